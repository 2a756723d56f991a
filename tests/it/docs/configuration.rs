//! `docs/configuration.md`: every key of `dafu.yaml` and the registers, in both languages.

use dafu::config::{Setting, reference};
use dafu::diagnostic::Language;

const HEAD: &str = "\
# 设置和名录 · Configuration and registers

<!-- 由测试生成，请勿手改 · made by a test: DAFU_BLESS=1 cargo test --release docs -->

`dafu.yaml` 是网站的设置，`content/` 里的几个 `.yaml` 文件是名录；`dafu init` 建立的网站里，每一项都在原处有说明。
不认识的名称、不对的值都会报错，并指出在哪一行。

[English below](#dafuyaml-1)

";

const ENGLISH: &str = "\
---

`dafu.yaml` configures a site, the other files are its registers; `dafu init` makes them with every key explained in
its place. Unknown keys and wrong values are errors that name their line.

";

#[test]
fn the_reference_of_the_configuration_is_current() {
    let page =
        [HEAD.to_owned(), files(Language::Chinese), ENGLISH.to_owned(), files(Language::English)];
    super::assert_current("docs/configuration.md", &(page.concat().trim_end().to_owned() + "\n"));
}

fn files(language: Language) -> String {
    let head = match language {
        Language::Chinese => "| 名称 | 填写 | 值 | 不写时 | 说明 | 例 |",
        Language::English => "| key | needed | value | default | meaning | example |",
    };
    let file = |file: &dafu::config::Reference| {
        let rows = rows(&file.settings, "", language);
        format!("## {}\n\n{head}\n|---|---|---|---|---|---|\n{rows}\n", file.file)
    };
    reference().iter().map(file).collect()
}

fn rows(settings: &[Setting], above: &str, language: Language) -> String {
    let needed = |required: bool| match (language, required) {
        (Language::Chinese, true) => "必填",
        (Language::Chinese, false) => "可不填",
        (Language::English, true) => "yes",
        (Language::English, false) => "no",
    };
    let row = |one: &Setting| {
        let name = format!("{above}{}", one.name);
        let cells = [
            format!("`{name}`"),
            needed(one.required).to_owned(),
            one.kind.get(language).to_owned(),
            if one.default.is_empty() { String::new() } else { format!("`{}`", one.default) },
            one.meaning.get(language).to_owned(),
            format!("`{}: {}`", one.name, one.example),
        ];
        let row = format!("| {} |\n", cells.join(" | "));
        row + &rows(&one.settings, &format!("{name}."), language)
    };
    settings.iter().map(row).collect()
}
