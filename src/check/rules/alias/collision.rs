//! A former address at which something else stands.

use std::collections::{HashMap, HashSet};

use crate::archive::World;
use crate::check::example::Example;
use crate::check::rule::{Check, Findings, Rule, bilingual};
use crate::diagnostic::Severity;
use crate::plan::redirect::{Redirect, redirects};
use crate::plan::{Collision, Output, SitePlan, Subject};

pub(crate) const COLLISION: Rule = Rule {
    name: "alias/collision",
    severity: Severity::Error,
    locked: true,
    sensitive: false,
    summary: bilingual("旧网址已被占用", "a former address that something else uses"),
    why: bilingual(
        "一个网址只能有一个页面，大小写不同也算相同。",
        "an address has one page; case makes no difference",
    ),
    wrong: Example::fields("旧网址: [Years.html]"),
    right: Example::fields("旧网址: [all-years.html]"),
    check: Check::Plan(collisions),
};

/// What is said of a redirect.
type Said<'a> = (&'a Redirect, (String, String));

fn collisions(world: World<'_>, plan: &SitePlan, found: &mut Findings) {
    let redirects = redirects(world);
    let lower = |output: &Output| output.path.as_str().to_ascii_lowercase();
    let mut files: HashSet<String> = plan.outputs.iter().map(lower).collect();
    files.insert("manifest.json".to_owned());
    let mut faults = of_pages(plan, &redirects);
    faults.extend(of_folders(&redirects, &files));
    faults.extend(of_servers(&redirects, &files, world.config.base_url.path()));
    let mut told = HashSet::new();
    for (one, (zh, en)) in faults {
        // An address from the top of the host is one below the site as well.
        if !told.insert((&one.source, one.at.start)) {
            continue;
        }
        let field = if one.is_source { "原网址" } else { "旧网址" };
        let address = one.shown(world.config);
        found
            .at(&one.source, one.at.clone())
            .message(
                format!("{field}“{address}”{zh}"),
                format!("the former address `{address}` {en}"),
            )
            .help(
                format!("请删去这一个{field}，或者改正它"),
                "delete this former address, or correct it",
            );
    }
}

/// Pages at former addresses whose place another page wants.
fn of_pages<'a>(plan: &SitePlan, redirects: &'a [Redirect]) -> Vec<Said<'a>> {
    let redirect = |output: &Output| match output.subject {
        Subject::Redirect(at) => redirects.get(at as usize),
        _ => None,
    };
    let said = |collision: &Collision| {
        let (kept, dropped) = (&collision.kept, &collision.dropped);
        let one = redirect(dropped).or_else(|| redirect(kept))?;
        let other = if redirect(dropped).is_some() { kept } else { dropped };
        Some(match redirect(other) {
            Some(two) => (one, also(one, two)),
            None if other.path == one.to => {
                (one, ("就是它现在的网址".to_owned(), "is its current address".to_owned()))
            }
            None => (one, taken(other.path.as_str())),
        })
    };
    plan.collisions.iter().filter_map(said).collect()
}

/// A file cannot be a folder too. No other page stands in a folder with such a name.
fn of_folders<'a>(redirects: &'a [Redirect], files: &HashSet<String>) -> Vec<Said<'a>> {
    let said = |one: &'a Redirect| {
        let path = one.page.as_ref()?.as_str().to_ascii_lowercase();
        let mut above = path.match_indices('/').map(|(at, _)| &path[..at]);
        let file = above.find(|folder| files.contains(*folder))?;
        let zh = format!("要有文件夹 {file}，可是那里是一个文件");
        Some((one, (zh, format!("needs {file} to be a folder, but it is a file"))))
    };
    redirects.iter().filter_map(said).collect()
}

/// Where only a server leads on there is no row: two of one address, or one over a file.
fn of_servers<'a>(redirects: &'a [Redirect], files: &HashSet<String>, base: &str) -> Vec<Said<'a>> {
    let mut claimed: HashMap<String, &Redirect> = HashMap::new();
    let mut said = Vec::new();
    for one in redirects.iter().filter(|one| one.page.is_none()) {
        let key = one.address.key();
        if let Some(file) = key.strip_prefix(base).filter(|file| files.contains(*file)) {
            said.push((one, taken(file)));
        }
        match claimed.get(&key) {
            Some(two) => said.push((one, also(one, two))),
            None => {
                claimed.insert(key, one);
            }
        }
    }
    said
}

/// What is said of `one`, whose address `two` has already.
fn also(one: &Redirect, two: &Redirect) -> (String, String) {
    if two.source == one.source && two.to == one.to {
        return ("写了两次".to_owned(), "is given twice".to_owned());
    }
    (format!("也是 {} 的旧网址", two.source), format!("is also a former address of {}", two.source))
}

/// What is said of an address at which the page `path` stands.
fn taken(path: &str) -> (String, String) {
    (format!("现在是另一个页面的网址（{path}）"), format!("now belongs to another page ({path})"))
}
