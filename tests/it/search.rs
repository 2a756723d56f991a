//! Search: what the index holds, what it does not, and what a query finds.

use std::collections::{BTreeMap, BTreeSet};

use dafu::search::query::{Index, Notice, Query, Results, search};
use dafu::search::{Case, Collector, Cuts, DIRECTORY, Days, Document, Files, Settings};

use crate::support::{BODY, Sandbox, TODAY};

/// An index of `documents`, taken in by the order of `order`.
fn files(documents: &[Document], order: impl Iterator<Item = usize>) -> Files {
    files_beside(documents, order, Cuts::default())
}

/// The same, where it is `known` how an earlier index was cut.
fn files_beside(documents: &[Document], order: impl Iterator<Item = usize>, known: Cuts) -> Files {
    let collector = Collector::new(u32::try_from(documents.len()).expect("few"));
    for at in order {
        collector.add(u32::try_from(at).expect("few"), Some((&documents[at], "")));
    }
    collector.files(&Settings { days: days(documents.len()), known, ..Settings::default() })
}

/// Three documents a day.
fn days(count: usize) -> Days {
    Days::of((0..count).map(|at| u32::try_from(700 + at / 3).expect("few")))
}

/// What `text` finds: all of it, a page at a time.
fn found(documents: &[Document], files: &Files, text: &str) -> (Vec<usize>, Notice) {
    let named: BTreeMap<&str, &[u8]> = files
        .named
        .iter()
        .map(|file| (&*file.name, file.bytes.as_deref().expect("it is made")))
        .collect();
    let days = days(documents.len());
    let own: BTreeMap<String, &Document> =
        (0..).zip(documents).map(|(at, one)| (days.document(at), one)).collect();
    let fetch = |name: &str| match own.get(name) {
        Some(document) => serde_json::to_vec(document).ok(),
        None if name.ends_with("-files.json") => serde_json::to_vec("附表：\n停车收费标准").ok(),
        None if name == DIRECTORY => Some(files.directory.clone()),
        None => named.get(name).map(|bytes| bytes.to_vec()),
    };
    let index = Index::open(&fetch).expect("an index");
    let query = Query { text: text.to_owned(), ..Query::default() };
    let mut results: Results = search(&index, &query).expect("an answer");
    while results.has_more() {
        results.next(&index).expect("an answer");
    }
    assert_eq!(results.total(), results.hits.len(), "{text}");
    (results.hits.iter().map(|hit| hit.number as usize).collect(), results.notice)
}

fn document(at: usize, title: &str, text: &str) -> Document {
    let id = format!("x-2024-{at}");
    Document { id, title: title.to_owned(), text: text.to_owned(), ..Document::default() }
        .with_folded("")
}

/// Numbers that look like chance and are the same at every run.
struct Chance(u32);

impl Chance {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(1_103_515_245).wrapping_add(12_345);
        (self.0 >> 16) as usize % most
    }
}

/// Texts of a few characters that meet in every order, so that pairs without the whole abound.
fn texts(count: usize) -> Vec<Document> {
    const CHARACTERS: &[char] = &[
        '养', '老', '院', '补', '贴', '企', '业', '民', '营', '城', '市', '更', '新', '，', '。',
        '5', 'G', '１', '2', ' ', '\n', '養', '第', '号', '停', '车',
    ];
    let mut chance = Chance(7);
    let mut text = |length: usize| -> String {
        (0..length).map(|_| CHARACTERS[chance.below(CHARACTERS.len())]).collect()
    };
    (0..count).map(|at| document(at, &text(8), &text(80))).collect()
}

