//! What stands below a text: copies, contacts, attachments, notes; and every
//! line of the page that went into neither field nor body.

use std::sync::LazyLock;

use regex::Regex;

use super::contact::contact;
use super::disclosure;
use super::frame::{self, Frame};
use super::labels::Label;
use super::metadata::{self, Labelled};
use super::page::Page;
use super::title::Printed;
use crate::diagnostic::Bilingual;
use crate::import::finding::{self, Findings, Place, quote};
use crate::import::forms::Form;
use crate::letter::boilerplate;
use crate::letter::marks;
use crate::letter::organisation;
use crate::letter::pattern;
use crate::letter::reading::Reading;
use crate::sensitive::{self, PrivateKind};

static ATTACHMENT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^附\s*件?\s*(?:[0-9]{1,2}|[一二三四五六七八九十])?\s*(?::|\(|$|[0-9]{1,2}[.、])")
});

static ITEM: LazyLock<Regex> = LazyLock::new(|| pattern(r"^[0-9]{1,2}\s*[.、]"));

/// How many quotations one finding carries.
const MOST_QUOTES: usize = 8;

/// 抄送: the units a reply is copied to.
pub(super) fn copied(page: &Page, labels: &[Labelled]) -> Vec<String> {
    let mut found = Vec::new();
    for label in labels.iter().filter(|one| one.label == Label::Cc && !one.value.is_empty()) {
        let mut text = label.value.clone();
        let mut next = label.line + 1;
        // The list goes on where its line ends in a separator.
        while text.ends_with(['、', '，', ',']) && !page.text(next).is_empty() {
            text.push_str(page.text(next));
            next += 1;
        }
        let pieces = text.split(['、', '，', ',', '。', ';', '；']);
        found.extend(pieces.flat_map(organisation::by_blanks));
    }
    found
}

/// Who signed the reply out.
pub(super) fn signer(labels: &[Labelled]) -> Option<String> {
    static NAME: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\p{Han}[\p{Han}·]{1,4}$"));
    let value = &metadata::first(labels, Label::Signer)?.value;
    let tight = Reading::joined(value);
    NAME.is_match(tight.as_str()).then(|| tight.original().to_owned())
}

/// Reports mobile numbers on lines that went nowhere; those of the body are for the rules,
/// which see them in the draft.
pub(super) fn mobiles(page: &Page, frame: &Frame, findings: &mut Findings) {
    let outside = |index: &usize| !frame.body.contains(index);
    for line in (0..page.lines.len()).filter(outside).map(|index| &page.lines[index]) {
        let found = sensitive::find(&line.text);
        let Some(mobile) = found.iter().find(|one| one.kind == PrivateKind::Mobile) else {
            continue;
        };
        let masked = sensitive::mask(mobile);
        let message = Bilingual::new(
            format!("页面上有个人手机号 {masked}"),
            format!("the page shows a personal mobile number, {masked}"),
        );
        let help = Bilingual::new("没有写入任何一项", "it was not copied");
        findings.warn(finding::MOBILE, &line.place(), message, help);
    }
}

/// Reports the attachments the page names.
pub(super) fn attachments(page: &Page, frame: &Frame, findings: &mut Findings) {
    let lines = frame.body.start..frame.tail.end;
    let mut named: Vec<String> = Vec::new();
    let mut place = Place::default();
    for index in lines.clone().filter(|index| is_attachment(page, *index)) {
        if named.is_empty() {
            place = page.lines[index].place();
        }
        named.push(page.text(index).to_owned());
        let items = index + 1..lines.end;
        let items = items.take_while(|next| ITEM.is_match(page.tight(*next)));
        named.extend(items.map(|next| page.text(next).to_owned()));
    }
    if named.is_empty() {
        return;
    }
    let shown: Vec<_> = named.iter().take(MOST_QUOTES).map(|name| quote(name)).collect();
    let message = Bilingual::new(
        format!("页面列有附件，文件要另外添加：{}", shown.join("")),
        format!("the page lists attachments, to be added by hand: {}", shown.join("")),
    );
    let help = Bilingual::new(
        "请把文件放到答复旁边，并填写 附件: [{名称: …, 文件: …}]",
        "put the files beside the reply and fill in attachments: [{title: …, file: …}]",
    );
    findings.warn(finding::ATTACHMENTS, &place, message, help);
}

/// Reports that a further letter begins on the page.
pub(super) fn further(page: &Page, frame: &Frame, findings: &mut Findings) {
    let Some(line) = frame.further else { return };
    let quoted = quote(page.text(line));
    let message = Bilingual::new(
        format!("从{quoted}起像是另一件答复，没有导入"),
        format!("another letter seems to begin at {quoted}; it was not imported"),
    );
    let help = Bilingual::new(
        "请把每一件分别存成一个文件，再导入",
        "put each letter into a file of its own and import them",
    );
    findings.warn(finding::LEFT_OUT, &page.lines[line].place(), message, help);
}

