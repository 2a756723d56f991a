//! The table of inspection items names rules that there are.

use dafu::check::rules::RULES;

#[test]
fn every_rule_that_the_check_sheet_names_exists() {
    let page = super::read("docs/check-sheet.md");
    let quoted = page.split('`').skip(1).step_by(2);
    let is_word = |part: &str| part.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
    let is_rule = |text: &&str| {
        text.split_once('/').is_some_and(|(family, name)| {
            !family.is_empty() && !name.is_empty() && is_word(family) && is_word(name)
        })
    };
    let named: Vec<&str> = quoted.filter(is_rule).collect();
    assert!(named.len() > 50, "the table names the rules that answer each item");
    for name in named {
        assert!(RULES.iter().any(|rule| rule.name == name), "no rule is called {name}");
    }
}
