//! `data/fields.json`: what the columns of the open data mean, and which files there are.

use serde::Serialize;

use crate::archive::schema::{self, FieldType, Visibility};
use crate::plan::{Class, Output, Phase, Subject, address};
use crate::render::context::{Error, RenderContext, Rendered};
use crate::render::data::{
    self, ASSIGNED_COLUMNS, ASSIGNED_FILE, COLUMNS_VERSION, Column, Source, columns,
};
use crate::render::format::{Format, PlanContext};

pub(super) const FORMAT: Format = Format {
    name: "data-fields",
    phase: Phase::Data,
    class: Class::Data,
    in_sitemap: false,
    plan,
    render,
};

#[derive(Serialize)]
struct Dictionary<'a> {
    version: u32,
    title: &'a str,
    publisher: Option<&'a str>,
    licence: Option<&'a str>,
    language: &'a str,
    time_zone: Option<&'a str>,
    files: Vec<File>,
    csv: Csv,
    fields: Vec<Field>,
    #[serde(skip_serializing_if = "Option::is_none")]
    assigned: Option<Assigned>,
}

/// The table of what was assigned, which has columns of its own.
#[derive(Serialize)]
struct Assigned {
    url: String,
    format: &'static str,
    columns: Vec<AssignedColumn>,
}

#[derive(Serialize)]
struct AssignedColumn {
    label: &'static str,
    zh: &'static str,
    en: &'static str,
}

/// How the tables are written.
#[derive(Serialize)]
struct Csv {
    encoding: &'static str,
    line_end: &'static str,
    delimiter: &'static str,
    quote: &'static str,
    list_separator: &'static str,
    formula_guard: &'static str,
}

#[derive(Serialize)]
struct File {
    url: String,
    format: &'static str,
    year: Option<i16>,
}

#[derive(Serialize)]
struct Field {
    key: &'static str,
    label: &'static str,
    names: &'static [&'static str],
    r#type: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    values: Vec<Choice>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    parts: Vec<PartView>,
    zh: &'static str,
    en: &'static str,
    visibility: &'static str,
    derived: bool,
    csv: bool,
    jsonl: bool,
}

#[derive(Serialize)]
struct Choice {
    key: &'static str,
    label: &'static str,
}

#[derive(Serialize)]
struct PartView {
    key: &'static str,
    zh: &'static str,
    en: &'static str,
}

fn plan(_: &PlanContext<'_>) -> Vec<Output> {
    let path = address::data("fields.json");
    vec![Output { path, format: FORMAT.name, subject: Subject::Site }]
}

fn render(_: &Output, context: &RenderContext<'_>) -> Result<Rendered, Error> {
    let config = context.world.config;
    let dictionary = Dictionary {
        version: COLUMNS_VERSION,
        title: &config.title,
        publisher: config.owner.sponsor.as_deref(),
        licence: config.data_licence.as_deref(),
        language: &config.language,
        time_zone: config.time_zone.iana_name(),
        files: files(context),
        csv: Csv {
            encoding: "UTF-8 with byte order mark",
            line_end: "CRLF",
            delimiter: ",",
            quote: "\"",
            list_separator: data::BETWEEN,
            formula_guard: "'",
        },
        fields: columns().map(|column| field(&column)).chain(on_pages_alone()).collect(),
        assigned: context.world.archive.has_assigned().then(|| assigned(context)),
    };
    Ok((data::pretty(&dictionary) + "\n").into())
}

fn files(context: &RenderContext<'_>) -> Vec<File> {
    let file = |extension: &'static str| {
        let years = data::years(context.world).into_iter();
        years.map(move |year| File {
            url: context.world.config.base_url.join(address::data_year(year, extension).as_str()),
            format: extension,
            year,
        })
    };
    file("csv").chain(file("jsonl")).collect()
}

fn assigned(context: &RenderContext<'_>) -> Assigned {
    Assigned {
        url: context.world.config.base_url.join(address::data(ASSIGNED_FILE).as_str()),
        format: "csv",
        columns: ASSIGNED_COLUMNS
            .iter()
            .map(|&(label, zh, en)| AssignedColumn { label, zh, en })
            .collect(),
    }
}

/// Fields that pages show and open data leaves out.
fn on_pages_alone() -> impl Iterator<Item = Field> {
    let shown = schema::accessors().filter(|(field, _)| field.visibility == Visibility::Page);
    shown.map(|(one, accessor)| Field {
        visibility: "page",
        csv: false,
        jsonl: false,
        ..field(&Column {
            key: one.key,
            label: one.label(),
            in_table: false,
            in_lines: false,
            zh: one.zh,
            en: one.en,
            source: Source::Field(one, accessor),
            parts: &[],
        })
    })
}

fn field(column: &Column) -> Field {
    let kind = column.field().map(|field| field.kind);
    Field {
        key: column.key,
        label: column.label,
        names: column.field().map_or(&[], |field| field.aliases),
        r#type: type_of(column),
        values: match kind {
            Some(FieldType::Choices(choices)) => {
                choices.iter().map(|(key, label)| Choice { key, label }).collect()
            }
            _ => Vec::new(),
        },
        parts: column.parts.iter().map(|(key, zh, en)| PartView { key, zh, en }).collect(),
        zh: column.zh,
        en: column.en,
        visibility: "data",
        derived: column.field().is_none(),
        csv: column.in_table,
        jsonl: column.in_lines,
    }
}

/// What the values are in the lines.
fn type_of(column: &Column) -> &'static str {
    let kind = column.field().map_or(FieldType::Text, |field| field.kind);
    match kind {
        FieldType::Text if !column.parts.is_empty() => "object",
        _ if !column.parts.is_empty() => "list of objects",
        FieldType::Text => "text",
        FieldType::List => "list of texts",
        FieldType::Identifiers => "list of ids",
        FieldType::Date { unstated: true } => "date, date with time, or 未载明",
        FieldType::Date { unstated: false } => "date",
        FieldType::Number => "whole number",
        FieldType::Flag => "yes or no",
        FieldType::Choices(_) => "choice",
        FieldType::Records(_) => "list of objects",
        FieldType::Url => "web address",
    }
}
