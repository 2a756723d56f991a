//! What rules weigh, and which may never weigh less: what editors and their CI rely on.

use dafu::check::rules::RULES;
use dafu::diagnostic::Severity;

/// Promised weights; `/*` is a whole family, `-*` all names that begin so.
const HINTS: &[&str] = &["date/future", "disclosure/not-public", "site/empty-column"];
const WARNINGS: &[&str] = &[
    "site/footer-missing",
    "docnum/*",
    "number/title-mismatch",
    "attachment/unreadable",
    "attachment/no-text",
    "correction/undeclared",
    "date/unstated",
    "address/too-long",
];
const ERRORS: &[&str] = &[
    "text/empty-body",
    "text/image-only",
    "site/base-url",
    "site/base-url-changed",
    "link/unpublished",
    "link/removed",
    "secrecy/marking",
    "attachment/revisions",
    "topic/unknown",
    "follows/unknown",
    "follows/cycle",
    "session/unparsed",
    "session/unknown-body",
    "status/incomplete",
    "id/invalid",
    "id/duplicate",
    "id/changed",
];

/// Never below error.
const FIRM: &[&str] = &[
    "front-matter/*",
    "meta/unknown-key",
    "id/*",
    "session/unparsed",
    "session/unknown-body",
    "number/invalid",
    "kind/mismatch",
    "status/incomplete",
    "disclosure/missing",
    "disclosure/conflict",
    "date/missing-*",
    "dept/unknown",
    "class/unknown",
    "topic/unknown",
    "follows/cycle",
    "alias/*",
    "attachment/name",
    "attachment/type",
    "link/attachment",
    "link/escape",
    "link/unpublished",
    "secrecy/marking",
    "privacy/mobile",
    "privacy/id-number",
    "privacy/bank-card",
    "privacy/proposer-name",
];

/// Guards against what no site can do; there is nothing to lower.
const GUARDS: &[&str] = &["site/collision"];

fn fits(pattern: &str, name: &str) -> bool {
    pattern.strip_suffix('*').map_or(pattern == name, |start| name.starts_with(start))
}

fn is_among(patterns: &[&str], name: &str) -> bool {
    patterns.iter().any(|pattern| fits(pattern, name))
}

#[test]
fn rules_weigh_what_is_promised() {
    for (patterns, severity) in
        [(HINTS, Severity::Hint), (WARNINGS, Severity::Warning), (ERRORS, Severity::Error)]
    {
        for pattern in patterns {
            let mut fitting = RULES.iter().filter(|rule| fits(pattern, rule.name)).peekable();
            assert!(fitting.peek().is_some(), "no rule is called {pattern}");
            fitting.for_each(|rule| assert_eq!(rule.severity, severity, "{}", rule.name));
        }
    }
}

#[test]
fn the_promised_rules_and_no_others_are_firm() {
    for pattern in FIRM {
        assert!(RULES.iter().any(|rule| fits(pattern, rule.name)), "no rule is called {pattern}");
    }
    for rule in RULES.iter().filter(|rule| !GUARDS.contains(&rule.name)) {
        assert_eq!(rule.locked, is_among(FIRM, rule.name), "{}", rule.name);
        assert!(!rule.locked || rule.severity == Severity::Error, "{}", rule.name);
    }
}
