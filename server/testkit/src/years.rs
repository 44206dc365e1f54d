//! What two busy years of a centre leave behind: tens of thousands of requests of the three ways, their appointments, their
//! history and their links, written in bulk. The same every time.

use domain::{
    ids::{AdvisorId, AppointmentTypeId, CentreId, RequestId, SiteId, StaffId, TrainingId},
    life::RequestState,
    request::{Referrer, Way},
    time::Timestamp,
};
use sea_orm::ConnectionTrait as _;
use store::{Db, Engine};

const DAY: i64 = 24 * 3600;
/// A little less than two years: what is older is not kept.
const SPAN_S: i64 = 725 * DAY;
/// Rows of one statement.
const BATCH: i64 = 500;
const FIRST_NAMES: [&str; 40] = [
    "Lina", "Adam", "Ines", "Noah", "Jade", "Rayan", "Louise", "Gabriel", "Emma", "Lucas", "Sarah", "Hugo", "Manon", "Yanis",
    "Camille", "Nathan", "Chloe", "Mehdi", "Juliette", "Theo", "Nour", "Arthur", "Lea", "Ilyes", "Alice", "Maxime", "Aya",
    "Paul", "Zoe", "Enzo", "Mariam", "Jules", "Anna", "Sacha", "Fatou", "Tom", "Clara", "Amine", "Rose", "Victor",
];
const LAST_NAMES: [&str; 40] = [
    "Martin",
    "Kaci",
    "Bernard",
    "Diallo",
    "Petit",
    "Moreau",
    "Benali",
    "Durand",
    "Leroy",
    "Traore",
    "Roux",
    "Fournier",
    "Haddad",
    "Girard",
    "Lambert",
    "Da Silva",
    "Mercier",
    "Nguyen",
    "Blanc",
    "Guerin",
    "Boyer",
    "Garnier",
    "Cherif",
    "Faure",
    "Rousseau",
    "Perrin",
    "Morin",
    "Mathieu",
    "Clement",
    "Gauthier",
    "Dumont",
    "Lopez",
    "Fontaine",
    "Chevalier",
    "Robin",
    "Masson",
    "Sanchez",
    "Gerard",
    "Barbier",
    "Denis",
];

/// The word that is in the name of one candidate in five thousand.
pub const RARE: &str = "Quenneville";

/// A centre, and what its requests name.
#[derive(Clone, Copy, Debug)]
pub struct Years<'a> {
    /// Whose.
    pub centre: CentreId,
    /// Its trainings with their sites and folded titles; the first ones are asked about most.
    pub trainings: &'a [(TrainingId, SiteId, String)],
    /// Who receives, each day several times: enough of them for what is booked.
    pub advisors: &'a [AdvisorId],
    /// Who takes care of requests.
    pub staff: &'a [StaffId],
    /// Of every appointment.
    pub kind: AppointmentTypeId,
    /// How many requests.
    pub n: i64,
    /// The end of the two years.
    pub now: Timestamp,
}

/// A request of the years, by its rank: its id too.
struct Asked {
    rank: i64,
    at: Timestamp,
    way: Way,
    state: RequestState,
    starts_at: Timestamp,
    advisor: AdvisorId,
}

