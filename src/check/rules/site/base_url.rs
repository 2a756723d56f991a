//! The public address that all others begin with.

use crate::check::example::Example;
use crate::check::rule::{Check, Rule, bilingual};
use crate::config::FILE;
use crate::diagnostic::{Severity, SourcePath};
use crate::model::base_url::HostKind;

/// A public address that is none.
pub(crate) const BASE_URL: Rule = Rule {
    name: "site/base-url",
    severity: Severity::Error,
    locked: false,
    sensitive: false,
    summary: bilingual("没有正式网址", "a public address that cannot be one"),
    why: bilingual(
        "二维码、网址标签、订阅都由它生成，印出去就收不回。",
        "QR codes, meta tags and feeds are made from it, and print cannot be taken back",
    ),
    wrong: Example::config("base_url: http://localhost:8000/"),
    right: Example::config("base_url: https://dafu.wuyou.gov.cn/"),
    check: Check::Archive(|world, found| {
        let base = &world.config.base_url;
        let path = SourcePath::new(FILE);
        let at = world.config.base_url_span.clone();
        let host = base.host();
        // An address from the command line stands in no file.
        let key = if at.is_empty() { "--base-url " } else { "base_url: " };
        let help = format!("请写网站正式的网址，例如 {key}https://dafu.xx.gov.cn/");
        let en_help =
            format!("write the site's real address, for example `{key}https://dafu.xx.gov.cn/`");
        if let Some(page) = page_name(base.path()) {
            let right = base.as_str().trim_end_matches('/').trim_end_matches(page);
            found
                .at(&path, at)
                .message(
                    format!("网址以文件名 {page} 结尾，网站的其他网址都会接在它后面，打不开"),
                    format!("the address ends in a page, {page}: all others would be below it"),
                )
                .help(format!("请去掉文件名，写成 {key}{right}"), format!("write `{key}{right}`"));
            return;
        }
        match base.host_kind() {
            HostKind::Private => {
                found
                    .at(&path, at)
                    .message(
                        format!("“{host}”只在本机或内网能打开，二维码和网址标签会失效"),
                        format!("`{host}` is known only on this machine or network"),
                    )
                    .help(help, en_help);
            }
            HostKind::Example => {
                found
                    .at(&path, at)
                    .message(
                        format!("“{host}”是示例网址，印出的二维码打不开"),
                        format!("`{host}` is an example; printed QR codes will lead nowhere"),
                    )
                    .help(help, en_help)
                    .at_most(Severity::Warning);
            }
            HostKind::Staging => {
                found
                    .at(&path, at)
                    .message(
                        format!("“{host}”像是测试用的网址，不生成海报，也不画二维码文件"),
                        format!("`{host}` looks like a test site; no posters are made"),
                    )
                    .help(help, en_help)
                    .at_most(Severity::Warning);
            }
            HostKind::Public if !base.is_https() => {
                found
                    .at(&path, at)
                    .message(
                        "网址以 http:// 开头，传输没有加密",
                        "the address is not encrypted (http)",
                    )
                    .help(
                        format!("服务器支持的话，请写 {key}https://{host}{}", base.path()),
                        format!(
                            "write `{key}https://{host}{}` if the server supports it",
                            base.path()
                        ),
                    )
                    .at_most(Severity::Warning);
            }
            HostKind::Public => {}
        }
    }),
};

/// The last part of a path, where that is the name of a page and not of a folder.
fn page_name(path: &str) -> Option<&str> {
    let name = path.trim_end_matches('/').rsplit('/').next()?;
    let (_, extension) = name.rsplit_once('.')?;
    let pages = [
        "html", "htm", "shtml", "xhtml", "jhtml", "php", "asp", "aspx", "jsp", "jspx", "do",
        "action", "cgi", "xml", "json",
    ];
    pages.contains(&extension.to_ascii_lowercase().as_str()).then_some(name)
}
