//! Asking a person at a terminal, a line at a time.

use std::io::IsTerminal;

use inquire::ui::RenderConfig;
use inquire::{InquireError, Text};

use super::Error;
use super::console;
use super::environment::Environment;
use crate::diagnostic::Bilingual;

/// Somebody who answers: a person, or a test.
pub(super) trait Ask {
    /// The line typed in answer to `question`; Enter alone takes what is `proposed`, if anything is.
    fn ask(&mut self, question: &str, proposed: &str) -> Result<String, Error>;

    /// Prints a line without asking anything.
    fn tell(&mut self, text: &str);
}

/// The person at the terminal; nobody where the input or the place of messages is none.
pub(super) fn person(environment: &Environment) -> Option<Box<dyn Ask>> {
    let is_there = std::io::stdin().is_terminal() && std::io::stderr().is_terminal();
    is_there.then(|| -> Box<dyn Ask> { Box::new(Person { colour: environment.colour() }) })
}

struct Person {
    colour: bool,
}

impl Ask for Person {
    fn ask(&mut self, question: &str, proposed: &str) -> Result<String, Error> {
        let config =
            if self.colour { RenderConfig::default_colored() } else { RenderConfig::empty() };
        let mut prompt = Text::new(question).with_render_config(config);
        prompt.default = Some(proposed).filter(|proposed| !proposed.is_empty());
        prompt.prompt().map(|line| typed(&line)).map_err(|error| match error {
            InquireError::OperationCanceled | InquireError::OperationInterrupted => {
                Error::Argument(Bilingual::new(
                    "已停下，没有写任何文件",
                    "stopped, no file was written",
                ))
            }
            InquireError::IO(cause) => Error::Terminal(cause),
            other => Error::Terminal(std::io::Error::other(other.to_string())),
        })
    }

    fn tell(&mut self, text: &str) {
        console::line(text);
    }
}

/// What is meant by `line`: Ctrl+U takes back all before it, and other keys of a terminal that the
/// prompt does not know are no part of an answer.
fn typed(line: &str) -> String {
    const TAKE_BACK: char = '\u{15}';
    let rest = line.rsplit(TAKE_BACK).next().unwrap_or(line);
    rest.chars().filter(|one| !one.is_control()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_of_a_terminal_are_no_part_of_an_answer() {
        for (line, expected) in [
            ("0121", "0121"),
            ("0120\u{15}0121", "0121"),
            ("0121\u{15}", ""),
            ("云岭县\u{17}\u{1b}", "云岭县"),
        ] {
            assert_eq!(typed(line), expected);
        }
    }
}
