//! Every route, in one screen.

use super::{
    Surface, calendar, contact_forms, entrance, export, fault, figures, forms, guard, health, hooks, own_data, render, session,
    site,
};
use axum::{
    Router,
    http::StatusCode,
    middleware::{from_fn, from_fn_with_state, map_response},
    routing::{get, post},
};
use std::sync::Arc;
use tower_http::compression::CompressionLayer;

/// The pages of the interface, all public and read-only. Written out so that the journal names a template, never a secret.
pub const PAGES: &[&str] = &[
    "/",
    "/formation/{key}",
    "/centre/{slug}",
    "/rdv/confirmation/{token}",
    "/suivi/{token}",
    "/donnees-personnelles",
    "/accessibilite",
    "/dev/composants",
    "/dev/courriels",
    "/dev/courriels/{id}",
];

/// The booking pages: shown by GET, and their form comes back by POST where there is no JavaScript.
pub const DESKS: &[&str] = &["/rdv", "/rdva", "/c/{centre}/{type}"];

/// The pages of the centre's side.
pub const STAFF_PAGES: &[&str] = &[
    "/connexion",
    "/connexion/code",
    "/invitation/{token}",
    "/mot-de-passe",
    "/mot-de-passe/{token}",
    "/reponse/{token}",
    "/compte",
    "/gestion",
    "/gestion/{centre}",
    "/gestion/{centre}/agenda",
    "/gestion/{centre}/agenda/rdv/{id}",
    "/gestion/{centre}/agenda/nouveau",
    "/gestion/{centre}/demandes",
    "/gestion/{centre}/demandes/reponses",
    "/gestion/{centre}/demandes/{id}",
    "/gestion/{centre}/horaires",
    "/gestion/{centre}/fermetures",
    "/gestion/{centre}/pourquoi",
    "/gestion/{centre}/statistiques",
    "/gestion/{centre}/motifs",
    "/gestion/{centre}/motifs/{type}",
    "/gestion/{centre}/equipe",
    "/gestion/{centre}/sites",
    "/gestion/{centre}/reglages",
];

/// The whole surface.
pub fn router(surface: Surface) -> Router {
    let surface = Arc::new(surface); // handed to each layer for each request
    // Leptos asks which executor runs its tasks. A second call, as in tests, finds it set already.
    let _ = any_spawner::Executor::init_tokio();
    let mut pages = Router::new();
    for path in PAGES {
        pages = pages.route(path, get(render::page));
    }
    for path in DESKS {
        pages = pages.route(path, get(render::page).post(forms::choose_slot));
    }
    let pages = pages
        .route("/rdv/coordonnees", get(render::page).post(forms::book))
        .route("/rappel", get(render::page).post(contact_forms::send))
        .route("/message", get(render::page).post(contact_forms::send))
        .route("/mes-demandes", get(render::page).post(forms::send_links))
        .route("/suivi/{token}/deplacer", get(render::page).post(forms::move_to))
        .route("/suivi/{token}/completer", get(forms::back_to_managing).post(contact_forms::complete))
        .route("/suivi/{token}/retirer", get(forms::back_to_managing).post(contact_forms::withdraw))
        .route("/suivi/{token}/avis", get(forms::back_to_managing).post(contact_forms::give_feedback))
        .route("/suivi/{token}/reponse", get(forms::back_to_managing).post(contact_forms::say_contacted))
        .route("/suivi/{token}/annuler", get(forms::back_to_managing).post(forms::cancel))
        .route("/suivi/{token}/donnees", get(render::page).post(own_data::erase))
        .route("/suivi/{token}/donnees.json", get(own_data::download))
        .route("/suivi/{token}/rendez-vous.ics", get(calendar::file))
        .merge(staff(&surface))
        .fallback(site::file_or_page)
        .method_not_allowed_fallback(fault::method_not_allowed)
        .layer(CompressionLayer::new());
    let files = Router::new().route("/pkg/{file}", get(site::packed));
    let health = Router::new().route("/healthz", get(health::alive)).route("/readyz", get(health::ready));
    let hooks = Router::new().route(hooks::MAIL, post(hooks::mail_failed));
    let guarded = guard::wrap(pages.merge(files).merge(health).merge(hooks), &surface);
    // Outside of every layer: what the cost of the others is measured against.
    guarded.with_state(surface).route("/ping", get(StatusCode::NO_CONTENT))
}

/// What may ask who is signed in: the pages of the centre's side, and the server functions, some of which are its own.
fn staff(surface: &Arc<Surface>) -> Router<Arc<Surface>> {
    let functions = Router::new().route("/fn/{name}", post(render::server_function));
    let Some(staff) = &surface.staff else { return functions };
    let mut pages = functions;
    for path in STAFF_PAGES {
        pages = pages.route(path, get(render::page));
    }
    pages
        .route("/connexion", post(entrance::log_in))
        .route("/connexion/code", post(entrance::enter_code))
        .route("/deconnexion", post(entrance::log_out))
        .route("/reponse/{token}", post(contact_forms::answer))
        .route("/gestion/{centre}/demandes/export.csv", get(export::csv))
        .route("/gestion/{centre}/demandes/export.xlsx", get(export::xlsx))
        .route("/gestion/{centre}/statistiques/export.csv", get(figures::csv))
        .route("/gestion/{centre}/statistiques/export.xlsx", get(figures::xlsx))
        .route("/invitation/{token}", post(entrance::accept_invitation))
        .route("/mot-de-passe", post(entrance::ask_reset))
        .route("/mot-de-passe/{token}", post(entrance::reset_password))
        .layer(from_fn(session::require))
        .layer(from_fn_with_state(Arc::clone(surface), session::identify))
        .layer(session::layer(staff.sessions.clone(), &surface.guard.public_url))
        .layer(map_response(session::secure_removal))
}
