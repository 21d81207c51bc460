//! Resolvers that need a set-up of their own: none at all, one that is gone, and a real dnsmasq.

use std::io::{BufRead, BufReader};
use std::net::{SocketAddr, TcpListener, UdpSocket};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;

use candor_faults::Ask;

use crate::harness::{Candor, eventually};
use crate::matrix::rows::Row;
use crate::matrix::scene::{Behind, Scene};

/// The rows that are met here.
pub const ROWS: &[Row] = &[
    Row {
        cause: "dns_no_resolver",
        status: 500,
        error: "proxy_configuration_error",
        reason: "empty",
        says: "Nobody can be asked for api.test: /etc/resolv.conf names no resolver",
        command: "cat /etc/resolv.conf",
        ..NAMED
    },
    Row {
        cause: "dns_no_resolver",
        fault: "dns_no_resolver_malformed",
        status: 500,
        error: "proxy_configuration_error",
        reason: "malformed",
        says: "Nobody can be asked for api.test: /etc/resolv.conf is not understood",
        command: "cat /etc/resolv.conf",
        ..NAMED
    },
    Row {
        cause: "dns_server_failure",
        fault: "dns_server_failure_unreachable",
        error: "dns_error",
        reason: "unreachable",
        says: "No resolver could be asked for api.test: 127.0.0.1:",
        command: "ss -lunp sport = :",
        ..NAMED
    },
];

const NAMED: Row = Row {
    phase: "resolve",
    fact: "resolution",
    ..Row::ANSWERED
};

const SITE: &str = "http://127.0.0.1:0";

fn site(dns: &str, server: &str) -> String {
    format!(
        "{dns}\n[candor]\nmetrics = \"127.0.0.1:0\"\nthreads = 1\n[site.\"{SITE}\"]\n\
         proxy = \"inside\"\n[upstream.inside]\nservers = [\"{server}\"]\n"
    )
}

fn scene<'a>(candor: &'a Candor, row: &'a Row, server: &str) -> Scene<'a> {
    Scene {
        candor,
        row,
        ask: Ask::Get,
        path: format!("/x/{}", row.fault()),
        site: SITE.to_owned(),
        behind: Some(Behind {
            route: "/".to_owned(),
            name: "inside".to_owned(),
            server: server.to_owned(),
            peer: server.to_owned(),
        }),
    }
}

/// Candor where `/etc/resolv.conf` holds this, in a mount namespace of its own.
fn with_resolv_conf(content: &str) -> Option<Candor> {
    let directory = Arc::new(tempfile::tempdir().unwrap());
    let resolv_conf = directory.path().join("resolv.conf");
    std::fs::write(&resolv_conf, content).unwrap();
    let file = directory.path().join("candor.toml");
    std::fs::write(&file, site("", "api.test:80")).unwrap();
    let script = "mount --bind \"$1\" /etc/resolv.conf";
    let mut can = Command::new("unshare");
    can.args(["-m", "sh", "-c", script, "sh"]).arg(&resolv_conf);
    if !can
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
    {
        eprintln!("skipped: dns_no_resolver: no right to mount");
        return None;
    }
    let mut command = Command::new("unshare");
    command.args(["-m", "sh", "-c"]);
    command.arg(format!("{script} && shift && exec \"$@\""));
    command
        .arg("sh")
        .arg(&resolv_conf)
        .arg(env!("CARGO_BIN_EXE_candor"));
    command.args(["serve", "-c"]).arg(&file);
    Some(Candor::spawn_command(directory, command).ready())
}

#[test]
fn without_a_resolver_nobody_is_asked() {
    for (row, content) in [
        (&ROWS[0], "# written by nobody\nsearch test\n"),
        (&ROWS[1], "nameserver somewhere\n"),
    ] {
        let Some(candor) = with_resolv_conf(content) else {
            return;
        };
        scene(&candor, row, "api.test:80").check();
    }
}

#[test]
fn a_resolver_that_is_gone_is_no_silence() {
    let socket = UdpSocket::bind("127.0.0.1:0").unwrap();
    let address = socket.local_addr().unwrap();
    drop(socket);
    let dns = format!("[dns]\nresolvers = [\"{address}\"]");
    let candor = Candor::start(&site(&dns, "api.test:80"));
    scene(&candor, &ROWS[2], "api.test:80").check();
}

/// A dnsmasq for the zone `test`; dropping it ends it.
struct Dnsmasq {
    child: Child,
    address: SocketAddr,
}

impl Dnsmasq {
    /// `None` where it is not installed.
    fn start(records: &[&str]) -> Option<Self> {
        // Another process may take the port between its choice and its use.
        (0..5).find_map(|_| Self::try_start(records))
    }

