//! A public address other than that of the last publication.

use crate::check::example::Example;
use crate::check::rule::{Check, Rule, bilingual};
use crate::config::FILE;
use crate::diagnostic::{Severity, SourcePath};
use crate::model::BaseUrl;

/// A base address that changed without a word.
pub(crate) const BASE_URL_CHANGED: Rule = Rule {
    name: "site/base-url-changed",
    severity: Severity::Error,
    locked: false,
    sensitive: false,
    summary: bilingual("网站的网址变了", "the site's base address changed"),
    why: bilingual(
        "印出去的二维码仍指向原来的网址，原来的网址要继续能用。",
        "printed QR codes lead to the old address, which must go on working",
    ),
    wrong: Example::config("base_url: https://hf.wuyou.gov.cn/").after(&Example::RIGHT),
    right: Example::config(
        "base_url: https://hf.wuyou.gov.cn/\nformer_base_urls: [https://dafu.wuyou.gov.cn/]",
    )
    .after(&Example::RIGHT),
    check: Check::Previous(|world, _, last, found| {
        let config = world.config;
        let (now, before) = (&config.base_url, last.base_url());
        let is_before = |url: &BaseUrl| url.as_str() == before;
        if is_before(now) || config.former_base_urls.iter().any(is_before) {
            return;
        }
        found
            .at(&SourcePath::new(FILE), config.base_url_span.clone())
            .message(
                format!("网站的网址由 {before} 变成了 {now}，印出去的二维码仍指向原来的网址"),
                format!(
                    "the base address changed from {before} to {now}; printed QR codes lead to the old one"
                ),
            )
            .help(
                format!(
                    "确实要改的，请在 dafu.yaml 加一行 former_base_urls: [{before}]，并让原来的网址跳转过来；否则请写回 base_url: {before}"
                ),
                format!(
                    "add `former_base_urls: [{before}]` and let the old address redirect here, or write `base_url: {before}` again"
                ),
            );
    }),
};
