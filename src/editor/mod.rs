//! Files for the editors that people write in, made from the tables that reading goes by.

mod choices;
mod configuration_schema;
mod file;
mod sveltia;
mod vscode;

pub use choices::Choices;
pub use configuration_schema::configuration_schema;
pub use file::EditorFile;
pub use sveltia::sveltia;
pub use vscode::vscode;
