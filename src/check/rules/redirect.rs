//! Former addresses that lead on only if a server or a person helps.

use std::collections::{HashMap, HashSet};

use crate::archive::World;
use crate::check::example::Example;
use crate::check::rule::{Check, Findings, Rule, bilingual};
use crate::diagnostic::Severity;
use crate::plan::former::FormerAddress;
use crate::plan::redirect::{declared, redirects, source_addresses};

/// An address that no file can answer.
pub(crate) const SERVER_ONLY: Rule = Rule {
    name: "redirect/server-only",
    severity: Severity::Hint,
    locked: false,
    sensitive: false,
    summary: bilingual("旧网址要靠服务器跳转", "a former address that only a server can redirect"),
    why: bilingual(
        "带问号的网址，结尾不是 .html、.htm 或 / 的网址，以及不在本站目录下的网址，没有网页文件可放，要由服务器的设置来跳转。",
        "no file stands at an address with a `?`, with another ending than `.html`, `.htm` or `/`, or \
         outside the site's folder: the server has to be told to redirect it",
    ),
    wrong: Example::fields("旧网址: [\"content.aspx?id=12\"]"),
    right: Example::fields("旧网址: [content/12.html]"),
    check: Check::Archive(server_only),
};

fn server_only(world: World<'_>, found: &mut Findings) {
    for one in redirects(world).iter().filter(|one| one.page.is_none()) {
        // Where a reply stood on another host says first of all where it comes from.
        if one.is_source && one.address.host.is_some() && one.address.query.is_empty() {
            continue;
        }
        found
            .at(&one.source, one.at.clone())
            .message(
                "这个旧网址要靠服务器的设置来跳转，单放网页文件打不开它",
                "this former address needs a server that redirects it: the files of the site alone cannot",
            )
            .help(
                "请用 dafu build --server 目录 生成 nginx、Apache、Caddy 的设置，交给管服务器的人；\
                 设置用上以后，可以在 dafu.yaml 的 rules 里关掉这条提示",
                "let `dafu build --server DIR` write settings for nginx, Apache and Caddy and hand them to whoever \
                 runs the server; once they are in use, this hint can be switched off under `rules` in dafu.yaml",
            );
    }
}

/// One address that several replies come from.
pub(crate) const AMBIGUOUS: Rule = Rule {
    name: "redirect/ambiguous",
    severity: Severity::Warning,
    locked: false,
    sensitive: false,
    summary: bilingual("几件答复的原网址相同", "several replies with one source_url"),
    why: bilingual(
        "一个网址只能跳转到一处：别的几件从那里找不到。",
        "an address leads to one place: the other replies are not found from there",
    ),
    wrong: Example::fields("原网址: https://dafu.wuyou.gov.cn/art/166.html").and_replies(OTHER),
    right: Example::fields(
        "旧网址: [art/166.html]\n原网址: https://dafu.wuyou.gov.cn/art/166.html",
    )
    .and_replies(OTHER),
    check: Check::Archive(ambiguous),
};

const OTHER: &[(&str, &str)] = &[(
    "content/replies/gxt-2024-2.md",
    "发文字号: 乌工信〔2024〕2号\n前次答复: [gxt-2024-1]\n原网址: https://dafu.wuyou.gov.cn/art/166.html",
)];

fn ambiguous(world: World<'_>, found: &mut Findings) {
    let config = world.config;
    let declared = declared(world);
    // Whoever names the address among its former ones has decided.
    let mut settled = redirects(world);
    settled.retain(|one| !one.is_source);
    let settled: HashSet<String> = settled.iter().map(|one| one.address.key()).collect();
    let mut first: HashMap<String, &str> = HashMap::new();
    for one in declared.iter().filter(|one| one.to.is_some()) {
        let Some((url, at)) = &one.source_url else { continue };
        for key in source_addresses(url, config).iter().map(FormerAddress::key) {
            let Some(other) = first.get(&key) else {
                first.insert(key, one.source.as_str());
                continue;
            };
            if !settled.contains(&key) {
                found
                    .at(&one.source, at.clone())
                    .message(
                        format!("{other} 的原网址也是它，现在只会跳转到那一件"),
                        format!("it is also the source_url of {other}, and leads there alone"),
                    )
                    .help(
                        "请在应当跳转到的那一件里，把它也写进“旧网址”",
                        "add it to `aliases` of the reply that it should lead to",
                    );
            }
        }
    }
}
