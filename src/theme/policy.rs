//! What the security policy of every page forbids: a page that holds it is broken in every browser.

use std::ops::Range;

use crate::diagnostic::Bilingual;

use super::tags::{Attribute, Tag, tags};

/// Stands in a template's text for what the template puts there.
pub(super) const INTERPOLATED: char = '\u{1a}';

/// Something that the policy forbids.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Violation {
    pub(super) span: Range<usize>,
    pub(super) kind: Kind,
}

/// The kinds of what is forbidden.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A script in the page.
    Script,
    /// A `style` element that is not the page's own.
    Style,
    StyleAttribute,
    EventAttribute,
    /// A picture or script of another host.
    OtherHost,
    /// An element that loads what no page may load.
    Element,
    /// An address that is a script.
    ScriptAddress,
}

impl Kind {
    pub(super) fn message(self) -> Bilingual {
        let (zh, en) = match self {
            Self::Script => {
                ("网页里不能写脚本，浏览器不会执行", "a page must not contain a script")
            }
            Self::Style => (
                "网页里只能有一个 style，内容是 {{ page.style | safe }}",
                "the only `style` of a page is `{{ page.style | safe }}`",
            ),
            Self::StyleAttribute => (
                "网页里不能用 style 属性，浏览器不会理会",
                "browsers ignore a `style` attribute here",
            ),
            Self::EventAttribute => {
                ("网页里不能用 on… 属性，浏览器不会执行", "browsers ignore an event attribute here")
            }
            Self::OtherHost => (
                "这里写的是完整网址，网页只能显示本站的图片和脚本",
                "a page loads nothing from another host",
            ),
            Self::Element => (
                "网页里不能嵌入这样的内容，浏览器不会载入",
                "a page may not load what this element asks for",
            ),
            Self::ScriptAddress => ("网址不能是脚本", "an address may not be a script"),
        };
        Bilingual::new(zh, en)
    }

    /// What to write instead.
    pub(super) fn help(self) -> Bilingual {
        let (zh, en) = match self {
            Self::Script => (
                "请把脚本放进主题的 assets 文件夹，例如 menu.js，这里写 <script src=\"{{ asset(name=\"menu.js\") }}\"></script>",
                "put it into the theme's `assets`, say as menu.js, and write `<script src=\"{{ asset(name=\"menu.js\") }}\"></script>`",
            ),
            Self::Style => (
                "请把样式写进主题的 assets/colours.css",
                "put the style into `assets/colours.css` of the theme",
            ),
            Self::StyleAttribute => (
                "请改用 class，样式写进主题的 assets/colours.css",
                "give it a class, and put the style into `assets/colours.css` of the theme",
            ),
            Self::EventAttribute => ("请删去这个属性", "delete the attribute"),
            Self::OtherHost => (
                "请把文件放进主题的 assets 文件夹，例如 logo.png，这里写 {{ asset(name=\"logo.png\") }}",
                "put the file into the theme's `assets`, say as logo.png, and write `{{ asset(name=\"logo.png\") }}`",
            ),
            Self::Element => ("请删去，或者改成链接", "delete it, or make it a link"),
            Self::ScriptAddress => ("请写网址，或者删去", "write an address, or delete it"),
        };
        Bilingual::new(zh, en)
    }
}

/// What of `html` is forbidden; `style` is the page's own style sheet, where there is one yet.
pub(super) fn violations(html: &str, style: Option<&str>) -> Vec<Violation> {
    let mut out = Vec::new();
    for tag in tags(html) {
        if let Some(kind) = element(&tag, style) {
            out.push(Violation { span: tag.span.clone(), kind });
        }
        let found = tag.attributes.iter().filter_map(|one| Some((one, attribute(&tag, one)?)));
        out.extend(found.map(|(one, kind)| Violation { span: one.span.clone(), kind }));
    }
    out
}

/// What is wrong with the element itself.
fn element(tag: &Tag<'_>, style: Option<&str>) -> Option<Kind> {
    let raw = || tag.raw.unwrap_or_default();
    let is_interpolated =
        |text: &str| text.chars().all(|one| one == INTERPOLATED || one.is_whitespace());
    let blocked = ["iframe", "frame", "object", "embed", "applet", "audio", "video", "base"];
    match tag.name.to_ascii_lowercase().as_str() {
        "script" if is_data(tag) => None,
        "script" => {
            let loads = tag.get("src").is_some_and(|src| !src.value.trim().is_empty());
            (!loads || !is_interpolated(raw())).then_some(Kind::Script)
        }
        "style" => (!is_interpolated(raw()) && style != Some(raw())).then_some(Kind::Style),
        "link" => {
            let rel = tag.get("rel").map_or("", |rel| rel.value).to_ascii_lowercase();
            let loads = ["stylesheet", "manifest", "import"];
            rel.split_whitespace().any(|one| loads.contains(&one)).then_some(Kind::Element)
        }
        name => blocked.contains(&name).then_some(Kind::Element),
    }
}

/// Whether a script element holds data, which is never run.
fn is_data(tag: &Tag<'_>) -> bool {
    let kind = tag.get("type").map_or("", |one| one.value.trim()).to_ascii_lowercase();
    let runs = ["javascript", "ecmascript", "module", "importmap", "rules", "babel"];
    !kind.is_empty() && !runs.iter().any(|one| kind.contains(one))
}

