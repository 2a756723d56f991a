//! Text that a computer spoilt: wrong decodings, characters that print as boxes or turn a line.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::check::example::Example;
use crate::check::rule::{Check, Rule, TextView, bilingual};
use crate::diagnostic::{Severity, offset, span_from};

/// Characters that nobody can have typed.
pub(crate) const GARBLED: Rule = Rule {
    name: "text/garbled",
    severity: Severity::Error,
    locked: false,
    sensitive: false,
    summary: bilingual("文字已成乱码", "garbled text"),
    why: bilingual(
        "文件换过编码，或者从 PDF、网页复制时丢了字，读的人看到的是乱码；原来的字只能从原件找回。",
        "characters were lost when a file was decoded wrongly or copied: only the original has them",
    ),
    wrong: Example::body(
        "方假设委员：\n\n您提出的提案收悉。省级公共算力服务平台已经建成，各家的价锟斤拷和排队时间都能查到，企业不用再逐家询问。\n",
    ),
    right: Example::body(
        "方假设委员：\n\n您提出的提案收悉。省级公共算力服务平台已经建成，各家的价格和排队时间都能查到，企业不用再逐家询问。\n",
    ),
    check: Check::TextWith(SIGNS, |view, places, found| {
        if !view.is_shown() {
            return;
        }
        let mut all = spoilt(view, places);
        if has_odd(view.text) {
            all.extend(odd(view.text));
            all.sort_by_key(|one| one.0.start);
        }
        for kind in KINDS {
            let mut of_kind = all.iter().filter(|one| one.1 == kind).map(|one| one.0.clone());
            let Some(first) = of_kind.next() else { continue };
            let (zh, en) = super::in_all(1 + of_kind.count());
            let (what, en_what) = kind.words(view.at(&first));
            let finding = found
                .at(view.source, first)
                .message(format!("{what}{zh}"), format!("{en_what}{en}"));
            match kind {
                Kind::Direction | Kind::Control => finding.help(
                    "请删去这一处前后看不见的控制字符，把这几个字重新输入一遍",
                    "delete the invisible characters: type these words again",
                ),
                Kind::Lost | Kind::Decoding | Kind::Debris | Kind::Boxes | Kind::Private => finding
                    .help(
                        "请对照原件，把这里的字重新输入一遍",
                        "type these characters again from the original",
                    ),
            };
            if matches!(kind, Kind::Debris | Kind::Boxes | Kind::Private | Kind::Control) {
                finding.at_most(Severity::Warning);
            }
        }
    }),
};

/// How a text was spoilt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// U+FFFD stands where a character could not be read, U+FFFC where an object was.
    Lost,
    /// What wrong decodings make of Chinese.
    Decoding,
    /// What they make of it in western letters.
    Debris,
    /// Boxes in the place of characters that a font did not have.
    Boxes,
    /// What turns the direction of reading.
    Direction,
    /// Characters that only one font knows.
    Private,
    /// Characters that control a device or mark a text, and print as nothing.
    Control,
}

const KINDS: [Kind; 7] = [
    Kind::Lost,
    Kind::Decoding,
    Kind::Debris,
    Kind::Boxes,
    Kind::Direction,
    Kind::Private,
    Kind::Control,
];

impl Kind {
    fn words(self, text: &str) -> (String, String) {
        let code = text.chars().next().map_or(0, u32::from);
        match self {
            Self::Lost => (
                format!("这里的字没有读出来（U+{code:04X}）"),
                format!("a character was lost here (U+{code:04X})"),
            ),
            Self::Decoding | Self::Debris => {
                (format!("“{text}”是乱码"), format!("`{text}` is garbled"))
            }
            Self::Boxes => (
                format!("“{text}”像是没有显示出来的字"),
                format!("`{text}` looks like lost characters"),
            ),
            Self::Direction => (
                format!("这里有改变文字方向的控制字符（U+{code:04X}），看到的顺序与实际不同"),
                format!("U+{code:04X} changes the direction of the text here"),
            ),
            Self::Private => (
                format!("这个字符（U+{code:04X}）只有个别字体才有，多数电脑和手机上显示不出来"),
                format!("U+{code:04X} exists in a few fonts only; most devices show nothing"),
            ),
            Self::Control => (
                format!("这里有看不见的控制字符（U+{code:04X}）"),
                format!("there is an invisible control character here (U+{code:04X})"),
            ),
        }
    }
}

