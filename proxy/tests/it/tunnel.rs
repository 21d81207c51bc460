//! WebSockets and other tunnels: both ways, half closed, across reloads, and when the process stops.

use std::io::{Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use rustix::process::Signal;
use tokio_tungstenite::tungstenite::{self, Message, WebSocket};

use crate::harness::{Candor, Client, End};

const LIMIT: Duration = Duration::from_secs(20);

/// Echoes every message of every WebSocket.
fn echo() -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            thread::spawn(move || {
                let mut socket = tungstenite::accept(stream).ok()?;
                loop {
                    let message = socket.read().ok()?;
                    if message.is_text() || message.is_binary() {
                        socket.send(message).ok()?;
                    }
                }
                #[allow(unreachable_code)]
                Some(())
            });
        }
    });
    address
}

fn websocket(address: SocketAddr, path: &str) -> WebSocket<TcpStream> {
    let stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(LIMIT)).unwrap();
    let (socket, response) = tungstenite::client(format!("ws://{address}{path}"), stream).unwrap();
    assert_eq!(response.status(), 101);
    socket
}

fn round(socket: &mut WebSocket<TcpStream>, message: Message) {
    socket.send(message.clone()).unwrap();
    assert_eq!(socket.read().unwrap(), message);
}

/// The closing handshake, then the end of the connection.
fn farewell(mut socket: WebSocket<TcpStream>) {
    socket.close(None).unwrap();
    while socket.read().is_ok() {}
}

#[test]
fn a_websocket_through_the_one_liner_survives_a_hangup() {
    let origin = echo().to_string();
    let candor = Candor::with_arguments(&["proxy", "--from", "127.0.0.1:0", "--to", &origin]);
    let mut socket = websocket(candor.address(), "/socket");
    round(&mut socket, Message::text("before"));
    candor.signal(Signal::HUP);
    candor.said("nothing to reload");
    round(&mut socket, Message::text("after"));
    round(&mut socket, Message::binary(vec![7; 3_000_000]));
    socket.send(Message::Ping(vec![1].into())).unwrap();
    assert_eq!(socket.read().unwrap(), Message::Pong(vec![1].into()));
    farewell(socket);

    let line = candor.logged("/socket");
    assert_eq!(
        (&line["status"], &line["status_by"]),
        (&101.into(), &"upstream".into())
    );
    assert_eq!(line["delivered"], "complete");
    assert!(line["bytes_in"].as_u64().unwrap() > 3_000_000, "{line}");
    assert!(line["bytes_out"].as_u64().unwrap() > 3_000_000, "{line}");
}

#[test]
fn a_websocket_outlives_its_route() {
    let site = |action: String| format!("[site.\"http://127.0.0.1:0\"]\n{action}\n");
    let candor = Candor::start(&site(format!("proxy = \"{}\"", echo())));
    let mut socket = websocket(candor.address(), "/");
    round(&mut socket, Message::text("before"));
    for number in 0..3 {
        candor.reload(&site(format!("respond = \"{number}\"")));
        assert_eq!(candor.get("/").text(), number.to_string());
        round(&mut socket, Message::text("after"));
    }
}

#[test]
fn a_drain_waits_for_a_tunnel_and_says_so() {
    let candor_of = |shutdown: &str| {
        Candor::start(&format!(
            "[candor]\nshutdown = \"{shutdown}\"\n[site.\"http://127.0.0.1:0\"]\nproxy = \"{}\"\n",
            echo()
        ))
    };
    let mut candor = candor_of("1m");
    let mut socket = websocket(candor.address(), "/");
    candor.terminate();
    candor.said("draining: waiting for 0 requests, 1 tunnel");
    round(&mut socket, Message::text("still there"));
    farewell(socket);
    assert_eq!(candor.wait().code(), Some(0));
    let stopped = candor.log(|line| line["what"] == "stopped");
    assert_eq!(
        (&stopped["reason"], &stopped["tunnels_cut"]),
        (&"drained".into(), &0.into())
    );

    let mut candor = candor_of("200ms");
    let mut socket = websocket(candor.address(), "/");
    round(&mut socket, Message::text("hello"));
    candor.terminate();
    assert!(socket.read().is_err());
    assert_eq!(candor.wait().code(), Some(0));
    let stopped = candor.log(|line| line["what"] == "stopped");
    assert_eq!(
        (&stopped["reason"], &stopped["tunnels_cut"]),
        (&"shutdown".into(), &1.into())
    );
}

/// Takes one upgrade to the protocol `bytes`, then does as the test says.
fn upgrading(
    then: impl FnOnce(TcpStream) + Send + 'static,
) -> (SocketAddr, mpsc::Receiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let (head, heads) = mpsc::channel();
    thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut read = Vec::new();
        while !read.ends_with(b"\r\n\r\n") {
            let mut byte = [0];
            stream.read_exact(&mut byte).unwrap();
            read.push(byte[0]);
        }
        head.send(String::from_utf8(read).unwrap()).unwrap();
        stream
            .write_all(b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: bytes\r\nConnection: upgrade\r\n\r\n")
            .unwrap();
        then(stream);
    });
    (address, heads)
}

