//! What a field of a reply holds, for everything that asks by the field's key.
//!
//! The digest, open data and JSON each say a value in their own way; which
//! values there are, and where they stand in a [`Reply`](super::reply::Reply),
//! only the accessors in the field table know.

use super::reply::{Attachment, Case, Commitment, Correction, Party, Review, Text};
use crate::model::{Choice, Date, Moment, Stated};
use crate::yaml::Placed;

/// The value of a field.
#[derive(Clone, Debug, PartialEq)]
pub enum FieldValue<'a> {
    /// Not given, or not readable.
    Nothing,
    /// Checked when it is read, and then dropped.
    NotKept,
    Text(&'a str),
    Texts(Vec<&'a str>),
    Number(u32),
    Flag(bool),
    /// A word of a closed list: its key and its label.
    Choice(&'static str, &'static str),
    /// A day, or day and time.
    Moment(Moment),
    /// 未载明.
    Unstated,
    /// Names of proposers; what of them is printed, [`super::names`] says.
    Proposers(&'a [Text]),
    /// Ids of replies, published or not.
    Replies(&'a [Text]),
    /// Cases: session and number.
    Cases(&'a [Case]),
    /// The numbers of cases.
    Numbers(&'a [Case]),
    /// The sessions of cases.
    Sessions(&'a [Case]),
    /// A department, by its place in the register.
    Department(u16),
    /// Organisations, registered or not.
    Parties(&'a [Party]),
    /// Topics, by place in the register.
    Topics(&'a [u16]),
    Corrections(&'a [Correction]),
    Commitments(&'a [Commitment]),
    /// Attachments as the front matter names them.
    Attachments(&'a [Attachment]),
    Reviews(&'a [Review]),
}

impl<'a> FieldValue<'a> {
    /// A text, where there is one.
    #[must_use]
    pub fn text(text: Option<&'a Text>) -> Self {
        text.map_or(Self::Nothing, |text| Self::Text(text))
    }
}

impl<'a> From<&'a Option<Text>> for FieldValue<'a> {
    fn from(text: &'a Option<Text>) -> Self {
        Self::text(text.as_ref())
    }
}

impl<'a> From<&'a [Text]> for FieldValue<'a> {
    fn from(texts: &'a [Text]) -> Self {
        Self::Texts(texts.iter().map(|text| &**text).collect())
    }
}

impl<'a> From<&'a [Placed]> for FieldValue<'a> {
    fn from(texts: &'a [Placed]) -> Self {
        Self::Texts(texts.iter().map(|placed| &*placed.text).collect())
    }
}

impl<'a> From<&'a [Party]> for FieldValue<'a> {
    fn from(parties: &'a [Party]) -> Self {
        Self::Parties(parties)
    }
}

impl From<&Option<u32>> for FieldValue<'_> {
    fn from(number: &Option<u32>) -> Self {
        number.map_or(Self::Nothing, Self::Number)
    }
}

impl From<&bool> for FieldValue<'_> {
    fn from(flag: &bool) -> Self {
        Self::Flag(*flag)
    }
}

impl<T: Choice> From<&T> for FieldValue<'_> {
    fn from(choice: &T) -> Self {
        Self::Choice(choice.key(), choice.label())
    }
}

impl<T: Choice> From<&Option<T>> for FieldValue<'_> {
    fn from(choice: &Option<T>) -> Self {
        choice.as_ref().map_or(Self::Nothing, Self::from)
    }
}

impl From<&Option<Moment>> for FieldValue<'_> {
    fn from(moment: &Option<Moment>) -> Self {
        moment.map_or(Self::Nothing, Self::Moment)
    }
}

impl From<&Option<Date>> for FieldValue<'_> {
    fn from(date: &Option<Date>) -> Self {
        date.map_or(Self::Nothing, |day| Self::Moment(Moment { day, time: None }))
    }
}

impl From<&Option<Stated<Moment>>> for FieldValue<'_> {
    fn from(stated: &Option<Stated<Moment>>) -> Self {
        match stated {
            None => Self::Nothing,
            Some(Stated::Unstated) => Self::Unstated,
            Some(Stated::At(moment)) => Self::Moment(*moment),
        }
    }
}
