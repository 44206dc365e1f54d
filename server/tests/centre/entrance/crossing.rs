//! What another site sends is refused, form by form and function by function.

use crate::{
    entrance::given::{AWA, PASSWORD, account, invitation, is_signed_in, somebody},
    staffed::Staffed,
};
use app::server_fns::{accounts, teams};
use axum::http::StatusCode;
use contract::{
    accounts::{ChangePassword, Hidden, LogIn},
    teams::InviteMember,
};
use domain::{account::InvitationDraft, staff::Role};
use store::{invitations, members};

#[tokio::test]
async fn no_form_of_the_way_in_is_taken_from_another_site() {
    let house = Staffed::new().await;
    let visitor = somebody(&house, AWA, Role::Manager).await;
    let token = invitation(&house, "noe@cfa.example.org", Role::Manager).await;
    for (address, form) in [
        ("/connexion".to_owned(), format!("email=awa%40cfa.example.org&mot_de_passe={PASSWORD}")),
        ("/connexion/code?suite=x".to_owned(), "code=000000".to_owned()),
        ("/deconnexion".to_owned(), String::new()),
        (format!("/invitation/{token}"), format!("nom=Noe+Sow&nouveau_mot_de_passe={PASSWORD}")),
        ("/mot-de-passe".to_owned(), "email=awa%40cfa.example.org".to_owned()),
        ("/mot-de-passe/x".to_owned(), format!("nouveau_mot_de_passe={PASSWORD}")),
    ] {
        for site in ["cross-site", "same-site"] {
            let answer = visitor.post_from(site, &address, &form).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{address} from {site}");
        }
    }
    assert!(is_signed_in(&visitor).await, "nobody was logged out");
    assert!(store::staff::find_by_email(house.test.db.read(), "noe@cfa.example.org").await.unwrap().is_none());
}

#[tokio::test]
async fn no_function_of_accounts_or_teams_is_called_from_another_site() {
    let house = Staffed::new().await;
    let visitor = somebody(&house, AWA, Role::Manager).await;
    let staff = account(&house, AWA).await;
    let log_in = accounts::LogInCall { ask: LogIn { email: AWA.to_owned(), password: Hidden(PASSWORD.to_owned()) } };
    let change = accounts::ChangePasswordCall {
        ask: ChangePassword { present: Hidden(PASSWORD.to_owned()), password: Hidden("trois girafes violettes".to_owned()) },
    };
    let invite = teams::InviteCall { ask: InviteMember { centre: house.slug.clone(), draft: InvitationDraft::default() } };
    let remove = teams::RemoveMemberCall { centre: house.slug.clone(), staff };
    for answer in [
        visitor.call_from("cross-site", "log_in", &log_in).await,
        visitor.call_from("cross-site", "change_password", &change).await,
        visitor.call_from("cross-site", "end_every_device", &accounts::EndEveryDeviceCall {}).await,
        visitor.call_from("cross-site", "invite", &invite).await,
        visitor.call_from("cross-site", "remove_member", &remove).await,
    ] {
        assert_eq!(answer.status, StatusCode::FORBIDDEN);
    }
    assert!(is_signed_in(&visitor).await);
    assert!(members::is_member(house.test.db.read(), house.scene.centre, staff).await.unwrap());
    assert_eq!(invitations::list_pending(house.test.db.read(), house.scene.centre).await.unwrap(), []);
}
