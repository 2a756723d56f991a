//! Fields with a closed list of values, each with its key and Chinese words.

use serde::{Deserialize, Serialize};

/// A value from a closed list, written in a front matter by key or in Chinese.
pub trait Choice: Copy + Eq + Sized + 'static {
    /// Every value: itself, its key, its Chinese label, further accepted words.
    const CHOICES: &'static [(Self, &'static str, &'static str, &'static [&'static str])];

    /// The value that `text` names, by key (case ignored), label or accepted word.
    #[must_use]
    fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        Self::CHOICES
            .iter()
            .find(|(_, key, label, words)| {
                key.eq_ignore_ascii_case(text) || *label == text || words.contains(&text)
            })
            .map(|choice| choice.0)
    }

    /// The key used in data, addresses and English front matter.
    #[must_use]
    fn key(self) -> &'static str {
        entry(self).1
    }

    /// The Chinese label shown to people.
    #[must_use]
    fn label(self) -> &'static str {
        entry(self).2
    }
}

fn entry<T: Choice>(value: T) -> &'static (T, &'static str, &'static str, &'static [&'static str]) {
    T::CHOICES
        .iter()
        .find(|choice| choice.0 == value)
        .expect("every value of the enum stands in its CHOICES (tested below)")
}

/// What is replied to: a deputy's suggestion (建议) or a member's proposal (提案).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Kind {
    /// 政协提案.
    Proposal,
    /// 人大代表建议.
    Suggestion,
}

impl Choice for Kind {
    const CHOICES: &'static [(Self, &'static str, &'static str, &'static [&'static str])] = &[
        (Self::Proposal, "proposal", "提案", &["政协提案", "委员提案"]),
        (Self::Suggestion, "suggestion", "建议", &["人大建议", "人大代表建议", "代表建议"]),
    ];
}

impl Kind {
    /// The name of the column a reply of this kind stands in.
    #[must_use]
    pub fn column(self) -> &'static str {
        match self {
            Self::Proposal => "政协提案",
            Self::Suggestion => "人大代表建议",
        }
    }

    /// What the proposer is: 委员 or 代表.
    #[must_use]
    pub fn proposer(self) -> &'static str {
        match self {
            Self::Proposal => "委员",
            Self::Suggestion => "代表",
        }
    }
}

/// The department's part in handling the case (办理方式).
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
pub enum Role {
    /// 主办: answers the proposer for all.
    #[default]
    Lead,
    /// 会办: gives its opinion to the lead department.
    Joint,
    /// 分办: answers its own part.
    Separate,
    /// 独办: handled alone.
    Sole,
}

impl Choice for Role {
    const CHOICES: &'static [(Self, &'static str, &'static str, &'static [&'static str])] = &[
        (Self::Lead, "lead", "主办", &["牵头办理"]),
        (Self::Joint, "joint", "会办", &["协办"]),
        (Self::Separate, "separate", "分办", &["分别办理"]),
        (Self::Sole, "sole", "独办", &["单独办理"]),
    ];
}

/// Whether the reply is in force (有效性).
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
pub enum Status {
    /// 有效.
    #[default]
    Current,
    /// 已更正: in force, with corrections printed on top.
    Corrected,
    /// 已撤回: the address answers with a notice.
    Withdrawn,
    /// 草稿: not published.
    Draft,
}

impl Choice for Status {
    const CHOICES: &'static [(Self, &'static str, &'static str, &'static [&'static str])] = &[
        (Self::Current, "current", "有效", &[]),
        (Self::Corrected, "corrected", "已更正", &[]),
        (Self::Withdrawn, "withdrawn", "已撤回", &["已撤下"]),
        (Self::Draft, "draft", "草稿", &[]),
    ];
}

/// How the reply is disclosed (公开属性).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Disclosure {
    /// 主动公开: on the site.
    Open,
    /// 依申请公开: not on the site.
    OnRequest,
    /// 不予公开: not on the site.
    Withheld,
}

impl Choice for Disclosure {
    const CHOICES: &'static [(Self, &'static str, &'static str, &'static [&'static str])] = &[
        (Self::Open, "open", "主动公开", &["同意公开", "公开", "是"]),
        (Self::OnRequest, "on-request", "依申请公开", &[]),
        (Self::Withheld, "withheld", "不予公开", &["不公开", "否"]),
    ];
}

/// Whether the text is the whole reply or an abstract (公开形式).
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
pub enum TextForm {
    /// 全文.
    #[default]
    Full,
    /// 摘要.
    Abstract,
}

