use crate::exchange::Request;
use crate::http1::request::RequestHead;
use crate::upstream::choose::{Asker, Choice};
use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;

use candor_diagnostics::evidence::{FileKind, SocketPath};
use candor_diagnostics::exchange::{Phase, Target};
use socket2::{Domain, SockAddr, Socket, Type};
use tokio::net::{TcpListener, UnixListener};

use super::*;

/// A port where nobody listens, on any loopback address.
pub(super) async fn closed_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    listener.local_addr().unwrap().port()
}

/// A listener at `address` whose queue is full: who connects waits in vain.
struct Full {
    address: SocketAddr,
    _sockets: Vec<Socket>,
}

impl Full {
    fn bind(address: SocketAddr) -> Self {
        let listener = Socket::new(Domain::for_address(address), Type::STREAM, None).unwrap();
        listener.bind(&address.into()).unwrap();
        listener.listen(0).unwrap();
        let address = listener.local_addr().unwrap();
        let mut sockets = vec![listener];
        // The kernel takes one or two more than it was told.
        for _ in 0..16 {
            let socket = Socket::new(Domain::IPV4, Type::STREAM, None).unwrap();
            let full = socket
                .connect_timeout(&address, Duration::from_millis(100))
                .is_err();
            sockets.push(socket);
            if full {
                break;
            }
        }
        Self {
            address: address.as_socket().unwrap(),
            _sockets: sockets,
        }
    }
}

#[tokio::test]
async fn an_address_is_connected() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let peer = listener.local_addr().unwrap();
    let upstream = build(settings(&[address(peer)], None), &nobody()).unwrap();
    let (dialed, attempt) = dial_first(&upstream, &timeouts()).await;
    let dialed = dialed.unwrap();
    assert_eq!(dialed.peer, Some(peer));
    assert_eq!(*dialed.peer_text, *peer.to_string());
    assert!(dialed.stream.socket().unwrap().raw().tcp_nodelay().unwrap());
    assert_eq!(attempt.phase, Phase::Connect);
    assert_eq!(attempt.timeline.resolve_us, None);
    assert!(attempt.timeline.connect_us.is_some());
    // Success formats nothing.
    assert!(attempt.evidence.is_empty() && attempt.server.is_empty() && attempt.peer.is_none());
}

#[tokio::test]
async fn a_refusal_is_a_complete_attempt() {
    let peer: SocketAddr = ([127, 0, 0, 1], closed_port().await).into();
    let attempt = fail(address(peer), &nobody()).await;
    assert_eq!(
        errnos(&attempt),
        [(peer.to_string(), Some(libc::ECONNREFUSED))]
    );
    assert_eq!(attempt.evidence.len(), 1);
    assert_eq!(attempt.phase, Phase::Connect);
    assert_eq!(attempt.upstream, "app");
    assert_eq!(attempt.place.unwrap().line, 9);
    assert_eq!(attempt.peer, Some(peer.to_string()));
    let Target::Host { host, port } = attempt.target else {
        panic!()
    };
    assert_eq!((host.as_str(), port), ("127.0.0.1", peer.port()));
    assert!(!attempt.tls);
}

#[tokio::test]
async fn an_address_without_a_route_says_so() {
    // TCP has no broadcast: the kernel refuses before anything is sent.
    let attempt = fail(address(([255, 255, 255, 255], 80).into()), &nobody()).await;
    assert_eq!(errnos(&attempt)[0].1, Some(libc::ENETUNREACH));
}

#[tokio::test]
async fn a_connect_without_answer_ends_by_its_timer() {
    let full = Full::bind(([127, 0, 0, 1], 0).into());
    let timeouts = model::Timeouts {
        connect: setting(Duration::from_millis(50), 33),
        ..timeouts()
    };
    let attempt = fail_within(address(full.address), &nobody(), &timeouts).await;
    assert_eq!(errnos(&attempt), [(full.address.to_string(), None)]);
    assert_eq!(timer(&attempt), Some(("timeout.connect", 50, Some(33))));
    assert_eq!(attempt.peer, Some(full.address.to_string()));
}

