//! `server statistics`: the figures of all centres together, without a name of anybody. Nothing is written, so nothing is in
//! the journal, which tells of people with accounts.

use crate::{
    config::Raw,
    figures::{self, Line},
    parts,
};
use anyhow::{Context as _, Result};
use contract::statistics::NationalFigures;
use domain::time::NaiveDate;
use locales::fr::{national as words, staff::statistics as of_one};
use std::{
    fmt::Write as _,
    io::{self, Write as _},
};

/// What `statistics` is given.
#[derive(clap::Args)]
pub struct Period {
    /// The first day, as 2027-01-31; otherwise the twelve whole weeks before the week of the last day are told
    #[arg(long, value_name = "DATE")]
    from: Option<NaiveDate>,
    /// The last day, which is inside; otherwise today
    #[arg(long, value_name = "DATE")]
    to: Option<NaiveDate>,
    /// As CSV for a table, not for reading
    #[arg(long)]
    csv: bool,
}

/// Prints the figures.
pub async fn statistics(settings: &Raw, ask: &Period) -> Result<()> {
    let services = parts::open_for_data(&settings.database_url()?).await?;
    let figures = services.national_figures((ask.from, ask.to)).await?;
    let text = if ask.csv { figures::national_csv(&figures)? } else { readable(&figures).into_bytes() };
    io::stdout().write_all(&text).context("the figures cannot be printed")
}

/// Sections one under the other, each number before its name, what it counts below.
fn readable(figures: &NationalFigures) -> String {
    let mut text = format!("{}, {}\n{}\n", words::TITLE, of_one::days(figures.period), words::DAYS_MEAN);
    let mut section = "";
    for Line { section: own, name, value, meaning } in figures::national(figures) {
        if own != section {
            section = own;
            text.push_str(&heading(section));
        }
        // Writing to a string never fails.
        let _ = writeln!(text, "{value:>20}  {name}");
        if !meaning.is_empty() {
            let _ = writeln!(text, "{:22}{meaning}", "");
        }
    }
    text
}

fn heading(section: &str) -> String {
    let meaning = match section {
        of_one::BY_WAY => words::REQUESTS_MEAN,
        of_one::BY_WEEK => of_one::WEEKS_MEAN,
        of_one::BY_TRAINING => words::TRAININGS_MEAN,
        of_one::BY_REFERRER => of_one::REFERRERS_MEAN,
        of_one::APPOINTMENTS => of_one::APPOINTMENTS_MEAN,
        _ => return format!("\n{section}\n"), // a text, not an enum
    };
    format!("\n{section}\n{meaning}\n")
}