/// Reports links in the text whose address only the old site knew.
pub(super) fn unlinked(page: &Page, frame: &Frame, findings: &mut Findings) {
    let mut found: Vec<(usize, &str)> = Vec::new();
    for index in frame.body.clone() {
        let form = page.form(index);
        let begins = |form: &&Form| {
            index == 0 || page.form(index - 1).map(|one| &one.span) != Some(&form.span)
        };
        let form = form.filter(begins);
        found.extend(form.iter().flat_map(|form| &form.unlinked).map(|one| (index, one.as_str())));
    }
    let Some((first, _)) = found.first() else { return };
    let quotes: Vec<_> = found.iter().take(MOST_QUOTES).map(|one| quote(one.1)).collect();
    let more = if found.len() > MOST_QUOTES { " …" } else { "" };
    let (count, quotes) = (found.len(), quotes.join(""));
    let message = Bilingual::new(
        format!("正文里有 {count} 处链接，地址只在原网站有效，只留了文字：{quotes}{more}"),
        format!(
            "{count} links of the text lead where only the old site knows, and kept their words alone: {quotes}{more}"
        ),
    );
    let help = Bilingual::new(
        "需要保留的，请查到完整的网址，写成 [文字](https://…)",
        "find the whole address of those to keep and write [words](https://…)",
    );
    findings.hint(finding::LEFT_OUT, &page.lines[*first].place(), message, help);
}

fn is_attachment(page: &Page, index: usize) -> bool {
    ATTACHMENT.is_match(page.lines[index].reading.as_str())
}

/// Reports the lines below the text that were not taken.
pub(super) fn left_below(page: &Page, frame: &Frame, labels: &[Labelled], findings: &mut Findings) {
    let mut copying = false;
    let mut left = Vec::new();
    for index in frame.tail.clone() {
        let line = &page.lines[index];
        let goes_on = copying && !metadata::begins_with_label(line);
        let label = labels.iter().find(|one| one.line == index);
        copying = label.is_some_and(|one| one.label == Label::Cc)
            && line.text.ends_with(['、', '，', ','])
            || goes_on && line.text.ends_with(['、', '，', ',']);
        let used = goes_on || is_used(labels, index);
        let item = (frame.tail.start..index)
            .rev()
            .take_while(|above| ITEM.is_match(page.tight(*above)) || is_attachment(page, *above));
        let listed =
            is_attachment(page, index) || ITEM.is_match(page.tight(index)) && item.count() > 0;
        let is_note = disclosure::is_note(page.tight(index)) || marks::read(&line.tight).is_some();
        if !(used || listed || is_note || boilerplate::is_of_words(line.reading.as_str())) {
            left.push(index);
        }
    }
    // Boilerplate has no sentences; what has them may be text.
    let sentences = (frame.tail.end..page.lines.len())
        .filter(|index| page.text(*index).contains('。') && page.text(*index).chars().count() > 60);
    left.extend(sentences);
    report(page, &left, ("正文之后", "below the text"), findings);
}

/// Whether the labels of a line gave a field something.
fn is_used(labels: &[Labelled], index: usize) -> bool {
    let own: Vec<_> = labels.iter().filter(|one| one.line == index).cloned().collect();
    let (taken, given) = (contact(labels), contact(&own));
    let contacts =
        (given.0.is_some() && given.0 == taken.0) || (given.1.is_some() && given.1 == taken.1);
    let is_digit = |one: char| one.is_ascii_digit();
    // A second telephone went nowhere, whoever stands beside it.
    let lost = own.iter().any(|one| {
        one.label == Label::Phone
            && Reading::new(&one.value).as_str().contains(is_digit)
            && (given.1.is_none() || given.1 != taken.1)
    });
    let used = own.iter().any(|one| match one.label {
        Label::Ignored | Label::ContactUnit | Label::Request | Label::Answer => false,
        Label::Contact | Label::Phone => contacts,
        Label::Signer => signer(&own).is_some(),
        _ => true,
    });
    used && !lost
}

/// Reports the lines above the text that were not taken.
pub(super) fn left_above(page: &Page, frame: &Frame, titles: &[Printed], findings: &mut Findings) {
    let left: Vec<_> = (0..frame.body.start)
        .filter(|index| {
            let line = &page.lines[*index];
            !(titles.iter().any(|title| title.lines.contains(index))
                || boilerplate::is_boilerplate(line.reading.as_str())
                || metadata::is_labelled(line) && !metadata::holds_request(line)
                || marks::read(&line.tight).is_some()
                || frame::caption_date(page, *index).is_some()
                || crate::letter::dates::leading(&line.reading).is_some()
                || is_value_below_label(page, *index))
        })
        .collect();
    report(page, &left, ("正文之前", "above the text"), findings);
}

fn is_value_below_label(page: &Page, index: usize) -> bool {
    index > 0 && {
        let above = &page.lines[index - 1];
        let found = metadata::read(page, [index - 1, index].into_iter());
        found.first().is_some_and(|one| {
            one.line == index - 1 && one.value == page.text(index) && above.text != one.value
        })
    }
}

fn report(page: &Page, left: &[usize], (zh, en): (&str, &str), findings: &mut Findings) {
    let Some(first) = left.first() else {
        return;
    };
    let quotes: Vec<_> =
        left.iter().take(MOST_QUOTES).map(|index| quote(page.text(*index))).collect();
    let more = if left.len() > MOST_QUOTES { " …" } else { "" };
    let count = left.len();
    let message = Bilingual::new(
        format!("{zh}有 {count} 行没有采用：{}{more}", quotes.join("")),
        format!("{count} lines {en} were left out: {}{more}", quotes.join("")),
    );
    let help =
        Bilingual::new("如果其中有答复的内容，请手工补上", "add by hand what belongs to the reply");
    findings.hint(finding::LEFT_OUT, &page.lines[*first].place(), message, help);
}
