//! One plausible view of each kind.

use contract::{
    agendas::PersonDetails,
    answering::{AnswerView, FreeSlot},
    booking::{DaySlots, DeskAgenda, DeskTraining, DeskView, FreeDay, HoldView},
    contacting::ContactView,
    find::{
        AddressView, CentreDetails, CentreSummary, PlaceReading, TrainingDetails, TrainingPage, TrainingSummary, TypeSummary,
        WayView,
    },
    manage::{CalendarLink, CalendarProvider, ContactManageView, EventCode, EventView, ManageView, MessageView, ProposalView},
    outbox::{MailSummary, MailView},
    own_data::{OwnDataFile, OwnDataLine, OwnDataView, OwnEventData, OwnRequestData, Reach},
    refusal::SlotView,
};
use domain::{
    appointment::{AppointmentState, Mode, Party},
    callback::{DayPart, HalfDay},
    life::RequestState,
    request::{Asker, Subject, Way},
    time::{CivilInstant, NaiveDate, Timestamp},
};

/// Tuesday 9 March 2027, 10:00 in Paris.
pub const START: Timestamp = Timestamp::from_epoch(1_804_582_800);

fn at(time: Timestamp) -> CivilInstant {
    CivilInstant { at: time, offset_seconds: 3600 }
}

fn day() -> NaiveDate {
    at(START).date()
}

fn first_of_month() -> NaiveDate {
    NaiveDate::from_ymd_opt(2027, 3, 1).unwrap()
}

pub fn slot() -> SlotView {
    SlotView { starts: at(START), ends: at(START.plus_minutes(30)) }
}

fn centre() -> CentreSummary {
    CentreSummary {
        slug: "cfa-du-lac".into(),
        name: "CFA du Lac".into(),
        phone: Some("02 61 91 12 34".into()),
        city: "Bourges".into(),
    }
}

fn address() -> AddressView {
    AddressView { street: "1 rue des Prés".into(), postal_code: "18000".into(), city: "Bourges".into(), coordinates: None }
}

fn visit() -> TypeSummary {
    TypeSummary {
        slug: "visite".into(),
        name: "Visite du centre".into(),
        duration_min: 30,
        modes: vec![Mode::OnSite, Mode::Phone],
    }
}

fn summary() -> TrainingSummary {
    TrainingSummary {
        key: "K#L01".into(),
        title: "CAP Cuisine".into(),
        diploma: "CAP".into(),
        level: 3,
        centre_name: centre().name,
        postal_code: "18000".into(),
        city: "Bourges".into(),
        distance_m: Some(2_400),
        bookable: true,
    }
}

fn asked_about() -> DeskTraining {
    DeskTraining {
        key: "K#L01".into(),
        title: "CAP Cuisine".into(),
        level: 3,
        starts_on: Some(day()),
        duration_years: Some(2),
        capacity: Some(12),
    }
}

pub fn training_page() -> TrainingPage {
    TrainingPage {
        results: vec![summary()],
        n_total: 1,
        page: 1,
        n_pages: 1,
        place: PlaceReading::Anywhere,
        radius_km: 30,
        nearest: Vec::new(),
    }
}

pub fn training() -> TrainingDetails {
    TrainingDetails {
        key: "K#L01".into(),
        title: "CAP Cuisine".into(),
        short_title: "Cuisine".into(),
        diploma: "CAP".into(),
        level: 3,
        rncp: Some("RNCP38430".into()),
        duration_years: Some(2),
        capacity: Some(12),
        starts_on: vec![day()],
        remote: false,
        site: address(),
        centre: centre(),
        ways: vec![WayView { way: Way::Appointment, first_free: Some(at(START)) }],
        referrer: None,
        published: true,
    }
}

pub fn centre_details() -> CentreDetails {
    CentreDetails { centre: centre(), address: address(), types: vec![visit()], trainings: vec![summary()] }
}

pub fn desk() -> DeskView {
    DeskView {
        training: Some(asked_about()),
        centre: centre(),
        address: address(),
        types: vec![visit()],
        agenda: Some(DeskAgenda {
            chosen: visit(),
            mode: Mode::OnSite,
            restriction: String::new(),
            instructions: String::new(),
            zone: "Europe/Paris".into(),
            month: first_of_month(),
            free_days: vec![FreeDay { date: day(), n_free: 1 }],
            previous_month: None,
            next_month: None,
            day: Some(DaySlots { date: day(), slots: vec![slot()] }),
            first_free: Some(slot()),
        }),
        today: first_of_month(),
    }
}

pub fn hold(token: &str) -> HoldView {
    HoldView {
        token: token.into(),
        visitor: "visitor-1".into(),
        ticket: "1804000000.proof".into(),
        seconds_left: 600,
        renewable: true,
        slot: slot(),
        zone: "Europe/Paris".into(),
        chosen: visit(),
        mode: Mode::OnSite,
        restriction: String::new(),
        questions: Vec::new(),
        training: Some(asked_about()),
        centre: centre(),
        address: address(),
        referrer: None,
        known: None,
    }
}

