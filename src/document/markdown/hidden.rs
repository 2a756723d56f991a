//! What the source hides: elements whose content no browser shows as text, and elements that are
//! hidden by an attribute or a style. The pages know no styles and would show it all, so it goes,
//! over whatever Markdown stands between the two tags, and the outline says where it stood.

use std::ops::Range;

use pulldown_cmark::Event;

use super::element::is_void;
use super::entity::decoded;
use super::raw_html::{Tag, silent, tag};

/// Elements whose content is not shown as text.
const OPAQUE: &[&str] = &[
    "applet",
    "audio",
    "canvas",
    "datalist",
    "dialog",
    "embed",
    "head",
    "iframe",
    "math",
    "noembed",
    "noframes",
    "noscript",
    "object",
    "plaintext",
    "script",
    "select",
    "style",
    "svg",
    "template",
    "textarea",
    "title",
    "video",
    "xmp",
];

/// Elements within which no other begins.
const RAW_TEXT: &[&str] = &[
    "iframe",
    "noembed",
    "noframes",
    "noscript",
    "plaintext",
    "script",
    "style",
    "textarea",
    "title",
    "xmp",
];

/// Classes by which style sheets commonly hide.
const CLASSES: &[&str] =
    &["d-none", "hidden", "hide", "invisible", "is-hidden", "sr-only", "visually-hidden"];

/// The way through a body, from one hidden element to the next.
#[derive(Default)]
pub(super) struct Hiding {
    open: Option<Hidden>,
    /// Bytes of the prepared text that were hidden.
    pub(super) ranges: Vec<Range<usize>>,
    /// Where an element begins that hides all that follows, because nothing ends it.
    pub(super) unclosed: Vec<Range<usize>>,
}

struct Hidden {
    name: String,
    /// Elements of its name that are open, itself included.
    depth: usize,
    /// Blocks and spans that Markdown opened within it.
    events: usize,
    start: Range<usize>,
}

impl Hiding {
    /// Whether this event of Markdown's is hidden.
    pub(super) fn hides(&mut self, event: &Event<'_>, range: &Range<usize>) -> bool {
        let Some(hidden) = &mut self.open else { return false };
        match event {
            Event::Start(_) => hidden.events += 1,
            Event::End(_) if hidden.events > 0 => hidden.events -= 1,
            // The block ends in which the element began, and so does the element.
            Event::End(_) => {
                self.end(range.end, true);
                return false;
            }
            _ => {}
        }
        true
    }

    /// What is left of a piece of raw HTML that stands at `range`.
    pub(super) fn shown(&mut self, html: &str, range: &Range<usize>) -> String {
        let is_whole = range.len() == html.len();
        let place = |at: usize| if is_whole { range.start + at } else { range.start };
        let mut out = String::new();
        let mut at = 0;
        while at < html.len() {
            let rest = &html[at..];
            let length = self.piece(rest);
            if !self.takes(&rest[..length], place(at)..place(at + length)) {
                out.push_str(&rest[..length]);
            }
            at += length;
        }
        out
    }

    /// How long the next piece is: text, a tag, a comment, or all that raw text holds.
    fn piece(&self, html: &str) -> usize {
        if let Some(hidden) = self.open.as_ref().filter(|hidden| is_in(RAW_TEXT, &hidden.name)) {
            let end = end_tag(html, &hidden.name);
            if end != 0 {
                return end;
            }
        }
        match html.find('<') {
            Some(0) => {}
            text => return text.unwrap_or(html.len()),
        }
        let tag = || tag(html).map(|tag| tag.map_or(html.len(), |tag| tag.written.len()));
        silent(html).or_else(tag).unwrap_or(1)
    }

    /// Whether `piece`, which stands at `place`, is hidden.
    fn takes(&mut self, piece: &str, place: Range<usize>) -> bool {
        let tag = tag(piece).flatten();
        let Some(hidden) = &mut self.open else {
            let Some(tag) = tag.filter(|tag| !tag.closing && hides(tag)) else { return false };
            let name = tag.name.to_ascii_lowercase();
            if is_void(&name) {
                self.ranges.push(place);
            } else {
                self.open = Some(Hidden { name, depth: 1, events: 0, start: place });
            }
            return true;
        };
        let Some(tag) = tag.filter(|tag| tag.name.eq_ignore_ascii_case(&hidden.name)) else {
            return true;
        };
        if tag.closing {
            hidden.depth -= 1;
            if hidden.depth == 0 {
                self.end(place.end, false);
            }
        } else if hidden.name == "p" {
            self.end(place.start, false);
            return self.takes(piece, place);
        } else {
            hidden.depth += 1;
        }
        true
    }

