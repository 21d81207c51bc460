//! Real upstreams: programs of other people, started by the test.

use std::fs;
use std::io::{self, BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

use tempfile::TempDir;

use crate::harness::eventually;

/// A running program. Dropping it ends it.
pub struct Program {
    child: Child,
    directory: TempDir,
    /// `127.0.0.1:4711` or `unix:/…`, for `proxy = "…"`.
    pub address: String,
}

impl Program {
    /// nginx, serving `www` of its directory, taking uploads below `/put/`, and logging to
    /// `access.log`: connection, request on it, method, path, status, Host.
    pub fn nginx() -> Option<Self> {
        let program = ["/usr/sbin/nginx", "/usr/local/sbin/nginx"];
        let Some(program) = program.iter().find(|path| Path::new(path).exists()) else {
            return skipped("nginx is not installed (make test installs it)");
        };
        let directory = tempfile::tempdir().unwrap();
        let root = directory.path();
        fs::create_dir_all(root.join("www/put")).unwrap();
        // As another user, nginx's own, when the tests run as root.
        let user = match rustix::process::geteuid().is_root() {
            true => "user root;",
            false => "",
        };
        let address = free_port();
        let file = root.join("nginx.conf");
        let text = NGINX
            .replace("{user}", user)
            .replace("{dir}", root.to_str().unwrap())
            .replace("{address}", &address.to_string());
        fs::write(&file, text).unwrap();
        let mut command = Command::new(program);
        command.arg("-p").arg(root).arg("-c").arg(&file);
        command.arg("-e").arg(root.join("error.log"));
        let child = command.stdin(Stdio::null()).spawn().unwrap();
        eventually(|| TcpStream::connect(address).ok());
        Some(Self {
            child,
            directory,
            address: address.to_string(),
        })
    }

    /// gunicorn on a unix socket, with `app/wsgi.py`.
    pub fn gunicorn() -> Option<Self> {
        let mut command = python("gunicorn")?;
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("gunicorn.sock");
        let address = format!("unix:{}", path.display());
        // Two workers: when one is killed, the other answers until its successor is there.
        command.args([
            "--workers",
            "2",
            "--worker-class",
            "gthread",
            "--threads",
            "4",
        ]);
        command.args(["--keep-alive", "30", "--bind", &address, "--chdir"]);
        command.arg(application()).arg("wsgi:app");
        let mut program = Self {
            child: started(&mut command),
            directory,
            address,
        };
        said(&mut program.child, "Booting worker");
        Some(program)
    }

    /// uvicorn on a port of its choice, with `app/asgi.py`.
    pub fn uvicorn() -> Option<Self> {
        let mut command = python("uvicorn")?;
        command.args([
            "--port",
            "0",
            "--no-access-log",
            "--timeout-keep-alive",
            "30",
        ]);
        command.arg("--app-dir").arg(application()).arg("asgi:app");
        let mut program = Self {
            child: started(&mut command),
            directory: tempfile::tempdir().unwrap(),
            address: String::new(),
        };
        let line = said(&mut program.child, "Uvicorn running on http://");
        let (_, rest) = line.split_once("http://").unwrap();
        program.address = rest.split(' ').next().unwrap().to_owned();
        Some(program)
    }

    /// `openssl s_server` with these arguments beside the port.
    pub fn openssl(arguments: &[&str]) -> Option<Self> {
        if Command::new("openssl").arg("version").output().is_err() {
            return skipped("openssl is not installed (make test installs it)");
        }
        let address = free_port();
        let mut command = Command::new("openssl");
        command.args(["s_server", "-accept", &address.to_string()]);
        command.args(arguments);
        let child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        eventually(|| TcpStream::connect(address).ok());
        Some(Self {
            child,
            directory: tempfile::tempdir().unwrap(),
            address: address.to_string(),
        })
    }

    /// Redis, with nothing stored.
    pub fn redis() -> Option<Self> {
        Self::on_port("redis-server", |command, address| {
            command.args(["--bind", "127.0.0.1", "--save", "", "--port"]);
            command.arg(address.port().to_string());
        })
    }

    /// memcached.
    pub fn memcached() -> Option<Self> {
        Self::on_port("memcached", |command, address| {
            command.args(["-l", "127.0.0.1", "-U", "0", "-u", "nobody", "-p"]);
            command.arg(address.port().to_string());
        })
    }

    /// nginx that speaks HTTP/2 without TLS, and nothing else.
    pub fn nginx_http2() -> Option<Self> {
        Self::on_port("/usr/sbin/nginx", |command, address| {
            let directory = command.get_current_dir().unwrap().to_owned();
            let file = directory.join("nginx.conf");
            let text = format!(
                "daemon off; error_log stderr; pid nginx.pid; events {{}}\n\
                 http {{ access_log off; server {{ listen {address} http2; return 204; }} }}\n"
            );
            fs::write(&file, text).unwrap();
            command.arg("-p").arg(&directory).arg("-c").arg(file);
            command.args(["-e", "stderr"]);
        })
    }

    /// A program of the test's choice, which says this on standard error once it is ready.
    pub fn saying(ready: &str, command: &mut Command, directory: TempDir) -> Self {
        let mut program = Self {
            child: started(command),
            directory,
            address: String::new(),
        };
        said(&mut program.child, ready);
        program
    }

    /// A program that listens where it is told to.
    fn on_port(program: &str, arguments: impl Fn(&mut Command, SocketAddr)) -> Option<Self> {
        let directory = tempfile::tempdir().unwrap();
        let address = free_port();
        let mut command = Command::new(program);
        command.current_dir(directory.path());
        arguments(&mut command, address);
        command.stdin(Stdio::null()).stdout(Stdio::null());
        let Ok(child) = command.stderr(Stdio::null()).spawn() else {
            return skipped(&format!(
                "{program} is not installed (make test installs it)"
            ));
        };
        eventually(|| TcpStream::connect(address).ok());
        Some(Self {
            child,
            directory,
            address: address.to_string(),
        })
    }

    /// tlslite-ng with `app/tls.py`, a certificate and a key; `version`: the only one it speaks.
    pub fn tlslite(certificate: &Path, key: &Path, version: Option<&str>) -> Option<Self> {
        let mut command = python("python")?;
        command.arg(application().join("tls.py"));
        command.arg(certificate).arg(key).args(version);
        let mut program = Self {
            child: started(&mut command),
            directory: tempfile::tempdir().unwrap(),
            address: String::new(),
        };
        let line = said(&mut program.child, "serving on ");
        program.address = line.rsplit(' ').next().unwrap().to_owned();
        Some(program)
    }

    /// Its process.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Its directory.
    pub fn directory(&self) -> &Path {
        self.directory.path()
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // In order, so that gunicorn ends its workers.
        let id = rustix::process::Pid::from_child(&self.child);
        let _ = rustix::process::kill_process(id, rustix::process::Signal::TERM);
        let _ = self.child.wait();
    }
}

const NGINX: &str = r#"
daemon off;
master_process off;
{user}
pid {dir}/nginx.pid;
error_log {dir}/error.log;
events { worker_connections 256; }
http {
    log_format test '$connection $connection_requests $request_method $request_uri $status $http_host';
    access_log {dir}/access.log test;
    client_body_temp_path {dir}/body;
    proxy_temp_path {dir}/proxy;
    fastcgi_temp_path {dir}/fastcgi;
    uwsgi_temp_path {dir}/uwsgi;
    scgi_temp_path {dir}/scgi;
    client_max_body_size 64m;
    keepalive_requests 10000;
    default_type text/plain;
    port_in_redirect off;
    server {
        listen {address};
        root {dir}/www;
        location /put/ { dav_methods PUT; }
        location /echo { return 200 "$request_method $http_host $args"; }
        location /nothing { return 204; }
        location /here { return 302 /there; }
    }
}
"#;

pub fn python(program: &str) -> Option<Command> {
    let environment = match std::env::var_os("CANDOR_TEST_VENV") {
        Some(path) => PathBuf::from(path),
        None => Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/venv"),
    };
    let path = environment.join("bin").join(program);
    if !path.exists() {
        return skipped(&format!("no {} (make test installs it)", path.display()));
    }
    let mut command = Command::new(path);
    command.env("PYTHONDONTWRITEBYTECODE", "1");
    Some(command)
}

/// Where the applications are that Python programs serve here.
pub fn application() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/app")
}

