//! Every page renders on the server: no panic, one `h1`, no raw message key, and the status it should have.

use crate::given::Visitor;
use axum::http::StatusCode;
use server::{
    config::Stage,
    http::router::{DESKS, PAGES, STAFF_PAGES},
};

/// An address of each page, with a name that exists.
const SHOWN: &[&str] = &[
    "/",
    "/?q=cuisine&lieu=Bourges&rayon=30&niveau=3",
    "/formation/K%23L01",
    "/centre/cfa-du-lac",
    "/rdv?cleMinistereEducatif=K%23L01&referrer=lba",
    "/rdva?cleMinistereEducatif=K%23L01",
    "/c/cfa-du-lac/visite",
    "/rdv/coordonnees?reservation=h1",
    "/rappel?cleMinistereEducatif=K%23L01&referrer=lba",
    "/rappel?centre=cfa-du-lac",
    "/message?centre=cfa-du-lac&motif=visite",
    "/suivi/contact-abc",
    "/suivi/contact-abc?reponse=non",
    "/rdv/confirmation/contact-abc",
    "/suivi/abc/deplacer",
    "/suivi/abc/donnees",
    "/mes-demandes",
    "/rdv/confirmation/abc",
    "/suivi/abc",
    "/donnees-personnelles",
    "/accessibilite",
    "/dev/composants",
    "/dev/courriels",
    "/dev/courriels/20270301T090000Z-1",
];

/// An address of each kind of nothing.
const NOT_FOUND: &[&str] = &[
    "/formation/unknown",
    "/centre/unknown",
    "/rdv?cleMinistereEducatif=unknown",
    "/rdv/coordonnees?reservation=unknown",
    "/rappel",
    "/message?centre=unknown",
    "/suivi/unknown",
    "/suivi/unknown/deplacer",
    "/suivi/unknown/donnees",
    "/nowhere/at/all",
];

fn count(page: &str, tag: &str) -> usize {
    page.match_indices(&format!("<{tag}")).filter(|(at, _)| page[at + tag.len() + 1..].starts_with([' ', '>'])).count()
}

async fn looks_whole(visitor: &Visitor, address: &str, status: StatusCode) {
    let answer = visitor.get(address).await;
    let page = answer.text();
    assert_eq!(answer.status, status, "{address}");
    assert_eq!(answer.header("content-type"), "text/html; charset=utf-8", "{address}");
    // The gallery shows components that bring a title of their own, in several states.
    if address != "/dev/composants" || status != StatusCode::OK {
        assert_eq!(count(&page, "h1"), 1, "{address}: one title");
    }
    assert_eq!(count(&page, "title"), 1, "{address}: one title of the tab");
    assert!(page.contains("<html lang=\"fr\""), "{address}");
    assert!(page.trim_end().ends_with("</html>"), "{address}: the page is cut");
    for raw in ["{{", "}}", "fr::", "locales::", "undefined", "Some(", "None)"] {
        assert!(!visible(&page).contains(raw), "{address}: {raw} is shown");
    }
}

/// The page without its scripts, which hold data for the browser's program.
fn visible(page: &str) -> String {
    let mut text = String::new();
    let mut rest = page;
    while let Some((before, script)) = rest.split_once("<script") {
        text.push_str(before);
        rest = script.split_once("</script>").map_or("", |(_, after)| after);
    }
    text + rest
}

#[tokio::test]
async fn every_page_is_whole() {
    let visitor = Visitor::new();
    for address in SHOWN {
        looks_whole(&visitor, address, StatusCode::OK).await;
    }
}

#[tokio::test]
async fn what_does_not_exist_is_a_whole_page_with_its_status() {
    let visitor = Visitor::new();
    for address in NOT_FOUND {
        looks_whole(&visitor, address, StatusCode::NOT_FOUND).await;
    }
}

#[tokio::test]
async fn a_busy_database_is_a_page_that_says_when_to_come_back() {
    let answer = Visitor::new().get("/formation/busy").await;
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(answer.header("retry-after"), "5");
    assert_eq!(count(&answer.text(), "h1"), 1);
}

#[tokio::test]
async fn the_pages_of_development_do_not_exist_in_production() {
    let visitor = Visitor::of(|surface| {
        surface.stage = Stage::Production;
        surface.ports.outbox = None;
    });
    for address in ["/dev/composants", "/dev/courriels", "/dev/courriels/20270301T090000Z-1"] {
        looks_whole(&visitor, address, StatusCode::NOT_FOUND).await;
    }
}

#[tokio::test]
async fn a_page_asks_and_changes_nothing() {
    let visitor = Visitor::new();
    for address in SHOWN {
        visitor.get(address).await;
    }
    let changing = [
        "hold ",
        "book ",
        "renew ",
        "cancel ",
        "links ",
        "erase ",
        "contact ",
        "complete ",
        "withdraw ",
        "contacted ",
        "act ",
        "feedback ",
    ];
    let asked = visitor.called.list();
    assert!(!asked.iter().any(|call| changing.iter().any(|start| call.starts_with(start))), "{asked:?}");
}

#[test]
fn the_interface_and_the_router_know_the_same_pages() {
    // The pages under /dev are drawn only where they are offered, which `every_page_is_whole` holds.
    let everywhere = PAGES.iter().chain(DESKS).filter(|path| !path.starts_with("/dev/"));
    let mut written: Vec<String> = everywhere
        .map(|path| (*path).to_owned())
        .chain(
            ["/rdv/coordonnees", "/mes-demandes", "/suivi/{token}/deplacer", "/suivi/{token}/donnees", "/rappel", "/message"]
                .map(str::to_owned),
        )
        .collect();
    let paths_of = |routes: Vec<leptos_axum::AxumRouteListing>| -> Vec<String> {
        routes.iter().map(|route| route.path().to_owned()).collect()
    };
    let living = paths_of(leptos_axum::generate_route_list(app::App));
    let plain = paths_of(leptos_axum::generate_route_list(app::PlainApp));
    // A link from a living page to a plain one leaves the program: both must agree on which those are.
    assert_eq!(living.iter().filter(|path| app::paths::is_plain(path)).count(), 0, "{living:?}");
    assert_eq!(plain.iter().filter(|path| !app::paths::is_plain(path)).count(), 0, "{plain:?}");
    let mut drawn = [living, plain].concat();
    written.sort();
    drawn.sort();
    assert_eq!(written, drawn);
}

#[test]
fn the_centre_s_interface_and_the_router_know_the_same_pages() {
    let drawn = leptos_axum::generate_route_list(app::StaffApp);
    let mut drawn: Vec<&str> = drawn.iter().map(leptos_axum::AxumRouteListing::path).collect();
    let mut written = STAFF_PAGES.to_vec();
    written.sort_unstable();
    drawn.sort_unstable();
    assert_eq!(written, drawn);
}

#[tokio::test]
async fn the_form_of_a_hold_that_was_booked_leads_to_the_appointment() {
    let answer = Visitor::new().get("/rdv/coordonnees?reservation=booked").await;
    assert_eq!((answer.status, answer.header("location")), (StatusCode::FOUND, "/rdv/confirmation/m1"));
}
