//! Reading the registers: their shape, then what their entries must not share.

use std::collections::HashMap;

use super::faults::Faults;
use super::register_shapes;
use super::registers::{
    Body, BodyRegister, Department, DepartmentRegister, NameUse, Topic, TopicRegister,
};
use crate::diagnostic::{Bilingual, Diagnostic, SourcePath};
use crate::model::session::short_body;
use crate::model::{date, identifier};
use crate::yaml::{Node, Placed, Value};

/// Reads `content/departments.yaml`; what cannot be read is left out and reported.
#[must_use]
pub fn departments(path: &SourcePath, text: &str) -> (DepartmentRegister, Vec<Diagnostic>) {
    let mut faults = Faults::new(path);
    let mut register = DepartmentRegister::default();
    if let Some((mut entries, node)) =
        faults.read::<Vec<Department>>(text, register_shapes::DEPARTMENTS)
    {
        let names = |one: &Department| {
            let mut names = vec![one.code.clone(), one.name.clone()];
            names.extend(one.short.iter().cloned());
            names
        };
        check_entries(
            &mut faults,
            &node,
            entries.iter().map(|one| (one.code.as_str(), names(one))),
        );
        check_former(&mut faults, &node, &entries);
        let next = |one: &Department| (one.code.clone(), one.name.clone(), one.successor.clone());
        check_successors(&mut faults, &node, &entries.iter().map(next).collect::<Vec<_>>());
        for (one, node) in entries.iter_mut().zip(items(&node)) {
            place_aliases(&mut one.aliases, node);
        }
        entries.sort_by(|left, right| (left.order, &left.code).cmp(&(right.order, &right.code)));
        for (at, one) in (0_u16..).zip(&entries) {
            for former in &one.former {
                let until = former.until.as_deref().and_then(|text| date::parse(text).ok());
                let usage = NameUse::Former(until.map(|moment| moment.day));
                register.names.entry(former.name.clone()).or_insert((at, usage));
            }
        }
        for (at, one) in (0_u16..).zip(&entries) {
            register
                .names
                .extend(names(one).into_iter().map(|name| (name, (at, NameUse::Present))));
        }
        register.entries = entries;
    }
    (register, faults.into_diagnostics())
}

fn check_former(faults: &mut Faults, node: &Node, entries: &[Department]) {
    for (one, entry) in entries.iter().zip(items(node)) {
        let dates = one.former.iter().flat_map(|former| [&former.from, &former.until]);
        for text in dates.flatten().filter(|text| date::parse(text).is_err()) {
            faults.value(
                entry.place_of(text),
                format!("曾用名的日期“{text}”不是日期，请写成 2018-11-01"),
                format!("`{text}` is not a date; write 2018-11-01"),
            );
        }
    }
}

/// Reads `content/topics.yaml`; what cannot be read is left out and reported.
#[must_use]
pub fn topics(path: &SourcePath, text: &str) -> (TopicRegister, Vec<Diagnostic>) {
    let mut faults = Faults::new(path);
    let mut register = TopicRegister::default();
    if let Some((mut entries, node)) = faults.read::<Vec<Topic>>(text, register_shapes::TOPICS) {
        let names = |one: &Topic| vec![one.slug.clone(), one.name.clone()];
        check_entries(
            &mut faults,
            &node,
            entries.iter().map(|one| (one.slug.as_str(), names(one))),
        );
        let next = |one: &Topic| (one.slug.clone(), one.name.clone(), one.successor.clone());
        check_successors(&mut faults, &node, &entries.iter().map(next).collect::<Vec<_>>());
        for (one, node) in entries.iter_mut().zip(items(&node)) {
            place_aliases(&mut one.aliases, node);
        }
        // Topics keep the order of the file unless they say otherwise.
        entries.sort_by_key(|topic| topic.order);
        for (at, one) in (0_u16..).zip(&entries) {
            register.names.extend(names(one).into_iter().map(|name| (name, at)));
        }
        register.entries = entries;
    }
    (register, faults.into_diagnostics())
}

/// Reads `content/bodies.yaml`; what cannot be read is left out and reported.
#[must_use]
pub fn bodies(path: &SourcePath, text: &str) -> (BodyRegister, Vec<Diagnostic>) {
    let mut faults = Faults::new(path);
    let mut register = BodyRegister::default();
    if let Some((entries, node)) = faults.read::<Vec<Body>>(text, register_shapes::BODIES) {
        let names = |one: &Body| {
            let names = std::iter::once(&one.name).chain(&one.names);
            let mut names: Vec<_> = names.map(|name| short_body(name)).collect();
            names.sort();
            names.dedup();
            names
        };
        let with_key = |one: &Body| [vec![one.key.clone()], names(one)].concat();
        check_entries(
            &mut faults,
            &node,
            entries.iter().map(|one| (one.key.as_str(), with_key(one))),
        );
        for (at, one) in (0_u16..).zip(&entries) {
            register.names.extend(names(one).into_iter().map(|name| (name, at)));
        }
        register.entries = entries;
    }
    (register, faults.into_diagnostics())
}

