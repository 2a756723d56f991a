//! The verbs: the only place that speaks to a person.

#![expect(clippy::disallowed_methods, reason = "the room that speaks to person and machine")]

mod argument;
mod ask;
mod build;
mod changes;
mod check;
mod closing;
mod completions;
mod console;
mod destination;
mod editor;
mod environment;
mod error;
mod explain;
mod fix;
mod git;
mod import;
mod init;
mod language;
mod last_run;
mod load;
mod man;
mod manifest;
mod menu;
mod new;
mod outcome;
mod pack;
mod plan;
mod previous;
mod progress;
mod qr;
mod quarantine;
mod rows;
mod schema;
mod search;
mod selection;
mod serve;
mod server;
mod state;
mod status;
mod table;
mod theme;
mod timings;
mod verify;

pub(crate) use error::Error;
pub(crate) use outcome::Outcome;

use std::ffi::OsString;
use std::io::IsTerminal;

use clap::error::ErrorKind;
use clap::{Command, FromArgMatches};

use crate::cli::{self, Arguments, Verb};
use crate::diagnostic::Language;
use environment::Environment;
use language::language;

/// Reads the command line and runs what it asks for.
#[must_use]
pub fn main() -> Outcome {
    let words: Vec<OsString> = std::env::args_os().collect();
    let language = language(&words);
    match understood(cli::command(language), &words) {
        Ok(arguments) => run(arguments, language),
        Err(answer) if is_without_verb(&answer, &words) && is_person() => {
            opened(&words[1..], language)
        }
        Err(answer) if answer.kind() == ErrorKind::InvalidSubcommand => {
            match menu::of_files(&words[1..]) {
                Some(line) => {
                    let outcome = perform(&line, language);
                    // The window that Windows opens for a dropped file closes at the end.
                    if cfg!(windows) && is_person() {
                        console::line(menu::CLOSE.get(language));
                        let _ = answer_line();
                    }
                    outcome
                }
                None => answered(&answer, &words, language),
            }
        }
        Err(answer) => answered(&answer, &words, language),
    }
}

/// Runs the command line that `words` make after the name of the program.
fn perform(words: &[OsString], language: Language) -> Outcome {
    let words: Vec<_> = std::iter::once("dafu".into()).chain(words.iter().cloned()).collect();
    match understood(cli::command(language), &words) {
        Ok(arguments) => run(arguments, language),
        Err(answer) => answered(&answer, &words, language),
    }
}

/// Whether clap found no verb in `words`, and complains of that.
fn is_without_verb(answer: &clap::Error, words: &[OsString]) -> bool {
    let kind = answer.kind();
    kind == ErrorKind::MissingSubcommand
        || kind == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand && words.len() < 2
}

/// Whether somebody sits at a terminal and can answer.
fn is_person() -> bool {
    std::io::stdin().is_terminal() && std::io::stderr().is_terminal()
}

/// What the person at the terminal types next; none at the end.
fn answer_line() -> Option<String> {
    let mut line = String::new();
    std::io::stdin().read_line(&mut line).ok().filter(|read| *read > 0).map(|_| line)
}

/// The menu; what stands on the command line besides goes with every choice.
fn opened(options: &[OsString], language: Language) -> Outcome {
    let (mut input, mut output) = (answer_line, std::io::stderr());
    let mut person = menu::Person { input: &mut input, output: &mut output, language };
    menu::menu(&mut person, &mut |words| perform(&[words, options].concat(), language))
}

/// What the command line `words` asks for.
fn understood(command: Command, words: &[OsString]) -> Result<Arguments, clap::Error> {
    let matches = command.try_get_matches_from(words)?;
    Arguments::from_arg_matches(&matches)
}

/// Says what clap answers to the command line `words`: help, or what is wrong with them.
fn answered(answer: &clap::Error, words: &[OsString], language: Language) -> Outcome {
    // Help and version are asked for and go to standard output.
    if !answer.use_stderr() {
        return match console::output(answer.to_string().as_bytes()) {
            Ok(()) => Outcome::Done,
            Err(_) => Outcome::Failed,
        };
    }
    if is_without_verb(answer, words) {
        console::line(&cli::command(language).render_help().to_string());
        return Outcome::Failed;
    }
    if answer.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        console::line(&answer.to_string());
        return Outcome::Failed;
    }
    let words: Vec<_> = words.iter().skip(1).map(|word| word.to_string_lossy().into()).collect();
    let fault = cli::usage_fault(answer, &words);
    let head = match language {
        Language::Chinese => "错误：",
        Language::English => "error: ",
    };
    console::line(&format!("{head}{}", fault.get(language)));
    Outcome::Failed
}

/// Runs the verb that `arguments` names and says how it ended.
fn run(arguments: Arguments, language: Language) -> Outcome {
    let environment = Environment::new(arguments.global, language);
    let outcome = match arguments.verb {
        Verb::Init(verb) => init::run(&verb, &environment),
        Verb::New(verb) => new::run(&verb, &environment),
        Verb::Build(verb) => build::run(&verb, &environment),
        Verb::Check(verb) => check::run(&verb, &environment),
        Verb::Serve(verb) => serve::run(&verb, &environment),
        Verb::Explain(verb) => explain::run(&verb, &environment),
        Verb::Import(verb) => import::run(&verb, &environment),
        Verb::Plan(verb) => plan::run(&verb, &environment),
        Verb::Pack(verb) => pack::run(&verb, &environment),
        Verb::Table(verb) => table::run(&verb, &environment),
        Verb::Theme(verb) => theme::run(&verb, &environment),
        Verb::Status(verb) => status::run(&verb, &environment),
        Verb::Search(verb) => search::run(&verb, &environment),
        Verb::Schema(verb) => schema::run(&verb, &environment),
        Verb::Qr(verb) => qr::run(&verb, &environment),
        Verb::Verify(verb) => verify::run(&verb, &environment),
        Verb::Completions(verb) => completions::run(&verb, &environment),
        Verb::Man(verb) => man::run(&verb, &environment),
        Verb::Help(verb) => return help(verb.verb, language),
    };
    outcome.unwrap_or_else(|error| {
        environment.say_error(&error);
        Outcome::Failed
    })
}

/// The help of `verb`, or of dafu itself: what `--help` gives.
fn help(verb: Vec<String>, language: Language) -> Outcome {
    let words = ["dafu".to_owned()].into_iter().chain(verb).chain(["--help".to_owned()]);
    let words: Vec<OsString> = words.map(Into::into).collect();
    match understood(cli::command(language), &words) {
        // Help is an answer of clap, never a line to run.
        Ok(_) => Outcome::Done,
        Err(answer) => answered(&answer, &words, language),
    }
}
