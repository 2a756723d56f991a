//! What is said of a word that is neither a rule nor a file nor a document.

use crate::check::catalogue;
use crate::diagnostic::Bilingual;
use crate::yaml::shape::nearest;

/// Neither a rule nor a file nor a document; what was probably meant.
pub(super) fn unknown(what: &str) -> Bilingual {
    let names: Vec<&str> = catalogue::all().iter().map(|entry| entry.name).collect();
    // A name without its family is enough to recognise it.
    let bare = |name: &&str| name.split('/').nth(1) == Some(what);
    let near = names.iter().copied().find(bare).or_else(|| nearest(what, names));
    match near {
        Some(near) => Bilingual::new(
            format!("没有叫“{what}”的规则、文件或稿件，是否为 {near}？全部规则见 dafu explain"),
            format!("no rule, file or document is called `{what}`; did you mean `{near}`?"),
        ),
        None => Bilingual::new(
            format!("没有叫“{what}”的规则、文件或稿件。全部规则见 dafu explain"),
            format!("no rule, file or document is called `{what}`; `dafu explain` lists all rules"),
        ),
    }
}
