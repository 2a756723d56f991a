//! The genre: lines of a page → the fields and the body of a reply.
//!
//! READ FIRST: [`recognise`] goes through the parts of a page in the order in
//! which they depend on each other. Each file beside this one knows one part:
//! `furniture`, `metadata` and `marks` tell what is no text, `title`, `people`,
//! `dates` what stands around it, `frame` where it begins and ends; `case`,
//! `department`, `timing`, `handling`, `notes` decide, and report what does not agree.

mod body;
mod case;
mod cases;
mod dates;
mod department;
mod disclosure;
mod fields;
mod frame;
mod furniture;
mod handling;
mod labels;
mod marks;
mod metadata;
mod notes;
mod organisation;
mod page;
mod people;
mod reading;
mod session;
mod subject;
mod timing;
mod title;

pub(in crate::import) use page::Page;
pub(in crate::import) use reading::Reading;

use regex::Regex;

use super::draft::{Draft, IdParts};
use super::finding::{Findings, Place};
use crate::config::{Config, Registers};
use crate::model::DocumentNumber;
use cases::{Cited, Lookup, Trust};
use frame::Frame;
use labels::Label;
use metadata::Labelled;
use people::Salutation;
use title::Printed;

/// A pattern of this room; each is used by a test beside it.
fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("the patterns of this room are tested where they stand")
}

/// What a page shows, before anything is decided.
struct Sheet<'a> {
    page: &'a Page,
    frame: Frame,
    titles: Vec<Printed>,
    /// The title without document number and marks.
    title: Option<Reading>,
    marks: marks::Marks,
    labels: Vec<Labelled>,
    salutation: Salutation,
    /// The opening sentence and the line after it, folded and tight.
    opening: Reading,
    following: String,
    titled: Cited,
    cited: Cited,
    opening_place: Place,
}

/// The reply on `page`; `None`, with a finding, where there is none.
pub(in crate::import) fn recognise(
    page: &Page,
    registers: &Registers,
    config: &Config,
    findings: &mut Findings,
) -> Option<Draft> {
    let lookup = Lookup {
        bodies: &registers.bodies,
        prefixes: &config.number_prefixes,
    };
    let sheet = look(page, lookup);
    if !is_reply(&sheet) {
        findings.nothing();
        return None;
    }
    let mut fields = fields::Fields::default();
    let doc_number = fields::doc_number(&sheet, &mut fields, findings);
    let replying = department_of(&sheet, doc_number.as_ref(), registers, findings);
    fields.title(&sheet, findings);
    let case = case_of(&sheet, &replying, registers, findings);
    fields.case(&sheet, &case, findings);
    fields.people(&sheet, findings);
    fields.handling(&sheet, &replying);
    let date_written = fields.dates(&sheet, findings);
    fields.block(&sheet, registers, findings);
    notes::mobiles(page, &sheet.frame, findings);
    notes::attachments(page, &sheet.frame, findings);
    notes::left_above(page, &sheet.frame, &sheet.titles, findings);
    notes::left_below(page, &sheet.frame, &sheet.labels, findings);
    Some(Draft {
        fields: fields.finish(findings),
        body: body::markdown(page, sheet.frame.body.clone()),
        id_parts: IdParts {
            department: replying.code,
            doc_number,
            session: case.session_key,
            number: case.number_key,
            date_written,
        },
    })
}

/// Reads the parts of `page`.
fn look<'a>(page: &'a Page, lookup: Lookup<'_>) -> Sheet<'a> {
    // Titles are looked for above the text, and the text below the titles.
    let everywhere = title::printed(page, page.lines.len());
    let frame = frame::of(page, &everywhere[..everywhere.len().min(1)]);
    let titles = title::printed(page, frame.body.start);
    let mut marks = fields::marks_of(page, &frame, &titles);
    let title = title::choose(&titles).map(|printed| fields::bare_title(&printed.text, &mut marks));
    let labels = fields::labels_of(page, &frame);
    let salutation = frame.salutation.map_or_else(Salutation::default, |line| {
        people::parse(&page.lines[line].reading)
    });
    let opening_line = frame.receipt.or(frame.salutation.map(|line| line + 1));
    let opening = opening_line
        .and_then(|line| page.lines.get(line))
        .map_or_else(Reading::default, |line| line.tight.clone());
    let following = opening_line
        .map_or("", |line| page.tight(line + 1))
        .to_owned();
    let titled = title.as_ref().map_or_else(Cited::default, |title| {
        cases::cited(&Reading::joined(title.original()), Trust::Title, lookup)
    });
    let cited = cases::cited(&fields::until_received(&opening), Trust::Sentence, lookup);
    let opening_place = opening_line
        .and_then(|line| page.lines.get(line))
        .map_or_else(Place::default, page::Line::place);
    Sheet {
        page,
        frame,
        titles,
        title,
        marks,
        labels,
        salutation,
        opening,
        following,
        titled,
        cited,
        opening_place,
    }
}

/// A reply shows at least two of: title, case, salutation, opening sentence.
fn is_reply(sheet: &Sheet<'_>) -> bool {
    let case = !sheet.titled.numbers.is_empty()
        || !sheet.cited.numbers.is_empty()
        || !sheet.cited.sessions.is_empty()
        || metadata::first(&sheet.labels, Label::CaseNumber).is_some();
    let shown = [
        sheet.title.is_some(),
        case,
        sheet.frame.salutation.is_some(),
        sheet.frame.receipt.is_some(),
    ];
    let text = !sheet.frame.body.is_empty();
    text && shown.iter().filter(|shown| **shown).count() >= 2
}

fn department_of(
    sheet: &Sheet<'_>,
    doc_number: Option<&DocumentNumber>,
    registers: &Registers,
    findings: &mut Findings,
) -> department::Replying {
    let titled = sheet.title.as_ref().map(title::signers).unwrap_or_default();
    let signatures = department::signatures(sheet.page, &sheet.frame);
    let sources = department::Sources {
        title: &titled,
        signatures: &signatures,
        labels: &sheet.labels,
        doc_number,
    };
    department::decide(sources, &registers.departments, findings)
}

fn case_of(
    sheet: &Sheet<'_>,
    replying: &department::Replying,
    registers: &Registers,
    findings: &mut Findings,
) -> case::Case {
    let citations = case::Citations {
        title: &sheet.titled,
        opening: &sheet.cited,
        labels: &sheet.labels,
        place: &sheet.opening_place,
        bodies: &registers.bodies,
        department: replying.name.as_deref(),
    };
    case::decide(citations, findings)
}
