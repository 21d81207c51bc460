//! The text answer as a whole, so that a change of its words is seen: `UPDATE_EXPECT=1` takes the
//! new ones.

use std::sync::LazyLock;

use expect_test::expect_file;
use regex::Regex;

use super::World;

/// What is told only where the host is too busy for the test's origin to run in time. It takes a
/// line from another: such an answer is compared on quieter hosts.
const OF_BUSY_HOSTS: [&str; 2] = ["This host is busy: ", "connections waiting to be accepted"];

/// What differs from run to run, and what stands for it.
static FILTERS: LazyLock<[(Regex, &str); 8]> = LazyLock::new(|| {
    [
        (r"\b[0-9a-f]{32}\b", "REQUEST_ID"),
        (r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", "TIME"),
        (r"\b\d+(\.\d+)? (µs|ms|s)\b", "DURATION"),
        // Beside the picture where there is room, which depends on how long it took.
        ("\n  phase ", "   phase "),
        (r"\b\d+ days\b", "N days"),
        (r"candor\.toml:\d+", "candor.toml:LINE"),
        (
            r"127\.0\.0\.1:\d+|-p \d+|(port|than) \d+|:\d{4,5}\b|\b127\.0\.0\.1 \d+",
            "PORT",
        ),
        (r"/tmp/[.\w-]+|candor-faults-\w+", "DIRECTORY"),
    ]
    .map(|(pattern, with)| (Regex::new(pattern).unwrap(), with))
});

#[test]
fn of_the_text() {
    let world = World::start();
    let causes = [
        "cfg_no_route",
        "connect_refused",
        "dns_nxdomain",
        "head_line_ending_invalid",
        "socket_missing",
        "timeout_first_byte",
        "tls_cert_untrusted",
    ];
    for cause in causes {
        let mut text = world.ask(&format!("/x/{cause}"), &[]).text();
        if OF_BUSY_HOSTS.iter().any(|words| text.contains(words)) {
            continue;
        }
        for (pattern, with) in &*FILTERS {
            text = pattern.replace_all(&text, *with).into_owned();
        }
        let text = of_any_host(&unwrapped(&text));
        expect_file![format!("words/{cause}.txt")].assert_eq(&text);
    }
}

/// Without what is true of some hosts only: that they are containers.
fn of_any_host(text: &str) -> String {
    let some = "Candor runs in a container (";
    let lines = text.lines().filter(|line| !line.contains(some));
    lines.map(|line| line.to_owned() + "\n").collect()
}

/// Where a line is broken depends on the length of what the filters took away.
fn unwrapped(text: &str) -> String {
    let mut out = String::new();
    for line in text.lines() {
        let rest = line.strip_prefix("     ").map(str::trim_start);
        match rest.filter(|rest| !rest.starts_with("Evidence:")) {
            Some(rest) if !rest.starts_with('^') => out += &format!(" {rest}"),
            _ => out += &format!("\n{line}"),
        }
    }
    out + "\n"
}
