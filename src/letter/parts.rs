//! A reply's own text read as a letter: its head and its tail, once for all who ask.
//!
//! What lies between is not looked at: a text is long, and a letter says whom
//! it answers, about what, who signs and when, in its first and last lines.

use std::ops::Range;

use super::cases::{self, Cited, Lookup};
use super::dates::DateLine;
use super::lines::{self, Line};
use super::marks::{self, Marks};
use super::people::{self, Salutation};
use super::reading::Reading;
use super::surroundings::Trust;
use super::title::Title;
use super::{opening, signature, subject};

/// A part and the bytes of the text it stands in.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub struct Placed<T> {
    pub part: T,
    /// The bytes of the text.
    pub at: Range<usize>,
}

/// What a letter says in its title, its head and its tail.
#[derive(Clone, Debug, Default, serde::Serialize, serde::Deserialize)]
pub struct Letter {
    /// What the title says.
    pub title: Option<Title>,
    /// Class, disclosure and document number on lines of their own.
    pub marks: Vec<Placed<Marks>>,
    /// To whom it is written.
    pub salutation: Option<Placed<Salutation>>,
    /// The sentence that names what is answered: "您提出的关于……的建议收悉".
    pub opening: Option<Placed<Opening>>,
    /// The organisations that sign.
    pub signers: Vec<Placed<String>>,
    /// The day of signing.
    pub date: Option<Placed<DateLine>>,
}

/// What the sentence says that names what was received.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub struct Opening {
    /// The sessions and numbers it cites.
    pub cited: Cited,
    /// Its words outside quotations, folded and tight.
    pub words: String,
}

/// So many lines from the first are looked at for the head, from the last for the tail.
const HEAD: usize = 12;
const TAIL: usize = 14;

/// Without a sentence that names what was received, the salutation is among the first lines.
const FIRST: usize = 4;

/// Words further on in a paragraph, in bytes, are not of its opening sentence.
const LONGEST: usize = 1200;

impl Letter {
    /// Reads the letter `body` under its `title`.
    #[must_use]
    pub fn read(title: Option<&str>, body: &str, lookup: Lookup<'_>) -> Self {
        let lines: Vec<Line<'_>> = lines::forward(body).take(HEAD).collect();
        let received = received(&lines);
        let end = received.map_or(lines.len().min(FIRST), |index| index + 1);
        let salutation = (0..end).rev().find(|index| is_salutation(&lines, *index));
        let above = salutation.or(received).unwrap_or(0);
        let mut letter = Self {
            title: title.map(|title| Title::read(title, lookup)),
            marks: lines[..above].iter().filter_map(marks_of).collect(),
            salutation: salutation.map(|index| {
                placed(&lines[index], |words| {
                    people::parse(&Reading::new(first(words, people::LONGEST)))
                })
            }),
            opening: opening_of(&lines, received, salutation, lookup),
            ..Self::default()
        };
        let floor = letter.opening.as_ref().map_or(0, |opening| opening.at.start);
        letter.read_tail(body, floor);
        letter
    }

    fn read_tail(&mut self, body: &str, floor: usize) {
        // Most letters end with their signature; only others are read further up.
        let mut tail = Tail::read(body, floor, TAIL / 2);
        if tail.date.is_none() || tail.signers.is_empty() {
            tail = Tail::read(body, floor, TAIL);
        }
        self.marks.extend(tail.marks);
        self.signers = tail.signers;
        self.date = tail.date;
    }
}

/// What the last lines say.
struct Tail {
    marks: Vec<Placed<Marks>>,
    signers: Vec<Placed<String>>,
    date: Option<Placed<DateLine>>,
}

impl Tail {
    /// Reads the last `count` lines behind the byte `floor`.
    fn read(body: &str, floor: usize, count: usize) -> Self {
        let mut lines: Vec<Line<'_>> = lines::backward(body, floor).take(count).collect();
        lines.reverse();
        let reading = |line: &Line<'_>| {
            if line.is_long() { Reading::default() } else { Reading::new(&line.words()) }
        };
        let readings: Vec<Reading> = lines.iter().map(reading).collect();
        let range = 0..lines.len();
        let (date, _) = signature::date(range.clone(), |index| &readings[index]);
        let signers = signature::signers(range, date.as_ref(), |index| &readings[index]);
        let below = date.as_ref().map_or(lines.len(), |date| date.0 + 1);
        let at = |index: usize| lines[index].at.clone();
        Self {
            marks: lines[below..].iter().filter_map(marks_of).collect(),
            signers: signers
                .into_iter()
                .map(|(index, part)| Placed { part, at: at(index) })
                .collect(),
            date: date.map(|(index, part)| Placed { part, at: at(index) }),
        }
    }
}

