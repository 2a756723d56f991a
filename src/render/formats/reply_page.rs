//! The page of a reply, or the notice at the address of a withdrawn one.

use serde::Serialize;

use crate::archive::entry::{Entry, EntryId};
use crate::archive::listing::ListingShape;
use crate::archive::listings::DEPARTMENTS;
use crate::archive::reply::Reply;
use crate::model::Choice;
use crate::plan::{Class, Output, Phase, SitePath, Subject, address};
use crate::render::context::{Error, Pass, RenderContext, Rendered};
use crate::render::fingerprint::digest;
use crate::render::format::{Format, PlanContext};
use crate::render::view::body::Text;
use crate::render::view::day;
use crate::render::view::json_ld;
use crate::render::view::link::{Link, department};
use crate::render::view::list::column_title;
use crate::render::view::page::{Indexing, PageDraft};
use crate::render::view::reply::{self, CaseView, ReplyView};
use crate::render::view::row;
use crate::theme::Html;

pub(super) const FORMAT: Format = Format {
    name: "reply-page",
    phase: Phase::Page,
    class: Class::Page,
    in_sitemap: true,
    plan,
    render,
};

#[derive(Serialize)]
struct ReplyPart<'a> {
    reply: ReplyView<'a>,
}

#[derive(Serialize)]
struct NoticePart<'a> {
    notice: NoticeView<'a>,
}

/// `notice`: what stands at the address of a withdrawn reply.
#[derive(Serialize)]
struct NoticeView<'a> {
    /// A generated title.
    title: String,
    /// The reply's id.
    id: &'a str,
    /// The cases it answered.
    cases: Vec<CaseView<'a>>,
    /// The department that gave it.
    department: Option<Link>,
    /// When it was published, as shown.
    date_published: String,
    /// The day it was withdrawn.
    withdrawn_on: String,
    /// Why it was withdrawn.
    reason: &'a str,
}

fn plan(context: &PlanContext<'_>) -> Vec<Output> {
    let entries = context.world.archive.entries.iter().enumerate();
    let row = |(at, entry): (usize, &Entry)| Output {
        path: address::reply(&entry.reply.id),
        format: FORMAT.name,
        subject: Subject::Reply(EntryId::at(at)),
    };
    entries.map(row).collect()
}

fn render(output: &Output, context: &RenderContext<'_>) -> Result<Rendered, Error> {
    let Subject::Reply(id) = output.subject else {
        unreachable!("the plan gives this format replies alone")
    };
    if context.pass == Pass::Fingerprint {
        return Ok(made_of(id, context).into());
    }
    let page = if context.world.archive.entry(id).is_withdrawn() {
        notice(id, &output.path, context)?
    } else {
        reply_page(id, &output.path, context)?
    };
    Ok(page.into())
}

/// What the page is made of: the reply, what stands around it, and what it shows of others.
fn made_of(id: EntryId, context: &RenderContext<'_>) -> String {
    let entry = context.world.archive.entry(id);
    let (theme, around) = (context.shared.theme, context.shared.around);
    let reply = context.known_of(id);
    digest(&(theme, around, reply, Text::of(entry, "").made_of(context), reply::tied(id, context)))
}

fn reply_page(id: EntryId, path: &SitePath, context: &RenderContext<'_>) -> Result<String, Error> {
    let entry = context.world.archive.entry(id);
    let root = address::root_of(path);
    let body: Html = Text::of(entry, &root).render_letter(context)?.into();
    let title = row::title(id, context);
    let public = context.public_address(path);
    let draft = PageDraft {
        path,
        kind: "reply",
        description: description(entry, context),
        above: above(entry, context),
        meta: meta(entry, &title, &public, context),
        feed: None,
        json_ld: Some(json_ld::reply(entry, &title, path, context)),
        indexing: Indexing::Canonical,
        title,
    };
    let name = name(&entry.reply, &draft.title, context);
    let part = ReplyPart { reply: reply::view(id, body.clone(), &root, context) };
    draft.render_text("reply.html", (&name, &body), part, context)
}

