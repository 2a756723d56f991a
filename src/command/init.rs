//! `dafu init`: a new site in a folder, never over anything that stands there.

use std::fs;
use std::path::{Path, PathBuf};

use super::Error;
use super::ask::{self, Ask};
use super::console::Console;
use super::destination::Bounds;
use super::environment::Environment;
use super::outcome::Outcome;
use super::schema;
use crate::cli::{Editor, Init, NewBody};
use crate::config::FILE;
use crate::diagnostic::{Bilingual, Language, bilingual};
use crate::init::{self, EXAMPLE_URL, NewDepartment, NewFile, NewSite, Recipe};
use crate::model::{BaseUrl, Kind};
use crate::publish;
use crate::source::Folder;

pub(super) fn run(verb: &Init, environment: &Environment) -> Result<Outcome, Error> {
    let folder = folder(verb.dir.as_deref().unwrap_or(Path::new(".")))?;
    let console = environment.console(None);
    let person = if verb.yes { None } else { ask::person(environment) };
    let said = match person {
        Some(mut person) => &questions(verb, &mut *person, console.language)?,
        None => verb,
    };
    // A site is Chinese, whatever the machine speaks, unless it is asked for otherwise.
    let site = site(said, environment.language(Some("zh-CN")))?;
    for file in init::files(&site) {
        write(&folder, &file, console)?;
    }
    // Schemas hold the names of the registers, which stand there now.
    schema::for_editor(Editor::Vscode, &Folder::new(folder), console)?;
    say_next(verb, &site, console);
    Ok(Outcome::Done)
}

/// The folder, found fit for a new site.
fn folder(dir: &Path) -> Result<PathBuf, Error> {
    let place = Bounds::of(&Folder::new(dir.to_owned())).folder("init", dir)?;
    if place.join(FILE).exists() {
        let shown = dir.display();
        return Err(Error::Argument(Bilingual::new(
            format!("{shown} 里已有 {FILE}，已经是一个网站，没有改动。请换一个目录"),
            format!(
                "{shown} has a {FILE}: it is already a site and was left alone; name another folder"
            ),
        )));
    }
    Ok(place)
}

/// `verb` with the answers of a person in the place of what it does not say.
fn questions(verb: &Init, person: &mut dyn Ask, language: Language) -> Result<Init, Error> {
    let mut said = verb.clone();
    person.tell(QUESTIONS.get(language));
    if said.place.is_none() && said.title.is_none() {
        said.place = answer(person, &PLACE, "", language)?;
    }
    if said.title.is_none() {
        let place = said.place.as_deref().unwrap_or_default();
        said.title = answer(person, &TITLE, &format!("{place}建议提案答复公开"), language)?;
    }
    while said.base_url.is_none() {
        let Some(url) = answer(person, &ADDRESS, "", language)? else { break };
        match BaseUrl::parse(&url) {
            Some(_) => said.base_url = Some(url),
            None => person.tell(NO_ADDRESS.get(language)),
        }
    }
    while verb.department.is_empty() {
        let Some(name) = answer(person, &DEPARTMENT, "", language)? else { break };
        match NewDepartment::parse(&name) {
            Some(one) => {
                person.tell(&format!("  → {} = {}", one.code, one.name));
                said.department.push(name);
            }
            None => person.tell(NO_DEPARTMENT.get(language)),
        }
    }
    Ok(said)
}

const QUESTIONS: Bilingual = bilingual(
    "建立一个新网站。直接回车的以后再填；按 Esc 停下，什么也不写。",
    "A new site. Enter leaves a thing for later; Esc stops, and nothing is written.",
);
const PLACE: Bilingual =
    bilingual("哪个地方的网站（例如 某某县）", "the place it is of, as in 某某县");
const TITLE: Bilingual = bilingual(
    "网站名称，印在每一页上方；直接回车就用括号里的",
    "its title; Enter takes the one in brackets",
);
const ADDRESS: Bilingual = bilingual(
    "正式网址，二维码由它生成（例如 https://dafu.xx.gov.cn/）",
    "its public address, which QR codes are made from",
);
const NO_ADDRESS: Bilingual = bilingual(
    "  ✗ 要写完整网址，以 https:// 开头，不带 ? 和 #",
    "  ✗ a whole http or https address is wanted",
);
const DEPARTMENT: Bilingual = bilingual(
    "承办单位的规范名称，一次一个（要自定代码的写 代码=名称）；没有了直接回车",
    "a department's full name, or CODE=NAME; Enter when there are no more",
);
const NO_DEPARTMENT: Bilingual = bilingual(
    "  ✗ 代码只用小写字母、数字和单个连字符，例如 jyj=某某县教育局",
    "  ✗ a code takes lower-case letters, digits and single hyphens",
);

