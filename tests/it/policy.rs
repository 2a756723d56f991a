//! What dependencies may be: their licences and sources by `deny.toml`, their features by the
//! wish to compile each of them once.

mod spdx;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

use regex::Regex;
use serde_json::Value;

use spdx::Expression;

/// What `deny.toml` says, as far as it can be known without a download.
struct Policy {
    licences: BTreeSet<String>,
    exceptions: BTreeSet<(String, String)>,
}

/// One package of the dependency tree.
struct Package {
    name: String,
    licence: String,
}

impl Policy {
    fn read() -> Self {
        let text = package_file("deny.toml");
        let list = between(&text, "\nallow = [", "]");
        let exceptions = between(&text, "\nexceptions = [", "\n]");
        let entry = pattern(r#"allow = \["([^"]+)"\], crate = "([^"]+)""#);
        let pair = |found: regex::Captures<'_>| (found[2].to_owned(), found[1].to_owned());
        Self {
            licences: quoted(list).collect(),
            exceptions: entry.captures_iter(exceptions).map(pair).collect(),
        }
    }

    /// Whether `package` may be used under a licence of the list.
    fn allows(&self, package: &Package) -> bool {
        self.terms(package).is_some()
    }

    /// The licences under which `package` is used; `None` where there are none we may choose.
    fn terms(&self, package: &Package) -> Option<BTreeSet<String>> {
        let allowed = |licence: &str| {
            let exception = (package.name.clone(), licence.to_owned());
            self.licences.contains(licence) || self.exceptions.contains(&exception)
        };
        Expression::parse(&package.licence)?.choose(&allowed)
    }
}

#[test]
fn every_licence_is_allowed() {
    let policy = Policy::read();
    let packages = packages();
    assert!(packages.len() > 100, "the dependency tree was not read");
    let refused: Vec<_> = packages
        .iter()
        .filter(|package| !policy.allows(package))
        .map(|package| format!("{}: {}", package.name, package.licence))
        .collect();
    assert!(
        refused.is_empty(),
        "licences that deny.toml does not allow:\n  {}",
        refused.join("\n  ")
    );
}

#[test]
fn every_allowed_licence_is_needed() {
    let policy = Policy::read();
    let used: BTreeSet<_> =
        packages().iter().filter_map(|package| policy.terms(package)).flatten().collect();
    let idle: Vec<_> = policy.licences.difference(&used).collect();
    assert!(idle.is_empty(), "deny.toml allows licences that nothing has: {idle:?}");
    let names: BTreeSet<_> = packages().into_iter().map(|package| package.name).collect();
    let gone: Vec<_> = policy.exceptions.iter().filter(|(name, _)| !names.contains(name)).collect();
    assert!(gone.is_empty(), "deny.toml excepts crates that are not used: {gone:?}");
}

#[test]
fn a_licence_that_is_not_allowed_is_found() {
    let policy = Policy::read();
    let allowed = |name: &str, licence: &str| {
        policy.allows(&Package { name: name.to_owned(), licence: licence.to_owned() })
    };
    assert!(!allowed("a", "GPL-3.0-only"));
    assert!(!allowed("a", "MIT AND GPL-3.0-only"));
    assert!(allowed("a", "MIT OR GPL-3.0-only"));
    assert!(!allowed("a", "MPL-2.0"));
    assert!(allowed("selectors", "MPL-2.0"));
    assert!(!allowed("a", "Apache-2.0 WITH Classpath-exception-2.0"));
    assert!(!allowed("a", ""));
}

#[test]
fn every_package_comes_from_one_registry() {
    let foreign = foreign_sources(&package_file("Cargo.lock"));
    assert!(foreign.is_empty(), "packages from elsewhere than the registry: {foreign:?}");
}

#[test]
fn a_package_from_elsewhere_is_found() {
    let lock = "[[package]]\nname = \"c\"\nsource = \"registry+https://one.example\"\n\n\
                [[package]]\nname = \"d\"\nsource = \"registry+https://two.example\"\n\n\
                [[package]]\nname = \"a\"\nsource = \"git+https://a.example/a#1\"\n\n\
                [[package]]\nname = \"b\"\nversion = \"1\"\n\n\
                [[package]]\nname = \"dafu\"\nversion = \"1\"\n";
    assert_eq!(foreign_sources(lock), ["d", "a", "b"]);
}

#[test]
fn builds_and_tests_compile_the_same_tree() {
    let (builds, tests) = (features("normal,build"), features("normal,build,dev"));
    assert!(builds.len() > 100, "the dependency tree was not read");
    let differ = |(package, features): (&String, &BTreeSet<String>)| {
        let other = tests.get(package)?;
        let more: Vec<_> = other.difference(features).map(String::as_str).collect();
        (!more.is_empty()).then(|| format!("{package}: {}", more.join(", ")))
    };
    let faults: Vec<_> = builds.iter().filter_map(differ).collect();
    assert!(
        faults.is_empty(),
        "tests ask for more features, so that dependencies are compiled twice:\n  {}\n\
         Ask for them in Cargo.toml too, where it says why, or use another package in tests.",
        faults.join("\n  ")
    );
}

/// The names of packages in a lock file that are neither dafu nor from the one
/// registry, which is that of the first package.
fn foreign_sources(lock: &str) -> Vec<String> {
    let source = lock.lines().find(|line| line.starts_with("source = \"registry+"));
    let source = source.expect("some package is from a registry");
    let blocks = lock.split("[[package]]").skip(1);
    let foreign = blocks.filter(|block| !block.lines().any(|line| line == source));
    let names = foreign.filter_map(|block| quoted(block).next());
    names.filter(|name| name != "dafu").collect()
}

/// Every package but our own: of all platforms where they were fetched, else of this one.
fn packages() -> Vec<Package> {
    let metadata = ["metadata", "--locked", "--offline", "--format-version", "1"];
    let text = cargo(&metadata).or_else(|| {
        let version = cargo(&["-vV"])?;
        let host = version.lines().find_map(|line| line.strip_prefix("host: "))?.to_owned();
        cargo(&[&metadata[..], &["--filter-platform", &host]].concat())
    });
    let text = text.expect("cargo knows the dependencies it has just compiled");
    let metadata: Value = serde_json::from_str(&text).expect("cargo writes JSON");
    let packages = metadata["packages"].as_array().expect("a list of packages");
    let word = |package: &Value, key: &str| package[key].as_str().unwrap_or_default().to_owned();
    let foreign = packages.iter().filter(|package| !package["source"].is_null());
    foreign
        .map(|package| Package { name: word(package, "name"), licence: word(package, "license") })
        .collect()
}

/// Every package of the tree over `edges`, each with all features it has anywhere in it.
fn features(edges: &str) -> BTreeMap<String, BTreeSet<String>> {
    let format = ["--format", "{p}|{f}", "--prefix", "none", "--edges", edges];
    let text = cargo(&[&["tree", "--locked", "--offline"], &format[..]].concat())
        .expect("cargo knows the dependencies it has just compiled");
    let mut out = BTreeMap::<_, BTreeSet<_>>::new();
    for line in text.lines() {
        let Some((package, features)) = line.trim_end_matches(" (*)").split_once('|') else {
            continue;
        };
        let features = features.split(',').filter(|feature| !feature.is_empty());
        out.entry(package.to_owned()).or_default().extend(features.map(str::to_owned));
    }
    out
}

fn cargo(arguments: &[&str]) -> Option<String> {
    let mut command = Command::new(env!("CARGO"));
    let output = command.args(arguments).current_dir(env!("CARGO_MANIFEST_DIR")).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

fn package_file(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    std::fs::read_to_string(path).expect("a file of the package")
}

fn between<'a>(text: &'a str, open: &str, close: &str) -> &'a str {
    let (_, rest) = text.split_once(open).expect("deny.toml has this list");
    rest.split_once(close).expect("the list is closed").0
}

/// The quoted strings in `text`, comments left out.
fn quoted(text: &str) -> impl Iterator<Item = String> {
    let lines = text.lines().filter(|line| !line.trim_start().starts_with('#'));
    lines.flat_map(|line| line.split('"').skip(1).step_by(2)).map(str::to_owned)
}

fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("a valid pattern")
}
