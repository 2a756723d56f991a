//! Findings counted by weight, in figures and in words.

use crate::diagnostic::{Bilingual, Diagnostic, Severity};

/// How many findings of each weight: errors, warnings, hints.
#[must_use]
pub(crate) fn counts(findings: &[Diagnostic]) -> [usize; 3] {
    tally(findings.iter().map(|finding| finding.severity))
}

pub(super) fn tally(severities: impl Iterator<Item = Severity>) -> [usize; 3] {
    severities.fold([0; 3], |mut all, severity| {
        let place = match severity {
            Severity::Error => 0,
            Severity::Warning => 1,
            Severity::Hint => 2,
        };
        all[place] += 1;
        all
    })
}

/// A count in words; weights of which there is none are left out.
#[must_use]
pub(crate) fn count_words([errors, warnings, hints]: [usize; 3]) -> Bilingual {
    let all =
        [(errors, "个错误", "error"), (warnings, "个警告", "warning"), (hints, "个提示", "hint")];
    let there: Vec<_> = all.into_iter().filter(|one| one.0 > 0).collect();
    if there.is_empty() {
        return Bilingual::new("没有问题", "no findings");
    }
    let plural = |count: usize| if count == 1 { "" } else { "s" };
    let zh = there.iter().map(|(count, zh, _)| format!("{count} {zh}"));
    let en = there.iter().map(|(count, _, en)| format!("{count} {en}{}", plural(*count)));
    Bilingual::new(zh.collect::<Vec<_>>().join("、"), en.collect::<Vec<_>>().join(", "))
}