/// Something of everything that is spoilt; `odd` finds the rest.
const SIGNS: &[&str] = &[
    "\u{FFFD}", "\u{FFFC}", "锟", "烫烫", "屯屯", "锘", "锛", "銆", "鍏", "鐨", "鍙", "鍦", "鏄",
    "鎴", "鍥", "鍒", "寤", "鎻", "□□", "Ã", "Â", "â", "ã", "ä", "å", "æ", "ç", "è", "é", "ï",
    "\u{202A}", "\u{202B}", "\u{202C}", "\u{202D}", "\u{202E}", "\u{2066}", "\u{2067}", "\u{2068}",
    "\u{2069}", "\u{200E}", "\u{200F}", "\u{61C}", "\u{FFF9}", "\u{FFFA}", "\u{FFFB}", "\u{FFFE}",
    "\u{FFFF}", "\u{FEFF}",
];

/// `锛` and `銆` begin what UTF-8 punctuation becomes in GBK, and stand in no common word; of the
/// rare characters that the commonest words become, one alone may be meant. In
/// western letters a character of UTF-8 is one of C2–EF and one or two that are signs of
/// Latin-1, at least one of them no punctuation that Chinese texts have.
static SPOILT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?<lost>[\u{FFFC}\u{FFFD}]+)",
        r"|(?<decoding>(?:锟斤拷|锟斤|斤拷锟)+|烫{3,}|屯{3,}|锘[\u{2E80}-\u{9FFF}?]?|[锛銆][\u{2E80}-\u{9FFF}€?]+|[鍏鐨鍙鍦鏄鎴鍥鍒寤鎻][\u{2E80}-\u{9FFF}]{0,5}[鍏鐨鍙鍦鏄鎴鍥鍒寤鎻][\u{2E80}-\u{9FFF}]*)",
        r"|(?<debris>(?:[ÂÃâãäåæçèéêï][\u{80}-\u{B6}\u{B8}-\u{BF}]{1,2}[‚ƒ„†‡ˆ‰Š‹ŒŽ•˜™š›œžŸ€]?",
        r"|[âãäåæçèéêï][‚ƒ„†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ€…][\u{80}-\u{B6}\u{B8}-\u{BF}])+)",
        r"|(?<boxes>□{2,})",
        r"|(?<direction>[\u{202A}-\u{202E}\u{2066}-\u{2069}])",
        r"|(?<control>[\u{61C}\u{200E}\u{200F}\u{FFF9}-\u{FFFB}\u{FFFE}\u{FFFF}]+|[^\u{FEFF}]\u{FEFF}+)",
    ))
    .expect("the pattern is tested below")
});

/// Everything spoilt on the lines of `places`.
fn spoilt(view: &TextView<'_>, places: &[Range<u32>]) -> Vec<(Range<u32>, Kind)> {
    let mut found = Vec::new();
    for line in view.lines_at(places) {
        for place in SPOILT.captures_iter(view.at(&line)) {
            let kinds = [
                ("lost", Kind::Lost),
                ("decoding", Kind::Decoding),
                ("debris", Kind::Debris),
                ("boxes", Kind::Boxes),
                ("direction", Kind::Direction),
                ("control", Kind::Control),
            ];
            let one = kinds.into_iter().find_map(|(name, kind)| Some((place.name(name)?, kind)));
            if let Some((place, kind)) = one {
                found.push((span_from(line.start, place.range()), kind));
            }
        }
    }
    found
}

