//! Import: every sample page with the file and the findings it must give.
//!
//! `tests/it/import/samples/*.txt` are invented pages, one for each form and
//! trap of the genre; `*.expected` beside them is the file and the findings.
//! `DAFU_BLESS=1 cargo test import` writes them anew: read the difference.
//! `letters` are invented letters in many shapes, each in three kinds of file;
//! `kinds` goes through the forms of one field at a time, `docx` through those of Word documents, `bounds` through
//! files made to cost time or memory.

mod bounds;
pub(crate) mod docx;
mod html;
mod kinds;
mod letters;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use dafu::archive::proposal::{propose_folder, propose_id};
use dafu::config::{self, Config, Registers};
use dafu::diagnostic::{Diagnostic, Language, SourcePath, locate};
use dafu::import::{Draft, Foreign, Imported, importer_for};
use pulldown_cmark::{Event, Options, Parser};

const CONFIG: &str = "dafu: 1\ntitle: 乌有省建议提案答复公开\nbase_url: https://dafu.example.gov.cn/\nnumber_prefixes: {平: ps}\n";

const DEPARTMENTS: &str = "
- code: jyt
  name: 乌有省教育厅
  short: [省教育厅]
  prefix: [乌教]
- code: czt
  name: 乌有省财政厅
  prefix: [乌财]
- code: ylsjyj
  name: 云岭市教育局
  short: [市教育局]
  prefix: [云教]
- code: ylsmzj
  name: 云岭市民政局
  prefix: [云民]
- code: bjx
  name: 白鹭县人民政府办公室
  short: [县政府办]
- code: bljt
  name: 白鹭县交通运输局
  prefix: [白交]
";

const TOPICS: &str = "- {slug: education, name: 教育}\n- {slug: traffic, name: 交通}\n";

const BODIES: &str = "
- {key: province-cppcc, kind: cppcc, name: 乌有省政协, names: [省政协]}
- {key: province-congress, kind: congress, name: 乌有省人大, names: [省人大]}
- {key: city-cppcc, kind: cppcc, name: 云岭市政协, names: [市政协]}
- {key: city-congress, kind: congress, name: 云岭市人大, names: [市人大]}
- {key: county-congress, kind: congress, name: 白鹭县人大, names: [县人大]}
- {key: county-cppcc, kind: cppcc, name: 白鹭县政协, names: [县政协]}
- {key: national-congress, kind: congress, name: 全国人大}
- {key: national-cppcc, kind: cppcc, name: 全国政协}
";

fn site() -> (Registers, Config) {
    let path = SourcePath::new("test.yaml");
    let (departments, one) = config::departments(&path, DEPARTMENTS);
    let (topics, two) = config::topics(&path, TOPICS);
    let (bodies, three) = config::bodies(&path, BODIES);
    let (config, four) = config::parse(&path, CONFIG);
    let faults = [one, two, three, four].concat();
    assert_eq!(faults, Vec::new(), "the registers of this test are whole");
    let registers = Registers { departments, topics, bodies, ..Registers::default() };
    (registers, config.expect("without findings there is a value"))
}

fn import(name: &str, bytes: &[u8]) -> Imported {
    let (registers, config) = site();
    let foreign = Foreign { name, bytes, encoding: None, beside: &|_| None };
    let importer = importer_for(Path::new(name)).expect("an importer for .txt");
    (importer.import)(&foreign, &registers, &config)
}

/// Place, file and findings as one text.
fn shown(imported: &Imported) -> String {
    let mut out = String::new();
    for draft in &imported.drafts {
        let id = propose_id(&draft.id_parts, &|_| false);
        let folder = propose_folder(&draft.id_parts);
        writeln!(out, "→ content/{folder}/{id}.md").expect("a string takes all");
        out.push_str(&draft.markdown(Language::Chinese));
    }
    out.push_str("\n══ 提示 ══\n");
    let spans = imported.findings.iter().map(|finding| &finding.span);
    let extents = locate(spans, imported.text.as_bytes());
    for (finding, extent) in imported.findings.iter().zip(extents) {
        let Diagnostic { rule, severity, message, help, .. } = finding;
        let (line, column) = (extent.start.line, extent.start.column);
        let severity = severity.key();
        writeln!(out, "{line}:{column} {severity} {rule}: {}", message.zh).expect("a string");
        if !help.zh.is_empty() {
            let help = help.zh.replace('\n', "\n    ");
            writeln!(out, "    {help}").expect("a string");
        }
    }
    out
}

