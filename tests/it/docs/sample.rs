//! The finding that the README shows is what the program prints.

use crate::support::{Run, Sandbox};

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
fn sandbox() -> Sandbox {
    let registers = ["departments", "topics", "bodies", "holidays", "words"];
    let names = registers.map(|name| format!("content/{name}.yaml"));
    let names = names.into_iter().chain(["dafu.yaml", REPLY].map(str::to_owned));
    Sandbox::of(names.map(|name| {
        let text = super::read(&name).replace("\n案由: ", "\n案由：");
        (name, text)
    }))
}

fn check(site: &Sandbox, language: &str) -> String {
    let mut command = site.command(&["check", "--lang", language, "--date", "2026-11-20", REPLY]);
    let run = Run::of(command.env("COLUMNS", "100").output().expect("the program runs"));
    assert_eq!(run.code, 1, "{}", run.stderr);
    run.stdout.replace("\r\n", "\n")
}

/// The block of `text` on the page, without its indentation.
fn shown(page: &str) -> String {
    let (_, below) = page.split_once("```text\n").expect("the page shows a finding");
    let (block, _) = below.split_once("```").expect("the block is closed");
    let lines = block.trim_end().lines();
    lines.map(|line| line.strip_prefix("   ").unwrap_or(line)).collect::<Vec<_>>().join("\n")
}
