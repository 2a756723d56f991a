//! The `dafu` command: parses arguments, runs, exits with what came of it.

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    let arguments = dafu::cli::Arguments::parse();
    ExitCode::from(dafu::command::run(arguments).code())
}
