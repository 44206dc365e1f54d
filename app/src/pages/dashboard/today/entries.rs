//! The appointments of the day with what is noted of them at the desk, those that wait for a word, those of which nobody
//! said who came.

use contract::agendas::{Acted, AgendaEntry, AppointmentRef, MarkAppointment, Settle, ShowAgenda, TodayView, Verdict};
use domain::{
    attendance::{Mark, Standing},
    span::Span,
    time::Timestamp,
};
use leptos::{prelude::*, task::spawn_local};
use locales::fr::{
    dates,
    staff::{agenda, appointment as words, today},
};

use crate::{
    components::{Announce, Button, ButtonKind, ButtonTone, Notice, NoticeTone, StatusBadge},
    forms::browser::focus_on,
    pages::{
        dashboard::{
            agenda::{colour, minute_of, name_among, state_code, until_of},
            shape,
        },
        loading::Answered,
        refused::act_refused,
    },
    paths::staff as paths,
    server_fns::{
        AppError,
        agendas::{mark_appointment, settle_appointment, show_today},
    },
};

/// Notes made on the page.
#[derive(Clone, Copy)]
pub(super) struct Marking {
    centre: Memo<String>,
    answered: Answered<TodayView>,
    pending: RwSignal<bool>,
    done: RwSignal<Option<String>>,
    trouble: RwSignal<Option<AppError>>,
}

/// What is noted of an appointment.
#[derive(Clone, Copy)]
enum Note {
    /// Who came.
    Mark(Mark),
    /// The centre's yes.
    Confirm,
}

impl Marking {
    pub(super) fn new(centre: Memo<String>, answered: Answered<TodayView>) -> Self {
        Self { centre, answered, pending: RwSignal::new(false), done: RwSignal::new(None), trouble: RwSignal::new(None) }
    }

    /// What became of the last note.
    pub(super) fn said(self) -> AnyView {
        (move || match (self.done.get(), self.trouble.get()) {
            (_, Some(error)) => Some(act_refused(&error, None)),
            (Some(done), None) => Some(
                view! {
                    <div id="fait" tabindex="-1">
                        <Notice tone=NoticeTone::Ok title=done announce=Announce::Politely />
                    </div>
                }
                .into_any(),
            ),
            (None, None) => None,
        })
        .into_any()
    }

    fn send(self, entry: &AgendaEntry, note: Note) {
        if self.pending.get_untracked() {
            return;
        }
        self.pending.set(true);
        self.done.set(None);
        self.trouble.set(None);
        let centre = self.centre.get_untracked();
        let which = AppointmentRef { centre: centre.clone(), id: entry.id };
        let (sequence, said) = (entry.sequence, noted(entry, note));
        spawn_local(async move {
            let answer = match note {
                Note::Mark(mark) => mark_appointment(MarkAppointment { which, sequence, mark, accepted: Vec::new() }).await,
                Note::Confirm => {
                    let ask = Settle { which, sequence, verdict: Verdict::Confirmed, reason: String::new() };
                    settle_appointment(ask).await
                }
            };
            let shown = show_today(centre).await;
            self.pending.set(false);
            if let Ok(view) = &shown {
                self.answered.set(Some(Ok(view.clone())));
            }
            match answer {
                // Nothing stands against these notes: none of them takes anybody's time.
                Ok(Acted::Done(_) | Acted::HeldBack(_)) => {
                    self.done.set(Some(said));
                    request_animation_frame(|| focus_on("#fait"));
                }
                Err(error) => {
                    self.trouble.set(Some(error));
                    request_animation_frame(|| focus_on("#refus"));
                }
            }
        });
    }
}

fn noted(entry: &AgendaEntry, note: Note) -> String {
    let label = match note {
        Note::Mark(Mark::Arrived) => words::ARRIVED,
        Note::Mark(Mark::NotArrived) => words::NOT_ARRIVED,
        Note::Mark(Mark::Attended) => words::ATTENDED,
        Note::Mark(Mark::NoShow) => words::NO_SHOW,
        Note::Mark(Mark::Unsettled) => words::UNSETTLED,
        Note::Confirm => words::DONE,
    };
    format!("{} {}, {}", entry.first_name, entry.last_name, label.to_lowercase())
}

/// The appointments of today.
pub(super) fn today(view: &TodayView, marking: Marking) -> AnyView {
    let body = if view.entries.is_empty() {
        let next = view.next_day.map(|at| today::next_day(&dates::day_and_hour(at)));
        view! { <p class="muted">{today::NONE} " " {next}</p> }.into_any()
    } else {
        rows(view, &view.entries, marking)
    };
    let centre = marking.centre.get_untracked();
    let agenda = paths::agenda_page(&ShowAgenda { centre, span: Span::Day, ..ShowAgenda::default() });
    view! {
        <section class="stack stack--tight" aria-labelledby="du-jour">
            <h2 id="du-jour">{today::NEXT}</h2>
            {body}
            <p>
                <a href=agenda>{today::DAY_AGENDA}</a>
            </p>
        </section>
    }
    .into_any()
}

