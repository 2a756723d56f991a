//! The order of a document's numbered parts.

use std::ops::Range;

use crate::check::example::Example;
use crate::check::rule::{Check, Rule, bilingual};
use crate::diagnostic::Severity;
use crate::letter::numbering::{At, Level, Part};

/// Numbers that leave one out, go back, or skip a level.
pub(crate) const HEADING_ORDER: Rule = Rule {
    name: "text/heading-order",
    severity: Severity::Warning,
    locked: false,
    sensitive: false,
    summary: bilingual("序号不连续或跳级", "numbered parts out of order"),
    why: bilingual(
        "公文层次依次用“一、”“（一）”“1.”“（1）”（GB/T 9704-2012）；序号断了，读的人会以为少了一段。",
        "parts are numbered 一、 （一） 1. （1） (GB/T 9704-2012); a gap looks like a lost part",
    ),
    wrong: Example::body(GAP),
    right: Example::body(NO_GAP),
    check: Check::Text(|view, found| {
        if !view.is_shown() {
            return;
        }
        let Some(Fault { at, kind, weight }) = faults(view.numbered_parts())
            .into_iter()
            .find(|fault| !matches!(fault.kind, FaultKind::Twice(..)))
        else {
            return;
        };
        let finding = found.at(view.source, at);
        let finding = match kind {
            FaultKind::Gap { before, here, missing } => {
                let zh = match before {
                    Some(before) => format!("“{before}”后面是“{here}”，中间缺“{missing}”"),
                    None => format!("第一个序号是“{here}”，前面缺“{missing}”"),
                };
                finding.message(zh, format!("`{here}` follows without `{missing}` before it")).help(
                    "请核对原件：漏了一段的补上，序号写错的改正",
                    "compare with the original: a part is missing, or the number is wrong",
                )
            }
            FaultKind::Skip { above, here, between } => finding
                .message(
                    format!("序号跳级：“{above}”下面直接用了“{here}”"),
                    format!("`{here}` stands directly below `{above}`"),
                )
                .help(
                    format!(
                        "公文层次依次为 一、（一）1.（1），这里应当是“{between}”；全文只有两层的可以不改"
                    ),
                    format!(
                        "the next level is `{between}`; leave it if there are only two levels"
                    ),
                ),
            FaultKind::Twice(..) => return,
        };
        finding.at_most(weight);
    }),
};

const GAP: &str = "方假设委员：\n\n您提出的提案收悉，现答复如下：\n\n一、工作进展\n\n省级公共算力服务平台已经建成，各家的价格和排队时间都能查到。\n\n三、下一步打算\n\n年底以前再接入两家服务商。\n";
const NO_GAP: &str = "方假设委员：\n\n您提出的提案收悉，现答复如下：\n\n一、工作进展\n\n省级公共算力服务平台已经建成，各家的价格和排队时间都能查到。\n\n二、下一步打算\n\n年底以前再接入两家服务商。\n";

/// The same number twice.
pub(crate) const HEADING_DUPLICATE: Rule = Rule {
    name: "text/heading-duplicate",
    severity: Severity::Warning,
    locked: false,
    sensitive: false,
    summary: bilingual("序号重复", "a number given twice"),
    why: bilingual(
        "两个“二、”，后面的序号就都错了，引用第几条时说不清。",
        "if a number is given twice, all that follow are wrong and cannot be referred to",
    ),
    wrong: Example::body(TWICE),
    right: Example::body(NO_GAP),
    check: Check::Text(|view, found| {
        if !view.is_shown() {
            return;
        }
        let twice = |fault: Fault| match fault.kind {
            FaultKind::Twice(number, next) => Some((fault.at, number, next)),
            FaultKind::Gap { .. } | FaultKind::Skip { .. } => None,
        };
        let twice: Vec<_> = faults(view.numbered_parts()).into_iter().filter_map(twice).collect();
        let Some((at, number, next)) = twice.first() else { return };
        let (zh, en) = super::in_all(twice.len());
        found
            .at(view.source, at.clone())
            .message(format!("两个“{number}”{zh}"), format!("`{number}` is given twice{en}"))
            .help(
                format!("请核对原件，这里是否应为“{next}”"),
                format!("compare with the original: probably `{next}`"),
            );
    }),
};

const TWICE: &str = "方假设委员：\n\n您提出的提案收悉，现答复如下：\n\n一、工作进展\n\n省级公共算力服务平台已经建成，各家的价格和排队时间都能查到。\n\n一、下一步打算\n\n年底以前再接入两家服务商。\n";

struct Fault {
    at: Range<u32>,
    kind: FaultKind,
    weight: Severity,
}

