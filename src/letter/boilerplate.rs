//! Page boilerplate: what a web page puts around a letter and is no word of it.

use std::collections::HashMap;
use std::sync::LazyLock;

use regex::Regex;

use super::pattern;
use super::reading::Reading;

/// What lines of boilerplate hold and a letter hardly ever does: nobody is asked about
/// other lines of a text that is a letter for sure.
#[rustfmt::skip]
pub(crate) const SIGNS: &[&str] = &[
    "扫一扫", "打印", "关闭", "字号", "字体", "分享到", "收藏本页", "加入收藏", "返回顶部", "返回首页", "返回列表", "返回上页",
    "上一篇", "下一篇", "上一条", "下一条", "责任编辑", "浏览次数", "浏览量", "阅读次数", "阅读量", "点击数", "点击量", "点击次数",
    "访问量", "我要纠错", "当前位置", "在位置", "的位置", "网站地图", "版权所有", "ICP备", "公网安备", "网站标识码", "网站找错",
    "设为首页", "听全文", "语音播报", "朗读", "无障碍浏览", "无障碍阅读", "长辈版", "关怀版", "老年版", "繁體版", "网站纠错", "手机版",
    "电脑版", "站内搜索", "高级搜索", "请输入关键字", "保护视力色", "视力保护色", "朋友圈", "QQ空间", "新浪微博", "腾讯微博",
];

/// Further words of buttons, menus and switches; a line of nothing else is boilerplate.
#[rustfmt::skip]
const WORDS: &[&str] = &[
    "打印本页", "打印此页", "打印文章", "我要打印", "关闭窗口", "关闭本页", "分享", "收藏", "返回", "字体大小", "大", "中", "小",
    "超大", "特大", "默认", "首页", "网站首页", "微信", "微博", "繁體", "繁体", "简体", "无障碍", "适老化", "智能问答",
    "智能机器人", "纠错", "联系我们", "关于我们", "登录", "注册", "登出", "搜索", "检索", "用户名", "密码", "政务微信",
    "政务微博", "客户端", "下载", "English", "EN", "RSS", "订阅", "次", "二维码", "政务公开", "政府信息公开", "信息公开",
    "政务服务", "互动交流", "要闻动态", "新闻中心", "机构职能", "机构概况", "依申请公开", "政府信息公开指南", "政府信息公开目录",
    "政府信息公开制度", "法定主动公开内容", "政府信息公开年报", "政府信息公开年度报告", "建议提案办理", "建议提案办理结果公开", "建议提案",
    "人大代表建议", "政协委员提案", "政协提案", "人大建议", "信息公开指南", "信息公开目录", "信息公开年报", "信息公开制度", "通知公告",
    "政策法规", "政策文件", "政策解读", "公告公示", "专题专栏", "办事服务", "公众参与", "在线服务", "导航", "菜单", "A", "A+", "A-",
    "+", "-", "T", "正文", "详情", "文章内容", "信息内容", "内容", "扫码", "索引", "展开", "收起", "附件下载", "相关附件",
    "全文下载",
];

/// The one piece of boilerplate that is no sentence wherever it stands.
const SCAN: &str = "扫一扫在手机打开当前页";

/// What the lines behind a reply begin with, whatever follows.
static BEHIND: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^[【\[(<|]?(?:扫一扫|扫码|扫描.{0,8}二维码|微信扫|手机扫|用手机扫|[上下]一?[篇条]\s*[:】\]]|[上下]一[篇条]|[前后]一篇|责任编辑|责编\s*:|编辑\s*:|网站编辑|相关(?:链接|文章|稿件|阅读|新闻|文档)|推荐阅读|友情链接|您可能感兴趣|版权所有|Copyright|主办(?:单位)?\s*:|承办\s*:|(?:政府)?网站标识码|\p{Han}{0,2}ICP备|\p{Han}公网安备|您是第|您访问的链接|浏览次数|浏览量|阅读次数|阅读量|点击数|点击量|访问量|(?:政府)?网站找错|网站地图|技术支持\s*:|(?:初审|复审|终审|审核|校对|供稿)\s*:|中国政府网|\u{a9}|我为政府网站找错)",
    )
});

/// Buttons: short, and no sentence, for 关闭落后产能 begins one.
static BUTTON: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^[【\[(<|]?\s*(?:打印|我要打印|关闭|分享|收藏|返回|附件下载|我要纠错|联系我们|关于我们|相关信息|字号|字体|纠错)[^。,;]{0,24}$",
    )
});

/// What only buttons are followed by.
const BUTTON_WORDS: &str = "本页 此页 窗口 页面 顶部 首页 上页 列表 到 : 】 ] 本文 文章";

static CRUMBS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:您?(?:所在|当前|现在)?的?(?:所在)?(?:当前)?位置|当前页面|您现在的位置是?|现在位置)[:是]?|首页\s*(?:>|»|›|/|→|-|\\|::)|(?:>|»|›|→)\s*[\p{Han}]+",
    )
});

