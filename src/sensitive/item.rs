//! What a search for personal data finds.

use std::ops::Range;

/// The kinds of personal data that are found by their form.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
pub enum PrivateKind {
    /// 手机号.
    Mobile,
    /// 身份证号 of 18 or 15 digits.
    Identity,
    /// The form of an identity number beside the word 身份证, but a wrong check digit.
    DoubtfulIdentity,
    /// What is only like a mobile number: in Han numerals, a digit short in its column.
    DoubtfulMobile,
    /// 银行卡号.
    BankCard,
    /// A number below 银行卡号 that is none by its check digit.
    DoubtfulCard,
    /// 住址, closer than the street or township.
    Address,
    /// 个人邮箱.
    Email,
    /// 微信号, QQ号.
    Messenger,
    /// 车牌号.
    CarPlate,
}

impl PrivateKind {
    /// The kind of what is only like this one: it warns.
    pub(super) fn doubtful(self) -> Self {
        match self {
            Self::Mobile | Self::DoubtfulMobile => Self::DoubtfulMobile,
            Self::Identity | Self::DoubtfulIdentity => Self::DoubtfulIdentity,
            Self::BankCard | Self::DoubtfulCard => Self::DoubtfulCard,
            Self::Address | Self::Email | Self::Messenger | Self::CarPlate => self,
        }
    }

    /// Whether it is only like a personal number.
    #[must_use]
    pub fn is_doubtful(self) -> bool {
        matches!(self, Self::DoubtfulMobile | Self::DoubtfulIdentity | Self::DoubtfulCard)
    }

    /// What it is called, in Chinese and English.
    #[must_use]
    pub fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Mobile => ("个人手机号", "personal mobile number"),
            Self::Identity => ("居民身份证号", "identity number"),
            Self::DoubtfulIdentity => (
                "像身份证号、校验位不对的号码",
                "number like an identity number with a wrong check digit",
            ),
            Self::DoubtfulMobile => ("像手机号的号码", "number like a mobile number"),
            Self::DoubtfulCard => ("像银行账号的号码", "number like that of a bank account"),
            Self::BankCard => ("像银行卡号的号码", "number like that of a bank card"),
            Self::Address => ("像个人详细住址的文字", "text like a home address"),
            Self::Email => ("个人邮箱", "private email address"),
            Self::Messenger => ("微信号或QQ号", "messenger account"),
            Self::CarPlate => ("像车牌号的文字", "text like a car's number plate"),
        }
    }
}

/// Something personal in a text.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct PrivateItem {
    pub kind: PrivateKind,
    /// Its bytes in the text that was looked at.
    pub at: Range<usize>,
    /// Its digits alone (and the `X` of an identity number); of what is no
    /// number, its text in compatibility form.
    pub value: String,
}
