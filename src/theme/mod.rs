//! Themes: templates, texts, style and assets, and finished pages out of them.
//!
//! A theme is the embedded default theme, overlaid file by file with what the
//! site has under `themes/<name>/`. This room gets names, bytes and
//! serialisable values and gives minified HTML; it reads no file, no clock and
//! knows no word of what the pages are about.

mod asset;
mod files;
mod html;
mod inline_strings;
mod messages;
mod mistake;
mod settings;
mod splice;
mod style;

pub use asset::Asset;
pub use html::Html;

use std::borrow::Cow;
use std::ops::Range;

use serde::Serialize;
use tera::Tera;

use crate::diagnostic::{Bilingual, Diagnostic, Severity, SourcePath};
use files::{Files, Owner};
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
}

/// A template that cannot render what it was given.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{path}:{line}:{column}: {}", message.en)]
pub struct Error {
    /// The template: a path in the site, or `default/…` for an embedded one.
    pub path: SourcePath,
    /// Bytes of that file.
    pub span: Range<u32>,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// What is wrong.
    pub message: Bilingual,
}

impl Error {
    /// The same as a finding.
    #[must_use]
    pub fn into_diagnostic(self) -> Diagnostic {
        Diagnostic {
            rule: "theme/template",
            severity: Severity::Error,
            path: self.path,
            span: self.span,
            message: self.message,
            help: mistake::help(),
        }
    }
}

impl Theme {
    /// Loads the default theme overlaid by `own`: path inside the theme (such
    /// as `templates/base.html`) and content. `root` is the theme's folder in
    /// the site (`themes/<name>`), for findings; `language` chooses the texts.
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
        let mut tera = templates(&files, &strings, &mut found);
        tera.global_context().insert("t", &strings);
        if !found.is_empty() {
            found.sort_by(crate::diagnostic::report_order);
            found.dedup();
            return Err(found);
        }
        Ok(Self { strings, tera, splicer: Splicer::new(), style, assets, files })
    }

    /// The finished, minified page that `template` makes of `context`, a
    /// structure or map.
    ///
    /// # Errors
    /// Where the template asks for what is not there, or misuses it.
    pub fn render(&self, template: &str, context: &impl Serialize) -> Result<String, Error> {
        let rendered = tera::Context::from_serialize(context)
            .and_then(|context| self.tera.render(template, &context))
            .map_err(|error| self.error(&error, template))?;
        Ok(self.splicer.finish(&rendered))
    }

    /// The text under `key`, its groups parted by dots: `columns.years`. The
    /// default theme has every text that is asked for, and a site's own are
    /// laid over those, so there always is one.
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
            message: finding.message,
        }
    }
}

fn style(files: &Files, found: &mut Vec<Diagnostic>) -> Style {
    let mut whole = String::new();
    for path in asset::STYLE {
        match files.overlaid(path).next().map_or(Ok(""), |file| files.text(&file)) {
            Ok(text) => whole += text,
            Err(wrong) => found.push(*wrong),
        }
    }
    Style::new(&whole)
}

/// All templates: the default ones as `default/<path>`, found under `<path>`
/// too where the site has none of that name.
fn templates(files: &Files, strings: &Strings, found: &mut Vec<Diagnostic>) -> Tera {
    let mut tera = engine();
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
                    Owner::Site => Cow::Borrowed(text),
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

/// What is wrong with one template in itself; the engine stops at the first of
/// all, an author wants one of each.
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