pub fn contact(way: Way) -> ContactView {
    ContactView {
        way,
        training: Some(asked_about()),
        centre: centre(),
        address: address(),
        chosen: Some(visit()),
        questions: Vec::new(),
        half_days: vec![HalfDay(day(), DayPart::Morning), HalfDay(day(), DayPart::Afternoon)],
        key: "key-1".into(),
        ticket: "1804000000.proof".into(),
    }
}

pub fn managed_contact() -> ContactManageView {
    ContactManageView {
        way: Way::Callback,
        first_name: "Léa".into(),
        email_hint: "l…@exemple.fr".into(),
        state: RequestState::Answered,
        training_title: Some("CAP Cuisine".into()),
        training_key: Some("K#L01".into()),
        centre: centre(),
        address: address(),
        phone: Some("06 39 98 12 34".into()),
        wanted: vec![HalfDay(day(), DayPart::Morning)],
        half_days: vec![HalfDay(day(), DayPart::Morning)],
        subjects: vec![Subject::Place],
        message: "Bonjour".into(),
        messages: vec![MessageView { at: at(START), author: Party::Centre, name: None, body: "Oui".into() }],
        proposals: vec![ProposalView {
            slot: slot(),
            purpose: "Visite".into(),
            mode: Mode::OnSite,
            until: at(START),
            hold: "held".into(),
        }],
        is_open: true,
        history: vec![EventView { at: at(START.plus_minutes(-6000)), what: EventCode::Sent }],
        zone: "Europe/Paris".into(),
    }
}

pub fn answer() -> AnswerView {
    AnswerView {
        way: Way::Callback,
        state: RequestState::New,
        centre: centre().name,
        training: Some("CAP Cuisine".into()),
        asked_at: at(START),
        candidate: PersonDetails {
            first_name: "Léa".into(),
            last_name: "Martin".into(),
            email: "lea@exemple.fr".into(),
            phone: Some("06 39 98 12 34".into()),
            dialled: Some("+33639981234".into()),
            asker: Asker::Parent,
            professional: None,
            referrer: None,
            subjects: vec![Subject::Place],
            subject_other: String::new(),
            message: "Bonjour".into(),
            answers: Vec::new(),
        },
        wanted: Vec::new(),
        n_attempts: 1,
        messages: Vec::new(),
        proposals: Vec::new(),
        appointment: None,
        free: vec![FreeSlot { slot: slot(), mode: Mode::OnSite }],
        history: Vec::new(),
        zone: "Europe/Paris".into(),
    }
}

pub fn managed() -> ManageView {
    ManageView {
        first_name: "Léa".into(),
        email_hint: "l…@exemple.fr".into(),
        state: AppointmentState::Booked,
        slot: slot(),
        zone: "Europe/Paris".into(),
        chosen: visit(),
        mode: Mode::OnSite,
        phone: None,
        video_link: None,
        instructions: String::new(),
        training_title: Some("CAP Cuisine".into()),
        training_key: Some("K#L01".into()),
        centre: centre(),
        address: address(),
        cancellable_until: Some(at(START.plus_minutes(-240))),
        movable_until: Some(at(START.plus_minutes(-1440))),
        moves_left: 3,
        sequence: 4,
        history: vec![EventView { at: at(START.plus_minutes(-6000)), what: EventCode::Booked }],
        calendar_links: vec![CalendarLink { provider: CalendarProvider::Google, href: "https://calendar.example/".into() }],
    }
}

pub fn own_data() -> OwnDataView {
    OwnDataView {
        email_hint: "l…@exemple.fr".into(),
        reach: Reach::Request,
        requests: vec![OwnDataLine {
            way: Way::Appointment,
            centre: centre().name,
            asked_at: at(START.plus_minutes(-6000)),
            calls_off: Some(at(START)),
        }],
    }
}

pub fn own_data_file() -> OwnDataFile {
    OwnDataFile {
        made_at: at(START),
        reach: Reach::Request,
        requests: vec![OwnRequestData {
            public_id: "00000000-0000-4000-8000-000000000001".into(),
            way: Way::Enquiry,
            asked_at: at(START),
            centre: centre().name,
            training: None,
            referrer: None,
            asker: Asker::Parent,
            professional: None,
            first_name: "Léa".into(),
            last_name: "Kader".into(),
            email: "lea@exemple.fr".into(),
            phone: None,
            subjects: vec![Subject::Place],
            subject_other: String::new(),
            message: "Bonjour".into(),
            answers: Vec::new(),
            wanted: vec![("2027-03-10".into(), "morning".into())],
            state: "new".into(),
            outcome: None,
            n_attempts: 0,
            opened_at: None,
            answered_at: None,
            has_note: true,
            appointment: None,
            messages: Vec::new(),
            history: vec![OwnEventData { at: at(START), actor: "candidate".into(), code: "booked".into() }],
            links_until: Vec::new(),
            proposed: Vec::new(),
        }],
    }
}

pub fn mail() -> MailView {
    MailView {
        summary: MailSummary {
            id: "20270301T090000Z-1".into(),
            to: "lea@exemple.fr".into(),
            subject: "Rendez-vous".into(),
            written_at: START,
        },
        text: "Bonjour".into(),
        links: vec!["http://rdv.example/suivi/abc".into()],
        attachments: vec!["rendez-vous.ics".into()],
    }
}
