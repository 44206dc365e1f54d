//! Figures as tables: one list of lines for CSV and for the terminal, a few sheets for XLSX. Titles of trainings come from
//! elsewhere: none becomes a formula.

use crate::tables::{self, Cell, Sheet};
use contract::statistics::{NationalFigures, RequestFigures, StatisticsView, WeekFigures};
use domain::{request::Way, statistics::week_number, time::DateRange};
use locales::fr::{national as of_all, staff::statistics as words};
use rust_xlsxwriter::XlsxError;

/// A figure.
pub struct Line {
    /// What it is about.
    pub section: &'static str,
    /// Its name.
    pub name: String,
    /// As people read it.
    pub value: Cell,
    /// What it counts; empty where its name says so.
    pub meaning: &'static str,
}

/// A centre's figures as CSV: section, name, number.
pub fn csv(view: &StatisticsView) -> Result<Vec<u8>, csv::Error> {
    written(view.period, lines(view))
}

/// The figures of all centres as CSV: section, name, number.
pub fn national_csv(figures: &NationalFigures) -> Result<Vec<u8>, csv::Error> {
    written(figures.period, national(figures))
}

fn written(period: DateRange, lines: Vec<Line>) -> Result<Vec<u8>, csv::Error> {
    let head = [words::SECTION, words::FIGURE, words::VALUE];
    let first = vec![Cell::from(words::TITLE), Cell::from(words::days(period)), Cell::from("")];
    let rows = lines.into_iter().map(|line| vec![Cell::from(line.section), Cell::from(line.name), line.value]);
    tables::csv(head, [first].into_iter().chain(rows))
}

/// A centre's figures as a book: single figures with what they count, weeks, trainings, platforms.
pub fn xlsx(view: &StatisticsView) -> Result<Vec<u8>, XlsxError> {
    let requests = &view.requests;
    let mut figures = ways(requests);
    figures.extend(singles(view));
    let period = vec![Cell::from(words::TITLE), Cell::from(words::days(view.period)), Cell::from(""), Cell::from("")];
    let single = |line: Line| vec![line.section.into(), line.name.into(), line.value, line.meaning.into()];
    let named = |line: Line| vec![Cell::from(line.name), line.value];
    let way_heads = Way::ALL.iter().map(|way| words::way(*way));
    let week_heads = [words::WEEK, words::FIRST_DAY, words::LAST_DAY].into_iter().chain(way_heads).chain([words::TOTAL]);
    tables::xlsx([
        Sheet {
            name: words::SHEET_FIGURES,
            head: vec![words::SECTION, words::FIGURE, words::VALUE, words::MEANING],
            rows: [period].into_iter().chain(figures.into_iter().map(single)).collect::<Vec<_>>(),
        },
        Sheet { name: words::SHEET_WEEKS, head: week_heads.collect(), rows: weeks(requests) },
        Sheet {
            name: words::SHEET_TRAININGS,
            head: vec![words::TRAINING, words::COUNT],
            rows: trainings(requests).into_iter().map(named).collect(),
        },
        Sheet {
            name: words::SHEET_REFERRERS,
            head: vec![words::REFERRER, words::COUNT],
            rows: referrers(requests).into_iter().map(named).collect(),
        },
    ])
}

fn weeks(requests: &RequestFigures) -> Vec<Vec<Cell>> {
    let row = |week: &WeekFigures| {
        let days = [week.days.from, words::last_day(week.days)].map(|day| Cell::from(day.to_string()));
        let counts = Way::ALL.iter().map(|way| Cell::from(week.by_way.of(*way)));
        let name = Cell::from(words::week(week_number(week.days.from)));
        [name].into_iter().chain(days).chain(counts).chain([Cell::from(week.by_way.total())]).collect()
    };
    requests.weeks.iter().map(row).collect()
}

fn lines(view: &StatisticsView) -> Vec<Line> {
    let mut lines = asked(&view.requests);
    lines.extend(singles(view));
    lines
}

/// The figures of all centres, line by line.
pub fn national(figures: &NationalFigures) -> Vec<Line> {
    let mut lines = told(of_all::CENTRES, of_all::told_centres(&figures.centres));
    lines.extend(asked(&figures.requests));
    lines.extend(told(words::ANSWERS, words::told_answers(&figures.answers)));
    lines.extend(told(words::APPOINTMENTS, words::told_appointments(&figures.appointments)));
    lines
}

fn singles(view: &StatisticsView) -> Vec<Line> {
    let mut lines = told(words::ANSWERS, words::told_answers(&view.answers));
    lines.extend(told(words::APPOINTMENTS, words::told_appointments(&view.appointments)));
    lines.extend(told(words::FILLING, words::told_filling(&view.filling)));
    lines
}

fn told(section: &'static str, told: Vec<(words::Named, String)>) -> Vec<Line> {
    let line = |(named, value): (words::Named, String)| Line {
        section,
        name: named.name.to_owned(),
        // A count is a number in a table, a share or a delay is not.
        value: value.parse::<u64>().map_or_else(|_| Cell::from(value), Cell::from),
        meaning: named.meaning,
    };
    told.into_iter().map(line).collect()
}

fn asked(requests: &RequestFigures) -> Vec<Line> {
    let mut lines = ways(requests);
    lines.extend(requests.weeks.iter().flat_map(|week| {
        let name = words::week(week_number(week.days.from));
        let one = move |way: &Way| (format!("{name}, {}", words::way(*way)), week.by_way.of(*way));
        Way::ALL.iter().map(one).map(|one| counted(words::BY_WEEK, one))
    }));
    lines.extend(trainings(requests));
    lines.extend(referrers(requests));
    lines
}

