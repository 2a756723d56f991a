//! What is wrong with a command line, for people who do not read English.

use clap::error::{ContextKind, ContextValue, ErrorKind};

/// What is wrong with a command line, in a Chinese sentence.
#[must_use]
pub fn usage_fault(error: &clap::Error) -> String {
    let part = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join("、"),
        _ => String::new(),
    };
    let argument = part(ContextKind::InvalidArg);
    match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let near = part(ContextKind::SuggestedSubcommand);
            let near = if near.is_empty() { near } else { format!("，是否为 {near}？") };
            format!("没有“{}”这个命令{near}", part(ContextKind::InvalidSubcommand))
        }
        ErrorKind::UnknownArgument => format!("不认识的参数 {argument}"),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let value = part(ContextKind::InvalidValue);
            if value.is_empty() {
                return format!("{argument} 后面是空的，请写出来，或者去掉它");
            }
            let valid = part(ContextKind::ValidValue);
            let valid = if valid.is_empty() { valid } else { format!("，可以写：{valid}") };
            format!("{argument} 不能是“{value}”{valid}")
        }
        ErrorKind::MissingRequiredArgument => format!("缺少 {argument}"),
        ErrorKind::ArgumentConflict => {
            format!("{argument} 和 {} 不能一起用", part(ContextKind::PriorArg))
        }
        _ => format!("命令写得不对：{error}"),
    }
}
