//! What of a theme has no effect: files that nothing asks for, words that nothing prints.

use crate::diagnostic::{Bilingual, Diagnostic, Severity};
use crate::yaml::shape::nearest;
use crate::yaml::{Node, Value};

use super::asset::{STYLE, is_named};
use super::files::{File, Files, Owner};
use super::settings::{Strings, finding, languages, read};

/// Everything of the site's own theme that has no effect, and every `{name}` in its words that
/// nothing stands for; `strings` are those of the default theme, `language` the site's.
pub(super) fn check(files: &Files, strings: &Strings, language: &str) -> Vec<Diagnostic> {
    let mut found = files_without_use(files, language);
    let path = format!("strings/{language}.yaml");
    // What cannot be read is told where the words are read.
    if let Some((node, _)) = read(files, &path, Owner::Site, &mut Vec::new()) {
        let words = Words { files, strings, path: &path };
        words.check(&node, "", &mut found);
    }
    found
}

/// Files that are neither read nor published to any use.
fn files_without_use(files: &Files, language: &str) -> Vec<Diagnostic> {
    let languages = languages(files);
    let known: Vec<&str> =
        files.both("").filter(|file| file.owner == Owner::Default).map(|file| file.path).collect();
    let idle = files.both("").filter(|file| file.owner == Owner::Site).filter(|file| {
        let of_language = |one: &str| file.path == format!("strings/{one}.yaml");
        let replaces = known.contains(&file.path) && !file.path.starts_with("strings/");
        let is_text = of_language(language) || languages.iter().any(|one| of_language(one));
        !(replaces || is_text || is_used(file, files))
    });
    idle.map(|file| unused(&file, &known, files)).collect()
}

/// Whether a file that the default theme does not have is of use.
fn is_used(file: &File<'_>, files: &Files) -> bool {
    let name = file.path.rsplit('/').next().unwrap_or(file.path);
    let upper = name.to_ascii_uppercase();
    // Notes beside the theme, and what systems leave behind.
    let note = ["README", "LICENSE", "LICENCE", "COPYING", "NOTICE", "CHANGELOG"];
    if name.starts_with('.') || note.iter().any(|word| upper.starts_with(word)) {
        return true;
    }
    if let Some(template) = file.path.strip_prefix("templates/") {
        let quoted = ["\"", "'"].map(|quote| format!("{quote}{template}{quote}"));
        return file.path.ends_with(".html")
            && files
                .own_templates(file.path)
                .any(|text| quoted.iter().any(|name| text.contains(name.as_str())));
    }
    // The style sheets stand in the page; a page may load no other.
    file.path.starts_with("assets/") && !upper.ends_with(".CSS") && is_named(file, files)
}

fn unused(file: &File<'_>, known: &[&str], files: &Files) -> Diagnostic {
    let is_sheet = file.path.to_ascii_lowercase().ends_with(".css");
    let replaced = |path: &&str| !path.starts_with("assets/") || is_sheet && STYLE.contains(path);
    let known = known.iter().copied().filter(replaced);
    let help = match nearest(file.path, known) {
        Some(path) => Bilingual::new(
            format!("要代替默认主题的文件，请改名为 {path}；不用的请移出主题文件夹"),
            format!("rename it to `{path}` to replace that of the default theme, or move it away"),
        ),
        None => Bilingual::new("不用的请移出主题文件夹", "move it out of the folder of the theme"),
    };
    Diagnostic {
        rule: "theme/unused-file",
        severity: Severity::Warning,
        path: files.source_path(file.path, file.owner),
        span: 0..0,
        message: Bilingual::new(
            format!("主题文件 {} 没有用处，程序不会读它", file.path),
            format!("nothing uses the file {} of the theme", file.path),
        ),
        help,
    }
}

/// The words of the site's own theme, compared with those of the default one.
struct Words<'a> {
    files: &'a Files,
    strings: &'a Strings,
    path: &'a str,
}

