//! Images for the stacks, made on this machine: nothing is pulled, so that no registry is needed.
//!
//! Candor's image is the one that is shipped, built by `docker build` around the binary under test.
//! A base of Debian's packages, kept below `target/`, stands in for Rust's image and for
//! `python:3-slim`; Prometheus is Debian's.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, Mutex, Weak};

use super::engine::{Engine, printed};
use crate::program::skipped;

/// The images, removed when the last test that uses them is over.
pub struct Images {
    engine: Engine,
    names: Vec<String>,
    /// The image of this repository.
    pub candor: String,
    /// The demonstration's application.
    pub app: String,
    /// Prometheus, where this machine has it.
    pub prometheus: Option<String>,
}

/// The folder `docker` of this repository.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../docker")
        .canonicalize()
        .unwrap()
}

impl Images {
    /// Makes them, once for all tests.
    pub fn get(engine: Engine) -> Option<Arc<Self>> {
        static SHARED: Mutex<Weak<Images>> = Mutex::new(Weak::new());
        // A test that failed while it made them leaves none.
        let mut shared = SHARED.lock().unwrap_or_else(|it| it.into_inner());
        if let Some(images) = shared.upgrade() {
            return Some(images);
        }
        let images = Arc::new(Self::make(engine)?);
        *shared = Arc::downgrade(&images);
        Some(images)
    }

    fn make(engine: Engine) -> Option<Self> {
        let base = base()?;
        let mut images = Self {
            engine,
            names: Vec::new(),
            candor: String::new(),
            app: String::new(),
            prometheus: None,
        };
        let base = images.import("base", &base, &[]);
        images.candor = images.candor(&base);
        let python = format!("PYTHON={base}");
        let context = folder().join("demo/app");
        images.app = images.build("app", &["--build-arg", &python], &context);
        images.prometheus = images.prometheus();
        Some(images)
    }

    /// A name that no other run of the tests uses.
    fn name(&mut self, what: &str) -> String {
        let name = format!("candor-test-{}:{what}", std::process::id());
        self.names.push(name.clone());
        name
    }

    fn build(&mut self, what: &str, arguments: &[&str], context: &Path) -> String {
        let name = self.name(what);
        let mut command = Command::new("docker");
        // An engine of Debian has no BuildKit; the files ask for nothing that needs it.
        command.env("DOCKER_BUILDKIT", "0");
        command.args(["build", "--quiet", "--tag", &name]);
        printed(command.args(arguments).arg(context));
        name
    }

    fn import(&mut self, what: &str, tar: &Path, arguments: &[&str]) -> String {
        let name = self.name(what);
        let tar = tar.to_str().unwrap();
        self.engine
            .docker(&[&["import"], arguments, &[tar, &name]].concat());
        name
    }

    /// All of the Dockerfile but compiling.
    fn candor(&mut self, base: &str) -> String {
        let context = tempfile::tempdir().unwrap();
        let docker = context.path().join("docker");
        std::fs::create_dir(&docker).unwrap();
        for file in ["Dockerfile", "candor.toml", "tree"] {
            std::fs::copy(folder().join(file), docker.join(file)).unwrap();
        }
        let binary = env!("CARGO_BIN_EXE_candor");
        std::fs::copy(binary, context.path().join("candor")).unwrap();
        let file = docker.join("Dockerfile");
        let build = format!("BUILD={base}");
        let arguments = ["--build-arg", &build, "--file", file.to_str().unwrap()];
        // The first stage by a name, so that it can be removed.
        let stage = [&arguments[..], &["--target", "build"]].concat();
        self.build("build", &stage, context.path());
        self.build("candor", &arguments, context.path())
    }

    fn prometheus(&mut self) -> Option<String> {
        let program = Path::new("/usr/bin/prometheus");
        if !program.exists() {
            return skipped("no Prometheus (make test installs it)");
        }
        let tree = tempfile::tempdir().unwrap();
        printed(
            Command::new(folder().join("tree"))
                .arg(program)
                .arg(tree.path()),
        );
        let tar = tree.path().join("image.tar");
        let mut command = Command::new("tar");
        command.arg("--create").arg("--file").arg(&tar);
        printed(
            command
                .arg("--directory")
                .arg(tree.path().join("root"))
                .arg("."),
        );
        let entry = ["--change", r#"ENTRYPOINT ["/usr/local/bin/prometheus"]"#];
        Some(self.import("prometheus", &tar, &entry))
    }
}

impl Drop for Images {
    fn drop(&mut self) {
        for name in self.names.iter().rev() {
            let mut command = Command::new("docker");
            let _ = command.args(["rmi", "--force", name]).output();
        }
    }
}

/// The files of a Debian with Python and CAs; made once, which takes a minute.
fn base() -> Option<PathBuf> {
    let packages = ["python3", "ca-certificates"];
    let name = format!("docker/{}.tar", packages.join("+"));
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    if file.exists() {
        return Some(file);
    }
    let mut command = Command::new(folder().join("base"));
    let output = command.arg(&file).args(packages).output().unwrap();
    if output.status.success() {
        return Some(file);
    }
    let said = String::from_utf8_lossy(&output.stderr);
    let last = said.trim_end().lines().last().unwrap_or_default();
    skipped(&format!("no base image from Debian's packages: {last}"))
}
