//! `dafu serve`: the site on this machine, while it is written.

use std::io;
use std::net::{IpAddr, Ipv4Addr, TcpListener};

use super::Error;
use super::console::{self, Console};
use super::environment::Environment;
use super::outcome::Outcome;
use super::previous;
use crate::cli::Serve;
use crate::diagnostic::{Bilingual, system};
use crate::serve::{Loaded, Server};

/// The port, where none is asked for; where it is taken, the next free one of a few.
const PORT: u16 = 4000;

/// How many ports are tried.
const PORTS: u16 = 10;

pub(super) fn run(verb: &Serve, environment: &Environment) -> Result<Outcome, Error> {
    let folder = environment.folder()?;
    let listener = listener(verb)?;
    let mut options = Environment::options(Some(&verb.day), None)?;
    options.previous = previous::previous(&verb.before, &previous::target(&folder, None))?;
    let fresh = move || options.clone();
    let console = environment.console(None);
    let tell = |loaded: &Loaded<'_>| tell(loaded, console);
    let server = Server::new(folder, Box::new(fresh), &tell);
    let address = listener.local_addr().map_err(|cause| network(&cause))?;
    let mount = server
        .site()
        .map_or("/".to_owned(), |rendering| rendering.site().config.base_url.path().to_owned());
    console::text(&format!("http://{address}{mount}\n"))?;
    let language = environment.language(None);
    server.run(vec![listener], language, &tell).map_err(|cause| network(&cause))?;
    Ok(Outcome::Done)
}

fn network(cause: &io::Error) -> Error {
    Error::Argument(Bilingual::new(
        format!("网址用不了：{}", system(cause)),
        format!("cannot listen: {cause}"),
    ))
}

fn listener(verb: &Serve) -> Result<TcpListener, Error> {
    let bind = |port: u16| TcpListener::bind((IpAddr::V4(Ipv4Addr::LOCALHOST), port));
    let is_taken = |error: &io::Error| error.kind() == io::ErrorKind::AddrInUse;
    match verb.port {
        Some(port) => bind(port)
            .map_err(|cause| if is_taken(&cause) { taken(port, port) } else { network(&cause) }),
        None => {
            for port in PORT..PORT + PORTS {
                match bind(port) {
                    Err(cause) if is_taken(&cause) => {}
                    bound => return bound.map_err(|cause| network(&cause)),
                }
            }
            Err(taken(PORT, PORT + PORTS - 1))
        }
    }
}

/// The ports from `first` to `last` belong to other programs.
fn taken(first: u16, last: u16) -> Error {
    let ports = if first == last { first.to_string() } else { format!("{first}–{last}") };
    Error::Argument(Bilingual::new(
        format!(
            "端口 {ports} 已被别的程序（或另一个 dafu serve）占用，请关掉它，或者用 --port 换一个，例如 --port {}",
            last.wrapping_add(100)
        ),
        format!(
            "port {ports} is in use, perhaps by another dafu serve: end that, or name another with --port {}",
            last.wrapping_add(100)
        ),
    ))
}

/// Says what came of loading the site.
fn tell(loaded: &Loaded<'_>, console: Console) {
    let count = console::count(loaded.findings);
    let seconds = loaded.took.as_secs_f64();
    if let Some(reason) = loaded.failure {
        console.error(reason);
    }
    console.note(&Bilingual::new(
        format!("已载入：{}；用时 {seconds:.2} 秒", count.zh),
        format!("loaded: {}; {seconds:.2} s", count.en),
    ));
}
