//! The files of replies and articles, as they are.

use crate::archive::entry::EntryId;
use crate::archive::files::PublishedFile;
use crate::plan::{Class, Output, Phase, Subject, address};
use crate::render::context::{Error, RenderContext, Rendered};
use crate::render::format::{Format, PlanContext};

pub(super) const FORMAT: Format = Format {
    name: "attachment",
    phase: Phase::Attachment,
    class: Class::Attachment,
    in_sitemap: false,
    plan,
    render,
};

fn plan(context: &PlanContext<'_>) -> Vec<Output> {
    let archive = context.world.archive;
    let mut rows = Vec::new();
    for (at, entry) in archive.entries.iter().enumerate() {
        // Whatever a withdrawn reply still lists stays back with its text.
        let files = if entry.is_withdrawn() { &[] } else { entry.files.as_slice() };
        for (number, file) in (0..).zip(files) {
            let path = address::reply_file(&entry.reply.id, &file.name);
            let subject = Subject::ReplyFile(EntryId::at(at), number);
            rows.push(Output { path, format: FORMAT.name, subject });
        }
    }
    for (at, entry) in (0..).zip(&archive.articles) {
        for (number, file) in (0..).zip(&entry.files) {
            let path = address::article_file(&entry.article.id, &file.name);
            let subject = Subject::ArticleFile(at, number);
            rows.push(Output { path, format: FORMAT.name, subject });
        }
    }
    rows
}

fn render(output: &Output, context: &RenderContext<'_>) -> Result<Rendered, Error> {
    let archive = context.world.archive;
    let file: &PublishedFile = match output.subject {
        Subject::ReplyFile(id, number) => &archive.entry(id).files[number as usize],
        Subject::ArticleFile(at, number) => &archive.articles[at as usize].files[number as usize],
        other => unreachable!("the plan gives this format files alone, not {other:?}"),
    };
    Ok(Rendered::File(file.source.clone(), file.facts.sha256))
}
