//! What the process remembers of failures and changes, for whoever asks later.

use std::collections::VecDeque;
use std::sync::Arc;

use candor_conf::model;
use candor_diagnostics::diagnosis::Diagnosis;
use candor_diagnostics::evidence::Evidence;
use candor_diagnostics::exchange::Exchange;
use parking_lot::Mutex;
use serde_json::Value;

/// Failures and changes; one for the process.
#[derive(Debug)]
pub struct Memory {
    state: Mutex<State>,
}

#[derive(Debug)]
struct State {
    /// Stories at most.
    keep: usize,
    /// Oldest first.
    stories: VecDeque<Arc<Story>>,
    changes: VecDeque<Change>,
}

/// All that is known of one failed request.
#[derive(Clone, Debug)]
pub struct Story {
    /// What happened.
    pub exchange: Exchange,
    /// Why.
    pub diagnosis: Diagnosis,
    /// The incident it belongs to.
    pub incident: u64,
}

/// Failures of one cause at one upstream.
#[derive(Clone, Debug)]
pub struct Incident {
    /// Its number.
    pub id: u64,
}

/// Something that changed.
#[derive(Clone, Debug)]
pub struct Change {
    /// Its number.
    pub id: u64,
    /// When, in milliseconds since the Unix epoch.
    pub time_unix_ms: i64,
    /// `start`, `reload`, `dns`, `certificate`, `listener`, `practice`, `health`.
    pub kind: &'static str,
    /// One sentence.
    pub text: String,
    /// Further members, as in the log's line.
    pub members: Value,
}

impl Memory {
    /// Nothing remembered yet.
    pub fn new(settings: &model::Diagnosis) -> Arc<Self> {
        Arc::new(Self {
            state: Mutex::new(State {
                keep: settings.capture,
                stories: VecDeque::new(),
                changes: VecDeque::new(),
            }),
        })
    }

    /// Keeps a failure.
    #[cold]
    pub fn failed(&self, exchange: Exchange, diagnosis: Diagnosis) {
        let mut state = self.state.lock();
        while state.stories.len() >= state.keep {
            state.stories.pop_front();
        }
        state.stories.push_back(Arc::new(Story {
            exchange,
            diagnosis,
            incident: 0,
        }));
    }

    /// A look that this request's failure began has found this.
    #[cold]
    pub fn looked(&self, _request_id: &str, _facts: &[Evidence]) {}

    /// The last changes, oldest first.
    pub fn changes(&self) -> Vec<Change> {
        self.state.lock().changes.iter().cloned().collect()
    }

    /// What is known of a request.
    pub fn story(&self, request_id: &str) -> Option<Arc<Story>> {
        let state = self.state.lock();
        let mut stories = state.stories.iter().rev();
        stories
            .find(|story| story.exchange.request_id == request_id)
            .cloned()
    }
}
