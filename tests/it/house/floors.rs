//! The floors: a room stands above all it uses.

use std::fmt::Write as _;

use super::code::{SourceFile, first_word, sources, words};

/// Every room and its floor. A room may use the rooms of lower floors, no others.
const FLOORS: &[(&str, u8)] = &[
    ("main", 10),
    ("command", 9),
    ("serve", 8),
    ("site", 7),
    ("check", 6),
    ("render", 6),
    ("publish", 6),
    ("plan", 5),
    ("reading", 5),
    ("import", 5),
    ("init", 5),
    ("editor", 5),
    ("archive", 4),
    ("document", 3),
    ("letter", 3),
    ("theme", 3),
    ("report", 3),
    ("search", 3),
    ("source", 2),
    ("sensitive", 2),
    ("spreadsheet", 2),
    ("yaml", 2),
    ("config", 2),
    ("diagnostic", 1),
    ("digest", 1),
    ("model", 1),
    ("cli", 5),
    ("extract", 1),
];

/// What a room uses beside it, on its own floor, and why.
const BESIDE: &[(&str, &str, &str)] = &[
    ("config", "yaml", "the configuration is written in YAML"),
    ("source", "config", "the name of the file that makes a folder a site"),
];

/// What a room may not use, though it stands lower, and why.
const APART: &[(&str, &str, &str)] = &[
    ("document", "model", "a document is syntax: it knows no word of the field"),
    ("document", "config", "a document is the same in every site"),
    ("theme", "model", "a theme gets names and values, whatever they are about"),
    ("theme", "config", "a theme gets names and values, whatever they are about"),
    ("report", "model", "a finding is printed, whatever it is about"),
    ("report", "config", "a finding is printed, whatever it is about"),
    ("publish", "archive", "publishing knows addresses and bytes"),
    ("publish", "document", "publishing knows addresses and bytes"),
    ("publish", "model", "publishing knows addresses and bytes"),
    ("serve", "publish", "what is served is never written"),
];

#[test]
fn rooms_only_look_downward() {
    let files = sources();
    let faults: Vec<_> = files.iter().flat_map(faults_of).collect();
    super::assert_none(&faults, "imports that do not look downward", &table());
}

#[test]
fn every_room_has_a_floor() {
    let rooms: std::collections::BTreeSet<_> =
        sources().iter().map(|file| room_of(&file.path).to_owned()).collect();
    let unknown: Vec<_> =
        rooms.into_iter().filter(|room| room != "lib" && floor(room).is_none()).collect();
    super::assert_none(&unknown, "rooms without a floor", "Give them one in FLOORS.");
}

#[test]
fn the_map_of_the_house_shows_these_floors() {
    let map = std::fs::read_to_string("ARCHITECTURE.md").expect("the map");
    let mut drawn: Vec<(String, u8)> = Vec::new();
    for line in map.lines() {
        let mut cells = line.split('|').map(str::trim).skip(1);
        let Some(Ok(floor)) = cells.next().map(str::parse) else { continue };
        let pieces: Vec<&str> = cells.next().unwrap_or_default().split('`').collect();
        // A room's name stands in code marks before a colon.
        let rooms = pieces.windows(2).filter(|pair| pair[1].starts_with(':'));
        drawn.extend(rooms.map(|pair| (pair[0].to_owned(), floor)));
    }
    drawn.sort();
    let built: std::collections::BTreeSet<_> =
        sources().iter().map(|file| room_of(&file.path).to_owned()).collect();
    let mut floors: Vec<(String, u8)> =
        FLOORS.iter().map(|(room, floor)| ((*room).to_owned(), *floor)).collect();
    floors.retain(|(room, _)| built.contains(room));
    floors.sort();
    assert_eq!(drawn, floors);
}

