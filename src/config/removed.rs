//! `removed`: published addresses that were given up on purpose.

use serde::Deserialize;

use super::faults::Faults;
use crate::model::date;
use crate::yaml::{Node, Value};

/// An address that was given up, so that nothing asks for it again.
#[derive(Clone, Debug, Deserialize)]
pub struct Removed {
    /// The address, relative to the site: `r/gxt-2023-166.html`.
    pub path: String,
    date: String,
    reason: String,
}

/// What the shape cannot tell.
pub(super) fn check(removed: &[Removed], node: &Node, faults: &mut Faults) {
    let nodes = match node.get("removed").map(|node| &node.value) {
        Some(Value::Sequence(nodes)) => &nodes[..],
        _ => &[],
    };
    for (one, node) in removed.iter().zip(nodes) {
        let at = |key: &str| node.get(key).map_or(node.span.clone(), |value| value.span.clone());
        let path = &one.path;
        if path.contains("://") || path.starts_with('/') || path.trim().is_empty() {
            faults.value(
                at("path"),
                format!("path 要写相对网站的网址，例如 r/gxt-2023-166.html，现在写的是“{path}”"),
                format!("`path` is relative to the site, as in r/gxt-2023-166.html; got `{path}`"),
            );
        }
        if date::parse(&one.date).is_err() {
            let text = &one.date;
            faults.value(
                at("date"),
                format!("“{text}”不是日期，请写成 2024-01-09"),
                format!("`{text}` is not a date; write 2024-01-09"),
            );
        }
        if one.reason.trim().is_empty() {
            faults.value(at("reason"), "请写明原因", "say why");
        }
    }
}
