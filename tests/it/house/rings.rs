//! No rings: of two files, at most one knows the other.
//!
//! A ring cannot be read, tested or moved but as a whole. What two files need of each other
//! belongs in a third, below both.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::code::{SourceFile, sources};
use super::imports::{Modules, Use};

#[test]
fn no_files_import_each_other_in_a_ring() {
    let faults = rings(&sources());
    super::assert_none(
        &faults,
        "rings of imports between files",
        "Move what both need into a file below them. What stands in a mod.rs itself is one of its \
         own: a child that uses it while the parent uses the child makes a ring.",
    );
}

#[test]
fn a_ring_is_found_and_named() {
    let files = [
        file("src/lib.rs", "pub mod a; pub mod b;"),
        file("src/a/mod.rs", "mod child; pub(crate) use child::Child; pub struct Own;"),
        file("src/a/child.rs", "use crate::b::{self, c::{C}};\npub struct Child(b::B, C);"),
        file("src/b/mod.rs", "pub mod c; pub struct B;"),
        file("src/b/c.rs", "fn c() ->\ncrate::a::Child {}"),
    ];
    let expected = "src/a/child.rs:1 uses `C` of src/b/c.rs:2 uses `Child` of src/a/child.rs";
    assert_eq!(rings(&files), [expected]);
}

#[test]
fn every_ring_is_named_the_shortest_first() {
    let files = [
        file("src/lib.rs", "mod a; mod b; mod c;"),
        file("src/a.rs", "use crate::b::B; pub struct A;"),
        file("src/b.rs", "use crate::c::*; pub struct B;"),
        file("src/c.rs", "use crate::a::A; use crate::b::B as Bee;"),
    ];
    let expected = [
        "src/b.rs:1 uses `*` of src/c.rs:1 uses `B` of src/b.rs",
        "src/a.rs:1 uses `B` of src/b.rs:1 uses `*` of src/c.rs:1 uses `A` of src/a.rs",
    ];
    assert_eq!(rings(&files), expected[..1], "the other is open with the first");
    let apart = file("src/c.rs", "use crate::a::A;");
    let [lib, a, b, _] = files;
    assert_eq!(rings(&[lib, a, b, apart]), expected[1..]);
}

#[test]
fn a_parents_own_items_and_private_imports_make_a_ring() {
    let ring = |parent: &str, child: &str| {
        let root = file("src/lib.rs", "mod a;");
        !rings(&[root, file("src/a.rs", parent), file("src/a/b.rs", child)]).is_empty()
    };
    assert!(ring("mod b; use b::B; struct A;", "use super::A; struct B;"));
    assert!(ring("mod b; struct A(b::B);", "struct B(super::A);"));
    assert!(ring("mod b; fn a() { crate::a::b::run() }", "use crate::a as up; fn b(_: up::A) {}"));
    // Declared, exported, or for tests alone: no knowledge of the child.
    assert!(!ring("mod b; pub use b::B; struct A;", "use super::A; struct B;"));
    assert!(!ring("mod b; struct A;", "use super::A; struct B;"));
    assert!(!ring("mod b; struct A; #[cfg(test)] mod tests { use super::b::B; }", "use super::A;"));
    // In a module inside the file, `super` leads to the file.
    assert!(!ring("mod b; use b::B; struct A;", "struct B; mod c { use super::B; }"));
    // What the parent imports from elsewhere is not the parent's.
    assert!(!ring("mod b; use b::B; use std::fmt::Write;", "use super::Write; struct B;"));
}

fn file(path: &str, text: &str) -> SourceFile {
    SourceFile::new(path.to_owned(), text.to_owned())
}

/// Every import between two files, with its line and what is used.
type Imports = BTreeMap<(usize, usize), (usize, String)>;

/// The rings of imports among `sources`, the shortest first, no import in two of them: when
/// each is opened, none is left but what the imports of these made together.
fn rings(sources: &[SourceFile]) -> Vec<String> {
    let modules = Modules::new(sources);
    let mut imports = Imports::new();
    for (from, source) in sources.iter().enumerate() {
        for Use { at, to, name } in modules.uses(source) {
            imports.entry((from, to)).or_insert_with(|| (source.line(at), name));
        }
    }
    let mut out = Vec::new();
    while let Some(ring) = shortest(&imports) {
        out.push(drawn(&ring, sources, &imports));
        for step in steps(&ring) {
            imports.remove(&step);
        }
    }
    out
}

/// The shortest ring, as the files on its way.
fn shortest(imports: &Imports) -> Option<Vec<usize>> {
    // Most rings are of two files; to look for those first saves most of the search.
    let mutual = |(from, to): &&(usize, usize)| imports.contains_key(&(*to, *from));
    if let Some((from, to)) = imports.keys().find(mutual) {
        return Some(vec![*from, *to]);
    }
    let files: BTreeSet<usize> = imports.keys().map(|(from, _)| *from).collect();
    let rings = files.into_iter().filter_map(|start| ring_through(start, imports));
    rings.min_by_key(Vec::len)
}

/// The shortest ring through the file `start`: a search in breadth until it is met again.
fn ring_through(start: usize, imports: &Imports) -> Option<Vec<usize>> {
    let mut came_from: BTreeMap<usize, usize> = BTreeMap::new();
    let mut open = std::collections::VecDeque::from([start]);
    while let Some(at) = open.pop_front() {
        for (_, to) in imports.range((at, 0)..=(at, usize::MAX)).map(|(step, _)| *step) {
            if to == start {
                let back = |at: &usize| came_from.get(at).copied();
                let mut way: Vec<_> = std::iter::successors(Some(at), back).collect();
                way.reverse();
                return Some(way);
            }
            if let std::collections::btree_map::Entry::Vacant(new) = came_from.entry(to) {
                new.insert(at);
                open.push_back(to);
            }
        }
    }
    None
}

/// The imports along a ring.
fn steps(ring: &[usize]) -> impl Iterator<Item = (usize, usize)> {
    ring.iter().copied().zip(ring.iter().copied().cycle().skip(1))
}

fn drawn(ring: &[usize], sources: &[SourceFile], imports: &Imports) -> String {
    let mut out = sources[ring[0]].path.clone();
    for step in steps(ring) {
        let (line, name) = &imports[&step];
        let _ = write!(out, ":{line} uses `{name}` of {}", sources[step.1].path);
    }
    out
}
