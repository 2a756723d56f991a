//! What is handed on: pieces of text with their places, and remarks.

/// Where in a file a piece of text stands.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
pub enum Place {
    /// In the running text.
    Body,
    /// In a header or footer.
    Margin,
    /// In a footnote, endnote or the notes of a slide.
    Notes,
    /// In a reviewer's comment.
    Comment,
    /// In text that a tracked change removed, the code of a field or a formula.
    Hidden,
    /// In what describes a picture, a form field, a shape: shown on demand or never.
    Description,
    /// In an earlier state of the file that it still holds.
    Earlier,
    /// In the target of a link.
    Link,
    /// In the file's properties: title, author, keywords.
    Properties,
    /// In data that the file keeps behind a chart or a pivot table.
    Data,
    /// In the name of a file within the file.
    Name,
    /// In a line, from 1.
    Line(u32),
    /// On a page, from 1.
    Page(u32),
    /// On a slide, from 1.
    Slide(u32),
    /// In a row of a sheet, from 1.
    Row(Box<str>, u32),
}

/// A piece of text: a paragraph, a row, a line.
#[derive(Clone, Copy, Debug)]
pub struct Piece<'a> {
    /// The file within the file, where it is in one.
    pub member: Option<&'a str>,
    pub place: &'a Place,
    pub text: &'a str,
}

impl Piece<'_> {
    /// Whether it stands where whoever opens the file sees it.
    #[must_use]
    pub fn is_seen(&self) -> bool {
        match self.place {
            Place::Body
            | Place::Notes
            | Place::Line(_)
            | Place::Page(_)
            | Place::Slide(_)
            | Place::Row(..) => true,
            Place::Margin
            | Place::Comment
            | Place::Hidden
            | Place::Description
            | Place::Earlier
            | Place::Link
            | Place::Properties
            | Place::Data
            | Place::Name => false,
        }
    }
}

/// Why a file could not be looked into.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
pub enum Unread {
    /// Its format is one that nothing here reads.
    Format,
    /// It is a web page, a drawing or a stand-in of Git under the name of something else.
    Disguised,
    /// It is not what its name says, or broken.
    Damaged,
    /// It is protected by a password.
    Encrypted,
    /// It is larger than is looked into.
    TooLarge,
}

/// What is remarkable in a file besides its text.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
pub enum NoteKind {
    /// It, or some of it, could not be looked into.
    Unread(Unread),
    /// It is a picture.
    Picture,
    /// So many of its pages have no text, of so many.
    SilentPages(u32, u32),
    /// So many tracked changes, which show what was there before.
    Changes(u32),
    /// So many comments of reviewers, which no reader is meant to see.
    Comments(u32),
    /// It is a part of a file, and no reader here knows its kind.
    Part,
    /// Bytes stand before, between or behind what the file says that it holds.
    Stray,
    /// A picture says where it was taken.
    Position,
}

/// A remark on a file or on one within it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
pub struct Note {
    /// The file within the file.
    pub member: Option<Box<str>>,
    /// What was noticed about it.
    pub kind: NoteKind,
}

/// What stands behind the last point of `name`, in lower case.
pub(super) fn extension(name: &str) -> String {
    name.rsplit_once('.').map_or("", |found| found.1).to_ascii_lowercase()
}
