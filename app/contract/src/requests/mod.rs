//! The queue of a centre: the requests of the three ways, and what staff do with them.

mod acts;

use crate::{
    Answer,
    agendas::{HistoryLine, PersonDetails, SiteName, TrainingName},
    answering::FreeSlot,
    manage::{MessageView, ProposalView},
    scope::StaffScope,
};
use async_trait::async_trait;
use domain::{
    callback::HalfDay,
    ids::{AppointmentId, RequestId, SavedViewId, SiteId, StaffId, TrainingId},
    life::{RequestState, Stage},
    request::{Asker, Referrer, Subject, Way},
    time::{CivilInstant, Timestamp},
};
use serde::{Deserialize, Serialize};

pub use acts::{
    ActOnMany, ActOnRequest, BulkAct, ChangeTemplates, ChangeViews, ManyDone, RequestAct, TemplateChange, TemplateView,
    ViewChange,
};

/// Whose requests.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Care {
    /// Anybody's.
    #[default]
    Anybody,
    /// One's own.
    Mine,
    /// Nobody's yet.
    Nobody,
    /// Of this person.
    Of(StaffId),
}

/// What is looked for in the queue.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct QueueFilter {
    /// Where they stand.
    pub stage: Stage,
    /// Which way.
    pub way: Option<Way>,
    /// About which training.
    pub training: Option<TrainingId>,
    /// Where.
    pub site: Option<SiteId>,
    /// Who takes care of them.
    pub care: Care,
    /// From which platform.
    pub referrer: Option<Referrer>,
    /// Asked at least so many opening days ago, as [`domain::callback::after_opening_days`] counts them.
    pub older_than_days: Option<u16>,
    /// Words: a name, an address, a phone, a training.
    pub text: String,
}

/// The last line of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cursor {
    /// When it was asked.
    pub asked_at: Timestamp,
    /// Which.
    pub id: RequestId,
}

/// A page of the queue.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShowQueue {
    /// The centre's slug.
    pub centre: String,
    /// What is looked for.
    pub filter: QueueFilter,
    /// Behind which line; the first page otherwise.
    pub behind: Option<Cursor>,
}

/// What the page shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QueueView {
    /// The lines: who waits longest first, of what is settled the latest first.
    pub lines: Vec<QueueLine>,
    /// Behind which line the next page begins; `None` on the last one.
    pub next: Option<Cursor>,
    /// How many wait.
    pub counts: QueueCounts,
    /// What the filters offer.
    pub choices: QueueChoices,
    /// One's own views.
    pub views: Vec<ViewName>,
    /// Now.
    pub now: Timestamp,
    /// Who looks.
    pub me: StaffId,
    /// May act on every request; otherwise on one's own and nobody's.
    pub every_request: bool,
    /// May export.
    pub may_export: bool,
}

/// How many requests wait for the centre.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct QueueCounts {
    /// To be called back.
    pub callbacks: u64,
    /// Messages.
    pub enquiries: u64,
    /// Appointments to confirm.
    pub appointments: u64,
    /// One's own, whichever way.
    pub own: u64,
}

/// What the filters offer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct QueueChoices {
    /// The centre's trainings, by title.
    pub trainings: Vec<TrainingName>,
    /// Its sites.
    pub sites: Vec<SiteName>,
    /// Its members.
    pub people: Vec<MemberName>,
}

/// Somebody who may take care of requests.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MemberName {
    /// Who.
    pub id: StaffId,
    /// Name.
    pub name: String,
}

/// A filter that somebody keeps.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ViewName {
    /// Which.
    pub id: SavedViewId,
    /// Its name.
    pub name: String,
    /// The query of the page's address, without a question mark.
    pub query: String,
}

/// A request, on one line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QueueLine {
    /// Which.
    pub id: RequestId,
    /// Which way.
    pub way: Way,
    /// Where it stands.
    pub state: RequestState,
    /// The candidate's name.
    pub name: String,
    /// Who filled the form.
    pub asker: Asker,
    /// About which training.
    pub training: Option<String>,
    /// When it was asked, on its place's wall clock.
    pub asked_at: CivilInstant,
    /// In which half-days to call.
    pub wanted: Vec<HalfDay>,
    /// What about.
    pub subjects: Vec<Subject>,
    /// From which platform.
    pub referrer: Option<Referrer>,
    /// Calls tried.
    pub n_attempts: u32,
    /// Who takes care of it.
    pub assigned: Option<MemberName>,
    /// Its appointment: which, and when.
    pub appointment: Option<(AppointmentId, CivilInstant)>,
    /// It waits, since [`domain::life::LATE_AFTER`] opening days.
    pub is_late: bool,
    /// As seen: what an act must know.
    pub revision: i32,
    /// Whether who looks may act on it.
    pub may_act: bool,
}

