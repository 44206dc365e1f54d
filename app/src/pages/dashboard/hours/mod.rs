//! The hours of an advisor: the week at a glance, every week, special days, absences, holidays. What is changed is tried in a
//! preview first.

mod absences;
pub(super) mod acts;
mod copying;
mod days;
mod editor;
mod glance;
mod holidays;
mod preview;
pub(super) mod rows;
mod series;
pub(super) mod spans;
pub(super) mod touched;
mod weekly_form;

use contract::hours::{AdvisorHoursView, AdvisorName, HoursView, ShowHours};
use domain::ids::AdvisorId;
use leptos::{ev::SubmitEvent, prelude::*};
use leptos_router::{
    NavigateOptions,
    hooks::{use_location, use_navigate},
};
use locales::fr::staff::{hours as words, nav};

use super::centre_of_address;
use crate::{
    components::{Button, ButtonLink, ButtonTone, EmptyState, Glyph, PageHeader, SelectField, SelectOption},
    forms::{
        browser::{form_of, read_form},
        hours::{ADVISOR, read_hours},
        pairs::value_of,
    },
    pages::{
        frame::Tab,
        loading::{answer_to, loaded},
    },
    paths::staff as paths,
    server_fns::hours::show_hours,
};
use editor::Editor;
pub(in crate::pages::dashboard) use weekly_form::site_options;

/// `/gestion/{centre}/horaires`
#[component]
pub fn HoursPage() -> impl IntoView {
    let centre = centre_of_address();
    let location = use_location();
    let ask = Memo::new(move |before: Option<&ShowHours>| {
        // While the visitor leaves, the address is already another page's: the old question stands.
        let here = location.pathname.with(|path| *path == paths::hours(&centre.get()));
        match before {
            Some(before) if !here => before.clone(),
            Some(_) | None => location.search.with(|search| read_hours(&centre.get(), search)),
        }
    });
    let answered = answer_to(move || ask.get(), show_hours);
    let editor = Editor::new(centre, Callback::new(move |()| answered.refetch()));
    loaded(answered, move |view| {
        let ask = ask.get_untracked();
        match view.shown.clone() {
            Some(shown) => hours_view(&view, &shown, &ask, editor),
            None => nobody(&view, &ask.centre),
        }
    })
}

fn hours_view(view: &HoursView, shown: &AdvisorHoursView, ask: &ShowHours, editor: Editor) -> AnyView {
    let acts = editor.acts;
    let outside =
        touched::left(acts, &ask.centre, ("hors-horaires", words::touched::outside(shown.outside.len())), &shown.outside);
    let (whose, zone, chooser) = (shown.advisor.name.clone(), words::preview::zone(&view.zone), chooser(view, shown, ask));
    view! {
        <Tab title=words::HOURS_TITLE />
        <PageHeader title=words::HOURS_TITLE context=whose lead=zone>
            {chooser}
        </PageHeader>
        {acts.outcome()}
        {touched::question(acts)}
        {outside}
        <div class="hours">
            {glance::week(view, shown, ask)}
            {series::section(view, shown, editor)}
            {days::section(shown, editor, &view.types)}
            {absences::section(shown, editor, &view.types)}
            {holidays::section(shown, editor)}
            {copying::section(view, shown, editor)}
        </div>
        <p class="cluster">
            <a href=paths::closures(&ask.centre)>{words::TO_CLOSURES}</a>
            <a href=paths::why(&ask.centre)>{words::TO_WHY}</a>
        </p>
    }
    .into_any()
}

fn nobody(view: &HoursView, centre: &str) -> AnyView {
    // Without any advisor in sight, either the centre has none or the person has no agenda of their own.
    let (title, text) =
        if view.types.is_empty() { (words::NO_ADVISOR, words::NO_ADVISOR_BODY) } else { (words::NOBODY, words::NOBODY_BODY) };
    let team = paths::team(centre);
    view! {
        <Tab title=words::HOURS_TITLE />
        <PageHeader title=words::HOURS_TITLE />
        <EmptyState glyph=Glyph::Clock title=title text=text>
            <ButtonLink tone=ButtonTone::Quiet href=team>
                {nav::TEAM}
            </ButtonLink>
        </EmptyState>
    }
    .into_any()
}

/// Whose hours: a form of its own, so that it works by address. Nothing to choose when there is one.
fn chooser(view: &HoursView, shown: &AdvisorHoursView, ask: &ShowHours) -> AnyView {
    if view.advisors.len() < 2 {
        return ().into_any();
    }
    let options = view.advisors.iter().map(advisor_option).collect();
    let (centre, week) = (ask.centre.clone(), ask.week);
    let action = paths::hours(&centre);
    let navigate = use_navigate();
    let submit = move |event: SubmitEvent| {
        let Some(form) = form_of(&event) else { return };
        event.prevent_default();
        let advisor = value_of(&read_form(&form), ADVISOR).and_then(|id| id.parse().ok()).map(AdvisorId);
        let options = NavigateOptions { scroll: false, ..NavigateOptions::default() };
        navigate(&paths::hours_of(&centre, advisor, week), options);
    };
    view! {
        <form class="chooser" method="get" action=action on:submit=submit>
            <SelectField id=ADVISOR name=ADVISOR label=words::WHOSE options=options value=shown.advisor.id.to_string() />
            <Button tone=ButtonTone::Quiet>{words::SHOW}</Button>
        </form>
    }
    .into_any()
}

fn advisor_option(name: &AdvisorName) -> SelectOption {
    SelectOption { value: name.id.to_string(), label: name.name.clone() }
}
