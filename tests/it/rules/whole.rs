//! Rules about the site as a whole: its configuration, its address, its links.

use dafu::check::example::Example;

use super::findings;
use super::variants::{check, said};

#[test]
fn every_missing_item_of_the_footer_is_named() {
    let found = said(&Example::config("owner!\nparent!"));
    // One cause, one finding.
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(
        found[0].starts_with(
            "warning site/footer-missing: 页脚还缺 10 项：上级门户网站（parent）、主办"
        )
    );
    assert!(found[0].contains("网站标识码（owner.site_id_code）"));
}

#[test]
fn addresses_that_are_not_real_weigh_by_how_wrong_they_are() {
    for (url, severity) in [
        ("http://dafu.wuyou.gov.cn/", "warning"),
        ("https://dafu.example.gov.cn/", "warning"),
        ("https://127.0.0.1/", "error"),
        ("http://localhost/", "error"),
    ] {
        let config: &'static str = Box::leak(format!("base_url: {url}").into_boxed_str());
        let found = findings(&Example::config(config));
        let found: Vec<_> = found.iter().map(|one| (one.rule, one.severity.key())).collect();
        assert_eq!(found, [("site/base-url", severity)], "{url}");
    }
}

#[test]
fn links_to_what_is_not_there_are_broken_and_to_what_is_are_not() {
    let body = |link: &str| -> Example {
        let text = format!(
            "方假设委员：\n\n您提出的提案收悉。省级公共算力服务平台已经建成，各家的价格和排队时间都能查到，另见[平台介绍]({link})。\n"
        );
        Example::body(Box::leak(text.into_boxed_str()))
    };
    for link in [
        "没有.md",
        "/r/没有.html",
        "/r/gxt-2024-9.html",
        "/years",
        "javascript:alert(1)",
        "//evil.cn/x",
        "..\\..\\pages\\没有.md",
    ] {
        let rules: Vec<_> = findings(&body(link)).iter().map(|one| one.rule).collect();
        assert_eq!(rules, ["link/broken"], "{link}");
    }
    for link in [
        "gxt-2024-1.md",
        "/r/gxt-2024-1.html#top",
        "/",
        "/years.html",
        "/departments/gxt.html?x=1",
        "https://www.gov.cn/",
        "mailto:a@b.cn",
        "#top",
    ] {
        assert_eq!(said(&body(link)), [""; 0], "{link}");
    }
    let rules: Vec<_> = findings(&body("../../../dafu.yaml")).iter().map(|one| one.rule).collect();
    assert_eq!(rules, ["link/escape"]);
}

#[test]
fn a_site_may_change_what_a_rule_weighs_unless_it_is_firm() {
    check(
        Example {
            config: "rules: { docnum/ordinal: off }",
            ..Example::fields("发文字号: 乌工信〔2024〕第1号")
        },
        &[],
    );
    check(
        Example {
            config: "rules: { docnum/ordinal: error }",
            ..Example::fields("发文字号: 乌工信〔2024〕第1号")
        },
        &["error docnum/ordinal: 发文字号“乌工信〔2024〕第1号”顺序号不加“第”"],
    );
}
