//! Pictures and files within a document: the names that they go by beside the reply.

use super::draft::Draft;
use super::finding::{self, Findings, Place, quote};
use crate::archive::files::TYPES;
use crate::diagnostic::Bilingual;
use crate::extract::document::Embedded;

/// How many names one finding lists.
const MOST_NAMES: usize = 8;

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
    let path = file.name.split(['?', '#']).next().unwrap_or_default();
    let base = path.rsplit('/').next().unwrap_or_default();
    let (stem, ending) = base.rsplit_once('.').unwrap_or((base, ""));
    let ending = ending.to_ascii_lowercase();
    let is_lost = file.bytes.is_empty() && !file.is_linked;
    if is_lost || !TYPES.contains(&ending.as_str()) {
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

/// Gives `draft` the files that its body shows, and says which are shown nowhere or lie elsewhere.
pub(super) fn attach(
    draft: &mut Draft,
    files: &[Embedded],
    names: &[String],
    findings: &mut Findings,
) {
    let (mut unused, mut absent) = (Vec::new(), Vec::new());
    for (file, name) in files.iter().zip(names) {
        let is_shown = !name.is_empty()
            && [format!("({name})"), format!("\"{name}\"")]
                .iter()
                .any(|at| draft.body.contains(at));
        match (is_shown, file.bytes.is_empty()) {
            (true, false) => draft.files.push((name.clone(), file.bytes.clone())),
            (true, true) => absent.push(format!("{name}（{}）", quote(&file.name))),
            (false, _) if !name.is_empty() => unused.push(name.clone()),
            // Of what is set into a document, its reader says that no page can show it.
            (false, _) if file.is_linked => unused.push(quote(&file.name)),
            (false, _) => {}
        }
    }
    if !unused.is_empty() {
        left_out(&unused, findings);
    }
    if !absent.is_empty() {
        elsewhere(&absent, findings);
    }
}

/// The first of `names`, and a sign that there are more.
pub(super) fn listed(names: &[String]) -> String {
    let more = if names.len() > MOST_NAMES { " …" } else { "" };
    names.iter().take(MOST_NAMES).cloned().collect::<Vec<_>>().join("、") + more
}

fn left_out(unused: &[String], findings: &mut Findings) {
    let (count, names) = (unused.len(), listed(unused));
    let message = Bilingual::new(
        format!("略去 {count} 张图片或文件：{names}（正文之外的，或者盖在落款上像是印章的）"),
        format!(
            "{count} pictures or files were left out, outside the text or, like a seal, over the signature: {names}"
        ),
    );
    let help = Bilingual::new(
        "如果其中有答复的内容，请从原件取出，放到答复旁边，写 ![说明](文件名)",
        "take out of the original whatever of it belongs to the reply, beside it: ![words](file)",
    );
    findings.hint(finding::LEFT_OUT, &Place::default(), message, help);
}

fn elsewhere(absent: &[String], findings: &mut Findings) {
    let (count, names) = (absent.len(), listed(absent));
    let message = Bilingual::new(
        format!("正文里有 {count} 张图片不在这台电脑上，要另外下载：{names}"),
        format!("{count} pictures of the text are not at hand and must be fetched: {names}"),
    );
    let help = Bilingual::new(
        "请按括号里的地址下载，用括号前的文件名放到稿件旁边；不属于答复的，删去稿件里那一行",
        "fetch each from the address in brackets and put it beside the draft under the name before it; delete the lines of those that are no part of the reply",
    );
    findings.warn(finding::ATTACHMENTS, &Place::default(), message, help);
}
