//! Names of proposers: which are people's, and what of them the site prints.
//!
//! Who is in doubt is a person: a printed name is an incident, a hidden
//! organisation a nuisance. Every output and every rule asks here.

use super::context::Context;
use super::reply::Reply;
use crate::config::Registers;
use crate::diagnostic::is_zero_width;
use crate::letter::organisation;
use crate::model::text::{COMPOUND_SURNAMES, is_name_dot, surname};
use crate::model::{Kind, ProposerKind, ProposerNames};

/// One that an entry of 主送 names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Addressee {
    Organisation(String),
    /// A person, by the full name or by the surname alone.
    Person(String),
}

/// Titles and offices that are written behind a name.
const TITLES: &str = "代表 委员 同志 先生 女士 老师 教授 博士 律师 医生 医师 工程师 研究员 调研员 巡视员 参事 \
    主任 主席 书记 委员长 局长 处长 科长 股长 厅长 部长 司长 院长 校长 园长 所长 站长 队长 行长 馆长 台长 社长 \
    组长 团长 会长 理事长 理事 秘书长 秘书 董事长 董事 总经理 经理 主编 编辑 省长 市长 县长 区长 州长 旗长 镇长 \
    乡长 村长 干事 常委";

/// What goes before a title: 市人大代表, 副主任.
const BEFORE_TITLES: &[&str] = &["人大", "政协", "常务副", "副"];

/// The levels of a congress or committee.
const LEVELS: &[&str] = &["全国", "省", "市", "县", "区", "州", "旗"];

/// What separates names in an entry for certain.
const SEPARATORS: &[char] =
    &['、', '，', ',', '；', ';', '|', '｜', '/', '／', '\\', '＼', '&', '＆', '+', '＋'];

/// What separates names, and stands in names of organisations as well.
const CONJUNCTIONS: &[char] = &['和', '与', '及', '暨', '-', '－', '—', '–', '~', '～', '_'];

/// All that `entry` names, in order.
#[must_use]
pub(crate) fn addressees(registers: &Registers, reply: &Reply, entry: &str) -> Vec<Addressee> {
    let whole: String = entry.chars().filter(|one| !is_zero_width(*one)).collect();
    let whole = whole.trim();
    let is_body = !reply.proposer_kind.is_none_or(ProposerKind::names_people);
    if is_body || is_registered(registers, whole) {
        return vec![Addressee::Organisation(entry.to_owned())];
    }
    let mut found = Vec::new();
    for part in parts(whole) {
        if is_registered(registers, &part) || has_form_of_organisation(&part) {
            found.push(Addressee::Organisation(part));
        } else {
            let names = split(&part, CONJUNCTIONS);
            found.extend(names.iter().map(|name| Addressee::Person(bare(name).to_owned())));
        }
    }
    found
}

/// The full names of the persons that `entry` names; none of those named by the surname alone.
#[must_use]
pub(crate) fn full_names(registers: &Registers, reply: &Reply, entry: &str) -> Vec<String> {
    let is_full =
        |name: &String| name.chars().count() > 1 && !COMPOUND_SURNAMES.contains(&name.as_str());
    let person = |one: Addressee| match one {
        Addressee::Person(name) => Some(name).filter(is_full),
        Addressee::Organisation(_) => None,
    };
    addressees(registers, reply, entry).into_iter().filter_map(person).collect()
}

/// Whether `entry` is a person's name and nothing else, without any doubt.
#[must_use]
pub(crate) fn is_surely_person(registers: &Registers, reply: &Reply, entry: &str) -> bool {
    full_names(registers, reply, entry) == [entry] && !organisation::ends_as_name(entry)
}

/// `entry` as the site prints it.
#[must_use]
pub(crate) fn printed(context: Context<'_>, reply: &Reply, entry: &str) -> String {
    if context.config.proposer_names == ProposerNames::Full {
        return entry.to_owned();
    }
    let all = addressees(context.registers, reply, entry);
    if all.iter().all(|one| matches!(one, Addressee::Organisation(_))) {
        return entry.to_owned();
    }
    let word = |one| match one {
        Addressee::Organisation(name) => name,
        Addressee::Person(name) => salutation(context.config.proposer_names, reply, &name),
    };
    let words: Vec<String> = all.into_iter().map(word).collect();
    words.join("、")
}

/// How a person called `name` is addressed where names are printed in this way.
#[must_use]
pub(crate) fn salutation(names: ProposerNames, reply: &Reply, name: &str) -> String {
    let title = reply.kind.map_or("代表、委员", Kind::proposer);
    match names {
        ProposerNames::Full => name.to_owned(),
        ProposerNames::Surname => format!("{}{title}", surname(name)),
        ProposerNames::Hidden => title.to_owned(),
    }
}

fn is_registered(registers: &Registers, name: &str) -> bool {
    registers.departments.find(name).is_some() || registers.bodies.find(name).is_some()
}