enum FaultKind {
    Gap { before: Option<String>, here: String, missing: String },
    Skip { above: String, here: String, between: String },
    Twice(String, String),
}

/// Everything out of order, in the order of the text.
fn faults(parts: &[Part]) -> Vec<Fault> {
    let has = |wanted: Level| {
        parts.iter().any(|part| matches!(part, Part::Numbered(level, ..) if *level == wanted))
    };
    let deep = has(Level::Second) && has(Level::Third);
    let mut out = Vec::new();
    // The last number of each level that is still open.
    let mut open: [Option<u32>; 4] = [None; 4];
    for part in parts {
        let Part::Numbered(level, number, at) = part else {
            open = [None; 4];
            continue;
        };
        let depth = *level as usize;
        let At::Head(at) = at else {
            let next = open[depth].map_or(1, |before| before + 1);
            if *number == next {
                open[depth] = Some(*number);
            }
            continue;
        };
        if let Some(kind) = sequence(*level, *number, open[depth]) {
            out.push(Fault { at: at.clone(), kind, weight: Severity::Warning });
        }
        if let Some(kind) = skip(*level, *number, &open) {
            // 一、 over 1. is what a text of two levels may well use.
            let weight = if deep { Severity::Warning } else { Severity::Hint };
            out.push(Fault { at: at.clone(), kind, weight });
        }
        open[depth] = Some(*number);
        open[depth + 1..].fill(None);
    }
    out
}

/// What is wrong with `number` after `before` of the same level.
fn sequence(level: Level, number: u32, before: Option<u32>) -> Option<FaultKind> {
    // Arabic numbers are lists as often as parts; they may begin anywhere.
    if level > Level::Second {
        return None;
    }
    let written = |number| level.write(number);
    let missing = before.unwrap_or(0) + 1;
    match before {
        Some(before) if number == before || (1 < number && number < before) => {
            Some(FaultKind::Twice(written(number), written(missing)))
        }
        // Counting that begins anew is another part of a long text.
        _ if number == missing || number == 1 => None,
        before => Some(FaultKind::Gap {
            before: before.map(written),
            here: written(number),
            missing: written(missing),
        }),
    }
}

/// A level that `number` skips, where it begins a list of its own.
fn skip(level: Level, number: u32, open: &[Option<u32>; 4]) -> Option<FaultKind> {
    let depth = level as usize;
    let above = open[..depth].iter().rposition(Option::is_some)?;
    if number != 1 || above + 1 == depth || open[depth].is_some() {
        return None;
    }
    let levels = [Level::First, Level::Second, Level::Third, Level::Fourth];
    let above_number = open[above].unwrap_or_default();
    Some(FaultKind::Skip {
        above: levels[above].write(above_number),
        here: level.write(number),
        between: levels[above + 1].write(1),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(numbers: &[(Level, u32)]) -> Vec<String> {
        let parts: Vec<_> = numbers
            .iter()
            .map(|(level, number)| Part::Numbered(*level, *number, At::Head(0..0)))
            .collect();
        let say = |fault: Fault| match fault.kind {
            FaultKind::Gap { here, missing, .. } => format!("{here} without {missing}"),
            FaultKind::Skip { above, here, .. } => format!("{here} below {above}"),
            FaultKind::Twice(number, next) => format!("{number} for {next}"),
        };
        faults(&parts).into_iter().map(say).collect()
    }

    #[test]
    fn gaps_repeats_and_skipped_levels_are_found() {
        use Level::{First, Fourth, Second, Third};
        let nothing = [""; 0];
        assert_eq!(said(&[(First, 1), (Second, 1), (Second, 2), (First, 2), (Second, 1)]), nothing);
        assert_eq!(said(&[(First, 1), (Second, 1), (Third, 1), (Third, 2), (Fourth, 1)]), nothing);
        assert_eq!(said(&[(First, 1), (First, 2), (First, 1), (First, 2)]), nothing);
        assert_eq!(said(&[(First, 1), (First, 3)]), ["三、 without 二、"]);
        assert_eq!(said(&[(First, 2)]), ["二、 without 一、"]);
        assert_eq!(said(&[(First, 1), (First, 2), (First, 2)]), ["二、 for 三、"]);
        assert_eq!(said(&[(First, 1), (First, 1)]), ["一、 for 二、"]);
        assert_eq!(said(&[(First, 1), (Third, 1), (Third, 2)]), ["1. below 一、"]);
        assert_eq!(said(&[(First, 1), (Second, 1), (Fourth, 1)]), ["（1） below （一）"]);
    }
}
