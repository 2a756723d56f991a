//! A former address that is none.

use crate::archive::listing::Listing;
use crate::check::example::Example;
use crate::check::rule::{Advice, Check, Rule, bilingual};
use crate::config::Config;
use crate::diagnostic::Severity;
use crate::model::text::nfkc;
use crate::plan::former::FormerFault;
use crate::plan::redirect::{addresses_of, declared};

pub(crate) const INVALID: Rule = Rule {
    name: "alias/invalid",
    severity: Severity::Error,
    locked: true,
    sensitive: false,
    summary: bilingual("旧网址写得不对", "a former address that cannot be one"),
    why: bilingual(
        "旧网址要跳转到现在的页面，写错了，印出去的二维码就打不开。",
        "a former address redirects to the page as it is now; a typo leaves printed QR codes dead",
    ),
    wrong: Example::fields("旧网址: [../r/old.html]"),
    right: Example::fields("旧网址: [r/old.html]"),
    check: Check::Archive(|world, found| {
        for one in declared(world) {
            for alias in one.aliases {
                if let Err(fault) = addresses_of(&alias.text, one.listing, world.config) {
                    let advice = invalid(&alias.text, &fault, one.listing, world.config);
                    found.at(&one.source, alias.at.clone()).advise(advice);
                }
            }
        }
    }),
};

fn invalid(
    text: &str,
    fault: &FormerFault,
    listing: Option<&'static Listing>,
    config: &Config,
) -> Advice {
    let (zh, en) = match fault {
        FormerFault::Empty => ("没有写出是哪一页".to_owned(), "names no page".to_owned()),
        FormerFault::Scheme => (
            "不是网页的地址：要以 http:// 或 https:// 开头，或者只写域名后面的部分".to_owned(),
            "is no address of a page: it begins with http:// or https://, or is the part after the host".to_owned(),
        ),
        FormerFault::BareHost => (
            "有域名，前面没有 https://".to_owned(),
            "has a host without `https://` before it".to_owned(),
        ),
        FormerFault::Route => (
            "靠 # 后面的部分分辨页面，这一部分不会发给服务器，没有办法跳转".to_owned(),
            "tells pages apart by what follows `#`, which is never sent to a server: nothing can redirect it".to_owned(),
        ),
        FormerFault::Character(' ' | '\u{3000}') => {
            ("里有空格".to_owned(), "has a space in it".to_owned())
        }
        FormerFault::Character(character) => (
            format!("里有网址不用的字符 {character}"),
            format!("has a `{character}` in it, which no address has"),
        ),
        FormerFault::Segment => (
            "里有 //、/./ 或 /../，浏览器不会这样请求".to_owned(),
            "has `//`, `/./` or `/../` in it, which no browser asks for".to_owned(),
        ),
        FormerFault::Coding => (
            "里 % 后面的编码不是 UTF-8，也不是 GBK".to_owned(),
            "is coded with `%` in neither UTF-8 nor GBK".to_owned(),
        ),
        FormerFault::Reserved(name) => (
            format!("里的 {name} 是服务器的设置或内部文件的名字，不能作网址"),
            format!("cannot be an address: servers use `{name}` for settings or files of their own"),
        ),
    };
    let advice = Advice::new(format!("旧网址“{text}”{zh}"), format!("`{text}` {en}"));
    let form = match listing {
        Some(_) => ("旧代码，或者", "a former code, or "),
        None => ("", ""),
    };
    match (fault, proposal(text, fault, config)) {
        (_, Some(proposal)) => {
            advice.help(format!("请写 {proposal}"), format!("write `{proposal}`"))
        }
        (FormerFault::Reserved(_) | FormerFault::Route, None) => {
            advice.help("请删去这一个旧网址", "delete this former address")
        }
        (_, None) => advice.help(
            format!("请写{}浏览器地址栏里的样子，例如 r/old-166.html、/info/1680/43231.htm、content.aspx?id=12", form.0),
            format!("write {}what the browser shows, as `r/old-166.html`, `/info/1680/43231.htm`, `content.aspx?id=12`", form.1),
        ),
    }
}

/// The address that was probably meant.
fn proposal(text: &str, fault: &FormerFault, config: &Config) -> Option<String> {
    let meant = match fault {
        FormerFault::Character(_) => {
            let text = nfkc(text).replace('\\', "/").replace('。', ".");
            text.trim().replace(' ', "%20")
        }
        FormerFault::Segment => {
            let (head, path) = match text.split_once("://") {
                Some((scheme, rest)) => (format!("{scheme}://"), rest),
                None => (String::new(), text),
            };
            let hollow = |one: &&str| !matches!(*one, "" | "." | "..");
            let parts: Vec<_> = path.split('/').filter(hollow).collect();
            let folder = if path.ends_with('/') { "/" } else { "" };
            format!("{head}{}{folder}", parts.join("/"))
        }
        FormerFault::BareHost => format!("https://{text}"),
        FormerFault::Empty
        | FormerFault::Scheme
        | FormerFault::Route
        | FormerFault::Coding
        | FormerFault::Reserved(_) => return None,
    };
    addresses_of(&meant, None, config).is_ok().then_some(meant)
}
