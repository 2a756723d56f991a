//! The questions to a person, in the order of the letter in her hand.

use super::super::Error;
use super::super::ask::Ask;
use super::answers::{Answers, told, value};
use crate::archive::schema::{self, FieldDef, FieldType, Requirement};
use crate::diagnostic::{Bilingual, Language, bilingual};
use crate::document::write::Value;
use crate::model::Choice as _;

/// The fields asked for.
const FORM: &[&str] = &[
    "numbers",
    "session",
    "subject",
    "department",
    "addressed_to",
    "title",
    "doc_number",
    "date_written",
    "date_published",
    "result_class",
    "disclosure",
    "topics",
];

const HEAD: Bilingual = bilingual(
    "逐项填写，对照手里的答复原件。有编号的可以写编号；直接回车，以后再填；按 Esc 停下，什么也不写。",
    "Answer from the original. Where choices are numbered, the number will do; Enter skips a question; Esc stops without writing anything.",
);

const PROPOSED: Bilingual = bilingual(
    "  括号里的是照前面的回答拟的，直接回车就用它；不合适的，另写一个",
    "  what is in brackets follows from the answers so far; Enter takes it",
);

/// Asks for what is not known yet.
pub(super) fn fill(answers: &mut Answers<'_>, person: &mut dyn Ask) -> Result<(), Error> {
    let language = answers.language;
    person.tell(HEAD.get(language));
    for (key, place) in FORM.iter().zip(1..) {
        let Some(field) = schema::find(key).filter(|_| answers.get(key).is_none()) else {
            continue;
        };
        let name = match language {
            Language::Chinese => field.label(),
            Language::English => field.key,
        };
        let said = if language == Language::Chinese { field.zh } else { field.en };
        let needed = match (field.requirement, language) {
            (Requirement::Needed, Language::Chinese) => "（必填）",
            (Requirement::Needed, Language::English) => " (required)",
            _ => "",
        };
        person.tell(&format!("\n{place}/{} {name}{needed}：{said}", FORM.len()));
        let choices = choices(field, answers);
        for (choice, number) in choices.iter().zip(1..) {
            person.tell(&format!("  {number} {}", choice.shown));
        }
        if choices.is_empty() {
            let example = match language {
                Language::Chinese => "例如",
                Language::English => "such as",
            };
            let bare = field.example.trim_matches(['[', ']', '"']);
            person.tell(&format!("  {example} {bare}"));
        }
        answer(field, name, &choices, (answers, person))?;
    }
    Ok(())
}

