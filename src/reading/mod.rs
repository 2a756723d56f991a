//! Reading: from the bytes of a file to [`Facts`], all that anything later wants to know of it.
//!
//! Facts are owned and serialisable, and a pure function of the file's bytes, its path, the bytes
//! of the files it names, and the [`Vocabulary`]: neither the day nor another document decides.
//! What becomes of a reply on a day is for the caller; [`ReplyFacts::into_entry`] then keeps what
//! the whole site is made from, and drops the rest.

pub(crate) mod contents;
mod joined;
mod links;
mod preview;
pub(crate) mod words;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::archive::article::Article;
use crate::archive::context::Context;
use crate::archive::digest;
use crate::archive::entry::{ArticleEntry, Body, Entry, SiteLink};
use crate::archive::field_error::FieldError;
use crate::archive::files::{self, PublishedFile};
use crate::archive::known::{self, Word};
use crate::archive::lower::{self, Origin};
use crate::archive::reply::{Attachment, Publication, Reply};
use crate::config::{Config, NameUse, Registers};
use crate::diagnostic::SourcePath;
use crate::digest::Digest;
use crate::document::markdown::{self, Outline, Reading};
use crate::document::{self, Document};
use crate::letter::Letter;
use crate::letter::cases::Lookup;
use crate::model::Status;
use crate::sensitive::{self, PrivateItem};
use crate::source::{FileFacts, FileFault, Folder};
use contents::FileContents;
use words::{Scanner, WordHits};

/// What of a site a single file is read with.
#[derive(Clone, Copy)]
pub struct Vocabulary<'a> {
    /// Number prefixes and the class table.
    pub config: &'a Config,
    /// The registers by which names become codes.
    pub registers: &'a Registers,
    /// The words of rules and of the site's lists.
    pub scanner: &'a Scanner<'a>,
}

/// The files that a document may name.
pub trait Files: Sync {
    /// What is known of the file at `path`.
    ///
    /// # Errors
    /// [`FileFault`], where it may not be published.
    fn facts(&self, path: &SourcePath) -> Result<FileFacts, FileFault>;

    /// Its bytes, where they can be read.
    fn bytes(&self, path: &SourcePath) -> Option<Vec<u8>>;
}

impl Files for Folder {
    fn facts(&self, path: &SourcePath) -> Result<FileFacts, FileFault> {
        self.facts(path)
    }

    fn bytes(&self, path: &SourcePath) -> Option<Vec<u8>> {
        self.read(path).ok()
    }
}

/// What a file says, be it a reply's or an article's.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Facts {
    /// Its front matter and where its body stands.
    pub document: Document,
    /// What its body holds.
    pub outline: Outline,
    /// All that could not be taken at its word.
    pub field_errors: Vec<FieldError>,
    /// Strings a person has let pass.
    pub reviewed: Vec<Box<str>>,
    /// Where the words of rules and of the site's lists stand.
    pub words: WordHits,
    /// Everything personal anywhere in the text.
    pub private: Vec<PrivateItem>,
    /// Where its text stands.
    pub body: Body,
    /// The files it publishes.
    pub files: Vec<PublishedFile>,
    /// The files it names and does not publish: those of a withdrawn reply, and what stands in a
    /// front matter that cannot be read.
    pub unpublished_files: Vec<PublishedFile>,
    /// What was seen inside them.
    pub contents: Vec<FileContents>,
    /// Links to other documents and addresses of the site.
    pub links: Vec<SiteLink>,
    /// Whether the site leaves text and files out: a withdrawn reply's.
    pub omitted: bool,
    /// Whether it is an article, not a reply.
    pub is_article: bool,
}

/// What a reply's file says.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ReplyFacts {
    /// What every file says.
    pub facts: Facts,
    /// Its fields, typed.
    pub reply: Reply,
    /// Where the values stand that rules about several files point at.
    pub origin: Origin,
    /// The keys that are given, in the order of the field table.
    #[serde(with = "known::list")]
    pub present: Vec<Word>,
    /// How the department was named.
    pub department_name: Option<NameUse>,
    /// Its title and text read as a letter; nothing, where the text is not shown.
    pub letter: Letter,
    /// The digest of its public content.
    pub digest: Box<str>,
}

/// What an article's file says.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ArticleFacts {
    /// What every file says.
    pub facts: Facts,
    /// Its fields, typed.
    pub article: Article,
    /// Whether it is a draft.
    pub draft: bool,
}

/// What was read of a file and is not kept with its facts.
#[derive(Debug)]
pub struct Text<'b> {
    /// The whole file, as UTF-8.
    pub source: &'b str,
    /// The HTML and the visible words of its body.
    pub body: Reading,
}

impl<'a> Vocabulary<'a> {
    fn context(self) -> Context<'a> {
        Context { config: self.config, registers: self.registers }
    }

    fn letter(self, title: Option<&str>, body: &str) -> Letter {
        let (bodies, prefixes) = (&self.registers.bodies, &self.config.number_prefixes);
        Letter::read(title, body, Lookup { bodies, prefixes })
    }
}

