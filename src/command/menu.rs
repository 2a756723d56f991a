//! What dafu without a verb offers on a terminal, and what it makes of files dropped on it:
//! for people who do not know a terminal.

use std::ffi::OsString;
use std::io::Write;
use std::path::Path;

use super::outcome::Outcome;
use crate::config::FILE;
use crate::diagnostic::{Bilingual, Language, bilingual};
use crate::source::Folder;

/// What can be chosen: what it is called, and the verbs that do it, one after the other as long
/// as each ends well.
struct Choice {
    said: Bilingual,
    verbs: &'static [&'static [&'static str]],
    /// Whether a file has to be named.
    wants_file: bool,
}

const fn choice(said: Bilingual, verbs: &'static [&'static [&'static str]]) -> Choice {
    Choice { said, verbs, wants_file: false }
}

const CHOICES: &[Choice] = &[
    choice(bilingual("新建一个网站", "start a new site"), &[&["init"]]),
    choice(bilingual("写一件新的答复", "write a new reply"), &[&["new"]]),
    Choice {
        said: bilingual("导入已有的答复文件", "import a file of a reply"),
        verbs: &[&["import"]],
        wants_file: true,
    },
    choice(bilingual("检查全部稿件", "check everything"), &[&["check"]]),
    choice(bilingual("在浏览器里看一看", "view it in a browser"), &[&["serve", "--open"]]),
    choice(
        bilingual("生成网站并打包，准备上传", "build and pack it for upload"),
        &[&["build"], &["pack"]],
    ),
];

const LEAVE: Bilingual = bilingual("退出", "leave");
const ASK: Bilingual =
    bilingual("请输入前面的数字，按回车键：", "type one of the numbers and press Enter: ");
const ASK_FILE: Bilingual = bilingual(
    "请把文件拖到这个窗口里（或者输入它的路径），按回车键：",
    "drop the file on this window (or type its path) and press Enter: ",
);
const UNKNOWN: Bilingual = bilingual("没有这一项。", "there is no such number.");
const BACK: Bilingual = bilingual("按回车键回到菜单：", "press Enter for the menu: ");

/// What is said before a window closes.
pub(super) const CLOSE: Bilingual =
    bilingual("按回车键关闭这个窗口。", "press Enter to close this window");

/// Someone at a terminal.
pub(super) struct Person<'a> {
    /// The next line, with nothing held meanwhile: what is chosen may ask, too.
    pub(super) input: &'a mut dyn FnMut() -> Option<String>,
    pub(super) output: &'a mut dyn Write,
    pub(super) language: Language,
}

impl Person<'_> {
    fn say(&mut self, text: &str) {
        // Who closed the window does not read on.
        let _ = self.output.write_all(text.as_bytes()).and_then(|()| self.output.flush());
    }

    /// What is answered to `question`; none at the end of all input.
    fn ask(&mut self, question: &Bilingual) -> Option<String> {
        self.say(question.get(self.language));
        (self.input)().map(|line| line.trim().to_owned())
    }
}

/// Offers what can be done, has it done by `act`, which gets the words of a command line, and
/// offers it again until the person leaves.
pub(super) fn menu(
    person: &mut Person<'_>,
    act: &mut dyn FnMut(&[OsString]) -> Outcome,
) -> Outcome {
    loop {
        let text = offered(person.language);
        person.say(&text);
        let Some(answer) = person.ask(&ASK) else { return Outcome::Done };
        let number = typed_number(&answer);
        let choice = match number {
            Some(0) => return Outcome::Done,
            Some(number) => CHOICES.get(number - 1),
            None => None,
        };
        let Some(choice) = choice else {
            let unknown = format!("{}\n", UNKNOWN.get(person.language));
            person.say(&unknown);
            continue;
        };
        let file = if choice.wants_file {
            match person.ask(&ASK_FILE).map(|typed| dropped(&typed)) {
                Some(file) if !file.is_empty() => Some(OsString::from(file)),
                _ => continue,
            }
        } else {
            None
        };
        for verb in choice.verbs {
            let words = verb.iter().map(OsString::from).chain(file.clone());
            if act(&words.collect::<Vec<_>>()) != Outcome::Done {
                break;
            }
        }
        if person.ask(&BACK).is_none() {
            return Outcome::Done;
        }
    }
}

