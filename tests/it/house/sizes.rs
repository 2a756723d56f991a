//! Sizes: a file that fits in a head, a function that fits on a screen.

use super::code::{SourceFile, end_of_item, first_word, sources, words};

const FILE: usize = 300;
const FUNCTION: usize = 60;

/// Files and functions that are larger, and why. A function is `file: name`.
const EXCEPTIONS: &[(&str, &str)] = &[(
    "src/render/view/reply.rs: view",
    "a line for each field that templates see, no step among them",
)];

#[test]
fn files_and_functions_are_small() {
    let large: Vec<_> = sources().iter().flat_map(large_in).collect();
    let listed = |name: &str| EXCEPTIONS.iter().any(|(exception, _)| *exception == name);
    let faults: Vec<_> = large
        .iter()
        .filter(|(name, _)| !listed(name))
        .map(|(name, lines)| format!("{name}: {lines} lines"))
        .collect();
    super::assert_none(
        &faults,
        "larger than a file (300 lines) or a function (60) should be",
        "Split them, or list them in EXCEPTIONS of tests/it/house/sizes.rs with the reason.",
    );
}

#[test]
fn every_exception_is_needed_and_has_a_reason() {
    let large: Vec<_> = sources().iter().flat_map(large_in).collect();
    let idle = |(name, reason): &&(&str, &str)| {
        reason.is_empty() || !large.iter().any(|(found, _)| found == name)
    };
    let faults: Vec<_> =
        EXCEPTIONS.iter().filter(idle).map(|(name, _)| (*name).to_owned()).collect();
    super::assert_none(&faults, "exceptions for what is small", "Take them off the list.");
}

#[test]
fn a_large_function_is_found() {
    let code =
        format!("fn small() {{}}\nfn large(a: [u8; 2]) {{\n{}}}\n", "a();\n".repeat(FUNCTION));
    let found: Vec<_> = functions(&code).filter(|(_, lines)| *lines > FUNCTION).collect();
    assert_eq!(found, [("large", FUNCTION + 2)]);
}

fn large_in(file: &SourceFile) -> Vec<(String, usize)> {
    let lines = file.text.lines().count();
    let whole = (lines > FILE).then(|| (file.path.clone(), lines));
    let large = functions(&file.code).filter(|(_, lines)| *lines > FUNCTION);
    let named = large.map(|(name, lines)| (format!("{}: {name}", file.path), lines));
    whole.into_iter().chain(named).collect()
}

/// Every function in `code` with its lines, from its `fn` to its closing brace.
fn functions(code: &str) -> impl Iterator<Item = (&str, usize)> {
    words(code, "fn").filter_map(|at| {
        let after = &code[at + 2..];
        let name = first_word(after);
        let lines = after[..end_of_item(after)].matches('\n').count() + 1;
        (!name.is_empty()).then_some((name, lines))
    })
}
