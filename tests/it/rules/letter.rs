//! What the front matter says against what the letter says: cases that no short example shows.

use dafu::check::example::Example;

use super::variants::{check, said};

/// A letter with these parts; the rest is right.
fn letter(salutation: &str, opening: &str, ending: &str) -> &'static str {
    let text = format!(
        "{salutation}\n\n{opening}现答复如下：\n\n我厅已经建成省级公共算力服务平台，把全省各家服务商的价格和排队时间放在一处，企业输入用途就能比较。\n\n{ending}\n"
    );
    Box::leak(text.into_boxed_str())
}

const TO: &str = "方假设委员：";
const ABOUT: &str = "您提出的“关于建设公共算力平台的提案”（第0038号）收悉，";
const SIGNED: &str = "乌有省工业和信息化厅\n\n2024年5月6日";

fn fields(text: &str) -> Example {
    Example::fields(Box::leak(text.to_owned().into_boxed_str()))
}

fn ending(text: &str) -> Example {
    Example::body(letter(TO, ABOUT, text))
}

fn opening(text: &str) -> Example {
    Example::body(letter(TO, text, SIGNED))
}

fn salutation(text: &str) -> Example {
    Example::body(letter(text, ABOUT, SIGNED))
}

#[test]
fn a_date_line_is_read_in_every_form() {
    for line in [
        "2024年5月6日",
        "2024 年 5 月 6 日",
        "二〇二四年五月六日",
        "二○二四年五月六日",
        "２０２４年５月６日",
        "<p align=\"right\">2024年5月6日</p>",
        "**2024年5月6日**",
        "2024年5月6日（此件公开发布）",
        "2024.5.6",
    ] {
        let signed = format!("乌有省工业和信息化厅\n\n{line}");
        check(ending(&signed), &[]);
        let found = said(&ending(&signed).and_fields("成文日期: 2024-05-07"));
        let expected =
            ["warning date/body-mismatch: 落款日期“2024年5月6日”与成文日期 2024-05-07 不一致"];
        assert_eq!(found, expected, "{line}");
    }
}

#[test]
fn other_dates_below_a_text_are_not_the_day_of_signing() {
    for below in [
        "乌有省工业和信息化厅\n\n2024年5月6日\n\n乌有省工业和信息化厅办公室2024年5月9日印发",
        "乌有省工业和信息化厅\n\n2024年5月6日\n\n抄送：省政协提案委员会。\n\n2024年5月9日印发",
        "乌有省工业和信息化厅2024年5月6日",
        "2024年5月6日\n\n乌有省工业和信息化厅",
        "我厅2024年3月1日召开座谈会。\n\n乌有省工业和信息化厅\n\n2024年5月6日",
        "乌有省工业和信息化厅\n\n2024年5月6日\n\n附件\n\n算力券使用办法\n\n乌有省财政局\n\n2023年1月5日",
        "感谢您的支持。",
    ] {
        check(ending(below), &[]);
    }
}

#[test]
fn an_old_or_undated_original_passes() {
    let old = "成文日期: 2004-06-17\n发布日期: 2004-06-18\n发文字号: 乌工信〔2004〕7号";
    let signed = ending("乌有省工业和信息化厅\n\n二○○四年六月十七日");
    check(signed.and_fields(old).on("2004-06-30"), &[]);
    check(ending("乌有省工业和信息化厅").and_fields("成文日期: 未载明"), &[]);
    check(
        ending(SIGNED).and_fields("成文日期: 未载明"),
        &["warning date/body-mismatch: 落款日期“2024年5月6日”与成文日期 “未载明” 不一致"],
    );
}

