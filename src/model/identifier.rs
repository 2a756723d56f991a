//! Names that stand in addresses: ids, codes, slugs.

/// The longest id, in characters: a QR code of version 5 holds 60 bytes with its host.
pub(crate) const LONGEST: usize = 60;

/// Why a text may not stand in an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum IdentifierFault {
    Form,
    Length,
    /// A device name that Windows keeps for itself.
    DeviceName,
}

/// Checks `text` as an id, code or slug.
///
/// # Errors
/// The first fault found; see [`IdentifierFault`].
pub(crate) fn check(text: &str) -> Result<(), IdentifierFault> {
    let part = |part: &str| {
        !part.is_empty()
            && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    };
    if !text.split('-').all(part) {
        Err(IdentifierFault::Form)
    } else if text.len() > LONGEST {
        Err(IdentifierFault::Length)
    } else if is_device_name(text) {
        Err(IdentifierFault::DeviceName)
    } else {
        Ok(())
    }
}

/// Whether Windows reserves `text` as the name of a device (`con`, `com1`, …).
#[must_use]
pub(crate) fn is_device_name(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    match lower.as_str() {
        "con" | "prn" | "aux" | "nul" => true,
        other => {
            (other.starts_with("com") || other.starts_with("lpt"))
                && other.len() == 4
                && other.ends_with(|last: char| matches!(last, '1'..='9'))
        }
    }
}

/// The nearest valid identifier to `text`, or an empty string if nothing of it can stand.
#[must_use]
pub(crate) fn nearest(text: &str) -> String {
    let mut out = String::new();
    for character in super::text::nfkc(text).chars() {
        if character.is_ascii_alphanumeric() {
            out.push(character.to_ascii_lowercase());
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    out.truncate(LONGEST);
    let mut out = out.trim_end_matches('-').to_owned();
    if is_device_name(&out) {
        out.push_str("-1");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_are_told_from_other_text() {
        assert_eq!(check("gxt-2023-166"), Ok(()));
        for text in ["", "GXT", "a--b", "-a", "a_b", "工信", "a b"] {
            assert_eq!(check(text), Err(IdentifierFault::Form), "{text}");
        }
        assert_eq!(check(&"a".repeat(61)), Err(IdentifierFault::Length));
        assert_eq!(check("com1"), Err(IdentifierFault::DeviceName));
    }

    #[test]
    fn the_nearest_identifier_is_valid() {
        for (text, expected) in
            [("GXT_2023（166）", "gxt-2023-166"), ("con", "con-1"), ("工信", ""), ("Ａ１", "a1")]
        {
            assert_eq!(nearest(text), expected);
        }
    }
}
