//! Values of the demonstration site that a real site still has.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::check::example::Example;
use crate::check::rule::{Check, Findings, HEAD, ReplyView, Rule, SettingView, bilingual};
use crate::diagnostic::{Severity, span};
use crate::model::BaseUrl;
use crate::model::base_url::HostKind;

/// A value of the demonstration on a site with a real address.
pub(crate) const PLACEHOLDER: Rule = Rule {
    name: "site/placeholder",
    severity: Severity::Error,
    locked: false,
    sensitive: false,
    summary: bilingual("残留演示站的内容", "a value of the demonstration site"),
    why: bilingual(
        "演示站的备案号、标识码、电话和单位都是虚构的，留在正式网站上会误导公众，检查时按错误处理。",
        "the demonstration's codes, numbers and names are invented and mislead on a real site",
    ),
    wrong: Example::config("base_url: https://dafu.yunling.gov.cn/"),
    right: Example::config("base_url: https://dafu.wuyou.gov.cn/"),
    check: Check::SettingAndReply(setting, &[EXAMPLE_NAME], example_reply),
};

/// Whether the site is one where invented values belong.
fn is_invented(base: &BaseUrl) -> bool {
    base.host() == INVENTED_HOST
        || base.host().ends_with(".wuyou.gov.cn")
        || base.host_kind() != HostKind::Public
}

fn setting(view: &SettingView<'_>, found: &mut Findings) {
    if is_invented(&view.config.base_url) {
        return;
    }
    let mut start = 0;
    for line in view.text.split_inclusive('\n') {
        let bare = line.trim_start();
        if !bare.starts_with('#') {
            if let Some(value) = SAMPLE.find(line) {
                let shown = value.as_str();
                found
                    .at(view.source, span(start + value.start()..start + value.end()))
                    .message(
                        format!("“{shown}”是演示站的内容，不能用在正式网站上"),
                        format!("`{shown}` is a value of the demonstration site"),
                    )
                    .help(OWN_VALUE.0, OWN_VALUE.1);
            }
            // What stands behind a mark of comment says what to write.
            let said = line.split(" #").next().unwrap_or(line);
            let value = UNFILLED.captures(said).and_then(|found| found.name("value"));
            if let Some(value) = value.or_else(|| NOBODY.find(said)) {
                let shown = value.as_str();
                found
                    .at(view.source, span(start + value.start()..start + value.end()))
                    .message(
                        format!("“{shown}”还没有填写"),
                        format!("`{shown}` is still to be filled in"),
                    )
                    .help(OWN_VALUE.0, OWN_VALUE.1);
            }
        }
        start += line.len();
    }
}

const OWN_VALUE: (&str, &str) =
    ("请换成本站自己的；没有的，把这一项删去", "write this site's own value, or delete the entry");

/// The reply that a new site begins with, when it is no draft any more.
fn example_reply(view: &ReplyView<'_>, places: &[Range<u32>], found: &mut Findings) {
    let is_example = view.text.text.contains(EXAMPLE_SUBJECT);
    if view.is_draft || !is_example || is_invented(&view.text.config.base_url) {
        return;
    }
    let at = places.first().map_or(HEAD, Clone::clone);
    found
        .at(view.text.source, at)
        .message(
            "这是建站时写的示例答复，人和事都是虚构的，不能发布",
            "this is the invented reply that a new site begins with; it must not be published",
        )
        .help("请删去这个文件", "delete this file");
}

/// Who the invented reply of a new site is addressed to, and what it is about; `init` writes both.
const EXAMPLE_NAME: &str = "李示例";
const EXAMPLE_SUBJECT: &str = "关于在公园增设饮水点的";

/// The host of the invented province, where its values belong.
const INVENTED_HOST: &str = "wuyou.gov.cn";

