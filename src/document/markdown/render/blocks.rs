//! Blocks with something to them: headings, tables, code, footnotes, tasks.

use pulldown_cmark::{CodeBlockKind, HeadingLevel, Tag, TagEnd};

use super::super::escape::push_attribute;
use super::super::footnote::reference_id;
use super::super::heading::{element, rank};
use super::super::list::typed_number;
use super::super::table::{Table, region_start};
use super::{Form, Writer, push_tag};

impl<'e> Writer<'e> {
    /// The start tag is put in front when the words are known, for they make the id.
    pub(super) fn end_heading(&mut self, level: HeadingLevel) {
        let Some((start, written, words)) = self.heading.take() else {
            return;
        };
        self.trim_block();
        let id = self.ids.assign(written, &words);
        let name = element(rank(level));
        let mut attributes = String::new();
        push_attribute(&mut attributes, "id", &id);
        self.insert_tag(start, name, &attributes);
        self.close_block(name);
    }

    fn insert_tag(&mut self, at: usize, name: &str, attributes: &str) {
        let mut tag = String::new();
        push_tag(&mut tag, self.form, name, attributes);
        self.out.insert_str(at, &tag);
    }

    pub(super) fn start_list(&mut self, first: Option<u64>) {
        match first {
            None => self.open_block("ul", ""),
            Some(1) => self.open_block("ol", ""),
            Some(first) => self.open_block("ol", &format!(" start={first}")),
        }
        self.lists.push(first);
    }

    /// An item says its number where it is not the next one: 1. 3. 5. print as they are typed.
    pub(super) fn item(&mut self, source: &str) {
        let next = self.lists.last_mut().and_then(Option::as_mut);
        let typed = typed_number(source);
        let value = match (next, typed) {
            (Some(next), Some(typed)) => {
                let value = (*next != typed).then(|| format!(" value={typed}"));
                *next = typed + 1;
                value
            }
            _ => None,
        };
        self.open_block("li", &value.unwrap_or_default());
    }

    pub(super) fn start_code_block(&mut self, kind: &CodeBlockKind<'_>) {
        let language = match kind {
            CodeBlockKind::Fenced(info) => info.split([' ', ',', '\t']).next().unwrap_or(""),
            CodeBlockKind::Indented => "",
        };
        let mut attributes = String::new();
        if !language.is_empty() {
            push_attribute(&mut attributes, "class", &format!("language-{language}"));
        }
        self.open_block("pre", "");
        self.open("code", &attributes);
        self.in_code_block = true;
    }

    pub(super) fn task(&mut self, done: bool) {
        let state = if done { " checked aria-label=已完成" } else { " aria-label=未完成" };
        self.open("input", &format!(" type=checkbox disabled{state}"));
        self.out.push(' ');
    }

    pub(super) fn start_table_part(&mut self, tag: &'e Tag<'_>) {
        self.trim_block();
        if let Tag::Table(alignments) = tag {
            self.start_table(Table::new(alignments));
            return;
        }
        let Some(mut table) = self.table.take() else {
            return;
        };
        match tag {
            Tag::TableHead => {
                table.in_head = true;
                table.head_start = self.out.len();
                self.open("thead", "");
                self.open("tr", "");
            }
            Tag::TableRow => {
                if !table.has_rows {
                    self.open("tbody", "");
                }
                table.has_rows = true;
                table.column = 0;
                self.open("tr", "");
            }
            _ => table.cell_start = self.out.len(),
        }
        self.block_start = self.out.len();
        self.table = Some(table);
    }

    fn start_table(&mut self, table: Table<'e>) {
        self.tables += 1;
        // The sieve puts a box around every table, raw ones too, and numbers them all.
        if self.form == Form::Finished {
            self.out.push_str(&region_start(self.tables));
        }
        self.open("table", "");
        self.table = Some(table);
    }

    pub(super) fn end_table_part(&mut self, tag: TagEnd) {
        self.trim_block();
        let Some(mut table) = self.table.take() else {
            return;
        };
        match tag {
            TagEnd::TableCell => self.end_cell(&mut table),
            TagEnd::TableHead if table.head_has_words => {
                self.close("tr");
                self.close("thead");
                table.in_head = false;
            }
            TagEnd::TableHead => {
                self.out.truncate(table.head_start);
                table.in_head = false;
            }
            TagEnd::TableRow => self.close("tr"),
            _ => return self.end_table(&table),
        }
        self.block_start = self.out.len();
        self.table = Some(table);
    }

    fn end_cell(&mut self, table: &mut Table<'_>) {
        let header = table.in_head && self.out.len() > table.cell_start;
        table.head_has_words |= header;
        let name = if header { "th" } else { "td" };
        self.insert_tag(table.cell_start, name, &table.cell_attributes(header));
        self.close(name);
        table.column += 1;
    }

    fn end_table(&mut self, table: &Table<'_>) {
        if table.has_rows {
            self.close("tbody");
        }
        self.close("table");
        if self.form == Form::Finished {
            self.close("div");
        }
        self.block_start = self.out.len();
    }

    pub(super) fn end_footnote(&mut self) {
        self.trim_block();
        let Some((around, name)) = self.set_aside.pop() else {
            return;
        };
        let html = std::mem::replace(&mut self.out, around);
        self.footnotes.define(name, &html);
        self.block_start = self.out.len();
    }

    pub(super) fn footnote_section(&mut self) {
        let notes = std::mem::take(&mut self.footnotes).into_ordered();
        if notes.is_empty() {
            return;
        }
        self.open("section", " class=footnotes role=doc-endnotes aria-label=注释");
        self.open("ol", "");
        for note in notes {
            let Some(number) = note.number else {
                self.open("li", "");
                self.out.push_str(&note.html);
                self.close("li");
                continue;
            };
            self.open("li", &format!(" id=fn-{number}"));
            // The way back stands in the last line of the note, not below it.
            let paragraph = note.html.ends_with("</p>");
            let end = note.html.len() - if paragraph { "</p>".len() } else { 0 };
            self.out.push_str(&note.html[..end]);
            for count in 1..=note.references {
                self.way_back(number, count);
            }
            self.out.push_str(&note.html[end..]);
            self.close("li");
        }
        self.close("ol");
        self.close("section");
    }

    fn way_back(&mut self, number: usize, count: usize) {
        let place = match count {
            1 => format!("返回注{number}引用处"),
            _ => format!("返回注{number}第{count}处引用"),
        };
        let id = reference_id(number, count);
        self.out.push(' ');
        self.open("a", &format!(" href=#{id} aria-label={place}"));
        self.out.push('↑');
        self.close("a");
    }
}
