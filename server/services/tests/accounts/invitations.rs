//! An invitation: seven days, once, for what it says and nothing else.

use crate::house::{Browser, House, OTHER_PASSWORD, PASSWORD, yes};
use contract::{
    accounts::{AcceptInvitation, Accepted, Hidden, Invited, Outcome, Step},
    refusal::Refusal,
};
use domain::{
    account::{Field, InvalidPassword, Problem},
    staff::Role,
};
use store::{Db, members};
use testkit::Scene;

const AWA: &str = "awa@cfa.example.org";
const WEEK_S: i64 = 7 * 24 * 3600;

async fn role_of(house: &House, browser: &Browser) -> Option<Role> {
    let found = members::find(house.db.read(), browser.who()?, &house.slug).await.unwrap();
    found.map(|member| member.membership.role)
}

async fn an_invitation_opens_an_account_and_lets_in(db: &Db) {
    let house = House::new(db).await;
    let (browser, token) = (Browser::default(), house.invitation(AWA, Role::Reception).await);
    let view = house.at(&browser).show_invitation(&browser.scope(), token.clone()).await.unwrap();
    assert_eq!((view.email.as_str(), view.role, view.invited), (AWA, Role::Reception, Invited::Newcomer));
    let accepted = house.at(&browser).accept_invitation(&browser.scope(), yes(&token, PASSWORD)).await;
    assert_eq!(accepted, Ok(Outcome::Done(Accepted { slug: house.slug.clone(), step: Step::In })));
    assert_eq!(role_of(&house, &browser).await, Some(Role::Reception));
    assert_eq!(house.account(AWA).await.unwrap().name, "Awa Sow");
}

async fn an_invitation_serves_once(db: &Db) {
    let house = House::new(db).await;
    let (browser, token) = (Browser::default(), house.invitation(AWA, Role::Manager).await);
    house.at(&browser).accept_invitation(&browser.scope(), yes(&token, PASSWORD)).await.unwrap();
    let stranger = Browser::default();
    let again = house.at(&stranger).accept_invitation(&stranger.scope(), yes(&token, PASSWORD)).await;
    assert_eq!(again, Err(Refusal::NotFound));
    assert_eq!(house.at(&stranger).show_invitation(&stranger.scope(), token).await, Err(Refusal::NotFound));
    assert_eq!(stranger.who(), None);
}

async fn two_who_accept_at_once_become_one_account(db: &Db) {
    let house = House::new(db).await;
    let (one, two, token) = (Browser::default(), Browser::default(), house.invitation(AWA, Role::Manager).await);
    let (at_one, at_two) = (house.at(&one), house.at(&two));
    let (one_scope, two_scope) = (one.scope(), two.scope());
    let (first, second) = tokio::join!(
        at_one.accept_invitation(&one_scope, yes(&token, PASSWORD)),
        at_two.accept_invitation(&two_scope, yes(&token, OTHER_PASSWORD))
    );
    assert_eq!([first.is_ok(), second.is_ok()].iter().filter(|won| **won).count(), 1, "{first:?} {second:?}");
}

async fn a_link_lasts_seven_days_and_not_a_second_more(db: &Db) {
    let house = House::new(db).await;
    let (browser, token) = (Browser::default(), house.invitation(AWA, Role::Manager).await);
    house.clock.advance_seconds(WEEK_S - 1);
    assert!(house.at(&browser).show_invitation(&browser.scope(), token.clone()).await.is_ok());
    house.clock.advance_seconds(1);
    assert_eq!(house.at(&browser).show_invitation(&browser.scope(), token.clone()).await, Err(Refusal::NotFound));
    let late = house.at(&browser).accept_invitation(&browser.scope(), yes(&token, PASSWORD)).await;
    assert_eq!((late, browser.who()), (Err(Refusal::NotFound), None));
}

async fn a_weak_password_and_a_missing_name_are_said_together_and_use_nothing_up(db: &Db) {
    let house = House::new(db).await;
    let (browser, token) = (Browser::default(), house.invitation(AWA, Role::Manager).await);
    let short = AcceptInvitation { token: token.clone(), name: " ".to_owned(), password: Hidden("court".to_owned()) };
    let Outcome::Wrong(wrong) = house.at(&browser).accept_invitation(&browser.scope(), short).await.unwrap() else {
        panic!("accepted")
    };
    assert_eq!(wrong.of(Field::Name), Some(Problem::Missing));
    assert_eq!(wrong.of(Field::NewPassword), Some(Problem::Password(InvalidPassword::TooShort { min: 12 })));
    for guessable in ["motdepasse2027", "awa@cfa.example.org", "Awa Sow Awa Sow"] {
        let refused = house.at(&browser).accept_invitation(&browser.scope(), yes(&token, guessable)).await.unwrap();
        let Outcome::Wrong(wrong) = refused else { panic!("{guessable} was accepted") };
        assert_eq!(wrong.of(Field::NewPassword), Some(Problem::Password(InvalidPassword::Guessable)), "{guessable}");
    }
    house.at(&browser).accept_invitation(&browser.scope(), yes(&token, PASSWORD)).await.expect("the link still serves");
}

