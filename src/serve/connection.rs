//! Connections: who may ask, how many at a time, and how they are answered.

use std::io::{self, Cursor, Seek as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use super::answer::{Answer, Answers};
use super::http::{self, Request, Status};
use super::page::{self, OWN};
use super::state::{Snapshot, State};
use super::words;
use crate::diagnostic::SourcePath;
use crate::digest::Digest;
use crate::report::{count_words, counts};

/// The most connections at a time; who comes when there are more is sent away.
const MOST: usize = 256;

/// The most of them that may wait for events.
const MOST_WAITING: usize = 128;

/// How often a waiting connection is tried, to learn whether anybody is still there.
const PULSE: Duration = Duration::from_secs(10);

/// How long a page waits for a text that changed to be read anew.
const CHANGING: Duration = Duration::from_secs(2);

/// How long to wait when the system gives no connection.
const EXHAUSTED: Duration = Duration::from_millis(50);

/// The names that this server is known by. A page of another host that was made to lead here
/// (DNS rebinding) asks by its own name, and gets nothing.
pub(super) struct Hosts(Vec<String>);

impl Hosts {
    /// Those of the addresses that `listeners` answer at.
    pub(super) fn of(listeners: &[TcpListener]) -> io::Result<Self> {
        let mut names = Vec::new();
        for listener in listeners {
            let address: SocketAddr = listener.local_addr()?;
            names.push(address.to_string());
            if address.ip().is_loopback() {
                names.push(format!("localhost:{}", address.port()));
            }
            if address.port() == 80 {
                names.push(address.ip().to_string());
            }
        }
        Ok(Self(names))
    }

    fn knows(&self, host: &str) -> bool {
        self.0.iter().any(|name| name == host)
    }
}

/// What a connection is answered from.
struct Context {
    state: Arc<State>,
    answers: Arc<Answers>,
    hosts: Arc<Hosts>,
    open: AtomicUsize,
    waiting: AtomicUsize,
}

/// Answers at `listener`, in threads of its own.
pub(super) fn listen(
    listener: TcpListener,
    state: &Arc<State>,
    answers: &Arc<Answers>,
    hosts: &Arc<Hosts>,
) -> io::Result<()> {
    let context = Arc::new(Context {
        state: Arc::clone(state),
        answers: Arc::clone(answers),
        hosts: Arc::clone(hosts),
        open: AtomicUsize::new(0),
        waiting: AtomicUsize::new(0),
    });
    thread::Builder::new().name("listen".to_owned()).spawn(move || {
        for stream in listener.incoming() {
            match stream {
                Ok(stream) => admit(stream, &context),
                Err(_) => thread::sleep(EXHAUSTED),
            }
        }
    })?;
    Ok(())
}

/// Gives `stream` a thread, if there is one left.
fn admit(mut stream: TcpStream, context: &Arc<Context>) {
    let Some(place) = Place::take(context, |context| &context.open, MOST) else {
        // Who is sent away may not read it; that is no trouble of ours.
        let _ = http::head(&mut stream, Status::Busy, Some(0), &[]);
        return;
    };
    // Where no thread is to be had, the connection is closed with its place.
    let _ = thread::Builder::new().spawn(move || {
        // A client that goes away amid an answer is no trouble either.
        let _ = serve(&mut stream, &place.0);
    });
}

/// A place among a limited number, given back when it is dropped.
struct Place(Arc<Context>, fn(&Context) -> &AtomicUsize);

impl Place {
    fn take(
        context: &Arc<Context>,
        count: fn(&Context) -> &AtomicUsize,
        most: usize,
    ) -> Option<Self> {
        let place = Self(Arc::clone(context), count);
        (count(context).fetch_add(1, Ordering::Relaxed) < most).then_some(place)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        (self.1)(&self.0).fetch_sub(1, Ordering::Relaxed);
    }
}

fn serve(stream: &mut TcpStream, context: &Arc<Context>) -> io::Result<()> {
    let request = match http::read(stream) {
        Ok(request) => request,
        Err(status) => return refuse(stream, status),
    };
    if !context.hosts.knows(&request.host) {
        return refuse(stream, Status::Misdirected);
    }
    if request.path == format!("{OWN}events") {
        return match Place::take(context, |context| &context.waiting, MOST_WAITING) {
            Some(_place) if !request.head => events(stream, &request, context),
            Some(_) => refuse(stream, Status::NotAllowed),
            None => refuse(stream, Status::Busy),
        };
    }
    let (snapshot, answer) = settled(&request.path, context);
    reply(stream, (&request, answer), &snapshot, context)
}

fn refuse(stream: &mut TcpStream, status: Status) -> io::Result<()> {
    http::head(stream, status, Some(0), &[])
}

/// The answer, once it is not of a text that changes just now.
fn settled(path: &str, context: &Context) -> (Arc<Snapshot>, Answer) {
    let snapshot = context.state.snapshot();
    match context.answers.answer(path, &snapshot) {
        Answer::Changed => {
            let next = context.state.after(snapshot.number, CHANGING);
            let answer = context.answers.answer(path, &next);
            (next, answer)
        }
        answer => (snapshot, answer),
    }
}

fn reply(
    stream: &mut TcpStream,
    (request, answer): (&Request, Answer),
    snapshot: &Snapshot,
    context: &Context,
) -> io::Result<()> {
    match answer {
        Answer::Page(page) => {
            let status = if page.found { Status::Ok } else { Status::NotFound };
            let tail = page::tail(
                &page.bar,
                snapshot.findings(),
                (&request.path, &page.version().to_string()),
                context.answers.language,
            );
            let mut bytes = page.bytes;
            bytes.extend_from_slice(tail.as_bytes());
            let policy = policy(&request.host, snapshot);
            send(stream, (request, status), &bytes, &[("Content-Security-Policy", &policy), HTML])
        }
        Answer::Bytes(bytes, kind) => {
            send(stream, (request, Status::Ok), &bytes, &[("Content-Type", kind)])
        }
        Answer::File(source, digest, kind) => {
            file(stream, request, (&source, digest, kind), context)
        }
        Answer::Elsewhere(place) => {
            send(stream, (request, Status::Found), &[], &[("Location", &place)])
        }
        Answer::Nothing => refuse(stream, Status::NotFound),
        Answer::Changed => refuse(stream, Status::Busy),
    }
}

const HTML: (&str, &str) = ("Content-Type", "text/html; charset=utf-8");

/// What every answer is told besides: keep nothing, guess nothing, show it in no frame.
const ALWAYS: [(&str, &str); 4] = [
    ("Cache-Control", "no-store"),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
];

/// Lets in our own script and those of the theme, and no other.
fn policy(host: &str, snapshot: &Snapshot) -> String {
    let mut scripts = format!("http://{host}{OWN}serve.js");
    if let Some(site) = snapshot.rendering.as_ref().map(|rendering| rendering.site()) {
        let mount = site.config.base_url.path();
        let own = site.theme.assets().iter().map(|asset| &asset.published);
        for path in own.filter(|path| path.ends_with(".js")) {
            scripts.push_str(&format!(" http://{host}{mount}{path}"));
        }
    }
    format!(
        "script-src {scripts}; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; \
         form-action 'self'"
    )
}

fn send(
    stream: &mut TcpStream,
    (request, status): (&Request, Status),
    bytes: &[u8],
    headers: &[(&str, &str)],
) -> io::Result<()> {
    let headers = [&ALWAYS, headers].concat();
    http::head(stream, status, Some(bytes.len() as u64), &headers)?;
    if request.head { Ok(()) } else { http::body(stream, &mut Cursor::new(bytes)) }
}

/// A file beside a reply or an article, if it is still the one that was checked.
fn file(
    stream: &mut TcpStream,
    request: &Request,
    (source, checked, kind): (&SourcePath, Digest, &str),
    context: &Context,
) -> io::Result<()> {
    let Ok(mut file) = context.answers.folder.open(source) else {
        return refuse(stream, Status::NotFound);
    };
    let (length, digest) = Digest::of_reader(&mut file)?;
    if digest != checked {
        return refuse(stream, Status::Busy);
    }
    file.rewind()?;
    let headers = [&ALWAYS[..], &[("Content-Type", kind)]].concat();
    http::head(stream, Status::Ok, Some(length), &headers)?;
    if request.head { Ok(()) } else { http::body(stream, &mut file) }
}

/// Tells a page that it would be another one now; and how many findings there are.
fn events(stream: &mut TcpStream, request: &Request, context: &Context) -> io::Result<()> {
    let asked: Vec<(String, String)> =
        url::form_urlencoded::parse(request.query.as_bytes()).into_owned().collect();
    let value = |name: &str| asked.iter().find(|pair| pair.0 == name).map(|pair| pair.1.as_str());
    let (Some(path), Some(version)) = (value("page"), value("version")) else {
        return refuse(stream, Status::BadRequest);
    };
    let kind = ("Content-Type", "text/event-stream");
    http::head(stream, Status::Ok, None, &[&ALWAYS[..], &[kind]].concat())?;
    let mut seen = None;
    loop {
        let snapshot = match seen {
            None => context.state.snapshot(),
            Some(number) => context.state.after(number, PULSE),
        };
        let event = if seen == Some(snapshot.number) {
            ":\n\n".to_owned()
        } else {
            seen = Some(snapshot.number);
            event(path, version, &snapshot, context)
        };
        http::body(stream, &mut Cursor::new(event.as_bytes()))?;
    }
}

fn event(path: &str, version: &str, snapshot: &Snapshot, context: &Context) -> String {
    let is_same = context.answers.is_still(path, version, snapshot);
    if !is_same {
        return "event: reload\ndata:\n\n".to_owned();
    }
    let language = context.answers.language;
    let count = count_words(counts(snapshot.findings()));
    let all = words::ALL_FINDINGS.get(language).replace("{count}", count.get(language));
    format!("event: findings\ndata: {all}\n\n")
}
