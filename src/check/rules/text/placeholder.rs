//! What a form or a draft left to be filled in.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::unfilled::unfilled;
use crate::check::example::Example;
use crate::check::rule::{Check, Rule, bilingual};
use crate::diagnostic::{Severity, span_from};

/// Something left over from a form or a draft.
pub(crate) const PLACEHOLDER: Rule = Rule {
    name: "text/placeholder",
    severity: Severity::Error,
    locked: false,
    sensitive: false,
    summary: bilingual("残留待填写的内容", "something still to be filled in"),
    why: bilingual(
        "模板里的空格和提示没有填完就公开，属于严重错误。",
        "a form published before it was filled in is a grave mistake",
    ),
    wrong: Example::body(
        "方假设委员：\n\n您提出的提案收悉。省级公共算力服务平台已经建成，各家的价格和排队时间都能查到，企业不用再逐家询问。\n\n乌有省工业和信息化厅\n\n2024年X月X日\n",
    ),
    right: Example::body(
        "方假设委员：\n\n您提出的提案收悉。省级公共算力服务平台已经建成，各家的价格和排队时间都能查到，企业不用再逐家询问。\n\n乌有省工业和信息化厅\n\n2024年5月6日\n",
    ),
    check: Check::TextWhere(WORDS, |view, places, found| {
        if !view.is_shown() {
            return;
        }
        let blanks: Vec<_> = unfilled(view).collect();
        for (value, at) in &blanks {
            found
                .at(view.source, (*at).clone())
                .message(
                    format!("“{value}”还没有填写"),
                    format!("`{value}` is still to be filled in"),
                )
                .help(
                    "请对照原件填写；原件没有的，删去这一项",
                    "fill it in from the original, or delete the field",
                );
        }
        for line in view.lines_at(view.in_words(places)) {
            let text = view.at(&line);
            if blanks.iter().any(|(_, blank)| line.start <= blank.start && blank.end <= line.end) {
                continue;
            }
            let mut told: Vec<Range<usize>> = Vec::new();
            for place in LEFT_OVER.find_iter(text) {
                let shown = place.as_str().trim();
                told.push(place.range());
                found
                    .at(view.source, span_from(line.start, place.range()))
                    .message(
                        format!("“{shown}”还没有填写"),
                        format!("`{shown}` is still to be filled in"),
                    )
                    .help("请对照原件填写，或者删去", "fill it in from the original, or delete it");
            }
            let is_told =
                |at: &Range<usize>| told.iter().any(|one| one.start < at.end && at.start < one.end);
            for place in notes(text).filter(|place| !is_told(&place.range())) {
                let shown = place.as_str().trim();
                found
                    .at(view.source, span_from(line.start, place.range()))
                    .message(
                        format!("“{shown}”像是写给同事的话，或者还没有填写"),
                        format!(
                            "`{shown}` looks like a note to a colleague or a blank left unfilled"
                        ),
                    )
                    .help(
                        "请补好以后删去；原件确有这几个字的，不需要改动",
                        "deal with it and delete it; leave it if the original is like this",
                    )
                    .at_most(Severity::Warning);
            }
        }
    }),
};

/// What every left-over holds a piece of.
const WORDS: &[&str] = &[
    "XX",
    "xx",
    "ＸＸ",
    "ｘｘ",
    "××",
    "__",
    "＿＿",
    "年○",
    "年◯",
    "年 ○",
    "年X",
    "年×",
    "年Ｘ",
    "年x",
    "年 X",
    "年 ×",
    "月X",
    "月×",
    "月Ｘ",
    "月x",
    "月 X",
    "月 ×",
    "盖章",
    "公章",
    "印章",
    "此处",
    "（待",
    "【待",
    "〔待",
    "(待",
    "[待",
    "（请",
    "【请",
    "〔请",
    "(请",
    "[请",
    "内容待",
    "待核",
    "待补",
    "待填",
    "待确认",
    "待定",
    "待完善",
    "待更新",
    "待录入",
    "修改意见",
    "修改建议",
    "修改说明",
    "批注",
    "烦请",
    "麻烦",
    "【需",
    "[需",
    "（需",
    "(需",
    "校对",
    "核稿",
    "审稿",
    "此段",
    "此句",
    "本段",
    "本句",
    "●●",
    "◯◯",
    "■■",
    "？？？",
    "???",
    "{{",
    "TODO",
    "FIXME",
    "TBD",
    "Lorem",
];

/// The notes in `text`; the words of a link are none.
fn notes(text: &str) -> impl Iterator<Item = regex::Match<'_>> {
    NOTE.find_iter(text).filter(|place| !text[place.end()..].starts_with('('))
}

