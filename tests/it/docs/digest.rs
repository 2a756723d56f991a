//! `docs/digest.md`: its vector, computed by the program and by its own description.

use dafu::archive::entry::Entry;
use dafu::digest::Digest;
use dafu::site::{Options, Site};
use dafu::source::Folder;

use crate::support::Sandbox;

const PAGE: &str = "docs/digest.md";

#[test]
fn the_program_computes_the_vector() {
    let expected = block("The digest · 指纹:");
    assert_eq!(entry(&Sandbox::of(files())).digest.as_ref(), expected.trim_end());
}

#[test]
fn the_lines_give_the_digest() {
    let hash = Digest::of(block("The lines · 各行:"));
    assert_eq!(format!("1:{hash}"), block("The digest · 指纹:").trim_end());
}

#[test]
fn what_is_not_content_does_not_change_it() {
    let site = Sandbox::of(files());
    let file = "content/replies/2024/jyj-2024-3/index.md";
    let text = site.read(file);
    let changed = text
        .replace("备注: 不计入指纹", "备注: 改过\n交办日期: 2024-03-01\n标识: other")
        .replace('\n', "\r\n");
    site.write(file, changed);
    assert_eq!(entry(&site).digest.as_ref(), block("The digest · 指纹:").trim_end());
    site.write(file, text.replace("两条", "三条"));
    assert_ne!(entry(&site).digest.as_ref(), block("The digest · 指纹:").trim_end());
}

/// The only reply of `site`.
fn entry(site: &Sandbox) -> Entry {
    let now = "2024-06-01T00:00:00Z".parse().expect("a moment");
    let options = Options { now, ..Options::default() };
    let site =
        Site::load(Folder::new(site.root().to_owned()), &options).expect("the site is usable");
    let entries = site.archive.entries;
    assert_eq!(entries.len(), 1, "{:?}", site.findings);
    entries[0].clone()
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
