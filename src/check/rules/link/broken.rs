//! What is said of a link that nothing can follow, by what it was meant to lead to.

use crate::archive::links::{is_host, is_local};
use crate::check::rule::Advice;

/// What is wrong with the target `text`, and what to write instead.
pub(super) fn unfollowed(text: &str) -> Advice {
    if is_local(text) {
        return local(text);
    }
    if is_host(text) {
        return Advice::new(
            format!("网址“{text}”的前面少了 https://"),
            format!("the address `{text}` lacks its `https://`"),
        )
        .help(
            format!("请写成完整的网址：https://{text}"),
            format!("write the full address: https://{text}"),
        );
    }
    let is_mail =
        text.split_once('@').is_some_and(|(name, host)| !name.is_empty() && is_host(host));
    if is_mail {
        return Advice::new(
            format!("邮箱“{text}”的前面少了 mailto:"),
            format!("the mail address `{text}` lacks its `mailto:`"),
        )
        .help(format!("请写完整：mailto:{text}"), format!("write it in full: mailto:{text}"));
    }
    Advice::new(format!("链接“{text}”无法打开"), format!("the link `{text}` cannot be followed"))
        .help(
            "链接要写文件名、以 / 开头的站内网址，或者以 https:// 开头的完整网址",
            "write a file, an address that begins with `/`, or a full https address",
        )
}

/// A file that only one computer has. Its folders are left out: they often bear a name.
fn local(text: &str) -> Advice {
    const PICTURES: [&str; 8] = ["png", "jpg", "jpeg", "gif", "webp", "bmp", "emf", "wmf"];
    let name = text.rsplit(['/', '\\']).next().unwrap_or_default();
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    let is_picture = PICTURES.iter().any(|known| known.eq_ignore_ascii_case(extension));
    let (zh, en, example) = if is_picture {
        ("图片", "picture", format!("![图片说明]({name})"))
    } else {
        ("文件", "file", format!("[文件名称]({name})"))
    };
    Advice::new(
        format!("这里的{zh}“{name}”只在写稿人自己的电脑里，别人打不开"),
        format!("the {en} `{name}` is only on the editor's own computer"),
    )
    .help(
        format!("请把{zh}放到答复旁边，只写文件名，例如 {example}"),
        format!("put the {en} beside the reply and give only its name, as in `{example}`"),
    )
}

#[cfg(test)]
mod tests {
    use super::{Advice, unfollowed};

    #[test]
    fn what_was_meant_is_told_from_the_target() {
        for (target, message, help) in [
            (r"D:\方假设\图1.png", "图片", "(图1.png)"),
            ("file:///D:/资料/图1.JPG", "图片", "(图1.JPG)"),
            ("D:/资料/清单.xlsx", "文件", "(清单.xlsx)"),
            ("www.wuyou.gov.cn/a.html", "https://", "https://www.wuyou.gov.cn/a.html"),
            ("fang@wuyou.gov.cn", "mailto:", "mailto:fang@wuyou.gov.cn"),
            ("javascript:alert(1)", "无法打开", "https://"),
        ] {
            let Advice { message: said, help: advised } = unfollowed(target);
            assert!(said.zh.contains(message) && advised.zh.contains(help), "{target}: {said:?}");
            assert!(!said.zh.contains("方假设"), "no name of a folder: {said:?}");
        }
    }
}
