//! Bodies with more mark-up than is read.

use super::odd::each;
use crate::check::example::Example;
use crate::check::rule::{Advice, Check, Rule, bilingual};
use crate::diagnostic::Severity;
use crate::document::markdown::OddityKind;

/// More signs, tags or levels than any letter has.
pub(crate) const EXCESS: Rule = Rule {
    name: "text/excess",
    severity: Severity::Error,
    locked: false,
    sensitive: false,
    summary: bilingual("正文的标记太多或嵌套太深", "too much markup, or nested too deeply"),
    why: bilingual(
        "没有哪封信会有二十万个标记、两万个网页标签，或者引用、列表套上一百层；多半是粘贴或转换出了错。这样的正文不作为 Markdown 来读，其中的标题、链接、表格也就没有检查，所以不能发布。",
        "no letter has 200,000 marks, 20,000 tags, or quotations and lists a hundred levels deep: pasting or a conversion went wrong; such a text is not read as Markdown, so that nothing of its form is checked and it cannot be published",
    ),
    wrong: Example::body(
        "方假设委员：\n\n您提出的提案收悉。省级公共算力服务平台已经建成，各家的价格和排队时间都能查到，企业不用再逐家询问。\n\n>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>> 平台运行平稳。\n",
    ),
    right: Example::body(
        "方假设委员：\n\n您提出的提案收悉。省级公共算力服务平台已经建成，各家的价格和排队时间都能查到，企业不用再逐家询问。\n\n> 平台运行平稳。\n",
    ),
    check: Check::Text(|view, found| {
        each(view, found, |kind, _| {
            match kind {
            OddityKind::TooDeep => Some(
                Advice::new(
                    "引用、列表或网页标签嵌套超过 100 层，正文没有作为 Markdown 检查",
                    "quotations, lists or tags are nested more than 100 levels deep: the text was not checked as Markdown",
                )
                .help(
                    "请删去行首多余的 >、- 等符号，给打开的网页标签补上结束标签，再检查一次",
                    "delete the surplus `>` or `-` at the beginning of the line, or close the tags, then check again",
                ),
            ),
            OddityKind::TooManySigns => Some(
                Advice::new(
                    "到这一行为止，标记已经太多（各行和各种标记合计不超过 200000，网页标签不超过 20000），正文没有作为 Markdown 检查",
                    "up to this line there is too much markup (at most 200,000 lines and signs together, 20,000 tags): the text was not checked as Markdown",
                )
                .help(
                    "请删去多余的标记；长表格和清单请另存为文件，列入“附件”，再检查一次",
                    "delete surplus markup, put long tables into a file and name it in `attachments`, then check again",
                ),
            ),
            _ => None,
        }
        });
    }),
};