/// Whether `name` cannot be a person's: five characters or more, the last of which end
/// names of organisations.
fn has_form_of_organisation(name: &str) -> bool {
    let length = name.chars().count();
    let may_be_person =
        length == 5 && COMPOUND_SURNAMES.iter().any(|surname| name.starts_with(surname)) || {
            let names = split(name, CONJUNCTIONS);
            names.len() > 1 && names.iter().all(|one| (2..=4).contains(&one.chars().count()))
        };
    length >= 5 && !may_be_person && !name.contains(is_name_dot) && organisation::ends_as_name(name)
}

/// The parts of `entry` that stand apart; characters of one name set apart are one.
fn parts(entry: &str) -> Vec<String> {
    let is_separator = |one: char| one.is_whitespace() || SEPARATORS.contains(&one);
    let parts: Vec<&str> = entry.split(is_separator).filter(|part| !part.is_empty()).collect();
    let joined = parts.concat();
    let is_one = joined.chars().count() <= 4
        && parts.iter().any(|part| part.chars().count() == 1)
        && !entry.contains(SEPARATORS);
    if is_one { vec![joined] } else { parts.into_iter().map(str::to_owned).collect() }
}

/// `name` cut at each of `marks` that has two characters or more on either side; whole where
/// one of the pieces is too short for a name: 李和平.
fn split<'a>(name: &'a str, marks: &[char]) -> Vec<&'a str> {
    let pieces: Vec<&str> = name.split(marks).collect();
    if pieces.iter().all(|piece| piece.chars().count() > 1) { pieces } else { vec![name] }
}

/// `name` without what stands around it: brackets, 等…, titles.
fn bare(name: &str) -> &str {
    const BRACKETS: &[char] = &[
        '（', '）', '(', ')', '〔', '〕', '[', ']', '【', '】', '《', '》', '“', '”', '"', '：',
        ':',
    ];
    let name = name.trim_start_matches(BRACKETS).split(BRACKETS).next().unwrap_or_default();
    let name = match name.split_once('等') {
        Some((before, after)) if after.is_empty() || after.ends_with(COUNTED) => before,
        _ => name,
    };
    without_leading_title(without_title(name.trim()))
}

/// How the words behind 等 end: 人, 名代表, 位委员, 同志.
const COUNTED: &[char] = &['人', '表', '员', '志', '位', '名'];

/// `name` without the titles behind it: 方假设副主任, 方假设市人大代表.
fn without_title(mut name: &str) -> &str {
    while let Some(rest) = TITLES.split_whitespace().find_map(|title| name.strip_suffix(title)) {
        name = rest;
        while let Some(rest) = BEFORE_TITLES.iter().find_map(|word| name.strip_suffix(word)) {
            name = LEVELS.iter().find_map(|level| rest.strip_suffix(level)).unwrap_or(rest);
        }
    }
    name
}

/// `name` without the title before it: 市人大代表方假设.
fn without_leading_title(name: &str) -> &str {
    let after = |words: &[&str], text: &'_ str| {
        words.iter().find_map(|word| text.strip_prefix(word).map(str::len))
    };
    let mut rest = name;
    for words in [LEVELS, &["人大", "政协"]] {
        rest = after(words, rest).map_or(rest, |length| &rest[rest.len() - length..]);
    }
    match after(&["代表", "委员"], rest) {
        Some(length) if length > 0 => &rest[rest.len() - length..],
        _ => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_in_what_stands_around_them() {
        for (entry, expected) in [
            ("方假设", "方假设"),
            ("方假设委员", "方假设"),
            ("方假设副主任", "方假设"),
            ("方假设市人大代表", "方假设"),
            ("政协委员方假设", "方假设"),
            ("方假设等8名代表", "方假设"),
            ("（方假设）同志", "方假设"),
            ("方假设（女，子虚市）", "方假设"),
            ("方委员", "方"),
            ("代表", ""),
        ] {
            assert_eq!(bare(entry), expected, "{entry}");
        }
    }

    #[test]
    fn entries_are_cut_where_names_end() {
        for (entry, expected) in [
            ("方假设|甄虚拟", vec!["方假设", "甄虚拟"]),
            ("方假设 甄虚拟", vec!["方假设", "甄虚拟"]),
            ("方　明", vec!["方明"]),
            ("欧阳 例", vec!["欧阳例"]),
            ("方假设／甄虚拟；李示例", vec!["方假设", "甄虚拟", "李示例"]),
        ] {
            assert_eq!(parts(entry), expected, "{entry}");
        }
        assert_eq!(split("方假设和甄虚拟", CONJUNCTIONS), ["方假设", "甄虚拟"]);
        assert_eq!(split("李和平", CONJUNCTIONS), ["李和平"]);
    }

    #[test]
    fn who_is_in_doubt_is_a_person() {
        for (name, is_organisation) in [
            ("张建党", false),
            ("李爱社", false),
            ("欧阳建社", false),
            ("欧阳立新会", false),
            ("阿不都热依木", false),
            ("阿里木·依明会", false),
            ("阿里木・依明会", false),
            ("方假设和甄立会", false),
            ("乌有省工商业联合会", true),
            ("乌有省文化和旅游厅", true),
            ("农工党乌有省委", true),
            ("省妇联", false),
        ] {
            assert_eq!(has_form_of_organisation(name), is_organisation, "{name}");
        }
    }
}