#[test]
fn whatever_stands_in_a_text_is_found_and_nothing_else() {
    let documents = texts(600);
    let files = files(&documents, 0..documents.len());
    let mut chance = Chance(3);
    for _ in 0..300 {
        let source: Vec<char> = documents[chance.below(600)].text.chars().collect();
        let at = chance.below(70);
        let part: String = source[at..at + 1 + chance.below(5)].iter().collect();
        // Chinese characters alone: runs of letters are whole words, marks part terms.
        if !part.chars().all(|one| ('\u{4e00}'..='\u{9fff}').contains(&one)) {
            continue;
        }
        let simple = |text: &str| text.replace('養', "养");
        let expected: BTreeSet<usize> = (0..)
            .zip(&documents)
            .filter(|(_, one)| {
                let has = |text: &str| simple(text).contains(&simple(&part));
                has(&one.title) || has(&one.text)
            })
            .map(|(at, _)| at)
            .collect();
        let (hits, notice) = found(&documents, &files, &part);
        assert_eq!(hits.iter().copied().collect::<BTreeSet<_>>(), expected, "{part}");
        assert_eq!((hits.len(), notice), (expected.len(), Notice::None), "{part}");
    }
}

#[test]
fn the_order_in_which_documents_come_changes_no_byte() {
    let documents = texts(600);
    let expected = files(&documents, 0..600);
    assert_eq!(files(&documents, (0..600).rev()), expected);
    assert_eq!(files(&documents, (0..600).map(|at| at * 7 % 600)), expected);
}

#[test]
fn a_new_document_changes_the_shards_of_the_newest_alone() {
    let documents = texts(5000);
    let names = |files: &Files| -> BTreeSet<String> {
        files.named.iter().map(|file| file.name.clone()).collect()
    };
    let after = names(&files(&documents, 0..5000));
    // One that comes last, and one that is dated before others: as if it had not been there yet.
    for at in [4999, 4900] {
        let before = [&documents[..at], &documents[at + 1..]].concat();
        let new: Vec<String> =
            after.difference(&names(&files(&before, 0..4999))).cloned().collect();
        // Nineteen blocks of 256 are full.
        assert!(!new.is_empty() && new.iter().all(|name| name.starts_with("1300-")), "{new:?}");
    }
    let old = after.iter().filter(|name| name.starts_with("0-")).count();
    assert!(old > 10, "{old} of {}", after.len());
}

#[test]
fn a_piece_that_was_cut_before_is_named_and_not_made_again() {
    let mut documents = texts(5000);
    let before = files(&documents, 0..5000);
    documents[10] = document(10, "养老院停车", &documents[10].text);
    let expected = files(&documents, 0..5000);
    let spared = files_beside(&documents, 0..5000, before.cuts);
    assert_eq!((&spared.directory, &spared.cuts), (&expected.directory, &expected.cuts));
    assert_eq!(spared.named.len(), expected.named.len());
    let is_new = |name: &str| !before.named.iter().any(|file| file.name == name);
    let new = expected.named.iter().filter(|file| is_new(&file.name)).count();
    // A title lost eight characters and won five: so many keys, and pairs of them, at most.
    assert!((1..=26).contains(&new), "{new} of {}", expected.named.len());
    let mut made = 0;
    for (one, other) in spared.named.iter().zip(&expected.named) {
        assert_eq!(one.name, other.name);
        match &one.bytes {
            Some(_) => {
                assert_eq!(one.bytes, other.bytes);
                made += 1;
            }
            None => assert!(!is_new(&one.name), "{}", one.name),
        }
    }
    assert!((1..expected.named.len() / 2).contains(&made), "{made}");
}

#[test]
fn what_stands_in_an_attachment_is_found_last() {
    let in_text = document(0, "甲", "停车收费");
    let nowhere = document(1, "乙", "停车");
    let in_file = Document { attached: true, ..document(2, "丙", "停车") };
    let documents = [in_text, nowhere, in_file];
    let collector = Collector::new(3);
    for (at, one) in (0..).zip(&documents) {
        collector.add(at, Some((one, if one.attached { "附表：\n停车收费标准" } else { "" })));
    }
    let files = collector.files(&Settings { days: days(3), ..Settings::default() });
    assert_eq!(found(&documents, &files, "停车收费").0, [0, 2]);
    assert_eq!(found(&documents, &files, "收费标准").0, [2]);
    assert_eq!(found(&documents, &files, "停车").0, [2, 1, 0]);
    assert_eq!(found(&documents, &files, "停车 收费标准").0, [2]);
}

