//! Tables of figures: every row a name, a bar as long as its figure, the figures.

use serde::Serialize;

use crate::archive::listings::{DEPARTMENTS, OUTCOMES, TOPICS};
use crate::archive::statistics::{Counts, Part, Tally, class_tables};
use crate::model::{Choice, Disclosure, Kind, Role};
use crate::plan::address;
use crate::render::context::RenderContext;
use crate::render::view::figures::share;
use crate::render::view::row::class_words;
use crate::theme::Html;

/// A table, with a chart of lines above it where there is one.
#[derive(Debug, Serialize)]
pub(super) struct Table {
    /// What it counts.
    pub(super) caption: String,
    /// A chart above it, where there is one.
    pub(super) chart: Html,
    /// Where the chart begins and ends, in words, where there is one.
    pub(super) chart_ends: Vec<String>,
    /// What the chart shows.
    pub(super) chart_note: Option<String>,
    /// Its column headings.
    pub(super) head: Vec<String>,
    /// Its rows.
    pub(super) rows: Vec<Row>,
    /// What to know of it.
    pub(super) note: Option<String>,
}

/// A row of a table.
#[derive(Debug, Serialize)]
pub(super) struct Row {
    /// Its heading.
    pub(super) label: String,
    /// Where the heading leads.
    pub(super) href: Option<String>,
    /// The length of its bar in per cent; none where the table has no bars.
    pub(super) bar: Option<String>,
    /// Its cells.
    pub(super) cells: Vec<String>,
}

impl Table {
    /// A table without chart or note.
    pub(super) fn new(caption: String, head: &[&str], rows: Vec<Row>) -> Self {
        let head = head.iter().map(|&one| one.to_owned()).collect();
        Self {
            caption,
            chart: Html::default(),
            chart_ends: Vec::new(),
            chart_note: None,
            head,
            rows,
            note: None,
        }
    }
}

/// The length of the bar for `part` in a table whose longest stands for `most`:
/// none at 0, and never so short that nothing is seen.
pub(super) fn bar(part: usize, most: usize) -> Option<String> {
    (part > 0).then(|| (part * 100).div_ceil(most.max(1)).max(1).to_string())
}

/// The words of the theme under `statistics`.
pub(super) fn word<'a>(key: &str, context: &'a RenderContext<'_>) -> &'a str {
    context.text(&format!("statistics.{key}"))
}

/// The same with a count in them.
pub(super) fn counted(key: &str, count: usize, context: &RenderContext<'_>) -> String {
    context.fill(&format!("statistics.{key}"), &[("count", &count.to_string())])
}

/// Rows of counts with their shares of `whole`: label, address, count.
pub(super) fn shares(rows: Vec<(String, Option<String>, usize)>, whole: usize) -> Vec<Row> {
    let row = |(label, href, count): (String, Option<String>, usize)| Row {
        label,
        href,
        bar: bar(count, whole),
        cells: vec![count.to_string(), share(count, whole).unwrap_or_default()],
    };
    rows.into_iter().map(row).collect()
}

/// Replies by class: a table for each class table in use.
pub(super) fn classes(tally: &Tally, context: &RenderContext<'_>) -> Vec<Table> {
    let config = context.world.config;
    let mut tables: Vec<Table> = class_tables(tally, config)
        .iter()
        .map(|table| {
            let rows = table.rows.iter().map(|(_, outcome, count)| {
                let href = address::term(OUTCOMES.name, &outcome.slug()).to_string();
                (class_words(outcome), (*count > 0).then_some(href), *count)
            });
            let known = table.known().to_string();
            let caption = match table.scope {
                None => context.fill("statistics.classes", &[("count", &known)]),
                Some(scope) => {
                    let values = [("scope", scope_words(scope, context)), ("count", &known)];
                    context.fill("statistics.classes_of", &values)
                }
            };
            let head = ["class", "replies", "share"].map(|key| word(key, context));
            Table::new(caption, &head, shares(rows.collect(), table.known()))
        })
        .collect();
    let unclassified = tally.unclassified();
    if let Some(last) = tables.last_mut().filter(|_| unclassified > 0) {
        last.note = Some(counted("unclassified", unclassified, context));
    }
    tables
}

/// A kind or a body in words.
fn scope_words<'a>(scope: &'a str, context: &RenderContext<'a>) -> &'a str {
    let bodies = context.world.registers.bodies.all();
    let body = || bodies.iter().find(|body| body.key == scope).map(|body| body.name.as_str());
    Kind::parse(scope).map(Kind::column).or_else(body).unwrap_or(scope)
}

/// Replies by department, with their parts in handling.
pub(super) fn departments(parts: &[Part<'_>], context: &RenderContext<'_>) -> Table {
    let most = parts.iter().map(|part| part.tally.replies).max().unwrap_or_default();
    let roles: [&[Role]; 3] = [&[Role::Lead, Role::Sole], &[Role::Joint], &[Role::Separate]];
    let row = |part: &Part<'_>| {
        let split = roles.iter().map(|roles| part.tally.of_roles(roles));
        let counts = std::iter::once(part.tally.replies).chain(split);
        Row {
            label: part.term.term.title.clone(),
            href: Some(address::term(DEPARTMENTS.name, &part.term.term.key).to_string()),
            bar: bar(part.tally.replies, most),
            cells: counts.map(|count| count.to_string()).collect(),
        }
    };
    let caption = counted("departments", parts.len(), context);
    let labels = [Role::Lead, Role::Joint, Role::Separate].map(Choice::label);
    let head = [word("department", context), word("all", context), labels[0], labels[1], labels[2]];
    Table::new(caption, &head, parts.iter().map(row).collect())
}

/// Replies by topic.
pub(super) fn topics(parts: &[Part<'_>], context: &RenderContext<'_>) -> Option<Table> {
    let most = parts.iter().map(|part| part.tally.replies).max()?;
    let row = |part: &Part<'_>| Row {
        label: part.term.term.title.clone(),
        href: Some(address::term(TOPICS.name, &part.term.term.key).to_string()),
        bar: bar(part.tally.replies, most),
        cells: vec![part.tally.replies.to_string()],
    };
    let head = ["topic", "replies"].map(|key| word(key, context));
    let caption = word("topics", context).to_owned();
    Some(Table::new(caption, &head, parts.iter().map(row).collect()))
}

/// How replies are disclosed; a way that no reply is registered with has no
/// row: that the site holds none does not say that there are none.
pub(super) fn disclosure(
    counts: &Counts<Disclosure>,
    abstracts: usize,
    context: &RenderContext<'_>,
) -> Table {
    let whole: usize = counts.values().sum();
    let count = |disclosure| counts.get(&disclosure).copied().unwrap_or_default();
    let open = count(Disclosure::Open);
    let closed = [Disclosure::OnRequest, Disclosure::Withheld].map(|one| (one.label(), count(one)));
    let rows =
        [(word("full_text", context), open - abstracts), (word("abstract", context), abstracts)];
    let rows = rows.into_iter().chain(closed).filter(|(_, count)| *count > 0);
    let rows: Vec<_> = rows.map(|(label, count)| (label.to_owned(), None, count)).collect();
    let head = ["disclosure", "replies", "share"].map(|key| word(key, context));
    let mut table = Table::new(counted("disclosures", whole, context), &head, shares(rows, whole));
    table.note = (whole > open).then(|| word("closed_note", context).to_owned());
    table
}
