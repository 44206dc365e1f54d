//! The reminder of an appointment.

use crate::{
    alphabet::plain,
    fit::{Names, fit},
    french,
};
use domain::{reminder::Reminder, time::CivilInstant};

/// What a reminder says. Nothing of what a candidate typed: the message passes through others' hands.
#[derive(Clone, PartialEq, Eq)]
pub struct AppointmentReminder {
    /// Which one it is.
    pub reminder: Reminder,
    /// The centre's name.
    pub centre: String,
    /// When it starts, on the agenda's wall clock.
    pub starts: CivilInstant,
    /// Where.
    pub place: Place,
    /// The manage link.
    pub link: String,
}

/// How the parties meet.
#[derive(Clone, PartialEq, Eq)]
pub enum Place {
    /// At this address; may be empty.
    OnSite(String),
    /// The centre calls.
    Phone,
    /// By video: the manage page has the room.
    Video,
}

impl AppointmentReminder {
    /// The message, of two segments at most.
    pub fn text(&self) -> String {
        let place = match &self.place {
            Place::OnSite(address) => address.trim_matches([',', ' ']),
            Place::Phone | Place::Video => "",
        };
        fit(Names { centre: &self.centre, place }, &self.link, |names, link| self.composed(names, link))
    }

    fn composed(&self, names: Names<'_>, link: &str) -> String {
        let (date, hour) = (french::date(self.starts.date()), french::hour(self.starts.time()));
        let when = match self.reminder {
            Reminder::TwoDays => format!("Rappel : rendez-vous {date} à {hour}"),
            Reminder::TwoHours => format!("À tout à l’heure : rendez-vous à {hour} ({date})"),
        };
        let centre = if names.centre.is_empty() { "le CFA" } else { names.centre };
        let place = match &self.place {
            Place::OnSite(_) if names.place.is_empty() => "sur place",
            Place::OnSite(_) => names.place,
            Place::Phone => "le CFA vous appelle",
            Place::Video => "en visio",
        };
        let sentence = plain(&format!("{when} avec {centre}, {place}"));
        let stop = if sentence.ends_with('.') { "" } else { "." };
        // The link is left as it is: a changed letter would lead nowhere.
        let link = if link.is_empty() { String::new() } else { format!(" {} {link}", plain(self.what_for())) };
        format!("{sentence}{stop}{link}")
    }

    /// What the link is for.
    const fn what_for(&self) -> &'static str {
        match (&self.place, self.reminder) {
            (Place::Video, Reminder::TwoDays | Reminder::TwoHours) => "Lien :",
            (Place::OnSite(_) | Place::Phone, Reminder::TwoDays) => "Pour le déplacer ou l’annuler :",
            (Place::OnSite(_) | Place::Phone, Reminder::TwoHours) => "Un contretemps ?",
        }
    }
}

impl std::fmt::Debug for AppointmentReminder {
    /// Which one alone: the link is a secret.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "AppointmentReminder({:?})", self.reminder)
    }
}