/// The answer, without blanks around it; none where nothing was typed.
fn answer(
    person: &mut dyn Ask,
    question: &Bilingual,
    proposed: &str,
    language: Language,
) -> Result<Option<String>, Error> {
    let said = person.ask(question.get(language), proposed)?;
    Ok(Some(said.trim().to_owned()).filter(|said| !said.is_empty()))
}

/// What is known of the new site: as said, else what can be told from it.
fn site(verb: &Init, language: Language) -> Result<NewSite, Error> {
    let refused = |option: &str, zh: &str, en: &str| {
        Error::Argument(Bilingual::new(format!("{option} {zh}"), format!("{option} {en}")))
    };
    let base_url = verb.base_url.as_deref().unwrap_or(EXAMPLE_URL);
    let base_url = BaseUrl::parse(base_url).ok_or_else(|| {
        refused(
            "--base-url",
            "要写完整网址，例如 https://dafu.xx.gov.cn/",
            "takes a full http or https address",
        )
    })?;
    let said = |text: &Option<String>| {
        text.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
    };
    let title = said(&verb.title);
    let place = said(&verb.place).or_else(|| init::place_of(title.as_deref()?).map(str::to_owned));
    let department = |text: &String| {
        NewDepartment::parse(text).ok_or_else(|| {
            refused(
                "--department",
                "要写单位的名称，或者 代码=名称，代码只用小写字母、数字和单个连字符，例如 jyj=某某县教育局",
                "takes a name, or CODE=NAME with a code of lower-case letters, digits, single hyphens",
            )
        })
    };
    let departments = verb.department.iter().map(department).collect::<Result<Vec<_>, _>>()?;
    let kinds = match &verb.body[..] {
        [] => vec![Kind::Suggestion, Kind::Proposal],
        bodies => {
            let kind = |body: NewBody| match body {
                NewBody::Congress => Kind::Suggestion,
                NewBody::Cppcc => Kind::Proposal,
            };
            let mut kinds: Vec<Kind> = bodies.iter().copied().map(kind).collect();
            kinds.dedup();
            kinds
        }
    };
    Ok(NewSite {
        title: title
            .unwrap_or_else(|| format!("{}建议提案答复公开", place.as_deref().unwrap_or_default())),
        base_url: base_url.to_string(),
        place,
        kinds,
        departments,
        day: Environment::day(init::TIME_ZONE)?,
        recipe: verb.ci.as_deref().and_then(Recipe::find),
        language,
    })
}

/// Writes `file` below `folder`, unless something stands there.
fn write(folder: &Path, file: &NewFile, console: Console) -> Result<(), Error> {
    let path = folder.join(&file.path);
    let shown = &file.path;
    if fs::symlink_metadata(&path).is_ok() {
        console.note(&Bilingual::new(
            format!("已有 {shown}，没有改动"),
            format!("kept {shown}: it already existed"),
        ));
        return Ok(());
    }
    let failed = |cause| Error::File { path: path.clone(), cause };
    fs::create_dir_all(path.parent().unwrap_or(folder)).map_err(failed)?;
    publish::write_whole(&path, |out| out.write_all(file.text.as_bytes())).map_err(failed)?;
    console.note(&Bilingual::new(format!("写入 {shown}"), format!("wrote {shown}")));
    Ok(())
}

fn say_next(verb: &Init, site: &NewSite, console: Console) {
    let (zh, en) = match &verb.dir {
        Some(dir) => {
            let dir = dir.display();
            (format!("进入目录 {dir}，"), format!("go to {dir}, "))
        }
        None => (String::new(), String::new()),
    };
    console.note(&Bilingual::new(
        format!("建立了“{}”。\n下一步：{zh}运行 dafu build，再用浏览器打开 public/index.html 看一看；要填写的，检查时会逐项指出", site.title),
        format!("made {}\nnext: {en}run dafu build, then look at public/index.html; it says what is still to be filled in", site.title),
    ));
}
