//! A gateway on the loopback: it answers as it is told and keeps what it was asked.

use serde_json::Value;
use std::{
    collections::VecDeque,
    sync::{Arc, Mutex},
};
use tokio::{
    io::{AsyncBufRead, AsyncBufReadExt as _, AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _, BufReader, split},
    net::TcpListener,
};
use tokio_rustls::{
    TlsAcceptor,
    rustls::{ServerConfig, crypto::ring, pki_types::PrivateKeyDer},
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
    /// In clear. Takes the moods in their order; the last one stays.
    pub async fn start(moods: &[Mood]) -> Self {
        Self::behind(moods, None).await
    }

    /// Encrypted, under the name `localhost`; and its certificate in DER.
    pub async fn secure(moods: &[Mood]) -> (Self, Vec<u8>) {
        // Made for this test alone, good until 2126: openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256
        // -addext subjectAltName=DNS:localhost -addext basicConstraints=critical,CA:FALSE -subj /CN=localhost -days 36500
        let certificate = include_bytes!("../localhost/certificate.der").to_vec();
        let key = PrivateKeyDer::try_from(include_bytes!("../localhost/key.der").as_slice()).unwrap();
        let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![certificate.clone().into()], key)
            .unwrap();
        (Self::behind(moods, Some(TlsAcceptor::from(Arc::new(config)))).await, certificate)
    }

    async fn behind(moods: &[Mood], tls: Option<TlsAcceptor>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let (asked, bytes) = (Arc::<Mutex<Vec<Asked>>>::default(), Arc::<Mutex<Vec<u8>>>::default());
        let mut moods: VecDeque<Mood> = moods.iter().copied().collect();
        let (kept, raw) = (Arc::clone(&asked), Arc::clone(&bytes));
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let mood = if moods.len() > 1 { moods.pop_front() } else { moods.front().copied() }.unwrap();
                let (tls, kept, raw) = (tls.clone(), Arc::clone(&kept), Arc::clone(&raw));
                tokio::spawn(async move {
                    match tls {
                        None => converse(stream, mood, kept, raw).await,
                        Some(tls) => converse(tls.accept(stream).await.ok()?, mood, kept, raw).await,
                    }
                });
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

async fn converse(
    stream: impl AsyncRead + AsyncWrite,
    mood: Mood,
    asked: Arc<Mutex<Vec<Asked>>>,
    raw: Arc<Mutex<Vec<u8>>>,
) -> Option<()> {
    let (reading, mut writing) = split(stream);
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
            writing.write_all(answer.as_bytes()).await.ok()?;
            writing.shutdown().await.ok()
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
