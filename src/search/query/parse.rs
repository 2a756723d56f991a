//! What is asked for in a query, which is folded: terms, numbers, questions.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex::Regex;

use crate::model::CaseKey;
use crate::search::key;

/// The words of a question. They are the same in the script.
static ASKING: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new("怎么样|怎么办|怎么|怎样|如何|什么|哪里|哪些|哪个|请问|能不能|可不可以|有没有|能否|是否|可以|为什么|为何|多少|[的了吗呢吧啊么]")
        .expect("the pattern is tested below")
});

static TERM: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new("[\"“”]([^\"“”]+)[\"“”]|([^\\s,;?!、。\"“”]+)").expect("the pattern is tested below")
});

static DOCUMENT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"^([^0-9()\[\]【】〔〕]*)[〔\[【(]([12][0-9]{3})[〕\]】)]第?0*([1-9][0-9]{0,5})号?$",
    )
    .expect("the pattern is tested below")
});

/// The terms of a query, each of which has to stand in what is found.
#[must_use]
pub(super) fn terms(text: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for found in TERM.captures_iter(text) {
        let term = found.get(1).or(found.get(2)).map_or("", |one| one.as_str()).trim();
        if !key::query(term).is_empty() && !out.iter().any(|one| one == term) {
            out.push(term.to_owned());
        }
    }
    out
}

/// `text` without the words of a question.
#[must_use]
pub(super) fn without_question(text: &str) -> String {
    ASKING.replace_all(text, " ").into_owned()
}

/// What of the terms is looked up, each once.
#[must_use]
pub(super) fn grams(terms: &[String]) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for gram in terms.iter().flat_map(|term| key::query(term)) {
        if !out.contains(&gram) {
            out.push(gram);
        }
    }
    out
}

/// The name that a number is found by, whatever its spelling; none of what is no number.
#[must_use]
pub(super) fn name(text: &str, prefixes: &BTreeMap<String, String>) -> Option<String> {
    let text: String = text.chars().filter(|one| !one.is_whitespace()).collect();
    if let Some(found) = DOCUMENT.captures(&text) {
        return Some(format!("@{}{}-{}", &found[1], &found[2], &found[3]));
    }
    let key = CaseKey::parse(&text, prefixes).ok()?;
    key.as_str().bytes().any(|one| one.is_ascii_digit()).then(|| format!("#{key}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_one_name_in_any_spelling() {
        let prefixes = BTreeMap::from([("平".to_owned(), "ps".to_owned())]);
        for (text, expected) in [
            ("1310519", Some("#1310519")),
            ("第0038号", Some("#38")),
            ("第 38 号提案", Some("#38")),
            ("闭08", Some("#bh8")),
            ("平12", Some("#ps12")),
            ("豫工信办案〔2023〕166号", Some("@豫工信办案2023-166")),
            ("[2023]166", Some("@2023-166")),
            ("(2023)第066号", Some("@2023-66")),
            ("养老", None),
            ("养老12", None),
        ] {
            assert_eq!(name(text, &prefixes).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn terms_are_parted_by_blanks_and_stops_and_kept_whole_in_quotes() {
        assert_eq!(terms("养老院 补贴,5g,养老院 ?"), ["养老院", "补贴", "5g"]);
        assert_eq!(terms("“养老 补贴”标准"), ["养老 补贴", "标准"]);
        assert_eq!(without_question("养老院怎么补贴"), "养老院 补贴");
    }
}
