//! People with passwords.

use crate::staffed::{Staffed, Visitor};
use domain::{contact::EmailAddress, ids::StaffId, staff::Role};
use services::accounts::InviteByCommand;

pub const AWA: &str = "awa@cfa.example.org";
pub const PASSWORD: &str = "lampe bleue sous la pluie";

/// The token of an invitation to the house's centre.
pub async fn invitation(house: &Staffed, email: &str, role: Role) -> String {
    let email = EmailAddress::parse(email).unwrap();
    let ask = InviteByCommand { email, name: String::new(), centre: house.slug.clone(), role };
    house.services.invite_by_command(&ask).await.unwrap().rsplit_once('/').unwrap().1.to_owned()
}

/// Somebody with an account; the browser they opened it with.
pub async fn somebody(house: &Staffed, email: &str, role: Role) -> Visitor {
    let token = invitation(house, email, role).await;
    let visitor = house.visitor();
    let answer = visitor.post(&format!("/invitation/{token}"), &format!("nom=Awa+Sow&nouveau_mot_de_passe={PASSWORD}")).await;
    assert_eq!(answer.status.as_u16(), 303, "{}", answer.text());
    visitor
}

pub async fn log_in(visitor: &Visitor, email: &str, password: &str) -> crate::staffed::Answer {
    let form = format!("email={}&mot_de_passe={password}", email.replace('@', "%40"));
    visitor.post("/connexion", &form).await
}

/// Whether the browser is signed in: its account page is its own.
pub async fn is_signed_in(visitor: &Visitor) -> bool {
    visitor.get("/compte").await.status.as_u16() == 200
}

pub async fn account(house: &Staffed, email: &str) -> StaffId {
    store::staff::find_by_email(house.test.db.read(), email).await.unwrap().unwrap().id
}
