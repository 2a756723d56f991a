//! The text itself: there, whole, and with nothing of the form left in it.

use std::sync::LazyLock;

use regex::Regex;

use crate::check::example::Example;
use crate::check::rule::{Check, Rule, advice, words};
use crate::diagnostic::Severity;

/// Fewer characters than this are no reply.
const SHORTEST: usize = 50;

/// No text, or next to none.
pub const EMPTY_BODY: Rule = Rule {
    name: "text/empty-body",
    severity: Severity::Error,
    firm: false,
    summary: words("正文为空或不足50字", "no text, or under 50 characters"),
    why: words(
        "只有标题没有内容的页面等于空白页，公众看不到答复。",
        "a page with a title and no reply is a blank page",
    ),
    wrong: Example::body("\n"),
    right: Example::RIGHT,
    check: Check::Text(|view, found| {
        if !view.is_shown() || view.outline.text_length >= SHORTEST {
            return;
        }
        let body = &view.document.body;
        let at = body.start
            ..body.start + view.body().find('\n').map_or(0, |at| u32::try_from(at).unwrap_or(0));
        if view.outline.text_length == 0 {
            let (message, help) = advice(
                "正文是空的",
                "there is no text",
                "请在第二行 --- 下面写上答复的全文",
                "write the reply below the second `---`",
            );
            found.push(view.source, at, message, help);
        } else if !view.is_article {
            // A page about the site may well be short.
            let words = advice(
                format!("正文只有 {} 个字", view.outline.text_length),
                format!("the text has {} characters only", view.outline.text_length),
                "请核对正文是否完整",
                "check whether the text is complete",
            );
            found.push_as(Severity::Warning, (view.source, at), words);
        }
    }),
};

/// Something left over from a form or a draft.
pub const PLACEHOLDER: Rule = Rule {
    name: "text/placeholder",
    severity: Severity::Error,
    firm: false,
    summary: words("残留待填写的内容", "something still to be filled in"),
    why: words(
        "模板里的空格和提示没有填完就公开，属于严重错误。",
        "a form published before it was filled in is a grave mistake",
    ),
    wrong: Example::body(
        "方假设委员：\n\n您提出的提案收悉。省级公共算力服务平台已经建成，各家的价格和排队时间都能查到，企业不用再逐家询问。\n\n乌有省工业和信息化厅\n\n2024年X月X日\n",
    ),
    right: Example::body(
        "方假设委员：\n\n您提出的提案收悉。省级公共算力服务平台已经建成，各家的价格和排队时间都能查到，企业不用再逐家询问。\n\n乌有省工业和信息化厅\n\n2024年5月6日\n",
    ),
    check: Check::Text(|view, found| {
        if !view.is_shown() {
            return;
        }
        let mut parts = vec![view.document.body.clone()];
        let fields = ["title", "subject", "summary"].iter().filter_map(|key| view.field(key));
        parts.extend(fields.map(|field| field.value.span.clone()));
        for part in parts {
            let text = view.text.get(part.start as usize..part.end as usize).unwrap_or_default();
            if !has_hint(text) {
                continue;
            }
            for place in LEFT_OVER.find_iter(text) {
                let narrow = |at: usize| part.start + u32::try_from(at).unwrap_or(0);
                let shown = place.as_str().trim();
                let (message, help) = advice(
                    format!("“{shown}”还没有填写"),
                    format!("`{shown}` is still to be filled in"),
                    "请对照原件填写，或者删去",
                    "fill it in from the original, or delete it",
                );
                found.push(view.source, narrow(place.start())..narrow(place.end()), message, help);
            }
        }
    }),
};

/// Parts of everything that may be left over, as plain words: nearly every text
/// has none of them. Short lists are found many times faster than one long one.
static HINTS: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    let lists = [
        "XX|xx|ＸＸ|ｘｘ|××|__|＿＿",
        "年X|年×|年Ｘ|年x|年 X|年 ×|月X|月×|月Ｘ|月x|月 X|月 ×",
        "盖章|公章|印章|此处|（待|【待|（请|【请",
        r"\(待|\[待|〔待|\(请|\[请|〔请|内容待|\{\{",
        "TODO|FIXME|TBD|Lorem",
    ];
    let pattern = |list| Regex::new(list).expect("the lists are tested below");
    lists.into_iter().map(pattern).collect()
});