/// The line that says what was received.
fn received(lines: &[Line<'_>]) -> Option<usize> {
    let text = |index: &usize| !lines[*index].is_markup();
    let words = |index: usize| first(lines[index].raw, LONGEST);
    let indexes = || (0..lines.len()).filter(text);
    indexes().find(|index| opening::says_what_was_received(words(*index))).or_else(|| {
        indexes().take(FIRST).find(|index| opening::says_what_was_raised(words(*index)))
    })
}

fn is_salutation(lines: &[Line<'_>], index: usize) -> bool {
    let line = &lines[index];
    let words = first(line.raw, people::LONGEST);
    // Most lines are none; asking for a word is cheaper than for the pattern.
    if line.is_markup() || !people::may_address(words) {
        return false;
    }
    let following = |step: usize| lines.get(index + step).map_or("", |line| line.raw);
    let words = line.words();
    people::addresses(Reading::joined(first(&words, people::LONGEST)).as_str(), following)
}

/// The sentence that names what was received, else the one below the salutation, else the first.
fn opening_of(
    lines: &[Line<'_>],
    received: Option<usize>,
    salutation: Option<usize>,
    lookup: Lookup<'_>,
) -> Option<Placed<Opening>> {
    let below = salutation.map(|index| index + 1).filter(|index| *index < lines.len());
    let text = || lines.iter().position(|line| !line.is_markup());
    let start = received.or(below).or(salutation).or_else(text)?;
    // A sentence may be broken over the lines of its paragraph.
    let more = lines[start + 1..].iter().take_while(|line| !line.apart);
    let mut words = lines[start].words().into_owned();
    let mut at = lines[start].at.clone();
    for line in more.take_while(|line| !line.is_markup()) {
        words.push_str(&line.words());
        at.end = line.at.end;
    }
    let whole = Reading::joined(first(&words, LONGEST));
    let part = opening::until_received(&whole);
    let cited = cases::cited(&part, Trust::Sentence, lookup);
    Some(Placed { part: Opening { cited, words: subject::without_quotes(&part) }, at })
}

/// Signs that a short line may hold marks.
const MARKS: &[&str] = &["类", "级", "公开", "〔", "[", "【", "(", "（", "结果", "号", "甲", "乙"];

fn marks_of(line: &Line<'_>) -> Option<Placed<Marks>> {
    let may =
        !line.is_markup() && !line.is_long() && MARKS.iter().any(|sign| line.raw.contains(sign));
    let part = may.then(|| marks::read(&Reading::joined(&line.words()))).flatten()?;
    Some(Placed { part, at: line.at.clone() })
}

fn placed<T>(line: &Line<'_>, read: impl Fn(&str) -> T) -> Placed<T> {
    Placed { part: read(&line.words()), at: line.at.clone() }
}

/// The beginning of `words`, at most `bytes` long.
fn first(words: &str, bytes: usize) -> &str {
    let mut end = bytes.min(words.len());
    while !words.is_char_boundary(end) {
        end -= 1;
    }
    &words[..end]
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::config::BodyRegister;
    use crate::letter::dates::DateReading;

    fn read(title: &str, body: &str) -> Letter {
        let (bodies, prefixes) = (BodyRegister::default(), BTreeMap::new());
        Letter::read(Some(title), body, Lookup { bodies: &bodies, prefixes: &prefixes })
    }

    const BODY: &str = "（B类）

李例子、王例委员：

您好，首先感谢您对算力产业的关心。

您在省政协第十三届第一会议上提出的《关于建设算力平台的建议》（第091号）
收悉。按国办发〔2020〕5号文件，现答复如下：

一、工作情况

2022年1月1日，平台建成。第12号令已经施行。

此复。

**云岭市教育局**
云岭市财政局

二○二三年七月二十日

（此件公开发布）
";

    #[test]
    fn the_parts_of_a_letter_are_found_at_their_places() {
        let letter = read("云教函〔2023〕9号 云岭市教育局对第091号提案的答复（B类）", BODY);
        let text = |at: &Range<usize>| &BODY[at.clone()];
        let title = letter.title.expect("a title");
        assert_eq!(title.class.as_deref(), Some("B"));
        let bare = "云岭市教育局对第091号提案的答复".to_owned();
        assert_eq!(title.doc_number, Some(("云教函〔2023〕9号".to_owned(), bare)));
        assert_eq!(title.cited.numbers[0].text, "091");
        let salutation = letter.salutation.expect("a salutation");
        assert_eq!(salutation.part.names, ["李例子", "王例"]);
        assert_eq!(text(&salutation.at), "李例子、王例委员：");
        let opening = letter.opening.expect("an opening");
        let numbers: Vec<_> = opening.part.cited.numbers.iter().map(|one| &*one.text).collect();
        assert_eq!(numbers, ["091"]);
        assert_eq!(opening.part.cited.sessions[0].text, "省政协第十三届第一会议");
        assert!(!opening.part.words.contains("建议"), "{}", opening.part.words);
        let signers: Vec<_> = letter.signers.iter().map(|one| text(&one.at)).collect();
        assert_eq!(signers, ["**云岭市教育局**", "云岭市财政局"]);
        let date = letter.date.expect("a date");
        assert!(matches!(date.part.date, DateReading::Whole(day) if day.iso_day() == "2023-07-20"));
        let classes: Vec<_> =
            letter.marks.iter().filter_map(|one| one.part.class.as_deref()).collect();
        assert_eq!(classes, ["B"]);
    }

    #[test]
    fn a_letter_may_lack_every_part() {
        let letter = read("关于某事的答复", "");
        assert!(letter.salutation.is_none() && letter.opening.is_none() && letter.date.is_none());
        let letter =
            read("关于某事的答复", "经研究，会同人大代表，现答复如下。\n\n工作已经完成。\n");
        assert!(letter.signers.is_empty() && letter.date.is_none() && letter.marks.is_empty());
    }

    #[test]
    fn a_salutation_may_run_into_its_sentence() {
        let letter = read(
            "关于某事的答复",
            "李例子代表：您提出的第12号建议收悉。\n\n云岭市教育局\n2023年7月20日\n",
        );
        assert_eq!(letter.salutation.expect("a salutation").part.names, ["李例子"]);
        assert_eq!(letter.opening.expect("an opening").part.cited.numbers[0].text, "12");
        assert_eq!(letter.signers[0].part, "云岭市教育局");
    }
}