/// The title, with what tells this reply from others of the same title where that
/// names neither case nor document: many replies answer 关于加强…的提案 of their year.
fn name(reply: &Reply, title: &str, context: &RenderContext<'_>) -> String {
    let document = reply.doc_number.as_ref().map(|number| &*number.text);
    let named = reply.cases.iter().map(|case| &*case.number).chain(document);
    if named.into_iter().any(|number| title.contains(number)) {
        return title.to_owned();
    }
    let case = reply.cases.first().map(|case| {
        let number = context.fill("views.number", &[("number", &case.number)]);
        format!("{}{number}", case.session)
    });
    match document.map(str::to_owned).or(case) {
        Some(mark) => format!("{title}（{mark}）"),
        None => title.to_owned(),
    }
}

fn above(entry: &Entry, context: &RenderContext<'_>) -> Vec<(String, SitePath)> {
    let departments = context.world.archive.index(&DEPARTMENTS);
    let column = departments.filter(|index| index.listing.shape == ListingShape::Terms);
    let mut above = Vec::new();
    if let (Some(index), Some(at)) = (column, entry.reply.department) {
        let department = context.world.registers.departments.get(at);
        let title = column_title(index.listing.name, context);
        above.push((title, address::listing(index.listing.name)));
        let path = address::term(index.listing.name, &department.code);
        // A whole name would take the breadcrumbs a second row on a phone.
        let name = department.short.first().unwrap_or(&department.name);
        above.push((name.clone(), path));
    }
    above
}

/// The summary where there is one; else who answers what, in a sentence.
fn description(entry: &Entry, context: &RenderContext<'_>) -> String {
    let reply = &entry.reply;
    if let Some(summary) = &reply.summary {
        return summary.to_string();
    }
    let department = reply.department.map(|at| context.world.registers.departments.get(at));
    let key = if reply.subject.is_some() { "views.about" } else { "views.about_number" };
    context.fill(
        key,
        &[
            ("department", department.map_or("", |department| &department.name)),
            ("subject", reply.subject.as_deref().unwrap_or_default()),
            ("session", reply.cases.first().map_or("", |case| &*case.session)),
            ("number", &row::numbers(reply)),
            ("kind", reply.kind.map_or("", Choice::label)),
        ],
    )
}

fn meta(
    entry: &Entry,
    title: &str,
    public: &str,
    context: &RenderContext<'_>,
) -> Vec<(&'static str, String)> {
    let reply = &entry.reply;
    let department = reply.department.map(|at| context.world.registers.departments.get(at));
    let department = department.map(|department| department.name.clone()).unwrap_or_default();
    let column = reply.kind.map(|kind| kind.column().to_owned()).unwrap_or_default();
    let source = reply.source_unit.as_deref().map_or_else(|| department.clone(), str::to_owned);
    vec![
        ("ColumnName", column.clone()),
        ("ColumnType", column),
        ("ArticleTitle", title.to_owned()),
        ("PubDate", reply.published().map(|moment| moment.to_string()).unwrap_or_default()),
        ("ContentSource", source),
        ("Keywords", reply.keywords.join(",")),
        ("Author", department),
        ("Url", public.to_owned()),
    ]
}

fn notice(id: EntryId, path: &SitePath, context: &RenderContext<'_>) -> Result<String, Error> {
    let reply = &context.world.archive.entry(id).reply;
    let root = address::root_of(path);
    let title = row::title(id, context);
    let notice = NoticeView {
        title: title.clone(),
        id: &reply.id,
        cases: reply::cases(&reply.cases, &root, context),
        department: reply.department.map(|at| department(at, &root, context)),
        date_published: row::published(reply, context),
        withdrawn_on: reply.withdrawn_on.map(day::in_lists).unwrap_or_default(),
        reason: reply.withdrawn_reason.as_deref().unwrap_or_default(),
    };
    let draft = PageDraft {
        path,
        kind: "notice",
        description: context.text("views.withdrawn_description").to_owned(),
        above: above(context.world.archive.entry(id), context),
        meta: Vec::new(),
        feed: None,
        json_ld: None,
        indexing: Indexing::Unlisted,
        title,
    };
    draft.render("notice.html", NoticePart { notice }, context)
}
