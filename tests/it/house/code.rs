//! The sources as text: what is code, what is comment or literal, what is for tests alone.

use std::path::{Path, PathBuf};

/// One file under `src`.
pub(super) struct SourceFile {
    /// Its path from the package's root, with `/`.
    pub(super) path: String,
    /// Its text.
    pub(super) text: String,
    /// The text with comments and literals blanked; every line and column stays.
    pub(super) code: String,
    /// `code` with all that is compiled for tests alone blanked too.
    pub(super) product: String,
}

impl SourceFile {
    pub(super) fn new(path: String, text: String) -> Self {
        let code = without_literals(&text);
        let product = without_tests(&code);
        Self { path, text, code, product }
    }

    /// The line of the byte `at`, from 1.
    pub(super) fn line(&self, at: usize) -> usize {
        1 + self.code[..at].matches('\n').count()
    }
}

/// Every Rust file under `src`, by path.
pub(super) fn sources() -> Vec<SourceFile> {
    let files = files_below(&root().join("src"));
    let rust = files.into_iter().filter(|path| path.extension().is_some_and(|end| end == "rs"));
    let read = |path: PathBuf| {
        let text = std::fs::read_to_string(&path).expect("sources are readable UTF-8");
        SourceFile::new(relative(&path), text)
    };
    rust.map(read).collect()
}

/// The package's folder.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// `path` from the package's root, with `/`.
pub(crate) fn relative(path: &Path) -> String {
    let inside = path.strip_prefix(root()).expect("a file of the package");
    inside.to_string_lossy().replace('\\', "/")
}

/// Folders that are made by programs and never committed.
pub(super) const MADE: &[&str] = &["target", "public", ".git", ".dafu", "node_modules"];

/// Every file below `folder`, by path; what programs made is left out.
pub(crate) fn files_below(folder: &Path) -> Vec<PathBuf> {
    let made = |entry: &walkdir::DirEntry| MADE.iter().any(|name| entry.file_name() == *name);
    let walk = walkdir::WalkDir::new(folder).sort_by_file_name();
    let entries = walk.into_iter().filter_entry(|entry| !made(entry)).filter_map(Result::ok);
    entries.filter(|entry| entry.file_type().is_file()).map(walkdir::DirEntry::into_path).collect()
}

/// `text` with comments and the insides of literals blanked.
fn without_literals(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    let mut after_word = false;
    while let Some(first) = rest.chars().next() {
        let literal =
            if after_word { quoted(rest) } else { prefixed(rest).or_else(|| quoted(rest)) };
        let length = literal.or_else(|| comment(rest));
        let (piece, next) = rest.split_at(length.unwrap_or(first.len_utf8()));
        match length {
            Some(_) => blank(piece, &mut out),
            None => out.push(first),
        }
        after_word = length.is_none() && is_word(first);
        rest = next;
    }
    out
}

/// Writes `piece` as blanks, byte for byte, keeping its line ends.
fn blank(piece: &str, out: &mut String) {
    out.extend(piece.bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }));
}

fn is_word(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}

/// The length of the comment that `text` begins with.
fn comment(text: &str) -> Option<usize> {
    if text.starts_with("//") {
        return Some(text.find('\n').unwrap_or(text.len()));
    }
    let mut depth = 0;
    let mut at = 0;
    text.starts_with("/*").then(|| {
        while at < text.len() {
            match &text.as_bytes()[at..] {
                [b'/', b'*', ..] => (depth, at) = (depth + 1, at + 2),
                [b'*', b'/', ..] => (depth, at) = (depth - 1, at + 2),
                _ => at += 1,
            }
            if depth == 0 {
                break;
            }
        }
        at
    })
}

/// The length of the string or character that `text` begins with; lifetimes are none.
fn quoted(text: &str) -> Option<usize> {
    match text.as_bytes() {
        [b'"', ..] => Some(end_of_string(text, 1)),
        [b'\'', b'\\', ..] => text[3..].find('\'').map(|at| at + 4),
        [b'\'', ..] => {
            let inside = text[1..].chars().next()?.len_utf8();
            text[1 + inside..].starts_with('\'').then_some(inside + 2)
        }
        _ => None,
    }
}

