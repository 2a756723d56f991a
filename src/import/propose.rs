//! The proposed id of a draft and the folder it goes to.

use super::draft::IdParts;
use crate::archive::proposal::id_of;
use crate::model::identifier;

/// An id for the draft, as `id_of` forms it (`gxt-2023-166`). A page that names
/// neither document nor case goes by its day. Where `is_taken` says so, `-2`,
/// `-3` … follows.
#[must_use]
pub fn propose_id(parts: &IdParts, is_taken: &dyn Fn(&str) -> bool) -> String {
    let number = parts.number.as_ref().map(ToString::to_string);
    let mut case: Vec<String> = parts.session.iter().cloned().chain(number).collect();
    if case.is_empty() {
        case.extend(parts.date_written.map(|day| day.to_string()));
    }
    let case = (!case.is_empty()).then(|| case.join("-"));
    let id = id_of(parts.department.as_deref(), parts.doc_number.as_ref(), case.as_deref());
    let stem = shortened(&identifier::nearest(&id));
    let numbered = (2..).map(|number| format!("{stem}-{number}"));
    std::iter::once(stem.clone()).chain(numbered).find(|id| !is_taken(id)).unwrap_or(stem)
}

/// Leaves room for `-99` below the longest id.
fn shortened(stem: &str) -> String {
    let longest = identifier::LONGEST - 3;
    stem[..stem.len().min(longest)].trim_end_matches('-').to_owned()
}

/// The folder under `content/`: `replies/2023` by the year of the document number,
/// else of the day of signing, else `replies`.
#[must_use]
pub fn propose_folder(parts: &IdParts) -> String {
    let year = parts.doc_number.as_ref().map(|number| i32::from(number.year));
    match year.or(parts.date_written.map(|day| i32::from(day.year()))) {
        Some(year) => format!("replies/{year}"),
        None => "replies".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::model::{CaseKey, DocumentNumber, date};

    fn parts(doc_number: Option<&str>) -> IdParts {
        IdParts {
            department: Some("gxt".to_owned()),
            doc_number: doc_number.and_then(|text| Some(DocumentNumber::parse(text)?.0)),
            session: Some("province-cppcc-13-1".to_owned()),
            number: CaseKey::parse("1310519", &BTreeMap::new()).ok(),
            date_written: date::parse("2022-07-20").ok().map(|moment| moment.day),
        }
    }

    #[test]
    fn ids_follow_the_document_number_else_the_case() {
        let id = |parts: &IdParts| propose_id(parts, &|_| false);
        assert_eq!(id(&parts(Some("豫工信办案〔2023〕166号"))), "gxt-2023-166");
        assert_eq!(id(&parts(None)), "gxt-province-cppcc-13-1-1310519");
        let unregistered =
            IdParts { department: None, ..parts(Some("豫工信办案〔2023〕166号")) };
        assert_eq!(id(&unregistered), "x-2023-166");
        assert_eq!(id(&IdParts::default()), "x");
    }

    #[test]
    fn a_taken_id_is_counted_on() {
        let taken = |id: &str| matches!(id, "gxt-2023-166" | "gxt-2023-166-2");
        let parts = parts(Some("豫工信办案〔2023〕166号"));
        assert_eq!(propose_id(&parts, &taken), "gxt-2023-166-3");
    }

    #[test]
    fn folders_follow_the_year() {
        assert_eq!(propose_folder(&parts(Some("某〔2023〕1号"))), "replies/2023");
        assert_eq!(propose_folder(&parts(None)), "replies/2022");
        assert_eq!(propose_folder(&IdParts::default()), "replies");
    }

    #[test]
    fn a_long_id_stays_within_its_length() {
        let long = IdParts { department: Some("a".repeat(58)), ..parts(None) };
        let id = propose_id(&long, &|id| !id.ends_with("-12"));
        assert_eq!(identifier::check(&id), Ok(()));
    }
}
