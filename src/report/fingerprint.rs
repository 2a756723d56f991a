//! What tells a finding from all others, and stays when lines above it come or go.

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostic;
use crate::digest::Digest;

/// How often a finding of the same file, rule and words came before.
pub(super) type Seen = BTreeMap<String, u32>;

/// The fingerprint of `finding`: by its file, its rule, its words, and how many
/// such came before it; its line does not count.
pub(super) fn fingerprint(finding: &Diagnostic, seen: &mut Seen) -> String {
    let (path, rule, message) = (finding.path.as_str(), finding.rule, &finding.message.zh);
    let text = [path, rule, message].join("\n");
    let before = seen.entry(text.clone()).or_insert(0);
    let hash = Digest::of(format!("{text}\n{before}"));
    *before += 1;
    format!("{hash:.32}")
}
