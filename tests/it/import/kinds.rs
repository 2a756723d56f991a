//! One field at a time, in every form that pages give it: what is certain is taken whole, what
//! is not is left open, and nothing of the page is lost in silence.

use std::fmt::Write as _;

use dafu::diagnostic::Language;
use dafu::import::{Draft, Imported};

use super::import;

/// The parts of a page; each test changes one of them.
#[derive(Clone, Copy)]
struct Page<'a> {
    head: &'a str,
    title: &'a str,
    salutation: &'a str,
    opening: &'a str,
    text: &'a str,
    end: &'a str,
}

const PAGE: Page<'static> = Page {
    head: "",
    title: "云岭市教育局关于市政协九届三次会议第5号提案的答复",
    salutation: "方假设委员：",
    opening: "您提出的《关于增加乡镇校车班次的提案》收悉，现答复如下：",
    text: "今年新开校车线路十二条。",
    end: "云岭市教育局\n2023年7月20日",
};

impl Page<'_> {
    fn import(self) -> Imported {
        let Self { head, title, salutation, opening, text, end } = self;
        let page = format!("{head}\n{title}\n{salutation}\n{opening}\n{text}\n{end}\n");
        import("page.txt", page.as_bytes())
    }

    fn draft(self) -> Draft {
        self.import().drafts.into_iter().next().expect("a reply")
    }

    /// The line of the front matter that gives `key`, without the key; nothing where there is none.
    fn value(self, key: &str) -> String {
        value(&self.draft(), key)
    }
}

#[test]
fn what_is_too_long_for_a_letter_is_refused() {
    for text in ["今年新开校车线路。\n".repeat(25_000), "今年新开校车线路。".repeat(2_500)]
    {
        let imported = Page { text: &text, ..PAGE }.import();
        assert!(imported.drafts.is_empty() && imported.findings[0].rule == "import/unread");
        let damaged = [text.as_bytes(), b"\xff\xfe\xff"].concat();
        assert!(said(&import("page.txt", &damaged)).contains("处读不出来"));
    }
}

#[test]
fn a_page_of_several_letters_gives_the_first_and_tells_the_next() {
    let second = "云岭市教育局关于市政协九届三次会议第6号提案的答复\n岑例委员：\n您提出的《关于校车的提案》收悉，现答复如下：\n校车已经更换。\n云岭市教育局\n2023年7月21日";
    for end in [PAGE.end.to_owned(), String::new()] {
        let end = format!("{end}\n{second}");
        let imported = Page { end: &end, ..PAGE }.import();
        let draft = &imported.drafts[0];
        assert!(!draft.body.contains("岑例"), "{}", draft.body);
        assert_ne!(value(draft, "成文日期"), "2023-07-21");
        assert!(
            said(&imported).contains("第6号提案的答复”起像是另一件答复"),
            "{}",
            said(&imported)
        );
    }
}

fn value(draft: &Draft, key: &str) -> String {
    let file = draft.markdown(Language::Chinese);
    let line = file.lines().find_map(|line| line.strip_prefix(&format!("{key}: ")));
    line.unwrap_or_default().to_owned()
}

fn said(imported: &Imported) -> String {
    imported.findings.iter().fold(String::new(), |mut out, finding| {
        writeln!(out, "{} {}", finding.message.zh, finding.help.zh).expect("a string takes all");
        out
    })
}

const OPEN: &str = "待核对";

#[test]
fn numbers_are_whole_or_open() {
    for (number, expected) in [
        ("第5号提案", "[\"5\"]"),
        ("第 BA 0017 号提案", "[BA0017]"),
        ("第12—15号提案", OPEN),
        ("第12至15号提案", OPEN),
        ("第12-15号提案", OPEN),
        ("第12号～第15号提案", OPEN),
        ("第2023-15号提案", "[2023-15]"),
        ("提案第5号（第31号）", OPEN),
        ("第（医）5号提案", OPEN),
    ] {
        let title = format!("关于市政协九届三次会议{number}的答复");
        assert_eq!(Page { title: &title, ..PAGE }.value("编号"), expected, "{number}");
    }
    for title in [
        "关于市政协九届三次会议提案第5号的答复（第31号答复）",
        "关于市政协九届三次会议提案第5号的答复（答复第31号）",
        "关于市政协九届三次会议提案第5号的答复（2023年第31号）",
        "关于市政协九届三次会议第5号提案的答复（总第31号）",
    ] {
        assert_eq!(Page { title, ..PAGE }.value("编号"), "[\"5\"]", "{title}");
    }
}

