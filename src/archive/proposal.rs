//! Proposing an id for a reply: what `import`, `new` and `id/invalid` suggest.

use jiff::civil::Date;

use super::reply::Reply;
use crate::config::Registers;
use crate::diagnostic::SourcePath;
use crate::digest::Digest;
use crate::model::{CaseKey, DocumentNumber, SessionKey, Stated, identifier};

/// What an id is proposed from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IdParts {
    /// The code of the department, where it is in the register.
    pub department: Option<String>,
    /// The document number, where there is one.
    pub doc_number: Option<DocumentNumber>,
    /// The session's key in addresses, where its body is in the register.
    pub session: Option<String>,
    /// The key of the first case number.
    pub number: Option<CaseKey>,
    /// The day of signing.
    pub date_written: Option<Date>,
}

impl IdParts {
    /// What the fields of `reply` say; what they leave open stays out of the id.
    #[must_use]
    pub fn of(registers: &Registers, reply: &Reply) -> Self {
        let department = reply.department.map(|at| registers.departments.get(at).code.clone());
        let case = reply.cases.first();
        let session = case.and_then(|case| case.session_key);
        Self {
            department,
            doc_number: reply.doc_number.as_ref().and_then(|stated| stated.number.clone()),
            session: session.map(|session| session_address(registers, session)),
            number: case.and_then(|case| case.key.clone()),
            date_written: reply.date_written.and_then(Stated::value).map(|moment| moment.day),
        }
    }
}

/// An id of these parts: department code (else `x`), year and serial of the document number
/// (`gxt-2023-166`); else code, session key and number key; else code and day. Where
/// `is_taken` says so, `-2`, `-3` … follows.
#[must_use]
pub fn propose_id(parts: &IdParts, is_taken: &dyn Fn(&str) -> bool) -> String {
    let code = parts.department.as_deref().unwrap_or("x");
    let id = match &parts.doc_number {
        Some(number) => format!("{code}-{}-{}", number.year, number.serial),
        None => {
            let number = parts.number.as_ref().map(ToString::to_string);
            let case = parts.session.iter().cloned().chain(number);
            let day = || parts.date_written.map(|day| day.to_string());
            let rest: Vec<String> = match case.collect::<Vec<_>>() {
                none if none.is_empty() => day().into_iter().collect(),
                case => case,
            };
            std::iter::once(code.to_owned()).chain(rest).collect::<Vec<_>>().join("-")
        }
    };
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

/// The id a document goes by while its own cannot be part of an address: later
/// stages form addresses from ids and may rely on their form. Nothing is ever
/// published at it, for the finding about the id is always an error.
#[must_use]
pub(crate) fn stand_in(source: &SourcePath) -> Box<str> {
    format!("x-{:.10}", Digest::of(source.as_str())).into()
}

/// A code for the department called `name`, until somebody chooses a better one: no two
/// names are given the same.
#[must_use]
pub(crate) fn department_code(name: &str) -> String {
    format!("dw-{:.4}", Digest::of(name))
}

/// A key for the congress or committee called `name`: of those there are many of, each has its own.
#[must_use]
pub(crate) fn body_key(level: &str, kind: &str, name: &str) -> String {
    match level {
        "national" | "region" | "province" => format!("{level}-{kind}"),
        _ => format!("{level}-{kind}-{:.4}", Digest::of(name)),
    }
}

/// A session's key in addresses: `province-cppcc-13-1`.
#[must_use]
pub(crate) fn session_address(registers: &Registers, session: SessionKey) -> String {
    let body = &registers.bodies.get(session.body).key;
    format!("{body}-{}-{}", session.term, session.meeting)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::model::date;

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
