//! What stands in a paragraph: runs, links, fields, notes, pictures, text boxes.

use super::field::Field;
use super::math;
use super::parts::Target;
use super::reader::Reader;
use super::styles::is_red;
use crate::extract::document::{Inline, Reason, Style};
use crate::extract::tree::Node;

/// A paragraph's content while it is read.
#[derive(Debug, Default)]
pub(super) struct Run<'a> {
    pub(super) inlines: Vec<Inline>,
    /// The text boxes that are anchored in it.
    pub(super) boxes: Vec<&'a Node>,
    /// Whether all its words are red.
    pub(super) is_red: bool,
    /// What its style says.
    is_bold: Option<bool>,
    is_hidden: bool,
    has_words: bool,
    /// The font of the run being read: one of signs shows signs for letters.
    pub(super) signs: Option<&'a str>,
    /// Where the link leads that is being read.
    link: Option<String>,
    /// The fields being read, innermost last.
    fields: Vec<Field>,
}

/// How the words of a run look.
#[derive(Clone, Copy, Default)]
pub(super) struct Look {
    style: Style,
    is_hidden: bool,
    is_red: bool,
}

impl<'a> Run<'a> {
    /// Nothing yet, of a paragraph whose style says so.
    pub(super) fn of_style(is_bold: Option<bool>, is_hidden: bool) -> Self {
        Self { is_bold, is_hidden, ..Self::default() }
    }

    /// Reads what stands in `node`.
    pub(super) fn read(&mut self, node: &'a Node, reader: &mut Reader) {
        let look = Look { is_hidden: self.is_hidden, ..Look::default() };
        for child in node.nodes() {
            match &*child.name {
                "pPr" | "sdtPr" | "sdtEndPr" | "smartTagPr" | "customXmlPr" | "fldData" => {}
                "r" => self.run(child, reader),
                "hyperlink" => self.hyperlink(child, reader),
                "fldSimple" => self.field(child, reader),
                "ins" | "moveTo" => {
                    reader.found.changes += 1;
                    self.read(child, reader);
                }
                "del" | "moveFrom" => reader.found.changes += 1,
                "commentRangeStart" => reader.found.comments += 1,
                "oMath" => self.formula(child, reader),
                "t" => self.words(&child.text(), look, reader),
                "AlternateContent" => {
                    if let Some(chosen) = child.chosen() {
                        self.read(chosen, reader);
                    }
                }
                _ => self.read(child, reader),
            }
        }
    }

    /// The formula in `node`, in one line.
    pub(super) fn formula(&mut self, node: &Node, reader: &mut Reader) {
        let look = Look { is_hidden: self.is_hidden, ..Look::default() };
        let words = math::linear(node);
        reader.found.formulas.push(words.clone());
        self.words(&words, look, reader);
    }

    fn run(&mut self, node: &'a Node, reader: &mut Reader) {
        let empty = Node::default();
        let properties = node.child("rPr").unwrap_or(&empty);
        let style = properties.value("rStyle");
        let says = |name: &str| properties.child(name).map(|_| properties.is_on(name));
        let bold = says("b").or_else(|| reader.styles.bold(style)).or(self.is_bold);
        let hidden = says("vanish").unwrap_or(self.is_hidden || reader.styles.hidden(style));
        let script = match properties.value("vertAlign") {
            Some("superscript") => Some("sup"),
            Some("subscript") => Some("sub"),
            _ => None,
        };
        let is_struck = properties.is_on("strike") || properties.is_on("dstrike");
        let look = Look {
            style: Style { is_bold: bold.unwrap_or(false), is_struck, script },
            is_hidden: hidden,
            is_red: properties.value("color").is_some_and(is_red),
        };
        let font = node.child("rPr").and_then(|one| one.child("rFonts"));
        self.signs = font.and_then(|one| one.get("ascii").or(one.get("hAnsi")));
        if properties.child("ins").is_some() || properties.child("del").is_some() {
            reader.found.changes += 1;
        }
        self.inside(node, look, reader);
    }

    fn inside(&mut self, node: &'a Node, look: Look, reader: &mut Reader) {
        for child in node.nodes() {
            match &*child.name {
                "t" => self.typed(&child.text(), look, reader),
                "tab" | "ptab" => self.words("\t", look, reader),
                // The end of a page or a column shows nothing.
                "br" if matches!(child.get("type"), Some("page" | "column")) => {}
                "br" | "cr" => self.words("\n", look, reader),
                "noBreakHyphen" => self.words("-", look, reader),
                "sym" => {
                    let code =
                        child.get("char").and_then(|code| u32::from_str_radix(code, 16).ok());
                    self.sign(child.get("font").unwrap_or_default(), code, look, reader);
                }
                "pgNum" => reader.found.leave_out(Reason::PageNumber, "（页码）"),
                "footnoteReference" => self.note(child, true, reader),
                "endnoteReference" => self.note(child, false, reader),
                "commentReference" => reader.found.comments += 1,
                "delText" => reader.found.changes += 1,
                "fldChar" => self.mark(child, look, reader),
                "instrText" => {
                    if let Some(field) = self.fields.last_mut().filter(|field| !field.has_begun) {
                        field.code.push_str(&child.text());
                    }
                }
                "ruby" => self.ruby(child, look, reader),
                "drawing" | "pict" | "object" => self.drawing(child, reader),
                "AlternateContent" => {
                    if let Some(chosen) = child.chosen() {
                        self.inside(chosen, look, reader);
                    }
                }
                "rPr" => {}
                _ => self.inside(child, look, reader),
            }
        }
    }

