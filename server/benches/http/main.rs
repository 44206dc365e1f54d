//! What a visitor waits for: the released program in a process of its own, asked over HTTP, beside its own bare `/ping`.
//!
//! A load has a fixed rate, and a wait is counted from the moment the request was due, not from when it could be sent: a
//! server that stops for a second shows every wait of that second. Every figure is the median of several runs; the longest
//! wait is that of all runs. What is refused ends the measurement: there is no figure for wrong answers.
//!
//! `make bench` runs it and writes docs/performance.md. By hand: `scripts/with-postgres cargo bench -p server --bench http --
//! [months] [bookings] [queue] [program]` for some parts only.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a measurement stops at the first surprise")]

mod calls;
mod centre;
mod connection;
mod host;
mod house;
mod load;
mod mails;
mod queue;
mod report;
mod running;
mod scenarios;

use host::Ticks;
use report::Report;
use std::{env, fs};

/// What is measured under which name.
type Part = (&'static str, fn(&mut Report));

fn main() {
    let mut chosen = Vec::new();
    let (mut about, mut document) = (Vec::new(), None);
    let mut arguments = env::args().skip(1).filter(|argument| argument != "--bench");
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--about" => about.extend(arguments.next()),
            "--document" => document = arguments.next(),
            _ => chosen.push(argument),
        }
    }
    let wanted = |part: &str| chosen.is_empty() || chosen.iter().any(|one| one == part);
    let mut report = Report::new(about);
    if wanted("engine") {
        report.engine();
    }
    let parts: [Part; 4] = [
        ("program", scenarios::program),
        ("months", scenarios::months),
        ("bookings", scenarios::bookings),
        ("queue", queue::queue),
    ];
    for (part, measure) in parts.into_iter().filter(|(part, _)| wanted(part)) {
        let before = Ticks::now();
        measure(&mut report);
        report.taken(part, before.taken_since());
    }
    println!("{}", report.text());
    if let Some(path) = document {
        let whole = report.inside(&fs::read_to_string(&path).unwrap());
        fs::write(path, whole).unwrap();
    }
}
