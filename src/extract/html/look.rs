//! How the words of an element look, by the element, its style and what it stands in.

use scraper::ElementRef;

use super::sheet;
use crate::extract::document::Style;

/// What holds for the words of an element.
#[derive(Clone, Debug, Default)]
pub(super) struct Look {
    pub(super) style: Style,
    pub(super) is_hidden: bool,
    /// Whether line breaks are shown as they are typed.
    pub(super) is_typed: bool,
    pub(super) heading: Option<u8>,
    pub(super) link: Option<String>,
}

impl Look {
    /// The look of the words in `element`, which stands in one of this look.
    pub(super) fn of(&self, element: ElementRef<'_>) -> Self {
        let name = element.value().name();
        let style = element.attr("style").unwrap_or_default();
        let tight: String = style.chars().filter(|one| !one.is_whitespace()).collect();
        let tight = tight.to_ascii_lowercase();
        let says = |words: &[&str]| words.iter().any(|word| tight.contains(word));
        let mut look = self.clone();
        look.is_hidden |= element.attr("hidden").is_some() || sheet::hides(style);
        look.is_typed |=
            matches!(name, "pre" | "textarea" | "listing" | "xmp") || says(&["white-space:pre"]);
        look.style.is_bold |= matches!(name, "b" | "strong")
            || says(&["font-weight:bold", "font-weight:700", "font-weight:800", "font-weight:900"]);
        look.style.is_struck |= matches!(name, "s" | "strike" | "del") || says(&["line-through"]);
        match name {
            "sup" => look.style.script = Some("sup"),
            "sub" => look.style.script = Some("sub"),
            _ if says(&["vertical-align:super"]) => look.style.script = Some("sup"),
            _ if says(&["vertical-align:sub"]) => look.style.script = Some("sub"),
            _ => {}
        }
        // The title of the page is its first heading, as it is of the draft.
        let level = name.strip_prefix('h').and_then(|level| level.parse::<u8>().ok());
        look.heading = level.map(|level| level.saturating_sub(1).max(1)).or(look.heading);
        look
    }
}
