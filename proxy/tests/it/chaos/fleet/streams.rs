//! A member's connection of HTTP/2. Illnesses that are about a connection end all its streams.

use std::sync::Arc;

use bytes::Bytes;
use h2::server::{Connection, SendResponse};
use tokio::net::TcpStream;
use tokio::sync::{mpsc, watch};

use super::super::request::Request;
use super::{Answer, End, Ill, Member, Order, Way, gone};

/// Serves streams until the connection is to end.
pub(super) async fn serve(
    member: &Arc<Member>,
    stream: &mut TcpStream,
    life: &mut watch::Receiver<Order>,
) -> Way {
    let builder = h2::server::Builder::new()
        .max_concurrent_streams(8)
        .initial_window_size(1 << 18)
        .handshake::<_, Bytes>(stream);
    let Ok(mut connection): Result<Connection<_, _>, _> = builder.await else {
        return Way::Close;
    };
    // What a stream has done to its connection.
    let (tell, mut told) = mpsc::unbounded_channel();
    let mut is_leaving = false;
    loop {
        tokio::select! {
            biased;
            way = told.recv() => match way {
                Some(Way::Close) => connection.graceful_shutdown(),
                _ => return Way::Reset,
            },
            () = gone(life), if !is_leaving => {
                is_leaving = true;
                connection.graceful_shutdown();
            }
            accepted = connection.accept() => {
                let Some(Ok((request, respond))) = accepted else { return Way::Close };
                tokio::spawn(stream_of(
                    Arc::clone(member),
                    request,
                    respond,
                    tell.clone(),
                ));
            }
        }
    }
}

/// Answers one request, or does what an illness has it do.
async fn stream_of(
    member: Arc<Member>,
    request: http::Request<h2::RecvStream>,
    mut respond: SendResponse<Bytes>,
    tell: mpsc::UnboundedSender<Way>,
) -> Option<()> {
    let id = request.uri().path().strip_prefix("/r/")?.parse().ok()?;
    let answer = Answer {
        member: &member,
        request: Request { id },
        index: member.note(id),
    };
    let ill = member.ills.lock().unwrap().pop();
    let method = request.method().as_str().to_owned();
    let ended = match ill {
        // There is no body to cut.
        Some(Ill::CutBody | Ill::ResetBody) if method == "HEAD" => End::Answered,
        ill => ill.map_or(End::Answered, End::Ill),
    };
    match ill {
        Some(Ill::ResetAtHead) => {
            answer.end(ended);
            return tell.send(Way::Reset).ok();
        }
        // RFC 9113 §8.7: not looked at, so that anybody may send it again.
        Some(Ill::CutHead) => {
            answer.end(ended);
            respond.send_reset(h2::Reason::REFUSED_STREAM);
            return None;
        }
        _ => {}
    }
    let mut body = request.into_body();
    let mut early = None;
    if ill == Some(Ill::Early) {
        early = Some(head(&answer, &mut respond, &method)?);
    }
    let mut payload = Vec::new();
    while let Some(piece) = body.data().await {
        let piece = piece.ok()?;
        body.flow_control().release_capacity(piece.len()).ok()?;
        payload.extend_from_slice(&piece);
    }
    let sound = method == answer.request.method() && payload == answer.request.payload();
    answer.update(|delivery| delivery.body = Some(sound));
    match ill {
        Some(Ill::ResetAtEnd) => {
            answer.end(ended);
            return tell.send(Way::Reset).ok();
        }
        Some(Ill::Silent) => {
            answer.end(ended);
            respond.send_reset(h2::Reason::INTERNAL_ERROR);
            return None;
        }
        Some(Ill::Stall) => {
            answer.end(ended);
            // Until Candor gives it up.
            let _ = std::future::poll_fn(|cx| respond.poll_reset(cx)).await;
            return None;
        }
        _ => {}
    }
    let mut send = match early {
        Some(send) => send,
        None => head(&answer, &mut respond, &method)?,
    };
    let mut whole = match method.as_str() {
        "HEAD" => &b""[..],
        _ => answer.request.answer(),
    };
    if matches!(ill, Some(Ill::CutBody | Ill::ResetBody)) && method != "HEAD" {
        whole = &whole[..whole.len() / 2];
        let _ = send.send_data(Bytes::from_static(whole), false);
        answer.end(ended);
        // A reset takes back what has not left yet.
        for _ in 0..8 {
            tokio::task::yield_now().await;
        }
        send.send_reset(h2::Reason::INTERNAL_ERROR);
        return None;
    }
    if ill == Some(Ill::Drip) {
        let step = whole.len() / 12 + 1;
        while whole.len() > step {
            let (piece, rest) = whole.split_at(step);
            send.send_data(Bytes::from_static(piece), false).ok()?;
            tokio::task::yield_now().await;
            whole = rest;
        }
    }
    if method != "HEAD" {
        send.send_data(Bytes::from_static(whole), true).ok()?;
    }
    answer.end(ended);
    if matches!(ill, Some(Ill::HalfClose | Ill::CloseAfter)) {
        tell.send(Way::Close).ok()?;
    }
    Some(())
}

fn head(
    answer: &Answer<'_>,
    respond: &mut SendResponse<Bytes>,
    method: &str,
) -> Option<h2::SendStream<Bytes>> {
    let response = http::Response::builder()
        .header("x-id", answer.request.id)
        .header("x-member", answer.member.number);
    respond
        .send_response(response.body(()).ok()?, method == "HEAD")
        .ok()
}
