//! The form of a site.

use contract::centre_settings::{PlaceProposal, ProposePlace, SaveSite, SavedSite, SiteDetails, SitesView};
use domain::{
    ids::SiteId,
    settings::{SiteDraft, SiteField},
};
use leptos::{
    ev::{Event, SubmitEvent},
    prelude::*,
    task::spawn_local,
};
use leptos_router::{NavigateOptions, hooks::use_navigate};
use locales::fr::staff::settings::{self as words, sites};

use super::{Around, delete::delete};
use crate::{
    components::{Button, ButtonKind, ButtonTone, PageHeader, TextField},
    forms::{
        browser::{form_of, read_form},
        places::{read_site, site_name},
    },
    pages::{
        dashboard::{
            civil_fields::{CivilFields, civil_fields},
            setting_fields::{self, Asked},
            setting_form::{Place, SettingForm},
        },
        frame::Tab,
        loading::Answered,
    },
    paths::staff,
    server_fns::centre_settings::{propose_place, save_site},
};

/// The form of a site, new or not.
#[derive(Clone, Copy)]
struct SiteForm {
    centre: StoredValue<String>,
    id: Option<SiteId>,
    state: SettingForm<SiteField>,
    answered: Answered<SitesView>,
    done: RwSignal<Option<&'static str>>,
    civil: CivilFields,
    postal_code: RwSignal<String>,
    city: RwSignal<String>,
    coordinates: RwSignal<String>,
    /// What was proposed, in words.
    proposed: RwSignal<String>,
}

pub(super) fn form(site: Option<&SiteDetails>, (centre, answered, done): Around<'_>) -> AnyView {
    done.set(None);
    let draft = site.map(|site| site.draft.clone()).unwrap_or_default();
    let title = site.map_or(sites::NEW, |_| sites::EDIT);
    let form = SiteForm {
        centre: StoredValue::new(centre.to_owned()),
        id: site.map(|site| site.id),
        state: SettingForm::new(),
        answered,
        done,
        civil: CivilFields::new(draft.zone, draft.territory, site.map_or(0, |site| site.uses.n_appointments)),
        postal_code: RwSignal::new(draft.postal_code.clone()),
        city: RwSignal::new(draft.city.clone()),
        coordinates: RwSignal::new(draft.coordinates.clone()),
        proposed: RwSignal::new(String::new()),
    };
    let context = site.map(|site| site.draft.name.clone()).unwrap_or_default();
    let remove = site.map(|site| delete(site, centre, answered, done));
    view! {
        <Tab title=title />
        <p class="back">
            <a href=staff::sites(centre)>{sites::BACK}</a>
        </p>
        <PageHeader title=title context=context />
        {form.view(&draft, site)}
        {remove}
    }
    .into_any()
}

impl SiteForm {
    fn view(self, draft: &SiteDraft, site: Option<&SiteDetails>) -> AnyView {
        let back = staff::sites(&self.centre.get_value());
        let navigate = use_navigate();
        let list = back.clone();
        let go = move || navigate(&list, NavigateOptions::default());
        let submit = move |event: SubmitEvent| self.submit(&event, go.clone());
        let catalogue = site.map(|site| site.catalogue.clone()).unwrap_or_default();
        view! {
            <form
                class="form form--settings"
                method="post"
                novalidate
                on:submit=submit
                on:focusout=move |event| self.left(&event)
            >
                {self.state.head(words::ERRORS, |field| Place { id: site_name(field).to_owned(), label: sites::label(field).to_owned() })}
                {setting_fields::line(self.asked(SiteField::Name, draft.name.clone(), None))}
                {catalogue.name.map(|word| catalogue_line(&word))}
                {setting_fields::line(self.asked(SiteField::Address, draft.address.clone(), None))}
                <div class="pair">
                    {self.followed(SiteField::PostalCode, self.postal_code)}
                    {self.followed(SiteField::City, self.city)}
                </div>
                {catalogue.place.map(|word| catalogue_line(&word))}
                <div class="stack stack--tight">
                    <div>
                        <Button
                            tone=ButtonTone::Quiet
                            kind=ButtonKind::Plain
                            on_press=Callback::new(move |()| self.propose())
                        >
                            {words::PROPOSE}
                        </Button>
                    </div>
                    <p class="small" role="status">
                        {move || self.proposed.get()}
                    </p>
                </div>
                {self.point()}
                {civil_fields(self.civil)}
                {self.state.buttons((words::SAVE, words::SAVING), Some((back, sites::BACK)))}
            </form>
        }
        .into_any()
    }

    fn asked(self, field: SiteField, value: String, help: Option<&str>) -> Asked {
        Asked {
            id: site_name(field).to_owned(),
            label: sites::label(field).to_owned(),
            help: help.map(ToOwned::to_owned),
            value,
            error: self.state.error(field),
            ..Asked::default()
        }
    }

    /// A line that the page itself may read.
    fn followed(self, field: SiteField, live: RwSignal<String>) -> AnyView {
        let id = site_name(field);
        let error = self.state.error(field);
        view! { <TextField id=id name=id label=sites::label(field) live=live error=error autocomplete="off" /> }.into_any()
    }

    fn point(self) -> AnyView {
        let id = site_name(SiteField::Coordinates);
        let error = self.state.error(SiteField::Coordinates);
        view! {
            <TextField
                id=id
                name=id
                label=sites::label(SiteField::Coordinates)
                live=self.coordinates
                error=error
                autocomplete="off"
                help=sites::COORDINATES_HELP
                optional_word=words::OPTIONAL
            />
        }
        .into_any()
    }

    /// Fills in what is usual at the commune. A point that was given stays.
    fn propose(self) {
        let ask = ProposePlace {
            centre: self.centre.get_value(),
            postal_code: self.postal_code.get_untracked(),
            city: self.city.get_untracked(),
        };
        spawn_local(async move {
            let Ok(Some(proposal)) = propose_place(ask).await else {
                self.proposed.set(words::UNKNOWN_PLACE.to_owned());
                return;
            };
            let PlaceProposal { place, zone, territory, coordinates } = proposal;
            self.civil.set(zone, territory);
            if let Some(point) = coordinates.filter(|_| self.coordinates.with_untracked(|typed| typed.trim().is_empty())) {
                self.coordinates.set(point);
            }
            self.proposed.set(sites::proposed(&place));
        });
    }

    fn left(self, event: &Event) {
        let Some(form) = form_of(event) else { return };
        let wrong = read_site(&read_form(&form)).parse().err();
        self.state.left(event, wrong.as_ref(), |field| site_name(field).to_owned());
    }

    fn submit(self, event: &SubmitEvent, go: impl Fn() + 'static) {
        event.prevent_default();
        let Some(form) = form_of(event) else { return };
        let draft = read_site(&read_form(&form));
        let id_of = |field| site_name(field).to_owned();
        if let Err(faults) = draft.parse() {
            self.state.refuse(faults, id_of);
            return;
        }
        let ask = SaveSite { centre: self.centre.get_value(), id: self.id, draft };
        self.state.send(save_site(ask), move |saved| match saved {
            SavedSite::Refused(faults) => self.state.refuse(faults, id_of),
            SavedSite::Saved { .. } => {
                self.done.set(Some(words::SAVED));
                self.answered.refetch();
                go();
            }
        });
    }
}

/// The catalogue says otherwise, and the centre's word stays.
fn catalogue_line(word: &str) -> AnyView {
    view! {
        <p class="small muted">
            {words::catalogue(word)}
            <br />
            {words::CATALOGUE_KEPT}
        </p>
    }
    .into_any()
}
