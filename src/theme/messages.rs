//! The template engine's messages, said for the people who write themes.
//!
//! The engine speaks English with a fixed set of sentences. Each that a theme
//! author is likely to meet has its own words here; the rest are told by kind.

use crate::diagnostic::Bilingual;

/// A template cannot be parsed.
pub(super) fn syntax(message: &str) -> Bilingual {
    let zh = if message.starts_with("Unexpected end of input") {
        "模板没有写完：缺少 {% endif %}、{% endfor %}、{% endblock %} 或右括号"
    } else if message.starts_with("Unknown tag") {
        "不认识这个标签；可用的有 extends、block、include、if、for、set、raw 等"
    } else if message.starts_with("Template already contains a block") {
        "同名的版块（block）写了两次"
    } else if message.starts_with("Template is already extending") {
        "extends 写了两次，一个模板只能有一个父模板"
    } else if message.starts_with("This content would be ignored") {
        "用了 extends 的模板里，内容要写在版块（block）之内，这里的内容不会显示"
    } else if message.starts_with("Closing tag") {
        "结束标签与开始标签对不上"
    } else {
        "这里的模板写法不对：请检查括号、引号和标签是否成对"
    };
    Bilingual::new(zh, format!("template syntax: {}", first_line(message)))
}

/// A template refers to what is not there.
pub(super) fn linking(message: &str) -> Bilingual {
    let name = between(message, '`').unwrap_or_default();
    let zh = if message.starts_with("Unknown filter") {
        format!("没有名为“{name}”的过滤器")
    } else if message.starts_with("Unknown test") {
        format!("没有名为“{name}”的判断")
    } else if message.starts_with("Unknown function") {
        format!("没有名为“{name}”的函数")
    } else if message.starts_with("Unknown component") {
        format!("没有名为“{name}”的组件")
    } else if message.starts_with("Unknown template") {
        return missing_template(name);
    } else if message.starts_with("Block") {
        format!("父模板里没有名为“{name}”的版块（block）")
    } else if message.starts_with("Component") {
        format!("组件“{name}”在两个模板里都有定义")
    } else {
        "模板之间的引用不对".to_owned()
    };
    Bilingual::new(zh, lowered(first_line(message)))
}

/// A template meets a value it cannot use.
pub(super) fn rendering(message: &str) -> Bilingual {
    let name = between(message, '`').unwrap_or_default();
    if let Some((_, fields)) = message.split_once(" Available fields: ") {
        return Bilingual::new(
            format!("没有“{name}”这一项；可用的有：{}", fields.replace(", ", "、")),
            format!("no field `{name}`; there are: {fields}"),
        );
    }
    if let Some((_, names)) = message.split_once("Available assets: ") {
        return Bilingual::new(
            format!("主题的 assets 文件夹里没有“{name}”；现有的是：{}", names.replace(", ", "、")),
            format!("no asset `{name}`; there are: {names}"),
        );
    }
    if message.starts_with("Variable") {
        return Bilingual::new(
            format!("模板里用了没有的变量“{name}”"),
            format!("no variable `{name}`"),
        );
    }
    if message.starts_with("Field") {
        return Bilingual::new(format!("没有“{name}”这一项"), format!("no field `{name}`"));
    }
    if message.contains("issing keyword argument") {
        return Bilingual::new(
            format!("过滤器或函数缺少参数“{name}”"),
            format!("argument `{name}` is missing"),
        );
    }
    let (zh, en) = if message.starts_with("Iteration") || message.starts_with("Key/value") {
        ("for 只能用于列表，这里不是列表", "`for` can only go through a list")
    } else if message.contains("undefined") {
        ("这里的值没有定义", "the value here is not defined")
    } else if message.starts_with("Maximum render recursion") {
        ("组件层层相套，没有尽头", "components are nested without end")
    } else {
        ("这样的值在这里不能用", "a value of this kind cannot be used here")
    };
    Bilingual::new(zh, en)
}

/// A template that is not there.
pub(super) fn missing_template(name: &str) -> Bilingual {
    Bilingual::new(format!("没有名为“{name}”的模板"), format!("no template named `{name}`"))
}

/// Templates that extend or include one another without end.
pub(super) fn circle(chain: &[String]) -> Bilingual {
    let chain = chain.join(" → ");
    Bilingual::new(
        format!("模板互相引用，没有尽头：{chain}"),
        format!("templates refer to one another without end: {chain}"),
    )
}

fn first_line(message: &str) -> &str {
    message.lines().next().unwrap_or_default()
}

fn between(message: &str, mark: char) -> Option<&str> {
    message.split(mark).nth(1)
}

fn lowered(message: &str) -> String {
    let mut characters = message.chars();
    characters
        .next()
        .map_or_else(String::new, |first| first.to_lowercase().chain(characters).collect())
}
