//! A mail server that takes everything at once and keeps nothing: what bookings cost includes the mails they cause.

use std::{
    io::{BufRead as _, BufReader, Write as _},
    net::{SocketAddr, TcpListener, TcpStream},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    thread,
};

/// The server.
pub struct Mails {
    pub address: SocketAddr,
    n_taken: Arc<AtomicU64>,
}

impl Mails {
    pub fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let n_taken = Arc::<AtomicU64>::default();
        let count = Arc::clone(&n_taken);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let count = Arc::clone(&count);
                // A conversation that breaks is the end of its thread: the program has been stopped.
                thread::spawn(move || converse(&stream, &count).ok());
            }
        });
        Self { address, n_taken }
    }

    /// How many mails it has taken.
    pub fn n_taken(&self) -> u64 {
        self.n_taken.load(Ordering::Relaxed)
    }
}

/// RFC 5321, as far as a client that sends mails needs it.
fn converse(stream: &TcpStream, n_taken: &AtomicU64) -> std::io::Result<()> {
    stream.set_nodelay(true)?;
    let (mut said, mut answers) = (BufReader::new(stream), stream);
    answers.write_all(b"220 bench\r\n")?;
    let mut line = String::new();
    let mut in_mail = false;
    loop {
        line.clear();
        if said.read_line(&mut line)? == 0 {
            return Ok(());
        }
        if in_mail {
            if line == ".\r\n" {
                in_mail = false;
                n_taken.fetch_add(1, Ordering::Relaxed);
                answers.write_all(b"250 taken\r\n")?;
            }
            continue;
        }
        let word = line.split_whitespace().next().unwrap_or_default().to_ascii_uppercase();
        answers.write_all(match word.as_str() {
            "EHLO" => b"250-bench\r\n250-8BITMIME\r\n250 SMTPUTF8\r\n",
            "DATA" => {
                in_mail = true;
                b"354 go on\r\n"
            }
            "QUIT" => return answers.write_all(b"221 bye\r\n"),
            _ => b"250 ok\r\n",
        })?;
    }
}
