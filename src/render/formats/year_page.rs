//! The replies of a term published in one year, oldest first, in parts.

use crate::plan::{Class, Output, Phase, Subject, TermId, address};
use crate::render::context::{Error, RenderContext, Rendered};
use crate::render::format::{Format, PlanContext};
use crate::render::view::list::{ListView, above_term, term_title, year_words};
use crate::render::view::page::PageDraft;
use crate::render::view::row::rows;

use super::term_page::{Part, is_single};

pub(super) const FORMAT: Format = Format {
    name: "year-page",
    phase: Phase::Listing,
    class: Class::Listing,
    in_sitemap: true,
    plan,
    render,
};

fn plan(context: &PlanContext<'_>) -> Vec<Output> {
    let size = context.world.config.year_page_size;
    let mut rows = Vec::new();
    for (listing, index) in (0..).zip(&context.world.archive.indexes) {
        for (term, indexed) in (0..).zip(&index.terms) {
            for (year, range) in &indexed.years {
                let parts = u32::try_from(range.len().div_ceil(size)).unwrap_or(u32::MAX);
                rows.extend((0..parts).map(|part| Output {
                    path: address::year(index.listing.name, &indexed.term.key, *year, part),
                    format: FORMAT.name,
                    subject: Subject::Year(TermId { listing, term }, *year, part),
                }));
            }
        }
    }
    rows
}

fn render(output: &Output, context: &RenderContext<'_>) -> Result<Rendered, Error> {
    let Subject::Year(id, year, part) = output.subject else {
        unreachable!("the plan gives this format years alone")
    };
    let (index, term) = id.find_in(context.world.archive);
    let listing = index.listing;
    let root = address::root_of(&output.path);
    let words = year_words(year, context);
    let list_title = term_title(listing, term, context);
    let title = context.fill("views.year_title", &[("title", &list_title), ("year", &words)]);
    let (shown, more) = term.part_of_year(year, part, context.world.config.year_page_size);
    let beside =
        |part| format!("{root}{}", address::year(listing.name, &term.term.key, year, part));
    let parted = part > 0 || more;
    let part_words = context.fill("views.part", &[("part", &(part + 1).to_string())]);
    let entries = term.entries[shown].iter().copied();
    let list = ListView {
        title: title.clone(),
        intro: None,
        notice: None,
        contact: None,
        figures: Vec::new(),
        figures_note: None,
        work: None,
        rows: rows(entries, term.identity.department(), &root, context)?,
        is_head: false,
        order_note: context.text("views.oldest_first").to_owned(),
        // Other years stay out of the page, so that a new one leaves this one untouched.
        years: Vec::new(),
        previous: part.checked_sub(1).map(beside),
        next: more.then(|| beside(part + 1)),
        part: parted.then(|| part_words.clone()),
        feed: None,
        poster: None,
        data: None,
        empty: None,
    };
    let mut above = above_term(listing, context);
    above.push((list_title.clone(), address::term(listing.name, &term.term.key)));
    let title = if part > 0 { format!("{title} {part_words}") } else { title };
    let description = context.fill("views.list_description", &[("title", &title)]);
    let column = if is_single(index) { list_title } else { above[0].0.clone() };
    let draft = PageDraft::in_column((&output.path, "list"), (title, &column), description, above);
    Ok(draft.render("list.html", Part { list }, context)?.into())
}
