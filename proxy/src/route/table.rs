//! The routes of a site.

use std::collections::HashMap;

use candor_conf::model::{self, PathPattern};

use super::path;

/// So few routes are tried one by one; more are looked up.
const LINEAR_MAX: usize = 12;

/// The routes of one site, in match order: of several that match, the first is meant.
#[derive(Debug)]
pub(super) struct RouteTable {
    routes: Vec<Route>,
    /// By path; indices in order. Empty when there are few routes.
    exact: HashMap<Box<[u8]>, Vec<usize>>,
    /// By prefix, which ends in `/`; indices in order. Empty when there are few routes.
    subtrees: HashMap<Box<[u8]>, Vec<usize>>,
    /// The routes to try one by one, in order.
    others: Vec<usize>,
}

#[derive(Debug)]
struct Route {
    method: Option<Box<[u8]>>,
    pattern: Pattern,
}

/// [`PathPattern`] with literals in the form that paths are matched in.
#[derive(Debug)]
enum Pattern {
    Exact(Box<[u8]>),
    Subtree(Box<[u8]>),
    SubtreeSuffix {
        prefix: Box<[u8]>,
        suffix: Box<[u8]>,
    },
    Segments {
        /// `None`: any.
        segments: Vec<Option<Box<[u8]>>>,
        subtree: bool,
    },
    /// Bytes that are not UTF-8 are matched as U+FFFD.
    Regex(regex::Regex),
}

impl RouteTable {
    pub(super) fn new(routes: &[model::Route]) -> Self {
        let mut table = Self {
            routes: routes.iter().map(Route::new).collect(),
            exact: HashMap::new(),
            subtrees: HashMap::new(),
            others: Vec::new(),
        };
        let few = table.routes.len() <= LINEAR_MAX;
        for (index, route) in table.routes.iter().enumerate() {
            match &route.pattern {
                _ if few => table.others.push(index),
                Pattern::Exact(path) => {
                    table.exact.entry(path.clone()).or_default().push(index);
                }
                Pattern::Subtree(prefix) => {
                    let same = table.subtrees.entry(prefix.clone()).or_default();
                    same.push(index);
                }
                _ => table.others.push(index),
            }
        }
        table
    }

    /// The first route that matches a path in its normal form.
    pub(super) fn find(&self, path: &[u8], method: &[u8]) -> Option<usize> {
        let mut best = None;
        if !self.exact.is_empty()
            && let Some(same) = self.exact.get(path)
        {
            self.first_of(same, method, &mut best);
        }
        if !self.subtrees.is_empty() {
            self.find_subtree(path, method, &mut best);
        }
        let others = self.others.iter().copied();
        others
            .take_while(|&index| best.is_none_or(|best| index < best))
            .find(|&index| self.routes[index].matches(path, method))
            .or(best)
    }

    /// Looks up the path's every prefix that ends in `/`, and for `/api` also `/api/`.
    fn find_subtree(&self, path: &[u8], method: &[u8], best: &mut Option<usize>) {
        for slash in memchr::memchr_iter(b'/', path) {
            if let Some(same) = self.subtrees.get(&path[..=slash]) {
                self.first_of(same, method, best);
            }
        }
        let mut directory = [0; 256];
        if let Some(own) = directory.get_mut(..=path.len()) {
            own[..path.len()].copy_from_slice(path);
            own[path.len()] = b'/';
            if let Some(same) = self.subtrees.get(&*own) {
                self.first_of(same, method, best);
            }
        } else {
            // Longer than the buffer: rare enough to be slow.
            let own = [path, b"/"].concat();
            if let Some(same) = self.subtrees.get(own.as_slice()) {
                self.first_of(same, method, best);
            }
        }
    }

    /// Takes the first route of several for the same path, if it comes before the best so far.
    fn first_of(&self, same: &[usize], method: &[u8], best: &mut Option<usize>) {
        let first = same
            .iter()
            .copied()
            .find(|&i| self.routes[i].serves(method));
        if let Some(first) = first
            && best.is_none_or(|best| first < best)
        {
            *best = Some(first);
        }
    }
}

impl Route {
    fn new(route: &model::Route) -> Self {
        let literal = |text: &str| path::literal(text).into_boxed_slice();
        let pattern = match &route.path {
            PathPattern::Exact(path) => Pattern::Exact(literal(path)),
            PathPattern::Subtree(prefix) => Pattern::Subtree(literal(prefix)),
            PathPattern::SubtreeSuffix { prefix, suffix } => Pattern::SubtreeSuffix {
                prefix: literal(prefix),
                suffix: literal(suffix),
            },
            PathPattern::Segments { segments, subtree } => Pattern::Segments {
                segments: segments
                    .iter()
                    .map(|segment| match segment {
                        model::Segment::Literal(text) => Some(literal(text)),
                        model::Segment::Any => None,
                    })
                    .collect(),
                subtree: *subtree,
            },
            PathPattern::Regex(regex) => Pattern::Regex(regex.clone()),
        };
        Self {
            method: route.method.as_ref().map(|m| m.as_bytes().into()),
            pattern,
        }
    }

    fn matches(&self, path: &[u8], method: &[u8]) -> bool {
        self.serves(method) && self.pattern.matches(path)
    }

    fn serves(&self, method: &[u8]) -> bool {
        match self.method.as_deref() {
            None => true,
            Some(own) => own == method || (own == b"GET" && method == b"HEAD"),
        }
    }
}

impl Pattern {
    fn matches(&self, path: &[u8]) -> bool {
        match self {
            Self::Exact(own) => **own == *path,
            Self::Subtree(prefix) => in_subtree(path, prefix),
            Self::SubtreeSuffix { prefix, suffix } => path
                .strip_prefix(&**prefix)
                .is_some_and(|rest| rest.ends_with(suffix)),
            Self::Segments { segments, subtree } => match_segments(path, segments, *subtree),
            Self::Regex(regex) => regex.is_match(&String::from_utf8_lossy(path)),
        }
    }
}

/// `/api/` and below, and `/api`.
fn in_subtree(path: &[u8], prefix: &[u8]) -> bool {
    path.starts_with(prefix) || prefix.strip_suffix(b"/") == Some(path)
}

fn match_segments(path: &[u8], pattern: &[Option<Box<[u8]>>], subtree: bool) -> bool {
    let Some(path) = path.strip_prefix(b"/") else {
        return false;
    };
    let mut segments = path.split(|&b| b == b'/');
    for wanted in pattern {
        let Some(segment) = segments.next() else {
            return false;
        };
        let fits = match wanted {
            Some(literal) => **literal == *segment,
            None => !segment.is_empty(),
        };
        if !fits {
            return false;
        }
    }
    subtree || segments.next().is_none()
}
