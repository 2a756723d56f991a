//! Every field of a reply's front matter, declared once.
//!
//! Reading, `dafu schema`, the documentation and the writer of `import` all
//! come from this table; nothing else lists the keys.

use super::reply::Reply;
use super::value::FieldValue;
use FieldType::{Choices, Date, Flag, Identifiers, List, Number, Records, Text, Url};
use Requirement::{Needed, Optional, Recommended, WhenWithdrawn};
use Visibility::{Data, Internal, Page};

/// A row of the field table: all that is known of one key of the front matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FieldDef {
    /// The English key; also the field's name in Rust, templates and open data.
    pub key: &'static str,
    /// Chinese keys, the preferred one first.
    pub aliases: &'static [&'static str],
    /// What its value is.
    pub kind: FieldType,
    /// Whether it must be there.
    pub requirement: Requirement,
    /// Where it may be seen.
    pub visibility: Visibility,
    /// What it is, in Chinese.
    pub zh: &'static str,
    /// What it is, in English.
    pub en: &'static str,
    /// An example as it stands after the colon.
    pub example: &'static str,
}

/// What a field's value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldType {
    /// Free text, kept as typed.
    Text,
    /// A list of texts; a single text is accepted.
    List,
    /// A list of ids of replies.
    Identifiers,
    /// A date, a date with time, or (where `true`) 未载明.
    Date {
        /// Whether 未载明 is accepted.
        unstated: bool,
    },
    /// A whole number, such as a count of people.
    Number,
    /// 是 or 否.
    Flag,
    /// One of these words; the first of each pair is the key.
    Choices(&'static [(&'static str, &'static str)]),
    /// A list of mappings with these keys; the starred ones are required.
    Records(&'static [RecordKey]),
    /// The address of a web page.
    Url,
}

/// A key of a mapping inside a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RecordKey {
    /// The key in English, the one that dafu writes.
    pub key: &'static str,
    /// The key in Chinese, read as the same.
    pub alias: &'static str,
    /// Whether it must be there.
    pub required: bool,
    /// Whether it is a date.
    pub date: bool,
}

/// Whether a field must be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Requirement {
    /// In every reply that is not withdrawn.
    Needed,
    /// In a withdrawn reply.
    WhenWithdrawn,
    /// In most replies: the commands that help to write one offer it.
    Recommended,
    /// Only where there is something to say.
    Optional,
}

/// Where a field may be seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Visibility {
    /// On the page alone.
    Page,
    /// On the page and in open data.
    Data,
    /// Nowhere: it serves the editors.
    Internal,
}

impl FieldDef {
    /// Whether `name` is this field's key or one of its aliases.
    #[must_use]
    pub fn is_named(&self, name: &str) -> bool {
        self.key == name || self.aliases.contains(&name)
    }

    /// The option that gives it on the command line, where a text can: one item of a list
    /// an option.
    #[must_use]
    pub fn option(&self) -> Option<String> {
        let name = match (self.key, self.kind) {
            // A draft becomes what its editor makes of it in the file.
            (_, Records(_)) | ("status" | "withdrawn_on" | "withdrawn_reason", _) => return None,
            ("aliases", _) => "alias",
            (key, List) => key.strip_suffix('s').unwrap_or(key),
            (key, _) => key,
        };
        Some(name.replace('_', "-"))
    }

    /// The name an editor is told: the preferred Chinese one.
    #[must_use]
    pub fn label(&self) -> &'static str {
        self.aliases[0]
    }
}

/// The field called `name` in either language.
#[must_use]
pub fn find(name: &str) -> Option<&'static FieldDef> {
    FIELDS.iter().find(|field| field.is_named(name))
}

