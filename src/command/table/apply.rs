//! `dafu table apply`.

use super::file::open;
use super::wanted::{Change, Fault, Reader, Wanted, is_column};
use crate::cli::TableApply;
use crate::command::console::Console;
use crate::command::environment::Environment;
use crate::command::fix::{replace, shown};
use crate::command::outcome::Outcome;
use crate::command::{Error, ask, load};
use crate::diagnostic::Bilingual;
use crate::report::ReportFormat;
use crate::site::Site;

pub(super) fn run(verb: &TableApply, environment: &Environment) -> Result<Outcome, Error> {
    let folder = environment.folder()?;
    let options = Environment::options(None, None)?;
    let table = open(&verb.file, &is_column)?;
    let Some(site) = load::site(&folder, &options, ReportFormat::Text, environment)? else {
        return Ok(Outcome::Failed);
    };
    let console = environment.console(Some(&site.config.language));
    table.notes.iter().for_each(|note| console.note(note));
    let wanted = Reader::new(&site, &table).read()?;
    let name = verb.file.display().to_string();
    finish(&name, (verb.dry_run, verb.yes), wanted, &site, environment)
}

/// Shows what the table called `name` asks for, and writes it once agreed to.
pub(in crate::command) fn finish(
    name: &str,
    (dry_run, yes): (bool, bool),
    wanted: Wanted,
    site: &Site,
    environment: &Environment,
) -> Result<Outcome, Error> {
    let console = environment.console(Some(&site.config.language));
    let Wanted { faults, faulty, respelt, changes } = wanted;
    let lines = tell(name, (&changes, &faults, respelt), console);
    if !faults.is_empty() {
        console.note(&Bilingual::new(
            format!("有 {faulty} 处不能写，什么都没有写。请改正表里的这几处再运行"),
            format!(
                "{faulty} cells cannot be written, so nothing was: correct them and run it again"
            ),
        ));
        return Ok(Outcome::Failed);
    }
    let count = changes.len();
    let summary = Bilingual::new(
        format!("{count} 个文件，{lines} 行"),
        format!("{count} files, {lines} lines"),
    );
    if count == 0 {
        console.note(&Bilingual::new("没有改动", "nothing changes"));
        return Ok(Outcome::Done);
    }
    if dry_run || !(yes || agreed(environment, site, &summary)?) {
        console.note(&Bilingual::new(
            format!("要改 {}，还没有写。写入请加 --yes", summary.zh),
            format!("{} would change, nothing is written; add --yes to write", summary.en),
        ));
        return Ok(Outcome::Done);
    }
    for change in &changes {
        replace(&site.folder.locate(&change.path), &change.old, change.new.as_bytes())?;
    }
    console.note(&Bilingual::new(
        format!("改了 {}，正文没有动。下一步：运行 dafu check", summary.zh),
        format!("changed {}; texts are as they were. Next: run dafu check", summary.en),
    ));
    Ok(Outcome::Done)
}

/// Shows each change, and each cell that cannot be written; how many lines change.
fn tell(
    name: &str,
    (changes, faults, respelt): (&[Change], &[Fault], usize),
    console: Console,
) -> usize {
    if respelt > 0 {
        console.note(&Bilingual::new(
            format!("有 {respelt} 格只是被表格软件换了写法（少了前面的 0，日期换了样子），没有当作改动"),
            format!("{respelt} cells were only respelt by the spreadsheet program (zeros in front, dates) and are left as they were"),
        ));
    }
    let mut lines = 0;
    for change in changes {
        let (text, count) = shown(&String::from_utf8_lossy(&change.old), &change.new);
        lines += count;
        let path = &change.path;
        console.note(&Bilingual::new(format!("{path}\n{text}"), format!("{path}\n{text}")));
    }
    for Fault { place, message } in faults {
        console.error(&Bilingual::new(
            format!("{name} {}：{}", place.zh, message.zh),
            format!("{name}, {}: {}", place.en, message.en),
        ));
    }
    lines
}

/// Whether the person at the terminal agrees; nobody is there to agree where it is none.
fn agreed(environment: &Environment, site: &Site, summary: &Bilingual) -> Result<bool, Error> {
    let Some(mut person) = ask::person(environment) else { return Ok(false) };
    let question = Bilingual::new(
        format!("写入以上改动（{}）吗？写 y 同意", summary.zh),
        format!("write these changes ({})? y to agree", summary.en),
    );
    let language = environment.language(Some(&site.config.language));
    let said = person.ask(question.get(language), "")?;
    Ok(matches!(said.trim().to_lowercase().as_str(), "y" | "yes" | "是"))
}
