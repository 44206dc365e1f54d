//! The agenda of a centre: what is booked, and what staff do with it.
//!
//! What a person sees follows their role: every agenda of the centre, or the own one. Every act is guarded by the
//! `sequence` that the page has seen: when it is another by now the act is refused with
//! [`ChangedMeanwhile`](crate::refusal::Rule::ChangedMeanwhile). The same act twice is answered as once.

mod acts;
mod appointment;
mod new;
mod today;
mod views;

pub use acts::{
    Acted, CallOff, CivilTime, MarkAppointment, Objection, Reschedule, Settle, TakeBack, TakenBy, Verdict, WriteNote,
};
pub use appointment::{
    AppointmentDetails, AppointmentRef, AskedAnswer, Happened, HistoryLine, PersonDetails, ProfessionalDetails, Who,
};
pub use new::{BookFor, NewAppointmentView, TypeChoice};
pub use today::{Attention, BouncedOf, PendingView, SetupStep, SetupView, TodayView, WaitingRequests};
pub use views::{
    AgendaEntry, AgendaFrame, AgendaPart, AgendaView, DayCount, KindName, PersonName, Pulse, ShowAgenda, ShutView, SiteName,
    Taken, TakenWhat, TrainingName,
};

use crate::{Answer, scope::StaffScope};
use async_trait::async_trait;

/// The agenda of a centre.
#[async_trait]
pub trait Agendas: Send + Sync {
    /// What stays the same from one page of the agenda to the next: people, sites, types, today.
    async fn show_frame(&self, scope: &StaffScope, centre: String) -> Answer<AgendaFrame>;

    /// One page of the agenda. Advisors whose agenda is not theirs to see are left out.
    async fn show_page(&self, scope: &StaffScope, ask: ShowAgenda) -> Answer<AgendaView>;

    /// A few numbers that change whenever the same page would show something else. Cheap: asked again and again.
    async fn pulse(&self, scope: &StaffScope, ask: ShowAgenda) -> Answer<Pulse>;

    /// What waits today.
    async fn today(&self, scope: &StaffScope, centre: String) -> Answer<TodayView>;

    /// One appointment with its candidate and its history.
    async fn appointment(&self, scope: &StaffScope, which: AppointmentRef) -> Answer<AppointmentDetails>;

    /// Gives an appointment another time, length or advisor. Neither notice, horizon nor the number of moves bind the centre.
    /// What stands against it is said first, and nothing is changed: [`Acted::HeldBack`].
    async fn reschedule(&self, scope: &StaffScope, ask: Reschedule) -> Answer<Acted>;

    /// Takes the last [`reschedule`](Self::reschedule) back. Mails of it that have not left stay here.
    async fn take_back(&self, scope: &StaffScope, ask: TakeBack) -> Answer<Acted>;

    /// Calls an appointment off, for good; the candidate reads why.
    async fn call_off(&self, scope: &StaffScope, ask: CallOff) -> Answer<Acted>;

    /// Answers an appointment that waits for the centre's word.
    async fn settle(&self, scope: &StaffScope, ask: Settle) -> Answer<Acted>;

    /// Notes who arrived, who came and who did not, or takes it back.
    async fn mark(&self, scope: &StaffScope, ask: MarkAppointment) -> Answer<Acted>;

    /// Writes a word among colleagues; candidates never see it.
    async fn write_note(&self, scope: &StaffScope, ask: WriteNote) -> Answer<Acted>;

    /// What the form for somebody else's appointment needs.
    async fn show_new(&self, scope: &StaffScope, centre: String) -> Answer<NewAppointmentView>;

    /// Books for somebody. The same key twice gives the same appointment.
    async fn book_for(&self, scope: &StaffScope, ask: BookFor) -> Answer<Acted>;
}
