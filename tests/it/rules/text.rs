//! Rules about texts and word lists beyond their own examples.

use dafu::check::example::{Example, PIXEL};
use dafu::diagnostic::Diagnostic;
use dafu::site::{LoadError, Options, Site};
use dafu::source::Folder;

use super::findings;
use super::variants::{check, said};
use crate::support::Sandbox;

/// A reply with these paragraphs between its first and last ones.
fn body(paragraphs: &str) -> Example {
    let text = format!(
        "方假设委员：\n\n您提出的提案收悉。省级公共算力服务平台已经建成，各家的价格和排队时间都能查到，企业不用再逐家询问。\n\n{paragraphs}\n\n乌有省工业和信息化厅\n"
    );
    Example::body(Box::leak(text.into_boxed_str()))
}

fn file(path: &'static str, text: &'static str) -> &'static [(&'static str, &'static [u8])] {
    Box::leak(Box::new([(path, text.as_bytes())]))
}

/// The findings of a site whose configuration or lists cannot be used.
fn refused(example: &Example) -> Vec<Diagnostic> {
    let sandbox = Sandbox::of(example.site());
    match Site::load(Folder::new(sandbox.root().to_owned()), &Options::default()) {
        Err(LoadError::Setup(findings)) => findings,
        Err(error) => panic!("{error}"),
        Ok(site) => panic!("it was accepted: {:?}", site.findings),
    }
}

#[test]
fn wrong_words_are_found_wherever_readers_read() {
    let config = "words: { wrong: content/words.yaml }";
    let words = file(
        "content/words.yaml",
        "- { wrong: 无宇宙, right: 元宇宙 }\n- { wrong: 宇宙, right: 元宇宙 }\n",
    );
    let example = |fields| Example { config, ..Example::fields(fields) }.and_files(words);
    let finding = "warning text/wrong-char: 疑似错字：“无宇宙”→“元宇宙”";
    for fields in
        ["标题: 关于无宇宙的答复", "案由: 关于无宇宙的提案", "摘要: 无宇宙产业园已经建成。"]
    {
        check(example(fields), &[finding]);
    }
    // What readers do not see, what is a target, and what is right are left alone.
    check(example("备注: 无宇宙"), &[]);
    check(example("案由: 关于元宇宙的提案"), &[]);
    let linked = body("见[产业园](https://www.wuyou.gov.cn/无宇宙.html)。");
    check(Example { config, ..linked }.and_files(words), &[]);
    let repeated = body("无宇宙，无宇宙，宇宙。");
    check(
        Example { config, ..repeated }.and_files(words),
        &[&format!("{finding}（共 2 处）"), "warning text/wrong-char: 疑似错字：“宇宙”→“元宇宙”"],
    );
    let attached =
        Example { config, ..Example::fields("附件: [{名称: 无宇宙清单, 文件: a.csv}]") };
    let files: &'static [(&str, &[u8])] =
        Box::leak(Box::new([words[0], ("content/replies/a.csv", b"a,b\n".as_slice())]));
    check(attached.and_files(files), &[finding]);
}

#[test]
fn banned_words_stand_in_the_configuration_or_in_files() {
    for (path, text) in [
        ("content/banned.txt", "# 本站不用的说法\n\n最先进的\n第一的\n"),
        ("content/lists/banned.yaml", "- 最先进的\n- 第一的\n"),
    ] {
        let config: &'static str =
            Box::leak(format!("words: {{ banned: [国内领先, {path}] }}").into_boxed_str());
        let example = Example { config, ..body("这是国内领先、最先进的平台。") };
        check(
            example.and_files(file(path, text)),
            &[
                "error text/banned-word: “国内领先”在本站的禁用词表中",
                "error text/banned-word: “最先进的”在本站的禁用词表中",
            ],
        );
    }
}

