//! A file as an answer.

use std::fs::File;
use std::future::poll_fn;
use std::io;
use std::os::unix::fs::FileExt;
use std::sync::Arc;
use std::task::Poll;
use std::time::Instant;

use candor_conf::model::Route;
use candor_diagnostics::evidence::{Evidence, StreamEnd};
use candor_diagnostics::exchange::Phase;
use rustix::io::ReadWriteFlags;

use super::super::downstream::{AnswerBody, ClientFault, Downstream};
use super::super::{Next, Run, forward};
use super::conditions::{Part, Version, wanted};
use super::find::Opened;
use crate::policy::fields as changes;
use crate::telemetry::{Delivered, StatusBy};

/// So much of a file is read at a time.
const PIECE: u64 = 128 * 1024;

/// Why a file was not delivered whole.
enum Broken {
    Client(ClientFault),
    File(io::Error),
}

impl<D: Downstream> Run<'_, D> {
    /// Answers with a file, or with what of it is wanted.
    pub(super) async fn serve_file(&mut self, route: &Route, opened: Opened) -> Next {
        self.status_by = StatusBy::Proxy;
        let version = Version::of(opened.modified, opened.length);
        let is_head = match self.request.head.method.of(self.request.bytes) {
            b"GET" => false,
            b"HEAD" => true,
            _ => return self.refuse_method(route).await,
        };
        let part = wanted(&self.request, &version, opened.length);
        let (status, range) = match part {
            Part::Whole => (200, 0..opened.length),
            Part::NotModified => (304, 0..0),
            Part::Range(range) => (206, range),
            Part::Unsatisfiable => (416, 0..0),
        };
        self.status = status;
        let mut head = std::mem::take(&mut self.work.answer);
        head.clear();
        forward::status_line(&mut head, status, forward::reason_phrase(status).as_bytes());
        self.file_fields(&mut head, route, &opened, &version);
        let length = opened.length;
        match status {
            206 => {
                let value = format!("bytes {}-{}/{length}", range.start, range.end - 1);
                forward::line(&mut head, b"Content-Range", value.as_bytes());
            }
            416 => {
                let value = format!("bytes */{length}");
                forward::line(&mut head, b"Content-Range", value.as_bytes());
            }
            _ => {}
        }
        self.own_fields(&mut head, route);
        let count = range.end - range.start;
        let (kind, range) = match status {
            304 => (AnswerBody::None, 0..0),
            _ if is_head => (AnswerBody::Unsent(count), 0..0),
            _ => (AnswerBody::Length(count), range),
        };
        let close = self.last || !self.down.is_body_read();
        self.down.begin_head(&mut head, kind, close);
        let sent = self.send_file(opened.file, &head, range).await;
        self.deadline.clear();
        self.work.answer = head;
        match sent {
            Ok(()) => {
                self.delivered = Delivered::Complete;
                self.record(None);
                match close {
                    true => Next::Close {
                        linger: !self.down.is_body_read(),
                    },
                    false => Next::KeepAlive,
                }
            }
            Err(Broken::Client(fault)) => self.client_fault(fault, None).await,
            Err(Broken::File(error)) => {
                let what = format!("a file could not be read: {error}");
                let evidence = vec![Evidence::Internal { what }];
                self.fail(Vec::new(), Phase::Body, evidence).await
            }
        }
    }

    fn file_fields(&self, head: &mut Vec<u8>, route: &Route, file: &Opened, version: &Version) {
        let replaced = &route.response_headers;
        let mut field = |name: &[u8], value: &[u8]| {
            if !changes::replaces(replaced, name) {
                forward::line(head, name, value);
            }
        };
        if matches!(self.status, 200 | 206) {
            let kind = mime_guess::from_path(&file.name).first_or_octet_stream();
            field(b"Content-Type", kind.essence_str().as_bytes());
            field(b"Accept-Ranges", b"bytes");
        }
        if self.status != 416 {
            field(b"ETag", version.etag.as_bytes());
            if let Some(date) = &version.date {
                field(b"Last-Modified", date.as_bytes());
            }
        }
    }

    /// A file takes no other method than GET and HEAD.
    #[cold]
    async fn refuse_method(&mut self, route: &Route) -> Next {
        self.status = 405;
        let mut head = Vec::new();
        forward::status_line(&mut head, 405, forward::reason_phrase(405).as_bytes());
        head.extend_from_slice(b"Allow: GET, HEAD\r\nContent-Type: text/plain; charset=utf-8\r\n");
        self.own_fields(&mut head, route);
        self.send_and_record(head, b"A file takes GET and HEAD only.\n")
            .await
    }

    /// Sends a head, and a range of a file behind it.
    async fn send_file(
        &mut self,
        file: File,
        head: &[u8],
        range: std::ops::Range<u64>,
    ) -> Result<(), Broken> {
        let file = Arc::new(file);
        let mut head = head;
        let mut buffer = Vec::new();
        let mut at = range.start;
        loop {
            if at < range.end {
                let count = (range.end - at).min(PIECE);
                buffer.resize(count as usize, 0);
                if !is_at_hand(&file, at, &mut buffer) {
                    let file = Arc::clone(&file);
                    let read = move || file.read_exact_at(&mut buffer, at).map(|()| buffer);
                    let read = tokio::task::spawn_blocking(read).await;
                    buffer = read.map_err(|error| Broken::File(io::Error::other(error)))??;
                }
                at += count;
            }
            let is_last = at >= range.end;
            self.down
                .begin_piece(buffer.len(), is_last.then_some(&[][..]));
            self.send_all(head, &buffer).await.map_err(Broken::Client)?;
            self.head_sent = true;
            self.bytes_out += buffer.len() as u64;
            head = &[];
            if is_last {
                return Ok(());
            }
        }
    }

    async fn send_all(&mut self, head: &[u8], data: &[u8]) -> Result<(), ClientFault> {
        self.deadline.set(Instant::now() + self.limits().idle.value);
        poll_fn(|cx| {
            if let Poll::Ready(sent) = self.down.poll_send(cx, head, data) {
                return Poll::Ready(sent);
            }
            self.deadline
                .poll_elapsed(cx)
                .map(|_| Err(ClientFault::Gone(StreamEnd::Open)))
        })
        .await
    }
}

impl From<io::Error> for Broken {
    fn from(error: io::Error) -> Self {
        Self::File(error)
    }
}

/// Fills a buffer from `at` on, if the kernel has all of it in memory.
fn is_at_hand(file: &File, at: u64, buffer: &mut [u8]) -> bool {
    let length = buffer.len();
    let buffers = &mut [io::IoSliceMut::new(buffer)];
    rustix::io::preadv2(file, buffers, at, ReadWriteFlags::NOWAIT) == Ok(length)
}