    pub(super) fn words(&mut self, text: &str, look: Look, reader: &mut Reader) {
        if text.is_empty() {
            return;
        }
        // Before its result a field shows nothing; some programs put words there all the same.
        if look.is_hidden || self.fields.last().is_some_and(|field| !field.has_begun) {
            reader.found.leave_out(Reason::Hidden, text);
            return;
        }
        for field in &mut self.fields {
            field.shown = None;
        }
        if !text.trim().is_empty() {
            self.is_red = look.is_red && (self.is_red || !self.has_words);
            self.has_words = true;
        }
        let field = self.fields.iter().rev().find_map(Field::address);
        if let Some(target) = self.link.clone().or(field) {
            match self.inlines.last_mut() {
                Some(Inline::Link { text: before, target: same }) if *same == target => {
                    before.push_str(text);
                }
                _ => self.inlines.push(Inline::Link { text: text.to_owned(), target }),
            }
            return;
        }
        match self.inlines.last_mut() {
            Some(Inline::Text { text: before, style }) if *style == look.style => {
                before.push_str(text);
            }
            _ => {
                let text = text.to_owned();
                self.inlines.push(Inline::Text { text, style: look.style });
            }
        }
    }

    fn ruby(&mut self, node: &'a Node, look: Look, reader: &mut Reader) {
        for child in node.nodes() {
            match &*child.name {
                "rubyBase" => self.read(child, reader),
                "rt" => {
                    let mut found = Vec::new();
                    child.all("t", &mut found);
                    let text: String = found.iter().map(|one| one.text()).collect();
                    reader.found.leave_out(Reason::Phonetic, &text);
                }
                "rubyPr" => {}
                _ => self.inside(child, look, reader),
            }
        }
    }

    fn note(&mut self, node: &Node, is_footnote: bool, reader: &mut Reader) {
        let Some(id) = node.get("id") else { return };
        let key = (is_footnote, id.to_owned());
        if !reader.notes.contains_key(&key) {
            return;
        }
        let label = *reader.labels.entry(key.clone()).or_insert_with(|| {
            reader.mentioned.push(key);
            reader.mentioned.len()
        });
        self.inlines.push(Inline::Note(label.to_string()));
    }

    fn hyperlink(&mut self, node: &'a Node, reader: &mut Reader) {
        let target = node.get("id").and_then(|id| reader.targets.get(id));
        let target = match target {
            Some(Target::Outside(target)) => Some(target.clone()),
            _ => None,
        };
        let outer = std::mem::replace(&mut self.link, target);
        self.read(node, reader);
        self.link = outer;
    }

    fn field(&mut self, node: &'a Node, reader: &mut Reader) {
        let code = node.get("instr").unwrap_or_default().to_owned();
        self.fields.push(Field { code, has_begun: true, shown: None });
        self.read(node, reader);
        self.fields.pop();
    }

    /// The begin, the middle or the end of a field.
    fn mark(&mut self, node: &Node, look: Look, reader: &mut Reader) {
        match node.get("fldCharType") {
            Some("begin") => self.fields.push(Field::of(node)),
            Some("separate") => {
                if let Some(field) = self.fields.last_mut() {
                    field.has_begun = true;
                }
            }
            _ => {
                if let Some(words) = self.fields.pop().and_then(|field| field.shown) {
                    self.words(&words, look, reader);
                }
            }
        }
    }

    /// Pictures, embedded files, and the text in boxes.
    fn drawing(&mut self, node: &'a Node, reader: &mut Reader) {
        outermost(node, "txbxContent", &mut self.boxes);
        let is_floating = node.find("anchor").is_some()
            || node
                .find("shape")
                .and_then(|one| one.get("style"))
                .is_some_and(|style| style.contains("position:absolute"));
        let name = node.find("docPr").or_else(|| node.find("imagedata"));
        let text = name.and_then(|one| one.get("descr").or(one.get("title"))).unwrap_or_default();
        for (element, key) in [("OLEObject", "id"), ("blip", "embed"), ("imagedata", "id")] {
            let mut found = Vec::new();
            node.all(element, &mut found);
            // The picture of an embedded file only stands for it.
            for id in found.iter().filter_map(|one| one.get(key)) {
                if let Some(Target::Part(part)) = reader.targets.get(id).cloned() {
                    let number = reader.file(part);
                    let is_picture = element != "OLEObject";
                    let text = text.to_owned();
                    self.inlines.push(Inline::File { number, text, is_picture, is_floating });
                }
            }
            if element == "OLEObject" && !found.is_empty() {
                break;
            }
        }
    }
}

/// The elements below `node` with this name that stand in no other of that name.
fn outermost<'a>(node: &'a Node, name: &str, found: &mut Vec<&'a Node>) {
    for child in node.nodes() {
        if &*child.name == name {
            found.push(child);
        } else if &*child.name == "AlternateContent" {
            if let Some(chosen) = child.chosen() {
                outermost(chosen, name, found);
            }
        } else {
            outermost(child, name, found);
        }
    }
}
