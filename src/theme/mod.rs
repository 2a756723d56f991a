//! Themes: templates, texts, style and assets, and finished pages out of them.
//!
//! A theme is the embedded default theme, overlaid file by file with what the site has under
//! `themes/<name>/`. This room gets names, bytes and serialisable values and gives minified HTML;
//! it reads no file, no clock and knows no word of what the pages are about.

mod asset;
mod colours;
mod error;
mod files;
mod html;
mod inline_strings;
mod messages;
mod minify;
mod mistake;
mod page;
mod policy;
mod script;
mod settings;
mod splice;
mod style;
mod style_check;
mod tags;
mod unused;

pub(crate) use asset::Asset;
pub(crate) use error::Error;
pub(crate) use files::default_files;
pub use html::Html;
pub use minify::minify;

use std::borrow::Cow;

use serde::Serialize;
use tera::Tera;

use crate::diagnostic::{Diagnostic, Severity};
use crate::digest::Digest;
use files::{File, Files, Owner};
use mistake::DEFAULT;
use settings::Strings;
use splice::Splicer;
use style::Style;

/// A loaded theme: everything a page is rendered with, but its own content.
pub struct Theme {
    tera: Tera,
    splicer: Splicer,
    style: Style,
    assets: Vec<Asset>,
    strings: Strings,
    /// Kept to say where in a template something is wrong.
    files: Files,
    /// What of the site's own theme has no effect.
    warnings: Vec<Diagnostic>,
}

impl Theme {
    /// Loads the default theme overlaid by `own`: path inside the theme and content. `root` is the
    /// theme's folder in the site, for findings; `language` chooses the texts.
    ///
    /// # Errors
    /// Every mistake found in the theme, sorted by file and place.
    pub fn load(
        own: Vec<(String, Vec<u8>)>,
        root: &str,
        language: &str,
    ) -> Result<Self, Vec<Diagnostic>> {
        let files = Files::new(own, root);
        let mut found = Vec::new();
        settings::check_manifest(&files, &mut found);
        let strings = settings::strings(&files, language, &mut found);
        let assets = asset::assets(&files, &mut found);
        let style = style(&files, &mut found);
        let mut tera = templates(&files, &strings, &assets, &mut found);
        tera.global_context().insert("t", &strings);
        let default_strings = settings::default_strings(&files, language);
        found.extend(unused::check(&files, &default_strings, language));
        found.sort_by(crate::diagnostic::report_order);
        found.dedup();
        if found.iter().any(|finding| finding.severity == Severity::Error) {
            return Err(found);
        }
        Ok(Self { strings, tera, splicer: Splicer::new(), style, assets, files, warnings: found })
    }

    /// What of the site's own theme has no effect.
    #[must_use]
    pub fn warnings(&self) -> &[Diagnostic] {
        &self.warnings
    }

    /// The finished page that `template` makes of `context`, which must show all of `text`.
    ///
    /// # Errors
    /// As [`Theme::render`]; and where templates of the site's own make a page without title,
    /// main part or text, or one that its security policy breaks.
    pub fn page(
        &self,
        template: &str,
        context: &impl Serialize,
        text: Option<&Html>,
    ) -> Result<String, Box<Error>> {
        let page = self.render(template, context)?;
        // Tests hold the default templates to the same.
        let fault = self
            .files
            .own_template(template)
            .and_then(|own| Some((own, page::fault(&page, self.style(), text)?)));
        match fault {
            None => Ok(page),
            Some((own, fault)) => Err(Box::new(Error {
                path: self.files.source_path(own, Owner::Site),
                span: 0..0,
                line: 1,
                column: 1,
                rule: fault.rule(),
                message: fault.message(),
                help: fault.help(),
            })),
        }
    }

    /// The finished, minified page that `template` makes of `context`, a structure or map.
    ///
    /// # Errors
    /// Where the template asks for what is not there, or misuses it.
    pub fn render(&self, template: &str, context: &impl Serialize) -> Result<String, Box<Error>> {
        // Room for most pages, so that they need not be moved while they grow.
        let mut rendered = Vec::with_capacity(16 * 1024);
        tera::Context::from_serialize(context)
            .and_then(|context| self.tera.render_to(template, &context, &mut rendered))
            .map_err(|error| Box::new(self.error(&error, template)))?;
        Ok(self.splicer.finish(text(&rendered)))
    }

    /// The digest of the site's own files whose paths begin with `folder`.
    #[must_use]
    pub fn digest(&self, folder: &str) -> Digest {
        self.files.own_digest(folder)
    }

    /// The text under `key`, its groups parted by dots (`columns.years`); the default theme has all.
    #[must_use]
    pub fn text(&self, key: &str) -> &str {
        self.strings.find(key).unwrap_or_default()
    }

    /// The style sheet, exactly as it must stand in every page.
    #[must_use]
    pub fn style(&self) -> &str {
        &self.style.text
    }