fn samples() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/import/samples");
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .expect("the folder of samples")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "txt"))
        .collect();
    paths.sort();
    paths
}

fn name_of(path: &Path) -> String {
    path.file_name().expect("a name").to_string_lossy().into_owned()
}

#[test]
fn every_sample_gives_its_file_and_findings() {
    let mut wrong = Vec::new();
    for path in samples() {
        let bytes = std::fs::read(&path).expect("a sample");
        let found = shown(&import(&name_of(&path), &bytes));
        let expected = path.with_extension("expected");
        if std::env::var_os("DAFU_BLESS").is_some() {
            std::fs::write(&expected, &found).expect("written");
        } else if std::fs::read_to_string(&expected).unwrap_or_default() != found {
            wrong.push(format!("{}:\n{found}", name_of(&path)));
        }
    }
    assert!(wrong.is_empty(), "not as expected (DAFU_BLESS=1 writes anew):\n{}", wrong.join("\n"));
}

/// The words a reader of the rendered body sees, without blanks.
fn words_of_body(draft: &Draft) -> String {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES;
    let mut out = String::new();
    for event in Parser::new_ext(&draft.body, options) {
        if let Event::Text(text) = event {
            out.push_str(&text);
        }
    }
    without_blanks(&out)
}

fn without_blanks(text: &str) -> String {
    let text = text.replace("&nbsp;", "");
    let invisible = |one: &char| !one.is_whitespace() && !matches!(one, '\u{200b}' | '\u{feff}');
    text.chars().filter(invisible).collect()
}

#[test]
fn not_a_word_of_any_body_is_lost_or_changed() {
    for path in samples() {
        let imported = import(&name_of(&path), &std::fs::read(&path).expect("a sample"));
        let page = without_blanks(&imported.text);
        for draft in &imported.drafts {
            let body = words_of_body(draft);
            assert!(!body.is_empty(), "{}: an empty body", name_of(&path));
            assert!(page.contains(&body), "{}: {body}", name_of(&path));
        }
    }
}

#[test]
fn no_mobile_number_is_copied_or_shown() {
    for path in samples() {
        let imported = import(&name_of(&path), &std::fs::read(&path).expect("a sample"));
        for draft in &imported.drafts {
            let file = draft.markdown(Language::Chinese);
            let front = file.split("\n---\n").next().unwrap_or_default();
            assert!(!front.contains("13800001111"), "{}", name_of(&path));
        }
        for finding in &imported.findings {
            let said = format!("{}{}", finding.message.zh, finding.help.zh);
            assert!(!said.contains("13800001111"), "{}: {said}", name_of(&path));
        }
    }
}

/// Pages are torn in every way; whatever is missing, nothing panics and what is
/// there is kept word for word.
#[test]
fn a_page_that_lacks_any_line_is_read_all_the_same() {
    for path in samples() {
        let whole = import(&name_of(&path), &std::fs::read(&path).expect("a sample")).text;
        let lines: Vec<_> = whole.lines().collect();
        for missing in 0..lines.len() {
            let torn: Vec<_> = [&lines[..missing], &lines[missing + 1..]].concat();
            let torn = torn.join("\n");
            let imported = import("torn.txt", torn.as_bytes());
            let page = without_blanks(&torn);
            for draft in &imported.drafts {
                assert!(page.contains(&words_of_body(draft)), "{}: line {missing}", name_of(&path));
            }
        }
    }
}

#[test]
fn an_unknown_or_wrong_encoding_is_said() {
    let (registers, config) = site();
    let importer =
        importer_for(Path::new("页面.TXT")).expect("upper and lower case count as the same");
    let said = |bytes: &[u8], encoding| {
        let foreign =
            Foreign { name: "页面.TXT", bytes, encoding: Some(encoding), beside: &|_| None };
        let found = (importer.import)(&foreign, &registers, &config);
        let rules: Vec<_> = found.findings.iter().map(|finding| finding.rule).collect();
        rules.join(" ")
    };
    assert_eq!(said(b"", "\u{56fd}\u{6807}"), "import/encoding");
    assert_eq!(
        said(&[0xb4, 0xf0, 0xb8, 0xb4], "utf-8"),
        "import/nothing-recognised import/encoding"
    );
    assert!(importer_for(Path::new("页面.pdf")).is_none());
}
