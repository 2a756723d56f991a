//! The part a department has in a case (办理方式), and whom it writes to.

use crate::archive::names::is_surely_person;
use crate::check::example::Example;
use crate::check::rule::{Check, Rule, bilingual};
use crate::check::rules::front_matter::line;
use crate::diagnostic::Severity;
use crate::model::{Choice, Role};

/// A joint opinion to a proposer, or a lead reply to a department.
pub(crate) const RECIPIENT: Rule = Rule {
    name: "role/recipient",
    severity: Severity::Warning,
    locked: false,
    sensitive: false,
    summary: bilingual("主送与办理方式不符", "an addressee that does not fit the role"),
    why: bilingual(
        "会办意见送主办单位，由主办单位统一答复提出者；主办答复送提出者本人。填反了，统计和栏目都会错。",
        "a joint opinion goes to the lead department, a lead reply to the proposer; confused, figures and columns are wrong",
    ),
    wrong: Example::fields("办理方式: 会办"),
    right: Example::fields("办理方式: 主办"),
    check: Check::Reply(|view, found| {
        let reply = view.reply();
        let names = &reply.addressed_to;
        let is_department = |name: &str| view.registers.departments.find(name).is_some();
        let finding = found.at(view.text.source, view.text.span("addressed_to"));
        match reply.role {
            Role::Joint => {
                let person =
                    names.iter().find(|name| is_surely_person(view.registers, reply, name));
                let Some(person) = person else { return };
                let mended = line(&view.text, "role", Role::Lead.label());
                finding
                    .message(
                        format!("办理方式是会办，主送却是“{person}”，会办意见应主送主办单位"),
                        format!("a joint opinion goes to the lead department, not to {person}"),
                    )
                    .help(
                        format!(
                            "请对照原件；直接答复提出者的请写 {mended}，否则主送填主办单位的名称"
                        ),
                        format!(
                            "compare with the original; a reply to the proposer is `{mended}`, otherwise name the lead department"
                        ),
                    )
            }
            Role::Lead | Role::Sole => {
                let (Some(first), true) =
                    (names.first(), names.iter().all(|name| is_department(name)))
                else {
                    return;
                };
                let mended = line(&view.text, "role", Role::Joint.label());
                let role = reply.role.label();
                finding
                    .message(
                        format!("主送是“{first}”，办理方式却是{role}，送其他单位的是会办意见"),
                        format!(
                            "it is addressed to {first}, a department: that is a joint opinion"
                        ),
                    )
                    .help(
                        format!("请对照原件；是会办意见的请写 {mended}"),
                        format!("compare with the original; if it is, write `{mended}`"),
                    )
            }
            // Its own part may go to the proposer, or to whoever puts the parts together.
            Role::Separate => return,
        };
    }),
};
