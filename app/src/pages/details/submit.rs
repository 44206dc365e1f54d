//! Sending the form in a living page: the domain's own parser first, then the server.

use contract::{
    booking::{BookAppointment, HoldStatus, HoldView},
    refusal::{Refusal, Rule},
};
use domain::{
    candidate::{CandidateDraft, Field, FieldErrors},
    time::Timestamp,
};
use leptos::{ev, prelude::*, task::spawn_local};
use leptos_router::{NavigateOptions, hooks::use_navigate};

use super::press::pressing;
use crate::{
    forms::{
        browser::{self, field_name, focus_on, form_of, read_form},
        desk::hold_instead,
        details::{TRAP, draft_from_pairs, field_named, rules_of},
        kept,
        pairs::{Pairs, text_of},
        prefill::Prefill,
    },
    pages::{hours::OwnClock, loading::Answered},
    paths,
    replay::Replay,
    server_fns::{
        AppError,
        booking::{book, hold_slot, renew_hold},
    },
};

/// What the page knows of the form while it is filled.
#[derive(Clone, Copy)]
pub(super) struct FormState {
    hold: Answered<Option<HoldStatus>>,
    /// First values: what was typed and refused, or what a partner's address said.
    first: StoredValue<CandidateDraft>,
    /// What is wrong now, at the fields.
    pub(super) errors: RwSignal<FieldErrors>,
    /// The same, as shown: an error that comes or goes moves the page, so it waits while something is being pressed.
    shown: Memo<FieldErrors>,
    /// What was wrong when the form was last sent, at its head.
    pub(super) summary: RwSignal<FieldErrors>,
    /// Why it was refused as a whole.
    pub(super) trouble: RwSignal<Option<AppError>>,
    /// On its way to the server.
    pub(super) pending: RwSignal<bool>,
    /// The page lives, and the visitor's clock can be read.
    pub(super) clock: RwSignal<OwnClock>,
    /// The e-mail address, to suggest a better one.
    pub(super) email: RwSignal<String>,
    /// The professional's e-mail address.
    pub(super) professional_email: RwSignal<String>,
    /// The message, to count it.
    pub(super) message: RwSignal<String>,
}

impl FormState {
    /// The form as the server wrote it.
    pub(super) fn new(hold: Answered<Option<HoldStatus>>, ask: Memo<(String, Prefill)>, replay: &Replay) -> Self {
        let first = replay.draft.clone().unwrap_or_else(|| ask.with_untracked(|(_, prefill)| prefill.draft()));
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
            hold,
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

    /// First value of the form.
    pub(super) fn first(self) -> CandidateDraft {
        self.first.get_value()
    }

    /// What is wrong at a field, in words.
    pub(super) fn error(self, field: Field) -> MaybeProp<String> {
        let shown = self.shown;
        MaybeProp::derive(move || shown.with(|errors| errors.of(field)).map(locales::fr::refusals::at_field))
    }

    /// A field was left: keeps what stands there and says at once what is wrong with that field, and no other.
    pub(super) fn changed(self, event: &ev::Event, hold: StoredValue<HoldView>) {
        let Some(form) = form_of(event) else { return };
        let pairs = read_form(&form);
        kept::keep(&hold.with_value(kept_key), &pairs);
        let Some(field) = field_name(event).as_deref().and_then(field_named) else { return };
        let wrong = hold.with_value(|hold| draft_from_pairs(&pairs).parse(rules_of(hold)).err()).unwrap_or_default();
        self.errors.update(|errors| {
            errors.0.retain(|error| error.field != field);
            if let Some(problem) = wrong.of(field) {
                errors.push(field, problem);
            }
        });
    }

    /// Letters are typed: keeps them.
    pub(super) fn typed(event: &ev::Event, hold: StoredValue<HoldView>) {
        if let Some(form) = form_of(event) {
            kept::keep(&hold.with_value(kept_key), &read_form(&form));
        }
    }

    /// Parses with the domain's own rules, then asks the server. A second press while the first is on its way changes
    /// nothing; the same hold twice gives the same appointment anyway.
    pub(super) fn send(self, pairs: &Pairs, hold: StoredValue<HoldView>, gone: Callback<String>) {
        if self.pending.get_untracked() {
            return;
        }
        let draft = draft_from_pairs(pairs);
        self.trouble.set(None);
        if let Err(wrong) = hold.with_value(|hold| draft.parse(rules_of(hold)).map(|_details| ())) {
            self.say_wrong(wrong);
            return;
        }
        self.say_wrong(FieldErrors::default());
        self.pending.set(true);
        let command = hold.with_value(|hold| BookAppointment {
            hold: hold.token.clone(),
            ticket: hold.ticket.clone(),
            trap: text_of(pairs, TRAP),
            draft,
        });
        spawn_local(async move {
            match book(command).await {
                Ok(booked) => {
                    kept::forget(&hold.with_value(kept_key));
                    gone.run(paths::confirmation(&booked.manage_token));
                }
                Err(error) => {
                    self.pending.set(false);
                    self.refused(error);
                }
            }
        });
    }

    /// Keeps another slot instead, with everything that was typed.
    pub(super) fn choose(self, start: Timestamp, hold: StoredValue<HoldView>, gone: Callback<String>) {
        if self.pending.get_untracked() {
            return;
        }
        self.pending.set(true);
        let wish = hold.with_value(|hold| hold_instead(hold, start));
        spawn_local(async move {
            let answer = hold_slot(wish).await;
            self.pending.set(false);
            match answer {
                Ok(other) => {
                    self.trouble.set(None);
                    gone.run(paths::details(&other.token));
                }
                Err(error) => self.refused(error),
            }
        });
    }

    /// Prolongs the hold.
    pub(super) fn renew(self, token: String) {
        let answered = self.hold;
        spawn_local(async move {
            match renew_hold(token).await {
                Ok(hold) => answered.set(Some(Ok(Some(HoldStatus::Open(Box::new(hold)))))),
                Err(error) => self.refused(error),
            }
        });
    }

    fn refused(self, error: AppError) {
        match error {
            AppError::Refused(Refusal::Invalid(wrong)) => self.say_wrong(wrong),
            other => {
                if other == AppError::Refused(Refusal::Rule(Rule::ExpiredForm)) {
                    // A fresh ticket comes with the hold.
                    self.hold.refetch();
                }
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
pub(super) fn restore(form: NodeRef<leptos::html::Form>, hold: StoredValue<HoldView>) {
    Effect::new(move |done: Option<bool>| {
        if done == Some(true) {
            return true;
        }
        let Some(form) = form.get() else { return false };
        let kept = hold.with_value(|hold| kept::kept(&kept_key(hold)));
        if let Some(pairs) = kept {
            // After the fields have taken note of what the browser itself restored.
            request_animation_frame(move || browser::fill_form(&form, &pairs));
        }
        true
    });
}

/// How to leave the page: no way back into a form that was sent.
pub(super) fn leave() -> Callback<String> {
    let navigate = use_navigate();
    Callback::new(move |address: String| {
        navigate(&address, NavigateOptions { replace: true, ..NavigateOptions::default() });
    })
}

/// What was typed is kept for one centre and type: their questions are the same whatever the slot.
fn kept_key(hold: &HoldView) -> String {
    format!("rdv:{}:{}", hold.centre.slug, hold.chosen.slug)
}
