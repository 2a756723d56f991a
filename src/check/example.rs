//! Examples of rules: what differs from a small site that is right.
//!
//! The same example is a rule's documentation and its test: `site` lays out
//! the whole site that the generic test loads. All other tests over a site
//! say in the same way what theirs has otherwise.

use std::collections::BTreeMap;

/// What differs from the small site.
#[derive(Clone, Copy, Debug)]
pub struct Example {
    /// Lines of `dafu.yaml`; see [`Example::fields`] for their form.
    pub config: &'static str,
    /// Lines of the reply's front matter.
    pub fields: &'static str,
    /// The reply's text, where it differs.
    pub body: Option<&'static str>,
    /// Further replies that are right otherwise: path, lines of the front matter.
    pub replies: &'static [(&'static str, &'static str)],
    /// Whole files by path from the root; they join or replace those of the small site.
    pub files: &'static [(&'static str, &'static [u8])],
    /// The day that counts as today.
    pub date: &'static str,
    /// The site as it was last published, where that matters.
    pub previous: Option<&'static Example>,
}

impl Example {
    /// The small site as it stands.
    pub const RIGHT: Self = Self {
        config: "",
        fields: "",
        body: None,
        replies: &[],
        files: &[],
        date: "2024-06-30",
        previous: None,
    };

    /// A reply with these lines in its front matter: `key: value` replaces the
    /// line of that key (with what is indented below it) or joins the others,
    /// `key!` drops it, `+key: value` joins them whatever stands there.
    #[must_use]
    pub const fn fields(fields: &'static str) -> Self {
        Self { fields, ..Self::RIGHT }
    }

    /// A reply with this text.
    #[must_use]
    pub const fn body(body: &'static str) -> Self {
        Self { body: Some(body), ..Self::RIGHT }
    }

    /// A configuration with these lines.
    #[must_use]
    pub const fn config(config: &'static str) -> Self {
        Self { config, ..Self::RIGHT }
    }

    /// The minimal site with these replies besides: each its path and its text.
    #[must_use]
    pub const fn replies(replies: &'static [(&'static str, &'static str)]) -> Self {
        Self { replies, ..Self::RIGHT }
    }

    /// The minimal site with these files besides: each its path and its bytes.
    #[must_use]
    pub const fn files(files: &'static [(&'static str, &'static [u8])]) -> Self {
        Self { files, ..Self::RIGHT }
    }

    /// The same, on this day.
    #[must_use]
    pub const fn on(self, date: &'static str) -> Self {
        Self { date, ..self }
    }

    /// The same, with this text as well.
    #[must_use]
    pub const fn and_body(self, body: &'static str) -> Self {
        Self { body: Some(body), ..self }
    }

    /// The same, with these lines in the front matter as well.
    #[must_use]
    pub const fn and_fields(self, fields: &'static str) -> Self {
        Self { fields, ..self }
    }

    /// The same, with these replies as well.
    #[must_use]
    pub const fn and_replies(self, replies: &'static [(&'static str, &'static str)]) -> Self {
        Self { replies, ..self }
    }

    /// The same, with these files as well.
    #[must_use]
    pub const fn and_files(self, files: &'static [(&'static str, &'static [u8])]) -> Self {
        Self { files, ..self }
    }

    /// The same, after `previous` was published.
    #[must_use]
    pub const fn after(self, previous: &'static Example) -> Self {
        Self { previous: Some(previous), ..self }
    }

    /// Every file of the site the example makes, by path from its root.
    #[must_use]
    pub fn site(&self) -> BTreeMap<&'static str, Vec<u8>> {
        let mut site = BTreeMap::from([
            ("dafu.yaml", with_lines(CONFIG, self.config).into_bytes()),
            ("content/departments.yaml", DEPARTMENTS.as_bytes().to_vec()),
            ("content/topics.yaml", TOPICS.as_bytes().to_vec()),
            ("content/bodies.yaml", BODIES.as_bytes().to_vec()),
        ]);
        site.insert(REPLY_PATH, reply(self.fields, self.body.unwrap_or(BODY)).into_bytes());
        for (path, fields) in self.replies {
            site.insert(path, reply(fields, BODY).into_bytes());
        }
        site.extend(self.files.iter().map(|(path, bytes)| (*path, bytes.to_vec())));
        site
    }
}