/// Asks for `field` until the answer is right, or left for later.
fn answer(
    field: &'static FieldDef,
    name: &str,
    choices: &[Choice],
    (answers, person): (&mut Answers<'_>, &mut dyn Ask),
) -> Result<(), Error> {
    let proposed = if field.key == "title" { title(answers) } else { String::new() };
    if !proposed.is_empty() {
        person.tell(PROPOSED.get(answers.language));
    }
    loop {
        let said = person.ask(name, &proposed)?;
        let said = said.trim();
        if said.is_empty() {
            return Ok(());
        }
        let texts = chosen(said, field, choices);
        let faults = answers.give(field, value(field, &texts));
        if faults.is_empty() {
            if texts != [said] {
                person.tell(&format!("  → {}", texts.join("、")));
            }
            return Ok(());
        }
        for fault in &faults {
            person.tell(&format!("  ✗ {}", told(fault, answers.language)));
        }
    }
}

/// Something to choose by its number.
struct Choice {
    value: String,
    shown: String,
}

/// What there is to choose from.
fn choices(field: &FieldDef, answers: &Answers<'_>) -> Vec<Choice> {
    let plain = |value: &str| Choice { value: value.to_owned(), shown: value.to_owned() };
    let registers = &answers.site.registers;
    match (field.key, field.kind) {
        ("department", _) => {
            let open = registers.departments.all().iter().filter(|one| !one.is_closed());
            open.map(|one| plain(&one.name)).collect()
        }
        ("topics", _) => {
            let open = registers.topics.all().iter().filter(|one| !one.retired);
            open.map(|one| plain(&one.name)).collect()
        }
        ("result_class", _) => {
            let rows = answers.site.config.outcomes.iter();
            rows.map(|row| Choice {
                value: row.letter.clone(),
                shown: format!("{} {}", row.letter, row.name),
            })
            .collect()
        }
        (_, FieldType::Choices(choices)) => choices.iter().map(|one| plain(one.1)).collect(),
        _ => Vec::new(),
    }
}

/// The texts that `said` means: numbers of choices, or itself.
fn chosen(said: &str, field: &FieldDef, choices: &[Choice]) -> Vec<String> {
    let is_list = matches!(field.kind, FieldType::List | FieldType::Identifiers);
    let parts =
        |marks: &'static [char]| said.split(marks).map(str::trim).filter(|one| !one.is_empty());
    let numbered: Option<Vec<String>> = parts(&['、', '，', ',', ' ', '　'])
        .map(|part| {
            let number: usize = crate::model::text::nfkc(part).parse().ok()?;
            choices.get(number.checked_sub(1)?).map(|choice| choice.value.clone())
        })
        .collect();
    match numbered {
        Some(values) if !values.is_empty() && (is_list || values.len() == 1) => values,
        // A topic may be called by a row of words.
        _ if field.key == "topics" || !is_list => vec![said.to_owned()],
        _ if field.key == "numbers" => numbers(said),
        _ => parts(&['、', '，', ',']).map(str::to_owned).collect(),
    }
}

/// The numbers in `said`; blanks part them where each part is one (`第 12 号` is one).
fn numbers(said: &str) -> Vec<String> {
    let parts = said.split(['、', '，', ',', '；', ';']).map(str::trim);
    let has_digit = |one: &str| one.chars().any(char::is_numeric);
    let each = parts.flat_map(|part| {
        let words: Vec<&str> = part.split_whitespace().collect();
        if words.iter().all(|word| has_digit(word)) { words } else { vec![part] }
    });
    each.filter(|one| !one.is_empty()).map(str::to_owned).collect()
}

/// The title that such letters usually bear; nothing while a part of it is not known.
fn title(answers: &Answers<'_>) -> String {
    let text = |key: &str| match answers.get(key) {
        Some(Value::Text(text)) => Some(text.clone()),
        Some(Value::List(items)) => items.first().cloned(),
        _ => None,
    };
    let parts = || Some((text("department")?, text("session")?, text("numbers")?));
    let Some((department, session, number)) = parts() else { return String::new() };
    let reply = answers.reply().reply;
    let known = reply.department.map(|at| answers.site.registers.departments.get(at).name.clone());
    let department = known.unwrap_or(department);
    let Some(kind) = reply.kind else { return String::new() };
    let number = number.trim_start_matches('第').trim_end_matches('号');
    format!("{department}对{session}第{number}号{}的答复", kind.label())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::FieldOptions;
    use crate::site::{Options, Site};
    use crate::source::Folder;

    /// Somebody who gives these answers, then none.
    struct Script {
        answers: Vec<&'static str>,
        told: String,
    }

    impl Ask for Script {
        fn ask(&mut self, question: &str, proposed: &str) -> Result<String, Error> {
            self.told.push_str(&format!("? {question} [{proposed}]\n"));
            if self.answers.is_empty() {
                return Ok(String::new());
            }
            let answer = self.answers.remove(0);
            Ok(if answer == "=" { proposed } else { answer }.to_owned())
        }

        fn tell(&mut self, text: &str) {
            self.told.push_str(text);
            self.told.push('\n');
        }
    }

    #[test]
    fn numbers_are_parted_by_blanks_where_each_is_one() {
        assert_eq!(numbers("12号 13号"), ["12号", "13号"]);
        assert_eq!(numbers("第 12 号"), ["第 12 号"]);
        assert_eq!(numbers("12、13 14"), ["12", "13", "14"]);
        assert_eq!(numbers("闭 08"), ["闭 08"]);
    }

    #[test]
    fn a_form_is_filled_in_by_numbers_and_words() {
        let now = "2026-06-01T00:00:00Z".parse().expect("a moment");
        let options = Options { now, ..Options::default() };
        let site = Site::load(Folder::new(".".into()), &options).expect("the demonstration");
        let none = FieldOptions::default();
        let mut answers = Answers::of(&none, &site, Language::Chinese).expect("no answer is wrong");
        let mut person = Script {
            answers: vec![
                "0121",
                "省政协五届",
                "省政协十三届一次会议",
                "",
                "2",
                "李示例、张样本",
                "=",
                "",
                "2023-02-30",
                "2023年3月1日",
                "",
                "A",
                "1",
                "1、三",
                "1 2",
            ],
            told: String::new(),
        };
        fill(&mut answers, &mut person).expect("every question is answered");
        let text = answers.markdown("");
        for line in [
            "编号: [\"0121\"]\n",
            "届次: 省政协十三届一次会议\n",
            "承办单位: 乌有省教育厅\n",
            "主送: [李示例, 张样本]\n",
            "标题: 乌有省教育厅对省政协十三届一次会议第0121号提案的答复\n",
            "#案由:\n",
            "成文日期: 2023年3月1日\n",
            "发布日期: 待核对\n",
            "办理结果: A\n",
            "公开属性: 主动公开\n",
            "主题分类: [算力产业, 制造业升级]\n",
            "状态: 草稿\n---\n",
        ] {
            assert!(text.contains(line), "{line}{text}\n{}", person.told);
        }
        // What could not be was refused in the words of its rule, and is asked for once more.
        for line in ["✗ 认不出届次“省政协五届”", "? 成文日期 []\n  ✗", "✗ 主题名录里没有“三”"]
        {
            assert!(person.told.contains(line), "{line}\n{}", person.told);
        }
        assert_eq!(answers.open(), ["发布日期"]);
    }
}