/// A request of a centre.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequestRef {
    /// The centre's slug.
    pub centre: String,
    /// Which.
    pub id: RequestId,
}

/// Everything about one request.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RequestView {
    /// As the queue shows it.
    pub line: QueueLine,
    /// The candidate and what they asked.
    pub candidate: PersonDetails,
    /// Messages since the form, in order.
    pub messages: Vec<MessageView>,
    /// Slots proposed that may still be taken.
    pub proposals: Vec<ProposalView>,
    /// A word among colleagues; may be empty.
    pub note: String,
    /// What happened, oldest first.
    pub history: Vec<HistoryLine>,
    /// Other requests of the same person here.
    pub others: Vec<QueueLine>,
    /// The request it goes on in.
    pub merged_into: Option<RequestId>,
    /// Ready answers, filled in for this candidate.
    pub templates: Vec<ReadyAnswer>,
    /// Free slots that may be proposed, soonest first.
    pub free: Vec<FreeSlot>,
    /// Who may take care of it.
    pub people: Vec<MemberName>,
    /// IANA name of the zone of its hours.
    pub zone: String,
    /// Now.
    pub now: Timestamp,
    /// The last step may be taken back until then.
    pub undo_until: Option<Timestamp>,
}

/// A template whose variables are filled in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadyAnswer {
    /// What staff call it.
    pub name: String,
    /// The words.
    pub body: String,
}

/// A table to export: a header and its rows, every cell a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExportTable {
    /// What the columns are, in the order of the cells; codes of [`ExportColumn`].
    pub columns: Vec<ExportColumn>,
    /// The rows.
    pub rows: Vec<Vec<String>>,
}

/// A column of the export.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ExportColumn {
    /// When it was asked.
    AskedAt,
    /// Which way.
    Way,
    /// Where it stands.
    State,
    /// First name.
    FirstName,
    /// Last name.
    LastName,
    /// E-mail address.
    Email,
    /// Phone.
    Phone,
    /// Training.
    Training,
    /// Platform.
    Referrer,
    /// Who takes care of it.
    Assigned,
    /// When it was first answered.
    AnsweredAt,
    /// When the appointment begins.
    StartsAt,
}

/// The queue of a centre. Another centre's request is [`NotFound`](crate::refusal::Refusal::NotFound).
#[async_trait]
pub trait Requests: Send + Sync {
    /// A page of the queue.
    async fn queue(&self, scope: &StaffScope, ask: ShowQueue) -> Answer<QueueView>;

    /// One request; changes nothing, not even that it was opened.
    async fn request(&self, scope: &StaffScope, which: RequestRef) -> Answer<RequestView>;

    /// Acts on it. Not one's own nor nobody's: [`Forbidden`](crate::refusal::Refusal::Forbidden) to an advisor.
    async fn act(&self, scope: &StaffScope, ask: ActOnRequest) -> Answer<RequestView>;

    /// Acts on many; each by itself.
    async fn act_on_many(&self, scope: &StaffScope, ask: ActOnMany) -> Answer<ManyDone>;

    /// Keeps or forgets a view; one's views afterwards.
    async fn change_views(&self, scope: &StaffScope, ask: ChangeViews) -> Answer<Vec<ViewName>>;

    /// The centre's ready answers.
    async fn templates(&self, scope: &StaffScope, centre: String) -> Answer<Vec<TemplateView>>;

    /// Changes them: for who sees every request. The templates afterwards.
    async fn change_templates(&self, scope: &StaffScope, ask: ChangeTemplates) -> Answer<Vec<TemplateView>>;

    /// What the filter finds, whole, for who may export; written to the journal.
    async fn export(&self, scope: &StaffScope, centre: String, filter: QueueFilter) -> Answer<ExportTable>;
}
