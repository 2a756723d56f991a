//! The labels of metadata blocks, and what each of them means to a reply.

use std::sync::LazyLock;

/// What a label's value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    /// The time of publication, beyond doubt.
    Published,
    /// A time that pages of many sites call just so: 时间, 信息时间.
    Dated,
    /// 发文日期: of signing where a publication time stands beside it, else of publication.
    Issued,
    /// The last change; no publication.
    Updated,
    /// The day of signing.
    Written,
    /// 答复日期.
    Replied,
    /// 交办日期.
    Assigned,
    /// 发文字号.
    DocNumber,
    /// 索引号.
    Index,
    /// Who publishes: the department, unless the reply is signed by another.
    Issuer,
    /// Who handles the case.
    Handler,
    /// Who handles it too.
    OtherHandlers,
    /// 信息来源.
    Source,
    /// 办理结果.
    Class,
    /// 公开方式.
    Disclosure,
    /// 签发人.
    Signer,
    /// 联系人.
    Contact,
    /// 联系单位: a unit to ask, no person.
    ContactUnit,
    /// 联系电话.
    Phone,
    /// 抄送.
    Cc,
    /// 标题.
    Title,
    /// 届次.
    Session,
    /// 提案编号.
    CaseNumber,
    /// 案由.
    Subject,
    /// 提案人.
    Proposer,
    /// 主题分类.
    Topic,
    /// 关键词.
    Keywords,
    /// 原文链接.
    Address,
    /// 转载自: who printed it again.
    Reprint,
    /// 建议内容: on a form, what was asked.
    Request,
    /// 答复内容: on a form, the text of the reply begins.
    Answer,
    /// Nothing a reply keeps.
    Ignored,
}

