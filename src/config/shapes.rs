//! The shape of `dafu.yaml`: every key it may have, with what is told of it. Checks, the
//! configuration of a new site and `docs/configuration.md` are made from it.

use crate::yaml::shape::Shape::{self, Free, List, Map, Number, Text, Word};
use crate::yaml::shape::{Key, optional, required};

pub(super) const CONFIG: Shape = Map(&[
    required("dafu", Number).doc("配置格式的版本，现在是 1", "version of the format: 1", "1"),
    required("title", Text).doc(
        "网站名称，印在每一页上方",
        "the site's title, at the top of every page",
        "某某县建议提案答复公开",
    ),
    required("base_url", Text).doc(
        "网站的正式网址，可以带路径。二维码、订阅、站点地图都由它生成，印出去就收不回，请先定好",
        "the public address, with a path if needed; QR codes and feeds are made from it",
        "https://dafu.example.gov.cn/",
    ),
    optional("former_base_urls", List(&Text)).doc(
        "网站以前的网址；换网址时写上，并请服务器管理员让它跳转过来",
        "addresses the site had before; name them when it moves",
        "[https://old.example.gov.cn/dafu/]",
    ),
    optional("removed", List(&REMOVED)).doc(
        "确实不再提供的网址、日期和原因；写上以后检查不再追问",
        "published addresses that were given up on purpose",
        "[{ path: r/x-2024-1.html, date: 2024-07-01, reason: 误发 }]",
    ),
    optional("parent", Map(PARENT)).doc(
        "上级门户网站：本站是它的一个栏目，印在页面最上方的路径里",
        "the portal this site is a column of: the first breadcrumb",
        "{ name: 某某县人民政府, url: https://www.example.gov.cn/ }",
    ),
    optional("language", Text)
        .doc("页面的语言", "language of the pages (BCP 47)", "zh-CN")
        .default("zh-CN"),
    optional("time_zone", Text)
        .doc("时区；“今天”按它计算", "the time zone that decides which day is today", "Asia/Shanghai")
        .default("Asia/Shanghai"),
    optional("theme", Text)
        .doc(
            "主题：themes/ 下的目录名，default 是自带的",
            "a folder below themes/; `default` is part of the program",
            "default",
        )
        .default("default"),
    optional("page_size", Number)
        .doc("栏目首页列几件答复", "entries on the first page of a column", "20")
        .default("20"),
    optional("year_page_size", Number)
        .doc("年度页一页列几件答复，多的分页", "entries on each part of a year page", "100")
        .default("100"),
    optional("owner", Map(OWNER)).doc(
        "页脚：谁办的网站。政府网站应当写全，缺一项检查时就提醒一次",
        "the footer: who runs the site; each item that is missing is a warning",
        "{ sponsor: 某某县人民政府办公室 }",
    ),
    optional("outcomes", List(&Map(OUTCOME))).doc(
        "办理结果的类别和含义，按本地的办法写：字母在各地含义不同，页面上会把含义印在旁边",
        "result classes and what they mean here; letters differ from place to place",
        "[{ letter: A, name: 已解决或基本解决, meaning: 所提问题已经解决或者基本解决。 }]",
    ),
    optional("deadlines", Map(DEADLINES)).doc(
        "答复和公开的期限，统计和检查用",
        "how long a reply and its publication may take",
        "{ reply_months: 3, publish_working_days: 20 }",
    ),
    optional("proposer_names", Word(&["full", "surname", "hidden"]))
        .doc(
            "代表、委员的姓名怎样印：full 全名，surname 只印姓氏，hidden 不印",
            "how much of a proposer's name is printed",
            "full",
        )
        .default("full"),
    optional("number_prefixes", Free(&Text)).doc(
        "编号前面的汉字在网址里用什么字母；“闭”“闭会”不用写",
        "letters for Han prefixes of case numbers in addresses",
        "{ 平: ps }",
    ),
    optional("statistics", List(&Word(&["punctuality", "satisfaction", "contact", "promises"])))
        .doc(
            "统计页除件数以外还显示什么：punctuality 按期，satisfaction 满意度，contact 面商走访，promises 承诺事项",
            "what is shown beyond counts",
            "[punctuality, satisfaction, contact, promises]",
        )
        .default("[]"),
    optional("privacy_reviewed", List(&Map(REVIEWED))).doc(
        "本文件和名录里经人核对、可以保留的号码，写明原文和理由",
        "personal data in this file and the registers that a person has approved",
        "[{ text: 此处照抄原文, reason: 对外公布的值班电话 }]",
    ),
    optional("review", Word(&["off", "required"]))
        .doc(
            "required 表示复核过的答复才公开",
            "with `required`, only what a person reviewed is published",
            "off",
        )
        .default("off"),
    optional("words", Map(WORDS)).doc(
        "错别字、领导人姓名职务、禁用说法的词表，由本站自己维护",
        "the site's own word lists",
        "{ wrong: content/words.yaml }",
    ),
    optional("search", Map(SEARCH)).doc(
        "查找页的设置",
        "the search page",
        "{ also: [{ name: 某某县教育局, url: https://jyj.example.gov.cn/dafu/ }] }",
    ),
    optional("data_licence", Text).doc(
        "开放数据的使用条件，印在网站地图和数据文件里",
        "the terms of the open data",
        "本站公开的答复可以免费查阅、下载和再次使用，使用时请注明出处和取得数据的日期。",
    ),
    optional("rules", Free(&Word(&["off", "hint", "warning", "error"]))).doc(
        "调整检查规则的轻重：off 不查，hint 提示，warning 警告，error 错误",
        "severities that differ from the rules' own",
        "{ text/halfwidth-punct: off }",
    ),
]);

