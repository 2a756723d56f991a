//! What is wrong with a command line, for people who do not read English.

use clap::Command;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::diagnostic::Bilingual;

/// What people may type for a verb, besides a slip of the finger.
const OTHER_WORDS: &[(&str, &[&str])] = &[
    ("import", &["导入", "转换", "convert"]),
    ("check", &["检查", "校验", "核查", "lint", "validate"]),
    ("build", &["生成", "发布", "构建", "建站", "publish", "generate", "make"]),
    ("status", &["状态", "进度", "情况"]),
    ("explain", &["解释", "说明", "why"]),
    ("qr", &["二维码", "qrcode", "code"]),
    ("pack", &["打包", "压缩", "zip"]),
    ("plan", &["清单", "列表", "list", "ls"]),
    ("theme", &["主题", "themes"]),
    ("verify", &["核对", "对比", "diff"]),
    ("help", &["帮助", "用法", "?", "？", "/?"]),
];

/// What is wrong with the command line `words`, in a sentence, and where its help is.
#[must_use]
pub(crate) fn usage_fault(error: &clap::Error, words: &[String]) -> Bilingual {
    let command = super::command(crate::diagnostic::Language::Chinese);
    let verb = words.iter().find_map(|word| command.find_subcommand(word));
    let said = fault(error, words, &command, verb);
    let help = verb.map_or_else(
        || "dafu --help".to_owned(),
        |verb| format!("dafu {} --help", verb.get_name()),
    );
    Bilingual::new(format!("{}\n用法见 {help}", said.zh), format!("{}\nsee `{help}`", said.en))
}

fn fault(
    error: &clap::Error,
    words: &[String],
    command: &Command,
    verb: Option<&Command>,
) -> Bilingual {
    let part = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join("、"),
        _ => String::new(),
    };
    let argument = part(ContextKind::InvalidArg);
    match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let typed = part(ContextKind::InvalidSubcommand);
            let suggested = part(ContextKind::SuggestedSubcommand);
            // The nearest of several stands last.
            let near = suggested.rsplit('、').next().unwrap_or_default();
            let proposed = proposal(meant(&typed).unwrap_or(near));
            Bilingual::new(
                format!("没有“{typed}”这个命令{}", proposed.zh),
                format!("there is no command `{typed}`{}", proposed.en),
            )
        }
        ErrorKind::UnknownArgument => {
            unknown(&argument, &part(ContextKind::SuggestedArg), words, command, verb)
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            value(&argument, &part(ContextKind::InvalidValue), &part(ContextKind::ValidValue))
        }
        ErrorKind::MissingRequiredArgument => Bilingual::new(
            format!("缺少 {argument}"),
            format!("{} is missing", argument.replace('、', ", ")),
        ),
        ErrorKind::ArgumentConflict => {
            let prior = part(ContextKind::PriorArg);
            if prior == argument {
                return Bilingual::new(
                    format!("{argument} 写了两次，请只留一个"),
                    format!("{argument} is given twice: keep one"),
                );
            }
            Bilingual::new(
                format!("{argument} 和 {prior} 不能一起用"),
                format!("{argument} and {prior} cannot be used together"),
            )
        }
        _ => Bilingual::new(format!("命令写得不对：{error}"), error.to_string()),
    }
}

/// What is said of `value`, which `argument` does not take; `valid` are those that it takes.
fn value(argument: &str, value: &str, valid: &str) -> Bilingual {
    if value.is_empty() {
        return Bilingual::new(
            format!("{argument} 后面是空的，请写出来，或者去掉它"),
            format!("{argument} lacks its value: write it, or leave the option out"),
        );
    }
    let (zh, en) = if valid.is_empty() {
        (String::new(), String::new())
    } else {
        (format!("，可以写：{valid}"), format!("; it may be: {}", valid.replace('、', ", ")))
    };
    Bilingual::new(
        format!("{argument} 不能是“{value}”{zh}"),
        format!("{argument} cannot be `{value}`{en}"),
    )
}

/// What is said of an option or word that `verb` does not take.
fn unknown(
    argument: &str,
    suggested: &str,
    words: &[String],
    command: &Command,
    verb: Option<&Command>,
) -> Bilingual {
    // Of `-date` clap sees the first letter alone.
    let typed = words.iter().find(|word| word.starts_with(argument));
    let typed = typed.map_or(argument, String::as_str);
    let typed = typed.split('=').next().unwrap_or(typed);
    let name = typed.trim_start_matches(is_dash);
    if name.len() == typed.len() {
        return superfluous(typed, verb);
    }
    let takes = |command: &Command| {
        command.get_arguments().any(|argument| argument.get_long() == Some(name))
    };
    let is_own = takes(command) || verb.is_some_and(takes);
    let elsewhere: Vec<_> = command
        .get_subcommands()
        .filter(|other| takes(other))
        .map(|other| format!("dafu {}", other.get_name()))
        .collect();
    if !is_own && !elsewhere.is_empty() && suggested.is_empty() {
        return Bilingual::new(
            format!("这个命令没有 --{name}，它是 {} 的选项", elsewhere.join("、")),
            format!("this command has no --{name}; it belongs to {}", elsewhere.join(", ")),
        );
    }
    let near = if is_own { format!("--{name}") } else { suggested.to_owned() };
    let proposed = proposal(&near);
    let (zh, en) = if typed.starts_with(|first| first != '-' && is_dash(first)) {
        ("（选项前面是两个半角短横线）", " (options begin with two plain hyphens)")
    } else {
        ("", "")
    };
    Bilingual::new(
        format!("不认识的选项 {typed}{zh}{}", proposed.zh),
        format!("unknown option {typed}{en}{}", proposed.en),
    )
}

/// What is said of a word too many.
fn superfluous(typed: &str, verb: Option<&Command>) -> Bilingual {
    let name = verb.map_or("", Command::get_name);
    Bilingual::new(
        format!("dafu {name} 后面多了“{typed}”；名称里有空格的，请加双引号"),
        format!(
            "`{typed}` is one argument too many after `dafu {name}`; put quotes around what contains spaces"
        ),
    )
}

/// Whether `character` is a dash that a word processor or an input method may put for a hyphen.
fn is_dash(character: char) -> bool {
    matches!(character, '-' | '－' | '–' | '—' | '―' | '‐' | '‑' | '−' | '﹣')
}

/// The verb that `typed` says in other words.
fn meant(typed: &str) -> Option<&'static str> {
    let typed = typed.to_lowercase();
    OTHER_WORDS.iter().find(|(_, words)| words.contains(&&*typed)).map(|(verb, _)| *verb)
}

/// What is probably meant, as the end of a sentence.
fn proposal(near: &str) -> Bilingual {
    if near.is_empty() {
        return Bilingual::default();
    }
    Bilingual::new(
        format!("，是否为 {near}？"),
        format!("; did you mean `{}`?", near.replace('、', ", ")),
    )
}
