//! `dafu.yaml`, every key explained in its place: what is answered stands there, the rest
//! waits behind a `#`.

use super::new_file::NewFile;
use super::new_site::NewSite;
use crate::config::{FILE, Setting, reference};
use crate::diagnostic::{Bilingual, Language, bilingual};
use crate::document::write;

const HEAD: Bilingual = bilingual(
    "网站的设置。“# ”开头的是说明；# 后面紧跟着一项设置的，删去 # 就起作用，再把值换成本站的。\n\
     改完运行 dafu check，写错的会指出在哪一行。",
    "The site's configuration. Lines with `# ` are explanations; where a setting directly follows the `#`,\n\
     delete the `#` and write your own value. Then run `dafu check`: it reports what is wrong.",
);

/// The class table that most places print; the letters mean what a place says they mean.
const OUTCOMES: &str = "outcomes:
  - letter: A
    name: 已解决或基本解决
    meaning: 所提问题已经解决或者基本解决，或者所提意见已经采纳。
  - letter: B
    name: 正在解决或列入计划解决
    meaning: 所提问题正在解决，或者已经列入计划，将逐步解决。
  - letter: C
    name: 因条件限制留作参考
    meaning: 因法规政策、财力等条件限制，目前难以解决，所提意见留作参考。
";

pub(super) fn configuration(site: &NewSite) -> NewFile {
    let language = site.language;
    let mut text = comment(HEAD.get(language), "");
    for file in reference().iter().filter(|file| file.file == FILE) {
        for setting in &file.settings {
            text.push('\n');
            text.push_str(&comment(&explained(setting, language), ""));
            text.push_str(&entry(setting, site));
        }
    }
    NewFile::new(FILE, text)
}

/// What is said above a setting.
pub(super) fn explained(setting: &Setting, language: Language) -> String {
    let meaning = setting.meaning.get(language);
    let remark = match (setting.required, setting.default) {
        (true, _) => bilingual("（必填）", " (required)"),
        (false, "") => Bilingual::default(),
        (false, default) => {
            Bilingual::new(format!("（不写就是 {default}）"), format!(" (default: {default})"))
        }
    };
    format!("{meaning}{}", remark.get(language))
}

/// The setting itself: its answer, or an example to be freed of its `#`.
fn entry(setting: &Setting, site: &NewSite) -> String {
    let answer = match setting.name {
        "dafu" => Some("1".to_owned()),
        "title" => Some(write::text(&site.title)),
        "base_url" => Some(write::text(&site.base_url)),
        _ => None,
    };
    let name = setting.name;
    if let Some(answer) = answer {
        return format!("{name}: {answer}\n");
    }
    if name == "outcomes" {
        return OUTCOMES.to_owned();
    }
    // Where nothing under it must be there, each item waits for itself.
    let is_group = !setting.is_list && !setting.settings.is_empty();
    if is_group && setting.settings.iter().all(|inner| !inner.required) {
        let inner = setting.settings.iter().map(|inner| {
            let said = comment(&explained(inner, site.language), "  ");
            format!("{said}  #{}: {}\n", inner.name, inner.example)
        });
        return format!("{name}:\n{}", inner.collect::<String>());
    }
    format!("#{name}: {}\n", setting.example)
}

/// `text` as lines of comment.
pub(super) fn comment(text: &str, indent: &str) -> String {
    text.lines().map(|line| format!("{indent}# {line}\n")).collect()
}

#[cfg(test)]
mod tests {
    use super::super::new_site::tests::site;
    use super::*;
    use crate::config;
    use crate::diagnostic::SourcePath;

    fn read(text: &str) {
        let (config, found) = config::parse(&SourcePath::new(FILE), text);
        assert_eq!(found, [], "{text}");
        assert!(config.is_some());
    }

    #[test]
    fn every_setting_can_be_freed_of_its_mark() {
        let text = configuration(&site()).text;
        read(&text);
        let lines: Vec<&str> = text.lines().collect();
        let is_waiting = |line: &str| {
            let bare = line.trim_start();
            bare.starts_with('#') && !bare.starts_with("# ")
        };
        let mut all = text.clone();
        let mut count = 0;
        for (at, line) in lines.iter().enumerate().filter(|(_, line)| is_waiting(line)) {
            let free = line.replacen('#', "", 1);
            let mut one = lines.clone();
            one[at] = &free;
            read(&(one.join("\n") + "\n"));
            all = all.replace(line, &free);
            count += 1;
        }
        assert!(count > 25, "{count}");
        read(&all);
    }

    #[test]
    fn a_title_is_kept_whatever_marks_it_has() {
        let title = "云岭省: “建议” #1".to_owned();
        let text = configuration(&NewSite { title: title.clone(), ..site() }).text;
        let config = config::parse(&SourcePath::new(FILE), &text).0.expect("a configuration");
        assert_eq!(config.title, title);
    }
}
