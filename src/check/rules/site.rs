//! The site as a whole: its address, its footer, its plan.

mod base_url;
mod base_url_changed;
mod column;
mod page_weight;
mod pair;
mod placeholder;
mod unused_file;

pub(crate) use base_url::BASE_URL;
pub(crate) use base_url_changed::BASE_URL_CHANGED;
pub(crate) use column::{EMPTY_COLUMN, STALE_COLUMN};
pub(crate) use page_weight::PAGE_WEIGHT;
pub(crate) use pair::MISSING_PAIR;
pub(crate) use placeholder::PLACEHOLDER;
pub(crate) use unused_file::{UNUSED_FILE, used};

use crate::archive::World;
use crate::archive::entry::EntryId;
use crate::check::example::Example;
use crate::check::rule::{Check, HEAD, Rule, bilingual};
use crate::config::{Config, FILE};
use crate::diagnostic::{Severity, SourcePath};
use crate::plan::Subject;

/// An item of the footer that government sites must show.
pub(crate) const FOOTER_MISSING: Rule = Rule {
    name: "site/footer-missing",
    severity: Severity::Warning,
    locked: false,
    sensitive: false,
    summary: bilingual("页脚缺必备项", "an item of the footer is missing"),
    why: bilingual(
        "政府网站页脚应有主办单位、网站标识码、备案号等（国办发〔2017〕47号）。",
        "government sites must name who runs them, with their codes",
    ),
    wrong: Example::config(FOOTER_WITHOUT_CODE),
    right: Example::RIGHT,
    check: Check::Archive(|world, found| {
        let missing = missing(world.config);
        if missing.is_empty() {
            return;
        }
        let named: Vec<String> =
            missing.iter().map(|(key, label, _)| format!("{label}（{key}）")).collect();
        let keys: Vec<String> = missing.iter().map(|one| format!("`{}`", one.0)).collect();
        let lines: Vec<&str> = missing.iter().map(|one| one.2).collect();
        let count = missing.len();
        found
            .at(&SourcePath::new(FILE), 0..0)
            .message(
                format!("页脚还缺 {count} 项：{}", named.join("、")),
                format!("the footer lacks {count}: {}", keys.join(", ")),
            )
            .help(
                format!(
                    "请在 dafu.yaml 中填写（已有而行首有 # 的，删去 # 再填）：{}",
                    lines.join("；")
                ),
                "give them in dafu.yaml; docs/configuration.md explains each".to_owned(),
            );
    }),
};

const FOOTER_WITHOUT_CODE: &str = "owner:
  sponsor: 乌有省人民政府办公厅
  operator: 乌有省政务公开办公室
  phone: 0870-5550000
  address: 乌有省子虚市无何有路1号
  icp: 乌ICP备00000001号
  police: 乌公网安备99000000000001号
  mark_url: https://www.wuyou.gov.cn/mark.html
  error_report_url: https://www.wuyou.gov.cn/jiucuo.html
";

/// The items that are not given: key, label, where to write what.
fn missing(config: &Config) -> Vec<(&'static str, &'static str, &'static str)> {
    let owner = &config.owner;
    let given = |item: &Option<String>| item.as_ref().is_some_and(|text| !text.trim().is_empty());
    let items = [
        (
            config.parent.is_some(),
            "parent",
            "上级门户网站",
            "parent: { name: 门户网站的名称, url: 它的网址 }",
        ),
        (given(&owner.sponsor), "owner.sponsor", "主办单位", "owner 下的 sponsor 写主办单位的全称"),
        (
            given(&owner.operator),
            "owner.operator",
            "承办单位",
            "owner 下的 operator 写承办单位的全称",
        ),
        (given(&owner.phone), "owner.phone", "联系电话", "owner 下的 phone 写带区号的电话"),
        (given(&owner.address), "owner.address", "地址", "owner 下的 address 写办公地址"),
        (
            given(&owner.site_id_code),
            "owner.site_id_code",
            "网站标识码",
            "owner 下的 site_id_code 写十位标识码，加引号",
        ),
        (given(&owner.icp), "owner.icp", "ICP备案号", "owner 下的 icp 写完整的 ICP 备案号"),
        (
            given(&owner.police),
            "owner.police",
            "公安备案号",
            "owner 下的 police 写完整的公安备案号",
        ),
        (
            given(&owner.mark_url),
            "owner.mark_url",
            "党政机关标识网址",
            "owner 下的 mark_url 写党政机关标识指向的网址",
        ),
        (
            given(&owner.error_report_url),
            "owner.error_report_url",
            "“我为政府网站找错”网址",
            "owner 下的 error_report_url 写纠错平台指向的网址",
        ),
    ];
    items
        .into_iter()
        .filter(|item| !item.0)
        .map(|(_, key, label, example)| (key, label, example))
        .collect()
}