    /// The style sheet's hash, as a Content-Security-Policy names it.
    #[must_use]
    pub fn style_hash(&self) -> &str {
        &self.style.hash
    }

    /// The files the theme publishes, sorted by name.
    #[must_use]
    pub fn assets(&self) -> &[Asset] {
        &self.assets
    }

    /// The asset of that name.
    #[must_use]
    pub fn asset(&self, name: &str) -> Option<&Asset> {
        self.assets.iter().find(|asset| asset.name == name)
    }

    fn error(&self, error: &tera::Error, template: &str) -> Error {
        let mut mistakes = mistake::mistakes(error, template, &self.files);
        let mistake = mistakes.swap_remove(0);
        let text = mistake::source(&mistake.template, &self.files).unwrap_or_default();
        let before = text.get(..mistake.span.start).unwrap_or_default();
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let finding = mistake::finding(mistake, &self.files);
        Error {
            path: finding.path,
            span: finding.span,
            line: before.matches('\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
            rule: finding.rule,
            message: finding.message,
            help: finding.help,
        }
    }
}

fn style(files: &Files, found: &mut Vec<Diagnostic>) -> Style {
    let mut whole = String::new();
    for path in asset::STYLE {
        let mut text = |owner| match files.get(path, owner).map(|file| files.text(&file)) {
            Some(Ok(text)) => Some(text),
            Some(Err(wrong)) => {
                found.push(*wrong);
                None
            }
            None => None,
        };
        match (text(Owner::Default), text(Owner::Site)) {
            (Some(default), Some(own)) if *path == asset::COLOURS => {
                whole += &colours::laid_over(default, own);
            }
            (default, own) => whole += own.or(default).unwrap_or_default(),
        }
    }
    for file in asset::STYLE.iter().filter_map(|path| files.get(path, Owner::Site)) {
        let text = files.text(&file).unwrap_or_default();
        found.extend(style_check::faults(text).into_iter().map(|(span, fault)| {
            files.finding("theme/style", (&file, span), (fault.message(), fault.help()))
        }));
    }
    Style::new(&whole)
}

/// All templates: the default ones as `default/<path>`, and `<path>` where the site has none.
fn templates(
    files: &Files,
    strings: &Strings,
    assets: &[Asset],
    found: &mut Vec<Diagnostic>,
) -> Tera {
    let mut tera = engine();
    tera.register_function("asset", asset::address_of(assets));
    let mut sources = Vec::new();
    let before = found.len();
    for file in files
        .both("templates/")
        .filter(|file| file.path.rsplit_once('.').is_some_and(|(_, kind)| kind == "html"))
    {
        let name = &file.path["templates/".len()..];
        let name = match file.owner {
            Owner::Default => format!("{DEFAULT}{name}"),
            Owner::Site => name.to_owned(),
        };
        match files.text(&file) {
            Ok(text) => {
                found.extend(syntax(&name, text, files));
                let text = match file.owner {
                    Owner::Default => inline_strings::inline_strings(text, strings),
                    Owner::Site => {
                        found.extend(forbidden(&file, text, files));
                        Cow::Borrowed(text)
                    }
                };
                sources.push((name, text));
            }
            Err(wrong) => found.push(*wrong),
        }
    }
    if found.len() == before
        && let Err(error) = tera.add_raw_templates(sources)
    {
        let mistakes = mistake::mistakes(&error, "base.html", files);
        found.extend(mistakes.into_iter().map(|mistake| mistake::finding(mistake, files)));
    }
    tera
}

/// What of a template its pages' policy forbids.
fn forbidden<'a>(
    file: &'a File<'_>,
    text: &str,
    files: &'a Files,
) -> impl Iterator<Item = Diagnostic> + use<'a> {
    let found = policy::violations(&policy::as_html(text), None).into_iter();
    found.map(|one| {
        files.finding("theme/forbidden", (file, one.span), (one.kind.message(), one.kind.help()))
    })
}

/// What is wrong with one template in itself: the engine stops at the first of all.
fn syntax(name: &str, text: &str, files: &Files) -> Vec<Diagnostic> {
    match engine().add_raw_template(name, text) {
        Err(error) if matches!(error.kind(), tera::ErrorKind::SyntaxError(_)) => {
            let mistakes = mistake::mistakes(&error, name, files);
            mistakes.into_iter().map(|mistake| mistake::finding(mistake, files)).collect()
        }
        _ => Vec::new(),
    }
}

fn engine() -> Tera {
    let mut tera = Tera::default();
    // Fails only when templates are already there.
    let fresh = tera.set_fallback_prefixes([DEFAULT]);
    debug_assert!(fresh.is_ok(), "the engine is new");
    tera.set_escape_fn(html::escape);
    // Every template, whatever its name, is escaped.
    tera.autoescape_on([""]);
    tera
}

/// What the engine wrote.
fn text(rendered: &[u8]) -> &str {
    simdutf8::basic::from_utf8(rendered).expect("templates and values are text")
}
