//! Requests, answers and appointments of a centre.

use crate::house::{House, by_way};
use contract::{
    Answer,
    refusal::Refusal,
    statistics::{AppointmentFigures, ByWay, ShowStatistics, Statistics, StatisticsView},
};
use domain::{
    appointment::{AppointmentState, Party},
    ids::TrainingId,
    life::RequestState,
    request::{Referrer, Way},
    staff::Role,
    time::Tz,
};
use store::{Db, appointments, centres, journal, requests::NewRequest};
use testkit::{NOW, Scene, a_centre};

async fn requests_are_counted_by_way_week_training_and_platform(db: &Db) {
    let house = House::new(db).await;
    let trainings: Vec<TrainingId> =
        testkit::scene::publish(db, &[testkit::a_staged_training("K#L01"), testkit::a_staged_training("L#L01")], NOW).await;
    let about = |training: usize, referrer| {
        let training = trainings[training];
        move |new: &mut NewRequest| {
            new.training = Some(training);
            new.referrer = Some(referrer);
        }
    };
    let none = (None, None);
    house.received((Way::Callback, "2027-02-09T10:00:00Z"), about(1, Referrer::Onisep), none).await;
    house.received((Way::Enquiry, "2027-02-10T10:00:00Z"), about(1, Referrer::Onisep), none).await;
    house.received((Way::Enquiry, "2027-02-16T10:00:00Z"), about(0, Referrer::Parcoursup), none).await;
    house
        .received(
            (Way::Enquiry, "2027-02-17T10:00:00Z"),
            |new| {
                new.training = None;
                new.referrer = None;
            },
            none,
        )
        .await;
    let view = house.shown(house.ask("2027-02-08", "2027-02-28")).await;
    assert_eq!(view.requests.by_way, by_way(1, 3, 0));
    let weeks: Vec<ByWay> = view.requests.weeks.iter().map(|week| week.by_way).collect();
    assert_eq!(weeks, [by_way(1, 1, 0), by_way(0, 2, 0), by_way(0, 0, 0)], "a week without any is there");
    let counted: Vec<u64> = view.requests.trainings.iter().map(|training| training.n).collect();
    assert_eq!((counted, view.requests.other_trainings, view.requests.no_training), (vec![2, 1], 0, 1));
    let expected = [(Some(Referrer::Onisep), 2), (None, 1), (Some(Referrer::Parcoursup), 1)];
    assert_eq!(view.requests.referrers, expected);
}

async fn the_period_begins_and_ends_at_midnight_on_the_centre_s_clock(db: &Db) {
    let house = House::new(db).await;
    for outside in ["2027-02-07T22:59:59Z", "2027-02-14T23:00:00Z"] {
        house.left(outside).await;
    }
    for inside in ["2027-02-07T23:00:00Z", "2027-02-14T22:59:59Z"] {
        house.left(inside).await;
    }
    let view = house.shown(house.ask("2027-02-08", "2027-02-14")).await;
    assert_eq!(view.requests.by_way.total(), 2);
}

async fn the_week_in_which_the_clock_changes_is_an_hour_shorter(db: &Db) {
    let house = House::new(db).await;
    // On Sunday 28 March 2027 Paris goes from UTC+1 to UTC+2.
    for received in ["2027-03-21T23:00:00Z", "2027-03-28T21:59:59Z", "2027-03-28T22:00:00Z"] {
        house.left(received).await;
    }
    let view = house.shown(house.ask("2027-03-22", "2027-04-04")).await;
    let weeks: Vec<u64> = view.requests.weeks.iter().map(|week| week.by_way.total()).collect();
    assert_eq!(weeks, [2, 1]);
}

async fn the_week_in_which_the_clock_goes_back_is_an_hour_longer(db: &Db) {
    let house = House::new(db).await;
    // On Sunday 25 October 2026 Paris goes from UTC+2 to UTC+1.
    for received in ["2026-10-18T21:59:59Z", "2026-10-18T22:00:00Z", "2026-10-25T22:59:59Z", "2026-10-25T23:00:00Z"] {
        house.left(received).await;
    }
    let view = house.shown(house.ask("2026-10-12", "2026-11-01")).await;
    let weeks: Vec<u64> = view.requests.weeks.iter().map(|week| week.by_way.total()).collect();
    assert_eq!(weeks, [1, 2, 1]);
}

async fn days_are_those_of_a_centre_overseas(db: &Db) {
    let scene = Scene::new(db).await;
    let overseas = &store::centres::NewCentre { zone: Tz::Indian__Reunion, ..a_centre() };
    let centre = db.write(|tx| async move { centres::insert(&tx, overseas).await }).await.unwrap();
    let house = House::of(db, Scene { centre, ..scene }).await;
    // Four hours before UTC, all year.
    for received in ["2027-02-07T19:59:59Z", "2027-02-07T20:00:00Z", "2027-02-08T19:59:59Z", "2027-02-08T20:00:00Z"] {
        house.left(received).await;
    }
    let view = house.shown(house.ask("2027-02-08", "2027-02-08")).await;
    assert_eq!((view.requests.by_way.total(), view.zone.as_str()), (2, "Indian/Reunion"));
}