/// What colleagues write to each other in a draft, and figures left open. A text may say
/// something of the kind itself, so it is only asked whether it is meant.
static NOTE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        // （数据待核实）; 有待完善 is a sentence.
        r"[（(【\[〔](?:[^）)】\]〕\n]{0,12}[^有等亟急尚正）)】\]〕\n])?待(?:补充?|填写?|核实|核对|核定|核|确认|完善|更新|录入)[^）)】\]〕\n]{0,12}[）)】\]〕]",
        // 【请规划处补充】; in round brackets only where an office is told.
        r"|[【\[〔](?:请|烦请|麻烦|需)[^】\]〕\n]{1,20}[】\]〕]",
        r"|[（(](?:请|烦请|麻烦|需)[^）)\n]{0,10}(?:处|科|室|局|厅|司|委|办|部|中心|同志|老师)[^）)\n]{0,6}(?:补充|核实|核对|确认|修改|完善|提供|填写|填报|审核|把关|斟酌|润色|审阅|阅示|批示|审定)[^）)\n]{0,8}[）)]",
        r"|[（(【\[〔](?:修改意见|修改建议|修改说明|批注|校对|校对意见|核稿意见|审稿意见)[：:\s][^）)】\]〕\n]{0,40}[）)】\]〕]",
        r"|[（(【\[〔][^）)】\]〕\n]{0,8}[此本](?:段|句)[^）)】\]〕\n]{0,6}(?:删|改|略|保留|斟酌)[^）)】\]〕\n]{0,12}[）)】\]〕]",
        r"|[●◯■]{2,}|[？?]{3,}",
    ))
    .expect("the pattern is tested below")
});

/// What a form leaves to be filled in. `××` alone is how a text hides a name
/// (王××、××小区), and 3×4 is a product: crosses count only where a figure,
/// a date or an authority's name must stand.
static LEFT_OVER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        // 2024年X月X日, ××××年, __月__日.
        r"(?:[0-9０-９]{4}\s?)?[XxＸｘ×]{2,4}\s?年(?:\s?[XxＸｘ×]{1,2}\s?月)?(?:\s?[XxＸｘ×]{1,2}\s?日)?",
        r"|年\s?[XxＸｘ×]{1,2}\s?月(?:\s?[XxＸｘ×]{1,2}\s?日)?",
        r"|月\s?[XxＸｘ×]{1,2}\s?日",
        r"|年\s?[○◯]{1,2}\s?月(?:\s?[○◯]{1,2}\s?日)?",
        r"|[XxＸｘ×]{2}月",
        r"|[_＿]{2,}\s?[年月日]",
        // 第××号, ××万元, ××厅.
        r"|第\s?[XxＸｘ×]{2,}\s?[号次届]|〔[XxＸｘ×]{2,}〕",
        r"|[XxＸｘ×]{2,}\s?(?:万元|亿元|元|万|亿|个|家|项|件|台|套|亩|公里|千米|吨|[%％]|厅|局|委(?:[^员]|$))",
        // （此处盖章）, 【待补充】.
        r"|[（(【\[〔](?:此处)?(?:加盖|盖|单位盖)?(?:公章|印章|盖章)(?:处)?\s*[）)】\]〕]",
        r"|[（(【\[〔](?:此处|内容)?待(?:补充?|填写?|核实|核对|确认|完善|更新|录入|添加)[^）)】\]〕\n]{0,12}[）)】\]〕]",
        r"|[（(【\[〔](?:请|此处)(?:填写|补充|插入|核实|替换)[^）)】\]〕\n]{0,20}[）)】\]〕]",
        r"|(?-u:\b)(?:TODO|FIXME|TBD)(?-u:\b)|\{\{|Lorem ipsum",
    ))
    .expect("the pattern is tested below")
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_over_is_told_from_what_is_meant() {
        let hinted =
            |text: &'static str| WORDS.iter().any(|word| text.contains(word)).then_some(text);
        let found = |text| LEFT_OVER.find(hinted(text)?).map(|place| place.as_str());
        for text in [
            "2024年X月X日",
            "2024年○月○日",
            "××××年×月×日",
            "定于XX月召开",
            "第××号提案",
            "投入××万元",
            "由××厅负责",
            "（此处盖章）",
            "(盖章)",
            "【待补充】",
            "（待核实后填写）",
            "[此处插入表格]",
            "TODO 补一段",
            "____年__月__日",
            "云工信〔××××〕12号",
        ] {
            assert!(found(text).is_some(), "{text}");
        }
        for text in [
            "王××反映",
            "李××委员",
            "××小区3号楼",
            "138××××1234",
            "3×4米",
            "长5×宽3",
            "规格为 600×600",
            "盖章件",
            "加盖公章后寄回",
            "等待核实",
            "有待完善",
            "（待遇不变）",
            "AutoDESK TODOS",
            "5×10年",
            "二○二○年一月",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }

    #[test]
    fn notes_to_colleagues_are_told_from_sentences() {
        let found = |text: &'static str| {
            let hinted = WORDS.iter().any(|word| text.contains(word));
            hinted.then(|| notes(text).next()).flatten().map(|place| place.as_str())
        };
        for text in [
            "投用算力500P（数据待核实），",
            "【请规划处补充】",
            "（请财务处核实）",
            "（请张处阅示）",
            "[烦请张科长确认]",
            "（修改意见：第三句不要）",
            "（此段删去）",
            "【本句可略】",
            "全省●●个中心",
            "共有???家",
        ] {
            assert!(found(text).is_some(), "{text}");
        }
        for text in [
            "（制度有待完善）",
            "（请登录省政务服务网提供材料）",
            "针对您提出的修改意见，我厅",
            "尚待核实的3户",
            "（本段高速公路已经通车）",
            "为什么？",
            "[请看说明](a.md)",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }
}
