//! Facts that the tests share. Each test changes only what it is about.

use domain::{
    contact::Phone,
    reminder::Reminder,
    time::{CivilInstant, Timestamp, Tz},
};
use sms::{AppointmentReminder, Place, Sms};

pub fn at(rfc3339: &str) -> Timestamp {
    Timestamp::parse_rfc3339(rfc3339).unwrap()
}

pub fn in_paris(rfc3339: &str) -> CivilInstant {
    at(rfc3339).in_zone(Tz::Europe__Paris)
}

pub fn reminder() -> AppointmentReminder {
    AppointmentReminder {
        reminder: Reminder::TwoDays,
        centre: "CFA Les Tilleuls".into(),
        starts: in_paris("2027-03-09T13:30:00Z"),
        place: Place::OnSite("Site du Vieux-Port, 12 rue de l’Évêché, 13002 Marseille".into()),
        link: "https://rdv.exemple.fr/suivi/9tYk2QmB0aZ_cVx-8sDfGhJkLpOiUyTr".into(),
    }
}

pub fn sms() -> Sms {
    Sms {
        id: "rdv-42.0.sms.0@rdv.exemple.fr".into(), to: Phone::parse("06 39 98 12 34").unwrap(), text: "À demain : 14h".into()
    }
}
