//! Personal data that must not be published: mobile, identity and card numbers,
//! names, homes, private mail and accounts, plates.
//!
//! The whole file is looked at: front matter, text, comments, texts of images,
//! names of attachments. What a person has reviewed (`privacy_reviewed`)
//! passes, exactly as written there and nowhere else.

mod contact_rules;
mod inside;
mod proposer_name;
mod values;
mod written_name;

use std::ops::Range;

pub(crate) use contact_rules::{ADDRESS, CAR_PLATE, EMAIL_IM};
pub(crate) use inside::ATTACHMENT;
pub(crate) use proposer_name::PROPOSER_NAME;

use crate::check::example::Example;
use crate::check::rule::{
    Check, Finding, FindingBuilder, Findings, HEAD, Rule, TextView, bilingual,
};
use crate::diagnostic::{Severity, offset};
use crate::sensitive::{PrivateItem, PrivateKind, Reviewed, find, mask};

/// A personal mobile number.
pub(crate) const MOBILE: Rule = Rule {
    name: "privacy/mobile",
    severity: Severity::Error,
    locked: true,
    sensitive: true,
    summary: bilingual("个人手机号", "a personal mobile number"),
    why: bilingual(
        "个人手机号属于个人隐私，公开后会被点名通报；联系方式应当用办公电话。",
        "a mobile number is personal data; offices are reached by office telephones",
    ),
    wrong: Example::fields("联系电话: 139-0000-1234"),
    right: Example::fields("联系电话: 0870-5550101"),
    check: Check::Text(|view, found| {
        let kinds = [PrivateKind::Mobile, PrivateKind::DoubtfulMobile];
        report(view, found, &kinds, |finding, kind, shown| {
            let (zh, en) = if kind == PrivateKind::Mobile {
                ("是个人手机号，不能公开", "is a personal mobile number")
            } else {
                ("像是个人手机号", "looks like a personal mobile number")
            };
            finding
                .message(format!("“{shown}”{zh}"), format!("`{shown}` {en}"))
                .help(
                    if is_setting(view) {
                        "请改用办公电话，例如 0870-5550000；确需公开的，在 dafu.yaml 加一行 privacy_reviewed: [{text: 原文, reason: 为什么}]"
                    } else {
                        "请改用办公电话，例如 0870-5550000；确需公开的，在“隐私复核”中写明原文（稿件里的原样，不是打码以后的）和理由"
                    },
                    "give an office telephone; what must stay goes into `privacy_reviewed` with a reason",
                )
        });
    }),
};

pub(crate) const ID_NUMBER: Rule = Rule {
    name: "privacy/id-number",
    severity: Severity::Error,
    locked: true,
    sensitive: true,
    summary: bilingual("居民身份证号", "an identity number"),
    why: bilingual(
        "身份证号一经公开无法收回，检查时逐条通报。",
        "an identity number cannot be taken back once published",
    ),
    wrong: Example::body(
        "方假设委员：\n\n提案收悉。来信群众（身份证号11010519491231002X）反映的问题，我厅已经会同有关部门逐项核实并解决，具体情况另行告知本人。\n",
    ),
    right: Example::body(
        "方假设委员：\n\n提案收悉。来信群众（身份证号11*************02X）反映的问题，我厅已经会同有关部门逐项核实并解决，具体情况另行告知本人。\n",
    ),
    check: Check::Text(|view, found| {
        let kinds = [PrivateKind::Identity, PrivateKind::DoubtfulIdentity];
        report(view, found, &kinds, |finding, kind, shown| {
            let help = format!("请删去，或者写成“{shown}”");
            let en_help = format!("delete it, or write `{shown}`");
            if kind == PrivateKind::Identity {
                let zh = format!("“{shown}”是居民身份证号，不能公开");
                finding.message(zh, format!("`{shown}` is an identity number")).help(help, en_help)
            } else {
                let zh = format!("“{shown}”像是身份证号，只是校验位不对");
                let en =
                    format!("`{shown}` looks like an identity number with a wrong check digit");
                finding.message(zh, en).help(help, en_help)
            }
        });
    }),
};

