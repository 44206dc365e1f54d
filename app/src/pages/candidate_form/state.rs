//! What a page knows of the candidate's form while it is filled: the first values, what is wrong, what was kept.

use contract::{booking::Question, refusal::Refusal};
use domain::{
    callback::HalfDay,
    candidate::{CandidateDraft, Field, FieldErrors, FilledBy, FormRules, PhoneNeed, Restriction, WhenToCall},
};
use leptos::{ev, html, prelude::*};
use leptos_router::{NavigateOptions, hooks::use_navigate};

use super::press::pressing;
use crate::{
    forms::{
        browser::{self, field_name, focus_on, form_of, read_form},
        details::{draft_from_pairs, field_named},
        kept,
        pairs::Pairs,
    },
    pages::hours::OwnClock,
    replay::Replay,
    server_fns::AppError,
};

/// What a form asks.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::pages) struct Asked {
    /// Whether a number must be given.
    pub phone: PhoneNeed,
    /// The centre's own questions.
    pub questions: Vec<Question>,
    /// What must be read and accepted; empty when nothing.
    pub restriction: String,
    /// When to call, among these; `None` when it is not asked.
    pub half_days: Option<Vec<HalfDay>>,
    /// Help at the address.
    pub email_help: &'static str,
    /// Under which name the tab keeps what was typed.
    pub kept_as: String,
}

impl Asked {
    /// The rules of the domain's own parser.
    pub fn rules(&self) -> FormRules<'_> {
        FormRules {
            by: FilledBy::Candidate,
            phone: self.phone,
            questions: &self.questions,
            restriction: Restriction::of(&self.restriction),
            when_to_call: self.half_days.as_deref().map_or(WhenToCall::NotAsked, WhenToCall::AmongThese),
        }
    }
}

/// The state of a form. Cheap to copy.
#[derive(Clone, Copy)]
pub(in crate::pages) struct FormState {
    /// First values: what was typed and refused, or what a partner's address said.
    first: StoredValue<CandidateDraft>,
    /// What is wrong now, at the fields.
    errors: RwSignal<FieldErrors>,
    /// The same, as shown: an error that comes or goes moves the page, so it waits while something is being pressed.
    shown: Memo<FieldErrors>,
    /// What was wrong when the form was last sent, at its head.
    pub summary: RwSignal<FieldErrors>,
    /// Why it was refused as a whole.
    pub trouble: RwSignal<Option<AppError>>,
    /// On its way to the server.
    pub pending: RwSignal<bool>,
    /// The page lives, and the visitor's clock can be read.
    pub clock: RwSignal<OwnClock>,
    /// The e-mail address, to suggest a better one.
    pub email: RwSignal<String>,
    /// The professional's e-mail address.
    pub professional_email: RwSignal<String>,
    /// The message, to count it.
    pub message: RwSignal<String>,
}

impl FormState {
    /// The form as the server wrote it: with what was typed and refused, else with what is `known`.
    pub fn new(known: CandidateDraft, replay: &Replay) -> Self {
        let first = replay.draft.clone().unwrap_or(known);
        let (wrong, trouble) = match replay.refusal.clone() {
            Some(Refusal::Invalid(errors)) => (errors, None),
            other => (FieldErrors::default(), other.map(AppError::Refused)),
        };
        let errors = RwSignal::new(wrong.clone());
        let pressing = pressing();
        let shown = Memo::new(move |before: Option<&FieldErrors>| match before {
            Some(before) if pressing.get() => before.clone(),
            Some(_) | None => errors.get(),
        });
        Self {
            errors,
            shown,
            summary: RwSignal::new(wrong),
            trouble: RwSignal::new(trouble),
            pending: RwSignal::new(false),
            clock: OwnClock::signal(),
            email: RwSignal::new(first.email.clone()),
            professional_email: RwSignal::new(first.professional_email.clone()),
            message: RwSignal::new(first.message.clone()),
            first: StoredValue::new(first),
        }
    }

    /// Fills in what the centre knows already, where the form still stands as the page began it.
    pub fn knowing(self, known: CandidateDraft) {
        self.email.set(known.email.clone());
        self.professional_email.set(known.professional_email.clone());
        self.first.set_value(known);
    }

    /// First value of the form.
    pub fn first(self) -> CandidateDraft {
        self.first.get_value()
    }

    /// What is wrong at a field, in words.
    pub fn error(self, field: Field) -> MaybeProp<String> {
        let shown = self.shown;
        MaybeProp::derive(move || shown.with(|errors| errors.of(field)).map(locales::fr::refusals::at_field))
    }

    /// A field was left: keeps what stands there and says at once what is wrong with that field, and no other.
    pub fn changed(self, event: &ev::Event, asked: StoredValue<Asked>) {
        let Some(form) = form_of(event) else { return };
        let pairs = read_form(&form);
        asked.with_value(|asked| kept::keep(&asked.kept_as, &pairs));
        let Some(field) = field_name(event).as_deref().and_then(field_named) else { return };
        let wrong = asked.with_value(|asked| draft_from_pairs(&pairs).parse(asked.rules()).err()).unwrap_or_default();
        self.errors.update(|errors| {
            errors.0.retain(|error| error.field != field);
            if let Some(problem) = wrong.of(field) {
                errors.push(field, problem);
            }
        });
    }

    /// Letters are typed: keeps them.
    pub fn typed(event: &ev::Event, asked: StoredValue<Asked>) {
        if let Some(form) = form_of(event) {
            asked.with_value(|asked| kept::keep(&asked.kept_as, &read_form(&form)));
        }
    }

    /// The draft, when the form may be sent: nothing is on its way already, and the domain's own rules find nothing wrong.
    /// What is wrong is said.
    pub fn checked(self, pairs: &Pairs, asked: StoredValue<Asked>) -> Option<CandidateDraft> {
        if self.pending.get_untracked() {
            return None;
        }
        let draft = draft_from_pairs(pairs);
        self.trouble.set(None);
        if let Err(wrong) = asked.with_value(|asked| draft.parse(asked.rules()).map(|_details| ())) {
            self.say_wrong(wrong);
            return None;
        }
        self.say_wrong(FieldErrors::default());
        self.pending.set(true);
        Some(draft)
    }

    /// Says why it was refused, and lets it be sent again.
    pub fn refused(self, error: AppError) {
        self.pending.set(false);
        match error {
            AppError::Refused(Refusal::Invalid(wrong)) => self.say_wrong(wrong),
            other => {
                self.trouble.set(Some(other));
                request_animation_frame(|| focus_on("#refus"));
            }
        }
    }

    fn say_wrong(self, wrong: FieldErrors) {
        self.errors.set(wrong.clone());
        self.summary.set(wrong);
    }
}

/// Fills the form with what was kept, once the page lives.
pub(super) fn restore(form: NodeRef<html::Form>, asked: StoredValue<Asked>) {
    Effect::new(move |done: Option<bool>| {
        if done == Some(true) {
            return true;
        }
        let Some(form) = form.get() else { return false };
        let kept = asked.with_value(|asked| kept::kept(&asked.kept_as));
        if let Some(pairs) = kept {
            // After the fields have taken note of what the browser itself restored.
            request_animation_frame(move || browser::fill_form(&form, &pairs));
        }
        true
    });
}

/// How to leave the page: no way back into a form that was sent.
pub(in crate::pages) fn leave() -> Callback<String> {
    let navigate = use_navigate();
    Callback::new(move |address: String| {
        navigate(&address, NavigateOptions { replace: true, ..NavigateOptions::default() });
    })
}
