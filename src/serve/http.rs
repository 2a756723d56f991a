//! HTTP as far as a browser needs it to read a site: one request a connection, no bodies.
//!
//! Every wait has an end and every buffer a limit: a client that is slow, silent or hostile
//! costs one thread for a few seconds.

use std::fmt::Write as _;
use std::io::{self, Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

/// The most bytes that a request may have before its end.
const LARGEST_HEAD: usize = 16 * 1024;

/// The most header lines.
const MOST_HEADERS: usize = 64;

/// How long a client may take to ask.
const ASKING: Duration = Duration::from_secs(5);

/// How long a client may take to read what it asked for.
const READING: Duration = Duration::from_mins(1);

/// Bytes written at a time.
const PIECE: usize = 64 * 1024;

/// What is asked for.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Request {
    /// Whether only the head of the answer is wanted (HEAD).
    pub(super) head: bool,
    /// What follows the host, up to `?`.
    pub(super) path: String,
    /// What follows `?`, still encoded.
    pub(super) query: String,
    /// The host and port that the client believes to speak to.
    pub(super) host: String,
}

/// The codes that are answered with, and their names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Status {
    Ok,
    Found,
    BadRequest,
    NotFound,
    NotAllowed,
    Timeout,
    Misdirected,
    TooLarge,
    Failed,
    Busy,
}

impl Status {
    fn line(self) -> &'static str {
        match self {
            Self::Ok => "200 OK",
            Self::Found => "302 Found",
            Self::BadRequest => "400 Bad Request",
            Self::NotFound => "404 Not Found",
            Self::NotAllowed => "405 Method Not Allowed",
            Self::Timeout => "408 Request Timeout",
            Self::Misdirected => "421 Misdirected Request",
            Self::TooLarge => "431 Request Header Fields Too Large",
            Self::Failed => "500 Internal Server Error",
            Self::Busy => "503 Service Unavailable",
        }
    }
}

/// Reads a request; the status to answer with where there is none to be understood.
pub(super) fn read(stream: &mut TcpStream) -> Result<Request, Status> {
    let until = Instant::now() + ASKING;
    let mut bytes = Vec::with_capacity(1024);
    let mut piece = [0; 4096];
    loop {
        let left = until.saturating_duration_since(Instant::now());
        // A time-out of zero would be none at all.
        if left < Duration::from_millis(1) {
            return Err(Status::Timeout);
        }
        stream.set_read_timeout(Some(left)).map_err(|_| Status::Failed)?;
        match stream.read(&mut piece) {
            Ok(0) => return Err(Status::BadRequest),
            Ok(count) => bytes.extend_from_slice(&piece[..count]),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(_) => return Err(Status::Timeout),
        }
        if let Some(request) = parse(&bytes)? {
            return Ok(request);
        }
        if bytes.len() > LARGEST_HEAD {
            return Err(Status::TooLarge);
        }
    }
}

/// The request that `bytes` are; none as long as its end is missing.
fn parse(bytes: &[u8]) -> Result<Option<Request>, Status> {
    let mut headers = [httparse::EMPTY_HEADER; MOST_HEADERS];
    let mut request = httparse::Request::new(&mut headers);
    match request.parse(bytes) {
        Ok(httparse::Status::Complete(_)) => {}
        Ok(httparse::Status::Partial) => return Ok(None),
        Err(httparse::Error::TooManyHeaders) => return Err(Status::TooLarge),
        Err(_) => return Err(Status::BadRequest),
    }
    let head = match request.method {
        Some("GET") => false,
        Some("HEAD") => true,
        _ => return Err(Status::NotAllowed),
    };
    let mut hosts = request.headers.iter().filter(|one| one.name.eq_ignore_ascii_case("host"));
    let (Some(host), None) = (hosts.next(), hosts.next()) else { return Err(Status::BadRequest) };
    let host = String::from_utf8_lossy(host.value).trim().to_ascii_lowercase();
    // Proxies alone ask by whole address; a site on this machine has none in front of it.
    let target = request.path.filter(|target| target.starts_with('/')).ok_or(Status::BadRequest)?;
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    Ok(Some(Request { head, path: path.to_owned(), query: query.to_owned(), host }))
}

/// Writes an answer's head: no length where the body ends with the connection.
pub(super) fn head(
    stream: &mut TcpStream,
    status: Status,
    length: Option<u64>,
    headers: &[(&str, &str)],
) -> io::Result<()> {
    let mut text = format!("HTTP/1.1 {}\r\nConnection: close\r\n", status.line());
    if let Some(length) = length {
        let _ = write!(text, "Content-Length: {length}\r\n");
    }
    for (name, value) in headers {
        let _ = write!(text, "{name}: {value}\r\n");
    }
    text.push_str("\r\n");
    stream.set_write_timeout(Some(ASKING))?;
    stream.write_all(text.as_bytes())
}

/// Copies `body` to the client, which may not take for ever over it.
pub(super) fn body(stream: &mut TcpStream, body: &mut impl Read) -> io::Result<()> {
    let until = Instant::now() + READING;
    let mut piece = vec![0; PIECE];
    loop {
        let count = body.read(&mut piece)?;
        if count == 0 {
            return stream.flush();
        }
        if Instant::now() > until {
            return Err(io::ErrorKind::TimedOut.into());
        }
        stream.write_all(&piece[..count])?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(text: &str) -> Result<Option<Request>, Status> {
        parse(text.as_bytes())
    }

    #[test]
    fn a_request_is_read() {
        let request = asked("GET /hf/a.html?x=1 HTTP/1.1\r\nHost: LocalHost:4000\r\n\r\n");
        let request = request.expect("it is right").expect("it is whole");
        assert_eq!((request.head, &*request.path, &*request.query), (false, "/hf/a.html", "x=1"));
        assert_eq!(request.host, "localhost:4000");
        assert_eq!(asked("GET /hf/a.html HTTP/1.1\r\nHost: local"), Ok(None));
    }

    #[test]
    fn what_is_no_request_to_read_a_page_is_refused() {
        assert_eq!(asked("POST / HTTP/1.1\r\nHost: a\r\n\r\n"), Err(Status::NotAllowed));
        assert_eq!(asked("GET / HTTP/1.1\r\n\r\n"), Err(Status::BadRequest));
        let two = "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n";
        assert_eq!(asked(two), Err(Status::BadRequest));
        assert_eq!(
            asked("GET http://a.example/ HTTP/1.1\r\nHost: a\r\n\r\n"),
            Err(Status::BadRequest)
        );
        assert_eq!(asked("\u{16}\u{3}\u{1}garbage\r\n\r\n"), Err(Status::BadRequest));
        let many = format!("GET / HTTP/1.1\r\nHost: a\r\n{}\r\n", "A: b\r\n".repeat(99));
        assert_eq!(asked(&many), Err(Status::TooLarge));
    }
}
