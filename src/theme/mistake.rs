//! Mistakes in templates: where they stand, and what they are in plain words.
//!
//! The template engine's own words are kept for the English message only, and
//! only those that speak of templates, not of the program's insides.

use std::ops::Range;

use tera::ErrorKind;

use crate::diagnostic::{Bilingual, Diagnostic, Severity, span_from};

use super::files::{Files, Owner};
use super::messages;

/// Prefix under which every default template is known besides its own name.
pub(super) const DEFAULT: &str = "default/";

/// One mistake, named by template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mistake {
    /// The template's name, `default/` included.
    pub(super) template: String,
    /// Bytes of the template.
    pub(super) span: Range<usize>,
    pub(super) message: Bilingual,
}

/// The mistakes `error` tells of; `template` is the one that was asked for.
pub(super) fn mistakes(error: &tera::Error, template: &str, files: &Files) -> Vec<Mistake> {
    let one = |name: &str, span: Range<usize>, message: Bilingual| {
        vec![Mistake { template: name.to_owned(), span, message }]
    };
    match error.kind() {
        ErrorKind::SyntaxError(report) => {
            one(report.filename(), report.span().range.clone(), messages::syntax(report.message()))
        }
        ErrorKind::RenderingError(report) => one(
            report.filename(),
            report.span().range.clone(),
            messages::rendering(report.message()),
        ),
        ErrorKind::MissingParent { current, parent } => {
            one(current, quoted(current, parent, files), messages::missing_template(parent))
        }
        ErrorKind::CircularExtend { tpl, inheritance_chain } => {
            let last = inheritance_chain.last().unwrap_or(tpl);
            one(tpl, quoted(tpl, last, files), messages::circle(inheritance_chain))
        }
        ErrorKind::CircularInclude { tpl, include_chain } => {
            let next = include_chain.get(1).unwrap_or(tpl);
            one(tpl, quoted(tpl, next, files), messages::circle(include_chain))
        }
        ErrorKind::TemplateNotFound(name) => one(template, 0..0, messages::missing_template(name)),
        ErrorKind::Msg(text) => reports(text, template, files),
        _ => one(template, 0..0, messages::rendering(&error.to_string())),
    }
}

/// Finds the places in a text of several reports, the form in which the engine
/// tells what it found while it linked the templates.
fn reports(text: &str, template: &str, files: &Files) -> Vec<Mistake> {
    let found: Vec<Mistake> = text
        .split("error: ")
        .filter_map(|report| {
            let (message, rest) = report.split_once('\n')?;
            let (_, place) = rest.lines().next()?.split_once("--> ")?;
            let mut numbers = place.rsplitn(3, ':');
            let column: usize = numbers.next()?.parse().ok()?;
            let line: usize = numbers.next()?.parse().ok()?;
            let name = numbers.next()?;
            let carets = rest.lines().last()?.matches('^').count();
            let start = offset(source(name, files)?, line, column);
            let mistake = Mistake {
                template: name.to_owned(),
                span: start..start + carets,
                message: messages::linking(message),
            };
            Some(at_its_cause(mistake, files))
        })
        .collect();
    if found.is_empty() {
        return vec![Mistake {
            template: template.to_owned(),
            span: 0..0,
            message: messages::linking(text),
        }];
    }
    found
}

/// A default template cannot be at fault while the templates are linked, but it
/// can miss a block in the frame that the site put in place of the default one.
fn at_its_cause(mistake: Mistake, files: &Files) -> Mistake {
    const BASE: &str = "base.html";
    let stranger = mistake.template.starts_with(DEFAULT);
    if !stranger || source(BASE, files).is_none() {
        return mistake;
    }
    Mistake { template: BASE.to_owned(), span: 0..0, ..mistake }
}

/// The finding that tells `mistake`.
pub(super) fn finding(mistake: Mistake, files: &Files) -> Diagnostic {
    let (name, owner, span) = match mistake.template.strip_prefix(DEFAULT) {
        Some(name) => (format!("templates/{name}"), Owner::Default, mistake.span),
        None => (format!("templates/{}", mistake.template), Owner::Site, mistake.span),
    };
    let start = files.get(&name, owner).map_or(0, |file| file.text_start());
    Diagnostic {
        rule: "theme/template",
        severity: Severity::Error,
        path: files.source_path(&name, owner),
        span: span_from(start, span),
        message: mistake.message,
        help: help(),
    }
}

/// What helps with any mistake in a template.
pub(super) fn help() -> Bilingual {
    Bilingual::new(
        "模板的写法见文档“主题”一章；默认模板可用 default/ 加文件名引用",
        "see the chapter on themes; default templates are called default/ and their name",
    )
}

/// The text of the template known as `name`.
pub(super) fn source<'files>(name: &str, files: &'files Files) -> Option<&'files str> {
    let (name, owner) = match name.strip_prefix(DEFAULT) {
        Some(name) => (name, Owner::Default),
        None => (name, Owner::Site),
    };
    let file = files.get(&format!("templates/{name}"), owner)?;
    files.text(&file).ok()
}

/// Where `template` names `other` in quotes.
fn quoted(template: &str, other: &str, files: &Files) -> Range<usize> {
    let other = other.strip_prefix(DEFAULT).unwrap_or(other);
    source(template, files)
        .and_then(|text| text.find(other).map(|at| at..at + other.len()))
        .unwrap_or(0..0)
}

/// The byte at `line` and `column` (characters), both from 1.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let rest = text.get(start..).unwrap_or_default();
    let within = rest.char_indices().nth(column.saturating_sub(1));
    start + within.map_or(rest.len(), |(at, _)| at)
}
