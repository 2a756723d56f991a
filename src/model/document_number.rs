//! Document numbers (发文字号) by GB/T 9704-2012: authority code, year, serial.

use std::fmt;
use std::sync::LazyLock;

use regex::Regex;

use super::text::nfkc;

/// A document number: 豫工信办案〔2023〕166号.
#[derive(
    Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
pub struct DocumentNumber {
    /// 发文机关代字: 豫工信办案.
    pub authority: Box<str>,
    /// 年份.
    pub year: u16,
    /// 序号.
    pub serial: u32,
}

/// Where a document number departs from the standard. It is read all the same:
/// a signed original is not rewritten to please a tool.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DocumentNumberDefect {
    /// Brackets other than 〔 〕.
    Bracket,
    /// 第 before the serial number.
    Ordinal,
    /// Leading zeros in the serial.
    Padding,
    /// 号 is missing.
    MissingHao,
}

static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"^(?<authority>[^\s〔〕\[\]【】()0-9][^\s〔〕\[\]【】()]*?)\s*(?<open>[〔\[【(])\s*(?<year>[12][0-9]{3})\s*(?<close>[〕\]】)])\s*(?<ordinal>第)?\s*(?<serial>[0-9]{1,6})\s*(?<hao>号)?$",
    )
    .expect("the pattern is tested below")
});

impl DocumentNumber {
    /// Reads `text`, brackets of any kind and 第 included, and names its defects.
    #[must_use]
    pub fn parse(text: &str) -> Option<(Self, Vec<DocumentNumberDefect>)> {
        let plain = nfkc(text.trim());
        let found = NUMBER.captures(&plain)?;
        let serial_text = &found["serial"];
        let serial = serial_text.parse().ok().filter(|serial| *serial > 0)?;
        let number = Self {
            authority: found["authority"].into(),
            year: found["year"].parse().ok()?,
            serial,
        };
        let defects = [
            (&found["open"] != "〔" || &found["close"] != "〕", DocumentNumberDefect::Bracket),
            (found.name("ordinal").is_some(), DocumentNumberDefect::Ordinal),
            (serial_text.starts_with('0'), DocumentNumberDefect::Padding),
            (found.name("hao").is_none(), DocumentNumberDefect::MissingHao),
        ];
        let defects = defects.into_iter().filter(|defect| defect.0).map(|defect| defect.1);
        Some((number, defects.collect()))
    }
}

/// The number as the standard writes it.
impl fmt::Display for DocumentNumber {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}〔{}〕{}号", self.authority, self.year, self.serial)
    }
}

#[cfg(test)]
mod tests {
    use super::DocumentNumberDefect::{Bracket, MissingHao, Ordinal, Padding};
    use super::*;

    fn check(text: &str, normal: &str, defects: &[DocumentNumberDefect]) {
        let (number, found) = DocumentNumber::parse(text).expect(text);
        assert_eq!((number.to_string().as_str(), found.as_slice()), (normal, defects));
    }

    #[test]
    fn real_numbers_are_read_and_their_defects_named() {
        check("豫工信办案〔2023〕166号", "豫工信办案〔2023〕166号", &[]);
        check("魏水建复字〔2019〕第1号", "魏水建复字〔2019〕1号", &[Ordinal]);
        check("晋林函〔2022〕02号", "晋林函〔2022〕2号", &[Padding]);
        check("建议字[2019]3", "建议字〔2019〕3号", &[Bracket, MissingHao]);
        check("渭教发【2020】36号", "渭教发〔2020〕36号", &[Bracket]);
        check("中办发(2021〕40号", "中办发〔2021〕40号", &[Bracket]);
        check("中办发（２０２１）40号", "中办发〔2021〕40号", &[Bracket]);
    }

    #[test]
    fn other_text_is_no_number() {
        for text in
            ["", "〔A〕", "第166号", "豫工信办案166号", "钱汽发〔2020〕11号A类", "发〔2020〕0号"]
        {
            assert_eq!(DocumentNumber::parse(text), None, "{text}");
        }
    }
}