/// Labels by what they mean, words separated by blanks. Blanks inside a label of
/// a page do not count (`发 布 时 间`).
const LABELS: &[(Label, &str)] = &[
    (
        Label::Published,
        "发布时间 发布日期 信息发布时间 信息发布日期 公开时间 公开日期 \
         公布日期 公布时间 上网时间 上网日期 发表时间 发表日期 发稿时间 \
         发布于",
    ),
    (Label::Dated, "信息时间 信息日期 时间 日期"),
    (Label::Issued, "发文日期 发文时间"),
    (
        Label::Updated,
        "更新时间 更新日期 最后更新 最后更新时间 修改时间 转载时间 转载日期 收录时间 整理时间",
    ),
    (Label::Written, "成文日期 成文时间 生成日期 生成时间 落款日期 信息生成日期"),
    (Label::Replied, "答复日期 答复时间 回复日期 回复时间"),
    (Label::Assigned, "交办日期 交办时间"),
    (Label::DocNumber, "发文字号 文号 发文文号 文件编号 公文文号 文件号 发文号 公文字号"),
    (Label::Index, "索引号 信息索引号 索引码"),
    (
        Label::Issuer,
        "发布机构 发文机关 发布单位 发文单位 发布部门 发文机构 发布机关 \
         制发机关 公开单位 公开机构 信息公开单位 公开责任部门 发布者",
    ),
    (
        Label::Handler,
        "承办单位 办理单位 主办单位 答复单位 承办部门 主办 主办部门 答复部门 办理部门",
    ),
    (Label::OtherHandlers, "会办单位 协办单位 分办单位 协办部门 协办 会办 分办 会办部门 分办部门"),
    (
        Label::Source,
        "信息来源 来源 文章来源 稿件来源 信息提供 供稿单位 责任部门 来源单位 \
         供稿 发布来源 信息提供单位 资料来源",
    ),
    (
        Label::Class,
        "办理结果 办理结果类别 办理类别 答复类别 办理结果标注 结果类别 \
         结果分类 办理结果分类 类别 答复分类 办理情况分类",
    ),
    (
        Label::Disclosure,
        "公开方式 公开属性 公开类别 公开类型 公开选项 信息公开选项 是否公开 \
         是否同意公开 是否主动公开 公开意见 公开形式 信息公开属性 同意公开",
    ),
    (Label::Signer, "签发人 签发 领导签发 签批 签批人 签发领导 审签 审签人"),
    (
        Label::Contact,
        "联系人 承办人 经办人 联系人及电话 承办人及电话 承办人及联系电话 \
         联系人及联系电话 联系人员 承办联系人 联系人和电话 联系人电话 \
         联系人姓名 联系人、电话 具体承办人 \
         承办人姓名 经办人姓名 具体经办人 具体经办人姓名",
    ),
    (
        Label::ContactUnit,
        "联系单位 联系单位及电话 联系单位及联系电话 联系部门 联系处室 联系科室 承办处室 承办科室 \
         咨询单位 咨询部门",
    ),
    (
        Label::Phone,
        "联系电话 电话 办公电话 咨询电话 联系方式 承办人电话 电话号码 手机 \
         手机号 手机号码",
    ),
    (Label::Cc, "抄送 抄报 分送"),
    (
        Label::Title,
        "标题 名称 信息名称 文件名称 信息标题 信息题目 文件标题 公文名称 公文标题 文件题名",
    ),
    (Label::Session, "届次 会次 会议届次 提案届次 届别"),
    (
        Label::CaseNumber,
        "提案编号 建议编号 提案号 建议号 编号 案号 提案(建议)号 \
         建议(提案)号 建议提案编号 提案建议编号 建议(提案)编号 提案序号 \
         议案编号 建议/提案号 提案/建议号 建议/提案编号 提案/建议编号 建议、提案号 建议、提案编号",
    ),
    (
        Label::Subject,
        "案由 题目 提案名称 建议名称 提案标题 建议标题 提案题目 建议题目 \
         案题 提案案由 建议(提案)标题 建议(提案)名称 建议提案标题 \
         建议提案名称 建议/提案标题 提案/建议标题 建议/提案名称 提案/建议名称 建议/提案题目",
    ),
    (
        Label::Proposer,
        "提案人 建议人 提出人 提案者 领衔代表 领衔人 提案委员 建议代表 \
         第一提案人 主送 提出者 主送单位 主送机关 领衔提出人 \
         建议/提案提出者 建议/提案提出人 建议/提案人 提案/建议人 建议提案人 提案人姓名 代表姓名 委员姓名",
    ),
    (Label::Topic, "主题分类 主题"),
    (Label::Keywords, "关键词 关键字 主题词"),
    (Label::Address, "原文链接 原文地址 原文网址 链接地址"),
    (Label::Reprint, "转载自 转自 转载来源 转载 原文来源 本文来源 文章出处 出处 摘自"),
    (
        Label::Request,
        "建议/提案内容 提案/建议内容 建议内容 提案内容 建议提案内容 内容摘要 建议摘要 提案摘要 \
         具体建议 提案正文 建议正文",
    ),
    (
        Label::Answer,
        "答复内容 回复内容 办理答复 答复正文 答复意见 办理意见 答复情况 回复意见 复文内容 办复内容 \
         答复如下 回复如下 答复全文 复函内容",
    ),
    (
        Label::Ignored,
        "邮政编码 邮编 通信地址 通讯地址 地址 组配分类 体裁分类 信息分类 服务对象 对象分类 服务对象分类 浏览次数 \
         阅读次数 访问量 访问次数 点击数 点击量 点击率 点击次数 浏览量 \
         阅读量 阅读 浏览 点击 人气 字号 字体 字体大小 视力保护色 \
         保护视力色 背景色 责任编辑 编辑 责编 审核 校对 作者 分享到 分享 \
         打印 信息类别 公开范围 公开时限 载体类型 有效期 语种 文件格式 \
         信息格式 格式 发布人 录入人 录入者 审核人 校对人 内容概述 概述 \
         信息概述 生效日期 生效时间 实施日期 废止日期 废止时间 失效日期 \
         失效时间 有效性 效力状态 是否有效 时效性 文件状态 印发日期 印发时间 \
         文种 公文种类 公开程序 公开依据 信息有效性 所属主题 所属机构 \
         所属栏目 栏目 分类 备注 密级 办结日期 办结时间 操作 责任人 \
         监督电话 录入时间 录入日期 受理日期 受理时间 截止日期 截止时间 \
         收文日期 收文时间 收到日期 收到时间 登记日期 登记时间 提交日期 提交时间 \
         提出日期 提出时间 立案日期 立案时间 分办日期 分办时间 签收日期 签收时间 \
         报送日期 报送时间 审核日期 审核时间 归档日期 归档时间 采集时间 采集日期 \
         入库时间 上传时间 上传日期 到期日期 到期时间 答复期限 办理期限 投稿 发布科室 办理状态 采用情况",
    ),
];

/// All label words, longer ones first, blanks allowed between their characters.
pub(super) static WORDS: LazyLock<String> = LazyLock::new(|| {
    let mut words: Vec<_> = LABELS.iter().flat_map(|row| row.1.split_whitespace()).collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.chars().count()));
    let spaced = words.into_iter().map(|word| {
        let characters = word.chars().map(|one| regex::escape(&one.to_string()));
        characters.collect::<Vec<_>>().join(r"\s*")
    });
    spaced.collect::<Vec<_>>().join("|")
});

/// What a label, written in any way, means.
pub(super) fn meaning(name: &str) -> Option<(Label, String)> {
    let tight: String = name.chars().filter(|one| !one.is_whitespace()).collect();
    let row = LABELS.iter().find(|row| row.1.split_whitespace().any(|word| word == tight))?;
    Some((row.0, tight))
}
