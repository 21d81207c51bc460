use candor_diagnostics::evidence::{Certificate, StreamEnd, TlsFault};
use candor_diagnostics::exchange::Phase;
use rcgen::{BasicConstraints, CustomExtension, IsCa, KeyPair, date_time_ymd};
use rustls::HandshakeKind;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream, UnixListener};
use tokio_rustls::TlsAcceptor;

use super::peer::*;
use super::*;

async fn fail_tls(peer: SocketAddr, tls: model::UpstreamTls) -> (Attempt, TlsFault) {
    fail_tls_within(peer, tls, &timeouts()).await
}

async fn fail_tls_within(
    peer: SocketAddr,
    tls: model::UpstreamTls,
    timeouts: &model::Timeouts,
) -> (Attempt, TlsFault) {
    let upstream = build(settings(&[address(peer)], Some(tls)), &nobody()).unwrap();
    let (dialed, attempt) = dial_first(&upstream, timeouts).await;
    assert!(dialed.is_err(), "{dialed:?}");
    assert_eq!(attempt.phase, Phase::Tls);
    assert!(attempt.tls && attempt.timeline.tls_us.is_some());
    assert_eq!(attempt.peer, Some(peer.to_string()));
    let fault = attempt.evidence.iter().find_map(|evidence| match evidence {
        Evidence::Tls(fault) => Some(fault.clone()),
        _ => None,
    });
    let fault = fault.unwrap_or_else(|| panic!("{attempt:?}"));
    (attempt, fault)
}

fn certificate(attempt: &Attempt) -> &Certificate {
    let found = attempt.evidence.iter().find_map(|evidence| match evidence {
        Evidence::Certificate(certificate) => Some(certificate),
        _ => None,
    });
    found.unwrap()
}

async fn shake(upstream: &Upstream) -> (HandshakeKind, Dialed) {
    let (dialed, attempt) = dial_first(upstream, &timeouts()).await;
    let mut dialed = dialed.unwrap_or_else(|_| panic!("{attempt:?}"));
    assert!(attempt.evidence.is_empty());
    // With TLS 1.3 tickets come with the first data.
    assert_eq!(dialed.stream.read_u8().await.unwrap(), b'!');
    let crate::stream::Stream::Tls(stream) = &dialed.stream else {
        panic!()
    };
    let kind = stream.get_ref().1.handshake_kind().unwrap();
    (kind, dialed)
}

#[tokio::test]
async fn sessions_are_resumed() {
    let ca = Authority::new("root");
    let config = server_config(&ca.issue(&leaf_params(&["127.0.0.1"])), None);
    let peer = serve(config).await;
    let upstream = build(settings(&[address(peer)], Some(ca.tls())), &nobody()).unwrap();
    let (kind, dialed) = shake(&upstream).await;
    assert_eq!(kind, HandshakeKind::Full);
    drop(dialed);
    let (kind, _dialed) = shake(&upstream).await;
    assert_eq!(kind, HandshakeKind::Resumed);
}

#[tokio::test]
async fn the_written_name_is_asked_for_and_verified() {
    let ca = Authority::new("root");
    let identity = ca.issue(&leaf_params(&["api.internal"]));
    let peer = serve(server_config(&identity, None)).await;
    let tls = model::UpstreamTls {
        name: Some("api.internal".into()),
        ..ca.tls()
    };
    let upstream = build(settings(&[address(peer)], Some(tls)), &nobody()).unwrap();
    shake(&upstream).await;

    let (attempt, fault) = fail_tls(peer, ca.tls()).await;
    let TlsFault::CertificateName { expected } = fault else {
        panic!("{fault:?}")
    };
    assert_eq!(expected, "127.0.0.1");
    assert_eq!(attempt.tls_name.as_deref(), Some("127.0.0.1"));
    let certificate = certificate(&attempt);
    assert_eq!(certificate.names, ["api.internal"]);
    assert_eq!(certificate.subject, "O=Example\\, Inc.,CN=leaf");
    assert_eq!(certificate.issuer, "CN=root");
    assert_eq!(certificate.chain[0].subject, certificate.subject);
    assert!(certificate.now_unix_s > 1_700_000_000 && !certificate.serial.is_empty());
}

