//! `SitePath`: the address of one output file, relative to the site's base.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A file of the site, relative to its base address: `r/gxt-2023-166.html`.
///
/// Always relative, `/` as separator, no empty, `.` or `..` segment, and no
/// character that a file system or an address would need to escape. One text, however often it is
/// cloned: the plan, the stage and the state name the same files.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SitePath(Arc<str>);

impl SitePath {
    /// Takes `text` as a path of the site; `None` where it is not one.
    #[must_use]
    pub fn new(text: impl Into<Arc<str>>) -> Option<Self> {
        let text = text.into();
        let whole = !text.is_empty()
            && text.split('/').all(|segment| {
                !segment.is_empty()
                    && segment != "."
                    && segment != ".."
                    && segment
                        .bytes()
                        .all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte))
            });
        whole.then_some(Self(text))
    }

    /// The path as text, `/` between its segments.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for SitePath {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl Serialize for SitePath {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.serialize_str(self.as_str())
    }
}

/// A text that is no path of a site is refused, so that what is read cannot point out of a folder.
impl<'de> Deserialize<'de> for SitePath {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        Self::new(text.as_str())
            .ok_or_else(|| de::Error::custom(format!("not a path of a site: {text:?}")))
    }
}
