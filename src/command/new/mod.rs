//! `dafu new`: a draft of a reply, from options and the answers of a person.

mod answers;
mod body;
mod form;
mod place;

use super::Error;
use super::ask::{self, Ask};
use super::environment::Environment;
use super::load;
use super::outcome::Outcome;
use crate::cli::New;
use crate::diagnostic::Bilingual;
use crate::report::ReportFormat;
use answers::Answers;

pub(super) fn run(verb: &New, environment: &Environment) -> Result<Outcome, Error> {
    let folder = environment.folder()?;
    let options = Environment::options(None, None)?;
    let Some(site) = load::site(&folder, &options, ReportFormat::Text, environment)? else {
        return Ok(Outcome::Failed);
    };
    let console = environment.console(Some(&site.config.language));
    let mut person = if verb.yes { None } else { ask::person(environment) };
    if person.is_none() && verb.fields.0.is_empty() && verb.body.is_none() {
        return Err(Error::Argument(Bilingual::new(
            "没有什么可写：请用选项写明，例如 --number 0121 --session 省政协十三届一次会议；在终端上运行而不写 --yes，会逐项询问",
            "nothing to write: give the answers as options, such as --number 0121; on a terminal, without --yes, dafu asks",
        )));
    }
    let mut answers = Answers::of(&verb.fields, &site, console.language)?;
    let mut text = verb.body.as_deref().map(body::read).transpose()?;
    if let Some(person) = person.as_deref_mut() {
        form::fill(&mut answers, person)?;
        if text.is_none() {
            text = ask_body(person, console.language)?;
        }
    }
    let text = text.map(|text| answers.without_heading(text)).unwrap_or_default();
    let place = place::place(&answers, verb.into.as_deref(), person.as_deref_mut())?;
    place.write(&answers.markdown(&text), console)?;
    let open = answers.open();
    if !open.is_empty() {
        let labels = open.join("、");
        console.note(&Bilingual::new(
            format!("还没有填：{labels}，已标“待核对”"),
            format!("still to be filled in, marked 待核对: {}", open.join(", ")),
        ));
    }
    let (zh, en) = if text.trim().is_empty() {
        ("写好正文，", "write the text, ")
    } else {
        ("对照原件核对，", "compare it with the original, ")
    };
    console.note(&Bilingual::new(
        format!("下一步：{zh}运行 dafu check {place}；没有问题后删去“状态: 草稿”这一行，再运行 dafu build"),
        format!("next: {en}run dafu check {place}; then delete the line 状态: 草稿 and run dafu build"),
    ));
    Ok(Outcome::Done)
}

/// The text from a file that the person names; nothing where she writes it later.
fn ask_body(
    person: &mut dyn Ask,
    language: crate::diagnostic::Language,
) -> Result<Option<String>, Error> {
    let question = Bilingual::new(
        "正文在哪个文本文件里（直接回车，以后写在稿件里）",
        "the file that holds the text (Enter: write it into the draft later)",
    );
    loop {
        let said = person.ask(question.get(language), "")?;
        let path = said.trim().trim_matches(['"', '\'']);
        if path.is_empty() {
            return Ok(None);
        }
        match body::read(std::path::Path::new(path)) {
            Ok(text) => return Ok(Some(text)),
            Err(error) => person.tell(error.message().get(language)),
        }
    }
}
