//! `server statistics`: the figures of all centres together, without a name of anybody. Nothing is written, so nothing is in
//! the journal, which tells of people with accounts.

use crate::{
    config::Raw,
    figures::{self, Line},
    parts,
};
use anyhow::{Context as _, Result};
use contract::statistics::{NationalFigures, RequestFigures};
use domain::{request::Way, statistics::week_number, time::NaiveDate};
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
            if section == of_one::BY_WEEK {
                text.push_str(&weeks(&figures.requests));
            }
        }
        if section == of_one::BY_WEEK {
            continue; // told together, a week a line
        }
        // Writing to a string never fails.
        let _ = writeln!(text, "{value:>20}  {name}");
        if !meaning.is_empty() {
            let _ = writeln!(text, "{:22}{meaning}", "");
        }
    }
    text
}

/// A week a line: a column for each way, and all of them. Writing to a string never fails.
fn weeks(requests: &RequestFigures) -> String {
    let heads = Way::ALL.iter().map(|way| of_one::way(*way)).chain([of_one::TOTAL]);
    let mut text = String::new();
    for head in heads {
        let _ = write!(text, "{head:>13}");
    }
    text.push('\n');
    for week in &requests.weeks {
        let counts = Way::ALL.iter().map(|way| week.by_way.of(*way)).chain([week.by_way.total()]);
        for n in counts {
            let _ = write!(text, "{n:>13}");
        }
        let _ = writeln!(text, "  {}, {}", of_one::week(week_number(week.days.from)), of_one::days(week.days));
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

#[cfg(test)]
mod tests {
    use super::*;
    use contract::statistics::{AnswerFigures, AppointmentFigures, ByWay, CentreFigures, TrainingFigures, WeekFigures};
    use domain::time::DateRange;

    #[test]
    fn a_section_is_told_once_with_what_it_counts_and_a_week_on_one_line() {
        let period = DateRange::lasting(NaiveDate::from_ymd_opt(2027, 2, 1).unwrap(), 7);
        let by_way = ByWay { callbacks: 2, enquiries: 1, appointments: 4 };
        let figures = NationalFigures {
            period,
            centres: CentreFigures { n: 9, n_asked: 4, n_to_answer: 3, n_in_time: 2 },
            requests: RequestFigures {
                by_way,
                weeks: vec![WeekFigures { days: period, by_way }],
                trainings: vec![TrainingFigures { title: "CAP Cuisine".to_owned(), n: 7 }],
                ..RequestFigures::default()
            },
            answers: AnswerFigures::default(),
            appointments: AppointmentFigures::default(),
        };
        let text = readable(&figures);
        let lines: Vec<&str> = text.lines().collect();
        let counted = ["            2", "            1", "            4", "            7"].concat();
        assert!(lines.contains(&format!("{counted}  S05 2027, du 1er février 2027 au 7 février 2027").as_str()), "{text}");
        assert!(lines.contains(&"                   7  CAP Cuisine"), "{text}");
        for section in [of_one::BY_WAY, of_one::BY_WEEK, of_one::BY_TRAINING, of_one::ANSWERS, of_one::APPOINTMENTS] {
            assert_eq!(lines.iter().filter(|line| **line == section).count(), 1, "{section}: {text}");
        }
    }
}
