//! The one place where errors of the kernel, rustls and hickory become [`Evidence`].

mod certificate;
mod handshake;
pub mod tls;

use std::io;
use std::net::IpAddr;
use std::path::Path;
use std::time::Duration;

use candor_conf::{Fault, Problem, model};
use candor_diagnostics::evidence::{ConfigurationFault, ConnectTry, Evidence, Timer};
use candor_diagnostics::exchange::Place;
use hickory_resolver::net::NetError;
use hickory_resolver::proto::ProtoError;
use rustix::process::geteuid;

use super::{host, socket_path};

/// A place of the configuration in the words of a diagnosis.
pub fn place(place: &model::Place) -> Place {
    Place {
        file: place.file.clone(),
        line: place.line,
    }
}

/// A mistake in the configuration that the catalog of causes has a page about.
#[cold]
pub fn configuration(problem: &Problem) -> Option<Evidence> {
    let place = problem.place.as_ref().map(place);
    Some(Evidence::Configuration(match *problem.fault.clone()? {
        Fault::UpstreamUndefined { name, known } => {
            ConfigurationFault::UpstreamUndefined { name, known, place }
        }
        Fault::AddressInvalid { raw, rule, offset } => ConfigurationFault::AddressInvalid {
            raw,
            rule,
            offset,
            place,
        },
        Fault::TlsMaterial {
            path,
            reason,
            errno,
            text,
        } => ConfigurationFault::TlsMaterial {
            path,
            reason,
            errno,
            text,
            uid: geteuid().as_raw(),
            place,
        },
    }))
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
        Some(libc::EAGAIN) => evidence.extend(host::backlog()),
        // Without a file left, the path cannot be judged.
        Some(libc::EMFILE | libc::ENFILE) => evidence.extend(host::facts_for(&evidence)),
        Some(errno) => {
            let path = socket_path::walk(path, errno);
            let unexplained = !path.parts.iter().any(|part| part.denies);
            evidence.push(Evidence::SocketPath(path));
            // Where every mode would allow it, something else around our process denies.
            if unexplained {
                evidence.extend(host::facts(errno));
            }
        }
        None => evidence.push(io("connect", error)),
    }
    evidence
}

/// A resolver's answer that the configuration forbids.
#[cold]
pub(super) fn prohibited<T: ToString>(ip: IpAddr, rule: &model::Setting<T>) -> Evidence {
    Evidence::Prohibited {
        address: ip.to_string(),
        rule: rule.value.to_string(),
        place: rule.place.as_ref().map(place),
    }
}

/// An I/O error that nothing more precise describes.
#[cold]
pub(crate) fn io(operation: &str, error: &io::Error) -> Evidence {
    Evidence::Io {
        operation: operation.to_owned(),
        errno: error.raw_os_error(),
        text: error.to_string(),
    }
}

/// The system's list of resolvers cannot be read.
#[cold]
pub(super) fn resolver_file(path: &Path, error: &io::Error) -> Evidence {
    let reason = match error.kind() {
        io::ErrorKind::NotFound => "missing",
        _ => "unreadable",
    };
    Evidence::ResolverFile {
        path: path.display().to_string(),
        reason,
        errno: error.raw_os_error(),
        text: None,
    }
}

/// The system's list of resolvers names none, or is not understood.
#[cold]
pub(super) fn resolver_file_content(path: &Path, data: &[u8], error: &NetError) -> Evidence {
    let mut lines = data.split(|byte| *byte == b'\n');
    let names_one = lines.any(|line| line.trim_ascii_start().starts_with(b"nameserver"));
    Evidence::ResolverFile {
        path: path.display().to_string(),
        reason: if names_one { "malformed" } else { "empty" },
        errno: None,
        text: names_one.then(|| error.to_string()),
    }
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
