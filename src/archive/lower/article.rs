//! Lowering an article of `content/pages/`.

use super::fields::Fields;
use super::file::{is_draft, stem};
use crate::archive::article::Article;
use crate::archive::field_error::{FieldError, FieldErrorKind};
use crate::archive::schema::{ARTICLE_FIELDS, Requirement};
use crate::diagnostic::SourcePath;
use crate::document::Document;
use crate::model::{Stated, Status, identifier};

/// An article as read, with all that could not be taken at its word.
#[derive(Debug)]
pub(crate) struct LoweredArticle {
    /// What could be read.
    pub article: Article,
    pub field_errors: Vec<FieldError>,
    /// Whether it is a draft.
    pub draft: bool,
}

/// Lowers `document`, read from `source` as `text`, to an article.
#[must_use]
pub(crate) fn lower_article(
    source: &SourcePath,
    document: &Document,
    text: &str,
) -> LoweredArticle {
    let mut fields = Fields::new(ARTICLE_FIELDS, document, text);
    let status = fields.choice::<Status>("status");
    let mut article = Article {
        id: fields.plain("id").unwrap_or_else(|| stem(source).into()),
        source: source.clone(),
        title: fields.plain("title").unwrap_or_default(),
        date_published: fields.date("date_published").and_then(Stated::value),
        source_unit: fields.plain("source_unit"),
        summary: fields.plain("summary"),
        menu: fields.flag("menu").unwrap_or_default(),
        order: fields.number("order").unwrap_or(u32::MAX),
        aliases: fields.list("aliases").into(),
    };
    fields.plain("note");
    for field in ARTICLE_FIELDS.iter().filter(|field| field.requirement == Requirement::Needed) {
        if !fields.is_present(field.key) && !fields.is_misspelt(field) {
            fields.push_missing(field, FieldErrorKind::MissingField(field));
        }
    }
    if let Err(fault) = identifier::check(&article.id) {
        let at = if fields.is_present("id") { fields.span("id") } else { 0..3 };
        let (text, proposal) = (article.id.to_string(), identifier::nearest(&article.id));
        fields
            .field_errors
            .push(FieldError { at, kind: FieldErrorKind::Id { text, fault, proposal } });
        article.id = crate::archive::proposal::stand_in(source);
    }
    let draft = is_draft(document, text) || status == Some(Status::Draft);
    LoweredArticle { article, field_errors: fields.field_errors, draft }
}
