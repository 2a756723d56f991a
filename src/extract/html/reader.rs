//! The tree of a page → its blocks, in the order in which a browser shows them.

mod replaced;

use scraper::{ElementRef, Html, Node};
use url::Url;

use super::list::{self, List};
use super::look::Look;
use super::page::{self, Beside, Page, is_file};
use super::shape;
use super::sheet::{Sheet, is_sheet};
use crate::extract::document::{Block, Cell, Inline, Paragraph, Reason, Table};
use crate::extract::piece::Unread;

/// Elements within elements deeper than this have no page.
const DEPTH: usize = 250;

/// No letter has more paragraphs, pictures, files and frames than this.
const MOST_PARAGRAPHS: usize = 60_000;
const MOST_FILES: usize = 1000;

/// So many elements that seem hidden are searched for the letter; it costs time.
const SEARCHES: usize = 20;

pub(super) struct Reader {
    page: Page,
    sheet: Sheet,
    /// Where the page stood: what its links start from.
    base: Option<Url>,
    blocks: Vec<Block>,
    /// The paragraph being read.
    inlines: Vec<Inline>,
    heading: Option<u8>,
    /// The lists being read, and what stands before the next words.
    lists: Vec<List>,
    number: String,
    is_item: bool,
    searches: usize,
    paragraphs: usize,
}

impl Reader {
    /// A reader of the page `html`, made from `text`.
    pub(super) fn of(html: &Html, text: &str, beside: &Beside<'_>) -> Self {
        let mut sheet = Sheet::default();
        let mut base = page::address(text);
        for element in html.tree.nodes().filter_map(ElementRef::wrap) {
            let named = |name: &str| element.attr(name).and_then(page::web);
            match element.value().name() {
                "style" => sheet.add(&element.text().collect::<String>()),
                "link" if is_sheet(element) => sheet.add_file(element, beside),
                "base" => base = named("href").or(base),
                "link" if base.is_none() && element.attr("rel") == Some("canonical") => {
                    base = named("href");
                }
                _ => {}
            }
        }
        Self {
            page: Page::default(),
            sheet,
            base,
            blocks: Vec::new(),
            inlines: Vec::new(),
            heading: None,
            lists: Vec::new(),
            number: String::new(),
            is_item: false,
            searches: SEARCHES,
            paragraphs: 0,
        }
    }

    pub(super) fn root(&mut self, root: ElementRef<'_>) -> Result<(), Unread> {
        self.element(root, &Look::default(), 0)?;
        self.flush();
        if self.is_spent() { Err(Unread::TooLarge) } else { Ok(()) }
    }

    /// Whether the page holds more than any letter does.
    fn is_spent(&self) -> bool {
        let page = &self.page;
        let most = page.document.files.len().max(page.files.len()).max(page.frames.len());
        self.paragraphs > MOST_PARAGRAPHS || most > MOST_FILES
    }

    pub(super) fn finish(self) -> Page {
        let mut page = self.page;
        page.document.blocks = self.blocks;
        page
    }

    fn element(
        &mut self,
        element: ElementRef<'_>,
        outer: &Look,
        depth: usize,
    ) -> Result<(), Unread> {
        if depth > DEPTH || self.is_spent() {
            return Err(Unread::TooLarge);
        }
        let look = self.look(element, outer);
        let name = element.value().name();
        match name {
            "meta" => self.fact(element),
            "title" => self.omit(Reason::Head, &element.text().collect::<String>()),
            "script" | "style" | "rp" => {}
            "rt" => self.omit(Reason::Phonetic, &element.text().collect::<String>()),
            "img" => self.picture(element, &look),
            "input" => self.input(element, &look),
            "select" => self.choice(element, &look),
            "frame" => self.unshown(element),
            "table" if !look.is_hidden && !shape::is_layout(element) => {
                return self.table(element, &look, depth);
            }
            _ if shape::is_unshown(name) => self.unshown(element),
            _ => return self.inside(element, &look, depth),
        }
        Ok(())
    }

    fn look(&mut self, element: ElementRef<'_>, outer: &Look) -> Look {
        let mut look = outer.of(element);
        if !look.is_hidden && self.sheet.is_hidden(element) {
            // What a script shows later may be the letter itself.
            self.searches = self.searches.saturating_sub(1);
            look.is_hidden = self.searches == 0 || !shape::holds_letter(element);
        }
        if let Some(target) = element.attr("href").filter(|_| element.value().name() == "a") {
            // A file that lies nobody knows where is told by its own finding.
            let lies = |target: &String| !is_file(target) || target.contains("://");
            look.link = self.target(target).filter(lies);
        }
        look
    }

    /// Where a link leads; nowhere within the page itself.
    fn target(&self, target: &str) -> Option<String> {
        let target = target.trim();
        let lower = target.to_ascii_lowercase();
        if target.is_empty() || target.starts_with('#') || lower.starts_with("javascript:") {
            return None;
        }
        let joined = self.base.as_ref().and_then(|base| base.join(target).ok());
        Some(joined.map_or_else(|| target.to_owned(), String::from))
    }

