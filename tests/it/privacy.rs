//! The built program never says aloud what a finding of `privacy` or `secrecy` is about.

use clap::ValueEnum;
use dafu::check::example::PIXEL;
use dafu::report::ReportFormat;

use crate::attachments::samples::{paragraph, pdf, with_part, word, word_parts};
use crate::support::{Run, Sandbox, TODAY};

/// Text of a reply, with what must not be repeated, by the rule that finds it.
const LEAKS: &[(&str, &str, &str)] = &[
    ("privacy/address", "该户家庭住址：子虚市无何有街道幸福路12号，", "幸福路12号"),
    ("privacy/bank-card", "打入6222 0200 0000 0000 000，", "6222 0200 0000 0000 000"),
    ("privacy/car-plate", "货车云A12345占道，", "云A12345"),
    ("privacy/email-im", "写信到zhangsan@qq.com，", "zhangsan@"),
    ("privacy/id-number", "来信人11010519491231002X反映，", "11010519491231002X"),
    ("privacy/mobile", "请联系139-0000-1234，", "139-0000-1234"),
    ("secrecy/marking", "\n\n内部资料，注意保存\n\n", "内部资料，注意保存"),
];

fn formats() -> impl Iterator<Item = String> {
    let name = |format: &ReportFormat| Some(format.to_possible_value()?.get_name().to_owned());
    ReportFormat::value_variants().iter().filter_map(name)
}

/// Runs a check in every form and language: `rule` is named, `secret` never said.
fn check_is_silent(site: &Sandbox, rule: &str, secret: &str) {
    for format in formats() {
        for language in ["zh", "en"] {
            let arguments =
                ["--lang", language, "check", "--date", TODAY, "--format", format.as_str()];
            let run = site.run(&arguments);
            assert!(run.stdout.contains(rule), "{format}: {rule} is not named:\n{}", run.stdout);
            for said in [&run.stdout, &run.stderr] {
                assert!(!said.contains(secret), "{format}: {rule} says it aloud:\n{said}");
            }
        }
    }
}

#[test]
fn no_form_of_output_says_what_was_found() {
    for (rule, leak, secret) in LEAKS {
        let site = Sandbox::new();
        site.reply_with("gxt-2024-1", &[], &format!("方假设委员：\n\n{leak}提案收悉。\n"));
        check_is_silent(&site, rule, secret);
    }
}

#[test]
fn no_form_of_output_says_a_proposers_name() {
    let site = Sandbox::new();
    site.write("dafu.yaml", format!("{}proposer_names: surname\n", site.read("dafu.yaml")));
    site.reply_with("gxt-2024-1", &[("主送", "[方假设]")], "方假设委员：\n\n提案收悉。\n");
    check_is_silent(&site, "privacy/proposer-name", "方假设");
}

