//! The same failures to a client that speaks HTTP/2: one classification, one set of answers.

use std::time::Duration;

use bytes::Bytes;
use http::{Request, Response};

use candor_faults::Ask;

use super::rows::Kind;
use super::scene::Scene;
use super::table::scenes;
use super::{FORMS, World, counted, counts_to, structured};

/// An answer: its head, its body, and whether the stream was reset.
struct Answer {
    head: Response<()>,
    body: String,
    cut: bool,
    /// Whether the frame with the head also ended the stream.
    headers_only: bool,
}

impl Answer {
    fn header(&self, name: &str) -> Option<&str> {
        let value = self.head.headers().get(name)?;
        Some(value.to_str().unwrap())
    }
}

async fn ask(world: &World, authority: &str, path: &str, fields: &[(&str, &str)]) -> Answer {
    let tcp = tokio::net::TcpStream::connect(world.candor.address());
    // Clients allow so many small DATA frames as their window is large; an origin that writes in small
    // pieces uses up the default.
    let (mut send, connection) = h2::client::Builder::new()
        .initial_connection_window_size(64 << 20)
        .handshake(tcp.await.unwrap())
        .await
        .unwrap();
    let connection = tokio::spawn(connection);
    let mut request = Request::get(format!("http://{authority}{path}"));
    for (name, value) in fields {
        request = request.header(*name, *value);
    }
    let (response, _): (_, h2::SendStream<Bytes>) =
        send.send_request(request.body(()).unwrap(), true).unwrap();
    let (parts, mut body) = response.await.unwrap().into_parts();
    let headers_only = body.is_end_stream();
    let (mut bytes, mut cut) = (Vec::new(), false);
    while let Some(data) = body.data().await {
        let data = match data {
            Ok(data) => data,
            // The stream is reset; what ended the whole connection is no cut.
            Err(error) => {
                assert!(error.is_reset(), "{error:?} after {} bytes", bytes.len());
                cut = true;
                break;
            }
        };
        body.flow_control().release_capacity(data.len()).unwrap();
        bytes.extend_from_slice(&data);
    }
    drop(send);
    connection.abort();
    Answer {
        head: Response::from_parts(parts, ()),
        body: String::from_utf8(bytes).unwrap(),
        cut,
        headers_only,
    }
}

fn form_field(form: &'static str) -> (&'static str, &'static str) {
    let (_, field) = FORMS.iter().find(|(name, _)| *name == form).unwrap();
    field.split_once(": ").unwrap()
}

fn run(test: impl Future<Output = ()>) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let limited = async { tokio::time::timeout(Duration::from_secs(300), test).await };
    runtime.block_on(limited).unwrap();
}

#[test]
fn answers_are_the_same() {
    let world = World::start();
    run(async {
        let answered = scenes(&world)
            .filter(|scene| scene.row.kind == Kind::Answered && scene.ask == Ask::Get);
        for scene in answered {
            let labels = [("cause", scene.row.cause)];
            let failures = "candor_failures_total";
            let before = counted(&world.candor, failures, &labels);
            for (count, (form, _)) in (1..).zip(FORMS) {
                eprintln!("{} as {form}", scene.row.fault());
                let field = form_field(form);
                let answer = ask(&world, "localhost", &scene.path, &[field]).await;
                operators(&scene, form, &answer);
                let visited = [field, ("via", "2.0 tunnel")];
                let answer = ask(&world, "localhost", &scene.path, &visited).await;
                visitors(&scene, &answer);
                counts_to(&world.candor, failures, &labels, before + 2 * count);
            }
        }
    });
}

fn operators(scene: &Scene<'_>, form: &str, answer: &Answer) {
    let says = scene.fill(scene.row.says);
    assert_eq!(answer.header("candor-cause"), Some(scene.row.cause));
    assert!(!answer.cut);
    let status = structured::list(answer.header("proxy-status").unwrap()).unwrap();
    assert_eq!(status[0].parameters["error"].text(), scene.row.error);
    assert!(status[0].parameters["details"].text().contains(&says));
    if form == "grpc" {
        assert_eq!(answer.head.status(), 200);
        let code = if matches!(scene.row.status, 408 | 504) {
            "4"
        } else {
            "14"
        };
        assert_eq!(answer.header("grpc-status"), Some(code));
        // "Trailers-Only" (gRPC over HTTP/2): clients look for the status in the last frame.
        assert!(answer.headers_only);
    } else {
        assert_eq!(answer.head.status(), scene.row.status);
        let escaped = match form {
            "html" => super::views::escaped(&says),
            "problem+json" => says.replace('"', "\\\""),
            _ => says,
        };
        // In the text the sentence may take several lines.
        let body = answer.body.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(body.contains(&escaped), "{escaped}: {}", answer.body);
    }
    let id = answer.header("x-request-id").unwrap();
    let line = scene
        .candor
        .log(|line| line["event"] == "request" && line["request_id"] == id);
    assert_eq!(line["protocol"], "HTTP/2.0", "{line}");
    assert_eq!(line["cause"], scene.row.cause, "{line}");
    assert_eq!(line["delivered"], "complete", "{line}");
}

fn visitors(scene: &Scene<'_>, answer: &Answer) {
    assert_eq!(answer.header("candor-cause"), Some(scene.row.cause));
    let whole = format!("{:?}{}", answer.head.headers(), answer.body);
    for secret in ["127.0.0.1", "localhost", "inside_", "candor.toml", "/tmp"] {
        assert!(!whole.contains(secret), "{secret} in {whole}");
    }
    if let Some(behind) = &scene.behind {
        assert!(!whole.contains(&behind.peer), "{whole}");
    }
}

/// The head has left: RST_STREAM, and the log says why.
#[test]
fn what_breaks_off_is_reset() {
    let world = World::start();
    run(async {
        for fault in [
            "body_truncated",
            "body_truncated_chunked",
            "body_truncated_tls",
        ] {
            let path = format!("/x/{fault}");
            let answer = ask(&world, "localhost", &path, &[]).await;
            assert_eq!(answer.head.status(), 200, "{fault}");
            assert!(answer.cut, "{fault}");
            let line = world.candor.logged(&path);
            assert_eq!(line["cause"], "body_truncated", "{line}");
            assert_eq!(line["delivered"], "cut", "{line}");
        }
        let answer = ask(&world, "localhost", "/x/origin_error", &[]).await;
        assert_eq!(answer.head.status(), 500);
        assert_eq!(answer.header("candor-cause"), Some("origin_error"));
        assert_eq!(
            answer.body,
            "RuntimeError: the application raised this itself.\n"
        );
    });
}

#[test]
fn operators_are_known_by_the_same_rule() {
    let world = World::start();
    run(async {
        /// Authority, further fields, whether an operator is seen.
        type Row<'a> = (&'a str, &'a [(&'a str, &'a str)], bool);
        let rows: [Row<'_>; 7] = [
            ("localhost", &[], true),
            ("[::1]:8080", &[], true),
            ("app.localhost", &[("sec-fetch-dest", "document")], true),
            ("evil.example", &[], false),
            ("localhost", &[("sec-fetch-dest", "empty")], false),
            ("localhost", &[("x-forwarded-for", "127.0.0.1")], false),
            ("localhost", &[("forwarded", "for=127.0.0.1")], false),
        ];
        for (authority, fields, expected) in rows {
            let answer = ask(&world, authority, "/x/connect_refused", fields).await;
            let seen = answer.body.contains(world.peer("connect_refused"));
            assert_eq!(seen, expected, "{authority} {fields:?}: {}", answer.body);
        }
    });
}
