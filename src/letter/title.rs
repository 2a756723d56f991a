//! A title: the case it names, and the marks and numbers printed with it.

use super::cases::{self, Cited, Lookup};
use super::reading::Reading;
use super::surroundings::Trust;
use super::{marks, subject};

/// What a title says.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub struct Title {
    /// The sessions and numbers it cites.
    pub cited: Cited,
    /// Its words outside quotations, folded and tight.
    pub words: String,
    /// The class printed at its end.
    pub class: Option<String>,
    /// A document number at its beginning or end, and the title without it.
    pub doc_number: Option<(String, String)>,
}

impl Title {
    /// Reads the title of a reply.
    #[must_use]
    pub fn read(title: &str, lookup: Lookup<'_>) -> Self {
        let mut rest = Reading::joined(title);
        let mut class = None;
        // Most titles have neither; looking for a mark is cheaper than asking the patterns.
        while rest.as_str().ends_with([')', '〕', ']', '】', '类', '开'])
            && let Some((marks, shorter)) = marks::split_marks(&rest)
        {
            class = class.or(marks.class);
            rest = shorter;
        }
        let bracketed = rest.as_str().contains(['〔', '[', '【', '(']);
        let doc_number = bracketed.then(|| marks::split_doc_number(&rest)).flatten();
        if let Some((_, bare)) = &doc_number {
            rest = bare.clone();
        }
        Self {
            cited: cases::cited(&rest, Trust::Title, lookup),
            words: subject::without_quotes(&rest),
            class,
            doc_number: doc_number.map(|(number, bare)| (number, bare.original().to_owned())),
        }
    }
}
