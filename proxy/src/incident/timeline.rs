//! The incident and the journal as one story: who changed what before it began.

use super::change::Change;
use super::group::Tally;
use super::pattern::span;
use super::{IncidentState, Moment};

/// Changes so long before the first failure are told.
const BEFORE_MS: i64 = 600_000;
/// Changes at most, those next to the first failure.
const CHANGES_MAX: usize = 24;

/// What happened around an incident, oldest first; at most 48 moments. `changes` are oldest first.
pub(super) fn timeline<'c>(
    tally: &Tally,
    state: IncidentState,
    changes: impl Iterator<Item = &'c Change> + Clone,
) -> Vec<Moment> {
    let moment = |time_unix_ms, kind, text: String| Moment {
        time_unix_ms,
        kind,
        text,
    };
    let begin = tally.first_unix_ms - BEFORE_MS;
    let end = tally.success_after_unix_ms.unwrap_or(i64::MAX);
    let near = changes.clone().filter(|change| {
        (begin..=end).contains(&change.time_unix_ms) && tally.is_concerned(change)
    });
    let mut near: Vec<_> = near.collect();
    near.sort_by_key(|change| (change.time_unix_ms - tally.first_unix_ms).abs());
    near.truncate(CHANGES_MAX);
    let mut moments: Vec<_> = near
        .into_iter()
        .map(|change| moment(change.time_unix_ms, "change", change.text.clone()))
        .collect();
    if let Some(success) = tally.success_before_unix_ms {
        let text = "the last request that was answered began".to_owned();
        moments.push(moment(success, "last_success", text));
    }
    let mut first = "first failure".to_owned();
    if let Some(change) = blamed(tally, changes) {
        let since = (tally.first_unix_ms - change.time_unix_ms).unsigned_abs();
        // Its own line stands above, unless there are too many.
        let is_told = moments.iter().any(|it| it.text == change.text);
        first = match is_told {
            true => format!("first failure, {} after the last change", span(since)),
            false => format!("first failure, {} after: {}", span(since), change.text),
        };
    }
    moments.push(moment(tally.first_unix_ms, "first_failure", first));
    for (recovered, again) in &tally.lapses {
        let text = "answered again".to_owned();
        moments.push(moment(*recovered, "recovered", text));
        moments.push(moment(*again, "again", "failed again".to_owned()));
    }
    if tally.last_unix_ms > tally.first_unix_ms {
        let text = match state {
            IncidentState::Open => format!("failure {}, the last one so far", tally.count),
            _ => format!("last failure, number {}", tally.count),
        };
        moments.push(moment(tally.last_unix_ms, "last_failure", text));
    }
    match (state, tally.success_after_unix_ms) {
        (IncidentState::Recovered, Some(at)) => {
            let down = (at - tally.first_unix_ms).unsigned_abs();
            let text = format!("answered again, {} after the first failure", span(down));
            moments.push(moment(at, "recovered", text));
        }
        (IncidentState::Quiet, _) => {
            let text = "nothing was asked since".to_owned();
            moments.push(moment(tally.last_unix_ms, "quiet", text));
        }
        _ => {}
    }
    moments.sort_by_key(|moment| moment.time_unix_ms);
    moments
}

/// The last change before the first failure that concerns it.
pub(super) fn blamed<'c>(
    tally: &Tally,
    changes: impl Iterator<Item = &'c Change>,
) -> Option<&'c Change> {
    let begin = tally.first_unix_ms - BEFORE_MS;
    let before = changes.filter(|change| {
        (begin..=tally.first_unix_ms).contains(&change.time_unix_ms)
            && tally.is_concerned(change)
            && !change.is_void()
    });
    before.last()
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn change(id: u64, time_unix_ms: i64, text: &str, members: Value) -> Change {
        Change {
            id,
            time_unix_ms,
            kind: "reload".to_owned(),
            text: text.to_owned(),
            members,
        }
    }

    fn texts(moments: &[Moment]) -> Vec<String> {
        let texts = moments.iter();
        texts.map(|it| format!("{} {}", it.kind, it.text)).collect()
    }

    #[test]
    fn the_change_before_the_first_failure_is_blamed() {
        let first = 10_000_000;
        let changes = [
            change(1, first - 3_600_000, "too old", Value::Null),
            change(
                2,
                first - 60_000,
                "of another",
                json!({"upstream": "other"}),
            ),
            change(
                3,
                first - 6_000,
                "timeout.first_byte \"1m\" → \"5s\"",
                json!({"sections": ["upstream.app"]}),
            ),
            change(
                4,
                first - 1_000,
                "of another",
                json!({"sections": ["upstream.other"]}),
            ),
            change(5, first + 30_000, "back to 1m", json!({"upstream": "app"})),
        ];
        let mut tally = Tally {
            upstream: "app".into(),
            first_unix_ms: first,
            last_unix_ms: first + 20_000,
            count: 40,
            success_before_unix_ms: Some(first - 100),
            ..Tally::default()
        };
        let open = timeline(&tally, IncidentState::Open, changes.iter());
        assert_eq!(
            texts(&open),
            [
                "change timeout.first_byte \"1m\" → \"5s\"",
                "last_success the last request that was answered began",
                "first_failure first failure, 6.0 s after the last change",
                "last_failure failure 40, the last one so far",
                "change back to 1m",
            ]
        );
        tally.success_after_unix_ms = Some(first + 25_000);
        let over = timeline(&tally, IncidentState::Recovered, changes.iter());
        assert_eq!(
            texts(&over).last().map(String::as_str),
            Some("recovered answered again, 25 s after the first failure")
        );
    }

    #[test]
    fn a_reload_that_changed_nothing_is_told_and_not_blamed() {
        let nothing = change(
            1,
            900,
            "reload changed nothing",
            json!({"changed": [], "sections": []}),
        );
        let tally = Tally {
            upstream: "app".into(),
            first_unix_ms: 1_000,
            last_unix_ms: 1_000,
            ..Tally::default()
        };
        let moments = timeline(&tally, IncidentState::Open, [nothing].iter());
        assert_eq!(
            texts(&moments),
            [
                "change reload changed nothing",
                "first_failure first failure"
            ]
        );
    }

    #[test]
    fn it_is_bounded() {
        let changes: Vec<_> = (0..500)
            .map(|n| change(n, n as i64, "x", Value::Null))
            .collect();
        let tally = Tally {
            first_unix_ms: 400,
            last_unix_ms: 500,
            lapses: vec![(450, 460); 8],
            ..Tally::default()
        };
        let moments = timeline(&tally, IncidentState::Quiet, changes.iter());
        assert!(moments.len() <= 48, "{}", moments.len());
        assert!(moments.is_sorted_by_key(|moment| moment.time_unix_ms));
    }
}
