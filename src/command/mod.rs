//! The verbs: the only place that speaks to a person.

#![expect(clippy::disallowed_methods, reason = "the room that speaks to person and machine")]

mod build;
mod check;
mod completions;
mod environment;
mod error;
mod import;
mod plan;
mod qr;
mod say;
mod schema;
mod verify;

pub use error::Error;

use crate::cli::{Arguments, Verb};
use environment::Environment;

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// What was asked for is done.
    Done,
    /// Findings at error level, or a difference; nothing was published.
    Findings,
    /// The configuration, a register or the theme cannot be used.
    Trouble,
}

impl Outcome {
    /// The exit code.
    #[must_use]
    pub fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Findings => 1,
            Self::Trouble => 2,
        }
    }
}

/// Runs the verb that `arguments` names and says how it ended.
#[must_use]
pub fn run(arguments: Arguments) -> Outcome {
    let environment = Environment::new(arguments.global);
    let outcome = match arguments.verb {
        Verb::Build(verb) => build::run(&verb, &environment),
        Verb::Check(verb) => check::run(&verb, &environment),
        Verb::Import(verb) => import::run(&verb, &environment),
        Verb::Plan(verb) => plan::run(&verb, &environment),
        Verb::Schema => schema::run(&environment),
        Verb::Qr(verb) => qr::run(&verb, &environment),
        Verb::Verify(verb) => verify::run(&verb, &environment),
        Verb::Completions(verb) => completions::run(&verb, &environment),
    };
    outcome.unwrap_or_else(|error| {
        environment.say_error(&error);
        Outcome::Trouble
    })
}
