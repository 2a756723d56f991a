//! Lists and mappings in brackets, typed with Chinese punctuation.

use std::ops::Range;

/// What makes `text`, which begins with a bracket, right for YAML: the bytes, and what
/// is to stand there. Only what parts keys and values; texts keep their punctuation.
pub(super) fn edits(text: &str) -> Vec<(Range<usize>, &'static str)> {
    let mut out = brackets(text);
    let mut depth = 0_u32;
    let mut quote = None;
    // Where the key began that may stand here.
    let mut key = None;
    let mut last = ' ';
    for (at, one) in text.char_indices() {
        let rest = &text[at + one.len_utf8()..];
        let end = at + one.len_utf8();
        if let Some(mark) = quote {
            quote = (one != mark).then_some(mark);
        } else {
            match one {
                '"' | '\'' if "[{,:，： ".contains(last) => quote = Some(one),
                '{' | '｛' => {
                    depth += 1;
                    key = Some(end);
                }
                '}' | '｝' => depth = depth.saturating_sub(1),
                ':' | '：' if depth > 0 && key.is_some_and(|key| is_key(&text[key..at])) => {
                    if one == '：' {
                        out.push((at..end, if rest.starts_with(' ') { ":" } else { ": " }));
                    } else if !rest.starts_with([' ', '"', '\'']) && !rest.is_empty() {
                        out.push((at..end, ": "));
                    }
                    key = None;
                }
                ',' if depth > 0 => key = Some(end),
                '，' | '、' | '；' | ';' if depth > 0 && starts_with_key(rest) => {
                    out.push((at..end, if rest.starts_with(' ') { "," } else { ", " }));
                    key = Some(end);
                }
                // A character of a key or a value.
                _ => {}
            }
        }
        last = one;
    }
    out.sort_by_key(|edit| edit.0.start);
    out
}

/// Full-width brackets, where the value begins with one.
fn brackets(text: &str) -> Vec<(Range<usize>, &'static str)> {
    let ascii = |one: char| match one {
        '［' => Some("["),
        '］' => Some("]"),
        '｛' => Some("{"),
        '｝' => Some("}"),
        _ => None,
    };
    let places =
        text.char_indices().filter_map(|(at, one)| Some((at..at + one.len_utf8(), ascii(one)?)));
    // A text may hold any bracket; round the whole value it is YAML's.
    if text.starts_with(['［', '｛']) || text.starts_with("[｛") {
        places.collect()
    } else {
        Vec::new()
    }
}

fn is_key(text: &str) -> bool {
    let key = text.trim();
    !key.is_empty() && key.chars().count() <= 10 && !key.contains(['/', '.', ' '])
}

fn starts_with_key(rest: &str) -> bool {
    rest.split_once([':', '：']).is_some_and(|(key, _)| is_key(key))
}

#[cfg(test)]
mod tests {
    use super::edits;

    fn mended(text: &str) -> String {
        let mut out = text.to_owned();
        for (at, new) in edits(text).into_iter().rev() {
            out.replace_range(at, new);
        }
        out
    }

    #[test]
    fn chinese_punctuation_parts_keys_and_values() {
        for (typed, meant) in [
            ("[{名称：清单，文件：a.csv}]", "[{名称: 清单, 文件: a.csv}]"),
            ("[{名称:清单,文件:a.csv}]", "[{名称: 清单,文件: a.csv}]"),
            ("{名称： 清单、 文件：a.csv}", "{名称: 清单, 文件: a.csv}"),
            ("［｛名称：清单；文件：a.csv｝］", "[{名称: 清单, 文件: a.csv}]"),
            ("［0121，0122］", "[0121，0122]"),
            ("[{名称: 甲：乙，丙, 文件: a.csv}]", "[{名称: 甲：乙，丙, 文件: a.csv}]"),
            ("[{名称: \"甲，文件：乙\", 文件: a.csv}]", "[{名称: \"甲，文件：乙\", 文件: a.csv}]"),
            ("[甲：乙，丙：丁]", "[甲：乙，丙：丁]"),
            ("[{网址: https://a.gov.cn/}]", "[{网址: https://a.gov.cn/}]"),
        ] {
            assert_eq!(mended(typed), meant, "{typed}");
        }
    }
}