impl Choice for TextForm {
    const CHOICES: &'static [(Self, &'static str, &'static str, &'static [&'static str])] =
        &[(Self::Full, "full", "全文", &[]), (Self::Abstract, "abstract", "摘要", &[])];
}

/// What kind of proposer raised the case (提出者类别).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ProposerKind {
    /// 个人.
    Person,
    /// 联名.
    Joint,
    /// 党派.
    Party,
    /// 团体.
    Body,
    /// 界别.
    Sector,
    /// 小组.
    Group,
    /// 专委会.
    Committee,
    /// 代表团.
    Delegation,
}

impl Choice for ProposerKind {
    const CHOICES: &'static [(Self, &'static str, &'static str, &'static [&'static str])] = &[
        (Self::Person, "person", "个人", &[]),
        (Self::Joint, "joint", "联名", &[]),
        (Self::Party, "party", "党派", &["民主党派"]),
        (Self::Body, "body", "团体", &["人民团体"]),
        (Self::Sector, "sector", "界别", &[]),
        (Self::Group, "group", "小组", &["委员小组"]),
        (Self::Committee, "committee", "专委会", &["专门委员会"]),
        (Self::Delegation, "delegation", "代表团", &[]),
    ];
}

impl ProposerKind {
    /// Whether the proposers are people, whose names a site may shorten.
    #[must_use]
    pub fn names_people(self) -> bool {
        match self {
            Self::Person | Self::Joint | Self::Delegation => true,
            Self::Party | Self::Body | Self::Sector | Self::Group | Self::Committee => false,
        }
    }
}

/// What the proposer said of the reply (满意度).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Satisfaction {
    /// 满意.
    Satisfied,
    /// 基本满意.
    Mostly,
    /// 不满意.
    Dissatisfied,
    /// 未反馈.
    Unanswered,
}

impl Choice for Satisfaction {
    const CHOICES: &'static [(Self, &'static str, &'static str, &'static [&'static str])] = &[
        (Self::Satisfied, "satisfied", "满意", &[]),
        (Self::Mostly, "mostly", "基本满意", &[]),
        (Self::Dissatisfied, "dissatisfied", "不满意", &[]),
        (Self::Unanswered, "unanswered", "未反馈", &[]),
    ];
}

/// How much of a proposer's name the site prints.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum ProposerNames {
    /// The name as written.
    #[default]
    Full,
    /// The surname and 代表 or 委员.
    Surname,
    /// 代表 or 委员 alone.
    Hidden,
}

impl Choice for ProposerNames {
    const CHOICES: &'static [(Self, &'static str, &'static str, &'static [&'static str])] = &[
        (Self::Full, "full", "全名", &[]),
        (Self::Surname, "surname", "姓氏", &[]),
        (Self::Hidden, "hidden", "隐去", &[]),
    ];
}

/// What a site shows of itself beyond counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Statistic {
    /// How many replies kept their deadlines.
    Punctuality,
    /// What proposers said of the replies.
    Satisfaction,
    /// In how many cases the proposer was spoken to.
    Contact,
    /// Promises due and kept.
    Promises,
}

impl Choice for Statistic {
    const CHOICES: &'static [(Self, &'static str, &'static str, &'static [&'static str])] = &[
        (Self::Punctuality, "punctuality", "按期办理", &[]),
        (Self::Satisfaction, "satisfaction", "满意度", &[]),
        (Self::Contact, "contact", "沟通情况", &[]),
        (Self::Promises, "promises", "承诺事项", &[]),
    ];
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every value is found by its own key and label, and by nothing else's.
    fn is_whole<T: Choice + std::fmt::Debug>() {
        for (value, key, label, words) in T::CHOICES {
            for text in [key, label].into_iter().chain(words.iter()) {
                assert_eq!(T::parse(text), Some(*value), "{text}");
            }
            assert_eq!((value.key(), value.label()), (*key, *label));
        }
        assert_eq!(T::parse("别的"), None);
    }

    #[test]
    fn every_choice_is_found_by_its_words() {
        is_whole::<Kind>();
        is_whole::<Role>();
        is_whole::<Status>();
        is_whole::<Disclosure>();
        is_whole::<TextForm>();
        is_whole::<ProposerKind>();
        is_whole::<Satisfaction>();
        is_whole::<ProposerNames>();
        is_whole::<Statistic>();
    }
}
