//! A row of a list: one reply in a line or two.

use serde::Serialize;

use super::day;
use crate::archive::entry::EntryId;
use crate::archive::reply::Reply;
use crate::digest::Hasher;
use crate::model::{Choice, Status};
use crate::plan::address;
use crate::render::context::{Error, Pass, RenderContext};
use crate::render::fingerprint::{self, digest};
use crate::theme::Html;

/// `row`: a reply in a list.
#[derive(Debug, Serialize)]
struct Row<'a> {
    /// The reply's page.
    href: String,
    /// Its title.
    title: String,
    /// What the case is about (案由).
    subject: Option<&'a str>,
    /// When it was published, as shown.
    date: String,
    /// The department; none in a department's own list.
    department: Option<&'a str>,
    /// The numbers it answers, as people say them.
    number: Option<String>,
    /// Its class, letter and words.
    class: Option<String>,
    /// 提案 or 建议.
    kind: Option<&'static str>,
    /// 已更正 or 已撤回.
    state: Option<&'static str>,
    /// The department's part: 主办 …
    role: Option<&'static str>,
}

#[derive(Serialize)]
struct Part<'a> {
    row: Row<'a>,
    /// What leads to the site's top, for the addresses of assets.
    root: &'a str,
}

/// The rows of `entries`, as list items one after another; `own` is the
/// department whose list it is, where it is one's: its rows do not name it.
///
/// # Errors
/// If the template asks for what is not there.
pub(crate) fn rows(
    entries: impl Iterator<Item = EntryId>,
    own: Option<u16>,
    root: &str,
    context: &RenderContext<'_>,
) -> Result<Html, Error> {
    if context.pass == Pass::Fingerprint {
        let mut all = Hasher::default();
        for id in entries {
            let made_of = || fingerprint::of(&view(id, "", context));
            all.update(context.digests_of(id).row.get_or_init(made_of).as_bytes());
        }
        return Ok(digest(&(all.finish(), own, root)).into());
    }
    let mut out = String::new();
    for id in entries {
        let reply = &context.world.archive.entry(id).reply;
        let row = |root: &str| view(id, root, context);
        let render =
            |row: Row<'_>, root: &str| context.theme.render("row.html", &Part { row, root });
        if own.is_some() && reply.department == own {
            // Such a row stands in this list alone, so it is not kept.
            out += &render(Row { department: None, ..row(root) }, root)?;
            continue;
        }
        let pieces = context.shared.rows.get(id, |root| render(row(root), root))?;
        for (at, piece) in pieces.iter().enumerate() {
            if at > 0 {
                out.push_str(root);
            }
            out.push_str(piece);
        }
    }
    Ok(out.into())
}

fn view<'a>(id: EntryId, root: &str, context: &'a RenderContext<'_>) -> Row<'a> {
    let entry = context.world.archive.entry(id);
    let reply = &entry.reply;
    let departments = &context.world.registers.departments;
    let withdrawn = entry.is_withdrawn();
    let class = reply.result_class.as_ref().filter(|_| !withdrawn).and_then(|class| class.outcome);
    let class = class.map(|at| class_words(&context.world.config.outcomes[usize::from(at)]));
    Row {
        href: format!("{root}{}", address::reply(&reply.id)),
        title: title(id, context),
        subject: reply.subject.as_deref().filter(|_| !withdrawn),
        date: published(reply, context),
        department: reply.department.map(|at| departments.get(at).name.as_str()),
        number: (!reply.cases.is_empty()).then(|| numbered(reply, context)),
        class,
        kind: reply.kind.map(Choice::label),
        state: matches!(reply.status, Status::Corrected | Status::Withdrawn)
            .then(|| reply.status.label()),
        role: Some(reply.role.label()),
    }
}

/// A class as it is always shown: the letter with its words.
#[must_use]
pub(crate) fn class_words(outcome: &crate::config::Outcome) -> String {
    format!("{}类：{}", outcome.letter, outcome.name)
}

/// A reply's title; a withdrawn one gets a generated title, whatever its file still says.
#[must_use]
pub(crate) fn title(id: EntryId, context: &RenderContext<'_>) -> String {
    let entry = context.world.archive.entry(id);
    let reply = &entry.reply;
    match &reply.title {
        Some(title) if !entry.is_withdrawn() => title.to_string(),
        _ => {
            let departments = &context.world.registers.departments;
            let department = reply.department.map_or("", |at| departments.get(at).name.as_str());
            let session = reply.cases.first().map_or("", |case| &*case.session);
            let numbers = numbers(reply);
            let kind = reply.kind.map_or("", Choice::label);
            let values = [
                ("department", department),
                ("session", session),
                ("number", &numbers),
                ("kind", kind),
            ];
            context.fill("views.withdrawn_title", &values)
        }
    }
}

/// The numbers of a reply as people say them: 第0322号; those with letters as they are.
fn numbered(reply: &Reply, context: &RenderContext<'_>) -> String {
    let words = reply.cases.iter().map(|case| number_words(&case.number, context));
    words.collect::<Vec<_>>().join("、")
}

/// A number as people say it.
pub(in crate::render) fn number_words(number: &str, context: &RenderContext<'_>) -> String {
    if number.bytes().all(|byte| byte.is_ascii_digit()) {
        context.fill("views.number", &[("number", number)])
    } else {
        number.to_owned()
    }
}

/// The numbers of the cases it answers, as printed.
#[must_use]
pub(crate) fn numbers(reply: &Reply) -> String {
    reply.cases.iter().map(|case| &*case.number).collect::<Vec<_>>().join("、")
}

/// The day (and time) of publication as shown, or the word for none.
#[must_use]
pub(crate) fn published(reply: &Reply, context: &RenderContext<'_>) -> String {
    day::stated(reply.date_published, day::published, context)
}
