//! The fields of a reply that templates see.

use serde::Serialize;

use crate::render::view::link::Link;
use crate::render::view::related::Related;
use crate::theme::Html;

/// `reply`: a reply.
#[derive(Debug, Serialize)]
pub(crate) struct ReplyView<'a> {
    /// Its title.
    pub(super) title: String,
    /// The department it is filed under; its name is empty only where none is known.
    pub(super) department: Link,
    /// All departments that signed it, that one first.
    pub(super) departments: Vec<Link>,
    /// Its part in handling the case.
    pub(super) role: RoleView,
    /// The other departments that took part.
    pub(super) other_departments: Vec<Link>,
    /// What it replies to, where that is known.
    pub(super) kind: Option<KindView>,
    /// The cases it answers.
    pub(super) cases: Vec<CaseView<'a>>,
    /// What the case is about (案由).
    pub(super) subject: Option<&'a str>,
    /// To whom it is addressed, as much of the names as the site prints.
    pub(super) addressed_to: Option<String>,
    /// Its document number (发文字号).
    pub(super) doc_number: Option<&'a str>,
    /// The day it was signed, as shown, or the words for a day not stated.
    pub(super) date_written: Option<String>,
    /// The same for machines, where a day is stated.
    pub(super) datetime_written: Option<String>,
    /// When it was published, as shown, or the words for a day not stated.
    pub(super) date_published: String,
    /// The same for machines, where a day is stated.
    pub(super) datetime_published: Option<String>,
    /// Its class in the table of the place (办理结果).
    pub(super) class: Option<ClassView<'a>>,
    /// Its gist (答复要点).
    pub(super) summary: Option<&'a str>,
    /// The word 摘要 where the text is an abstract.
    pub(super) text_form: Option<&'static str>,
    /// Its topics.
    pub(super) topics: Vec<Link>,
    /// Who supplied it (信息来源).
    pub(super) source_unit: Option<&'a str>,
    /// Its index number (索引号).
    pub(super) index_number: Option<&'a str>,
    /// Its corrections, as the editors order them.
    pub(super) corrections: Vec<CorrectionView<'a>>,
    /// The replies it follows.
    pub(super) follows: Vec<Related>,
    /// The replies that follow it.
    pub(super) followed_by: Vec<Related>,
    /// Other replies to the same cases, at most 50.
    pub(super) siblings: Vec<Related>,
    /// Where there are more of them, a sentence that says so; the pages of its `cases` list all.
    pub(super) siblings_note: Option<String>,
    /// What it promises.
    pub(super) commitments: Vec<CommitmentView<'a>>,
    /// By when it had to be published, where the site tells of deadlines.
    pub(super) publish_by: Option<String>,
    /// How the proposer was consulted.
    pub(super) contacted: Option<String>,
    /// Who signed it.
    pub(super) signer: Option<&'a str>,
    /// Whom to ask.
    pub(super) contact: Option<&'a str>,
    /// Their office telephone.
    pub(super) contact_phone: Option<Phone<'a>>,
    /// Who got a copy.
    pub(super) cc: Option<String>,
    /// Its attachments.
    pub(super) attachments: Vec<AttachmentView<'a>>,
    /// Whether it is a key item (重点督办).
    pub(super) key_item: bool,
    /// Where it stood before.
    pub(super) source_url: Option<&'a str>,
    /// Its text, from the salutation to the date line.
    pub(super) body: Html,
}

/// What a reply answers.
#[derive(Debug, Serialize)]
pub(super) struct KindView {
    /// 政协提案 or 人大代表建议.
    pub(super) label: &'static str,
    /// Its list.
    pub(super) href: String,
}

/// A department's part in handling a case.
#[derive(Debug, Serialize)]
pub(super) struct RoleView {
    /// `lead`, `joint`, `separate` or `sole`.
    pub(super) key: &'static str,
    /// 主办, 会办, 分办 or 独办.
    pub(super) label: &'static str,
    /// A sentence for what that means.
    pub(super) explain: String,
}

/// A case: a number of a session.
#[derive(Debug, Serialize)]
pub(crate) struct CaseView<'a> {
    /// The session as the editors wrote it.
    pub(in crate::render) session: &'a str,
    /// Its list, where its body is in the register.
    pub(super) session_href: Option<String>,
    /// The number as printed.
    pub(in crate::render) number: &'a str,
    /// The number as people say it: 第0038号政协提案.
    pub(super) label: String,
    /// Where all replies to it stand.
    pub(in crate::render) href: Option<String>,
    /// What the page of its number is called in a link: all replies to it.
    pub(super) all: String,
}

/// A class of the table of outcomes.
#[derive(Debug, Serialize)]
pub(super) struct ClassView<'a> {
    /// The letter.
    pub(super) letter: &'a str,
    /// What it is called.
    pub(super) name: &'a str,
    /// What it means, in a sentence.
    pub(super) meaning: Option<&'a str>,
    /// Its list.
    pub(super) href: String,
}

/// A correction.
#[derive(Debug, Serialize)]
pub(super) struct CorrectionView<'a> {
    /// The day.
    pub(super) date: String,
    /// What was corrected.
    pub(super) note: &'a str,
}

/// A promise.
#[derive(Debug, Serialize)]
pub(super) struct CommitmentView<'a> {
    /// What is promised.
    pub(super) text: &'a str,
    /// By when.
    pub(super) due: Option<String>,
    /// How far it is.
    pub(super) state: Option<&'a str>,
    /// The day that was last looked at.
    pub(super) updated: Option<String>,
}

/// A telephone number.
#[derive(Debug, Serialize)]
pub(super) struct Phone<'a> {
    /// As printed.
    pub(super) text: &'a str,
    /// As a link.
    pub(super) href: String,
}

/// An attachment.
#[derive(Debug, Serialize)]
pub(super) struct AttachmentView<'a> {
    /// Its title.
    pub(super) title: &'a str,
    /// Where it is.
    pub(super) href: String,
    /// Its type and size, in words.
    pub(super) note: String,
    /// The name it is saved under.
    pub(super) download: &'a str,
}
