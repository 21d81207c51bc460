//! The sockets of this network namespace that take connections, and how many wait at each.
//!
//! Asked of the kernel by sock_diag(7): for a listener it tells how many connections wait and how
//! many may. Where a filter forbids that family of sockets, `/proc/net` tells the rest.

use std::io;
use std::net::SocketAddr;
use std::os::unix::ffi::OsStrExt;

use netlink_packet_core::{
    NLM_F_DUMP, NLM_F_REQUEST, NetlinkHeader, NetlinkMessage, NetlinkPayload,
};
use netlink_packet_sock_diag::SockDiagMessage;
use netlink_packet_sock_diag::constants::{AF_INET, AF_INET6, IPPROTO_TCP};
use netlink_packet_sock_diag::inet::{ExtensionFlags, InetRequest, SocketId, StateFlags};
use netlink_packet_sock_diag::unix::nlas::{Nla, UnixDiagName};
use netlink_packet_sock_diag::unix::{ShowFlags, StateFlags as UnixStateFlags, UnixRequest};
use netlink_sys::{Socket, SocketAddr as NetlinkAddr, protocols::NETLINK_SOCK_DIAG};
use procfs::net::{TcpState, UnixState};

/// At most so many sockets of a family are read.
const SOCKETS_MAX: usize = 4_096;
/// The kernel fills one such buffer at a time.
const BUFFER: usize = 32 * 1024;

/// A socket that takes connections.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct Listening<A> {
    /// Where.
    pub(super) address: A,
    /// By which its owner is found.
    pub(super) inode: u64,
    /// Connections that wait to be accepted.
    pub(super) waiting: Option<u64>,
    /// How many may wait.
    pub(super) backlog: Option<u64>,
}

/// The TCP sockets that listen.
pub(super) fn tcp() -> Vec<Listening<SocketAddr>> {
    let both = tcp_by_netlink(AF_INET).map(|mut found| {
        // A host without IPv6 has none of these.
        found.extend(tcp_by_netlink(AF_INET6).unwrap_or_default());
        found
    });
    both.unwrap_or_else(|_| tcp_by_files())
}

fn tcp_by_netlink(family: u8) -> io::Result<Vec<Listening<SocketAddr>>> {
    let request = SockDiagMessage::InetRequest(InetRequest {
        family,
        protocol: IPPROTO_TCP,
        extensions: ExtensionFlags::empty(),
        states: StateFlags::LISTEN,
        socket_id: match family {
            AF_INET => SocketId::new_v4(),
            _ => SocketId::new_v6(),
        },
    });
    let mut found = Vec::new();
    dump(request, |message| {
        if let SockDiagMessage::InetResponse(response) = message {
            let header = &response.header;
            let id = &header.socket_id;
            found.push(Listening {
                address: SocketAddr::new(id.source_address, id.source_port),
                inode: u64::from(header.inode),
                waiting: Some(u64::from(header.recv_queue)),
                backlog: Some(u64::from(header.send_queue)),
            });
        }
        found.len() < SOCKETS_MAX
    })?;
    Ok(found)
}

fn tcp_by_files() -> Vec<Listening<SocketAddr>> {
    let entries = [procfs::net::tcp(), procfs::net::tcp6()];
    entries
        .into_iter()
        .flatten()
        .flatten()
        .filter(|entry| entry.state == TcpState::Listen)
        .take(SOCKETS_MAX)
        .map(|entry| Listening {
            address: entry.local_address,
            inode: entry.inode,
            waiting: Some(u64::from(entry.rx_queue)),
            backlog: None,
        })
        .collect()
}

/// The unix sockets that take connections, by path; `@name` for one without a file.
pub(super) fn unix() -> Vec<Listening<Vec<u8>>> {
    unix_by_netlink().unwrap_or_else(|_| unix_by_files())
}

fn unix_by_netlink() -> io::Result<Vec<Listening<Vec<u8>>>> {
    let request = SockDiagMessage::UnixRequest(UnixRequest {
        state_flags: UnixStateFlags::LISTEN,
        inode: 0,
        show_flags: ShowFlags::NAME | ShowFlags::RQLEN,
        cookie: [0xff; 8],
    });
    let mut found = Vec::new();
    dump(request, |message| {
        let SockDiagMessage::UnixResponse(response) = message else {
            return true;
        };
        let mut listening = Listening {
            address: Vec::new(),
            inode: u64::from(response.header.inode),
            waiting: None,
            backlog: None,
        };
        for attribute in response.nlas {
            match attribute {
                Nla::Name(UnixDiagName::Pathname(path)) => {
                    listening.address = path.as_bytes().to_vec();
                }
                Nla::Name(UnixDiagName::Abstract(name)) => {
                    listening.address = [b"@", name.as_slice()].concat();
                }
                Nla::ReceiveQueueLength(waiting, backlog) => {
                    listening.waiting = Some(u64::from(waiting));
                    listening.backlog = Some(u64::from(backlog));
                }
                _ => {}
            }
        }
        if !listening.address.is_empty() {
            found.push(listening);
        }
        found.len() < SOCKETS_MAX
    })?;
    Ok(found)
}