#[test]
fn a_session_is_printed_as_it_stands() {
    for (session, expected) in [
        ("市政协九届三次会议", "市政协九届三次会议"),
        ("子虚市政协九届三次会议", "子虚市政协九届三次会议"),
        ("无何有省第十二届人大第五次会议", "无何有省第十二届人大第五次会议"),
        ("乌有省云岭市政协九届三次会议", "乌有省云岭市政协九届三次会议"),
    ] {
        let title = format!("云岭市教育局对{session}第5号提案的答复");
        assert_eq!(Page { title: &title, ..PAGE }.value("届次"), expected);
        let opening = format!("您向{session}提交的《关于增加乡镇校车班次的提案》收悉，答复如下：");
        let page = Page { title: "关于第5号提案的答复", opening: &opening, ..PAGE };
        assert_eq!(page.value("届次"), expected, "{opening}");
    }
}

#[test]
fn names_are_whole_or_open() {
    for (salutation, expected) in [
        ("方 假 设委员：", "[方假设]"),
        ("方　设委员：", "[方设]"),
        ("方　假设、岑　例委员：", "[方假设, 岑例]"),
        ("方假设、岑例子、\n万样、欧阳例样委员：", "[方假设, 岑例子, 万样, 欧阳例样]"),
        ("方假设、岑例子，\n万样委员：", "[方假设, 岑例子, 万样]"),
        ("方假设委员\n岑例子委员：", "[方假设, 岑例子]"),
        ("方假设、岑例子\n万样委员：", OPEN),
        ("方假设、岑例\n子委员：", OPEN),
        ("方 假 岑 例委员：", OPEN),
        ("方假设岑例子委员：", OPEN),
        ("⽅假设委员：", "[方假设]"),
        ("民进云岭市委员会、\n民盟云岭市委员会：", "[民进云岭市委员会, 民盟云岭市委员会]"),
    ] {
        let page = Page { salutation, ..PAGE };
        assert_eq!(page.value("主送"), expected, "{salutation}");
        let words = |text: &str| text.replace('⽅', "方").split_whitespace().collect::<String>();
        let body = words(&page.draft().body);
        assert!(body.starts_with(&words(salutation)), "{salutation}: {body}");
    }
}

#[test]
fn only_labels_of_publication_give_its_day() {
    for label in [
        "时间",
        "日期",
        "信息时间",
        "发文日期",
        "更新时间",
        "受理日期",
        "录入时间",
        "截止日期",
        "回复日期",
        "上传时间",
        "印发日期",
        "生效日期",
        "转载时间",
        "收录时间",
    ] {
        let head = format!("{label}：2024-01-09 10:26");
        let page = Page { head: &head, ..PAGE };
        assert_eq!(page.value("发布日期"), OPEN, "{label}");
    }
    for label in ["发布时间", "公开日期", "上网时间"] {
        let head = format!("{label}：2024-01-09 10:26");
        assert_eq!(Page { head: &head, ..PAGE }.value("发布日期"), "2024-01-09 10:26", "{label}");
    }
    let head = "来源：云岭市教育局 时间：2024-01-09 10:26";
    let said = said(&Page { head, ..PAGE }.import());
    assert!(said.contains("“时间：2024-01-09 10:26”"), "{said}");
}

#[test]
fn a_reprint_gives_neither_day_nor_source() {
    for head in [
        "来源：www.wenku.example.com 发布时间：2025-01-08",
        "来源：https://m.example.com/a/1.html\n发布时间：2025-01-08",
        "来源：子虚范文网 发布日期：2025-01-08",
        "转载自：云岭日报 发布时间：2025-01-08",
        "本文转载自云岭市教育局网站\n发布时间：2025-01-08",
    ] {
        let page = Page { head, ..PAGE };
        assert_eq!((page.value("发布日期").as_str(), page.value("信息来源").as_str()), (OPEN, ""));
        assert_eq!(page.value("成文日期"), "2023-07-20", "{head}");
    }
    let head = "来源：局办公室 发布时间：2023-08-08";
    let page = Page { head, ..PAGE };
    assert_eq!(
        (page.value("发布日期"), page.value("信息来源")),
        ("2023-08-08".into(), "局办公室".into())
    );
}

