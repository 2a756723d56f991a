//! Where the preview is to be found: this machine, and where asked for, its network.

use std::io;
use std::net::{IpAddr, Ipv4Addr, TcpListener, UdpSocket};

use crate::cli::Serve;
use crate::command::Error;
use crate::diagnostic::{Bilingual, system};

/// The port, where none is asked for; where it is taken, the next free one of a few.
const PORT: u16 = 4000;

/// How many ports are tried.
const PORTS: u16 = 10;

/// An address kept for documentation (RFC 5737): nothing is ever sent to it.
const NOWHERE: (Ipv4Addr, u16) = (Ipv4Addr::new(192, 0, 2, 1), 9);

/// What listens: on loopback, then where asked for at the address in the local network.
pub(super) fn listeners(verb: &Serve) -> Result<Vec<TcpListener>, Error> {
    let lan = verb.lan.then(local).transpose()?;
    let is_taken = |error: &io::Error| error.kind() == io::ErrorKind::AddrInUse;
    let (ports, last) = match verb.port {
        Some(port) => (port..=port, port),
        None => (PORT..=PORT + PORTS - 1, PORT + PORTS - 1),
    };
    let first = *ports.start();
    for port in ports {
        match bind(port, lan) {
            Err(cause) if is_taken(&cause) => {}
            bound => return bound.map_err(|cause| unusable(&cause)),
        }
    }
    Err(taken(first, last))
}

/// Both at one port.
fn bind(port: u16, lan: Option<IpAddr>) -> io::Result<Vec<TcpListener>> {
    let loopback = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
    let port = loopback.local_addr()?.port();
    let lan = lan.map(|address| TcpListener::bind((address, port))).transpose()?;
    Ok([Some(loopback), lan].into_iter().flatten().collect())
}

/// The address that this machine has in its local network.
fn local() -> Result<IpAddr, Error> {
    let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0));
    // Connecting a socket of this kind sends nothing: the system only chooses the way.
    let chosen =
        socket.and_then(|socket| socket.connect(NOWHERE).and_then(|()| socket.local_addr()));
    match chosen.map(|address| address.ip()) {
        Ok(IpAddr::V4(address)) if address.is_private() || address.is_link_local() => {
            Ok(address.into())
        }
        Ok(IpAddr::V4(address)) if !address.is_loopback() && !address.is_unspecified() => {
            Err(Error::Argument(Bilingual::new(
                format!(
                    "本机的地址 {address} 不是局域网地址，外面的人也可能打得开，没有启动。请去掉 --lan"
                ),
                format!(
                    "{address} is not an address of a local network, so others might reach it: run it without --lan"
                ),
            )))
        }
        Ok(_) | Err(_) => Err(Error::Argument(Bilingual::new(
            "本机没有连上局域网，手机打不开。请连上网络再试，或者去掉 --lan",
            "this machine is not on a local network: connect it, or run it without --lan",
        ))),
    }
}

/// The ports from `first` to `last` belong to other programs.
fn taken(first: u16, last: u16) -> Error {
    let ports = if first == last { first.to_string() } else { format!("{first}-{last}") };
    let other = if last < u16::MAX - 100 { last + 100 } else { PORT };
    Error::Argument(Bilingual::new(
        format!(
            "端口 {ports} 已被占用（也许是另一个 dafu serve）。请先结束它，或者换一个：--port {other}"
        ),
        format!(
            "port {ports} is in use, perhaps by another dafu serve: stop it, or take another port: --port {other}"
        ),
    ))
}

/// The system gives no address.
pub(super) fn unusable(cause: &io::Error) -> Error {
    Error::Argument(Bilingual::new(
        format!("预览的网址用不了：{}。可以换一个端口，例如 --port 8080", system(cause)),
        format!("cannot listen: {cause}; try another port, such as --port 8080"),
    ))
}
