//! The sessions with cases, and a session's blocks of numbers: the way to a known number.

use serde::Serialize;

use crate::archive::listings::session_title;
use crate::archive::proposal::session_address;
use crate::model::CaseBlock;
use crate::plan::{Class, Output, Phase, Subject, address};
use crate::render::context::{Error, RenderContext, Rendered};
use crate::render::format::{Format, PlanContext};
use crate::render::view::list::column_title;
use crate::render::view::page::PageDraft;

pub(super) const FORMAT: Format = Format {
    name: "case-page",
    phase: Phase::Page,
    class: Class::Page,
    in_sitemap: true,
    plan,
    render,
};

#[derive(Serialize)]
struct SessionsPart {
    cases: CasesView,
}

/// `cases`: the sessions that have cases.
#[derive(Serialize)]
struct CasesView {
    /// Its heading.
    title: String,
    /// A sentence on what to choose.
    intro: String,
    /// The sessions, newest of each body first.
    sessions: Vec<Counted>,
}

#[derive(Serialize)]
struct BlocksPart {
    session: BlocksView,
}

/// `session`: a session's blocks.
#[derive(Serialize)]
struct BlocksView {
    /// Its heading.
    title: String,
    /// The blocks that have numbers, in order.
    blocks: Vec<Counted>,
}

/// A link with a count.
#[derive(Serialize)]
struct Counted {
    /// The words.
    title: String,
    /// Where it leads.
    href: String,
    /// How many numbers there are, in words.
    count: String,
}

fn plan(context: &PlanContext<'_>) -> Vec<Output> {
    let world = context.world;
    let sessions = (0..).zip(&world.archive.cases);
    let mut rows: Vec<_> = sessions
        .map(|(at, cases)| Output {
            path: address::session(&session_address(world.registers, cases.session)),
            format: FORMAT.name,
            subject: Subject::Session(at),
        })
        .collect();
    if !rows.is_empty() {
        let (path, subject) = (address::listing("cases"), Subject::Site);
        rows.push(Output { path, format: FORMAT.name, subject });
    }
    rows
}

fn render(output: &Output, context: &RenderContext<'_>) -> Result<Rendered, Error> {
    match output.subject {
        Subject::Session(at) => session_page(output, at as usize, context),
        _ => sessions_page(output, context),
    }
}

fn sessions_page(output: &Output, context: &RenderContext<'_>) -> Result<Rendered, Error> {
    let world = context.world;
    let title = column_title("cases", context);
    let intro = context.text("column_intros.cases").to_owned();
    let link = |cases: &crate::archive::cases::SessionCases| {
        let numbers: usize = cases.blocks.iter().map(|block| block.numbers.len()).sum();
        Counted {
            title: session_title(world.registers, cases.session),
            href: address::session(&session_address(world.registers, cases.session)).to_string(),
            count: context.fill("views.numbers", &[("count", &numbers.to_string())]),
        }
    };
    // The newest session of each body is asked for most.
    let sessions = world.archive.cases.iter().rev().map(link).collect();
    let draft = PageDraft::in_column(
        (&output.path, "cases"),
        (title.clone(), &title),
        intro.clone(),
        Vec::new(),
    );
    let part = SessionsPart { cases: CasesView { title, intro, sessions } };
    Ok(draft.render("cases.html", part, context)?.into())
}

fn session_page(
    output: &Output,
    at: usize,
    context: &RenderContext<'_>,
) -> Result<Rendered, Error> {
    let world = context.world;
    let cases = &world.archive.cases[at];
    let key = session_address(world.registers, cases.session);
    let session = session_title(world.registers, cases.session);
    let title = context.fill("views.session_cases", &[("session", &session)]);
    let root = address::root_of(&output.path);
    let link = |block: &crate::archive::cases::Block| Counted {
        title: block_title(block.block, context),
        href: format!("{root}{}", address::block(&key, &block.block.name())),
        count: context.fill("views.numbers", &[("count", &block.numbers.len().to_string())]),
    };
    let blocks = cases.blocks.iter().map(link).collect();
    let column = column_title("cases", context);
    let description = context.fill("views.session_cases_description", &[("session", &session)]);
    let draft = PageDraft::in_column(
        (&output.path, "session-cases"),
        (title.clone(), &column),
        description,
        vec![(column.clone(), address::listing("cases"))],
    );
    let part = BlocksPart { session: BlocksView { title, blocks } };
    Ok(draft.render("case_session.html", part, context)?.into())
}

/// A block's title: the numbers it holds.
pub(super) fn block_title(block: CaseBlock, context: &RenderContext<'_>) -> String {
    match block {
        CaseBlock::From(from) => {
            let (first, last) = (from.to_string(), (from + 99).to_string());
            context.fill("views.block", &[("first", &first), ("last", &last)])
        }
        CaseBlock::Other => context.text("views.other_numbers").to_owned(),
    }
}
