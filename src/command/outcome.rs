//! How a run ended, and where its site goes.

/// The output folder of a site, unless another is asked for.
pub(super) const OUTPUT: &str = "public";

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// What was asked for is done.
    Done,
    /// Findings at error level, or a difference; nothing was published.
    Findings,
    /// The configuration, a register or the theme cannot be used.
    Failed,
    /// What is right is published, replies with errors are held back.
    Held,
}

impl Outcome {
    #[must_use]
    pub fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Findings => 1,
            Self::Failed => 2,
            Self::Held => 3,
        }
    }
}