/// Every name a field of `table` may be written under.
pub(crate) fn names(table: &'static [FieldDef]) -> impl Iterator<Item = &'static str> {
    table.iter().flat_map(|field| std::iter::once(field.key).chain(field.aliases.iter().copied()))
}

const fn record(key: &'static str, alias: &'static str) -> RecordKey {
    RecordKey { key, alias, required: true, date: false }
}

const fn extra(key: &'static str, alias: &'static str) -> RecordKey {
    RecordKey { key, alias, required: false, date: false }
}

const fn day(key: &'static str, alias: &'static str, required: bool) -> RecordKey {
    RecordKey { key, alias, required, date: true }
}

/// What a field of a reply holds.
pub(crate) type Accessor = fn(&Reply) -> FieldValue<'_>;

/// Every field of a reply with its accessor, in the order of the table.
pub(crate) fn accessors() -> impl Iterator<Item = (&'static FieldDef, Accessor)> {
    FIELDS.iter().zip(ACCESSORS.iter().copied())
}

macro_rules! fields {
    // With an accessor in each row: no field can be forgotten by what asks for values by key.
    ($(#[$doc:meta])* $table:ident, $accessors:ident: $($key:literal $accessor:expr, $aliases:expr, $kind:expr, $requirement:expr, $visibility:expr, $zh:literal, $en:literal, $example:literal;)*) => {
        const $accessors: &[Accessor] = &[$($accessor),*];
        fields! { $(#[$doc])* $table: $($key $aliases, $kind, $requirement, $visibility, $zh, $en, $example;)* }
    };
    ($(#[$doc:meta])* $table:ident: $($key:literal $aliases:expr, $kind:expr, $requirement:expr, $visibility:expr, $zh:literal, $en:literal, $example:literal;)*) => {
        $(#[$doc])*
        pub const $table: &[FieldDef] = &[$(FieldDef {
            key: $key, aliases: &$aliases, kind: $kind, requirement: $requirement,
            visibility: $visibility, zh: $zh, en: $en, example: $example,
        }),*];
    };
}

fields! {
    /// The fields of a reply; order is that of the form an editor fills in, and of the digest.
    FIELDS, ACCESSORS:
    "title" |reply| (&reply.title).into(), ["标题", "名称"], Text, Needed, Data, "答复的标题，末尾不加标点，不换行", "the reply's title, one line without final punctuation", "云岭省工业和信息化厅对省政协十三届一次会议第1310519号提案的答复";
    "kind" |reply| (&reply.kind).into(), ["类型", "答复类型"], Choices(&[("proposal", "提案"), ("suggestion", "建议")]), Optional, Data, "提案还是建议；不填时随届次", "proposal or suggestion; follows from the session", "提案";
    "numbers" |reply| FieldValue::Numbers(&reply.cases), ["编号", "提案号", "建议号"], List, Needed, Data, "提案或建议的编号，原样照写", "case numbers as printed", "[\"1310519\"]";
    "session" |reply| FieldValue::Sessions(&reply.cases), ["届次", "会议"], Text, Needed, Data, "哪一届哪一次会议，原样照写", "the session as printed", "省政协十三届一次会议";
    "cases" |reply| FieldValue::Cases(&reply.cases), ["案件"], Records(&[record("session", "届次"), record("number", "编号")]), Optional, Data, "一件答复涉及几个届次时，代替编号和届次", "full form of session and numbers", "[{届次: 省政协十三届一次会议, 编号: \"0121\"}]";
    "subject" |reply| (&reply.subject).into(), ["案由", "题目"], Text, Recommended, Data, "提案或建议的题目，不带书名号", "the case's subject without brackets", "关于强化算力服务功能打造算力高地的提案";
    "department" |reply| reply.department.map_or(FieldValue::Nothing, FieldValue::Department), ["承办单位", "发布机构", "发文机关"], Text, Needed, Data, "答复的单位：名录里的名称、简称或代码", "the replying department: a name or code from the register", "云岭省工业和信息化厅";
    "co_departments" |reply| (&*reply.co_departments).into(), ["联合发文单位"], List, Optional, Data, "联合署名的其他单位", "departments that co-signed", "[云岭省教育厅]";
    "role" |reply| (&reply.role).into(), ["办理方式"], Choices(&[("lead", "主办"), ("joint", "会办"), ("separate", "分办"), ("sole", "独办")]), Recommended, Data, "主办、会办（协办）、分办或独办，不填为主办", "role in handling the case; lead by default", "主办";
    "other_departments" |reply| (&*reply.other_departments).into(), ["会办单位", "分办单位"], List, Optional, Data, "会办、分办的其他单位", "other handling departments", "[省科技厅, 省发展改革委]";
    "source_unit" |reply| (&reply.source_unit).into(), ["信息来源", "来源", "责任部门"], Text, Recommended, Data, "提供信息的处室或单位", "the unit the text comes from (ContentSource)", "厅大数据产业发展局";
    "addressed_to" |reply| FieldValue::Proposers(&reply.addressed_to), ["主送", "提出人"], List, Needed, Data, "答复写给谁：代表、委员姓名或单位", "whom the reply is addressed to", "[李示例]";
    "addressed_to_count" |reply| (&reply.addressed_to_count).into(), ["人数"], Number, Optional, Data, "联名人数（如“等8名代表”）", "number of proposers", "8";
    "proposer_kind" |reply| (&reply.proposer_kind).into(), ["提出者类别"], Choices(&[("person", "个人"), ("joint", "联名"), ("party", "党派"), ("body", "团体"), ("sector", "界别"), ("group", "小组"), ("committee", "专委会"), ("delegation", "代表团")]), Optional, Data, "提出者是个人、联名、党派、团体、界别、小组、专委会还是代表团", "kind of proposer", "个人";
    "doc_number" |reply| FieldValue::text(reply.doc_number.as_ref().map(|number| &number.text)), ["发文字号", "文号"], Text, Recommended, Data, "发文字号，年份用六角括号", "document number", "云工信办案〔2023〕166号";
    "date_written" |reply| (&reply.date_written).into(), ["成文日期", "落款日期"], Date { unstated: true }, Needed, Data, "落款的日期；原件没有就写“未载明”", "the signing date, or 未载明", "2023-07-20";
    "date_published" |reply| (&reply.date_published).into(), ["发布日期", "发布时间"], Date { unstated: true }, Needed, Data, "在网站公开的日期，可带时间", "the publication date, time optional, or 未载明", "2024-01-09 10:26";
    "date_assigned" |reply| (&reply.date_assigned).into(), ["交办日期"], Date { unstated: false }, Optional, Internal, "交办的日期，不公开", "the assignment date; never published", "2023-03-01";
    "date_replied" |reply| (&reply.date_replied).into(), ["答复日期"], Date { unstated: false }, Optional, Data, "答复送达代表、委员的日期", "the day the proposer was answered", "2023-07-21";
    "result_class" |reply| FieldValue::text(reply.result_class.as_ref().map(|class| &class.letter)), ["办理结果", "类别"], Text, Recommended, Data, "办理结果类别，须在 dafu.yaml 的 outcomes 中", "result class from the site's table", "A";
    "disclosure" |reply| (&reply.disclosure).into(), ["公开属性", "公开方式"], Choices(&[("open", "主动公开"), ("on-request", "依申请公开"), ("withheld", "不予公开")]), Needed, Data, "主动公开、依申请公开或不予公开；只有主动公开的才会发布", "only open replies are published", "主动公开";
    "text_form" |reply| (&reply.text_form).into(), ["公开形式"], Choices(&[("full", "全文"), ("abstract", "摘要")]), Optional, Data, "全文还是摘要，不填为全文", "full text or abstract", "全文";
    "topics" |reply| FieldValue::Topics(&reply.topics), ["主题分类", "主题"], List, Recommended, Data, "主题，须在主题名录中", "topics from the register", "[算力产业]";
    "index_number" |reply| (&reply.index_number).into(), ["索引号"], Text, Optional, Data, "信息公开索引号", "index number", "11530000000000000X/201910-00009";
    "status" |reply| (&reply.status).into(), ["有效性", "状态"], Choices(&[("current", "有效"), ("corrected", "已更正"), ("withdrawn", "已撤回"), ("draft", "草稿")]), Optional, Data, "有效、已更正、已撤回或草稿，不填为有效", "current by default; a draft is never published", "有效";
    "corrections" |reply| FieldValue::Corrections(&reply.corrections), ["更正记录"], Records(&[day("date", "日期", true), record("note", "说明")]), Optional, Data, "更正的日期和说明，印在页面上方", "corrections, shown at the top of the page", "[{日期: 2024-02-01, 说明: 更正第二段数据}]";
    "withdrawn_on" |reply| (&reply.withdrawn_on).into(), ["撤回日期"], Date { unstated: false }, WhenWithdrawn, Data, "撤回的日期", "the withdrawal date", "2024-03-01";
    "withdrawn_reason" |reply| (&reply.withdrawn_reason).into(), ["撤回原因"], Text, WhenWithdrawn, Data, "为什么撤回，印在撤回说明中", "why it was withdrawn", "附件含个人信息，整改后重新公开";
    "follows" |reply| FieldValue::Replies(&reply.follows), ["前次答复"], Identifiers, Optional, Data, "续复所接的前次答复的标识", "ids of earlier replies to the same case", "[gxt-2022-31]";
    "commitments" |reply| FieldValue::Commitments(&reply.commitments), ["承诺事项"], Records(&[record("text", "事项"), day("due", "期限", false), extra("state", "进展"), day("updated", "更新日期", false)]), Optional, Data, "答复中承诺的事项、期限和进展", "promised measures and their state", "[{事项: 建成示范中心, 期限: 2026-12-31, 进展: 进行中}]";
    "satisfaction" |reply| (&reply.satisfaction).into(), ["满意度", "反馈意见"], Choices(&[("satisfied", "满意"), ("mostly", "基本满意"), ("dissatisfied", "不满意"), ("unanswered", "未反馈")]), Optional, Data, "代表、委员的反馈意见", "the proposer's opinion", "满意";
    "contacted" |reply| (&*reply.contacted).into(), ["沟通方式"], List, Optional, Data, "答复前怎样沟通：走访、面商、电话、座谈", "how the proposer was consulted", "[面商]";
    "signer" |reply| (&reply.signer).into(), ["签发人"], Text, Optional, Data, "签发人姓名", "who approved it for issue", "文样章";
    "contact" |reply| (&reply.contact).into(), ["联系人"], Text, Optional, Page, "承办联系人，只印在页面上", "contact person; page only", "贾例子";
    "contact_phone" |reply| (&reply.contact_phone).into(), ["联系电话"], Text, Optional, Page, "办公电话，不得填手机号", "office telephone; page only", "0871-00000000";
    "cc" |reply| (&*reply.cc).into(), ["抄送"], List, Optional, Data, "抄送单位", "copied to", "[省政协提案委员会]";
    "attachments" |reply| FieldValue::Attachments(&reply.attachments), ["附件"], Records(&[record("title", "名称"), record("file", "文件"), extra("name", "网址名")]), Optional, Data, "附件的名称和文件", "attachments: title and file", "[{名称: 项目清单, 文件: list.xlsx}]";
    "key_item" |reply| (&reply.key_item).into(), ["重点督办"], Flag, Optional, Data, "是否重点督办的建议、提案", "whether the case is a key item", "是";
    "id" |reply| FieldValue::Text(&reply.id), ["标识", "网址"], Text, Optional, Data, "网址中的标识，不填时用文件名", "id in the address; the file's name by default", "gxt-2023-166";
    "aliases" |reply| (&*reply.aliases).into(), ["旧网址"], List, Optional, Data, "以前的网址，本站的或者原来系统的都行，会跳转过来", "former addresses, of this site or of the system before it; they redirect here", "[r/old-166.html, /info/1680/43231.htm]";
    "source_url" |reply| (&reply.source_url).into(), ["原网址"], Url, Optional, Data, "迁移来的答复原来的网址；服务器设置里会跳转过来", "where a migrated reply used to be; the settings of servers redirect it here", "https://old.example.gov.cn/art/166.html";
    "keywords" |reply| (&*reply.keywords).into(), ["关键词"], List, Optional, Data, "关键词", "keywords", "[算力, 数字经济]";
    "summary" |reply| (&reply.summary).into(), ["摘要"], Text, Optional, Data, "答复要点，一两句话", "a short summary of the reply", "已建成省级算力调度平台。";
    "privacy_reviewed" |reply| (&*reply.privacy_reviewed).into(), ["隐私复核"], Records(&[record("text", "文字"), record("reason", "理由")]), Optional, Internal, "经人工复核可以保留的文字和理由", "exact strings reviewed by a person", "[{文字: 0871-00000000, 理由: 办公电话}]";
    "review" |reply| FieldValue::Reviews(&reply.review), ["复核"], Records(&[record("by", "复核人"), day("date", "日期", true), record("digest", "指纹")]), Optional, Internal, "复核记录", "record of approval", "[{复核人: 文样章, 日期: 2024-01-08, 指纹: \"1:…\"}]";
    "note" |_| FieldValue::NotKept, ["备注"], Text, Optional, Internal, "内部备注，永不公开", "private note, never published", "等附件二";
}

fields! {
    /// The fields of an article.
    ARTICLE_FIELDS:
    "title" ["标题", "名称"], Text, Needed, Page, "文章标题", "the article's title", "关于本站";
    "id" ["标识", "网址"], Text, Optional, Page, "网址中的标识，不填时用文件名", "id in the address; the file's name by default", "about";
    "date_published" ["发布日期", "发布时间"], Date { unstated: false }, Needed, Page, "发布日期", "the publication date", "2024-01-09";
    "source_unit" ["信息来源", "来源", "责任部门"], Text, Optional, Page, "信息来源", "the unit the text comes from", "省政务公开办公室";
    "summary" ["摘要"], Text, Optional, Page, "一两句话的摘要", "a sentence or two", "本站的由来和用法。";
    "menu" ["菜单"], Flag, Optional, Page, "是否放进菜单", "whether it appears in the menu", "是";
    "order" ["排序"], Number, Optional, Page, "在菜单中的次序", "its place in the menu", "10";
    "status" ["有效性", "状态"], Choices(&[("current", "有效"), ("draft", "草稿")]), Optional, Internal, "草稿不发布", "a draft is not published", "有效";
    "aliases" ["旧网址"], List, Optional, Page, "以前的网址，本站的或者原来系统的都行，会跳转过来", "former addresses, of this site or of the system before it; they redirect here", "[pages/old.html]";
    "note" ["备注"], Text, Optional, Internal, "内部备注，永不公开", "private note, never published", "待更新";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_stands_for_two_fields() {
        for table in [FIELDS, ARTICLE_FIELDS] {
            let mut names: Vec<_> = names(table).collect();
            let all = names.len();
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), all);
        }
    }

    #[test]
    fn fields_are_found_in_both_languages() {
        for name in ["date_written", "成文日期", "落款日期"] {
            assert_eq!(find(name).map(|field| field.key), Some("date_written"));
        }
        assert!(find("成文时间").is_none());
    }
}
