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
    /// The line typed in answer to `question`; `proposed` stands there to be changed.
    fn ask(&mut self, question: &str, proposed: &str) -> Result<String, Error>;

    /// Tells a line.
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
        let prompt = Text::new(question).with_render_config(config).with_initial_value(proposed);
        prompt.prompt().map_err(|error| match error {
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
