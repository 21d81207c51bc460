//! Whether Candor runs in a container: what `127.0.0.1` means there is a frequent mistake.

use std::env;
use std::path::Path;
use std::sync::{Arc, LazyLock};

use candor_diagnostics::evidence::{Evidence, OwnContainer};
use candor_diagnostics::exchange::Phase;

use super::{Found, Subject, files, processes};

/// Beside Candor: an init process, a shell that looks around.
const ALONE_MAX: usize = 3;

/// Says so where a loopback address was dialed in vain.
pub(super) fn look(subject: &Subject, found: &Found) {
    let loopback = subject.addresses.iter().any(|it| it.ip().is_loopback());
    if subject.phase != Phase::Connect || !loopback {
        return;
    }
    if let Some(engine) = *ENGINE {
        let alone = processes::pids().take(ALONE_MAX + 1).count() <= ALONE_MAX;
        // The containers of a pod share their loopback addresses.
        let alone = alone && engine != "kubernetes";
        found.add(Evidence::OwnContainer(Arc::new(OwnContainer {
            engine,
            alone,
        })));
    }
}

/// It does not change while we live.
static ENGINE: LazyLock<Option<&str>> = LazyLock::new(|| {
    let groups = files::text(Path::new("/proc/self/cgroup"));
    let pod = env::var_os("KUBERNETES_SERVICE_HOST").is_some();
    let kind = env::var("container").unwrap_or_default();
    engine(Path::new("/"), &groups.unwrap_or_default(), &kind, pod)
});

/// Which engine it is by what each leaves behind.
fn engine(root: &Path, groups: &str, kind: &str, pod: bool) -> Option<&'static str> {
    let has = |file: &str| root.join(file).exists();
    let grouped = |name: &str| groups.contains(name);
    Some(match () {
        () if pod || grouped("kubepods") => "kubernetes",
        () if has("run/.containerenv") || kind == "podman" || grouped("/libpod") => "podman",
        () if has(".dockerenv") || grouped("/docker/") || grouped("/docker-") => "docker",
        () if kind == "lxc" || grouped("/lxc") => "lxc",
        () if !kind.is_empty() => "unknown",
        () => return None,
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn knows_engines() {
        let empty = tempfile::tempdir().unwrap();
        let root = empty.path();
        let of = |groups, kind, pod| engine(root, groups, kind, pod);
        assert_eq!(of("0::/\n", "", false), None);
        assert_eq!(of("0::/system.slice/candor.service\n", "", false), None);
        assert_eq!(of("4:memory:/docker/0a1b\n", "", false), Some("docker"));
        assert_eq!(
            of("0::/system.slice/docker-0a.scope\n", "", false),
            Some("docker")
        );
        let burstable = "0::/kubepods.slice/kubepods-burstable.slice\n";
        assert_eq!(of(burstable, "", false), Some("kubernetes"));
        assert_eq!(of("0::/\n", "", true), Some("kubernetes"));
        assert_eq!(of("0::/\n", "lxc", false), Some("lxc"));
        assert_eq!(of("0::/\n", "systemd-nspawn", false), Some("unknown"));
        std::fs::write(root.join(".dockerenv"), "").unwrap();
        assert_eq!(of("0::/\n", "", false), Some("docker"));
        std::fs::create_dir(root.join("run")).unwrap();
        std::fs::write(root.join("run/.containerenv"), "").unwrap();
        assert_eq!(of("0::/\n", "", false), Some("podman"));
    }
}
