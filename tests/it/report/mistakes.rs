//! The mistakes clerks make: a file in, the whole answer of the terminal out,
//! and the file as whoever follows that answer leaves it.
//!
//! `DAFU_BLESS=1 cargo test --release mistakes` writes the answers anew; read them like a clerk.

use std::path::{Path, PathBuf};

use crate::support::{Sandbox, TODAY};

pub(crate) const REPLY: &str = "content/replies/gxt-2024-9.md";

/// The mistakes, by the names of their files.
pub(crate) fn mistakes() -> Vec<(String, PathBuf)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/mistakes");
    let entries = std::fs::read_dir(folder).expect("the folder is there");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let name = |path: PathBuf| {
        let name = path.file_name()?.to_str()?.strip_suffix(".expected")?.to_owned();
        Some((name, path))
    };
    let mut found: Vec<_> = paths.filter_map(name).collect();
    found.sort();
    assert!(found.len() >= 10, "{found:?}");
    found
}

/// What a check of the reply in `file` prints, and how it ends.
fn answer(file: &Path) -> (i32, String) {
    let site = Sandbox::full();
    site.write(REPLY, std::fs::read(file).expect("the reply of the mistake"));
    let mut command = site.command(&["check", "--date", TODAY, REPLY]);
    let output = command.env("COLUMNS", "100").output().expect("the program starts");
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("UTF-8");
    // How many pages the site has is not what is asked here, nor the day that the test asks for.
    let pages = regex::Regex::new("、[0-9]+ 个网页文件").expect("a pattern");
    let closing = text(&output.stderr).replace(&format!("以 {TODAY} 为今天，不是当前日期\n"), "");
    let said = text(&output.stdout) + &pages.replace(&closing, "、… 个网页文件");
    (output.status.code().unwrap_or(-1), said)
}

#[test]
fn each_is_answered_as_expected_and_once() {
    for (name, expected) in mistakes() {
        let (code, said) = answer(&expected.with_file_name(format!("{name}.md")));
        if std::env::var_os("DAFU_BLESS").is_some() {
            std::fs::write(&expected, &said).expect("the answer can be written");
        }
        let known = std::fs::read_to_string(&expected).expect("an answer").replace("\r\n", "\n");
        assert_eq!(said, known, "{name}");
        assert_eq!(code, 1, "{name}");
        assert_eq!(said.matches(" --> ").count(), 1, "one cause, one finding: {said}");
    }
}

#[test]
fn each_is_mended_by_what_the_answer_says() {
    for (name, expected) in mistakes() {
        let mended = expected.with_file_name(format!("{name}.mended.md"));
        let (code, said) = answer(&mended);
        assert_eq!((code, said.matches(" --> ").count()), (0, 0), "{name}: {said}");
        // A line that the answer proposes is a line of the mended file.
        let text = std::fs::read_to_string(&mended).expect("the mended reply");
        let said = std::fs::read_to_string(&expected).expect("an answer");
        let proposals =
            said.lines().filter_map(|line| line.split_once("请写成")?.1.split_once('：'));
        for (_, line) in proposals {
            assert!(text.lines().any(|known| known.trim() == line.trim()), "{name}: {line}");
        }
    }
}
