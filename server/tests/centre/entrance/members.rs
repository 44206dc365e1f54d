//! Who may see and change a team, through pages and functions.

use crate::{entrance::given::account, staffed::Staffed};
use app::server_fns::teams::{RemoveMemberCall, SaveBookableCall, ShowTeamCall};
use axum::http::StatusCode;
use contract::{
    accounts::Outcome,
    teams::{SaveBookable, TeamView},
};
use domain::{account::BookableDraft, staff::Role};

#[tokio::test]
async fn the_team_is_for_managers_of_the_centre_alone() {
    let house = Staffed::new().await;
    let (other, _) = house.another_centre().await;
    let page = format!("/gestion/{}/equipe", house.slug);
    let ask = ShowTeamCall { centre: house.slug.clone() };
    for (visitor, expected) in [
        (house.member(house.scene.centre, Role::Manager, None).await, StatusCode::OK),
        (house.member(house.scene.centre, Role::Reception, None).await, StatusCode::FORBIDDEN),
        (house.member(house.scene.centre, Role::Advisor, Some(house.scene.advisor)).await, StatusCode::FORBIDDEN),
        (house.member(other.centre, Role::Manager, None).await, StatusCode::NOT_FOUND),
    ] {
        assert_eq!(visitor.get(&page).await.status, expected);
        assert_eq!(visitor.call("show_team", &ask).await.status, expected);
    }
    assert_eq!(house.visitor().get(&page).await.status, StatusCode::SEE_OTHER);
    assert_eq!(house.visitor().call("show_team", &ask).await.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn who_was_removed_gets_a_404_at_the_next_request() {
    let house = Staffed::new().await;
    let manager = house.member(house.scene.centre, Role::Manager, None).await;
    let removed = house.member(house.scene.centre, Role::Reception, None).await;
    let page = format!("/gestion/{}", house.slug);
    assert_eq!(removed.get(&page).await.status, StatusCode::OK);
    let staff = account(&house, &format!("reception.{}.0@cfa.example.org", house.scene.centre)).await;
    let ask = RemoveMemberCall { centre: house.slug.clone(), staff };
    let Outcome::Done(TeamView { members, .. }) = manager.call("remove_member", &ask).await.read() else { panic!("refused") };
    assert_eq!(members.len(), 1);
    assert_eq!(removed.get(&page).await.status, StatusCode::NOT_FOUND);
    assert_eq!(removed.get("/gestion").await.status, StatusCode::OK, "still signed in, with no centre to go to");
}

#[tokio::test]
async fn a_name_with_a_script_in_it_stays_text_on_every_page_that_shows_it() {
    const EVIL: &str = "</textarea></title><script>alert(1)</script><img src=x onerror=alert(1)>";
    let house = Staffed::new().await;
    let manager = house.member(house.scene.centre, Role::Manager, None).await;
    let draft = BookableDraft { name: EVIL.to_owned(), ..BookableDraft::default() };
    let ask = SaveBookableCall { ask: SaveBookable { centre: house.slug.clone(), id: None, draft } };
    let answer = manager.call("save_bookable", &ask).await;
    assert!(matches!(answer.read::<Outcome<TeamView>>(), Outcome::Done(_)));
    let page = manager.get(&format!("/gestion/{}/equipe", house.slug)).await.text();
    assert!(page.contains("&lt;script>alert(1)") || page.contains("&lt;script&gt;alert(1)"), "the name is shown");
    assert!(!page.contains("<script>alert(1)") && !page.contains("<img src=x"), "as markup");
}
