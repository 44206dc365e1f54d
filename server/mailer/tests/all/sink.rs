//! A mail server that speaks SMTP on the loopback and keeps what it accepted.

use std::sync::{Arc, Mutex};

use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
};

/// What the server answers instead of accepting, and at which command.
#[derive(Clone, Copy)]
pub enum Mood {
    Accepting,
    /// To RCPT.
    RefusingRecipients(&'static str),
    /// To the end of DATA.
    RefusingContents(&'static str),
    /// To AUTH.
    RefusingCredentials(&'static str),
    /// Closes after the greeting.
    HangingUp,
}

/// One accepted mail.
#[derive(Clone)]
pub struct Accepted {
    pub sender: String,
    pub recipients: Vec<String>,
    pub bytes: Vec<u8>,
}

/// A running server; it ends with the test's runtime.
pub struct Sink {
    pub port: u16,
    accepted: Arc<Mutex<Vec<Accepted>>>,
}

impl Sink {
    pub async fn start(mood: Mood) -> Self {
        Self::start_at(0, mood).await
    }

    /// At this port; any free one for 0.
    pub async fn start_at(port: u16, mood: Mood) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", port)).await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let accepted = Arc::<Mutex<Vec<Accepted>>>::default();
        let list = Arc::clone(&accepted);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(converse(stream, mood, Arc::clone(&list)));
            }
        });
        Self { port, accepted }
    }

    pub fn accepted(&self) -> Vec<Accepted> {
        self.accepted.lock().unwrap().clone()
    }
}

async fn converse(stream: TcpStream, mood: Mood, accepted: Arc<Mutex<Vec<Accepted>>>) -> Option<()> {
    let (reading, mut writing) = stream.into_split();
    let mut reading = BufReader::new(reading);
    say(&mut writing, "220 sink.example ESMTP").await?;
    if matches!(mood, Mood::HangingUp) {
        return None;
    }
    let (mut sender, mut recipients) = (None, Vec::new());
    loop {
        let line = String::from_utf8(line(&mut reading).await?).ok()?;
        let verb = line.split([' ', ':']).next().unwrap_or_default().to_ascii_uppercase();
        let answer = match verb.as_str() {
            "EHLO" => "250-sink.example\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250 AUTH PLAIN",
            "HELO" | "NOOP" => "250 OK",
            "RSET" => {
                (sender, recipients) = (None, Vec::new());
                "250 OK"
            }
            "AUTH" => {
                if let Mood::RefusingCredentials(answer) = mood {
                    answer
                } else {
                    "235 welcome"
                }
            }
            "MAIL" if sender.is_none() => {
                sender = Some(path(&line)?);
                "250 OK"
            }
            "RCPT" if sender.is_some() => {
                if let Mood::RefusingRecipients(answer) = mood {
                    answer
                } else {
                    recipients.push(path(&line)?);
                    "250 OK"
                }
            }
            "DATA" if !recipients.is_empty() => {
                say(&mut writing, "354 go on").await?;
                let bytes = contents(&mut reading).await?;
                if let Mood::RefusingContents(answer) = mood {
                    answer
                } else {
                    let mail = Accepted { sender: sender.take()?, recipients: std::mem::take(&mut recipients), bytes };
                    accepted.lock().ok()?.push(mail);
                    "250 kept"
                }
            }
            "QUIT" => {
                say(&mut writing, "221 bye").await?;
                return None;
            }
            _ => "503 not now",
        };
        say(&mut writing, answer).await?;
    }
}

async fn say(writing: &mut (impl AsyncWriteExt + Unpin), answer: &str) -> Option<()> {
    writing.write_all(format!("{answer}\r\n").as_bytes()).await.ok()
}

/// One line without its CRLF; a bare LF is not the end of a line (RFC 5321 §2.3.8).
async fn line(reading: &mut (impl AsyncBufReadExt + Unpin)) -> Option<Vec<u8>> {
    let mut line = Vec::new();
    while !line.ends_with(b"\r\n") {
        if reading.read_until(b'\n', &mut line).await.ok()? == 0 {
            return None;
        }
    }
    line.truncate(line.len() - 2);
    Some(line)
}

/// Until the lone dot, with the doubled dots undone (RFC 5321 §4.5.2).
async fn contents(reading: &mut (impl AsyncBufReadExt + Unpin)) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    loop {
        let line = line(reading).await?;
        if line == b"." {
            return Some(bytes);
        }
        bytes.extend_from_slice(line.strip_prefix(b".").unwrap_or(&line));
        bytes.extend_from_slice(b"\r\n");
    }
}

/// `<address>` of MAIL FROM and RCPT TO.
fn path(line: &str) -> Option<String> {
    let (_, rest) = line.split_once('<')?;
    Some(rest.split_once('>')?.0.to_owned())
}
