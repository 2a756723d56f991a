//! A page's drawing: the text it shows, and where.

use std::rc::Rc;

use hayro_syntax::content::{Instruction, UntypedIter};
use hayro_syntax::object::{Array, Name, Number, Object, ObjectIdentifier, Stream};
use hayro_syntax::page::Page;

use super::super::layout::{Lines, Run};
use super::super::limits::Job;
use super::super::piece::{Place, Unread};
use super::font::{Font, Fonts};
use super::matrix::{IDENTITY, Matrix, number, product};
use super::resources::{Found, contents, remarks};
use super::streams;
use super::text::{Text, strings};

/// How deep forms stand within forms.
const DEPTH: usize = 8;

/// How many forms a page draws.
const FORMS: usize = 2_000;

/// What was seen of a page.
#[derive(Default)]
pub(super) struct Seen {
    /// Letters that could be read, and glyphs that could not.
    pub(super) letters: usize,
    pub(super) unread: usize,
    /// Whether anything is drawn: a picture, glyphs without meaning, many lines.
    pub(super) is_drawn: bool,
    /// The streams that were read.
    pub(super) streams: Vec<ObjectIdentifier>,
}

/// Hands the lines of a page on.
pub(super) fn read(
    page: &Page<'_>,
    place: &Place,
    fonts: &mut Fonts,
    job: &mut Job<'_>,
) -> Result<Seen, Unread> {
    let mut content = Vec::new();
    let streams = contents(page.raw());
    for stream in &streams {
        content.extend(streams::decoded(stream, job)?);
        content.push(b' ');
    }
    let resources = page.resources();
    let found =
        Found { fonts: vec![resources.fonts.clone()], forms: vec![resources.x_objects.clone()] };
    let mut seen = draw(&content, &found, place, fonts, job)?;
    seen.streams.extend(streams.iter().map(Stream::obj_id));
    Ok(seen)
}

/// Hands on the lines that `content` draws.
pub(super) fn draw(
    content: &[u8],
    found: &Found<'_>,
    place: &Place,
    fonts: &mut Fonts,
    job: &mut Job<'_>,
) -> Result<Seen, Unread> {
    let mut drawing = Drawing {
        place,
        fonts,
        job,
        lines: Lines::default(),
        state: State::default(),
        saved: Vec::new(),
        text: (IDENTITY, IDENTITY),
        seen: Seen { is_drawn: content.len() > 2_000, ..Seen::default() },
    };
    drawing.run(content, found, 0)?;
    let (job, seen) = (drawing.job, drawing.seen);
    drawing.lines.finish(&mut |line| job.piece(place, line));
    drawing.lines.in_order(&mut |line| job.piece(place, line));
    Ok(seen)
}

#[derive(Clone)]
struct State {
    matrix: Matrix,
    font: Option<Rc<Font>>,
    size: f64,
    /// Spacing of characters and of words, scale, leading, rise.
    spacing: f64,
    words: f64,
    scale: f64,
    leading: f64,
    rise: f64,
}

impl Default for State {
    fn default() -> Self {
        Self {
            matrix: IDENTITY,
            font: None,
            size: 1.0,
            spacing: 0.0,
            words: 0.0,
            scale: 1.0,
            leading: 0.0,
            rise: 0.0,
        }
    }
}

struct Drawing<'d, 'j> {
    place: &'d Place,
    fonts: &'d mut Fonts,
    job: &'d mut Job<'j>,
    lines: Lines,
    state: State,
    saved: Vec<State>,
    /// The matrices of the text and of its line.
    text: (Matrix, Matrix),
    seen: Seen,
}

impl Drawing<'_, '_> {
    fn run(&mut self, content: &[u8], found: &Found<'_>, depth: usize) -> Result<(), Unread> {
        remarks(content, self.job);
        let mut instructions = UntypedIter::new(content);
        while let Some(instruction) = instructions.next() {
            self.instruction(&instruction, found, depth)?;
        }
        Ok(())
    }

    fn instruction(
        &mut self,
        instruction: &Instruction<'_, '_>,
        found: &Found<'_>,
        depth: usize,
    ) -> Result<(), Unread> {
        const STATES: usize = 256;
        let operands: Vec<&Object<'_>> = instruction.operands().collect();
        let numbers: Vec<f64> = operands.iter().copied().filter_map(number).collect();
        let one = || numbers.first().copied().unwrap_or(0.0);
        match &**instruction.operator {
            b"q" if self.saved.len() < STATES => self.saved.push(self.state.clone()),
            b"Q" => self.state = self.saved.pop().unwrap_or_default(),
            b"cm" => {
                if let Ok(matrix) = <&Matrix>::try_from(numbers.as_slice()) {
                    self.state.matrix = product(matrix, &self.state.matrix);
                }
            }
            b"BT" => self.text = (IDENTITY, IDENTITY),
            b"Tf" => self.font(&operands, found)?,
            b"Tc" => self.state.spacing = one(),
            b"Tw" => self.state.words = one(),
            b"Tz" => self.state.scale = one() / 100.0,
            b"TL" => self.state.leading = one(),
            b"Ts" => self.state.rise = one(),
            b"Td" | b"TD" => {
                let [x, y] = [one(), numbers.get(1).copied().unwrap_or(0.0)];
                if &**instruction.operator == b"TD" {
                    self.state.leading = -y;
                }
                self.next_line(x, y);
            }
            b"Tm" => {
                if let Ok(matrix) = Matrix::try_from(numbers.as_slice()) {
                    self.text = (matrix, matrix);
                }
            }
            b"T*" => self.next_line(0.0, -self.state.leading),
            b"'" | b"\"" => {
                if let [words, spacing] = numbers[..] {
                    (self.state.words, self.state.spacing) = (words, spacing);
                }
                self.next_line(0.0, -self.state.leading);
                self.show_all(operands.iter().copied());
            }
            b"Tj" => self.show_all(operands.iter().copied()),
            b"TJ" => {
                if let Some(Object::Array(parts)) = operands.first() {
                    let parts: Vec<_> = parts.iter::<Object<'_>>().collect();
                    self.show_all(parts.iter());
                }
            }
            b"Do" => self.form(&operands, found, depth)?,
            b"BI" | b"EI" | b"sh" => self.seen.is_drawn = true,
            b"BDC" | b"DP" => self.instead(&operands),
            _ => {}
        }
        Ok(())
    }

