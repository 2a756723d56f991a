//! Rich text (RTF): its words, destinations that are not shown included.

use super::decode;
use super::limits::Job;
use super::piece::{Place, Unread};

/// Hands on the paragraphs of a document.
pub(super) fn read(bytes: &[u8], job: &mut Job<'_>) -> Result<(), Unread> {
    let mut reader = Reader { raw: Vec::new(), text: String::new(), skip: 0, fallback: 1, job };
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        at += 1;
        match byte {
            b'\\' => at += reader.control(&bytes[at..]),
            b'{' | b'}' | b'\r' | b'\n' => {}
            _ => reader.byte(byte),
        }
    }
    reader.paragraph();
    // Pictures and objects stand in it as digits, which say nothing here.
    let holds = |word: &[u8]| memchr::memmem::find(bytes, word).is_some();
    if holds(b"\\objdata") || holds(b"\\pict") { Err(Unread::Format) } else { Ok(()) }
}

struct Reader<'r, 'j> {
    /// Bytes of the document's encoding that are not text yet.
    raw: Vec<u8>,
    text: String,
    /// How many characters of a substitute are still to come, and how many one has.
    skip: usize,
    fallback: usize,
    job: &'r mut Job<'j>,
}

impl Reader<'_, '_> {
    fn byte(&mut self, byte: u8) {
        if self.skip > 0 {
            self.skip -= 1;
        } else {
            self.raw.push(byte);
        }
    }

    fn settle(&mut self) {
        if let Ok(decoded) = decode::decode(&self.raw, None) {
            self.text.push_str(&decoded.text);
        }
        self.raw.clear();
    }

    fn paragraph(&mut self) {
        self.settle();
        self.job.paragraph(&Place::Body, &self.text);
        self.text.clear();
    }

    /// Reads what stands after a backslash; tells how many bytes that is.
    fn control(&mut self, rest: &[u8]) -> usize {
        let word = rest.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        if word == 0 {
            return self.symbol(rest);
        }
        let digits = &rest[word..];
        let length = digits
            .iter()
            .enumerate()
            .take_while(|(at, byte)| byte.is_ascii_digit() || (*at == 0 && **byte == b'-'))
            .count();
        let number = std::str::from_utf8(&digits[..length]).ok();
        let number = number.and_then(|text| text.parse::<i32>().ok());
        match (&rest[..word], number) {
            (b"par" | b"sect" | b"page" | b"row" | b"cell", _) => self.paragraph(),
            (b"line" | b"tab", _) => self.byte(b'\n'),
            (b"uc", Some(count)) => self.fallback = usize::try_from(count).unwrap_or(1).min(8),
            (b"u", Some(code)) => {
                self.settle();
                // Codes above 32767 are written as negative numbers.
                let code = u32::try_from(if code < 0 { code + 0x1_0000 } else { code });
                self.text.extend(code.ok().and_then(char::from_u32));
                self.skip = self.fallback;
            }
            _ => {}
        }
        word + length + usize::from(rest.get(word + length) == Some(&b' '))
    }

    fn symbol(&mut self, rest: &[u8]) -> usize {
        match rest {
            [b'\'', high, low, ..] => {
                let hex = |byte: u8| char::from(byte).to_digit(16);
                if let (Some(high), Some(low)) = (hex(*high), hex(*low)) {
                    self.byte(u8::try_from(high * 16 + low).unwrap_or(b'?'));
                }
                3
            }
            [b'~', ..] => {
                self.byte(b' ');
                1
            }
            [b'_', ..] => {
                self.byte(b'-');
                1
            }
            [byte @ (b'\\' | b'{' | b'}'), ..] => {
                self.byte(*byte);
                1
            }
            [b'\r' | b'\n', ..] => {
                self.paragraph();
                1
            }
            _ => 1.min(rest.len()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_are_read_in_any_coding() {
        let text = r"{\rtf1\ansi\ansicpg936{\*\hidden 138}\uc1 \u30005?\'bb\'b0 139\b 00139000\par {\info{\title x}}\'bc\'d7}";
        let mut said = Vec::new();
        let mut sink = |piece: super::super::Piece<'_>| said.push(piece.text.to_owned());
        read(text.as_bytes(), &mut Job::new(&mut sink, crate::extract::READERS, 0)).expect("read");
        assert_eq!(said, ["138电话 13900139000", "x甲"]);
    }
}
