//! A block of a session's cases: each number with all replies to it.

use serde::Serialize;

use crate::archive::listings::{session_short_title, session_title};
use crate::archive::proposal::session_address;
use crate::model::CaseKey;
use crate::plan::{Class, Output, Phase, Subject, address};
use crate::render::context::{Error, RenderContext, Rendered};
use crate::render::format::{Format, PlanContext};
use crate::render::view::list::column_title;
use crate::render::view::page::PageDraft;
use crate::render::view::row::rows;
use crate::theme::Html;

use super::case_page::block_title;

pub(super) const FORMAT: Format = Format {
    name: "case-range-page",
    phase: Phase::Page,
    class: Class::Page,
    in_sitemap: true,
    plan,
    render,
};

#[derive(Serialize)]
struct Part {
    block: BlockView,
}

/// `block`: a block of a session's case numbers.
#[derive(Serialize)]
struct BlockView {
    /// Its heading.
    title: String,
    /// A sentence on how it is ordered.
    intro: String,
    /// The numbers that have replies, in order.
    numbers: Vec<NumberView>,
    /// Always none: a page does not name what comes and goes without it.
    previous: Option<String>,
    /// The same.
    next: Option<String>,
}

/// A number with all replies to it.
#[derive(Serialize)]
struct NumberView {
    /// Its key, the anchor of its place.
    key: String,
    /// The number as people say it.
    label: String,
    /// The replies, as list items.
    rows: Html,
}

fn plan(context: &PlanContext<'_>) -> Vec<Output> {
    let world = context.world;
    let mut outputs = Vec::new();
    for (session, cases) in (0..).zip(&world.archive.cases) {
        let key = session_address(world.registers, cases.session);
        for (at, block) in (0..).zip(&cases.blocks) {
            outputs.push(Output {
                path: address::block(&key, &block.block.name()),
                format: FORMAT.name,
                subject: Subject::Block(session, at),
            });
        }
    }
    outputs
}

fn render(output: &Output, context: &RenderContext<'_>) -> Result<Rendered, Error> {
    let Subject::Block(session, at) = output.subject else {
        unreachable!("the plan gives this format blocks alone")
    };
    let world = context.world;
    let cases = &world.archive.cases[session as usize];
    let block = &cases.blocks[at as usize];
    let root = address::root_of(&output.path);
    let session_words = session_title(world.registers, cases.session);
    let session_key = session_address(world.registers, cases.session);
    let numbers = block_title(block.block, context);
    let title =
        context.fill("views.block_title", &[("session", &session_words), ("numbers", &numbers)]);
    let mut views = Vec::with_capacity(block.numbers.len());
    for (key, replies) in &block.numbers {
        views.push(NumberView {
            key: key.to_string(),
            label: label(key, replies, context),
            rows: rows(replies.iter().copied(), None, &root, context)?,
        });
    }
    let intro = context.text("views.block_intro").to_owned();
    let part = Part {
        // Neighbouring blocks come and go with other replies, so the page does not name them.
        block: BlockView {
            title: title.clone(),
            intro,
            numbers: views,
            previous: None,
            next: None,
        },
    };
    let column = column_title("cases", context);
    let description = context.fill("views.list_description", &[("title", &title)]);
    let draft = PageDraft::in_column(
        (&output.path, "block"),
        (title, &column),
        description,
        vec![
            (column.clone(), address::listing("cases")),
            (session_short_title(world.registers, cases.session), address::session(&session_key)),
        ],
    );
    Ok(draft.render("case_block.html", part, context)?.into())
}

/// The number as the first reply to it prints it.
fn label(
    key: &CaseKey,
    replies: &[crate::archive::entry::EntryId],
    context: &RenderContext<'_>,
) -> String {
    let first = replies.first().map(|id| &context.world.archive.entry(*id).reply);
    let printed =
        first.and_then(|reply| reply.cases.iter().find(|case| case.key.as_ref() == Some(key)));
    let number = printed.map_or(key.as_str(), |case| &case.number);
    context.fill("views.number", &[("number", number)])
}
