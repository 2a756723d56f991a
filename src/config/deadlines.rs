//! `deadlines`: how long a reply may take, from assignment to publication.

use std::ops::Range;

use serde::Deserialize;

use super::faults::Faults;
use crate::diagnostic::SourcePath;
use crate::yaml::Node;

/// The deadlines of a site. Where it gives none, they are those of the
/// regulations: three months from assignment, six at most, and twenty working
/// days to publication (政府信息公开条例 第二十六条).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deadlines {
    /// Months from assignment to the reply.
    pub reply_months: u32,
    /// The same with an approved extension.
    pub reply_months_at_most: u32,
    /// Working days from the reply to its publication.
    pub publish_working_days: u32,
    /// The file that lists public holidays, where there is one.
    pub holidays: Option<SourcePath>,
    /// Where `holidays` stands, for findings about the file.
    pub holidays_span: Range<u32>,
}

#[derive(Default, Deserialize)]
pub(super) struct Raw {
    reply_months: Option<u32>,
    reply_months_at_most: Option<u32>,
    publish_working_days: Option<u32>,
    holidays: Option<String>,
}

const REPLY_MONTHS: u32 = 3;
const REPLY_MONTHS_AT_MOST: u32 = 6;
const PUBLISH_WORKING_DAYS: u32 = 20;

impl Deadlines {
    pub(super) fn new(raw: &Raw, root: &Node) -> Self {
        let reply_months = raw.reply_months.unwrap_or(REPLY_MONTHS);
        Self {
            reply_months,
            reply_months_at_most: raw
                .reply_months_at_most
                .unwrap_or(REPLY_MONTHS_AT_MOST.max(reply_months)),
            publish_working_days: raw.publish_working_days.unwrap_or(PUBLISH_WORKING_DAYS),
            holidays: raw.holidays.as_deref().map(|path| SourcePath::new(path.trim())),
            holidays_span: span(root, "holidays"),
        }
    }
}

/// What the shape cannot tell: periods of nothing, an order that cannot be, a
/// file outside the site's folder.
pub(super) fn check(raw: Option<&Raw>, root: &Node, faults: &mut Faults) {
    let Some(raw) = raw else { return };
    let periods = [
        ("reply_months", raw.reply_months),
        ("reply_months_at_most", raw.reply_months_at_most),
        ("publish_working_days", raw.publish_working_days),
    ];
    for (key, period) in periods {
        if period.is_some_and(|count| !(1..=1000).contains(&count)) {
            faults.value(
                span(root, key),
                format!("{key} 要在 1 到 1000 之间"),
                format!("{key} must be from 1 to 1000"),
            );
        }
    }
    let at_most = raw.reply_months_at_most.unwrap_or(u32::MAX);
    if at_most < raw.reply_months.unwrap_or(REPLY_MONTHS) {
        faults.value(
            span(root, "reply_months_at_most"),
            "reply_months_at_most（最长几个月）不能小于 reply_months（一般几个月）",
            "reply_months_at_most must not be less than reply_months",
        );
    }
    let outside = |path: &String| {
        let path = path.trim();
        path.starts_with('/')
            || path.contains(['\\', ':'])
            || path.split('/').any(|one| one == "..")
    };
    if raw.holidays.as_ref().is_some_and(outside) {
        faults.value(
            span(root, "holidays"),
            "holidays 要写网站文件夹里的文件，例如 content/holidays.yaml",
            "holidays must name a file of the site's folder, for example content/holidays.yaml",
        );
    }
}

fn span(root: &Node, key: &str) -> Range<u32> {
    let value = root.get("deadlines").and_then(|deadlines| deadlines.get(key));
    value.map_or(0..0, |value| value.span.clone())
}
