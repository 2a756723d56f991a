//! What was assigned by the ledger, in rows: the counts that pages show, nothing else of any item.

use super::columns::Part;
use crate::archive::listings::session_title;
use crate::archive::proposal::session_address;
use crate::archive::statistics::{Assigned, AssignedCounts};
use crate::render::context::RenderContext;

/// What a row counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum AssignedOf {
    All,
    Session,
    Department,
}

impl AssignedOf {
    /// Its word in the table.
    pub(crate) fn label(self) -> &'static str {
        match self {
            Self::All => "全部",
            Self::Session => "届次",
            Self::Department => "主办单位",
        }
    }
}

/// A row: what it counts, with its key and name, and the counts.
#[derive(Debug)]
pub(crate) struct AssignedRow {
    pub(crate) of: AssignedOf,
    pub(crate) key: String,
    pub(crate) name: String,
    pub(crate) counts: Assigned,
}

/// The columns of the table, with what they are in Chinese and English.
pub(crate) const ASSIGNED_COLUMNS: &[Part] = &[
    (
        "范围",
        "全部，或者按届次、主办单位分列",
        "all (全部), a session (届次) or the department that leads (主办单位)",
    ),
    ("代码", "届次或单位的代码", "key of the session, code of the department"),
    ("名称", "届次或单位的名称", "their name"),
    (
        "交办",
        "台账里的件数，是后两列的分母",
        "cases of the ledger, the whole of which the next two are parts",
    ),
    ("已经答复", "其中有答复的件数，不论是否公开", "those that have a reply, open or not"),
    ("已经公开答复", "其中在本站有答复的件数", "those that have a reply on the site"),
    ("数据截至", "网站上最新的日期", "the newest date on the site"),
];

/// The rows: all, then sessions, the newest of each body first, then departments as registered.
#[must_use]
pub(crate) fn assigned_rows(
    counts: &AssignedCounts,
    context: &RenderContext<'_>,
) -> Vec<AssignedRow> {
    let registers = context.world.registers;
    let all = counts.whole.map(|counts| AssignedRow {
        of: AssignedOf::All,
        key: String::new(),
        name: String::new(),
        counts,
    });
    let mut sessions: Vec<_> = counts.sessions.iter().collect();
    sessions.sort_by_key(|(key, _)| (key.body, std::cmp::Reverse((key.term, key.meeting))));
    let sessions = sessions.into_iter().map(|(key, counts)| AssignedRow {
        of: AssignedOf::Session,
        key: session_address(registers, *key),
        name: session_title(registers, *key),
        counts: *counts,
    });
    let departments = counts.departments.iter().map(|(at, counts)| {
        let department = registers.departments.get(*at);
        AssignedRow {
            of: AssignedOf::Department,
            key: department.code.clone(),
            name: department.name.clone(),
            counts: *counts,
        }
    });
    all.into_iter().chain(sessions).chain(departments).collect()
}
