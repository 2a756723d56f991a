//! OFD (GB/T 33190): the Chinese page format, a package of XML.

use super::layout::{Lines, Run};
use super::limits::Job;
use super::package::{Package, member};
use super::piece::{NoteKind, Place, Unread};
use super::plain;
use super::xml::{Element, Token, walk};

/// Reads every page, its annotations, the properties and whatever else lies in the package.
pub(super) fn read(package: &mut Package<'_>, job: &mut Job<'_>) -> Result<(), Unread> {
    let (mut pages, mut silent) = (0, 0);
    let mut damaged = Ok(());
    for at in 0..package.names().len() {
        let name = package.names()[at].clone();
        let extension = super::extension(&name);
        if extension != "xml" {
            other(package, at, &name, job);
            continue;
        }
        let bytes = package.part(at, job)?;
        let (folder, file) = name.rsplit_once('/').unwrap_or(("", &name));
        let mut page = Page::new(place(folder, file), job);
        damaged = damaged.and(walk(&bytes, &mut |token| page.token(&token)));
        page.finish();
        if folder.contains("Pages/") && file == "Content.xml" {
            pages += 1;
            silent += u32::from(page.letters < FEW && page.pictures > 0);
        }
    }
    if silent > 0 {
        job.note(NoteKind::SilentPages(silent, pages));
    }
    damaged
}

/// Reads what lies in the package beside its documents.
fn other(package: &mut Package<'_>, at: usize, name: &str, job: &mut Job<'_>) {
    let extension = super::extension(name);
    match extension.as_str() {
        _ if name.ends_with('/') && package.is_empty(at) => {}
        // Fonts and pictures of points alone.
        "ttf" | "otf" | "ttc" | "cff" | "jb2" | "jbig2" | "gbig2" => {}
        // Seals and signatures: of all that, a person's name and number can be read.
        "esl" | "dat" if name.contains("Signs") || name.contains("Sign_") => {
            if let Ok(bytes) = package.part(at, job) {
                plain::strings(&bytes, &Place::Properties, job);
            }
        }
        _ => member(package, at, name, job),
    }
}

/// Where the text of a part stands.
fn place(folder: &str, file: &str) -> Place {
    let part = folder.rsplit('/').next().unwrap_or_default();
    match part.find(|one: char| one.is_ascii_digit()) {
        _ if file == "OFD.xml" => Place::Properties,
        Some(at) if part.starts_with("Page") || part.starts_with("Tpl") => {
            Place::Page(part[at..].parse::<u32>().unwrap_or(0).saturating_add(1))
        }
        _ => Place::Description,
    }
}

/// A page with fewer letters than this has no text to speak of.
pub(super) const FEW: usize = 10;

/// A page being read.
struct Page<'p, 'j> {
    place: Place,
    job: &'p mut Job<'j>,
    lines: Lines,
    /// The corner, width and font size of the object being read.
    object: [f64; 4],
    /// The place of the text being read within its object.
    at: (f64, f64),
    /// How far the glyphs reach, where the object says.
    reach: Option<f64>,
    text: Option<String>,
    letters: usize,
    pictures: usize,
}

impl<'p, 'j> Page<'p, 'j> {
    fn new(place: Place, job: &'p mut Job<'j>) -> Self {
        Self {
            place,
            job,
            lines: Lines::default(),
            object: [0.0; 4],
            at: (0.0, 0.0),
            reach: None,
            text: None,
            letters: 0,
            pictures: 0,
        }
    }

    fn token(&mut self, token: &Token<'_>) {
        match token {
            Token::Open(element) => {
                self.settle();
                self.text = Some(String::new());
                let job = &mut *self.job;
                element.values(&mut |value| job.piece(&Place::Description, value));
                match element.name() {
                    "TextObject" => self.object(element),
                    "TextCode" => {
                        let number = |name| element.get(name).and_then(|text| text.parse().ok());
                        self.at = (number("X").unwrap_or(0.0), number("Y").unwrap_or(self.at.1));
                        self.reach = element.get("DeltaX").as_deref().map(reach);
                    }
                    "ImageObject" | "PathObject" => self.pictures += 1,
                    // Numbers of glyphs, and lines that are drawn.
                    "Glyphs" | "AbbreviatedData" => self.text = None,
                    // Annotations, forms, outlines, properties: all is text.
                    _ => {}
                }
            }
            Token::Text(more) => {
                if let Some(text) = &mut self.text {
                    text.push_str(more);
                }
            }
            Token::Remark(text) => self.job.piece(&Place::Hidden, text),
            Token::Close("TextCode") => self.run(),
            Token::Close(_) => self.settle(),
        }
    }

    fn settle(&mut self) {
        if let Some(text) = self.text.take() {
            self.job.piece(&self.place, &text);
        }
    }

    fn object(&mut self, element: &Element<'_>) {
        let boundary = element.get("Boundary").unwrap_or_default();
        let mut numbers = boundary.split_whitespace().filter_map(|one| one.parse().ok());
        let [x, y, width] = std::array::from_fn(|_| numbers.next().unwrap_or(0.0));
        let size = element.get("Size").and_then(|size| size.parse().ok()).unwrap_or(4.0);
        self.object = [x, y, width, size];
        self.at = (0.0, 0.0);
    }

    fn run(&mut self) {
        let text = self.text.take().unwrap_or_default();
        self.letters += text.chars().filter(|one| !one.is_whitespace()).count();
        let [x, y, width, size] = self.object;
        let last = if text.ends_with(|one: char| one.is_ascii()) { 0.5 } else { 1.0 } * size;
        let width = self.reach.map_or(width - self.at.0, |reach| reach + last);
        let (place, job) = (&self.place, &mut *self.job);
        let run = Run { x: x + self.at.0, y: y + self.at.1, width, size, text: &text };
        self.lines.add(&run, &mut |line| job.piece(place, line));
    }

    fn finish(&mut self) {
        let (place, job) = (&self.place, &mut *self.job);
        self.lines.finish(&mut |line| job.piece(place, line));
        self.lines.in_order(&mut |line| job.piece(place, line));
    }
}

/// How far the last glyph stands from the first: steps, `g n step` for n of them.
fn reach(steps: &str) -> f64 {
    let mut words = steps.split_whitespace();
    let mut sum = 0.0;
    while let Some(word) = words.next() {
        let number = |text: Option<&str>| text.and_then(|text| text.parse::<f64>().ok());
        sum += match word {
            "g" => {
                let count = number(words.next()).unwrap_or(0.0);
                count * number(words.next()).unwrap_or(0.0)
            }
            step => number(Some(step)).unwrap_or(0.0),
        };
    }
    sum
}

#[cfg(test)]
mod tests {
    #[test]
    fn steps_add_up() {
        assert!((super::reach("3 g 2 1.5 4") - 10.0).abs() < 1e-9);
    }
}