/// The lines of the menu.
fn offered(language: Language) -> String {
    let mut out = match language {
        Language::Chinese => "\ndafu（答复）：要做什么？\n".to_owned(),
        Language::English => "\ndafu (答复): what would you like to do?\n".to_owned(),
    };
    for (number, choice) in (1..).zip(CHOICES) {
        let verbs: Vec<_> = choice.verbs.iter().map(|verb| format!("dafu {}", verb[0])).collect();
        let said = choice.said.get(language);
        out += &match language {
            Language::Chinese => format!("  {number}  {said}（{}）\n", verbs.join("、")),
            Language::English => format!("  {number}  {said} ({})\n", verbs.join(", ")),
        };
    }
    out + &format!("  0  {}\n", LEAVE.get(language))
}

/// The number that was typed, in digits of an input method, too.
fn typed_number(answer: &str) -> Option<usize> {
    let digit = |each: char| match each {
        '０'..='９' => char::from_digit(each as u32 - '０' as u32, 10).unwrap_or(each),
        _ => each,
    };
    answer.trim_end_matches(['.', '、', '。']).chars().map(digit).collect::<String>().parse().ok()
}

/// The path that a terminal types for a file dropped on it: quoted, or its blanks escaped.
fn dropped(typed: &str) -> String {
    let typed = typed.trim().trim_start_matches("& ");
    let quoted = ['"', '\'', '“', '”'];
    let bare = typed.trim_matches(quoted);
    if bare.len() == typed.len() { typed.replace("\\ ", " ") } else { bare.to_owned() }
}

/// The command line for `words` that are nothing but files, as a desktop gives those dropped
/// on a program: documents are checked, all else is imported, in the site that they or the
/// working directory stand in.
pub(super) fn of_files(words: &[OsString]) -> Option<Vec<OsString>> {
    let files: Vec<&Path> = words.iter().map(Path::new).collect();
    let first = files.first()?;
    if !files.iter().all(|file| file.is_file()) {
        return None;
    }
    let is_document = |file: &&Path| {
        file.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("md"))
    };
    let verb = if files.iter().all(is_document) { "check" } else { "import" };
    let mut line = vec![OsString::from(verb)];
    line.extend(words.iter().cloned());
    if Folder::find(Path::new(".")).is_none() {
        let beside = std::path::absolute(first).ok();
        let site = beside.as_deref().and_then(|file| {
            file.ancestors().find(|folder| folder.join(FILE).is_file()).map(Path::to_owned)
        });
        line.extend(site.into_iter().flat_map(|site| ["--root".into(), site.into_os_string()]));
    }
    Some(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is run when `answers` are typed, and what is said.
    fn run(answers: &str, outcome: Outcome) -> (Vec<String>, String) {
        let (mut output, mut lines) = (Vec::new(), Vec::new());
        let language = Language::Chinese;
        let mut typed = answers.lines().map(str::to_owned);
        let mut input = || typed.next();
        let mut person = Person { input: &mut input, output: &mut output, language };
        menu(&mut person, &mut |words| {
            let words: Vec<_> = words.iter().map(|word| word.to_string_lossy()).collect();
            lines.push(words.join(" "));
            outcome
        });
        (lines, String::from_utf8(output).expect("text"))
    }

    #[test]
    fn a_choice_is_run_and_the_menu_comes_back() {
        let (lines, said) = run("4\n\n６\n\n0\n", Outcome::Done);
        assert_eq!(lines, ["check", "build", "pack"]);
        assert_eq!(said.matches("要做什么").count(), 3);
        assert!(said.contains("  4  检查全部稿件（dafu check）\n"), "{said}");
    }

    #[test]
    fn what_failed_stops_the_rest_and_odd_answers_are_asked_again() {
        assert_eq!(run("6\n\n0\n", Outcome::Findings).0, ["build"]);
        let (lines, said) = run("七\n99\n\n3\n\n0\n", Outcome::Done);
        assert_eq!(lines, [""; 0]);
        assert_eq!(said.matches("没有这一项").count(), 3);
        assert_eq!(run("", Outcome::Done).0, [""; 0]);
    }

    #[test]
    fn every_choice_is_a_command_line() {
        for choice in CHOICES {
            let file = choice.wants_file.then_some("a.txt");
            for verb in choice.verbs {
                let words = ["dafu"].into_iter().chain(verb.iter().copied()).chain(file);
                let command = crate::cli::command(Language::Chinese);
                assert!(command.try_get_matches_from(words).is_ok(), "{verb:?}");
            }
        }
    }

    #[test]
    fn a_file_is_taken_as_terminals_type_it() {
        for typed in ["\"/a/复 函.txt\"", "'/a/复 函.txt' ", "/a/复\\ 函.txt", "& '/a/复 函.txt'"]
        {
            let (lines, _) = run(&format!("3\n{typed}\n\n0\n"), Outcome::Done);
            assert_eq!(lines, ["import /a/复 函.txt"], "{typed}");
        }
    }
}
