//! What holds whatever the names are.

use crate::support::{at, reminder};
use domain::{reminder::Reminder, time::Tz};
use proptest::{prelude::*, sample::select};
use sms::{AppointmentReminder, MAX_SEGMENTS, Place, segments};

fn place(address: String, which: u8) -> Place {
    match which {
        0 => Place::Phone,
        1 => Place::Video,
        _ => Place::OnSite(address),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_names_give_two_segments_at_most_and_the_whole_link(
        centre in "\\PC{0,260}",
        address in "(\\PC|[a-zéê€ ’,]){0,400}",
        host in "[a-z0-9.-]{1,60}",
        token in "[A-Za-z0-9_-]{32}",
        which in 0_u8..3,
        early in any::<bool>(),
        seconds in 1_800_000_000_i64..1_900_000_000,
        zone in select(vec![Tz::Europe__Paris, Tz::Indian__Reunion, Tz::America__Cayenne]),
    ) {
        let link = format!("https://{host}/suivi/{token}");
        let message = AppointmentReminder {
            reminder: if early { Reminder::TwoDays } else { Reminder::TwoHours },
            centre,
            starts: domain::time::Timestamp::from_epoch(seconds).in_zone(zone),
            place: place(address, which),
            link: link.clone(),
        };
        let text = message.text();
        prop_assert!(segments(&text).n <= MAX_SEGMENTS, "{text}");
        prop_assert!(text.ends_with(&link), "{text}");
        prop_assert!(!text.contains(['\n', '\r', '\u{1b}']), "{text}");
    }

    #[test]
    fn a_text_never_takes_fewer_segments_than_its_beginning(text in "(\\PC|[a-z€êéœ]){0,400}") {
        let mut before = 1;
        let mut beginning = String::new();
        for character in text.chars() {
            beginning.push(character);
            let n = segments(&beginning).n;
            prop_assert!(n >= before, "{beginning}");
            before = n;
        }
    }
}

#[test]
fn a_name_that_is_cut_says_so() {
    let message = AppointmentReminder { centre: "Centre ".repeat(30), place: Place::Video, ..reminder() };
    assert!(
        message.text().contains("Centre..., en visio") || message.text().contains("Centr..., en visio"),
        "{}",
        message.text()
    );
}

#[test]
fn a_link_without_room_is_left_out_whole() {
    let link = format!("https://rdv.exemple.fr/suivi/{}", "a".repeat(400));
    let text = AppointmentReminder { link, starts: at("2027-03-09T13:30:00Z").in_zone(Tz::Europe__Paris), ..reminder() }.text();
    assert!(!text.contains("https"), "{text}");
    assert!(text.contains("14h30") && segments(&text).n <= MAX_SEGMENTS, "{text}");
}
