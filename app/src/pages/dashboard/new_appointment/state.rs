//! The form while it is filled, and its sending: the domain's own parser first, then the server.

use contract::{
    agendas::{Acted, BookFor, NewAppointmentView, TypeChoice},
    refusal::Refusal,
};
use domain::candidate::{Field, FieldErrors};
use leptos::{prelude::*, task::spawn_local};
use leptos_router::{NavigateOptions, hooks::use_navigate};
use locales::fr::{details, refusals};

use crate::{
    components::FieldFault,
    forms::{
        agenda::NewAt,
        appointment::{BookForFaults, WhenFault, read_book_for},
        browser::focus_on,
        details::name_of,
        pairs::Pairs,
    },
    pages::{
        candidate_form::label_of,
        dashboard::{insist::Insist, when::fault_line},
    },
    paths::staff as paths,
    server_fns::{AppError, agendas::book_for},
};

/// What the page knows of the form.
#[derive(Clone, Copy)]
pub(super) struct NewState {
    pub view: StoredValue<NewAppointmentView>,
    pub centre: StoredValue<String>,
    /// The chosen type, by its id.
    pub kind: RwSignal<String>,
    /// The length, which follows the type until somebody writes another.
    pub minutes: RwSignal<String>,
    pub when: RwSignal<Vec<WhenFault>>,
    pub who: RwSignal<FieldErrors>,
    pub trouble: RwSignal<Option<AppError>>,
    pub insist: RwSignal<Option<Insist>>,
    pub pending: RwSignal<bool>,
}

impl NewState {
    pub(super) fn new(view: NewAppointmentView, centre: &str, at: NewAt) -> Self {
        // The first type that the advisor asked for takes.
        let takes = |kind: &&TypeChoice| at.advisor.is_none_or(|advisor| kind.advisors.contains(&advisor));
        let first = view.types.iter().find(takes).or_else(|| view.types.first());
        let kind = first.map(|kind| kind.id.to_string()).unwrap_or_default();
        let minutes = first.map(|kind| kind.duration_min.to_string()).unwrap_or_default();
        Self {
            view: StoredValue::new(view),
            centre: StoredValue::new(centre.to_owned()),
            kind: RwSignal::new(kind),
            minutes: RwSignal::new(minutes),
            when: RwSignal::new(Vec::new()),
            who: RwSignal::new(FieldErrors::default()),
            trouble: RwSignal::new(None),
            insist: RwSignal::new(None),
            pending: RwSignal::new(false),
        }
    }

    /// The chosen type.
    pub(super) fn chosen(self) -> Option<TypeChoice> {
        let id = self.kind.get();
        self.view.with_value(|view| view.types.iter().find(|kind| kind.id.to_string() == id).cloned())
    }

    /// What is wrong at a field of the person.
    pub(super) fn error(self, field: Field) -> MaybeProp<String> {
        MaybeProp::derive(move || self.who.with(|errors| errors.of(field)).map(refusals::at_field))
    }

    /// Everything wrong, in the order of the form.
    pub(super) fn faults(self) -> Signal<Vec<FieldFault>> {
        Signal::derive(move || {
            let mut faults: Vec<FieldFault> = self.when.with(|when| when.iter().map(|fault| fault_line(*fault)).collect());
            faults.extend(self.who.with(|who| {
                who.0
                    .iter()
                    .map(|error| FieldFault {
                        field_id: field_id(error.field),
                        sentence: details::fault(label(error.field), &refusals::at_field(error.problem)),
                    })
                    .collect::<Vec<_>>()
            }));
            faults
        })
    }

    /// Sends what was typed; a second press while the first is on its way changes nothing, and the form's key sees to it that
    /// the same form books once.
    pub(super) fn submit(self, pairs: &Pairs, gone: Callback<String>) {
        let read = self.view.with_value(|view| self.centre.with_value(|centre| read_book_for(pairs, (centre, view))));
        self.trouble.set(None);
        match read {
            Ok(ask) => {
                self.say(BookForFaults::default());
                self.send(ask, gone);
            }
            Err(faults) => self.say(faults),
        }
    }

    fn say(self, faults: BookForFaults) {
        self.when.set(faults.when);
        self.who.set(faults.who);
    }

    fn send(self, ask: BookFor, gone: Callback<String>) {
        if self.pending.get_untracked() {
            return;
        }
        self.pending.set(true);
        spawn_local(async move {
            let answer = book_for(ask.clone()).await;
            self.pending.set(false);
            match answer {
                Ok(Acted::Done(entry)) => gone.run(paths::appointment(&ask.centre, entry.id)),
                Ok(Acted::HeldBack(objections)) => self.insist.set(Some(Insist {
                    objections,
                    go: Callback::new(move |accepted| self.send(BookFor { accepted, ..ask.clone() }, gone)),
                    leave: Callback::new(|()| focus_on("#heure")),
                })),
                Err(AppError::Refused(Refusal::Invalid(who))) => self.who.set(who),
                Err(error) => {
                    self.trouble.set(Some(error));
                    request_animation_frame(|| focus_on("#refus"));
                }
            }
        });
    }
}

/// How to leave: no way back into a form that was sent.
pub(super) fn leave() -> Callback<String> {
    let navigate = use_navigate();
    Callback::new(move |address: String| {
        navigate(&address, NavigateOptions { replace: true, ..NavigateOptions::default() });
    })
}

/// The note's own problem is told at [`Field::Message`]: the centre's form has no message.
pub(super) fn field_id(field: Field) -> String {
    match field {
        Field::Message => crate::forms::appointment::NOTE.to_owned(),
        Field::Asker
        | Field::ProfessionalName
        | Field::ProfessionalEmail
        | Field::FirstName
        | Field::LastName
        | Field::Email
        | Field::Phone
        | Field::Subjects
        | Field::SubjectOther
        | Field::Answer(_)
        | Field::Restriction
        | Field::Wanted => name_of(field),
    }
}

fn label(field: Field) -> &'static str {
    match field {
        // Staff write among themselves where a candidate writes to the centre.
        Field::Message => locales::fr::staff::appointment::NOTE,
        other => label_of(other),
    }
}
