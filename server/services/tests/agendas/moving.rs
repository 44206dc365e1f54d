//! Staff move, resize and hand over an appointment, and take that back.

use crate::{
    house::at,
    office::{Office, done},
};
use contract::{
    agendas::{Happened, Reschedule, Who},
    manage::EventCode,
    refusal::{Refusal, Rule},
};
use domain::{attendance::Standing, length::Length, moving::MoveRefused};
use store::Db;

async fn a_move_by_staff_takes_the_new_time_frees_the_old_and_is_told(db: &Db) {
    let office = Office::new(db).await;
    let (token, id) = office.booked(at(2, 10, 0), "lina").await;
    office.due(0).await;
    let entry = done(office.reschedule(office.to(id, 0, at(2, 11, 10))).await);
    assert_eq!((entry.starts.at, entry.minutes, entry.sequence), (at(2, 11, 10), 30, 1), "off the grid is theirs to choose");
    office.house.hold(at(2, 10, 0)).await.expect("the old time is free");
    assert!(office.house.hold(at(2, 11, 0)).await.is_err(), "the new one is taken");

    let view = office.managed(&token).await;
    assert_eq!((view.slot.starts.at, view.moves_left), (at(2, 11, 10), 3), "the centre's moves are not the candidate's");
    assert!(matches!(view.history.last().unwrap().what, EventCode::MovedByCentre { from, to }
        if (from.at, to.at) == (at(2, 10, 0), at(2, 11, 10))));
    let line = office.details(id).await.history.pop().unwrap();
    assert!(matches!(line.who, Who::Centre(name) if name.starts_with("manager de")));
    assert!(matches!(line.what, Happened::Moved { .. }));
}

async fn its_mails_wait_ten_seconds_and_go_to_the_candidate_and_the_advisors(db: &Db) {
    let office = Office::new(db).await;
    let (_, id) = office.booked(at(2, 10, 0), "lina").await;
    office.due(0).await;
    done(office.reschedule(office.to(id, 0, at(2, 11, 0))).await);
    assert_eq!(office.due(9).await, [""; 0]);
    assert_eq!(office.due(10).await, ["mail_candidate_moved", "mail_colleagues_moved"]);
}

async fn taken_back_within_ten_seconds_nobody_hears_of_it(db: &Db) {
    let office = Office::new(db).await;
    let (token, id) = office.booked(at(2, 10, 0), "lina").await;
    office.due(0).await;
    done(office.reschedule(office.to(id, 0, at(2, 11, 0))).await);
    let back = done(office.take_back(id, 1).await);
    assert_eq!((back.starts.at, back.sequence), (at(2, 10, 0), 2));
    assert_eq!(office.due(3600).await, [""; 0]);
    assert_eq!(office.managed(&token).await.slot.starts.at, at(2, 10, 0));
    assert_eq!(office.take_back(id, 1).await, Err(Refusal::Rule(Rule::ChangedMeanwhile)), "once");
}

async fn taken_back_after_the_mails_left_everybody_hears_of_it(db: &Db) {
    let office = Office::new(db).await;
    let (_, id) = office.booked(at(2, 10, 0), "lina").await;
    office.due(0).await;
    done(office.reschedule(office.to(id, 0, at(2, 11, 0))).await);
    assert_eq!(office.due(10).await.len(), 2);
    done(office.take_back(id, 1).await);
    assert_eq!(office.due(20).await, ["mail_candidate_moved", "mail_colleagues_moved"]);
}

async fn of_two_moves_in_a_row_one_mail_leaves_and_a_way_back_by_hand_tells_nothing(db: &Db) {
    let office = Office::new(db).await;
    let (_, id) = office.booked(at(2, 10, 0), "lina").await;
    office.due(0).await;
    done(office.reschedule(office.to(id, 0, at(2, 11, 0))).await);
    done(office.reschedule(office.to(id, 1, at(2, 14, 0))).await);
    assert_eq!(office.due(10).await, ["mail_candidate_moved", "mail_colleagues_moved"], "the first move's did not leave");
    done(office.reschedule(office.to(id, 2, at(2, 15, 0))).await);
    done(office.reschedule(office.to(id, 3, at(2, 16, 0))).await);
    done(office.reschedule(office.to(id, 4, at(2, 14, 0))).await);
    assert_eq!(office.due(3600).await, [""; 0], "it stands where they know it to be");
    done(office.reschedule(office.to(id, 5, at(2, 15, 0))).await);
    done(office.reschedule(office.to(id, 6, at(2, 16, 0))).await);
    done(office.take_back(id, 7).await);
    assert_eq!(office.due(3600).await, ["mail_candidate_moved", "mail_colleagues_moved"], "15:00 is news all the same");
}

