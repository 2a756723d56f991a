//! Values of the front matter that read otherwise than they are written: with
//! escapes, or wrapped over lines.

use std::cell::OnceCell;
use std::collections::HashSet;
use std::ops::Range;

use crate::check::rule::TextView;
use crate::sensitive::{self, PrivateItem, Reviewed};
use crate::yaml::{Node, Value};

/// What is personal in such values and was not found in the text as it stands.
pub(super) fn find(view: &TextView<'_>) -> Vec<(PrivateItem, Range<u32>)> {
    let mut found = Vec::new();
    let known: OnceCell<HashSet<&str>> = OnceCell::new();
    let known = || known.get_or_init(|| view.private.iter().map(|one| &*one.value).collect());
    let reviewed = OnceCell::new();
    let reviewed = || reviewed.get_or_init(|| Reviewed::new(&view.reviewed));
    for field in &view.document.fields {
        scalars(&field.value, &mut |text, at| {
            let written = view.text.get(at.start as usize..at.end as usize).unwrap_or_default();
            if !written.contains(['\\', '\n']) {
                return;
            }
            for item in sensitive::find(text) {
                if !known().contains(&*item.value) && !reviewed().places(text).cover(&item.at) {
                    found.push((item, at.clone()));
                }
            }
        });
    }
    found
}

fn scalars(node: &Node, look: &mut impl FnMut(&str, &Range<u32>)) {
    match &node.value {
        Value::Scalar { text, .. } => look(text, &node.span),
        Value::Sequence(items) => items.iter().for_each(|item| scalars(item, look)),
        Value::Mapping(entries) => entries.iter().for_each(|entry| scalars(&entry.1, look)),
    }
}
