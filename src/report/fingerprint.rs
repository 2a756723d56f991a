//! What tells a finding from all others, and stays when lines above it come or go.

use std::collections::BTreeMap;

use super::masked::Masked;
use crate::digest::Digest;

/// How often a finding of the same rule and words came before in the file being printed.
#[derive(Default)]
pub(super) struct Fingerprints {
    path: String,
    seen: BTreeMap<Digest, u32>,
}

impl Fingerprints {
    /// The fingerprint of `finding`: by its file, its rule, its words, and how many such came
    /// before it; its line does not count. Findings of a file come in a row.
    pub(super) fn next(&mut self, finding: &Masked) -> String {
        let (path, rule, message) = (&finding.path, finding.rule, &finding.message.zh);
        if self.path != *path {
            self.path.clone_from(path);
            self.seen.clear();
        }
        let text = [path, rule, message].join("\n");
        let before = self.seen.entry(Digest::of(&text)).or_insert(0);
        let hash = Digest::of(format!("{text}\n{before}"));
        *before += 1;
        format!("{hash:.32}")
    }
}
