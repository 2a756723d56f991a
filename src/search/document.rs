//! What a search knows of a reply: what it is found by, and what is shown of it.

use serde::{Deserialize, Serialize};

use super::fold::unfolded;
use super::simplified::simplified;

/// A reply as a search sees it. It is also the file from which a result is shown, so that what a
/// search says to have found can be looked at before it is said.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// Its id, as in its address.
    pub id: String,
    /// Its title, matched before its text.
    pub title: String,
    /// When it was published, as shown.
    pub date: String,
    /// The departments that gave it.
    pub department: String,
    /// The cases it answers.
    pub cases: Vec<Case>,
    /// 发文字号.
    pub number: String,
    /// Its class in words.
    pub class: String,
    /// 案由.
    pub subject: String,
    /// 摘要.
    pub summary: String,
    /// The names of its attachments.
    pub files: Vec<String>,
    /// Its text, a block a line.
    pub text: String,
    /// Whether its attachments hold text, which is in a file of its own.
    pub attached: bool,
    /// The names it is found by at once: its numbers, whatever their spelling.
    pub names: Vec<String>,
    /// The characters in it that are matched as others, each before that other.
    pub folded: String,
}

/// A case that a reply answers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Case {
    /// The session in words, as results show it.
    pub session: String,
    /// Its number as people say it.
    pub number: String,
    /// Where all replies to it stand; empty where that is nowhere.
    pub href: String,
}

/// Where in a reply something stands, what weighs most first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Field {
    Title,
    /// Numbers of cases and of the document.
    Number,
    /// 案由.
    Subject,
    /// 摘要.
    Summary,
    /// The text, and all else.
    Text,
    /// The text in its attachments.
    Attached,
}

/// The fields that are looked up on their own. What stands in attachments is told apart only
/// where it stands nowhere else.
pub(super) const LISTED: [Field; 5] =
    [Field::Title, Field::Number, Field::Subject, Field::Summary, Field::Attached];

impl Document {
    /// Every text of the document with the field it belongs to, in the order of the fields.
    pub(super) fn texts(&self) -> impl Iterator<Item = (Field, &str)> {
        let numbers = self.cases.iter().map(|case| case.number.as_str()).chain([&*self.number]);
        let rest = [&*self.text, &*self.department].into_iter();
        let sessions = self.cases.iter().map(|case| case.session.as_str());
        let files = self.files.iter().map(String::as_str);
        [(Field::Title, &*self.title)]
            .into_iter()
            .chain(numbers.map(|text| (Field::Number, text)))
            .chain([(Field::Subject, &*self.subject), (Field::Summary, &*self.summary)])
            .chain(rest.chain(sessions).chain(files).map(|text| (Field::Text, text)))
    }

    /// The same document, which knows what of it, and of the text in its attachments, is matched as
    /// something else, and whether there is such text.
    #[must_use]
    pub fn with_folded(mut self, attached: &str) -> Self {
        let mut pairs = String::new();
        let mut note = |from: char| {
            let to = simplified(from);
            if from != to && !pairs.contains(from) {
                pairs.extend([from, to]);
            }
        };
        for text in self.texts().map(|one| one.1).chain([attached]) {
            text.chars().filter(|one| !one.is_ascii()).for_each(|one| unfolded(one, &mut note));
        }
        self.folded = pairs;
        self.attached = !attached.is_empty();
        self
    }
}
