//! A small HTTP/1.1 client: one request at a time on a connection that is kept, and many connections at once.

use std::{
    net::SocketAddr,
    sync::Arc,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail, ensure};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    task::JoinSet,
};

/// The present instant of the clock that only runs forward.
#[expect(clippy::disallowed_methods, reason = "a benchmark measures time")]
pub fn now() -> Instant {
    Instant::now()
}

pub struct Connection {
    stream: TcpStream,
    buffer: Vec<u8>,
}

/// An answer, still in the connection's buffer.
pub struct Answer<'a> {
    pub status: u16,
    pub head: &'a str,
    payload: &'a [u8],
    is_chunked: bool,
}

impl Answer<'_> {
    /// The value of a header; names are sent in lower case by our server.
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut lines = self.head.lines().filter_map(|line| line.split_once(':'));
        lines.find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.trim())
    }

    /// The body, without the marks between its chunks.
    pub fn body(&self) -> Vec<u8> {
        if !self.is_chunked {
            return self.payload.to_vec();
        }
        let (mut body, mut rest) = (Vec::new(), self.payload);
        while let Some((size, data)) = chunk(rest).filter(|(size, _)| *size > 0) {
            body.extend_from_slice(&rest[data..data + size]);
            rest = &rest[data + size + 2..];
        }
        body
    }
}

/// The size of the chunk that begins here, and where its data begin.
fn chunk(bytes: &[u8]) -> Option<(usize, usize)> {
    let end = bytes.windows(2).position(|pair| pair == b"\r\n")?;
    let size = std::str::from_utf8(&bytes[..end]).ok()?.split(';').next()?;
    Some((usize::from_str_radix(size.trim(), 16).ok()?, end + 2))
}

/// Where the last chunk ends, if it is there.
fn end_of_chunks(bytes: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        let (size, data) = chunk(&bytes[at..])?;
        at += data + size + 2;
        if at > bytes.len() {
            return None;
        }
        if size == 0 {
            return Some(at);
        }
    }
}

impl Connection {
    pub async fn open(address: SocketAddr) -> Result<Self> {
        let stream = TcpStream::connect(address).await.with_context(|| format!("no server at {address}"))?;
        stream.set_nodelay(true)?;
        Ok(Self { stream, buffer: Vec::with_capacity(64 * 1024) })
    }

    /// Sends a request and waits for the whole answer.
    pub async fn exchange(&mut self, request: &[u8]) -> Result<Answer<'_>> {
        self.buffer.clear();
        self.stream.write_all(request).await?;
        let head_end = loop {
            if let Some(at) = self.buffer.windows(4).position(|four| four == b"\r\n\r\n") {
                break at + 4;
            }
            self.read_more().await?;
        };
        let head = std::str::from_utf8(&self.buffer[..head_end])?;
        let status = head.get(9..12).and_then(|code| code.parse().ok()).context("not an HTTP answer")?;
        let header = |name: &str| {
            let mut lines = head.lines().filter_map(|line| line.split_once(':'));
            lines.find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.trim())
        };
        let length = header("content-length").and_then(|value| value.parse::<usize>().ok());
        let is_chunked = header("transfer-encoding") == Some("chunked");
        let end = if is_chunked {
            loop {
                if let Some(end) = end_of_chunks(&self.buffer, head_end) {
                    break end;
                }
                self.read_more().await?;
            }
        } else {
            let end = head_end + length.context("an answer of unknown length")?;
            while self.buffer.len() < end {
                self.read_more().await?;
            }
            end
        };
        let head = std::str::from_utf8(&self.buffer[..head_end])?;
        Ok(Answer { status, head, payload: &self.buffer[head_end..end], is_chunked })
    }

    async fn read_more(&mut self) -> Result<()> {
        ensure!(self.stream.read_buf(&mut self.buffer).await? > 0, "the server closed the connection");
        Ok(())
    }
}

/// How a request is written.
#[derive(Debug, Clone, Default)]
pub struct Ask<'a> {
    pub path: &'a str,
    pub cookie: &'a str,
    pub encoding: &'a str,
    /// Content type and content of a POST; a GET without.
    pub post: Option<(&'a str, &'a str)>,
    /// Who asks, as a proxy in front would say: each address has its own rate limit.
    pub from: usize,
}

