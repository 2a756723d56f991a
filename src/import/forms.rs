//! A document → lines for the recogniser, and how each of its blocks is written as Markdown.

use std::ops::Range;

use super::{inline, table};
use crate::extract::document::{Block, Document, Inline, Paragraph};
use crate::model::text::ordinary;

/// What a document says, line by line, and the forms of its lines.
#[derive(Clone, Debug, Default)]
pub(super) struct Source {
    /// A paragraph, a row of a table a line.
    pub(super) text: String,
    /// In the order of the text.
    pub(super) forms: Vec<Form>,
    /// Notes by their labels: their words and their Markdown.
    pub(super) notes: Vec<Note>,
    /// Pictures above the first words.
    pub(super) above: Vec<Shown>,
    /// How many bytes of the text were not typed into it.
    pub(super) untyped: usize,
}

/// A block of a document: a paragraph, a heading, a table.
#[derive(Clone, Debug, Default)]
pub(in crate::import) struct Form {
    /// The bytes of the text that it stands in.
    pub(in crate::import) span: Range<usize>,
    pub(in crate::import) markdown: String,
    /// The level of the heading that it is, from 1, and its words.
    pub(in crate::import) heading: Option<(u8, String)>,
    pub(in crate::import) is_red: bool,
    /// What is shown behind it.
    pub(in crate::import) shown: Vec<Shown>,
    /// Where links in it lead that only keep their words.
    pub(in crate::import) unlinked: Vec<String>,
}

/// A picture or a file that is shown between blocks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::import) struct Shown {
    pub(in crate::import) name: String,
    pub(in crate::import) markdown: String,
    /// Whether it lies over or behind the text, as a seal does.
    pub(in crate::import) is_floating: bool,
}

/// A footnote or an endnote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::import) struct Note {
    pub(in crate::import) label: String,
    pub(in crate::import) text: String,
    pub(in crate::import) markdown: String,
}

impl Source {
    /// Adds the lines and forms of `document`; its files go by `names`.
    pub(super) fn add(&mut self, document: &Document, names: &[String]) {
        self.blocks(&document.blocks, names);
        let notes = document.notes.iter();
        self.notes.extend(notes.map(|(label, blocks)| note(label, blocks, names)));
    }

    /// Adds lines of what the head of a page says, which nobody typed into its text.
    pub(super) fn add_facts(&mut self, lines: &[String]) {
        for line in lines {
            self.text.push_str(line);
            self.text.push('\n');
        }
        self.untyped = self.text.len();
    }

    fn blocks(&mut self, blocks: &[Block], names: &[String]) {
        for block in blocks {
            match block {
                Block::Paragraph(paragraph) => self.paragraph(paragraph, names),
                Block::Table(one) if table::is_layout(one) => {
                    for cell in one.rows.iter().flatten() {
                        self.blocks(&cell.blocks, names);
                    }
                }
                Block::Table(one) => {
                    let text = table::lines(one);
                    let mut form =
                        Form { markdown: table::markdown(one, names), ..Form::default() };
                    table::unlinked(one, &mut form.unlinked);
                    self.push(&text, form);
                }
            }
        }
    }

    fn paragraph(&mut self, paragraph: &Paragraph, names: &[String]) {
        let words = inline::words(paragraph);
        let shown = shown(paragraph, names, words.trim().is_empty());
        if words.trim().is_empty() {
            match self.forms.last_mut() {
                Some(form) => form.shown.extend(shown),
                None => self.above.extend(shown),
            }
            self.text.push('\n');
            return;
        }
        let heading = paragraph.heading.map(|level| (level, words.replace('\n', " ")));
        let mark = if paragraph.is_item { "- " } else { "" };
        let form = Form {
            markdown: format!("{mark}{}", inline::markdown(paragraph, names)),
            unlinked: inline::unlinked(paragraph).map(str::to_owned).collect(),
            heading,
            is_red: paragraph.is_red,
            shown,
            ..Form::default()
        };
        self.push(&words, form);
    }

    fn push(&mut self, text: &str, form: Form) {
        let start = self.text.len();
        self.text.push_str(text);
        let markdown = usual(&form.markdown);
        let heading = form.heading.map(|(level, words)| (level, usual(&words)));
        self.forms.push(Form { span: start..self.text.len(), markdown, heading, ..form });
        self.text.push('\n');
    }
}

/// What of a paragraph is shown behind it: what floats, and all of one without words.
fn shown(paragraph: &Paragraph, names: &[String], is_all: bool) -> Vec<Shown> {
    let found = paragraph.inlines.iter().filter_map(|one| match one {
        Inline::File { number, text, is_picture, is_floating } if is_all || *is_floating => {
            let name = inline::named(names, *number)?.to_owned();
            let markdown = inline::file(&name, text, *is_picture);
            Some(Shown { name, markdown, is_floating: *is_floating })
        }
        _ => None,
    });
    found.collect()
}

/// `text` with radicals and compatibility forms as ordinary characters, as lines are read.
fn usual(text: &str) -> String {
    text.chars().map(ordinary).collect()
}

fn note(label: &str, blocks: &[Block], names: &[String]) -> Note {
    let mut source = Source::default();
    source.blocks(blocks, names);
    let markdown = source.forms.iter().map(|form| form.markdown.replace("\\\n", " "));
    let markdown = markdown.collect::<Vec<_>>().join(" ");
    Note {
        label: label.to_owned(),
        text: usual(&source.text),
        markdown: format!("[^{label}]: {markdown}"),
    }
}