/// Whether something may be left over in `text`.
fn has_hint(text: &str) -> bool {
    HINTS.iter().any(|list| list.is_match(text))
}

/// What a form leaves to be filled in. `××` alone is how a text hides a name
/// (王××、××小区), and 3×4 is a product: crosses count only where a figure,
/// a date or an authority's name must stand.
static LEFT_OVER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        // 2024年X月X日, ××××年, __月__日.
        r"(?:[0-9０-９]{4}\s?)?[XxＸｘ×]{2,4}\s?年(?:\s?[XxＸｘ×]{1,2}\s?月)?(?:\s?[XxＸｘ×]{1,2}\s?日)?",
        r"|年\s?[XxＸｘ×]{1,2}\s?月(?:\s?[XxＸｘ×]{1,2}\s?日)?",
        r"|月\s?[XxＸｘ×]{1,2}\s?日",
        r"|[XxＸｘ×]{2}月",
        r"|[_＿]{2,}\s?[年月日]",
        // 第××号, ××万元, ××厅.
        r"|第\s?[XxＸｘ×]{2,}\s?[号次届]|〔[XxＸｘ×]{2,}〕",
        r"|[XxＸｘ×]{2,}\s?(?:万元|亿元|元|万|亿|个百分点|厅|局|委(?:[^员]|$))",
        // （此处盖章）, 【待补充】.
        r"|[（(【\[〔](?:此处)?(?:加盖|盖|单位盖)?(?:公章|印章|盖章)(?:处)?\s*[）)】\]〕]",
        r"|[（(【\[〔](?:此处|内容)?待(?:补充?|填写?|核实|核对|确认|完善|更新|录入|添加)[^）)】\]〕\n]{0,12}[）)】\]〕]",
        r"|[（(【\[〔](?:请|此处)(?:填写|补充|插入|核实|替换)[^）)】\]〕\n]{0,20}[）)】\]〕]",
        r"|(?-u:\b)(?:TODO|FIXME|TBD)(?-u:\b)|\{\{|Lorem ipsum",
    ))
    .expect("the pattern is tested below")
});

/// A first-level heading in a text.
pub const HEADING_LEVEL: Rule = Rule {
    name: "text/heading-level",
    severity: Severity::Warning,
    firm: false,
    summary: words("正文用了一级标题", "a first-level heading in the text"),
    why: words(
        "一个页面只有一个一级标题，就是答复的标题；读屏软件靠它导航。",
        "a page has one first-level heading, its title; screen readers go by it",
    ),
    wrong: Example::body(
        "方假设委员：\n\n您提出的提案收悉，现答复如下：\n\n# 工作进展\n\n省级公共算力服务平台已经建成，各家的价格和排队时间都能查到，企业不用再逐家询问。\n",
    ),
    right: Example::body(
        "方假设委员：\n\n您提出的提案收悉，现答复如下：\n\n## 工作进展\n\n省级公共算力服务平台已经建成，各家的价格和排队时间都能查到，企业不用再逐家询问。\n",
    ),
    check: Check::Text(|view, found| {
        if !view.is_shown() {
            return;
        }
        for range in &view.outline.body_h1 {
            let heading = view.body().get(range.clone()).unwrap_or_default();
            let heading = heading.lines().next().unwrap_or_default().trim();
            let words = heading.trim_matches('#').trim();
            let (message, help) = advice(
                format!("正文的“{words}”是一级标题，页面上会按二级标题显示"),
                format!("`{words}` is a first-level heading; it is shown as a second-level one"),
                format!("请写成：## {words}"),
                format!("write `## {words}`"),
            );
            found.push(view.source, view.in_file(range), message, help);
        }
    }),
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_over_is_told_from_what_is_meant() {
        let hinted = |text| has_hint(text).then_some(text);
        let found = |text| LEFT_OVER.find(hinted(text)?).map(|place| place.as_str());
        for text in [
            "2024年X月X日",
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
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }
}
