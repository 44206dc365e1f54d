//! The interface: pages made of components, fed by server functions, with every sentence from `locales`.
//!
//! To add a page: its address in [`paths`], its folder in [`pages`], its route below, or in [`StaffApp`] when it is the
//! centre's: that side is a browser program of its own, which no candidate downloads.

pub mod components;
pub mod forms;
pub mod pages;
pub mod paths;
pub mod replay;
pub mod server_fns;
#[cfg(feature = "ssr")]
pub mod shell;
mod staff_app;
pub mod wire;

use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use leptos_router::{
    SsrMode,
    components::{FlatRoutes, Route, Router},
    path,
};

#[cfg(feature = "ssr")]
pub use pages::dev::DevPages;
use pages::{
    booking::BookingPage, centre::CentrePage, confirmation::ConfirmationPage, contact::ContactPage, details::DetailsPage,
    find::FindPage, frame::Frame, moving::MovePage, not_found::NotFoundPage, training::TrainingPage,
};
#[cfg(feature = "ssr")]
use pages::{
    dev::{GalleryPage, MailPage, MailsPage},
    legal::{AccessibilityPage, PrivacyPage},
    manage::ManagePage,
    own_data::OwnDataPage,
    own_requests::OwnRequestsPage,
};
pub use staff_app::StaffApp;

/// The candidate's pages that live in the browser; the others are those of `PlainApp`. All are rendered whole on the server
/// (`Async`), so that each works without JavaScript.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    view! {
        <Router>
            <Frame>
                <FlatRoutes fallback=NotFoundPage>
                    <Route path=path!("/") view=FindPage ssr=SsrMode::Async />
                    <Route path=path!("/formation/:key") view=TrainingPage ssr=SsrMode::Async />
                    <Route path=path!("/centre/:slug") view=CentrePage ssr=SsrMode::Async />
                    <Route path=path!("/rdv") view=BookingPage ssr=SsrMode::Async />
                    <Route path=path!("/rdva") view=BookingPage ssr=SsrMode::Async />
                    <Route path=path!("/c/:centre/:type") view=BookingPage ssr=SsrMode::Async />
                    <Route path=path!("/rdv/coordonnees") view=DetailsPage ssr=SsrMode::Async />
                    <Route path=path!("/rdv/confirmation/:token") view=ConfirmationPage ssr=SsrMode::Async />
                    <Route path=path!("/rappel") view=ContactPage ssr=SsrMode::Async />
                    <Route path=path!("/message") view=ContactPage ssr=SsrMode::Async />
                    <Route path=path!("/suivi/:token/deplacer") view=MovePage ssr=SsrMode::Async />
                </FlatRoutes>
            </Frame>
        </Router>
    }
}

/// The candidate's pages that a mail leads to and those that are only read: rendered by the server alone, so that following
/// a request on a phone downloads no program. Their forms are posted, as everywhere without JavaScript.
#[cfg(feature = "ssr")]
#[component]
pub fn PlainApp() -> impl IntoView {
    provide_meta_context();
    view! {
        <Router>
            <Frame>
                <FlatRoutes fallback=NotFoundPage>
                    <Route path=path!("/suivi/:token") view=ManagePage ssr=SsrMode::Async />
                    <Route path=path!("/suivi/:token/donnees") view=OwnDataPage ssr=SsrMode::Async />
                    <Route path=path!("/mes-demandes") view=OwnRequestsPage ssr=SsrMode::Async />
                    <Route path=path!("/donnees-personnelles") view=PrivacyPage ssr=SsrMode::Async />
                    <Route path=path!("/accessibilite") view=AccessibilityPage ssr=SsrMode::Async />
                </FlatRoutes>
            </Frame>
        </Router>
    }
}

/// The pages for whoever works on the product, under `/dev`. Rendered by the server alone, without the browser's program:
/// what a candidate downloads does not carry them.
#[cfg(feature = "ssr")]
#[component]
pub fn DevApp() -> impl IntoView {
    provide_meta_context();
    view! {
        <Router>
            <Frame>
                <FlatRoutes fallback=NotFoundPage>
                    <Route path=path!("/dev/composants") view=GalleryPage ssr=SsrMode::Async />
                    <Route path=path!("/dev/courriels") view=MailsPage ssr=SsrMode::Async />
                    <Route path=path!("/dev/courriels/:id") view=MailPage ssr=SsrMode::Async />
                </FlatRoutes>
            </Frame>
        </Router>
    }
}
