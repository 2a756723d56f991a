//! The second sieve for raw HTML: nesting, entities and addresses, over the rendered body.
//!
//! Raw HTML may begin in one block and end in another (`<details>` … `</details>`), so only the
//! whole body can be checked. The renderer writes its own tags with their attributes folded into
//! one marker attribute, which raw HTML cannot write (`raw_html` drops it); ammonia mends nesting
//! and drops what is not listed; `Finish` unfolds the markers, makes slots of raw links and images, and
//! makes the result as compact as plain Markdown's.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use ammonia::Builder;

use super::cjk;
use super::clean::is_forbidden;
use super::entity::decoded;
use super::escape::{push_attribute, push_text, push_value, push_verbatim};
use super::html::{Html, Slots};
use super::raw_html::{ELEMENTS, is_block};
use super::scope::Row;
use super::standin::SLOT;
use super::table::region_start;

/// Holds the attributes of the renderer's own tags on the way through ammonia.
pub(super) const MARKER: &str = "data-own";

/// Elements that only the renderer writes; `raw_html` lets none of them pass.
const OWN_ELEMENTS: &[&str] = &["h2", "h3", "h4", "h5", "h6", "input", "section"];

static SIEVE: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let known = ELEMENTS.iter().map(|(name, _)| *name);
    let attributes: HashMap<_, HashSet<_>> = ELEMENTS
        .iter()
        .map(|(name, attributes)| (*name, attributes.iter().copied().collect()))
        .collect();
    let mut sieve = Builder::empty();
    sieve
        .tags(known.chain(OWN_ELEMENTS.iter().copied()).collect())
        .tag_attributes(attributes)
        .generic_attributes(HashSet::from([MARKER]))
        .url_schemes(HashSet::from(["http", "https", "mailto", "tel"]))
        .url_relative(ammonia::UrlRelative::PassThrough)
        .link_rel(None);
    sieve
});

/// `folded`, as the renderer wrote it with raw HTML between, as HTML that may be published.
pub(super) fn sanitised(folded: &str, slots: Slots) -> Html {
    let clean = SIEVE.clean(folded).to_string();
    let mut finish = Finish {
        out: String::with_capacity(clean.len()),
        block_start: 0,
        verbatim: 0,
        tables: 0,
        regions: 0,
        rows: Vec::new(),
        links: Vec::new(),
        slots,
    };
    let mut rest = clean.as_str();
    while let Some(at) = rest.find('<') {
        finish.text(&rest[..at]);
        // ammonia writes `>` in attribute values as it is, but never a `<` outside a tag.
        let end = tag_end(&rest[at..]);
        finish.tag(&rest[at + 1..at + end]);
        rest = rest.get(at + end + 1..).unwrap_or("");
    }
    finish.text(rest);
    finish.trim_block();
    Html { text: finish.out, slots: finish.slots }
}

/// Where the `>` of the tag stands that `html` begins with.
fn tag_end(html: &str) -> usize {
    let mut quoted = false;
    for (at, byte) in html.bytes().enumerate() {
        match byte {
            b'"' => quoted = !quoted,
            b'>' if !quoted => return at,
            _ => {}
        }
    }
    html.len()
}

struct Finish {
    out: String,
    /// Where the text of the innermost block begins.
    block_start: usize,
    /// Open `pre` and `code`.
    verbatim: usize,
    /// Open tables; the outermost scrolls in a region of its own.
    tables: usize,
    regions: usize,
    /// Open table rows, the innermost last.
    rows: Vec<Row>,
    /// For each open link, what it ends with; a raw one without a target leaves its words alone.
    links: Vec<Cow<'static, str>>,
    slots: Slots,
}

impl Finish {
    fn text(&mut self, escaped: &str) {
        let text: String = decoded(escaped).chars().filter(|&c| !is_forbidden(c)).collect();
        if self.verbatim > 0 {
            push_verbatim(&mut self.out, &text);
        } else {
            push_text(&mut self.out, &cjk::without_folds(&text), self.block_start);
        }
    }

    fn tag(&mut self, tag: &str) {
        let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        let closing = name.strip_prefix('/');
        let plain = closing.unwrap_or(name);
        if is_block(plain) {
            self.trim_block();
        }
        match closing {
            Some(name) => self.close(name),
            None => self.open(name, attributes),
        }
        if is_block(plain) {
            self.block_start = self.out.len();
        }
    }

