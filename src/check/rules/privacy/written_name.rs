//! A name as it may be written: set apart, in marks, in tags, with other dots.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::ops::Range;

use regex::Regex;

use crate::diagnostic::{is_zero_width, span_from};
use crate::model::text::{NAME_DOTS, is_name_dot, nfkc};
use crate::yaml::{Node, Value};

/// A name, to be looked for.
pub(super) struct Written {
    letters: Vec<char>,
    pattern: Option<Regex>,
}

/// What may stand between the characters of a name without a reader's seeing it, or as room:
/// blanks, invisible characters, marks of Markdown, tags, comments, entities of such.
const BETWEEN: &str = concat!(
    r"(?:[\s\p{Cf}\p{Mn}\x{115F}\x{1160}\x{3164}\x{FFA0}*_~`\\\[]|\]\([^()\n]*\)|\]\[[^\[\]\n]*\]|\]",
    r"|</?[A-Za-z][^<>]*>|<!--[^>]*-->",
    r"|&(?:nbsp|e[mn]sp|thinsp|hairsp|zwn?j|shy|ZeroWidthSpace|NoBreak|Tab|NewLine);",
    r"|&#(?:0*(?:9|10|13|32|160|173|819[2-9]|820[0-7]|8232|8239|8287|8288|12288|65279)",
    r"|[xX]0*(?:9|[aAdD]|20|[aA]0|[aA][dD]|200[0-9a-fA-F]|2028|202[fF]|205[fF]|2060|3000|[fF][eE][fF][fF]));)*"
);

impl Written {
    /// The name, however it may be written.
    pub(super) fn new(name: &str) -> Self {
        let name = nfkc(name);
        let seen = name.chars().filter(|one| !one.is_whitespace() && !is_zero_width(*one));
        let letters: Vec<char> = seen.collect();
        Self { pattern: Regex::new(&pattern(&letters)).ok(), letters }
    }

    /// Whether `text` holds the name.
    pub(super) fn is_in(&self, text: &str) -> bool {
        self.find(text).next().is_some()
    }

    /// Adds where the name stands in `part` of `text`.
    pub(super) fn in_part(&self, part: Range<u32>, text: &str, found: &mut Vec<Range<u32>>) {
        let shown = text.get(part.start as usize..part.end as usize).unwrap_or_default();
        found.extend(self.find(shown).map(|at| span_from(part.start, at)));
    }

    /// Adds where the name stands in the value `node` of the front matter, which may be read
    /// otherwise than it is written.
    pub(super) fn in_value(&self, node: &Node, text: &str, found: &mut Vec<Range<u32>>) {
        let known = found.len();
        self.in_part(node.span.clone(), text, found);
        if found.len() == known {
            match &node.value {
                Value::Scalar { text, .. } if self.is_in(text) => found.push(node.span.clone()),
                Value::Scalar { .. } => {}
                Value::Sequence(items) => {
                    for item in items {
                        self.in_value(item, text, found);
                    }
                }
                Value::Mapping(pairs) => {
                    for (_, item) in pairs {
                        self.in_value(item, text, found);
                    }
                }
            }
        }
    }

    fn find(&self, text: &str) -> impl Iterator<Item = Range<usize>> {
        let text = folded(text);
        // Most texts do not have all characters of a name: that is quickly seen.
        let may = text.contains("&#")
            || self.letters.iter().all(|one| is_name_dot(*one) || text.contains(*one));
        let pattern = self.pattern.as_ref().filter(|_| may && self.letters.len() > 1);
        let found: Option<Vec<_>> =
            pattern.map(|pattern| pattern.find_iter(&text).map(|one| one.range()).collect());
        found.unwrap_or_default().into_iter()
    }
}

/// The pattern of a name of these characters.
fn pattern(letters: &[char]) -> String {
    let dots: String = NAME_DOTS.iter().map(|dot| regex::escape(&dot.to_string())).collect();
    let mut pattern = String::new();
    for (at, letter) in letters.iter().enumerate() {
        if at > 0 {
            pattern += BETWEEN;
        }
        if is_name_dot(*letter) {
            let _ =
                write!(pattern, "(?:[{dots}]|&(?:middot|bull|centerdot|sdot);|&#[0-9xXa-fA-F]+;)?");
        } else {
            let (plain, code) = (regex::escape(&letter.to_string()), u32::from(*letter));
            let _ = write!(pattern, "(?:{plain}|&#0*{code};|(?i:&#x0*{code:x};))");
        }
    }
    pattern
}

/// `text` with radicals and compatibility forms of Han characters as the characters that a
/// reader takes them for; every byte stays at its place.
fn folded(text: &str) -> Cow<'_, str> {
    let is_form = |one: char| matches!(one, '\u{2e80}'..='\u{2fdf}' | '\u{f900}'..='\u{faff}');
    if !text.contains(is_form) {
        return Cow::Borrowed(text);
    }
    let plain = |one: char| {
        let mut buffer = [0; 4];
        let form = nfkc(one.encode_utf8(&mut buffer)).chars().next().unwrap_or(one);
        if is_form(one) && form.len_utf8() == one.len_utf8() { form } else { one }
    };
    Cow::Owned(text.chars().map(plain).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_however_it_is_written() {
        let written = Written::new("方假设");
        for text in [
            "方假设",
            "方　假 设",
            "方\u{200b}假\u{2060}设",
            "方**假**设",
            "<b>方</b><span>假</span>设",
            "方<br>假设",
            "方\\\n假设",
            "方<!-- 注 -->假设",
            "&#26041;假&#x8BBE;",
            "方&nbsp;假&zwj;设",
            "[方](https://a.example/)假设",
            "方`假`设",
            "方假\u{fe00}设",
        ] {
            assert!(written.is_in(text), "{text}");
        }
        for text in ["方委员", "方案假设", "方\n\n|假|设"] {
            assert!(!written.is_in(text), "{text}");
        }
        let dotted = Written::new("阿里木·依明");
        for text in
            ["阿里木•依明", "阿里木．依明", "阿里木依明", "阿里木&middot;依明", "阿里木 ・ 依明"]
        {
            assert!(dotted.is_in(text), "{text}");
        }
        assert!(Written::new("王小样").is_in("王\u{2f29}样"), "radicals");
    }
}