#[test]
fn mistakes_in_word_lists_are_told_with_their_place() {
    let config = "words: { wrong: content/words.yaml }";
    for (text, at, message) in [
        ("- { wrong: 帐户, right: 帐户 }\n", "帐户 }", "“帐户”的错误写法和正确写法一样"),
        ("- { wrong: 帐户, right: 账户, why: 甲 }\n", "why", "不认识“why”这一项"),
        ("- { wrong: 帐户, right: \"\" }\n", "\"\" }", "词表里的词不能是空的"),
        (
            "- { wrong: 帐户, right: 账户 }\n- { wrong: 帐户, right: 账号 }\n",
            "帐户, right: 账号",
            "“帐户”前面已经写过，正确写法是“账户”，请只留一条",
        ),
        (
            "- { wrong: 甲, right: 乙 }\n- { wrong: 乙, right: 丙 }\n",
            "乙 }",
            "“乙”在这张表里又是另一条的错误写法，请改正其中一条",
        ),
    ] {
        let example = Example { config, ..Example::RIGHT };
        let found = refused(&example.and_files(file("content/words.yaml", text)));
        let first = found.first().expect("a finding");
        assert_eq!(first.path.as_str(), "content/words.yaml", "{text}");
        assert_eq!(first.message.zh, message, "{text}");
        assert_eq!(first.span.start as usize, text.find(at).expect("the place"), "{text}");
    }
}

#[test]
fn word_lists_that_are_not_there_are_told_in_the_configuration() {
    for (words, message) in [
        (
            "{ wrong: content/words.yaml }",
            "没有词表文件 content/words.yaml，请建立这个文件，或者删去这一项",
        ),
        (
            "{ names: ../names.yaml }",
            "词表“../names.yaml”要放在 content 文件夹里，写成例如 content/names.yaml",
        ),
        (
            "{ banned: [banned.txt] }",
            "词表“banned.txt”要放在 content 文件夹里，写成例如 content/banned.txt",
        ),
        (
            "{ wrong: content/../../words.yaml }",
            "词表“content/../../words.yaml”要放在 content 文件夹里，写成例如 content/words.yaml",
        ),
    ] {
        let config: &'static str = Box::leak(format!("words: {words}").into_boxed_str());
        let found = refused(&Example::config(config));
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!((found[0].path.as_str(), &*found[0].message.zh), ("dafu.yaml", message));
        assert!(found[0].span.start > 0, "{found:?}");
    }
}

#[test]
fn a_reply_of_files_alone_needs_its_text_or_a_reason() {
    let scan = |fields: &'static str, text: &'static str| {
        // That a file cannot be looked into is said by a rule of its own.
        let config = "rules: { attachment/no-text: off, site/unused-file: off }";
        Example { config, body: Some(text), ..Example::fields(fields) }
            .and_files(&[("content/replies/scan.png", PIXEL)])
    };
    let linked = "方假设委员：\n\n见[答复全文](scan.png)。\n";
    let finding = "error text/image-only: 正文只有 12 个字，内容都在图片或附件里";
    check(scan("备注: 等附件", linked), &[finding]);
    check(scan("备注: \"无文字版：\"", linked), &[finding]);
    check(scan("备注: 无文字版：原件是手写稿", linked), &[]);
    check(
        scan("附件: [{名称: 答复, 文件: scan.png}]", "方假设委员：\n\n答复见附件。\n"),
        &[finding],
    );
    // No word at all and nothing to see is an empty text.
    check(scan("备注: 甲", "\n"), &["error text/empty-body: 正文是空的"]);
}

#[test]
fn images_say_what_they_show() {
    let with = |image: &str| {
        let example = body(image);
        example.and_files(&[("content/replies/chart.png", PIXEL)])
    };
    check(with("![](chart.png)"), &["warning text/alt: 图片“chart.png”没有替代文字"]);
    check(with("![图片](chart.png)"), &["warning text/alt: 图片的替代文字“图片”没有说明内容"]);
    check(with("![chart](chart.png)"), &["warning text/alt: 图片的替代文字“chart”没有说明内容"]);
    check(with("<img src=\"chart.png\">"), &["warning text/alt: 图片“chart.png”没有替代文字"]);
    check(with("![一季度380家](chart.png)"), &[]);
}

