//! Roles, agendas, leaving.

use crate::house::{House, done};
use contract::{
    accounts::Outcome,
    dashboard::Dashboards as _,
    refusal::Refusal,
    scope::StaffScope,
    teams::{ChangeMember, Teams as _},
};
use domain::{
    account::{Errors, Field, Problem},
    ids::AdvisorId,
    staff::Role,
};
use store::{Db, advisors};
use testkit::{a_member, an_advisor, signed_in};

fn change(house: &House, whom: &StaffScope, role: Role, advisor: Option<AdvisorId>) -> ChangeMember {
    ChangeMember { centre: house.slug.clone(), staff: whom.staff.unwrap(), role, advisor }
}

async fn only_managers_see_the_team_and_another_centre_s_is_not_there(db: &Db) {
    let house = House::new(db).await;
    let advisor = a_member(db, house.centre, Role::Advisor, Some(house.scene.advisor)).await;
    let reception = a_member(db, house.centre, Role::Reception, None).await;
    let stranger = house.neighbour().await.manager;
    for (who, refusal) in [
        (&advisor, Refusal::Forbidden),
        (&reception, Refusal::Forbidden),
        (&stranger, Refusal::NotFound),
        (&signed_in(None), Refusal::SignedOut),
    ] {
        assert_eq!(house.services.show_team(who, house.slug.clone()).await, Err(refusal.clone()));
        let ask = change(&house, &advisor, Role::Manager, None);
        assert_eq!(house.services.change_member(who, ask).await, Err(refusal.clone()));
        let removed = house.services.remove_member(who, house.slug.clone(), advisor.staff.unwrap()).await;
        assert_eq!(removed, Err(refusal));
    }
    assert_eq!(house.team().await.members.len(), 3);
}

async fn a_manager_gives_another_role_and_another_agenda(db: &Db) {
    let house = House::new(db).await;
    let awa = a_member(db, house.centre, Role::Reception, None).await;
    let ask = change(&house, &awa, Role::Advisor, Some(house.scene.advisor));
    let team = done(house.services.change_member(&house.manager, ask).await);
    let member = team.members.iter().find(|member| Some(member.staff) == awa.staff).unwrap();
    assert_eq!((member.role, member.advisor), (Role::Advisor, Some(house.scene.advisor)));
}

async fn an_agenda_of_another_centre_or_of_a_colleague_is_refused(db: &Db) {
    let house = House::new(db).await;
    let neighbour = house.neighbour().await;
    a_member(db, house.centre, Role::Advisor, Some(house.scene.advisor)).await;
    let awa = a_member(db, house.centre, Role::Reception, None).await;
    for (advisor, problem) in [(neighbour.scene.advisor, Problem::UnknownChoice), (house.scene.advisor, Problem::AdvisorTaken)] {
        let ask = change(&house, &awa, Role::Advisor, Some(advisor));
        let refused = house.services.change_member(&house.manager, ask).await;
        assert_eq!(refused, Ok(Outcome::Wrong(Errors::one(Field::Advisor, problem))));
    }
}

async fn the_last_manager_keeps_the_role_and_the_place(db: &Db) {
    let house = House::new(db).await;
    let last = Ok(Outcome::Wrong(Errors::one(Field::Role, Problem::LastManager)));
    let me = house.manager.staff.unwrap();
    let demoted = house.services.change_member(&house.manager, change(&house, &house.manager, Role::Advisor, None)).await;
    assert_eq!(demoted, last);
    assert_eq!(house.services.remove_member(&house.manager, house.slug.clone(), me).await, last);
    let second = a_member(db, house.centre, Role::Manager, Some(house.scene.advisor)).await;
    done(house.services.remove_member(&second, house.slug.clone(), me).await);
    let gone = house.services.remove_member(&second, house.slug.clone(), second.staff.unwrap()).await;
    assert_eq!(gone, last);
}

async fn two_managers_who_leave_at_once_do_not_both_leave(db: &Db) {
    let house = House::new(db).await;
    let second = a_member(db, house.centre, Role::Manager, Some(house.scene.advisor)).await;
    let (one, two) = (house.manager.staff.unwrap(), second.staff.unwrap());
    let (_, _) = tokio::join!(
        house.services.remove_member(&house.manager, house.slug.clone(), one),
        house.services.remove_member(&second, house.slug.clone(), two)
    );
    let left = store::members::list_of_centre(db.read(), house.centre).await.unwrap();
    assert_eq!(left.len(), 1);
}

async fn who_was_removed_is_a_stranger_at_the_next_request_here_and_not_elsewhere(db: &Db) {
    let house = House::new(db).await;
    let neighbour = house.neighbour().await;
    let awa = a_member(db, house.centre, Role::Reception, None).await;
    let elsewhere =
        store::members::Membership { staff: awa.staff.unwrap(), centre: neighbour.centre, role: Role::Advisor, advisor: None };
    let elsewhere = &elsewhere;
    db.write(|tx| async move { store::members::put(&tx, elsewhere, testkit::NOW).await }).await.unwrap();
    assert!(house.services.frame(&awa, house.slug.clone()).await.is_ok());
    done(house.services.remove_member(&house.manager, house.slug.clone(), awa.staff.unwrap()).await);
    assert_eq!(house.services.frame(&awa, house.slug.clone()).await, Err(Refusal::NotFound));
    assert!(house.services.frame(&awa, neighbour.slug.clone()).await.is_ok());
}

async fn somebody_of_another_centre_is_nobody_here(db: &Db) {
    let house = House::new(db).await;
    let neighbour = house.neighbour().await;
    let ask = change(&house, &neighbour.manager, Role::Manager, None);
    assert_eq!(house.services.change_member(&house.manager, ask).await, Err(Refusal::NotFound));
    let removed = house.services.remove_member(&house.manager, house.slug.clone(), neighbour.manager.staff.unwrap()).await;
    assert_eq!(removed, Err(Refusal::NotFound));
    assert_eq!(neighbour.team().await.members.len(), 1);
}

async fn one_agenda_has_one_member_even_when_two_are_tied_at_once(db: &Db) {
    let house = House::new(db).await;
    let free = &an_advisor(house.centre);
    let free = db.write(|tx| async move { advisors::insert(&tx, free).await }).await.unwrap();
    let one = a_member(db, house.centre, Role::Advisor, None).await;
    let two = a_member(db, house.centre, Role::Reception, None).await;
    let (first, second) = tokio::join!(
        house.services.change_member(&house.manager, change(&house, &one, Role::Advisor, Some(free))),
        house.services.change_member(&house.manager, change(&house, &two, Role::Advisor, Some(free)))
    );
    let n_done = [&first, &second].iter().filter(|answer| matches!(answer, Ok(Outcome::Done(_)))).count();
    assert_eq!(n_done, 1, "{first:?} {second:?}");
}

testkit::on_both_engines!(
    only_managers_see_the_team_and_another_centre_s_is_not_there,
    a_manager_gives_another_role_and_another_agenda,
    an_agenda_of_another_centre_or_of_a_colleague_is_refused,
    the_last_manager_keeps_the_role_and_the_place,
    two_managers_who_leave_at_once_do_not_both_leave,
    who_was_removed_is_a_stranger_at_the_next_request_here_and_not_elsewhere,
    somebody_of_another_centre_is_nobody_here,
    one_agenda_has_one_member_even_when_two_are_tied_at_once,
);
