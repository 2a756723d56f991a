//! What there is to choose from in a site.

use crate::archive::schema::{FieldDef, FieldType};

/// The names of a site's registers and class table.
#[derive(Clone, Debug, Default)]
pub(crate) struct Choices {
    /// Departments that reply still.
    pub departments: Vec<String>,
    /// Topics in use.
    pub topics: Vec<String>,
    /// Letters of the class table with their names.
    pub outcomes: Vec<(String, String)>,
}

impl Choices {
    /// The values that `field` may take, where they are known: each with what is shown for it.
    #[must_use]
    pub(crate) fn of(&self, field: &FieldDef) -> Vec<(String, String)> {
        let plain =
            |values: &[String]| values.iter().map(|one| (one.clone(), one.clone())).collect();
        match (field.key, field.kind) {
            ("department", _) => plain(&self.departments),
            ("topics", _) => plain(&self.topics),
            ("result_class", _) => self
                .outcomes
                .iter()
                .map(|(letter, name)| (letter.clone(), format!("{letter} {name}")))
                .collect(),
            (_, FieldType::Choices(choices)) => {
                choices.iter().map(|one| (one.1.to_owned(), one.1.to_owned())).collect()
            }
            _ => Vec::new(),
        }
    }
}
