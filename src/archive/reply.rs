//! A reply, typed: what the front matter says, lowered once and never changed.

use std::ops::Range;

use crate::diagnostic::SourcePath;
use crate::model::{
    CaseKey, Date, Disclosure, DocumentNumber, Kind, Moment, ProposerKind, Role, Satisfaction,
    SessionKey, Stated, Status, TextForm,
};
use crate::yaml::Placed;

/// A short text that is kept for a whole run.
pub(crate) type Text = Box<str>;

/// A reply (答复). Fields bear the names of their front-matter keys.
///
/// Only `id` and `source` are always there: a withdrawn reply may have lost
/// everything else, and a draft may not have it yet.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub struct Reply {
    /// Its place in addresses.
    pub id: Text,
    /// The file it stands in.
    pub source: SourcePath,
    /// 标题.
    pub title: Option<Text>,
    /// 类型: as given, else that of the first case.
    pub kind: Option<Kind>,
    /// The cases it answers, from either form.
    pub cases: Box<[Case]>,
    /// 案由.
    pub subject: Option<Text>,
    /// 承办单位, by its place in the register.
    pub department: Option<u16>,
    /// 联合发文单位.
    pub co_departments: Box<[Party]>,
    /// 办理方式.
    pub role: Role,
    /// 会办单位、分办单位.
    pub other_departments: Box<[Party]>,
    /// 信息来源.
    pub source_unit: Option<Text>,
    /// 主送.
    pub addressed_to: Box<[Text]>,
    /// 人数.
    pub addressed_to_count: Option<u32>,
    /// 提出者类别.
    pub proposer_kind: Option<ProposerKind>,
    /// 发文字号.
    pub doc_number: Option<StatedNumber>,
    /// 成文日期.
    pub date_written: Option<Stated<Moment>>,
    /// 发布日期.
    pub date_published: Option<Stated<Moment>>,
    /// 交办日期; internal.
    pub date_assigned: Option<Moment>,
    /// 答复日期.
    pub date_replied: Option<Moment>,
    /// 办理结果.
    pub result_class: Option<ResultClass>,
    /// 公开属性.
    pub disclosure: Option<Disclosure>,
    /// 公开形式.
    pub text_form: TextForm,
    /// 主题分类, by place in the register, in the order given.
    pub topics: Box<[u16]>,
    /// 索引号.
    pub index_number: Option<Text>,
    /// 有效性.
    pub status: Status,
    /// 更正记录, newest first.
    pub corrections: Box<[Correction]>,
    /// 撤回日期.
    pub withdrawn_on: Option<Date>,
    /// 撤回原因.
    pub withdrawn_reason: Option<Text>,
    /// 前次答复.
    pub follows: Box<[Text]>,
    /// 承诺事项.
    pub commitments: Box<[Commitment]>,
    /// 满意度.
    pub satisfaction: Option<Satisfaction>,
    /// 沟通方式.
    pub contacted: Box<[Text]>,
    /// 签发人.
    pub signer: Option<Text>,
    /// 联系人.
    pub contact: Option<Text>,
    /// 联系电话.
    pub contact_phone: Option<Text>,
    /// 抄送.
    pub cc: Box<[Text]>,
    /// 附件, before they were looked up.
    pub attachments: Box<[Attachment]>,
    /// 重点督办.
    pub key_item: bool,
    /// 旧网址.
    #[serde(with = "crate::yaml::placed")]
    pub aliases: Box<[Placed]>,
    /// 原网址.
    pub source_url: Option<Text>,
    /// 关键词.
    pub keywords: Box<[Text]>,
    /// 摘要.
    pub summary: Option<Text>,
    /// 复核; internal.
    pub review: Box<[Review]>,
    /// 隐私复核: the exact strings a person has let pass; internal.
    pub privacy_reviewed: Box<[Text]>,
}

/// One case (件): a session and a number.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Case {
    /// The session as printed.
    pub session: Text,
    /// What groups the session's spellings; none where it could not be read.
    pub session_key: Option<SessionKey>,
    /// 提案 or 建议: that of the session's body.
    pub kind: Option<Kind>,
    /// The number as printed.
    pub number: Text,
    /// What groups the number's spellings; none where it could not be read.
    pub key: Option<CaseKey>,
}

/// An organisation named in a reply, with its place in the register if it has one.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Party {
    /// The name as written.
    pub name: Text,
    /// Its place in the register of departments.
    pub department: Option<u16>,
}

/// The number of the document (发文字号).
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub struct StatedNumber {
    /// The number as typed, whether it could be read or not.
    pub text: Text,
    /// As read; none where it could not be.
    pub number: Option<DocumentNumber>,
}

