//! What a link says of itself, and how it is transported.

use crate::check::example::Example;
use crate::check::rule::{Check, Rule, TextView, bilingual};
use crate::diagnostic::Severity;
use crate::document::markdown::{Link, LinkKind};

/// A link to another site without encryption.
pub(crate) const EXTERNAL_HTTP: Rule = Rule {
    name: "link/external-http",
    severity: Severity::Hint,
    locked: false,
    sensitive: false,
    summary: bilingual("外部链接使用 http", "a link to another site over http"),
    why: bilingual(
        "http 的网页在途中可以被改动，浏览器会提示“不安全”；多数政府网站已经可以用 https 打开。",
        "a page over http can be changed in transit, and browsers warn of it",
    ),
    wrong: Example::body(HTTP),
    right: Example::body(HTTPS),
    check: Check::Text(|view, found| {
        let is_plain = |link: &&Link| {
            link.kind == LinkKind::Link
                && link.target.get(..7).is_some_and(|start| start.eq_ignore_ascii_case("http://"))
        };
        if let Some((first, zh, en)) = first_of(view, is_plain) {
            let target = &first.target;
            found
                .at(view.source, view.in_file(&first.range))
                .message(
                    format!("外部链接使用 http：{target}{zh}"),
                    format!("a link over http: {target}{en}"),
                )
                .help(
                    format!(
                        "请试一试 https://{}，能打开的就换成它；打不开的不需要改动",
                        &target[7..]
                    ),
                    format!("try https://{}; keep the link if that does not open", &target[7..]),
                );
        }
    }),
};

const HTTP: &str = "方假设委员：\n\n您提出的提案收悉。省级公共算力服务平台已经建成，各家的价格和排队时间都能查到，详情见[平台介绍](http://www.wuyou.gov.cn/platform.html)。\n";
const HTTPS: &str = "方假设委员：\n\n您提出的提案收悉。省级公共算力服务平台已经建成，各家的价格和排队时间都能查到，详情见[平台介绍](https://www.wuyou.gov.cn/platform.html)。\n";

/// A link whose words do not say where it leads.
pub(crate) const VAGUE_TEXT: Rule = Rule {
    name: "link/vague-text",
    severity: Severity::Hint,
    locked: false,
    sensitive: false,
    summary: bilingual("链接文字看不出去向", "a link whose words do not say where it leads"),
    why: bilingual(
        "读屏软件会把链接单独列出来念，一串“点击这里”谁也不知道通向哪里。",
        "screen readers list links by their text only",
    ),
    wrong: Example::body(VAGUE),
    right: Example::body(CLEAR),
    check: Check::Text(|view, found| {
        let is_vague = |link: &&Link| link.kind == LinkKind::Link && says_nothing(&link.text);
        if let Some((first, zh, en)) = first_of(view, is_vague) {
            let text = first.text.trim();
            let (zh_what, en_what) = if text.is_empty() {
                ("链接没有文字".to_owned(), "a link without words".to_owned())
            } else {
                (
                    format!("链接文字“{text}”看不出通向哪里"),
                    format!("the link `{text}` does not say where it leads"),
                )
            };
            found
                .at(view.source, view.in_file(&first.range))
                .message(zh_what + &zh, en_what + &en)
                .help(
                    "请用对方的标题作链接文字，例如 [算力券申领办法](…)",
                    "give the link the title of what it leads to",
                );
        }
    }),
};

const VAGUE: &str = "方假设委员：\n\n您提出的提案收悉。省级公共算力服务平台已经建成，各家的价格和排队时间都能查到，平台介绍请[点击这里](https://www.wuyou.gov.cn/platform.html)。\n";
const CLEAR: &str = "方假设委员：\n\n您提出的提案收悉。省级公共算力服务平台已经建成，各家的价格和排队时间都能查到，请看[平台介绍](https://www.wuyou.gov.cn/platform.html)。\n";

/// The first link that `is_odd`, and how many there are, in words.
fn first_of<'a>(
    view: &TextView<'a>,
    is_odd: impl Fn(&&'a Link) -> bool,
) -> Option<(&'a Link, String, String)> {
    if !view.is_shown() {
        return None;
    }
    let mut odd = view.facts.outline.links.iter().filter(is_odd);
    let first = odd.next()?;
    Some(match odd.count() {
        0 => (first, String::new(), String::new()),
        more => (first, format!("（共 {} 处）", more + 1), format!(" ({} times)", more + 1)),
    })
}

/// Words that fit every link.
fn says_nothing(text: &str) -> bool {
    const WORDS: &[&str] = &[
        "点击",
        "点击这里",
        "点击此处",
        "点击查看",
        "点击进入",
        "点击下载",
        "点这里",
        "点此",
        "这里",
        "此处",
        "这个链接",
        "链接",
        "本链接",
        "网址",
        "查看",
        "查看更多",
        "查看详情",
        "详情",
        "更多",
        "更多详情",
        "了解更多",
        "下载",
        "here",
        "click here",
        "link",
        "more",
        "read more",
    ];
    let is_edge = |one: char| one.is_whitespace() || "【】[]（）()<>《》>→…。".contains(one);
    let text = text.trim_matches(is_edge).to_ascii_lowercase();
    text.is_empty() || WORDS.contains(&text.as_str())
}
