//! Bookable persons and rooms.

use crate::house::{House, done};
use contract::{
    accounts::Outcome,
    refusal::Refusal,
    teams::{BookableStanding, SaveBookable, Shift, TeamView, Teams as _},
};
use domain::{
    account::{BookableDraft, Errors, Field, Problem},
    ids::AdvisorId,
    staff::Role,
};
use store::{Db, sites};
use testkit::{Scene, a_member, a_site};

fn room(house: &House, id: Option<AdvisorId>, name: &str) -> SaveBookable {
    SaveBookable { centre: house.slug.clone(), id, draft: BookableDraft { name: name.to_owned(), ..BookableDraft::default() } }
}

fn names(team: &TeamView) -> Vec<&str> {
    team.bookables.iter().map(|row| row.name.as_str()).collect()
}

async fn a_room_is_added_at_the_end_and_changed_where_it_stands(db: &Db) {
    let house = House::new(db).await;
    done(house.services.save_bookable(&house.manager, room(&house, None, "Salle 12")).await);
    let team = done(house.services.save_bookable(&house.manager, room(&house, None, "Salle 13")).await);
    assert_eq!(&names(&team)[1..], ["Salle 12", "Salle 13"]);
    let id = team.bookables[1].id;
    let site = &a_site(house.centre);
    let site = db.write(|tx| async move { sites::insert(&tx, site).await }).await.unwrap();
    let draft = BookableDraft {
        name: "Salle rouge".to_owned(),
        site: site.to_string(),
        email: "salle@cfa.example.org".to_owned(),
        phone: "02 61 91 01 01".to_owned(),
    };
    let ask = SaveBookable { centre: house.slug.clone(), id: Some(id), draft };
    let team = done(house.services.save_bookable(&house.manager, ask).await);
    let changed = &team.bookables[1];
    assert_eq!((changed.name.as_str(), changed.site, changed.id), ("Salle rouge", Some(site), id));
    assert_eq!(changed.phone.as_deref(), Some("02 61 91 01 01"));
}

async fn what_is_wrong_is_said_and_a_site_of_another_centre_is_none(db: &Db) {
    let house = House::new(db).await;
    let neighbour = house.neighbour().await;
    let empty = house.services.save_bookable(&house.manager, room(&house, None, " ")).await;
    assert_eq!(empty, Ok(Outcome::Wrong(Errors::one(Field::Name, Problem::Missing))));
    let site = &a_site(neighbour.centre);
    let site = db.write(|tx| async move { sites::insert(&tx, site).await }).await.unwrap();
    let mut ask = room(&house, None, "Salle 12");
    ask.draft.site = site.to_string();
    let refused = house.services.save_bookable(&house.manager, ask).await;
    assert_eq!(refused, Ok(Outcome::Wrong(Errors::one(Field::Site, Problem::UnknownChoice))));
}

async fn the_order_changes_one_place_at_a_time(db: &Db) {
    let house = House::new(db).await;
    for name in ["Salle 12", "Salle 13"] {
        done(house.services.save_bookable(&house.manager, room(&house, None, name)).await);
    }
    let team = house.team().await;
    let (first, last) = (team.bookables[0].clone(), team.bookables[2].id);
    let shift = |id, shift| house.services.shift_bookable(&house.manager, house.slug.clone(), id, shift);
    let team = shift(last, Shift::Up).await.unwrap();
    assert_eq!(names(&team), [first.name.as_str(), "Salle 13", "Salle 12"]);
    let team = shift(first.id, Shift::Down).await.unwrap();
    assert_eq!(names(&team), ["Salle 13", first.name.as_str(), "Salle 12"]);
    let team = shift(last, Shift::Up).await.unwrap();
    assert_eq!(names(&team)[0], "Salle 13", "the first one stays first");
}

async fn put_aside_it_takes_nothing_new_and_keeps_what_was_agreed(db: &Db) {
    let house = House::new(db).await;
    let advisor = house.scene.advisor;
    let appointment = house.scene.book(db, Scene::slot(24, 30)).await.unwrap();
    let standing = |standing| house.services.set_bookable_standing(&house.manager, house.slug.clone(), advisor, standing);
    assert_eq!(house.team().await.bookables[0].n_upcoming, 1, "told before it is done");
    let team = standing(BookableStanding::Aside).await.unwrap();
    assert_eq!((team.bookables[0].standing, team.bookables[0].n_upcoming), (BookableStanding::Aside, 1));
    assert!(store::advisors::list(db.read(), house.centre).await.unwrap().is_empty());
    let kept = store::appointments::find(db.read(), house.centre, appointment).await.unwrap().unwrap();
    assert!(kept.appointment.state.is_live());
    let team = standing(BookableStanding::Active).await.unwrap();
    assert_eq!(team.bookables[0].standing, BookableStanding::Active);
}

async fn another_centre_s_is_not_there(db: &Db) {
    let house = House::new(db).await;
    let theirs = house.neighbour().await.scene.advisor;
    let saved = house.services.save_bookable(&house.manager, room(&house, Some(theirs), "À nous")).await;
    assert_eq!(saved, Err(Refusal::NotFound));
    let shifted = house.services.shift_bookable(&house.manager, house.slug.clone(), theirs, Shift::Up).await;
    assert_eq!(shifted, Err(Refusal::NotFound));
    let aside = house.services.set_bookable_standing(&house.manager, house.slug.clone(), theirs, BookableStanding::Aside).await;
    assert_eq!(aside, Err(Refusal::NotFound));
}

async fn who_does_not_manage_changes_nothing(db: &Db) {
    let house = House::new(db).await;
    let reception = a_member(db, house.centre, Role::Reception, None).await;
    let saved = house.services.save_bookable(&reception, room(&house, None, "Salle 12")).await;
    assert_eq!(saved, Err(Refusal::Forbidden));
    assert_eq!(house.team().await.bookables.len(), 1);
}

testkit::on_both_engines!(
    a_room_is_added_at_the_end_and_changed_where_it_stands,
    what_is_wrong_is_said_and_a_site_of_another_centre_is_none,
    the_order_changes_one_place_at_a_time,
    put_aside_it_takes_nothing_new_and_keeps_what_was_agreed,
    another_centre_s_is_not_there,
    who_does_not_manage_changes_nothing,
);
