//! Fields: their codes, and what those of older forms show, which have no text of their own.

use crate::extract::tree::Node;

/// A field while it is read.
#[derive(Debug, Default)]
pub(super) struct Field {
    pub(super) code: String,
    /// Whether its result has begun.
    pub(super) has_begun: bool,
    /// What it shows where it has no result.
    pub(super) shown: Option<String>,
}

impl Field {
    /// The field that begins with the mark `begin`.
    pub(super) fn of(begin: &Node) -> Self {
        Self { shown: shown(begin), ..Self::default() }
    }

    /// Where it leads, if it is a link: `HYPERLINK "https://…"`.
    pub(super) fn address(&self) -> Option<String> {
        let rest = self.code.trim().strip_prefix("HYPERLINK")?.trim_start();
        let target = rest.strip_prefix('"')?.split('"').next()?;
        target.contains(':').then(|| target.to_owned())
    }
}

/// The tick or the choice of a form field.
fn shown(begin: &Node) -> Option<String> {
    let data = begin.child("ffData")?;
    if let Some(tick) = data.child("checkBox") {
        let own = if tick.child("checked").is_some() { "checked" } else { "default" };
        return Some(if tick.is_on(own) { "☑" } else { "☐" }.to_owned());
    }
    let choice = data.child("ddList")?;
    let number = |name: &str| choice.value(name).and_then(|number| number.parse().ok());
    let chosen: usize = number("result").or(number("default")).unwrap_or(0);
    let mut entries = choice.nodes().filter(|one| &*one.name == "listEntry");
    entries.nth(chosen)?.get("val").map(str::to_owned)
}
