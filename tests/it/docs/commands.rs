//! What README and guide tell people to type, the program understands.

use std::collections::BTreeSet;

use clap::{CommandFactory, Parser};

use dafu::cli::{self, Arguments, EXAMPLES};
use dafu::diagnostic::Language;

const PAGES: &[&str] = &[
    "README.md",
    "README.zh-CN.md",
    "CONTRIBUTING.md",
    "SECURITY.md",
    "docs/guide.zh-CN.md",
    "docs/operating.zh-CN.md",
    "docs/takedown.zh-CN.md",
    "docs/theme-guide.zh-CN.md",
];

#[test]
fn every_command_line_is_understood() {
    for page in PAGES {
        for line in command_lines(&super::read(page)) {
            let words = ["dafu"].into_iter().chain(line.split_whitespace());
            if let Err(error) = Arguments::try_parse_from(words) {
                let shown = matches!(
                    error.kind(),
                    clap::error::ErrorKind::DisplayHelp | clap::error::ErrorKind::DisplayVersion
                );
                assert!(shown, "{page}: dafu {line}\n{error}");
            }
        }
    }
}

#[test]
fn every_command_has_examples_that_are_understood() {
    for example in EXAMPLES {
        let words = ["dafu"].into_iter().chain(example.line.split(' '));
        let parsed = Arguments::try_parse_from(words);
        assert!(parsed.is_ok(), "dafu {}: {:?}", example.line, parsed.err());
    }
    for verb in Arguments::command().get_subcommands() {
        let name = verb.get_name();
        assert!(EXAMPLES.iter().any(|example| example.verb() == name), "no example of {name}");
        let texts = verb.get_arguments().filter_map(|argument| argument.get_long_help());
        let all = texts.chain(verb.get_long_about()).map(ToString::to_string);
        for text in all {
            assert!(text.contains("\n\n"), "{name}: Chinese, then English: {text}");
        }
        let lacking = verb.get_arguments().find(|argument| argument.get_long_help().is_none());
        assert!(lacking.is_none(), "{name}: no English help: {lacking:?}");
    }
}

#[test]
fn every_help_is_there_in_both_languages() {
    let is_han = |text: &str| text.chars().any(|each| ('\u{4e00}'..='\u{9fff}').contains(&each));
    for verb in Arguments::command().get_subcommands() {
        let help = |language| {
            let command = cli::command(language);
            let words = ["dafu", verb.get_name(), "--help"];
            command.try_get_matches_from(words).expect_err("help").to_string()
        };
        let (chinese, english) = (help(Language::Chinese), help(Language::English));
        assert!(chinese.starts_with(|first: char| !first.is_ascii()), "{chinese}");
        // Examples name Chinese departments; 未载明 and 待核对 are what stands in a file.
        let own = ["答复", "未载明", "待核对"];
        let words = english.split("Examples:").next().unwrap_or_default().to_owned();
        let words = own.iter().fold(words, |words, word| words.replace(word, ""));
        assert!(!is_han(&words), "{english}");
    }
}

#[test]
fn every_command_is_in_both_tables() {
    let command = Arguments::command();
    let verbs: BTreeSet<_> =
        command.get_subcommands().map(|verb| verb.get_name().to_owned()).collect();
    for page in ["README.md", "README.zh-CN.md"] {
        let text = super::read(page);
        let rows = text.lines().filter_map(|line| line.strip_prefix("| `dafu "));
        let named: BTreeSet<_> =
            rows.filter_map(|row| row.split([' ', '`']).next()).map(str::to_owned).collect();
        assert_eq!(named, verbs, "the table of commands in {page}");
    }
}

#[test]
fn files_that_the_pages_name_exist() {
    for page in PAGES.iter().chain(&["ARCHITECTURE.md"]) {
        let text = super::read(page);
        let targets = text.split("](").skip(1).filter_map(|rest| rest.split([')', '#']).next());
        let own = targets.filter(|target| !target.is_empty() && !target.contains("://"));
        let folder = super::place(page).parent().expect("a page stands in a folder").to_owned();
        for target in own.filter(|target| !is_picture(target)) {
            assert!(folder.join(target).exists(), "{page} points to {target}");
        }
    }
}

/// Pictures are taken of the finished site, after the tests.
fn is_picture(target: &str) -> bool {
    std::path::Path::new(target).extension().is_some_and(|extension| extension == "png")
}

/// What follows `dafu ` or `cargo run --release -- ` at the start of a line in a block of `sh`.
fn command_lines(page: &str) -> Vec<String> {
    let blocks = page.split("```sh\n").skip(1).filter_map(|rest| rest.split("```").next());
    let starts = ["dafu ", "cargo run --release -- "];
    let arguments = |line: &str| {
        let line = line.split(" #").next().unwrap_or(line).trim_end();
        starts.iter().find_map(|start| line.strip_prefix(start)).map(str::to_owned)
    };
    blocks.flat_map(str::lines).filter_map(arguments).collect()
}
