//! nginx before php-fpm, whose pool is used up.

use std::fs;
use std::net::TcpStream;
use std::path::Path;
use std::process::Command;

use super::{Running, fact, told_first};
use crate::harness::{Candor, eventually};
use crate::program::{free_port, skipped};

#[test]
fn a_pool_of_php_fpm_is_used_up() {
    // Debian names it after its version.
    let mut programs = fs::read_dir("/usr/sbin").into_iter().flatten().flatten();
    let program = programs.find(|it| it.file_name().to_string_lossy().starts_with("php-fpm"));
    let (Some(program), true) = (program, Path::new("/usr/sbin/nginx").exists()) else {
        return skipped("php-fpm or nginx is not installed (make test installs them)")
            .unwrap_or_default();
    };
    let directory = tempfile::tempdir().unwrap();
    let root = directory.path();
    let (web, fpm) = (free_port(), free_port());
    let log = root.join("fpm.log");
    fs::write(root.join("slow.php"), "<?php sleep(20); echo 'done';").unwrap();
    let user = match rustix::process::geteuid().is_root() {
        true => "user = root\ngroup = root\n",
        false => "",
    };
    let text = format!(
        "[global]\nerror_log = {}\ndaemonize = no\n[www]\n{user}listen = {fpm}\npm = dynamic\n\
         pm.max_children = 1\npm.start_servers = 1\npm.min_spare_servers = 1\npm.max_spare_servers = 1\n",
        log.display()
    );
    fs::write(root.join("fpm.conf"), text).unwrap();
    let mut command = Command::new(program.path());
    command.args(["--nodaemonize", "--allow-to-run-as-root", "--fpm-config"]);
    let _fpm = Running::start(command.arg(root.join("fpm.conf")));
    let text = format!(
        "daemon off; master_process off; {} error_log stderr; pid {dir}/nginx.pid; events {{}}\n\
         http {{ access_log off; fastcgi_temp_path {dir}/f; client_body_temp_path {dir}/b; proxy_temp_path {dir}/p;\n\
         uwsgi_temp_path {dir}/u; scgi_temp_path {dir}/s;\n\
         server {{ listen {web}; location / {{ fastcgi_pass {fpm}; fastcgi_param REQUEST_METHOD GET;\n\
         fastcgi_param SCRIPT_FILENAME {dir}/slow.php; }} }} }}\n",
        if user.is_empty() { "" } else { "user root;" },
        dir = root.display(),
    );
    fs::write(root.join("nginx.conf"), text).unwrap();
    let mut command = Command::new("/usr/sbin/nginx");
    command
        .arg("-p")
        .arg(root)
        .arg("-c")
        .arg(root.join("nginx.conf"))
        .args(["-e", "stderr"]);
    let _nginx = Running::start(&mut command);
    for address in [web, fpm] {
        eventually(|| TcpStream::connect(address).ok());
    }
    let candor = Candor::start(&format!(
        "[upstream.shop]\nservers = [\"{web}\"]\napplication_log = \"{}\"\ntimeout = {{ first_byte = \"1s\" }}\n\
         [site.\"http://127.0.0.1:0\"]\nproxy = \"shop\"\n",
        log.display()
    ));
    let told = told_first(&candor, "/slow", "pool_exhausted");
    assert_eq!(told["cause"], "timeout_first_byte");
    let line = fact(&told, "last_words")["ending"]["line"]
        .as_str()
        .unwrap();
    assert!(line.contains("max_children setting (1)"), "{line}");
}
