//! The sockets: every member stands in its table.

use super::code::{SourceFile, first_word, root, sources, words};

/// Folders with one member a file, and the type of the constant that a member declares.
const SOCKETS: &[(&str, &str)] = &[
    ("src/archive/listings", "Listing"),
    ("src/render/formats", "Format"),
    ("src/check/rules", "Rule"),
    ("src/import/importers", "Importer"),
];

#[test]
fn every_member_stands_in_its_table() {
    let files = sources();
    let faults: Vec<_> =
        SOCKETS.iter().flat_map(|(folder, kind)| missing(&files, folder, kind)).collect();
    super::assert_none(
        &faults,
        "not in the table",
        "Add a line to the table in the folder's mod.rs.",
    );
}

#[test]
fn every_file_of_a_flat_socket_is_a_member() {
    let files = sources();
    let flat = SOCKETS.iter().filter(|(_, kind)| *kind != "Rule");
    let without_member = |(folder, kind): &(&str, &str)| -> Vec<String> {
        let kind = (*kind).to_owned();
        let idle = move |file: &&SourceFile| members(file, &kind).next().is_none();
        in_folder(&files, folder).filter(idle).map(|file| file.path.clone()).collect()
    };
    let faults: Vec<_> = flat.flat_map(without_member).collect();
    super::assert_none(
        &faults,
        "no member of their folder",
        "Move them out, or declare the member.",
    );
}

#[test]
fn a_member_left_out_is_found() {
    let file = |path: &str, text: &str| SourceFile::new(path.to_owned(), text.to_owned());
    let files = [
        file("src/check/rules/mod.rs", "pub const RULES: &[&Rule] = &[&date::ORDER];"),
        file("src/check/rules/date.rs", "pub const ORDER: Rule = a; pub const FUTURE: Rule = b;"),
        file("src/check/rules/id/form.rs", "pub(super) const ORDER: Rule = a;"),
    ];
    let found = missing(&files, "src/check/rules", "Rule");
    let expected = ["src/check/rules/date.rs: FUTURE", "src/check/rules/id/form.rs: ORDER"];
    assert_eq!(found, expected);
}

/// The members of the socket at `folder` that its table does not name.
fn missing(files: &[SourceFile], folder: &str, kind: &str) -> Vec<String> {
    let table_path = format!("{folder}/mod.rs");
    let Some(table) = files.iter().find(|file| file.path == table_path) else {
        assert!(!root().join(folder).exists(), "{folder} has no mod.rs");
        return Vec::new();
    };
    let unnamed = |file: &SourceFile| -> Vec<String> {
        let module = module_below(&file.path, folder).to_owned();
        let named = |member: &str| words(&table.product, &format!("{module}::{member}")).next();
        let left_out = members(file, kind).filter(|member| named(member).is_none());
        left_out.map(|member| format!("{}: {member}", file.path)).collect()
    };
    in_folder(files, folder).flat_map(unnamed).collect()
}

/// The files below `folder`, its table apart.
fn in_folder<'a>(
    files: &'a [SourceFile],
    folder: &str,
) -> impl Iterator<Item = &'a SourceFile> + use<'a> {
    let inside = format!("{folder}/");
    let table = format!("{folder}/mod.rs");
    files.iter().filter(move |file| file.path.starts_with(&inside) && file.path != table)
}

/// The module directly below `folder` that the file at `path` belongs to.
fn module_below<'a>(path: &'a str, folder: &str) -> &'a str {
    first_word(&path[folder.len() + 1..])
}

/// The constants of type `kind` that a file declares.
fn members<'a>(file: &'a SourceFile, kind: &str) -> impl Iterator<Item = &'a str> + use<'a> {
    let of_kind = format!(": {kind} =");
    let code = &file.product;
    words(code, "const").filter_map(move |at| {
        let after = &code[at + "const".len()..];
        let name = first_word(after);
        after.trim_start()[name.len()..].starts_with(&of_kind).then_some(name)
    })
}
