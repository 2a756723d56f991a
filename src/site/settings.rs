//! Personal data in the configuration and the registers, which pages print as well.

use crate::check::rule::SettingView;
use crate::check::{Checked, RuleSet};
use crate::config::{Config, FILE};
use crate::diagnostic::SourcePath;
use crate::source::{Error, Folder};

/// What is personal in each of these files.
pub(super) fn personal(
    folder: &Folder,
    rules: &RuleSet,
    config: &Config,
) -> Result<Checked, Error> {
    let registers = ["departments", "topics", "bodies"].map(|name| format!("content/{name}.yaml"));
    let mut found = Checked::default();
    for path in registers.into_iter().chain([FILE.to_owned()]) {
        let path = SourcePath::new(path);
        let text = folder.read_text(&path)?.unwrap_or_default();
        let checked = rules.setting(&SettingView { source: &path, text: &text, config });
        found.findings.extend(checked.findings);
        found.exempted += checked.exempted;
    }
    Ok(found)
}
