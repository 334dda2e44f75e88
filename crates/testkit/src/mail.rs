//! A mail server for tests: it speaks SMTP, keeps what it gets, and refuses when it is told to.

use std::{
    collections::VecDeque,
    net::SocketAddr,
    sync::{Arc, Mutex},
};

use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
};

/// What arrived: the envelope, and the message as it was sent.
#[derive(Debug, Clone)]
pub struct Received {
    pub from: String,
    pub to: Vec<String>,
    pub message: String,
}

#[derive(Clone)]
pub struct SmtpSink {
    pub address: SocketAddr,
    received: Arc<Mutex<Vec<Received>>>,
    /// Answers to the next messages in place of 250.
    refusals: Arc<Mutex<VecDeque<&'static str>>>,
}

impl SmtpSink {
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let sink = Self { address, received: Arc::default(), refusals: Arc::default() };
        let serving = sink.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let sink = serving.clone();
                tokio::spawn(async move { drop(sink.serve(stream).await) });
            }
        });
        sink
    }

    /// Where to send to.
    pub fn url(&self) -> String {
        format!("smtp://{}", self.address)
    }

    /// The next message is answered with this: `451 try later`, `550 never`.
    pub fn refuse_next(&self, answer: &'static str) {
        self.refusals.lock().unwrap().push_back(answer);
    }

    pub fn received(&self) -> Vec<Received> {
        self.received.lock().unwrap().clone()
    }

    async fn serve(&self, stream: TcpStream) -> std::io::Result<()> {
        let (reader, mut writer) = stream.into_split();
        let mut lines = BufReader::new(reader).lines();
        writer.write_all(b"220 sink ESMTP\r\n").await?;
        let (mut from, mut to) = (String::new(), Vec::new());
        while let Some(line) = lines.next_line().await? {
            let verb = line.split([' ', ':']).next().unwrap_or_default().to_ascii_uppercase();
            let answer = match verb.as_str() {
                "EHLO" => "250-sink\r\n250 8BITMIME",
                "MAIL" => {
                    line.clone_into(&mut from);
                    to.clear();
                    "250 ok"
                }
                "RCPT" => {
                    to.push(line);
                    "250 ok"
                }
                "DATA" => {
                    writer.write_all(b"354 go on\r\n").await?;
                    let mut message = String::new();
                    while let Some(line) = lines.next_line().await? {
                        if line == "." {
                            break;
                        }
                        message.push_str(line.strip_prefix('.').unwrap_or(&line));
                        message.push_str("\r\n");
                    }
                    let refusal = self.refusals.lock().unwrap().pop_front();
                    if refusal.is_none() {
                        let received = Received { from: from.clone(), to: to.clone(), message };
                        self.received.lock().unwrap().push(received);
                    }
                    refusal.unwrap_or("250 kept")
                }
                "QUIT" => {
                    writer.write_all(b"221 bye\r\n").await?;
                    return Ok(());
                }
                _ => "250 ok",
            };
            writer.write_all(format!("{answer}\r\n").as_bytes()).await?;
        }
        Ok(())
    }
}
