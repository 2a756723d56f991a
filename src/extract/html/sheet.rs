//! What the style sheets in a page hide.

use std::collections::BTreeMap;

use scraper::ElementRef;

use super::page::Beside;

/// The selectors of one element each, without further conditions, whose elements are not shown:
/// by the id or the class, else by the element.
#[derive(Debug, Default)]
pub(super) struct Sheet(BTreeMap<String, Vec<Selector>>);

#[derive(Debug, PartialEq, Eq)]
struct Selector {
    element: String,
    class: String,
    id: String,
}

impl Selector {
    fn key(&self) -> String {
        match (self.id.as_str(), self.class.as_str()) {
            ("", "") => self.element.clone(),
            ("", class) => format!(".{class}"),
            (id, _) => format!("#{id}"),
        }
    }
}

/// A larger style sheet is not read.
const LARGEST: usize = 4 << 20;

/// Classes that mean it in every common library of styles.
const USUAL: &[&str] = &["hidden", "hide", "d-none", "sr-only", "visually-hidden", "invisible"];

impl Sheet {
    /// Adds the rules of a style sheet. What holds in print or on small screens alone
    /// (`@media`) is no rule of the page.
    pub(super) fn add(&mut self, text: &str) {
        let text = without_remarks(text);
        let mut rest = text.as_str();
        while let Some((selectors, behind)) = rest.split_once('{') {
            let end = if selectors.contains('@') { closing(behind) } else { behind.find('}') };
            let end = end.unwrap_or(behind.len());
            if !selectors.contains('@') && hides(&behind[..end]) {
                for selector in selectors.split(',').filter_map(simple) {
                    let same = self.0.entry(selector.key()).or_default();
                    if !same.contains(&selector) {
                        same.push(selector);
                    }
                }
            }
            rest = behind.get(end + 1..).unwrap_or_default();
        }
    }

    /// Adds the rules of the style sheet beside the page that `link` names.
    pub(super) fn add_file(&mut self, link: ElementRef<'_>, beside: &Beside<'_>) {
        let file = link.attr("href").and_then(|target| beside(target.trim()));
        if let Some(bytes) = file.filter(|bytes| bytes.len() <= LARGEST) {
            self.add(&String::from_utf8_lossy(&bytes));
        }
    }

    /// Whether the page hides `element` by its class or id.
    pub(super) fn is_hidden(&self, element: ElementRef<'_>) -> bool {
        let value = element.value();
        let classes = || value.classes();
        let usual = || classes().any(|class| USUAL.contains(&class));
        let meant = |one: &Selector| {
            (one.element.is_empty() || one.element == value.name())
                && (one.class.is_empty() || classes().any(|class| class == one.class))
                && (one.id.is_empty() || value.id() == Some(one.id.as_str()))
        };
        if self.0.is_empty() {
            return usual();
        }
        let own = value.id().map(|id| format!("#{id}")).into_iter();
        let keys = own.chain(classes().map(|class| format!(".{class}")));
        let mut keys = keys.chain([value.name().to_owned()]);
        usual() || keys.any(|key| self.0.get(&key).is_some_and(|same| same.iter().any(meant)))
    }
}

/// Whether a link leads to a style sheet for screens.
pub(super) fn is_sheet(link: ElementRef<'_>) -> bool {
    let says = |name: &str| link.attr(name).unwrap_or_default().trim().to_ascii_lowercase();
    says("rel").split_whitespace().any(|one| one == "stylesheet") && says("media") != "print"
}

/// Whether declarations let nothing be seen.
pub(super) fn hides(style: &str) -> bool {
    let tight: String =
        style.chars().filter(|one| !one.is_whitespace()).collect::<String>().to_ascii_lowercase();
    tight.split(';').any(|declaration| {
        let declaration = declaration.trim_end_matches("!important");
        let nothing = ["0", "0px", "0pt", "0em"];
        match declaration.split_once(':') {
            Some(("display", "none") | ("visibility", "hidden") | ("mso-hide", "all")) => true,
            Some(("font-size" | "opacity", size)) => nothing.contains(&size),
            _ => false,
        }
    })
}

fn without_remarks(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once("/*") {
        out.push_str(before);
        rest = behind.split_once("*/").map_or("", |found| found.1);
    }
    out + rest
}

/// Where the block ends whose brace was opened before `text`.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 1_usize;
    for (at, mark) in text.match_indices(['{', '}']) {
        depth = if mark == "{" { depth + 1 } else { depth - 1 };
        if depth == 0 {
            return Some(at);
        }
    }
    None
}

/// `tag.class#id`, each part alone or not; nothing else.
fn simple(selector: &str) -> Option<Selector> {
    let selector = selector.trim();
    let is_plain = |one: char| one.is_alphanumeric() || "-_.#".contains(one);
    if selector.is_empty() || !selector.chars().all(is_plain) {
        return None;
    }
    let (rest, id) = selector.split_once('#').unwrap_or((selector, ""));
    let (element, class) = rest.split_once('.').unwrap_or((rest, ""));
    (!class.contains('.') && !id.contains(['.', '#'])).then(|| Selector {
        element: element.to_ascii_lowercase(),
        class: class.to_owned(),
        id: id.to_owned(),
    })
}
