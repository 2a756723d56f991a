//! Departments (承办单位): the one that answers must be in the register.

use crate::archive::field_error::FieldErrorKind;
use crate::archive::proposal::department_code;
use crate::check::example::Example;
use crate::check::place;
use crate::check::rule::{Advice, Check, Findings, ReplyView, Rule, TextView, bilingual};
use crate::check::rules::front_matter::line;
use crate::check::rules::salutation::is_shortened;
use crate::config::{Department, FormerName, NameUse};
use crate::diagnostic::Severity;
use crate::document::write::flow;
use crate::letter::lines;
use crate::letter::organisation;
use crate::letter::reading::Reading;
use crate::model::{Date, Stated, date};

/// A department that is not in the register.
pub(crate) const UNKNOWN: Rule = Rule {
    name: "dept/unknown",
    severity: Severity::Error,
    locked: true,
    sensitive: false,
    summary: bilingual("承办单位不在名录中", "a department that is not in the register"),
    why: bilingual(
        "答复按单位归集，单位名称不规范就归不到一起。",
        "replies are filed by department",
    ),
    wrong: Example::fields("承办单位: 乌有省工业与信息化厅"),
    right: Example::fields("承办单位: 省工信厅"),
    check: Check::Text(|view, found| {
        view.field_errors(
            |field_error| match field_error {
                FieldErrorKind::Department { name, nearest } => {
                    Some(unknown(name, nearest.as_deref()))
                }
                FieldErrorKind::Departments(names) => Some(several(view, names)),
                _ => None,
            },
            found,
        );
    }),
};

/// A name that nothing in the register bears.
fn unknown(name: &str, nearest: Option<&str>) -> Advice {
    let advice = Advice::new(
        format!("单位名录里没有“{name}”"),
        format!("`{name}` is not in the register of departments"),
    );
    // What is no name of an office is not to be registered.
    let starts = name.char_indices().map(|(at, one)| &name[..at + one.len_utf8()]);
    if nearest.is_none() && !starts.into_iter().any(organisation::ends_as_name) {
        return advice.help(
            "请写 content/departments.yaml 里有的单位，名称、简称、代码都可以",
            "name a department of content/departments.yaml, by its name, short name or code",
        );
    }
    let code = department_code(name);
    let entry = format!("- {{ code: {code}, name: {} }}", flow(name));
    let near = nearest.map_or_else(String::new, |near| format!("是否为“{near}”？"));
    let en_near = nearest.map_or_else(String::new, |near| format!("did you mean {near}? "));
    advice.help(
        format!("{near}新单位请在 content/departments.yaml 加一行（{code} 最好换成简称的拼音首字母，它会出现在网址里，定了不再改）：{entry}"),
        format!("{en_near}to add it, write this line in content/departments.yaml, if possible with a shorter code (it becomes a permanent part of addresses): {entry}"),
    )
}

/// Several departments where the one that answers is meant.
fn several(view: &TextView<'_>, names: &[String]) -> Advice {
    let key = view.key("department");
    let lead = format!("{key}: {}", names[0]);
    let joint: Vec<&str> = names[1..].iter().map(String::as_str).collect();
    let joint = line(view, "co_departments", &format!("[{}]", joint.join(", ")));
    Advice::new(format!("“{key}”只能写一个单位，这里有 {} 个", names.len()), format!("`{key}` takes one department, but {} are given", names.len())).help(format!(
            "请写主办的一个，联合发文的写在另一项里，改成两行：“{lead}”和“{joint}”；只是会办的写在“会办单位”里"
        ), format!(
            "give the lead department, and those that sign with it on a line of their own: `{lead}` and `{joint}`"
        ))
}

/// A name that the department did not bear on the day of signing.
pub(crate) const OLD_NAME: Rule = Rule {
    name: "dept/old-name",
    severity: Severity::Warning,
    locked: false,
    sensitive: false,
    summary: bilingual(
        "单位名称与成文时不符",
        "a name that the department did not have at the time",
    ),
    why: bilingual(
        "机构改革前后名称不同；公文由当时的单位署名，写错名称就张冠李戴。",
        "departments change their names; a document is signed by what it was called then",
    ),
    wrong: Example {
        files: RENAMED, ..Example::fields("承办单位: 乌有省经济和信息化委员会")
    },
    right: Example {
        files: RENAMED, ..Example::fields("承办单位: 乌有省工业和信息化厅")
    },
    check: Check::Reply(|view, found| {
        let Some(Stated::At(written)) = view.reply().date_written else { return };
        let Some(at) = view.reply().department else { return };
        let department = view.registers.departments.get(at);
        let field = view.text.field("department");
        let Some(name) = field.and_then(|field| field.value.scalar()).map(str::trim) else {
            return;
        };
        let former = department.former.iter().find(|former| former.name == name);
        let is_former = matches!(view.facts.department_name, Some(NameUse::Former(_)));
        match former.filter(|_| is_former) {
            Some(former) if was_called(former, written.day) => {}
            Some(former) => {
                let right = called(department, written.day);
                renamed(view, found, name, right, outdated(former, written.day));
            }
            None if name == department.name => {
                let right = called(department, written.day);
                if right != name {
                    renamed(
                        view,
                        found,
                        name,
                        right,
                        ("还没有改用这个名称", "did not have this name yet"),
                    );
                }
            }
            // A short name or a code says which department, not what it was called.
            None => {}
        }
    }),
};

