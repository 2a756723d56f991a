//! The colours of a page: the default theme's, and over them what a site's own theme says, a
//! variable at a time, in light and in dark apart.

use super::style::{normalise, token_length};

/// A variable of the whole page, as a style sheet sets it.
#[derive(Debug, PartialEq, Eq)]
struct Declared<'a> {
    /// Whether it holds where readers want dark pages.
    dark: bool,
    name: &'a str,
    value: &'a str,
}

/// `default` with the variables that `own` sets laid over it, and the rest of `own` behind
/// them. A colour that `own` gives for light pages alone leaves dark ones as they are.
pub(super) fn laid_over(default: &str, own: &str) -> String {
    let (default, plain) = (normalise(default), normalise(own));
    let set = declared(&plain);
    let left = |dark: bool| -> String {
        declared(&default)
            .iter()
            .filter(|one| one.dark == dark)
            .filter(|one| !set.iter().any(|over| over.dark == dark && over.name == one.name))
            .map(|one| format!("{}:{};", one.name, one.value))
            .collect()
    };
    let (light, dark) = (left(false), left(true));
    let mut out = String::new();
    if !light.is_empty() {
        out += &format!(":root{{{light}}}\n");
    }
    out += own;
    if !dark.is_empty() {
        out += &format!("\n@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}");
    }
    out
}

/// The variables that `sheet`, which is normalised, sets for the whole page.
fn declared(sheet: &str) -> Vec<Declared<'_>> {
    let (mut out, mut heads, mut statement, mut at) = (Vec::new(), Vec::new(), 0, 0);
    while let Some(first) = sheet[at..].chars().next() {
        let length = token_length(&sheet[at..], first);
        if matches!(first, '{' | '}' | ';') {
            let text = &sheet[statement..at];
            if first == '{' {
                heads.push(text);
            } else if let Some((name, value)) = text.split_once(':')
                && heads.last().is_some_and(|head| matches!(head.trim(), ":root" | "html"))
                && (name.starts_with("--") || name == "color-scheme")
            {
                let dark = heads.iter().any(|head| head.contains("dark"));
                // A condition that is no question of light and dark says nothing of either.
                if dark || heads.len() == 1 {
                    out.push(Declared { dark, name, value });
                }
            }
            if first == '}' {
                heads.pop();
            }
            statement = at + length;
        }
        at += length;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const DEFAULT: &str = "/* 甲 */ :root { --bg: #fff; --main: #00f; }
@media screen and (prefers-color-scheme: dark) { :root { color-scheme: dark; --bg: #000; --main: #99f; } }";

    #[test]
    fn single_variables_lie_over_the_defaults() {
        let check = |own: &str, expected: &str| {
            assert_eq!(normalise(&laid_over(DEFAULT, own)), normalise(expected), "{own}");
        };
        check(
            ":root { --main: red }",
            ":root{--bg:#fff}:root{--main:red}@media screen and (prefers-color-scheme:dark){:root{color-scheme:dark;--bg:#000;--main:#99f}}",
        );
        check(
            "@media (prefers-color-scheme: dark) { :root { --main: pink } } p { color: red }",
            ":root{--bg:#fff;--main:#00f}@media (prefers-color-scheme:dark){:root{--main:pink}}p{color:red}\
             @media screen and (prefers-color-scheme:dark){:root{color-scheme:dark;--bg:#000}}",
        );
        // A whole palette stands for itself, and a variable of a part is no colour of the page.
        check(DEFAULT, DEFAULT);
        check(
            "main { --bg: red }",
            ":root{--bg:#fff;--main:#00f}main{--bg:red}@media screen and (prefers-color-scheme:dark){:root{color-scheme:dark;--bg:#000;--main:#99f}}",
        );
    }
}
