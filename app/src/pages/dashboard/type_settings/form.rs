//! The form as it lives in the page: what is typed stays in its fields, and is read from there.

use contract::appointment_types::{SaveType, SavedType, TypePreview, TypeSettingsView, TypeState};
use domain::settings::{Faults, TypeDraft, TypeField};
use leptos::{
    ev::{Event, SubmitEvent},
    prelude::*,
};
use leptos_router::{NavigateOptions, hooks::use_navigate};
use locales::fr::staff::type_form as words;

use super::{groups, questions::Questions, trial::Trial};
use crate::{
    components::{BottomBar, Button},
    forms::{
        browser::{form_of, read_form},
        type_settings::{name_of, read_type},
    },
    pages::dashboard::setting_form::{Place, SettingForm},
    paths::staff,
    server_fns::appointment_types::save_type,
};

/// The form of a type.
#[derive(Clone, Copy)]
pub(super) struct TypeForm {
    pub(super) centre: StoredValue<String>,
    /// The settings as they came.
    pub(super) settings: StoredValue<TypeSettingsView>,
    /// What is typed now, for the words that follow it.
    pub(super) typed: RwSignal<TypeDraft>,
    pub(super) state: SettingForm<TypeField>,
    pub(super) questions: Questions,
    pub(super) trial: Trial,
    /// Which type was saved a moment ago.
    saved: RwSignal<Option<String>>,
}

impl TypeForm {
    pub(super) fn new(
        centre: String,
        settings: TypeSettingsView,
        preview: Option<TypePreview>,
        saved: RwSignal<Option<String>>,
    ) -> Self {
        let state = SettingForm::new();
        // The page was drawn again because a new type got its address.
        let just_saved = saved.with_untracked(|slug| slug.as_ref() == Some(&settings.draft.slug));
        saved.set(None);
        if just_saved {
            Effect::new(move |_| state.settle());
        }
        Self {
            questions: Questions::new(&settings.draft.questions),
            trial: Trial::new(centre.clone(), &settings, preview),
            typed: RwSignal::new(settings.draft.clone()),
            centre: StoredValue::new(centre),
            settings: StoredValue::new(settings),
            state,
            saved,
        }
    }

    /// The id of a field, whose question is named by its place.
    pub(super) fn id_of(self, field: TypeField) -> String {
        name_of(field, |rank| self.questions.number_at(rank))
    }

    /// The settings as they came.
    pub(super) fn first<T>(self, of: impl FnOnce(&TypeSettingsView) -> T) -> T {
        self.settings.with_value(of)
    }

    /// What is wrong at a field, in words.
    pub(super) fn error(self, field: TypeField) -> MaybeProp<String> {
        self.state.error(field)
    }

    fn place(self, field: TypeField) -> Place {
        let label = match field {
            TypeField::Question(rank) => words::question(usize::from(rank) + 1),
            TypeField::Choices(rank) => {
                format!("{}, {}", words::question(usize::from(rank) + 1), words::label(field).to_lowercase())
            }
            named => words::label(named).to_owned(),
        };
        Place { id: self.id_of(field), label }
    }

    /// Something was typed or chosen: the words and the trial follow.
    fn changed(self, event: &Event) {
        let Some(form) = form_of(event) else { return };
        let draft = read_type(&read_form(&form));
        // A text that was typed says so again when it is left.
        if self.typed.with_untracked(|typed| *typed == draft) {
            return;
        }
        self.state.done.set(false);
        self.trial.follow(draft.clone());
        self.typed.set(draft);
    }

    /// A field was left: what is wrong with it is said at once.
    fn left(self, event: &Event) {
        let Some(form) = form_of(event) else { return };
        let wrong = read_type(&read_form(&form)).parse().err();
        self.state.left(event, wrong.as_ref(), |field| self.id_of(field));
    }

    fn refuse(self, faults: Faults<TypeField>) {
        self.state.refuse(faults, |field| self.id_of(field));
    }

    /// Saves what stands in the form; nothing is sent that the domain's own parser refuses.
    fn submit(self, event: &SubmitEvent, go: impl Fn(&str) + 'static) {
        event.prevent_default();
        let Some(form) = form_of(event) else { return };
        let draft = read_type(&read_form(&form));
        if let Err(faults) = draft.parse() {
            self.refuse(faults);
            return;
        }
        let before = self.first(|settings| settings.draft.slug.clone());
        let ask = SaveType { centre: self.centre.get_value(), id: self.first(|settings| settings.id), draft };
        self.state.send(save_type(ask), move |saved| match saved {
            SavedType::Refused(faults) => self.refuse(faults),
            SavedType::Saved { slug } if slug == before => self.state.settle(),
            SavedType::Saved { slug } => {
                self.saved.set(Some(slug.clone()));
                go(&slug);
            }
        });
    }
}

/// The whole form.
pub(super) fn form(form: TypeForm) -> AnyView {
    let navigate = use_navigate();
    let go = move |slug: &str| {
        let address = form.centre.with_value(|centre| staff::type_settings(centre, slug));
        navigate(&address, NavigateOptions { replace: true, ..NavigateOptions::default() });
    };
    let submit = move |event: SubmitEvent| form.submit(&event, go.clone());
    let what = move || form.typed.with(|draft| draft.name.trim().to_owned());
    let new = form.first(|settings| settings.state == TypeState::New);
    let label = move || match (form.state.pending.get(), new) {
        (true, _) => words::SAVING,
        (false, true) => words::CREATE,
        (false, false) => words::SAVE,
    };
    view! {
        <form
            class="settings__form"
            method="post"
            novalidate
            on:submit=submit
            on:input=move |event| form.changed(&event)
            on:change=move |event| form.changed(&event)
            on:focusout=move |event| form.left(&event)
        >
            {form.state.head(words::ERRORS, move |field| form.place(field))}
            {form.state.done(words::SAVED, words::SAVED_BODY)}
            {groups::essential(form)}
            {groups::slots(form)}
            {groups::notices(form)}
            {groups::for_whom(form)}
            {groups::asked_of_candidates(form)}
            {groups::said(form)}
            {groups::look(form)}
            <BottomBar what=Signal::derive(what) note=form.trial.note()>
                <Button busy=form.state.pending>{label}</Button>
            </BottomBar>
        </form>
    }
    .into_any()
}
