//! Candor's own container, and what listens in another one.

use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr};
use std::path::Path;
use std::sync::OnceLock;

use crate::inspect::files;

/// At most so many listeners are told.
const LISTENING_MAX: usize = 16;

/// The id of the container that Candor runs in, or as much of it as can be seen; `None` where it
/// runs in none.
pub(super) fn id() -> Option<&'static str> {
    static ID: OnceLock<Option<String>> = OnceLock::new();
    ID.get_or_init(|| {
        let marks = ["/.dockerenv", "/run/.containerenv"];
        marks.iter().find(|mark| Path::new(mark).exists())?;
        let mounted = read("/proc/self/mountinfo").and_then(|text| long_id(&text));
        let grouped = || read("/proc/self/cgroup").and_then(|text| long_id(&text));
        let named = || Some(read("/proc/sys/kernel/hostname")?.trim().to_owned());
        mounted.or_else(grouped).or_else(named)
    })
    .as_deref()
}

/// The first id of 64 hexadecimal digits that stands between marks of a path.
fn long_id(text: &str) -> Option<String> {
    let is_id = |part: &&str| {
        part.len() == 64
            && part
                .bytes()
                .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
    };
    let mut lines = text.lines();
    let line = lines.find_map(|line| {
        // Layers of images have ids, too.
        let of_container = line.contains("containers/") || line.contains("docker");
        of_container.then(|| line.split(['/', '-', '.', ' ']).find(is_id))?
    });
    line.map(str::to_owned)
}

/// The TCP addresses on which something listens in the network namespace of this process, which
/// must belong to the container; nothing where it cannot be seen.
pub(super) fn listening(pid: i32, container: &str) -> Option<Vec<String>> {
    // In another pid namespace the number means somebody else.
    if pid <= 0 || container.len() < 12 {
        return None;
    }
    let group = read(&format!("/proc/{pid}/cgroup"))?;
    if !group.contains(container) {
        return None;
    }
    let mut found = Vec::new();
    for family in ["tcp", "tcp6"] {
        let table = read(&format!("/proc/{pid}/net/{family}"))?;
        found.extend(table.lines().filter_map(listener).map(|it| it.to_string()));
    }
    found.truncate(LISTENING_MAX);
    Some(found)
}

/// The address of a line of `/proc/net/tcp` or `tcp6` whose socket listens.
fn listener(line: &str) -> Option<SocketAddr> {
    let mut fields = line.split_ascii_whitespace().skip(1);
    let (address, _, state) = (fields.next()?, fields.next()?, fields.next()?);
    if state != "0A" {
        return None;
    }
    let (address, port) = address.split_once(':')?;
    let port = u16::from_str_radix(port, 16).ok()?;
    // Words of 32 bits in the order of this machine.
    let word = |at: usize| {
        let digits = address.get(at..at + 8)?;
        Some(u32::from_str_radix(digits, 16).ok()?.to_ne_bytes())
    };
    if address.len() == 8 {
        return Some(SocketAddr::from((Ipv4Addr::from(word(0)?), port)));
    }
    let words = [word(0)?, word(8)?, word(16)?, word(24)?].concat();
    let bytes: [u8; 16] = words.try_into().ok()?;
    Some(SocketAddr::from((Ipv6Addr::from(bytes), port)))
}

/// The beginning of a file of the kernel; in the tables of sockets those that listen come first.
fn read(path: &str) -> Option<String> {
    files::text(Path::new(path))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    const ID: &str = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    #[test]
    fn an_id_is_found_in_groups_and_mounts() {
        for line in [
            format!("12:pids:/docker/{ID}"),
            format!("0::/system.slice/docker-{ID}.scope"),
            format!("601 590 0:41 /var/lib/docker/containers/{ID}/hostname /etc/hostname rw"),
        ] {
            assert_eq!(long_id(&line).as_deref(), Some(ID), "{line}");
        }
        assert_eq!(long_id("0::/user.slice"), None);
    }

    #[cfg(target_endian = "little")]
    #[test]
    fn listeners_are_read() {
        let v4 =
            "   0: 0100007F:1F40 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0";
        assert_eq!(listener(v4), Some("127.0.0.1:8000".parse().unwrap()));
        let v6 =
            "   0: 00000000000000000000000001000000:0050 00000000000000000000000000000000:0000 0A";
        assert_eq!(listener(v6), Some("[::1]:80".parse().unwrap()));
        let connected = "   0: 0100007F:1F40 0100007F:9999 01 00000000:00000000";
        assert_eq!(listener(connected), None);
        for odd in [
            "",
            "  sl  local_address rem_address   st",
            "0: x:y z 0A",
            "0: 01:1 2 0A",
        ] {
            assert_eq!(listener(odd), None, "{odd}");
        }
    }

    #[test]
    fn only_a_process_of_the_container_is_asked() {
        assert_eq!(listening(std::process::id() as i32, ID), None);
        assert_eq!(listening(0, ID), None);
    }
}