    fn inside(&mut self, element: ElementRef<'_>, look: &Look, depth: usize) -> Result<(), Unread> {
        let name = element.value().name();
        let is_block = shape::is_block(name);
        if is_block {
            self.flush();
        }
        let list = List::of(element).map(|list| self.lists.push(list)).is_some();
        if name == "li" && !look.is_hidden {
            let list = self.lists.last_mut();
            self.is_item = list.as_ref().is_none_or(|list| list.is_marked());
            self.number = list.map_or_else(String::new, |list| list.number(element));
        }
        if name == "q" {
            self.words("“", look);
        }
        for child in element.children() {
            match child.value() {
                Node::Text(text) => {
                    self.page.document.typed.push_str(text);
                    self.words(text, look);
                }
                Node::Element(_) => {
                    if let Some(child) = ElementRef::wrap(child) {
                        self.element(child, look, depth + 1)?;
                    }
                }
                Node::Document
                | Node::Fragment
                | Node::Doctype(_)
                | Node::Comment(_)
                | Node::ProcessingInstruction(_) => {}
            }
        }
        if name == "q" {
            self.words("”", look);
        }
        if name == "a" && !look.is_hidden {
            self.file(element);
        }
        if is_block {
            self.flush();
        }
        if name == "li" {
            (self.number, self.is_item) = (String::new(), false);
        }
        if list {
            self.lists.pop();
        }
        Ok(())
    }

    fn words(&mut self, text: &str, look: &Look) {
        if look.is_hidden {
            self.page.document.leave_out(Reason::Hidden, text);
        } else if look.is_typed {
            for (at, line) in text.split('\n').enumerate() {
                if at > 0 {
                    self.flush();
                }
                if self.is_spent() {
                    return;
                }
                self.add(line.trim_end_matches('\r'), look);
            }
        } else {
            self.add(&shape::collapsed(text), look);
        }
    }

    fn add(&mut self, text: &str, look: &Look) {
        self.heading = self.heading.or(look.heading);
        let join = |before: &mut String| {
            let is_double = before.ends_with(' ') && !look.is_typed;
            before.push_str(if is_double { text.trim_start_matches(' ') } else { text });
        };
        match (self.inlines.last_mut(), &look.link) {
            (Some(Inline::Text { text: before, style }), None) if *style == look.style => {
                join(before);
            }
            (Some(Inline::Link { text: before, target }), Some(link)) if target == link => {
                join(before);
            }
            (_, Some(link)) => {
                self.inlines.push(Inline::Link { text: text.to_owned(), target: link.clone() });
            }
            (_, None) => {
                self.inlines.push(Inline::Text { text: text.to_owned(), style: look.style });
            }
        }
    }

    /// Ends the paragraph being read.
    fn flush(&mut self) {
        let inlines = std::mem::take(&mut self.inlines);
        let heading = self.heading.take();
        let mut words = String::new();
        for inline in &inlines {
            if let Inline::Text { text, .. } | Inline::Link { text, .. } = inline {
                words.push_str(text);
            }
        }
        let has_file = inlines.iter().any(|one| matches!(one, Inline::File { .. }));
        if words.trim().is_empty() && !has_file {
            return;
        }
        self.paragraphs += 1;
        let (mut number, mut is_item) = (std::mem::take(&mut self.number), self.is_item);
        self.is_item = false;
        if list::has_own_number(&words) || words.trim().is_empty() {
            (number, is_item) = (String::new(), false);
        }
        let paragraph = Paragraph { heading, number, is_item, inlines, is_red: false };
        self.blocks.push(Block::Paragraph(paragraph));
    }

    fn table(&mut self, element: ElementRef<'_>, look: &Look, depth: usize) -> Result<(), Unread> {
        self.flush();
        let outside = std::mem::take(&mut self.blocks);
        let mut table = Table::default();
        let mut rest = Vec::new();
        for row in shape::rows(element, &mut rest) {
            let mut cells = Vec::new();
            let of_row = self.look(row, look);
            for cell in row.children().filter_map(ElementRef::wrap) {
                if !matches!(cell.value().name(), "td" | "th") {
                    rest.push(cell);
                    continue;
                }
                let of_cell = self.look(cell, &of_row);
                self.inside(cell, &of_cell, depth + 2)?;
                let blocks = std::mem::take(&mut self.blocks);
                let span = |name: &str| {
                    let count = cell.attr(name).and_then(|count| count.trim().parse().ok());
                    count.unwrap_or(1).clamp(1, 200)
                };
                cells.push(Cell { blocks, columns: span("colspan"), rows: span("rowspan") });
            }
            if !cells.is_empty() {
                table.rows.push(cells);
            }
        }
        self.blocks = outside;
        // A caption stands above its table.
        for other in rest {
            self.element(other, look, depth + 1)?;
        }
        self.flush();
        self.blocks.push(Block::Table(table));
        Ok(())
    }
}
