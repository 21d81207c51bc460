//! The lines in which servers say where they listen.

use super::about;
use crate::evidence::Listens;

/// How such a line is known; lower case.
const MARKS: &[&str] = &[
    "listening at",
    "listening on",
    "running on",
    "development server at",
    "started on port",
    "serving http on",
    "server started at",
    "listening:",
    "ready on",
];

/// What a line says about where its writer listens.
pub(super) fn of(line: &str) -> Option<Listens> {
    let lower = line.to_ascii_lowercase();
    let behind = MARKS.iter().find_map(|mark| {
        let at = lower.find(mark)? + mark.len();
        // The same place, since lower case is as long; ASCII alone was changed.
        line.get(at..)
    })?;
    let listens = |host: Option<String>, port, socket| Listens {
        host,
        port,
        socket,
        line: line.to_owned(),
    };
    if let Some((_, path)) = behind.split_once("unix:") {
        let path = path.trim_start_matches("//").split_whitespace().next()?;
        return Some(listens(None, None, Some(path.to_owned())));
    }
    if let Some(address) = about::address(behind) {
        let (host, port) = address.rsplit_once(':')?;
        let host = host.trim_start_matches('[').trim_end_matches(']');
        let host = match host {
            "" | "*" => None,
            host => Some(host.to_owned()),
        };
        return Some(listens(host, port.parse().ok(), None));
    }
    // `listening on port 3000`, `Tomcat started on port(s): 8080 (http)`, `0.0.0.0 port 8000`.
    let words = || behind.split(|it: char| it.is_whitespace() || "(),:;".contains(it));
    let port = words().find_map(|word| word.parse().ok().filter(|port| *port > 0))?;
    let host = words().find(|word| word.parse::<std::net::IpAddr>().is_ok());
    Some(listens(host.map(str::to_owned), Some(port), None))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, host: Option<&str>, port: Option<u16>) {
        let found = of(line).unwrap_or_else(|| panic!("{line}"));
        assert_eq!((found.host.as_deref(), found.port), (host, port), "{line}");
    }

    #[test]
    fn servers_say_where_they_listen() {
        let local = Some("127.0.0.1");
        let uvicorn = "INFO:     Uvicorn running on http://127.0.0.1:8000 (Press CTRL+C to quit)";
        check(uvicorn, local, Some(8000));
        let gunicorn =
            "[2026-11-25 19:21:42 +0000] [7] [INFO] Listening at: http://0.0.0.0:8001 (7)";
        check(gunicorn, Some("0.0.0.0"), Some(8001));
        check(" * Running on http://127.0.0.1:5000", local, Some(5000));
        check(
            "Starting development server at http://127.0.0.1:8000/",
            local,
            Some(8000),
        );
        check("* Listening on tcp://[::1]:3000", Some("::1"), Some(3000));
        check("Server listening on port 3000", None, Some(3000));
        check("Tomcat started on port(s): 8080 (http)", None, Some(8080));
        check(
            "Serving HTTP on 0.0.0.0 port 8000 (http://0.0.0.0:8000/) ...",
            Some("0.0.0.0"),
            Some(8000),
        );
        check(
            "Now listening on: http://localhost:5000",
            Some("localhost"),
            Some(5000),
        );
        check("listening on :8080", None, Some(8080));
    }

    #[test]
    fn sockets_are_told_by_their_path() {
        let line = "[INFO] Listening at: unix:/run/app.sock (7)";
        let found = of(line).and_then(|it| it.socket);
        assert_eq!(found.as_deref(), Some("/run/app.sock"));
    }

    #[test]
    fn others_say_nothing() {
        for line in [
            "",
            "GET /listening on",
            "running on empty",
            "Connection refused",
        ] {
            assert_eq!(of(line), None, "{line}");
        }
    }
}