/// Those of which nobody said who came; nothing when there is none.
pub(super) fn unsettled(view: &TodayView, marking: Marking) -> Option<AnyView> {
    let earlier: Vec<AgendaEntry> = view.unsettled.iter().filter(|entry| entry.starts.date() < view.today).cloned().collect();
    (!earlier.is_empty()).then(|| {
        view! {
            <section class="stack stack--tight" aria-labelledby="venus">
                <h2 id="venus">{today::UNSETTLED}</h2>
                <p class="muted">{today::UNSETTLED_NOTE}</p>
                {rows(view, &earlier, marking)}
            </section>
        }
        .into_any()
    })
}

/// Those that wait for the centre's word; nothing when none does.
pub(super) fn pending(view: &TodayView, marking: Marking) -> Option<AnyView> {
    let lines: Vec<AnyView> = view
        .pending
        .iter()
        .map(|waiting| {
            let left = today::time_left(waiting.until.at.since(view.now.at) / 60);
            row(view, &waiting.entry, Some(left), marking)
        })
        .collect();
    (!lines.is_empty()).then(|| {
        view! {
            <section class="stack stack--tight" aria-labelledby="a-confirmer">
                <h2 id="a-confirmer">{today::PENDING}</h2>
                <ul class="agenda-rows">{lines}</ul>
            </section>
        }
        .into_any()
    })
}

fn rows(view: &TodayView, entries: &[AgendaEntry], marking: Marking) -> AnyView {
    let lines: Vec<AnyView> = entries.iter().map(|entry| row(view, entry, None, marking)).collect();
    view! { <ul class="agenda-rows">{lines}</ul> }.into_any()
}

fn row(view: &TodayView, entry: &AgendaEntry, left: Option<String>, marking: Marking) -> AnyView {
    let kind = view.kinds.iter().find(|kind| kind.id == entry.kind);
    let code = colour(kind.map_or("", |kind| kind.colour.as_str())).to_owned();
    let what = kind.map(|kind| kind.name.clone()).unwrap_or_default();
    let with: Vec<String> = entry.advisors.iter().map(|advisor| name_among(&view.people, *advisor)).collect();
    let with = (!with.is_empty()).then(|| format!(" · {}", with.join(", ")));
    let is_today = entry.starts.date() == view.today;
    let day = (!is_today).then(|| view! { <span class="agenda-row__day">{dates::day(entry.starts.date())}</span> });
    let (from, until) = (agenda::clock(minute_of(entry)), agenda::clock(until_of(entry)));
    let call = entry.phone.clone().map(|phone| view! { " · " <span class="nowrap">{phone}</span> });
    let href = paths::appointment(&marking.centre.get_untracked(), entry.id);
    let left = left.map(|left| view! { <span class="agenda-row__left">{left}</span> });
    view! {
        <li class="agenda-row agenda-row--acts" data-colour=code data-state=state_code(entry.state)>
            <span class="agenda-row__time numbers">{day} {from} <span class="muted">" – " {until}</span></span>
            <span class="agenda-row__who">
                <a href=href>{format!("{} {}", entry.first_name, entry.last_name)}</a>
                <span class="agenda-row__what">{what} ", " {words::how(entry.mode).to_lowercase()} {call} {with}</span>
                {left}
            </span>
            <StatusBadge shape=shape(entry.state) label=agenda::badge(entry.state) />
            {acts(entry, view.now.at, marking)}
        </li>
    }
    .into_any()
}

/// What is noted most at the desk; everything else is on the appointment's own page.
fn acts(entry: &AgendaEntry, now: Timestamp, marking: Marking) -> AnyView {
    let has_begun = now >= entry.starts.at;
    let notes: Vec<(Note, &'static str)> = match entry.state {
        Standing::Pending => vec![(Note::Confirm, words::CONFIRM)],
        Standing::Booked if !has_begun => vec![(Note::Mark(Mark::Arrived), words::ARRIVED)],
        Standing::Booked | Standing::Arrived if has_begun => {
            vec![(Note::Mark(Mark::Attended), words::ATTENDED), (Note::Mark(Mark::NoShow), words::NO_SHOW)]
        }
        Standing::Booked | Standing::Arrived => vec![(Note::Mark(Mark::NotArrived), words::NOT_ARRIVED)],
        Standing::Attended | Standing::NoShow | Standing::Cancelled => Vec::new(),
    };
    let who = format!("{} {}", entry.first_name, entry.last_name);
    let buttons = notes
        .into_iter()
        .map(|(note, label)| {
            let (own, who) = (entry.clone(), who.clone());
            let press = Callback::new(move |()| marking.send(&own, note));
            view! {
                <Button tone=ButtonTone::Quiet kind=ButtonKind::Plain busy=marking.pending on_press=press>
                    {label}
                    <span class="visually-hidden">" : " {who}</span>
                </Button>
            }
        })
        .collect_view();
    view! { <span class="agenda-row__acts not-print">{buttons}</span> }.into_any()
}
