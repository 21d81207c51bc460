//! Charts: a course as rectangles and lines of an inline SVG, whose numbers are also told in words.
//! A template draws them; nothing in here is markup.

use super::track::{Bin, Span, Track};
use super::words;

/// The height of a chart in its own units; its width is one for each bin.
const HEIGHT: f64 = 100.0;
/// The least height of what is not nothing.
const HEIGHT_MIN: f64 = 3.0;
/// Causes that have a color of their own.
const COLORS: usize = 5;

/// A chart of a whole span.
#[derive(Debug, Default)]
pub(super) struct Chart {
    pub(super) bars: Vec<Bar>,
    pub(super) lines: Vec<Line>,
    /// Everything that it shows, in a sentence.
    pub(super) label: String,
    /// What its upper edge means.
    pub(super) top: String,
    /// Where it begins.
    pub(super) begin: String,
    pub(super) legend: Vec<Legend>,
}

/// A rectangle; the origin is above.
#[derive(Debug)]
pub(super) struct Bar {
    pub(super) x: usize,
    pub(super) y: f64,
    pub(super) height: f64,
    /// `ok`, `bad`, `c1`, …
    pub(super) class: String,
}

/// A line through points.
#[derive(Debug)]
pub(super) struct Line {
    pub(super) points: String,
    pub(super) class: &'static str,
}

/// What a color means.
#[derive(Debug)]
pub(super) struct Legend {
    pub(super) class: String,
    pub(super) text: String,
    /// A cause's code.
    pub(super) is_code: bool,
    pub(super) value: String,
}

/// Requests, the failed ones below.
pub(super) fn requests(track: &Track, span: Span) -> Chart {
    let most = most(track, |bin| bin.rate().unwrap_or_default());
    let mut chart = Chart {
        label: format!(
            "In the last {}: {} requests, {} of them failed; at most {} in a bar",
            span.text(),
            words::number(track.whole.requests),
            words::number(track.whole.failed()),
            words::rate(Some(most)),
        ),
        top: words::rate(Some(most)),
        begin: begin(span),
        ..Chart::default()
    };
    for (x, bin) in track.bins.iter().enumerate() {
        let failed = bin.failed().min(bin.requests);
        let parts = [(failed, "bad"), (bin.requests - failed, "ok")];
        chart.stack(
            x,
            bin,
            most,
            parts.into_iter().map(|(n, c)| (n, c.to_owned())),
        );
    }
    chart
}

/// Failures by cause.
pub(super) fn causes(track: &Track, span: Span) -> Chart {
    let all = track.whole.causes();
    let most = most(track, |bin| bin.failed() / bin.seconds.max(1.0));
    let class = |index: usize| format!("c{}", index.min(COLORS) + 1);
    let legend = all.iter().enumerate().map(|(index, (code, count))| Legend {
        class: class(index),
        text: (*code).to_owned(),
        is_code: *code != super::history::OTHER,
        value: words::number(*count),
    });
    let told: Vec<_> = all
        .iter()
        .map(|(code, count)| format!("{} {code}", words::number(*count)))
        .collect();
    let mut chart = Chart {
        label: match told.is_empty() {
            true => format!("No failures in the last {}", span.text()),
            false => format!("Failures in the last {}: {}", span.text(), told.join(", ")),
        },
        top: words::rate(Some(most)),
        begin: begin(span),
        legend: legend.collect(),
        ..Chart::default()
    };
    for (x, bin) in track.bins.iter().enumerate() {
        let parts = all.iter().enumerate().map(|(index, (code, _))| {
            let count = bin.failures.get(code).copied().unwrap_or_default();
            (count, class(index))
        });
        chart.stack(x, bin, most, parts);
    }
    chart
}

