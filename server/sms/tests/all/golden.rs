//! Every message as a file. To change them on purpose: `UPDATE_GOLDEN=1 cargo test -p sms --test all`, then read the
//! difference before committing it.

use crate::support::{at, in_paris, reminder};
use domain::{reminder::Reminder, time::Tz};
use sms::{AppointmentReminder, Encoding, Place, Segments, segments};
use std::{fs, path::Path};

/// Compares the message with its file, its last line feed apart, and what it takes.
fn assert_golden(name: &str, message: &AppointmentReminder, encoding: Encoding, n: u32) {
    let path = Path::new("tests/golden").join(format!("{name}.txt"));
    let actual = format!("{}\n", message.text());
    if option_env!("UPDATE_GOLDEN").is_some() {
        fs::write(&path, &actual).unwrap();
    }
    assert_eq!(fs::read_to_string(&path).unwrap_or_default(), actual, "{}", path.display());
    assert_eq!(segments(&message.text()), Segments { encoding, n }, "{name}");
}

fn late() -> AppointmentReminder {
    AppointmentReminder { reminder: Reminder::TwoHours, ..reminder() }
}

#[test]
fn two_days_before_on_site() {
    assert_golden("two_days_on_site", &reminder(), Encoding::Gsm7, 2);
}

#[test]
fn two_days_before_by_phone_on_the_first_of_a_month_overseas() {
    let starts = at("2027-08-01T05:00:00Z").in_zone(Tz::Indian__Reunion);
    let message = AppointmentReminder { starts, place: Place::Phone, ..reminder() };
    assert_golden("two_days_phone", &message, Encoding::Gsm7, 2);
}

#[test]
fn two_days_before_by_video() {
    assert_golden("two_days_video", &AppointmentReminder { place: Place::Video, ..reminder() }, Encoding::Gsm7, 1);
}

#[test]
fn two_hours_before_on_site() {
    assert_golden("two_hours_on_site", &late(), Encoding::Gsm7, 2);
}

#[test]
fn two_hours_before_by_phone() {
    let message = AppointmentReminder { starts: in_paris("2027-03-09T08:05:00Z"), place: Place::Phone, ..late() };
    assert_golden("two_hours_phone", &message, Encoding::Gsm7, 2);
}

#[test]
fn two_hours_before_by_video() {
    assert_golden("two_hours_video", &AppointmentReminder { place: Place::Video, ..late() }, Encoding::Gsm7, 1);
}

#[test]
fn names_that_are_too_long_are_cut_and_nothing_else() {
    let message = AppointmentReminder {
        centre: "Centre de formation d’apprentis interprofessionnel de la chambre de métiers et de l’artisanat de la région"
            .into(),
        place: Place::OnSite(
            "Campus des métiers et des qualifications, bâtiment C, 128 bis avenue du Président-Wilson, 93210 Saint-Denis".into(),
        ),
        ..reminder()
    };
    assert_golden("names_cut", &message, Encoding::Gsm7, 2);
}

#[test]
fn a_name_in_another_script_is_kept_while_there_is_room_for_it() {
    let message = AppointmentReminder {
        centre: "مركز التكوين".into(),
        place: Place::Video,
        link: "https://rdv.fr/suivi/9tYk2QmB0aZ_cVx-8sDfGhJkLpOiUyTr".into(),
        ..reminder()
    };
    assert_golden("other_script", &message, Encoding::Ucs2, 2);
}

#[test]
fn a_name_in_another_script_goes_where_it_would_cost_the_link() {
    let message = AppointmentReminder { centre: "مركز التكوين".into(), ..late() };
    assert_golden("other_script_gone", &message, Encoding::Gsm7, 2);
}

#[test]
fn a_place_that_nobody_knows_is_not_an_empty_one() {
    let message = AppointmentReminder { place: Place::OnSite(",  ".into()), ..reminder() };
    assert_golden("no_address", &message, Encoding::Gsm7, 2);
}