#[test]
fn damaged_date_lines_say_what_is_wrong_with_them() {
    for (line, message) in [
        ("2024年5月6", "“2024年5月6”不完整，年月日应当俱全"),
        ("2024年5月", "“2024年5月”不完整，年月日应当俱全"),
        ("202456", "“202456”不完整，年月日应当俱全"),
        ("2024年  月  日", "“2024年月日”不完整，年月日应当俱全"),
        ("2024年5月32日", "“2024年5月32日”没有这一天"),
    ] {
        let signed = format!("乌有省工业和信息化厅\n\n{line}");
        check(ending(&signed), &[&format!("warning date/damaged: 落款日期{message}")]);
    }
    // What a form leaves blank is one finding, and digits alone may be anything.
    let rules: Vec<_> = super::findings(&ending("乌有省工业和信息化厅\n\n2024年X月X日"))
        .iter()
        .map(|one| one.rule)
        .collect();
    assert_eq!(rules, ["text/placeholder"]);
    check(ending("感谢您的支持。\n\n20871123"), &[]);
}

#[test]
fn replies_are_due_at_the_end_of_a_month() {
    let reply = |assigned: &str, written: &str| {
        let published =
            format!("交办日期: {assigned}\n成文日期: {written}\n发布日期: {written}\n发文字号!");
        said(&fields(&published).and_body(letter(TO, ABOUT, "此复。")))
    };
    assert_eq!(reply("2023-11-30", "2024-02-29"), [""; 0]);
    assert_eq!(
        reply("2023-11-30", "2024-03-01"),
        ["warning date/overdue-reply: 交办（2023-11-30）后超过3个月才答复（2024-03-01）"]
    );
    assert_eq!(
        reply("2023-08-31", "2024-03-01"),
        [
            "warning date/overdue-reply: 交办（2023-08-31）后超过6个月才答复（2024-03-01），延期也最长6个月"
        ]
    );
    let found = said(
        &fields("交办日期: 2024-02-01\n答复日期: 2024-05-31\n成文日期: 2024-05-06")
            .and_body(letter(TO, ABOUT, "此复。")),
    );
    let expected = "warning date/overdue-reply: 交办（2024-02-01）后超过3个月才答复（2024-05-31）";
    assert_eq!(found, [expected]);
}

#[test]
fn opinions_and_answers_given_once_more_have_other_deadlines() {
    let old = "交办日期: 2023-02-01\n办理方式: 会办\n主送: [乌有省科学技术厅]";
    check(salutation("省科学技术厅：").and_fields(old), &[]);
    let again = fields("交办日期: 2023-02-01\n前次答复: [b]");
    check(again.and_replies(&[("content/replies/b.md", "发文字号: 乌工信〔2024〕2号")]), &[]);
}

#[test]
fn working_days_are_counted_over_the_turn_of_the_year() {
    const LISTED: &[(&str, &[u8])] = &[(
        "content/holidays.yaml",
        b"2023: { off: [2023-10-02], work: [2023-10-07] }\n2024: { off: [2024-01-01], work: [2024-02-04] }\n",
    )];
    let reply = |published: &str, files: &'static [(&'static str, &'static [u8])]| {
        let config =
            if files.is_empty() { "" } else { "deadlines: { holidays: content/holidays.yaml }" };
        let dated = format!("成文日期: 2023-12-20\n发布日期: {published}\n发文字号!");
        let example = fields(&dated).and_body(letter(TO, ABOUT, "此复。"));
        said(&Example { config, ..example.and_files(files) })
    };
    assert_eq!(reply("2024-01-18", LISTED), [""; 0]);
    let late = "warning date/late-publication: 成文后第30天才公开，超过20个工作日";
    assert_eq!(reply("2024-01-19", LISTED), [late]);
    // The first of January counts as a working day where nobody says otherwise.
    assert_eq!(reply("2024-01-17", &[]), [""; 0]);
    let late = "warning date/late-publication: 成文后第29天才公开，超过20个工作日（没有2023、2024年的放假安排，只扣除了周六、周日）";
    assert_eq!(reply("2024-01-18", &[]), [late]);
}

#[test]
fn numbers_that_are_no_cases_contradict_nothing() {
    for text in [
        "您提出的《关于落实国办发〔2017〕47号文件的提案》（第0038号）收悉，",
        "您提出的关于修建3号线的提案（第0038号，社会类12号）收悉，",
        "您提出的第0038号提案收悉。依照国务院令第492号和乌工信发〔2021〕40号，",
        "您在省政协十三届二次会议上提出的第0038号提案，与第0039号提案并案办理，",
        "您提出的提案收悉，",
        "您提出的“关于算力的提案(0038号)”收悉，",
    ] {
        check(opening(text), &[]);
    }
}

