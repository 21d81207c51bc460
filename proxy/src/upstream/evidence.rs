//! The one place where errors of the kernel, rustls and hickory become [`Evidence`].

pub mod tls;

use std::io;
use std::path::Path;
use std::time::Duration;

use candor_conf::model;
use candor_diagnostics::evidence::{ConnectTry, Evidence, ResolutionOutcome, Timer};
use candor_diagnostics::exchange::Place;
use hickory_resolver::net::{DnsError, NetError, NoRecords};
use hickory_resolver::proto::ProtoError;
use hickory_resolver::proto::op::ResponseCode;

use super::socket_path;

/// A place of the configuration in the words of a diagnosis.
pub fn place(place: &model::Place) -> Place {
    Place {
        file: place.file.clone(),
        line: place.line,
    }
}

/// A timer that ran out.
#[cold]
pub fn timer(
    name: &'static str,
    setting: &model::Setting<Duration>,
    elapsed: Duration,
) -> Evidence {
    Evidence::Timer(Timer {
        name,
        limit_ms: setting.value.as_millis() as u64,
        elapsed_ms: elapsed.as_millis() as u64,
        place: setting.place.as_ref().map(place),
    })
}

/// A socket call towards an address that failed, or that was given up.
#[cold]
pub(super) fn connect(
    address: &str,
    operation: &'static str,
    errno: Option<i32>,
    elapsed: Duration,
) -> Evidence {
    Evidence::Connect(ConnectTry {
        address: address.to_owned(),
        operation,
        errno,
        elapsed_us: elapsed.as_micros() as u64,
    })
}

/// A connect to a unix socket that failed, and what the file system says about its path.
#[cold]
pub(super) fn unix_connect(
    path: &Path,
    text: &str,
    error: &io::Error,
    elapsed: Duration,
) -> Vec<Evidence> {
    let errno = error.raw_os_error();
    let mut evidence = vec![connect(text, "connect", errno, elapsed)];
    match errno {
        // The file is right, its queue is full: the path has nothing to say.
        Some(libc::EAGAIN) => {}
        Some(errno) => evidence.push(Evidence::SocketPath(socket_path::walk(path, errno))),
        None => evidence.push(io("connect", error)),
    }
    evidence
}

/// An I/O error that nothing more precise describes.
#[cold]
pub(super) fn io(operation: &str, error: &io::Error) -> Evidence {
    Evidence::Io {
        operation: operation.to_owned(),
        errno: error.raw_os_error(),
        text: error.to_string(),
    }
}

/// That there is no address, as opposed to a failure to find out; with the zone's lifetime of it.
pub(super) fn dns_nothing(error: &NetError) -> Option<(ResolutionOutcome, Option<u32>)> {
    match error {
        NetError::Dns(DnsError::NoRecordsFound(none)) => match none.response_code {
            ResponseCode::NXDomain => Some((ResolutionOutcome::NxDomain, none.negative_ttl)),
            ResponseCode::NoError => Some((ResolutionOutcome::NoData, none.negative_ttl)),
            _ => None,
        },
        _ => None,
    }
}

/// Why a resolver could not say, and what else is known of it.
#[cold]
pub(super) fn dns_failure(error: &NetError) -> (ResolutionOutcome, Option<Evidence>) {
    let io = |errno| Evidence::Io {
        operation: "resolve".to_owned(),
        errno,
        text: error.to_string(),
    };
    match error {
        NetError::Dns(DnsError::NoRecordsFound(NoRecords { response_code, .. }))
        | NetError::Dns(DnsError::ResponseCode(response_code)) => (
            ResolutionOutcome::Rcode {
                rcode: u16::from(*response_code),
            },
            None,
        ),
        NetError::Timeout => (ResolutionOutcome::Timeout, None),
        NetError::Io(error) => (ResolutionOutcome::Other, Some(io(error.raw_os_error()))),
        _ => (ResolutionOutcome::Other, Some(io(None))),
    }
}

/// No resolver is configured, or the system's file cannot be read.
#[cold]
pub(super) fn dns_no_resolver(path: &Path, error: &io::Error) -> Evidence {
    io(&format!("read {}", path.display()), error)
}

/// A name that cannot be asked for.
#[cold]
pub(super) fn dns_name_invalid(error: &ProtoError) -> Evidence {
    Evidence::Io {
        operation: "resolve".to_owned(),
        errno: None,
        text: error.to_string(),
    }
}
