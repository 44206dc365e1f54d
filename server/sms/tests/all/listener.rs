//! A gateway on the loopback: it answers as it is told and keeps what it was asked.

use serde_json::Value;
use std::{
    collections::VecDeque,
    sync::{Arc, Mutex},
};
use tokio::{
    io::{AsyncBufRead, AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader},
    net::{TcpListener, TcpStream},
};

/// What the gateway does with a request.
#[derive(Clone, Copy)]
pub enum Mood {
    /// Answers with this status.
    Answering(u16),
    /// Closes without a word.
    HangingUp,
    /// Never answers.
    Silent,
}

/// One request, as it came.
#[derive(Clone)]
pub struct Asked {
    /// The first line.
    pub line: String,
    /// The other lines of the head, names in lower case.
    pub fields: Vec<(String, String)>,
    /// The body.
    pub body: Value,
}

impl Asked {
    pub fn field(&self, name: &str) -> &str {
        self.fields.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }
}

/// A running gateway; it ends with the test's runtime.
pub struct Listener {
    pub port: u16,
    asked: Arc<Mutex<Vec<Asked>>>,
    bytes: Arc<Mutex<Vec<u8>>>,
}

impl Listener {
    /// Takes the moods in their order; the last one stays.
    pub async fn start(moods: &[Mood]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let (asked, bytes) = (Arc::<Mutex<Vec<Asked>>>::default(), Arc::<Mutex<Vec<u8>>>::default());
        let mut moods: VecDeque<Mood> = moods.iter().copied().collect();
        let (kept, raw) = (Arc::clone(&asked), Arc::clone(&bytes));
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let mood = if moods.len() > 1 { moods.pop_front() } else { moods.front().copied() };
                tokio::spawn(converse(stream, mood.unwrap(), Arc::clone(&kept), Arc::clone(&raw)));
            }
        });
        Self { port, asked, bytes }
    }

    pub fn asked(&self) -> Vec<Asked> {
        self.asked.lock().unwrap().clone()
    }

    /// Everything that came in, understood or not.
    pub fn bytes(&self) -> Vec<u8> {
        self.bytes.lock().unwrap().clone()
    }
}

async fn converse(stream: TcpStream, mood: Mood, asked: Arc<Mutex<Vec<Asked>>>, raw: Arc<Mutex<Vec<u8>>>) -> Option<()> {
    let (reading, mut writing) = stream.into_split();
    let mut reading = BufReader::new(reading);
    let first = reading.fill_buf().await.ok()?.to_vec();
    raw.lock().unwrap().extend_from_slice(&first);
    let line = line(&mut reading).await?;
    let mut fields = Vec::new();
    loop {
        let text = self::line(&mut reading).await?;
        let Some((name, value)) = text.split_once(':') else { break };
        fields.push((name.to_ascii_lowercase(), value.trim().to_owned()));
    }
    let length = fields.iter().find(|(name, _)| name == "content-length")?.1.parse().ok()?;
    let mut body = vec![0; length];
    reading.read_exact(&mut body).await.ok()?;
    asked.lock().unwrap().push(Asked { line, fields, body: serde_json::from_slice(&body).ok()? });
    match mood {
        Mood::Answering(status) => {
            let answer = format!(
                "HTTP/1.1 {status} x\r\nlocation: http://127.0.0.1:1/\r\ncontent-length: 4\r\nconnection: close\r\n\r\n+336"
            );
            writing.write_all(answer.as_bytes()).await.ok()
        }
        Mood::HangingUp => None,
        Mood::Silent => std::future::pending().await,
    }
}

async fn line(reading: &mut (impl AsyncBufRead + Unpin)) -> Option<String> {
    let mut line = Vec::new();
    if reading.read_until(b'\n', &mut line).await.ok()? == 0 {
        return None;
    }
    Some(String::from_utf8(line).ok()?.trim_end().to_owned())
}
