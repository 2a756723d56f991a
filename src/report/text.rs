//! Findings for people: grouped by file, with excerpts and carets.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::{File, Style};
use crate::diagnostic::{Language, Located, Severity};

/// The findings of `files`, with a blank line between them.
pub(super) fn print(files: &[File], style: Style) -> String {
    let renderer = if style.colour { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.term_width(style.width).decor_style(DecorStyle::Ascii);
    let mut out = String::new();
    for file in files {
        for finding in &file.findings {
            out.push_str(&renderer.render(&[group(finding, &file.text, style.language)]));
            out.push_str("\n\n");
        }
    }
    out
}

fn group<'a>(finding: &'a Located, text: &'a str, language: Language) -> Group<'a> {
    let diagnostic = &finding.diagnostic;
    let words = |zh: &'static str, en: &'static str| match language {
        Language::Chinese => zh,
        Language::English => en,
    };
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR.with_name(words("错误", "error")),
        Severity::Warning => Level::WARNING.with_name(words("警告", "warning")),
        Severity::Hint => Level::INFO.with_name(words("提示", "hint")),
    };
    let title = level.primary_title(diagnostic.message.get(language)).id(diagnostic.rule);
    let mut group = title.element(excerpt(finding, text));
    let help = diagnostic.help.get(language);
    if !help.is_empty() {
        group = group.element(Level::HELP.with_name(words("改法", "help")).message(help));
    }
    group
}

/// The lines a finding stands in, cut out of `text`: a file of thousands of
/// lines need not be gone through for each of its findings.
fn excerpt<'a>(
    finding: &'a Located,
    text: &'a str,
) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
    let span = &finding.diagnostic.span;
    let (start, end) = ((span.start as usize).min(text.len()), (span.end as usize).min(text.len()));
    let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let line_end = text[end..].find('\n').map_or(text.len(), |at| end + at);
    let lines = text[line_start..line_end].trim_end_matches('\r');
    let within = |at: usize| at.saturating_sub(line_start).min(lines.len());
    Snippet::source(lines)
        .line_start(finding.start.line as usize)
        .path(diagnostic_path(finding))
        .annotation(AnnotationKind::Primary.span(within(start)..within(end)))
}

fn diagnostic_path(finding: &Located) -> &str {
    finding.diagnostic.path.as_str()
}