#[test]
fn the_title_weighs_most_then_number_subject_summary_and_text() {
    let in_text = document(0, "甲", "城市更新");
    let in_title = document(1, "城市更新", "甲");
    let in_summary = Document { summary: "城市更新".to_owned(), ..document(2, "甲", "乙") };
    let in_subject = Document { subject: "城市更新".to_owned(), ..document(3, "甲", "乙") };
    let case = Case { number: "城市更新".to_owned(), ..Case::default() };
    let in_number = Document { cases: vec![case], ..document(4, "甲", "乙") };
    let newer = document(5, "甲", "城市更新");
    let documents = [in_text, in_title, in_summary, in_subject, in_number, newer];
    let files = files(&documents, 0..6);
    assert_eq!(found(&documents, &files, "城市更新").0, [1, 4, 3, 2, 5, 0]);
}

#[test]
fn words_that_stand_near_to_each_other_come_first() {
    let far = "养老".to_owned() + &"甲".repeat(50) + "补贴";
    let documents = [document(0, "甲", "养老补贴"), document(1, "甲", &far)];
    let files = files(&documents, 0..2);
    assert_eq!(found(&documents, &files, "养老 补贴").0, [0, 1]);
    assert_eq!(found(&documents, &files, "“养老补贴”").0, [0]);
}

#[test]
fn a_number_is_no_part_of_a_longer_one() {
    let documents = [document(0, "甲", "第12号"), document(1, "甲", "第312号，2012年")];
    let files = files(&documents, 0..2);
    for text in ["12", "第12号", "１２"] {
        assert_eq!(found(&documents, &files, text).0, [0], "{text}");
    }
}

#[test]
fn a_question_is_asked_without_its_words_and_what_is_not_there_in_part() {
    let documents = [document(0, "甲", "养老院的补贴标准"), document(1, "甲", "停车收费")];
    let files = files(&documents, 0..2);
    for (text, expected, notice) in [
        ("养老院的补贴", &[0][..], Notice::None),
        ("养老院怎么补贴", &[0], Notice::Without),
        ("养老院补贴标准是多少", &[0], Notice::Relaxed),
        ("停车收费吗", &[1], Notice::Without),
        ("森林", &[], Notice::None),
        ("，", &[], Notice::None),
    ] {
        assert_eq!(found(&documents, &files, text), (expected.to_vec(), notice), "{text}");
    }
}

