//! The centre's side: its own route table and its own browser program.

use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use leptos_router::{
    SsrMode,
    components::{ParentRoute, Route, Router, Routes},
    path,
};

use crate::pages::{
    account::{AccountPage, CodePage, ForgottenPage, InvitationPage, LogInPage, NewPasswordPage},
    answer::AnswerPage,
    dashboard::{
        AgendaPage, AppointmentPage, ClosuresPage, Dashboard, HomePage, HoursPage, NewAppointmentPage, NoRequest, QueuePage,
        RequestPage, SettingsPage, SitesPage, StatisticsPage, TeamPage, TemplatesPage, TodayPage, TypePage, TypesPage, WhyPage,
    },
    frame::provide_arrival,
    not_found::NotFoundPage,
};

/// Every page of the centre's side. What lies under a centre shares the frame of its dashboard, which stays in place from one
/// page to the next.
#[component]
pub fn StaffApp() -> impl IntoView {
    provide_meta_context();
    provide_arrival();
    view! {
        <Router>
            <Routes fallback=NotFoundPage>
                <Route path=path!("/connexion") view=LogInPage ssr=SsrMode::Async />
                <Route path=path!("/connexion/code") view=CodePage ssr=SsrMode::Async />
                <Route path=path!("/invitation/:token") view=InvitationPage ssr=SsrMode::Async />
                <Route path=path!("/mot-de-passe") view=ForgottenPage ssr=SsrMode::Async />
                <Route path=path!("/mot-de-passe/:token") view=NewPasswordPage ssr=SsrMode::Async />
                <Route path=path!("/reponse/:token") view=AnswerPage ssr=SsrMode::Async />
                <Route path=path!("/compte") view=AccountPage ssr=SsrMode::Async />
                <Route path=path!("/gestion") view=HomePage ssr=SsrMode::Async />
                <ParentRoute path=path!("/gestion/:centre") view=Dashboard ssr=SsrMode::Async>
                    <Route path=path!("") view=TodayPage ssr=SsrMode::Async />
                    <Route path=path!("/agenda") view=AgendaPage ssr=SsrMode::Async />
                    <Route path=path!("/agenda/rdv/:id") view=AppointmentPage ssr=SsrMode::Async />
                    <Route path=path!("/agenda/nouveau") view=NewAppointmentPage ssr=SsrMode::Async />
                    <Route path=path!("/demandes/reponses") view=TemplatesPage ssr=SsrMode::Async />
                    <ParentRoute path=path!("/demandes") view=QueuePage ssr=SsrMode::Async>
                        <Route path=path!("") view=NoRequest ssr=SsrMode::Async />
                        <Route path=path!("/:id") view=RequestPage ssr=SsrMode::Async />
                    </ParentRoute>
                    <Route path=path!("/horaires") view=HoursPage ssr=SsrMode::Async />
                    <Route path=path!("/fermetures") view=ClosuresPage ssr=SsrMode::Async />
                    <Route path=path!("/pourquoi") view=WhyPage ssr=SsrMode::Async />
                    <Route path=path!("/statistiques") view=StatisticsPage ssr=SsrMode::Async />
                    <Route path=path!("/motifs") view=TypesPage ssr=SsrMode::Async />
                    <Route path=path!("/motifs/:type") view=TypePage ssr=SsrMode::Async />
                    <Route path=path!("/equipe") view=TeamPage ssr=SsrMode::Async />
                    <Route path=path!("/sites") view=SitesPage ssr=SsrMode::Async />
                    <Route path=path!("/reglages") view=SettingsPage ssr=SsrMode::Async />
                </ParentRoute>
            </Routes>
        </Router>
    }
}
