//! The text of a file that the site is made with: UTF-8, or a finding that says what it is.

use super::faults::Faults;
use crate::diagnostic::{Diagnostic, SourcePath};
use crate::extract::decode::other_encoding;

/// The text that `bytes` of the file at `path` hold. A gate must not be open because its
/// list could not be read.
///
/// # Errors
/// The finding that it is in another encoding.
pub(crate) fn text(path: &SourcePath, bytes: &[u8]) -> Result<String, Vec<Diagnostic>> {
    if let Some(encoding) = other_encoding(bytes) {
        let valid = |error: std::str::Utf8Error| error.valid_up_to();
        let at = match encoding {
            // Wrong from the first byte on, though many of the bytes can be read.
            "UTF-16LE" | "UTF-16BE" => 0,
            _ => std::str::from_utf8(bytes).map_or_else(valid, |_| 0),
        };
        let mut faults = Faults::new(path);
        faults.encoding(encoding, at);
        return Err(faults.into_diagnostics());
    }
    Ok(String::from_utf8_lossy(bytes).into_owned())
}

/// The language that the text of a dafu.yaml states, told without reading it as YAML: what is
/// wrong with the rest has to be said in some language, too.
#[must_use]
pub(crate) fn language_of(text: &str) -> Option<&str> {
    let values = text.lines().filter_map(|line| line.strip_prefix("language:"));
    let value = values.map(|value| value.split('#').next().unwrap_or(value).trim()).next()?;
    Some(value.trim_matches(['"', '\'']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_encoding_but_utf8_is_named() {
        let utf16: Vec<u8> = "算力: a\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let marked = [&[0xff, 0xfe], &utf16[..]].concat();
        let ascii: Vec<u8> = "- { wrong: a }\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let marked_utf8 = [&[0xef, 0xbb, 0xbf], "算力".as_bytes()].concat();
        let gbk =
            b"- \xcb\xe3\xc1\xa6\xb2\xfa\xd2\xb5\n- \xca\xfd\xd7\xd6\xbe\xad\xbc\xc3\n".to_vec();
        for (bytes, expected) in [
            (gbk, Some("GBK")),
            (utf16, Some("UTF-16LE")),
            (marked, Some("UTF-16LE")),
            (ascii, Some("UTF-16LE")),
            (marked_utf8, None),
            ("算力".into(), None),
            (Vec::new(), None),
        ] {
            let found = text(&SourcePath::new("content/words.yaml"), &bytes);
            let message = found.err().map(|found| found[0].message.zh.to_string());
            let expected = expected.map(|name| format!("文件是 {name} 编码，应当是 UTF-8"));
            assert_eq!(message, expected);
        }
    }

    #[test]
    fn the_language_is_told_whatever_else_is_wrong() {
        for (text, expected) in [
            ("title: [\nlanguage: \"en\" # English\n", Some("en")),
            ("language: zh-CN\n", Some("zh-CN")),
            ("owner:\n  language: en\n", None),
        ] {
            assert_eq!(language_of(text), expected);
        }
    }
}
