//! One appointment as an iCalendar object: what mails carry and the manage link gives for download.

use domain::time::{Interval, Timestamp};

use crate::line::Lines;

/// Who made the file (RFC 5545 §3.7.3).
const PRODUCT: &str = "-//RDV Apprentissage//Rendez-vous//FR";

/// What an iCalendar object says about one appointment.
#[derive(Clone, PartialEq, Eq)]
pub struct Invitation {
    /// Stable for the life of the appointment and unique in the world: `<appointment>@<host>`.
    pub uid: String,
    /// Grows with each change of time, place or state; readers ignore an object with a lower one.
    pub sequence: u32,
    /// What the reader is asked to do with it, and who is asked.
    pub method: Method,
    /// When the appointment was made.
    pub created_at: Timestamp,
    /// When it changed last: DTSTAMP and LAST-MODIFIED, so that nothing changes while nothing changed.
    pub changed_at: Timestamp,
    /// From its start to its end; the end is left out when the interval is empty.
    pub interval: Interval,
    /// One line.
    pub summary: String,
    /// Several lines, or nothing.
    pub description: Option<String>,
    /// Address, phone number or link.
    pub location: Option<String>,
    /// The page that shows the appointment to the one who receives this object.
    pub url: Option<String>,
    /// The centre.
    pub organizer: Person,
    /// How sure it is; not read for [`Method::Cancel`], which is always cancelled.
    pub status: Status,
}

/// The METHOD of RFC 5546, with the only attendee that may be named: whoever receives the object.
#[derive(Clone, PartialEq, Eq)]
pub enum Method {
    /// For information, for nobody in particular: RFC 5546 §3.2.1 allows no attendee.
    Publish,
    /// To be put into the attendee's calendar, or changed there.
    Request {
        /// Who receives it.
        attendee: Person,
    },
    /// To be struck out of the attendee's calendar.
    Cancel {
        /// Who receives it.
        attendee: Person,
    },
}

impl Method {
    /// RFC 5546's word, which the `method` parameter of the mail's content type repeats.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Publish => "PUBLISH",
            Self::Request { .. } => "REQUEST",
            Self::Cancel { .. } => "CANCEL",
        }
    }

    const fn attendee(&self) -> Option<&Person> {
        match self {
            Self::Publish => None,
            Self::Request { attendee } | Self::Cancel { attendee } => Some(attendee),
        }
    }
}

/// Someone with a mail address.
#[derive(Clone, PartialEq, Eq)]
pub struct Person {
    /// As shown.
    pub name: String,
    /// The mail address, without `mailto:`.
    pub email: String,
}

/// RFC 5545 §3.8.1.11.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// It takes place.
    Confirmed,
    /// It waits for the centre's confirmation.
    Tentative,
    /// It does not take place.
    Cancelled,
}

/// The complete iCalendar object, with CRLF line ends (RFC 5545 §3.4).
pub fn write(invitation: &Invitation) -> String {
    let mut lines = Lines::default();
    lines.word("BEGIN", "VCALENDAR");
    lines.word("VERSION", "2.0");
    lines.text("PRODID", PRODUCT);
    lines.word("CALSCALE", "GREGORIAN");
    lines.word("METHOD", invitation.method.code());
    lines.word("BEGIN", "VEVENT");
    event(&mut lines, invitation);
    lines.word("END", "VEVENT");
    lines.word("END", "VCALENDAR");
    lines.finish()
}

fn event(lines: &mut Lines, invitation: &Invitation) {
    lines.text("UID", &invitation.uid);
    lines.instant("DTSTAMP", invitation.changed_at);
    lines.instant("DTSTART", invitation.interval.start);
    if !invitation.interval.is_empty() {
        lines.instant("DTEND", invitation.interval.end);
    }
    lines.word("SEQUENCE", &invitation.sequence.to_string());
    lines.instant("CREATED", invitation.created_at);
    lines.instant("LAST-MODIFIED", invitation.changed_at);
    lines.word("STATUS", status(invitation));
    lines.text("SUMMARY", &invitation.summary);
    if let Some(description) = &invitation.description {
        lines.text("DESCRIPTION", description);
    }
    if let Some(location) = &invitation.location {
        lines.text("LOCATION", location);
    }
    if let Some(url) = &invitation.url {
        lines.uri("URL", url);
    }
    lines.person("ORGANIZER", &invitation.organizer.name, "", &invitation.organizer.email);
    if let Some(attendee) = invitation.method.attendee() {
        // Whoever books has accepted: no answer is asked, none would be read.
        let parameters = ";CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALSE";
        lines.person("ATTENDEE", &attendee.name, parameters, &attendee.email);
    }
    lines.word("TRANSP", transparency(invitation));
}

fn status(invitation: &Invitation) -> &'static str {
    match effective_status(invitation) {
        Status::Confirmed => "CONFIRMED",
        Status::Tentative => "TENTATIVE",
        Status::Cancelled => "CANCELLED",
    }
}

/// A cancelled appointment keeps nobody busy.
fn transparency(invitation: &Invitation) -> &'static str {
    match effective_status(invitation) {
        Status::Confirmed | Status::Tentative => "OPAQUE",
        Status::Cancelled => "TRANSPARENT",
    }
}

/// RFC 5546 §3.2.5: an event that is cancelled as a whole says so.
const fn effective_status(invitation: &Invitation) -> Status {
    match invitation.method {
        Method::Cancel { .. } => Status::Cancelled,
        Method::Publish | Method::Request { .. } => invitation.status,
    }
}

impl std::fmt::Debug for Invitation {
    /// Names, addresses and words stay out of the logs.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Invitation")
            .field("uid", &self.uid)
            .field("sequence", &self.sequence)
            .field("method", &self.method.code())
            .finish_non_exhaustive()
    }
}

impl std::fmt::Debug for Method {
    /// Without the attendee.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.code())
    }
}

impl std::fmt::Debug for Person {
    /// Without the person.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Person(…)")
    }
}