    /// What stands in the place of glyphs, for whoever copies or listens.
    fn instead(&mut self, operands: &[&Object<'_>]) {
        let mut hand_on = |text: &Text<'_>| text.hand_on(self.place, self.job);
        for operand in operands {
            strings(operand, &mut hand_on);
        }
    }

    fn font(&mut self, operands: &[&Object<'_>], found: &Found<'_>) -> Result<(), Unread> {
        if let [Object::Name(name), size] = operands {
            self.state.size = number(size).unwrap_or(1.0);
            self.state.font = match found.font(name) {
                Some(dict) => Some(self.fonts.get(&dict, self.job)?),
                None => None,
            };
        }
        Ok(())
    }

    fn next_line(&mut self, x: f64, y: f64) {
        let line = product(&[1.0, 0.0, 0.0, 1.0, x, y], &self.text.1);
        self.text = (line, line);
    }

    /// Shows strings; numbers between them step back.
    fn show_all<'o>(&mut self, operands: impl Iterator<Item = &'o Object<'o>>) {
        for operand in operands {
            match operand {
                Object::String(text) => self.show(text.as_bytes()),
                Object::Number(back) => {
                    self.step(-back.as_f64() / 1000.0 * self.state.size * self.state.scale);
                }
                _ => {}
            }
        }
    }

    fn step(&mut self, x: f64) {
        self.text.0 = product(&[1.0, 0.0, 0.0, 1.0, x, 0.0], &self.text.0);
    }

    #[expect(clippy::many_single_char_names, reason = "they are the names of the standard")]
    fn show(&mut self, bytes: &[u8]) {
        let State { size, spacing, words, scale, rise, .. } = self.state;
        let (mut text, mut width, mut unread) = (String::new(), 0.0, 0);
        let Some(font) = self.state.font.clone() else { return };
        font.glyphs(bytes, &mut |glyph| {
            width += glyph.width / 1000.0 * size + spacing;
            width += if glyph.is_space { words } else { 0.0 };
            match glyph.text {
                Some(more) => text.push_str(&more),
                None => unread += 1,
            }
        });
        let width = width * scale;
        self.seen.letters += text.chars().filter(|one| !one.is_whitespace()).count();
        self.seen.is_drawn |= unread > 0;
        self.seen.unread += unread;
        let matrix = product(&self.text.0, &self.state.matrix);
        let [a, b, c, d, e, f] = matrix;
        let along = a.hypot(b);
        let (cos, sin) = if along > 0.0 { (a / along, b / along) } else { (1.0, 0.0) };
        let (x, y) = (e + c * rise, f + d * rise);
        let run = Run {
            // Along the line and across it, however the page is turned.
            x: x * cos + y * sin,
            y: y * cos - x * sin,
            width: width * along,
            size: size * c.hypot(d),
            text: &text,
        };
        let (place, job) = (self.place, &mut *self.job);
        self.lines.add(&run, &mut |line| job.piece(place, line));
        self.step(width);
    }

    fn form(
        &mut self,
        operands: &[&Object<'_>],
        found: &Found<'_>,
        depth: usize,
    ) -> Result<(), Unread> {
        let Some(Object::Name(name)) = operands.first() else { return Ok(()) };
        let Some(stream) = found.form(name) else { return Ok(()) };
        let dict = stream.dict();
        let is_form = dict.get::<Name<'_>>("Subtype").is_some_and(|kind| *kind == *b"Form");
        if !is_form || depth >= DEPTH || self.seen.streams.len() > FORMS {
            self.seen.is_drawn = true;
            return Ok(());
        }
        self.seen.streams.push(stream.obj_id());
        let content = streams::decoded(&stream, self.job)?;
        let inner = Found::of(dict, found);
        let (state, text) = (self.state.clone(), self.text);
        let saved = std::mem::take(&mut self.saved);
        let matrix = dict.get::<Array<'_>>("Matrix");
        let matrix: Vec<f64> =
            matrix.iter().flat_map(Array::iter::<Number>).map(|one| one.as_f64()).collect();
        if let Ok(matrix) = <&Matrix>::try_from(matrix.as_slice()) {
            self.state.matrix = product(matrix, &self.state.matrix);
        }
        self.run(&content, &inner, depth + 1)?;
        (self.state, self.text, self.saved) = (state, text, saved);
        Ok(())
    }
}