impl Years<'_> {
    /// When the request of this rank was asked; ranks begin with 1, the oldest, and are ids.
    pub fn asked_at(&self, rank: i64) -> Timestamp {
        self.now.plus_seconds(-SPAN_S + SPAN_S / self.n * (rank - 1))
    }

    /// A request that waits, the latest of this way.
    pub fn latest(&self, way: Way) -> RequestId {
        let mut ranks = (1..=self.n).rev().map(|rank| self.asked(rank));
        RequestId(ranks.find(|asked| asked.way == way && asked.state.waits()).map_or(0, |asked| asked.rank))
    }

    /// Writes them into a database that has no request yet, and lets the engine see to its statistics as it does by itself
    /// in time.
    pub async fn write(&self, db: &Db) {
        for first in (1..=self.n).step_by(BATCH as usize) {
            let some: Vec<Asked> = (first..(first + BATCH).min(self.n + 1)).map(|rank| self.asked(rank)).collect();
            let booked = || some.iter().filter(|asked| asked.way == Way::Appointment);
            let live = || booked().filter(|asked| asked.state != RequestState::Cancelled);
            insert(db, REQUESTS, some.iter().map(|asked| self.request(asked)).collect()).await;
            insert(db, APPOINTMENTS, booked().map(|asked| self.appointment(asked)).collect()).await;
            insert(db, ADVISORS, booked().map(|asked| format!("{}, {}", asked.rank, asked.advisor)).collect()).await;
            insert(db, BUSY, live().map(busy).collect()).await;
            insert(db, EVENTS, some.iter().flat_map(events).collect()).await;
            insert(db, LINKS, some.iter().map(link).collect()).await;
        }
        if db.engine() == Engine::Postgres {
            for table in ["contact_request", "appointment"] {
                run(db, &format!("SELECT setval(pg_get_serial_sequence('{table}', 'id'), {})", self.n)).await;
            }
            run(db, "VACUUM ANALYZE").await; // autovacuum's work
        }
    }

    fn asked(&self, rank: i64) -> Asked {
        let at = self.asked_at(rank);
        let days = self.now.since(at) / DAY;
        let way = match rank % 5 {
            0 | 2 => Way::Appointment,
            1 | 3 => Way::Callback,
            _ => Way::Enquiry,
        };
        // An advisor's appointments follow each other an hour apart, on the third day from the one of the request.
        let nth = rank / 5 * 2 + rank % 5 / 2;
        let n_advisors = self.advisors.len() as i64;
        let hour = 7 + nth / n_advisors % 10;
        let starts_at = Timestamp::from_epoch((at.epoch().div_euclid(DAY) + 3) * DAY + hour * 3600);
        let advisor = self.advisors[(nth % n_advisors) as usize];
        let state = if way == Way::Appointment { booked_state(rank, starts_at > self.now) } else { asked_state(rank, way, days) };
        Asked { rank, at, way, state, starts_at, advisor }
    }

    fn request(&self, asked: &Asked) -> String {
        let Asked { rank, at, way, state, .. } = *asked;
        let person = (mix(rank, 1) % (self.n as u64 * 7 / 10)) as i64; // some ask several times
        let first = pick(&FIRST_NAMES, mix(person, 2));
        let last = if mix(person, 3).is_multiple_of(5_000) { RARE } else { pick(&LAST_NAMES, mix(person, 4)) };
        let email = format!("{first}.{last}.{person}@example.org").to_lowercase().replace(' ', "-");
        let phone = format!("63998{:04}", mix(person, 5) % 10_000);
        let n_trainings = self.trainings.len() as u64;
        let about = &self.trainings[(mix(rank, 6) % n_trainings * (mix(rank, 7) % n_trainings) / n_trainings) as usize];
        let has_training = !mix(rank, 8).is_multiple_of(20);
        let title = if has_training { about.2.as_str() } else { "" };
        let referrer = Referrer::ALL.get((mix(rank, 9) % 14) as usize).map_or("NULL".to_owned(), |one| quoted(one.code()));
        let assigned = (mix(rank, 10) % 10 < if state.waits() { 4 } else { 7 }).then(|| pick(self.staff, mix(rank, 11)).0);
        let opened = (state != RequestState::New).then(|| at.plus_minutes((mix(rank, 12) % 2_000) as i64).epoch());
        let answered = opened.filter(|_| !state.waits()).map(|opened| opened + (mix(rank, 13) % 90_000) as i64);
        let merged_into = (state == RequestState::Merged).then_some(rank - 5);
        let search = format!("{first} {last} {email} 0{phone} 33{phone} {title}").to_lowercase();
        let training = has_training.then_some(about.0.0);
        format!(
            "{rank}, '00000000-0000-4000-8000-{rank:012}', {}, {}, '{}', {referrer}, 'candidate', '{first}', '{last}', '{email}',
             '{email}', '+33{phone}', '[\"place\"]', '', 'Bonjour, reste-t-il des places ?', '[]', '{email}|{rank}|{}', {}, '{}',
             {}, '[]', {}, {}, {}, {}, {}, '{search}', {}",
            self.centre,
            or_null(training),
            way.code(),
            way.code(),
            at.epoch(),
            state.code(),
            i64::from(state == RequestState::InProgress),
            or_null(opened),
            or_null(answered),
            or_null(assigned),
            about.1,
            or_null((way == Way::Appointment).then_some(self.kind.0)),
            or_null(merged_into),
        )
    }

    fn appointment(&self, asked: &Asked) -> String {
        let (state, start) = (asked.state, asked.starts_at.epoch());
        let cancelled = state == RequestState::Cancelled;
        let settled = matches!(state, RequestState::Attended | RequestState::NoShow);
        format!(
            "{0}, {0}, {1}, {2}, 'phone', {start}, {3}, 0, 0, '{4}', {5}, {6}, {7}, {8}, {9}, {9}",
            asked.rank,
            self.centre,
            self.kind,
            start + 1800,
            state.code(),
            or_null((state == RequestState::Pending).then_some(start)),
            if cancelled { "'candidate'" } else { "NULL" },
            or_null(cancelled.then_some(asked.at.epoch() + 3600)),
            or_null(settled.then_some(start + 3600)),
            asked.at.epoch(),
        )
    }
}

