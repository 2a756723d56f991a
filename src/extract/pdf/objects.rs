//! All objects of a PDF, whether a page leads to them or not: the texts among
//! them, and the streams that no page draws.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use hayro_syntax::object::{Dict, Name, Object, ObjectIdentifier, Stream};
use hayro_syntax::{Filter, Pdf};

use super::super::limits::Job;
use super::super::piece::{NoteKind, Place};
use super::super::{markup, picture};
use super::font::Fonts;
use super::page::draw;
use super::resources::Found;
use super::string::string;
use super::text::{Item, within};
use super::{embedded, streams};

/// What was read already, in this state of the file or a later one.
#[derive(Default)]
pub(super) struct Known {
    /// The streams of this state, by their numbers.
    pub(super) streams: HashSet<ObjectIdentifier>,
    /// The streams of any state, by their bytes.
    bytes: HashSet<u64>,
}

impl Known {
    /// Whether a stream with the same bytes was read before; it was, from now on.
    pub(super) fn knows(&mut self, stream: &Stream<'_>) -> bool {
        let mut hasher = DefaultHasher::new();
        stream.raw_data().hash(&mut hasher);
        !self.bytes.insert(hasher.finish())
    }
}

/// Reads all objects of a state of the file but the streams that are `known`.
pub(super) fn read(pdf: &Pdf, known: &mut Known, fonts: &mut Fonts, job: &mut Job<'_>) {
    let mut everywhere = Found { fonts: Vec::new(), forms: Vec::new() };
    let mut silent = HashSet::new();
    let mut rest = Vec::new();
    for object in pdf.objects() {
        within(&object, b"", 0, &mut |item| match item {
            Item::Text(text) => text.hand_on(&Place::Description, job),
            Item::Dict(dict) => {
                gather(dict, &mut everywhere, &mut silent);
                if let Some(held) = embedded::held(dict) {
                    if !known.knows(&held) {
                        embedded::read(dict, &held, job);
                    }
                    known.streams.insert(held.obj_id());
                }
            }
        });
        if let Object::Stream(stream) = object {
            rest.push(stream);
        }
    }
    for stream in rest {
        let id = stream.obj_id();
        if known.knows(&stream) || known.streams.contains(&id) || silent.contains(&id) {
            continue;
        }
        other(&stream, &everywhere, fonts, job);
    }
}

/// Learns what a dictionary leads to: fonts and forms that drawings may name,
/// and streams that hold no words.
fn gather<'a>(dict: &Dict<'a>, everywhere: &mut Found<'a>, silent: &mut HashSet<ObjectIdentifier>) {
    /// Glyphs and their numbers; what is drawn small.
    const SILENT: &[&str] =
        &["FontFile", "FontFile2", "FontFile3", "ToUnicode", "CIDToGIDMap", "CIDSet", "Encoding"];
    const MOST: usize = 500;
    let silent_here = SILENT.iter().filter_map(|key| dict.get_ref(key));
    silent.extend(silent_here.map(ObjectIdentifier::from));
    if let Some(glyphs) = dict.get::<Dict<'_>>("CharProcs") {
        silent.extend(
            glyphs.keys().filter_map(|key| glyphs.get_ref(&*key)).map(ObjectIdentifier::from),
        );
    }
    let resources = dict.get::<Dict<'_>>("Resources");
    for dict in [Some(dict), resources.as_ref()].into_iter().flatten() {
        if let Some(fonts) = dict.get::<Dict<'_>>("Font").filter(|_| everywhere.fonts.len() < MOST)
        {
            everywhere.fonts.push(fonts);
        }
        if let Some(forms) =
            dict.get::<Dict<'_>>("XObject").filter(|_| everywhere.forms.len() < MOST)
        {
            everywhere.forms.push(forms);
        }
    }
}

/// Reads a stream that no page draws.
fn other(stream: &Stream<'_>, everywhere: &Found<'_>, fonts: &mut Fonts, job: &mut Job<'_>) {
    let dict = stream.dict();
    let is = |key: &str, names: &[&[u8]]| {
        dict.get::<Name<'_>>(key).is_some_and(|name| names.contains(&name.as_ref()))
    };
    let name = format!("{} 0 obj", stream.obj_id().obj_number);
    // Tables of objects, read with them; points, colours, curves and glyphs.
    if is("Type", &[b"ObjStm", b"XRef", b"CMap", b"Halftone"])
        || is("Subtype", &[b"Type1C", b"CIDFontType0C", b"OpenType"])
        || ["FunctionType", "ShadingType", "HalftoneType"].iter().any(|key| dict.contains_key(key))
    {
        return;
    }
    if is("Subtype", &[b"Image"]) || dict.contains_key("Width") && dict.contains_key("Height") {
        if matches!(stream.filters().as_slice(), [Filter::DctDecode]) {
            // A damaged picture is not shown, but what it says can be read.
            job.within(&name, |job| {
                let _ = picture::read(&stream.raw_data(), job);
            });
        }
        return;
    }
    let bytes = match streams::decoded(stream, job) {
        Ok(bytes) => bytes,
        Err(cause) => return job.note_part(&name, NoteKind::Unread(cause)),
    };
    // A script has signs that no drawing has outside of its texts.
    let is_script = |bytes: &[u8]| memchr::memchr2(b';', b'=', bytes).is_some();
    let is_form = is("Subtype", &[b"Form"]) || dict.contains_key("PatternType");
    let holds = |word: &[u8]| memchr::memmem::find(&bytes, word).is_some();
    let draws_text = holds(b"BT") && (holds(b"Tj") || holds(b"TJ"));
    if bytes.trim_ascii_start().starts_with(b"<") && !is_form {
        markup::words(&string(&bytes), &Place::Properties, job);
    } else if is_form || draws_text || is_text(&bytes) && !is_script(&bytes) {
        let found = Found::of(dict, everywhere);
        match draw(&bytes, &found, &Place::Description, fonts, job) {
            Ok(seen) if seen.unread == 0 => {}
            Ok(_) => job.note_part(&name, NoteKind::Part),
            Err(cause) => job.note_part(&name, NoteKind::Unread(cause)),
        }
    } else if is_text(&bytes) {
        job.piece(&Place::Description, &string(&bytes));
    } else if bytes.get(36..40) != Some(b"acsp".as_slice()) {
        // Anything but a profile of colours.
        job.within(&name, |job| job.part(&name, &bytes));
    }
}

/// Whether bytes are text: instructions of a drawing, a script.
fn is_text(bytes: &[u8]) -> bool {
    let control = |byte: &&u8| matches!(byte, 0..=8 | 14..=31);
    bytes.iter().filter(control).count() * 100 <= bytes.len()
}
