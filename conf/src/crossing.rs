//! Pairs of routes that merely cross: each matches requests of the other, neither contains the other.

use crate::model::{Action, PathPattern, Route, Segment};
use crate::problem::Problem;
use crate::report::Report;

/// How two sets lie to each other.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Relation {
    Disjoint,
    Equal,
    Inside,
    Contains,
    Cross,
}

/// Warns about each pair that crosses. `routes` are in match order.
pub(crate) fn warn(routes: &[Route], report: &mut Report) {
    for (at, first) in routes.iter().enumerate() {
        for second in &routes[at + 1..] {
            let Some(path) = paths(&first.path, &second.path) else {
                continue;
            };
            if both(path, methods(first, second)) != Relation::Cross
                || decided(first, second, routes)
            {
                continue;
            }
            let refusal = refuses(second);
            let mut message = format!(
                "`{}` and `{}` cross: what both match goes to `{}`",
                first.key, second.key, first.key
            );
            if refusal {
                message.push_str(&format!(
                    ", so `{}` does not refuse all that it seems to",
                    second.key
                ));
            }
            let help = if refusal {
                "repeat the refusal under the other route"
            } else {
                "add a route for what both match if that is not meant"
            };
            report.warn(
                Problem::at(&first.place, message, help).and(&second.place, "crosses this one"),
            );
        }
    }
}

/// Whether a third route says what happens where the two cross: the one's path by the other's method.
fn decided(first: &Route, second: &Route, routes: &[Route]) -> bool {
    let path = first.path.canonical();
    second.method.is_some()
        && routes
            .iter()
            .any(|r| r.method == second.method && r.path.canonical() == path)
}

fn refuses(route: &Route) -> bool {
    matches!(
        route.action,
        Action::Respond {
            status: 400..=499,
            ..
        }
    )
}

fn both(path: Relation, method: Relation) -> Relation {
    use Relation::{Contains, Cross, Disjoint, Equal, Inside};
    match (path, method) {
        (Disjoint, _) | (_, Disjoint) => Disjoint,
        (Equal, other) | (other, Equal) => other,
        (Inside, Inside) => Inside,
        (Contains, Contains) => Contains,
        _ => Cross,
    }
}

fn methods(a: &Route, b: &Route) -> Relation {
    match (a.method.as_deref(), b.method.as_deref()) {
        (None, None) => Relation::Equal,
        (None, Some(_)) => Relation::Contains,
        (Some(_), None) => Relation::Inside,
        (Some(a), Some(b)) if a == b => Relation::Equal,
        (Some("GET"), Some("HEAD")) => Relation::Contains,
        (Some("HEAD"), Some("GET")) => Relation::Inside,
        _ => Relation::Disjoint,
    }
}

/// `None`: at least one is a regular expression, and nothing can be said.
fn paths(a: &PathPattern, b: &PathPattern) -> Option<Relation> {
    use PathPattern::{Exact, Regex, Segments, Subtree, SubtreeSuffix};
    Some(match (a, b) {
        (Regex(_), _) | (_, Regex(_)) => return None,
        (Exact(a), Exact(b)) => {
            if a == b {
                Relation::Equal
            } else {
                Relation::Disjoint
            }
        }
        (Exact(path), other) => {
            if other.matches(path) {
                Relation::Inside
            } else {
                Relation::Disjoint
            }
        }
        (_, Exact(_)) => flip(paths(b, a)?),
        (Subtree(a), Subtree(b)) => prefixes(a, b),
        (SubtreeSuffix { prefix, .. }, Subtree(tree)) => match prefixes(prefix, tree) {
            Relation::Equal | Relation::Inside => Relation::Inside,
            Relation::Contains => Relation::Cross,
            other => other,
        },
        (Subtree(_), SubtreeSuffix { .. }) => flip(paths(b, a)?),
        (
            SubtreeSuffix {
                prefix: p,
                suffix: s,
            },
            SubtreeSuffix {
                prefix: q,
                suffix: t,
            },
        ) => both(prefixes(p, q), suffixes(s, t)),
        (
            Segments { segments, subtree },
            Segments {
                segments: others,
                subtree: other,
            },
        ) => by_segment(segments, *subtree, others, *other),
        (Segments { segments, subtree }, Subtree(tree)) => {
            by_segment(segments, *subtree, &literal(tree), true)
        }
        (Segments { segments, subtree }, SubtreeSuffix { prefix, suffix }) => {
            suffixed(segments, *subtree, prefix, suffix)
        }
        (Subtree(_) | SubtreeSuffix { .. }, Segments { .. }) => flip(paths(b, a)?),
    })
}

