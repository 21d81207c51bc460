//! What goes on for upstreams while nobody asks: health checks and discovery, on a thread of their
//! own. Each upstream of the configuration in force has its tasks; at a reload those of the old one
//! end.

use std::sync::Arc;

use tokio::sync::Notify;
use tokio::task::JoinSet;

use super::{Upstream, discovery, health};
use crate::server::Process;

/// Tells the thread that the configuration is another one.
#[derive(Debug, Default)]
pub(crate) struct Keeper {
    renewed: Notify,
}

impl Keeper {
    /// The configuration in force is another one.
    pub(crate) fn renew(&self) {
        self.renewed.notify_one();
    }

    /// Starts the thread, for as long as the process lives.
    pub(crate) fn start(process: &Arc<Process>) {
        let process = Arc::clone(process);
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build();
        let run = move || {
            if let Ok(runtime) = runtime {
                runtime.block_on(keep(process));
            }
        };
        // Where no thread can be had nothing is watched, and every member is asked.
        let _ = std::thread::Builder::new()
            .name("upstreams".to_owned())
            .spawn(run);
    }
}

async fn keep(process: Arc<Process>) {
    loop {
        let snapshot = process.snapshot.load_full();
        let mut tasks = JoinSet::new();
        for upstream in &snapshot.upstreams {
            watch(&process, upstream, &mut tasks);
        }
        drop(snapshot);
        process.keeper.renewed.notified().await;
        tasks.abort_all();
    }
}

/// Begins what goes on for one upstream.
fn watch(process: &Arc<Process>, upstream: &Arc<Upstream>, tasks: &mut JoinSet<()>) {
    if !upstream.settings.sources.is_empty() {
        tasks.spawn(discovery::follow(Arc::clone(process), Arc::clone(upstream)));
    }
    tasks.spawn(health::watch(Arc::clone(process), Arc::clone(upstream)));
}