/// Whether `line` (folded) stands behind the reply on every page.
#[must_use]
pub(crate) fn is_behind(line: &str) -> bool {
    let button = BUTTON.is_match(line)
        && (BUTTON_WORDS.split(' ').any(|word| line.contains(word)) || is_of_words(line));
    (line.chars().count() <= 120 && BEHIND.is_match(line)) || button
}

/// Whether `line` (folded) is a breadcrumb.
#[must_use]
pub(crate) fn is_breadcrumb(line: &str) -> bool {
    CRUMBS.is_match(line)
}

/// Whether `line` (folded) holds nothing but boilerplate.
#[must_use]
pub(crate) fn is_boilerplate(line: &str) -> bool {
    is_behind(line) || is_breadcrumb(line) || is_of_words(line)
}

/// Whether `line`, as it stands in a letter, is boilerplate. A line with a full stop is a
/// sentence, whatever it begins with.
#[must_use]
pub(crate) fn is_boilerplate_in_letter(line: &str) -> bool {
    let reading = Reading::new(line.trim());
    line.contains(SCAN) || (!reading.as_str().contains('。') && is_boilerplate(reading.as_str()))
}

/// Marks that separate boilerplate from boilerplate.
fn is_separator(character: char) -> bool {
    character.is_whitespace() || "|[]【】()〔〕<>:,、;·/\\-—_=*#…。.".contains(character)
}

/// Whether every word of `line` is known, bare numbers among them apart.
#[must_use]
pub(crate) fn is_of_words(line: &str) -> bool {
    let is_number = |word: &str| word.len() <= 6 && word.bytes().all(|byte| byte.is_ascii_digit());
    let words: Vec<_> = line.split(is_separator).filter(|word| !word.is_empty()).collect();
    let known = words.iter().all(|word| is_number(word) || is_run_of_words(word));
    known && (words.is_empty() || !words.iter().all(|word| is_number(word)))
}

/// All known words, by the character that they begin with.
static KNOWN: LazyLock<HashMap<char, Vec<&'static str>>> = LazyLock::new(|| {
    let mut known: HashMap<char, Vec<&'static str>> = HashMap::new();
    for word in SIGNS.iter().chain(WORDS).copied() {
        known.entry(word.chars().next().unwrap_or_default()).or_default().push(word);
    }
    known
});

/// `分享到微信` without a blank is two words all the same. Words of a single character stand
/// alone or last. The same words may part a run in more than one way (返回首页 is one word and two),
/// so each place in it is come to once.
fn is_run_of_words(run: &str) -> bool {
    // Nearly every line is words of a letter, and ends here.
    if !run.chars().next().is_some_and(|first| KNOWN.contains_key(&first)) {
        return run.is_empty();
    }
    let mut reached = vec![false; run.len() + 1];
    reached[0] = true;
    for (at, first) in run.char_indices() {
        if !reached[at] {
            continue;
        }
        for word in KNOWN.get(&first).into_iter().flatten() {
            let end = at + word.len();
            let is_single = word.len() == first.len_utf8();
            if run[at..].starts_with(word) && (!is_single || end == run.len()) {
                reached[end] = true;
            }
        }
    }
    reached[run.len()]
}

/// `value` without the boilerplate that stands behind it on its line.
#[must_use]
pub(crate) fn without_boilerplate(value: &str) -> &str {
    let mut value = value.trim_matches(is_edge);
    while let Some((before, last)) = value.rsplit_once(char::is_whitespace) {
        if !is_of_words(last) {
            break;
        }
        value = before.trim_matches(is_edge);
    }
    if is_of_words(value) { "" } else { value }
}

fn is_edge(character: char) -> bool {
    character.is_whitespace() || "|[]【】〔〕,;、".contains(character)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boilerplate_is_told_from_words() {
        for line in [
            "扫一扫在手机打开当前页",
            "【打印】 【关闭】",
            "字号:[ 大 中 小 ] 打印本页 关闭窗口",
            "分享到微信 微博",
            "首页 > 政务公开 > 建议提案办理",
            "当前位置:首页>政协提案",
            "上一篇:关于县政协十届二次会议第9号提案的答复",
            "依申请公开",
            "听全文 语音播报",
            "主办单位:云岭省人民政府办公厅",
            "浏览次数:1024次",
        ] {
            assert!(is_boilerplate(line), "{line}");
        }
        for line in [
            "2023年7月20日",
            "云岭省教育厅",
            "附件:1.项目清单",
            "张例委员:",
            "大力发展教育",
            "关闭落后产能企业12家,",
            "返回家乡创业的大学生",
            "上一年度工作",
        ] {
            assert!(!is_boilerplate(line), "{line}");
        }
        let again = "返回首页".repeat(400);
        assert!(is_of_words(&again) && !is_of_words(&(again + "甲")));
        assert_eq!(without_boilerplate("厅大数据局 【字体 大 中 小】 打印"), "厅大数据局");
        assert_eq!(without_boilerplate(" [云岭省教育厅 ] "), "云岭省教育厅");
    }
}
