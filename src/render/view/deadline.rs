//! By when a reply had to be public, where the site tells of its deadlines.

use super::day;
use crate::archive::reply::Reply;
use crate::model::{Stated, Statistic};
use crate::render::context::RenderContext;

/// The last day of the period of publication, in words; none where a holiday
/// that is not known could have moved it. The period of the reply itself is
/// not told: it would give away the day of assignment.
#[must_use]
pub(crate) fn publication(reply: &Reply, context: &RenderContext<'_>) -> Option<String> {
    let config = context.world.config;
    let calendar = &context.world.registers.calendar;
    let written = reply.date_written.and_then(Stated::value);
    let replied = reply.date_replied.or(written)?.day;
    let days = config.deadlines.publish_working_days;
    let due = calendar.add_working_days(replied, days);
    let told = config.statistics.contains(&Statistic::Punctuality)
        && calendar.unlisted(replied, due).is_empty();
    let values = [("date", day::on_paper(due)), ("days", days.to_string())];
    let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
    told.then(|| context.fill("views.publish_by", &values))
}