#[tokio::test]
async fn time_counts_in_both_directions() {
    let ca = Authority::new("root");
    let mut params = leaf_params(&["127.0.0.1"]);
    params.not_before = date_time_ymd(2020, 1, 1);
    params.not_after = date_time_ymd(2021, 1, 1);
    let peer = serve(server_config(&ca.issue(&params), None)).await;
    let (attempt, fault) = fail_tls(peer, ca.tls()).await;
    assert!(
        matches!(fault, TlsFault::CertificateTime { not_yet: false }),
        "{fault:?}"
    );
    assert_eq!(certificate(&attempt).not_after_unix_s, 1_609_459_200);

    params.not_before = date_time_ymd(2090, 1, 1);
    params.not_after = date_time_ymd(2091, 1, 1);
    let peer = serve(server_config(&ca.issue(&params), None)).await;
    let (_, fault) = fail_tls(peer, ca.tls()).await;
    assert!(
        matches!(fault, TlsFault::CertificateTime { not_yet: true }),
        "{fault:?}"
    );
}

async fn untrusted(identity: &Identity, tls: model::UpstreamTls) -> &'static str {
    let peer = serve(server_config(identity, None)).await;
    let expected = tls
        .ca
        .as_ref()
        .map_or_else(|| "system".into(), |ca| ca.value.display().to_string());
    let (attempt, fault) = fail_tls(peer, tls).await;
    let TlsFault::CertificateUntrusted { reason, trust, .. } = fault else {
        panic!("{fault:?}")
    };
    assert_eq!(trust, expected);
    assert_eq!(certificate(&attempt).names, ["127.0.0.1"]);
    reason
}

#[tokio::test]
async fn reasons_for_distrust_are_told_apart() {
    let ca = Authority::new("root");
    let params = leaf_params(&["127.0.0.1"]);
    let other = Authority::new("other");
    assert_eq!(
        untrusted(&other.issue(&params), ca.tls()).await,
        "unknown_issuer"
    );

    // The system's roots, where there are any.
    let member = address(([127, 0, 0, 1], 443).into());
    match build(settings(&[member], Some(plain_tls())), &nobody()) {
        Ok(_) => assert_eq!(
            untrusted(&other.issue(&params), plain_tls()).await,
            "unknown_issuer"
        ),
        Err(problems) => assert!(problems[0].message.contains("no trusted CA certificates")),
    }

    // A private root that is sent along.
    let mut with_root = other.issue(&params);
    with_root.chain.push(other.der.clone());
    assert_eq!(untrusted(&with_root, ca.tls()).await, "unknown_issuer");

    let key = KeyPair::generate().unwrap();
    let own = params.self_signed(&key).unwrap();
    let own = Identity::new(&own, key);
    assert_eq!(untrusted(&own, ca.tls()).await, "self_signed");

    // What `openssl req -x509` makes.
    let mut own_ca = params.clone();
    own_ca.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let key = KeyPair::generate().unwrap();
    let own_ca = own_ca.self_signed(&key).unwrap();
    let own_ca = Identity::new(&own_ca, key);
    assert_eq!(untrusted(&own_ca, ca.tls()).await, "self_signed");

    // A leaf that says where its issuer is to be had, which the server should have sent.
    let mut located = params.clone();
    // SEQUENCE { SEQUENCE { OID caIssuers, [6] "http://ca.test/i" } }
    let mut access = vec![
        0x30, 0x1e, 0x30, 0x1c, 0x06, 0x08, 0x2b, 0x06, 0x01, 0x05, 0x05, 0x07,
    ];
    access.extend([0x30, 0x02, 0x86, 0x10]);
    access.extend(b"http://ca.test/i");
    let oid = [1, 3, 6, 1, 5, 5, 7, 1, 1];
    located
        .custom_extensions
        .push(CustomExtension::from_oid_content(&oid, access));
    assert_eq!(
        untrusted(&other.issue(&located), ca.tls()).await,
        "chain_incomplete"
    );
}

