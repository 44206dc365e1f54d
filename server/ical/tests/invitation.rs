//! Invitations against golden files and against a parser that is not ours.

#![expect(clippy::unwrap_used, reason = "a test that cannot be arranged has failed")]

use std::{fs, path::Path};

use domain::time::{Interval, Timestamp};
use ical::{Invitation, Method, Person, Status, web_calendar_links, write};
use icalendar::{Calendar, CalendarComponent, CalendarDateTime, Component, DatePerhapsTime, EventLike};

fn at(rfc3339: &str) -> Timestamp {
    Timestamp::parse_rfc3339(rfc3339).unwrap()
}

fn person(name: &str, email: &str) -> Person {
    Person { name: name.into(), email: email.into() }
}

fn candidate() -> Person {
    person("Zoé \"Zo\" d'Agostino; CN=x", "zoe+cfa@exemple.fr")
}

fn invitation(method: Method) -> Invitation {
    Invitation {
        uid: "rdv-42@rdv.exemple.fr".into(),
        sequence: 3,
        method,
        created_at: at("2027-03-01T08:00:00Z"),
        changed_at: at("2027-03-02T09:15:30Z"),
        interval: Interval::new(at("2027-03-09T13:30:00Z"), at("2027-03-09T14:00:00Z")),
        summary: "Premier entretien : CFA Les Tilleuls, à Marseille".into(),
        description: Some("Apportez :\n- un CV ;\r\n- vos bulletins, s'il vous plaît\\merci.\n\nÀ bientôt 👋".into()),
        location: Some("CFA Les Tilleuls, 12 rue de l'Évêché, 13002 Marseille".into()),
        url: Some("https://rdv.exemple.fr/suivi/abcDEF".into()),
        organizer: person("CFA Les Tilleuls", "contact@tilleuls.exemple.fr"),
        status: Status::Confirmed,
    }
}

/// Compares with the file, byte for byte; `UPDATE_GOLDEN=1` rewrites it, to be read as a difference before a commit.
fn assert_golden(name: &str, actual: &str) {
    let path = Path::new("tests/golden").join(name);
    if option_env!("UPDATE_GOLDEN").is_some() {
        fs::write(&path, actual).unwrap();
    }
    assert_eq!(fs::read_to_string(&path).unwrap_or_default(), actual, "{}", path.display());
}

fn read_back(text: &str) -> (Calendar, icalendar::Event) {
    let calendar: Calendar = text.parse().unwrap();
    let CalendarComponent::Event(event) = calendar.components.first().unwrap().clone() else { panic!("no event") };
    (calendar, event)
}

fn utc(value: &DatePerhapsTime) -> Timestamp {
    let DatePerhapsTime::DateTime(CalendarDateTime::Utc(at)) = value else { panic!("not in UTC") };
    (*at).into()
}

#[test]
fn a_request_is_written_to_the_letter() {
    assert_golden("request.ics", &write(&invitation(Method::Request { attendee: candidate() })));
}

#[test]
fn a_cancellation_is_written_to_the_letter() {
    assert_golden("cancel.ics", &write(&Invitation { sequence: 4, ..invitation(Method::Cancel { attendee: candidate() }) }));
}

#[test]
fn a_download_is_written_to_the_letter() {
    assert_golden("publish.ics", &write(&Invitation { status: Status::Tentative, ..invitation(Method::Publish) }));
}

#[test]
fn another_parser_reads_the_same_facts_back() {
    let wanted = invitation(Method::Request { attendee: candidate() });
    let (calendar, event) = read_back(&write(&wanted));
    assert_eq!(calendar.property_value("METHOD"), Some("REQUEST"));
    assert_eq!(event.get_uid(), Some("rdv-42@rdv.exemple.fr"));
    assert_eq!(event.get_sequence(), Some(3));
    assert_eq!(event.get_summary(), Some(wanted.summary.as_str()));
    assert_eq!(event.get_location(), wanted.location.as_deref());
    assert_eq!(event.get_description().map(str::to_owned), wanted.description.map(|text| text.replace("\r\n", "\n")));
    assert_eq!(utc(&event.get_start().unwrap()), wanted.interval.start);
    assert_eq!(utc(&event.get_end().unwrap()), wanted.interval.end);
    assert_eq!(event.get_status(), Some(icalendar::EventStatus::Confirmed));
    let attendee = &event.multi_properties()["ATTENDEE"][0];
    assert_eq!(attendee.value(), "mailto:zoe+cfa@exemple.fr");
}

#[test]
fn a_cancellation_keeps_the_uid_and_frees_the_time() {
    let (calendar, event) = read_back(&write(&invitation(Method::Cancel { attendee: candidate() })));
    assert_eq!(calendar.property_value("METHOD"), Some("CANCEL"));
    assert_eq!(event.get_uid(), Some("rdv-42@rdv.exemple.fr"));
    assert_eq!(event.get_status(), Some(icalendar::EventStatus::Cancelled));
    assert_eq!(event.property_value("TRANSP"), Some("TRANSPARENT"));
}

#[test]
fn words_from_outside_cannot_add_a_line() {
    let mut hostile = invitation(Method::Request { attendee: person("A\r\nX-EVIL:1", "a\r\nX-EVIL:1@exemple.fr") });
    for field in [&mut hostile.summary, &mut hostile.uid, &mut hostile.organizer.name, &mut hostile.organizer.email] {
        field.push_str("\r\nX-EVIL:1");
    }
    for field in [&mut hostile.description, &mut hostile.location, &mut hostile.url] {
        *field = Some("x\r\nX-EVIL:1\nX-EVIL:2\u{85}X-EVIL:3".into());
    }
    let text = write(&hostile);
    assert!(text.lines().all(|line| !line.starts_with("X-EVIL")), "{text}");
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count(), "every line ends with CRLF");
}

#[test]
fn an_empty_interval_has_a_start_and_no_end() {
    let start = at("2027-03-09T13:30:00Z");
    let text = write(&Invitation { interval: Interval::new(start, start), ..invitation(Method::Publish) });
    assert!(text.contains("DTSTART:20270309T133000Z\r\n") && !text.contains("DTEND"), "RFC 5545 §3.8.2.2");
}

#[test]
fn links_to_web_calendars_carry_the_facts_but_never_the_secret_link() {
    let links = web_calendar_links(&invitation(Method::Publish));
    assert!(links.google.contains("dates=20270309T133000Z%2F20270309T140000Z"));
    assert!(links.yahoo.contains("st=20270309T133000Z&et=20270309T140000Z"));
    assert!(links.outlook.starts_with("https://outlook.live.com/") && links.office.starts_with("https://outlook.office.com/"));
    for link in [&links.google, &links.outlook, &links.office, &links.yahoo] {
        assert!(link.contains("Premier%20entretien%20%3A%20CFA%20Les%20Tilleuls%2C%20%C3%A0%20Marseille"), "{link}");
        assert!(link.contains("12%20rue%20de%20l%27%C3%89v%C3%AAch%C3%A9"), "{link}");
        assert!(!link.contains("suivi"), "{link}");
    }
}

#[test]
fn what_goes_to_the_logs_names_nobody() {
    let shown = format!("{:?}", invitation(Method::Request { attendee: candidate() }));
    assert!(shown.contains("rdv-42"), "{shown}");
    for secret in ["Zo", "zoe", "Tilleuls", "suivi", "Marseille"] {
        assert!(!shown.contains(secret), "{shown}");
    }
}