#[test]
fn half_width_marks_are_told_once_with_the_phrase_to_write() {
    let found = findings(&body("截至6月底,已接入7家,其中新增2家;明年再接入5家."));
    let found: Vec<_> = found.iter().map(|one| (&*one.message.zh, &*one.help.zh)).collect();
    assert_eq!(
        found,
        [(
            "中文里用了半角标点：“,”2 处、“;”1 处、“.”1 处",
            "请改为全角，例如“截至6月底,已接入7家”写成“截至6月底，已接入7家”；原件如此、不宜改动的可以不改"
        )]
    );
    check(body("单价3,000元，10:26上线，见 https://www.wuyou.gov.cn/a.html?b=1。"), &[]);
    check(body("附件：1.项目清单"), &[]);
}

#[test]
fn numbered_parts_stand_in_order() {
    for (parts, finding) in [
        ("一、甲\n\n三、乙", "text/heading-order: “一、”后面是“三、”，中间缺“二、”"),
        ("## 二、甲", "text/heading-order: 第一个序号是“二、”，前面缺“一、”"),
        ("一、甲\n\n二、乙\n\n二、丙", "text/heading-duplicate: 两个“二、”"),
        ("一、甲\n\n（一）乙\n\n（一）丙", "text/heading-duplicate: 两个“（一）”"),
        (
            "一、甲\n\n（一）乙\n\n1.丙\n\n二、丁\n\n1.戊",
            "text/heading-order: 序号跳级：“二、”下面直接用了“1.”",
        ),
    ] {
        check(body(parts), &[&format!("warning {finding}")]);
    }
    // In front of a running text numbers count, but are not judged.
    check(
        body(
            "一、甲\n\n**（四）乙。**丙丁。\n\n**（二）戊。**己庚。\n\n（一）辛壬。癸。\n\n（二）子丑",
        ),
        &[],
    );
    // A text of two levels may number them 一、 and 1.
    check(
        body("一、甲\n\n1.乙\n\n2.丙"),
        &["hint text/heading-order: 序号跳级：“一、”下面直接用了“1.”"],
    );
    check(body("一、甲\n\n1. 一项\n2. 又一项\n\n二、乙"), &[]);
    check(body("一、甲\n\n二、乙\n\n附件：\n\n一、丙\n\n二、丁"), &[]);
}

#[test]
fn a_text_may_not_contradict_its_disclosure() {
    let finding = "error disclosure/conflict: “公开属性”填的是“主动公开”，正文却写着";
    check(body("（不予公开）"), &[&format!("{finding}“不予公开”")]);
    check(body("公开属性：依申请公开"), &[&format!("{finding}“公开属性：依申请公开”")]);
    check(body("涉及商业秘密的，依法不予公开。"), &[]);
    // A reply that is not open may say so.
    let withheld = Example { fields: "公开属性: 不予公开", ..body("（不予公开）") };
    check(withheld, &["hint disclosure/not-public: 公开属性为“不予公开”，不在网站上出现"]);
}

#[test]
fn what_a_copied_page_brings_along_is_told_once() {
    check(
        body("【打印】 【关闭】\n\n浏览次数：1024次\n\n扫一扫在手机打开当前页"),
        &["warning text/furniture: 正文混入了网页上的内容：“【打印】 【关闭】”（共 3 处）"],
    );
    let odd = "warning text/furniture: 正文混入了网页上的内容：“听全文”（共 2 处）";
    check(body("听全文\n\n语音播报"), &[odd]);
    check(body("微信扫一扫即可查询；平台访问量达到1.2亿次。"), &[]);
    check(body("关闭落后产能企业12家。"), &[]);
}

#[test]
fn links_are_told_once_a_file() {
    let example = body(
        "见[点击这里](https://www.wuyou.gov.cn/)、[详情](https://www.wuyou.gov.cn/)和[平台](http://www.wuyou.gov.cn/)。",
    );
    assert_eq!(
        said(&example),
        [
            "hint link/vague-text: 链接文字“点击这里”看不出通向哪里（共 2 处）",
            "hint link/external-http: 外部链接使用 http：http://www.wuyou.gov.cn/",
        ]
    );
}