fn ways(requests: &RequestFigures) -> Vec<Line> {
    let one = |way: &Way| counted(words::BY_WAY, (words::way(*way).to_owned(), requests.by_way.of(*way)));
    Way::ALL.iter().map(one).collect()
}

fn trainings(requests: &RequestFigures) -> Vec<Line> {
    let named = requests.trainings.iter().map(|one| (one.title.clone(), one.n));
    let rest = [(words::OTHER_TRAININGS, requests.other_trainings), (words::NO_TRAINING, requests.no_training)];
    let rest = rest.into_iter().map(|(name, n)| (name.to_owned(), n));
    named.chain(rest).map(|one| counted(words::BY_TRAINING, one)).collect()
}

fn referrers(requests: &RequestFigures) -> Vec<Line> {
    let one = |(referrer, n): &(_, u64)| counted(words::BY_REFERRER, (words::referrer(*referrer).to_owned(), *n));
    requests.referrers.iter().map(one).collect()
}

fn counted(section: &'static str, (name, n): (String, u64)) -> Line {
    Line { section, name, value: n.into(), meaning: "" }
}

#[cfg(test)]
mod tests {
    use super::*;
    use contract::statistics::{
        AnswerFigures, AppointmentFigures, ByWay, CentreFigures, FillFigures, TrainingFigures, WeekFigures,
    };
    use domain::{request::Referrer, time::NaiveDate};

    fn period() -> DateRange {
        DateRange::lasting(NaiveDate::from_ymd_opt(2027, 2, 1).unwrap(), 7)
    }

    fn requests() -> RequestFigures {
        let by_way = ByWay { callbacks: 2, enquiries: 1, appointments: 4 };
        RequestFigures {
            by_way,
            weeks: vec![WeekFigures { days: period(), by_way }],
            trainings: vec![TrainingFigures { title: "=1+1".to_owned(), n: 3 }],
            referrers: vec![(Some(Referrer::Onisep), 5), (None, 2)],
            ..RequestFigures::default()
        }
    }

    fn view() -> StatisticsView {
        StatisticsView {
            period: period(),
            zone: "Europe/Paris".to_owned(),
            requests: requests(),
            answers: AnswerFigures::default(),
            appointments: AppointmentFigures { attended: 3, ..AppointmentFigures::default() },
            filling: FillFigures { open_min: 600, taken_min: 90 },
            may_export: true,
        }
    }

    #[test]
    fn the_csv_says_every_figure_of_the_page_and_no_title_is_a_formula() {
        let text = String::from_utf8(csv(&view()).unwrap()).unwrap();
        for line in [
            "Demandes par voie;Rappels;2",
            "Demandes par semaine;S05 2027, Rappels;2",
            "Demandes par formation;'=1+1;3",
            "Demandes par origine;Onisep;5",
            "Rendez-vous;Venus;3",
            "Remplissage des agendas;Temps pris;1\u{202f}h\u{202f}30",
            "Remplissage des agendas;Taux de remplissage;15\u{202f}%",
        ] {
            assert!(text.contains(&format!("\r\n{line}\r\n")), "{line}: {text}");
        }
    }

    #[test]
    fn the_book_says_the_same_on_its_sheets_with_what_each_figure_counts() {
        let parts = tables::parts_of(xlsx(&view()).unwrap());
        let words = &parts["xl/sharedStrings.xml"];
        for word in ["'=1+1", "S05 2027", "Onisep", "Venus", "Le candidat est venu.", "Taux de remplissage", "15\u{202f}%"] {
            assert!(words.contains(&format!("<t>{word}</t>")), "{word}: {words}");
        }
        let numbers = |sheet: u8, cells: &[(&str, u64)]| {
            let text = &parts[&format!("xl/worksheets/sheet{sheet}.xml")];
            for (at, n) in cells {
                assert!(text.contains(&format!(r#"<c r="{at}"><v>{n}</v></c>"#)), "sheet {sheet}, {at}: {text}");
            }
            assert!(!text.contains("<f>"), "{text}");
        };
        numbers(1, &[("C3", 2), ("C4", 1), ("C5", 4)]);
        numbers(2, &[("D2", 2), ("E2", 1), ("F2", 4), ("G2", 7)]);
        numbers(3, &[("B2", 3)]);
        numbers(4, &[("B2", 5), ("B3", 2)]);
    }

    #[test]
    fn the_figures_of_all_centres_begin_with_how_many_centres_do_what() {
        let figures = NationalFigures {
            period: period(),
            centres: CentreFigures { n: 9, n_asked: 4, n_to_answer: 3, n_in_time: 2 },
            requests: requests(),
            answers: AnswerFigures::default(),
            appointments: AppointmentFigures::default(),
        };
        let text = String::from_utf8(national_csv(&figures).unwrap()).unwrap();
        let lines: Vec<&str> = text.lines().skip(1).take(6).collect();
        let expected = [
            "Statistiques;du 1er février 2027 au 7 février 2027;",
            "CFA;CFA connus;9",
            "CFA;Ont reçu une demande;4",
            "CFA;Ont reçu un rappel ou un message;3",
            "CFA;Ont répondu à tout en sept jours;2",
            "CFA;Part des CFA qui ont répondu à tout en sept jours;67\u{202f}%",
        ];
        assert_eq!(lines, expected);
    }
}
