//! What one line is made of: key and value, quotations, brackets.

use super::MistakeKind;

/// What a line's content is made of.
pub(super) enum Parts<'a> {
    /// A key and its value.
    Key(&'a str, &'a str),
    /// Nearly a key: what is wrong, where, and the content as meant.
    LikelyMistake(MistakeKind, usize, String),
    /// No key at all.
    Text,
}

pub(super) fn parted(content: &str) -> Parts<'_> {
    if let Some(mark @ ('"' | '\'')) = content.chars().next() {
        let end = closing_quote(content, mark);
        let parts = end.and_then(|end| Some((&content[..end], content[end..].strip_prefix(':')?)));
        return parts.map_or(Parts::Text, |(key, value)| Parts::Key(key, value.trim_start()));
    }
    if content.starts_with(['[', '{']) {
        return Parts::Text;
    }
    if let Some((key, value)) = content.split_once(": ") {
        return Parts::Key(key, value.trim_start());
    }
    if let Some(key) = content.strip_suffix(':') {
        return Parts::Key(key, "");
    }
    let short = |key: &str| !key.is_empty() && key.chars().count() <= 20 && !key.contains(' ');
    if let Some((key, value)) = content.split_once(':')
        && short(key)
        && !value.starts_with("//")
        && !key.ends_with(|one: char| one.is_ascii_digit())
    {
        return Parts::LikelyMistake(MistakeKind::NoBlank, key.len(), format!("{key}: {value}"));
    }
    if let Some((key, value)) = content.split_once('：')
        && short(key)
    {
        let mended = format!("{key}: {}", value.trim_start());
        return Parts::LikelyMistake(
            MistakeKind::FullWidthColon,
            key.len(),
            mended.trim_end().to_owned(),
        );
    }
    Parts::Text
}

/// Where the quotation that begins `text` ends, its mark included.
pub(super) fn closing_quote(text: &str, mark: char) -> Option<usize> {
    let mut characters = text.char_indices().skip(1).peekable();
    while let Some((at, one)) = characters.next() {
        match one {
            '\\' if mark == '"' => drop(characters.next()),
            '\'' if mark == '\'' && characters.peek().is_some_and(|next| next.1 == '\'') => {
                characters.next();
            }
            _ if one == mark => return Some(at + 1),
            _ => {}
        }
    }
    None
}

/// Where the brackets that begin `text` are closed, or which one is missing.
pub(super) fn closing_bracket(text: &str) -> Result<usize, char> {
    let mut open = Vec::new();
    let mut characters = text.char_indices();
    while let Some((at, one)) = characters.next() {
        match one {
            '[' => open.push(']'),
            '{' => open.push('}'),
            ']' | '}' => {
                if open.pop() != Some(one) {
                    return Err(if one == ']' { '}' } else { ']' });
                }
                if open.is_empty() {
                    return Ok(at + 1);
                }
            }
            '"' | '\'' => {
                let before = text[..at].trim_end();
                if before.ends_with(['[', '{', ',', ':']) {
                    let Some(end) = closing_quote(&text[at..], one) else { return Err(one) };
                    characters = text.char_indices();
                    while characters.clone().next().is_some_and(|next| next.0 < at + end) {
                        characters.next();
                    }
                }
            }
            _ => {}
        }
    }
    Err(open.pop().unwrap_or(']'))
}

/// `text` in quotation marks that YAML knows.
#[must_use]
pub(crate) fn quoted(text: &str) -> String {
    if text.contains(['"', '\\']) {
        format!("'{}'", text.replace('\'', "''"))
    } else {
        format!("\"{text}\"")
    }
}

/// `line`, its value in quotation marks where YAML would read another than is written.
#[must_use]
pub(crate) fn readable(line: &str) -> String {
    let Some((key, value)) = line.split_once(": ") else { return line.to_owned() };
    let value = value.trim();
    let is_structure = value.starts_with(['"', '\'', '[', '{', '|', '>']);
    let is_odd = value.contains(": ")
        || value.ends_with(':')
        || value.starts_with(['#', '@', '`', '%', '&', '*', '!', ',', ']', '}']);
    if is_odd && !is_structure { format!("{key}: {}", quoted(value)) } else { line.to_owned() }
}

/// `value`, a quotation that opens with `mark` and goes on behind its end, as one quotation.
pub(super) fn requoted(value: &str, mark: char) -> String {
    let inside = value.strip_prefix(mark).and_then(|rest| rest.strip_suffix(mark));
    let Some(inside) = inside else { return quoted(value) };
    // A single mark beside a Chinese one was typed twice over.
    if inside.matches(mark).count() == 1 {
        let doubled = ["”", "“", "’", "‘"].into_iter().find_map(|chinese| {
            let typed = [format!("{chinese}{mark}"), format!("{mark}{chinese}")];
            typed
                .into_iter()
                .find(|typed| inside.contains(typed.as_str()))
                .map(|typed| (typed, chinese))
        });
        if let Some((typed, chinese)) = doubled {
            return quoted(&inside.replacen(&typed, chinese, 1));
        }
    }
    quoted(inside)
}

/// `value`, which opens a quotation with `mark`, with its end: a Chinese mark was meant as one.
pub(super) fn closed(value: &str, mark: char) -> String {
    let inside = value.trim_end_matches(['”', '“', '’', '‘', '＂']);
    let chinese = value.chars().count() - inside.chars().count();
    let opened = inside.matches(['“', '‘']).count() > inside.matches(['”', '’']).count();
    if chinese == 1 && !opened { format!("{inside}{mark}") } else { format!("{value}{mark}") }
}

/// Whether `line` is a mark that Git leaves where two people changed one place.
#[must_use]
pub(crate) fn is_conflict_marker(line: &str) -> bool {
    let line = line.trim_end();
    ["<<<<<<<", "|||||||", "=======", ">>>>>>>"].into_iter().any(|mark| {
        line.strip_prefix(mark).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    })
}