/// What the demonstration alone has: its invented province, codes and numbers, example hosts.
static SAMPLE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"乌有省[\p{Han}]*|乌有政办[\p{Han}]*|[\p{Han}]*子虚市[\p{Han}0-9]*|[\p{Han}]*无何有[\p{Han}0-9]*",
        r"|[\p{Han}]ICP备0{6,}[0-9]*号(?:-[0-9]+)?|[\p{Han}]?公网安备99[0-9]{10,}号",
        r"|(?-u:\b)99000000[0-9]{2}(?-u:\b)|(?-u:\b)0870-5550[0-9]{3}(?-u:\b)",
        // What a new site shows as examples.
        r"|(?-u:\b)0000-0{7,8}(?-u:\b)|(?-u:\b)0{10}(?-u:\b)|[\p{Han}]?公网安备0{14}号",
        r"|https?://(?:[A-Za-z0-9-]+\.)*example(?:\.[A-Za-z0-9-]+)+(?:/[^\s,}\x22']*)?",
    ))
    .expect("the pattern is tested below")
});

/// A value that says what should stand there, or that something should.
static UNFILLED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r#":\s*["']?(?<value>待(?:补充?|填写?|定|确认|核实|核对|完善|录入)|主办单位|承办单位|TODO|…+|\.{3,}"#,
        r#"|[xX×Ｘｘ]{3,}|(?:0[0-9]{2,3}-)?0{7,8})["']?\s*(?:[,}\]#]|$)"#,
    ))
    .expect("the pattern is tested below")
});

/// A name that stands for any: 某某县, 某县教育局, 某ICP备.
static NOBODY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"[\p{Han}]*某(?:某|[省市州盟县区旗乡镇厅局委]|ICP|公网)[\p{Han}]*")
        .expect("the pattern is tested below")
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_of_the_demonstration_are_told_from_real_ones() {
        for (text, expected) in [
            ("sponsor: 乌有省人民政府办公厅", "乌有省人民政府办公厅"),
            ("icp: 乌ICP备00000001号", "乌ICP备00000001号"),
            ("police: 乌公网安备99000000000001号", "乌公网安备99000000000001号"),
            ("site_id_code: \"9900000001\"", "9900000001"),
            ("phone: 0870-5550000", "0870-5550000"),
            ("phone: 0000-00000000", "0000-00000000"),
            ("site_id_code: \"0000000000\"", "0000000000"),
            ("police: 某公网安备00000000000000号", "某公网安备00000000000000号"),
            ("url: https://www.example.gov.cn/a.html", "https://www.example.gov.cn/a.html"),
            ("mark_url: http://example.com", "http://example.com"),
        ] {
            assert_eq!(SAMPLE.find(text).map(|one| one.as_str()), Some(expected));
        }
        for text in [
            "icp: 云ICP备05000001号-2",
            "police: 云公网安备53010202000123号",
            "site_id_code: \"5300000099\"",
            "phone: 0871-63550000",
            "url: https://www.examples.gov.cn/",
            "# 例如 dafu.yunling.gov.cn",
        ] {
            assert_eq!(SAMPLE.find(text).map(|one| one.as_str()), None, "{text}");
        }
    }

    #[test]
    fn values_that_are_still_to_be_filled_in_are_told() {
        let found =
            |line: &'static str| UNFILLED.captures(line)?.name("value").map(|value| value.as_str());
        for (line, expected) in [
            ("  phone: 0871-00000000", "0871-00000000"),
            ("  phone: \"00000000\"", "00000000"),
            ("  address: ……", "……"),
            ("  address: 待补充  # 问办公室", "待补充"),
            ("owner: { sponsor: 主办单位, operator: 甲局 }", "主办单位"),
        ] {
            assert_eq!(found(line.trim_end()), Some(expected), "{line}");
        }
        for (line, expected) in [
            ("  sponsor: 某某县人民政府办公室", Some("某某县人民政府办公室")),
            ("title: 云岭县某局答复公开", Some("云岭县某局答复公开")),
            ("  icp: 某ICP备05000001号", Some("某ICP备")),
            ("  meaning: 某些问题已经解决", None),
        ] {
            assert_eq!(NOBODY.find(line).map(|one| one.as_str()), expected, "{line}");
        }
        for line in ["  phone: 0871-63550000", "  sponsor: 甲省主办单位联络处", "title: 待定河治理"]
        {
            assert_eq!(found(line), None, "{line}");
        }
    }
}