/// Reads a reply; its text too, where it is one.
#[must_use]
pub fn reply<'b>(
    path: &SourcePath,
    bytes: &'b [u8],
    vocabulary: Vocabulary<'_>,
    files: &dyn Files,
) -> (ReplyFacts, Text<'b>) {
    let (document, text) = document::parse(bytes);
    let lowered = lower::lower(vocabulary.context(), path, &document, text);
    let reply = lowered.reply;
    let (mut facts, reading) = Facts::new(bytes, (document, text), vocabulary);
    facts.field_errors = lowered.field_errors;
    facts.reviewed = reply.privacy_reviewed.to_vec();
    facts.omitted = reply.status == Status::Withdrawn;
    let body = facts.document.body_in(text);
    let look_up = |path: &SourcePath| files.facts(path);
    if facts.omitted {
        // A notice shows nothing of the text; its files may be gone.
        facts.body.length = 0;
        let links = (facts.outline.links.as_slice(), facts.document.body.start);
        facts.unpublished_files = files::collect(path, &reply.attachments, links, &look_up).0;
    } else {
        if facts.document.is_unreadable() {
            facts.unpublished_files = files::mentioned(path, text, &look_up);
        }
        facts.gather(path, &reply.attachments, (vocabulary.config, files));
    }
    if reply.may_be_open() {
        facts.look_inside(files);
    }
    let letter = if facts.omitted || facts.document.is_unreadable() {
        Letter::default()
    } else {
        vocabulary.letter(reply.title.as_deref(), body)
    };
    let digest = digest::of(&reply, &lowered.present, vocabulary.registers, body, &facts.files);
    let read = ReplyFacts {
        facts,
        reply,
        origin: lowered.origin,
        present: lowered.present,
        department_name: lowered.department_name,
        letter,
        digest: digest.into(),
    };
    (read, Text { source: text, body: reading })
}

/// Reads an article; its text too, where it is one.
#[must_use]
pub fn article<'b>(
    path: &SourcePath,
    bytes: &'b [u8],
    vocabulary: Vocabulary<'_>,
    files: &dyn Files,
) -> (ArticleFacts, Text<'b>) {
    let (document, text) = document::parse(bytes);
    let lowered = lower::lower_article(path, &document, text);
    let (mut facts, reading) = Facts::new(bytes, (document, text), vocabulary);
    facts.field_errors = lowered.field_errors;
    facts.is_article = true;
    facts.gather(path, &[], (vocabulary.config, files));
    facts.look_inside(files);
    let read = ArticleFacts { facts, article: lowered.article, draft: lowered.draft };
    (read, Text { source: text, body: reading })
}

impl Facts {
    /// What the file says by itself.
    fn new(
        bytes: &[u8],
        (document, text): (Document, &str),
        vocabulary: Vocabulary<'_>,
    ) -> (Self, Reading) {
        let mut reading = markdown::read(document.body_in(text));
        let outline = std::mem::take(&mut reading.outline);
        let length = u32::try_from(outline.text_length).unwrap_or(u32::MAX);
        let (span, file) = (document.body.clone(), Digest::of(bytes));
        let facts = Self {
            body: Body { span, file, length, spooled: None },
            words: vocabulary.scanner.scan(text),
            private: sensitive::find(text),
            document,
            outline,
            ..Self::default()
        };
        (facts, reading)
    }

    /// The files it names and the links of its text.
    fn gather(
        &mut self,
        path: &SourcePath,
        attachments: &[Attachment],
        (config, files): (&Config, &dyn Files),
    ) {
        let start = self.document.body.start;
        let (found, faults) =
            files::collect(path, attachments, (&self.outline.links, start), &|path| {
                files.facts(path)
            });
        self.files = found;
        self.field_errors.extend(faults);
        // Where the front matter could not be read, it is not known what is text.
        if !self.document.is_unreadable() {
            let errors = &mut self.field_errors;
            self.links = links::site_links(path, &self.outline, start, &config.base_url, errors);
        }
    }

    /// What is inside its files, each looked into on a core of its own.
    fn look_inside(&mut self, files: &dyn Files) {
        let reviewed = &self.reviewed;
        let look = |file: &mut PublishedFile| {
            let source = file.source.clone();
            FileContents::of(file, reviewed, || files.bytes(&source))
        };
        self.contents = self.files.par_iter_mut().map(look).collect();
    }
}

impl ReplyFacts {
    /// What the whole site is made from. What only the rules about one file need is dropped.
    #[must_use]
    pub fn into_entry(self, publication: Publication) -> Entry {
        let Facts { body, files, unpublished_files, links, .. } = self.facts;
        let Self { reply, origin, digest, .. } = self;
        Entry { reply, publication, body, files, unpublished_files, links, origin, digest }
    }
}

impl ArticleFacts {
    /// What the whole site is made from; `live` says whether it is on the site.
    #[must_use]
    pub fn into_entry(self, live: bool) -> ArticleEntry {
        let Facts { body, files, links, .. } = self.facts;
        ArticleEntry { article: self.article, live, body, files, links }
    }
}
