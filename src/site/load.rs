//! Loading every document of a site, on all cores.

use jiff::civil::Date;
use rayon::prelude::*;

use super::Options;
use crate::archive::digest;
use crate::archive::entry::{ArticleEntry, Body, Entry, SiteLink, SiteTarget};
use crate::archive::field_error::{FieldError, FieldErrorKind};
use crate::archive::files::{self, PublishedFile, moved};
use crate::archive::links::{self, LinkTarget};
use crate::archive::lower::{self, Context};
use crate::archive::reply::{Attachment, Publication};
use crate::check::contents::FileContents;
use crate::check::rule::{ReplyView, TextView};
use crate::check::words::Scanner;
use crate::check::{self, Checked};
use crate::diagnostic::{Diagnostic, SourcePath};
use crate::digest::Digest;
use crate::document::markdown::{self, Outline};
use crate::document::{self, Document};
use crate::letter::Letter;
use crate::letter::cases::Lookup;
use crate::letter::numbering::NumberedParts;
use crate::sensitive;
use crate::source::{Error, Folder};

/// Every document of the site, read, lowered and checked.
pub(super) struct Read {
    pub(super) entries: Vec<Entry>,
    pub(super) articles: Vec<ArticleEntry>,
    pub(super) findings: Vec<Diagnostic>,
    pub(super) exempted: u32,
}

/// Reads every document; one parallel job a file, after which its text is gone.
pub(super) fn documents(
    folder: &Folder,
    context: Context<'_>,
    today: Date,
    scanner: &Scanner<'_>,
    options: &Options,
) -> Result<Read, Error> {
    let listing = folder.list()?;
    let job = Job { folder, context, today, scanner, options };
    let replies: Vec<_> = listing
        .replies
        .par_iter()
        .with_min_len(16)
        .map(|path| job.reply(path))
        .collect::<Result<_, _>>()?;
    let articles: Vec<_> =
        listing.articles.par_iter().map(|path| job.article(path)).collect::<Result<_, _>>()?;
    let mut read =
        Read { entries: Vec::new(), articles: Vec::new(), findings: Vec::new(), exempted: 0 };
    for (entry, checked) in replies {
        read.entries.push(entry);
        read.add(checked);
    }
    for (article, checked) in articles {
        read.articles.push(article);
        read.add(checked);
    }
    Ok(read)
}

impl Read {
    fn add(&mut self, checked: Checked) {
        self.findings.extend(checked.findings);
        self.exempted += checked.exempted;
    }
}

/// What every per-file job needs.
struct Job<'a> {
    folder: &'a Folder,
    context: Context<'a>,
    today: Date,
    scanner: &'a Scanner<'a>,
    options: &'a Options,
}

/// What stands in a text besides its words.
struct Contents {
    body: Body,
    files: Vec<PublishedFile>,
    links: Vec<SiteLink>,
    field_errors: Vec<FieldError>,
}