impl Words<'_> {
    /// Looks at the texts of `node`, which stand under the key `above`.
    fn check(&self, node: &Node, above: &str, found: &mut Vec<Diagnostic>) {
        let Value::Mapping(entries) = &node.value else { return };
        for (key, value) in entries {
            let name = key.scalar().unwrap_or_default();
            let path = if above.is_empty() { name.to_owned() } else { format!("{above}.{name}") };
            match (value.scalar(), self.strings.find(&path)) {
                (Some(text), Some(default)) => self.placeholders(value, (text, default), found),
                (Some(_), None) => {
                    // A text where a group should be is told as that.
                    let is_group = self.strings.names(&path).next().is_some();
                    if !is_group && !self.is_printed(&path) {
                        found.push(self.idle(key, &path, above));
                    }
                }
                (None, _) => self.check(value, &path, found),
            }
        }
    }

    /// Whether a template of the site's own prints the text, or the group it stands in.
    fn is_printed(&self, path: &str) -> bool {
        let groups = path.match_indices('.').map(|(at, _)| &path[..at]);
        let mut wanted = groups.chain([path]).map(|path| format!("t.{path}"));
        wanted.any(|wanted| {
            self.files.own_templates("").any(|text| {
                let whole = |(at, _): (usize, &str)| {
                    let next = text[at + wanted.len()..].chars().next();
                    !next.is_some_and(|one| one.is_alphanumeric() || "_.".contains(one))
                };
                text.match_indices(&wanted).any(whole)
            })
        })
    }

    fn idle(&self, key: &Node, path: &str, above: &str) -> Diagnostic {
        let name = path.rsplit('.').next().unwrap_or(path);
        let nearest = nearest(name, self.strings.names(above));
        let help = match nearest {
            Some(known) => Bilingual::new(
                format!("请改成 {known}；不用的请删去"),
                format!("write `{known}`, or delete it"),
            ),
            None => Bilingual::new("不用的请删去", "delete it"),
        };
        Diagnostic {
            severity: Severity::Warning,
            help,
            ..finding(
                "theme/unused-text",
                &self.files.source_path(self.path, Owner::Site),
                key,
                Bilingual::new(
                    format!("没有哪个网页用到“{path}”这段文字"),
                    format!("no page prints the text `{path}`"),
                ),
            )
        }
    }

    /// Names in braces that stand for nothing: they would be printed as they are.
    fn placeholders(
        &self,
        node: &Node,
        (text, default): (&str, &str),
        found: &mut Vec<Diagnostic>,
    ) {
        let known: Vec<&str> = placeholders(default).collect();
        for name in placeholders(text).filter(|name| !known.contains(name)) {
            let help = match (nearest(name, known.iter().copied()), &*known) {
                (Some(near), _) => {
                    Bilingual::new(format!("请写 {near}"), format!("write `{near}`"))
                }
                (None, []) => Bilingual::new("请删去花括号", "delete the braces"),
                (None, known) => Bilingual::new(
                    format!("这里可以用的有 {}", known.join("、")),
                    format!("there are `{}`", known.join("`, `")),
                ),
            };
            found.push(Diagnostic {
                help,
                ..finding(
                    "theme/placeholder",
                    &self.files.source_path(self.path, Owner::Site),
                    node,
                    Bilingual::new(
                        format!("这段文字里的 {name} 没有内容可填，会原样显示在网页上"),
                        format!("`{name}` means nothing here and would be printed as it is"),
                    ),
                )
            });
        }
    }
}

/// The names in `text`, with the braces round them; full-width ones are taken for a slip.
fn placeholders(text: &str) -> impl Iterator<Item = &str> {
    let starts = text.match_indices(['{', '｛']);
    starts.filter_map(|(start, _)| {
        let (end, close) = text[start..].match_indices(['}', '｝']).next()?;
        Some(&text[start..start + end + close.len()])
    })
}
