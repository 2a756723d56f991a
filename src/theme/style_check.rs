//! What breaks a style sheet: brackets, strings and comments left open, statements that are no
//! declarations, files that no page may load. Names and values are not judged.

use std::ops::Range;

use crate::diagnostic::Bilingual;

use super::style::token_length;

/// What is wrong with a style sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// A bracket, string or comment is not closed.
    Open,
    /// A bracket closes nothing.
    Close,
    /// HTML, where only CSS belongs.
    Markup,
    /// It asks for a file: the page lets it load none.
    Loads,
    /// A declaration without a colon, or a rule without braces.
    Declaration,
}

impl Fault {
    pub(super) fn message(self) -> Bilingual {
        let (zh, en) = match self {
            Self::Open => {
                ("样式里这个括号、引号或注释没有结束", "what is opened here is not closed")
            }
            Self::Close => {
                ("样式里这个括号没有对应的开头", "there is nothing open for this to close")
            }
            Self::Markup => ("样式里不能写网页标签", "a style sheet must not contain HTML"),
            Self::Loads => {
                ("样式里不能引用文件，浏览器不会载入", "browsers load no file for this style")
            }
            Self::Declaration => {
                ("样式里这一句读不懂，浏览器会跳过", "browsers skip this: it is not a declaration")
            }
        };
        Bilingual::new(zh, en)
    }

    /// What to write instead.
    pub(super) fn help(self) -> Bilingual {
        let (zh, en) = match self {
            Self::Open => ("请补上结束的符号", "close it"),
            Self::Close => ("请删去，或者补上开头的符号", "delete it, or open it before"),
            Self::Markup => ("请删去标签，只留样式", "delete the tag and leave the style"),
            Self::Loads => (
                "请删去；小图可以写成 url(data:…)，图片放进模板里用 asset(name=\"…\")",
                "delete it; write a small picture as `url(data:…)`, or put it into a template with `asset(name=\"…\")`",
            ),
            Self::Declaration => ("请写成“名称: 值;”", "write `name: value;`"),
        };
        Bilingual::new(zh, en)
    }
}

/// What is wrong with `source`, each with its place.
pub(super) fn faults(source: &str) -> Vec<(Range<usize>, Fault)> {
    let mut out = Vec::new();
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut statement = 0;
    let mut at = 0;
    while let Some(first) = source[at..].chars().next() {
        let length = token_length(&source[at..], first);
        let token = &source[at..at + length];
        if is_cut_off(token, first) {
            out.push((at..at + first.len_utf8(), Fault::Open));
        }
        let depth = open.len();
        let in_value = open.last().is_some_and(|(_, bracket)| *bracket != '{');
        match first {
            '{' | '(' | '[' => {
                if first == '(' && loads(source, at) {
                    out.push((at..at + 1, Fault::Loads));
                }
                open.push((at, first));
            }
            '}' | ')' | ']' => {
                let opening = match first {
                    '}' => '{',
                    ')' => '(',
                    _ => '[',
                };
                if open.pop_if(|(_, bracket)| *bracket == opening).is_none() {
                    out.push((at..at + 1, Fault::Close));
                }
            }
            '<' if !in_value => out.push((at..at + 1, Fault::Markup)),
            _ => {}
        }
        at += length;
        if !in_value && matches!(first, '{' | '}' | ';') {
            if first != '{' {
                out.extend(declaration(source, statement..at - 1, depth));
            }
            statement = at;
        }
    }
    out.extend(open.into_iter().map(|(at, _)| (at..at + 1, Fault::Open)));
    out.sort_by_key(|(span, _)| span.start);
    out
}

/// Whether a comment or string goes on to the end of the text or of its line.
fn is_cut_off(token: &str, first: char) -> bool {
    match first {
        '/' if token.starts_with("/*") => token.len() < 4 || !token.ends_with("*/"),
        '"' | '\'' => {
            let closed = token.len() > 1 && token.ends_with(first);
            !closed || token.contains('\n') && !token.contains("\\\n")
        }
        _ => false,
    }
}

/// Whether the bracket at `at` is that of an address which is no data.
fn loads(source: &str, at: usize) -> bool {
    let is_address = source[..at].to_ascii_lowercase().ends_with("url");
    let inside = source[at + 1..]
        .trim_start_matches(|one: char| one.is_whitespace() || matches!(one, '"' | '\''));
    let data = inside.get(..5).is_some_and(|start| start.eq_ignore_ascii_case("data:"));
    is_address && !data && !inside.starts_with('#')
}

/// What is wrong with the statement at `span`, which stands in so many braces.
fn declaration(source: &str, span: Range<usize>, depth: usize) -> Option<(Range<usize>, Fault)> {
    let text = without_comments(&source[span.clone()]);
    let text = text.trim();
    let start = span.start + source[span.clone()].find(text.chars().next()?).unwrap_or_default();
    if text.to_ascii_lowercase().starts_with("@import") {
        return Some((start..span.end, Fault::Loads));
    }
    let is_one = text.starts_with('@') || (text.contains(':') && depth > 0) || text == ";";
    (!is_one && !text.is_empty()).then_some((start..span.end, Fault::Declaration))
}

fn without_comments(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("/*") {
        out += before;
        rest = after.split_once("*/").map_or("", |parts| parts.1);
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_breaks_a_style_sheet_is_found() {
        for (source, fault) in [
            (":root { --main: red;", Fault::Open),
            ("a { b: c } }", Fault::Close),
            ("a { b: calc(1px + 2px; }", Fault::Open),
            ("a { b: c /* d }", Fault::Open),
            ("a::before { content: \"b; }\nc { d: e }", Fault::Open),
            ("<style> a { b: c }", Fault::Markup),
            ("a { b: c }</style>", Fault::Markup),
            ("a { background: url(logo.png) }", Fault::Loads),
            ("a { background: url( 'https://x.example/a.png') }", Fault::Loads),
            ("@import \"a.css\"; a { b: c }", Fault::Loads),
            ("a { b c; d: e }", Fault::Declaration),
            ("a { d: e; b c }", Fault::Declaration),
            ("--main: red;", Fault::Declaration),
        ] {
            let found = faults(source);
            assert_eq!(found.first().map(|one| one.1), Some(fault), "{source} {found:?}");
        }
        for source in [
            "",
            "/* 甲 } */ @charset \"utf-8\"; a, b > c { d: e; }",
            "@media (width < 40em) { a:not([b='}']) { c: url(data:image/png;base64,AA==) } }",
            "a { b: \"\\\"}\"; /* c */ } @page { margin: 2cm }",
            "a { fill: url(#b); ; }",
        ] {
            assert_eq!(faults(source), [], "{source}");
        }
    }
}
