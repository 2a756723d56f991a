//! The registers of a new site: departments, topics, congress and CPPCC committee.

use super::configuration::{comment, explained};
use super::new_file::NewFile;
use super::new_site::NewSite;
use crate::config::reference;
use crate::diagnostic::{Bilingual, Language, bilingual};
use crate::document::write;
use crate::model::Kind;

/// The subject classes that the documents of gov.cn are filed under (国务院公文主题分类).
const TOPICS: &[(&str, &str)] = &[
    ("organs", "组织机构"),
    ("affairs", "综合政务"),
    ("economy", "国民经济管理、国有资产监管"),
    ("finance", "财政、金融、审计"),
    ("land-energy", "国土资源、能源"),
    ("agriculture", "农业、林业、水利"),
    ("industry", "工业、交通"),
    ("commerce", "商贸、海关、旅游"),
    ("market", "市场监管、安全生产监管"),
    ("construction", "城乡建设、环境保护"),
    ("education", "科技、教育"),
    ("culture", "文化、广电、新闻出版"),
    ("health", "卫生、体育"),
    ("population", "人口与计划生育、妇女儿童工作"),
    ("labour", "劳动、人事、监察"),
    ("security", "公安、安全、司法"),
    ("civil", "民政、扶贫、救灾"),
    ("ethnic", "民族、宗教"),
    ("foreign", "对外事务"),
    ("overseas", "港澳台侨工作"),
    ("defence", "国防"),
    ("other", "其他"),
];

pub(super) fn departments(site: &NewSite) -> NewFile {
    let head = bilingual(
        "承办单位名录。每个单位一项，答复里的“承办单位”要在这里；各项的写法：",
        "The register of departments: one entry for each that replies. Its keys:",
    );
    let entries = site.departments.iter().zip(1..).map(|(one, place)| {
        let (code, name) = (write::text(&one.code), write::text(&one.name));
        let mut entry = format!("- code: {code}\n  name: {name}\n");
        // 云岭县教育局 is called 县教育局 in the county.
        if let Some(short) = site.place.as_deref().and_then(|place| short(&one.name, place)) {
            entry.push_str(&format!("  short: [{}]\n", write::text(&short)));
        }
        entry + &format!("  order: {}\n", place * 10)
    });
    register("content/departments.yaml", &head, &entries.collect::<String>(), site.language)
}

pub(super) fn topics(language: Language) -> NewFile {
    let head = bilingual(
        "主题名录，照国务院公文的主题分类（第一类原称“国务院组织机构”）。用不到的可以删去，也可以换成本地的分类；各项的写法：",
        "The register of topics: the subject classes of gov.cn, to choose from. The keys of an entry:",
    );
    let entries = TOPICS.iter().map(|(slug, name)| format!("- {{ slug: {slug}, name: {name} }}\n"));
    register("content/topics.yaml", &head, &entries.collect::<String>(), language)
}

pub(super) fn bodies(site: &NewSite) -> NewFile {
    let head = bilingual(
        "人大、政协名录。答复里的“届次”说的是哪一个，要在这里；各项的写法：",
        "The register of congresses and CPPCC committees that sessions belong to. Its keys:",
    );
    let entries = site.place.iter().flat_map(|place| {
        let level = place.chars().last().unwrap_or_default();
        site.kinds.iter().map(move |kind| match kind {
            Kind::Suggestion => format!(
                "- key: congress\n  kind: congress\n  name: {place}人大\n  names: [{level}人大, {place}人民代表大会, {level}人民代表大会]\n"
            ),
            Kind::Proposal => format!(
                "- key: cppcc\n  kind: cppcc\n  name: {place}政协\n  names: [{level}政协, 政协{place}委员会, 中国人民政治协商会议{place}委员会]\n"
            ),
        })
    });
    register("content/bodies.yaml", &head, &entries.collect::<String>(), site.language)
}

/// A register: what it is, its keys, its entries or one to begin with.
fn register(path: &str, head: &Bilingual, entries: &str, language: Language) -> NewFile {
    let mut text = comment(head.get(language), "");
    let mut example = Vec::new();
    for setting in
        reference().iter().filter(|file| file.file == path).flat_map(|file| &file.settings)
    {
        text.push_str(&comment(
            &format!("  {}: {}", setting.name, explained(setting, language)),
            "",
        ));
        if setting.required {
            example.push(format!("{}: {}", setting.name, setting.example));
        }
    }
    text.push('\n');
    if entries.is_empty() {
        text.push_str(&format!("#- {{ {} }}\n", example.join(", ")));
    }
    NewFile::new(path, text + entries)
}

/// A department's name as it goes by in its own place.
pub(super) fn short(name: &str, place: &str) -> Option<String> {
    let rest = name.strip_prefix(place).filter(|rest| !rest.is_empty())?;
    Some(format!("{}{rest}", place.chars().last()?))
}

/// The place that a title begins with: 云岭省建议提案答复公开 is of 云岭省.
#[must_use]
pub(crate) fn place_of(title: &str) -> Option<&str> {
    let ends = ["建议", "提案", "人大", "政协", "人民", "代表", "委员", "政府"];
    let end = ends.iter().filter_map(|word| title.find(word)).min().unwrap_or(title.len());
    let head = &title[..end];
    let is_level = |one: char| "省市县区州盟旗乡镇".contains(one);
    // 云岭市子虚区, but 云岭县 of 云岭县教育局.
    let place = if head.ends_with(is_level) {
        head
    } else {
        let (at, level) = head.match_indices(is_level).next()?;
        &head[..at + level.len()]
    };
    Some(place).filter(|place| place.chars().count() >= 2)
}

#[cfg(test)]
mod tests {
    use super::super::new_site::tests::site;
    use super::*;
    use crate::config;
    use crate::diagnostic::SourcePath;

    #[test]
    fn registers_are_read_without_a_fault() {
        let path = SourcePath::new("x.yaml");
        let site = site();
        let (register, found) = config::departments(&path, &departments(&site).text);
        assert_eq!((found.len(), register.all().len()), (0, 1));
        assert!(register.find("县教育局").is_some());
        let (register, found) = config::topics(&path, &topics(Language::English).text);
        assert_eq!((found.len(), register.all().len()), (0, 22));
        let (register, found) = config::bodies(&path, &bodies(&site).text);
        assert_eq!((found.len(), register.all().len()), (0, 2));
        for name in ["县政协", "云岭县政协", "县人大", "云岭县人民代表大会"] {
            assert!(register.find(name).is_some(), "{name}");
        }
    }

    #[test]
    fn a_register_without_entries_shows_one() {
        let site = NewSite { place: None, departments: Vec::new(), ..site() };
        for (file, read) in [
            (departments(&site), config::departments(&SourcePath::new("x"), "").1.len()),
            (bodies(&site), config::bodies(&SourcePath::new("x"), "").1.len()),
        ] {
            assert_eq!(read, 0);
            assert!(file.text.lines().last().is_some_and(|line| line.starts_with("#- { ")));
        }
        let free = departments(&site).text.replace("\n#- ", "\n- ");
        assert_eq!(config::departments(&SourcePath::new("x"), &free).0.all().len(), 1);
    }

    #[test]
    fn the_place_is_what_a_title_begins_with() {
        for (title, place) in [
            ("云岭省建议提案答复公开", Some("云岭省")),
            ("云岭县人大代表建议答复", Some("云岭县")),
            ("云岭市子虚区建议提案答复", Some("云岭市子虚区")),
            ("云岭县教育局建议提案答复", Some("云岭县")),
            ("建议提案答复公开", None),
        ] {
            assert_eq!(place_of(title), place);
        }
    }
}
