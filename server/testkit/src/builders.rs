//! Valid things by default; a test overrides what it is about.

use domain::{
    agenda::{Assignment, Availability, Grid, MinuteOfDay, SlotPolicy, TimeWindow, WeekdaySet},
    appointment::{ChangePolicy, Mode},
    holidays::Territory,
    ids::{AdvisorId, CentreId},
    life::RequestState,
    reminder::Reminders,
    request::{Asker, Subject, Way},
    time::{Timestamp, Tz},
};
use std::sync::atomic::{AtomicU64, Ordering};
use store::{
    StagedTraining,
    advisors::{NewAdvisor, NewAvailability},
    centres::NewCentre,
    requests::{NewRequest, RequestDetails},
    sites::NewSite,
    types::{Confirmation, NewType, TypeTrainings, Visibility},
};

/// Monday 1 March 2027, 8:00 UTC: 9:00 in Paris.
pub const NOW: Timestamp = Timestamp::from_epoch(1_803_888_000);
/// Where everything is, unless a test moves it.
const ZONE: Tz = Tz::Europe__Paris;

/// A centre with a SIRET and an address of its own.
pub fn a_centre() -> NewCentre {
    let n = next();
    NewCentre {
        siret: format!("{n:014}"),
        uai: None,
        name: format!("CFA numéro {n}"),
        slug: format!("cfa-{n}"),
        phone: Some("+33199000000".to_owned()),
        email: None,
        address: "1 rue du Pont".to_owned(),
        postal_code: "53000".to_owned(),
        city: "Laval".to_owned(),
        insee: Some("53130".to_owned()),
        zone: ZONE,
        territory: Territory::Metropole,
        managing_body: None,
        created_at: NOW,
    }
}

/// A site of a centre, at an address of its own.
pub fn a_site(centre: CentreId) -> NewSite {
    let n = next();
    NewSite {
        centre,
        name: format!("Site {n}"),
        address: format!("{n} rue du Pont"),
        postal_code: "53000".to_owned(),
        city: "Laval".to_owned(),
        insee: "53130".to_owned(),
        departement: "53".to_owned(),
        coordinates: Some((48.07, -0.77)),
        zone: ZONE,
        territory: Territory::Metropole,
    }
}

/// An advisor of a centre, at every site.
pub fn an_advisor(centre: CentreId) -> NewAdvisor {
    let n = next();
    NewAdvisor { centre, site: None, name: format!("Conseillère {n}"), email: None, phone: None, position: 0 }
}

/// Half an hour, every half hour, any mode, any advisor, every training, no notice.
pub fn a_type(centre: CentreId) -> NewType {
    let n = next();
    NewType {
        centre,
        slug: format!("entretien-{n}"),
        name: "Entretien".to_owned(),
        policy: SlotPolicy {
            duration_min: 30,
            step_min: 30,
            buffer_before_min: 0,
            buffer_after_min: 0,
            min_notice_min: 0,
            horizon: None,
            grid: Grid::Anchored,
            assignment: Assignment::Any,
        },
        modes: Mode::ALL.to_vec(),
        video_link: None,
        change: ChangePolicy { cancel_notice_min: 240, move_notice_min: 1440 },
        confirmation: Confirmation::None,
        reminders: Reminders::Both,
        instructions_before: String::new(),
        instructions_after: String::new(),
        restriction: String::new(),
        questions: "[]".to_owned(),
        colour: String::new(),
        trainings: TypeTrainings::All,
        visibility: Visibility::Public,
        position: 0,
    }
}

/// Monday to Friday between two times written `HH:MM`, every week, for everything.
pub fn weekly(advisor: AdvisorId, from: &str, to: &str) -> NewAvailability {
    let minute = |text: &str| MinuteOfDay::parse(text).expect("a time written HH:MM");
    NewAvailability {
        advisor,
        weekly: Availability {
            days: WeekdaySet::WORKING,
            window: TimeWindow { from: minute(from), to: minute(to) },
            every_weeks: 1,
            starting: None,
            until: None,
        },
        site: None,
        mode: None,
        types: None,
    }
}

/// A candidate's request for an appointment, unlike any other.
pub fn a_request(centre: CentreId) -> NewRequest {
    let n = next();
    let email = format!("lea{n}@example.org");
    NewRequest {
        public_id: format!("00000000-0000-4000-8000-{n:012}"),
        centre,
        training: None,
        site: None,
        type_id: None,
        way: Way::Appointment,
        state: RequestState::Booked,
        referrer: None,
        asker: Asker::Candidate,
        professional: None,
        first_name: "Léa".to_owned(),
        last_name: "Martin".to_owned(),
        email_key: email.clone(),
        duplicate_key: format!("{email}||appointment"),
        email,
        search: "lea martin".to_owned(),
        follows: None,
        details: RequestDetails { subjects: vec![Subject::Contenu], answers: "[]".to_owned(), ..RequestDetails::default() },
        idempotency_hash: None,
        created_at: NOW,
    }
}

/// A record of the catalogue, of a centre and a site of its own.
pub fn a_staged_training(key: &str) -> StagedTraining {
    let n = next();
    StagedTraining {
        line: n as i64,
        position: n as i64,
        key: key.to_owned(),
        fingerprint: format!("fingerprint of {key}"),
        centre_siret: format!("{n:014}"),
        centre_name: format!("CFA numéro {n}"),
        centre_slug: format!("cfa-{n:014}"),
        site_name: format!("Site {n}"),
        site_address: format!("{n} rue du Pont"),
        site_postal_code: "53000".to_owned(),
        site_city: "Laval".to_owned(),
        site_insee: "53130".to_owned(),
        site_departement: "53".to_owned(),
        latitude: Some(48.07),
        longitude: Some(-0.77),
        zone: ZONE.name().to_owned(),
        territory: "metropole".to_owned(),
        title: "Boulangerie".to_owned(),
        level: Some(3),
        rome_codes: "[]".to_owned(),
        starts_on: "[]".to_owned(),
        ends_on: "[]".to_owned(),
        contact_email: Some(format!("contact{n}@example.org")),
        sort_title: "boulangerie".to_owned(),
        search_text: "boulangerie laval".to_owned(),
        ..StagedTraining::default()
    }
}

/// Numbers that no other thing of the same test carries.
fn next() -> u64 {
    static COUNTER: AtomicU64 = AtomicU64::new(1);
    COUNTER.fetch_add(1, Ordering::SeqCst)
}
