//! The calendar object that goes with a message, and with the download of the manage link.

use askama::Template;
use ical::{Invitation, Method, Person, Status};

use crate::{
    AppointmentFacts, Candidate, MailError, Place, Standing, french,
    inert::{inert_line, one_line},
    typography,
};

/// Who gets the object: it names nobody else, and shows the page that is theirs.
#[derive(Clone, Copy)]
pub enum Reader<'a> {
    /// The candidate, with the address of the manage page.
    Candidate {
        /// The manage page, secret.
        manage_url: Option<&'a str>,
    },
    /// The centre, with the address of the request's page.
    Centre {
        /// Who booked: shown as first name and initial, calendars of a centre are shared.
        candidate: &'a Candidate,
        /// The request's page.
        answer_url: Option<&'a str>,
    },
}

#[derive(Template)]
#[template(path = "invitation/candidate_summary.txt")]
struct CandidateSummary<'a> {
    purpose: &'a str,
    centre: &'a str,
}

#[derive(Template)]
#[template(path = "invitation/candidate_description.txt")]
struct CandidateDescription<'a> {
    training: Option<&'a str>,
    centre: &'a str,
    phone: Option<&'a str>,
    url: Option<&'a str>,
}

#[derive(Template)]
#[template(path = "invitation/centre_summary.txt")]
struct CentreSummary<'a> {
    purpose: &'a str,
    who: &'a str,
}

#[derive(Template)]
#[template(path = "invitation/centre_description.txt")]
struct CentreDescription<'a> {
    training: Option<&'a str>,
    who: &'a str,
    url: Option<&'a str>,
}

#[derive(Template)]
#[template(path = "invitation/location.txt")]
struct Location<'a> {
    place: &'a Place,
    number: String,
    address: String,
}

/// The calendar object of `appointment` for `reader`.
///
/// # Errors
/// [`MailError::Template`] when a template fails.
pub fn invitation(appointment: &AppointmentFacts, reader: Reader<'_>, method: Method) -> Result<Invitation, MailError> {
    let (summary, description, url) = words(appointment, reader)?;
    let line = |text: &str| one_line(&typography::text(text));
    Ok(Invitation {
        uid: appointment.uid.clone(),
        sequence: appointment.sequence,
        method,
        created_at: appointment.created_at,
        changed_at: appointment.changed_at,
        interval: appointment.interval,
        summary: line(&summary),
        description: Some(typography::text(description.trim())),
        location: Some(line(&location(&appointment.place)?)).filter(|place| !place.is_empty()),
        url,
        organizer: Person { name: one_line(&appointment.centre.name), email: appointment.centre.email.clone() },
        status: match appointment.standing {
            Standing::Booked | Standing::Moved | Standing::LengthChanged | Standing::Confirmed | Standing::Coming => {
                Status::Confirmed
            }
            Standing::AwaitingConfirmation => Status::Tentative,
        },
    })
}

/// As [`invitation`], where nobody is known any more: enough for a calendar to forget it.
pub(crate) fn nameless(appointment: &AppointmentFacts, method: Method) -> Invitation {
    Invitation {
        uid: appointment.uid.clone(),
        sequence: appointment.sequence,
        method,
        created_at: appointment.created_at,
        changed_at: appointment.changed_at,
        interval: appointment.interval,
        summary: one_line(&typography::text(&appointment.purpose)),
        description: None,
        location: None,
        url: None,
        organizer: Person { name: one_line(&appointment.centre.name), email: appointment.centre.email.clone() },
        status: Status::Cancelled,
    }
}

/// Summary, description and page.
fn words(appointment: &AppointmentFacts, reader: Reader<'_>) -> Result<(String, String, Option<String>), MailError> {
    let purpose = &appointment.purpose;
    let centre = appointment.centre.name.as_str();
    let training = appointment.training.as_deref();
    Ok(match reader {
        Reader::Candidate { manage_url: url } => {
            let phone = appointment.centre.phone.as_deref().map(dialled);
            let description = CandidateDescription { training, centre, phone: phone.as_deref(), url };
            (CandidateSummary { purpose, centre }.render()?, description.render()?, url.map(str::to_owned))
        }
        Reader::Centre { candidate, answer_url: url } => {
            let who = inert_line(&french::first_name_and_initial(&candidate.first_name, &candidate.last_name));
            let description = CentreDescription { training, who: &who, url };
            (CentreSummary { purpose, who: &who }.render()?, description.render()?, url.map(str::to_owned))
        }
    })
}

fn location(place: &Place) -> Result<String, MailError> {
    let (number, address) = match place {
        Place::OnSite { address, .. } => (String::new(), crate::inert::lines(address).join(", ")),
        Place::Phone { number } => (dialled(number), String::new()),
        Place::Video { .. } => (String::new(), String::new()),
    };
    Ok(Location { place, number, address }.render()?)
}

/// A number with ordinary spaces: calendars that offer to dial do not all know the narrow one.
fn dialled(number: &str) -> String {
    french::phone(number).replace(french::NNBSP, " ")
}