#[tokio::test]
async fn a_certificate_of_the_ca_file_is_trusted_as_what_it_is() {
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("own.pem");
    for is_ca in [IsCa::Ca(BasicConstraints::Unconstrained), IsCa::NoCa] {
        let mut params = leaf_params(&["127.0.0.1"]);
        params.is_ca = is_ca;
        let key = KeyPair::generate().unwrap();
        let own = params.self_signed(&key).unwrap();
        std::fs::write(&file, own.pem()).unwrap();
        let identity = Identity::new(&own, key);
        let peer = serve(server_config(&identity, None)).await;
        let upstream = build(settings(&[address(peer)], Some(trusting(&file))), &nobody());
        shake(&upstream.unwrap()).await;
        // But only under its own name.
        let tls = model::UpstreamTls {
            name: Some("other.test".into()),
            ..trusting(&file)
        };
        let (_, fault) = fail_tls(peer, tls).await;
        assert!(
            matches!(fault, TlsFault::CertificateName { .. }),
            "{fault:?}"
        );
    }
}

#[tokio::test]
async fn nothing_is_verified_when_that_is_written() {
    let ca = Authority::new("root");
    let mut params = leaf_params(&["elsewhere.test"]);
    params.not_after = date_time_ymd(2021, 1, 1);
    let peer = serve(server_config(&ca.issue(&params), None)).await;
    let tls = model::UpstreamTls {
        verify: false,
        ..plain_tls()
    };
    shake(&build(settings(&[address(peer)], Some(tls)), &nobody()).unwrap()).await;
}

#[tokio::test]
async fn tls_is_spoken_over_a_unix_socket() {
    let ca = Authority::new("root");
    let config = server_config(&ca.issue(&leaf_params(&["api.internal"])), None);
    let path = ca.directory.path().join("tls.sock");
    let listener = UnixListener::bind(&path).unwrap();
    let acceptor = TlsAcceptor::from(Arc::new(config));
    tokio::spawn(async move {
        let (stream, _) = listener.accept().await.unwrap();
        acceptor
            .accept(stream)
            .await
            .unwrap()
            .write_all(b"!")
            .await
            .unwrap();
    });
    let problems = build(settings(&[unix(&path)], Some(ca.tls())), &nobody()).unwrap_err();
    assert_eq!(
        problems[0].message,
        "TLS over a unix socket has no name to verify"
    );
    let tls = model::UpstreamTls {
        name: Some("api.internal".into()),
        ..ca.tls()
    };
    shake(&build(settings(&[unix(&path)], Some(tls)), &nobody()).unwrap()).await;
}

#[tokio::test]
async fn a_plain_peer_is_known_by_its_first_bytes() {
    let ca = Authority::new("root");
    let answer = b"HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n";
    let peer = serve_plain(answer).await;
    let (_, fault) = fail_tls(peer, ca.tls()).await;
    let TlsFault::NotTls { first } = fault else {
        panic!("{fault:?}")
    };
    assert_eq!(first, answer);

    // Too short for a TLS record.
    let peer = serve_plain(b"-ER").await;
    let (_, fault) = fail_tls(peer, ca.tls()).await;
    let TlsFault::NotTls { first } = fault else {
        panic!("{fault:?}")
    };
    assert_eq!(first, b"-ER");
}

#[tokio::test]
async fn a_peer_that_hangs_up_is_told_by_how() {
    let ca = Authority::new("root");
    let peer = serve_plain(b"").await;
    let (_, fault) = fail_tls(peer, ca.tls()).await;
    let closed = TlsFault::Closed {
        end: StreamEnd::Fin,
        received: 0,
    };
    assert_eq!(format!("{fault:?}"), format!("{closed:?}"));

    // A TLS record that never ends.
    let peer = serve_plain(&[22, 3, 3, 0, 200, 2]).await;
    let (_, fault) = fail_tls(peer, ca.tls()).await;
    let closed = TlsFault::Closed {
        end: StreamEnd::Fin,
        received: 6,
    };
    assert_eq!(format!("{fault:?}"), format!("{closed:?}"));

    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let peer = listener.local_addr().unwrap();
    tokio::spawn(async move {
        let (stream, _) = listener.accept().await.unwrap();
        stream.readable().await.unwrap();
        // Unread bytes make a reset of it.
        drop::<TcpStream>(stream);
    });
    let (_, fault) = fail_tls(peer, ca.tls()).await;
    let closed = TlsFault::Closed {
        end: StreamEnd::Reset,
        received: 0,
    };
    assert_eq!(format!("{fault:?}"), format!("{closed:?}"));
}