async fn another_length_is_told_as_such_and_another_advisor_is_the_centre_s_affair(db: &Db) {
    let office = Office::new(db).await;
    let (token, id) = office.booked(at(2, 10, 0), "lina").await;
    office.due(0).await;
    let longer = Reschedule { length: Length::new(45).unwrap(), ..office.to(id, 0, at(2, 10, 0)) };
    assert_eq!(done(office.reschedule(longer).await).minutes, 45);
    assert_eq!(office.due(10).await, ["mail_candidate_resized", "mail_colleagues_moved"]);
    let until = EventCode::LengthChanged { until: at(2, 10, 45).in_zone(domain::time::Tz::Europe__Paris) };
    assert_eq!(office.managed(&token).await.history.last().unwrap().what, until);

    let to_colleague = Reschedule {
        length: Length::new(45).unwrap(),
        advisors: vec![office.colleague],
        accepted: vec![contract::agendas::Objection::NotTheirs { advisor: office.colleague }],
        ..office.to(id, 1, at(2, 10, 0))
    };
    assert_eq!(done(office.reschedule(to_colleague).await).advisors, [office.colleague]);
    assert_eq!(office.due(10).await, ["mail_colleagues_moved"]);
    let history = office.details(id).await.history;
    assert!(history.iter().any(|line| matches!(&line.what, Happened::Reassigned { to } if to.len() == 1)));
}

async fn the_same_move_twice_is_as_once_and_an_old_page_is_told_so(db: &Db) {
    let office = Office::new(db).await;
    let (_, id) = office.booked(at(2, 10, 0), "lina").await;
    let once = done(office.reschedule(office.to(id, 0, at(2, 11, 0))).await);
    assert_eq!(done(office.reschedule(office.to(id, 0, at(2, 11, 0))).await), once);
    let old = office.reschedule(office.to(id, 0, at(2, 9, 0))).await;
    assert_eq!(old, Err(Refusal::Rule(Rule::ChangedMeanwhile)));
}

async fn notice_and_horizon_bind_candidates_alone(db: &Db) {
    let office = Office::with_type(db, |kind| {
        kind.policy.min_notice_min = 24 * 60;
        kind.policy.horizon = Some(domain::agenda::Horizon::Days(7));
    })
    .await;
    let (_, id) = office.booked(at(2, 10, 0), "lina").await;
    let soon = done(office.reschedule(office.to(id, 0, at(0, 9, 30))).await);
    assert_eq!(soon.starts.at, at(0, 9, 30), "half an hour from now");
    let far = done(office.reschedule(office.to(id, 1, at(70, 10, 0))).await);
    assert_eq!(far.starts.at, at(70, 10, 0), "ten weeks from now, on a Monday");
}

async fn what_took_place_or_is_called_off_stays_where_it_is(db: &Db) {
    let office = Office::new(db).await;
    let (_, id) = office.booked(at(0, 10, 0), "lina").await;
    office.house.clock.advance_minutes(90);
    done(office.mark(id, 0, domain::attendance::Mark::Attended).await);
    let moved = office.reschedule(office.to(id, 1, at(2, 10, 0))).await;
    assert!(matches!(moved, Err(Refusal::Rule(Rule::Move(MoveRefused::NotLive { .. })))), "{moved:?}");
}

async fn a_moved_appointment_that_waits_goes_on_waiting_but_not_beyond_its_start(db: &Db) {
    let office = Office::with_type(db, |kind| kind.confirmation = store::types::Confirmation::ByCentre).await;
    let (token, id) = office.booked(at(3, 10, 0), "lina").await;
    let entry = done(office.reschedule(office.to(id, 0, at(1, 10, 0))).await);
    assert_eq!(entry.state, Standing::Pending);
    office.house.clock.advance_seconds(at(1, 10, 0).since(office.house.clock.now()));
    assert_eq!(office.house.services.free_overdue().await.unwrap(), 1, "its start is the end of the wait");
    assert_eq!(office.managed(&token).await.history.last().unwrap().what, EventCode::Expired);
}

testkit::on_both_engines!(
    a_move_by_staff_takes_the_new_time_frees_the_old_and_is_told,
    its_mails_wait_ten_seconds_and_go_to_the_candidate_and_the_advisors,
    taken_back_within_ten_seconds_nobody_hears_of_it,
    taken_back_after_the_mails_left_everybody_hears_of_it,
    of_two_moves_in_a_row_one_mail_leaves_and_a_way_back_by_hand_tells_nothing,
    another_length_is_told_as_such_and_another_advisor_is_the_centre_s_affair,
    the_same_move_twice_is_as_once_and_an_old_page_is_told_so,
    notice_and_horizon_bind_candidates_alone,
    what_took_place_or_is_called_off_stays_where_it_is,
    a_moved_appointment_that_waits_goes_on_waiting_but_not_beyond_its_start,
);
