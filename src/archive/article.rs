//! Articles: pages about the site itself, guides, annual overviews.

use crate::archive::reply::Text;
use crate::diagnostic::SourcePath;
use crate::model::Moment;
use crate::yaml::Placed;

/// An article of `content/pages/`.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub struct Article {
    /// Its place in addresses: `pages/<id>.html`.
    pub id: Text,
    /// The file it stands in.
    pub source: SourcePath,
    /// Its title; empty only where a finding says so.
    pub title: Text,
    /// When it was published.
    pub date_published: Option<Moment>,
    /// The unit it comes from.
    pub source_unit: Option<Text>,
    /// A sentence or two.
    pub summary: Option<Text>,
    /// Whether it stands in the menu.
    pub menu: bool,
    /// Its place in the menu; those without one follow, by id.
    pub order: u32,
    #[serde(with = "crate::yaml::placed")]
    pub aliases: Box<[Placed]>,
}
