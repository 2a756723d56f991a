//! Values that say that something is still to come.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::check::rule::TextView;
use crate::yaml::Value;

/// The values of the front matter that only say that something is still to come.
pub(super) fn unfilled<'a>(
    view: &'a TextView<'_>,
) -> impl Iterator<Item = (&'a str, &'a Range<u32>)> {
    let values = view.document.fields.iter().flat_map(|field| match &field.value.value {
        Value::Sequence(items) => items.iter().collect(),
        Value::Scalar { .. } | Value::Mapping(_) => vec![&field.value],
    });
    values.filter_map(|node| {
        let text = node.scalar()?.trim();
        UNFILLED.is_match(text).then_some((text, &node.span))
    })
}

static UNFILLED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"^(?:待(?:补充?|填写?|定|核实|确认|完善|更新|录入)|[XxＸｘ×]{2,}(?:厅|局|委|处|科|室))$",
    )
    .expect("the pattern is tested below")
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_still_to_come_is_told_from_names() {
        for text in ["待补充", "待填", "待定", "××局", "XX厅"] {
            assert!(UNFILLED.is_match(text), "{text}");
        }
        for text in ["待制", "待定河治理办公室", "王××", "××"] {
            assert!(!UNFILLED.is_match(text), "{text}");
        }
    }
}