/// Tables with the columns that are written.
const REQUESTS: &str =
    "contact_request (id, public_id, centre_id, training_id, way, referrer, asker, first_name, last_name, email,
    email_key, phone, subjects, subject_other, message, answers, duplicate_key, created_at, state, n_attempts, wanted, opened_at,
    answered_at, assigned_to, site_id, type_id, search, merged_into)";
const APPOINTMENTS: &str = "appointment (id, request_id, centre_id, type_id, mode, starts_at, ends_at, buffer_before_min,
    buffer_after_min, state, pending_until, cancelled_by, cancelled_at, settled_at, created_at, updated_at)";
const ADVISORS: &str = "appointment_advisor (appointment_id, advisor_id)";
const BUSY: &str = "busy_interval (advisor_id, starts_at, ends_at, kind, buffer_before_min, buffer_after_min, appointment_id)";
const EVENTS: &str = "request_event (request_id, at, actor, way, code, facts)";
const LINKS: &str = "access_token (token_hash, request_id, scope, expires_at, created_at)";

fn busy(asked: &Asked) -> String {
    let start = asked.starts_at.epoch();
    format!("{}, {start}, {}, 'appointment', 0, 0, {}", asked.advisor, start + 1800, asked.rank)
}

fn events(asked: &Asked) -> Vec<String> {
    let (rank, at) = (asked.rank, asked.at.epoch());
    let first = if asked.way == Way::Appointment { "booked" } else { "created" };
    let mut all = vec![format!("{rank}, {at}, 'candidate', 'form', '{first}', '{{}}'")];
    if asked.way != Way::Appointment && asked.state != RequestState::New {
        all.push(format!("{rank}, {}, 'centre', 'dashboard', 'opened', '{{}}'", at + 3600));
    }
    all
}

fn link(asked: &Asked) -> String {
    let (rank, at) = (asked.rank, asked.at.epoch());
    format!("'{:064x}', {rank}, 'manage', {}, {at}", mix(rank, 14), at + 60 * DAY)
}

/// Most are answered; of the last three weeks more than half still wait, of all others one in a hundred.
fn asked_state(rank: i64, way: Way, days: i64) -> RequestState {
    let chance = mix(rank, 15) % 100;
    if (days < 21 && chance < 60) || chance == 99 {
        return match mix(rank, 16) % 10 {
            0..5 => RequestState::New,
            5..7 => RequestState::Read,
            7..9 if way == Way::Callback => RequestState::InProgress,
            _ => RequestState::Reopened,
        };
    }
    match mix(rank, 16) % 100 {
        0..80 => RequestState::Answered,
        80..90 => RequestState::Unreachable,
        90..97 => RequestState::Withdrawn,
        _ if rank > 5 => RequestState::Merged,
        _ => RequestState::Answered,
    }
}

fn booked_state(rank: i64, is_ahead: bool) -> RequestState {
    match (is_ahead, mix(rank, 17) % 100) {
        (_, 0..10) => RequestState::Cancelled,
        (true, 10..25) => RequestState::Pending,
        (true, _) | (false, 10..15) => RequestState::Booked,
        (false, 15..25) => RequestState::NoShow,
        (false, _) => RequestState::Attended,
    }
}

/// Well spread, and the same every time (splitmix64).
fn mix(rank: i64, of: u64) -> u64 {
    let mut z = rank.cast_unsigned().wrapping_add(of << 40).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    (z ^ (z >> 31)) >> 1
}

fn pick<T: Copy>(all: &[T], chance: u64) -> T {
    all[(chance % all.len() as u64) as usize]
}

fn quoted(text: &str) -> String {
    format!("'{text}'")
}

fn or_null(number: Option<i64>) -> String {
    number.map_or("NULL".to_owned(), |number| number.to_string())
}

async fn insert(db: &Db, table: &str, rows: Vec<String>) {
    if !rows.is_empty() {
        run(db, &format!("INSERT INTO {table} VALUES ({})", rows.join("), ("))).await;
    }
}

async fn run(db: &Db, sql: &str) {
    db.connection().execute_unprepared(sql).await.expect("rows as the schema wants them");
}
