//! What the identity of a mail says, as the jobs write it: `rdv-<appointment>.<sequence>.<job>.<rank>@<host>` or
//! `request-<request>.<about>.<job>@<host>`.

use crate::{booking::host, contact_jobs::ContactMail, jobs::Mail};
use domain::ids::{AppointmentId, RequestId};

/// What a mail was about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum About {
    /// An appointment.
    Appointment(AppointmentId),
    /// A call-back or a message.
    Request(RequestId),
}

/// To whom a mail was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Recipient {
    /// Who asked.
    Candidate,
    /// The centre's contact: nobody else there may know.
    Centre,
    /// An advisor, beside the contact or of what a colleague did.
    Colleague,
}

impl Recipient {
    /// The stable code, as the history keeps it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Candidate => "candidate",
            Self::Centre => "centre",
            Self::Colleague => "colleague",
        }
    }

    /// The recipient of a stable code.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Candidate, Self::Centre, Self::Colleague].into_iter().find(|one| one.code() == code)
    }

    /// The contact comes first among those a job writes to.
    const fn of(mail: Mail, rank: u32) -> Self {
        match mail {
            Mail::CandidateBooked
            | Mail::CandidateMoved
            | Mail::CandidateResized
            | Mail::CandidateConfirmed
            | Mail::CandidateRemindedTwoDays
            | Mail::CandidateRemindedTwoHours
            | Mail::CandidateCancelled => Self::Candidate,
            Mail::CentreBooked | Mail::CentreMoved | Mail::CentreCancelled if rank == 0 => Self::Centre,
            Mail::CentreBooked
            | Mail::CentreMoved
            | Mail::CentreCancelled
            | Mail::ColleaguesBooked
            | Mail::ColleaguesMoved
            | Mail::ColleaguesCancelled => Self::Colleague,
        }
    }
}

impl Recipient {
    /// Of a mail about a call-back or a message.
    const fn of_contact(mail: ContactMail) -> Self {
        match mail {
            ContactMail::Notice | ContactMail::WroteAgain | ContactMail::Withdrawn | ContactMail::Reminded => Self::Centre,
            ContactMail::Received
            | ContactMail::Answered
            | ContactMail::OtherChannel
            | ContactMail::Unreachable
            | ContactMail::Proposed
            | ContactMail::WereYouContacted
            | ContactMail::HowWasIt
            | ContactMail::DidYouEnrol => Self::Candidate,
        }
    }
}

/// The mails about an appointment.
const MAILS: [Mail; 13] = [
    Mail::CandidateBooked,
    Mail::CentreBooked,
    Mail::CandidateMoved,
    Mail::CentreMoved,
    Mail::CandidateResized,
    Mail::CandidateConfirmed,
    Mail::CandidateRemindedTwoDays,
    Mail::CandidateRemindedTwoHours,
    Mail::CandidateCancelled,
    Mail::CentreCancelled,
    Mail::ColleaguesBooked,
    Mail::ColleaguesMoved,
    Mail::ColleaguesCancelled,
];

/// What a mail of ours was about, and to whom it was; `None` for an identity that is not one of these.
pub(super) fn identify(message_id: &str, public_url: &str) -> Option<(About, Recipient)> {
    let bare = message_id.trim();
    let bare = bare.strip_prefix('<').and_then(|bare| bare.strip_suffix('>')).unwrap_or(bare);
    let (name, at) = bare.rsplit_once('@')?;
    if !at.eq_ignore_ascii_case(host(public_url)) {
        return None;
    }
    if let Some(named) = name.strip_prefix("request-") {
        return of_request(named);
    }
    let mut parts = name.strip_prefix("rdv-")?.split('.');
    let (appointment, sequence, job, rank) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    let (appointment, _, rank) = (appointment.parse().ok()?, sequence.parse::<i32>().ok()?, rank.parse().ok()?);
    let mail = MAILS.into_iter().find(|mail| mail.job() == job)?;
    Some((About::Appointment(AppointmentId(appointment)), Recipient::of(mail, rank)))
}

fn of_request(named: &str) -> Option<(About, Recipient)> {
    let mut parts = named.split('.');
    let (request, about, job) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || about.parse::<i64>().is_err() {
        return None;
    }
    let mail = ContactMail::ALL.into_iter().find(|mail| mail.job() == job)?;
    Some((About::Request(RequestId(request.parse().ok()?)), Recipient::of_contact(mail)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SITE: &str = "https://rdv.example.org:8443";

    fn told(message_id: &str) -> Option<(i64, Recipient)> {
        match identify(message_id, SITE)? {
            (About::Appointment(id), to) => Some((id.0, to)),
            (About::Request(id), to) => Some((-id.0, to)),
        }
    }

    #[test]
    fn a_call_back_and_a_message_have_identities_too() {
        assert_eq!(told("request-7.0.mail_contact_notice@rdv.example.org"), Some((-7, Recipient::Centre)));
        assert_eq!(told("request-7.12.mail_contact_answered@rdv.example.org"), Some((-7, Recipient::Candidate)));
        for strange in ["request-7.0.mail_contact_notice.0@rdv.example.org", "request-x.0.mail_contact_notice@rdv.example.org"] {
            assert_eq!(told(strange), None, "{strange}");
        }
    }

    #[test]
    fn an_identity_says_which_appointment_and_to_whom() {
        assert_eq!(told("rdv-42.0.mail_centre_booked.0@rdv.example.org"), Some((42, Recipient::Centre)));
        assert_eq!(told(" <rdv-42.3.mail_centre_moved.0@RDV.example.org> "), Some((42, Recipient::Centre)));
        assert_eq!(told("rdv-42.0.mail_centre_booked.1@rdv.example.org"), Some((42, Recipient::Colleague)));
        assert_eq!(told("rdv-42.0.mail_colleagues_moved.0@rdv.example.org"), Some((42, Recipient::Colleague)));
        assert_eq!(told("rdv-7.1.mail_candidate_reminded_2_days.0@rdv.example.org"), Some((7, Recipient::Candidate)));
    }

    #[test]
    fn what_is_not_one_of_ours_says_nothing() {
        for strange in [
            "",
            "rdv-42.0.mail_centre_booked.0",
            "rdv-42.0.mail_centre_booked.0@elsewhere.example.org",
            "rdv-42.0.mail_of_another_kind.0@rdv.example.org",
            "rdv-42.0.mail_centre_booked@rdv.example.org",
            "rdv-42.0.mail_centre_booked.0.0@rdv.example.org",
            "rdv-x.0.mail_centre_booked.0@rdv.example.org",
            "rdv-42.x.mail_centre_booked.0@rdv.example.org",
            "links-42-1900000000@rdv.example.org",
            "<rdv-42.0.mail_centre_booked.0@rdv.example.org",
        ] {
            assert_eq!(told(strange), None, "{strange}");
        }
    }
}
