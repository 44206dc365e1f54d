//! What the command line does.

use crate::house::{Browser, House, PASSWORD};
use domain::{contact::EmailAddress, staff::Role};
use services::{
    accounts::{CommandFault, InviteByCommand, UnlockCodes},
    demo::{self, DemoWhen},
};
use store::{Db, centres};

async fn a_centre_is_named_by_its_siret_or_by_its_address(db: &Db) {
    let house = House::new(db).await;
    let siret = centres::find(db.read(), house.centre).await.unwrap().unwrap().centre.siret;
    for centre in [siret, house.slug.clone()] {
        let email = EmailAddress::parse("awa@cfa.example.org").unwrap();
        let ask = InviteByCommand { email, name: "Awa Sow".to_owned(), centre, role: Role::Manager };
        let link = house.services.invite_by_command(&ask).await.unwrap();
        assert!(link.starts_with("https://rdv.example.org/invitation/"), "{link}");
    }
}

async fn an_unknown_centre_and_somebody_who_works_there_are_told(db: &Db) {
    let house = House::new(db).await;
    let email = EmailAddress::parse("awa@cfa.example.org").unwrap();
    let ask = InviteByCommand { email, name: String::new(), centre: "nowhere".to_owned(), role: Role::Manager };
    assert!(matches!(house.services.invite_by_command(&ask).await, Err(CommandFault::UnknownCentre)));
    house.somebody("awa@cfa.example.org", Role::Advisor).await;
    assert!(matches!(house.invite("awa@cfa.example.org", Role::Manager).await, Err(CommandFault::AlreadyMember)));
    let nobody = EmailAddress::parse("nobody@cfa.example.org").unwrap();
    assert!(matches!(house.services.unlock(&nobody, UnlockCodes::Kept).await, Err(CommandFault::UnknownAccount)));
}

async fn the_accounts_of_the_demonstration_let_in_and_are_the_same_at_each_start(db: &Db) {
    let house = House::new(db).await;
    assert_eq!(demo::logins(&house.services).await.unwrap(), [], "nothing without the demonstration");
    demo::load(&house.services, DemoWhen::Always).await.unwrap();
    let logins = demo::logins(&house.services).await.unwrap();
    assert!(logins.len() >= 4, "{logins:?}");
    for role in Role::ALL {
        assert!(logins.iter().any(|login| login.role == role), "{role:?}");
    }
    assert_eq!(demo::logins(&house.services).await.unwrap(), logins);
    let browser = Browser::default();
    house.log_in(&browser, &logins[0].email, &logins[0].password).await.unwrap();
    assert!(browser.who().is_some());
    assert!(logins.iter().all(|login| login.password != PASSWORD));
}

testkit::on_both_engines!(
    a_centre_is_named_by_its_siret_or_by_its_address,
    an_unknown_centre_and_somebody_who_works_there_are_told,
    the_accounts_of_the_demonstration_let_in_and_are_the_same_at_each_start,
);
