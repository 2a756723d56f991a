//! Names of proposers: which of them are people's.

use super::reply::Reply;
use crate::config::Registers;
use crate::model::ProposerKind;
use crate::model::text::{COMPOUND_SURNAMES, is_han, without_space};

/// The endings that make a short name an organisation's.
const ORGANISATIONS: &[char] =
    &['局', '厅', '委', '办', '会', '院', '部', '处', '组', '党', '社', '团'];

/// Whether `name` is a person's: 2 to 4 Han characters, or with `·`, in no
/// register, with no organisation's ending; nobody, where the proposer is a body.
#[must_use]
pub fn is_person(registers: &Registers, reply: &Reply, name: &str) -> bool {
    let length = name.chars().count();
    let shape = name.contains('·') || ((2..=4).contains(&length) && name.chars().all(is_han));
    shape
        && reply.proposer_kind.is_none_or(ProposerKind::names_people)
        && !name.ends_with(ORGANISATIONS)
        && registers.departments.find(name).is_none()
        && registers.bodies.find(name).is_none()
}

/// Titles that are written behind a name.
const TITLES: &[&str] = &["代表", "委员", "同志", "先生", "女士"];

/// The persons that `name` holds together with other words, so that only the
/// whole would be printed or looked for: `方假设等8名代表`, `方　明`, `方假设（女）`.
#[must_use]
pub fn persons_within(registers: &Registers, reply: &Reply, name: &str) -> Vec<String> {
    let plain = name.split(['（', '(', '〔', '[']).next().unwrap_or_default();
    let parts = plain.split(|one: char| one.is_whitespace() || "、，,；;/".contains(one));
    let whole = without_space(plain);
    let mut found: Vec<String> = parts
        .chain(std::iter::once(whole.as_str()))
        .map(bare)
        .filter(|one| *one != name && !COMPOUND_SURNAMES.contains(one))
        .filter(|one| is_person(registers, reply, one))
        .map(str::to_owned)
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// Whether `name` looks like an organisation's only for its last character,
/// while the reply says that persons proposed: 方建党.
#[must_use]
pub fn is_doubtful(registers: &Registers, reply: &Reply, name: &str) -> bool {
    let persons = matches!(reply.proposer_kind, Some(ProposerKind::Person | ProposerKind::Joint));
    persons
        && (2..=3).contains(&name.chars().count())
        && name.chars().all(is_han)
        && name.ends_with(ORGANISATIONS)
        && registers.departments.find(name).is_none()
        && registers.bodies.find(name).is_none()
}

/// `name` without what follows it: 等…, a title.
fn bare(name: &str) -> &str {
    let name = match name.split_once('等') {
        Some((before, after)) if after.is_empty() || after.ends_with(TITLES_END) => before,
        _ => name,
    };
    let mut titles = TITLES.iter().filter_map(|title| name.strip_suffix(title));
    titles.next().unwrap_or(name)
}

/// How the words behind 等 end: 人, 名代表, 位委员, 同志.
const TITLES_END: &[char] = &['人', '表', '员', '志', '位', '名'];
