//! Mistakes in configuration, registers and theme: each is one finding at its
//! place, exit 2, in words of the person who keeps the file.

use regex::Regex;
use serde_json::Value;

use crate::support::{Sandbox, TODAY};

/// A file, what is changed in it, and the finding: rule, line, column.
pub(crate) const MISTAKES: &[(&str, &str, &str, &str, u64, u64)] = &[
    ("dafu.yaml", "title: 乌有省", "title:乌有省", "config/syntax", 2, 6),
    ("dafu.yaml", "title: 乌有省", "title：乌有省", "config/syntax", 2, 6),
    ("dafu.yaml", "title: 乌有省", "title: \"乌有省", "config/syntax", 2, 8),
    ("dafu.yaml", "title: 乌有省", "title: 公开: 乌有省", "config/syntax", 2, 8),
    ("dafu.yaml", "title: 乌有省", "title: *乌有省", "config/syntax", 2, 8),
    ("dafu.yaml", "title: 乌有省", "title: &x 乌有省", "config/syntax", 2, 8),
    ("dafu.yaml", "title: 乌有省", "title: [乌有省", "config/syntax", 2, 8),
    ("dafu.yaml", "  sponsor", "\tsponsor", "config/syntax", 8, 1),
    ("dafu.yaml", "  operator", "   operator", "config/syntax", 9, 1),
    ("dafu.yaml", "page_size: 3\nyear", "page_size: 3\n---\nyear", "config/syntax", 6, 1),
    ("dafu.yaml", "title: 乌有省建议提案答复公开", "title:", "config/wrong-type", 2, 6),
    ("dafu.yaml", "\npage_size: 3", "\npage_size: 三", "config/wrong-type", 5, 12),
    ("dafu.yaml", "\npage_size: 3", "\npage_size: 0", "config/value", 5, 12),
    ("dafu.yaml", "\npage_size: 3", "\npagesize: 3", "config/unknown-key", 5, 1),
    ("dafu.yaml", "\npage_size: 3", "\n朋友: 3", "config/unknown-key", 5, 1),
    ("dafu.yaml", "\npage_size: 3", "\ntitle: 甲", "config/duplicate-key", 5, 1),
    ("dafu.yaml", "dafu: 1\n", "", "config/missing-key", 1, 1),
    ("dafu.yaml", "dafu: 1", "dafu: 2", "config/value", 1, 7),
    ("dafu.yaml", "https://dafu.wuyou.gov.cn/hf/", "dafu.wuyou.gov.cn/hf/", "config/value", 3, 11),
    ("dafu.yaml", "\npage_size", "\ntime_zone: 北京\npage_size", "config/value", 5, 12),
    ("dafu.yaml", "\npage_size", "\ntheme: ../x\npage_size", "config/value", 5, 8),
    ("dafu.yaml", "\npage_size", "\ntheme: nowhere\npage_size", "config/value", 5, 8),
    ("dafu.yaml", "\npage_size", "\nrules: {docnum/brackt: off}\npage_size", "config/value", 5, 9),
    ("dafu.yaml", "\npage_size", "\nproposer_names: 全名\npage_size", "config/wrong-type", 5, 17),
    ("dafu.yaml", "letter: B", "letter: 乙", "config/value", 19, 15),
    ("dafu.yaml", "letter: B", "letter: A", "config/value", 19, 15),
    ("content/departments.yaml", "code: jyt", "code: JYT", "config/value", 2, 11),
    ("content/departments.yaml", "code: jyt", "cod: jyt", "config/unknown-key", 2, 5),
    ("content/departments.yaml", "name: 乌有省教育厅", "name: 省工信厅", "config/value", 2, 22),
    ("content/departments.yaml", "order: 2", "order: 第二", "config/wrong-type", 2, 51),
    ("content/departments.yaml", "order: 2", "retired: 是", "config/wrong-type", 2, 53),
    ("content/topics.yaml", "slug: education", "slug: 教育", "config/value", 2, 11),
    ("content/bodies.yaml", "kind: cppcc", "kind: 政协", "config/wrong-type", 6, 9),
];

#[test]
fn each_mistake_is_one_finding_at_its_place() {
    let mut faults = Vec::new();
    for (file, from, to, rule, line, column) in MISTAKES {
        let site = Sandbox::full();
        let text = site.read(file);
        assert!(text.contains(from), "{from} is not in {file}");
        site.write(file, text.replacen(from, to, 1));
        let found = findings(&site);
        let places: Vec<_> = found
            .iter()
            .map(|row| (row["rule"].as_str(), row["path"].as_str(), &row["line"], &row["column"]))
            .collect();
        let expected = [(Some(*rule), Some(*file), &Value::from(*line), &Value::from(*column))];
        if places != expected {
            faults.push(format!("{to}: {places:?}"));
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn no_word_of_the_program_or_its_libraries_reaches_an_editor() {
    let leaks = Regex::new(
        r"(?i)\b(expected|invalid|unexpected|while|parsing|scanning|mapping|scalar|token|struct|enum|Option|Vec|u32|usize|String|serde|tera|jiff|os error|column|at line)\b",
    )
    .expect("a pattern");
    for (file, from, to, ..) in MISTAKES {
        let site = Sandbox::full();
        site.write(file, site.read(file).replacen(from, to, 1));
        for row in findings(&site) {
            for part in ["message", "help"] {
                let words = row[part].as_str().expect("a text");
                assert!(!leaks.is_match(words), "{to}: {words}");
            }
            let message = row["message"].as_str().expect("a text");
            assert!(!message.is_ascii(), "{message}");
        }
    }
}

#[test]
fn files_in_other_encodings_and_empty_ones_are_told() {
    for (file, rule) in
        [("dafu.yaml", "config/encoding"), ("content/departments.yaml", "config/encoding")]
    {
        let site = Sandbox::full();
        let text = site.read(file);
        site.write(file, encoding_rs::GBK.encode(&text).0);
        let found = findings(&site);
        let rules: Vec<_> = found.iter().map(|row| row["rule"].as_str()).collect();
        assert_eq!(rules, [Some(rule)], "{file}");
    }
    let site = Sandbox::full();
    site.write("dafu.yaml", "");
    assert_eq!(findings(&site).len(), 1);
}

/// The findings of a check that ends with 2.
fn findings(site: &Sandbox) -> Vec<Value> {
    let run = site.run(&["check", "--date", TODAY, "--format", "json"]);
    assert_eq!(run.code, 2, "{}{}", run.stdout, run.stderr);
    let rows: Value = serde_json::from_str(&run.stdout).expect("JSON");
    rows.as_array().expect("an array").clone()
}
