//! The frames of HTTP/2 that a fault sends, written raw: no library would send the wrong ones.

use std::io;

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWriteExt};

use crate::script::{Transport, drain};

/// The client's connection preface (RFC 9113 §3.4).
const PREFACE: &[u8; 24] = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
/// Frames of the peer's that are larger are not ours to read.
const PAYLOAD_MAX: usize = 16 * 1024;

pub(crate) const DATA: u8 = 0;
pub(crate) const HEADERS: u8 = 1;
pub(crate) const RST_STREAM: u8 = 3;
pub(crate) const SETTINGS: u8 = 4;
pub(crate) const GOAWAY: u8 = 7;
pub(crate) const WINDOW_UPDATE: u8 = 8;
pub(crate) const END_HEADERS: u8 = 4;

/// One step for each request, after the preface was answered by SETTINGS.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Step {
    /// Ends the connection by a FIN.
    Close,
    /// Sends a frame on the request's stream: type, flags, payload.
    Own(u8, u8, &'static [u8]),
    /// Sends a frame on the connection: type, payload.
    Connection(u8, &'static [u8]),
}

/// Answers each request of a connection by the same steps.
pub(crate) async fn play(
    mut stream: impl Transport,
    settings: &[u8],
    steps: &[Step],
) -> io::Result<()> {
    let mut preface = [0; PREFACE.len()];
    stream.read_exact(&mut preface).await?;
    if &preface != PREFACE {
        return Ok(());
    }
    send(&mut stream, SETTINGS, 0, 0, settings).await?;
    while let Some((kind, flags, number)) = next(&mut stream).await? {
        match kind {
            // Acknowledged, as is the rule.
            SETTINGS if flags & 1 == 0 => send(&mut stream, SETTINGS, 1, 0, &[]).await?,
            HEADERS => {
                for step in steps {
                    match *step {
                        Step::Close => {
                            stream.shutdown().await?;
                            return drain(&mut stream).await;
                        }
                        Step::Own(kind, flags, payload) => {
                            send(&mut stream, kind, flags, number, payload).await?;
                        }
                        Step::Connection(kind, payload) => {
                            send(&mut stream, kind, 0, 0, payload).await?;
                        }
                    }
                }
            }
            _ => {}
        }
    }
    Ok(())
}

/// Reads a frame: type, flags, stream. `None`: the peer left.
async fn next(stream: &mut (impl AsyncRead + Unpin)) -> io::Result<Option<(u8, u8, u32)>> {
    let mut head = [0; 9];
    match stream.read_exact(&mut head).await {
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
        read => read?,
    };
    let length = usize::from(head[0]) << 16 | usize::from(head[1]) << 8 | usize::from(head[2]);
    if length > PAYLOAD_MAX {
        return Ok(None);
    }
    let mut payload = [0; PAYLOAD_MAX];
    stream.read_exact(&mut payload[..length]).await?;
    let [.., a, b, c, d] = head;
    Ok(Some((head[3], head[4], u32::from_be_bytes([a, b, c, d]))))
}

async fn send(
    stream: &mut impl Transport,
    kind: u8,
    flags: u8,
    number: u32,
    payload: &[u8],
) -> io::Result<()> {
    let length = (payload.len() as u32).to_be_bytes();
    let mut frame = vec![length[1], length[2], length[3], kind, flags];
    frame.extend_from_slice(&number.to_be_bytes());
    frame.extend_from_slice(payload);
    stream.write_all(&frame).await?;
    stream.flush().await
}
