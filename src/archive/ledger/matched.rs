//! Which items of a ledger a letter answers, and whether both say the same.

use std::collections::HashMap;

use super::{Item, ItemKey, Ledger};
use crate::config::Registers;
use crate::model::text::comparable;
use crate::model::{CaseKey, Choice, Disclosure, SessionKey, date};

/// The fields that letter and ledger both have, besides session and number.
pub(crate) const SHARED: &[&str] = &["subject", "department", "date_assigned", "disclosure"];

impl Ledger {
    /// The items with `number`: one at most, where the session is known.
    #[must_use]
    pub(crate) fn numbered(
        &self,
        session: Option<SessionKey>,
        number: &CaseKey,
    ) -> Vec<(&ItemKey, &Item)> {
        match session {
            Some(session) => {
                self.items.get_key_value(&(session, number.clone())).into_iter().collect()
            }
            None => self.items.iter().filter(|((_, one), _)| one == number).collect(),
        }
    }

    /// The item of each subject, as subjects compare; nothing where several have it.
    #[must_use]
    pub(crate) fn subjects(&self) -> HashMap<String, Option<ItemKey>> {
        let mut all = HashMap::new();
        for (key, item) in &self.items {
            let subject = item.subject.as_deref().map(comparable);
            if let Some(subject) = subject.filter(|text| !text.is_empty()) {
                let one = all.entry(subject);
                one.and_modify(|one| *one = None).or_insert_with(|| Some(key.clone()));
            }
        }
        all
    }
}

impl Item {
    /// What it has under `key`, in the words of a letter.
    #[must_use]
    pub(crate) fn value(&self, key: &str, registers: &Registers) -> Option<String> {
        match key {
            "subject" => self.subject.as_deref().map(str::to_owned),
            "department" => {
                let lead = self.departments.first()?;
                Some(registers.departments.get(*lead).name.clone())
            }
            "date_assigned" => self.date_assigned.map(|day| day.to_string()),
            _ => self.disclosure.map(|one| one.label().to_owned()),
        }
    }

    /// Whether `given` under `key` of a letter means the same.
    #[must_use]
    pub(crate) fn agrees(&self, key: &str, given: &str, registers: &Registers) -> bool {
        match key {
            "subject" => {
                self.subject.as_deref().is_some_and(|one| comparable(one) == comparable(given))
            }
            "department" => {
                let found = registers.departments.find(given);
                found.is_some_and(|(at, _)| self.departments.contains(&at))
            }
            "date_assigned" => date::parse(given).ok().map(|one| one.day) == self.date_assigned,
            _ => Disclosure::parse(given) == self.disclosure,
        }
    }
}
