//! What is kept about a candidate: the page, the file, the form that erases.

use crate::given::Visitor;
use axum::http::StatusCode;

#[tokio::test]
async fn the_file_is_taken_along_and_kept_by_no_cache() {
    let visitor = Visitor::new();
    let file = visitor.get("/suivi/abc/donnees.json").await;
    assert_eq!(file.status, StatusCode::OK);
    assert_eq!(file.header("content-type"), "application/json; charset=utf-8");
    assert_eq!(file.header("content-disposition"), "attachment; filename=\"mes-donnees.json\"");
    assert_eq!(file.header("cache-control"), "no-store");
    assert_eq!(visitor.called.list(), ["download"], "a GET changes nothing");
    let request = &file.json()["demandes"][0];
    for (field, told) in [
        ("nature", "Message"),
        ("prenom", "Léa"),
        ("adresse_email", "lea@exemple.fr"),
        ("etat", "envoyée"),
        ("faite_le", "2027-03-09T10:00:00+01:00"),
    ] {
        assert_eq!(request[field], told, "{field}");
    }
    assert_eq!(request["demi_journees_pour_etre_rappele"][0], "2027-03-10 matin");
    assert_eq!(request["historique"][0]["par"], "vous");
}

#[tokio::test]
async fn every_field_of_the_file_is_told_in_the_documentation() {
    let documented = std::fs::read_to_string("../docs/privacy.md").unwrap();
    let file = Visitor::new().get("/suivi/abc/donnees.json").await.json();
    let mut fields: Vec<String> = file.as_object().unwrap().keys().cloned().collect();
    fields.extend(file["demandes"][0].as_object().unwrap().keys().cloned());
    for field in fields {
        assert!(documented.contains(&format!("`{field}`")), "docs/privacy.md does not tell `{field}`");
    }
}

#[tokio::test]
async fn what_a_link_reaches_is_shown_with_what_erasing_calls_off() {
    let page = Visitor::new().get("/suivi/abc/donnees").await.text();
    for told in ["l…@exemple.fr", "CFA du Lac", "donnees.json", "Effacer définitivement", "est annulé"] {
        assert!(page.contains(told), "{told}");
    }
}

#[tokio::test]
async fn erasing_without_javascript_says_that_it_is_done() {
    let visitor = Visitor::new();
    let done = visitor.post("/suivi/abc/donnees", "").await;
    assert_eq!(done.status, StatusCode::OK);
    assert!(done.text().contains("Vos données sont effacées"), "{}", done.text());
    assert_eq!(visitor.called.list(), ["erase abc"], "nothing is left to show");
}

#[tokio::test]
async fn erasing_by_an_unknown_link_or_a_busy_database_says_so() {
    let unknown = Visitor::new().post("/suivi/unknown/donnees", "").await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
    assert!(!unknown.text().contains("Vos données sont effacées"));
    let busy = Visitor::new().post("/suivi/busy/donnees", "").await;
    assert_eq!(busy.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(busy.header("retry-after"), "5");
    let file = Visitor::new().get("/suivi/unknown/donnees.json").await;
    assert_eq!((file.status, file.header("content-type")), (StatusCode::NOT_FOUND, "text/html; charset=utf-8"));
}
