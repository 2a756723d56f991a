//! Files for the editors that people write in, made from the tables that reading goes by.

mod choices;
mod configuration_schema;
mod file;
mod sveltia;
mod vscode;

pub(crate) use choices::Choices;
pub(crate) use sveltia::sveltia;
pub(crate) use vscode::vscode;
