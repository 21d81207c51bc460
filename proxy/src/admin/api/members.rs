//! A member of an upstream, as `/v1/upstreams` tells of it.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::upstream::Server;
use crate::upstream::health::{CheckStanding, Standing};

/// What is told of each.
pub(super) const DOC: &str = "Its members of this moment: `server`, `tls`, `backup`, `weight`, \
    the `source` of those that were found, `standing` (`healthy`, `unhealthy`, `ejected`, `asked`, `drained`, `gone`), `active` (requests in \
    flight), `ejections`; where known `since_ms` (how long it has stood so), `left_ms` (how long it will), \
    `why`, `cause`, and `check` with the last health check: `ago_ms`, `took_ms`, `status`, `bad`, `cause`.";

pub(super) fn told(server: &Server) -> Value {
    let standing = Standing::of(server, Instant::now());
    let mut value = json!({
        "server": &*server.text,
        "tls": server.is_tls(),
        "backup": server.is_backup,
        "weight": server.settings.weight,
        "standing": standing.word,
        "active": standing.active,
        "ejections": standing.ejections,
    });
    let ms = |time: Duration| time.as_millis() as u64;
    if let Some(since) = standing.since {
        value["since_ms"] = ms(since).into();
    }
    if let Some(left) = standing.left {
        value["left_ms"] = ms(left).into();
    }
    if let Some(why) = standing.why {
        value["why"] = why.into();
    }
    if let Some(cause) = standing.cause {
        value["cause"] = cause.into();
    }
    if let Some(check) = &standing.check {
        value["check"] = checked(check);
    }
    value
}

fn checked(check: &CheckStanding) -> Value {
    let mut value = json!({
        "ago_ms": check.ago.as_millis() as u64,
        "took_ms": check.took.as_millis() as u64,
    });
    if let Some(status) = check.status {
        value["status"] = status.into();
    }
    if let Some(bad) = &check.bad {
        value["bad"] = bad.as_str().into();
    }
    if let Some(cause) = check.cause {
        value["cause"] = cause.into();
    }
    value
}
