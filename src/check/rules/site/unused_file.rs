//! Files that an editor takes for part of the site, and that nothing reads.

use std::collections::{BTreeMap, BTreeSet};

mod about;

use crate::archive::World;
use crate::archive::ledger::LEDGER;
use crate::archive::links::{self, LinkTarget};
use crate::check::example::Example;
use crate::check::rule::{Advice, Check, Findings, Rule, bilingual};
use crate::config::FILE;
use crate::diagnostic::{Severity, SourcePath};
use crate::source::Listing;
use about::{REGISTERS, advice};

/// A file that nothing reads.
pub(crate) const UNUSED_FILE: Rule = Rule {
    name: "site/unused-file",
    severity: Severity::Warning,
    locked: false,
    sensitive: false,
    summary: bilingual("没有用到的文件", "a file that nothing reads"),
    why: bilingual(
        "放错了地方或文件名写错的稿件、名录不会起作用，而编写的人以为已经发布。",
        "a reply or register in the wrong place or under a wrong name does nothing, and its editor believes it does",
    ),
    wrong: Example::files(&[(
        "content/replies/gxt-2024-2.md.txt",
        "---\n状态: 草稿\n---\n".as_bytes(),
    )]),
    right: Example::replies(&[(
        "content/replies/gxt-2024-2.md",
        "发文字号: 乌工信〔2024〕2号\n前次答复: [gxt-2024-1]",
    )]),
    check: Check::Files(look),
};

fn look(world: World<'_>, listing: &Listing, found: &mut Findings) {
    for path in &listing.links {
        found.at(path, 0..0).advise(about::link(path));
    }
    let used = used(world);
    let mut beside: BTreeMap<&str, Vec<&SourcePath>> = BTreeMap::new();
    for path in listing.others.iter().filter(|path| !used.contains(path)) {
        match judge(path.as_str(), world) {
            Use::None => {}
            Use::Wrong(advice) => {
                found.at(path, 0..0).advise(advice);
            }
            Use::Beside(folder) => beside.entry(folder).or_default().push(path),
        }
    }
    for (folder, files) in beside {
        let advice = about::left_files(folder, &files, &world.config.theme);
        found.at(files[0], 0..0).advise(advice).at_most(Severity::Hint);
    }
}

/// Every file that the site reads or publishes, apart from its documents.
#[must_use]
pub(crate) fn used(world: World<'_>) -> BTreeSet<SourcePath> {
    let World { config, archive, .. } = world;
    let replies = || archive.entries.iter().chain(&archive.unpublished);
    let articles = archive.articles.iter().chain(&archive.unpublished_articles);
    let files = replies().map(|entry| &entry.files).chain(articles.map(|entry| &entry.files));
    let mut used: BTreeSet<SourcePath> = files.flatten().map(|file| file.source.clone()).collect();
    // One that is named and may not be published has a finding of its own.
    used.extend(replies().flat_map(|entry| {
        let named = entry.reply.attachments.iter();
        named.filter_map(|one| match links::target(entry.source(), &one.file) {
            LinkTarget::File(path) => Some(path),
            _ => None,
        })
    }));
    let registers = REGISTERS.map(|name| SourcePath::new(format!("content/{name}.yaml")));
    used.extend(registers.into_iter().chain([FILE, LEDGER].map(SourcePath::new)));
    used.extend(config.deadlines.holidays.clone());
    used.extend(config.words.files.iter().map(|file| file.path.clone()));
    used
}

/// What is to be said of a file that nothing reads.
enum Use<'a> {
    /// Nothing: it is no part of a site, and nobody takes it for one.
    None,
    /// It should have another name or another place.
    Wrong(Advice),
    /// It lies beside documents in this folder, or is all there is in it.
    Beside(&'a str),
}

fn judge<'a>(path: &'a str, world: World<'_>) -> Use<'a> {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let lower = name.to_lowercase();
    if is_working_file(&lower) {
        return Use::None;
    }
    if let Some(rest) = path.strip_prefix("themes/") {
        return match rest.split_once('/') {
            // What a theme has that it does not use is told where it is loaded.
            Some((theme, _)) if theme == world.config.theme => Use::None,
            Some((theme, _)) => Use::Beside(&path[.."themes/".len() + theme.len()]),
            None => Use::Beside("themes"),
        };
    }
    if folder.is_empty() {
        return beside_configuration(name, &lower);
    }
    if let Some(stem) = markdown_stem(&lower) {
        return Use::Wrong(about::document(path, &name[..stem]));
    }
    let is_text = lower.ends_with(".txt");
    if let Some(words) = about::setting(folder, name, &lower).filter(|_| folder == "content") {
        return Use::Wrong(words);
    }
    let documents = ["content/replies", "content/pages"];
    if is_text && documents.iter().any(|start| folder.starts_with(start)) {
        return Use::Wrong(about::text(path));
    }
    Use::Beside(folder)
}

/// What editors, office programs and systems leave behind, and notes on the folder itself.
fn is_working_file(lower: &str) -> bool {
    let ends = ["~", ".swp", ".swo", ".bak", ".tmp", ".orig", ".part", ".crdownload"];
    lower.starts_with('~')
        || lower.starts_with('#')
        || ends.iter().any(|end| lower.ends_with(end))
        || matches!(lower, "thumbs.db" | "desktop.ini")
        || lower.starts_with("readme")
}

/// Where the name of a file ends that is Markdown but for its suffix: `a.md.txt`, `a.MD`.
fn markdown_stem(lower: &str) -> Option<usize> {
    let whole = lower.trim_end();
    let whole = [".txt", ".text", ".doc", ".html"]
        .iter()
        .find_map(|end| whole.strip_suffix(end).filter(|rest| rest.ends_with(".md")))
        .unwrap_or(whole);
    let suffixes = [".md", ".markdown", ".mdown", ".mkd", ".mkdn", ".mdx", ".mdtxt", ".mdtext"];
    suffixes.iter().find_map(|suffix| whole.strip_suffix(suffix)).map(str::len)
}

/// What stands beside dafu.yaml and looks like a part of the site.
fn beside_configuration<'a>(name: &str, lower: &str) -> Use<'a> {
    let is_setting = [".yaml", ".yml", ".txt", ".json"].iter().any(|end| lower.ends_with(end));
    let stem = lower.split('.').next().unwrap_or_default();
    if is_setting && stem.trim_end().starts_with("dafu") {
        return Use::Wrong(advice(
            format!("{name} 没有读：网站的设置只读 {FILE}"),
            format!("{name} is not read: only {FILE} is the configuration"),
            format!("请把要用的内容并入 {FILE}，再删去 {name}"),
            format!("move what is needed to {FILE} and delete {name}"),
        ));
    }
    if is_setting && REGISTERS.contains(&stem) {
        return Use::Wrong(advice(
            format!("{name} 没有读：名录要放在 content/ 里"),
            format!("{name} is not read: registers belong in content/"),
            format!("请移到 content/{stem}.yaml"),
            format!("move it to content/{stem}.yaml"),
        ));
    }
    match markdown_stem(lower) {
        Some(stem) => Use::Wrong(about::document(name, &name[..stem])),
        None => Use::None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markdown_under_another_suffix_is_known() {
        for (name, stem) in [
            ("a.md", Some("a")),
            ("a.md.txt", Some("a")),
            ("a.md ", Some("a")),
            ("a.markdown", Some("a")),
            ("a.b.mdx", Some("a.b")),
            ("a.txt", None),
            ("amd", None),
        ] {
            assert_eq!(markdown_stem(name).map(|end| &name[..end]), stem, "{name}");
        }
    }
}
