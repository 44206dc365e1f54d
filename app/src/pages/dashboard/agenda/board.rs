//! What the page of the agenda knows: the appointments, what is being moved, what was said of it.

use contract::agendas::{
    Acted, AgendaEntry, AgendaFrame, AgendaPart, AgendaView, CivilTime, Objection, Pulse, Reschedule, ShowAgenda, ShutView,
    TakeBack, Taken,
};
use contract::agendas::{AppointmentRef, KindName};
use domain::{
    agenda::MinuteOfDay,
    ids::{AdvisorId, AppointmentId, AppointmentTypeId},
    length::Length,
    time::{CivilInstant, NaiveDate, Timestamp},
};
use leptos::{html, prelude::*, task::spawn_local};
use locales::fr::{refusals, staff::agenda as words};
use std::time::Duration;

use super::{
    layout::{Column, Hours, columns, hours, minute_of},
    pointer::held_by,
};
use crate::{
    forms::browser::focus_on,
    pages::dashboard::{
        follow::{Followed, follow},
        insist::Insist,
    },
    server_fns::{
        AppError,
        agendas::{reschedule, show_agenda, take_back},
    },
};

/// How long a move can be taken back.
const SECOND_THOUGHTS: Duration = Duration::from_secs(10);

/// By what an appointment is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Held {
    /// The mouse or the pen.
    Pointer,
    /// The keyboard.
    Keys,
}

/// Where an appointment would be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Ghost {
    pub id: AppointmentId,
    /// The column it would be in, and the one it was taken from.
    pub column: usize,
    pub from: usize,
    /// The minute of the day at which it would begin.
    pub minute: u16,
    pub minutes: u16,
    pub held: Held,
}

/// What was said of the last act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Told {
    /// Done; with what takes it back.
    Done { sentence: String, undo: Option<(AppointmentId, i32)> },
    /// Not done, and why.
    Refused(String),
}

/// The page.
#[derive(Clone, Copy)]
pub(super) struct Board {
    pub ask: StoredValue<ShowAgenda>,
    pub frame: StoredValue<AgendaFrame>,
    pub zone: StoredValue<String>,
    pub now: CivilInstant,
    pub entries: RwSignal<Vec<AgendaEntry>>,
    pub taken: RwSignal<Vec<Taken>>,
    pub shut: RwSignal<Vec<ShutView>>,
    pub left_out: RwSignal<u32>,
    pub columns: Memo<Vec<Column>>,
    pub hours: Memo<Hours>,
    pub ghost: RwSignal<Option<Ghost>>,
    /// The empty range under the pointer or the focus.
    pub free: RwSignal<Option<(usize, u16)>>,
    /// For readers.
    pub said: RwSignal<String>,
    pub told: RwSignal<Option<Told>>,
    pub insist: RwSignal<Option<Insist>>,
    pub grid: NodeRef<html::Div>,
    sending: RwSignal<Vec<AppointmentId>>,
    pulse: StoredValue<Pulse>,
}

impl Board {
    /// The page as it was answered; it goes on to hear of what changes.
    pub(super) fn new(view: AgendaView, ask: ShowAgenda, frame: AgendaFrame) -> Self {
        let (entries, taken, shut, left_out) = match view.part {
            AgendaPart::Each { entries, left_out, taken, shut } => (entries, taken, shut, left_out),
            AgendaPart::Days(_) => (Vec::new(), Vec::new(), Vec::new(), 0),
        };
        let (entries, taken, shut) = (RwSignal::new(entries), RwSignal::new(taken), RwSignal::new(shut));
        let (shown, advisors) = ((ask.span, view.dates), view.advisors);
        let columns = Memo::new(move |_| entries.with(|entries| shut.with(|shut| columns(shown, &advisors, (entries, shut)))));
        let board = Self {
            ask: StoredValue::new(ask),
            frame: StoredValue::new(frame),
            zone: StoredValue::new(view.zone),
            now: view.now,
            entries,
            taken,
            shut,
            left_out: RwSignal::new(left_out),
            columns,
            hours: Memo::new(move |_| entries.with(|entries| shut.with(|shut| hours(entries, shut)))),
            ghost: RwSignal::new(None),
            free: RwSignal::new(None),
            said: RwSignal::new(String::new()),
            told: RwSignal::new(None),
            insist: RwSignal::new(None),
            grid: NodeRef::new(),
            sending: RwSignal::new(Vec::new()),
            pulse: StoredValue::new(view.pulse),
        };
        follow(Followed {
            ask: board.ask,
            pulse: board.pulse,
            is_busy: Callback::new(move |()| board.is_busy()),
            changed: Callback::new(move |()| board.refresh()),
        });
        board
    }

    /// Something is under the reader's hands, or on its way.
    fn is_busy(self) -> bool {
        let moving = self.ghost.try_with_untracked(Option::is_some).unwrap_or(true);
        moving || self.insist.with_untracked(Option::is_some) || !self.sending.with_untracked(Vec::is_empty)
    }

