//! The facts of a letter, for the jobs that write and send it.

use crate::{Services, booking::uid, desk::Desk, doer::Doer, fault::Fault, managing::Managed, views};
use contract::{refusal::Refusal, scope::RequestScope};
use domain::{
    appointment::{AppointmentState, ChangePolicy, Mode, cancellable_until},
    ids::{RequestId, StaffId},
    request::Subject,
    time::{Interval, Timestamp, Tz},
};
use store::{
    advisors::{self, AdvisorRow},
    appointments, events, members, staff,
};

/// Everything a letter about an appointment may say.
#[derive(Clone)]
pub struct AppointmentLetter {
    /// The calendars' UID.
    pub uid: String,
    /// The calendars' SEQUENCE.
    pub sequence: u32,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it changed last.
    pub changed_at: Timestamp,
    /// From start to end.
    pub interval: Interval,
    /// The agenda's zone.
    pub zone: Tz,
    /// The type's name.
    pub purpose: String,
    /// The training's title.
    pub training: Option<String>,
    /// How the parties meet.
    pub mode: Mode,
    /// The room's address, by video.
    pub video_link: Option<String>,
    /// Name of the place.
    pub site_name: String,
    /// Its postal address, on one line.
    pub site_address: String,
    /// The centre's name.
    pub centre_name: String,
    /// The centre's phone, E.164 when it parses.
    pub centre_phone: Option<String>,
    /// Where candidates' answers go; `None` when no address is usable.
    pub centre_email: Option<String>,
    /// Who is told at the centre: the training's contact, the advisors concerned; each once. Of what a colleague did, the
    /// advisors concerned but that colleague.
    pub told: Vec<String>,
    /// The name of the colleague who did what is told.
    pub by: Option<String>,
    /// Where it stands.
    pub state: AppointmentState,
    /// Why it was called off.
    pub cancel_reason: Option<String>,
    /// The candidate's names.
    pub first_name: String,
    /// The candidate's names.
    pub last_name: String,
    /// The candidate's address.
    pub email: String,
    /// The candidate's phone, E.164.
    pub phone: Option<String>,
    /// What they want to talk about.
    pub subjects: Vec<Subject>,
    /// What they wrote.
    pub message: Option<String>,
    /// Words of the centre for who comes.
    pub instructions: Option<String>,
    /// The manage link.
    pub manage_url: String,
    /// The centre's link.
    pub answer_url: String,
    /// Where another appointment can be made.
    pub rebook_url: Option<String>,
    /// Until when the candidate may cancel alone; `None` when never.
    pub cancellable_until: Option<Timestamp>,
}

/// What the history notes once a letter has left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sent {
    /// To the candidate.
    Acknowledgement,
    /// To the centre.
    Notice,
}

impl Services {
    /// The facts of a letter about what a candidate did, or the colleague `by`; `None` when the request is gone (erased
    /// meanwhile).
    pub async fn appointment_letter(
        &self,
        request: RequestId,
        by: Option<StaffId>,
    ) -> Result<Option<AppointmentLetter>, Refusal> {
        let scope = job_scope(request);
        match self.letter(request, by).await {
            Ok(letter) => Ok(Some(letter)),
            Err(Fault::Refused(Refusal::NotFound)) => Ok(None),
            Err(fault) => Err(fault.refusal(&scope)),
        }
    }

    /// Notes in the history that a letter left.
    pub async fn note_sent(&self, request: RequestId, what: Sent) -> Result<(), Refusal> {
        let code = match what {
            Sent::Acknowledgement => "acknowledged",
            Sent::Notice => "centre_told",
        };
        let event = &Doer::Program("job").did(code, self.now());
        let noted: Result<(), Fault> = self.0.db.write(|tx| async move { Ok(events::append(&tx, request, event).await?) }).await;
        noted.map_err(|fault| fault.refusal(&job_scope(request)))
    }

