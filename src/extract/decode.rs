//! Bytes → text, for files from everywhere: UTF-8, UTF-16 with its mark, GBK, GB18030.

use std::borrow::Cow;

use encoding_rs::{Encoding, GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE};

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Decoded {
    /// The text, without byte order mark.
    pub text: String,
    /// The encoding it was read in.
    pub encoding: &'static str,
    /// How many characters could not be read and stand as U+FFFD.
    pub damaged: usize,
}

/// An encoding asked for by a name that means none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct UnknownEncoding(pub String);

/// Reads `bytes` in the encoding called `label`, else in the one they are in.
///
/// # Errors
/// [`UnknownEncoding`] where `label` names none.
pub(crate) fn decode(bytes: &[u8], label: Option<&str>) -> Result<Decoded, UnknownEncoding> {
    let asked = match label {
        Some(label) => Some(
            Encoding::for_label(label.trim().as_bytes())
                .ok_or_else(|| UnknownEncoding(label.trim().to_owned()))?,
        ),
        None => None,
    };
    let encoding = asked.unwrap_or_else(|| detect(bytes));
    let (text, _) = encoding.decode_with_bom_removal(bytes);
    let text = text.into_owned();
    Ok(Decoded {
        damaged: text.matches('\u{fffd}').count(),
        text,
        // Every GBK file is a GB18030 file; editors know the older name.
        encoding: if encoding == GB18030 { GBK } else { encoding }.name(),
    })
}

/// The name of the encoding of `bytes`, where that is not UTF-8.
#[must_use]
pub(crate) fn other_encoding(bytes: &[u8]) -> Option<&'static str> {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return (encoding != UTF_8).then(|| encoding.name());
    }
    // Text has no zeros; in UTF-16, which may come without its mark, every ASCII character has.
    if bytes.contains(&0) {
        return Some(encoding_rs::UTF_16LE.name());
    }
    std::str::from_utf8(bytes).is_err().then(|| match detect(bytes) {
        encoding if encoding == GB18030 => GBK.name(),
        encoding => encoding.name(),
    })
}

/// Reads `bytes` that should be Unicode, by their mark, else as UTF-8.
pub(super) fn utf(bytes: &[u8]) -> Cow<'_, str> {
    match Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding.decode_with_bom_removal(bytes).0,
        None => String::from_utf8_lossy(bytes),
    }
}

fn detect(bytes: &[u8]) -> &'static Encoding {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding;
    }
    if let Some(encoding) = wide(bytes) {
        return encoding;
    }
    if is_utf8(bytes) {
        return UTF_8;
    }
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    // A file that is no UTF-8 and claims gb2312 or GBK may hold any character of GB18030.
    match detector.guess(Some(b"cn"), chardetng::Utf8Detection::Deny) {
        guess if guess == GBK => GB18030,
        guess => guess,
    }
}

/// UTF-16 without its mark: of each letter of ASCII one byte is zero, and what
/// is read is text.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    const SAMPLE: usize = 4096;
    let sample = &bytes[..bytes.len().min(SAMPLE) & !1];
    if !bytes.len().is_multiple_of(2) || !sample.contains(&0) {
        return None;
    }
    let is_usual = |one: &char| {
        matches!(one, '\t' | '\n' | '\r' | ' '..='~' | '\u{2000}'..='\u{206f}')
            || matches!(one, '\u{2e80}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}')
    };
    [UTF_16LE, UTF_16BE].into_iter().find(|encoding| {
        let text = encoding.decode_without_bom_handling(sample).0;
        let odd = text.chars().filter(|one| !is_usual(one)).count();
        odd * 20 <= text.chars().count()
    })
}

/// UTF-8, or nearly so: a page cut in the middle of a character stays readable,
/// while GBK read as UTF-8 is damaged at almost every character.
fn is_utf8(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    let damaged = text.matches('\u{fffd}').count();
    let wide = text.chars().filter(|one| ('\u{2e80}'..'\u{fffd}').contains(one)).count();
    damaged == 0 || damaged * 50 < wide
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "云岭省教育厅对省政协十三届一次会议第12号提案的答复";

    fn check(bytes: &[u8], label: Option<&str>, text: &str, encoding: &str) {
        let decoded = decode(bytes, label).expect("a known encoding");
        assert_eq!((decoded.text.as_str(), decoded.encoding, decoded.damaged), (text, encoding, 0));
    }

    #[test]
    fn the_usual_encodings_are_told_apart() {
        let (gbk, ..) = GBK.encode(TEXT);
        let with_mark = [b"\xef\xbb\xbf".as_slice(), TEXT.as_bytes()].concat();
        let wide: Vec<u8> =
            std::iter::once(0xfeff).chain(TEXT.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        check(TEXT.as_bytes(), None, TEXT, "UTF-8");
        check(&with_mark, None, TEXT, "UTF-8");
        check(&gbk, None, TEXT, "GBK");
        check(&wide, None, TEXT, "UTF-16LE");
        check(&wide[2..], None, TEXT, "UTF-16LE");
        let turned: Vec<u8> = TEXT.encode_utf16().flat_map(u16::to_be_bytes).collect();
        check(&turned, None, TEXT, "UTF-16BE");
        // 㐀 stands in GB18030 alone.
        let (rare, ..) = GB18030.encode("云岭省教育厅委员㐀某的提案");
        check(&rare, None, "云岭省教育厅委员㐀某的提案", "GBK");
    }

    #[test]
    fn the_encoding_asked_for_wins() {
        let (gbk, ..) = GBK.encode(TEXT);
        check(&gbk, Some("gb2312"), TEXT, "GBK");
        assert!(decode(&gbk, Some("utf-8")).expect("known").damaged > 0);
        assert_eq!(decode(&gbk, Some("国标")), Err(UnknownEncoding("国标".to_owned())));
    }
}
