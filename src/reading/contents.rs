//! What was seen inside the files that a page publishes: facts, no text.
//!
//! A file is looked into once, while its page is read; the rules judge from
//! what is kept here.

use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::ops::Range;

use crate::archive::files::PublishedFile;
use crate::extract::{self, Note, NoteKind, Piece, Place, Unread};
use crate::sensitive::{self, Mark, PrivateKind, Reviewed};

/// What was seen inside a file.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub struct FileContents {
    pub name: Box<str>,
    /// Where the page names it.
    pub at: Range<u32>,
    /// Whether the page shows it as a picture, with words in its place.
    pub is_shown: bool,
    /// What in it is personal.
    pub personal: Vec<Match>,
    /// What in it says that it is not for the public.
    pub marks: Vec<(Location, Mark)>,
    /// What is remarkable besides.
    pub notes: Vec<Note>,
}

/// Something personal inside a file.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub struct Match {
    pub kind: PrivateKind,
    pub masked: String,
    pub location: Location,
    /// Whether a person has let it pass.
    pub is_reviewed: bool,
}

/// A place inside a file.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Location {
    member: Option<Box<str>>,
    place: Place,
}

impl FileContents {
    /// Looks into `file`, whose bytes `read` gives; `reviewed` is what a person has let pass.
    ///
    /// What is known of the file is known of the bytes that were looked into: where they are
    /// not those that were there before, `file` says so.
    #[must_use]
    pub fn of(
        file: &mut PublishedFile,
        reviewed: &[Box<str>],
        read: impl FnOnce() -> Option<Vec<u8>>,
    ) -> Self {
        let mut contents = Self {
            name: file.own_name().into(),
            at: file.at.clone(),
            is_shown: file.is_shown,
            personal: Vec::new(),
            marks: Vec::new(),
            notes: Vec::new(),
        };
        let (reviewed, mut seen) = (Reviewed::new(reviewed), BTreeSet::new());
        contents.notes = match () {
            () if file.facts.size > extract::LARGEST => {
                vec![note(NoteKind::Unread(Unread::TooLarge))]
            }
            () => match read() {
                Some(bytes) => {
                    file.facts.take(&bytes);
                    let mut sink = |piece: Piece<'_>| contents.look(&piece, &reviewed, &mut seen);
                    extract::extract(file.own_name(), &bytes, &mut sink)
                }
                None => vec![note(NoteKind::Unread(Unread::Damaged))],
            },
        };
        contents
    }

    /// Where the page begins to name it: what is found inside does not stand in
    /// the page, where excerpts hide what is found.
    #[must_use]
    pub fn point(&self) -> Range<u32> {
        self.at.start..self.at.start
    }

    /// Looks for what is not for the public; what was `seen` in the file before is
    /// the same once more, in a copy that programs keep of it.
    fn look(
        &mut self,
        piece: &Piece<'_>,
        reviewed: &Reviewed,
        seen: &mut BTreeSet<(PrivateKind, String)>,
    ) {
        let let_pass = OnceCell::new();
        let let_pass = || let_pass.get_or_init(|| reviewed.places(piece.text));
        let location =
            || Location { member: piece.member.map(Into::into), place: piece.place.clone() };
        for item in sensitive::find(piece.text) {
            if !seen.insert((item.kind, item.value.clone())) {
                continue;
            }
            self.personal.push(Match {
                kind: item.kind,
                masked: sensitive::mask(&item),
                location: location(),
                is_reviewed: let_pass().cover(&item.at),
            });
        }
        self.marks
            .extend(sensitive::marks_inside(piece.text).into_iter().map(|mark| (location(), mark)));
    }
}

fn note(kind: NoteKind) -> Note {
    Note { member: None, kind }
}

impl Location {
    /// Where it is, in Chinese and English.
    #[must_use]
    pub fn words(&self) -> (String, String) {
        let (zh, en) = match &self.place {
            Place::Body => ("正文".to_owned(), "in the text".to_owned()),
            Place::Margin => ("页眉页脚".to_owned(), "in a header or footer".to_owned()),
            Place::Notes => ("脚注、备注".to_owned(), "in the notes".to_owned()),
            Place::Comment => ("批注".to_owned(), "in a comment".to_owned()),
            Place::Hidden => (
                "修订记录、域代码或公式".to_owned(),
                "in a change, field code or formula".to_owned(),
            ),
            Place::Description => {
                let zh = "图片说明、表单、书签等不显示的文字";
                (zh.to_owned(), "in words not shown: a description, form or bookmark".to_owned())
            }
            Place::Earlier => (
                "文件里留下的旧版本".to_owned(),
                "in an earlier version that it still contains".to_owned(),
            ),
            Place::Link => ("链接".to_owned(), "in a link".to_owned()),
            Place::Properties => ("文件属性".to_owned(), "in its properties".to_owned()),
            Place::Data => {
                ("图表、透视表保存的数据".to_owned(), "in data behind a chart".to_owned())
            }
            Place::Name => ("里面的名称".to_owned(), "in a name inside it".to_owned()),
            Place::Line(line) => (format!("第 {line} 行"), format!("in line {line}")),
            Place::Page(page) => (format!("第 {page} 页"), format!("on page {page}")),
            Place::Slide(slide) => (format!("第 {slide} 张幻灯片"), format!("on slide {slide}")),
            Place::Row(sheet, row) => {
                (format!("工作表“{sheet}”第 {row} 行"), format!("in sheet `{sheet}`, row {row}"))
            }
        };
        match &self.member {
            Some(member) => {
                let member = sensitive::masked_text(member);
                (format!("其中“{member}”的{zh}"), format!("`{member}` in it, {en}"))
            }
            None => (zh, en),
        }
    }
}
