//! What a search for personal data finds.

use std::ops::Range;

/// The kinds of personal data that are found by their form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PrivateKind {
    /// 手机号.
    Mobile,
    /// 身份证号 of 18 or 15 digits.
    Identity,
    /// The form of an identity number beside the word 身份证, but a wrong check digit.
    DoubtfulIdentity,
    /// 银行卡号.
    BankCard,
    /// 住址, closer than the street or township.
    Address,
    /// 个人邮箱.
    Email,
    /// 微信号, QQ号.
    Messenger,
    /// 车牌号.
    CarPlate,
}

/// Something personal in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrivateItem {
    /// What it is.
    pub kind: PrivateKind,
    /// Where it stands.
    pub at: Range<usize>,
    /// Its digits alone (and the `X` of an identity number); of what is no
    /// number, its text in compatibility form.
    pub value: String,
}
