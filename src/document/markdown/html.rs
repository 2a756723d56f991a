//! HTML with slots: everything but where links lead, which another reader of the site knows.

use serde::{Deserialize, Serialize};

use super::escape::push_text;
use super::link::{Resolve, image, link_start};
use super::outline::LinkKind;
use super::standin::SLOT;

/// A body as HTML whose links and images are still to be filled in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Html {
    /// The HTML, each slot as its number between two stand-ins.
    pub(super) text: String,
    pub(super) slots: Slots,
}

/// What the slots of one body stand for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slots(Vec<Slot>);

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
enum Slot {
    /// The start tag of a link.
    Link {
        target: String,
        title: String,
    },
    Image {
        target: String,
        alt: String,
        title: String,
    },
}

/// What stands between the stand-ins where a link ends.
const END: &str = "/";

impl Slots {
    /// A slot for the start of a link, as it stands in the text.
    pub(super) fn link(&mut self, target: String, title: String) -> String {
        self.push(Slot::Link { target, title })
    }

    /// A slot for an image.
    pub(super) fn image(&mut self, target: String, alt: String, title: String) -> String {
        self.push(Slot::Image { target, alt, title })
    }

    /// A slot for the end of the innermost link.
    pub(super) fn end() -> String {
        format!("{SLOT}{END}{SLOT}")
    }

    fn push(&mut self, slot: Slot) -> String {
        self.0.push(slot);
        format!("{SLOT}{}{SLOT}", self.0.len() - 1)
    }
}

/// A link being filled in.
struct Open<'h> {
    /// Where its text begins.
    start: usize,
    /// What an empty link shows.
    target: &'h str,
    /// What follows its end; none if the link leads nowhere.
    note: Option<String>,
}

impl Html {
    /// The HTML with its slots, from what [`Self::to_parts`] gave.
    #[must_use]
    pub fn from_parts(text: String, slots: Slots) -> Self {
        Self { text, slots }
    }

    /// The HTML, and what its slots stand for.
    #[must_use]
    pub fn to_parts(&self) -> (&str, &Slots) {
        (&self.text, &self.slots)
    }

    /// All of `body` as one paragraph of words, marks and all.
    pub(super) fn verbatim(body: &str) -> Self {
        let mut text = "<p>".to_owned();
        push_text(&mut text, &body.replace(SLOT, ""), 0);
        Self { text: text + "</p>", slots: Slots::default() }
    }

    /// The HTML with its links and images. One that leads nowhere leaves its text alone.
    #[must_use]
    pub fn fill(&self, resolve: &Resolve<'_>) -> String {
        if self.slots.0.is_empty() {
            return self.text.clone();
        }
        let mut out = String::with_capacity(self.text.len() + self.slots.0.len() * 64);
        let mut open: Vec<Open<'_>> = Vec::new();
        for (at, piece) in self.text.split(SLOT).enumerate() {
            if at % 2 == 0 {
                out.push_str(piece);
                continue;
            }
            if piece == END {
                end_link(&mut out, open.pop());
                continue;
            }
            let slot = piece.parse::<usize>().ok().and_then(|number| self.slots.0.get(number));
            match slot {
                Some(Slot::Link { target, title }) => {
                    let start = link_start(LinkKind::Link, target, title, resolve);
                    if let Some((attributes, _)) = &start {
                        push_tag(&mut out, "a", attributes);
                    }
                    let note = start.map(|(_, note)| note);
                    open.push(Open { start: out.len(), target, note });
                }
                Some(Slot::Image { target, alt, title }) => {
                    match image(target, alt, title, resolve) {
                        Some(attributes) => push_tag(&mut out, "img", &attributes),
                        None => push_text(&mut out, alt, 0),
                    }
                }
                None => {}
            }
        }
        out
    }
}

fn end_link(out: &mut String, link: Option<Open<'_>>) {
    let Some(Open { start, target, note: Some(note) }) = link else { return };
    // A link without text could be neither seen nor heard.
    if out.len() == start {
        push_text(out, target, start);
    }
    out.push_str("</a>");
    push_text(out, &note, 0);
}

fn push_tag(out: &mut String, name: &str, attributes: &str) {
    out.push('<');
    out.push_str(name);
    out.push_str(attributes);
    out.push('>');
}

#[cfg(test)]
mod tests {
    use super::Slot;
    use crate::document::markdown::read::read;

    #[test]
    fn whatever_is_asked_for_is_told_by_the_outline() {
        let tags = [
            "<a href=\"b.md\">甲</a>",
            "<a href=b.md>甲</a>",
            "<A HREF='b.md'>甲</A>",
            "<a href=\" b.md \">甲</a>",
            "<a href=\"b&#46;md\">甲</a>",
            "<a href=\"b&#10;.md\">甲</a>",
            "<a href=\"b\n.md\">甲</a>",
            "<a href=\"b&Tab;.md\">甲</a>",
            "<a href=\"b&amp;amp;.md\">甲</a>",
            "<a href=\"b&amp.md\">甲</a>",
            "<a href=\"b&not.md\">甲</a>",
            "<a href=\"b&notin.md\">甲</a>",
            "<a href=\"b&#0;.md\">甲</a>",
            "<a href=\"b%2Emd\">甲</a>",
            "<a href=\"\u{feff}b.md\">甲</a>",
            "<a href=\"b\u{a0}.md\">甲</a>",
            "<a href=\"a.md\" href=\"b.md\">甲</a>",
            "<a title=\"丙\" href=\"b.md\">甲</a>",
            "<a\nhref=\"b.md\">甲</a>",
            "<a href=\"a.md\">甲<a href=\"b.md\">乙</a></a>",
            "<a href=\"b.md\"/>甲",
            "<img src=\"b.md\" alt=\"图\">",
            "<img src=\"b&#46;md\" alt=\"图\">",
            "<area href=\"b.md\"><svg><a href=\"c.md\">甲</a></svg>",
            "[乙](c.md)<a href=\"b.md\">甲</a>",
            "<https://a.example><a href=\"b.md\">甲</a>",
            "[![图](a.png)](c.md)<b>甲</b>",
        ];
        let around =
            ["@", "甲@乙", "<div>\n@\n</div>", "- @", "|列|\n|-|\n|@|", "# @", "甲[^1]\n\n[^1]: @"];
        let mut asked = 0;
        for (tag, around) in tags.iter().flat_map(|tag| around.map(|around| (tag, around))) {
            let body = around.replace('@', tag);
            let reading = read(&body);
            for Slot::Link { target, .. } | Slot::Image { target, .. } in &reading.html.slots.0 {
                let is_told = reading.outline.links.iter().any(|link| link.target == *target);
                assert!(is_told, "{body}: {target:?} of {:?}", reading.outline.links);
                asked += 1;
            }
        }
        assert!(asked > 150, "{asked}");
    }
}
