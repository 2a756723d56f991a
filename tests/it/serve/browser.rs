//! A running `dafu serve`, and as much of a browser as tests need.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use crate::support::{Sandbox, TODAY};

/// No answer takes longer, however busy the machine is.
const PATIENCE: Duration = Duration::from_mins(1);

/// A running server; ended with the test.
pub(super) struct Served {
    child: Child,
    /// `127.0.0.1:4000`.
    pub(super) host: String,
    /// The path that the site stands below.
    pub(super) mount: String,
}

impl Served {
    /// Serves the site in `sandbox` as of [`TODAY`].
    pub(super) fn of(sandbox: &Sandbox) -> Self {
        Self::run(sandbox.command(&["serve", "--port", "0", "--date", TODAY]))
    }

    pub(super) fn run(mut command: Command) -> Self {
        let mut child = command
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program starts");
        let mut line = String::new();
        let out = child.stdout.take().expect("it is piped");
        BufReader::new(out).read_line(&mut line).expect("the address is said");
        let address = line.trim().strip_prefix("http://").expect("an address");
        let (host, path) = address.split_once('/').expect("a path");
        Self { child, host: host.to_owned(), mount: format!("/{path}") }
    }

    /// The file of the site at `path`.
    pub(super) fn get(&self, path: &str) -> Answer {
        self.ask(&format!("{}{path}", self.mount))
    }

    /// What stands at `path` of the host.
    pub(super) fn ask(&self, path: &str) -> Answer {
        self.send(&format!("GET {path} HTTP/1.1\r\nHost: {}\r\n\r\n", self.host))
    }

    /// What is answered to these very bytes.
    pub(super) fn send(&self, request: &str) -> Answer {
        let mut stream = self.connect();
        stream.write_all(request.as_bytes()).expect("it is sent");
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).expect("it is answered");
        Answer::of(&bytes)
    }

    pub(super) fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(&self.host).expect("it listens");
        stream.set_read_timeout(Some(PATIENCE)).expect("a time-out");
        stream
    }

    /// Listens for what happens to the page at `path` of the site, as it is now.
    pub(super) fn listen(&self, path: &str) -> Events {
        let page = self.get(path);
        let version = page.between("data-version=\"", "\"").to_owned();
        let shown = page.between("data-page=\"", "\"").to_owned();
        let mut stream = self.connect();
        let request = format!(
            "GET /@dafu/events?page={shown}&version={version} HTTP/1.1\r\nHost: {}\r\n\r\n",
            self.host
        );
        stream.write_all(request.as_bytes()).expect("it is sent");
        let mut events = Events(BufReader::new(stream));
        // The first one comes at once and says how many findings there are.
        assert_eq!(events.next(), "findings");
        events
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// What is told to a page.
pub(super) struct Events(BufReader<TcpStream>);

impl Events {
    /// The name of the next event.
    pub(super) fn next(&mut self) -> String {
        let mut line = String::new();
        let mut pulses = 0;
        while self.0.read_line(&mut line).expect("the connection holds") > 0 {
            pulses += usize::from(line.starts_with(':'));
            assert!(pulses < 6, "nothing happens");
            if let Some(name) = line.trim().strip_prefix("event: ") {
                return name.to_owned();
            }
            line.clear();
        }
        "end".to_owned()
    }
}

/// An answer.
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) head: String,
    pub(super) body: Vec<u8>,
}

impl Answer {
    fn of(bytes: &[u8]) -> Self {
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").expect("a head");
        let head = String::from_utf8(bytes[..end].to_vec()).expect("text");
        let status = head.split(' ').nth(1).and_then(|code| code.parse().ok());
        Self { status: status.expect("a status"), head, body: bytes[end + 4..].to_vec() }
    }

    pub(super) fn text(&self) -> &str {
        std::str::from_utf8(&self.body).expect("text")
    }

    /// What stands between `start` and `end`, which must be there.
    pub(super) fn between(&self, start: &str, end: &str) -> &str {
        let rest = self.text().split_once(start).unwrap_or_else(|| panic!("no {start}")).1;
        rest.split_once(end).expect("its end").0
    }

    /// The page itself, and what is added behind it.
    pub(super) fn parts(&self) -> (&str, &str) {
        let text = self.text();
        let at = text.find("<aside id=\"dafu-serve\"").expect("a tail");
        text.split_at(at)
    }
}
