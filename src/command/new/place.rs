//! Where the new reply goes: a free id, the folder of its year.

use std::collections::BTreeSet;
use std::fmt;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use super::super::Error;
use super::super::ask::Ask;
use super::super::console::Console;
use super::super::destination::Bounds;
use super::answers::Answers;
use crate::archive::proposal::{IdParts, propose_folder, propose_id};
use crate::diagnostic::{Bilingual, Language};
use crate::model::identifier;
use crate::publish;

/// A file that is to be.
pub(super) struct Place {
    path: PathBuf,
    shown: String,
}

impl fmt::Display for Place {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.shown)
    }
}

/// The place of the reply: below `into`, where that is said; the person may choose its id.
pub(super) fn place(
    answers: &Answers<'_>,
    into: Option<&Path>,
    person: Option<&mut (dyn Ask + 'static)>,
) -> Result<Place, Error> {
    let site = answers.site;
    let root = site.folder.root();
    let parts = IdParts::of(&site.registers, &answers.reply().reply);
    let folder = match into {
        Some(into) => Bounds::of(&site.folder).drafts("--into", into)?,
        None => root.join("content").join(propose_folder(&parts)),
    };
    let entries = site.archive.entries.iter().chain(&site.archive.unpublished);
    let taken: BTreeSet<&str> = entries.map(|entry| &*entry.reply.id).collect();
    let file = |id: &str| folder.join(format!("{id}.md"));
    let is_taken = |id: &str| taken.contains(id) || file(id).exists();
    let mut id = propose_id(&parts, &is_taken);
    // An id that the front matter gives stands there; the file is called by it, too.
    if let Some(crate::document::write::Value::Text(given)) = answers.get("id") {
        if is_taken(given) {
            return Err(Error::Argument(taken_words(given)));
        }
        id.clone_from(given);
    } else if let Some(person) = person {
        id = ask_id(id, person, &is_taken, answers.language)?;
    }
    let path = file(&id);
    let shown = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().replace('\\', "/");
    Ok(Place { path, shown })
}

fn taken_words(id: &str) -> Bilingual {
    Bilingual::new(
        format!("标识“{id}”已经有稿件在用，请换一个"),
        format!("the id {id} is taken; choose another"),
    )
}

fn ask_id(
    proposed: String,
    person: &mut dyn Ask,
    is_taken: &dyn Fn(&str) -> bool,
    language: Language,
) -> Result<String, Error> {
    let said = Bilingual::new(
        "\n文件名，也是网址的一部分，发布后不改；用小写字母、数字、连字符",
        "\nthe file's name, which becomes a permanent part of the address: lower-case letters, digits, hyphens",
    );
    person.tell(said.get(language));
    let question = Bilingual::new("文件名", "name");
    let mut id = proposed.clone();
    loop {
        let said = person.ask(question.get(language), &id)?;
        let said = said.trim().trim_end_matches(".md");
        let fault = if said.is_empty() {
            return Ok(proposed);
        } else if identifier::check(said).is_err() {
            let near = identifier::nearest(said);
            let near = if near.is_empty() { proposed.clone() } else { near };
            Bilingual::new(
                format!("“{said}”不能用在网址里，可以写 {near}"),
                format!("{said} cannot be part of an address; write {near}"),
            )
        } else if is_taken(said) {
            taken_words(said)
        } else {
            return Ok(said.to_owned());
        };
        person.tell(&format!("  ✗ {}", fault.get(language)));
        said.clone_into(&mut id);
    }
}

impl Place {
    /// Writes the file, never over another.
    pub(super) fn write(&self, text: &str, console: Console) -> Result<(), Error> {
        let failed = |cause| Error::File { path: self.path.clone(), cause };
        fs::create_dir_all(self.path.parent().unwrap_or(Path::new("."))).map_err(failed)?;
        // Refuses a file that came into being meanwhile.
        File::create_new(&self.path).map_err(failed)?;
        publish::write_whole(&self.path, |out| out.write_all(text.as_bytes())).map_err(failed)?;
        let shown = &self.shown;
        console.note(&Bilingual::new(format!("写入 {shown}"), format!("wrote {shown}")));
        Ok(())
    }
}
