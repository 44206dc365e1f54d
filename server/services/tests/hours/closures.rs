//! Closures of the centre and of its sites.

use crate::house::{House, SAVED, call_off, days, half_an_hour, leave, march, touched_ids};
use contract::hours::{ClosureEdit, Decision, Hours, HoursAnswer, SavedView};
use domain::{
    hours::{HoursErrors, HoursField, HoursProblem, SpanDraft},
    ids::{ClosureId, SiteId},
};
use store::{Db, sites};
use testkit::{Scene, a_site};

testkit::on_both_engines!(
    a_closure_hides_the_slots_it_touches_and_no_other,
    a_closure_of_one_site_leaves_the_others_open,
    a_closure_asks_about_the_appointments_that_lie_in_it,
    who_books_while_one_decides_is_asked_about_too,
    a_moved_closure_asks_only_about_what_it_newly_covers,
    a_closure_without_a_name_is_refused,
    a_closure_that_is_gone_is_not_changed,
    a_closure_at_a_site_of_another_centre_is_refused,
    the_list_shows_what_each_closure_touches_to_who_may_see_it,
    working_on_a_holiday_is_seen_by_everybody,
    who_looked_at_the_persons_a_closure_touches_is_noted,
);

fn add(draft: SpanDraft) -> ClosureEdit {
    ClosureEdit::Add { site: None, draft }
}

async fn the_closure(house: &House) -> ClosureId {
    house.services.show_closures(&house.manager, house.centre.clone()).await.unwrap().closures[0].id
}

async fn a_closure_hides_the_slots_it_touches_and_no_other(db: &Db) {
    let house = House::new(db).await;
    let hours = SpanDraft { first_time: "9h".into(), last_time: "16h".into(), ..days(march(9), march(9), "Conseil") };
    assert_eq!(house.closed(add(hours), Decision::default()).await, SAVED);
    assert_eq!(house.offered(march(9)).await, ["16:00", "16:30"]);
    let id = the_closure(&house).await;
    let whole = ClosureEdit::Change { id, site: None, draft: days(march(9), march(10), "Conseil") };
    assert_eq!(house.closed(whole, Decision::default()).await, SAVED);
    assert!(house.offered(march(9)).await.is_empty() && house.offered(march(10)).await.is_empty());
    assert_eq!(house.closed(ClosureEdit::Remove(id), Decision::default()).await, SAVED);
    assert_eq!(house.offered(march(9)).await.len(), 16);
}

async fn a_site_of(house: &House) -> SiteId {
    let site = a_site(house.scene.centre);
    let site = &site;
    house.db.write(|tx| async move { sites::insert(&tx, site).await }).await.unwrap()
}

async fn a_closure_of_one_site_leaves_the_others_open(db: &Db) {
    let house = House::new(db).await;
    let site = a_site_of(&house).await;
    // The scene's appointments are at no site.
    house.book(half_an_hour(9, 10, 0)).await;
    let edit = ClosureEdit::Add { site: Some(site), draft: days(march(9), march(9), "Travaux") };
    assert_eq!(house.closed(edit, Decision::default()).await, SAVED);
    assert_eq!(house.offered(march(9)).await.len(), 15);
    let view = house.services.show_closures(&house.manager, house.centre.clone()).await.unwrap();
    assert_eq!(view.closures[0].site.as_ref().map(|site| site.id), Some(site));
}

async fn a_closure_asks_about_the_appointments_that_lie_in_it(db: &Db) {
    let house = House::new(db).await;
    let inside = house.book(half_an_hour(9, 10, 0)).await;
    let across = house.book(half_an_hour(9, 15, 45)).await;
    let after = house.book(half_an_hour(9, 16, 30)).await;
    let edit = || add(SpanDraft { last_time: "16h".into(), ..days(march(9), march(9), "Conseil de classe") });
    assert_eq!(touched_ids(&house.closed(edit(), Decision::default()).await), [inside, across]);
    assert_eq!(house.offered(march(9)).await.len(), 12, "nothing is closed before somebody has decided");
    let unsaid = house.closed(edit(), call_off(&[inside, across], " ")).await;
    assert_eq!(unsaid, HoursAnswer::Refused(HoursErrors::of_one(HoursField::Reason, HoursProblem::Missing)));
    let some = Decision { cancelled: vec![inside], ..call_off(&[inside, across], "Le CFA est fermé ce jour-là.") };
    let saved = HoursAnswer::Saved(SavedView { n_cancelled: 1, n_left: 1, ..SavedView::default() });
    assert_eq!(house.closed(edit(), some).await, saved);
    assert!(!house.appointment(inside).await.appointment.state.is_live());
    for id in [across, after] {
        assert!(house.appointment(id).await.appointment.state.is_live());
    }
    assert_eq!(house.n_jobs().await, 2, "the candidate and the centre's calendars are told");
}

