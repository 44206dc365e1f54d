//! The agenda of a centre: what is booked, and what staff do with it.
//!
//! A file per question: [`views`] and [`shut`] what a page shows, [`today`], [`details`] one appointment, [`objections`] what
//! stands against taking an advisor's time, [`rescheduling`], [`calling_off`] and [`marking`] the acts, [`booking_for`] an
//! appointment for somebody. The centre's word on what waits for it is in [`crate::confirming`].

mod booking_for;
mod calling_off;
mod details;
mod facts;
mod marking;
mod objections;
mod rescheduling;
mod seen;
mod shut;
mod telling;
mod today;
mod views;

pub(crate) use calling_off::call_off;
pub(crate) use details::{contact_history, person_details};
pub(crate) use facts::ChangeFacts;
pub(crate) use marking::mark;
pub(crate) use telling::tell_cancelled;

use crate::{Services, access::OnAppointment, fault::Fault};
use async_trait::async_trait;
use contract::{
    Answer,
    agendas::{
        Acted, AgendaFrame, AgendaView, Agendas, AppointmentDetails, AppointmentRef, BookFor, CallOff, MarkAppointment,
        NewAppointmentView, Pulse, Reschedule, Settle, ShowAgenda, TakeBack, TodayView, WriteNote,
    },
    refusal::Refusal,
    scope::StaffScope,
};
use domain::{holidays::Territory, ids::SiteId, time::Tz};
use store::{Reader, agenda_views, centres::CentreRow, sites};

#[async_trait]
impl Agendas for Services {
    async fn show_frame(&self, scope: &StaffScope, centre: String) -> Answer<AgendaFrame> {
        self.agenda_frame(scope, &centre).await.map_err(|fault| fault.refusal(&scope.request))
    }

    async fn show_page(&self, scope: &StaffScope, ask: ShowAgenda) -> Answer<AgendaView> {
        self.agenda_page(scope, &ask).await.map_err(|fault| fault.refusal(&scope.request))
    }

    async fn pulse(&self, scope: &StaffScope, ask: ShowAgenda) -> Answer<Pulse> {
        self.agenda_pulse(scope, &ask).await.map_err(|fault| fault.refusal(&scope.request))
    }

    async fn today(&self, scope: &StaffScope, centre: String) -> Answer<TodayView> {
        self.today_page(scope, &centre).await.map_err(|fault| fault.refusal(&scope.request))
    }

    async fn appointment(&self, scope: &StaffScope, which: AppointmentRef) -> Answer<AppointmentDetails> {
        self.appointment_details(scope, &which).await.map_err(|fault| fault.refusal(&scope.request))
    }

    async fn reschedule(&self, scope: &StaffScope, ask: Reschedule) -> Answer<Acted> {
        self.reschedule_by_staff(scope, &ask).await.map_err(|fault| fault.refusal(&scope.request))
    }

    async fn take_back(&self, scope: &StaffScope, ask: TakeBack) -> Answer<Acted> {
        self.take_reschedule_back(scope, &ask).await.map_err(|fault| fault.refusal(&scope.request))
    }

    async fn call_off(&self, scope: &StaffScope, ask: CallOff) -> Answer<Acted> {
        self.call_off_by_staff(scope, &ask).await.map_err(|fault| fault.refusal(&scope.request))
    }

    async fn settle(&self, scope: &StaffScope, ask: Settle) -> Answer<Acted> {
        self.settle_pending(scope, &ask).await.map_err(|fault| fault.refusal(&scope.request))
    }

    async fn mark(&self, scope: &StaffScope, ask: MarkAppointment) -> Answer<Acted> {
        self.mark_appointment(scope, &ask).await.map_err(|fault| fault.refusal(&scope.request))
    }

    async fn write_note(&self, scope: &StaffScope, ask: WriteNote) -> Answer<Acted> {
        self.write_appointment_note(scope, &ask).await.map_err(|fault| fault.refusal(&scope.request))
    }

    async fn show_new(&self, scope: &StaffScope, centre: String) -> Answer<NewAppointmentView> {
        self.new_appointment_form(scope, &centre).await.map_err(|fault| fault.refusal(&scope.request))
    }

    async fn book_for(&self, scope: &StaffScope, ask: BookFor) -> Answer<Acted> {
        self.book_for_somebody(scope, &ask).await.map_err(|fault| fault.refusal(&scope.request))
    }
}

impl Services {
    /// The appointment as it stands after an act, on the centre's wall clock.
    pub(crate) async fn acted(&self, on: OnAppointment, centre: &CentreRow) -> Result<Acted, Fault> {
        let found = agenda_views::find_entry(self.0.db.read(), on.centre(), on.appointment()).await?;
        let entry = views::entry(found.ok_or(Refusal::NotFound)?, centre.centre.zone);
        Ok(Acted::Done(Box::new(entry)))
    }
}

/// In which zone an agenda's civil times are meant, and whose public holidays apply: the site's when there is one. A site of
/// another centre is not found.
async fn place_of(reader: Reader<'_>, centre: &CentreRow, site: Option<SiteId>) -> Result<(Tz, Territory), Fault> {
    let Some(site) = site else { return Ok((centre.centre.zone, centre.centre.territory)) };
    let found = sites::find(reader, centre.id, site).await?.ok_or(Refusal::NotFound)?;
    Ok((found.site.zone, found.site.territory))
}
