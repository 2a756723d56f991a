//! Proposing an id for a reply: what `import`, `new` and `id/invalid` suggest.

use super::context::Context;
use super::reply::Reply;
use crate::config::Registers;
use crate::diagnostic::SourcePath;
use crate::digest::Digest;
use crate::model::{DocumentNumber, SessionKey, identifier};

/// The id for `reply`: department code (else `x`), year and serial of the
/// document number; else code, session key and number key.
#[must_use]
pub(crate) fn id(context: Context<'_>, reply: &Reply) -> String {
    let code = reply.department.map(|at| context.registers.departments.get(at).code.as_str());
    let number = reply.doc_number.as_ref().and_then(|number| number.number.as_ref());
    let case = reply.cases.first().and_then(|case| Some((case.session_key?, case.key.as_ref()?)));
    let case =
        case.map(|(session, key)| format!("{}-{key}", session_address(context.registers, session)));
    id_of(code, number, case.as_deref())
}

/// The id a document goes by while its own cannot stand in an address: later
/// stages form addresses from ids and may rely on their form. Nothing is ever
/// published at it, for the finding about the id is always an error.
#[must_use]
pub(crate) fn stand_in(source: &SourcePath) -> Box<str> {
    format!("x-{:.10}", Digest::of(source.as_str())).into()
}

/// The id from its parts; see [`id`].
#[must_use]
pub(crate) fn id_of(
    code: Option<&str>,
    number: Option<&DocumentNumber>,
    case: Option<&str>,
) -> String {
    let code = code.unwrap_or("x");
    match (number, case) {
        (Some(number), _) => format!("{code}-{}-{}", number.year, number.serial),
        (None, Some(case)) => identifier::nearest(&format!("{code}-{case}")),
        (None, None) => code.to_owned(),
    }
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