/// A bank card number.
pub(crate) const BANK_CARD: Rule = Rule {
    name: "privacy/bank-card",
    severity: Severity::Error,
    locked: true,
    sensitive: true,
    summary: bilingual("银行卡号", "a bank card number"),
    why: bilingual(
        "银行卡号属于个人金融信息，公开后可能造成财产损失。",
        "card numbers are personal financial data",
    ),
    wrong: Example::body(
        "方假设委员：\n\n提案收悉。补助资金已经打入您反映的困难群众的卡（6222 0200 0000 0000 000）中，其余各户的补助将在本月底以前全部发放到位。\n",
    ),
    right: Example::body(
        "方假设委员：\n\n提案收悉。补助资金已经打入您反映的困难群众的卡（6222***********0000）中，其余各户的补助将在本月底以前全部发放到位。\n",
    ),
    check: Check::Text(|view, found| {
        let kinds = [PrivateKind::BankCard, PrivateKind::DoubtfulCard];
        report(view, found, &kinds, |finding, kind, shown| {
            let (zh, en) = if kind == PrivateKind::BankCard {
                ("像是银行卡号（校验通过），不能公开", "a bank card number (check digit right)")
            } else {
                ("像是银行账号", "the number of a bank account")
            };
            finding.message(format!("“{shown}”{zh}"), format!("`{shown}` looks like {en}")).help(
                format!(
                    "请删去，或者写成“{shown}”；对公账户确需公开的，在“隐私复核”中写明原文（稿件里的原样，不是打码以后的）和理由"
                ),
                format!(
                    "delete it, or write `{shown}`; what must stay goes into `privacy_reviewed`"
                ),
            )
        });
    }),
};

/// Reports what is of these kinds, in the text and in the file's own name.
fn report(
    view: &TextView<'_>,
    found: &mut Findings,
    kinds: &[PrivateKind],
    say: impl for<'a> Fn(FindingBuilder<'a>, PrivateKind, &str) -> &'a mut Finding,
) {
    let push = |item: &PrivateItem, at, found: &mut Findings| {
        let finding = say(found.at(view.source, at), item.kind, &mask(item));
        if item.kind.is_doubtful() {
            finding.at_most(Severity::Warning);
        }
    };
    let mut items = view.private.iter().filter(|item| kinds.contains(&item.kind)).peekable();
    let reviewed = items.peek().map(|_| Reviewed::new(&view.reviewed).places(view.text));
    let reviewed = reviewed.unwrap_or_default();
    // The exemption itself is no place where the text lets it pass.
    let exemption = view.field("privacy_reviewed").map(|field| &field.value.span);
    let is_exemption = |at: &Range<usize>| {
        exemption.is_some_and(|span| (span.start as usize..span.end as usize).contains(&at.start))
    };
    for item in items {
        if reviewed.cover(&item.at) {
            found.exempted(u32::from(!is_exemption(&item.at)));
        } else {
            push(item, offset(item.at.start)..offset(item.at.end), found);
        }
    }
    for (item, at) in values::find(view).into_iter().filter(|one| kinds.contains(&one.0.kind)) {
        push(&item, at, found);
    }
    for (item, file) in inside::in_names(view).filter(|one| kinds.contains(&one.0.kind)) {
        push(&item, file.at.clone(), found);
    }
    for item in find(view.source.as_str()).iter().filter(|one| kinds.contains(&one.kind)) {
        let (zh, en) = item.kind.words();
        let shown = mask(item);
        found
            .at(view.source, HEAD)
            .message(
                format!("这个文件自己的名称或所在目录里有{zh}“{shown}”，会成为网址"),
                format!("the path of this file contains {en}: `{shown}`; it becomes an address"),
            )
            .help(
                "请改文件名，例如 jyt-2024-12.md（代码、年份、序号）；各处显示的路径已把号码遮住",
                "rename it, as in `jyt-2024-12.md`; the number is masked in every path shown",
            );
    }
}

/// Whether the file is the configuration or a register: what may stay is named in the former.
fn is_setting(view: &TextView<'_>) -> bool {
    !view.source.as_str().ends_with(".md")
}
