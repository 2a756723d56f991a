//! `privacy/address`, `privacy/car-plate`, `privacy/email-im`: what leads to a person without a number.

use super::inside::report_inside;
use super::report;
use crate::check::example::Example;
use crate::check::rule::{Check, Rule, bilingual};
use crate::diagnostic::Severity;
use crate::sensitive::PrivateKind;

/// Where a person lives, closer than street or township.
pub(crate) const ADDRESS: Rule = Rule {
    name: "privacy/address",
    severity: Severity::Warning,
    locked: false,
    sensitive: true,
    summary: bilingual("详细住址", "a home address"),
    why: bilingual(
        "住址写到门牌就能找到人；检查要求只保留到乡镇、街道。",
        "a house number leads to a person; inspectors want the street or township at most",
    ),
    wrong: Example::body(
        "方假设委员：\n\n提案收悉。您反映的住户（家庭住址：子虚市无何有街道幸福路12号）的采暖问题，我厅已经会同子虚市逐项核实并解决，具体情况另行告知本人。\n",
    ),
    right: Example::body(
        "方假设委员：\n\n提案收悉。您反映的住户（家庭住址：子虚市无何有街道）的采暖问题，我厅已经会同子虚市逐项核实并解决，具体情况另行告知本人。\n",
    ),
    check: Check::Text(|view, found| {
        report(view, found, &[PrivateKind::Address], |finding, _, shown| {
            finding
                .message(
                    format!("“{shown}”像是个人的详细住址"),
                    format!("`{shown}` looks like a home address"),
                )
                .help(
                    "请只写到乡镇、街道；确是办公地址的，在“隐私复核”中写明原文（稿件里的原样，不是打码以后的）和理由",
                    "name the street or township at most; an office's address goes into `privacy_reviewed`",
                )
        });
        report_inside(view, found, PrivateKind::Address);
    }),
};

/// The plate of a car.
pub(crate) const CAR_PLATE: Rule = Rule {
    name: "privacy/car-plate",
    severity: Severity::Warning,
    locked: false,
    sensitive: true,
    summary: bilingual("车牌号", "a car's plate"),
    why: bilingual(
        "车牌号能查到车主，属于个人信息。",
        "a number plate leads to the owner of the car",
    ),
    wrong: Example::body(
        "方假设委员：\n\n提案收悉。您反映的货车（云A12345）占道问题，我厅已经会同公安机关依法处理，并在该路段增设了标志和监控，今后将继续加强巡查。\n",
    ),
    right: Example::body(
        "方假设委员：\n\n提案收悉。您反映的货车（云A***45）占道问题，我厅已经会同公安机关依法处理，并在该路段增设了标志和监控，今后将继续加强巡查。\n",
    ),
    check: Check::Text(|view, found| {
        report(view, found, &[PrivateKind::CarPlate], |finding, _, shown| {
            finding
                .message(
                    format!("“{shown}”像是车牌号"),
                    format!("`{shown}` looks like a car's number plate"),
                )
                .help(
                    format!("请删去，或者写成“{shown}”；公务车辆确需写明的，写进“隐私复核”"),
                    format!(
                        "delete it, or write `{shown}`; an official car's goes into `privacy_reviewed`"
                    ),
                )
        });
        report_inside(view, found, PrivateKind::CarPlate);
    }),
};

/// Mail at a private provider, a messenger account.
pub(crate) const EMAIL_IM: Rule = Rule {
    name: "privacy/email-im",
    severity: Severity::Warning,
    locked: false,
    sensitive: true,
    summary: bilingual("个人邮箱、微信号、QQ号", "private email or messenger accounts"),
    why: bilingual(
        "个人邮箱和即时通信账号属于个人信息；联系单位用办公电话和单位邮箱。",
        "private email and messenger accounts are personal data; offices have telephones and email of their own",
    ),
    wrong: Example::body(
        "方假设委员：\n\n提案收悉。省级公共算力服务平台已经建成，各家的价格和排队时间都能查到。有意见请写信到 fangjiashe@qq.com，我们会逐条研究答复。\n",
    ),
    right: Example::body(
        "方假设委员：\n\n提案收悉。省级公共算力服务平台已经建成，各家的价格和排队时间都能查到。有意见请写信到 suanli@wuyou.gov.cn，我们会逐条研究答复。\n",
    ),
    check: Check::Text(|view, found| {
        report(
            view,
            found,
            &[PrivateKind::Email, PrivateKind::Messenger],
            |finding, kind, shown| {
                let (zh, en) = if kind == PrivateKind::Email {
                    ("个人邮箱", "a private email address")
                } else {
                    ("微信号或QQ号", "a messenger account")
                };
                finding
                    .message(format!("“{shown}”像是{zh}"), format!("`{shown}` looks like {en}"))
                    .help(
                        "请改用单位邮箱（gov.cn）或办公电话；确是单位公开使用的，在“隐私复核”中写明原文（稿件里的原样，不是打码以后的）和理由",
                        "give the office's own email or telephone; what the office uses goes into `privacy_reviewed`",
                    )
            },
        );
        report_inside(view, found, PrivateKind::Email);
        report_inside(view, found, PrivateKind::Messenger);
    }),
};