    /// Asks for the page anew; what stands already is not drawn again.
    pub(super) fn refresh(self) {
        let ask = self.ask.get_value();
        spawn_local(async move {
            let Ok(view) = show_agenda(ask).await else { return };
            if self.is_busy() {
                return;
            }
            self.pulse.set_value(view.pulse);
            if let AgendaPart::Each { entries, left_out, taken, shut } = view.part {
                keeping_focus(|| self.entries.set(entries));
                self.taken.set(taken);
                self.shut.set(shut);
                self.left_out.set(left_out);
            }
        });
    }

    pub(super) fn entry(self, id: AppointmentId) -> Option<AgendaEntry> {
        self.entries.with_untracked(|entries| entries.iter().find(|entry| entry.id == id).cloned())
    }

    pub(super) fn kind(self, id: AppointmentTypeId) -> Option<KindName> {
        self.frame.with_value(|frame| frame.kinds.iter().find(|kind| kind.id == id).cloned())
    }

    pub(super) fn person(self, id: AdvisorId) -> String {
        self.frame
            .with_value(|frame| frame.people.iter().find(|person| person.id == id).map(|person| person.name.clone()))
            .unwrap_or_default()
    }

    /// An appointment in hand: where it is now. Nothing for one that may not be moved, or is on its way already.
    pub(super) fn taken_up(self, id: AppointmentId, held: Held, column: Option<usize>) -> Option<Ghost> {
        let entry = self.entry(id).filter(|entry| entry.state.is_live())?;
        if self.sending.with_untracked(|sending| sending.contains(&id)) {
            return None;
        }
        let own = self.columns.with_untracked(|columns| columns.iter().position(|column| column.holds(&entry)));
        let column = column.or(own)?;
        Some(Ghost { id, column, from: column, minute: minute_of(entry.starts), minutes: entry.minutes, held })
    }

    /// Lets go of what is in hand, where it was.
    pub(super) fn give_up(self) {
        if self.ghost.get_untracked().is_some() {
            self.ghost.set(None);
            self.said.set(words::LEFT.to_owned());
        }
    }

    /// Puts what is in hand down where it would be.
    pub(super) fn put_down(self) {
        let Some(ghost) = self.ghost.get_untracked() else { return };
        self.ghost.set(None);
        let Some(before) = self.entry(ghost.id) else { return };
        let (to, from) = self.columns.with_untracked(|all| (all.get(ghost.column).copied(), all.get(ghost.from).copied()));
        let (Some(to), Some(from)) = (to, from) else { return };
        let after = moved(&before, ghost, (from, to));
        if after == before {
            return;
        }
        let ask = Reschedule {
            which: AppointmentRef { centre: self.ask.with_value(|ask| ask.centre.clone()), id: before.id },
            sequence: before.sequence,
            starts: CivilTime {
                date: to.date,
                minute: MinuteOfDay::new(ghost.minute).unwrap_or(MinuteOfDay::START),
                zone: self.zone.get_value(),
            },
            length: Length::nearest(ghost.minutes.into()),
            advisors: after.advisors.clone(),
            accepted: Vec::new(),
        };
        self.replace(after.clone());
        self.told.set(None);
        self.send(ask, before, after);
    }

    fn replace(self, entry: AgendaEntry) {
        keeping_focus(|| {
            self.entries.update(|entries| {
                if let Some(own) = entries.iter_mut().find(|own| own.id == entry.id) {
                    *own = entry;
                }
            });
        });
    }

    /// The appointment stands at its new place already; it goes back when the answer is no.
    fn send(self, ask: Reschedule, before: AgendaEntry, after: AgendaEntry) {
        let id = before.id;
        self.sending.update(|sending| sending.push(id));
        spawn_local(async move {
            let answer = reschedule(ask.clone()).await;
            self.sending.update(|sending| sending.retain(|one| *one != id));
            match answer {
                Ok(Acted::Done(entry)) => {
                    let sentence = sentence(self, &before, &after);
                    self.done(sentence, Some((id, entry.sequence)));
                    // The answer is on the centre's clock, which a site overseas does not share.
                    self.replace(AgendaEntry { starts: after.starts, ..*entry });
                    self.refresh();
                }
                Ok(Acted::HeldBack(objections)) => self.ask_first(objections, ask, (before, after)),
                Err(error) => self.refused(&error, before),
            }
        });
    }

    fn ask_first(self, objections: Vec<Objection>, ask: Reschedule, (before, after): (AgendaEntry, AgendaEntry)) {
        let back = before.clone();
        self.insist.set(Some(Insist {
            objections,
            go: Callback::new(move |accepted| self.send(Reschedule { accepted, ..ask.clone() }, before.clone(), after.clone())),
            leave: Callback::new(move |()| {
                self.replace(back.clone());
                self.said.set(words::LEFT.to_owned());
            }),
        }));
    }

