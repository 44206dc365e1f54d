//! The facts as templates show them: formatted, on one line where a line is meant, strangers' words made inert.

use domain::time::{Interval, Tz};

use crate::{
    AppointmentBooked, AppointmentCancelledCandidate, AppointmentCancelledCentre, AppointmentFacts, AppointmentNotice,
    Cancellation, CancelledBy, Candidate, Letterhead, Place, Standing, french,
    inert::{inert, inert_line, lines, one_line},
};

/// What every message about an appointment shows.
pub(crate) struct Sheet {
    pub when: When,
    pub place: PlaceView,
    pub purpose: String,
    pub training: Option<String>,
    pub centre: String,
    pub centre_phone: Option<PhoneView>,
    pub privacy_url: String,
}

/// The appointment's time, in its agenda's zone.
pub(crate) struct When {
    pub weekday: &'static str,
    pub day: String,
    pub month: &'static str,
    pub date: String,
    pub start: String,
    pub end: String,
    pub duration: String,
    pub zone: String,
}

/// Where or how.
pub(crate) enum PlaceView {
    OnSite { site: String, address: Vec<String> },
    Phone { number: PhoneView },
    Video { link: Option<String> },
}

/// A number as shown, and what a phone dials.
pub(crate) struct PhoneView {
    pub shown: String,
    pub dialled: String,
}

/// The candidate as the centre sees them.
pub(crate) struct CandidateView {
    pub name: String,
    pub short_name: String,
    pub email: String,
    pub phone: Option<PhoneView>,
}

/// See [`AppointmentBooked`].
pub(crate) struct Booked {
    pub first_name: String,
    pub standing: Standing,
    pub instructions: Vec<String>,
    pub manage_url: String,
    pub cancellable_before: Option<String>,
}

/// See [`AppointmentNotice`].
pub(crate) struct Notice {
    pub candidate: CandidateView,
    pub colleague: Option<String>,
    pub standing: Standing,
    pub subjects: Vec<&'static str>,
    pub message: Vec<String>,
    pub answer_url: Option<String>,
}

/// See [`AppointmentCancelledCandidate`].
pub(crate) struct CancelledCandidate {
    pub first_name: String,
    pub by: CancelledBy,
    pub reason: Vec<String>,
    pub rebook_url: Option<String>,
}

/// See [`AppointmentCancelledCentre`].
pub(crate) struct CancelledCentre {
    pub candidate: CandidateView,
    pub colleague: Option<String>,
    pub by: CancelledBy,
    pub reason: Vec<String>,
    pub answer_url: Option<String>,
}

impl Sheet {
    pub(crate) fn new(appointment: &AppointmentFacts, letterhead: &Letterhead) -> Self {
        Self {
            when: When::new(appointment.interval, appointment.zone),
            place: PlaceView::new(&appointment.place),
            purpose: one_line(&appointment.purpose),
            training: appointment.training.as_deref().map(one_line),
            centre: one_line(&appointment.centre.name),
            centre_phone: appointment.centre.phone.as_deref().map(PhoneView::new),
            privacy_url: letterhead.privacy_url.clone(),
        }
    }
}

impl When {
    pub(crate) fn new(interval: Interval, zone: Tz) -> Self {
        let (start, end) = (interval.start.in_zone(zone), interval.end.in_zone(zone));
        Self {
            weekday: french::weekday(start.date()),
            day: french::day(start.date()),
            month: french::month(start.date()),
            date: french::long_date(start.date()),
            start: french::hour(start.time()),
            end: french::hour(end.time()),
            duration: french::duration(interval),
            zone: french::zone(zone),
        }
    }
}

impl PlaceView {
    pub(crate) fn new(place: &Place) -> Self {
        match place {
            Place::OnSite { site, address } => Self::OnSite { site: one_line(site), address: lines(address) },
            Place::Phone { number } => Self::Phone { number: PhoneView::new(number) },
            // Only what a browser opens safely becomes a link; anything else is told apart by the centre.
            Place::Video { link } => Self::Video { link: link.clone().filter(|link| link.starts_with("https://")) },
        }
    }
}

impl PhoneView {
    pub(crate) fn new(number: &str) -> Self {
        let dialled = number.chars().filter(|character| character.is_ascii_digit() || *character == '+').collect();
        Self { shown: inert_line(&french::phone(number)), dialled }
    }
}

impl CandidateView {
    pub(crate) fn new(candidate: &Candidate) -> Self {
        Self {
            name: inert_line(&format!("{} {}", candidate.first_name, candidate.last_name)),
            short_name: inert_line(&french::first_name_and_initial(&candidate.first_name, &candidate.last_name)),
            email: one_line(&candidate.email),
            phone: candidate.phone.as_deref().map(PhoneView::new),
        }
    }
}

impl Booked {
    pub(crate) fn new(message: &AppointmentBooked) -> Self {
        let zone = message.appointment.zone;
        Self {
            first_name: inert_line(&message.candidate.first_name),
            standing: message.appointment.standing,
            instructions: message.instructions.as_deref().map(lines).unwrap_or_default(),
            manage_url: message.manage_url.clone(),
            cancellable_before: message.cancellable_before.map(|at| french::date_and_hour(at.in_zone(zone))),
        }
    }
}

impl Notice {
    pub(crate) fn new(message: &AppointmentNotice) -> Self {
        Self {
            candidate: CandidateView::new(&message.candidate),
            colleague: message.by.as_deref().map(inert_line),
            standing: message.appointment.standing,
            subjects: message.subjects.iter().copied().map(french::subject).collect(),
            message: message.message.as_deref().map(words_of_a_stranger).unwrap_or_default(),
            answer_url: message.answer_url.clone(),
        }
    }
}

impl CancelledCandidate {
    pub(crate) fn new(message: &AppointmentCancelledCandidate) -> Self {
        Self {
            first_name: inert_line(&message.candidate.first_name),
            by: message.cancellation.by,
            reason: reason(&message.cancellation),
            rebook_url: message.rebook_url.clone(),
        }
    }
}

impl CancelledCentre {
    pub(crate) fn new(message: &AppointmentCancelledCentre) -> Self {
        Self {
            candidate: CandidateView::new(&message.candidate),
            colleague: message.by.as_deref().map(inert_line),
            by: message.cancellation.by,
            reason: reason(&message.cancellation),
            answer_url: message.answer_url.clone(),
        }
    }
}

fn reason(cancellation: &Cancellation) -> Vec<String> {
    cancellation.reason.as_deref().map(words_of_a_stranger).unwrap_or_default()
}

pub(crate) fn words_of_a_stranger(text: &str) -> Vec<String> {
    lines(&inert(text))
}
