//! The ladder on a terminal, in a pipe, or as JSON.

use std::io::{IsTerminal, stdout};

use serde_json::{Value, json};

use crate::command::{Exit, print, print_json};
use crate::doctor::{Event, Rung, Verdict};

/// Draws events as they come; as JSON, at the end.
pub(super) struct Sheet {
    json: Option<Vec<Value>>,
    is_terminal: bool,
    is_color: bool,
    site: String,
    broken: usize,
    odd: usize,
}

impl Sheet {
    pub(super) fn new(as_json: bool) -> Self {
        let is_terminal = stdout().is_terminal();
        let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        Self {
            json: as_json.then(Vec::new),
            is_terminal,
            is_color: is_terminal && !refused,
            site: String::new(),
            broken: 0,
            odd: 0,
        }
    }

    /// Adds an event.
    pub(super) fn add(&mut self, event: Event) -> Exit {
        if let Event::Rung(rung) = &event {
            self.broken += usize::from(rung.verdict == Verdict::Broken);
            self.odd += usize::from(rung.verdict == Verdict::Odd);
        }
        if let Some(climbs) = &mut self.json {
            collect(climbs, event);
            return Exit::Well;
        }
        let text = self.text(event);
        print(&text)
    }

    /// Says how it went.
    pub(super) fn end(self, ok: bool) -> Exit {
        if let Some(climbs) = self.json {
            return print_json(&json!({ "ok": ok, "climbs": climbs }));
        }
        let odd = match self.odd {
            0 => String::new(),
            1 => ", 1 deserves a look".to_owned(),
            odd => format!(", {odd} deserve a look"),
        };
        let verdict = match self.broken {
            0 => self.paint(Verdict::Well, "all is well"),
            1 => self.paint(Verdict::Broken, "1 rung is broken"),
            broken => self.paint(Verdict::Broken, &format!("{broken} rungs are broken")),
        };
        print(&format!("\n{verdict}{odd}\n"))
    }

    /// What an event adds.
    pub(super) fn text(&mut self, event: Event) -> String {
        // What was begun is written over.
        let over = if self.is_terminal { "\r\x1b[K" } else { "" };
        match event {
            Event::Site { site, config } => {
                let gap = if self.site.is_empty() { "" } else { "\n" };
                self.site.clone_from(&site);
                format!("{over}{gap}{}  ({config})\n", self.bold(&site))
            }
            Event::Member {
                site,
                route,
                upstream,
                server,
                config,
            } => {
                let name = match upstream == server {
                    true => server,
                    false => format!("{upstream}: {server}"),
                };
                match self.site == site {
                    true => format!("{over}  {} → {}  ({config})\n", route, self.bold(&name)),
                    // Of no configuration.
                    false => format!("{over}{}\n", self.bold(&name)),
                }
            }
            Event::Begun { rung } => match self.is_terminal {
                true => format!("{over}    … {rung}"),
                false => String::new(),
            },
            Event::Rung(rung) => format!("{over}{}", self.rung(&rung)),
            Event::Problem { text, painted, .. } => {
                let text = if self.is_color { painted } else { text };
                let lines = text.trim_end().lines();
                let indented =
                    lines.map(|line| format!("      {line}").trim_end().to_owned() + "\n");
                format!("{over}\n{}\n", indented.collect::<String>())
            }
            Event::End { .. } => String::new(),
        }
    }

    fn rung(&self, rung: &Rung) -> String {
        let mark = match rung.verdict {
            Verdict::Well => "✓",
            Verdict::Odd => "!",
            Verdict::Broken => "✗",
            Verdict::Skipped => "–",
        };
        let time = rung.elapsed_us.map_or_else(String::new, |us| match us {
            0..10_000 => format!("  {:.1} ms", us as f64 / 1000.0),
            10_000..1_000_000 => format!("  {} ms", us / 1000),
            _ => format!("  {:.1} s", us as f64 / 1e6),
        });
        let line = format!("{mark} {:11}  {}{time}", rung.rung, rung.text);
        format!("    {}\n", self.paint(rung.verdict, &line))
    }

    fn bold(&self, text: &str) -> String {
        match self.is_color {
            true => format!("\x1b[1m{text}\x1b[0m"),
            false => text.to_owned(),
        }
    }

    fn paint(&self, verdict: Verdict, text: &str) -> String {
        let ink = match verdict {
            Verdict::Well => "32",
            Verdict::Odd => "33",
            Verdict::Broken => "1;31",
            Verdict::Skipped => "2",
        };
        match self.is_color {
            true => format!("\x1b[{ink}m{text}\x1b[0m"),
            false => text.to_owned(),
        }
    }
}

/// Adds an event to the climb that it belongs to.
fn collect(climbs: &mut Vec<Value>, event: Event) {
    let begun = match &event {
        Event::Site { site, config } => Some(json!({
            "site": site, "config": config, "rungs": [], "problems": [],
        })),
        Event::Member {
            site,
            route,
            upstream,
            server,
            config,
        } => Some(json!({
            "site": site, "route": route, "upstream": upstream, "server": server,
            "config": config, "rungs": [], "problems": [],
        })),
        _ => None,
    };
    if let Some(begun) = begun {
        climbs.push(begun);
        return;
    }
    let Some(climb) = climbs.last_mut() else {
        return;
    };
    let (list, item) = match event {
        Event::Rung(rung) => ("rungs", json!(rung)),
        Event::Problem { problem, .. } => ("problems", problem),
        _ => return,
    };
    if let Some(list) = climb[list].as_array_mut() {
        list.push(item);
    }
}
