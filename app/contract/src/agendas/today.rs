//! What waits today.

use super::{AgendaEntry, KindName, PersonName};
use crate::refusal::SlotView;
use domain::{
    delivery::DeliveryFailure,
    time::{CivilInstant, NaiveDate},
};
use serde::{Deserialize, Serialize};

/// The first page of the day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TodayView {
    /// IANA name of the zone.
    pub zone: String,
    /// Today.
    pub today: NaiveDate,
    /// Now, on that zone's clock.
    pub now: CivilInstant,
    /// Names for what the entries refer to.
    pub people: Vec<PersonName>,
    /// Names for what the entries refer to.
    pub kinds: Vec<KindName>,
    /// The appointments of today, by start.
    pub entries: Vec<AgendaEntry>,
    /// When the next one after today begins; `None` when none is booked.
    pub next_day: Option<CivilInstant>,
    /// What waits for the centre's word, the shortest wait first.
    pub pending: Vec<PendingView>,
    /// Past appointments of which nobody said who came, oldest first.
    pub unsettled: Vec<AgendaEntry>,
    /// How many requests wait in the queue.
    pub requests: WaitingRequests,
    /// What wants a look.
    pub attention: Vec<Attention>,
    /// The way to a first slot, while there is none.
    pub setup: Option<SetupView>,
}

/// The requests that wait for the centre, of every way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WaitingRequests {
    /// All of them.
    pub n: u64,
    /// Of these, since [`domain::life::LATE_AFTER`] opening days.
    pub n_late: u64,
    /// When the one that waits longest was asked.
    pub oldest: Option<CivilInstant>,
}

/// An appointment that waits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PendingView {
    /// Which.
    pub entry: AgendaEntry,
    /// When the slot is given back without an answer.
    pub until: CivilInstant,
}

/// Something that wants a look.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Attention {
    /// An advisor has no hours from today on.
    NoHours {
        /// Who.
        name: String,
    },
    /// Nobody takes a type that is offered.
    Unserved {
        /// Its name.
        name: String,
        /// Its address.
        slug: String,
    },
    /// Mails to an address of the centre come back, and are kept back now.
    Bounced {
        /// The address.
        email: String,
        /// What went wrong.
        what: DeliveryFailure,
        /// Whose address it is.
        of: BouncedOf,
    },
    /// The centre, or one of its sites, is closed soon.
    Closed {
        /// First date.
        from: NaiveDate,
        /// Last date, inclusive.
        last: NaiveDate,
        /// In the centre's words; may be empty.
        label: String,
        /// Appointments that fall into it.
        n_booked: u32,
    },
    /// An advisor is away soon.
    Away {
        /// Who.
        name: String,
        /// First date.
        from: NaiveDate,
        /// Last date, inclusive.
        last: NaiveDate,
    },
}

/// Whose address takes no mail.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum BouncedOf {
    /// The centre's own.
    Centre,
    /// The contact of so many trainings.
    Trainings(u32),
    /// A colleague's.
    Colleague(String),
}

/// The way to a first slot that somebody can book.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetupView {
    /// The steps, in order, with whether each is done.
    pub steps: Vec<(SetupStep, bool)>,
    /// The first free slot, once there is one.
    pub first_free: Option<SlotView>,
    /// Whether the reader may go that way, or waits for a manager.
    pub may_configure: bool,
}

/// A step on that way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SetupStep {
    /// Somebody who receives.
    Advisor,
    /// When they do.
    Hours,
    /// What can be booked.
    Type,
    /// The page that candidates see.
    Page,
}