    /// Takes a move back.
    pub(super) fn undo(self, (id, sequence): (AppointmentId, i32), accepted: Vec<Objection>) {
        self.told.set(None);
        let which = AppointmentRef { centre: self.ask.with_value(|ask| ask.centre.clone()), id };
        self.sending.update(|sending| sending.push(id));
        spawn_local(async move {
            let answer = take_back(TakeBack { which, sequence, accepted }).await;
            self.sending.update(|sending| sending.retain(|one| *one != id));
            match answer {
                Ok(Acted::Done(entry)) => {
                    self.done(words::taken_back(&entry.first_name, entry.starts), None);
                    self.replace(*entry);
                    self.refresh();
                }
                Ok(Acted::HeldBack(objections)) => self.insist.set(Some(Insist {
                    objections,
                    go: Callback::new(move |accepted| self.undo((id, sequence), accepted)),
                    leave: Callback::new(|()| ()),
                })),
                Err(error) => {
                    self.told.set(Some(Told::Refused(reason(&error))));
                    self.refresh();
                }
            }
        });
    }

    fn done(self, sentence: String, undo: Option<(AppointmentId, i32)>) {
        let told = Told::Done { sentence, undo };
        self.told.set(Some(told.clone()));
        // The same message again has its own ten seconds.
        set_timeout(
            move || {
                let is_there = self.told.try_with_untracked(|now| now.as_ref() == Some(&told)) == Some(true);
                if is_there {
                    self.told.set(None);
                }
            },
            SECOND_THOUGHTS,
        );
    }

    fn refused(self, error: &AppError, before: AgendaEntry) {
        self.replace(before);
        self.told.set(Some(Told::Refused(reason(error))));
        self.refresh();
    }
}

/// Changes what is drawn. An appointment that had the focus is drawn anew: the focus goes with it.
fn keeping_focus(change: impl FnOnce()) {
    let before = document().active_element().and_then(|element| held_by(&element));
    change();
    if let Some(id) = before {
        request_animation_frame(move || {
            let is_lost = document().active_element().is_none_or(|element| element.tag_name() == "BODY");
            if is_lost {
                focus_on(&format!(".event[data-id=\"{id}\"]"));
            }
        });
    }
}

/// The appointment as it would be.
fn moved(before: &AgendaEntry, ghost: Ghost, (from, to): (Column, Column)) -> AgendaEntry {
    let days = to.date.signed_duration_since(before.starts.date()).num_days();
    let minutes = i64::from(ghost.minute) - i64::from(minute_of(before.starts));
    let at: Timestamp = before.starts.at.plus_minutes(days * 1440 + minutes);
    let mut advisors = before.advisors.clone();
    if let (Some(own), Some(other)) = (from.advisor, to.advisor)
        && own != other
    {
        advisors.retain(|advisor| *advisor != own && *advisor != other);
        advisors.push(other);
        advisors.sort_unstable();
    }
    let starts = CivilInstant { at, ..before.starts };
    AgendaEntry { starts, minutes: ghost.minutes, advisors, ..before.clone() }
}

/// What was done, in a sentence.
fn sentence(board: Board, before: &AgendaEntry, after: &AgendaEntry) -> String {
    let name = words::short_name(&after.first_name, &after.last_name);
    if before.starts != after.starts {
        return words::moved(&name, after.starts);
    }
    if before.minutes != after.minutes {
        return words::resized(&name, after.minutes);
    }
    let new = after.advisors.iter().find(|advisor| !before.advisors.contains(advisor));
    words::reassigned(&name, &new.map(|advisor| board.person(*advisor)).unwrap_or_default())
}

fn reason(error: &AppError) -> String {
    match error {
        AppError::Refused(refusal) => refusals::sentence(refusal),
        AppError::Transport => refusals::OFFLINE.to_owned(),
        AppError::Outdated => refusals::OUTDATED.to_owned(),
    }
}

/// `mardi 9 mars, 10 h 30 à 11 h`, with the advisor's name where columns are advisors.
pub(super) fn ghost_words(board: Board, ghost: Ghost) -> String {
    let column = board.columns.with_untracked(|columns| columns.get(ghost.column).copied());
    let day = column.map(|column| locales::fr::dates::day(column.date)).unwrap_or_default();
    let when = words::when(&day, ghost.minute, ghost.minute.saturating_add(ghost.minutes).min(1440));
    match column.and_then(|column| column.advisor) {
        Some(advisor) => format!("{}, {when}", board.person(advisor)),
        None => when,
    }
}

/// The date of a column, for what needs one.
pub(super) fn date_of(board: Board, column: usize) -> Option<NaiveDate> {
    board.columns.with_untracked(|columns| columns.get(column).map(|column| column.date))
}
