//! The imports of the sources: which file uses what of which other file.

use std::collections::BTreeMap;

use super::code::{SourceFile, end_of_item, first_word, words};

/// One use of another file: the place in the text, the file, and what is used of it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Use {
    pub(super) at: usize,
    pub(super) to: usize,
    pub(super) name: String,
}

/// A name that a `use` brings into a module: the path behind it.
#[derive(Clone, Debug)]
struct Binding {
    at: usize,
    path: Vec<String>,
    exported: bool,
}

/// What a path leads to.
enum Target {
    Module(String),
    Item(usize),
}

/// Every module of the library with its file and the names that it imports.
pub(super) struct Modules {
    files: BTreeMap<String, usize>,
    bindings: BTreeMap<String, BTreeMap<String, Binding>>,
}

impl Modules {
    pub(super) fn new(sources: &[SourceFile]) -> Self {
        let mut files = BTreeMap::new();
        let mut bindings = BTreeMap::new();
        for (at, source) in sources.iter().enumerate() {
            let module = module_of(&source.path);
            bindings.insert(module.clone(), bindings_of(&source.product));
            files.insert(module, at);
        }
        Self { files, bindings }
    }

    /// What the file at `path` uses of others: re-exports and declarations of modules are
    /// no uses, and what is imported through a re-export belongs to the file it stands in.
    pub(super) fn uses(&self, source: &SourceFile) -> Vec<Use> {
        let module = module_of(&source.path);
        let imported = self.bindings[&module].values().filter(|binding| !binding.exported);
        let imported = imported.map(|binding| (binding.at, binding.path.clone()));
        let mut out: Vec<Use> = imported
            .chain(paths(&source.product))
            .filter_map(|(at, path)| {
                let name = path.last()?.clone();
                Some(Use { at, to: self.file_of(&module, &path)?, name })
            })
            .filter(|found| self.files[&module] != found.to)
            .collect();
        out.sort();
        out
    }

    /// The file whose item `path`, written in `module`, names. To name a module is to use
    /// nothing of it yet; but what is exported beside it may have the same name.
    fn file_of(&self, module: &str, path: &[String]) -> Option<usize> {
        match self.resolve(module, path, 0)? {
            Target::Item(file) => Some(file),
            Target::Module(_) => self.beside(module, path),
        }
    }

    /// The file of an item that is exported under the same name as the module at `path`.
    fn beside(&self, module: &str, path: &[String]) -> Option<usize> {
        let (last, above) = path.split_last()?;
        let Target::Module(parent) = self.resolve(module, above, 0)? else { return None };
        let exported = self.bindings[&parent].get(last).filter(|binding| binding.exported)?;
        match self.resolve(&parent, &exported.path, 1)? {
            Target::Item(file) => Some(file),
            Target::Module(_) => None,
        }
    }

    /// What `path` leads to, seen from `module`; none for what is not of this library.
    fn resolve(&self, module: &str, path: &[String], depth: usize) -> Option<Target> {
        let mut here = module.to_owned();
        for (step, name) in path.iter().enumerate() {
            match name.as_str() {
                "crate" => here = String::new(),
                "self" => {}
                "super" => here = parent(&here).to_owned(),
                name => {
                    let child = join(&here, name);
                    if self.files.contains_key(&child) {
                        here = child;
                        continue;
                    }
                    let binding = self.bindings[&here].get(name).filter(|_| depth < 8);
                    match binding.map(|binding| self.resolve(&here, &binding.path, depth + 1)) {
                        Some(Some(Target::Module(found))) => here = found,
                        Some(found) => return found,
                        // A first name that nothing brings is of another crate or of this file.
                        None if step == 0 => return None,
                        None => return Some(Target::Item(self.files[&here])),
                    }
                }
            }
        }
        Some(Target::Module(here))
    }
}

/// The module that the file at `path` is, from the library's root.
fn module_of(path: &str) -> String {
    let inside = path.trim_start_matches("src/").trim_end_matches(".rs");
    let module = inside.trim_end_matches("/mod").replace('/', "::");
    if module == "lib" { String::new() } else { module }
}

fn parent(module: &str) -> &str {
    module.rsplit_once("::").map_or("", |(above, _)| above)
}

fn join(module: &str, name: &str) -> String {
    if module.is_empty() { name.to_owned() } else { format!("{module}::{name}") }
}

