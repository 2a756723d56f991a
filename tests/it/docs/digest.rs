//! `docs/digest.md`: its vector, computed by the program and by its own description.

use std::path::{Path, PathBuf};

use dafu::archive::entry::Entry;
use dafu::digest::Digest;
use dafu::site::{Options, Site};
use dafu::source::Folder;

const PAGE: &str = "docs/digest.md";

#[test]
fn the_program_computes_the_vector() {
    let expected = block("The digest · 指纹:");
    assert_eq!(entry(&sandbox("program")).digest.as_ref(), expected.trim_end());
}

#[test]
fn the_lines_give_the_digest() {
    let hash = Digest::of(block("The lines · 各行:"));
    assert_eq!(format!("1:{hash}"), block("The digest · 指纹:").trim_end());
}

#[test]
fn what_is_not_content_does_not_change_it() {
    let folder = sandbox("not-content");
    let file = folder.join("content/replies/2024/jyj-2024-3/index.md");
    let text = std::fs::read_to_string(&file).expect("the vector's reply");
    let changed = text
        .replace("备注: 不计入指纹", "备注: 改过\n交办日期: 2024-03-01\n标识: other")
        .replace('\n', "\r\n");
    std::fs::write(&file, changed).expect("the sandbox can be written");
    assert_eq!(entry(&folder).digest.as_ref(), block("The digest · 指纹:").trim_end());
    std::fs::write(&file, text.replace("两条", "三条")).expect("the sandbox can be written");
    assert_ne!(entry(&folder).digest.as_ref(), block("The digest · 指纹:").trim_end());
}

/// The only reply of the site in `folder`.
fn entry(folder: &Path) -> Entry {
    let now = "2024-06-01T00:00:00Z".parse().expect("a moment");
    let options = Options { now, ..Options::default() };
    let site = Site::load(Folder::new(folder.to_owned()), &options).expect("the site is usable");
    let mut entries = site.archive.entries;
    assert_eq!(entries.len(), 1, "{:?}", site.findings);
    entries.remove(0)
}

/// The vector's files in a folder of their own.
fn sandbox(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("docs-digest").join(name);
    for (path, text) in files() {
        let place = folder.join(path);
        let parent = place.parent().expect("a file stands in a folder");
        std::fs::create_dir_all(parent).expect("the sandbox can be made");
        std::fs::write(place, text).expect("the sandbox can be written");
    }
    folder
}

/// Every file on the page: its path in a line of its own, then its text.
fn files() -> Vec<(String, String)> {
    let page = super::read(PAGE);
    let paths = page.lines().filter_map(|line| line.strip_prefix('`')?.strip_suffix("`:"));
    paths.map(|path| (path.to_owned(), block(&format!("`{path}`:")))).collect()
}

/// The block of text below the line `head`.
fn block(head: &str) -> String {
    let page = super::read(PAGE);
    let (_, below) = page.split_once(&format!("\n{head}\n")).expect("the page has this line");
    let (_, text) = below.split_once("\n```").expect("a block follows");
    let (_, text) = text.split_once('\n').expect("the block has lines");
    text.split_once("```").expect("the block is closed").0.to_owned()
}