fn items(node: &Node) -> &[Node] {
    match &node.value {
        Value::Sequence(items) => items,
        Value::Scalar { .. } | Value::Mapping(_) => &[],
    }
}

/// Says where each former code or address of an entry stands.
fn place_aliases(aliases: &mut [Placed], entry: &Node) {
    let nodes = entry.get("aliases").map_or(&[][..], items);
    for (alias, node) in aliases.iter_mut().zip(nodes) {
        alias.at = node.span.clone();
    }
}

/// Who took over must be in the register, and not lead back.
fn check_successors(
    faults: &mut Faults,
    node: &Node,
    entries: &[(String, String, Option<String>)],
) {
    let mut known: HashMap<&str, usize> = HashMap::new();
    for (at, (code, name, _)) in entries.iter().enumerate() {
        for word in [code, name] {
            known.entry(word).or_insert(at);
        }
    }
    let next: Vec<Option<usize>> = entries
        .iter()
        .map(|entry| entry.2.as_ref().and_then(|name| known.get(name.as_str()).copied()))
        .collect();
    let rings = rings(&next);
    for (start, node) in items(node).iter().enumerate().take(entries.len()) {
        let Some(name) = &entries[start].2 else { continue };
        let at =
            node.get("successor").map_or_else(|| node.span.clone(), |value| value.span.clone());
        if next[start].is_none() {
            faults.value(
                at,
                format!("名录里没有“{name}”，successor 要写承接者的代码"),
                format!("`{name}` is not in the register; write the code of its successor"),
            );
        } else if rings[start] {
            faults.value(
                at,
                format!("“{}”的承接者又由它自己承接，绕成了一圈", entries[start].0),
                format!("the successors of `{}` lead back to it", entries[start].0),
            );
        }
    }
}

/// Which entries are led back to by what is `next` of each; every entry is gone to once.
fn rings(next: &[Option<usize>]) -> Vec<bool> {
    let (mut rings, mut walks) = (vec![false; next.len()], vec![None; next.len()]);
    for start in 0..next.len() {
        let mut at = Some(start);
        while let Some(here) = at.filter(|here| walks[*here].is_none()) {
            walks[here] = Some(start);
            at = next[here];
        }
        // What this walk has come to a second time is in a ring.
        while let Some(here) = at.filter(|here| walks[*here] == Some(start) && !rings[*here]) {
            rings[here] = true;
            at = next[here];
        }
    }
    rings
}

/// Keys must stand in addresses, and no name may mean two entries.
fn check_entries<'a>(
    faults: &mut Faults,
    node: &Node,
    entries: impl Iterator<Item = (&'a str, Vec<String>)>,
) {
    let mut taken: HashMap<String, usize> = HashMap::new();
    for (index, ((key, names), entry)) in entries.zip(items(node)).enumerate() {
        if identifier::check(key).is_err() {
            faults.value(
                entry.place_of(key),
                format!(
                    "“{key}”要出现在网址里，只能用小写字母、数字和单个连字符，例如 {}",
                    example(key)
                ),
                format!(
                    "`{key}` is part of addresses: lower-case letters, digits, single hyphens only"
                ),
            );
        }
        for name in names {
            let other = taken.insert(name.clone(), index).filter(|other| *other != index);
            if let Some(other) = other {
                let line = faults.line(items(node)[other].place_of(&name).start);
                let free = if name == key { format!("，例如 {name}-2") } else { String::new() };
                let en_free =
                    if name == key { format!(", as in `{name}-2`") } else { String::new() };
                faults.advise(
                    entry.place_of(&name),
                    Bilingual::new(
                        format!("“{name}”已经是名录第 {line} 行那一项的名称或代码"),
                        format!("`{name}` already names the entry at line {line}"),
                    ),
                    Bilingual::new(
                        format!("请把其中一项改成别的{free}；同一项写了两次的，删去一项"),
                        format!("change one of the two{en_free}; if they are the same, delete one"),
                    ),
                );
            }
        }
    }
}

fn example(key: &str) -> String {
    let nearest = identifier::nearest(key);
    if nearest.is_empty() { "gxt".to_owned() } else { nearest }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_leads_back_is_told_from_who_only_leads_there() {
        // 0 to 1 to 2 to 1; 3 to itself; 4 to nobody; 5 to 4.
        let next = [Some(1), Some(2), Some(1), Some(3), None, Some(4)];
        assert_eq!(rings(&next), [false, true, true, true, false, false]);
    }
}
