//! The text of a foreign file, whatever it is encoded in.

use super::finding::Findings;
use super::importer::{Foreign, Imported};
use super::unread;
use crate::extract::decode;

/// The text of `foreign`, and the findings to go on with; where it has none, what is said of it.
pub(super) fn decoded(foreign: &Foreign<'_>) -> Result<(String, Findings), Imported> {
    let refused = |findings| Imported { findings, ..Imported::default() };
    if let Some(kind) = unread::what_is(foreign.bytes) {
        return Err(refused(vec![unread::no_text(foreign.name, kind)]));
    }
    let mut findings = Findings::new(foreign.name);
    match decode::decode(foreign.bytes, foreign.encoding) {
        Ok(decoded) => {
            if decoded.damaged > 0 {
                findings.undecoded(decoded.encoding, decoded.damaged);
            }
            Ok((decoded.text, findings))
        }
        Err(unknown) => {
            findings.unknown_encoding(&unknown.0);
            Err(refused(findings.into_diagnostics()))
        }
    }
}