#[tokio::test]
async fn a_silent_peer_ends_by_the_timer() {
    let ca = Authority::new("root");
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let peer = listener.local_addr().unwrap();
    let timeouts = model::Timeouts {
        tls: setting(Duration::from_millis(40), 35),
        ..timeouts()
    };
    let upstream = build(settings(&[address(peer)], Some(ca.tls())), &nobody()).unwrap();
    let (dialed, attempt) = dial_first(&upstream, &timeouts).await;
    assert!(dialed.is_err());
    assert_eq!(timer(&attempt), Some(("timeout.tls", 40, Some(35))));
}

#[tokio::test]
async fn an_alert_keeps_its_number() {
    let ca = Authority::new("root");
    let mut config = server_config(&ca.issue(&leaf_params(&["127.0.0.1"])), None);
    config.alpn_protocols = vec![b"h2".to_vec()];
    let peer = serve(config).await;
    let (_, fault) = fail_tls(peer, ca.tls()).await;
    // no_application_protocol
    assert!(
        matches!(fault, TlsFault::AlertReceived { id: 120 }),
        "{fault:?}"
    );
}

#[tokio::test]
async fn a_client_certificate_is_shown() {
    let ca = Authority::new("root");
    let server = ca.issue(&leaf_params(&["127.0.0.1"]));
    let peer = serve(server_config(&server, Some(&ca))).await;
    let client = ca.issue(&leaf_params(&["me.test"]));
    let (certificate, key) = (
        ca.directory.path().join("me.pem"),
        ca.directory.path().join("me.key"),
    );
    std::fs::write(&certificate, &client.pem).unwrap();
    std::fs::write(&key, client.key.serialize_pem()).unwrap();
    let tls = model::UpstreamTls {
        certificate: Some(setting(certificate.clone(), 41)),
        key: Some(setting(key, 42)),
        ..ca.tls()
    };
    shake(&build(settings(&[address(peer)], Some(tls.clone())), &nobody()).unwrap()).await;

    // Without one, TLS 1.3 refuses only after our handshake is done: at the first read.
    let upstream = build(settings(&[address(peer)], Some(ca.tls())), &nobody()).unwrap();
    let (dialed, _) = dial_first(&upstream, &timeouts()).await;
    let error = dialed.unwrap().stream.read_u8().await.unwrap_err();
    let evidence = super::super::evidence::tls::stream(&error);
    let Some(Evidence::Tls(TlsFault::AlertReceived { id: 116 })) = evidence else {
        panic!("{evidence:?} {error:?}")
    };

    // A key of somebody else.
    let other = ca.directory.path().join("other.key");
    std::fs::write(&other, KeyPair::generate().unwrap().serialize_pem()).unwrap();
    let tls = model::UpstreamTls {
        key: Some(setting(other, 43)),
        ..tls
    };
    let problems = build(settings(&[address(peer)], Some(tls)), &nobody()).unwrap_err();
    assert_eq!(problems.len(), 1);
    assert_eq!(
        problems[0].message,
        "the client key does not belong to the client certificate"
    );
    assert_eq!(problems[0].place.as_ref().unwrap().line, 43);
}

#[test]
fn files_that_cannot_be_used_are_told_all_at_once() {
    let directory = tempfile::tempdir().unwrap();
    let empty = directory.path().join("empty.pem");
    std::fs::write(&empty, "nothing\n").unwrap();
    let missing = directory.path().join("missing.pem");
    let tls = model::UpstreamTls {
        ca: Some(setting(empty.clone(), 50)),
        certificate: Some(setting(missing.clone(), 51)),
        key: Some(setting(empty.clone(), 52)),
        ..plain_tls()
    };
    let member = address(([127, 0, 0, 1], 443).into());
    let problems = build(settings(&[member], Some(tls)), &nobody()).unwrap_err();
    let told: Vec<_> = problems
        .iter()
        .map(|problem| {
            (
                problem.place.as_ref().unwrap().line,
                problem.message.clone(),
            )
        })
        .collect();
    let (empty, missing) = (empty.display(), missing.display());
    let expected = [
        (
            50,
            format!("CA file `{empty}` holds no certificate in PEM format"),
        ),
        (
            51,
            format!("client certificate file `{missing}` does not exist"),
        ),
        (
            52,
            format!("client key file `{empty}` holds no private key in PEM format"),
        ),
    ];
    assert_eq!(told.len(), expected.len());
    for ((line, message), (at, begins)) in told.iter().zip(expected) {
        assert_eq!(*line, at);
        assert!(message.starts_with(&begins), "{message}");
    }
}
