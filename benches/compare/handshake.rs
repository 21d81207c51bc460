//! Full TLS handshakes, one for each request: connections of our own, because no load generator
//! promises never to resume a session.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::process::Command;
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use rustls::client::Resumption;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{CryptoProvider, ring};
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{ClientConfig, ClientConnection, DigitallySignedStruct, SignatureScheme};

use crate::engine::LOAD_CORE;
use crate::load::{Load, percentiles};

/// Connections at a time.
const THREADS: usize = 8;

/// Drives for so long: connect, shake hands, one request, close.
pub(crate) fn run(url: &str, duration: Duration) -> Result<Load> {
    let address = url
        .strip_prefix("https://")
        .and_then(|rest| rest.split('/').next());
    let address = address.context("an address")?.to_owned();
    let provider = Arc::new(ring::default_provider());
    let mut config = ClientConfig::builder_with_provider(provider.clone())
        .with_safe_default_protocol_versions()?
        .dangerous()
        .with_custom_certificate_verifier(Arc::new(NoVerifier(provider)))
        .with_no_client_auth();
    config.resumption = Resumption::disabled();
    let config = Arc::new(config);
    let begin = Instant::now();
    let results: Vec<Result<Vec<u64>>> = thread::scope(|scope| {
        let workers: Vec<_> = (0..THREADS)
            .map(|_| scope.spawn(|| worker(&address, &config, begin + duration)))
            .collect();
        workers
            .into_iter()
            .map(|worker| worker.join().unwrap_or_else(|_| bail!("a worker panicked")))
            .collect()
    });
    let mut times = Vec::new();
    for result in results {
        times.extend(result?);
    }
    let (requests, seconds) = (times.len() as u64, begin.elapsed().as_secs_f64());
    let (p50_ms, p99_ms) = percentiles(times);
    Ok(Load {
        requests,
        failed: 0,
        seconds,
        p50_ms,
        p99_ms,
    })
}

fn worker(address: &str, config: &Arc<ClientConfig>, end: Instant) -> Result<Vec<u64>> {
    pin()?;
    let name = ServerName::try_from("127.0.0.1")?;
    let request = format!("GET /small HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
    let mut times = Vec::new();
    while Instant::now() < end {
        let begin = Instant::now();
        let mut socket = TcpStream::connect(address)?;
        socket.set_nodelay(true)?;
        socket.set_read_timeout(Some(Duration::from_secs(10)))?;
        let mut connection = ClientConnection::new(config.clone(), name.clone())?;
        let mut stream = rustls::Stream::new(&mut connection, &mut socket);
        stream.write_all(request.as_bytes())?;
        let mut answer = Vec::new();
        let mut buffer = [0; 2048];
        while !answer.ends_with(b"Hello from the origin.") {
            match stream.read(&mut buffer)? {
                0 => bail!(
                    "an answer without its end: {}",
                    String::from_utf8_lossy(&answer)
                ),
                size => answer.extend_from_slice(&buffer[..size]),
            }
        }
        times.push(u64::try_from(begin.elapsed().as_micros()).unwrap_or(u64::MAX));
    }
    Ok(times)
}

/// Puts the calling thread onto the load's core.
fn pin() -> Result<()> {
    let id = std::fs::read_link("/proc/thread-self")?;
    let id = id
        .file_name()
        .and_then(|name| name.to_str())
        .context("a thread id")?;
    let status = Command::new("taskset")
        .args(["-p", "-c", &LOAD_CORE.to_string(), id])
        .stdout(std::process::Stdio::null())
        .status()?;
    if !status.success() {
        bail!("taskset could not pin thread {id}");
    }
    Ok(())
}

/// Takes any certificate: what is measured is the other side.
#[derive(Debug)]
struct NoVerifier(Arc<CryptoProvider>);

impl ServerCertVerifier for NoVerifier {
    fn verify_server_cert(
        &self,
        _: &CertificateDer<'_>,
        _: &[CertificateDer<'_>],
        _: &ServerName<'_>,
        _: &[u8],
        _: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        Ok(ServerCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        _: &[u8],
        _: &CertificateDer<'_>,
        _: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        Ok(HandshakeSignatureValid::assertion())
    }

    fn verify_tls13_signature(
        &self,
        _: &[u8],
        _: &CertificateDer<'_>,
        _: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        Ok(HandshakeSignatureValid::assertion())
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.0.signature_verification_algorithms.supported_schemes()
    }
}
