//! The registers: departments, topics, congresses and CPPCC committees.

use std::collections::HashMap;

use serde::Deserialize;

use super::faults::Faults;
use super::shapes;
use crate::diagnostic::{Diagnostic, SourcePath};
use crate::model::session::short_body;
use crate::model::{Date, Kind, date, identifier};
use crate::yaml::{Node, Value};

/// A department (单位) of the register.
#[derive(Clone, Debug, Deserialize)]
pub struct Department {
    /// Its key in addresses.
    pub code: String,
    /// 规范名称.
    pub name: String,
    /// Short names it also goes by.
    #[serde(default)]
    pub short: Vec<String>,
    /// 发文机关代字 its document numbers begin with.
    #[serde(default)]
    pub prefix: Vec<String>,
    /// Names it had before.
    #[serde(default)]
    pub former: Vec<FormerName>,
    /// Office telephone.
    pub phone: Option<String>,
    /// Postal address.
    pub address: Option<String>,
    /// Its place in lists; departments without one follow, by code.
    #[serde(default = "last")]
    pub order: u32,
    /// Former codes.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Whether it answers no more.
    #[serde(default)]
    pub retired: bool,
    /// Code of the department that took over.
    pub successor: Option<String>,
}

/// A name a department had for a time.
#[derive(Clone, Debug, Deserialize)]
pub struct FormerName {
    /// The name.
    pub name: String,
    /// The first day it was in use.
    pub from: Option<String>,
    /// The first day it was no more in use.
    pub until: Option<String>,
}

/// A topic (主题) of the register.
#[derive(Clone, Debug, Deserialize)]
pub struct Topic {
    /// Its key in addresses.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// What belongs to it.
    pub description: Option<String>,
    /// Its place in lists.
    #[serde(default = "last")]
    pub order: u32,
    /// Former slugs.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Whether it is used no more.
    #[serde(default)]
    pub retired: bool,
    /// Slug of the topic that took over.
    pub successor: Option<String>,
}

/// A congress or a CPPCC committee of the register.
#[derive(Clone, Debug, Deserialize)]
pub struct Body {
    /// Its key in addresses.
    pub key: String,
    /// `congress` or `cppcc`.
    kind: String,
    /// Its name.
    pub name: String,
    /// Names it also goes by.
    #[serde(default)]
    pub names: Vec<String>,
}

impl Body {
    /// What its sessions receive: suggestions or proposals.
    #[must_use]
    pub fn kind(&self) -> Kind {
        if self.kind == "congress" { Kind::Suggestion } else { Kind::Proposal }
    }
}

fn last() -> u32 {
    u32::MAX
}

/// How a department was named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NameUse {
    /// By its present name, a short one or its code.
    Present,
    /// By a name in use until this day, where the register says so.
    Former(Option<Date>),
}

/// The departments in the order of their listing.
#[derive(Clone, Debug, Default)]
pub struct DepartmentRegister {
    entries: Vec<Department>,
    names: HashMap<String, (u16, NameUse)>,
}

impl DepartmentRegister {
    /// All departments, in order.
    #[must_use]
    pub fn all(&self) -> &[Department] {
        &self.entries
    }

    /// The department at `index`.
    #[must_use]
    pub fn get(&self, index: u16) -> &Department {
        &self.entries[index as usize]
    }

    /// The department that `name` names: full, short or former name, or code.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<(u16, NameUse)> {
        self.names.get(name.trim()).cloned()
    }

    /// The department whose 发文机关代字 is the longest beginning of `authority`.
    #[must_use]
    pub fn by_prefix(&self, authority: &str) -> Option<u16> {
        let longest = |department: &Department| {
            let fits = department.prefix.iter().filter(|prefix| authority.starts_with(*prefix));
            fits.map(String::len).max()
        };
        let found =
            self.entries.iter().enumerate().filter_map(|(at, one)| Some((longest(one)?, at)));
        found
            .max_by_key(|(length, at)| (*length, usize::MAX - at))
            .and_then(|(_, at)| u16::try_from(at).ok())
    }
}

/// The topics in the order of their listing.
#[derive(Clone, Debug, Default)]
pub struct TopicRegister {
    entries: Vec<Topic>,
    names: HashMap<String, u16>,
}

impl TopicRegister {
    /// All topics, in order.
    #[must_use]
    pub fn all(&self) -> &[Topic] {
        &self.entries
    }

    /// The topic at `index`.
    #[must_use]
    pub fn get(&self, index: u16) -> &Topic {
        &self.entries[index as usize]
    }

    /// The topic that `name` names, by name or slug.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<u16> {
        self.names.get(name.trim()).copied()
    }
}

/// The congresses and committees whose sessions replies belong to.
#[derive(Clone, Debug, Default)]
pub struct BodyRegister {
    entries: Vec<Body>,
    names: HashMap<String, u16>,
}

impl BodyRegister {
    /// All bodies.
    #[must_use]
    pub fn all(&self) -> &[Body] {
        &self.entries
    }

    /// The body at `index`.
    #[must_use]
    pub fn get(&self, index: u16) -> &Body {
        &self.entries[index as usize]
    }

    /// The body that `name` names, in any spelling of `model::session::short_body`.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<u16> {
        self.names.get(&short_body(name)).copied()
    }
}

