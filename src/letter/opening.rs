//! How a letter opens: the sentence that says what was received (收悉).

use std::sync::LazyLock;

use regex::Regex;

use super::pattern;
use super::reading::Reading;

static RECEIVED: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"收悉|收到|已悉|阅悉|敬悉|收讫|收阅|悉知|已收"));

static MATTER: LazyLock<Regex> = LazyLock::new(|| pattern(r"建议|提案|议案|来函|《|第.{1,16}号"));

/// A sentence about what was raised, where 收悉 is not said.
static RAISED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?:您|你|贵).{0,60}(?:提出|提交|反映|所提).{0,160}(?:建议|提案|议案|问题)")
});

/// Whether `line` says that something was received.
#[must_use]
pub(crate) fn is_received(line: &str) -> bool {
    RECEIVED.is_match(line)
}

/// Whether `line` says that a suggestion or proposal was received.
#[must_use]
pub(crate) fn says_what_was_received(line: &str) -> bool {
    is_received(line) && MATTER.is_match(line)
}

/// Whether `line` speaks of what was raised without saying that it was received.
#[must_use]
pub(crate) fn says_what_was_raised(line: &str) -> bool {
    RAISED.is_match(line)
}

/// `opening` up to where what was received is named: later numbers are of other documents.
#[must_use]
pub(crate) fn until_received(opening: &Reading) -> Reading {
    let text = opening.as_str();
    let end = ["收悉", "收到", "已悉", "阅悉", "敬悉"]
        .iter()
        .filter_map(|word| text.find(word).filter(|at| *at > 0).map(|at| at + word.len()))
        .min();
    // 收到您提出的… is followed by what was received.
    let end = end.filter(|end| {
        ["建议", "提案", "议案", "号"].iter().any(|word| text[..*end].contains(word))
    });
    opening.part(0..end.unwrap_or(text.len()))
}
