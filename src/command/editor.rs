//! Writing settings for editors into the site.

use serde_json::Value;

use super::Error;
use super::console::Console;
use crate::cli::Editor;
use crate::config::Config;
use crate::diagnostic::Bilingual;
use crate::editor::{self, Choices};
use crate::publish;
use crate::source::Folder;

/// Writes the files for the editor `kind` into the site; those of somebody else stay.
pub(super) fn write(
    kind: Editor,
    folder: &Folder,
    (choices, config, schema): (&Choices, Option<&Config>, &Value),
    console: Console,
) -> Result<(), Error> {
    let root = folder.root();
    let files = match kind {
        Editor::Vscode => editor::vscode(choices, schema, console.language),
        Editor::Sveltia => {
            let present = std::fs::read_to_string(root.join("admin/config.yml")).ok();
            let title = config.map_or("", |config| config.title.as_str());
            editor::sveltia(choices, title, present.as_deref())
        }
    };
    for file in files {
        let path = root.join(file.path);
        let failed = |cause| Error::File { path: path.clone(), cause };
        // What a person may have changed is hers; what only follows from the tables is not.
        let is_made = file.path.ends_with(".schema.json") || file.path == "admin/config.yml";
        if path.exists() && !is_made {
            console.note(&Bilingual::new(
                format!("已有 {}，没有改动；要换成新的，先删去它", file.path),
                format!("kept {}: delete it to have it made anew", file.path),
            ));
            continue;
        }
        std::fs::create_dir_all(path.parent().unwrap_or(root)).map_err(failed)?;
        publish::write_whole(&path, |out| out.write_all(file.text.as_bytes())).map_err(failed)?;
        console
            .note(&Bilingual::new(format!("写入 {}", file.path), format!("wrote {}", file.path)));
    }
    Ok(())
}
