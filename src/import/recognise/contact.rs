//! Whom to ask: a person, never a unit, and an office's telephone.

use super::labels::Label;
use super::metadata::{self, Labelled};
use super::phone::office_phone;
use crate::letter::names;
use crate::letter::organisation;
use crate::letter::reading::Reading;
use crate::model::text::{is_han, is_name_dot};

/// The contact and the office telephone.
pub(super) fn contact(labels: &[Labelled]) -> (Option<String>, Option<String>) {
    let first = |label: Label| metadata::first(labels, label);
    let name = first(Label::Contact).and_then(|one| person(&one.value));
    // A telephone belongs to the contact it stands beside or below; others' are left.
    let line = first(Label::Contact).or(first(Label::ContactUnit)).map(|one| one.line);
    let beside = |one: &&Labelled| {
        matches!(one.label, Label::Contact | Label::ContactUnit | Label::Phone)
            && line.is_none_or(|line| (line..=line + 2).contains(&one.line))
    };
    let phone = labels.iter().filter(beside).find_map(|one| office_phone(&one.value));
    (name, phone)
}

/// The one person that `value` names: not one of two, not a unit, not an office.
fn person(value: &str) -> Option<String> {
    let reading = Reading::new(value);
    let text = reading.as_str();
    let is_other = |one: char| !(is_han(one) || is_name_dot(one) || one == ' ' || one == '、');
    let head = &text[..text.find(is_other).unwrap_or(text.len())];
    let head = ["联系电话", "办公电话", "电话", "手机"]
        .iter()
        .find_map(|word| head.split(word).next().filter(|before| before.len() < head.len()))
        .unwrap_or(head);
    let found = names::read(head.trim());
    match found.names.as_slice() {
        [name] if !found.unclear && !found.others && is_person(name) => Some(name.clone()),
        _ => None,
    }
}

/// Whether `name` could be a person's and is no unit's: 市教育局, 办公室, 法规处.
fn is_person(name: &str) -> bool {
    let units =
        ["科", "处", "股", "室", "局", "委", "办", "厅", "中心", "部门", "单位", "大队", "支队"];
    let length = name.chars().count();
    (2..=4).contains(&length)
        && !organisation::is_organisation(name)
        && !units.iter().any(|unit| name.ends_with(unit))
        || name.contains(is_name_dot)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_one_whole_person_is_a_contact() {
        for (value, expected) in [
            ("方假设", Some("方假设")),
            ("方 假 设 电话：0871-65550057", Some("方假设")),
            ("方　例", Some("方例")),
            ("方假设，0871-65550057", Some("方假设")),
            ("方假设（副处长）", Some("方假设")),
            ("方假设、岑例子", None),
            ("方假设 岑例子", None),
            ("云岭市教育局", None),
            ("办公室", None),
            ("法规处", None),
            ("云岭市教育局办公室方假设", None),
            ("0871-65550057", None),
        ] {
            assert_eq!(person(value).as_deref(), expected, "{value}");
        }
    }
}