/// Two files of the site that want one address.
pub(crate) const COLLISION: Rule = Rule {
    name: "site/collision",
    severity: Severity::Error,
    locked: true,
    sensitive: false,
    summary: bilingual("两个页面的网址相同", "two files of the site with the same address"),
    why: bilingual("后生成的会盖住先生成的，其中一个就看不到了。", "one would overwrite the other"),
    wrong: Example::RIGHT,
    right: Example::RIGHT,
    check: Check::Plan(|world, plan, found| {
        for collision in &plan.collisions {
            let (kept, dropped) = (collision.kept.subject, collision.dropped.subject);
            if is_told_elsewhere(world, kept, dropped) {
                continue;
            }
            let path = place(world, dropped).or_else(|| place(world, kept));
            let path = path.unwrap_or_else(|| SourcePath::new(FILE));
            let address = &collision.dropped.path;
            found
                .at(&path, HEAD)
                .message(
                    format!("网址 /{address} 已被另一个页面占用（{}）", collision.kept.path),
                    format!("the address /{address} is taken ({})", collision.kept.path),
                )
                .help(
                    "请改其中一个的标识、代码或网址名；大小写不同也算相同",
                    "change the id, code or name of one of them; upper and lower case count as the same",
                );
        }
    }),
};

/// Whether `id/duplicate`, `id/invalid` or `alias/collision` says the same already.
fn is_told_elsewhere(world: World<'_>, kept: Subject, dropped: Subject) -> bool {
    let id = |entry: EntryId| &*world.archive.entry(entry).reply.id;
    let article = |at: u32| world.archive.articles.get(at as usize).map(|one| &*one.article.id);
    match (kept, dropped) {
        (Subject::Redirect(_), _) | (_, Subject::Redirect(_)) => true,
        (
            Subject::Reply(one) | Subject::ReplyFile(one, _),
            Subject::Reply(two) | Subject::ReplyFile(two, _),
        ) => one != two && id(one).eq_ignore_ascii_case(id(two)),
        (
            Subject::Article(one) | Subject::ArticleFile(one, _),
            Subject::Article(two) | Subject::ArticleFile(two, _),
        ) => one != two && article(one) == article(two),
        _ => false,
    }
}

/// The file that a row is made from.
fn place(world: World<'_>, subject: Subject) -> Option<SourcePath> {
    match subject {
        Subject::Reply(entry) | Subject::ReplyFile(entry, _) => {
            Some(world.archive.entry(entry).source().clone())
        }
        Subject::Article(at) | Subject::ArticleFile(at, _) => {
            world.archive.articles.get(at as usize).map(|entry| entry.article.source.clone())
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::Archive;
    use crate::check::rule::Findings;
    use crate::config::{self, Registers};
    use crate::plan::{Output, SitePath, SitePlan};

    /// No site can raise it yet: addresses of different kinds never meet. It
    /// guards formats to come.
    #[test]
    fn rows_that_want_one_address_are_reported() {
        let row = |path: &str, format| Output {
            path: SitePath::new(path).expect("a path"),
            format,
            subject: Subject::Site,
        };
        let text = "dafu: 1\ntitle: 甲\nbase_url: https://a.gov.cn/\n";
        let config = config::parse(&SourcePath::new(FILE), text).0.expect("a configuration");
        let (registers, archive) = (Registers::default(), Archive::default());
        let world = World { config: &config, registers: &registers, archive: &archive };
        let count = |second: &str| {
            let plan = SitePlan::new(vec![row("a.html", "one"), row(second, "two")]);
            let mut found = Findings::default();
            match COLLISION.check {
                Check::Plan(look) => look(world, &plan, &mut found),
                _ => panic!("it looks at the plan"),
            }
            found.into_items().len()
        };
        assert_eq!((count("A.html"), count("b.html")), (1, 0));
    }
}