async fn twenty_trainings_are_named_and_the_rest_is_told_together(db: &Db) {
    let house = House::new(db).await;
    let records: Vec<_> = (0..23)
        .map(|n| {
            let mut record = testkit::a_staged_training(&format!("K{n:02}#L01"));
            record.title = format!("Formation {n:02}");
            record
        })
        .collect();
    let trainings = testkit::scene::publish(db, &records, NOW).await;
    // The last one is asked about most.
    for training in trainings.iter().chain(trainings.last()).copied() {
        house.received((Way::Enquiry, "2027-02-09T10:00:00Z"), |new| new.training = Some(training), (None, None)).await;
    }
    house.left("2027-02-09T11:00:00Z").await;
    let view = house.shown(house.ask("2027-02-08", "2027-02-14")).await;
    let named = &view.requests.trainings;
    assert_eq!((named.len(), named[0].title.as_str(), named[0].n), (20, "Formation 22", 2));
    assert_eq!((view.requests.other_trainings, view.requests.no_training), (3, 1));
    let told: u64 = named.iter().map(|training| training.n).sum();
    assert_eq!(told + 3 + 1, view.requests.by_way.total(), "every request is told once");
}

async fn answers_are_those_to_call_backs_and_messages_and_their_delays_are_medians(db: &Db) {
    let house = House::new(db).await;
    let at = "2027-02-09T10:00:00Z";
    let delays = [(Some(60), Some(600)), (Some(120), Some(1200)), (Some(600), None), (None, None)];
    for delay in delays {
        house.received((Way::Enquiry, at), |_| {}, delay).await;
    }
    let view = house.shown(house.ask("2027-02-08", "2027-02-14")).await;
    let answers = view.answers;
    assert_eq!((answers.received, answers.answered), (4, 2));
    assert_eq!((answers.median_to_open, answers.median_to_answer), (Some(120), Some(900)));
}

async fn a_period_without_anything_has_figures_and_no_median(db: &Db) {
    let house = House::new(db).await;
    let view = house.shown(ShowStatistics { centre: house.slug.clone(), from: None, to: None }).await;
    assert_eq!(view.requests.weeks.len(), 13);
    assert_eq!((view.requests.by_way.total(), view.answers.median_to_answer), (0, None));
    assert_eq!(view.appointments, AppointmentFigures::default());
}

async fn what_was_merged_or_belongs_to_another_centre_is_not_counted(db: &Db) {
    let house = House::new(db).await;
    let other = House::new(db).await;
    let at = "2027-02-09T10:00:00Z";
    house.left(at).await;
    house.received((Way::Callback, at), |new| new.state = RequestState::Merged, (None, None)).await;
    other.received((Way::Enquiry, at), |_| {}, (Some(1), Some(1))).await;
    other.scene.book(db, Scene::slot(24, 30)).await.unwrap();
    let view = house.shown(house.ask("2027-02-08", "2027-03-31")).await;
    assert_eq!(view.requests.by_way, by_way(1, 0, 0));
    assert_eq!(view.answers.answered, 0);
    assert_eq!(view.appointments.total(), 0);
}

async fn appointments_are_counted_by_what_became_of_them(db: &Db) {
    let house = House::new(db).await;
    let became = [
        None,
        Some(AppointmentState::Attended { at: NOW }),
        Some(AppointmentState::NoShow { at: NOW }),
        Some(AppointmentState::Cancelled { by: Party::Candidate, at: NOW }),
        Some(AppointmentState::Cancelled { by: Party::Centre, at: NOW }),
    ];
    for (day, state) in (1..).zip(became) {
        let id = house.scene.book(db, Scene::slot(-24 * day, 30)).await.unwrap();
        if let Some(state) = state {
            let changed = db.write(|tx| async move { appointments::update_state(&tx, (id, 0), state, None, NOW).await }).await;
            assert!(changed.unwrap());
        }
    }
    house.scene.book(db, Scene::slot(24, 30)).await.unwrap();
    let view = house.shown(house.ask("2027-02-20", "2027-03-05")).await;
    let expected = AppointmentFigures {
        pending: 0,
        booked: 2,
        attended: 1,
        no_show: 1,
        cancelled_by_candidate: 1,
        cancelled_by_centre: 1,
        unsettled: 1,
    };
    assert_eq!(view.appointments, expected);
    assert_eq!(house.shown(house.ask("2027-03-02", "2027-03-05")).await.appointments.total(), 1, "by the day they begin");
}

async fn every_member_looks_and_a_manager_alone_takes_out(db: &Db) {
    let house = House::new(db).await;
    let ask = || house.ask("2027-02-08", "2027-02-14");
    let (advisor, reception) = (house.member(Role::Advisor).await, house.member(Role::Reception).await);
    for (member, exports) in [(&advisor, false), (&reception, false), (&house.manager, true)] {
        let view = Statistics::show(&house.services, member, ask()).await.unwrap();
        assert_eq!(view.may_export, exports, "{member:?}");
        let taken: Answer<StatisticsView> = Statistics::export(&house.services, member, ask()).await;
        assert_eq!(taken, if exports { Ok(view) } else { Err(Refusal::Forbidden) }, "{member:?}");
    }
    let acts: Vec<String> =
        journal::list(db.read(), house.scene.centre, 10).await.unwrap().into_iter().map(|row| row.act).collect();
    assert_eq!(acts, ["statistics_exported"]);
    let stranger = House::new(db).await.manager;
    assert_eq!(Statistics::show(&house.services, &stranger, ask()).await, Err(Refusal::NotFound));
}

testkit::on_both_engines!(
    requests_are_counted_by_way_week_training_and_platform,
    the_period_begins_and_ends_at_midnight_on_the_centre_s_clock,
    the_week_in_which_the_clock_changes_is_an_hour_shorter,
    the_week_in_which_the_clock_goes_back_is_an_hour_longer,
    days_are_those_of_a_centre_overseas,
    twenty_trainings_are_named_and_the_rest_is_told_together,
    answers_are_those_to_call_backs_and_messages_and_their_delays_are_medians,
    a_period_without_anything_has_figures_and_no_median,
    what_was_merged_or_belongs_to_another_centre_is_not_counted,
    appointments_are_counted_by_what_became_of_them,
    every_member_looks_and_a_manager_alone_takes_out,
);