#[test]
fn a_label_before_the_title_is_no_part_of_it() {
    let title = "关于对市政协九届三次会议第5号提案的答复";
    for labelled in [
        format!("信息名称  {title}"),
        format!("文件名称　{title}"),
        format!("名 称  {title}\n公开日期  2023-08-01  失效日期"),
        format!("标题：{title}"),
        format!("标题\n{title}"),
        format!("| 名称 | {title} |"),
        format!("公文名称\t{title}"),
    ] {
        let page = Page { title: &labelled, ..PAGE };
        assert_eq!(page.value("标题"), title, "{labelled}");
        assert_eq!(page.value("编号"), "[\"5\"]", "{labelled}");
    }
    let head = " 索 引 号  ylsjyj/2023-00012\n 文  号  云教函〔2023〕9号  发布机构  云岭市教育局";
    let page = Page { head, ..PAGE };
    assert_eq!(page.value("发文字号"), "云教函〔2023〕9号");
    assert_eq!(page.value("索引号"), "ylsjyj/2023-00012");
}

#[test]
fn a_form_says_what_is_answered_and_what_answers() {
    for answer in ["答复内容：\n", "答复内容：", "回复意见:\n"] {
        let page = format!(
            "建议/提案提出者：方假设 建议/提案号：17\n标题：关于某乡河堤加装护栏的建议\n\
             建议/提案内容：\n某乡河堤没有护栏，您看能不能装上？这一提案请考虑。\n\
             承办单位：主办：市水务局 协办：市城管局\n答复日期：2023-06-22\n\
             {answer}方假设代表：\n您提出的《关于某乡河堤加装护栏的建议》收悉，护栏已于5月装好。\n\
             感谢您的关心！\n"
        );
        let imported = import("page.txt", page.as_bytes());
        let draft = imported.drafts.first().expect("a reply");
        assert_eq!(value(draft, "标题"), OPEN, "{answer}");
        assert_eq!(value(draft, "编号"), "[\"17\"]", "{answer}");
        assert_eq!(value(draft, "承办单位"), "市水务局", "{answer}");
        assert_eq!(value(draft, "会办单位"), "[市城管局]", "{answer}");
        assert_eq!(value(draft, "案由"), "关于某乡河堤加装护栏的建议", "{answer}");
        assert_eq!(value(draft, "发布日期"), OPEN, "{answer}");
        assert!(draft.body.starts_with("方假设代表："), "{}", draft.body);
        let said = said(&imported);
        assert!(said.contains("某乡河堤没有护栏"), "what was asked is told: {said}");
    }
}

#[test]
fn bulleted_facts_are_read() {
    for bullet in ["•", "·", "●", "■ ", "- ", "* ", "◆ "] {
        let head = format!(
            "{bullet}云岭市教育局\n{bullet}云教函〔2023〕9号\n{bullet}发布时间：2023-08-01 09:30"
        );
        let page = Page { head: &head, ..PAGE };
        assert_eq!(page.value("发文字号"), "云教函〔2023〕9号", "{bullet}");
        assert_eq!(page.value("发布日期"), "2023-08-01 09:30", "{bullet}");
    }
}

#[test]
fn a_class_is_read_in_every_form() {
    for (head, expected) in [
        ("A", "A"),
        ("办理结果：已解决（A）", "A"),
        ("办理结果：正在解决（B类）", "B"),
        ("办理结果：B类，列入计划", "B"),
        ("类别：列为C类", "C"),
        ("办理结果：A( ) B(√) C( )", ""),
        ("办理结果：已解决", ""),
        ("A+\nA\nA-", ""),
    ] {
        let page = Page { head, ..PAGE };
        assert_eq!(page.value("办理结果"), expected, "{head}");
    }
    let said = said(&Page { head: "办理结果：已解决", ..PAGE }.import());
    assert!(said.contains("“已解决”"), "{said}");
}

#[test]
fn a_note_on_disclosure_counts_wherever_the_letter_ends() {
    let signed = "云岭市教育局\n2023年7月20日";
    for (note, expected) in [
        ("（此件主动公开）", "主动公开"),
        ("（此件公开发布）", "主动公开"),
        ("公开属性：主动公开", "主动公开"),
        ("[信息公开选项：依申请公开]", "依申请公开"),
        ("（此件不予公开）", "不予公开"),
        ("（此件删减后公开）", OPEN),
    ] {
        for end in
            [format!("{note}\n{signed}"), format!("{signed}\n{note}"), format!("{signed}{note}")]
        {
            let page = Page { end: &end, ..PAGE };
            assert_eq!(page.value("公开属性"), expected, "{end}");
            let said = said(&page.import());
            assert!(!said.contains("没有写明公开方式"), "{end}: {said}");
        }
    }
}

