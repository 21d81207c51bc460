//! Clocks that disagree are said beside whatever failed.

use crate::harness::{Candor, Reply, Upstream};

/// A date far from today's.
const LONG_AGO: &str = "Sat, 01 Feb 2020 00:00:00 GMT";

fn hints(of: &serde_json::Value) -> Vec<&str> {
    let hints = of["hints"].as_array().unwrap().iter();
    hints
        .filter_map(|hint| hint.as_str().or_else(|| hint["id"].as_str()))
        .collect()
}

#[test]
fn a_date_that_is_not_ours_is_a_hint() {
    let upstream = Upstream::start(|request| {
        let head = match request.path() {
            "/error" => "HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n",
            _ => "HTTP/1.1 200 OK\r\nContent-Length: x\r\n",
        };
        Reply::Keep(format!("{head}Date: {LONG_AGO}\r\n\r\n").into_bytes())
    });
    let candor = Candor::start(&format!(
        "[site.\"http://127.0.0.1:0\"]\nproxy = \"{}\"\n",
        upstream.address()
    ));
    // The application's own error, and a head that is refused.
    assert_eq!(candor.get("/error").status, 500);
    let line = candor.logged("/error");
    assert_eq!(line["cause"], "origin_error", "{line}");
    assert!(hints(&line).contains(&"clock_skew"), "{line}");
    let peer_clock = super::fact(&line, "peer_clock");
    assert_eq!(peer_clock["date_unix_s"], 1_580_515_200, "{line}");

    assert_eq!(candor.get("/broken").status, 502);
    let line = candor.logged("/broken");
    assert_eq!(line["cause"], "framing_cl_invalid", "{line}");
    assert!(hints(&line).contains(&"clock_skew"), "{line}");
}

#[test]
fn a_date_of_today_is_none() {
    let upstream = Upstream::start(|_| {
        let date = jiff::Timestamp::now().strftime("%a, %d %b %Y %H:%M:%S GMT");
        let head = format!("HTTP/1.1 500 Oops\r\nContent-Length: 0\r\nDate: {date}\r\n\r\n");
        Reply::Keep(head.into_bytes())
    });
    let candor = Candor::start(&format!(
        "[site.\"http://127.0.0.1:0\"]\nproxy = \"{}\"\n",
        upstream.address()
    ));
    assert_eq!(candor.get("/").status, 500);
    let line = candor.logged("/");
    assert!(!hints(&line).contains(&"clock_skew"), "{line}");
}

#[test]
fn a_certificate_of_tomorrow_is_a_hint() {
    let Some(material) = super::material::Material::new() else {
        return;
    };
    let directory = material.directory.path();
    let authority = crate::harness::Authority::new();
    authority.write(directory);
    authority.issue_with(directory, "ahead", &["upstream.test"], |params| {
        params.not_before = rcgen::date_time_ymd(2090, 1, 1);
        params.not_after = rcgen::date_time_ymd(2091, 1, 1);
    });
    let Some(server) = material.server("ahead", &[]) else {
        return;
    };
    let trusted = "ca = \"{dir}/ca.pem\", name = \"upstream.test\"";
    let candor = super::candor(&material.directory, &server, trusted);
    let certificate = "error=tls_certificate_error";
    let told = super::named(
        "ahead",
        &candor,
        "tls_cert_time_invalid/not_yet_valid",
        certificate,
    );
    assert!(hints(&told).contains(&"clock_skew"), "{told}");
}
