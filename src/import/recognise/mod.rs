//! The genre: lines of a page → the fields and the body of a reply.
//!
//! READ FIRST: [`recognise`] goes through the parts of a page in the order in
//! which they depend on each other. Each file beside this one knows one part:
//! `metadata` tells what is no text, `title` what stands above it,
//! `frame` where it begins and ends; `case`, `department`, `timing`, `handling`,
//! `notes` decide, and report what does not agree. How a part of a letter is
//! written (salutation, date line, marks …), and what boilerplate of a page is, is known a floor below, in `letter`.

mod account;
mod addressee;
mod body;
mod case;
mod citations;
mod class;
mod columns;
mod contact;
mod department;
mod disclosure;
mod fields;
mod frame;
mod handling;
mod heading;
mod labelled;
mod labels;
mod metadata;
mod notes;
mod page;
mod page_facts;
mod phone;
mod publication;
mod session;
mod source;
mod table;
mod timing;
mod title;

pub(in crate::import) use page::{LeftOut, Page};

use super::draft::Draft;
use super::finding::{Findings, Place, TOO_LONG};
use crate::archive::proposal::IdParts;
use crate::config::{Config, Registers};
use crate::diagnostic::{Bilingual, Severity};
use crate::letter::cases::Lookup;
use crate::model::DocumentNumber;

use citations::Citations;
use page_facts::PageFacts;

/// The most lines of a page: twenty times what the longest of replies has.
const MOST_LINES: usize = 20_000;

/// The reply on `page`; `None`, with a finding, where there is none.
pub(in crate::import) fn recognise(
    page: &Page,
    registers: &Registers,
    config: &Config,
    findings: &mut Findings,
) -> Option<Draft> {
    if page.lines.len() > MOST_LINES {
        too_long(page.lines.len(), findings);
        return None;
    }
    let lookup = Lookup { bodies: &registers.bodies, prefixes: &config.number_prefixes };
    let facts = page_facts::look(page, lookup);
    if !page_facts::is_reply(&facts) {
        let text: String = page.lines.iter().map(|line| line.text.as_str()).collect();
        findings.nothing(&text);
        return None;
    }
    let mut fields = fields::Fields::default();
    let doc_number = heading::doc_number(&facts, &mut fields, findings);
    let replying = department_of(&facts, doc_number.as_ref(), registers, findings);
    heading::title(&mut fields, &facts, findings);
    let case = case_of(&facts, &replying, registers, findings);
    fields.case(&facts, &case, findings);
    addressee::gather(&mut fields, &facts, findings);
    fields.handling(&facts, &replying);
    let date_written = fields.dates(&facts, findings);
    fields.block(&facts, (registers, config), findings);
    table::report(page, facts.frame.body.clone(), findings);
    notes::mobiles(page, &facts.frame, findings);
    notes::attachments(page, &facts.frame, findings);
    notes::unlinked(page, &facts.frame, findings);
    notes::further(page, &facts.frame, findings);
    notes::left_above(page, &facts.frame, &facts.titles, findings);
    notes::left_below(page, &facts.frame, &facts.labels, findings);
    let fields = fields.finish(findings);
    let body = body::markdown(page, facts.frame.body.clone());
    account::report(page, facts.frame.body.clone(), (&fields, &body), findings);
    Some(Draft {
        fields,
        body,
        files: Vec::new(),
        id_parts: IdParts {
            department: replying.code,
            doc_number,
            session: case.session_key,
            number: case.number_key,
            date_written,
        },
    })
}

fn too_long(lines: usize, findings: &mut Findings) {
    let message = Bilingual::new(
        format!("这一页有 {lines} 行，比最长的答复还长得多（最多 {MOST_LINES} 行），没有生成文件"),
        format!(
            "the page has {lines} lines, far more than any reply (at most {MOST_LINES}): nothing was written"
        ),
    );
    let help = Bilingual::new(
        "请把答复的正文另存为一个文件，再导入那个文件；长的表格和清单作为附件",
        "save the text of the reply to a file of its own and import that; long tables go into attachments",
    );
    findings.push(TOO_LONG, Severity::Error, &Place::default(), (message, help));
}

fn department_of(
    facts: &PageFacts<'_>,
    doc_number: Option<&DocumentNumber>,
    registers: &Registers,
    findings: &mut Findings,
) -> department::Replying {
    let titled = facts.title.as_ref().map(title::signers).unwrap_or_default();
    let signatures = department::signatures(facts.page, &facts.frame);
    let sources = department::Sources {
        title: &titled,
        signatures: &signatures,
        labels: &facts.labels,
        doc_number,
    };
    department::decide(sources, &registers.departments, findings)
}

fn case_of(
    facts: &PageFacts<'_>,
    replying: &department::Replying,
    registers: &Registers,
    findings: &mut Findings,
) -> case::Case {
    let citations = Citations {
        title: &facts.titled,
        rival: &facts.rival,
        opening: &facts.cited,
        labels: &facts.labels,
        place: &facts.opening_place,
        bodies: &registers.bodies,
        department: replying.name.as_deref(),
    };
    case::decide(citations, findings)
}