const RENAMED: &[(&str, &[u8])] = &[(
    "content/departments.yaml",
    "- code: gxt
  name: 乌有省工业和信息化厅
  short: [省工业和信息化厅, 省工信厅]
  prefix: [乌工信]
  former: [{ name: 乌有省经济和信息化委员会, until: 2018-11-01 }]
"
    .as_bytes(),
)];

fn day(text: Option<&String>) -> Option<Date> {
    text.and_then(|text| date::parse(text).ok()).map(|moment| moment.day)
}

/// Whether a department bore the name on `day`; what is not known contradicts nothing.
fn was_called(former: &FormerName, day: Date) -> bool {
    let (from, until) = (self::day(former.from.as_ref()), self::day(former.until.as_ref()));
    from.is_none_or(|from| from <= day) && until.is_none_or(|until| day < until)
}

/// What the department was called on `day`: a former name only where the
/// register says until when.
fn called(department: &Department, day: Date) -> &str {
    let dated =
        department.former.iter().filter(|former| self::day(former.until.as_ref()).is_some());
    // The one that ended first covers everything before it.
    let then = dated
        .filter(|former| was_called(former, day))
        .min_by_key(|former| self::day(former.until.as_ref()));
    then.map_or(&department.name, |former| &former.name)
}

fn outdated(former: &FormerName, day: Date) -> (&'static str, &'static str) {
    if self::day(former.until.as_ref()).is_some_and(|until| until <= day) {
        ("已经不用这个名称", "no longer had this name")
    } else {
        ("还没有改用这个名称", "did not have this name yet")
    }
}

fn renamed(
    view: &ReplyView<'_>,
    found: &mut Findings,
    name: &str,
    right: &str,
    (zh, en): (&str, &str),
) {
    let mended = line(&view.text, "department", right);
    found
        .at(view.text.source, view.text.span("department"))
        .message(
            format!("成文时该单位{zh}“{name}”，当时名称为“{right}”"),
            format!("the department {en} when it signed: {name}; it was {right}"),
        )
        .help(
            format!("请写 {mended}；成文日期写错的请改成文日期"),
            format!("write `{mended}`, or correct the signing date"),
        );
}

/// A signature of another department.
pub(crate) const SIGNATURE_MISMATCH: Rule = Rule {
    name: "dept/signature-mismatch",
    severity: Severity::Warning,
    locked: false,
    sensitive: false,
    summary: bilingual("落款与承办单位不一致", "a signature of a different department"),
    why: bilingual(
        "答复由谁落款就归在谁名下；归错单位，公众找不到，责任也说不清。",
        "a reply belongs to whoever signed it; filed elsewhere it is not found, and nobody answers for it",
    ),
    wrong: Example::fields("承办单位: 乌有省教育厅").and_files(&[(
        "content/departments.yaml",
        "- { code: gxt, name: 乌有省工业和信息化厅, prefix: [乌工信] }\n- { code: jyt, name: 乌有省教育厅 }\n"
            .as_bytes(),
    )]),
    right: Example::fields("承办单位: 乌有省工业和信息化厅"),
    check: Check::Reply(|view, found| {
        let Some(at) = view.reply().department else { return };
        let signers = &view.letter.signers;
        let Some(first) = signers.first() else { return };
        let department = view.registers.departments.get(at);
        if signers.iter().any(|signer| signs(view, at, &signer.part)) || is_signed(view, at) {
            return;
        }
        let all: Vec<&str> = signers.iter().map(|signer| &*signer.part).collect();
        let (all, name) = (all.join("、"), &department.name);
        let mended = line(&view.text, "department", &first.part);
        found.at(view.text.source, place::in_text(view, &first.at, &first.part)).message(format!("落款“{all}”与承办单位“{name}”不一致"), format!("it is signed by {all}, the field says {name}")).help(format!("请对照原件；落款没有错的，请写 {mended}"), format!("compare with the original; if the signature is right, write `{mended}`"));
    }),
};

/// Whether `signer` is the department at `at`: a name of it, one shortened, or
/// one with an office behind it.
fn signs(view: &ReplyView<'_>, at: u16, signer: &str) -> bool {
    let register = &view.registers.departments;
    if let Some((found, _)) = register.find(signer) {
        return found == at;
    }
    let department = register.get(at);
    let former = department.former.iter().map(|former| &former.name);
    let mut names = std::iter::once(&department.name).chain(&department.short).chain(former);
    names.any(|name| {
        is_shortened(signer, name) || is_shortened(name, signer) || signer.contains(name.as_str())
    })
}

/// Whether another line of the text is its signature: the last one may be that
/// of a document printed below the reply.
fn is_signed(view: &ReplyView<'_>, at: u16) -> bool {
    lines::forward(view.text.body()).skip(1).filter(|line| !line.is_long()).any(|line| {
        let names = organisation::list(Reading::new(&line.words()).as_str());
        names.is_some_and(|names| names.iter().any(|name| signs(view, at, name)))
    })
}