#[test]
fn numbers_are_compared_by_key_and_zeros_are_a_hint() {
    check(
        opening("您提出的第0039号提案收悉，"),
        &["warning number/title-mismatch: 正文开头写的是“0039”号，编号填的是“0038”"],
    );
    check(
        opening("您提出的第38号提案收悉，"),
        &["hint number/title-mismatch: 正文开头写的是“38”号，编号填的是“0038”"],
    );
    let two = "编号: [\"0038\", \"0041\"]\n标题: 关于省政协十三届二次会议第0038、0042号提案的答复";
    check(
        fields(two),
        &["warning number/title-mismatch: 标题写的是“0042”号，编号填的是“0038、0041”"],
    );
    let right =
        "编号: [\"0038\", \"0041\"]\n标题: 关于省政协十三届二次会议第0038号、第0041号提案的答复";
    check(fields(right), &[]);
    let closed = "编号: [闭08]\n标题: 关于省政协十三届二次会议闭会期间第08号提案的答复";
    check(fields(closed).and_body(letter(TO, "您提出的闭08号提案收悉，", SIGNED)), &[]);
}

#[test]
fn a_session_may_be_named_beside_others() {
    check(
        opening("您在省政协十三届一次会议上提出、十三届二次会议上再次提出的第0038号提案收悉，"),
        &[],
    );
    check(
        opening("您在省政协十三届二会议上提出的第0038号提案收悉，"),
        &[
            "warning session/mismatch: 正文开头的“省政协十三届二会议”不是完整的届次，届次填的是“省政协十三届二次会议”",
        ],
    );
    check(
        opening("您在省人大十三届二次会议上提出的第0038号提案收悉，"),
        &[
            "warning session/mismatch: 正文开头写的是“省人大十三届二次会议”，届次填的是“省政协十三届二次会议”",
        ],
    );
}

#[test]
fn unusual_salutations_pass() {
    for (text, more) in [
        ("委员您好：", ""),
        ("尊敬的方假设委员：", ""),
        ("方 假 设 委员，您好！", ""),
        ("方某某委员：", ""),
        ("方委员：", ""),
        ("方假设等8名委员：", ""),
        ("方假设等8名委员：", "人数: 8"),
        ("方假设（等8位）委员：", "人数: 8"),
        ("省政协委员方假设：", ""),
        ("方假设委员、李例子委员：", "主送: [方假设, 李例子]"),
        ("民进乌有省委员会：", "主送: [民进乌有省委会]\n提出者类别: 党派"),
        ("省政协社会和法制委员会：", "主送: [省政协社会和法制委员会]"),
        ("方假设委员：", "主送: [委员]"),
        ("省科学技术厅：", "主送: [乌有省科学技术厅]\n办理方式: 会办"),
    ] {
        check(salutation(text).and_fields(Box::leak(more.to_owned().into_boxed_str())), &[]);
    }
}

#[test]
fn a_salutation_is_compared_with_those_addressed() {
    check(
        salutation("方假设、李例子委员："),
        &["warning salutation/missing-person: 称呼中的“李例子”不在“主送”中"],
    );
    check(
        salutation("方假设等8名委员：").and_fields("人数: 3"),
        &["warning salutation/count: 称呼写“等8名委员”，人数填为3"],
    );
    check(
        fields("主送: [方假设, 李例子]\n人数: 1"),
        &["warning salutation/count: 人数填为1，主送却写了2个"],
    );
}

