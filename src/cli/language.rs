//! The command line in the language of whoever reads its help.

use clap::builder::{Resettable, StyledStr};
use clap::{Arg, Command, CommandFactory};

use super::Arguments;
use super::examples;
use crate::diagnostic::Language;

/// The help of dafu itself, and that of a verb, told what to work on or not.
struct Templates {
    top: &'static str,
    verb: &'static str,
    verb_with_positionals: &'static str,
    verb_with_verbs: &'static str,
}

const CHINESE: Templates = Templates {
    top: "dafu（答复）：{about}\n\n用法：{usage}\n\n命令：\n{subcommands}\n\n选项：\n{options}\n\n各命令的用法和例子：dafu help 命令\n结束码：0 完成；1 有错误，没有发布；2 命令、设置或机器有问题；3 已发布，有几件暂不发布（--hold-faulty）\n",
    verb: "{about}\n\n用法：{usage}\n\n选项：\n{options}{after-help}\n",
    verb_with_positionals: "{about}\n\n用法：{usage}\n\n参数：\n{positionals}\n\n选项：\n{options}{after-help}\n",
    verb_with_verbs: "{about}\n\n用法：{usage}\n\n命令：\n{subcommands}\n\n选项：\n{options}{after-help}\n",
};

const ENGLISH: Templates = Templates {
    top: "dafu (答复): {about}\n\nUsage: {usage}\n\nCommands:\n{subcommands}\n\nOptions:\n{options}\n\nHelp and examples of a command: dafu help COMMAND\nExit codes: 0 done; 1 errors were found, nothing is published; 2 the command line, the configuration or the machine is at fault; 3 published, some replies held back (--hold-faulty)\n",
    verb: "{about}\n\nUsage: {usage}\n\nOptions:\n{options}{after-help}\n",
    verb_with_positionals: "{about}\n\nUsage: {usage}\n\nArguments:\n{positionals}\n\nOptions:\n{options}{after-help}\n",
    verb_with_verbs: "{about}\n\nUsage: {usage}\n\nCommands:\n{subcommands}\n\nOptions:\n{options}{after-help}\n",
};

/// What stands for a value in help, in both languages.
const VALUE_NAMES: &[(&str, &str)] = &[
    ("目录", "DIR"),
    ("文件", "FILE"),
    ("文件或目录", "FILE|DIR"),
    ("清单", "MANIFEST"),
    ("网址", "URL"),
    ("格式", "FORMAT"),
    ("编码", "ENCODING"),
    ("路径", "PATH"),
    ("标识", "ID"),
    ("语言", "LANG"),
    ("方式", "WHEN"),
    ("命令", "COMMAND"),
    ("名称", "TITLE"),
    ("主题名", "THEME"),
    ("地名", "PLACE"),
    ("平台", "KIND"),
    ("编辑器", "EDITOR"),
    ("端口", "PORT"),
    ("人大或政协", "BODY"),
    ("单位", "DEPARTMENT"),
    ("内容", "VALUE"),
    ("规则或文件", "RULE|FILE"),
    ("版本或清单", "REV|MANIFEST"),
    ("词", "WORDS"),
];

/// The whole command line, its help in `language`.
#[must_use]
pub fn command(language: Language) -> Command {
    let (templates, usage) = match language {
        Language::Chinese => (&CHINESE, "dafu [选项] 命令"),
        Language::English => (&ENGLISH, "dafu [OPTIONS] COMMAND"),
    };
    let top = in_language(Arguments::command(), language)
        .help_template(templates.top)
        .override_usage(usage);
    top.mut_subcommands(|verb| headed(verb, "dafu", templates, language))
}

/// `verb`, which is typed after `before`, with its own usage, template and examples.
fn headed(verb: Command, before: &str, templates: &Templates, language: Language) -> Command {
    let (options, command) = match language {
        Language::Chinese => ("[选项]", " 命令"),
        Language::English => ("[OPTIONS]", " COMMAND"),
    };
    let name = format!("{before} {}", verb.get_name());
    // As clap lists them: `[路径]...`, `<清单>`.
    let wanted: String = verb.get_positionals().map(|argument| format!(" {argument}")).collect();
    let (template, wanted) = match (verb.has_subcommands(), wanted.is_empty()) {
        (true, _) => (templates.verb_with_verbs, command.to_owned()),
        (false, true) => (templates.verb, wanted),
        (false, false) => (templates.verb_with_positionals, wanted),
    };
    verb.help_template(template)
        .override_usage(format!("{name} {options}{wanted}"))
        .after_help(examples::text(name.trim_start_matches("dafu "), language))
        .mut_subcommands(|inner| headed(inner, &name, templates, language))
}

/// `command` and its arguments with their help in one language alone.
fn in_language(command: Command, language: Language) -> Command {
    let about = words(command.get_about(), command.get_long_about(), language);
    command
        .about(about)
        .long_about(Resettable::Reset)
        .mut_args(|argument| argument_in_language(argument, language))
        .mut_subcommands(|inner| in_language(inner, language))
}

fn argument_in_language(argument: Arg, language: Language) -> Arg {
    let help = words(argument.get_help(), argument.get_long_help(), language);
    let shown = argument.get_value_names().and_then(<[_]>::first).map(ToString::to_string);
    let english = shown.and_then(|shown| VALUE_NAMES.iter().find(|(zh, _)| *zh == shown));
    let argument = argument.help(help).long_help(Resettable::Reset);
    match (language, english) {
        (Language::English, Some((_, name))) => argument.value_name(*name),
        (Language::English, None) | (Language::Chinese, _) => argument,
    }
}

/// The paragraph of a doc comment in `language`: clap takes the first for the short help and
/// all of it for the long one.
fn words(
    first: Option<&StyledStr>,
    all: Option<&StyledStr>,
    language: Language,
) -> Resettable<StyledStr> {
    let second = all.map(ToString::to_string).and_then(|all| {
        let (_, second) = all.split_once("\n\n")?;
        Some(StyledStr::from(second.trim_end_matches('.').to_owned()))
    });
    match language {
        Language::Chinese => first.cloned().into(),
        Language::English => second.or_else(|| first.cloned()).into(),
    }
}
