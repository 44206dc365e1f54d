//! From the facts of a use case to the facts of a mail.

use domain::{
    appointment::{AppointmentState, Mode, Party},
    time::Timestamp,
};
use mailer::{AppointmentFacts, Cancellation, CancelledBy, Candidate, Centre, Letterhead, Place, Standing};
use services::{correspondence::AppointmentLetter, jobs::Mail};

/// The appointment as mails tell it.
pub(super) fn facts(letter: &AppointmentLetter, letterhead: &Letterhead) -> AppointmentFacts {
    AppointmentFacts {
        uid: letter.uid.clone(),
        sequence: letter.sequence,
        created_at: letter.created_at,
        changed_at: letter.changed_at,
        interval: letter.interval,
        zone: letter.zone,
        purpose: letter.purpose.clone(),
        training: letter.training.clone(),
        place: place(letter),
        centre: Centre {
            name: letter.centre_name.clone(),
            // Without an address of the centre, answers come to the installation rather than to nobody.
            email: letter.centre_email.clone().unwrap_or_else(|| letterhead.sender.email.clone()),
            phone: letter.centre_phone.clone(),
        },
        standing: match letter.state {
            AppointmentState::Pending { .. } => Standing::AwaitingConfirmation,
            AppointmentState::Booked
            | AppointmentState::Attended { .. }
            | AppointmentState::NoShow { .. }
            | AppointmentState::Cancelled { .. } => Standing::Booked,
        },
    }
}

/// The same, told as what is new about it.
pub(super) fn news(letter: &AppointmentLetter, letterhead: &Letterhead, mail: Mail) -> AppointmentFacts {
    let facts = facts(letter, letterhead);
    let standing = match (facts.standing, mail) {
        (Standing::Booked, Mail::CandidateMoved | Mail::CentreMoved | Mail::ColleaguesMoved) => Standing::Moved,
        (Standing::Booked, Mail::CandidateResized) => Standing::LengthChanged,
        (Standing::Booked, Mail::CandidateConfirmed) => Standing::Confirmed,
        (Standing::Booked, Mail::CandidateRemindedTwoDays | Mail::CandidateRemindedTwoHours) => Standing::Coming,
        (standing, _) => standing,
    };
    AppointmentFacts { standing, ..facts }
}

/// Who booked.
pub(super) fn candidate(letter: &AppointmentLetter) -> Candidate {
    Candidate {
        first_name: letter.first_name.clone(),
        last_name: letter.last_name.clone(),
        email: letter.email.clone(),
        phone: letter.phone.clone(),
    }
}

/// Who called it off, and why; `None` when it is not called off.
pub(super) fn cancellation(letter: &AppointmentLetter) -> Option<Cancellation> {
    match letter.state {
        AppointmentState::Cancelled { by, .. } => Some(Cancellation {
            by: match by {
                Party::Candidate => CancelledBy::Candidate,
                Party::Centre => CancelledBy::Centre,
            },
            reason: letter.cancel_reason.clone(),
        }),
        AppointmentState::Pending { .. }
        | AppointmentState::Booked
        | AppointmentState::Attended { .. }
        | AppointmentState::NoShow { .. } => None,
    }
}

/// The first instant at which the page cannot cancel any more.
pub(super) fn cancellable_before(letter: &AppointmentLetter) -> Option<Timestamp> {
    letter.cancellable_until.map(|last| last.plus_seconds(1))
}

fn place(letter: &AppointmentLetter) -> Place {
    match letter.mode {
        Mode::OnSite => Place::OnSite { site: letter.site_name.clone(), address: letter.site_address.clone() },
        Mode::Phone => Place::Phone { number: letter.phone.clone().unwrap_or_default() },
        Mode::Video => Place::Video { link: letter.video_link.clone() },
    }
}
