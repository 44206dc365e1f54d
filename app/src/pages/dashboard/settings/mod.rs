//! What the centre says of itself.

mod accent;

use contract::centre_settings::{SaveSettings, SavedSettings, SettingsView};
use domain::settings::CentreField;
use leptos::{
    ev::{Event, SubmitEvent},
    prelude::*,
};
use locales::fr::{
    dates,
    staff::settings::{self as words, centre as own},
};

use super::{
    centre_of_address,
    civil_fields::{CivilFields, civil_fields},
    setting_fields::{self, Asked},
    setting_form::{Place, SettingForm},
};
use crate::{
    components::{Entry, PageHeader},
    forms::{
        browser::{form_of, read_form},
        places::{centre_name, read_centre},
    },
    pages::{
        frame::Tab,
        loading::{answer_to, loaded},
    },
    server_fns::centre_settings::{save_settings, show_settings},
};

/// `/gestion/{centre}/reglages`
#[component]
pub fn SettingsPage() -> impl IntoView {
    let centre = centre_of_address();
    let answered = answer_to(move || centre.get(), show_settings);
    loaded(answered, move |view| settings_view(&view, centre.get_untracked()))
}

/// The form of the centre.
#[derive(Clone, Copy)]
struct CentreForm {
    centre: StoredValue<String>,
    state: SettingForm<CentreField>,
    civil: CivilFields,
    /// The catalogue's word, where it is another.
    shown: RwSignal<SettingsView>,
}

fn settings_view(view: &SettingsView, centre: String) -> AnyView {
    let draft = view.draft.clone();
    let form = CentreForm {
        centre: StoredValue::new(centre),
        state: SettingForm::new(),
        civil: CivilFields::new(draft.zone, draft.territory, view.n_upcoming),
        shown: RwSignal::new(view.clone()),
    };
    let accent = RwSignal::new(draft.accent.clone());
    let changed = move || {
        form.shown.with(|view| {
            let (when, who) = view.changed.as_ref()?;
            Some(view! { <p class="small muted">{own::changed(&dates::full_day_and_hour(*when), who)}</p> })
        })
    };
    view! {
        <Tab title=words::SETTINGS_TITLE />
        <PageHeader title=words::SETTINGS_TITLE lead=own::LEAD />
        <form
            class="form form--settings"
            method="post"
            novalidate
            on:submit=move |event| form.submit(&event)
            on:input=move |_| form.state.done.set(false)
            on:focusout=move |event| form.left(&event)
        >
            {form.state.head(words::ERRORS, |field| Place { id: centre_name(field).to_owned(), label: own::label(field).to_owned() })}
            {form.state.done(words::SAVED, own::SAVED_BODY)}
            <section class="settings__group" aria-labelledby="identite">
                <h2 id="identite">{own::IDENTITY}</h2>
                {setting_fields::line(form.asked(CentreField::Name, draft.name, None))}
                {form.catalogue(|view| view.catalogue.name.clone())}
                {setting_fields::line(Asked {
                    entry: Entry::Phone,
                    optional: Some(words::OPTIONAL),
                    ..form.asked(CentreField::Phone, draft.phone, Some(own::PHONE_HELP))
                })}
                {setting_fields::line(Asked {
                    entry: Entry::Email,
                    optional: Some(words::OPTIONAL),
                    ..form.asked(CentreField::Email, draft.email, Some(own::EMAIL_HELP))
                })}
                {public_page(&view.address)}
            </section>
            <section class="settings__group" aria-labelledby="lieu">
                <h2 id="lieu">{own::PLACE}</h2>
                {setting_fields::line(form.asked(CentreField::Address, draft.address, None))}
                <div class="pair">
                    {setting_fields::line(form.asked(CentreField::PostalCode, draft.postal_code, None))}
                    {setting_fields::line(form.asked(CentreField::City, draft.city, None))}
                </div>
                {form.catalogue(|view| view.catalogue.place.clone())}
                {civil_fields(form.civil)}
            </section>
            <section class="settings__group" aria-labelledby="presentation">
                <h2 id="presentation">{own::LOOK}</h2>
                {setting_fields::lines(
                    Asked {
                        optional: Some(words::OPTIONAL),
                        ..form.asked(CentreField::Signature, draft.signature, Some(own::SIGNATURE_HELP))
                    },
                    3,
                )}
                {accent::accent(accent, form.state.error(CentreField::Accent))}
                <p class="small muted">{own::LOGO}</p>
            </section>
            {changed}
            {form.state.buttons((words::SAVE, words::SAVING), None)}
        </form>
    }
    .into_any()
}

fn public_page(address: &str) -> AnyView {
    view! {
        <div class="stack stack--tight">
            <p class="field__label">{own::PUBLIC_PAGE}</p>
            <p>
                <a class="address__text" href=address.to_owned() rel="external">
                    {address.to_owned()}
                </a>
            </p>
            <p class="field__help">{own::PUBLIC_PAGE_HELP}</p>
        </div>
    }
    .into_any()
}

impl CentreForm {
    fn asked(self, field: CentreField, value: String, help: Option<&str>) -> Asked {
        Asked {
            id: centre_name(field).to_owned(),
            label: own::label(field).to_owned(),
            help: help.map(ToOwned::to_owned),
            value,
            error: self.state.error(field),
            ..Asked::default()
        }
    }

    /// The catalogue says otherwise, and the centre's word stays.
    fn catalogue(self, word: fn(&SettingsView) -> Option<String>) -> AnyView {
        let line = move || {
            self.shown.with(word).map(|word| {
                view! {
                    <p class="small muted">
                        {words::catalogue(&word)}
                        <br />
                        {words::CATALOGUE_KEPT}
                    </p>
                }
            })
        };
        line.into_any()
    }

    fn left(self, event: &Event) {
        let Some(form) = form_of(event) else { return };
        let wrong = read_centre(&read_form(&form)).parse().err();
        self.state.left(event, wrong.as_ref(), |field| centre_name(field).to_owned());
    }

    fn submit(self, event: &SubmitEvent) {
        event.prevent_default();
        let Some(form) = form_of(event) else { return };
        let draft = read_centre(&read_form(&form));
        let id_of = |field| centre_name(field).to_owned();
        if let Err(faults) = draft.parse() {
            self.state.refuse(faults, id_of);
            return;
        }
        let ask = SaveSettings { centre: self.centre.get_value(), draft };
        self.state.send(save_settings(ask), move |saved| match saved {
            SavedSettings::Refused(faults) => self.state.refuse(faults, id_of),
            SavedSettings::Saved(view) => {
                self.shown.set(*view);
                self.state.settle();
            }
        });
    }
}