/// How long it took: half of them, and all but one of a hundred.
pub(super) fn latency(track: &Track, span: Span) -> Chart {
    const SHARES: [(f64, &str, &str); 3] = [
        (0.5, "half", "half of them within"),
        (0.95, "most", "95 of 100 within"),
        (0.99, "slow", "99 of 100 within"),
    ];
    let of = |bin: &Bin, share: f64| bin.quantile_us(share);
    let bins = || track.bins.iter();
    let most = bins()
        .filter_map(|bin| of(bin, 0.99))
        .max()
        .unwrap_or(1_000);
    let legend = SHARES.map(|(share, class, text)| Legend {
        class: class.to_owned(),
        text: text.to_owned(),
        is_code: false,
        value: words::duration(track.whole.quantile_us(share)),
    });
    let told: Vec<_> = legend
        .iter()
        .map(|it| format!("{} {}", it.text, it.value))
        .collect();
    let lines = SHARES.map(|(share, class, _)| {
        // A step for each bin, so that a single one is seen; a gap ends a line.
        let mut lines = vec![String::new()];
        for (x, bin) in track.bins.iter().enumerate() {
            match of(bin, share) {
                Some(us) => {
                    let y = HEIGHT - us as f64 / most as f64 * (HEIGHT - 2.0);
                    if let Some(points) = lines.last_mut() {
                        points.push_str(&format!("{x},{y:.1} {},{y:.1} ", x + 1));
                    }
                }
                None => lines.push(String::new()),
            }
        }
        let lines = lines.into_iter().filter(|points| !points.is_empty());
        lines.map(move |points| Line { points, class })
    });
    Chart {
        lines: lines.into_iter().flatten().collect(),
        label: format!("In the last {}: {}", span.text(), told.join(", ")),
        top: words::duration(Some(most)),
        begin: begin(span),
        legend: legend.into(),
        ..Chart::default()
    }
}

impl Chart {
    /// Parts of a bin, the first one lowest.
    fn stack(
        &mut self,
        x: usize,
        bin: &Bin,
        most: f64,
        parts: impl Iterator<Item = (f64, String)>,
    ) {
        let mut y = HEIGHT;
        for (count, class) in parts {
            if count < 0.05 || bin.seconds <= 0.0 {
                continue;
            }
            let height = count / bin.seconds / most * HEIGHT;
            let height = height.max(HEIGHT_MIN).min(y);
            y -= height;
            self.bars.push(Bar {
                x,
                y,
                height,
                class,
            });
        }
    }
}

/// The largest value of any bin; never nothing.
fn most(track: &Track, of: impl Fn(&Bin) -> f64) -> f64 {
    let values = track.bins.iter().map(of);
    let most = values.fold(0.0, f64::max);
    if most > 0.0 { most } else { 1.0 }
}

fn begin(span: Span) -> String {
    format!(
        "{} ago",
        match span {
            Span::Minutes => "10 min",
            Span::Hour => "1 h",
        }
    )
}

#[cfg(test)]
mod tests {
    use super::super::track::BINS;
    use super::*;

    fn track(bins: &[(f64, f64)]) -> Track {
        let mut track = Track {
            bins: vec![Bin::default(); BINS],
            whole: Bin::default(),
            lately: Bin::default(),
        };
        for (at, (requests, failed)) in bins.iter().enumerate() {
            for bin in [&mut track.whole, &mut track.bins[at]] {
                bin.seconds += 10.0;
                bin.requests += requests;
                bin.durations[3] += requests;
                bin.failures.insert("connect_refused", *failed);
            }
        }
        track
    }

    #[test]
    fn bars_fill_the_height_and_no_more() {
        let chart = requests(
            &track(&[(100.0, 0.0), (100.0, 100.0), (50.0, 0.1)]),
            Span::Minutes,
        );
        let sizes: Vec<_> = chart
            .bars
            .iter()
            .map(|b| (b.x, b.class.as_str(), b.height))
            .collect();
        assert_eq!(sizes[0], (0, "ok", HEIGHT));
        assert_eq!(sizes[1], (1, "bad", HEIGHT));
        // One failure of many is still seen.
        assert_eq!(sizes[2], (2, "bad", HEIGHT_MIN));
        for bar in &chart.bars {
            assert!(
                bar.y >= 0.0 && bar.y + bar.height <= HEIGHT + 1e-9,
                "{bar:?}"
            );
        }
        assert!(chart.label.contains("250 requests"), "{}", chart.label);
    }

    #[test]
    fn nothing_is_drawn_of_nothing() {
        let chart = causes(&track(&[]), Span::Hour);
        assert!(chart.bars.is_empty() && chart.legend.is_empty());
        assert_eq!(chart.label, "No failures in the last hour");
        assert!(latency(&track(&[]), Span::Hour).lines.is_empty());
    }

    #[test]
    fn a_line_ends_where_nothing_was_asked() {
        let mut track = track(&[(10.0, 0.0), (0.0, 0.0), (10.0, 0.0)]);
        track.bins[1].durations = [0.0; _];
        let chart = latency(&track, Span::Minutes);
        let half: Vec<_> = chart
            .lines
            .iter()
            .filter(|line| line.class == "half")
            .collect();
        assert_eq!(half.len(), 2);
        assert!(half[1].points.starts_with("2,"), "{}", half[1].points);
    }
}
