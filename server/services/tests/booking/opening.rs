//! A centre's first agenda, given in one piece.

use crate::house::{House, scope};
use contract::booking::{Booking, DeskTarget, ShowDesk};
use domain::{
    agenda::{Assignment, Availability, Grid, Horizon, MinuteOfDay, SlotPolicy, TimeWindow},
    appointment::Mode,
    time::Weekday,
};
use services::opening::{FirstAdvisor, FirstAgenda, FirstType, OpeningFault};
use store::{Db, centres, types::Confirmation};
use testkit::a_centre;

fn agenda(names: &[&str]) -> FirstAgenda {
    let policy = SlotPolicy {
        duration_min: 30,
        step_min: 30,
        buffer_before_min: 0,
        buffer_after_min: 0,
        min_notice_min: 0,
        horizon: Some(Horizon::Days(30)),
        grid: Grid::Anchored,
        assignment: Assignment::Any,
    };
    let kind = |name: &&str| FirstType {
        name: (*name).to_owned(),
        policy: policy.clone(),
        modes: vec![Mode::OnSite],
        confirmation: Confirmation::None,
    };
    let window = TimeWindow { from: MinuteOfDay::parse("09:00").unwrap(), to: MinuteOfDay::parse("12:00").unwrap() };
    let weekly = Availability { days: [Weekday::Thu].into_iter().collect(), window, every_weeks: 1, starting: None, until: None };
    let advisor = FirstAdvisor {
        name: "Awa Sow".to_owned(),
        email: Some("awa@example.org".to_owned()),
        weekly: vec![weekly],
        overrides: Vec::new(),
        absences: Vec::new(),
    };
    FirstAgenda { types: names.iter().map(kind).collect(), advisors: vec![advisor], closures: Vec::new() }
}

async fn a_centre_without_agenda_can_be_booked_at_once(db: &Db) {
    let house = House::new(db).await;
    let new = a_centre();
    let new = &new;
    db.write(|tx| async move { centres::insert(&tx, new).await }).await.unwrap();
    let slug = house.services.open_agenda(&new.siret, &agenda(&["Premier échange"])).await.unwrap();
    let target = DeskTarget::Type { centre: slug, type_slug: "premier-echange".to_owned() };
    let ask = ShowDesk { target, referrer: None, mode: None, month: None, day: None };
    let desk = house.services.show_desk(&scope("v"), ask).await.unwrap().agenda.expect("an agenda");
    assert_eq!(desk.free_days.iter().map(|day| day.n_free).collect::<Vec<_>>(), [6; 4], "four Thursdays of March 2027");
}

async fn an_agenda_is_never_overwritten_and_names_are_told_apart(db: &Db) {
    let house = House::new(db).await;
    let open = async |centre: &str, names: &[&str]| house.services.open_agenda(centre, &agenda(names)).await;
    assert!(matches!(open(&house.centre_slug, &["Échange"]).await, Err(OpeningFault::HasAgenda)));
    assert!(matches!(open("nowhere", &["Échange"]).await, Err(OpeningFault::UnknownCentre)));
    assert!(matches!(open(&house.centre_slug, &["Échange", "échange !"]).await, Err(OpeningFault::TypeNames)));
    assert!(matches!(open(&house.centre_slug, &["?"]).await, Err(OpeningFault::TypeNames)));
}

testkit::on_both_engines!(a_centre_without_agenda_can_be_booked_at_once, an_agenda_is_never_overwritten_and_names_are_told_apart,);