/// Where the `use` declarations of `code` stand: from the word to the semicolon.
fn declarations(code: &str) -> Vec<(usize, usize)> {
    let end = |at: usize| code[at..].find(';').map(|length| (at, at + length));
    let is_declaration = |at: &usize| {
        let before = code[..*at].trim_end();
        let starts = before.is_empty() || before.ends_with([';', '{', '}', ')', ']']);
        (starts || before.ends_with("pub")) && !code[at + 3..].trim_start().starts_with('<')
    };
    words(code, "use").filter(is_declaration).filter_map(end).collect()
}

/// Where modules stand whose items are in the same file.
fn inline_modules(code: &str) -> Vec<(usize, usize)> {
    let block = |at: usize| {
        let after = code[at + "mod".len()..].trim_start();
        let rest = after[first_word(after).len()..].trim_start();
        rest.starts_with('{').then(|| (at, at + end_of_item(&code[at..])))
    };
    words(code, "mod").filter_map(block).collect()
}

/// `path`, written at `at`, as the file itself would write it: in a module inside the file,
/// `super` leads to the file.
fn from_file(mut path: Vec<String>, at: usize, inline: &[(usize, usize)]) -> Vec<String> {
    let depth = inline.iter().filter(|(from, to)| (*from..*to).contains(&at)).count();
    for name in path.iter_mut().take_while(|name| *name == "super").take(depth) {
        "self".clone_into(name);
    }
    path
}

fn bindings_of(code: &str) -> BTreeMap<String, Binding> {
    let inline = inline_modules(code);
    let mut out = BTreeMap::new();
    for (at, end) in declarations(code) {
        let before = code[..at].rsplit([';', '{', '}', '\n']).next().unwrap_or_default();
        let exported = before.trim_start().starts_with("pub");
        for (name, path) in tree(&code[at + 3..end], &[]) {
            let path = from_file(path, at, &inline);
            out.insert(name, Binding { at, path, exported });
        }
    }
    out
}

/// The names that a tree of imports brings, each with its path.
fn tree(code: &str, above: &[String]) -> Vec<(String, Vec<String>)> {
    let code = code.trim();
    if let Some(group) = code.strip_prefix('{') {
        let group = group.strip_suffix('}').unwrap_or(group);
        return branches(group).into_iter().flat_map(|branch| tree(branch, above)).collect();
    }
    let name = first_word(code);
    let rest = code[name.len()..].trim_start();
    let path = || above.iter().cloned().chain([name.to_owned()]).collect::<Vec<_>>();
    if let Some(below) = rest.strip_prefix("::") {
        return tree(below, &path());
    }
    if code == "*" {
        let path: Vec<_> = above.iter().cloned().chain(["*".to_owned()]).collect();
        return vec![(path.join("::"), path)];
    }
    let alias = rest.strip_prefix("as ").map(str::trim);
    match (name, above.last()) {
        ("self", Some(last)) => vec![(alias.unwrap_or(last).to_owned(), above.to_vec())],
        _ => vec![(alias.unwrap_or(name).to_owned(), path())],
    }
}

/// The branches of a group in braces, whose own groups stay whole.
fn branches(group: &str) -> Vec<&str> {
    let mut depth = 0_usize;
    let split = move |character: char| {
        match character {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        character == ',' && depth == 0
    };
    group.split(split).map(str::trim).filter(|branch| !branch.is_empty()).collect()
}

/// The paths of two names and more that stand in `code`, imports apart.
fn paths(code: &str) -> Vec<(usize, Vec<String>)> {
    let imports = declarations(code);
    let inline = inline_modules(code);
    let mut out = Vec::new();
    let mut end = 0;
    for (at, _) in code.match_indices("::") {
        let is_import = imports.iter().any(|(from, to)| (*from..*to).contains(&at));
        if at < end || is_import {
            continue;
        }
        let before = code[..at].char_indices().rev();
        let word = before.take_while(|(_, letter)| letter.is_alphanumeric() || *letter == '_');
        let start = word.last().map_or(at, |(start, _)| start);
        let mut path = vec![code[start..at].to_owned()];
        end = at;
        while let Some(below) = code[end..].strip_prefix("::") {
            let name = first_word(below);
            end += 2 + name.len();
            if name.is_empty() {
                break;
            }
            path.push(name.to_owned());
        }
        out.push((start, from_file(path, start, &inline)));
    }
    out
}
