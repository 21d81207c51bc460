//! One way to a failure: who is asked for what, what stands behind, and what every view must say.

use candor_faults::{Ask, Fault};

use super::rows::{Kind, Row};
use super::{FORMS, World, counted, counts_to, upstream_name, views};
use crate::harness::{Candor, End, Response};

/// A running Candor and a path that leads to the failure of a row.
pub struct Scene<'a> {
    /// With `metrics = "127.0.0.1:0"`.
    pub candor: &'a Candor,
    pub row: &'a Row,
    pub ask: Ask,
    pub path: String,
    /// The key of its site.
    pub site: String,
    /// What stands behind; nothing if the request never gets that far.
    pub behind: Option<Behind>,
}

/// An upstream as it is configured, with one server.
pub struct Behind {
    pub route: String,
    pub name: String,
    /// The server as written.
    pub server: String,
    /// Its address, name or path, without scheme.
    pub peer: String,
}

impl<'a> Scene<'a> {
    /// A row of the shared world.
    pub fn of(world: &'a World, row: &'a Row) -> Self {
        let fault = Fault::find(row.fault());
        let path = format!("/x/{}", row.fault());
        Self {
            candor: &world.candor,
            row,
            ask: fault.map_or(Ask::Get, |fault| fault.ask),
            site: "http://127.0.0.1:0".to_owned(),
            behind: fault.map(|fault| Behind {
                route: path.clone(),
                name: upstream_name(fault),
                server: world.server(fault.name).to_owned(),
                peer: world.peer(fault.name).to_owned(),
            }),
            path,
        }
    }

    /// Meets the failure and checks every view of it; says how many were checked.
    pub fn check(&self) -> u32 {
        eprintln!("{}: {}", self.row.cause, self.path);
        match self.row.kind {
            Kind::Answered => self.answered(),
            Kind::Cut => self.cut(),
            Kind::Passed | Kind::Found => self.passed(),
            Kind::Logged => panic!("{}: nobody is left to be asked", self.row.cause),
        }
    }

    /// A text with the real values.
    pub fn fill(&self, text: &str) -> String {
        let Some(behind) = &self.behind else {
            return text.to_owned();
        };
        let peer = behind.peer.as_str();
        let (ip, port) = peer.rsplit_once(':').unwrap_or((peer, ""));
        text.replace("{peer}", peer)
            .replace("{ip}", ip)
            .replace("{port}", port)
    }

