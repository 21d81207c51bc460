//! When a member, or a whole upstream, is left alone for a while: `eject`, `circuit`.

use std::time::Duration;

use crate::model::{Circuit, Eject, Place, Setting};
use crate::reader::Reader;
use crate::schema;
use crate::tree::{Node, Value};

const SECONDS: fn(u64) -> Duration = Duration::from_secs;
/// What a window may be.
const WINDOW: (Duration, Duration) = (Duration::from_secs(1), Duration::from_secs(600));
const REQUESTS: std::ops::RangeInclusive<u64> = 1..=1_000_000;

/// Reads `eject`: `true`, or a table.
pub(crate) fn read(reader: &mut Reader<'_, '_>) -> Option<Eject> {
    let place = reader.get("eject")?.place.clone();
    if reader.switched("eject")? {
        return Some(defaults(place));
    }
    let mut inner = reader.inner("eject", &schema::EJECT);
    let default = defaults(place);
    let after = match inner.get("after") {
        None => {
            inner.record("after", "5".into(), None);
            default.after
        }
        Some(_) => inner.count_if("after", &(1..=10_000)).map(|n| Setting {
            value: u32::try_from(n.value).unwrap_or(5),
            place: n.place,
        }),
    };
    let out = Eject {
        after,
        rate: inner.percent_if("rate", 1..=100),
        slower: slower(&mut inner),
        slow: inner.duration_if("slow"),
        window: window(&mut inner),
        requests: inner.small("requests", default.requests, &REQUESTS),
        time: inner.duration("for", default.time.value),
        share: inner.percent("share", default.share, 1..=100).value,
        statuses: inner.flag("status", false).value,
        place: default.place,
    };
    let off = |key: &str| inner.get(key).is_none_or(|n| n.text() == Some("off"));
    if inner.get("after").is_some() && ["after", "rate", "slower", "slow"].into_iter().all(off) {
        inner.report.error(
            &out.place,
            "`eject` names no reason to leave a member alone",
            "write `after = 5`, `rate = \"50%\"`, `slow = \"2s\"` or `slower = 3.0`",
        );
    }
    Some(out)
}

fn defaults(place: Place) -> Eject {
    Eject {
        after: Some(unplaced(5)),
        rate: None,
        slower: None,
        slow: None,
        window: unplaced(SECONDS(10)),
        requests: 10,
        time: unplaced(SECONDS(30)),
        share: 50,
        statuses: false,
        place,
    }
}

const fn unplaced<T>(value: T) -> Setting<T> {
    Setting { value, place: None }
}

fn window(reader: &mut Reader<'_, '_>) -> Setting<Duration> {
    let window = reader.duration("window", SECONDS(10));
    if let Some(place) = &window.place
        && !(WINDOW.0..=WINDOW.1).contains(&window.value)
    {
        reader.report.error(
            place,
            "`window` is out of range",
            "write a duration from \"1s\" to \"10m\"",
        );
    }
    window
}

fn slower(reader: &mut Reader<'_, '_>) -> Option<Setting<f64>> {
    const FORM: &str = "write how many times as long as the others', such as 3.0";
    reader.convert("slower", |node: &Node| {
        let value = match &node.value {
            Value::Float(text) => text.replace('_', "").parse::<f64>().ok(),
            Value::Integer(Some(n)) => i32::try_from(*n).ok().map(f64::from),
            _ => {
                let message = format!("`slower` is {}; it is a number", node.kind());
                return Err((message, FORM.into()));
            }
        };
        let fits = value.filter(|v| v.is_finite() && (1.1..=1000.0).contains(v));
        fits.ok_or_else(|| {
            let message = "`slower` is out of range";
            let help = format!("{FORM}; from 1.1 to 1000");
            (message.into(), help)
        })
    })
}

/// Reads `circuit`: `true`, or a table.
pub(crate) fn circuit(reader: &mut Reader<'_, '_>) -> Option<Circuit> {
    let place = reader.get("circuit")?.place.clone();
    let default = Circuit {
        rate: unplaced(50),
        requests: 20,
        window: unplaced(SECONDS(10)),
        time: unplaced(SECONDS(10)),
        place,
    };
    if reader.switched("circuit")? {
        return Some(default);
    }
    let mut inner = reader.inner("circuit", &schema::CIRCUIT);
    Some(Circuit {
        rate: inner.percent("rate", 50, 1..=100),
        requests: inner.small("requests", default.requests, &REQUESTS),
        window: window(&mut inner),
        time: inner.duration("for", default.time.value),
        place: default.place,
    })
}
