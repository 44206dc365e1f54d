//! What the pages of an agenda show.

use domain::{
    appointment::Mode,
    attendance::Standing,
    ids::{AdvisorId, AppointmentId, AppointmentTypeId, SiteId, TrainingId},
    slots::Reason,
    span::Span,
    time::{CivilInstant, DateRange, NaiveDate},
};
use serde::{Deserialize, Serialize};

/// Which page of an agenda.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShowAgenda {
    /// The centre's slug.
    pub centre: String,
    /// How much at once.
    pub span: Span,
    /// Around which day; today when `None`.
    pub day: Option<NaiveDate>,
    /// Only these agendas; every one that may be seen when empty.
    pub advisors: Vec<AdvisorId>,
    /// Only what takes place at this site.
    pub site: Option<SiteId>,
}

/// What stays the same from page to page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgendaFrame {
    /// Who receives, in the order shown; those whose agenda may be seen.
    pub people: Vec<PersonName>,
    /// Where, by name.
    pub sites: Vec<SiteName>,
    /// What can be booked, archived types included: old appointments are of some type too.
    pub kinds: Vec<KindName>,
    /// Today's civil date in the centre's zone.
    pub today: NaiveDate,
    /// Whether the reader would see every agenda there is; nobody receives yet then, when there is none.
    pub sees_every: bool,
}

/// An advisor, or a room.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonName {
    /// Which.
    pub id: AdvisorId,
    /// Name shown.
    pub name: String,
    /// Still takes appointments.
    pub active: bool,
}

/// A site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SiteName {
    /// Which.
    pub id: SiteId,
    /// Name shown.
    pub name: String,
}

/// A training.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrainingName {
    /// Which.
    pub id: TrainingId,
    /// Title.
    pub title: String,
    /// Where it takes place.
    pub site: SiteId,
}

/// An appointment type.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KindName {
    /// Which.
    pub id: AppointmentTypeId,
    /// Name shown.
    pub name: String,
    /// Code of its colour; may be empty.
    pub colour: String,
    /// Minutes between two offered starts: how far an arrow key goes.
    pub step_min: i32,
}

/// One page of an agenda.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgendaView {
    /// IANA name of the zone whose wall clock it shows.
    pub zone: String,
    /// The dates shown.
    pub dates: DateRange,
    /// Now, on that clock.
    pub now: CivilInstant,
    /// What it shows, in a few numbers.
    pub pulse: Pulse,
    /// The agendas shown, in the order shown.
    pub advisors: Vec<AdvisorId>,
    /// What is there.
    pub part: AgendaPart,
}

/// What a page shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AgendaPart {
    /// Each appointment.
    Each {
        /// By start.
        entries: Vec<AgendaEntry>,
        /// How many more there are than one page holds.
        left_out: u32,
        /// What else takes the advisors' time, by start.
        taken: Vec<Taken>,
        /// Where nobody can book, by advisor and start.
        shut: Vec<ShutView>,
    },
    /// How much there is on each date, all dates in order.
    Days(Vec<DayCount>),
}

/// An appointment as the agenda shows it. Small: a week may hold a thousand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgendaEntry {
    /// Which.
    pub id: AppointmentId,
    /// What an act must know of what it changes.
    pub sequence: i32,
    /// When it begins, on the page's wall clock.
    pub starts: CivilInstant,
    /// How long it lasts, in minutes.
    pub minutes: u16,
    /// Where it stands.
    pub state: Standing,
    /// Its type.
    pub kind: AppointmentTypeId,
    /// How the parties meet.
    pub mode: Mode,
    /// Where.
    pub site: Option<SiteId>,
    /// The candidate's first name.
    pub first_name: String,
    /// The candidate's last name.
    pub last_name: String,
    /// Whom to call, when it takes place by phone.
    pub phone: Option<String>,
    /// Who receives.
    pub advisors: Vec<AdvisorId>,
}

/// Time of an advisor that is taken by something else than an appointment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Taken {
    /// Whose.
    pub advisor: AdvisorId,
    /// From when.
    pub starts: CivilInstant,
    /// How long, in minutes.
    pub minutes: u32,
    /// By what.
    pub what: TakenWhat,
}

/// What takes an advisor's time, besides appointments.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum TakenWhat {
    /// A visitor fills the form.
    Hold,
    /// An outside calendar.
    External,
    /// A group session.
    Session,
}

/// Part of a date on which nobody can book.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShutView {
    /// Whose agenda; `None` when it holds for everybody shown.
    pub advisor: Option<AdvisorId>,
    /// The date.
    pub date: NaiveDate,
    /// From this minute of the day on.
    pub from_min: u16,
    /// Until this one, excluded; 1440 at most.
    pub until_min: u16,
    /// Why.
    pub because: Reason,
    /// In the centre's words; may be empty.
    pub label: String,
}

/// A date of the month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayCount {
    /// The date.
    pub date: NaiveDate,
    /// How many appointments.
    pub n: u32,
    /// The first of them.
    pub first: Vec<AgendaEntry>,
    /// Why nobody can book on the whole date, when it is closed.
    pub shut: Option<ShutView>,
}

/// What a page shows, in a few numbers: another answer means another page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pulse {
    /// How many appointments.
    pub n: u64,
    /// Of which so many have arrived.
    pub n_arrived: u64,
    /// Their last changes, summed.
    pub updated: i64,
    /// Their sequences, summed.
    pub sequences: i64,
    /// How many other things take time.
    pub n_taken: u64,
}
