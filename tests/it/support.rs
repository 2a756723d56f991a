//! A small site in a folder of its own, and the built program run over it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::atomic::{AtomicU32, Ordering};

use clap::ValueEnum;
use dafu::check::catalogue;
use dafu::check::example::{self, Example, REPLY_PATH};
use dafu::diagnostic::{Diagnostic, Language};
use dafu::report::{ReportFormat, Sources, Style, print};

/// `findings` in every form and language, those of each file beside `text`.
pub(crate) fn all_printed(findings: &[Diagnostic], text: &str) -> String {
    let sources = Sources {
        read: &|_| Some(text.as_bytes().to_vec()),
        prefix: "",
        rule: &|name| catalogue::find(name).map(|entry| entry.text()),
    };
    let languages = [Language::Chinese, Language::English];
    let printed = |(format, language): (&ReportFormat, Language)| {
        let style = Style { format: *format, language, colour: false, width: 100 };
        let mut out = Vec::new();
        print(findings, style, &sources, &mut out).expect("a vector takes all");
        String::from_utf8(out).expect("text")
    };
    let forms = ReportFormat::value_variants().iter();
    forms.flat_map(|form| languages.map(|language| (form, language))).map(printed).collect()
}

/// What counts as today in every test.
pub(crate) const TODAY: &str = "2024-06-01";

static NEXT: AtomicU32 = AtomicU32::new(0);

/// A site's folder; removed when the test ends well.
pub(crate) struct Sandbox {
    root: PathBuf,
}

impl Sandbox {
    /// A folder with configuration and registers, and no reply yet.
    pub(crate) fn new() -> Self {
        let mut files = SMALL.site();
        files.remove(REPLY_PATH);
        Self::of(files)
    }

    /// A folder with these files alone.
    pub(crate) fn of(files: impl IntoIterator<Item = (impl AsRef<str>, impl AsRef<[u8]>)>) -> Self {
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let root = Path::new(env!("CARGO_TARGET_TMPDIR"))
            .join(format!("site-{}-{number}", std::process::id()));
        let _ = fs::remove_dir_all(&root);
        let site = Self { root };
        for (path, content) in files {
            site.write(path.as_ref(), content);
        }
        site
    }

    /// The same with replies, an article and files that show every kind of page.
    pub(crate) fn full() -> Self {
        let site = Self::new();
        site.reply("gxt-2023-1", &[]);
        site.reply_with(
            "gxt-2024-2",
            &[
                ("编号", "[\"0038\", \"闭08\"]"),
                ("成文日期", "2024-02-20"),
                ("发布日期", "2024-03-05 09:30"),
                ("前次答复", "[gxt-2023-1]"),
            ],
            &BODY.replace("2023年7月20日", "2024年2月20日"),
        );
        site.reply_with(
            "jyt-2024-3",
            &[("承办单位", "乌有省教育厅"), ("联合发文单位", "[省工信厅]"), ("编号", "\"101\"")],
            &BODY.replace("乌有省工业和信息化厅", "乌有省教育厅\n乌有省工业和信息化厅"),
        );
        site.write("content/pages/about.md", ARTICLE);
        site
    }

    /// Writes a reply that is right in everything but what `changes` says:
    /// a value replaces that of its key, or joins the front matter; `-` drops the key.
    pub(crate) fn reply(&self, id: &str, changes: &[(&str, &str)]) -> String {
        self.reply_with(id, changes, BODY)
    }

    /// The same with a text of its own.
    pub(crate) fn reply_with(&self, id: &str, changes: &[(&str, &str)], body: &str) -> String {
        let changes = changes.iter().map(|(key, value)| match *value {
            "-" => format!("{key}!\n"),
            value => format!("{key}: {value}\n"),
        });
        let fields = FIELDS.replace("{id}", id) + &changes.collect::<String>();
        let path = format!("content/replies/{id}.md");
        self.write(&path, example::reply(&fields, body));
        path
    }

    /// Writes a file, its folders made.
    pub(crate) fn write(&self, path: &str, content: impl AsRef<[u8]>) {
        let path = self.root.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("the folder is made");
        fs::write(path, content).expect("the file is written");
    }

    /// Removes a file.
    pub(crate) fn remove(&self, path: &str) {
        fs::remove_file(self.root.join(path)).expect("the file is there");
    }

