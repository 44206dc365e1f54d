//! What is being changed on a page about hours: sent, refused at its fields, asked about, saved.

use contract::hours::{
    ClosureEdit, CopyHours, CopyHow, Decision, EditClosure, EditHours, HoursAnswer, HoursEdit, SavedView, TellTouched,
    TouchedView,
};
use domain::{
    hours::{HoursErrors, HoursField, HoursProblem, parse_reason},
    ids::{AbsenceId, AdvisorId, AppointmentId, AvailabilityId, ClosureId},
};
use leptos::{prelude::*, task::spawn_local};
use locales::fr::{
    details,
    staff::{hours as words, opening},
};

use crate::{
    components::{Announce, ErrorSummary, FieldFault, Notice, NoticeTone},
    forms::{
        browser::focus_on,
        hours::{field_id, wrong_in_closure, wrong_in_hours},
    },
    pages::refused::act_refused,
    server_fns::{
        AppError,
        hours::{copy_hours, edit_closure, edit_hours, tell_touched},
    },
};

/// What somebody wants changed, as typed.
#[derive(Clone)]
pub(in crate::pages::dashboard) enum Wish {
    /// An advisor's hours.
    Hours(AdvisorId, HoursEdit),
    /// One's hours, given to others.
    Copy(AdvisorId, Vec<AdvisorId>, CopyHow),
    /// A closure.
    Closure(ClosureEdit),
    /// Appointments called off, from the list of that name.
    Tell(String, Vec<AppointmentId>),
}

/// The form that is open: one at a time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::pages::dashboard) enum Opened {
    /// None.
    #[default]
    Nothing,
    /// New hours.
    NewSeries,
    /// Other hours for a series.
    Series(AvailabilityId),
    /// A series no more.
    Removal(AvailabilityId),
    /// A special day.
    Day,
    /// A new absence, or other dates for one.
    Absence(Option<AbsenceId>),
    /// The copy.
    Copy,
    /// A new closure, or another content for one.
    Closure(Option<ClosureId>),
}

/// Where the acts of a page stand.
#[derive(Clone, Copy)]
pub(in crate::pages::dashboard) struct Acts {
    centre: Memo<String>,
    /// What is on its way, or was last.
    wish: RwSignal<Option<Wish>>,
    /// The open form.
    pub opened: RwSignal<Opened>,
    /// Sent, and waiting for the answer.
    pub pending: RwSignal<bool>,
    /// What is wrong with what was sent.
    pub errors: RwSignal<HoursErrors>,
    /// Appointments that nobody has decided about.
    pub touching: RwSignal<Vec<TouchedView>>,
    trouble: RwSignal<Option<AppError>>,
    said: RwSignal<Option<(NoticeTone, String)>>,
    again: Callback<()>,
}

impl Acts {
    /// Nothing done yet. `again` loads the page's data anew.
    pub(in crate::pages::dashboard) fn new(centre: Memo<String>, again: Callback<()>) -> Self {
        Self {
            centre,
            wish: RwSignal::new(None),
            opened: RwSignal::new(Opened::Nothing),
            pending: RwSignal::new(false),
            errors: RwSignal::new(HoursErrors::default()),
            touching: RwSignal::new(Vec::new()),
            trouble: RwSignal::new(None),
            said: RwSignal::new(None),
            again,
        }
    }

    /// Opens a form and puts the focus on its heading.
    pub(in crate::pages::dashboard) fn open(self, form: Opened) {
        self.errors.set(HoursErrors::default());
        self.touching.set(Vec::new());
        self.said.set(None);
        self.trouble.set(None);
        self.opened.set(form);
        request_animation_frame(|| focus_on("#formulaire"));
    }

    /// Leaves the open form; the focus goes back to what opened it.
    pub(in crate::pages::dashboard) fn close(self, opener: &'static str) {
        self.opened.set(Opened::Nothing);
        self.errors.set(HoursErrors::default());
        self.touching.set(Vec::new());
        request_animation_frame(move || focus_on(opener));
    }

    /// What is wrong at a field, in words.
    pub(in crate::pages::dashboard) fn error(self, field: HoursField) -> MaybeProp<String> {
        MaybeProp::derive(move || self.errors.with(|errors| errors.of(field)).map(opening::at_field))
    }

    /// What is wrong with the words of one list of appointments: `None` is the question before an edit is saved.
    pub(in crate::pages::dashboard) fn reason_error(self, list: Option<String>) -> MaybeProp<String> {
        MaybeProp::derive(move || {
            let asked = self.wish.with(|wish| match wish {
                Some(Wish::Tell(name, _)) => Some(name.clone()),
                Some(Wish::Hours(..) | Wish::Copy(..) | Wish::Closure(_)) | None => None,
            });
            let wrong = self.errors.with(|errors| errors.of(HoursField::Reason));
            wrong.filter(|_| asked == list).map(opening::at_field)
        })
    }

    /// The list of what is wrong, at the head of the open form.
    pub(in crate::pages::dashboard) fn summary(self) -> AnyView {
        let faults = Signal::derive(move || self.errors.with(faults));
        view! { <ErrorSummary title=words::ERRORS faults=faults /> }.into_any()
    }