fn flip(relation: Relation) -> Relation {
    match relation {
        Relation::Inside => Relation::Contains,
        Relation::Contains => Relation::Inside,
        other => other,
    }
}

fn prefixes(a: &str, b: &str) -> Relation {
    match (a.starts_with(b), b.starts_with(a)) {
        (true, true) => Relation::Equal,
        (true, false) => Relation::Inside,
        (false, true) => Relation::Contains,
        (false, false) => Relation::Disjoint,
    }
}

fn suffixes(a: &str, b: &str) -> Relation {
    match (a.ends_with(b), b.ends_with(a)) {
        (true, true) => Relation::Equal,
        (true, false) => Relation::Inside,
        (false, true) => Relation::Contains,
        (false, false) => Relation::Disjoint,
    }
}

fn literal(tree: &str) -> Vec<Segment> {
    let inner = tree.trim_matches('/');
    inner
        .split('/')
        .filter(|s| !s.is_empty())
        .map(|s| Segment::Literal(s.to_owned()))
        .collect()
}

fn by_segment(a: &[Segment], a_tree: bool, b: &[Segment], b_tree: bool) -> Relation {
    let mut relation = Relation::Equal;
    for (one, two) in a.iter().zip(b) {
        let step = match (one, two) {
            (Segment::Any, Segment::Any) => Relation::Equal,
            (Segment::Any, Segment::Literal(_)) => Relation::Contains,
            (Segment::Literal(_), Segment::Any) => Relation::Inside,
            (Segment::Literal(x), Segment::Literal(y)) if x == y => Relation::Equal,
            _ => return Relation::Disjoint,
        };
        relation = both(relation, step);
    }
    let tail = match a.len().cmp(&b.len()) {
        std::cmp::Ordering::Equal => match (a_tree, b_tree) {
            (true, false) => Relation::Contains,
            (false, true) => Relation::Inside,
            _ => Relation::Equal,
        },
        std::cmp::Ordering::Less if a_tree => Relation::Contains,
        std::cmp::Ordering::Greater if b_tree => Relation::Inside,
        _ => Relation::Disjoint,
    };
    both(relation, tail)
}

fn suffixed(segments: &[Segment], subtree: bool, prefix: &str, suffix: &str) -> Relation {
    let tree = by_segment(segments, subtree, &literal(prefix), true);
    if tree == Relation::Disjoint {
        return tree;
    }
    match segments.last() {
        // The end is fixed: it has the suffix or it has not.
        Some(Segment::Literal(text)) if !subtree => match (text.ends_with(suffix), tree) {
            (false, _) => Relation::Disjoint,
            (true, Relation::Inside | Relation::Equal) => Relation::Inside,
            (true, _) => Relation::Cross,
        },
        // The suffix narrows a set that lies within the segments', else both have more.
        _ if tree == Relation::Contains || tree == Relation::Equal => Relation::Contains,
        _ => Relation::Cross,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::pattern::parse;

    #[test]
    fn relations_agree_with_what_paths_match() {
        let keys = [
            "/",
            "/u/",
            "/u/me/",
            "/u/me",
            "/u/*.php",
            "/u/me/*.php",
            "/u/{a}",
            "/u/{a}/",
            "/u/{a}/photo",
            "/u/me/{b}",
            "/{a}/me/",
            "/u/me/x.php",
            "/*.x.php",
            "/{a}",
        ];
        let paths_: Vec<String> = ["u", "me", "photo", "x.php", "y.x.php"]
            .iter()
            .flat_map(|a| {
                [
                    "",
                    "/",
                    "/me",
                    "/me/",
                    "/photo",
                    "/z/photo",
                    "/me/photo",
                    "/me/x.php",
                    "/x.php",
                    "/me/q/x.php",
                ]
                .iter()
                .map(move |b| format!("/{a}{b}"))
            })
            .collect();
        for a in keys {
            for b in keys {
                let (pa, pb) = (parse(a).unwrap().path, parse(b).unwrap().path);
                let relation = paths(&pa, &pb).unwrap();
                for path in &paths_ {
                    let (ma, mb) = (pa.matches(path), pb.matches(path));
                    match relation {
                        Relation::Disjoint => assert!(!(ma && mb), "{a} {b} {path}"),
                        Relation::Equal => assert_eq!(ma, mb, "{a} {b} {path}"),
                        Relation::Inside => assert!(!ma || mb, "{a} inside {b}: {path}"),
                        Relation::Contains => assert!(!mb || ma, "{a} contains {b}: {path}"),
                        Relation::Cross => {}
                    }
                }
            }
        }
    }
}