#[tokio::test]
async fn localhost_tries_both_families() {
    let port = closed_port().await;
    let attempt = fail(name("localhost", port), &nobody()).await;
    let tried = errnos(&attempt);
    assert_eq!(tried[0].0, format!("[::1]:{port}"));
    assert_eq!(
        tried[1],
        (format!("127.0.0.1:{port}"), Some(libc::ECONNREFUSED))
    );
    let Evidence::Resolution(resolution) = &attempt.evidence[0] else {
        panic!()
    };
    assert_eq!(resolution.answers, ["::1", "127.0.0.1"]);
    assert_eq!((resolution.age_ms, resolution.ttl_s), (None, None));

    // Refused on ::1, taken on 127.0.0.1.
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let peer = listener.local_addr().unwrap();
    let member = name("localhost", peer.port());
    let upstream = build(settings(&[member], None), &nobody()).unwrap();
    for _ in 0..2 {
        let (dialed, attempt) = dial_first(&upstream, &timeouts()).await;
        assert_eq!(dialed.unwrap().peer, Some(peer));
        assert!(attempt.evidence.is_empty());
        assert!(attempt.timeline.resolve_us.is_some());
    }
}

#[tokio::test]
async fn a_silent_address_does_not_hold_up_the_next() {
    let full = Full::bind(([127, 0, 0, 2], 0).into());
    let port = full.address.port();
    let listener = TcpListener::bind(("127.0.0.3", port)).await.unwrap();
    let resolver = resolver(&dns(&[]), "127.0.0.2 two\n127.0.0.3 two\n");
    let upstream = build(settings(&[name("two", port)], None), &resolver).unwrap();
    let (dialed, attempt) = dial_first(&upstream, &timeouts()).await;
    assert_eq!(dialed.unwrap().peer, Some(listener.local_addr().unwrap()));
    let took = Duration::from_micros(attempt.timeline.connect_us.unwrap());
    assert!(
        took >= Duration::from_millis(250) && took < Duration::from_secs(5),
        "{took:?}"
    );
}

#[tokio::test]
async fn addresses_of_a_name_take_turns() {
    let one = TcpListener::bind("127.0.0.2:0").await.unwrap();
    let port = one.local_addr().unwrap().port();
    let _two = TcpListener::bind(("127.0.0.3", port)).await.unwrap();
    let resolver = resolver(&dns(&[]), "127.0.0.2 two\n127.0.0.3 two\n");
    let upstream = build(settings(&[name("two", port)], None), &resolver).unwrap();
    let mut peers = Vec::new();
    for _ in 0..3 {
        let (dialed, _) = dial_first(&upstream, &timeouts()).await;
        peers.push(dialed.unwrap().peer.unwrap().ip().to_string());
    }
    assert_eq!(peers, ["127.0.0.2", "127.0.0.3", "127.0.0.2"]);
}

#[tokio::test]
async fn members_take_turns_and_a_retry_asks_another() {
    let members = [1, 2, 3].map(|n| address(([127, 0, 0, n], 80).into()));
    let upstream = build(settings(&members, None), &nobody()).unwrap();
    let head = RequestHead::default();
    let request = Request {
        bytes: b"",
        head: &head,
        started: std::time::Instant::now(),
    };
    let choose = |tried: &[u64]| {
        let asker = Asker {
            client: "127.0.0.1",
            request: &request,
            tried,
        };
        match upstream.choose(&asker) {
            Choice::Member(chosen) => chosen,
            other => panic!("{other:?}"),
        }
    };
    let first = choose(&[]);
    let second = choose(&[]);
    assert_eq!([first.index, second.index], [0, 1]);
    let all: Vec<u64> = upstream.servers().iter().map(|it| it.id).collect();
    for other in &all {
        let tried: Vec<u64> = all.iter().copied().filter(|id| id != other).collect();
        assert_eq!(choose(&tried).id, *other);
    }

    // Connections may stand for each other across a reload that changed nothing of the member.
    let again = build(settings(&members, None), &nobody()).unwrap();
    assert_eq!(again.servers()[0].id, first.id);
}

#[test]
fn the_host_of_a_member_has_no_needless_port() {
    let host = |address, tls: bool| {
        let tls = tls.then(|| model::UpstreamTls {
            verify: false,
            ..plain_tls()
        });
        let upstream = build(settings(&[address], tls), &nobody()).unwrap();
        upstream.servers()[0].host.to_string()
    };
    assert_eq!(host(name("api.test.", 443), true), "api.test");
    assert_eq!(host(name("api.test", 443), false), "api.test:443");
    assert_eq!(
        host(address(([127, 0, 0, 1], 80).into()), false),
        "127.0.0.1"
    );
    assert_eq!(
        host(address("[::1]:3000".parse().unwrap()), false),
        "[::1]:3000"
    );
    assert_eq!(host(unix(Path::new("/run/app.sock")), false), "localhost");
}

fn socket_path(attempt: &Attempt) -> &SocketPath {
    let found = attempt.evidence.iter().find_map(|evidence| match evidence {
        Evidence::SocketPath(path) => Some(path),
        _ => None,
    });
    found.unwrap()
}

