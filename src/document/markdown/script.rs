//! Raised and lowered text where there is no raising: `10⁴`, `CO₂`.

/// Which of the two.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Script {
    Raised,
    Lowered,
}

/// Characters that have a raised twin, and their twins in the same order; likewise the lowered ones.
const RAISED: (&str, &str) = ("0123456789+-−–=()（）ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁼⁽⁾⁽⁾ⁿⁱ");
const LOWERED: (&str, &str) = ("0123456789+-−–=()（）", "₀₁₂₃₄₅₆₇₈₉₊₋₋₋₌₍₎₍₎");

impl Script {
    /// The script of `<sup>` or `<sub>`.
    pub(super) fn of(element: &str) -> Self {
        if element == "sup" { Self::Raised } else { Self::Lowered }
    }

    /// How `text` behind `before` is written; none where it stays as it is, which is everywhere but
    /// where it would make another number.
    pub(super) fn written(self, before: &str, text: &str) -> Option<String> {
        let (plain, twins) = if self == Self::Raised { RAISED } else { LOWERED };
        let twin = |c: char| twins.chars().nth(plain.chars().position(|one| one == c)?);
        let text = text.trim();
        if text.is_empty() {
            return None;
        }
        if let Some(twins) = text.chars().map(twin).collect() {
            return Some(twins);
        }
        let is_figure = |c: char| c.is_ascii_digit() || "+-−".contains(c);
        let continues = before.ends_with(|c: char| c.is_ascii_digit() || c == ')');
        let sign = if self == Self::Raised { '^' } else { '_' };
        (continues && text.starts_with(is_figure)).then(|| format!("{sign}({text})"))
    }
}

/// Whether `twin` is how `c` is written raised or lowered.
pub(super) fn is_twin(c: char, twin: char) -> bool {
    [RAISED, LOWERED].iter().any(|(plain, twins)| {
        let mut pairs = plain.chars().zip(twins.chars());
        pairs.any(|(one, other)| one == c && other == twin)
    })
}
