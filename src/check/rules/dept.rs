//! Departments (承办单位): the one that answers must be in the register.

use crate::archive::misread::MisreadKind;
use crate::check::example::Example;
use crate::check::rule::{Check, Rule, advice, words};
use crate::diagnostic::Severity;

/// A department that is not in the register.
pub const UNKNOWN: Rule = Rule {
    name: "dept/unknown",
    severity: Severity::Error,
    firm: true,
    summary: words("承办单位不在名录中", "a department that is not in the register"),
    why: words("答复按单位归集，单位名称不规范就归不到一起。", "replies are filed by department"),
    wrong: Example::fields("承办单位: 乌有省工业与信息化厅"),
    right: Example::fields("承办单位: 省工信厅"),
    check: Check::Text(|view, found| {
        view.misreads(
            |misread| {
                let MisreadKind::Department { name, nearest } = misread else { return None };
                let entry = format!("- {{ code: x, name: {name} }}");
                let near = nearest.as_ref().map_or_else(String::new, |near| format!("是否为“{near}”？"));
                let en_near = nearest.as_ref().map_or_else(String::new, |near| format!("did you mean {near}? "));
                Some(advice(
                    format!("单位名录里没有“{name}”"),
                    format!("`{name}` is not in the register of departments"),
                    format!("{near}新单位请在 content/departments.yaml 加一行（x 换成简称的拼音首字母，会出现在网址里）：{entry}"),
                    format!("{en_near}a new one is a line in content/departments.yaml: {entry}"),
                ))
            },
            found,
        );
    }),
};
