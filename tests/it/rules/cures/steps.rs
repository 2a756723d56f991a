//! What a help says to do, as far as a machine can do it to the letter.

use std::collections::BTreeMap;

use dafu::archive::schema;
use dafu::diagnostic::Diagnostic;
use regex::Regex;

/// The files of a site, by path.
pub(super) type Files = BTreeMap<String, Vec<u8>>;

/// One thing to do.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Step {
    /// This line of the front matter, in place of the field's line or beside the others.
    Field(String),
    /// This line in place of the one that the finding points at.
    Line(String),
    /// The line that the finding points at goes.
    Delete,
    /// These words in place of those that the finding points at.
    Words(String),
    /// The second words in place of the first.
    Instead(String, String),
    /// This line above all others.
    First(String),
    /// This line below the one that the finding points at.
    Below(String),
    /// This line at the end of that file, or in place of the line of the same key.
    Append(String, String),
    /// This line below that key of the configuration.
    Under(String, String),
    /// A file of this name beside the finding's.
    Place(String),
    /// The file is called so instead, or stands there.
    Move(String),
}

/// The ways that `finding` proposes, each of one step or of several.
pub(super) fn cures(finding: &Diagnostic) -> Vec<Vec<Step>> {
    let help = &*finding.help.zh;
    let mut found = fields(help);
    if found.is_empty() {
        found.extend(patterns(help));
    }
    // What stands in a register or the configuration is no field, and has a type of its own.
    if !finding.path.as_str().ends_with(".md") && !help.contains("新的稿件里") {
        found.retain(|step| !matches!(step, Step::Field(_)));
        found.extend(patterns(help));
        found.dedup();
        let example = help.strip_prefix("例如：").and_then(|line| line.split_once(": "));
        found.extend(example.map(|(_, value)| Step::Words(value.to_owned())));
    }
    if help.contains("请删去这一行") || help.contains("删去这一行，") {
        found.push(Step::Delete);
    }
    let is_rest = |step: &Step| matches!(step, Step::Words(words) if words.is_empty());
    found.retain(|step| !is_rest(step) && !format!("{step:?}").contains(['…', '×']));
    if let Some(file) = help.split_once("文件: ").filter(|_| help.contains("把文件放到稿件旁边"))
    {
        let name = file.1.split(['}', ',']).next().unwrap_or_default();
        found.push(Step::Place(name.to_owned()));
        return vec![found];
    }
    if help.contains("并加") || help.contains("另加") {
        return vec![found];
    }
    found.into_iter().map(|step| vec![step]).collect()
}

/// Lines of the front matter that `help` names.
fn fields(help: &str) -> Vec<Step> {
    let field = Regex::new(
        r"(?:写成|改为|改回|请写|漏填的写|加一行|加上|再加一条|照它写|例如|是否为|写明原因|前言区写|的写)(?:：|:|，)?\s*(?:例如\s*)?([A-Za-z_\p{Han}]+: [^；。]+?)(?:[；。，（]|$)",
    )
    .expect("a pattern");
    let lines = field.captures_iter(help).map(|place| place[1].trim().to_owned());
    let is_field = |line: &String| schema::find(line.split(": ").next().unwrap_or("")).is_some();
    lines.filter(is_field).map(Step::Field).collect()
}

