//! Changes of members, as the journal and the log tell them.

use candor_conf::{Problem, model};

use super::state::News;
use crate::incident::Memory;
use crate::telemetry::{Member, clean};
use crate::upstream::Upstream;

/// Members that one line names at most.
const NAMED_MAX: usize = 8;

/// Tells what an answer changed.
pub(super) fn news(
    memory: &Memory,
    upstream: &Upstream,
    source: &model::Source,
    news: &News,
    members: usize,
) {
    let name = &*upstream.settings.name;
    let count = counted(members);
    let asked = &*source.text;
    if let Some(why) = &news.failed {
        let keeps = match members {
            0 => "has no member".to_owned(),
            _ => format!("keeps {count}"),
        };
        let why = clean(why);
        let text = format!("{asked} failed: {why}; upstream {name} {keeps}");
        let error = [("error", Member::Text(&why))];
        change(memory, upstream, source, &text, members, &error);
    }
    if news.recovered {
        let text = format!("{asked} works again; upstream {name} has {count}");
        change(memory, upstream, source, &text, members, &[]);
    }
    if news.came.is_empty() && news.went.is_empty() {
        if news.is_empty && !news.has_changed {
            let text = format!("{asked} names nobody; upstream {name} has {count}");
            change(memory, upstream, source, &text, members, &[]);
        }
        return;
    }
    let came = named(&news.came, "came");
    let went = named(&news.went, "went");
    let moved: Vec<_> = [came, went].into_iter().flatten().collect();
    let moved = moved.join(", ");
    let text = format!("upstream {name} has {count}: {moved} ({asked})");
    let (came, went) = (listed(&news.came), listed(&news.went));
    let moves = [("came", Member::List(&came)), ("went", Member::List(&went))];
    change(memory, upstream, source, &text, members, &moves);
}

/// Tells which of the members that were found cannot be used.
pub(super) fn left_out(
    memory: &Memory,
    upstream: &Upstream,
    source: &model::Source,
    problems: &[Problem],
) {
    for problem in problems.iter().take(NAMED_MAX) {
        let name = &*upstream.settings.name;
        let what = clean(&problem.message);
        let text = format!("upstream {name} leaves out a member: {what}");
        let error = [("error", Member::Text(&what))];
        change(
            memory,
            upstream,
            source,
            &text,
            upstream.servers().len(),
            &error,
        );
    }
}

fn change(
    memory: &Memory,
    upstream: &Upstream,
    source: &model::Source,
    text: &str,
    members: usize,
    more: &[(&'static str, Member<'_>)],
) {
    let mut told = vec![
        ("upstream", Member::Text(&upstream.settings.name)),
        ("source", Member::Text(&source.text)),
        ("members", Member::Number(members as u64)),
    ];
    told.extend_from_slice(more);
    memory.change("members", text, &told);
}

fn counted(members: usize) -> String {
    match members {
        0 => "no member".to_owned(),
        1 => "1 member".to_owned(),
        count => format!("{count} members"),
    }
}

/// `10.0.0.1:80, 10.0.0.2:80 and 3 more came`.
fn named(texts: &[String], what: &str) -> Option<String> {
    let shown = texts.get(..NAMED_MAX.min(texts.len()))?;
    if shown.is_empty() {
        return None;
    }
    let more = match texts.len() - shown.len() {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    Some(format!("{}{more} {what}", shown.join(", ")))
}

fn listed(texts: &[String]) -> Vec<&str> {
    texts.iter().take(NAMED_MAX).map(String::as_str).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lists_are_cut() {
        assert_eq!(named(&[], "came"), None);
        let texts = |count: usize| (0..count).map(|it| it.to_string()).collect::<Vec<_>>();
        assert_eq!(named(&texts(2), "came").as_deref(), Some("0, 1 came"));
        let ten = named(&texts(10), "went");
        assert_eq!(
            ten.as_deref(),
            Some("0, 1, 2, 3, 4, 5, 6, 7 and 2 more went")
        );
    }
}