#[test]
fn signatures_may_be_joint_short_or_of_an_office() {
    for text in [
        "乌有省工业和信息化厅　乌有省财政厅\n\n2024年5月6日",
        "乌有省财政厅\n乌有省工业和信息化厅\n\n2024年5月6日",
        "省工业和信息化厅\n\n2024年5月6日",
        "省工信厅\n\n2024年5月6日",
        "乌有省工业和信息化厅（盖章）\n\n2024年5月6日",
        "乌有省工业和信息化厅办公室\n\n2024年5月6日",
        "2024年5月6日",
    ] {
        let found = said(&ending(text));
        let others: Vec<_> = found.iter().filter(|one| !one.contains("text/placeholder")).collect();
        assert_eq!(others, [""; 0], "{text}");
    }
    check(
        ending("乌有省财政厅\n\n2024年5月6日"),
        &[
            "warning dept/signature-mismatch: 落款“乌有省财政厅”与承办单位“乌有省工业和信息化厅”不一致",
        ],
    );
}

#[test]
fn former_names_hold_for_their_time() {
    const FORMER: &[(&str, &[u8])] = &[(
        "content/departments.yaml",
        "- code: gxt
  name: 乌有省工业和信息化厅
  short: [省工信厅]
  former:
    - { name: 乌有省工业厅, until: 2009-01-01 }
    - { name: 乌有省经济和信息化委员会, from: 2009-01-01, until: 2018-11-01 }
"
        .as_bytes(),
    )];
    let named = |name: &str, day: &str| {
        let text = format!("承办单位: {name}\n成文日期: {day}\n发布日期: {day}\n发文字号!");
        let example = fields(&text).and_files(FORMER).and_body(letter(TO, ABOUT, "此复。"));
        said(&Example { config: "rules: { site/stale-column: off }", ..example })
    };
    for (name, day) in [
        ("乌有省工业厅", "2008-12-31"),
        ("乌有省经济和信息化委员会", "2009-01-01"),
        ("乌有省经济和信息化委员会", "2018-10-31"),
        ("乌有省工业和信息化厅", "2018-11-01"),
        ("省工信厅", "2008-05-05"),
        ("gxt", "2008-05-05"),
    ] {
        assert_eq!(named(name, day), [""; 0], "{name} {day}");
    }
    for (name, day, message) in [
        (
            "乌有省工业厅",
            "2009-01-01",
            "已经不用这个名称“乌有省工业厅”，当时名称为“乌有省经济和信息化委员会”",
        ),
        (
            "乌有省经济和信息化委员会",
            "2008-12-31",
            "还没有改用这个名称“乌有省经济和信息化委员会”，当时名称为“乌有省工业厅”",
        ),
        (
            "乌有省工业和信息化厅",
            "2018-10-31",
            "还没有改用这个名称“乌有省工业和信息化厅”，当时名称为“乌有省经济和信息化委员会”",
        ),
    ] {
        assert_eq!(named(name, day), [format!("warning dept/old-name: 成文时该单位{message}")]);
    }
}

#[test]
fn a_class_is_compared_where_it_is_printed_and_not_where_it_is_spoken_of() {
    check(ending("办理结果由B类调整为A类。\n\n乌有省工业和信息化厅\n\n2024年5月6日"), &[]);
    for line in ["〔A〕", "（A类）", "办理结果：A", "A类　同意公开"] {
        let body = format!("{line}\n\n{}", letter(TO, ABOUT, SIGNED));
        check(Example::body(Box::leak(body.into_boxed_str())), &[]);
        let body = format!("{}\n\n{line}\n", letter(TO, ABOUT, SIGNED));
        check(
            Example::body(Box::leak(body.into_boxed_str())).and_fields("办理结果: B"),
            &["warning class/body-mismatch: 正文标“A类”，办理结果填的是“B”"],
        );
    }
    check(
        fields("标题: 乌有省工业和信息化厅对省政协十三届二次会议第0038号提案的答复（B类）"),
        &["warning class/body-mismatch: 标题标“B类”，办理结果填的是“A”"],
    );
}

#[test]
fn what_was_long_unresolved_is_no_claim() {
    check(
        ending("企业反映无法解决的问题已经逐一办结。\n\n乌有省工业和信息化厅\n\n2024年5月6日"),
        &[],
    );
}
