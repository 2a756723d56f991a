//! Web archives (.mht): a page with its pictures and style sheets in one file, as browsers and
//! Word save it.

use memchr::memmem;

/// What is in an archive.
#[derive(Debug, Default)]
pub(crate) struct WebArchive {
    /// The page, as it was encoded.
    pub(crate) page: Vec<u8>,
    parts: Vec<Part>,
}

#[derive(Debug)]
struct Part {
    /// What pages call it: its address and its id.
    names: Vec<String>,
    bytes: Vec<u8>,
}

/// An archive of more parts than this holds no letter.
const MOST_PARTS: usize = 2000;

/// The archive in `bytes`; `None` where there is no page in it.
pub(crate) fn read(bytes: &[u8]) -> Option<WebArchive> {
    let (head, body) = parted(bytes);
    let boundary = parameter(&field(&head, "content-type")?, "boundary")?;
    let boundary = format!("--{boundary}");
    let mut archive = WebArchive::default();
    let mut has_page = false;
    for part in between(body, boundary.as_bytes()).take(MOST_PARTS) {
        let (head, body) = parted(part);
        let kind = field(&head, "content-type").unwrap_or_default().to_ascii_lowercase();
        let coding = field(&head, "content-transfer-encoding").unwrap_or_default();
        let bytes = match coding.to_ascii_lowercase().as_str() {
            "base64" => super::base64::decoded(body)?,
            "quoted-printable" => unquoted(body),
            _ => body.to_vec(),
        };
        let location = field(&head, "content-location");
        if !has_page && kind.starts_with("text/html") {
            // What a browser that saves a page writes at its top: links start from there.
            let from = location.map(|from| format!("<!-- saved from url=(0000){from} -->\n"));
            archive.page = [from.unwrap_or_default().as_bytes(), &bytes].concat();
            has_page = true;
            continue;
        }
        let id = field(&head, "content-id");
        let id = id.map(|id| format!("cid:{}", id.trim_matches(['<', '>'])));
        archive.parts.push(Part { names: location.into_iter().chain(id).collect(), bytes });
    }
    has_page.then_some(archive)
}

impl WebArchive {
    /// The part that the page calls `target`.
    pub(crate) fn part(&self, target: &str) -> Option<Vec<u8>> {
        let behind = format!("/{}", target.trim_start_matches("./"));
        let is_named = |part: &&Part| {
            let mut names = part.names.iter();
            names.any(|name| name == target || name.ends_with(&behind))
        };
        self.parts.iter().find(is_named).map(|part| part.bytes.clone())
    }
}

/// The head of a part as text, and what stands below it.
fn parted(bytes: &[u8]) -> (String, &[u8]) {
    let bytes = bytes.trim_ascii_start();
    let ends = [b"\r\n\r\n".as_slice(), b"\n\n"];
    let found = ends.iter().filter_map(|end| Some((memmem::find(bytes, end)?, end.len()))).min();
    let (at, length) = found.unwrap_or((bytes.len(), 0));
    (String::from_utf8_lossy(&bytes[..at]).into_owned(), &bytes[at + length..])
}

/// The value of the field `name` of a head, whose lines may go on behind a blank.
fn field(head: &str, name: &str) -> Option<String> {
    let mut lines = head.lines().skip_while(|line| {
        !line.split_once(':').is_some_and(|found| found.0.trim().eq_ignore_ascii_case(name))
    });
    let (_, first) = lines.next()?.split_once(':')?;
    let more = lines.take_while(|line| line.starts_with([' ', '\t'])).map(str::trim);
    let whole = std::iter::once(first.trim()).chain(more).collect::<Vec<_>>().join("");
    Some(whole).filter(|value| !value.is_empty())
}

/// The parameter `name` of a field: `multipart/related; boundary="x"`.
fn parameter(field: &str, name: &str) -> Option<String> {
    let found = field.split(';').skip(1).find_map(|one| {
        let (key, value) = one.split_once('=')?;
        key.trim().eq_ignore_ascii_case(name).then(|| value.trim().trim_matches('"').to_owned())
    });
    found.filter(|value| !value.is_empty())
}

/// The parts between lines that begin with `boundary`.
fn between<'a>(body: &'a [u8], boundary: &'a [u8]) -> impl Iterator<Item = &'a [u8]> {
    let starts = memmem::find_iter(body, boundary).map(|at| at + boundary.len());
    let mut starts = starts.collect::<Vec<_>>().into_iter().peekable();
    std::iter::from_fn(move || {
        let start = starts.next()?;
        let end = starts.peek().map_or(body.len(), |next| next - boundary.len());
        Some(&body[start..end.max(start)])
    })
    .filter(|part| !part.starts_with(b"--"))
}

/// `=E4=BD=A0`, and lines that an `=` at their end continues.
fn unquoted(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len());
    let mut rest = body;
    while let [one, behind @ ..] = rest {
        let digit = |at: usize| behind.get(at).and_then(|one| char::from(*one).to_digit(16));
        let (byte, length) = match (one, behind) {
            (b'=', [b'\r', b'\n', ..]) => (None, 3),
            (b'=', [b'\n', ..]) => (None, 2),
            (b'=', _) => match (digit(0), digit(1)) {
                (Some(high), Some(low)) => (u8::try_from(high * 16 + low).ok(), 3),
                _ => (Some(b'='), 1),
            },
            (one, _) => (Some(*one), 1),
        };
        out.extend(byte);
        rest = &rest[length..];
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_and_its_parts_are_found() {
        let text = "From: <saved>\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\"; boundary=\"=_x\"\r\n\r\n--=_x\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: https://www.example.gov.cn/a/1.html\r\n\r\n<p>=E7=94=B2=\r\n1=3D1\r\n--=_x\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\nContent-Location: file:///C:/x/1.files/a.png\r\nContent-ID: <b>\r\n\r\nAQI=\r\n--=_x--\r\n";
        let archive = read(text.as_bytes()).expect("an archive");
        let page = String::from_utf8_lossy(&archive.page).into_owned();
        assert!(page.starts_with("<!-- saved from url=(0000)https://www.example.gov.cn/a/1.html"));
        assert!(page.contains("<p>甲1=1"), "{page}");
        for target in ["1.files/a.png", "cid:b", "file:///C:/x/1.files/a.png"] {
            assert_eq!(archive.part(target).as_deref(), Some([1, 2].as_slice()), "{target}");
        }
        assert!(archive.part("b.png").is_none() && read(b"<p>x").is_none());
    }
}
