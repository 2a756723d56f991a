//! How pages write a day: the one place that a change of style touches.
//!
//! What a document says of itself (its signing, corrections, deadlines) is written as on paper,
//! `2023年7月20日`; when something was published or withdrawn, and what stands beside that, as
//! government sites list it, `2024-01-09 10:26`.

use crate::model::{Date, Moment, Stated, date};
use crate::render::context::RenderContext;

/// A day of the document itself.
#[must_use]
pub(crate) fn on_paper(day: Date) -> String {
    date::chinese(day)
}

/// A day in lists, and beside one.
#[must_use]
pub(crate) fn in_lists(day: Date) -> String {
    day.to_string()
}

/// When something was published.
#[must_use]
pub(crate) fn published(moment: Moment) -> String {
    moment.to_string()
}

/// A day that the original may leave out: as `written`, or the words for none.
#[must_use]
pub(crate) fn stated(
    stated: Option<Stated<Moment>>,
    written: fn(Moment) -> String,
    context: &RenderContext<'_>,
) -> String {
    let moment = stated.and_then(Stated::value);
    moment.map_or_else(|| context.text("views.unstated").to_owned(), written)
}
