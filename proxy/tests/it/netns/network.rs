//! Two network namespaces, joined by a pair of virtual interfaces.

use std::fs::File;
use std::os::fd::AsFd;
use std::panic::resume_unwind;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

use rustix::process::geteuid;
use rustix::thread::{LinkNameSpaceType, move_into_link_name_space};

/// Where Candor runs, and where its upstreams are: 10.77.0.1 and fd77::1, 10.77.0.2 and fd77::2.
/// Dropping it takes both away.
pub struct Network {
    pub near: Namespace,
    pub far: Namespace,
}

impl Network {
    /// Makes it, or says why that cannot be done here.
    pub fn make() -> Option<Self> {
        match Self::try_make() {
            Ok(network) => Some(network),
            Err(why) => {
                eprintln!("skipped: {why}");
                None
            }
        }
    }

    fn try_make() -> Result<Self, String> {
        let network = Self {
            near: Namespace::make("near")?,
            far: Namespace::make("far")?,
        };
        let (near, far) = (&network.near.name, &network.far.name);
        ip(&format!(
            "link add veth0 netns {near} type veth peer name veth0 netns {far}"
        ))?;
        for (namespace, number) in [(near, 1), (far, 2)] {
            ip(&format!(
                "-n {namespace} addr add 10.77.0.{number}/24 dev veth0"
            ))?;
            // Without the search for duplicates the address can be used at once.
            ip(&format!(
                "-n {namespace} addr add fd77::{number}/64 dev veth0 nodad"
            ))?;
            ip(&format!("-n {namespace} link set veth0 up"))?;
        }
        network.near.try_nft("list ruleset")?;
        Ok(network)
    }
}

/// A network namespace. Dropping it takes it away.
pub struct Namespace {
    name: String,
}

impl Namespace {
    /// One that is joined with no other, or nothing and why.
    pub fn alone() -> Option<Self> {
        match Self::make("alone") {
            Ok(namespace) => Some(namespace),
            Err(why) => {
                eprintln!("skipped: {why}");
                None
            }
        }
    }

    fn make(role: &str) -> Result<Self, String> {
        if !geteuid().is_root() {
            return Err("network namespaces are made by root only".to_owned());
        }
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("candor-{}-{count}-{role}", std::process::id());
        ip(&format!("netns add {name}"))?;
        let namespace = Self { name };
        ip(&format!("-n {} link set lo up", namespace.name))?;
        Ok(namespace)
    }

    /// Does `f` in this namespace, on a thread of its own: sockets that it makes stay in the
    /// namespace, and programs that it starts live there.
    pub fn within<T: Send>(&self, f: impl FnOnce() -> T + Send) -> T {
        thread::scope(|scope| {
            let thread = scope.spawn(|| {
                let namespace = File::open(format!("/run/netns/{}", self.name)).unwrap();
                let kind = Some(LinkNameSpaceType::Network);
                move_into_link_name_space(namespace.as_fd(), kind).unwrap();
                f()
            });
            thread.join().unwrap_or_else(|panic| resume_unwind(panic))
        })
    }

    /// `ip ARGUMENTS` in this namespace.
    #[track_caller]
    pub fn ip(&self, arguments: &str) {
        ip(&format!("-n {} {arguments}", self.name)).unwrap();
    }

    /// `nft COMMANDS` in this namespace.
    #[track_caller]
    pub fn nft(&self, commands: &str) {
        self.try_nft(commands).unwrap();
    }

    fn try_nft(&self, commands: &str) -> Result<(), String> {
        self.within(|| run(Command::new("nft").arg(commands)))
    }

    /// Writes a value below `/proc/sys/net`.
    #[track_caller]
    pub fn sysctl(&self, path: &str, value: &str) {
        self.within(|| std::fs::write(format!("/proc/sys/net/{path}"), value))
            .unwrap_or_else(|error| panic!("{path}: {error}"));
    }
}

impl Drop for Namespace {
    fn drop(&mut self) {
        // What still runs in it keeps it alive under no name.
        let _ = ip(&format!("netns del {}", self.name));
    }
}

fn ip(arguments: &str) -> Result<(), String> {
    run(Command::new("ip").args(arguments.split(' ')))
}

fn run(command: &mut Command) -> Result<(), String> {
    let output = command.stdin(Stdio::null()).output();
    let output = output.map_err(|error| format!("{command:?}: {error}"))?;
    let said = String::from_utf8_lossy(&output.stderr);
    match output.status.success() {
        true => Ok(()),
        false => Err(format!("{command:?}: {}", said.trim())),
    }
}