#[tokio::test]
async fn a_unix_socket_is_connected() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("app.sock");
    let _listener = UnixListener::bind(&path).unwrap();
    let upstream = build(settings(&[unix(&path)], None), &nobody()).unwrap();
    let (dialed, attempt) = dial_first(&upstream, &timeouts()).await;
    let dialed = dialed.unwrap();
    assert_eq!(dialed.peer, None);
    assert_eq!(*dialed.peer_text, *format!("unix:{}", path.display()));
    assert!(attempt.evidence.is_empty());
}

#[tokio::test]
async fn a_missing_socket_names_the_first_missing_part() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("gone").join("app.sock");
    let attempt = fail(unix(&path), &nobody()).await;
    assert_eq!(errnos(&attempt)[0].1, Some(libc::ENOENT));
    let parts = &socket_path(&attempt).parts;
    let last = parts.last().unwrap();
    assert_eq!(
        (last.kind, last.path.as_str()),
        (None, path.parent().unwrap().to_str().unwrap())
    );
    assert_eq!(parts[0].path, "/");
    assert!(
        parts
            .iter()
            .rev()
            .skip(1)
            .all(|p| p.kind == Some(FileKind::Directory))
    );
    let Target::Unix { path: told } = &attempt.target else {
        panic!()
    };
    assert_eq!(*told, path.display().to_string());
}

#[tokio::test]
async fn a_socket_that_nobody_serves_refuses() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("app.sock");
    drop(UnixListener::bind(&path).unwrap());
    let attempt = fail(unix(&path), &nobody()).await;
    assert_eq!(errnos(&attempt)[0].1, Some(libc::ECONNREFUSED));
    assert_eq!(
        socket_path(&attempt).parts.last().unwrap().kind,
        Some(FileKind::Socket)
    );

    let file = directory.path().join("file");
    fs::write(&file, "").unwrap();
    let attempt = fail(unix(&file), &nobody()).await;
    assert_eq!(
        socket_path(&attempt).parts.last().unwrap().kind,
        Some(FileKind::File)
    );
}

#[tokio::test]
async fn a_full_queue_is_no_fault_of_the_path() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("app.sock");
    let listener = Socket::new(Domain::UNIX, Type::STREAM, None).unwrap();
    listener.bind(&SockAddr::unix(&path).unwrap()).unwrap();
    listener.listen(0).unwrap();
    let upstream = build(settings(&[unix(&path)], None), &nobody()).unwrap();
    let (first, _) = dial_first(&upstream, &timeouts()).await;
    assert!(first.is_ok());
    let (_, attempt) = dial_first(&upstream, &timeouts()).await;
    assert_eq!(errnos(&attempt)[0].1, Some(libc::EAGAIN));
    assert_eq!(attempt.evidence.len(), 2);
    assert!(matches!(attempt.evidence[1], Evidence::Backlog { max } if max > 0));
}

#[tokio::test]
async fn a_forbidden_socket_names_the_part_that_denies() {
    let directory = tempfile::tempdir().unwrap();
    let closed = directory.path().join("closed");
    fs::create_dir(&closed).unwrap();
    let path = closed.join("app.sock");
    let _listener = UnixListener::bind(&path).unwrap();
    fs::set_permissions(&path, Permissions::from_mode(0o000)).unwrap();
    let upstream = build(settings(&[unix(&path)], None), &nobody()).unwrap();
    let (dialed, attempt) = dial_first(&upstream, &timeouts()).await;
    if dialed.is_ok() {
        // Whoever runs this may do anything.
        return;
    }
    assert_eq!(errnos(&attempt)[0].1, Some(libc::EACCES));
    let denies = socket_path(&attempt).parts.last().unwrap();
    assert!(
        denies.denies && denies.path == path.display().to_string(),
        "{denies:?}"
    );

    fs::set_permissions(&closed, Permissions::from_mode(0o600)).unwrap();
    let (_, attempt) = dial_first(&upstream, &timeouts()).await;
    let denies = socket_path(&attempt).parts.last().unwrap();
    assert!(denies.denies && denies.mode == 0o600, "{denies:?}");
    fs::set_permissions(&closed, Permissions::from_mode(0o700)).unwrap();
}

#[tokio::test]
async fn a_path_that_is_too_long_is_an_io_error() {
    let path = std::path::PathBuf::from(format!("/tmp/{}", "x".repeat(200)));
    let attempt = fail(unix(&path), &nobody()).await;
    assert_eq!(errnos(&attempt)[0].1, None);
    assert!(matches!(
        attempt.evidence[1],
        Evidence::Io { errno: None, .. }
    ));
}