fn attribute(tag: &Tag<'_>, one: &Attribute<'_>) -> Option<Kind> {
    let name = one.name.to_ascii_lowercase();
    if name == "style" {
        return Some(Kind::StyleAttribute);
    }
    let event = name.strip_prefix("on").is_some_and(|rest| {
        rest.len() > 1 && rest.bytes().all(|letter| letter.is_ascii_lowercase())
    });
    if event {
        return Some(Kind::EventAttribute);
    }
    let value = address(one.value);
    let addressed = matches!(name.as_str(), "href" | "src" | "action" | "formaction" | "data");
    if addressed && value.starts_with("javascript:") {
        return Some(Kind::ScriptAddress);
    }
    let loads = match name.as_str() {
        "src" | "srcset" | "poster" | "background" | "action" | "formaction" => true,
        "href" | "xlink:href" => loads_address(tag),
        _ => false,
    };
    let foreign = value.split(',').any(|one| is_foreign(one.trim_start()));
    (loads && foreign).then_some(Kind::OtherHost)
}

/// Whether the address of such an element is loaded with the page.
fn loads_address(tag: &Tag<'_>) -> bool {
    let rel = tag.get("rel").map_or("", |rel| rel.value).to_ascii_lowercase();
    let loading = ["icon", "preload", "prefetch", "preconnect", "dns-prefetch", "modulepreload"];
    let names = ["image", "use", "feimage"];
    names.iter().any(|name| tag.is(name))
        || (tag.is("link") && rel.split_whitespace().any(|one| loading.contains(&one)))
}

/// An address as a browser reads it: without blanks, in lower case.
fn address(value: &str) -> String {
    let kept = value.chars().filter(|one| !one.is_ascii_whitespace() && !one.is_ascii_control());
    kept.collect::<String>().to_ascii_lowercase()
}

fn is_foreign(address: &str) -> bool {
    address.starts_with("//")
        || ["http:", "https:", "ftp:"].iter().any(|scheme| address.starts_with(scheme))
}

/// The text of a template with [`INTERPOLATED`] in place of what it prints and blanks in place of its
/// tags and comments; every byte keeps its place.
pub(super) fn as_html(template: &str) -> String {
    let mut out = String::with_capacity(template.len());
    let mut rest = template;
    loop {
        let openings = ["{{", "{%", "{#"].into_iter();
        let found = openings.filter_map(|open| Some((rest.find(open)?, open))).min();
        let Some((at, open)) = found else { break };
        let (close, letter) = match open {
            "{{" => ("}}", INTERPOLATED),
            "{%" => ("%}", ' '),
            _ => ("#}", ' '),
        };
        let end = rest[at..].find(close).map_or(rest.len(), |end| at + end + close.len());
        out.push_str(&rest[..at]);
        out.extend(std::iter::repeat_n(letter, end - at));
        rest = &rest[end..];
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(template: &str) -> Vec<Kind> {
        violations(&as_html(template), None).into_iter().map(|one| one.kind).collect()
    }

    #[test]
    fn what_the_policy_forbids_is_found() {
        for (template, kind) in [
            ("<script>a()</script>", Kind::Script),
            ("<SCRIPT type=module>a()</SCRIPT>", Kind::Script),
            ("<script src=\"{{ asset(name='a.js') }}\">a()</script>", Kind::Script),
            ("<script src='//x.example/a.js'></script>", Kind::OtherHost),
            ("<style>p{}</style>", Kind::Style),
            ("<style>{{ page.style | safe }} p{}</style>", Kind::Style),
            ("<p {% if a %}style='{{ b }}'{% endif %}>", Kind::StyleAttribute),
            ("<p STYLE=x>", Kind::StyleAttribute),
            ("<body onload='a()'>", Kind::EventAttribute),
            ("<img src=\"https://x.example/a.png\">", Kind::OtherHost),
            ("<img src=a.png srcset=\"a.png 1x, //x.example/b.png 2x\">", Kind::OtherHost),
            ("<svg><image href='http://x.example/a.png'/></svg>", Kind::OtherHost),
            ("<link rel='shortcut icon' href='https://x.example/i.ico'>", Kind::OtherHost),
            ("<link rel=stylesheet href=a.css>", Kind::Element),
            ("<iframe src=a.html></iframe>", Kind::Element),
            ("<video src=a.mp4></video>", Kind::Element),
            ("<base href='/'>", Kind::Element),
            ("<a href=' Java\nScript:a()'>", Kind::ScriptAddress),
            ("<form action='https://x.example/'>", Kind::OtherHost),
        ] {
            assert_eq!(kinds(template), [kind], "{template}");
        }
    }

    #[test]
    fn what_a_page_may_hold_stays_silent() {
        for template in [
            "<script src=\"{{ asset(name='menu.js') }}\" defer></script>",
            "<script type=\"application/ld+json\">{{ page.json_ld | safe }}</script>",
            "<style>{{ page.style | safe }}</style>",
            "<img src=\"{{ asset(name=\"logo.png\") }}\" alt=\"one=1\">",
            "<img src='data:image/png;base64,AA=='>",
            "<a href='https://x.example/' title='style=a onclick=b'>style=</a>",
            "<!-- <script>a()</script> -->{# <p style=x> #}",
            "<link rel=canonical href='https://x.example/'><link rel=icon href={{ page.icon }}>",
            "<p on=2 {{ attributes }}>",
        ] {
            assert_eq!(kinds(template), [], "{template}");
        }
    }

    #[test]
    fn places_are_those_of_the_template() {
        let template = "甲{{ 乙 }}<p style='x'>";
        let found = violations(&as_html(template), None).remove(0);
        assert_eq!(&template[found.span], "style='x'");
    }
}
