//! Invitations of a team.

use crate::house::{House, done};
use contract::{
    accounts::Outcome,
    refusal::Refusal,
    teams::{InviteMember, Teams as _},
};
use domain::{
    account::{Errors, Field, InvitationDraft, Problem},
    ids::InvitationId,
    staff::Role,
};
use services::jobs::StaffMail;
use store::Db;
use testkit::a_member;

const WEEK_S: i64 = 7 * 24 * 3600;

fn ask(house: &House, email: &str) -> InviteMember {
    let draft = InvitationDraft {
        email: email.to_owned(),
        name: "Noé Diallo".to_owned(),
        role: "reception".to_owned(),
        advisor: String::new(),
    };
    InviteMember { centre: house.slug.clone(), draft }
}

async fn an_invitation_waits_in_the_list_and_its_letter_leaves(db: &Db) {
    let house = House::new(db).await;
    let team = done(house.services.invite(&house.manager, ask(&house, "noe@cfa.example.org")).await);
    let [waiting] = team.invitations.as_slice() else { panic!("{:?}", team.invitations) };
    assert_eq!((waiting.email.as_str(), waiting.role, waiting.is_over), ("noe@cfa.example.org", Role::Reception, false));
    assert_eq!(house.mails(StaffMail::Invitation).await, [waiting.id.0]);
    let letter = house.services.invitation_letter(waiting.id).await.unwrap().unwrap();
    assert_eq!((letter.role, letter.name.as_str()), (Role::Reception, "Noé Diallo"));
    assert!(letter.url.starts_with("https://rdv.example.org/invitation/"));
    assert_eq!(letter.by.as_deref(), Some(format!("manager de {}", house.centre).as_str()));
}

async fn what_is_wrong_is_said_at_its_field(db: &Db) {
    let house = House::new(db).await;
    let neighbour = house.neighbour().await;
    let awa = a_member(db, house.centre, Role::Advisor, Some(house.scene.advisor)).await;
    let email = store::staff::find(db.read(), awa.staff.unwrap()).await.unwrap().unwrap().email;
    let member = house.services.invite(&house.manager, ask(&house, &email.to_uppercase())).await;
    assert_eq!(member, Ok(Outcome::Wrong(Errors::one(Field::Email, Problem::AlreadyMember))));
    for (advisor, problem) in [
        (house.scene.advisor.to_string(), Problem::AdvisorTaken),
        (neighbour.scene.advisor.to_string(), Problem::UnknownChoice),
        ("everybody".to_owned(), Problem::UnknownChoice),
    ] {
        let mut wrong = ask(&house, "noe@cfa.example.org");
        wrong.draft.advisor = advisor;
        let refused = house.services.invite(&house.manager, wrong).await;
        assert_eq!(refused, Ok(Outcome::Wrong(Errors::one(Field::Advisor, problem))));
    }
    assert_eq!(house.mails(StaffMail::Invitation).await, [0; 0]);
}

async fn sent_again_it_has_another_link_and_another_week(db: &Db) {
    let house = House::new(db).await;
    let team = done(house.services.invite(&house.manager, ask(&house, "noe@cfa.example.org")).await);
    let id = team.invitations[0].id;
    let first = house.services.invitation_letter(id).await.unwrap().unwrap();
    house.clock.advance_seconds(WEEK_S);
    assert!(house.team().await.invitations[0].is_over);
    assert!(house.services.invitation_letter(id).await.unwrap().is_none(), "a link that is over is not mailed");
    let team = house.services.resend_invitation(&house.manager, house.slug.clone(), id).await.unwrap();
    assert!(!team.invitations[0].is_over);
    let second = house.services.invitation_letter(id).await.unwrap().unwrap();
    assert_ne!(first.url, second.url);
    assert_eq!(house.mails(StaffMail::Invitation).await.len(), 2);
}

async fn withdrawn_it_is_gone(db: &Db) {
    let house = House::new(db).await;
    let team = done(house.services.invite(&house.manager, ask(&house, "noe@cfa.example.org")).await);
    let id = team.invitations[0].id;
    let team = house.services.revoke_invitation(&house.manager, house.slug.clone(), id).await.unwrap();
    assert_eq!(team.invitations, []);
    assert!(house.services.invitation_letter(id).await.unwrap().is_none());
    let again = house.services.revoke_invitation(&house.manager, house.slug.clone(), id).await;
    assert_eq!(again, Err(Refusal::NotFound));
    let resent = house.services.resend_invitation(&house.manager, house.slug.clone(), id).await;
    assert_eq!(resent, Err(Refusal::NotFound));
}

async fn another_centre_s_invitation_is_not_there(db: &Db) {
    let house = House::new(db).await;
    let neighbour = house.neighbour().await;
    let team = done(neighbour.services.invite(&neighbour.manager, ask(&neighbour, "noe@cfa.example.org")).await);
    let id = team.invitations[0].id;
    for id in [id, InvitationId(999)] {
        let resent = house.services.resend_invitation(&house.manager, house.slug.clone(), id).await;
        let revoked = house.services.revoke_invitation(&house.manager, house.slug.clone(), id).await;
        assert_eq!((resent, revoked), (Err(Refusal::NotFound), Err(Refusal::NotFound)));
    }
    assert_eq!(neighbour.team().await.invitations.len(), 1);
}

async fn who_does_not_manage_invites_nobody(db: &Db) {
    let house = House::new(db).await;
    let advisor = a_member(db, house.centre, Role::Advisor, Some(house.scene.advisor)).await;
    let stranger = house.neighbour().await.manager;
    let mail = "noe@cfa.example.org";
    assert_eq!(house.services.invite(&advisor, ask(&house, mail)).await, Err(Refusal::Forbidden));
    assert_eq!(house.services.invite(&stranger, ask(&house, mail)).await, Err(Refusal::NotFound));
}

async fn a_centre_mails_fifty_invitations_a_day(db: &Db) {
    let house = House::new(db).await;
    for n in 0..50 {
        done(house.services.invite(&house.manager, ask(&house, &format!("noe{n}@cfa.example.org"))).await);
    }
    let refused = house.services.invite(&house.manager, ask(&house, "noe50@cfa.example.org")).await;
    assert!(matches!(refused, Err(Refusal::TooMany { .. })));
    house.clock.advance_seconds(24 * 3600);
    done(house.services.invite(&house.manager, ask(&house, "noe50@cfa.example.org")).await);
}

testkit::on_both_engines!(
    an_invitation_waits_in_the_list_and_its_letter_leaves,
    what_is_wrong_is_said_at_its_field,
    sent_again_it_has_another_link_and_another_week,
    withdrawn_it_is_gone,
    another_centre_s_invitation_is_not_there,
    who_does_not_manage_invites_nobody,
    a_centre_mails_fifty_invitations_a_day,
);