/// A form of words, and what they ask to do.
type Pattern = (&'static str, fn(&[&str]) -> Step);

/// The first that matches counts, but for words, of which there may be several.
const PATTERNS: &[Pattern] = &[
    (r"请写成(?:（[^）]*）)?：(.+?)(?:；.*)?$", |part| Step::Line(part[1].to_owned())),
    (r"例如“([^”]+)”写成“([^”]+)”", |part| {
        Step::Instead(part[1].to_owned(), part[2].to_owned())
    }),
    (r"文件最前面加一行 (---)", |part| Step::First(part[1].to_owned())),
    (r"在这一行的下面、正文的上面单独加一行 (---)", |part| {
        Step::Below(part[1].to_owned())
    }),
    (r"在 (content/[a-z]+\.yaml) (?:末尾)?加一行(?:（[^）]*）)?：(.+)$", |part| {
        Step::Append(part[1].to_owned(), part[2].to_owned())
    }),
    (
        r"在 (dafu\.yaml) 中?加一行(?:（[^）]*）：)? ?([a-z_]+: .+?)(?:；|，并|$)",
        |part| Step::Append(part[1].to_owned(), part[2].to_owned()),
    ),
    (r"例如 (base_url: \S+)$", |part| Step::Append("dafu.yaml".to_owned(), part[1].to_owned())),
    (r"写回 (base_url: \S+)$", |part| Step::Append("dafu.yaml".to_owned(), part[1].to_owned())),
    (r"(outcomes) 下加一行：(- .+)$", |part| {
        Step::Under(part[1].to_owned(), part[2].to_owned())
    }),
    (r"(owner) 下面一行：(.+)$", |part| Step::Under(part[1].to_owned(), part[2].to_owned())),
    (r"请把文件改名为 ([^（；]+)", |part| Step::Move(part[1].to_owned())),
    (r"^请移到 (content/\S+)$", |part| Step::Move(part[1].to_owned())),
    (r"是否为“([^”]+)”", |part| Step::Words(part[1].to_owned())),
    (r"(?:应为|应当是|改为|写成)“([^”]+)”", |part| Step::Words(part[1].to_owned())),
    (r"请改成本页的一个标题：([^、]+)", |part| {
        Step::Words(format!("[后文]({})", &part[1]))
    }),
    (r"^(?:请)?(?:写|写成|改成|改为) ?([A-Za-z0-9/:._-]+)(?:；|$)", |part| {
        Step::Words(part[1].to_owned())
    }),
];

fn patterns(help: &str) -> Vec<Step> {
    let step = |(pattern, step): &Pattern| {
        let pattern = Regex::new(pattern).expect("a pattern");
        let found = pattern.captures(help)?;
        let parts: Vec<&str> = found.iter().flatten().map(|part| part.as_str()).collect();
        Some(step(&parts))
    };
    let all: Vec<Step> = PATTERNS.iter().filter_map(step).collect();
    // What a line is proposed for needs no words besides.
    let has_line = all.iter().any(|step| matches!(step, Step::Line(_) | Step::Instead(..)));
    let is_words = |step: &Step| matches!(step, Step::Words(_));
    all.into_iter().filter(|step| !(has_line && is_words(step))).collect()
}

/// `files` as whoever follows `step` leaves them.
pub(super) fn follow(step: &Step, finding: &Diagnostic, files: &mut Files) {
    let path = finding.path.to_string();
    let read = |files: &Files, path: &str| {
        String::from_utf8(files.get(path).cloned().unwrap_or_default()).expect("UTF-8")
    };
    let text = read(files, &path);
    let (start, end) = (finding.span.start as usize, finding.span.end as usize);
    let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let line_end = text[line_start..].find('\n').map_or(text.len(), |at| line_start + at);
    let mended = match step {
        Step::Line(line) => [&text[..line_start], line, &text[line_end..]].concat(),
        Step::Delete => [&text[..line_start], text[line_end..].trim_start_matches('\n')].concat(),
        Step::Words(words) => [&text[..start], words, &text[end..]].concat(),
        Step::Instead(from, to) => text.replacen(from.as_str(), to, 1),
        Step::First(line) => format!("{line}\n{text}"),
        Step::Below(line) => [&text[..line_end], "\n", line, &text[line_end..]].concat(),
        Step::Field(line) if !path.ends_with(".md") => {
            let other = files.keys().find(|path| path.starts_with("content/replies/"));
            let other = other.expect("the new file").clone();
            let mended = with_field(&read(files, &other), line);
            files.insert(other, mended.into_bytes());
            return;
        }
        Step::Field(line) => with_field(&text, line),
        Step::Place(name) => {
            let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
            files.insert(format!("{folder}/{name}"), b"a,b\n".to_vec());
            return;
        }
        Step::Append(other, line) => {
            let text = read(files, other);
            let key = line.split(':').next().unwrap_or_default();
            let is_same = |own: &&str| own.split(':').next() == Some(key) && !key.starts_with('-');
            let kept: Vec<&str> = text.lines().filter(|own| !is_same(own)).collect();
            files.insert(other.clone(), format!("{}\n{line}\n", kept.join("\n")).into_bytes());
            return;
        }
        Step::Under(key, line) => {
            let text = read(files, "dafu.yaml");
            let head = format!("{key}:\n");
            let below = format!("{head}  {line}\n");
            files.insert("dafu.yaml".to_owned(), text.replacen(&head, &below, 1).into_bytes());
            return;
        }
        Step::Move(name) => {
            let bytes = files.remove(&path).unwrap_or_default();
            let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
            let place = if name.contains('/') { name.clone() } else { format!("{folder}/{name}") };
            files.insert(place.trim_start_matches('/').to_owned(), bytes);
            return;
        }
    };
    files.insert(path, mended.into_bytes());
}

/// `text` with `line` in place of its field's line, or beside the others.
fn with_field(text: &str, line: &str) -> String {
    let key = line.split(": ").next().unwrap_or_default();
    let known = schema::find(key);
    let is_same = |given: &str| {
        let given = given.split([':', '：']).next().unwrap_or_default().trim();
        given == key || known.is_some_and(|field| field.is_named(given))
    };
    let end = text.get(3..).and_then(|rest| rest.find("\n---")).map_or(text.len(), |at| at + 4);
    let mut lines: Vec<String> = text[..end].lines().map(str::to_owned).collect();
    match lines.iter().position(|line| is_same(line)) {
        Some(at) => {
            // What is indented below the field is its value.
            while lines.get(at + 1).is_some_and(|next| next.starts_with([' ', '\t'])) {
                lines.remove(at + 1);
            }
            line.clone_into(&mut lines[at]);
        }
        None => lines.push(line.to_owned()),
    }
    lines.join("\n") + "\n" + text[end..].trim_start_matches('\n')
}
