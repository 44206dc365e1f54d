//! Accounts, memberships, sessions, links: what the database itself refuses, and what is done once.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use domain::{
    ids::{AdvisorId, CentreId, StaffId},
    staff::Role,
};
use store::{
    Constraint, Db, StoreError, limits,
    members::{self, Membership},
    resets,
    sessions::{self, Kept, SessionRow},
    staff,
};
use testkit::{NOW, Scene, a_member};

async fn put(db: &Db, staff: StaffId, centre: CentreId, role: Role, advisor: Option<AdvisorId>) -> Result<(), StoreError> {
    let membership = &Membership { staff, centre, role, advisor };
    db.write(|tx| async move { members::put(&tx, membership, NOW).await }).await
}

fn constraint(done: Result<impl Sized, StoreError>) -> Option<Constraint> {
    done.err().and_then(|error| error.constraint())
}

async fn a_centre_is_never_left_without_a_manager(db: &Db) {
    let scene = Scene::new(db).await;
    let manager = a_member(db, scene.centre, Role::Manager, None).await.staff.unwrap();
    a_member(db, scene.centre, Role::Reception, None).await;
    let deleted = db.write(|tx| async move { members::delete(&tx, scene.centre, manager).await }).await;
    assert_eq!(constraint(deleted), Some(Constraint::LastManager));
    assert_eq!(constraint(put(db, manager, scene.centre, Role::Advisor, None).await), Some(Constraint::LastManager));
    let second = a_member(db, scene.centre, Role::Manager, Some(scene.advisor)).await.staff.unwrap();
    put(db, manager, scene.centre, Role::Advisor, None).await.unwrap();
    let deleted = db.write(|tx| async move { members::delete(&tx, scene.centre, second).await }).await;
    assert_eq!(constraint(deleted), Some(Constraint::LastManager));
}

async fn one_mailbox_has_one_account_and_one_agenda_one_member(db: &Db) {
    let scene = Scene::new(db).await;
    let one = a_member(db, scene.centre, Role::Advisor, Some(scene.advisor)).await.staff.unwrap();
    let two = a_member(db, scene.centre, Role::Reception, None).await.staff.unwrap();
    let email = staff::find(db.read(), one).await.unwrap().unwrap().email;
    let email = email.as_str();
    let again = db.write(|tx| async move { staff::insert(&tx, (email, email), "Awa", NOW).await }).await;
    assert_eq!(constraint(again), Some(Constraint::StaffEmail));
    let tied = put(db, two, scene.centre, Role::Advisor, Some(scene.advisor)).await;
    assert_eq!(constraint(tied), Some(Constraint::MembershipAdvisor));
}

async fn a_session_that_was_ended_is_not_brought_back_by_who_still_holds_it(db: &Db) {
    let row = &SessionRow {
        id_hash: "s".to_owned(),
        staff: None,
        content: "{}".to_owned(),
        device: String::new(),
        seen_at: NOW,
        expires_at: NOW.plus_minutes(1),
    };
    assert!(db.write(|tx| async move { sessions::put(&tx, row, Kept::New).await }).await.unwrap());
    assert!(sessions::find(db.read(), "s", NOW.plus_seconds(59)).await.unwrap().is_some());
    assert!(sessions::find(db.read(), "s", NOW.plus_seconds(60)).await.unwrap().is_none(), "its end is its end");
    db.write(|tx| async move { sessions::delete(&tx, "s").await }).await.unwrap();
    assert!(!db.write(|tx| async move { sessions::put(&tx, row, Kept::Existing).await }).await.unwrap());
    assert!(sessions::find(db.read(), "s", NOW).await.unwrap().is_none());
}

async fn a_reset_and_a_code_are_taken_once(db: &Db) {
    let scene = Scene::new(db).await;
    let id = a_member(db, scene.centre, Role::Manager, None).await.staff.unwrap();
    let end = NOW.plus_minutes(120);
    let reset = db.write(|tx| async move { resets::insert(&tx, id, ("hash", "seed"), (NOW, end)).await }).await.unwrap();
    let take = |at| db.write(move |tx| async move { resets::take(&tx, reset, at).await });
    assert!(!take(end).await.unwrap(), "at its end it is over");
    assert!(take(end.plus_seconds(-1)).await.unwrap());
    assert!(!take(NOW).await.unwrap());
    assert!(db.write(|tx| async move { staff::turn_codes_on(&tx, id, 1, 100).await }).await.unwrap());
    assert!(!db.write(|tx| async move { staff::turn_codes_on(&tx, id, 1, 200).await }).await.unwrap(), "a secret is used once");
    let step = |generation, step| db.write(move |tx| async move { staff::take_step(&tx, id, generation, step).await });
    assert!(!step(1, 100).await.unwrap());
    assert!(!step(2, 101).await.unwrap(), "another secret's code");
    assert!(step(1, 101).await.unwrap());
    assert!(!step(1, 101).await.unwrap());
}

async fn a_counted_act_is_taken_back_alone_or_forgotten_with_its_like(db: &Db) {
    let count = |scope: &'static str| async move { limits::count_to_last(db.read(), scope, "k", NOW.plus_seconds(-60)).await };
    db.write(|tx| async move {
        for scope in ["password/a", "password/b", "code"] {
            limits::record(&tx, scope, "k", NOW).await?;
            limits::record(&tx, scope, "k", NOW.plus_seconds(1)).await?;
        }
        limits::take_back(&tx, "code", "k", NOW.plus_seconds(1)).await?;
        limits::forget(&tx, "password/b", "k").await
    })
    .await
    .unwrap();
    assert_eq!(count("code").await.unwrap(), (1, Some(NOW)));
    assert_eq!(count("password/b").await.unwrap(), (0, None));
    assert_eq!(count("password/a").await.unwrap(), (2, Some(NOW.plus_seconds(1))));
    db.write(|tx| async move { limits::forget_all(&tx, "password/", "k").await }).await.unwrap();
    assert_eq!((count("password/a").await.unwrap().0, count("code").await.unwrap().0), (0, 1));
}

testkit::on_both_engines!(
    a_centre_is_never_left_without_a_manager,
    one_mailbox_has_one_account_and_one_agenda_one_member,
    a_session_that_was_ended_is_not_brought_back_by_who_still_holds_it,
    a_reset_and_a_code_are_taken_once,
    a_counted_act_is_taken_back_alone_or_forgotten_with_its_like,
);
