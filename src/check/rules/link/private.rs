//! Links that only the office can open, and those that carry a password.

use url::Url;

use crate::check::example::Example;
use crate::check::rule::{Check, Rule, bilingual};
use crate::diagnostic::Severity;
use crate::model::BaseUrl;
use crate::model::base_url::HostKind;

/// A link to an address of an office's own network, or with a name and a password.
pub(crate) const PRIVATE_ADDRESS: Rule = Rule {
    name: "link/private-address",
    severity: Severity::Warning,
    locked: false,
    sensitive: false,
    summary: bilingual(
        "链接是内网地址，或者带着账号密码",
        "a link to an office's own network, or with a password",
    ),
    why: bilingual(
        "内网地址公众打不开，还会暴露内部系统的位置；网址里的账号密码等于公开。",
        "the public cannot open it, and it reveals where internal systems are; a password in an address is public",
    ),
    wrong: Example::body(
        "方假设委员：\n\n您提出的提案收悉。省级公共算力服务平台已经建成，各家的价格和排队时间都能查到，详情见[平台介绍](https://localhost/platform.html)。\n",
    ),
    right: Example::body(
        "方假设委员：\n\n您提出的提案收悉。省级公共算力服务平台已经建成，各家的价格和排队时间都能查到，详情见[平台介绍](https://www.wuyou.gov.cn/platform.html)。\n",
    ),
    check: Check::Text(|view, found| {
        for link in &view.outline.links {
            if !link.target.contains("://") {
                continue;
            }
            let Ok(url) = Url::parse(link.target.trim()) else { continue };
            if !matches!(url.scheme(), "http" | "https") {
                continue;
            }
            let mut host = url.clone();
            host.set_path("/");
            host.set_query(None);
            host.set_fragment(None);
            let has_password = !url.username().is_empty() || url.password().is_some();
            let at = view.in_file(&link.range);
            if has_password {
                found
                    .at(view.source, at)
                    .message(
                        "链接的网址里带着账号或密码",
                        "the address of the link contains an account or a password",
                    )
                    .help(
                        "请删去 // 和 @ 之间的部分，并尽快更换密码",
                        "delete what is between `//` and `@`, and change the password",
                    );
            } else if BaseUrl::parse(host.as_str())
                .is_some_and(|base| base.host_kind() == HostKind::Private)
            {
                let host = url.host_str().unwrap_or_default();
                found
                    .at(view.source, at)
                    .message(
                        format!("链接的 {host} 是内部网络的地址，公众打不开"),
                        format!("{host} is an address of an internal network, which the public cannot open"),
                    )
                    .help(
                        "请换成公众能打开的网址；没有的，去掉链接只留文字",
                        "write an address that the public can open, or remove the link",
                    );
            }
        }
    }),
};