    fn try_start(records: &[&str]) -> Option<Self> {
        let udp = UdpSocket::bind("127.0.0.1:0").unwrap();
        let address = udp.local_addr().unwrap();
        drop(udp);
        let mut command = Command::new("dnsmasq");
        command
            .args([
                "--keep-in-foreground",
                "--conf-file=/dev/null",
                "--no-resolv",
                "--no-hosts",
            ])
            .args([
                "--listen-address=127.0.0.1",
                "--bind-interfaces",
                "--pid-file=",
            ])
            .args([
                "--user=root",
                "--log-facility=-",
                "--local=/test/",
                "--local-ttl=1",
            ])
            .arg(format!("--port={}", address.port()))
            .args(records)
            .stderr(Stdio::piped());
        let mut child = match command.spawn() {
            Ok(child) => child,
            Err(error) => {
                eprintln!("skipped: dnsmasq: {error}");
                return None;
            }
        };
        let lines = BufReader::new(child.stderr.take().unwrap()).lines();
        for line in lines.map_while(Result::ok) {
            if line.contains("started") {
                return Some(Self { child, address });
            }
            eprintln!("{line}");
        }
        let _ = child.wait();
        None
    }

    fn dns(&self) -> String {
        format!(
            "[dns]\nresolvers = [\"{}\"]\nsearch = [\"inner.test\", \"test\"]",
            self.address
        )
    }

    fn stop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Drop for Dnsmasq {
    fn drop(&mut self) {
        self.stop();
    }
}

fn failure(candor: &Candor) -> serde_json::Value {
    let head = "GET / HTTP/1.1\r\nHost: localhost\r\nAccept: application/problem+json";
    candor.request(head).json()
}

#[test]
fn dnsmasq_is_understood() {
    let records = [
        "--txt-record=empty.test,text",
        "--host-record=real.test,127.0.0.1",
        "--cname=alias.test,real.test",
        "--cname=dangling.test,empty.test",
    ];
    let Some(dnsmasq) = Dnsmasq::start(&records) else {
        return;
    };
    for (server, cause, reason, rcode) in [
        ("nobody.test:80", "dns_nxdomain", None, 3),
        ("empty.test:80", "dns_nodata", Some("no_address"), 0),
        // It has nobody to ask for other zones.
        (
            "elsewhere.example:80",
            "dns_server_failure",
            Some("refused"),
            5,
        ),
    ] {
        let dns = dnsmasq.dns().replace("[\"inner.test\", \"test\"]", "[]");
        let candor = Candor::start(&site(&dns, server));
        let told = failure(&candor);
        assert_eq!(told["cause"], cause, "{told}");
        assert_eq!(told["reason"].as_str(), reason, "{told}");
        let resolution = &told["evidence"][0];
        let queries = resolution["queries"].as_array().unwrap();
        let kinds: Vec<_> = queries
            .iter()
            .map(|it| it["kind"].as_str().unwrap())
            .collect();
        assert!(kinds.contains(&"A") && kinds.contains(&"AAAA"), "{told}");
        for query in queries {
            assert_eq!(query["rcode"], rcode, "{told}");
            assert_eq!(query["resolver"], dnsmasq.address.to_string(), "{told}");
        }
    }
    // An alias is followed, and stands in the evidence of what fails later.
    let closed = TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap();
    let server = format!("alias.test:{}", closed.port());
    let candor = Candor::start(&site(&dnsmasq.dns(), &server));
    let told = failure(&candor);
    assert_eq!(told["cause"], "connect_refused", "{told}");
    assert_eq!(told["evidence"][0]["aliases"][0], "real.test", "{told}");
    assert_eq!(told["evidence"][0]["answers"][0], "127.0.0.1", "{told}");
}

#[test]
fn hints_about_names() {
    let Some(mut dnsmasq) = Dnsmasq::start(&["--host-record=real.test,127.0.0.1"]) else {
        return;
    };
    let hints = |told: &serde_json::Value| -> Vec<String> {
        let hints = told["hints"].as_array().unwrap().iter();
        hints
            .map(|hint| hint.as_str().unwrap().to_owned())
            .collect()
    };
    let closed = TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap();
    let server = format!("real:{}", closed.port());
    let candor = Candor::start(&site(&dnsmasq.dns(), &server));
    let told = failure(&candor);
    assert_eq!(told["cause"], "connect_refused", "{told}");
    assert!(
        hints(&told).contains(&"search_domain_hit".to_owned()),
        "{told}"
    );
    assert!(
        !hints(&told).contains(&"stale_address".to_owned()),
        "{told}"
    );
    let asked = &told["evidence"][0]["asked"];
    assert_eq!(asked[0], "real.inner.test", "{told}");
    assert_eq!(asked[1], "real.test", "{told}");
    // Its resolver is gone, and the old answer is used on, for longer than it was valid.
    dnsmasq.stop();
    let told = eventually(|| {
        let told = failure(&candor);
        hints(&told)
            .contains(&"stale_address".to_owned())
            .then_some(told)
    });
    assert_eq!(told["cause"], "connect_refused", "{told}");
    assert_eq!(told["evidence"][0]["ttl_s"], 1, "{told}");
}
