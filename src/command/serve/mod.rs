//! `dafu serve`: the site on this machine, while it is written.

mod address;
mod browser;

use std::net::SocketAddr;

use super::Error;
use super::console::{self, Console};
use super::environment::{Environment, now};
use super::outcome::Outcome;
use super::previous;
use super::state::State;
use crate::cli::Serve;
use crate::diagnostic::{Bilingual, SourcePath};
use crate::render::qr;
use crate::serve::{Loaded, Server};

/// The most changed files that are named.
const NAMED: usize = 3;

pub(super) fn run(verb: &Serve, environment: &Environment) -> Result<Outcome, Error> {
    let folder = environment.folder()?;
    let listeners = address::listeners(verb)?;
    let mut options = Environment::options(Some(&verb.day), None)?;
    options.preview = !verb.no_drafts;
    let target = previous::target(&folder, None);
    options.previous = previous::previous(&verb.before, &target)?;
    // What the last build has read need not be read again.
    let cache = State::open(&target).cache().kept_on();
    let fresh = move || {
        // A day that is not said is another one tomorrow.
        let now = now().unwrap_or(options.now);
        crate::site::Options { now, ..options.clone() }
    };
    let console = environment.console(None);
    let tell = |loaded: &Loaded<'_>| tell(loaded, console);
    let server = Server::new(folder, (Box::new(fresh), cache), &tell);
    let site = server.site();
    let mount = site.as_ref().map_or("/", |site| site.site().config.base_url.path());
    let addresses: Vec<SocketAddr> = listeners
        .iter()
        .map(|listener| listener.local_addr().map_err(|cause| address::unusable(&cause)))
        .collect::<Result<_, _>>()?;
    let urls: Vec<String> = addresses.iter().map(|one| format!("http://{one}{mount}")).collect();
    for url in &urls {
        console::text(&format!("{url}\n"))?;
    }
    if let Some(url) = urls.get(1) {
        phone(url, console);
    }
    console.note(&Bilingual::new(
        "用浏览器打开上面的网址；保存稿件，网页自动更新。按 Ctrl+C 结束",
        "open the address above in a browser; what you save appears by itself; Ctrl+C stops it",
    ));
    if verb.open && !browser::open(&urls[0]) {
        console.warning(&Bilingual::new(
            "浏览器没有打开，请自己打开上面的网址",
            "no browser could be opened: open the address yourself",
        ));
    }
    let language =
        environment.language(site.map(|site| site.site().config.language.clone()).as_deref());
    server.run(listeners, language, &tell).map_err(|cause| address::unusable(&cause))?;
    Ok(Outcome::Done)
}

/// Shows `url` to a phone's camera.
fn phone(url: &str, console: Console) {
    console.warning(&Bilingual::new(
        "同一网络里的人都能打开这个网址，草稿也看得到；手机扫下面的二维码",
        "everybody on this network can open it and see the drafts; scan the code with a phone",
    ));
    if let Some(code) = qr::encode(url) {
        console::drawing(&qr::terminal(&code, console.colour), console.colour);
    }
}

/// Says what came of loading the site.
fn tell(loaded: &Loaded<'_>, console: Console) {
    if let Some(reason) = loaded.failure {
        console.error(reason);
    }
    let count = console::count(loaded.findings);
    let seconds = loaded.took.as_secs_f64();
    let changed = changed(loaded.changed);
    console.note(&Bilingual::new(
        format!("{}：{}（{seconds:.2} 秒）", changed.zh, count.zh),
        format!("{}: {} ({seconds:.2} s)", changed.en, count.en),
    ));
}

/// What was loaded, in words.
fn changed(files: &std::collections::BTreeSet<SourcePath>) -> Bilingual {
    let named: Vec<&str> = files.iter().take(NAMED).map(SourcePath::as_str).collect();
    let more = files.len() - named.len();
    let rest = |zh: bool| match (more, zh) {
        (0, _) => String::new(),
        (more, true) => format!("等 {} 个文件", more + named.len()),
        (more, false) => format!(" and {more} more"),
    };
    if named.is_empty() {
        return Bilingual::new("已载入", "loaded");
    }
    Bilingual::new(
        format!("已更新 {}{}", named.join("、"), rest(true)),
        format!("updated {}{}", named.join(", "), rest(false)),
    )
}