    /// Parses with the domain's own rules, then asks the server. A second press while the first is on its way changes nothing.
    pub(in crate::pages::dashboard) fn send(self, wish: Wish) {
        let wrong = match &wish {
            Wish::Hours(_, edit) => wrong_in_hours(edit),
            Wish::Closure(edit) => wrong_in_closure(edit),
            Wish::Copy(_, to, _) if to.is_empty() => HoursErrors::of_one(HoursField::Targets, HoursProblem::Missing),
            Wish::Copy(..) | Wish::Tell(..) => HoursErrors::default(),
        };
        if wrong.0.is_empty() {
            self.ask(wish, Decision::default());
        } else {
            self.wish.set(Some(wish));
            self.errors.set(wrong);
        }
    }

    /// The same wish again, with what becomes of the appointments it touches.
    pub(in crate::pages::dashboard) fn decide(self, decision: Decision) {
        if let Some(wish) = self.wish.get_untracked()
            && (decision.cancelled.is_empty() || self.are_words(&decision.reason, "#question-message"))
        {
            self.ask(wish, decision);
        }
    }

    /// Calls off these of a list, with these words.
    pub(in crate::pages::dashboard) fn tell(self, list: String, ids: Vec<AppointmentId>, reason: String) {
        if ids.is_empty() {
            self.end(NoticeTone::Info, words::touched::NONE_CHECKED.to_owned());
            return;
        }
        let field = format!("#{list}-message");
        let wish = Wish::Tell(list, ids);
        self.wish.set(Some(wish.clone()));
        if self.are_words(&reason, &field) {
            self.ask(wish, Decision { reason, ..Decision::default() });
        }
    }

    /// Says at the field when there are no words for the candidates.
    fn are_words(self, reason: &str, field: &str) -> bool {
        let wrong = parse_reason(reason).err().unwrap_or_default();
        let fine = wrong.0.is_empty();
        self.errors.set(wrong);
        if !fine {
            let field = field.to_owned();
            request_animation_frame(move || focus_on(&field));
        }
        fine
    }

    fn ask(self, wish: Wish, decision: Decision) {
        if self.pending.get_untracked() {
            return;
        }
        self.pending.set(true);
        self.trouble.set(None);
        self.said.set(None);
        self.errors.set(HoursErrors::default());
        self.wish.set(Some(wish.clone()));
        let centre = self.centre.get_untracked();
        let telling = matches!(wish, Wish::Tell(..));
        spawn_local(async move {
            let answer = answered(centre, wish, decision).await;
            self.pending.set(false);
            self.received(answer, telling);
        });
    }

    fn received(self, answer: Result<HoursAnswer, AppError>, telling: bool) {
        match answer {
            Ok(HoursAnswer::Saved(SavedView { n_cancelled: 0, .. })) if telling => {
                self.end(NoticeTone::Info, words::touched::NONE_LEFT.to_owned());
            }
            Ok(HoursAnswer::Saved(view)) => self.end(NoticeTone::Ok, words::touched::saved(view)),
            Ok(HoursAnswer::ChangedMeanwhile) => self.end(NoticeTone::Warn, words::CHANGED.to_owned()),
            Ok(HoursAnswer::Refused(errors)) => self.errors.set(errors),
            Ok(HoursAnswer::Touches(touched)) => {
                self.touching.set(touched);
                request_animation_frame(|| focus_on("#concernes"));
            }
            Err(error) => {
                self.trouble.set(Some(error));
                request_animation_frame(|| focus_on("#refus"));
            }
        }
    }

    /// The act is over, one way or another: says so, and shows how things stand.
    fn end(self, tone: NoticeTone, said: String) {
        self.opened.set(Opened::Nothing);
        self.touching.set(Vec::new());
        self.said.set(Some((tone, said)));
        self.again.run(());
        request_animation_frame(|| focus_on("#fait"));
    }

    /// What became of the last act.
    pub(in crate::pages::dashboard) fn outcome(self) -> AnyView {
        (move || match (self.said.get(), self.trouble.get()) {
            (_, Some(error)) => Some(act_refused(&error, None)),
            (Some((tone, said)), None) => Some(
                view! {
                    <div id="fait" tabindex="-1">
                        <Notice tone=tone title=said announce=Announce::Politely />
                    </div>
                }
                .into_any(),
            ),
            (None, None) => None,
        })
        .into_any()
    }

    /// The words of a button that saves.
    pub(in crate::pages::dashboard) fn label(
        self,
        verb: &'static str,
    ) -> impl Fn() -> &'static str + Copy + Send + Sync + 'static {
        move || if self.pending.get() { words::SAVING } else { verb }
    }
}

fn faults(errors: &HoursErrors) -> Vec<FieldFault> {
    // The words for the candidates have their own field, under their own question.
    let of_form = errors.0.iter().filter(|error| error.field != HoursField::Reason);
    of_form
        .map(|error| FieldFault {
            field_id: field_id(error.field),
            sentence: details::fault(&opening::field(error.field), &opening::at_field(error.problem)),
        })
        .collect()
}

async fn answered(centre: String, wish: Wish, decision: Decision) -> Result<HoursAnswer, AppError> {
    match wish {
        Wish::Hours(advisor, edit) => edit_hours(EditHours { centre, advisor, edit, decision }).await,
        Wish::Copy(from, to, how) => copy_hours(CopyHours { centre, from, to, how, decision }).await,
        Wish::Closure(edit) => edit_closure(EditClosure { centre, edit, decision }).await,
        Wish::Tell(_, appointments) => tell_touched(TellTouched { centre, appointments, reason: decision.reason }).await,
    }
}
