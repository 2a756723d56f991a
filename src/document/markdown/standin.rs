//! Stand-ins: noncharacters that are put into a body for the parser's sake and taken out of all that
//! it hands back. They may not appear in HTML at all, so text loses nothing when every one goes
//! (private-use characters, which rare names need, stay).

/// The stand-in letter. No event leaves `events` with it.
pub(super) const MARK: char = '\u{FDD0}';
/// The stand-in letter as it is put between a run and most neighbours.
pub(super) const LETTER: &str = "\u{FDD0}";
/// Behind `_`, which itself looks for a punctuation mark there; two stand-ins in a row tell the
/// colon from one of the text.
pub(super) const BEHIND_UNDERSCORE: &str = ":\u{FDD0}\u{FDD0}";
/// Before `_`, for the same reason.
pub(super) const BEFORE_UNDERSCORE: &str = "\u{FDD0}\u{FDD0}:";
/// Before what is printed as typed. In code, where nothing is escaped, both go together.
pub(super) const ESCAPE: &str = "\u{FDD1}\\";
/// What the parser leaves of an escape that it has understood.
pub(super) const ESCAPED: char = '\u{FDD1}';
/// Round the number of a slot in unfinished HTML.
pub(super) const SLOT: char = '\u{FDD2}';

pub(super) fn without(text: &str) -> String {
    let mut out = text.to_owned();
    for together in [BEHIND_UNDERSCORE, BEFORE_UNDERSCORE, ESCAPE] {
        if out.contains(together) {
            out = out.replace(together, "");
        }
    }
    out.retain(|c| !matches!(c, MARK | ESCAPED));
    out
}
