//! Styles: what a paragraph or a run has because of the style it bears.

use std::collections::BTreeMap;

use crate::extract::tree::Node;

/// The styles of a document, by their ids.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: BTreeMap<String, Style>,
    /// The style of paragraphs that bear none.
    default: Option<String>,
}

#[derive(Debug, Default)]
struct Style {
    based_on: Option<String>,
    name: String,
    outline: Option<u8>,
    list: Option<String>,
    level: Option<usize>,
    bold: Option<bool>,
    hidden: Option<bool>,
}

/// A chain of styles longer than this is a ring.
const LONGEST: usize = 20;

impl Styles {
    /// The styles that `tree` describes.
    pub(super) fn read(tree: &Node) -> Self {
        let mut out = Self::default();
        let Some(root) = tree.child("styles") else { return out };
        for node in root.nodes().filter(|one| &*one.name == "style") {
            let Some(id) = node.get("styleId") else { continue };
            let is_default = matches!(node.get("default"), Some("1" | "true"));
            if is_default && node.get("type") == Some("paragraph") {
                out.default = Some(id.to_owned());
            }
            out.styles.insert(id.to_owned(), style(node));
        }
        out
    }

    /// The style of a paragraph that names `id` or none.
    pub(super) fn of_paragraph<'a>(&'a self, id: Option<&'a str>) -> Option<&'a str> {
        id.or(self.default.as_deref())
    }

    /// The styles that `id` goes back to, itself first.
    fn chain<'a>(&'a self, id: Option<&'a str>) -> impl Iterator<Item = (&'a str, &'a Style)> {
        let mut next = id;
        std::iter::from_fn(move || {
            let id = next?;
            let style = self.styles.get(id)?;
            next = style.based_on.as_deref();
            Some((id, style))
        })
        .take(LONGEST)
    }

    /// The level of heading of a paragraph of this style, from 1.
    pub(super) fn heading(&self, id: Option<&str>) -> Option<u8> {
        self.chain(id).find_map(|(_, style)| {
            let named = heading_by_name(&style.name);
            named.or(style.outline.filter(|level| *level < 9).map(|level| level + 1))
        })
    }

    /// The list of a paragraph of this style, its level if it is said, and the style that says so.
    pub(super) fn list<'a>(
        &'a self,
        id: Option<&'a str>,
    ) -> Option<(&'a str, Option<usize>, &'a str)> {
        let (owner, list) =
            self.chain(id).find_map(|(id, style)| Some((id, style.list.as_deref()?)))?;
        let level = self.chain(id).find_map(|(_, style)| style.level);
        Some((list, level, owner))
    }

    /// Whether runs of this style are bold, where it says.
    pub(super) fn bold(&self, id: Option<&str>) -> Option<bool> {
        self.chain(id).find_map(|(_, style)| style.bold)
    }

    /// Whether runs of this style are hidden.
    pub(super) fn hidden(&self, id: Option<&str>) -> bool {
        self.chain(id).find_map(|(_, style)| style.hidden).unwrap_or(false)
    }
}

fn style(node: &Node) -> Style {
    let paragraph = node.child("pPr");
    let numbers = paragraph.and_then(|one| one.child("numPr"));
    let outline = paragraph.and_then(|one| one.value("outlineLvl"));
    let run = node.child("rPr");
    let says = |name: &str| run.filter(|one| one.child(name).is_some()).map(|one| one.is_on(name));
    Style {
        based_on: node.value("basedOn").map(str::to_owned),
        name: node.value("name").unwrap_or_default().to_lowercase(),
        outline: outline.and_then(|level| level.parse().ok()),
        list: numbers.and_then(|one| one.value("numId")).map(str::to_owned),
        level: numbers.and_then(|one| one.value("ilvl")).and_then(|level| level.parse().ok()),
        bold: says("b"),
        hidden: says("vanish"),
    }
}

/// `heading 1`, 标题 1: the names that Word and WPS give to their styles of headings.
fn heading_by_name(name: &str) -> Option<u8> {
    let level = name.strip_prefix("heading ").or_else(|| name.strip_prefix("标题 "))?;
    level.trim().parse().ok().filter(|level| (1..=9).contains(level))
}

/// Whether a colour is the red of a letter's head.
pub(super) fn is_red(colour: &str) -> bool {
    let part = |at: usize| colour.get(at..at + 2).and_then(|two| u8::from_str_radix(two, 16).ok());
    match (part(0), part(2), part(4)) {
        (Some(red), Some(green), Some(blue)) => red > 0xb0 && green < 0x50 && blue < 0x50,
        _ => false,
    }
}
