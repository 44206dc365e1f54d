//! The figures as a page of docs/performance.md.

use crate::{house::Size, load::Figures};
use serde_json::Value;
use std::{
    env,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

/// Between these stands what was measured.
const BEGIN: &str = "<!-- measured: begin -->";
const END: &str = "<!-- measured: end -->";

/// What was measured so far.
#[derive(Default)]
pub struct Report {
    about: Vec<String>,
    engine: String,
    program: String,
    loads: String,
    months: String,
    bookings: String,
    notes: String,
}

impl Report {
    pub fn new(about: Vec<String>) -> Self {
        Self { about, ..Self::default() }
    }

    /// What criterion has measured of the engine alone.
    pub fn engine(&mut self) {
        let Some(folder) = criterion_folder() else { return };
        let mut rows: Vec<(String, f64)> =
            fs::read_dir(folder).unwrap().flatten().filter_map(|one| row_of(&one.path())).collect();
        rows.sort_by(|one, other| one.0.cmp(&other.0));
        for (name, ms) in rows {
            line(&mut self.engine, &format!("| {name} | {ms:.3} |"));
        }
    }

    pub fn program(&mut self, start_ms: f64, resident_mb: f64, durable_ms: f64) {
        line(&mut self.program, &format!("| from its start to its first answer | {start_ms:.0} ms |"));
        line(&mut self.program, &format!("| resident memory, idle | {resident_mb:.0} MB |"));
        line(&mut self.program, &format!("| a page on this disk, durably | {durable_ms:.2} ms |"));
    }

    pub fn memory_after(&mut self, resident_mb: f64) {
        line(&mut self.program, &format!("| resident memory, after the months below | {resident_mb:.0} MB |"));
    }

    pub fn load(&mut self, what: &str, per_second: u64, figures: Figures) {
        let row = format!("| {what} | {per_second}/s | {} |", waits(figures));
        say(&row);
        line(&mut self.loads, &row);
    }

    pub fn month(&mut self, size: Size, figures: Figures) {
        let row = format!("| {} | {} | {} |", size.n_advisors, thousands(size.n_bookings), waits(figures));
        say(&row);
        line(&mut self.months, &row);
    }

    pub fn bookings(&mut self, engine: &str, clients: usize, (held, booked): (Figures, Figures), ping: Figures) {
        let row = format!(
            "| {engine} | {clients} | {:.0} | {:.2} | {:.2} | {:.2} | {:.2} | {:.1} | {:.2} | {:.0} |",
            booked.per_second,
            held.p50,
            held.p95,
            booked.p50,
            booked.p95,
            held.longest.max(booked.longest),
            booked.processor,
            ping.per_second,
        );
        say(&row);
        line(&mut self.bookings, &row);
    }

    pub fn mails(&mut self, engine: &str, n_booked: u64, n_mails: u64) {
        let note = format!(
            "{engine}: {} bookings acknowledged; {} of their {} mails had left by the end of the load.",
            thousands(n_booked),
            thousands(n_mails),
            thousands(2 * n_booked)
        );
        say(&note);
        line(&mut self.notes, &note);
    }

    /// What the program complained of while it was measured.
    pub fn complaints(&mut self, complaints: Vec<String>) {
        for complaint in complaints.iter().take(5) {
            say(complaint);
        }
        if !complaints.is_empty() {
            line(&mut self.notes, &format!("{} warnings in the journal.", complaints.len()));
        }
    }

    /// The whole.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for about in &self.about {
            line(&mut text, &format!("* {about}"));
        }
        let waits = "p50 ms | p95 ms | p99 ms | longest ms | processor ms";
        let numbers = "---:|---:|---:|---:|---:|";
        let tables = [
            ("The engine alone", "| question | ms |", "|---|---:|", &self.engine),
            ("The program", "| what | |", "|---|---:|", &self.program),
            ("At a fixed rate", &format!("| what | rate | {waits} |"), &format!("|---|---:|{numbers}"), &self.loads),
            (
                "A month, 100 a second",
                &format!("| advisors | bookings | {waits} |"),
                &format!("|---:|---:|{numbers}"),
                &self.months,
            ),
            (
                "Bookings",
                "| database | clients | bookings/s | hold p50 ms | p95 ms | book p50 ms | p95 ms | longest ms | processor ms | /ping/s |",
                "|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|",
                &self.bookings,
            ),
        ];
        for (title, head, rule, rows) in tables {
            if !rows.is_empty() {
                line(&mut text, &format!("\n### {title}\n\n{head}\n{rule}\n{}", rows.trim_end()));
            }
        }
        if !self.notes.is_empty() {
            line(&mut text, &format!("\n{}", self.notes.trim_end()));
        }
        text
    }

    /// `document` with this report in place of the one before.
    pub fn inside(&self, document: &str) -> String {
        let (before, rest) = document.split_once(BEGIN).expect("the mark where the figures begin");
        let (_, after) = rest.split_once(END).expect("the mark where the figures end");
        format!("{before}{BEGIN}\n{}{END}{after}", self.text())
    }
}

fn waits(figures: Figures) -> String {
    let Figures { p50, p95, p99, longest, processor, .. } = figures;
    format!("{p50:.2} | {p95:.2} | {p99:.2} | {longest:.1} | {processor:.2}")
}

fn say(row: &str) {
    eprintln!("{row}");
}

fn line(text: &mut String, one: &str) {
    writeln!(text, "{one}").unwrap();
}

/// `10 000`.
fn thousands(n: u64) -> String {
    if n < 1000 { n.to_string() } else { format!("{} {:03}", thousands(n / 1000), n % 1000) }
}

/// Beside the folder that this program was compiled into.
fn criterion_folder() -> Option<PathBuf> {
    let program = env::current_exe().unwrap();
    let folder = program.ancestors().nth(3)?.join("criterion");
    folder.is_dir().then_some(folder)
}

/// The name and the median in milliseconds of one benchmark.
fn row_of(folder: &Path) -> Option<(String, f64)> {
    let read = |file: &str| serde_json::from_slice::<Value>(&fs::read(folder.join("new").join(file)).ok()?).ok();
    let name = read("benchmark.json")?.get("title")?.as_str()?.to_owned();
    let nanoseconds = read("estimates.json")?.get("median")?.get("point_estimate")?.as_f64()?;
    Some((name, nanoseconds / 1_000_000.0))
}
