//! What prints otherwise than meant, and what only looks so.

use dafu::document::markdown::OddityKind::{
    self, Bars, BlankInTarget, IndentedCode, JoinedLines, PrintedEmphasis, PrintedFence,
    PrintedHeading, PrintedLink, RowWithoutBars, SwallowedAsterisks, SwallowedSign, Tabs,
    UnclosedFence, Underlined, WideImage,
};
use dafu::document::markdown::read;

fn told(body: &str) -> Vec<(OddityKind, &str)> {
    let oddities = read(body).outline.oddities;
    oddities.into_iter().map(|one| (one.kind, body[one.range].trim())).collect()
}

fn kinds(body: &str) -> Vec<OddityKind> {
    told(body).into_iter().map(|(kind, _)| kind).collect()
}

/// What is odd, and how.
const ODD: &[(&str, OddityKind)] = &[
    ("甲\n\n    一段话，行首有四个空格。", IndentedCode),
    ("甲\n\n\t一段话，行首有制表符。", IndentedCode),
    ("甲\n\n```\n乙\n\n丙", UnclosedFence),
    (
        "现答复如下：\n首先，感谢关心。\n平台已经建成，全省都能查到，价格也一样。\n下一步继续推进。",
        JoinedLines,
    ),
    ("平台已经建成，运行平稳\n此致\n敬礼", JoinedLines),
    ("李示例委员：\n您提出的提案收悉", JoinedLines),
    ("乌有省工业和信息化厅\n2024年5月20日", JoinedLines),
    ("乌有省工业和信息化厅\n二〇二四年五月二十日", JoinedLines),
    ("工作如下。\n二、下一步打算", JoinedLines),
    ("联系人：方假设\n联系电话：0871-00000000", JoinedLines),
    ("1、甲项工作\n2、乙项工作", JoinedLines),
    ("①甲项工作\n②乙项工作", JoinedLines),
    ("1.1 甲项工作\n1.2 乙项工作", JoinedLines),
    ("a. 甲项工作\nb. 乙项工作", JoinedLines),
    ("附件：1.清单\n2.名单", JoinedLines),
    ("特此函复\n附件：清单", JoinedLines),
    ("　　甲项工作\n　　乙项工作", JoinedLines),
    ("如下：\n甲项；\n乙项。", JoinedLines),
    ("1. 甲项工作\n2.乙项工作\n3. 丙项工作", JoinedLines),
    ("站名,数量\n西林,3\n东林,4", Tabs),
    ("站名\t数量\n西林\t3\n东林\t4", Tabs),
    ("站名   数量   时间\n西林   3   2026年", Tabs),
    ("站名｜数量\n西林｜3", Bars),
    ("| 站名 | 数量 |\n| 西林 | 3 |", Bars),
    ("| 站名 | 数量 |\n\n| 西林 | 3 |", Bars),
    ("| 站名 | 数量 |\n| —— | —— |\n| 西林 | 3 |", Bars),
    ("│站名│数量│\n│西林│3│", Bars),
    ("| 站名 | 数量 |\n|---|---|\n| 西林 | 3 |\n以上为统计。", RowWithoutBars),
    ("这是**粗体 **后文，平台", PrintedEmphasis),
    ("** 粗体** 后文", PrintedEmphasis),
    ("**重点后文", PrintedEmphasis),
    ("这是__重点__内容", PrintedEmphasis),
    ("~~ 旧文~~ 新文", PrintedEmphasis),
    ("##总体情况", PrintedHeading),
    ("#总体情况", PrintedHeading),
    ("##　总体情况", PrintedHeading),
    ("甲 ``` 乙", PrintedFence),
    ("见[清单] (list.csv)。", PrintedLink),
    ("见[清单]（list.csv）。", PrintedLink),
    ("见【清单】(list.csv)。", PrintedLink),
    ("见[清单](list.csv）。", PrintedLink),
    ("见[清单](项目 清单.csv)。", BlankInTarget),
    ("![图](图 一.png)", BlankInTarget),
    ("！[图](a.png)", WideImage),
    ("王*明、李*华到场", SwallowedAsterisks),
    ("长*宽*高", SwallowedAsterisks),
    ("张**和李**到场", SwallowedAsterisks),
    (">60分的占一半\n\n后文", SwallowedSign),
    ("- 5℃时停工", SwallowedSign),
    ("+ 5%的增长", SwallowedSign),
    ("总体情况\n---\n\n后文", Underlined),
    ("[清单]\n(list.csv)", PrintedLink),
    ("[清单](list.csv 说明)", PrintedLink),
    ("> =60分的占一半", SwallowedSign),
];

#[test]
fn each_oddity_is_found() {
    for &(body, kind) in ODD {
        let found = kinds(body);
        assert!(found.contains(&kind), "{body}: {:?}", told(body));
    }
}

#[test]
fn ordinary_texts_are_not_odd() {
    for body in [
        "平台已经建成，全省各家服务商的价格和\n排队时间都能在一处查到，下一步我们将\n继续推进各项工作。",
        "平台已经建成，全省各家服务商的价格和排队\n时间都能查到。下一步我们将继续推进工作。\n力争年底前完成，欢迎继续提出宝贵的意见。\n谢谢。",
        "甲  \n乙  \n丙",
        "　　平台已经建成，运行平稳。",
        "共有37个中心，增长\n2.5亿元，其中\n3个为省级。",
        "1. 平台已经建成，全省各家服务商的价格和\n   排队时间都能在一处查到\n2. 乙",
        "- 5个中心",
        "**甲**、**乙**和**丙**",
        "第3~5项，约20~30人，5*6、a_b_c",
        "#1楼和#2楼，#话题#，C#",
        "- 甲\n- 乙\n\n1. 丙\n2. 丁",
        "| 站名 | 数量 |\n|---|---|\n| 西林 | 3 |\n\n以上为统计。",
        "|x|≥3的，P(A|B)",
        "见[2024]（京）字第1号、[附件](a.pdf)（共3页）",
        "`**` 和 \\*\\* 和 张**、李**",
        "```\n    a\n```",
        "> 一段引文\n> 还在引",
        "A --> B",
        "这是*重点*，“*乙*”",
        "甲　　乙　　丙",
    ] {
        assert_eq!(told(body), [], "{body}");
    }
}

#[test]
fn places_are_those_of_the_source() {
    let body = "**甲**乙\n\n站名\t数量\n西林\t3\n\n**丙 **丁\n\n| 甲 |\n|-|\n| 1 | 2 |\n";
    let expected = [
        (OddityKind::Tabs, "站名\t数量\n西林\t3"),
        (OddityKind::PrintedEmphasis, "**"),
        (OddityKind::Lost, "2"),
    ];
    assert_eq!(told(body), expected);
}