/// The lines that `dafu search` prints for `words`.
fn lines(site: &Sandbox, words: &str) -> Vec<String> {
    let run = site.run(&["search", words, "--date", TODAY]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    run.stdout.lines().map(|line| line.split('\t').next().unwrap_or("").to_owned()).collect()
}

#[test]
fn numbers_in_any_spelling_come_first() {
    let site = Sandbox::full();
    for (words, first) in [
        ("第0038号", "gxt-2024-2"),
        ("38", "gxt-2024-2"),
        ("闭08", "gxt-2024-2"),
        ("闭会 8 号", "gxt-2024-2"),
        ("101", "jyt-2024-3"),
        ("提案第101号", "jyt-2024-3"),
    ] {
        assert_eq!(lines(&site, words).first().map(String::as_str), Some(first), "{words}");
    }
}

#[test]
fn of_what_is_not_published_the_index_holds_nothing() {
    let files = |changes: Option<&[(&str, &str)]>| {
        let site = Sandbox::full();
        if let Some(changes) = changes {
            let body = BODY.replace("一、", "密云暗号一、");
            site.write("content/replies/secret.csv", "密云暗号,甲\n");
            site.reply_with("gxt-2024-77", changes, &body);
        }
        site.build();
        assert_eq!(lines(&site, "密云暗号"), Vec::<String>::new(), "{changes:?}");
        site.tree("public")
            .into_iter()
            .filter(|file| file.0.starts_with("search/"))
            .collect::<Vec<_>>()
    };
    let expected = files(None);
    assert!(expected.len() > 5);
    for changes in [
        &[("有效性", "草稿"), ("编号", "\"77\"")][..],
        &[
            ("有效性", "草稿"),
            ("附件", "[{名称: 密云暗号附表, 文件: secret.csv}]"),
            ("编号", "\"77\""),
        ],
        &[("公开属性", "依申请公开"), ("发布日期", "-"), ("编号", "\"77\"")],
        &[("公开属性", "不予公开"), ("发布日期", "-"), ("编号", "\"77\"")],
        &[("发布日期", "2030-01-01"), ("编号", "\"77\"")],
    ] {
        assert_eq!(files(Some(changes)), expected, "{changes:?}");
    }
}

#[test]
fn attachments_are_searched_and_only_what_is_seen_in_them_until_they_are_withdrawn() {
    let site = Sandbox::full();
    site.write("content/replies/fees.csv", "车场,标准\n东门车场,每小时贰角柒分\n");
    let with = [("编号", "\"77\""), ("附件", "[{名称: 附表, 文件: fees.csv}]")];
    site.reply("gxt-2024-77", &with);
    assert_eq!(lines(&site, "每小时贰角柒分"), ["gxt-2024-77"]);
    assert_eq!(lines(&site, "算力 东门车场"), ["gxt-2024-77"]);
    site.build();
    let holding = |site: &Sandbox| -> Vec<String> {
        let files = site.tree("public/search").into_iter();
        let holds = |bytes: &[u8]| String::from_utf8_lossy(bytes).contains("贰角柒分");
        files.filter(|file| holds(&file.1)).map(|file| file.0).collect()
    };
    let found = holding(&site);
    assert!(found.len() == 1 && found[0].ends_with("-files.json"), "{found:?}");
    let withdrawn =
        [("状态", "已撤回"), ("撤回日期", "2024-05-20"), ("撤回原因", "附表有误"), ("有效性", "-")];
    site.reply("gxt-2024-77", &[&with[..], &withdrawn].concat());
    site.build();
    assert_eq!(holding(&site), Vec::<String>::new());
    assert_eq!(lines(&site, "每小时贰角柒分"), Vec::<String>::new());
}

#[test]
fn the_page_leads_everywhere_and_may_ask_the_sites_it_names() {
    let site = Sandbox::full();
    let config = site.read("dafu.yaml");
    let also = "search: {also: [{name: 乌有市, url: \"https://wys.example.gov.cn/dafu\"}]}\n";
    site.write("dafu.yaml", config.clone() + also);
    site.build();
    let page = site.read("public/search.html");
    assert!(page.contains(" https://wys.example.gov.cn; form-action"), "{page}");
    assert!(page.contains("https://wys.example.gov.cn/dafu/") && page.contains("乌有市"));
    let reply = site.read("public/r/gxt-2023-1.html");
    assert!(!reply.contains("https://wys.example.gov.cn") && reply.contains("../search.html"));
    assert!(site.read("public/index.html").contains("search.html"));
    site.write("dafu.yaml", config + "search: {also: [{name: 乌有市, url: wys}]}\n");
    let run = site.run(&["check", "--date", TODAY]);
    assert_eq!(run.code, 2);
    assert!(run.stdout.contains("url 要写完整网址"), "{}", run.stdout);
}

#[test]
fn a_site_without_replies_has_no_search() {
    let site = Sandbox::new();
    site.build();
    assert!(!site.has("public/search.html") && !site.has("public/search"));
    assert_eq!(lines(&site, "养老"), Vec::<String>::new());
}