/// The class of the result (办理结果).
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub struct ResultClass {
    /// The letter as typed.
    pub letter: Text,
    /// Its row in the class table; none where it is not there.
    pub outcome: Option<u16>,
}

/// A correction (更正).
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Correction {
    /// When it was made.
    pub date: Date,
    /// What was corrected, in the editor's words.
    pub note: Text,
}

/// A promised measure (承诺事项).
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Commitment {
    /// What is promised, in the editor's words.
    pub text: Text,
    /// The day by which it is to be done, if the reply names one.
    pub due: Option<Date>,
    /// How far it is, in the editor's words.
    pub state: Option<Text>,
    /// When that was last looked at.
    pub updated: Option<Date>,
}

/// A review (复核): who approved which content.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Review {
    /// Who approved it.
    pub by: Text,
    /// On which day.
    pub date: Date,
    /// The digest of what was approved.
    pub digest: Text,
}

/// An attachment (附件) as the front matter names it.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Attachment {
    /// The words readers see in place of the file's name.
    pub title: Text,
    /// The file, relative to the reply's own.
    pub file: Text,
    /// The published name to keep, where one is given.
    pub name: Option<Text>,
    /// Where `file` stands in the front matter.
    pub span: Range<u32>,
}

/// Whether a reply is on the site, and if not, why.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Publication {
    /// Its page is on the site.
    Published,
    /// Its address answers with a notice of withdrawal.
    Withdrawn,
    /// A draft: `status: 草稿`, on no page.
    Draft,
    /// 依申请公开 or 不予公开, or not said.
    NotOpen,
    /// Its day of publication is still to come.
    Future,
    /// The site asks for reviews, and nobody reviewed it as it stands.
    Unreviewed,
    /// It is new, has errors, and is held back for them.
    Faulty,
}

impl Publication {
    /// Whether anything of the reply may stand in the output.
    #[must_use]
    pub fn is_live(self) -> bool {
        matches!(self, Self::Published | Self::Withdrawn)
    }

    /// Whether it waits to be published as it stands: not one held back for its errors,
    /// which stand in the way of a preview too.
    #[must_use]
    pub fn is_pending(self) -> bool {
        match self {
            Self::Draft | Self::Future | Self::Unreviewed => true,
            Self::Published | Self::Withdrawn | Self::NotOpen | Self::Faulty => false,
        }
    }
}

impl Reply {
    /// Whether it may be on the site one day: not a withdrawn one's text, nor one that is not open.
    #[must_use]
    pub fn may_be_open(&self) -> bool {
        match self.status {
            Status::Withdrawn => false,
            Status::Draft => true,
            Status::Current | Status::Corrected => self.disclosure == Some(Disclosure::Open),
        }
    }

    /// Whether the reply is on the site on `today`. A withdrawal goes before
    /// every other rule: the printed QR code must never die.
    #[must_use]
    pub fn publication(&self, today: Date) -> Publication {
        let published = self.date_published.and_then(Stated::value);
        match (self.status, self.disclosure) {
            (Status::Withdrawn, _) => Publication::Withdrawn,
            (Status::Draft, _) => Publication::Draft,
            (_, Some(Disclosure::Open)) if published.is_some_and(|moment| moment.day > today) => {
                Publication::Future
            }
            (_, Some(Disclosure::Open)) => Publication::Published,
            (_, Some(Disclosure::OnRequest | Disclosure::Withheld) | None) => Publication::NotOpen,
        }
    }

    /// Whether a person approved the content with this digest.
    #[must_use]
    pub fn is_reviewed(&self, digest: &str) -> bool {
        self.review.iter().any(|review| *review.digest == *digest)
    }

    /// When it was published, where that is stated.
    #[must_use]
    pub fn published(&self) -> Option<Moment> {
        self.date_published.and_then(Stated::value)
    }

    /// The departments that signed it: the one that answers, then the others
    /// of the register, each once.
    #[must_use]
    pub fn signing_departments(&self) -> Vec<u16> {
        let others = self.co_departments.iter().filter_map(|party| party.department);
        let mut found: Vec<u16> = Vec::new();
        for department in self.department.into_iter().chain(others) {
            if !found.contains(&department) {
                found.push(department);
            }
        }
        found
    }

    /// What orders replies: day, then no time before any, then time, then id;
    /// undated ones have no key and follow all others.
    #[must_use]
    pub fn order_key(&self) -> (bool, Option<Moment>, &str) {
        let published = self.published();
        (published.is_none(), published, &self.id)
    }
}
