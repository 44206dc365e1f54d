//! From stored rows to what pages show.

use contract::{
    booking::DeskTraining,
    find::{AddressView, CentreSummary, TypeSummary},
    manage::MessageView,
    refusal::SlotView,
};
use domain::{
    contact::Phone,
    slots::Slot,
    time::{Interval, NaiveDate, Tz},
};
use store::{
    centres::{CentreRow, NewCentre},
    request_messages::RequestMessage,
    sites::SiteRow,
    trainings::TrainingRow,
    types::TypeRow,
};

/// A phone as people write it; a stored number that does not parse any more is shown as it is.
pub fn shown_phone(number: &str) -> String {
    Phone::parse_organisation(number).map_or_else(|_| number.to_owned(), |phone| phone.display_french())
}

pub fn centre(row: &CentreRow, phone: Option<&str>) -> CentreSummary {
    CentreSummary {
        slug: row.centre.slug.clone(),
        name: row.centre.name.clone(),
        phone: phone.or(row.centre.phone.as_deref()).map(shown_phone),
        city: row.centre.city.clone(),
    }
}

pub fn centre_address(centre: &NewCentre) -> AddressView {
    AddressView {
        street: centre.address.clone(),
        postal_code: centre.postal_code.clone(),
        city: centre.city.clone(),
        coordinates: None,
    }
}

pub fn site_address(row: &SiteRow) -> AddressView {
    AddressView {
        street: row.site.address.clone(),
        postal_code: row.site.postal_code.clone(),
        city: row.site.city.clone(),
        coordinates: row.site.coordinates.map(|(latitude, longitude)| (millionths(latitude), millionths(longitude))),
    }
}

/// Degrees as the interface takes them.
pub fn millionths(degrees: f64) -> i32 {
    (degrees * 1_000_000.0).round() as i32
}

pub fn appointment_type(row: &TypeRow) -> TypeSummary {
    TypeSummary {
        slug: row.settings.slug.clone(),
        name: row.settings.name.clone(),
        duration_min: row.settings.policy.duration_min,
        modes: row.settings.modes.clone(),
    }
}

pub fn desk_training(row: &TrainingRow, today: NaiveDate) -> DeskTraining {
    DeskTraining {
        key: row.key.clone(),
        title: row.title.clone(),
        level: row.level.unwrap_or(0),
        starts_on: coming(&row.starts_on, today).first().copied(),
        duration_years: years(row),
        capacity: row.capacity,
    }
}

/// The starts that have not passed, in order.
pub fn coming(starts_on: &[NaiveDate], today: NaiveDate) -> Vec<NaiveDate> {
    let mut coming: Vec<NaiveDate> = starts_on.iter().copied().filter(|date| *date >= today).collect();
    coming.sort_unstable();
    coming.dedup();
    coming
}

pub fn years(row: &TrainingRow) -> Option<u8> {
    row.duration_years.and_then(|years| u8::try_from(years).ok())
}

pub fn interval(interval: Interval, zone: Tz) -> SlotView {
    SlotView { starts: interval.start.in_zone(zone), ends: interval.end.in_zone(zone) }
}

pub fn slot(slot: &Slot, zone: Tz) -> SlotView {
    interval(slot.interval, zone)
}

/// A message, on the wall clock of its request's place.
pub fn message(message: RequestMessage, zone: Tz) -> MessageView {
    MessageView { at: message.at.in_zone(zone), author: message.author, name: message.author_name, body: message.body }
}

/// A phone in E.164, as a device dials it; a stored number that does not parse any more is left as it is.
pub fn dialled_phone(number: &str) -> String {
    Phone::parse_organisation(number).map_or_else(|_| number.to_owned(), Phone::into_string)
}
