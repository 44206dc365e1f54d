//! The figures of a centre over a period, and of all centres, without a name of anybody.

use crate::{Answer, scope::StaffScope};
use async_trait::async_trait;
use domain::{
    request::{Referrer, Way},
    time::{DateRange, NaiveDate},
};
use serde::{Deserialize, Serialize};

/// The figures of a period.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShowStatistics {
    /// The centre's slug.
    pub centre: String,
    /// The first day, on the centre's wall clock; what it is otherwise says [`domain::statistics::period`].
    pub from: Option<NaiveDate>,
    /// The last day, which is inside.
    pub to: Option<NaiveDate>,
}

/// What the page shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatisticsView {
    /// The period, in days of the centre's wall clock.
    pub period: DateRange,
    /// IANA name of the zone of that clock.
    pub zone: String,
    /// What was asked.
    pub requests: RequestFigures,
    /// How it was answered.
    pub answers: AnswerFigures,
    /// What became of the appointments.
    pub appointments: AppointmentFigures,
    /// How much of the agendas they take.
    pub filling: FillFigures,
    /// May export.
    pub may_export: bool,
}

/// A number for each way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ByWay {
    /// Asked to be called back.
    pub callbacks: u64,
    /// Wrote.
    pub enquiries: u64,
    /// Took a slot.
    pub appointments: u64,
}

impl ByWay {
    /// Of this way.
    pub const fn of(self, way: Way) -> u64 {
        match way {
            Way::Callback => self.callbacks,
            Way::Enquiry => self.enquiries,
            Way::Appointment => self.appointments,
        }
    }

    /// Counts `n` more of this way.
    pub const fn add(&mut self, way: Way, n: u64) {
        let own = match way {
            Way::Callback => &mut self.callbacks,
            Way::Enquiry => &mut self.enquiries,
            Way::Appointment => &mut self.appointments,
        };
        *own = own.saturating_add(n);
    }

    /// Of the three.
    pub const fn total(self) -> u64 {
        self.callbacks.saturating_add(self.enquiries).saturating_add(self.appointments)
    }
}

/// The requests received in the period. What was merged into another request counts once, there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequestFigures {
    /// By way.
    pub by_way: ByWay,
    /// Week by week, each week of the period, in order.
    pub weeks: Vec<WeekFigures>,
    /// The trainings most asked about, most first; at most twenty.
    pub trainings: Vec<TrainingFigures>,
    /// About other trainings.
    pub other_trainings: u64,
    /// About no training: the centre as a whole.
    pub no_training: u64,
    /// By platform, most first; `None`: not known.
    pub referrers: Vec<(Option<Referrer>, u64)>,
}

/// A week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WeekFigures {
    /// Its days, cut where the period begins or ends.
    pub days: DateRange,
    /// Received in it.
    pub by_way: ByWay,
}

/// A training.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrainingFigures {
    /// Its title.
    pub title: String,
    /// Requests about it.
    pub n: u64,
}

/// How the call-backs and messages received in the period were answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerFigures {
    /// Received.
    pub received: u64,
    /// Somebody of the centre acted on them at least once.
    pub answered: u64,
    /// Half of those that were opened were opened sooner; seconds.
    pub median_to_open: Option<i64>,
    /// Half of those that were answered were answered sooner; seconds.
    pub median_to_answer: Option<i64>,
}

/// The appointments that begin in the period, each in one of the first six numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AppointmentFigures {
    /// Waiting for the centre's confirmation.
    pub pending: u64,
    /// Booked, and neither settled nor cancelled.
    pub booked: u64,
    /// The candidate came.
    pub attended: u64,
    /// The candidate did not come.
    pub no_show: u64,
    /// Called off by the candidate.
    pub cancelled_by_candidate: u64,
    /// Called off by the centre.
    pub cancelled_by_centre: u64,
    /// Of those booked, how many are over: nobody said who came.
    pub unsettled: u64,
}

impl AppointmentFigures {
    /// Every appointment.
    pub const fn total(self) -> u64 {
        self.pending
            .saturating_add(self.booked)
            .saturating_add(self.settled())
            .saturating_add(self.cancelled_by_candidate)
            .saturating_add(self.cancelled_by_centre)
    }

    /// Those of which the centre said whether the candidate came.
    pub const fn settled(self) -> u64 {
        self.attended.saturating_add(self.no_show)
    }
}

/// How much of the open time of the advisors who receive today was taken in the period, up to the present instant. The hours
/// are those that stand today.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FillFigures {
    /// Minutes open: hours without closures, absences and public holidays.
    pub open_min: u64,
    /// Minutes of those taken by appointments that were not called off.
    pub taken_min: u64,
}

/// What all centres together were asked and did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NationalFigures {
    /// The period, in days of Paris.
    pub period: DateRange,
    /// How many centres did what.
    pub centres: CentreFigures,
    /// What was asked; trainings by their titles, wherever they are taught.
    pub requests: RequestFigures,
    /// How it was answered.
    pub answers: AnswerFigures,
    /// What became of the appointments.
    pub appointments: AppointmentFigures,
}

/// Centres, by what they did with what they were asked in the period.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CentreFigures {
    /// All there are today.
    pub n: u64,
    /// Those that received a request.
    pub n_asked: u64,
    /// Those that received a call-back or a message.
    pub n_to_answer: u64,
    /// Those of the latter that answered each of them within seven days; what is younger may still wait.
    pub n_in_time: u64,
}

/// The figures of a centre.
#[async_trait]
pub trait Statistics: Send + Sync {
    /// Of a period, for every member. Another centre's: [`NotFound`](crate::refusal::Refusal::NotFound).
    async fn show(&self, scope: &StaffScope, ask: ShowStatistics) -> Answer<StatisticsView>;

    /// The same, to take out: for who may export; written to the journal.
    async fn export(&self, scope: &StaffScope, ask: ShowStatistics) -> Answer<StatisticsView>;
}
