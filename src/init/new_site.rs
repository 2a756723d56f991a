//! What has to be known of a new site, and what it is made of.

use jiff::civil::Date;

use super::department::NewDepartment;
use super::recipe::Recipe;
use crate::diagnostic::Language;
use crate::model::Kind;

/// What has to be known of a new site.
#[derive(Clone, Debug)]
pub(crate) struct NewSite {
    pub title: String,
    pub base_url: String,
    /// The place it is of (云岭省), where that is known.
    pub place: Option<String>,
    /// What its replies answer: suggestions to the congress, proposals to the CPPCC.
    pub kinds: Vec<Kind>,
    /// The first departments of the register.
    pub departments: Vec<NewDepartment>,
    /// The day its articles are of.
    pub day: Date,
    /// The recipe for continuous integration, where one is wanted.
    pub recipe: Option<&'static Recipe>,
    /// What its files explain themselves in.
    pub language: Language,
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    pub(in crate::init) fn site() -> NewSite {
        NewSite {
            title: "云岭县建议提案答复公开".to_owned(),
            base_url: "https://dafu.example.gov.cn/".to_owned(),
            place: Some("云岭县".to_owned()),
            kinds: vec![Kind::Suggestion, Kind::Proposal],
            departments: vec![NewDepartment {
                code: "jyj".to_owned(),
                name: "云岭县教育局".to_owned(),
            }],
            day: "2025-06-01".parse().expect("a day"),
            recipe: None,
            language: Language::Chinese,
        }
    }
}
