//! What waits to be published is shown and marked; what is not for the public never is.

use super::browser::Served;
use crate::support::{BODY, Sandbox};

const MARK: &str = "<b class=\"dafu-mark\">草稿</b>";

#[test]
fn a_draft_is_shown_and_marked() {
    let sandbox = Sandbox::full();
    sandbox
        .reply("gxt-2024-5", &[("状态", "草稿"), ("编号", "\"55\""), ("案由", "关于试办的提案")]);
    let served = Served::of(&sandbox);
    let page = served.get("r/gxt-2024-5.html");
    assert_eq!(page.status, 200);
    assert!(page.parts().1.contains("草稿，还没有公开"), "{}", page.parts().1);
    for list in ["departments/gxt.html", "index.html", "years.html"] {
        let text = served.get(list);
        let at = text.text().find("gxt-2024-5.html").unwrap_or_else(|| panic!("none in {list}"));
        assert!(text.text()[at..].starts_with(&format!("gxt-2024-5.html\">{MARK}")), "{list}");
        assert_eq!(text.text().matches(MARK).count(), 1, "{list}");
    }
}

#[test]
fn what_is_not_yet_due_is_shown_and_marked() {
    let sandbox = Sandbox::full();
    sandbox.reply("gxt-2024-5", &[("发布日期", "2030-01-01"), ("编号", "\"55\"")]);
    sandbox.write(
        "content/pages/new.md",
        format!("---\n标题: 新文章\n发布日期: 2030-01-01\n菜单: 是\n---\n{BODY}"),
    );
    let served = Served::of(&sandbox);
    assert!(served.get("r/gxt-2024-5.html").parts().1.contains("未到发布日期"));
    assert!(served.get("pages/new.html").parts().1.contains("未到发布日期"));
    assert!(served.get("index.html").text().contains("未到发布日期</b>新文章"));
}

#[test]
fn what_is_not_for_the_public_is_never_shown() {
    let sandbox = Sandbox::full();
    for (at, change) in [
        ("公开属性", "不予公开"),
        ("公开属性", "依申请公开"),
        ("公开属性", "不于公开"),
        ("公开属姓", "不予公开"),
    ]
    .into_iter()
    .enumerate()
    {
        let number = format!("\"7{at}\"");
        let draft = [("状态", "草稿"), ("编号", &number), ("标题", "关于不该看见的答复"), change];
        // One that says it wrongly does not say it rightly beside.
        let own = [("公开属性", "-")];
        let changes = if change.0 == "公开属性" { &[][..] } else { &own[..] };
        sandbox.reply(&format!("gxt-2024-7{at}"), &[changes, &draft].concat());
    }
    let torn = sandbox.read("content/replies/gxt-2024-70.md").replace("标题: ", "标题: [");
    sandbox.write("content/replies/gxt-2024-79.md", torn);
    let served = Served::of(&sandbox);
    for at in [70, 71, 72, 73, 79] {
        assert_eq!(served.get(&format!("r/gxt-2024-{at}.html")).status, 404, "{at}");
    }
    for page in ["index.html", "years.html", "data/2023.csv", "feed.xml"] {
        assert!(!served.get(page).text().contains("不该看见"), "{page}");
    }
}

#[test]
fn a_draft_that_is_hardly_begun_is_shown() {
    let sandbox = Sandbox::full();
    sandbox.write("content/replies/new.md", "---\n状态: 草稿\n---\n");
    sandbox.write(
        "content/replies/next.md",
        "---\n状态: 草稿\n标题: 待核对\n公开属性: 待核对\n---\n您好\n",
    );
    let served = Served::of(&sandbox);
    let answers = ["r/new.html", "r/next.html", "index.html", "data/undated.csv"]
        .map(|path| (path, served.get(path).status));
    assert!(answers.iter().all(|answer| answer.1 == 200), "{answers:?}");
}

#[test]
fn a_draft_takes_no_published_address() {
    let sandbox = Sandbox::full();
    let published = sandbox.read("content/replies/gxt-2023-1.md");
    let draft = published.replace("标题: ", "状态: 草稿\nid: gxt-2023-1\n标题: 另一件");
    sandbox.write("content/replies/a.md", draft);
    let served = Served::of(&sandbox);
    let page = served.get("r/gxt-2023-1.html");
    assert!(!page.parts().0.contains("另一件"));
}

#[test]
fn drafts_are_left_out_where_that_is_asked_for() {
    let sandbox = Sandbox::full();
    sandbox.reply("gxt-2024-5", &[("状态", "草稿"), ("编号", "\"55\"")]);
    sandbox.build();
    let arguments = ["serve", "--port", "0", "--date", crate::support::TODAY, "--no-drafts"];
    let served = Served::run(sandbox.command(&arguments));
    super::pages::assert_equal_to_build(&sandbox, &served);
    assert_eq!(served.get("r/gxt-2024-5.html").status, 404);
}