/// The three registers of a site.
#[derive(Clone, Debug, Default)]
pub struct Registers {
    /// `content/departments.yaml`.
    pub departments: DepartmentRegister,
    /// `content/topics.yaml`.
    pub topics: TopicRegister,
    /// `content/bodies.yaml`.
    pub bodies: BodyRegister,
}

/// Reads `content/departments.yaml`.
#[must_use]
pub fn departments(path: &SourcePath, text: &str) -> (DepartmentRegister, Vec<Diagnostic>) {
    let mut faults = Faults::new(path);
    let mut register = DepartmentRegister::default();
    if let Some((mut entries, node)) = faults.read::<Vec<Department>>(text, shapes::DEPARTMENTS) {
        let names = |one: &Department| {
            let mut names = vec![one.code.clone(), one.name.clone()];
            names.extend(one.short.iter().cloned());
            names
        };
        check_entries(
            &mut faults,
            &node,
            entries.iter().map(|one| (one.code.as_str(), names(one))),
        );
        check_former(&mut faults, &node, &entries);
        entries.sort_by(|left, right| (left.order, &left.code).cmp(&(right.order, &right.code)));
        for (at, one) in (0_u16..).zip(&entries) {
            for former in &one.former {
                let until = former.until.as_deref().and_then(|text| date::parse(text).ok());
                let usage = NameUse::Former(until.map(|moment| moment.day));
                register.names.entry(former.name.clone()).or_insert((at, usage));
            }
        }
        for (at, one) in (0_u16..).zip(&entries) {
            register
                .names
                .extend(names(one).into_iter().map(|name| (name, (at, NameUse::Present))));
        }
        register.entries = entries;
    }
    (register, faults.into_diagnostics())
}

fn check_former(faults: &mut Faults, node: &Node, entries: &[Department]) {
    for (one, entry) in entries.iter().zip(items(node)) {
        let dates = one.former.iter().flat_map(|former| [&former.from, &former.until]);
        for text in dates.flatten().filter(|text| date::parse(text).is_err()) {
            faults.value(
                entry.span.clone(),
                format!("曾用名的日期“{text}”不是日期，请写成 2018-11-01"),
                format!("`{text}` is no date; write 2018-11-01"),
            );
        }
    }
}

/// Reads `content/topics.yaml`.
#[must_use]
pub fn topics(path: &SourcePath, text: &str) -> (TopicRegister, Vec<Diagnostic>) {
    let mut faults = Faults::new(path);
    let mut register = TopicRegister::default();
    if let Some((mut entries, node)) = faults.read::<Vec<Topic>>(text, shapes::TOPICS) {
        let names = |one: &Topic| vec![one.slug.clone(), one.name.clone()];
        check_entries(
            &mut faults,
            &node,
            entries.iter().map(|one| (one.slug.as_str(), names(one))),
        );
        // Topics keep the order of the file unless they say otherwise.
        entries.sort_by_key(|topic| topic.order);
        for (at, one) in (0_u16..).zip(&entries) {
            register.names.extend(names(one).into_iter().map(|name| (name, at)));
        }
        register.entries = entries;
    }
    (register, faults.into_diagnostics())
}

/// Reads `content/bodies.yaml`.
#[must_use]
pub fn bodies(path: &SourcePath, text: &str) -> (BodyRegister, Vec<Diagnostic>) {
    let mut faults = Faults::new(path);
    let mut register = BodyRegister::default();
    if let Some((entries, node)) = faults.read::<Vec<Body>>(text, shapes::BODIES) {
        let names = |one: &Body| {
            let names = std::iter::once(&one.name).chain(&one.names);
            let mut names: Vec<_> = names.map(|name| short_body(name)).collect();
            names.sort();
            names.dedup();
            names
        };
        check_entries(&mut faults, &node, entries.iter().map(|one| (one.key.as_str(), names(one))));
        for (at, one) in (0_u16..).zip(&entries) {
            register.names.extend(names(one).into_iter().map(|name| (name, at)));
        }
        register.entries = entries;
    }
    (register, faults.into_diagnostics())
}

fn items(node: &Node) -> &[Node] {
    match &node.value {
        Value::Sequence(items) => items,
        Value::Scalar { .. } | Value::Mapping(_) => &[],
    }
}

/// Keys must stand in addresses, and no name may mean two entries.
fn check_entries<'a>(
    faults: &mut Faults,
    node: &Node,
    entries: impl Iterator<Item = (&'a str, Vec<String>)>,
) {
    let mut taken: HashMap<String, usize> = HashMap::new();
    for (index, ((key, names), entry)) in entries.zip(items(node)).enumerate() {
        if identifier::check(key).is_err() {
            faults.value(
                entry.span.start..entry.span.start,
                format!(
                    "“{key}”要出现在网址里，只能用小写字母、数字和单个连字符，例如 {}",
                    example(key)
                ),
                format!(
                    "`{key}` stands in addresses: lower-case letters, digits, single hyphens only"
                ),
            );
        }
        for name in names {
            if taken.insert(name.clone(), index).is_some_and(|other| other != index) {
                faults.value(
                    entry.span.start..entry.span.start,
                    format!("“{name}”已经是名录中另一项的名称或代码"),
                    format!("`{name}` already names another entry"),
                );
            }
        }
    }
}

fn example(key: &str) -> String {
    let nearest = identifier::nearest(key);
    if nearest.is_empty() { "gxt".to_owned() } else { nearest }
}
