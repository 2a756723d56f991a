//! The registers: departments, topics, congresses and CPPCC committees.

use std::collections::HashMap;

use serde::Deserialize;

use crate::model::session::{SessionSpelling, short_body};
use crate::model::{Calendar, Date, Kind, SessionKey};
use crate::yaml::Placed;

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
    /// Former codes, or former addresses.
    #[serde(default)]
    pub aliases: Vec<Placed>,
    /// Whether it answers no more.
    #[serde(default)]
    pub retired: bool,
    /// Code of the department that took over.
    pub successor: Option<String>,
}

impl Department {
    /// Whether it answers no more: retired, or another took over.
    #[must_use]
    pub fn is_closed(&self) -> bool {
        self.retired || self.successor.is_some()
    }
}

/// A name a department had for a time.
#[derive(Clone, Debug, Deserialize)]
pub struct FormerName {
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
    pub name: String,
    /// What belongs to it.
    pub description: Option<String>,
    /// Its place in lists.
    #[serde(default = "last")]
    pub order: u32,
    /// Former slugs, or former addresses.
    #[serde(default)]
    pub aliases: Vec<Placed>,
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
    kind: String,
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
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum NameUse {
    /// By its present name, a short one or its code.
    Present,
    /// By a name in use until this day, where the register says so.
    Former(Option<Date>),
}

/// The departments in the order of their listing.
#[derive(Clone, Debug, Default)]
pub struct DepartmentRegister {
    pub(super) entries: Vec<Department>,
    pub(super) names: HashMap<String, (u16, NameUse)>,
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
    pub(super) entries: Vec<Topic>,
    pub(super) names: HashMap<String, u16>,
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
    pub(super) entries: Vec<Body>,
    pub(super) names: HashMap<String, u16>,
}

impl BodyRegister {
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

    /// The session that `spelling` means, if its body is registered.
    #[must_use]
    pub(crate) fn session(&self, spelling: &SessionSpelling) -> Option<SessionKey> {
        let body = self.find(&spelling.body)?;
        Some(SessionKey { body, term: spelling.term, meeting: spelling.meeting })
    }
}

/// The registers of a site.
#[derive(Clone, Debug, Default)]
pub struct Registers {
    /// Departments, from `content/departments.yaml`.
    pub departments: DepartmentRegister,
    /// Topics, from `content/topics.yaml`.
    pub topics: TopicRegister,
    /// Congresses and committees, from `content/bodies.yaml`.
    pub bodies: BodyRegister,
    /// The holidays that `dafu.yaml` names; none are known where it names no file.
    pub calendar: Calendar,
}
