//! A reply as a page shows it.

mod shape;

use shape::{AttachmentView, ClassView, CommitmentView, CorrectionView, KindView, Phone, RoleView};
pub(crate) use shape::{CaseView, ReplyView};

use super::body::file_note;
use super::link::{Link, department};
use super::related::{MOST_SIBLINGS, Related, Relations, links};
use super::{day, deadline, names, row};
use crate::archive::entry::{Entry, EntryId};
use crate::archive::listings::{KINDS, OUTCOMES, SESSIONS, TOPICS};
use crate::archive::proposal::session_address;
use crate::archive::reply::{Case, Party};
use crate::model::{Choice, Kind, Moment, Role, Stated, TextForm};
use crate::plan::address;
use crate::render::context::RenderContext;
use crate::render::frame::phone_href;
use crate::theme::Html;

/// The view of the reply at `id`, whose text is `body`.
#[must_use]
pub(crate) fn view<'a>(
    id: EntryId,
    body: Html,
    root: &str,
    context: &'a RenderContext<'_>,
) -> ReplyView<'a> {
    let world = context.world;
    let entry = world.archive.entry(id);
    let reply = &entry.reply;
    let addressed = names::addressed_to(world, reply);
    let related = Relations::of(id, context);
    ReplyView {
        title: row::title(id, context),
        department: reply.department.map_or_else(
            || Link { name: String::new(), href: None },
            |at| department(at, root, context),
        ),
        departments: signing(entry, root, context),
        role: role(reply.role, context),
        other_departments: parties(&reply.other_departments, root, context),
        kind: reply.kind.map(|kind| KindView {
            label: kind.column(),
            href: format!("{root}{}", address::term(KINDS.name, kind.key())),
        }),
        cases: cases(&reply.cases, root, context),
        subject: reply.subject.as_deref(),
        addressed_to: (!addressed.is_empty())
            .then(|| addressed_text(&addressed, reply.addressed_to_count)),
        doc_number: reply.doc_number.as_ref().map(|number| &*number.text),
        date_written: reply.date_written.map(|stated| written(stated, context)),
        datetime_written: reply.date_written.and_then(Stated::value).map(Moment::iso),
        date_published: row::published(reply, context),
        datetime_published: reply.published().map(Moment::iso),
        class: class(entry, root, context),
        summary: reply.summary.as_deref(),
        text_form: (reply.text_form == TextForm::Abstract).then(|| reply.text_form.label()),
        topics: topics(entry, root, context),
        source_unit: reply.source_unit.as_deref(),
        index_number: reply.index_number.as_deref(),
        corrections: reply
            .corrections
            .iter()
            .map(|one| CorrectionView { date: day::on_paper(one.date), note: &one.note })
            .collect(),
        follows: links(&related.follows, root, context),
        followed_by: links(&related.followed_by, root, context),
        siblings: links(&related.siblings, root, context),
        siblings_note: related
            .has_more
            .then(|| context.fill("views.some_siblings", &[("count", &MOST_SIBLINGS.to_string())])),
        commitments: commitments(entry),
        publish_by: deadline::publication(reply, context),
        contacted: joined(&reply.contacted),
        signer: reply.signer.as_deref(),
        contact: reply.contact.as_deref(),
        contact_phone: reply
            .contact_phone
            .as_deref()
            .map(|text| Phone { text, href: phone_href(text) }),
        cc: joined(&reply.cc),
        attachments: attachments(entry),
        key_item: reply.key_item,
        source_url: reply.source_url.as_deref(),
        body,
    }
}

/// What the page of the reply at `id` shows of other replies, and whether there are more.
#[must_use]
pub(crate) fn tied(id: EntryId, context: &RenderContext<'_>) -> ([Vec<Related>; 3], bool) {
    let Relations { follows, followed_by, siblings, has_more } = Relations::of(id, context);
    ([follows, followed_by, siblings].map(|ids| links(&ids, "", context)), has_more)
}

