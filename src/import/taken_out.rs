//! Pictures and files within a document: the names that they go by beside the reply.

use super::draft::Draft;
use super::finding::{self, Findings, Place};
use crate::archive::files::TYPES;
use crate::diagnostic::Bilingual;
use crate::extract::document::Embedded;

/// The name of each of `files` beside the reply; an empty one where no page can show it.
pub(super) fn names(files: &[Embedded]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for file in files {
        let name = name(file, names.len() + 1);
        let stem = name.rsplit_once('.').map_or("", |found| found.0).to_owned();
        let ending = name.rsplit_once('.').map_or("", |found| found.1).to_owned();
        let free = (1..).map(|count| match count {
            1 => name.clone(),
            count => format!("{stem}-{count}.{ending}"),
        });
        let free = free.into_iter().find(|name| name.is_empty() || !names.contains(name));
        names.push(free.unwrap_or_default());
    }
    names
}

fn name(file: &Embedded, number: usize) -> String {
    let base = file.name.rsplit('/').next().unwrap_or_default();
    let (stem, ending) = base.rsplit_once('.').unwrap_or((base, ""));
    let ending = ending.to_ascii_lowercase();
    if file.bytes.is_empty() || !TYPES.contains(&ending.as_str()) {
        return String::new();
    }
    let is_plain = |one: char| one.is_ascii_alphanumeric() || matches!(one, '-' | '_');
    let stem = stem.to_ascii_lowercase();
    if !stem.is_empty()
        && stem.chars().all(is_plain)
        && stem.starts_with(|one: char| one.is_ascii_alphanumeric())
    {
        format!("{stem}.{ending}")
    } else {
        format!("file{number}.{ending}")
    }
}

/// Gives `draft` the files that its body shows, and says which are shown nowhere.
pub(super) fn attach(
    draft: &mut Draft,
    files: &[Embedded],
    names: &[String],
    findings: &mut Findings,
) {
    let mut unused = Vec::new();
    for (file, name) in files.iter().zip(names).filter(|(_, name)| !name.is_empty()) {
        let is_shown =
            [format!("({name})"), format!("\"{name}\"")].iter().any(|at| draft.body.contains(at));
        if is_shown {
            draft.files.push((name.clone(), file.bytes.clone()));
        } else {
            unused.push(name.as_str());
        }
    }
    if unused.is_empty() {
        return;
    }
    let message = Bilingual::new(
        format!(
            "略去 {} 张图片或文件：{}（正文之外的，或者盖在落款上像是印章的）",
            unused.len(),
            unused.join("、")
        ),
        format!(
            "{} pictures or files were left out, outside the text or, like a seal, over the signature: {}",
            unused.len(),
            unused.join(", ")
        ),
    );
    let help = Bilingual::new(
        "如果其中有答复的内容，请从原件取出，放到答复旁边",
        "take out of the original whatever of it belongs to the reply",
    );
    findings.hint(finding::LEFT_OUT, &Place::default(), message, help);
}