#[test]
fn a_note_on_this_reply_counts_above_it_too() {
    for (head, expected) in [
        ("（此件主动公开）", "主动公开"),
        ("此件依申请公开", "依申请公开"),
        ("（公开方式：不予公开）", "不予公开"),
    ] {
        assert_eq!(Page { head, ..PAGE }.value("公开属性"), expected, "{head}");
    }
}

#[test]
fn an_hour_is_of_the_web_site_and_no_day_of_signing() {
    let end = "云岭市教育局\n联系人：岑例子\n2023-09-01 10:22:33";
    assert_eq!(Page { end, ..PAGE }.value("成文日期"), OPEN);
}

#[test]
fn a_letter_ends_with_its_signature_also_without_a_day() {
    for contacts in [
        "联系单位：云岭市教育局\n联系电话：0871-65550057",
        "联系人：岑例子　电话：0871-65550057",
        "（联系人：岑例子，电话：0871-65550057）",
        "承办单位：云岭市教育局体卫艺科",
    ] {
        let end = format!(
            "此复。\n{contacts}\n\n　　　　云岭市教育局\n抄送：市政协提案委，\n市政府督查室。"
        );
        let draft = Page { end: &end, ..PAGE }.draft();
        assert!(draft.body.ends_with("\n\n云岭市教育局"), "{}", draft.body);
        for line in contacts.lines() {
            assert!(draft.body.contains(line), "{}", draft.body);
        }
        assert_eq!(value(&draft, "抄送"), "[市政协提案委, 市政府督查室]");
    }
}

#[test]
fn a_unit_is_no_person_to_ask() {
    let signed = "云岭市教育局\n2023年7月20日";
    for (line, expected) in [
        ("联系单位：云岭市教育局体卫艺科", ""),
        ("联系人：云岭市教育局办公室", ""),
        ("承办科室：体卫艺科", ""),
        ("联系人：体卫艺科", ""),
        ("联系人：岑 例 子", "岑例子"),
        ("联系人：岑例子（副科长）", "岑例子"),
        ("联系人：岑例子、方假设", ""),
    ] {
        let end = format!("{signed}\n{line}\n联系电话：0871-65550057");
        let page = Page { end: &end, ..PAGE };
        assert_eq!(page.value("联系人"), expected, "{line}");
        assert!(page.value("联系电话").contains("0871-65550057"), "{line}");
    }
}

#[test]
fn a_table_is_a_table_or_is_told() {
    let text = "见下表：\n年度\t投入（万元）\t完成率\n2022\t120\t80%\n2023\t\t95%\n以上。";
    let page = Page { text, ..PAGE };
    let table = "| 年度 | 投入（万元） | 完成率 |\n| --: | --: | --: |\n| 2022 | 120 | 80% |\n| 2023 |  | 95% |";
    let body = page.draft().body;
    assert!(body.contains(table), "{body}");
    assert!(said(&page.import()).contains("表格"));
    let text = "学校   教师   学生\n甲校   12   300\n乙校   15   420";
    let page = Page { text, ..PAGE };
    assert!(said(&page.import()).contains("像是表格"));
    assert!(!said(&PAGE.import()).contains("表格"));
}

#[test]
fn a_title_over_lines_is_whole() {
    for (title, expected) in [
        ("云岭市教育局\n关于第5号提案的\n答   复", "云岭市教育局关于第5号提案的答复"),
        ("云岭市教育局关于第5号提案\n会 办 意 见 的 函", "云岭市教育局关于第5号提案会办意见的函"),
        (
            "政协云岭市第九届委员会第三次会议\n第5号提案答复摘要",
            "政协云岭市第九届委员会第三次会议第5号提案答复摘要",
        ),
    ] {
        assert_eq!(Page { title, ..PAGE }.value("标题"), expected);
    }
}

#[test]
fn a_joint_letter_keeps_all_its_numbers_and_addressees() {
    let title = "云岭市教育局、云岭市民政局关于市政协九届三次会议第5、16、27号提案的答复";
    let page = Page { title, salutation: "教育界委员小组、方假设委员：", ..PAGE };
    assert_eq!(page.value("编号"), "[\"5\", \"16\", \"27\"]");
    assert_eq!(page.value("主送"), "[教育界委员小组, 方假设]");
}

#[test]
fn what_below_the_letter_goes_nowhere_is_told() {
    let signed = "云岭市教育局\n2023年7月20日";
    for line in ["联系单位：体卫艺科", "联系人：岑例子　联系电话：略6", "承办负责人：万样"]
    {
        let end = format!("{signed}\n{line}");
        let said = said(&Page { end: &end, ..PAGE }.import());
        assert!(said.contains("正文之后") && said.contains(&line[..12]), "{line}: {said}");
    }
}
