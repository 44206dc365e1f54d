//! Sending the form of a held slot: booked, or another slot instead.

use contract::{
    booking::{BookAppointment, HoldStatus, HoldView},
    refusal::{Refusal, Rule},
};
use domain::{appointment::Mode, candidate::PhoneNeed, time::Timestamp};
use leptos::{prelude::*, task::spawn_local};
use locales::fr::fields;

use crate::{
    forms::{
        desk::hold_instead,
        details::TRAP,
        kept,
        pairs::{Pairs, text_of},
    },
    pages::{
        candidate_form::{Asked, FormState},
        loading::Answered,
    },
    paths,
    server_fns::{
        AppError,
        booking::{book, hold_slot, renew_hold},
    },
};

/// The page of a held slot.
#[derive(Clone, Copy)]
pub(super) struct Booking {
    /// The hold, asked again when it changes.
    pub hold: Answered<Option<HoldStatus>>,
    /// The form.
    pub form: FormState,
}

/// What the form of this appointment asks. What was typed is kept for one centre and type: their questions are the same
/// whatever the slot.
pub(super) fn asked(hold: &HoldView) -> Asked {
    Asked {
        phone: match hold.mode {
            Mode::Phone => PhoneNeed::Required,
            Mode::OnSite | Mode::Video => PhoneNeed::Optional,
        },
        questions: hold.questions.clone(),
        restriction: hold.restriction.clone(),
        half_days: None,
        email_help: fields::EMAIL_HELP,
        kept_as: format!("rdv:{}:{}", hold.centre.slug, hold.chosen.slug),
    }
}

impl Booking {
    /// Parses with the domain's own rules, then asks the server. A second press while the first is on its way changes
    /// nothing; the same hold twice gives the same appointment anyway.
    pub fn send(self, (pairs, asked): (&Pairs, StoredValue<Asked>), hold: StoredValue<HoldView>, gone: Callback<String>) {
        let Some(draft) = self.form.checked(pairs, asked) else { return };
        let command = hold.with_value(|hold| BookAppointment {
            hold: hold.token.clone(),
            ticket: hold.ticket.clone(),
            trap: text_of(pairs, TRAP),
            draft,
        });
        spawn_local(async move {
            match book(command).await {
                Ok(booked) => {
                    asked.with_value(|asked| kept::forget(&asked.kept_as));
                    gone.run(paths::confirmation(&booked.manage_token));
                }
                Err(error) => self.refused(error),
            }
        });
    }

    /// Keeps another slot instead, with everything that was typed.
    pub fn choose(self, start: Timestamp, hold: StoredValue<HoldView>, gone: Callback<String>) {
        if self.form.pending.get_untracked() {
            return;
        }
        self.form.pending.set(true);
        let wish = hold.with_value(|hold| hold_instead(hold, start));
        spawn_local(async move {
            match hold_slot(wish).await {
                Ok(other) => {
                    self.form.pending.set(false);
                    self.form.trouble.set(None);
                    gone.run(paths::details(&other.token));
                }
                Err(error) => self.refused(error),
            }
        });
    }

    /// Prolongs the hold.
    pub fn renew(self, token: String) {
        let answered = self.hold;
        spawn_local(async move {
            match renew_hold(token).await {
                Ok(hold) => answered.set(Some(Ok(Some(HoldStatus::Open(Box::new(hold)))))),
                Err(error) => self.refused(error),
            }
        });
    }

    fn refused(self, error: AppError) {
        if error == AppError::Refused(Refusal::Rule(Rule::ExpiredForm)) {
            // A fresh ticket comes with the hold.
            self.hold.refetch();
        }
        self.form.refused(error);
    }
}
