//! From a file to checked records, in a thread of its own: reading and checking never wait for the database longer than a
//! few batches.

use super::{
    input::{self, Kind},
    json, table,
};
use crate::Services;
use domain::catalogue::{RawRecord, Reading, read};
use std::io::{self, Read};
use tokio::sync::mpsc;

/// Records of a batch: one transaction each.
const BATCH: usize = 500;
/// The longest key repeated in a report, in characters: a real one has 49.
const MAX_SHOWN_KEY: usize = 100;

/// Something that stands where a record should.
pub(super) enum Element {
    /// A record as received.
    Record(Box<RawRecord>),
    /// Something else, with its key when it has one.
    Misshapen(Option<String>),
}

/// A record that was looked at.
pub(super) struct Arrival {
    /// Line in the file, from 1.
    pub line: u64,
    /// The key as received.
    pub key: Option<String>,
    /// What came out; `None` when it is no record at all.
    pub reading: Option<Reading>,
}

/// Records in the order of the file.
pub(super) struct Batch {
    /// The records.
    pub arrivals: Vec<Arrival>,
    /// Bytes of the file read so far.
    pub bytes: u64,
}

/// Why reading stopped before the end.
pub(super) enum ReadFault {
    /// The file is not what it should be, from this line on.
    Unreadable {
        /// From 1.
        line: u64,
    },
    /// The file could not be read.
    Input(io::Error),
    /// Nobody takes the records any more.
    Stopped,
}

/// Where records are put.
pub(super) struct Outlet {
    services: Services,
    sender: mpsc::Sender<Batch>,
    waiting: Vec<Arrival>,
    bytes: u64,
}

impl Outlet {
    /// An outlet into `sender`.
    pub(super) fn new(services: Services, sender: mpsc::Sender<Batch>) -> Self {
        Self { services, sender, waiting: Vec::with_capacity(BATCH), bytes: 0 }
    }

    /// Checks an element and hands it over with its batch; waits while the database is behind.
    pub(super) fn give(&mut self, line: u64, bytes: u64, element: Element) -> Result<(), ReadFault> {
        let (key, reading) = match element {
            Element::Record(raw) => {
                let reading = read(&raw, &self.services.0.gazetteer);
                (raw.cle_ministere_educatif, Some(reading))
            }
            Element::Misshapen(key) => (key, None),
        };
        let key = key.map(|key| key.trim().chars().take(MAX_SHOWN_KEY).collect());
        self.bytes = bytes;
        self.waiting.push(Arrival { line, key, reading });
        if self.waiting.len() < BATCH { Ok(()) } else { self.send() }
    }

    /// Hands over what is left.
    pub(super) fn finish(mut self) -> Result<(), ReadFault> {
        if self.waiting.is_empty() { Ok(()) } else { self.send() }
    }

    fn send(&mut self) -> Result<(), ReadFault> {
        let arrivals = std::mem::replace(&mut self.waiting, Vec::with_capacity(BATCH));
        self.sender.blocking_send(Batch { arrivals, bytes: self.bytes }).map_err(|_| ReadFault::Stopped)
    }
}

/// Gives every record of a file.
pub(super) fn read_all(input: impl Read, outlet: &mut Outlet) -> Result<(), ReadFault> {
    let (kind, counted, tally) = input::open(input).map_err(ReadFault::Input)?;
    match kind {
        // Blank from end to end: no record, rather than JSON that breaks off.
        Kind::Blank => Ok(()),
        Kind::Json => json::read(counted, &tally, outlet),
        Kind::Table { separator } => table::read(counted, separator, &tally, outlet),
    }
}

/// Gives records that are not in a file.
pub(super) fn give_all(records: Vec<RawRecord>, outlet: &mut Outlet) -> Result<(), ReadFault> {
    for (line, record) in (1..).zip(records) {
        outlet.give(line, 0, Element::Record(Box::new(record)))?;
    }
    Ok(())
}
