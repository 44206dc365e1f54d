//! How was it, and did you enrol? Asked of who came, answered on the link.

use crate::{
    house::{at, scope},
    office::{Office, done},
};
use contract::{
    manage::{EventCode, GiveFeedback, Managing},
    refusal::Refusal,
};
use domain::{attendance::Mark, feedback::Question};
use services::contacts::FollowedUp;
use store::Db;

async fn asked(office: &Office, days: i64, hour: i64) -> usize {
    office.house.clock.set(at(days, hour, 0));
    let FollowedUp { asked_back, .. } = office.house.services.follow_up().await.unwrap();
    asked_back
}

async fn who_came_is_asked_the_day_after_and_thirty_days_after(db: &Db) {
    let office = Office::new(db).await;
    let (_, came) = office.booked(at(0, 10, 0), "lina").await;
    let (_, missed) = office.booked(at(0, 11, 0), "yanis").await;
    office.house.clock.set(at(0, 12, 0));
    done(office.mark(came, 0, Mark::Attended).await);
    done(office.mark(missed, 0, Mark::NoShow).await);
    assert_eq!(asked(&office, 0, 17).await, 0, "not the same day");
    assert_eq!(asked(&office, 1, 7).await, 0, "not before the morning");
    assert_eq!(asked(&office, 1, 9).await, 1, "and only who came");
    assert_eq!(asked(&office, 10, 9).await, 0);
    assert_eq!(asked(&office, 30, 9).await, 1);
    assert_eq!(asked(&office, 40, 9).await, 0);
}

async fn what_is_said_is_noted_once_and_may_be_said_otherwise(db: &Db) {
    let office = Office::new(db).await;
    let (token, id) = office.booked(at(0, 10, 0), "lina").await;
    let say = async |question, yes| {
        let ask = GiveFeedback { token: token.clone(), question, yes };
        office.house.services.give_feedback(&scope("l"), ask).await
    };
    assert_eq!(say(Question::Useful, true).await.err(), Some(Refusal::NotFound), "it has not taken place");
    office.house.clock.set(at(0, 12, 0));
    done(office.mark(id, 0, Mark::Attended).await);
    for (question, yes) in
        [(Question::Useful, true), (Question::Useful, true), (Question::Enrolled, false), (Question::Useful, false)]
    {
        say(question, yes).await.unwrap();
    }
    let history = office.managed(&token).await.history;
    let said: Vec<_> = history
        .into_iter()
        .filter_map(|event| match event.what {
            EventCode::Feedback { question, yes } => Some((question, yes)),
            _ => None,
        })
        .collect();
    assert_eq!(said, [(Question::Useful, true), (Question::Enrolled, false), (Question::Useful, false)]);
}

testkit::on_both_engines!(
    who_came_is_asked_the_day_after_and_thirty_days_after,
    what_is_said_is_noted_once_and_may_be_said_otherwise,
);