fn upgrade(candor: &Candor) -> Client {
    let mut client = candor.client();
    client.send(b"GET /t HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: bytes\r\n\r\n");
    let head = client.head();
    assert_eq!((head.status, head.header("upgrade")), (101, Some("bytes")));
    assert_eq!(head.header("connection"), Some("upgrade"));
    client
}

fn proxy(address: SocketAddr, more: &str) -> Candor {
    Candor::start(&format!(
        "{more}\n[site.\"http://127.0.0.1:0\"]\nproxy = \"{address}\"\n"
    ))
}

#[test]
fn each_side_of_a_tunnel_ends_for_itself() {
    // The client ends its side first; the answer to all it sent still comes.
    let (address, heads) = upgrading(|mut stream| {
        let mut got = Vec::new();
        stream.read_to_end(&mut got).unwrap();
        stream
            .write_all(format!("got {}", got.len()).as_bytes())
            .unwrap();
    });
    let candor = proxy(address, "");
    let mut client = upgrade(&candor);
    let head = heads.recv().unwrap().to_ascii_lowercase();
    assert!(
        head.contains("\r\nupgrade: bytes\r\n") && head.contains("\r\nconnection: upgrade\r\n"),
        "{head}"
    );
    client.send(&[b'x'; 200_000]);
    client.finish();
    assert_eq!(client.rest(), (b"got 200000".to_vec(), End::Closed));
    let line = candor.logged("/t");
    assert_eq!(
        (&line["bytes_in"], &line["bytes_out"]),
        (&200_000.into(), &10.into())
    );
    assert_eq!(line["delivered"], "complete");

    // The upstream ends its side first; what the client still sends arrives.
    let (total, totals) = mpsc::channel();
    let (address, _heads) = upgrading(move |mut stream| {
        stream.write_all(b"bye").unwrap();
        stream.shutdown(Shutdown::Write).unwrap();
        let mut got = Vec::new();
        stream.read_to_end(&mut got).unwrap();
        total.send(got.len()).unwrap();
    });
    let candor = proxy(address, "");
    let mut client = upgrade(&candor);
    assert_eq!(client.rest(), (b"bye".to_vec(), End::Closed));
    client.send(&[b'x'; 200_000]);
    drop(client);
    assert_eq!(totals.recv_timeout(LIMIT).unwrap(), 200_000);
}

#[test]
fn what_comes_with_the_upgrade_is_not_lost() {
    let (address, _heads) = upgrading(|mut stream| {
        let mut got = [0; 5];
        stream.read_exact(&mut got).unwrap();
        stream.write_all(&got).unwrap();
    });
    let candor = proxy(address, "");
    let mut client = candor.client();
    client
        .send(b"GET /t HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: bytes\r\n\r\nearly");
    assert_eq!(client.head().status, 101);
    assert_eq!(client.rest().0, b"early");
}

#[test]
fn a_quiet_tunnel_ends_only_where_a_limit_is_written() {
    let (done, was_done) = mpsc::channel();
    let (address, _heads) = upgrading(move |mut stream| {
        let mut rest = Vec::new();
        let _ = stream.read_to_end(&mut rest);
        done.send(()).unwrap();
    });
    let candor = proxy(address, "[client]\ntunnel_idle = \"100ms\"");
    let mut client = upgrade(&candor);
    assert!(client.rest().0.is_empty());
    was_done.recv_timeout(LIMIT).unwrap();
    let line = candor.logged("/t");
    assert_eq!(
        (&line["status"], &line["delivered"]),
        (&101.into(), &"cut".into())
    );
}

#[test]
fn a_tunnel_of_which_half_is_left_does_not_wait_for_ever() {
    let (address, heads) = upgrading(drop);
    let candor = proxy(address, "[client]\nidle = \"100ms\"");
    let mut client = upgrade(&candor);
    assert_eq!(client.rest().1, End::Closed);
    // The client neither sends nor leaves.
    assert_eq!(candor.logged("/t")["delivered"], "complete");
    assert!(heads.try_recv().is_ok());
    drop(client);
}

#[test]
fn an_upgrade_that_the_upstream_declines_is_an_answer() {
    let upstream = crate::harness::Upstream::start(|_| crate::harness::Reply::ok("no"));
    let candor = proxy(upstream.address(), "");
    let mut client = candor.client();
    let ask = b"GET /t HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: bytes\r\n\r\n";
    client.send(ask);
    assert_eq!(client.response().text(), "no");
    // The connection goes on as before.
    client.send(b"GET /u HTTP/1.1\r\nHost: a\r\n\r\n");
    assert_eq!(client.response().text(), "no");
}
