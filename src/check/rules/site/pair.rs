//! `site/missing-pair`: replies to one case that belong together.

use crate::archive::World;
use crate::archive::cases::replies_to;
use crate::archive::entry::Entry;
use crate::check::example::Example;
use crate::check::rule::{Check, HEAD, Rule, bilingual};
use crate::diagnostic::Severity;
use crate::model::{Choice, Role, case_number};

/// A department that has its own part in a case and has not published it.
pub(crate) const MISSING_PAIR: Rule = Rule {
    name: "site/missing-pair",
    severity: Severity::Hint,
    locked: false,
    sensitive: false,
    summary: bilingual(
        "同一件的另一部分还没有公开",
        "another part of the reply to a case is not published",
    ),
    why: bilingual(
        "分办的件由几个单位各答一部分；缺了一部分，提出者和公众看到的答复就不完整。",
        "separate departments answer one part each; if one is missing, the answer is incomplete",
    ),
    wrong: Example::fields(SEPARATE).and_files(&[("content/departments.yaml", TWO.as_bytes())]),
    right: Example::fields(SEPARATE).and_files(&[
        ("content/departments.yaml", TWO.as_bytes()),
        ("content/replies/kjt-2024-1.md", OTHER_PART.as_bytes()),
    ]),
    check: Check::Archive(|world, found| {
        for entry in &world.archive.entries {
            let expected = |department: &u16| match entry.reply.role {
                Role::Separate => true,
                // Joint opinions are published in some places and not in others.
                Role::Lead => {
                    others(entry, *department).any(|other| has_replied(world, entry, other))
                }
                Role::Joint | Role::Sole => false,
            };
            let parties = entry.reply.other_departments.iter().filter_map(|party| party.department);
            for department in parties.filter(expected) {
                if has_replied(world, entry, department) {
                    continue;
                }
                let name = &world.registers.departments.get(department).name;
                let number =
                    entry.reply.cases.first().map_or("", |case| case_number::bare(&case.number));
                let role =
                    if entry.reply.role == Role::Lead { Role::Joint } else { entry.reply.role };
                let role = role.label();
                found
                    .at(entry.source(), HEAD)
                    .message(
                        format!("第{number}号的{role}单位{name}还没有公开意见"),
                        format!("{name} has not published its part of number {number}"),
                    )
                    .help(
                        "请提醒该单位公开；不公开的不必改动",
                        "remind it to; nothing to do if it is not to be published",
                    );
            }
        }
    }),
};

const SEPARATE: &str = "办理方式: 分办\n分办单位: [乌有省科学技术厅]";

const TWO: &str = "- { code: gxt, name: 乌有省工业和信息化厅, prefix: [乌工信] }
- { code: kjt, name: 乌有省科学技术厅, prefix: [乌科] }
";

const OTHER_PART: &str = "---
标题: 乌有省科学技术厅对省政协十三届二次会议第0038号提案的答复
编号: [\"0038\"]
届次: 省政协十三届二次会议
承办单位: 乌有省科学技术厅
办理方式: 分办
主送: [方假设]
成文日期: 2024-05-06
发布日期: 2024-05-20
公开属性: 主动公开
主题分类: [算力产业]
---

方假设委员：

您提出的“关于建设公共算力平台的提案”（第0038号）收悉。我厅已经把算力关键技术列入今年的科技计划，安排了三个项目，现将进展情况一并答复如下，供您参考。

乌有省科学技术厅

2024年5月6日
";

/// The departments of the register that handle the case too, `department` apart.
fn others(entry: &Entry, department: u16) -> impl Iterator<Item = u16> {
    let parties = entry.reply.other_departments.iter().filter_map(|party| party.department);
    parties.filter(move |other| *other != department)
}

/// Whether `department` has signed a reply to a case of `entry`.
fn has_replied(world: World<'_>, entry: &Entry, department: u16) -> bool {
    let signed = |other: &Entry| other.reply.signing_departments().contains(&department);
    signed(entry)
        || entry.reply.cases.iter().any(|case| {
            let (Some(session), Some(key)) = (case.session_key, &case.key) else { return true };
            let replies = replies_to(&world.archive.cases, session, key);
            replies.iter().any(|id| signed(world.archive.entry(*id)))
        })
}
