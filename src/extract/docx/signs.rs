//! Signs in a run: named by their code, or letters in a font of signs.

use super::reader::Reader;
use super::run::{Look, Run};
use super::symbols;
use crate::extract::document::Reason;

impl Run<'_> {
    /// Words as they are typed; in a font of signs, letters are signs.
    pub(super) fn typed(&mut self, text: &str, look: Look, reader: &mut Reader) {
        let Some(font) = self.signs.filter(|font| symbols::is_font_of_signs(font)) else {
            return self.words(text, look, reader);
        };
        for one in text.chars() {
            if symbols::is_sign(one) {
                reader.found.replaced.push(one);
                self.sign(font, Some(u32::from(one)), look, reader);
            } else {
                self.words(one.encode_utf8(&mut [0; 4]), look, reader);
            }
        }
    }

    /// The sign `code` of `font`, or that it is not known.
    pub(super) fn sign(&mut self, font: &str, code: Option<u32>, look: Look, reader: &mut Reader) {
        match code.and_then(|code| symbols::meaning(font, code)) {
            Some(sign) => self.words(sign.encode_utf8(&mut [0; 4]), look, reader),
            None => {
                let code = code.map_or_else(String::new, |code| format!(" {code:04X}"));
                reader.found.leave_out(Reason::Symbol, &format!("{font}{code}"));
            }
        }
    }
}
