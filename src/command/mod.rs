//! The verbs: the only place that speaks to a person.

#![expect(clippy::disallowed_methods, reason = "the room that speaks to person and machine")]

mod argument;
mod build;
mod changes;
mod check;
mod completions;
mod console;
mod destination;
mod environment;
mod error;
mod explain;
mod fix;
mod import;
mod load;
mod manifest;
mod outcome;
mod plan;
mod previous;
mod qr;
mod quarantine;
mod schema;
mod server;
mod verify;

pub use error::Error;
pub use outcome::Outcome;

use clap::FromArgMatches;
use clap::error::ErrorKind;

use crate::cli::{self, Arguments, Verb};
use environment::Environment;

/// Reads the command line and runs what it asks for.
#[must_use]
pub fn main() -> Outcome {
    let parsed =
        cli::command().try_get_matches().and_then(|matches| Arguments::from_arg_matches(&matches));
    match parsed {
        Ok(arguments) => run(arguments),
        // Help and version are asked for and go to standard output.
        Err(answer) if !answer.use_stderr() => match console::output(answer.to_string().as_bytes())
        {
            Ok(()) => Outcome::Done,
            Err(_) => Outcome::Failed,
        },
        Err(answer) if answer.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            console::line(&answer.to_string());
            Outcome::Failed
        }
        Err(fault) => {
            console::line(&format!("错误：{}\n用法见 dafu --help", cli::usage_fault(&fault)));
            Outcome::Failed
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
        Verb::Explain(verb) => explain::run(&verb, &environment),
        Verb::Import(verb) => import::run(&verb, &environment),
        Verb::Plan(verb) => plan::run(&verb, &environment),
        Verb::Schema => schema::run(&environment),
        Verb::Qr(verb) => qr::run(&verb, &environment),
        Verb::Verify(verb) => verify::run(&verb, &environment),
        Verb::Completions(verb) => completions::run(&verb, &environment),
    };
    outcome.unwrap_or_else(|error| {
        environment.say_error(&error);
        Outcome::Failed
    })
}
