//! A file on its way in: which line is being read, and no record beyond all measure.

use std::{
    cell::Cell,
    io::{self, BufReader, Cursor, Read},
    rc::Rc,
};

/// The most bytes one record may have: beyond, a quote or a bracket was never closed.
const MAX_RECORD: u64 = 4 << 20;
/// Bytes looked at to recognise the kind of file.
const HEAD: usize = 64 << 10;
/// What some programs write before UTF-8 text.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// Where a reading stands. Shared by the reader and by who asks.
#[derive(Clone, Default)]
pub(super) struct Tally(Rc<Counts>);

#[derive(Default)]
struct Counts {
    line_feeds: Cell<u64>,
    bytes: Cell<u64>,
    record_from: Cell<u64>,
}

impl Tally {
    /// The line of the last byte read, from 1; of the next one, when that was a line feed.
    pub(super) fn line(&self) -> u64 {
        self.0.line_feeds.get() + 1
    }

    /// Bytes read.
    pub(super) fn bytes(&self) -> u64 {
        self.0.bytes.get()
    }

    /// A record begins or has ended here.
    pub(super) fn mark_record(&self) {
        self.0.record_from.set(self.0.bytes.get());
    }

    fn count(&self, read: &[u8]) -> io::Result<()> {
        let line_feeds = read.iter().filter(|byte| **byte == b'\n').count() as u64;
        self.0.line_feeds.set(self.0.line_feeds.get() + line_feeds);
        self.0.bytes.set(self.0.bytes.get() + read.len() as u64);
        if self.0.bytes.get() - self.0.record_from.get() > MAX_RECORD {
            return Err(io::Error::new(io::ErrorKind::InvalidData, "a record is too long"));
        }
        Ok(())
    }
}

/// A reader that keeps a tally.
pub(super) struct Counted<R> {
    inner: BufReader<R>,
    tally: Tally,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let n = self.inner.read(buffer)?;
        self.tally.count(&buffer[..n])?;
        Ok(n)
    }
}

/// What a file is, by its first bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Nothing but blanks at its beginning.
    Blank,
    /// JSON.
    Json,
    /// A table with this byte between its cells.
    Table {
        /// Comma, semicolon or tabulation.
        separator: u8,
    },
}

/// What the file is, its bytes from the first on, and how many were read.
type Opened<R> = (Kind, Counted<io::Chain<Cursor<Vec<u8>>, R>>, Tally);

/// Recognises the file and begins to count.
pub(super) fn open<R: Read>(mut input: R) -> io::Result<Opened<R>> {
    let mut head = Vec::new();
    (&mut input).take(HEAD as u64).read_to_end(&mut head)?;
    if head.starts_with(BYTE_ORDER_MARK) {
        head.drain(..BYTE_ORDER_MARK.len());
    }
    let kind = recognise(&head);
    let tally = Tally::default();
    let inner = BufReader::with_capacity(HEAD, Cursor::new(head).chain(input));
    Ok((kind, Counted { inner, tally: tally.clone() }, tally))
}

fn recognise(head: &[u8]) -> Kind {
    match head.iter().find(|byte| !byte.is_ascii_whitespace()) {
        None => Kind::Blank,
        Some(b'[' | b'{') => Kind::Json,
        Some(_) => {
            let first_line = head.split(|byte| *byte == b'\n').next().unwrap_or_default();
            let count = |separator: u8| first_line.iter().filter(|byte| **byte == separator).count();
            // The comma last: of equals, the last one is taken.
            let separator = [b'\t', b';', b','].into_iter().max_by_key(|separator| count(*separator)).unwrap_or(b',');
            Kind::Table { separator }
        }
    }
}
