//! Former addresses (旧网址): each must be one, and nobody else's.

use std::collections::HashSet;

use crate::archive::listing::Listing;
use crate::check::example::Example;
use crate::check::rule::{Check, FindingBuilder, Rule, bilingual};
use crate::config::Config;
use crate::diagnostic::Severity;
use crate::plan::redirect::{Redirect, declared, pages_of, redirects, reserved};
use crate::plan::{Output, Subject};

/// A former address that is none.
pub(crate) const INVALID: Rule = Rule {
    name: "alias/invalid",
    severity: Severity::Error,
    locked: true,
    sensitive: false,
    summary: bilingual("旧网址写得不对", "a former address that cannot be one"),
    why: bilingual(
        "旧网址要生成跳转页，写错了，印出去的二维码就打不开。",
        "a page that redirects is made there; a typo leaves printed QR codes dead",
    ),
    wrong: Example::fields("旧网址: [/r/old.html]"),
    right: Example::fields("旧网址: [r/old.html]"),
    check: Check::Archive(|world, found| {
        for one in declared(world) {
            for alias in one.aliases {
                if pages_of(&alias.text, one.listing).is_empty() {
                    let finding = found.at(&one.source, alias.at.clone());
                    invalid(finding, &alias.text, one.listing, world.config);
                }
            }
        }
    }),
};

fn invalid(finding: FindingBuilder<'_>, text: &str, listing: Option<&Listing>, config: &Config) {
    let (zh, en) = match listing {
        Some(_) => ("旧代码，或者站内网址", "a former code, or an address of the site"),
        None => ("站内网址", "an address of the site"),
    };
    if let Some(name) = reserved(text) {
        finding
            .message(
                format!("旧网址“{text}”里的 {name} 是服务器的设置或内部文件的名字，不能作网址"),
                format!("`{text}` cannot be an address: servers use `{name}` for settings or files of their own"),
            )
            .help("请删去这一个旧网址", "delete this former address");
        return;
    }
    let (zh_help, en_help) = match proposal(text, config) {
        Some(proposal) => (format!("请写 {proposal}"), format!("write `{proposal}`")),
        None => (
            "请照 r/old-166.html 或 art/2019/ 的样子写：不带网站域名，只用字母、数字和 . _ -，以 .html 或 / 结尾".to_owned(),
            "write it as in `r/old-166.html` or `art/2019/`: letters, digits, `.`, `_`, `-`, ending in `.html` or `/`".to_owned(),
        ),
    };
    finding
        .message(
            format!("旧网址“{text}”应当是{zh}，以 .html 或 / 结尾"),
            format!("`{text}` should be {en}, ending in `.html` or `/`"),
        )
        .help(zh_help, en_help);
}

/// The address of the site that was probably meant.
fn proposal(text: &str, config: &Config) -> Option<String> {
    let bases = std::iter::once(&config.base_url).chain(&config.former_base_urls);
    let inside = bases.filter_map(|base| {
        text.strip_prefix(base.as_str()).or_else(|| text.strip_prefix(base.path()))
    });
    let inside = inside.min_by_key(|rest| rest.len()).unwrap_or(text);
    let inside = inside.trim_start_matches(['.', '/']).split(['?', '#']).next().unwrap_or_default();
    // What ends like a file of another kind is no folder.
    let name = inside.rsplit('/').next().unwrap_or_default();
    let folder = if name.contains('.') { String::new() } else { format!("{inside}/") };
    [inside, &folder].into_iter().find(|text| !pages_of(text, None).is_empty()).map(str::to_owned)
}

/// A former address at which something else stands.
pub(crate) const COLLISION: Rule = Rule {
    name: "alias/collision",
    severity: Severity::Error,
    locked: true,
    sensitive: false,
    summary: bilingual("旧网址已被占用", "a former address that something else uses"),
    why: bilingual(
        "一个网址只能有一个页面，大小写不同也算相同。",
        "an address has one page; case makes no difference",
    ),
    wrong: Example::fields("旧网址: [Years.html]"),
    right: Example::fields("旧网址: [all-years.html]"),
    check: Check::Plan(|world, plan, found| {
        let redirects = redirects(world);
        let redirect = |output: &Output| match output.subject {
            Subject::Redirect(at) => redirects.get(at as usize),
            _ => None,
        };
        let mut report = |one: &Redirect, zh: String, en: String| {
            found.at(&one.source, one.at.clone()).message(zh, en).help(
                "请删去这一个旧网址，或者改正它",
                "delete this former address, or correct it",
            );
        };
        for collision in &plan.collisions {
            let (kept, dropped) = (&collision.kept, &collision.dropped);
            let Some(one) = redirect(dropped).or_else(|| redirect(kept)) else { continue };
            let other = if redirect(dropped).is_some() { kept } else { dropped };
            let (zh, en) = match redirect(other) {
                Some(two) if two.source == one.source && two.to == one.to => {
                    ("写了两次".to_owned(), "is given twice".to_owned())
                }
                Some(two) => (
                    format!("也是 {} 的旧网址", two.source),
                    format!("is also a former address of {}", two.source),
                ),
                None if other.path == one.to => {
                    ("就是它现在的网址".to_owned(), "is its current address".to_owned())
                }
                None => (
                    format!("现在是另一个页面的网址（{}）", other.path),
                    format!("now belongs to another page ({})", other.path),
                ),
            };
            let address = one.address();
            report(
                one,
                format!("旧网址“{address}”{zh}"),
                format!("the former address `{address}` {en}"),
            );
        }
        // A file cannot be a folder too. No other page stands in a folder with such a name.
        let lower = |path: &str| path.to_ascii_lowercase();
        let mut files: HashSet<String> =
            plan.outputs.iter().map(|output| lower(output.path.as_str())).collect();
        files.insert("manifest.json".to_owned());
        for one in &redirects {
            let path = lower(one.from.as_str());
            let above = path.match_indices('/').map(|(at, _)| &path[..at]);
            if let Some(file) = above.into_iter().find(|folder| files.contains(*folder)) {
                let address = one.address();
                report(
                    one,
                    format!("旧网址“{address}”要有文件夹 {file}，可是那里是一个文件"),
                    format!("`{address}` needs {file} to be a folder, but it is a file"),
                );
            }
        }
    }),
};