async fn who_has_an_account_gives_its_password(db: &Db) {
    let house = House::new(db).await;
    let awa = house.somebody(AWA, Role::Manager).await;
    let elsewhere = second_centre(&house).await;
    let (browser, token) = (Browser::default(), elsewhere.invitation(AWA, Role::Advisor).await);
    let view = house.at(&browser).show_invitation(&browser.scope(), token.clone()).await.unwrap();
    assert_eq!(view.invited, Invited::HasAccount);
    let wrong = house.at(&browser).accept_invitation(&browser.scope(), yes(&token, OTHER_PASSWORD)).await.unwrap();
    let Outcome::Wrong(wrong) = wrong else { panic!("let in") };
    assert_eq!(wrong.of(Field::PresentPassword), Some(Problem::WrongPassword));
    house.at(&browser).accept_invitation(&browser.scope(), yes(&token, PASSWORD)).await.unwrap();
    assert_eq!(browser.who(), awa.who());
    assert_eq!(role_of(&elsewhere, &browser).await, Some(Role::Advisor));
    assert_eq!(role_of(&house, &browser).await, Some(Role::Manager), "another role elsewhere");
}

async fn who_is_signed_in_only_says_yes(db: &Db) {
    let house = House::new(db).await;
    let awa = house.somebody(AWA, Role::Manager).await;
    let elsewhere = second_centre(&house).await;
    let token = elsewhere.invitation(AWA, Role::Reception).await;
    let view = house.at(&awa).show_invitation(&awa.scope(), token.clone()).await.unwrap();
    assert_eq!(view.invited, Invited::SignedIn);
    house.at(&awa).accept_invitation(&awa.scope(), AcceptInvitation { token, ..AcceptInvitation::default() }).await.unwrap();
    assert_eq!(role_of(&elsewhere, &awa).await, Some(Role::Reception));
}

async fn who_is_signed_in_as_somebody_else_cannot_take_it(db: &Db) {
    let house = House::new(db).await;
    let other = house.somebody("noe@cfa.example.org", Role::Advisor).await;
    let token = house.invitation(AWA, Role::Manager).await;
    let view = house.at(&other).show_invitation(&other.scope(), token.clone()).await.unwrap();
    assert_eq!(view.invited, Invited::SomebodyElse { name: "Awa Sow".to_owned() });
    let refused = house.at(&other).accept_invitation(&other.scope(), yes(&token, PASSWORD)).await;
    assert_eq!(refused, Err(Refusal::Forbidden));
    assert_eq!(role_of(&house, &other).await, Some(Role::Advisor));
}

async fn an_account_with_codes_gives_its_code_before_it_joins(db: &Db) {
    let house = House::new(db).await;
    let awa = house.somebody(AWA, Role::Manager).await;
    house.turn_codes_on(&awa).await;
    let elsewhere = second_centre(&house).await;
    let (browser, token) = (Browser::default(), elsewhere.invitation(AWA, Role::Advisor).await);
    let answer = house.at(&browser).accept_invitation(&browser.scope(), yes(&token, PASSWORD)).await.unwrap();
    assert!(matches!(answer, Outcome::Done(Accepted { step: Step::Code { .. }, .. })), "{answer:?}");
    assert_eq!((browser.who(), role_of(&elsewhere, &awa).await), (None, None));
}

async fn a_new_invitation_ends_the_one_before(db: &Db) {
    let house = House::new(db).await;
    let first = house.invitation(AWA, Role::Manager).await;
    let second = house.invitation(AWA, Role::Advisor).await;
    let browser = Browser::default();
    assert_eq!(house.at(&browser).show_invitation(&browser.scope(), first).await, Err(Refusal::NotFound));
    let view = house.at(&browser).show_invitation(&browser.scope(), second).await.unwrap();
    assert_eq!(view.role, Role::Advisor);
}

async fn no_token_stands_in_the_database(db: &Db) {
    let house = House::new(db).await;
    let token = house.invitation(AWA, Role::Manager).await;
    let rows = store::invitations::list_pending(db.read(), house.centre).await.unwrap();
    assert!(!format!("{rows:?}").contains(&token));
    assert!(token.len() >= 22, "at least 128 bits");
}

/// The same house with another centre in front of it.
async fn second_centre(house: &House) -> House {
    let scene = Scene::new(&house.db).await;
    let slug = store::centres::find(house.db.read(), scene.centre).await.unwrap().unwrap().centre.slug;
    House { services: house.services.clone(), clock: house.clock.clone(), db: house.db.clone(), centre: scene.centre, slug }
}

testkit::on_both_engines!(
    an_invitation_opens_an_account_and_lets_in,
    an_invitation_serves_once,
    two_who_accept_at_once_become_one_account,
    a_link_lasts_seven_days_and_not_a_second_more,
    a_weak_password_and_a_missing_name_are_said_together_and_use_nothing_up,
    who_has_an_account_gives_its_password,
    who_is_signed_in_only_says_yes,
    who_is_signed_in_as_somebody_else_cannot_take_it,
    an_account_with_codes_gives_its_code_before_it_joins,
    a_new_invitation_ends_the_one_before,
    no_token_stands_in_the_database,
);
