//! Checks by the gRPC health protocol, asked of a real server of HTTP/2.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
use std::thread;

use bytes::Bytes;
use http::{HeaderMap, HeaderValue, Response};

use super::{stands, told, toml};
use crate::harness::Candor;

/// A service that says of itself what it is told: `HealthCheckResponse.status`, or no such method.
struct Service {
    address: SocketAddr,
    status: Arc<AtomicU8>,
    asked: Arc<parking_lot::Mutex<Vec<Bytes>>>,
}

const UNIMPLEMENTED: u8 = 255;

impl Service {
    fn start(status: u8) -> Self {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let status = Arc::new(AtomicU8::new(status));
        let asked = Arc::<parking_lot::Mutex<Vec<Bytes>>>::default();
        let (says, hears) = (Arc::clone(&status), Arc::clone(&asked));
        thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build()
                .unwrap();
            runtime.block_on(async {
                listener.set_nonblocking(true).unwrap();
                let listener = tokio::net::TcpListener::from_std(listener).unwrap();
                while let Ok((stream, _)) = listener.accept().await {
                    tokio::spawn(serve(stream, Arc::clone(&says), Arc::clone(&hears)));
                }
            });
        });
        Self {
            address,
            status,
            asked,
        }
    }
}

async fn serve(
    stream: tokio::net::TcpStream,
    says: Arc<AtomicU8>,
    hears: Arc<parking_lot::Mutex<Vec<Bytes>>>,
) {
    let Ok(mut connection) = h2::server::handshake(stream).await else {
        return;
    };
    while let Some(Ok((request, mut respond))) = connection.accept().await {
        let (says, hears) = (Arc::clone(&says), Arc::clone(&hears));
        tokio::spawn(async move {
            assert_eq!(request.uri().path(), "/grpc.health.v1.Health/Check");
            assert_eq!(request.headers()["content-type"], "application/grpc");
            assert_eq!(request.headers()["te"], "trailers");
            let mut body = request.into_body();
            let mut message = Vec::new();
            while let Some(Ok(data)) = body.data().await {
                let _ = body.flow_control().release_capacity(data.len());
                message.extend_from_slice(&data);
            }
            hears.lock().push(message.into());
            let head = Response::builder().header("content-type", "application/grpc");
            let status = says.load(Ordering::Relaxed);
            if status == UNIMPLEMENTED {
                let head = head.header("grpc-status", "12").body(()).unwrap();
                let _ = respond.send_response(head, true);
                return;
            }
            let mut stream = respond
                .send_response(head.body(()).unwrap(), false)
                .unwrap();
            let answer = Bytes::from(vec![0, 0, 0, 0, 2, 8, status]);
            let _ = stream.send_data(answer, false);
            let mut trailers = HeaderMap::new();
            trailers.insert("grpc-status", HeaderValue::from_static("0"));
            let _ = stream.send_trailers(trailers);
        });
    }
}

#[test]
fn a_service_says_whether_it_serves() {
    let (first, second) = (Service::start(1), Service::start(UNIMPLEMENTED));
    let servers = [first.address, second.address].map(|it| format!("grpc://{it}"));
    let check = "health = { grpc = \"shop.Cart\", every = \"1s\", rise = 1, fall = 1 }";
    let candor = Candor::start(&toml(&servers, check));
    let line = told(&candor, "unhealthy", Some(&servers[1]));
    assert_eq!(line["answer"], "grpc-status 12", "{line}");
    assert_eq!(line["expected"], "SERVING", "{line}");
    stands(&candor, &servers[0], "healthy");
    let asked = first.asked.lock().first().cloned();
    assert_eq!(asked.unwrap(), b"\0\0\0\0\x0b\x0a\x09shop.Cart"[..]);
    first.status.store(2, Ordering::Relaxed);
    let line = told(&candor, "unhealthy", Some(&servers[0]));
    assert_eq!(line["answer"], "NOT_SERVING", "{line}");
    first.status.store(1, Ordering::Relaxed);
    told(&candor, "healthy", Some(&servers[0]));
}