#[test]
fn an_upward_import_is_found() {
    let upward =
        |path: &str, code: &str| uses(path, code).any(|(_, to)| fault(path, &to).is_some());
    assert!(upward("src/model/date.rs", "use crate::archive::Reply;"));
    assert!(upward("src/check/mod.rs", "fn a() { crate::render::outputs() }"));
    assert!(upward("src/yaml/mod.rs", "use super::config::Config;"));
    assert!(upward("src/archive/lower/mod.rs", "use super::super::site::Site;"));
    assert!(upward("src/plan/mod.rs", "use crate::{model::Date, publish::{Stage, Target}};"));
    assert!(upward("src/document/mod.rs", "use crate::model::Date;"));
    assert!(!upward("src/site.rs", "use crate::check; use crate::{render, plan::SitePlan};"));
    assert!(!upward(
        "src/archive/lower/mod.rs",
        "use super::reply::Reply; use super::super::entry;"
    ));
    assert!(!upward("src/config/mod.rs", "use crate::yaml::Node; use super::faults;"));
}

fn faults_of(file: &SourceFile) -> Vec<String> {
    let faulty = |(at, to): (usize, String)| {
        let reason = fault(&file.path, &to)?;
        Some(format!("{}:{}: uses `{to}`: {reason}", file.path, file.line(at)))
    };
    uses(&file.path, &file.code).filter_map(faulty).collect()
}

/// Why a file at `path` may not use the room `to`.
fn fault(path: &str, to: &str) -> Option<String> {
    let from = room_of(path);
    let named = |table: &[(&str, &str, &'static str)]| {
        table.iter().find(|(room, other, _)| (*room, *other) == (from, to)).map(|found| found.2)
    };
    if from == to || from == "lib" || named(BESIDE).is_some() {
        return None;
    }
    if let Some(reason) = named(APART) {
        return Some(reason.to_owned());
    }
    let (here, there) = (floor(from)?, floor(to)?);
    (here <= there).then(|| format!("`{from}` is on floor {here}, `{to}` on floor {there}"))
}

fn floor(room: &str) -> Option<u8> {
    FLOORS.iter().find(|(name, _)| *name == room).map(|(_, floor)| *floor)
}

/// The room a file belongs to: the first name below `src`.
fn room_of(path: &str) -> &str {
    let inside = path.strip_prefix("src/").expect("a file under src");
    inside.split(['/', '.']).next().expect("split gives at least one piece")
}

/// The rooms that `code`, standing at `path`, names, each with its place.
fn uses<'a>(path: &str, code: &'a str) -> impl Iterator<Item = (usize, String)> + 'a {
    let depth = depth(path);
    let library = if path == "src/main.rs" { "dafu::" } else { "crate::" };
    let absolute = words(code, library).map(move |at| (at, at + library.len()));
    let upward = words(code, "super::").filter_map(move |at| {
        let steps = code[at..].split("super::").take_while(|piece| piece.is_empty()).count();
        let continued = code[..at].ends_with("super::");
        (!continued && steps >= depth).then_some((at, at + steps * "super::".len()))
    });
    let rooms = |(at, from): (usize, usize)| {
        heads(&code[from..]).into_iter().map(move |head| (at, head.to_owned()))
    };
    let known = |(_, room): &(usize, String)| floor(room).is_some();
    absolute.chain(upward).flat_map(rooms).filter(known)
}

/// How many steps lead from the module at `path` to the library's root.
fn depth(path: &str) -> usize {
    let module = path.trim_end_matches(".rs").trim_end_matches("/mod");
    module.matches('/').count()
}

/// The first names of what an import brings: one, or those of a group in braces.
fn heads(code: &str) -> Vec<&str> {
    let Some(group) = code.trim_start().strip_prefix('{') else { return vec![first_word(code)] };
    let mut depth = 0;
    let mut out = vec![first_word(group)];
    for (at, byte) in group.bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' if depth == 0 => break,
            b'}' => depth -= 1,
            b',' if depth == 0 => out.push(first_word(&group[at + 1..])),
            _ => {}
        }
    }
    out
}

/// The table of floors, for who has to mend an import.
fn table() -> String {
    let mut out = String::from("A room may use lower floors only:\n");
    for (room, floor) in FLOORS {
        let _ = writeln!(out, "  {floor:>2}  {room}");
    }
    for (room, other, reason) in BESIDE {
        let _ = writeln!(out, "  and {room} uses {other} beside it: {reason}");
    }
    for (room, other, reason) in APART {
        let _ = writeln!(out, "  but {room} never uses {other}: {reason}");
    }
    out
}
