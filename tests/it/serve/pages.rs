//! What is served is what is built, and something behind it.

use super::browser::Served;
use crate::support::{Sandbox, TODAY};

/// Every file of the built site is served with the same bytes, a page with its tail behind them.
pub(super) fn assert_equal_to_build(sandbox: &Sandbox, served: &Served) {
    let files = sandbox.tree("public");
    assert!(files.len() > 20, "the site was not built");
    for (path, built) in files.iter().filter(|file| file.0 != "manifest.json") {
        let answer = served.get(path);
        if path.ends_with(".html") {
            let (page, tail) = answer.parts();
            assert_eq!(page.as_bytes(), built, "{path}");
            assert!(tail.contains("<script src=\"/@dafu/serve.js\""), "{path}: {tail}");
        } else {
            assert_eq!(&answer.body, built, "{path}");
        }
    }
}

#[test]
fn all_of_a_site_is_served_as_it_is_built() {
    let sandbox = Sandbox::full();
    sandbox.build();
    assert_equal_to_build(&sandbox, &Served::of(&sandbox));
}

#[test]
fn a_file_beside_a_reply_is_served() {
    let sandbox = Sandbox::new();
    let attached = [("附件", "[{ 名称: 名单, 文件: list.txt }]")];
    sandbox.reply("gxt-2023-1", &attached);
    sandbox.write("content/replies/list.txt", "甲\n乙\n");
    let served = Served::of(&sandbox);
    let answer = served.get("r/gxt-2023-1/list.txt");
    assert_eq!((answer.status, answer.text()), (200, "甲\n乙\n"));
    assert!(answer.head.contains("Content-Type: text/plain; charset=utf-8"), "{}", answer.head);
}

#[test]
fn the_site_stands_below_the_path_of_its_base_address() {
    let sandbox = Sandbox::full();
    let served = Served::of(&sandbox);
    assert_eq!(served.mount, "/hf/");
    let top = served.ask("/");
    assert_eq!(top.status, 302);
    assert!(top.head.contains("Location: /hf/"), "{}", top.head);
    // The links of this page begin with that path.
    let missing = served.ask("/hf/no/such/page.html");
    assert_eq!(missing.status, 404);
    assert!(missing.text().contains("href=\"/hf/index.html\""));
    assert_eq!(served.get("").text(), served.get("").text());
    assert_eq!(served.get("").parts().0, served.get("index.html").parts().0);
}

#[test]
fn findings_stand_on_the_page_they_concern_and_on_one_of_their_own() {
    let sandbox = Sandbox::full();
    let body = crate::support::BODY.replace("欢迎继续提出意见", "欢迎致电13800005678");
    sandbox.reply_with("gxt-2023-9", &[("编号", "\"77\"")], &body);
    let served = Served::of(&sandbox);
    let page = served.get("r/gxt-2023-9.html");
    let (_, tail) = page.parts();
    assert!(tail.contains("privacy/mobile") && tail.contains("改法："), "{tail}");
    assert!(tail.contains("content/replies/gxt-2023-9.md:"), "{tail}");
    assert!(!tail.contains("13800005678"), "a number in the bar: {tail}");
    let all = served.ask("/@dafu/findings");
    assert!(all.text().contains("privacy/mobile") && !all.text().contains("13800005678"));
    let other = served.get("r/gxt-2023-1.html");
    assert!(!other.parts().1.contains("privacy/mobile"));
}

#[test]
fn what_only_rendering_shows_stands_on_the_page_of_all_findings() {
    let sandbox = Sandbox::full();
    let served = Served::of(&sandbox);
    assert!(!served.ask("/@dafu/findings").text().contains("site/page-weight"));
    let mut events = served.listen("404.html");
    sandbox.write(
        "themes/default/templates/not_found.html",
        "{% extends \"default/not_found.html\" %}{% block aside %}<p>{% for number in range(end=30000) %}{{ number }} {% endfor %}</p>{% endblock %}",
    );
    assert_eq!(events.next(), "reload");
    assert!(served.ask("/@dafu/findings").text().contains("site/page-weight"));
}

#[test]
fn a_configuration_that_cannot_be_used_shows_what_is_wrong_with_it() {
    let sandbox = Sandbox::full();
    let right = sandbox.read("dafu.yaml");
    sandbox.write("dafu.yaml", right.replace("page_size: 3", "page_size: drei"));
    let served = Served::run(sandbox.command(&["serve", "--port", "0", "--date", TODAY]));
    let page = served.ask("/");
    assert_eq!(page.status, 404);
    assert!(page.text().contains("page_size"), "{}", page.text());
    let mut events = served.listen("");
    sandbox.write("dafu.yaml", &right);
    assert_eq!(events.next(), "reload");
    assert_eq!(served.ask("/hf/").status, 200);
}
