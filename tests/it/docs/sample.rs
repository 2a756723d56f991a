//! The finding that the README shows is what the program prints.

use std::path::{Path, PathBuf};
use std::process::Command;

const REPLY: &str = "content/replies/2024/jyt-2024-22.md";

#[test]
fn the_finding_in_the_readme_is_current() {
    let site = sandbox();
    for (page, language) in [("README.md", "en"), ("README.zh-CN.md", "zh")] {
        let printed = check(&site, language);
        assert_eq!(shown(&super::read(page)), printed.trim_end(), "{page}");
    }
}

/// The demonstration site with one reply, in which an editor has mistyped a colon.
fn sandbox() -> PathBuf {
    let site = Path::new(env!("CARGO_TARGET_TMPDIR")).join("docs-sample");
    let registers = ["departments", "topics", "bodies", "holidays", "words"];
    let registers = registers.map(|name| format!("content/{name}.yaml"));
    for name in registers.iter().map(String::as_str).chain(["dafu.yaml", REPLY]) {
        let place = site.join(name);
        let folder = place.parent().expect("a file stands in a folder");
        std::fs::create_dir_all(folder).expect("the sandbox can be made");
        let text = super::read(name).replace("\n案由: ", "\n案由：");
        std::fs::write(place, text).expect("the sandbox can be written");
    }
    site
}

fn check(site: &Path, language: &str) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_dafu"))
        .args(["check", "--lang", language, "--date", "2026-11-20", "--root"])
        .args([site, &site.join(REPLY)])
        .env("COLUMNS", "100")
        .output()
        .expect("the program runs");
    assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).replace("\r\n", "\n")
}

/// The block of `text` on the page, without its indentation.
fn shown(page: &str) -> String {
    let (_, below) = page.split_once("```text\n").expect("the page shows a finding");
    let (block, _) = below.split_once("```").expect("the block is closed");
    let lines = block.trim_end().lines();
    lines.map(|line| line.strip_prefix("   ").unwrap_or(line)).collect::<Vec<_>>().join("\n")
}