impl Job<'_> {
    fn reply(&self, path: &SourcePath) -> Result<(Entry, Checked), Error> {
        let bytes = self.folder.read(path)?;
        let (document, text) = document::parse(&bytes);
        let body = body_of(&document, text);
        let outline = markdown::outline(body);
        let mut lowered = lower::lower(self.context, path, &document, text);
        let publication = lowered.reply.publication(self.today);
        let attachments = std::mem::take(&mut lowered.reply.attachments);
        let omitted = publication == Publication::Withdrawn;
        let contents = if omitted {
            // A notice shows nothing of the text; its files may be gone.
            self.contents(path, (&document, &bytes), &Outline::default(), &[])
        } else {
            self.contents(path, (&document, &bytes), &outline, &attachments)
        };
        lowered.reply.attachments = attachments;
        lowered.field_errors.extend(contents.field_errors);
        let registers = self.context.registers;
        let digest = digest::of(&lowered.reply, &lowered.present, registers, body, &contents.files);
        // Files of a reply that is not open stay where they are, whatever they hold.
        let open = if publication == Publication::NotOpen { &[] } else { &contents.files[..] };
        let inside = self.inside(open, &lowered.reply.privacy_reviewed);
        let letter = if omitted || document.is_unreadable() {
            Letter::default()
        } else {
            self.letter(lowered.reply.title.as_deref(), body)
        };
        let reviews = self.context.config.review_required;
        let publication = self.options.admit(publication, &lowered.reply, &digest, reviews);
        let view = ReplyView {
            text: TextView {
                source: path,
                text,
                document: &document,
                outline: &outline,
                field_errors: &lowered.field_errors,
                reviewed: &lowered.reply.privacy_reviewed,
                words: &self.scanner.scan(text),
                parts: NumberedParts::default(),
                private: &sensitive::find(text),
                contents: &inside,
                omitted,
                is_article: false,
                config: self.context.config,
            },
            lowered: &lowered,
            publication,
            letter: &letter,
            digest: &digest,
            is_live: self.options.previous.has_reply(&lowered.reply.id),
            files: &contents.files,
            registers,
            today: self.today,
        };
        let checked = check::reply(&view);
        let (body, files, links) = (contents.body, contents.files, contents.links);
        let (reply, origin, digest) = (lowered.reply, lowered.origin, digest.into());
        Ok((Entry { reply, publication, body, files, links, origin, digest }, checked))
    }

    fn letter(&self, title: Option<&str>, body: &str) -> Letter {
        let (bodies, prefixes) =
            (&self.context.registers.bodies, &self.context.config.number_prefixes);
        Letter::read(title, body, Lookup { bodies, prefixes })
    }

    fn article(&self, path: &SourcePath) -> Result<(ArticleEntry, Checked), Error> {
        let bytes = self.folder.read(path)?;
        let (document, text) = document::parse(&bytes);
        let outline = markdown::outline(body_of(&document, text));
        let mut lowered = lower::lower_article(path, &document, text);
        let contents = self.contents(path, (&document, &bytes), &outline, &[]);
        lowered.field_errors.extend(contents.field_errors);
        let inside = self.inside(&contents.files, &[]);
        let view = TextView {
            source: path,
            text,
            document: &document,
            outline: &outline,
            field_errors: &lowered.field_errors,
            reviewed: &[],
            words: &self.scanner.scan(text),
            parts: NumberedParts::default(),
            private: &sensitive::find(text),
            contents: &inside,
            omitted: false,
            is_article: true,
            config: self.context.config,
        };
        let checked = check::article(&view, lowered.draft);
        let future = lowered.article.date_published.is_some_and(|moment| moment.day > self.today);
        let entry = ArticleEntry {
            article: lowered.article,
            live: !lowered.draft && !future,
            body: contents.body,
            files: contents.files,
            links: contents.links,
        };
        Ok((entry, checked))
    }

    /// What is inside `files`, each looked into on a core of its own.
    fn inside(&self, files: &[PublishedFile], reviewed: &[Box<str>]) -> Vec<FileContents> {
        let look = |file: &PublishedFile| {
            FileContents::of(file, reviewed, || self.folder.read(&file.source).ok())
        };
        files.par_iter().map(look).collect()
    }

    fn contents(
        &self,
        path: &SourcePath,
        (document, bytes): (&Document, &[u8]),
        outline: &Outline,
        attachments: &[Attachment],
    ) -> Contents {
        let start = document.body.start;
        let facts = |path: &SourcePath| self.folder.facts(path);
        let (files, mut field_errors) =
            files::collect(path, attachments, (&outline.links, start), &facts);
        let mut links = Vec::new();
        // Where the front matter could not be read, it is not known what is text.
        let readable = if document.is_unreadable() { &[] } else { outline.links.as_slice() };
        for link in readable {
            let at = moved(&link.range, start);
            match links::target(path, &link.target) {
                LinkTarget::Document(source, _) => {
                    links.push(SiteLink { target: SiteTarget::Document(source), at });
                }
                LinkTarget::Site(address) => {
                    links.push(SiteLink { target: SiteTarget::Address(address), at });
                }
                LinkTarget::Outside => {
                    field_errors.push(FieldError { at, kind: FieldErrorKind::FileOutside });
                }
                LinkTarget::Broken => {
                    let target = SiteTarget::Nothing(link.target.as_str().into());
                    links.push(SiteLink { target, at });
                }
                LinkTarget::External | LinkTarget::Part | LinkTarget::File(_) => {}
            }
        }
        let length = u32::try_from(outline.text_length).unwrap_or(u32::MAX);
        let body = Body { span: document.body.clone(), file: Digest::of(bytes), length };
        Contents { body, files, links, field_errors }
    }
}

fn body_of<'a>(document: &Document, text: &'a str) -> &'a str {
    text.get(document.body.start as usize..document.body.end as usize).unwrap_or_default()
}