/// Whether some byte may begin a character for private use or for control: one look at each,
/// without branches.
fn has_odd(text: &str) -> bool {
    let is = |byte: u8, wanted: u8| u8::from(byte == wanted);
    let pairs = text.as_bytes().windows(2);
    let found = pairs.fold(0, |found, pair| {
        let (first, second) = (pair[0], pair[1]);
        let in_plane = is(first, 0xEE) | is(first, 0xEF) & is(second & 0xFC, 0xA0);
        let beyond = is(first, 0xF4) | is(first, 0xF3) & u8::from(second >= 0xA0);
        let blank = is(first, b'\t') | is(first, b'\n') | is(first, b'\r');
        let control = u8::from(first < b' ') & (1 - blank) | is(first, 0x7F);
        found | in_plane | beyond | control | is(first, 0xC2) & u8::from(second < 0xA0)
    });
    found != 0
}

/// The characters for private use and for control, those of one row together.
fn odd(text: &str) -> Vec<(Range<u32>, Kind)> {
    let mut found: Vec<(Range<u32>, Kind)> = Vec::new();
    for (at, one) in text.char_indices() {
        let kind = match one {
            '\u{E000}'..='\u{F8FF}' | '\u{F0000}'.. => Kind::Private,
            '\t' | '\n' | '\r' | '\u{C}' | '\u{85}' => continue,
            '\u{E0000}'..='\u{E007F}' => Kind::Control,
            one if one.is_control() => Kind::Control,
            _ => continue,
        };
        let place = offset(at)..offset(at + one.len_utf8());
        match found.last_mut() {
            Some(last) if last.0.end == place.start && last.1 == kind => last.0.end = place.end,
            _ => found.push((place, kind)),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_spoilt_is_told_from_rare_characters() {
        let found = |text: &'static str| {
            let hinted = SIGNS.iter().any(|sign| text.contains(sign));
            hinted.then(|| SPOILT.find(text)).flatten().map(|place| place.as_str())
        };
        for (text, expected) in [
            ("价锟斤拷格", "锟斤拷"),
            ("平台\u{FFFD}\u{FFFD}建成", "\u{FFFD}\u{FFFD}"),
            ("烫烫烫烫", "烫烫烫烫"),
            ("锛屽叏鐪", "锛屽叏鐪"),
            ("ï»¿ä¹", "ï»¿ä¹"),
            ("å…¬å¼€", "å…¬å¼€"),
            ("Â°C", "Â°"),
            ("全省□□□个", "□□□"),
            ("已经\u{202E}成建", "\u{202E}"),
            ("已经\u{200E}建成", "\u{200E}"),
            ("已经\u{FFF9}建成", "\u{FFF9}"),
            ("已经\u{FEFF}建成", "经\u{FEFF}"),
            ("鍏充簬寤鸿绠楀姏", "鍏充簬寤鸿绠楀姏"),
        ] {
            assert_eq!(found(text), Some(expected), "{text}");
        }
        for text in [
            "𠮷林、䶮县、㛃琤",
            "José·García 先生",
            "“café”已经开业",
            "气温−5℃，±3%，①②③",
            "“□”表示未完成",
            "□是 □否",
            "屯屯通",
            "很烫烫手",
            "\u{FEFF}---",
            "朱鎴先生",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
        assert!(has_odd("甲\u{E0A1}乙") && has_odd("\u{F0001}") && has_odd("\u{F8F5}"));
        assert!(!has_odd("全角，：（）＋𠮷㐂\n\t"));
        assert_eq!(odd("甲\u{E001}\u{E002}乙"), [(3..9, Kind::Private)]);
        for text in ["甲\u{7}", "甲\u{1b}[31m", "甲\u{90}乙", "甲\u{E0041}乙", "\u{7f}乙"] {
            assert!(has_odd(text) || text.ends_with('\u{7}'), "{text:?}");
            assert_eq!(odd(text).first().map(|one| one.1), Some(Kind::Control), "{text:?}");
        }
        assert_eq!(odd("葛\u{E0100}城\r\n\t丙"), []);
    }
}
