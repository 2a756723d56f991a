//! The genre: lines of a page → the fields and the body of a reply.
//!
//! READ FIRST: [`recognise`] goes through the parts of a page in the order in
//! which they depend on each other. Each file beside this one knows one part:
//! `furniture` and `metadata` tell what is no text, `title` what stands above it,
//! `frame` where it begins and ends; `case`, `department`, `timing`, `handling`,
//! `notes` decide, and report what does not agree. How a part of a letter is
//! written (salutation, date line, marks …) is known a floor below, in `letter`.

mod addressee;
mod body;
mod case;
mod department;
mod disclosure;
mod fields;
mod frame;
mod furniture;
mod handling;
mod heading;
mod labels;
mod metadata;
mod notes;
mod page;
mod publication;
mod session;
mod sheet;
mod timing;
mod title;

pub(in crate::import) use page::Page;

use super::draft::{Draft, IdParts};
use super::finding::Findings;
use crate::config::{Config, Registers};
use crate::letter::cases::Lookup;
use crate::letter::reading::Reading;
use crate::model::DocumentNumber;

use sheet::Sheet;

/// Whether `line` holds nothing but furniture of a web page: buttons, counters, links.
/// A line with a full stop is a sentence, whatever it begins with.
#[must_use]
pub fn is_furniture(line: &str) -> bool {
    let line = Reading::new(line.trim());
    !line.as_str().contains('。') && furniture::is_furniture(line.as_str())
}

/// The reply on `page`; `None`, with a finding, where there is none.
pub(in crate::import) fn recognise(
    page: &Page,
    registers: &Registers,
    config: &Config,
    findings: &mut Findings,
) -> Option<Draft> {
    let lookup = Lookup { bodies: &registers.bodies, prefixes: &config.number_prefixes };
    let sheet = sheet::look(page, lookup);
    if !sheet::is_reply(&sheet) {
        findings.nothing();
        return None;
    }
    let mut fields = fields::Fields::default();
    let doc_number = heading::doc_number(&sheet, &mut fields, findings);
    let replying = department_of(&sheet, doc_number.as_ref(), registers, findings);
    heading::title(&mut fields, &sheet, findings);
    let case = case_of(&sheet, &replying, registers, findings);
    fields.case(&sheet, &case, findings);
    addressee::gather(&mut fields, &sheet, findings);
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
        rival: &sheet.rival,
        opening: &sheet.cited,
        labels: &sheet.labels,
        place: &sheet.opening_place,
        bodies: &registers.bodies,
        department: replying.name.as_deref(),
    };
    case::decide(citations, findings)
}
