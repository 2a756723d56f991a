//! The `dafu` command: parses arguments, runs, exits with what came of it.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(dafu::command::main().code())
}