fn started(command: &mut Command) -> Child {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

/// Waits for a line of standard error, and reads on behind it, or the program would block.
fn said(child: &mut Child, text: &str) -> String {
    let mut lines = BufReader::new(child.stderr.take().unwrap())
        .lines()
        .map_while(Result::ok);
    let mut before = Vec::new();
    for line in lines.by_ref() {
        if line.contains(text) {
            thread::spawn(move || lines.for_each(drop));
            return line;
        }
        before.push(line);
    }
    panic!("it did not start:\n{}", before.join("\n"));
}

/// A port for programs that cannot choose one and say it: free a moment ago, and nobody is given it
/// meanwhile, since it is below those that the system hands out (`ip_local_port_range`, ip(7)).
pub fn free_port() -> SocketAddr {
    const PORTS: Range<u32> = 20_000..32_000;
    static NEXT: AtomicU32 = AtomicU32::new(0);
    // Two runs beside each other begin at different places.
    let start = std::process::id().wrapping_mul(97);
    for _ in PORTS {
        let turn = start.wrapping_add(NEXT.fetch_add(1, Ordering::Relaxed));
        let port = PORTS.start + turn % (PORTS.end - PORTS.start);
        let address = SocketAddr::from(([127, 0, 0, 1], port as u16));
        if TcpListener::bind(address).is_ok() {
            return address;
        }
    }
    panic!("no port is free in {PORTS:?}");
}

/// Says that a test is skipped, past the capture of the test's own output.
pub fn skipped<T>(why: &str) -> Option<T> {
    let _ = writeln!(io::stderr(), "skipped: {why}");
    None
}