    pub const fn method(&self) -> &'static str {
        method(self.ask)
    }

    /// Asks once, on a connection of its own.
    fn response(&self, path: &str, field: &str) -> Response {
        response(self.candor, self.ask, path, field)
    }

    /// Candor answers: four forms, and with each its fields, its log line and its count.
    fn answered(&self) -> u32 {
        let failures = "candor_failures_total";
        let labels = [("cause", self.row.cause)];
        let before = counted(self.candor, failures, &labels);
        for (count, (form, field)) in (1..).zip(FORMS) {
            let path = format!("{}?{form}", self.path);
            let response = self.response(&path, &format!("{field}\r\n"));
            match form {
                _ if self.ask == Ask::Head => {}
                "html" => views::page(self, &response),
                "problem+json" => views::problem(self, &response),
                "text" => views::text(self, &response),
                _ => views::grpc(self, &response),
            }
            views::fields(self, &response);
            views::line(self, &response);
            counts_to(self.candor, failures, &labels, before + count);
        }
        // Each form, and with each: Candor-Cause, Proxy-Status, the log line, the metric.
        4 * 5
    }

    /// The head has left: the client can tell, and log and metric say why.
    fn cut(&self) -> u32 {
        let failures = "candor_failures_total";
        let labels = [("cause", self.row.cause)];
        let before = counted(self.candor, failures, &labels);
        let mut client = self.candor.client();
        let _ = client.try_send(&request(self.ask, &self.path, ""));
        let head = client.head();
        assert_eq!(head.status, self.row.status);
        assert_eq!(head.header("candor-cause"), None);
        let (body, end) = client.rest();
        match head.header("content-length") {
            Some(length) => assert!(body.len() < length.parse::<usize>().unwrap()),
            None if head.header("transfer-encoding") == Some("chunked") => {
                assert!(!body.ends_with(b"0\r\n\r\n"));
            }
            // Only its end delimits it: a FIN would pass for one.
            None => assert_eq!(end, End::Cut),
        }
        let id = head.header("x-request-id").unwrap();
        let line = self
            .candor
            .log(|line| line["event"] == "request" && line["request_id"] == id);
        self.blamed(&line);
        assert_eq!(line["delivered"], "cut", "{line}");
        assert_eq!(line["status"], self.row.status, "{line}");
        assert_eq!(line["status_by"], "upstream", "{line}");
        counts_to(self.candor, failures, &labels, before + 1);
        3
    }

    /// The upstream's answer is passed on whole; its error, or what is odd about it, is said.
    fn passed(&self) -> u32 {
        let is_error = self.row.kind == Kind::Passed;
        let name = if is_error {
            "candor_failures_total"
        } else {
            "candor_findings_total"
        };
        let labels = [("cause", self.row.cause)];
        let before = counted(self.candor, name, &labels);
        let response = self.response(&self.path, "Accept: text/html\r\n");
        assert_eq!(response.status, self.row.status);
        assert_eq!(response.header("cache-control"), None);
        let id = response.header("x-request-id").unwrap();
        let line = self
            .candor
            .log(|line| line["request_id"] == id && line["event"] == "request");
        assert_eq!(line["delivered"], "complete", "{line}");
        assert_eq!(line["status_by"], "upstream", "{line}");
        if is_error {
            let cause = response.header("candor-cause");
            assert_eq!(cause, Some(self.row.cause));
            self.blamed(&line);
        } else {
            let findings = line["findings"].as_array();
            let early = findings.is_some_and(|list| list.iter().any(|it| it == self.row.cause));
            if !early {
                let late = |line: &serde_json::Value| {
                    line["event"] == "finding" && line["request_id"] == id
                };
                self.blamed(&self.candor.log(late));
            }
        }
        counts_to(self.candor, name, &labels, before + 1);
        3
    }

    /// The line names the cause and what shows it.
    fn blamed(&self, line: &serde_json::Value) {
        assert_eq!(line["cause"], self.row.cause, "{line}");
        assert_eq!(line["evidence"][0]["fact"], self.row.fact, "{line}");
        if line["event"] == "request" {
            let reason = Some(self.row.reason).filter(|reason| !reason.is_empty());
            assert_eq!(line["reason"].as_str(), reason, "{line}");
            assert_eq!(line["certainty"], self.row.certainty, "{line}");
        }
    }
}

const fn method(ask: Ask) -> &'static str {
    match ask {
        Ask::Get | Ask::Again | Ask::Upgrade => "GET",
        Ask::Head => "HEAD",
        Ask::Post(_) => "POST",
    }
}

/// Asks once, on a connection of its own, with further field lines.
pub fn response(candor: &Candor, ask: Ask, path: &str, fields: &str) -> Response {
    prepare(candor, ask, path);
    let mut client = candor.client();
    // An answer may come before the request has left.
    let _ = client.try_send(&request(ask, path, fields));
    client.response_to(method(ask))
}

/// What has to be asked first; it is answered, and the upstream's connection kept.
pub fn prepare(candor: &Candor, ask: Ask, path: &str) {
    if ask == Ask::Again {
        let mut client = candor.client();
        client.send(&request(Ask::Get, path, ""));
        assert_eq!(client.response().status, 200);
        let (_, end) = client.rest();
        assert_eq!(end, End::Closed);
    }
}

/// The request to send, with a further field line.
pub fn request(ask: Ask, path: &str, field: &str) -> Vec<u8> {
    let (method, more, body) = match ask {
        Ask::Get | Ask::Again => ("GET", "Connection: close\r\n".to_owned(), 0),
        Ask::Head => ("HEAD", "Connection: close\r\n".to_owned(), 0),
        Ask::Post(length) => {
            let fields = format!("Connection: close\r\nContent-Length: {length}\r\n");
            ("POST", fields, length)
        }
        Ask::Upgrade => {
            let fields = "Connection: Upgrade\r\nUpgrade: websocket\r\n\
                          Sec-WebSocket-Version: 13\r\n\
                          Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
            ("GET", fields.to_owned(), 0)
        }
    };
    let head = format!("{method} {path} HTTP/1.1\r\nHost: localhost\r\n{field}{more}\r\n");
    [head.as_bytes(), &vec![b'x'; body]].concat()
}