impl Ask<'_> {
    pub fn bytes(&self) -> Vec<u8> {
        let Self { path, cookie, encoding, post, from } = self;
        let method = if post.is_some() { "POST" } else { "GET" };
        let address = format!("10.{}.{}.{}", (from >> 16) & 255, (from >> 8) & 255, from & 255);
        let mut text =
            format!("{method} {path} HTTP/1.1\r\nhost: 127.0.0.1\r\nx-forwarded-for: {address}\r\n");
        for (name, value) in [("cookie", cookie), ("accept-encoding", encoding)] {
            if !value.is_empty() {
                text.extend([name, ": ", value, "\r\n"]);
            }
        }
        if let Some((kind, body)) = post {
            let length = body.len();
            text += "sec-fetch-site: same-origin\r\n";
            let length = length.to_string();
            text.extend(["content-type: ", kind, "\r\ncontent-length: ", &length, "\r\n"]);
        }
        text.push_str("\r\n");
        if let Some((_, body)) = post {
            text.push_str(body);
        }
        text.into_bytes()
    }
}

/// How quickly something went.
#[derive(Debug, Clone, Copy, Default)]
pub struct Pace {
    pub per_second: f64,
    pub p50: Duration,
    pub p99: Duration,
}

impl Pace {
    pub fn of(mut times: Vec<Duration>, total: Duration) -> Self {
        times.sort_unstable();
        let at = |percent: usize| times.get(times.len() * percent / 100).copied().unwrap_or_default();
        let count = f64::from(u32::try_from(times.len()).unwrap_or(u32::MAX));
        Self { per_second: count / total.as_secs_f64().max(f64::EPSILON), p50: at(50), p99: at(99) }
    }
}

/// How a load is put on.
#[derive(Debug, Clone, Copy)]
pub struct Load {
    pub connections: usize,
    pub time: Duration,
}

impl Load {
    /// Sends the requests round and round, each connection the next when it has the answer to the last; every answer
    /// must be of the status. One second goes by before anything is counted.
    pub async fn round(self, address: SocketAddr, requests: Vec<Vec<u8>>, status: u16) -> Result<Pace> {
        let requests = Arc::new(requests);
        let start = now() + Duration::from_secs(1).min(self.time / 2);
        let end = start + self.time;
        let mut tasks = JoinSet::new();
        for number in 0..self.connections {
            let requests = requests.clone();
            tasks.spawn(async move {
                let mut connection = Connection::open(address).await?;
                let mut times = Vec::new();
                for request in requests.iter().cycle().skip(number * requests.len() / self.connections) {
                    let sent = now();
                    let answer = connection.exchange(request).await?;
                    if answer.status != status {
                        let first = String::from_utf8_lossy(request);
                        bail!("{} answered {}", first.lines().next().unwrap_or_default(), answer.head);
                    }
                    let done = now();
                    if done >= end {
                        break;
                    }
                    if sent >= start {
                        times.push(done - sent);
                    }
                }
                Ok(times)
            });
        }
        let mut times = Vec::new();
        while let Some(done) = tasks.join_next().await {
            times.extend(done??);
        }
        Ok(Pace::of(times, self.time))
    }
}

/// Sends each request once, over so many connections; the time counts from the first to the last answer.
pub async fn once(
    address: SocketAddr,
    connections: usize,
    requests: Vec<Vec<u8>>,
    status: u16,
) -> Result<Pace> {
    let requests = Arc::new(requests);
    let mut tasks = JoinSet::new();
    let start = now();
    for number in 0..connections {
        let requests = requests.clone();
        tasks.spawn(async move {
            let mut connection = Connection::open(address).await?;
            let mut times = Vec::new();
            for request in requests.iter().skip(number).step_by(connections) {
                let sent = now();
                let answer = connection.exchange(request).await?;
                ensure!(answer.status == status, "expected {status}: {}", answer.head);
                times.push(sent.elapsed());
            }
            anyhow::Ok(times)
        });
    }
    let mut times = Vec::new();
    while let Some(done) = tasks.join_next().await {
        times.extend(done??);
    }
    Ok(Pace::of(times, start.elapsed()))
}