    /// The root of the site.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// `path` from the top of the Git work tree that this folder stands in, if any.
    pub(crate) fn prefixed(&self, path: &str) -> String {
        let top = self.root.ancestors().find(|folder| folder.join(".git").exists());
        let inside = top.and_then(|top| self.root.strip_prefix(top).ok());
        inside.map_or_else(
            || path.to_owned(),
            |inside| {
                let inside = inside.to_string_lossy().replace('\\', "/");
                format!("{inside}/{path}")
            },
        )
    }

    /// The text of a file.
    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.root.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// Whether there is such a file.
    pub(crate) fn has(&self, path: &str) -> bool {
        self.root.join(path).exists()
    }

    /// A run of the program in this folder.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_dafu"));
        command.args(arguments).current_dir(&self.root).env_remove("SOURCE_DATE_EPOCH");
        for locale in ["LC_ALL", "LC_MESSAGES", "LANG"] {
            command.env_remove(locale);
        }
        command
    }

    /// Runs the program and waits.
    pub(crate) fn run(&self, arguments: &[&str]) -> Run {
        Run::of(self.command(arguments).output().expect("the program starts"))
    }

    /// Builds the site as of [`TODAY`]; it must succeed.
    pub(crate) fn build(&self) -> Run {
        let run = self.run(&["build", "--date", TODAY]);
        assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
        run
    }

    /// Every file below `folder` with its bytes, sorted by path.
    pub(crate) fn tree(&self, folder: &str) -> Vec<(String, Vec<u8>)> {
        let mut files = Vec::new();
        collect(&self.root.join(folder), "", &mut files);
        files.sort();
        files
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            let _ = fs::remove_dir_all(&self.root);
        }
    }
}

fn collect(folder: &Path, prefix: &str, files: &mut Vec<(String, Vec<u8>)>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let entry = entry.expect("an entry");
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            collect(&entry.path(), &format!("{name}/"), files);
        } else {
            files.push((name, fs::read(entry.path()).expect("a file")));
        }
    }
}

/// How a run ended and what it said.
pub(crate) struct Run {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Run {
    pub(crate) fn of(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
        Self {
            code: output.status.code().unwrap_or(-1),
            stdout: text(output.stdout),
            stderr: text(output.stderr),
        }
    }
}

/// What this site has otherwise than the small site of the rules' examples.
const SMALL: Example = Example {
    config: "base_url: https://dafu.wuyou.gov.cn/hf/\npage_size: 3\nyear_page_size: 2\n",
    files: &[
        ("content/departments.yaml", DEPARTMENTS.as_bytes()),
        ("content/topics.yaml", TOPICS.as_bytes()),
    ],
    ..Example::RIGHT
};

const DEPARTMENTS: &str = "- { code: gxt, name: 乌有省工业和信息化厅, short: [省工信厅], prefix: [乌工信], phone: 0870-5550101, order: 1 }
- { code: jyt, name: 乌有省教育厅, prefix: [乌教], order: 2 }
- { code: mzt, name: 乌有省民政厅, prefix: [乌民], order: 3 }
";

const TOPICS: &str = "- { slug: computing, name: 算力产业, description: 算力基础设施和服务 }
- { slug: education, name: 教育发展 }
";

/// What its replies have otherwise.
const FIELDS: &str = "标题: 关于样本{id}的答复
届次: 省政协十三届一次会议
案由: 关于发展算力产业的提案
承办单位: 省工信厅
主送: [甄虚拟]
发文字号!
成文日期: 2023-07-20
发布日期: 2023-08-01
";

/// A text long enough for every rule.
pub(crate) const BODY: &str = "甄虚拟委员：

您提出的提案收悉，经研究，现答复如下。

一、主要工作情况

今年以来，我厅会同有关市县建成两处示范中心，面向中小企业开放，登记使用的单位比去年多出一成，费用由省级财政安排。

二、下一步工作

我们将在年底前再建成一处中心，并按季度公布使用情况，欢迎继续提出意见。

乌有省工业和信息化厅

2023年7月20日
";

const ARTICLE: &str = "---
标题: 关于本站
发布日期: 2023-08-01
菜单: 是
---

本站公开乌有省各单位对人大代表建议和政协提案的答复，任何人都可以查看、转载和提出意见。

也可以看[一件答复](../replies/gxt-2023-1.md)，了解答复的样子和各项内容的含义。
";
