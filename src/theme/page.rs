//! A finished page: it has a title, a main part and the text it is there for.

use crate::diagnostic::Bilingual;

use super::html::Html;
use super::policy::{self, Kind};
use super::tags::tags;

/// What a finished page lacks, or must not hold.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// It has no title.
    NoTitle,
    /// It has no main part.
    NoMain,
    /// It has no security policy.
    NoPolicy,
    /// The text it is there for is missing or shortened.
    NoText,
    /// It holds what its policy forbids.
    Forbidden(Kind),
}

impl Fault {
    /// The rule it is told under.
    pub(super) fn rule(&self) -> &'static str {
        match self {
            Self::NoTitle | Self::NoMain | Self::NoPolicy | Self::NoText => "theme/empty-page",
            Self::Forbidden(_) => "theme/forbidden",
        }
    }

    pub(super) fn message(&self) -> Bilingual {
        let (zh, en) = match self {
            Self::NoTitle => ("用这个模板做出的网页没有标题", "the page it makes has no title"),
            Self::NoMain => (
                "用这个模板做出的网页没有正文部分（main）",
                "the page it makes has no main part (`main`)",
            ),
            Self::NoPolicy => (
                "用这个模板做出的网页没有安全策略（Content-Security-Policy）",
                "the page it makes has no Content-Security-Policy",
            ),
            Self::NoText => (
                "用这个模板做出的网页里，答复或文章的正文没有了，或者不完整",
                "the page it makes lacks the text of its reply or article, or a part of it",
            ),
            Self::Forbidden(kind) => return kind.message(),
        };
        Bilingual::new(zh, en)
    }

    /// What to write instead.
    pub(super) fn help(&self) -> Bilingual {
        let (zh, en) = match self {
            Self::NoTitle | Self::NoMain | Self::NoPolicy => (
                "请在模板开头写 {% extends \"default/…\" %}（… 是同名的默认模板），内容写在版块（block）里；不需要改的模板请删去",
                "begin it with `{% extends \"default/…\" %}`, … being the default template of the same name, and put all into blocks; delete a template that changes nothing",
            ),
            Self::NoText => (
                "请在 main 版块里写 {{ reply.body | safe }}（文章写 {{ article.body | safe }}），不加别的过滤器",
                "print `{{ reply.body | safe }}` (`{{ article.body | safe }}`) in the block `main`, without other filters",
            ),
            Self::Forbidden(kind) => return kind.help(),
        };
        Bilingual::new(zh, en)
    }
}

/// The first fault of the finished `page`, whose style sheet is `style` and which must hold
/// all of `text`.
pub(super) fn fault(page: &str, style: &str, text: Option<&Html>) -> Option<Fault> {
    let (mut titled, mut main, mut policy, mut drawn) = (false, false, false, false);
    for tag in tags(page) {
        // A drawing may have a title, too: that of the code on every page is one.
        drawn |= tag.is("svg");
        titled |=
            !drawn && tag.is("title") && tag.raw.is_some_and(|title| !title.trim().is_empty());
        main |= tag.is("main");
        let equivalent = tag.get("http-equiv").map_or("", |one| one.value);
        policy |= tag.is("meta") && equivalent.eq_ignore_ascii_case("Content-Security-Policy");
    }
    let lacks = [(titled, Fault::NoTitle), (main, Fault::NoMain), (policy, Fault::NoPolicy)];
    let lacking = lacks.into_iter().find(|(there, _)| !there).map(|one| one.1);
    let text_lost = || text.filter(|text| !holds(page, text.as_str())).map(|_| Fault::NoText);
    let forbidden = || {
        let found = policy::violations(page, Some(style));
        found.into_iter().next().map(|one| Fault::Forbidden(one.kind))
    };
    lacking.or_else(text_lost).or_else(forbidden)
}

/// Whether `page` shows all of `text`. A page whose frame could not be kept is minified with
/// its text; then the letters are compared.
fn holds(page: &str, text: &str) -> bool {
    page.contains(text) || letters(page).contains(&letters(text))
}

/// The letters and digits of `html` that are shown.
fn letters(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut in_tag = false;
    let mut rest = html;
    while let Some(first) = rest.chars().next() {
        match first {
            '<' => in_tag = true,
            '>' => in_tag = false,
            '&' if !in_tag => {
                let end =
                    rest.find(|one: char| !one.is_ascii_alphanumeric() && !"&#".contains(one));
                rest = &rest[end.unwrap_or(rest.len()).max(1)..];
                continue;
            }
            _ if !in_tag && first.is_alphanumeric() => out.push(first),
            _ => {}
        }
        rest = &rest[first.len_utf8()..];
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const POLICY: &str = "<meta http-equiv=Content-Security-Policy content=x>";

    #[test]
    fn a_page_without_frame_or_text_is_told() {
        let text = Html::new("<p>甲乙 &amp; 丙</p>");
        let check = |page: &str| fault(page, "p{}", Some(&text));
        let whole = format!("{POLICY}<title>题</title><style>p{{}}</style><main>{}", text.as_str());
        assert_eq!(check(&whole), None);
        assert_eq!(check(&whole.replace("<p>甲乙 &amp; 丙</p>", "<p>甲乙 & 丙")), None);
        assert_eq!(check(""), Some(Fault::NoTitle));
        assert_eq!(check(&whole.replace("题", " ")), Some(Fault::NoTitle));
        assert_eq!(check(&whole.replace("<main>", "<div>")), Some(Fault::NoMain));
        assert_eq!(check(&whole.replace(POLICY, "")), Some(Fault::NoPolicy));
        assert_eq!(check(&whole.replace("乙", "")), Some(Fault::NoText));
        let styled = whole.replace("<main>", "<main style=a>");
        assert_eq!(check(&styled), Some(Fault::Forbidden(Kind::StyleAttribute)));
    }
}
