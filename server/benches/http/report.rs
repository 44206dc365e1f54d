//! The figures as a page of docs/performance.md.

use crate::{house::Size, load::Figures};
use serde_json::Value;
use std::{
    collections::{BTreeMap, BTreeSet},
    env,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

/// Between these stands what was measured.
const BEGIN: &str = "<!-- measured: begin -->";
const END: &str = "<!-- measured: end -->";
/// The questions of the engine's own benchmark, as its titles begin, before the size.
const ENGINE: [&str; 3] = ["month", "submit", "next"];

/// A part of the page.
#[derive(Default)]
struct Section {
    rows: String,
    notes: String,
}

/// What was measured so far.
#[derive(Default)]
pub struct Report {
    about: Vec<String>,
    engine: Section,
    program: Section,
    loads: Section,
    months: Section,
    bookings: Section,
    /// Each question with its figures, engine by engine.
    questions: Vec<(String, Vec<Figures>)>,
    queue: Section,
}

impl Report {
    pub fn new(about: Vec<String>) -> Self {
        Self { about, ..Self::default() }
    }

    /// What criterion has measured of the engine alone.
    pub fn engine(&mut self) {
        let Some(folder) = criterion_folder() else { return };
        let measured: BTreeMap<(String, String), f64> =
            fs::read_dir(folder).unwrap().flatten().filter_map(|one| measured_in(&one.path())).collect();
        let n_advisors = |size: &str| size.split(' ').next().and_then(|n| n.parse::<u32>().ok());
        let sizes: BTreeSet<_> = measured.keys().map(|(_, size)| (n_advisors(size), size)).collect();
        for (_, size) in sizes {
            let of = |question: &str| measured.get(&(question.to_owned(), size.clone())).copied().unwrap_or(f64::NAN);
            let [month, submit, next] = ENGINE.map(of);
            line(&mut self.engine.rows, &format!("| {size} | {month:.3} | {submit:.3} | {next:.3} |"));
        }
    }

    pub fn program(&mut self, start_ms: f64, resident_mb: f64, durable_ms: f64) {
        line(&mut self.program.rows, &format!("| from its start to its first answer | {start_ms:.0} ms |"));
        line(&mut self.program.rows, &format!("| resident memory, idle | {resident_mb:.0} MB |"));
        line(&mut self.program.rows, &format!("| a page on this disk, durably | {durable_ms:.2} ms |"));
    }

    pub fn memory_after(&mut self, resident_mb: f64) {
        line(&mut self.months.notes, &format!("Resident memory after these months: {resident_mb:.0} MB."));
    }

    pub fn load(&mut self, what: &str, per_second: u64, figures: Figures) {
        let row = format!("| {what} | {per_second}/s | {} |", waits(figures));
        say(&row);
        line(&mut self.loads.rows, &row);
    }

    pub fn month(&mut self, size: Size, figures: Figures) {
        let row = format!("| {} | {} | {} |", size.n_advisors, thousands(size.n_bookings), waits(figures));
        say(&row);
        line(&mut self.months.rows, &row);
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
        line(&mut self.bookings.rows, &row);
    }

    pub fn mails(&mut self, engine: &str, n_booked: u64, n_mails: u64) {
        let note = format!(
            "{engine}: {} bookings acknowledged; {} of their {} mails had left by the end of the load.",
            thousands(n_booked),
            thousands(n_mails),
            thousands(2 * n_booked)
        );
        say(&note);
        line(&mut self.bookings.notes, &note);
    }

    /// A question to the centre's own side; the same one on another engine stands on the same line.
    pub fn question(&mut self, what: &str, engine: &str, figures: Figures) {
        say(&format!("{engine}: {what}: {}", brief(figures)));
        match self.questions.iter_mut().find(|(known, _)| known == what) {
            Some((_, known)) => known.push(figures),
            None => self.questions.push((what.to_owned(), vec![figures])),
        }
    }

    /// What the program complained of while `part` was measured.
    pub fn complaints(&mut self, part: &str, complaints: &[String]) {
        for complaint in complaints.iter().take(5) {
            say(complaint);
        }
        let section = self.part(part);
        if !complaints.is_empty() {
            line(&mut section.notes, &format!("Warnings in the journal: {}.", complaints.len()));
        }
    }

    /// How much of the processors' time the host took while `part` was measured, in per cent.
    pub fn taken(&mut self, part: &str, share: f64) {
        let note = format!("The host took {share:.0} % of the processors' time meanwhile.");
        say(&note);
        line(&mut self.part(part).notes, &note);
    }

    fn part(&mut self, part: &str) -> &mut Section {
        match part {
            "program" => &mut self.program,
            "months" => &mut self.months,
            "bookings" => &mut self.bookings,
            _ => &mut self.queue,
        }
    }

    /// The whole.
    pub fn text(&self) -> String {
        let about: String = self.about.iter().flat_map(|about| ["* ", about, "\n"]).collect();
        about + &self.sections().into_iter().map(|(_, text)| text).collect::<String>()
    }

    /// Each part that was measured: its title, and its text with the title.
    fn sections(&self) -> Vec<(&'static str, String)> {
        let questions = self.questions.iter().map(|(what, figures)| {
            let engines: Vec<String> = figures.iter().map(|figures| brief(*figures)).collect();
            format!("| {what} | {} |\n", engines.join(" | "))
        });
        let queue = Section { rows: questions.collect(), notes: self.queue.notes.clone() };
        let load = "p50 ms | p95 ms | p99 ms | longest ms | processor ms";
        let numbers = "---:|---:|---:|---:|---:|";
        let brief = "p50 ms | p95 ms | longest ms";
        let tables = [
            (
                "The engine alone",
                "| advisors × busy each | a month, ms | submit, ms | next free, ms |".to_owned(),
                "|---|---:|---:|---:|".to_owned(),
                &self.engine,
            ),
            ("The program", "| what | |".to_owned(), "|---|---:|".to_owned(), &self.program),
            ("At a fixed rate", format!("| what | rate | {load} |"), format!("|---|---:|{numbers}"), &self.loads),
            (
                "A month, 100 a second",
                format!("| advisors | bookings | {load} |"),
                format!("|---:|---:|{numbers}"),
                &self.months,
            ),
            (
                "Bookings",
                "| database | clients | bookings/s | hold p50 ms | p95 ms | book p50 ms | p95 ms | longest ms | processor ms | /ping/s |"
                    .to_owned(),
                format!("|---|---:|---:|---:|---:|{numbers}"),
                &self.bookings,
            ),
            (
                "The centre's side, 50 000 requests",
                format!("| what: lines on the page | SQLite {brief} | PostgreSQL {brief} |"),
                "|---|---:|---:|---:|---:|---:|---:|".to_owned(),
                &queue,
            ),
        ];
        let measured = tables.into_iter().filter(|(_, _, _, section)| !section.rows.is_empty());
        let text = |title, head, rule, section: &Section| {
            let notes = if section.notes.is_empty() { String::new() } else { format!("\n{}\n", section.notes.trim_end()) };
            (title, format!("\n### {title}\n\n{head}\n{rule}\n{}\n{notes}", section.rows.trim_end()))
        };
        measured.map(|(title, head, rule, section)| text(title, head, rule, section)).collect()
    }

    /// `document` with this report in place of the one before. What was not measured this time stays as it is; where only
    /// parts were, each says of itself when and how.
    pub fn inside(&self, document: &str) -> String {
        let (before, rest) = document.split_once(BEGIN).expect("the mark where the figures begin");
        let (old, after) = rest.split_once(END).expect("the mark where the figures end");
        let mut parts = old.split("\n### ");
        let mut text = parts.next().unwrap_or_default().to_owned();
        let mut kept: Vec<(String, String)> = parts
            .map(|part| (part.lines().next().unwrap_or_default().to_owned(), format!("\n### {}\n", part.trim_end())))
            .collect();
        for (title, section) in self.sections() {
            let about = format!("\n### {title}\n\n{}\n", self.about.join(". "));
            let section = section.replacen(&format!("\n### {title}\n"), &about, 1);
            match kept.iter_mut().find(|(known, _)| known == title) {
                Some(known) => known.1 = section,
                None => kept.push((title.to_owned(), section)),
            }
        }
        text.extend(kept.into_iter().map(|(_, section)| section));
        format!("{before}{BEGIN}{text}{END}{after}")
    }
}

fn waits(figures: Figures) -> String {
    let Figures { p50, p95, p99, longest, processor, .. } = figures;
    format!("{p50:.2} | {p95:.2} | {p99:.2} | {longest:.1} | {processor:.2}")
}

fn brief(figures: Figures) -> String {
    let Figures { p50, p95, longest, .. } = figures;
    format!("{p50:.1} | {p95:.1} | {longest:.1}")
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

/// The question and the size of one benchmark, and its median in milliseconds.
fn measured_in(folder: &Path) -> Option<((String, String), f64)> {
    let read = |file: &str| serde_json::from_slice::<Value>(&fs::read(folder.join("new").join(file)).ok()?).ok();
    let benchmark = read("benchmark.json")?;
    let (question, size) = benchmark.get("title")?.as_str()?.split_once(", ")?;
    let nanoseconds = read("estimates.json")?.get("median")?.get("point_estimate")?.as_f64()?;
    Some(((question.to_owned(), size.to_owned()), nanoseconds / 1_000_000.0))
}