const SEARCH: &[Key] = &[optional("also", List(&Map(ALSO))).doc(
    "查找页一并查找的其他网站，也用 dafu 生成；不在同一域名的，请对方的服务器允许跨域读取 search/ 下的文件",
    "other sites made by dafu that are searched as well; a site of another origin must allow this one to read its `search/`",
    "[{ name: 某某县教育局, url: https://jyj.example.gov.cn/dafu/ }]",
)];

const ALSO: &[Key] = &[
    required("name", Text).doc(
        "网站名称，印在它的每条结果上",
        "the site's name, printed on its results",
        "某某县教育局",
    ),
    required("url", Text).doc("网站的网址", "its address", "https://jyj.example.gov.cn/dafu/"),
];

const REMOVED: Shape = Map(&[
    required("path", Text).doc(
        "网址，不带域名",
        "the address, relative to the site",
        "r/x-2024-1.html",
    ),
    required("date", Text).doc("哪一天不再提供", "the day it was given up", "2024-07-01"),
    required("reason", Text).doc("原因", "why", "误发"),
]);

const PARENT: &[Key] = &[
    required("name", Text).doc("门户网站的名称", "the portal's name", "某某县人民政府"),
    required("url", Text).doc("门户网站的网址", "its address", "https://www.example.gov.cn/"),
];

const OWNER: &[Key] = &[
    optional("sponsor", Text).doc("主办单位", "who runs the site", "某某县人民政府办公室"),
    optional("operator", Text).doc("承办单位", "who operates it", "某某县政务公开办公室"),
    optional("phone", Text).doc("办公电话", "office telephone", "0000-00000000"),
    optional("address", Text).doc("地址", "postal address", "某某县某某路1号"),
    optional("site_id_code", Text).doc(
        "网站标识码，加引号",
        "the site's identification code, in quotes",
        "\"0000000000\"",
    ),
    optional("icp", Text).doc("ICP备案号", "ICP filing number", "某ICP备00000000号"),
    optional("police", Text).doc(
        "公安备案号",
        "filing number of the police",
        "某公网安备00000000000000号",
    ),
    optional("mark_url", Text).doc(
        "党政机关标识的网址",
        "address of the badge for government and Party sites",
        "https://mark.example.gov.cn/",
    ),
    optional("error_report_url", Text).doc(
        "“我为政府网站找错”的网址",
        "where errors of government sites are reported",
        "https://jiucuo.example.gov.cn/",
    ),
];

const OUTCOME: &[Key] = &[
    required("letter", Text).doc("印在答复上的字母", "the letter on the reply", "A"),
    required("name", Text).doc("名称", "what it is called", "已解决或基本解决"),
    optional("meaning", Text).doc(
        "含义，一句话",
        "what it means, in a sentence",
        "所提问题已经解决或者基本解决。",
    ),
    optional("scope", Text).doc(
        "建议和提案的类别不同时，写 suggestion、proposal 或者会议名录里的 key",
        "a kind or the key of a body, where tables differ",
        "proposal",
    ),
    optional("slug", Text).doc(
        "网址里用的字母，字母是汉字或者重复时才要写",
        "its key in addresses, if the letter cannot be used there",
        "a1",
    ),
];

const DEADLINES: &[Key] = &[
    optional("reply_months", Number)
        .doc("交办以后几个月内答复", "months from assignment to the reply", "3")
        .default("3"),
    optional("reply_months_at_most", Number)
        .doc("情况复杂的，最长几个月", "the same for difficult matters", "6")
        .default("6"),
    optional("publish_working_days", Number)
        .doc("答复以后几个工作日内公开", "working days from the reply to its publication", "20")
        .default("20"),
    optional("holidays", Text).doc(
        "放假和调休的日期表；没有的只扣除周六、周日",
        "file of public holidays; without one only weekends count",
        "content/holidays.yaml",
    ),
];

const WORDS: &[Key] = &[
    optional("wrong", Text).doc("错别字表", "wrong words", "content/words.yaml"),
    optional("names", Text).doc("领导人姓名、职务表", "names and titles", "content/names.yaml"),
    optional("banned", List(&Text)).doc(
        "禁用的说法：词，或者词表文件",
        "words that may not be used, or files of them",
        "[content/banned.txt]",
    ),
];

const REVIEWED: &[Key] = &[
    required("text", Text).doc("原文，一字不差", "the text, exactly", "此处照抄原文"),
    required("reason", Text).doc("为什么可以保留", "why it may stay", "对外公布的值班电话"),
];
