//! Replies compared with each other: the same case twice, circles, sessions in time, parts owed.

use dafu::check::example::Example;

use super::findings;

/// What `rule` says of a site with these further replies: path and message.
fn said_by(rule: &str, fields: &str, replies: &[(&str, &str)]) -> Vec<String> {
    let leak = |text: &str| -> &'static str { Box::leak(text.to_owned().into_boxed_str()) };
    let replies: Vec<(&'static str, &'static str)> = replies
        .iter()
        .map(|(name, fields)| (leak(&format!("content/replies/{name}.md")), leak(fields)))
        .collect();
    let example = Example::fields(leak(fields)).and_replies(replies.leak());
    let found = findings(&example);
    let of_rule = found.iter().filter(|one| one.rule == rule);
    of_rule.map(|one| format!("{}: {}", one.path, one.message.zh)).collect()
}

#[test]
fn a_second_reply_to_a_case_names_the_first() {
    let rule = "number/duplicate";
    let told = "content/replies/c.md: 乌有省工业和信息化厅已对省政协十三届二次会议第0038号作过答复（content/replies/gxt-2024-1.md）";
    let b = ("b", "发文字号!\n前次答复: [gxt-2024-1]\n成文日期: 2024-05-10");
    assert_eq!(said_by(rule, "", &[b, ("c", "发文字号!\n成文日期: 2024-05-16")]), [told]);
    assert_eq!(said_by(rule, "", &[b, ("c", "发文字号!\n前次答复: [b]")]), [""; 0]);
    // Another spelling of the number is the same case, another session is not.
    let zeros = ("c", "发文字号!\n编号: [\"38\", \"39\"]\n成文日期: 2024-05-16");
    let found = said_by(rule, "", &[zeros]);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(said_by(rule, "", &[("c", "发文字号!\n届次: 省政协十三届一次会议")]), [""; 0]);
    // One that was withdrawn may be answered anew.
    let gone = ("c", "发文字号!\n状态: 已撤回\n撤回日期: 2024-06-01\n撤回原因: 附件含个人信息");
    assert_eq!(said_by(rule, "", &[gone]), [""; 0]);
    // Copies of one document are told by their number alone.
    assert_eq!(said_by(rule, "", &[("c", "")]), [""; 0]);
}

#[test]
fn every_circle_is_told_once() {
    let rule = "follows/cycle";
    let link =
        |name: &'static str, follows: &str| (name, format!("发文字号!\n前次答复: [{follows}]"));
    let circles =
        [link("a", "b"), link("b", "a"), link("c", "d, a"), link("d", "e"), link("e", "d")];
    let circles: Vec<(&str, &str)> = circles.iter().map(|one| (one.0, one.1.as_str())).collect();
    assert_eq!(
        said_by(rule, "前次答复: [c]", &circles),
        [
            "content/replies/a.md: 前次答复绕回了自己：a → b → a",
            "content/replies/d.md: 前次答复绕回了自己：d → e → d",
        ]
    );
    // Two ways to one reply are no circle.
    let ways = [link("a", "b, c"), link("b", "d"), link("c", "d"), ("d", "发文字号!".to_owned())];
    let ways: Vec<(&str, &str)> = ways.iter().map(|one| (one.0, one.1.as_str())).collect();
    assert_eq!(said_by(rule, "前次答复: [a]", &ways), [""; 0]);
    // A circle through a draft is the draft's.
    let draft = [("a", "发文字号!\n前次答复: [gxt-2024-1]\n状态: 草稿")];
    let found = said_by(rule, "前次答复: [a]", &draft);
    assert_eq!(found, ["content/replies/a.md: 前次答复绕回了自己：a → gxt-2024-1 → a"]);
}

#[test]
fn a_reply_far_from_the_others_of_its_session_is_told() {
    let rule = "session/future-or-range";
    let usual = |number: u32| {
        let month = 4 + number % 5;
        format!(
            "发文字号!\n编号: [\"{number}\"]\n成文日期: 2024-0{month}-10\n发布日期: 2024-0{month}-12"
        )
    };
    let usual: Vec<(String, String)> =
        (1..=6).map(|number| (format!("u{number}"), usual(number))).collect();
    let with = |fields: &str| {
        let mut replies: Vec<(&str, &str)> =
            usual.iter().map(|one| (one.0.as_str(), one.1.as_str())).collect();
        replies.push(("x", fields));
        said_by(rule, "", &replies)
    };
    for right in [
        "发文字号!\n编号: [\"77\"]\n成文日期: 2023-08-01\n发布日期: 2023-08-02",
        "发文字号!\n编号: [\"77\"]\n成文日期: 2026-05-01\n发布日期: 2026-05-02",
        "发文字号!\n编号: [\"77\"]\n成文日期: 2030-05-01\n发布日期: 2030-05-02\n前次答复: [u1]",
        "发文字号!\n编号: [\"77\"]\n届次: 省政协十三届一次会议\n成文日期: 2022-05-01\n发布日期: 2022-05-02",
    ] {
        assert_eq!(with(right), [""; 0], "{right}");
    }
    let early = "发文字号!\n编号: [\"77\"]\n成文日期: 2022-05-01\n发布日期: 2022-05-02";
    assert_eq!(
        with(early),
        [
            "content/replies/x.md: 成文日期 2022-05-01 太早：乌有省政协十三届二次会议的答复多在2024年5月前后成文"
        ]
    );
    let next = "发文字号!\n编号: [\"77\"]\n届次: 省政协十三届三次会议\n成文日期: 2022-05-01\n发布日期: 2022-05-02";
    assert_eq!(
        with(next),
        [
            "content/replies/x.md: 成文日期 2022-05-01 太早：乌有省政协十三届二次会议的答复多在2024年5月前后成文"
        ]
    );
    let late = "发文字号!\n编号: [\"77\"]\n成文日期: 2028-05-01\n发布日期: 2028-05-02";
    assert_eq!(
        with(late),
        [
            "content/replies/x.md: 成文日期 2028-05-01 太晚：乌有省政协十三届二次会议的答复多在2024年6月前后成文"
        ]
    );
}

#[test]
fn sessions_of_the_national_bodies_have_their_years() {
    const NATIONAL: &[(&str, &[u8])] = &[(
        "content/bodies.yaml",
        "- { key: cppcc, kind: cppcc, name: 中国人民政治协商会议全国委员会 }\n".as_bytes(),
    )];
    let of = |session: &str| {
        let fields = format!("届次: {session}\n标题: 关于第0038号提案的答复");
        let example = Example::fields(Box::leak(fields.into_boxed_str())).and_files(NATIONAL);
        findings(&example).iter().map(|one| one.message.zh.clone()).collect::<Vec<_>>()
    };
    assert_eq!(of("政协第十四届全国委员会第二次会议"), [""; 0]);
    assert_eq!(
        of("政协第十四届全国委员会第三次会议"),
        [
            "成文日期 2024-05-06 早于中国人民政治协商会议全国委员会十四届三次会议，这次会议2025年召开"
        ]
    );
}

#[test]
fn years_without_a_kind_and_unused_topics_are_hinted_at() {
    let rule = "site/empty-column";
    let old = ("a", "发文字号!\n编号: [\"7\"]\n成文日期: 2021-05-01\n发布日期: 2021-05-02");
    assert_eq!(
        said_by(rule, "", &[old]),
        ["dafu.yaml: 栏目“政协提案/2022”“政协提案/2023”为空白栏目（2个），没有生成页面"]
    );
}
