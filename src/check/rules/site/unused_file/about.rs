//! What to say of files that nothing reads.

use crate::check::rule::Advice;
use crate::diagnostic::SourcePath;
use crate::yaml::shape::nearest;

/// Message and help, each in Chinese and English.
pub(super) fn advice(
    zh: impl Into<String>,
    en: impl Into<String>,
    zh_help: impl Into<String>,
    en_help: impl Into<String>,
) -> Advice {
    Advice::new(zh.into(), en.into()).help(zh_help.into(), en_help.into())
}

/// Registers by the names that their files must have.
pub(super) const REGISTERS: [&str; 3] = ["departments", "topics", "bodies"];

/// How many names of a folder's files a finding gives.
const NAMED: usize = 5;

pub(super) fn link(path: &SourcePath) -> Advice {
    advice(
        format!("{path} 是指向别处的链接，里面的文件没有读"),
        format!("{path} is a link to a folder, and links are not followed"),
        "请把文件夹本身放到这里，删去链接",
        "put the folder itself here, and delete the link",
    )
}

/// A document under a wrong suffix or in a wrong folder.
pub(super) fn document(path: &str, stem: &str) -> Advice {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let right = format!("{stem}.md");
    let replies = folder == "content/replies" || folder.starts_with("content/replies/");
    if replies || folder == "content/pages" {
        return advice(
            format!("{name} 没有读：只读以 .md 结尾的文件"),
            format!("{name} is not read: only files that end in .md are"),
            format!("请把文件改名为 {right}（看不到结尾的，先在文件夹选项里显示“文件扩展名”）"),
            format!("rename it {right}"),
        );
    }
    if folder.starts_with("content/pages/") {
        return advice(
            format!("{path} 没有读：文章要直接放在 content/pages/ 里，不分子文件夹"),
            format!("{path} is not read: articles belong directly in content/pages/"),
            format!("请移到 content/pages/{right}"),
            format!("move it to content/pages/{right}"),
        );
    }
    advice(
        format!("{path} 没有读：答复要放在 content/replies/ 里，文章要放在 content/pages/ 里"),
        format!(
            "{path} is not read: replies belong in content/replies/, articles in content/pages/"
        ),
        format!("是答复的，请移到 content/replies/{right}；是文章的，请移到 content/pages/{right}"),
        format!(
            "move it to content/replies/{right}, or to content/pages/{right} if it is an article"
        ),
    )
}

/// A text among the documents that no document names.
pub(super) fn text(path: &str) -> Advice {
    let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
    advice(
        format!("{path} 没有用到：不以 .md 结尾，也没有哪件答复或文章把它作为附件"),
        format!("{path} is not used: it does not end in .md, and no document names it as its file"),
        format!(
            "是稿件的，请改名为 {stem}.md；是附件的，请在稿件的“附件”里写上它；都不是的，请移到 content 外面"
        ),
        format!(
            "rename it {stem}.md if it is a document, name it in `attachments` if it is an attachment, otherwise move it out of content/"
        ),
    )
}