    fn end(&mut self, at: usize, unclosed: bool) {
        if let Some(hidden) = self.open.take() {
            if unclosed {
                self.unclosed.push(hidden.start.clone());
            }
            self.ranges.push(hidden.start.start..at);
        }
    }

    /// Ends with the body.
    pub(super) fn finish(&mut self, at: usize) {
        self.end(at, true);
    }
}

/// Where the first end tag of the name stands in `html`; its end where there is none.
fn end_tag(html: &str, name: &str) -> usize {
    let bytes = html.as_bytes();
    let is_end = |at: &usize| {
        let named = bytes.get(at + 2..at + 2 + name.len());
        named.is_some_and(|named| named.eq_ignore_ascii_case(name.as_bytes()))
    };
    memchr::memmem::find_iter(bytes, b"</").find(is_end).unwrap_or(html.len())
}

fn is_in(names: &[&str], name: &str) -> bool {
    names.iter().any(|known| name.eq_ignore_ascii_case(known))
}

/// Whether the element that `tag` begins is shown by no browser.
fn hides(tag: &Tag<'_>) -> bool {
    let attribute = |name: &str| {
        let found = tag.attributes.iter().find(|(key, _)| key.eq_ignore_ascii_case(name));
        found.map(|(_, value)| decoded(value).to_ascii_lowercase())
    };
    if is_in(OPAQUE, tag.name) {
        return !(tag.name.eq_ignore_ascii_case("dialog") && attribute("open").is_some());
    }
    attribute("hidden").is_some()
        || attribute("popover").is_some()
        || attribute("aria-hidden").is_some_and(|value| value.trim() == "true")
        || attribute("style").is_some_and(|style| style_hides(&style))
        || attribute("color").is_some_and(|color| is_white(color.trim()))
        || attribute("class")
            .is_some_and(|classes| classes.split_whitespace().any(|one| CLASSES.contains(&one)))
}

/// Whether a style, in lower case, shows nothing to anyone.
fn style_hides(style: &str) -> bool {
    let compact: String = style.chars().filter(|c| !c.is_whitespace()).collect();
    let mut parts = compact.split("/*");
    let first = parts.next().unwrap_or_default().to_owned();
    let compact = parts.fold(first, |words, comment| {
        words + comment.split_once("*/").map_or("", |(_, behind)| behind)
    });
    let compact = compact.replace("!important", "");
    let pairs = || compact.split(';').filter_map(|pair| pair.split_once(':'));
    let has = |name: &str| pairs().any(|(key, _)| key == name);
    let clips = pairs().any(|pair| matches!(pair, ("overflow", "hidden" | "clip")));
    let is_painted = has("background") || has("background-color");
    pairs().any(|(key, value)| match key {
        "display" => value == "none",
        "visibility" | "content-visibility" => matches!(value, "hidden" | "collapse"),
        "mso-hide" => value != "none",
        "opacity" | "font-size" => is_nothing(value),
        "height" | "width" | "max-height" | "max-width" => clips && is_nothing(value),
        "filter" => value.contains("opacity(0"),
        "transform" => value.contains("scale(0"),
        "clip" => value.starts_with("rect(0") || value.starts_with("rect(1px"),
        "clip-path" => value.starts_with("inset(50%") || value.starts_with("inset(100%"),
        "text-indent" | "left" | "top" | "right" | "margin-left" | "margin-top" => is_far(value),
        "color" | "-webkit-text-fill-color" => !is_painted && is_white(value),
        _ => false,
    })
}

fn is_nothing(value: &str) -> bool {
    let number = value.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '%');
    number.parse::<f32>().is_ok_and(|number| number == 0.0)
}

/// A place outside every screen: `-9999px`.
fn is_far(value: &str) -> bool {
    let digits = value.strip_prefix('-').unwrap_or_default();
    digits.bytes().take_while(u8::is_ascii_digit).count() >= 3
}

/// The colour of the paper, or none.
fn is_white(color: &str) -> bool {
    let Some(hex) = color.strip_prefix('#') else {
        return matches!(
            color,
            "white" | "transparent" | "snow" | "rgb(255,255,255)" | "rgba(255,255,255,1)"
        ) || color.starts_with("rgba(") && color.ends_with(",0)")
            || color.starts_with("hsl(") && color.ends_with(",100%)");
    };
    let parts: Vec<&str> = match hex.len() {
        3 => (0..3).filter_map(|at| hex.get(at..=at)).collect(),
        6 => (0..3).filter_map(|at| hex.get(at * 2..=at * 2)).collect(),
        _ => return false,
    };
    parts.len() == 3 && parts.iter().all(|part| *part == "f")
}
