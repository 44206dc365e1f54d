//! HTTP/1.1 over one connection that stays open, written and read by hand: a client that costs as little as it can, since it
//! shares the machine with what it measures.

use std::{
    io::{Read as _, Write as _},
    net::{SocketAddr, TcpStream},
};

/// An open connection.
pub struct Connection {
    stream: TcpStream,
    buffer: Vec<u8>,
}

/// An answer, read whole.
pub struct Answer {
    pub status: u16,
    pub body: Vec<u8>,
}

impl Connection {
    pub fn open(address: SocketAddr) -> Self {
        let stream = TcpStream::connect(address).unwrap();
        stream.set_nodelay(true).unwrap();
        Self { stream, buffer: Vec::with_capacity(64 * 1024) }
    }

    /// Sends a whole request and reads the whole answer.
    pub fn ask(&mut self, request: &[u8]) -> Answer {
        self.stream.write_all(request).unwrap();
        self.buffer.clear();
        let head = loop {
            if let Some(end) = self.buffer.windows(4).position(|four| four == b"\r\n\r\n") {
                break end + 4;
            }
            self.more();
        };
        let text = std::str::from_utf8(&self.buffer[..head]).unwrap();
        let status = text[9..12].parse().unwrap();
        let length = length_of(text).unwrap_or_else(|| {
            assert_eq!(status, 204, "an answer without its length: {text}");
            0
        });
        while self.buffer.len() < head + length {
            self.more();
        }
        Answer { status, body: self.buffer[head..head + length].to_vec() }
    }

    fn more(&mut self) {
        let mut chunk = [0; 16 * 1024];
        let n = self.stream.read(&mut chunk).unwrap();
        assert!(n > 0, "the server closed the connection");
        self.buffer.extend_from_slice(&chunk[..n]);
    }
}

fn length_of(head: &str) -> Option<usize> {
    let lines = head.lines().filter_map(|line| line.split_once(':'));
    lines.into_iter().find(|(name, _)| name.eq_ignore_ascii_case("content-length"))?.1.trim().parse().ok()
}

/// A request without a body.
pub fn get(path: &str) -> Vec<u8> {
    get_as("", path)
}

/// The same with another line of the head, as of who is signed in.
pub fn get_as(line: &str, path: &str) -> Vec<u8> {
    format!("GET {path} HTTP/1.1\r\nHost: bench\r\n{line}\r\n").into_bytes()
}

/// A call of a server function, as from this visitor's address.
pub fn call(name: &str, visitor: u64, message: &[u8]) -> Vec<u8> {
    let [.., b, c, d] = visitor.to_be_bytes();
    call_as(&format!("X-Forwarded-For: 10.{b}.{c}.{d}\r\n"), name, message)
}

/// A call of a server function with another line of the head.
pub fn call_as(line: &str, name: &str, message: &[u8]) -> Vec<u8> {
    let head = format!(
        "POST /fn/{name} HTTP/1.1\r\nHost: bench\r\n{line}Content-Type: application/postcard\r\nContent-Length: {}\r\n\r\n",
        message.len()
    );
    [head.as_bytes(), message].concat()
}
