//! Every promise is held by tests, and the tests named are there.

use std::collections::BTreeSet;
use std::path::Path;

use crate::house::code::{files_below, relative, root};

/// The names of all tests, as the test programs print them: of the file `path`, `text`.
fn tests_of(path: &str, text: &str) -> Vec<String> {
    let inside = path.strip_prefix("tests/it/").or_else(|| path.strip_prefix("src/"));
    let module = inside.unwrap_or(path).trim_end_matches(".rs");
    let module = module.strip_suffix("/mod").unwrap_or(module).replace('/', "::");
    let mut found = Vec::new();
    for part in text.split("#[test]").skip(1) {
        let name = part.split_once("fn ").and_then(|(_, rest)| rest.split_once('('));
        found.extend(name.map(|(name, _)| format!("{module}::{name}")));
    }
    found
}

fn all_tests() -> BTreeSet<String> {
    let files = ["src", "tests/it"].map(|folder| files_below(&root().join(folder)));
    let rust = |path: &&Path| path.extension().is_some_and(|end| end == "rs");
    let files = files.iter().flatten().map(std::path::PathBuf::as_path).filter(rust);
    files.flat_map(|path| tests_of(&relative(path), &super::read(&relative(path)))).collect()
}

/// The rows of `page` that have no test, and the tests named that `known` lacks.
fn faults(page: &str, known: &BTreeSet<String>) -> Vec<String> {
    let mut faults = Vec::new();
    for row in page.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| promise"))
    {
        let cells: Vec<&str> = row.trim_matches(['|', ' ']).split(" | ").collect();
        let [promise, tests] = cells[..] else {
            faults.push(format!("{row}: no row of two cells"));
            continue;
        };
        let mut names = tests.split('`').skip(1).step_by(2).peekable();
        if names.peek().is_none() {
            faults.push(format!("{promise}: no test holds it"));
        }
        let missing = names.filter(|name| !known.contains(*name));
        faults.extend(missing.map(|name| format!("{promise}: there is no test {name}")));
    }
    faults
}

#[test]
fn every_promise_is_held_by_tests_that_exist() {
    let page = super::read("docs/promises.md");
    let known = all_tests();
    assert!(known.contains("docs::promises::every_promise_is_held_by_tests_that_exist"));
    assert!(page.lines().filter(|line| line.starts_with("| ")).count() > 100, "the table is read");
    crate::house::assert_none(
        &faults(&page, &known),
        "promises that nothing holds",
        "Write the test and name it in docs/promises.md.",
    );
}

#[test]
fn a_promise_without_a_test_is_found() {
    let known = BTreeSet::from(["a::b".to_owned()]);
    let page = "| promise | held by |\n|---|---|\n| One. | `a::b` |\n| Two. | none |\n| Three. | `a::b`, `a::c` |\n| Four. |\n";
    assert_eq!(
        faults(page, &known),
        [
            "Two.: no test holds it",
            "Three.: there is no test a::c",
            "| Four. |: no row of two cells"
        ]
    );
}