fn role(role: Role, context: &RenderContext<'_>) -> RoleView {
    let explain = context.text(&format!("roles.{}", role.key())).to_owned();
    RoleView { key: role.key(), label: role.label(), explain }
}

fn joined(texts: &[Box<str>]) -> Option<String> {
    (!texts.is_empty()).then(|| texts.join("、"))
}

/// The names, and how many there are where more signed than are named.
fn addressed_text(names: &[String], count: Option<u32>) -> String {
    let text = names.join("、");
    match count {
        Some(count) if count as usize > names.len() => format!("{text}等{count}人"),
        _ => text,
    }
}

fn written(stated: Stated<Moment>, context: &RenderContext<'_>) -> String {
    day::stated(Some(stated), |moment| day::on_paper(moment.day), context)
}

fn signing(entry: &Entry, root: &str, context: &RenderContext<'_>) -> Vec<Link> {
    let first = entry.reply.department.into_iter().map(|at| department(at, root, context));
    first.chain(parties(&entry.reply.co_departments, root, context)).collect()
}

fn parties(parties: &[Party], root: &str, context: &RenderContext<'_>) -> Vec<Link> {
    let link = |party: &Party| Link {
        name: party.name.to_string(),
        href: party.department.and_then(|at| department(at, root, context).href),
    };
    parties.iter().map(link).collect()
}

/// Cases with the pages of their session and number.
#[must_use]
pub(crate) fn cases<'a>(
    cases: &'a [Case],
    root: &str,
    context: &RenderContext<'_>,
) -> Vec<CaseView<'a>> {
    let registers = context.world.registers;
    let single = cases.len() == 1;
    let view = |case: &'a Case| {
        let session = case.session_key.map(|key| session_address(registers, key));
        let href = session.as_ref().zip(case.key.as_ref()).map(|(session, key)| {
            format!("{root}{}#{key}", address::block(session, &key.block().name()))
        });
        let session_href =
            session.map(|session| format!("{root}{}", address::term(SESSIONS.name, &session)));
        let kind = case.kind.map_or("", Kind::column);
        let label = format!("{}{kind}", row::number_words(&case.number, context));
        let all = match case.kind.filter(|_| single) {
            Some(kind) => context.fill("views.same_case", &[("kind", kind.label())]),
            None => context.fill("views.case_replies", &[("case", &label)]),
        };
        CaseView { session: &case.session, session_href, number: &case.number, label, href, all }
    };
    cases.iter().map(view).collect()
}

fn class<'a>(entry: &Entry, root: &str, context: &'a RenderContext<'_>) -> Option<ClassView<'a>> {
    let at = entry.reply.result_class.as_ref()?.outcome?;
    let outcome = &context.world.config.outcomes[usize::from(at)];
    Some(ClassView {
        letter: &outcome.letter,
        name: &outcome.name,
        meaning: outcome.meaning.as_deref(),
        href: format!("{root}{}", address::term(OUTCOMES.name, &outcome.slug())),
    })
}

fn topics(entry: &Entry, root: &str, context: &RenderContext<'_>) -> Vec<Link> {
    let link = |at: &u16| {
        let topic = context.world.registers.topics.get(*at);
        let href = format!("{root}{}", address::term(TOPICS.name, &topic.slug));
        Link { name: topic.name.clone(), href: Some(href) }
    };
    entry.reply.topics.iter().map(link).collect()
}

fn commitments(entry: &Entry) -> Vec<CommitmentView<'_>> {
    entry
        .reply
        .commitments
        .iter()
        .map(|one| CommitmentView {
            text: &one.text,
            due: one.due.map(day::on_paper),
            state: one.state.as_deref(),
            updated: one.updated.map(day::on_paper),
        })
        .collect()
}

fn attachments(entry: &Entry) -> Vec<AttachmentView<'_>> {
    let titled = entry.files.iter().filter_map(|file| Some((file, file.title.as_deref()?)));
    titled
        .map(|(file, title)| AttachmentView {
            title,
            href: format!("{}/{}", entry.reply.id, file.name),
            note: file_note(file),
            download: file.own_name(),
        })
        .collect()
}
