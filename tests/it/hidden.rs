//! Files of replies that are not published stay back, by whatever way a page reaches them.

use crate::support::{BODY, Run, Sandbox, TODAY};

const SECRET: &str = "不公开的附表";

fn check(site: &Sandbox) -> Run {
    site.run(&["check", "--date", TODAY])
}

/// A site with an unpublished reply, a folder with its file, and a page whose text says `text`.
fn site(hidden: &[(&str, &str)], text: &str) -> Sandbox {
    let site = Sandbox::new();
    site.reply("gxt-2024-91", hidden);
    let reply = site.read("content/replies/gxt-2024-91.md");
    site.remove("content/replies/gxt-2024-91.md");
    site.write("content/replies/gxt-2024-91/index.md", reply);
    site.write("content/replies/gxt-2024-91/list.csv", SECRET);
    site.write("content/replies/common.csv", SECRET);
    let body = BODY.replace("二、下一步工作", &format!("{text}\n\n二、下一步工作"));
    site.reply_with("gxt-2024-90", &[("编号", "\"90\"")], &body);
    site
}

const WITHHELD: &[(&str, &str)] = &[("公开属性", "不予公开"), ("发布日期", "-")];
const DRAFT: &[(&str, &str)] = &[("有效性", "草稿")];
const FUTURE: &[(&str, &str)] = &[("发布日期", "2030-01-01")];

fn assert_stays_back(site: &Sandbox, form: &str) {
    let run = check(site);
    assert_eq!(run.code, 1, "{form}: {}", run.stdout);
    assert!(run.stdout.contains("错误[link/unpublished]"), "{form}: {}", run.stdout);
    site.run(&["build", "--date", TODAY, "--previous", "none"]);
    assert!(!site.has("public"), "{form}");
}

#[test]
fn no_link_leads_to_a_file_in_the_folder_of_an_unpublished_reply() {
    for hidden in [WITHHELD, DRAFT, FUTURE] {
        for text in [
            "见[附表](gxt-2024-91/list.csv)。",
            "见[附表](./x/../gxt-2024-91/list.csv)。",
            "见[附表](gxt%2d2024-91/%6cist.csv)。",
            "见[附表](gxt-2024-91\\list.csv)。",
            "见<a href=\"gxt-2024-91/list.csv\">附表</a>。",
            "![附表](gxt-2024-91/list.csv)",
            "见[附表][1]。\n\n[1]: gxt-2024-91/list.csv",
        ] {
            assert_stays_back(&site(hidden, text), text);
        }
    }
}

#[test]
fn no_attachment_is_a_file_of_an_unpublished_reply() {
    let site = site(WITHHELD, "");
    site.reply("gxt-2024-90", &[("附件", "[{名称: 附表, 文件: gxt-2024-91/list.csv}]")]);
    assert_stays_back(&site, "附件");
}

#[test]
fn a_file_that_an_unpublished_reply_names_is_published_by_nobody() {
    let named = [WITHHELD, &[("附件", "[{名称: 附表, 文件: ../common.csv}]")]].concat();
    assert_stays_back(&site(&named, "见[附表](common.csv)。"), "named");
}

#[test]
fn an_article_publishes_no_file_of_a_draft() {
    let site = site(DRAFT, "");
    site.write(
        "content/pages/about.md",
        "---\n标题: 关于本站\n发布日期: 2023-08-01\n---\n\n见[安排](../replies/gxt-2024-91/list.csv)。\n",
    );
    assert_stays_back(&site, "article");
}

#[cfg(unix)]
#[test]
fn a_symbolic_link_is_the_file_it_leads_to() {
    for (target, link, text) in [
        ("gxt-2024-91/list.csv", "other.csv", "见[附表](other.csv)。"),
        ("gxt-2024-91", "other", "见[附表](other/list.csv)。"),
    ] {
        let site = site(WITHHELD, text);
        let place = site.root().join("content/replies").join(link);
        std::os::unix::fs::symlink(target, place).expect("the sandbox is writable");
        assert_stays_back(&site, link);
    }
}

#[test]
fn files_of_published_replies_may_be_linked_and_withdrawals_are_not_refused() {
    let open = site(&[], "见[附表](gxt-2024-91/list.csv)。");
    assert_eq!(check(&open).code, 0, "{}", check(&open).stdout);
    // A draft that speaks of a published reply's file does not take it away.
    open.reply(
        "gxt-2024-92",
        &[DRAFT, &[("附件", "[{名称: 附表, 文件: gxt-2024-91/list.csv}]")]].concat(),
    );
    assert_eq!(check(&open).code, 0, "{}", check(&open).stdout);
    let withdrawn = &[("有效性", "已撤回"), ("撤回日期", "2024-03-01"), ("撤回原因", "数据有误")];
    let run = check(&site(withdrawn, "见[附表](gxt-2024-91/list.csv)。"));
    assert_eq!(run.code, 0, "{}", run.stdout);
    assert!(run.stdout.contains("警告[link/unpublished]"), "{}", run.stdout);
}

#[test]
fn a_copy_of_a_withheld_file_is_told() {
    let named = [WITHHELD, &[("附件", "[{名称: 附表, 文件: list.csv}]")]].concat();
    let site = site(&named, "见[附表](common.csv)。");
    let run = check(&site);
    assert!(run.stdout.contains("警告[link/unpublished]"), "{}", run.stdout);
    assert_eq!(run.code, 0, "{}", run.stdout);
}

#[test]
fn the_files_of_what_cannot_be_read_and_of_a_withdrawal_are_known_too() {
    let file = &[("附件", "[{名称: 附表, 文件: ../common.csv}]")];
    let site = site(&[DRAFT, file].concat(), "见[附表](common.csv)。");
    let path = "content/replies/gxt-2024-91/index.md";
    site.write(path, site.read(path).replace("发布日期:", "发布日期"));
    assert_stays_back(&site, "unreadable");
    let withdrawn = &[("有效性", "已撤回"), ("撤回日期", "2024-03-01"), ("撤回原因", "数据有误")];
    let reply = [withdrawn, &file[..]].concat();
    let run = check(&self::site(&reply, "见[附表](common.csv)。"));
    assert!(run.stdout.contains("警告[link/unpublished]"), "{}", run.stdout);
}

#[test]
fn a_link_leads_to_a_file_whose_name_is_written_otherwise() {
    let site = Sandbox::new();
    site.write("content/replies/re\u{301}sume\u{301}.csv", "甲,乙\n");
    let text = "见[附表](r\u{e9}sum\u{e9}.csv)。\n\n二、下一步工作";
    site.reply_with("gxt-2024-90", &[], &BODY.replace("二、下一步工作", text));
    let run = site.run(&["build", "--date", TODAY, "--previous", "none"]);
    assert_eq!(run.code, 0, "{}", run.stdout);
    let page = site.read("public/r/gxt-2024-90.html");
    assert!(page.contains("<a href=gxt-2024-90/a1.csv download="), "{page}");
}

#[test]
fn a_whole_address_of_this_site_is_one_of_its_links() {
    let site = site(WITHHELD, "另见[答复](https://dafu.wuyou.gov.cn/hf/r/gxt-2024-91.html)。");
    assert_stays_back(&site, "whole address");
}