/// Where the small site's reply stands.
pub const REPLY_PATH: &str = "content/replies/gxt-2024-1.md";

/// The text of a reply that is right.
pub const BODY: &str = "方假设委员：

您提出的“关于建设公共算力平台的提案”（第0038号）收悉，现答复如下：

我厅已经建成省级公共算力服务平台，把全省各家服务商的价格和排队时间放在一处，企业输入用途就能比较。

感谢您对这项工作的关心和支持。

乌有省工业和信息化厅

2024年5月6日
";

const FRONT_MATTER: &str = "标题: 乌有省工业和信息化厅对省政协十三届二次会议第0038号提案的答复
编号: [\"0038\"]
届次: 省政协十三届二次会议
案由: 关于建设公共算力平台的提案
承办单位: 乌有省工业和信息化厅
主送: [方假设]
发文字号: 乌工信〔2024〕1号
成文日期: 2024-05-06
发布日期: 2024-05-20
办理结果: A
公开属性: 主动公开
主题分类: [算力产业]
";

const CONFIG: &str = "dafu: 1
title: 乌有省建议提案答复公开
base_url: https://dafu.wuyou.gov.cn/
parent: { name: 乌有省人民政府, url: https://www.wuyou.gov.cn/ }
page_size: 20
year_page_size: 100
owner:
  sponsor: 乌有省人民政府办公厅
  operator: 乌有省政务公开办公室
  phone: 0870-5550000
  address: 乌有省子虚市无何有路1号
  site_id_code: \"9900000001\"
  icp: 乌ICP备00000001号
  police: 乌公网安备99000000000001号
  mark_url: https://www.wuyou.gov.cn/mark.html
  error_report_url: https://www.wuyou.gov.cn/jiucuo.html
outcomes:
  - { letter: A, name: 已解决或基本解决, meaning: 所提问题已经解决 }
  - { letter: B, name: 正在解决或列入计划解决, meaning: 所提问题正在解决 }
";

const DEPARTMENTS: &str = "- code: gxt
  name: 乌有省工业和信息化厅
  short: [省工业和信息化厅, 省工信厅]
  prefix: [乌工信]
";

const TOPICS: &str = "- slug: computing\n  name: 算力产业\n";

const BODIES: &str = "- key: province-congress
  kind: congress
  name: 乌有省人大
  names: [省人大]
- key: province-cppcc
  kind: cppcc
  name: 乌有省政协
  names: [省政协]
";

/// A reply that is right but for these lines, see [`Example::fields`], and this body.
#[must_use]
pub fn reply(fields: &str, body: &str) -> String {
    format!("---\n{}---\n\n{body}", with_lines(FRONT_MATTER, fields))
}

/// `base` with each block of `changes` in place of the block with its key.
fn with_lines(base: &str, changes: &str) -> String {
    let mut blocks: Vec<(&str, String)> = blocks(base);
    for (key, block) in self::blocks(changes) {
        if let Some(added) = block.strip_prefix('+') {
            blocks.push(("", added.to_owned()));
            continue;
        }
        let dropped = key.ends_with('!');
        let key = key.trim_end_matches('!');
        match blocks.iter().position(|known| known.0 == key) {
            Some(at) if dropped => drop(blocks.remove(at)),
            Some(at) => blocks[at].1 = block,
            None if dropped => {}
            None => blocks.push((key, block)),
        }
    }
    blocks.into_iter().map(|block| block.1).collect()
}

/// Unindented lines, each with the indented ones below it, and their keys.
fn blocks(text: &str) -> Vec<(&str, String)> {
    let mut found: Vec<(&str, String)> = Vec::new();
    for line in text.lines() {
        match found.last_mut() {
            Some(last) if line.starts_with([' ', '\t']) => last.1 += &[line, "\n"].concat(),
            _ => {
                let key = line.split([':', '：']).next().unwrap_or_default();
                found.push((key, format!("{line}\n")));
            }
        }
    }
    found
}

/// A picture of one pixel (PNG).
pub const PIXEL: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0:~\x9bU\0\0\0\nIDATx\x9cc\xf8\x0f\0\x01\x01\x01\0\x1b\xb6\xeeV\0\0\0\0IEND\xaeB`\x82";