/// The length of the literal with a prefix (`b""`, `r#""#` …) that `text` begins with.
fn prefixed(text: &str) -> Option<usize> {
    let letters = text.find(|character| !matches!(character, 'b' | 'c' | 'r'))?;
    let hashes = text[letters..].find(|character| character != '#')?;
    let open = letters + hashes;
    if letters == 0 || letters > 2 {
        return None;
    }
    match text.as_bytes()[open] {
        b'"' if text[..letters].contains('r') => {
            let close = format!("\"{}", "#".repeat(hashes));
            Some(text[open + 1..].find(&close).map_or(text.len(), |at| open + 1 + at + close.len()))
        }
        b'"' if hashes == 0 => Some(end_of_string(text, open + 1)),
        b'\'' if hashes == 0 => quoted(&text[open..]).map(|length| open + length),
        _ => None,
    }
}

fn end_of_string(text: &str, from: usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = from;
    while at < bytes.len() && bytes[at] != b'"' {
        at += if bytes[at] == b'\\' { 2 } else { 1 };
    }
    (at + 1).min(bytes.len())
}

/// `code` without the items that are marked `#[cfg(test)]`.
fn without_tests(code: &str) -> String {
    let mut out = String::with_capacity(code.len());
    let mut rest = code;
    while let Some(at) = rest.find("#[cfg(test)]") {
        let end = at + end_of_item(&rest[at..]);
        out.push_str(&rest[..at]);
        blank(&rest[at..end], &mut out);
        rest = &rest[end..];
    }
    out + rest
}

/// The length of the item that `code` begins with: to its `;`, or to the brace that closes it.
pub(super) fn end_of_item(code: &str) -> usize {
    let mut depth = 0_usize;
    for (at, byte) in code.bytes().enumerate() {
        match byte {
            b'{' | b'(' | b'[' => depth += 1,
            b'}' | b')' | b']' => {
                depth = depth.saturating_sub(1);
                if depth == 0 && byte == b'}' {
                    return at + 1;
                }
            }
            b';' if depth == 0 => return at + 1,
            _ => {}
        }
    }
    code.len()
}

/// The places in `code` where `word` stands by itself.
pub(super) fn words<'a>(code: &'a str, word: &'a str) -> impl Iterator<Item = usize> + 'a {
    let alone = move |at: &usize| {
        let before = code[..*at].chars().next_back();
        let after = code[at + word.len()..].chars().next();
        let ends_in_word = word.ends_with(is_word);
        let part_of_word =
            before.is_some_and(is_word) || (ends_in_word && after.is_some_and(is_word));
        !part_of_word
    };
    code.match_indices(word).map(|(at, _)| at).filter(alone)
}

/// The word that `code` begins with, blanks before it left out.
pub(super) fn first_word(code: &str) -> &str {
    let code = code.trim_start();
    &code[..code.find(|character| !is_word(character)).unwrap_or(code.len())]
}

#[test]
fn comments_and_literals_are_no_code() {
    let text = r##"let a = "x {"; // } "
/* { /* " */ } */ let b = '"'; let c: &'a str = r#"{"}"#; b"\"{" '\'' '中' br"\""##;
    let code = without_literals(text);
    let kept: String = code.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(kept, "let a = ; let b = ; let c: &'a str = ;");
    assert_eq!(code.len(), text.len());
}

#[test]
fn what_is_for_tests_is_blanked() {
    let code =
        "fn a() {}\n#[cfg(test)]\nmod tests { fn b() {} }\nfn c() {}\n#[cfg(test)]\nmod d;\n";
    let kept: Vec<_> = without_tests(code).lines().map(str::to_owned).collect();
    assert_eq!(kept.iter().filter(|line| !line.trim().is_empty()).count(), 2);
    assert_eq!(kept.len(), 6);
}
