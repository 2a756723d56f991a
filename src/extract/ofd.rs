//! OFD (GB/T 33190): the Chinese page format, a package of XML.

use super::layout::{Lines, Run};
use super::limits::Job;
use super::package::Package;
use super::xml::{Element, Token, all_text, walk};
use super::{NoteKind, Place, Unread};

/// Reads every page, its annotations, and the properties.
pub(super) fn read(package: &mut Package<'_>, job: &mut Job<'_>) -> Result<(), Unread> {
    let (mut pages, mut silent) = (0, 0);
    let mut damaged = Ok(());
    for at in 0..package.names().len() {
        let name = package.names()[at].clone();
        if !name.to_ascii_lowercase().ends_with(".xml") {
            continue;
        }
        let (folder, file) = name.rsplit_once('/').unwrap_or(("", &name));
        let part = folder.rsplit('/').next().unwrap_or_default();
        // Seals, fonts and lists of resources hold no text.
        if folder.contains("Signs") || folder.contains("Res") {
            continue;
        }
        let bytes = package.part(at, job)?;
        let is_page = folder.contains("Pages/");
        let number =
            part.trim_start_matches(|one: char| !one.is_ascii_digit()).parse().unwrap_or(0);
        let read = if file == "OFD.xml" {
            all_text(&bytes, &Place::Properties, &[], job)
        } else {
            let mut page = Page::new(Place::Page(number + 1), job);
            let read = walk(&bytes, &mut |token| page.token(&token));
            page.finish();
            if is_page && file == "Content.xml" {
                pages += 1;
                silent += u32::from(page.letters < FEW && page.pictures > 0);
            }
            read
        };
        damaged = damaged.and(read);
    }
    if silent > 0 {
        job.note(NoteKind::SilentPages(silent, pages));
    }
    damaged
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
            Token::Open(element) => match element.name() {
                "TextObject" => self.object(element),
                "TextCode" => {
                    let number = |name| element.get(name).and_then(|text| text.parse().ok());
                    self.at = (number("X").unwrap_or(0.0), number("Y").unwrap_or(self.at.1));
                    self.reach = element.get("DeltaX").as_deref().map(reach);
                    self.text = Some(String::new());
                }
                "ImageObject" | "PathObject" => self.pictures += 1,
                // Annotations and forms keep what was typed into them as parameters.
                "Parameter" | "Remark" => self.text = Some(String::new()),
                _ => {}
            },
            Token::Text(more) => {
                if let Some(text) = &mut self.text {
                    text.push_str(more);
                }
            }
            Token::Close("TextCode") => self.run(),
            Token::Close(_) => {
                if let Some(text) = self.text.take() {
                    self.job.piece(&self.place, &text);
                }
            }
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
