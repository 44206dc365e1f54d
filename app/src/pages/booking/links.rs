//! The addresses of a desk: another month, another day, another type.

use contract::booking::{DeskAgenda, DeskView};
use domain::time::{NaiveDate, Timestamp};

use crate::{
    forms::desk::DeskAsk,
    paths::{self, Desk, DeskChoice},
};

/// The addresses of this desk.
#[derive(Clone)]
pub(in crate::pages) struct Links {
    base: Base,
    choice: DeskChoice,
}

/// What the agenda is shown for.
#[derive(Clone)]
enum Base {
    /// A new appointment, with this centre.
    New(Desk, String),
    /// Another time for the appointment of this manage link.
    Move(String),
}

impl Links {
    /// The addresses of a booking page.
    pub(super) fn new(view: &DeskView, agenda: &DeskAgenda, ask: &DeskAsk) -> Self {
        let first = view.types.first().is_none_or(|first| first.slug == agenda.chosen.slug);
        let desk = match &view.training {
            Some(training) => {
                Desk::Training { key: training.key.clone(), type_slug: (!first).then(|| agenda.chosen.slug.clone()) }
            }
            None => Desk::Type { centre: view.centre.slug.clone(), type_slug: agenda.chosen.slug.clone() },
        };
        let choice = DeskChoice {
            referrer: ask.show.referrer,
            mode: ask.show.mode,
            month: None,
            day: None,
            visitor: ask.visitor.clone(),
            prefill: ask.prefill.clone(),
        };
        Self { base: Base::New(desk, view.centre.slug.clone()), choice }
    }

    /// The addresses of the page that moves an appointment.
    pub(in crate::pages) fn of_move(token: &str) -> Self {
        Self { base: Base::Move(token.to_owned()), choice: DeskChoice::default() }
    }

    /// Another choice on the same desk.
    pub(in crate::pages) fn to(&self, change: impl FnOnce(&mut DeskChoice)) -> String {
        let mut choice = self.choice.clone();
        change(&mut choice);
        match &self.base {
            Base::New(desk, _) => paths::desk(desk, &choice),
            Base::Move(token) => paths::moving_to(token, &choice, None),
        }
    }

    /// An hour of a day, chosen by address.
    pub(in crate::pages) fn to_start(&self, date: NaiveDate, start: Timestamp) -> String {
        let choice = DeskChoice { month: Some(date), day: Some(date), ..self.choice.clone() };
        match &self.base {
            Base::New(desk, _) => paths::desk(desk, &choice),
            Base::Move(token) => paths::moving_to(token, &choice, Some(start)),
        }
    }

    /// Another appointment type.
    pub(super) fn to_type(&self, slug: &str) -> String {
        let desk = match &self.base {
            Base::New(Desk::Training { key, .. }, _) => Desk::Training { key: key.clone(), type_slug: Some(slug.to_owned()) },
            Base::New(Desk::Type { .. }, centre) => Desk::Type { centre: centre.clone(), type_slug: slug.to_owned() },
            Base::Move(token) => return paths::moving(token),
        };
        paths::desk(&desk, &DeskChoice { mode: None, ..self.choice.clone() })
    }
}
