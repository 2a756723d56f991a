//! What must not stand in any file: loose ends, addresses of real sites, paths of one machine.

use std::path::{Path, PathBuf};

use regex::Regex;

use super::code::{MADE, files_below, relative, root, sources};

/// Hosts that may be named, and why; beside them those with the label `example`, which
/// nobody can own, and those of Chinese authorities, whose pages the tests quote.
const HOSTS: &[(&str, &str)] = &[
    ("localhost", "one's own machine"),
    ("127.0.0.1", "one's own machine"),
    ("www.w3.org", "names of XML vocabularies"),
    ("schemas.openxmlformats.org", "names of the vocabularies of office files"),
    ("ns.adobe.com", "names of the vocabulary of a picture's properties"),
    ("schema.org", "names of structured data"),
    ("json.schemastore.org", "name of the schema of SARIF"),
    ("json-schema.org", "name of the schema's dialect"),
    ("www.sitemaps.org", "name of an XML vocabulary"),
    ("a.cn", "shortest address in tests of addresses"),
    ("a.b", "shortest address in tests of addresses"),
    ("a.org", "shortest address in tests of addresses"),
    ("www.unicode.org", "where the character database is"),
    ("github.com", "where the sources of others are"),
    ("spdx.org", "names of licences"),
    ("www.apache.org", "stands in the licence's own text"),
    ("www.rust-lang.org", "where Rust is"),
    ("just.systems", "where the command runner is"),
    ("rustsec.org", "where advisories are"),
];

#[test]
fn nothing_is_left_to_be_done() {
    let loose = Regex::new(r"//.*\b(?:TODO|FIXME|XXX)\b").expect("a valid pattern");
    let found = |file: &super::code::SourceFile| -> Vec<String> {
        let lines = file.text.lines().enumerate().filter(|(_, line)| loose.is_match(line));
        lines.map(|(at, line)| format!("{}:{}: {}", file.path, at + 1, line.trim())).collect()
    };
    let faults: Vec<_> = sources().iter().flat_map(found).collect();
    super::assert_none(&faults, "loose ends", "Do it now, or write an issue.");
}

#[test]
fn nothing_is_unwrapped_outside_tests() {
    let found = |file: &super::code::SourceFile| -> Vec<String> {
        let places = file.product.match_indices(".unwrap()");
        places.map(|(at, _)| format!("{}:{}", file.path, file.line(at))).collect()
    };
    let faults: Vec<_> = sources().iter().flat_map(found).collect();
    super::assert_none(
        &faults,
        "`unwrap` outside tests",
        "Hand the error on, or `expect` with the reason why it cannot be.",
    );
}

#[test]
fn no_file_names_a_machine() {
    let faults: Vec<_> = texts().flat_map(|(path, text)| machine_words(&path, &text)).collect();
    super::assert_none(
        &faults,
        "words of one machine or of a real site",
        "Use relative paths and hosts with the label `example`, or list the host in HOSTS.",
    );
}

#[test]
fn a_word_of_a_machine_is_found() {
    let found = |text: &str| !machine_words("x", text).is_empty();
    // Put together here, so that this file does not hold what it looks for.
    let slash = |words: &[&str]| format!("`/{}`", words.join("/"));
    assert!(found(&slash(&["home", "me", "site"])));
    assert!(found(&slash(&["work", "main"])));
    assert!(found(&format!(r"C:{}Users{}me", '\\', '\\')));
    assert!(found(&format!("https:/{}", "/registry.invalid/index")));
    assert!(!found("https://dafu.example.gov.cn/r/x.html"));
    assert!(!found("see content/replies/2024, themes/default, a/site/b and /site"));
}

/// Every text file of the package that is committed, its lock file apart.
fn texts() -> impl Iterator<Item = (String, String)> {
    let top = std::fs::read_dir(root()).expect("the package's folder is readable");
    let paths = top.filter_map(Result::ok).map(|entry| entry.path());
    let own = paths.filter(|path| !is_made(path)).flat_map(|path| files_of(&path));
    own.filter_map(|path| Some((relative(&path), std::fs::read_to_string(path).ok()?)))
}

fn is_made(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
    name.is_some_and(|name| MADE.contains(&name.as_str()) || name == "Cargo.lock")
}

fn files_of(path: &Path) -> Vec<PathBuf> {
    if path.is_dir() { files_below(path) } else { vec![path.to_owned()] }
}

fn machine_words(path: &str, text: &str) -> Vec<String> {
    let absolute = r#"(?:^|[\s"'`(=])(/(?:home|root|tmp|work|mnt|opt|var|Users)/[\w.-]+)"#;
    let windows = r"\b([A-Z]:\\[A-Za-z]\w+)";
    let host = r"https?://([A-Za-z0-9][A-Za-z0-9.-]*)";
    let patterns = [absolute, windows, host].map(|text| Regex::new(text).expect("a valid pattern"));
    let mut out = Vec::new();
    for (at, line) in text.lines().enumerate() {
        for found in patterns.iter().flat_map(|pattern| pattern.captures_iter(line)) {
            let word = found[1].trim_end_matches('.');
            if !is_allowed(word) {
                out.push(format!("{path}:{}: {word}", at + 1));
            }
        }
    }
    out
}

fn is_allowed(word: &str) -> bool {
    HOSTS.iter().any(|(host, _)| *host == word)
        || word.split('.').any(|label| label == "example")
        || word.ends_with(".gov.cn")
}