#[test]
fn a_value_is_read_as_it_is_meant() {
    for value in
        [r#""问\u0031\u003300000123\u0034""#, "\"问139\n  0000 1234\"", r#""\x31\x339-0000-1234""#]
    {
        let site = Sandbox::new();
        site.reply("gxt-2024-1", &[("备注", value)]);
        let run = check(&site);
        assert_eq!(run.stdout.matches("privacy/mobile").count(), 1, "{value}: {}", run.stdout);
    }
}

#[test]
fn a_personal_number_in_a_register_or_the_configuration_stops_the_build() {
    let site = Sandbox::new();
    site.reply("gxt-2024-1", &[]);
    let departments = site.read("content/departments.yaml");
    site.write("content/departments.yaml", departments.replace("0870-5550101", "13900001234"));
    let config = site.read("dafu.yaml");
    let licence = "data_licence: 11010519491231002X\n";
    site.write("dafu.yaml", format!("{config}{licence}"));
    let run = check(&site);
    assert_eq!(run.code, 1, "{}", run.stdout);
    assert!(run.stdout.contains("错误[privacy/mobile]：“139****1234”"), "{}", run.stdout);
    assert!(run.stdout.contains("content/departments.yaml:1:"), "{}", run.stdout);
    assert!(run.stdout.contains("错误[privacy/id-number]"), "{}", run.stdout);
    assert!(!run.stdout.contains("13900001234") && !run.stdout.contains("11010519491231002X"));
    // What its help says, followed.
    assert!(
        run.stdout.contains("privacy_reviewed: [{text: 原文, reason: 为什么}]"),
        "{}",
        run.stdout
    );
    let reviewed = "privacy_reviewed: [{text: \"13900001234\", reason: 值班手机}]\n";
    site.write("dafu.yaml", format!("{config}{reviewed}"));
    let run = check(&site);
    assert_eq!(run.code, 0, "{}", run.stdout);
    assert!(run.stderr.contains("按隐私复核放行 1 处"), "{}", run.stderr);
}

#[test]
fn a_name_is_found_with_room_between_its_characters() {
    let site = Sandbox::new();
    site.write("dafu.yaml", format!("{}proposer_names: surname\n", site.read("dafu.yaml")));
    for (id, number, name) in
        [("gxt-2024-1", "\"1\"", "方　明"), ("gxt-2024-2", "\"2\"", "方&nbsp;明")]
    {
        let body = format!(
            "{name}委员：\n\n提案收悉。我厅已经会同有关部门逐项研究并办理，现将主要情况答复如下，供您参考，欢迎继续提出意见。\n"
        );
        site.reply_with(id, &[("主送", "[方明]"), ("编号", number)], &body);
    }
    assert_eq!(check(&site).stdout.matches("privacy/proposer-name").count(), 2);
}

#[test]
fn what_was_let_pass_is_counted_and_not_repeated() {
    let site = Sandbox::new();
    let reviewed = [("隐私复核", "[{文字: 139-0000-1234, 理由: 值班手机}]")];
    let body = "方假设委员：\n\n提案收悉。值班手机139-0000-1234，节假日也可拨打139-0000-1234，我厅已经会同有关部门逐项研究并办理，现将主要情况答复如下：省级公共算力服务平台已经建成。\n";
    site.reply_with("gxt-2024-1", &reviewed, body);
    let run = site.run(&["check", "--date", TODAY]);
    assert_eq!(run.code, 0, "{}", run.stdout);
    assert!(run.stderr.contains("按隐私复核放行 2 处"), "{}", run.stderr);
    let run = site.run(&["build", "--date", TODAY]);
    assert!(run.stderr.contains("按隐私复核放行 2 处"), "{}", run.stderr);
    assert!(!run.stderr.contains("139"), "{}", run.stderr);
    let plain = Sandbox::new();
    plain.reply("gxt-2024-1", &[]);
    assert!(!plain.run(&["check", "--date", TODAY]).stderr.contains("放行"));
}

#[test]
fn nothing_personal_is_said_about_a_page_that_is_imported() {
    for (secret, written) in [
        ("13900001234", "139 0000 1234"),
        ("13900001234", "139.0000.1234"),
        ("11010519491231002X", "11010519491231002X"),
        ("6222020000000000000", "6222 0200 0000 0000 000"),
        ("zhangsan@qq.com", "zhangsan@qq.com"),
        ("wx_zhang1990", "微信：wx_zhang1990"),
        ("云A12345", "云A12345"),
        ("幸福路12号", "家庭住址：子虚市无何有街道幸福路12号"),
    ] {
        let site = Sandbox::new();
        // In places that messages quote, and in lines that are left out.
        let page = format!(
            "信息来源：{written}\n发布日期：{written}\n成文日期：2023年{written}日\n办理结果：{written}\n\
             承办单位：{written}\n{written}\n\n{written}对省政协十三届一次会议第0038号提案的答复\n\n\
             方假设委员：\n\n您提出的关于{written}的提案（第{written}号）收悉。请联系{written}。\n\n\
             乌有省工业和信息化厅{written}\n\n2023年7月20日{written}\n\n联系人：{written}\n\
             联系电话：{written}\n签发人：{written}\n抄送：{written}\n附件：{written}\n{written}\n"
        );
        site.write("page.txt", page);
        for format in formats() {
            for language in ["zh", "en"] {
                let arguments = [
                    "--lang", language, "import", "page.txt", "--into", "drafts", "--format",
                    &format,
                ];
                let run = site.run(&arguments);
                let said = format!("{}{}", run.stdout, run.stderr);
                assert!(said.contains("import/"), "{format}: nothing is said: {said}");
                let bare: String = said.chars().filter(|one| !" .".contains(*one)).collect();
                let secret = secret.replace('.', "");
                assert!(!bare.contains(&secret), "{format}: {secret}:\n{said}");
            }
        }
    }
}

/// A site whose only reply publishes `bytes` as the file `name`.
fn with_file(name: &str, bytes: &[u8], changes: &[(&str, &str)]) -> Sandbox {
    let site = Sandbox::new();
    site.write(&format!("content/replies/{name}"), bytes);
    let list = format!("[{{名称: 名单, 文件: {name}}}]");
    let attached = [&[("附件", list.as_str())][..], changes].concat();
    site.reply("gxt-2024-1", &attached);
    site
}

fn check(site: &Sandbox) -> Run {
    site.run(&["check", "--date", TODAY])
}

#[test]
fn no_form_of_output_says_what_stands_in_a_file() {
    let cases = [
        ("privacy/attachment", "联系13900001234。", "13900001234"),
        ("privacy/attachment", "身份证11010519491231002X。", "11010519491231002X"),
        ("privacy/attachment", "卡6222020000000000000。", "6222020000000000000"),
        ("privacy/address", "住址：子虚市无何有街道幸福路12号", "幸福路"),
        ("privacy/car-plate", "货车云A12345。", "云A12345"),
        ("privacy/email-im", "写信到zhangsan@qq.com。", "zhangsan"),
        ("secrecy/marking", "内部资料，注意保存", "注意保存"),
    ];
    for (number, (rule, text, secret)) in cases.into_iter().enumerate() {
        let (name, bytes) = match number % 3 {
            0 => ("list.docx", word(&paragraph(text, 2))),
            1 => ("list.pdf", pdf(&["这是第一行，有十几个字", text], "标题")),
            _ => ("list.csv", format!("姓名,备注\n甲,\"{text}\"\n").into_bytes()),
        };
        check_is_silent(&with_file(name, &bytes, &[]), rule, secret);
    }
}

#[test]
fn a_finding_in_a_file_says_where_and_how_often() {
    let rows = "姓名,手机号\n甲,13900001234\n乙,13900001235\n";
    let run = check(&with_file("list.csv", rows.as_bytes(), &[]));
    assert_eq!(run.code, 1);
    let expected = "附件“list.csv”里有个人手机号 2 处，第一处在第 2 行：“139****1234”";
    assert!(run.stdout.contains(expected), "{}", run.stdout);
    assert_eq!(run.stdout.matches("privacy/attachment").count(), 1, "{}", run.stdout);
    assert!(run.stdout.contains("文件: list.csv"), "the excerpt shows the file: {}", run.stdout);
    let english = with_file("list.csv", rows.as_bytes(), &[]).run(&["--lang", "en", "check"]);
    let expected =
        "`list.csv` contains 2 × personal mobile number, the first in line 2: `139****1234`";
    assert!(english.stdout.contains(expected), "{}", english.stdout);
}

#[test]
fn what_was_reviewed_passes_in_files_too() {
    let reviewed = ("隐私复核", "[{文字: \"13900001234\", 理由: 值班手机}]");
    let rows = "值班,13900001234\n甲,13900001235\n";
    let run = check(&with_file("list.csv", rows.as_bytes(), &[reviewed]));
    assert!(run.stdout.contains("里有个人手机号 1 处，在第 2 行"), "{}", run.stdout);
    assert!(run.stderr.contains("按隐私复核放行 1 处"), "{}", run.stderr);
    let run = check(&with_file("list.csv", b"a,13900001234\n", &[reviewed]));
    assert_eq!(run.code, 0, "{}", run.stdout);
}

#[test]
fn only_files_that_are_published_are_looked_into() {
    let rows = "甲,13900001234\n".as_bytes();
    let beside = Sandbox::new();
    beside.write("content/replies/list.csv", rows);
    beside.reply("gxt-2024-1", &[]);
    assert_eq!(check(&beside).code, 0);
    for closed in [
        vec![("公开属性", "不予公开")],
        vec![("状态", "已撤回"), ("撤回日期", "2024-05-30"), ("撤回原因", "附件有误")],
    ] {
        let run = check(&with_file("list.csv", rows, &closed));
        assert!(!run.stdout.contains("privacy/attachment"), "{closed:?}: {}", run.stdout);
    }
    for open in [vec![("状态", "草稿")], vec![("发布日期", "2029-01-01")], vec![]] {
        let run = check(&with_file("list.csv", rows, &open));
        assert!(run.stdout.contains("错误[privacy/attachment]"), "{open:?}: {}", run.stdout);
    }
}

#[test]
fn the_name_of_a_file_is_looked_at_however_it_is_written() {
    let site = Sandbox::new();
    site.write("content/replies/名单9513900001234.csv", "a,b\n");
    let body = "方假设委员：\n\n提案收悉，见[名单](%E5%90%8D%E5%8D%95%39%3513900001234.csv)。我厅已经会同有关部门逐项研究并办理，现将主要情况答复如下：省级公共算力服务平台已经建成。\n";
    site.reply_with("gxt-2024-1", &[], body);
    site.write("content/replies/甲13900001234.csv", "a,b\n");
    site.reply_with(
        "gxt-2024-2",
        &[("编号", "\"39\"")],
        &body
            .replace("名单](%E5%90%8D%E5%8D%95%39%35", "名单](%E7%94%B2%31%33")
            .replace("%31%3313900001234", "%31%33900001234"),
    );
    let run = check(&site);
    assert!(
        run.stdout.contains("gxt-2024-2.md") && run.stdout.contains("privacy/mobile"),
        "{}",
        run.stdout
    );
    assert!(!run.stdout.contains("3900001234"), "{}", run.stdout);
}

#[test]
fn changes_in_a_file_stop_the_build_and_scans_do_not() {
    let comments =
        "<w:comments><w:comment><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:comment></w:comments>";
    let run = check(&with_file(
        "plan.docx",
        &with_part(&word_parts(""), "word/comments.xml", comments),
        &[],
    ));
    assert_eq!(run.code, 1);
    assert!(
        run.stdout.contains("错误[attachment/revisions]：附件“plan.docx”里留有 1 条批注"),
        "{}",
        run.stdout
    );
    let run = check(&with_file("scan.jpg", b"\xff\xd8\xff", &[]));
    assert_eq!(run.code, 0);
    assert!(run.stdout.contains("警告[attachment/no-text]"), "{}", run.stdout);
    let run = check(&with_file("list.xls", b"\xd0\xcf\x11\xe0", &[]));
    assert_eq!(run.code, 0);
    assert!(
        run.stdout.contains("警告[attachment/unreadable]：附件“list.xls”的格式查不了"),
        "{}",
        run.stdout
    );
}

#[test]
fn a_picture_shown_with_words_needs_no_warning() {
    let site = Sandbox::new();
    site.write("content/replies/a.png", PIXEL);
    let body = "方假设委员：\n\n![全省算力分布](a.png)\n\n提案收悉。我厅已经会同有关部门逐项研究并办理，现将主要情况答复如下，供您参考，欢迎继续提出意见。\n";
    site.reply_with("gxt-2024-1", &[], body);
    let run = check(&site);
    assert!(!run.stdout.contains("[attachment/"), "{}", run.stdout);
}

#[test]
fn a_number_in_the_path_of_a_file_is_masked_wherever_the_path_is_printed() {
    let site = Sandbox::new();
    site.reply_with("gxt-2024-1", &[], "方假设委员：\n\n提案收悉。\n");
    let text = site
        .read("content/replies/gxt-2024-1.md")
        .replace("\n---\n\n", "\nid: gxt-2024-2\n---\n\n");
    site.write("content/replies/问13900001234/gxt.md", text);
    check_is_silent(&site, "privacy/mobile", "13900001234");
    let run = check(&site);
    assert!(run.stdout.contains("--> content/replies/问139****1234/gxt.md:1:1"), "{}", run.stdout);
    assert!(run.stdout.contains("请改文件名"), "{}", run.stdout);
}

#[test]
fn an_entry_that_would_be_printed_as_it_stands_must_not_hold_a_full_name() {
    let site = Sandbox::new();
    site.write("dafu.yaml", format!("{}proposer_names: surname\n", site.read("dafu.yaml")));
    let body = "委员：\n\n提案收悉。我厅已经会同有关部门逐项研究并办理，现将主要情况答复如下，供您参考，欢迎继续提出意见。\n";
    for (entry, expected) in [
        ("方假设", 0),
        ("方委员", 0),
        ("欧阳委员", 0),
        ("省工商联经济委员会", 0),
        ("\"方　设\"", 1),
        ("方假设等8名委员", 1),
        ("方假设委员", 1),
        ("方假设（女）", 1),
        // A pause mark separates entries, so both are names alone.
        ("方假设、李示例", 0),
        ("\"方假设 李示例\"", 1),
        ("方建党", 0),
        ("方建党]\n提出者类别: 个人\n关键词: [甲", 0),
        ("方假设|甄虚拟", 1),
        ("方假设和甄虚拟", 1),
        ("方假设副处长", 1),
        ("市人大代表方假设", 1),
        ("阿里木・依明", 0),
        ("方假设]\n抄送: [方假设", 1),
        ("方假设]\n联系人: 方假设\n关键词: [甲", 1),
        ("方假设]\n会办单位: [\"方　假设\"", 1),
        ("方假设]\n签发人: \"方\\u5047设\"\n关键词: [甲", 1),
    ] {
        site.reply_with("gxt-2024-1", &[("主送", &format!("[{entry}]"))], body);
        let found = check(&site).stdout.matches("错误[privacy/proposer-name]").count();
        assert_eq!(found, expected, "{entry}");
    }
}

#[test]
fn no_output_holds_a_name_that_may_be_a_persons() {
    for (names, shown, gone) in [
        ("[张建党, 王立会, 赵建团]", "张委员、王委员、赵委员", &["建党", "立会", "建团"][..]),
        ("[阿里木・依明会]", "阿里木委员", &["依明"]),
        ("[阿不都热依木]", "阿委员", &["不都热"]),
        ("[乌有省工商业联合会, 欧阳建社]", "乌有省工商业联合会、欧阳委员", &["建社"]),
    ] {
        let site = Sandbox::new();
        site.write("dafu.yaml", format!("{}proposer_names: surname\n", site.read("dafu.yaml")));
        let body = crate::support::BODY.replace("甄虚拟委员：", "委员您好：");
        site.reply_with("gxt-2023-1", &[("主送", names)], &body);
        site.build();
        for (path, bytes) in site.tree("public") {
            let text = String::from_utf8_lossy(&bytes);
            assert!(!gone.iter().any(|name| text.contains(name)), "{names} in {path}");
        }
        assert!(site.read("public/r/gxt-2023-1.html").contains(shown), "{names}");
    }
}

#[cfg(unix)]
#[test]
fn a_reply_that_is_a_link_to_a_file_elsewhere_is_not_read() {
    let site = Sandbox::new();
    site.reply("gxt-2024-1", &[]);
    let text = site.read("content/replies/gxt-2024-1.md");
    site.write("private.md", text.replace("方假设委员", "外面的秘密"));
    site.remove("content/replies/gxt-2024-1.md");
    let (target, link) = (site.root().join("private.md"), "content/replies/gxt-2024-1.md");
    std::os::unix::fs::symlink(target, site.root().join(link)).expect("the sandbox is writable");
    let run = site.run(&["build", "--date", TODAY]);
    assert_eq!(run.code, 2, "{}", run.stdout);
    assert!(run.stderr.contains("指向 content 文件夹外面的链接"), "{}", run.stderr);
    assert!(!run.stdout.contains("秘密"), "{}", run.stdout);
    assert!(!site.has("public"));
}
