//! What of a body prints otherwise than meant, or not at all.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// Something odd, and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Oddity {
    /// Which sign or construction it is.
    pub kind: OddityKind,
    /// Its bytes in the body.
    pub range: Range<usize>,
}

/// The ways to print otherwise than meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum OddityKind {
    /// A paragraph that four blanks or a tab before it make code.
    IndentedCode,
    /// A block of code that nothing ends.
    UnclosedFence,
    /// Lines that run into one paragraph, though each looks like one of its own.
    JoinedLines,
    /// Lines with bars that make no table.
    Bars,
    /// Lines with tabs or aligned blanks that make no table.
    Tabs,
    /// A line that became a row of the table above it.
    RowWithoutBars,
    /// Signs for emphasis that print.
    PrintedEmphasis,
    /// Signs for a heading that print.
    PrintedHeading,
    /// A sign for code that prints.
    PrintedFence,
    /// A link or image that prints as it was typed.
    PrintedLink,
    /// The same, for a blank in its target.
    BlankInTarget,
    /// A full-width `！` before what should be an image.
    WideImage,
    /// Asterisks within words, as signs for times or in a masked name, that made emphasis.
    SwallowedAsterisks,
    /// A sign before a figure that made a quotation or a list.
    SwallowedSign,
    /// A paragraph that a line of dashes below it makes a heading.
    Underlined,
    /// Text that its source hides.
    Hidden,
    /// An element that hides all that follows it.
    HiddenToTheEnd,
    /// Part of a comment that prints.
    PrintedComment,
    /// Words that read as the definition of a link.
    Definition,
    /// Words that read as a tag.
    Tag,
    /// Words that are neither on the page nor part of any mark-up.
    Lost,
    /// Words of the page that the source has not, or has elsewhere.
    Moved,
    /// More signs of mark-up, lines or tags than are read.
    TooManySigns,
    /// Quotations, lists or elements deeper in one another than is read.
    TooDeep,
}