/// A register, word list or list of holidays under a wrong name, or that dafu.yaml does not name.
pub(super) fn setting(folder: &str, name: &str, lower: &str) -> Option<Advice> {
    let ends = [".yaml", ".yml", ".json", ".csv", ".xlsx", ".txt"];
    let mut stem = lower;
    while let Some(rest) = ends.iter().find_map(|end| stem.strip_suffix(end)) {
        stem = rest;
    }
    if stem == lower {
        return None;
    }
    let message = |zh: &str, en: &str| {
        (format!("{folder}/{name} 没有用到：{zh}"), format!("{folder}/{name} is not used: {en}"))
    };
    if nearest(stem, ["cases", "ledger"]).is_some() || stem.contains("台账") {
        let (zh, en) = message("台账只读 content/cases.csv", "the ledger is content/cases.csv");
        return Some(advice(
            zh,
            en,
            format!(
                "请只留 届次、编号、案由、承办单位、交办日期、公开属性 这几列，另存为“CSV UTF-8”，放到 content/cases.csv；再把 {name} 移到 content 外面"
            ),
            format!(
                "keep the columns session, numbers, subject, department, date_assigned and disclosure, save them as CSV UTF-8 as content/cases.csv, and move {name} out of content/"
            ),
        ));
    }
    if let Some(register) = nearest(stem, REGISTERS) {
        let (zh, en) = message("名录的文件名不对", "a register must have one of the known names");
        let right = format!("{register}.yaml");
        let help = format!("请把文件改名为 {right}；已经有 {right} 的，请把内容并进去，再删去它");
        let en_help = format!("rename it {right}, or move its entries there and delete it");
        return Some(advice(zh, en, help, en_help));
    }
    let lists = [
        ("holidays", "deadlines: { holidays: content/holidays.yaml }"),
        ("words", "words: { wrong: content/words.yaml }"),
        ("names", "words: { names: content/names.yaml }"),
        ("banned", "words: { banned: [content/banned.txt] }"),
    ];
    let key = nearest(stem, lists.map(|(key, _)| key));
    let (zh, en) = message("dafu.yaml 里没有写它", "dafu.yaml does not name it");
    let line = lists.iter().find(|(one, _)| Some(*one) == key).map(|(_, line)| line);
    Some(match line {
        Some(line) => advice(
            zh,
            en,
            format!("请在 dafu.yaml 里写上它，例如 {line}；不用的，请删去"),
            format!("name it in dafu.yaml, as in `{line}`, or delete it"),
        ),
        None => advice(
            zh,
            en,
            "不用的，请移到 content 外面；是附件的，请在稿件的“附件”里写上它",
            "move it out of content/, or name it in `attachments` of its document",
        ),
    })
}

/// Files of one folder that no document names.
pub(super) fn left_files(folder: &str, files: &[&SourcePath], theme: &str) -> Advice {
    let count = files.len();
    let name = |path: &&SourcePath| {
        path.as_str().strip_prefix(folder).unwrap_or_default().trim_start_matches('/').to_owned()
    };
    let names: Vec<String> = files.iter().take(NAMED).map(name).collect();
    let (zh, en) = (names.join("、"), names.join(", "));
    let (more, en_more) = if count > NAMED { (" 等", " …") } else { ("", "") };
    if folder.starts_with("themes") {
        return advice(
            format!("{folder} 里有 {count} 个文件没有用到：{zh}{more}。网站用的主题是 {theme}"),
            format!("{count} files in {folder} are not used: {en}{en_more}; the theme is {theme}"),
            format!(
                "要用的，请放到 themes/{theme}/ 里，或者改 dafu.yaml 里的 theme；不用的，请删去"
            ),
            format!(
                "move them to themes/{theme}/, or change `theme` in dafu.yaml; otherwise delete them"
            ),
        );
    }
    advice(
        format!("{folder} 里有 {count} 个文件没有哪件答复或文章用到，不会公开：{zh}{more}"),
        format!(
            "no document names these {count} files in {folder}, so they are not published: {en}{en_more}"
        ),
        "要公开的，请在稿件的“附件”里写上，或在正文里链接；是答复原文的，请用 dafu import 转成稿件；不用的，请移走",
        "name them in `attachments`, or link them in a text; turn a reply in Word into a document with `dafu import`; otherwise move them away",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_setting_under_another_name_is_told_what_it_should_be() {
        let help = |name: &str| setting("content", name, name).map(|words| words.help.zh);
        for (name, expected) in [
            ("topics.yaml.txt", "topics.yaml"),
            ("departments.yml", "departments.yaml"),
            ("department.yaml", "departments.yaml"),
            ("holidays.yaml", "deadlines: { holidays: content/holidays.yaml }"),
            ("words.yml", "words: { wrong: content/words.yaml }"),
        ] {
            assert!(help(name).is_some_and(|help| help.contains(expected)), "{name}");
        }
        assert_eq!(help("photo.png"), None);
    }
}