    fn open(&mut self, name: &str, attributes: &str) {
        let folded = attributes.strip_prefix(MARKER).and_then(|rest| rest.strip_prefix("=\""));
        match name {
            "a" if folded.is_none() => return self.raw_link(attributes),
            "img" if folded.is_none() => return self.raw_image(attributes),
            "a" | "img" if folded.is_some_and(|slot| slot.starts_with(SLOT)) => {
                self.out.push_str(folded.unwrap_or_default().trim_end_matches('"'));
                if name == "a" {
                    self.links.push(Slots::end().into());
                }
                return;
            }
            "a" => self.links.push("</a>".into()),
            "pre" | "code" => self.verbatim += 1,
            "table" => {
                if self.tables == 0 {
                    self.regions += 1;
                    self.out.push_str(&region_start(self.regions));
                }
                self.tables += 1;
            }
            _ => {}
        }
        self.out.push('<');
        self.out.push_str(name);
        match folded {
            Some(folded) => self.out.push_str(&decoded(folded.strip_suffix('"').unwrap_or(folded))),
            None => self.raw_attributes(attributes),
        }
        match (name, self.rows.last_mut()) {
            ("tr", _) => self.rows.push(Row::default()),
            ("td", Some(row)) => row.data(),
            ("th", Some(row)) if folded.is_none() && !attributes.contains("scope=") => {
                let spans = |name| value_of(attributes, name).is_some_and(|count| count != "1");
                row.header(self.out.len(), spans("colspan"), spans("rowspan"));
            }
            _ => {}
        }
        self.out.push('>');
    }

    fn raw_link(&mut self, attributes: &str) {
        let href = value_of(attributes, "href");
        self.links.push(if href.is_some() { Slots::end().into() } else { "".into() });
        if let Some(href) = href {
            let slot = self.slots.link(href, String::new());
            self.out.push_str(&slot);
        }
    }

    fn raw_image(&mut self, attributes: &str) {
        let alt = value_of(attributes, "alt").unwrap_or_default();
        match value_of(attributes, "src") {
            Some(source) => {
                let slot = self.slots.image(source, alt, String::new());
                self.out.push_str(&slot);
            }
            None => push_text(&mut self.out, &alt, self.block_start),
        }
    }

    fn raw_attributes(&mut self, attributes: &str) {
        const KEPT: [&str; 9] =
            ["colspan", "open", "reversed", "rowspan", "scope", "span", "start", "type", "value"];
        for name in KEPT {
            let Some(value) = value_of(attributes, name) else {
                continue;
            };
            let boolean = matches!(name, "open" | "reversed");
            if boolean || is_sound(name, &value) {
                push_attribute(&mut self.out, name, if boolean { "" } else { &value });
            }
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "a" => {
                self.out.push_str(&self.links.pop().unwrap_or_default());
                return;
            }
            "pre" | "code" => self.verbatim = self.verbatim.saturating_sub(1),
            "tr" => self.rows.pop().unwrap_or_default().finish(&mut self.out),
            // A stray end tag makes the parser add an empty paragraph.
            "p" if self.out.ends_with("<p>") => {
                self.out.truncate(self.out.len() - "<p>".len());
                return;
            }
            _ => {}
        }
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push('>');
        if name == "table" {
            self.tables = self.tables.saturating_sub(1);
            if self.tables == 0 {
                self.out.push_str("</div>");
            }
        }
    }

    fn trim_block(&mut self) {
        if self.verbatim == 0 && self.out.len() > self.block_start && self.out.ends_with(' ') {
            self.out.pop();
        }
    }
}

/// The decoded value of an attribute of a tag as ammonia writes it.
fn value_of(attributes: &str, name: &str) -> Option<String> {
    let mut rest = attributes;
    while let Some((key, quoted)) = rest.split_once("=\"") {
        let (value, after) = quoted.split_once('"')?;
        if key.trim_start() == name {
            return Some(decoded(value));
        }
        rest = after;
    }
    None
}

/// Whether a number is a number within bounds, and a scope or type one that exists.
fn is_sound(name: &str, value: &str) -> bool {
    match name {
        "scope" => matches!(value, "col" | "row" | "colgroup" | "rowgroup"),
        // Letters or numerals in front of the items of a list.
        "type" => matches!(value, "1" | "a" | "A" | "i" | "I"),
        "start" | "value" => value.parse::<i32>().is_ok(),
        _ => value.parse::<u16>().is_ok_and(|count| (1..=1000).contains(&count)),
    }
}

/// Folds the attributes of the renderer's own tag into the marker.
pub(super) fn push_folded(out: &mut String, attributes: &str) {
    out.push(' ');
    out.push_str(MARKER);
    out.push_str("=\"");
    push_value(out, attributes);
    out.push('"');
}
