//! Keys of the front matter: given twice, not given, not yet confirmed.

use super::value::{as_written, example_line, field};
use crate::archive::field_error::FieldErrorKind;
use crate::archive::schema::{FieldDef, FieldType};
use crate::check::example::Example;
use crate::check::rule::{Advice, Check, Rule, TextView, bilingual};
use crate::diagnostic::Severity;
use crate::document::FaultKind;

/// A key given twice, under one name or both, or cases in both forms.
pub(crate) const DUPLICATE_KEY: Rule = Rule {
    name: "front-matter/duplicate-key",
    severity: Severity::Error,
    locked: true,
    sensitive: false,
    summary: bilingual("同一项写了两次", "a field given twice"),
    why: bilingual(
        "两处的值可能不同，不能替编辑挑一个。",
        "the two may differ, and the tool cannot choose between them",
    ),
    wrong: Example::fields("+title: 关于第0038号提案的答复"),
    right: Example::RIGHT,
    check: Check::Text(|view, found| {
        view.faults(
            |fault| {
                let FaultKind::DuplicateKey { key, first, same } = &fault.kind else { return None };
                let first = first.start as usize;
                let line = view.text[..first].matches('\n').count() + 1;
                let written = view.text[first..].lines().next().unwrap_or_default().trim();
                let (zh, en) = if *same {
                    ("两行一样，请删去这一行", "both lines are the same: delete this line")
                } else {
                    (
                        "请对照原件，只留对的一行，另一行整行删去",
                        "keep the line that is right and delete the other",
                    )
                };
                Some(
                    Advice::new(
                        format!("“{key}”写了两次，第{line}行已经有：{written}"),
                        format!("`{key}` is given twice, first on line {line}: {written}"),
                    )
                    .help(zh, en),
                )
            },
            found,
        );
        view.field_errors(
            |field_error| match field_error {
                FieldErrorKind::DoubleField { key, first } => Some(Advice::new(format!("“{key}”和“{first}”是同一项，写了两次"), format!("`{key}` and `{first}` are the same field, given twice")).help("请只留一处，删去另一处", "keep one of them and delete the other")),
                FieldErrorKind::BothCaseForms => {
                    let [cases, session, numbers] =
                        ["cases", "session", "numbers"].map(|key| view.key(key));
                    Some(Advice::new(format!("“{cases}”与“{session}”“{numbers}”只能用一种写法"), format!("give either `{cases}` or `{session}` and `{numbers}`")).help(format!("答复只涉及一个届次的，删去“{cases}”；涉及几个届次的，删去“{session}”和“{numbers}”"), format!("for a single session delete `{cases}`, for several the other two")))
                }
                _ => None,
            },
            found,
        );
    }),
};

/// A required field that is not there and has no closer rule.
pub(crate) const MISSING_FIELD: Rule = Rule {
    name: "front-matter/missing-field",
    severity: Severity::Error,
    locked: true,
    sensitive: false,
    summary: bilingual("缺少必填项", "a required field is missing"),
    why: bilingual(
        "没有这些项，公众按单位、届次、编号都找不到这件答复。",
        "without them nobody finds the reply by department, session or number",
    ),
    wrong: Example::fields("主送!"),
    right: Example::RIGHT,
    check: Check::Text(|view, found| {
        view.field_errors(
            |field_error| match field_error {
                // These have rules of their own.
                FieldErrorKind::MissingField(field) | FieldErrorKind::EmptyField(field)
                    if matches!(field.key, "disclosure" | "date_written" | "date_published") =>
                {
                    None
                }
                FieldErrorKind::MissingField(field) => {
                    let line = example_line(field);
                    Some(
                        Advice::new(
                            format!("缺少必填的“{}”：{}", field.label(), field.zh),
                            format!("required field `{}` is missing: {}", field.key, field.en),
                        )
                        .help(
                            format!("请在两行 --- 之间加一行，例如 {line}"),
                            format!("add a line between the two `---`, for example `{line}`"),
                        ),
                    )
                }
                FieldErrorKind::EmptyField(field) => Some(empty(view, field)),
                _ => None,
            },
            found,
        );
    }),
};

/// A field with nothing behind its colon.
pub(in crate::check::rules) fn empty(view: &TextView<'_>, field: &FieldDef) -> Advice {
    let key = view.key(field.key);
    let (zh, en) = allowed(field);
    let example = field.example;
    Advice::new(format!("“{key}”后面是空的"), format!("nothing is written after `{key}:`")).help(
        format!("请在这一行的冒号后面填写，例如 {example}{zh}"),
        format!("write it after the colon, for example `{example}`{en}"),
    )
}

/// The words a field takes, where it takes only some.
fn allowed(field: &FieldDef) -> (String, String) {
    let FieldType::Choices(choices) = field.kind else { return Default::default() };
    let (zh, en): (Vec<&str>, Vec<&str>) =
        choices.iter().map(|(key, label)| (*label, *key)).unzip();
    (format!("；可以写：{}", zh.join("、")), format!("; one of {}", en.join(", ")))
}

/// A field that still says 待核对.
pub(crate) const UNCONFIRMED: Rule = Rule {
    name: "front-matter/unconfirmed",
    severity: Severity::Error,
    locked: true,
    sensitive: false,
    summary: bilingual("还有待核对的项", "a field not yet confirmed"),
    why: bilingual(
        "导入时认不出的项写作“待核对”，要由人对照原件填写，不能猜。",
        "what an import could not determine, a person has to fill in from the original",
    ),
    wrong: Example::fields("主送: 待核对"),
    right: Example::fields("主送: 方假设"),
    check: Check::Text(|view, found| {
        view.field_errors(
            |field_error| match field_error {
                FieldErrorKind::Unconfirmed(label) => {
                    let name = as_written(view, label);
                    let (zh, en) = field(label).map_or_else(Default::default, allowed);
                    Some(
                        Advice::new(
                            format!("“{name}”还没有核对"),
                            format!("`{name}` is not yet confirmed"),
                        )
                        .help(
                            format!("请对照原件，把“待核对”换成实际的{name}{zh}"),
                            format!("replace 待核对 with what the original says{en}"),
                        ),
                    )
                }
                _ => None,
            },
            found,
        );
    }),
};