async fn who_books_while_one_decides_is_asked_about_too(db: &Db) {
    let house = House::new(db).await;
    let seen = house.book(half_an_hour(9, 10, 0)).await;
    let edit = || add(days(march(9), march(9), "Pont"));
    assert_eq!(touched_ids(&house.closed(edit(), Decision::default()).await), [seen]);
    let new = house.book(half_an_hour(9, 11, 0)).await;
    let asked = house.closed(edit(), call_off(&[seen], "Le CFA est fermé.")).await;
    assert_eq!(touched_ids(&asked), [seen, new]);
    assert!(house.appointment(seen).await.appointment.state.is_live());
}

async fn a_moved_closure_asks_only_about_what_it_newly_covers(db: &Db) {
    let house = House::new(db).await;
    let known = house.book(half_an_hour(9, 10, 0)).await;
    let new = house.book(half_an_hour(10, 10, 0)).await;
    house.closed(add(days(march(9), march(9), "Pont")), leave(&[known])).await;
    let id = the_closure(&house).await;
    let longer = ClosureEdit::Change { id, site: None, draft: days(march(9), march(10), "Pont") };
    assert_eq!(touched_ids(&house.closed(longer, Decision::default()).await), [new]);
}

async fn a_closure_without_a_name_is_refused(db: &Db) {
    let house = House::new(db).await;
    let answer = house.closed(add(days(march(9), march(9), " ")), Decision::default()).await;
    assert_eq!(answer, HoursAnswer::Refused(HoursErrors::of_one(HoursField::Label, HoursProblem::Missing)));
}

async fn a_closure_that_is_gone_is_not_changed(db: &Db) {
    let house = House::new(db).await;
    let elsewhere = House::new(db).await;
    elsewhere.closed(add(days(march(9), march(9), "Pont")), Decision::default()).await;
    for id in [the_closure(&elsewhere).await, ClosureId(9_999)] {
        let change = ClosureEdit::Change { id, site: None, draft: days(march(10), march(10), "Pont") };
        assert_eq!(house.closed(change, Decision::default()).await, HoursAnswer::ChangedMeanwhile);
        assert_eq!(house.closed(ClosureEdit::Remove(id), Decision::default()).await, HoursAnswer::ChangedMeanwhile);
    }
    assert!(elsewhere.offered(march(9)).await.is_empty(), "the other centre's closure stands");
}

async fn a_closure_at_a_site_of_another_centre_is_refused(db: &Db) {
    let house = House::new(db).await;
    let elsewhere = Scene::new(db).await;
    let site = a_site(elsewhere.centre);
    let site = &site;
    let site = db.write(|tx| async move { sites::insert(&tx, site).await }).await.unwrap();
    let edit = ClosureEdit::Add { site: Some(site), draft: days(march(9), march(9), "Pont") };
    let refused = HoursAnswer::Refused(HoursErrors::of_one(HoursField::Site, HoursProblem::UnknownChoice));
    assert_eq!(house.closed(edit, Decision::default()).await, refused);
}

async fn the_list_shows_what_each_closure_touches_to_who_may_see_it(db: &Db) {
    let house = House::new(db).await;
    let colleague = house.colleague("Hugo").await;
    let left = house.book(half_an_hour(9, 10, 0)).await;
    house.closed(add(days(march(9), march(9), "Pont")), leave(&[left])).await;
    let stranger = testkit::a_member(db, house.scene.centre, domain::staff::Role::Advisor, Some(colleague)).await;
    for (who, expected) in [(&house.manager, 1), (&house.reception, 1), (&house.advisor, 1), (&stranger, 0)] {
        let view = house.services.show_closures(who, house.centre.clone()).await.unwrap();
        assert_eq!(view.closures[0].touched.len(), expected);
        assert_eq!(view.may_change, who == &house.manager);
    }
}

async fn working_on_a_holiday_is_seen_by_everybody(db: &Db) {
    let house = House::new(db).await;
    let opening = domain::hours::SpecialDayDraft { opens_holiday: true, ..crate::house::special(march(29), &[("10h", "11h")]) };
    house.edited(contract::hours::HoursEdit::PutDay(opening)).await;
    let view = house.services.show_closures(&house.reception, house.centre.clone()).await.unwrap();
    assert_eq!((view.holidays[0].date, view.holidays[0].workers.len()), (march(29), 1));
    assert!(view.holidays[1].workers.is_empty());
}

async fn who_looked_at_the_persons_a_closure_touches_is_noted(db: &Db) {
    let house = House::new(db).await;
    let journal = async || store::journal::list(db.read(), house.scene.centre, 10).await.unwrap();
    house.services.show_closures(&house.manager, house.centre.clone()).await.unwrap();
    assert!(journal().await.is_empty(), "nobody was seen");
    let booked = house.book(half_an_hour(9, 10, 0)).await;
    house.closed(add(days(march(9), march(9), "Pont")), Decision::default()).await;
    house.closed(add(days(march(9), march(9), "Pont")), leave(&[booked])).await;
    house.services.show_closures(&house.reception, house.centre.clone()).await.unwrap();
    let noted: Vec<_> = journal().await.iter().map(|line| (line.staff, line.act.clone(), line.n_persons)).collect();
    let expected = [&house.reception, &house.manager].map(|who| (who.staff, "touched_seen".to_owned(), 1));
    assert_eq!(noted, expected, "the latest first");
}
