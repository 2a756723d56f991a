//! The socket for rules: what a finding is called, weighs, says, and when it is raised.
//!
//! A rule is one constant in its family's file under `rules/` and one line in
//! the table. Its two examples are its documentation and its test.
//!
//! A rule about words does not read the text itself: texts are long and many,
//! and rules are many too. It names the words it begins with, and is asked only
//! where one of them stands, with all their places:
//!
//! ```text
//! check: Check::TextWhere(&["浏览次数", "打印本页"], |view, places, found| {
//!     for place in view.in_words(places) { … }        // text, title, subject, summary
//!     for line in view.lines_at(places) { … }         // its own pattern, on these lines
//! }),
//! ```
//!
//! One scan serves them all (`reading::words`). Words are matched as typed.

use std::ops::Range;

pub use super::findings::{Advice, Finding, FindingBuilder, Findings};
pub(crate) use super::view::HEAD;
pub use super::view::{EntryView, ReplyView, SettingView, TextView};
pub(crate) use crate::diagnostic::bilingual;

use super::example::Example;
use crate::archive::World;
use crate::diagnostic::{Bilingual, Severity};
use crate::model::Date;
use crate::plan::{LastPublication, Output, SitePlan};
use crate::source::Listing;

/// A check of what editors write, with the two examples that explain and test it.
#[derive(Debug)]
pub struct Rule {
    /// `family/what-is-wrong`, as in findings and under `rules:` of `dafu.yaml`.
    pub name: &'static str,
    /// What its findings weigh unless the site says otherwise.
    pub severity: Severity,
    /// Whether the site may not lower it.
    pub locked: bool,
    /// Whether it is about what must not get out: a draft's findings weigh as much, and
    /// configuration and registers are looked at too.
    pub sensitive: bool,
    /// What it finds, in a few words.
    pub summary: Bilingual,
    /// Why it matters, with the source where there is one.
    pub why: Bilingual,
    /// The shortest example that raises it, and it alone.
    pub wrong: Example,
    /// The same example mended: it raises nothing.
    pub right: Example,
    /// What it looks at, and the function that does.
    pub check: Check,
}

/// When a rule looks, and at what.
#[derive(Clone, Copy, Debug)]
pub enum Check {
    /// At every reply, while its text is there.
    Reply(fn(&ReplyView<'_>, &mut Findings)),
    /// At every reply and every article, while its text is there.
    Text(fn(&TextView<'_>, &mut Findings)),
    /// At every reply whose file holds one of these words, with all their places.
    ReplyWhere(&'static [&'static str], fn(&ReplyView<'_>, &[Range<u32>], &mut Findings)),
    /// At every reply and article whose file holds one of these words, with all their places.
    TextWhere(&'static [&'static str], fn(&TextView<'_>, &[Range<u32>], &mut Findings)),
    /// At every reply and every article, with all places of these words, if there are any:
    /// for what may stand in a name or in an attachment as well.
    TextWith(&'static [&'static str], fn(&TextView<'_>, &[Range<u32>], &mut Findings)),
    /// At every reply without its text, on the day that counts as today.
    Entry(fn(&EntryView<'_>, &mut Findings)),
    /// Both ways: while its text is there, and on the day.
    ReplyAndEntry(fn(&ReplyView<'_>, &mut Findings), fn(&EntryView<'_>, &mut Findings)),
    /// At dafu.yaml and at each register, as text.
    Setting(fn(&SettingView<'_>, &mut Findings)),
    /// Both: at dafu.yaml and each register, and at every reply whose file holds one of these words.
    SettingAndReply(
        fn(&SettingView<'_>, &mut Findings),
        &'static [&'static str],
        fn(&ReplyView<'_>, &[Range<u32>], &mut Findings),
    ),
    /// At all replies together.
    Archive(fn(World<'_>, &mut Findings)),
    /// At all replies together, on the day that counts as today.
    Day(fn(World<'_>, Date, &mut Findings)),
    /// At all replies together, and at the files of the site that are no documents.
    Files(fn(World<'_>, &Listing, &mut Findings)),
    /// At the rows of the site plan.
    Plan(fn(World<'_>, &SitePlan, &mut Findings)),
    /// At the site plan beside what was published last.
    Previous(fn(World<'_>, &SitePlan, &LastPublication, &mut Findings)),
    /// At the finished bytes of each row, where the site is rendered.
    Output(fn(World<'_>, &Output, &[u8], &mut Findings)),
}
