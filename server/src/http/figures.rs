//! The figures of a centre as CSV: section, name, number. Titles of trainings come from elsewhere: none becomes a formula.

use super::{
    Surface,
    export::{BOM, file, safe, unwritten},
    fault,
};
use app::forms::statistics::read_statistics;
use axum::{
    Extension,
    extract::{Path, State},
    http::Uri,
    response::Response,
};
use contract::{
    refusal::Refusal,
    scope::StaffScope,
    statistics::{RequestFigures, StatisticsView},
};
use domain::{request::Way, statistics::week_number};
use locales::fr::staff::statistics as words;

/// See the module.
pub async fn csv(
    State(surface): State<Surface>,
    Extension(scope): Extension<StaffScope>,
    Path(centre): Path<String>,
    address: Uri,
) -> Response {
    let Some(staff) = &surface.staff else { return fault::refused(&Refusal::NotFound) };
    let ask = read_statistics(&centre, address.query().unwrap_or_default());
    match staff.ports.statistics.export(&scope, ask).await {
        Ok(view) => match written(&view) {
            Ok(body) => file(body, "text/csv; charset=utf-8", "statistiques.csv"),
            Err(error) => unwritten(&error, &scope),
        },
        Err(refusal) => fault::refused(&refusal),
    }
}

/// A line: section, name, number.
type Line = (&'static str, String, String);

fn written(view: &StatisticsView) -> Result<Vec<u8>, csv::Error> {
    // Semicolons: what French tables expect.
    let mut writer = csv::WriterBuilder::new().delimiter(b';').terminator(csv::Terminator::CRLF).from_writer(BOM.to_vec());
    writer.write_record([words::SECTION, words::FIGURE, words::VALUE])?;
    writer.write_record([words::TITLE, &words::days(view.period), ""])?;
    for (section, name, value) in lines(view) {
        writer.write_record([section, &safe(&name), &safe(&value)])?;
    }
    writer.into_inner().map_err(|error| error.into_error().into())
}

fn lines(view: &StatisticsView) -> Vec<Line> {
    let named = |section, told: Vec<(words::Named, String)>| {
        told.into_iter().map(move |(named, value)| (section, named.name.to_owned(), value))
    };
    requests(&view.requests)
        .into_iter()
        .chain(named(words::ANSWERS, words::told_answers(&view.answers)))
        .chain(named(words::APPOINTMENTS, words::told_appointments(&view.appointments)))
        .collect()
}

fn requests(figures: &RequestFigures) -> Vec<Line> {
    let ways = Way::ALL.iter().map(|way| (words::BY_WAY, words::way(*way).to_owned(), figures.by_way.of(*way).to_string()));
    let weeks = figures.weeks.iter().flat_map(|week| {
        let name = words::week(week_number(week.days.from));
        Way::ALL
            .iter()
            .map(move |way| (words::BY_WEEK, format!("{name}, {}", words::way(*way)), week.by_way.of(*way).to_string()))
    });
    let trainings = figures.trainings.iter().map(|one| (words::BY_TRAINING, one.title.clone(), one.n.to_string()));
    let rest = [(words::OTHER_TRAININGS, figures.other_trainings), (words::NO_TRAINING, figures.no_training)];
    let rest = rest.into_iter().map(|(name, n)| (words::BY_TRAINING, name.to_owned(), n.to_string()));
    let referrers =
        figures.referrers.iter().map(|(referrer, n)| (words::BY_REFERRER, words::referrer(*referrer).to_owned(), n.to_string()));
    ways.chain(weeks).chain(trainings).chain(rest).chain(referrers).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use contract::statistics::{AnswerFigures, AppointmentFigures, TrainingFigures};
    use domain::time::{DateRange, NaiveDate};

    #[test]
    fn a_training_s_title_is_no_formula_in_the_csv() {
        let from = NaiveDate::from_ymd_opt(2027, 2, 1).unwrap();
        let view = StatisticsView {
            period: DateRange::lasting(from, 7),
            zone: "Europe/Paris".to_owned(),
            requests: RequestFigures {
                trainings: vec![TrainingFigures { title: "=1+1".to_owned(), n: 3 }],
                ..RequestFigures::default()
            },
            answers: AnswerFigures::default(),
            appointments: AppointmentFigures::default(),
            may_export: true,
        };
        let text = String::from_utf8(written(&view).unwrap()).unwrap();
        assert!(text.contains("\r\nDemandes par formation;'=1+1;3\r\n"), "{text}");
    }
}