    async fn letter(&self, request: RequestId, by: Option<StaffId>) -> Result<AppointmentLetter, Fault> {
        let managed = self.managed_request(request).await?;
        let (told, by) = match by {
            None => (self.told(&managed).await?, None),
            Some(staff) => self.told_by(&managed, staff).await?,
        };
        let agreed = &managed.appointment.appointment;
        let asked = &managed.request.request;
        let address = managed.desk.address();
        let kind = managed.desk.chosen.as_ref();
        let token = self.0.secrets.manage_token(&asked.public_id, managed.request.token_generation);
        Ok(AppointmentLetter {
            uid: uid(managed.appointment.id, &self.0.public_url),
            sequence: managed.appointment.sequence.unsigned_abs(),
            created_at: agreed.created_at,
            changed_at: managed.appointment.updated_at,
            interval: agreed.interval,
            zone: managed.desk.zone(),
            purpose: kind.map(|kind| kind.settings.name.clone()).unwrap_or_default(),
            training: managed.desk.training.as_ref().map(|details| details.training.title.clone()),
            mode: agreed.mode,
            video_link: managed.room(),
            site_name: managed.desk.site.as_ref().map_or(&managed.desk.centre.centre.name, |site| &site.site.name).clone(),
            site_address: format!("{}, {} {}", address.street, address.postal_code, address.city),
            centre_name: managed.desk.centre.centre.name.clone(),
            centre_phone: centre_phone_of(&managed.desk),
            centre_email: contact(&managed.desk).or_else(|| told.first().cloned()),
            told,
            by,
            state: agreed.state,
            cancel_reason: managed.appointment.cancel_reason.clone(),
            first_name: asked.first_name.clone(),
            last_name: asked.last_name.clone(),
            email: asked.email.clone(),
            phone: asked.details.phone.clone(),
            subjects: asked.details.subjects.clone(),
            message: filled(&asked.details.message),
            instructions: kind.and_then(|kind| filled(&kind.settings.instructions_after)),
            manage_url: format!("{}/suivi/{token}", self.0.public_url),
            answer_url: self.answer_url(&asked.public_id),
            rebook_url: managed.desk.training.as_ref().map(|details| self.rebook_url(&details.training.key)),
            cancellable_until: kind.and_then(|kind| cancellable(agreed.interval, kind.settings.change, agreed.created_at)),
        })
    }

    /// The training's contact first, then the advisors who take part and have an address; each once.
    async fn told(&self, managed: &Managed) -> Result<Vec<String>, Fault> {
        let mut told: Vec<String> = contact(&managed.desk).into_iter().collect();
        for row in self.taking_part(managed).await? {
            told.extend(row.advisor.email.filter(|email| !told.contains(email)));
        }
        Ok(told)
    }

    /// The advisors who take part and have an address, but not the colleague who did it; and that colleague's name.
    async fn told_by(&self, managed: &Managed, staff: StaffId) -> Result<(Vec<String>, Option<String>), Fault> {
        let reader = self.0.db.read();
        let name = staff::find(reader, staff).await?.map(|row| row.name);
        let own = members::find(reader, staff, &managed.desk.centre.centre.slug).await?;
        let own = own.and_then(|row| row.membership.advisor);
        let others = self.taking_part(managed).await?.into_iter().filter(|row| Some(row.id) != own);
        let mut told: Vec<String> = Vec::new();
        for row in others {
            told.extend(row.advisor.email.filter(|email| !told.contains(email)));
        }
        Ok((told, name))
    }

    async fn taking_part(&self, managed: &Managed) -> Result<Vec<AdvisorRow>, Fault> {
        let reader = self.0.db.read();
        let ids = appointments::list_advisors(reader, &[managed.appointment.id]).await?;
        let ids: Vec<_> = ids.into_iter().map(|(_, advisor)| advisor).collect();
        Ok(advisors::list_some(reader, managed.desk.centre.id, &ids).await?)
    }

    fn rebook_url(&self, key: &str) -> String {
        format!("{}/rdv?cleMinistereEducatif={}", self.0.public_url, key.replace('#', "%23"))
    }
}

/// Where candidates' answers go: the training's contact, or the centre's.
pub(crate) fn contact(desk: &Desk) -> Option<String> {
    let contact = desk.training.as_ref().and_then(|details| details.email.as_ref());
    contact.map(|contact| contact.value.clone()).or_else(|| desk.centre.centre.email.clone())
}

/// The number that fits the training best, as a device dials it.
pub(crate) fn centre_phone_of(desk: &Desk) -> Option<String> {
    let of_training = desk.training.as_ref().and_then(|details| details.phone.as_ref()).map(|contact| contact.value.clone());
    of_training.or_else(|| desk.centre.centre.phone.clone()).map(|number| views::dialled_phone(&number))
}

fn cancellable(interval: Interval, policy: ChangePolicy, made_at: Timestamp) -> Option<Timestamp> {
    let until = cancellable_until(interval.start, policy);
    (until > made_at).then_some(until)
}

/// A text that says something.
pub(crate) fn filled(text: &str) -> Option<String> {
    (!text.trim().is_empty()).then(|| text.to_owned())
}

/// A job stands behind no visitor: its log lines carry the request's identity.
fn job_scope(request: RequestId) -> RequestScope {
    RequestScope { address_key: String::new(), request_id: format!("job-request-{request}") }
}
