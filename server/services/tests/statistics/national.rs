//! The figures of all centres together.

use crate::house::{House, by_way};
use contract::statistics::{AppointmentFigures, CentreFigures, NationalFigures, TrainingFigures};
use domain::{
    life::RequestState,
    request::{Referrer, Way},
};
use store::Db;
use testkit::{NOW, Scene};

const DAY: i64 = 24 * 3600;
/// The twelve weeks before [`NOW`] and its own are what is told when nobody asks for days.
const USUAL: (Option<domain::time::NaiveDate>, Option<domain::time::NaiveDate>) = (None, None);

async fn told(house: &House) -> NationalFigures {
    house.services.national_figures(USUAL).await.unwrap()
}

async fn requests_of_all_centres_are_counted_together(db: &Db) {
    let (one, other) = (House::new(db).await, House::new(db).await);
    let mut records = ["K#L01", "K#L02", "K#L03"].map(testkit::a_staged_training);
    (records[2].title, records[2].sort_title) = ("Soudage".to_owned(), "soudage".to_owned());
    let trainings = testkit::scene::publish(db, &records, NOW).await;
    let at = "2027-02-09T10:00:00Z";
    one.received((Way::Enquiry, at), |new| new.training = Some(trainings[0]), (Some(60), Some(600))).await;
    other.received((Way::Enquiry, at), |new| new.training = Some(trainings[1]), (Some(120), Some(1200))).await;
    other
        .received(
            (Way::Callback, at),
            |new| (new.training, new.referrer) = (Some(trainings[2]), Some(Referrer::Onisep)),
            (None, None),
        )
        .await;
    other.received((Way::Callback, at), |new| new.state = RequestState::Merged, (None, None)).await;
    other.left("2026-12-06T22:59:59Z").await;
    one.left("2026-12-06T23:00:00Z").await;
    one.scene.book(db, Scene::slot(-24, 30)).await.unwrap();
    let figures = told(&one).await;
    assert_eq!(figures.requests.by_way, by_way(2, 2, 1), "from Monday 7 December on, at midnight in Paris");
    assert_eq!(figures.requests.weeks.len(), 13);
    let title = |title: &str, n| TrainingFigures { title: title.to_owned(), n };
    assert_eq!(figures.requests.trainings, [title("Boulangerie", 2), title("Soudage", 1)], "one title, wherever it is taught");
    assert_eq!((figures.requests.other_trainings, figures.requests.no_training), (0, 2));
    assert_eq!(figures.requests.referrers, [(None, 4), (Some(Referrer::Onisep), 1)]);
    assert_eq!((figures.answers.received, figures.answers.answered), (4, 2));
    assert_eq!((figures.answers.median_to_open, figures.answers.median_to_answer), (Some(90), Some(900)));
    assert_eq!(figures.appointments, AppointmentFigures { booked: 1, unsettled: 1, ..AppointmentFigures::default() });
}

async fn a_centre_is_in_time_when_nothing_waited_longer_than_seven_days(db: &Db) {
    let mut houses = Vec::new();
    for _ in 0..6 {
        houses.push(House::new(db).await);
    }
    let old = "2027-02-09T10:00:00Z";
    let answered_after = async |house: &House, seconds| house.received((Way::Enquiry, old), |_| {}, (None, Some(seconds))).await;
    // In time: on the last second; what is young still waits; what was taken back asks for nothing.
    answered_after(&houses[0], 7 * DAY).await;
    houses[0].left("2027-02-22T08:00:00Z").await;
    houses[0].received((Way::Callback, old), |new| new.state = RequestState::Withdrawn, (None, None)).await;
    // Late: by a second, by one of two, by never.
    answered_after(&houses[1], 7 * DAY + 1).await;
    answered_after(&houses[2], DAY).await;
    answered_after(&houses[2], 8 * DAY).await;
    houses[3].left("2027-02-22T07:59:59Z").await;
    // An appointment asks for no answer; the last one received nothing.
    houses[4].received((Way::Appointment, old), |_| {}, (None, None)).await;
    assert_eq!(told(&houses[5]).await.centres, CentreFigures { n: 6, n_asked: 5, n_to_answer: 4, n_in_time: 1 });
}

async fn figures_of_nothing_are_there(db: &Db) {
    let house = House::new(db).await;
    let figures = told(&house).await;
    assert_eq!((figures.requests.by_way.total(), figures.answers.median_to_answer), (0, None));
    assert_eq!(figures.centres, CentreFigures { n: 1, ..CentreFigures::default() });
}

testkit::on_both_engines!(
    requests_of_all_centres_are_counted_together,
    a_centre_is_in_time_when_nothing_waited_longer_than_seven_days,
    figures_of_nothing_are_there,
);
