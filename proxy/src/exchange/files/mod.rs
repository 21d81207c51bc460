//! `php` and `files`: which script a path is for, and files that are served as they are.
//!
//! What is looked at lies below the root, whatever the path or a symbolic link says. Names that begin
//! with a dot are not there (but for `/.well-known/`), and scripts are never served as they are.

mod conditions;
mod find;
mod seen;
mod serve;

use std::path::Path;
use std::sync::Arc;

use candor_conf::model::{Proxy, Route};
use candor_diagnostics::evidence::Evidence;
use candor_diagnostics::exchange::Phase;

use self::find::Found;
use super::downstream::Downstream;
use super::gateway::{Script, decoded};
use super::{Next, Run, forward};
use crate::policy::fields as changes;

impl<D: Downstream> Run<'_, D> {
    /// Looks below the root what the path is for: calls a script, or serves a file.
    pub(super) async fn look_up(&mut self, route: &Route, proxy: &Proxy) -> Next {
        let Some(gateway) = &proxy.gateway else {
            return self.proxy(route, proxy).await;
        };
        let mut target = Vec::with_capacity(64);
        changes::forwarded_target(&mut target, &self.request, route);
        let end = memchr::memchr(b'?', &target).unwrap_or(target.len());
        let path = decoded(&target[..end]);
        let found = match find::find_at_once(&gateway.root, &path) {
            Some(found) => Ok(found),
            // A file system may be slow, or gone: others on this thread do not wait for it.
            None => {
                let root: Arc<Path> = gateway.root.as_path().into();
                tokio::task::spawn_blocking(move || find::find(&root, &path)).await
            }
        };
        match found {
            Ok(Found::Script(found)) => {
                let script = Script::at(&gateway.root, &found.name, &found.info);
                self.script = Some(Box::new(script));
                self.proxy(route, proxy).await
            }
            Ok(Found::File(file)) => self.serve_file(route, file).await,
            Ok(Found::Directory) => self.redirect_directory(route).await,
            Ok(Found::Refused(status, reason)) => self.refuse(status, reason, None).await,
            Err(error) => {
                let what = format!("looking for a file failed: {error}");
                let evidence = vec![Evidence::Internal { what }];
                self.fail(Vec::new(), Phase::Admit, evidence).await
            }
        }
    }

    /// The path names a directory without the slash that relative links in it need.
    #[cold]
    async fn redirect_directory(&mut self, route: &Route) -> Next {
        let (head, bytes) = (self.request.head, self.request.bytes);
        let target = head.target.of(bytes);
        let (path, query) = target.split_at(head.path.len());
        let mut location = Vec::with_capacity(target.len() + 1);
        for byte in &*crate::route::path::wire(path) {
            match byte {
                // Some browsers take it for a slash, and two of them for another host.
                b'\\' => location.extend_from_slice(b"%5C"),
                byte => location.push(*byte),
            }
        }
        location.push(b'/');
        location.extend_from_slice(query);
        let is_safe = matches!(head.method.of(bytes), b"GET" | b"HEAD");
        self.status = if is_safe { 301 } else { 308 };
        let mut out = Vec::new();
        let phrase = forward::reason_phrase(self.status).as_bytes();
        forward::status_line(&mut out, self.status, phrase);
        forward::line(&mut out, b"Location", &location);
        self.own_fields(&mut out, route);
        self.send_and_record(out, b"").await
    }
}
