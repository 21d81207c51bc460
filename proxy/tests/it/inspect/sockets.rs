//! Unix sockets: who listens, and why they cannot be reached all the same.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::UnixListener;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;

use rustix::process::geteuid;
use tempfile::TempDir;

use super::{fact, own_name, proxy, verdict};
use crate::harness::Candor;
use crate::program::{Program, application, python, skipped};

/// A directory that every user may use.
fn open() -> TempDir {
    let directory = tempfile::tempdir().unwrap();
    fs::set_permissions(directory.path(), Permissions::from_mode(0o777)).unwrap();
    directory
}

/// `setpriv` to this user, without further rights.
fn as_user(id: &str) -> Command {
    let mut command = Command::new("setpriv");
    command.args(["--reuid", id, "--regid", id, "--clear-groups"]);
    command.args(["--inh-caps", "-all", "--bounding-set", "-all"]);
    command
}

/// Candor as the user nobody.
fn candor_as_nobody(server: &str) -> Candor {
    let directory = Arc::new(open());
    let file = directory.path().join("candor.toml");
    fs::write(&file, proxy(server, "")).unwrap();
    let mut command = as_user("65534");
    command
        .arg(env!("CARGO_BIN_EXE_candor"))
        .args(["serve", "-c"])
        .arg(file);
    Candor::spawn_command(directory, command).ready()
}

#[test]
fn gunicorns_socket_that_only_its_own_user_may_use() {
    if !geteuid().is_root() {
        skipped::<()>("only root can start programs as other users");
        return;
    }
    let Some(python) = python("gunicorn") else {
        return;
    };
    let directory = open();
    let path = directory.path().join("gunicorn.sock");
    let mut command = as_user("4711");
    command
        .arg(python.get_program())
        .args(["--umask", "0o177", "--bind"]);
    command.arg(format!("unix:{}", path.display()));
    command.env("PYTHONDONTWRITEBYTECODE", "1").arg("--chdir");
    command.arg(application()).arg("wsgi:app");
    let gunicorn = Program::saying("Booting worker", &mut command, directory);
    let mode = fs::metadata(&path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode, 0o600);

    let candor = candor_as_nobody(&format!("unix:{}", path.display()));
    let because = "the mode 0600 lets neither group nor others write";
    let problem = verdict(&candor, "socket_permission", "listeners", "umask", because);
    // The application runs, and whose it is cannot be seen by nobody.
    let here = &fact(&problem, "listeners")["here"][0];
    assert_eq!(here["address"], format!("unix:{}", path.display()));
    assert_eq!(fact(&problem, "unseen")["what"], "owner_of_listener");
    drop(gunicorn);
}

#[test]
fn a_socket_in_a_tmp_of_its_own() {
    if !geteuid().is_root() {
        skipped::<()>("mount namespaces are made by root only");
        return;
    }
    let name = format!("/tmp/candor-private-{}.sock", std::process::id());
    let script = "import socket, sys, signal\n\
        s = socket.socket(socket.AF_UNIX); s.bind(sys.argv[1]); s.listen(5)\n\
        print('ready', file=sys.stderr, flush=True); signal.pause()\n";
    let mut command = Command::new("unshare");
    command.args(["--mount", "--propagation", "private", "--", "sh", "-c"]);
    command.arg("mount -t tmpfs tmpfs /tmp && exec python3 -c \"$1\" \"$2\"");
    command.arg("sh").arg(script).arg(&name);
    // This repository may be below /tmp itself.
    command.current_dir("/");
    let app = Program::saying("ready", &mut command, tempfile::tempdir().unwrap());
    assert!(!Path::new(&name).exists());

    let candor = Candor::start(&proxy(&format!("unix:{name}"), ""));
    let because = format!(
        "unix:{name} (python3, pid {}) listens at that path, and has files of its own",
        app.id()
    );
    let problem = verdict(
        &candor,
        "socket_missing",
        "listeners",
        "private_tmp",
        &because,
    );
    assert_eq!(fact(&problem, "listeners")["other_files"], true);
}

#[test]
fn a_socket_whose_file_was_removed() {
    let directory = Arc::new(tempfile::tempdir().unwrap());
    let path = directory.path().join("app.sock");
    let _app = UnixListener::bind(&path).unwrap();
    fs::remove_file(&path).unwrap();
    let candor = Candor::start(&proxy(&format!("unix:{}", path.display()), ""));
    let because = "listens at that path all the same";
    verdict(&candor, "socket_missing", "listeners", "removed", because);
}

#[test]
fn a_socket_of_the_same_name_in_another_directory() {
    let directory = Arc::new(tempfile::tempdir().unwrap());
    let path = directory.path().join("run/gunicorn.sock");
    fs::create_dir(directory.path().join("run")).unwrap();
    let _app = UnixListener::bind(&path).unwrap();
    let wrong = directory.path().join("gunicorn.sock");
    let candor = Candor::start(&proxy(&format!("unix:{}", wrong.display()), ""));
    let problem = super::found(&candor, "listeners");
    let elsewhere = &fact(&problem, "listeners")["elsewhere"][0];
    assert_eq!(elsewhere["address"], format!("unix:{}", path.display()));
    let likely = problem["likely"].as_array().unwrap();
    let other = likely.iter().find(|it| it["id"] == "other_path").unwrap();
    let because = other["why"].as_str().unwrap();
    assert!(because.contains(&*path.to_string_lossy()), "{because}");
}

#[test]
fn a_full_queue_is_counted() {
    let directory = Arc::new(tempfile::tempdir().unwrap());
    let path = directory.path().join("app.sock");
    let socket = socket2::Socket::new(socket2::Domain::UNIX, socket2::Type::STREAM, None).unwrap();
    socket
        .bind(&socket2::SockAddr::unix(&path).unwrap())
        .unwrap();
    socket.listen(1).unwrap();
    let mut waiting = Vec::new();
    for _ in 0..2 {
        waiting.push(std::os::unix::net::UnixStream::connect(&path).unwrap());
    }
    let candor = Candor::start(&proxy(&format!("unix:{}", path.display()), ""));
    let because = format!(
        "connections waiting at unix:{} ({}): 2, and its limit is 1",
        path.display(),
        own_name()
    );
    verdict(
        &candor,
        "socket_backlog_full",
        "listeners",
        "workers_busy",
        &because,
    );
}
