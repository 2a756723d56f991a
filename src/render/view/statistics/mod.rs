//! Statistics as a page shows them: sections of figures and tables, in words.

mod asked;
mod assigned;
mod section;
mod session;
mod site;
mod table;

use serde::Serialize;

use super::figures::data_until;
use super::link::TitledLink;
use super::list::column_title;
use crate::archive::statistics::Statistics;
use crate::render::context::RenderContext;
use section::Section;

/// `statistics` in a template.
#[derive(Debug, Serialize)]
pub(crate) struct StatisticsView {
    /// Its heading.
    title: String,
    /// A sentence on what is counted.
    intro: String,
    /// The day of the data.
    until: Option<String>,
    /// The way to each section.
    contents: Vec<TitledLink>,
    /// Its sections.
    sections: Vec<Section>,
    /// How it was counted, a sentence each.
    rules: Vec<String>,
}

/// The view of `statistics`.
#[must_use]
pub(crate) fn view(statistics: &Statistics<'_>, context: &RenderContext<'_>) -> StatisticsView {
    let whole = &statistics.whole;
    let mut sections: Vec<Section> =
        statistics.current.iter().map(|one| session::section(one, whole, context)).collect();
    // With one session alone, its classes are those of the whole site.
    let several = statistics.sessions.len() > 1;
    if several {
        sections.push(site::sessions(statistics, context));
    }
    sections.push(site::whole(statistics, several, context));
    sections.extend(asked::timing(statistics, context));
    sections.extend(asked::feedback(statistics, context));
    sections.extend(asked::contact(statistics, context));
    sections.extend(asked::promises(statistics, context));
    let link = |section: &Section| TitledLink {
        title: section.title.clone(),
        href: format!("#{}", section.id),
    };
    StatisticsView {
        title: column_title("statistics", context),
        intro: context.text("column_intros.statistics").to_owned(),
        until: data_until(statistics.whole.until, context),
        contents: sections.iter().map(link).collect(),
        sections,
        rules: rules(statistics, context),
    }
}

/// How it was counted, a plain sentence each; those that matter for what is shown.
fn rules(statistics: &Statistics<'_>, context: &RenderContext<'_>) -> Vec<String> {
    let whole = &statistics.whole;
    let shown = [
        ("statistics.rules.unit", true),
        ("statistics.rules.several", true),
        ("statistics.rules.roles", true),
        ("statistics.rules.withdrawn", true),
        ("statistics.rules.assigned", statistics.assigned.whole.is_some()),
        ("statistics.rules.shares", true),
        ("statistics.rules.timing", whole.timing.is_some()),
        ("statistics.rules.feedback", whole.feedback.is_some()),
        ("statistics.rules.promises", whole.promises.is_some()),
    ];
    shown
        .into_iter()
        .filter(|(_, shown)| *shown)
        .map(|(key, _)| context.text(key).to_owned())
        .collect()
}