fn unix_by_files() -> Vec<Listening<Vec<u8>>> {
    /// `SOCK_STREAM`
    const STREAM: u16 = 1;
    let entries = procfs::net::unix().unwrap_or_default().into_iter();
    entries
        .filter(|it| it.socket_type == STREAM && it.state == UnixState::UNCONNECTED)
        .take(SOCKETS_MAX)
        .filter_map(|entry| {
            Some(Listening {
                address: entry.path?.as_os_str().as_bytes().to_vec(),
                inode: entry.inode,
                waiting: None,
                backlog: None,
            })
        })
        .collect()
}

/// Sends a question for many and gives each answer to `take`, until that has enough.
fn dump(request: SockDiagMessage, mut take: impl FnMut(SockDiagMessage) -> bool) -> io::Result<()> {
    let mut socket = Socket::new(NETLINK_SOCK_DIAG)?;
    socket.bind_auto()?;
    socket.connect(&NetlinkAddr::new(0, 0))?;
    // The kernel answers within the call, so that nothing is ever waited for.
    socket.set_non_blocking(true)?;
    let mut header = NetlinkHeader::default();
    header.flags = NLM_F_REQUEST | NLM_F_DUMP;
    let mut question = NetlinkMessage::new(header, request.into());
    question.finalize();
    let mut bytes = vec![0; question.buffer_len()];
    question.serialize(&mut bytes);
    socket.send(&bytes, 0)?;

    let mut buffer = vec![0; BUFFER];
    loop {
        let length = socket.recv(&mut &mut buffer[..], 0)?;
        let mut rest = buffer.get(..length).unwrap_or_default();
        while !rest.is_empty() {
            let answer = NetlinkMessage::<SockDiagMessage>::deserialize(rest)
                .map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))?;
            // Messages begin at multiples of four.
            let length = (answer.header.length as usize).next_multiple_of(4);
            if length == 0 {
                return Ok(());
            }
            rest = rest.get(length..).unwrap_or_default();
            let goes_on = match answer.payload {
                NetlinkPayload::InnerMessage(message) => take(message),
                NetlinkPayload::Error(error) => return Err(error.to_io()),
                NetlinkPayload::Done(_) => false,
                _ => true,
            };
            if !goes_on {
                return Ok(());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::net::{TcpListener, TcpStream};
    use std::os::unix::net::{UnixListener, UnixStream};

    use super::*;

    fn of<A: PartialEq>(found: &[Listening<A>], address: &A) -> Option<(Option<u64>, Option<u64>)> {
        let listening = found.iter().find(|it| it.address == *address)?;
        assert!(listening.inode != 0);
        Some((listening.waiting, listening.backlog))
    }

    #[test]
    fn counts_who_waits_at_a_port() {
        for any in ["127.0.0.1:0", "[::1]:0"] {
            let Ok(listener) = TcpListener::bind(any) else {
                continue;
            };
            let address = listener.local_addr().unwrap();
            let _waiting = [(); 3].map(|()| TcpStream::connect(address).unwrap());
            let found = tcp_by_netlink(if address.is_ipv4() { AF_INET } else { AF_INET6 });
            assert_eq!(of(&found.unwrap(), &address), Some((Some(3), Some(128))));
            assert_eq!(of(&tcp_by_files(), &address), Some((Some(3), None)));
            assert_eq!(of(&tcp(), &address), Some((Some(3), Some(128))));
        }
    }

    #[test]
    fn counts_who_waits_at_a_path() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("s");
        let _listener = UnixListener::bind(&path).unwrap();
        let _waiting = [(); 2].map(|()| UnixStream::connect(&path).unwrap());
        let path = path.as_os_str().as_bytes().to_vec();
        let (waiting, backlog) = of(&unix_by_netlink().unwrap(), &path).unwrap();
        assert_eq!(waiting, Some(2));
        assert!(backlog.unwrap() >= 128);
        assert_eq!(of(&unix_by_files(), &path), Some((None, None)));
    }
}
