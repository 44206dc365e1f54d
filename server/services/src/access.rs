//! Who may: the first line of every use case on the centre's side.
//!
//! [`Services::member`] lets somebody into a centre; what they may do there is handed out as values that the next line
//! needs ([`Managed`], [`InAgenda`], [`OnAppointment`]). Their fields are private: outside this file nobody can make one, so a use case that
//! forgot to ask does not compile. Membership is read at each request: who was removed a moment ago is refused now.

use crate::{Services, fault::Fault, secrets};
use contract::{refusal::Refusal, scope::StaffScope};
use domain::{
    ids::{AdvisorId, AppointmentId, CentreId, RequestId, StaffId},
    staff::{Right, Role},
};
use store::{
    Reader, advisors, appointments,
    centres::{self, CentreRow},
    members, queue,
    tokens::{self, TokenScope},
};

/// Somebody who works for this centre.
#[derive(Clone, Debug)]
pub(crate) struct Member {
    staff: StaffId,
    name: String,
    role: Role,
    advisor: Option<AdvisorId>,
    centre: CentreRow,
}

/// Proof that its holder may change everything of this centre.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Managed {
    centre: CentreId,
}

/// Proof that its holder may see and change this advisor's agenda.
#[derive(Clone, Copy, Debug)]
pub(crate) struct InAgenda {
    centre: CentreId,
    advisor: AdvisorId,
}

/// Proof that its holder may see and change this appointment.
#[derive(Clone, Copy, Debug)]
pub(crate) struct OnAppointment {
    centre: CentreId,
    appointment: AppointmentId,
}

/// Proof that its holder may act on this request. Every member of a centre sees all of its requests.
#[derive(Clone, Copy, Debug)]
pub(crate) struct OnRequest {
    request: RequestId,
}

/// Whose agendas a member sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SeenAgendas {
    /// Everybody's.
    Every,
    /// Only this one.
    Only(AdvisorId),
    /// None: an advisor who is no bookable person.
    Nobody,
}

impl Services {
    /// The person signed in.
    pub(crate) fn signed_in(scope: &StaffScope) -> Result<StaffId, Refusal> {
        scope.staff.ok_or(Refusal::SignedOut)
    }

    /// Lets the person signed in into the centre of that slug. Not theirs, or none: not found, so that nothing tells which
    /// centres exist.
    pub(crate) async fn member(&self, scope: &StaffScope, centre_slug: &str) -> Result<Member, Fault> {
        let staff = Self::signed_in(scope)?;
        let reader = self.0.db.read();
        let found = members::find(reader, staff, centre_slug).await?.ok_or(Refusal::NotFound)?;
        let centre = centres::find(reader, found.membership.centre).await?.ok_or(Refusal::NotFound)?;
        let members::Membership { role, advisor, .. } = found.membership;
        Ok(Member { staff, name: found.name, role, advisor, centre })
    }
}

impl Services {
    /// The request that a centre's link opens. Unknown and ended alike: not found.
    pub(crate) async fn request_by_answer_link(&self, token: &str) -> Result<RequestId, Fault> {
        let found = tokens::find(self.0.db.read(), &secrets::hash(token), TokenScope::Answer, self.now()).await?;
        Ok(found.ok_or(Refusal::NotFound)?)
    }

    /// Who holds a centre's link may see and change the appointment of its request.
    pub(crate) async fn on_appointment_by_link(&self, token: &str) -> Result<OnAppointment, Fault> {
        let request = self.request_by_answer_link(token).await?;
        let row = appointments::find_by_request(self.0.db.read(), request).await?.ok_or(Refusal::NotFound)?;
        Ok(OnAppointment { centre: row.appointment.centre, appointment: row.id })
    }
}

impl Member {
    /// Who.
    pub(crate) const fn staff(&self) -> StaffId {
        self.staff
    }

    /// Their name, as the history tells it.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// As what.
    pub(crate) const fn role(&self) -> Role {
        self.role
    }

    /// The bookable person they are.
    pub(crate) const fn advisor(&self) -> Option<AdvisorId> {
        self.advisor
    }

    /// Where.
    pub(crate) const fn centre(&self) -> &CentreRow {
        &self.centre
    }

    /// May change everything of the centre, or is refused.
    pub(crate) fn managing(&self) -> Result<Managed, Refusal> {
        if self.role.may(Right::Configure) { Ok(Managed { centre: self.centre.id }) } else { Err(Refusal::Forbidden) }
    }

    /// Whose agendas they see.
    pub(crate) const fn seen_agendas(&self) -> SeenAgendas {
        match (self.role.may(Right::EveryAgenda), self.advisor) {
            (true, _) => SeenAgendas::Every,
            (false, Some(advisor)) => SeenAgendas::Only(advisor),
            (false, None) => SeenAgendas::Nobody,
        }
    }

    /// May see and change this advisor's agenda. Another centre's advisor is not found; a colleague's is refused to who has
    /// only their own.
    pub(crate) async fn in_agenda(&self, reader: Reader<'_>, advisor: AdvisorId) -> Result<InAgenda, Fault> {
        let ours = !advisors::list_some(reader, self.centre.id, &[advisor]).await?.is_empty();
        if !ours {
            return Err(Refusal::NotFound.into());
        }
        match self.seen_agendas() {
            SeenAgendas::Every => {}
            SeenAgendas::Only(own) if own == advisor => {}
            SeenAgendas::Only(_) | SeenAgendas::Nobody => return Err(Refusal::Forbidden.into()),
        }
        Ok(InAgenda { centre: self.centre.id, advisor })
    }

    /// May see and change every one of these agendas, as [`Self::in_agenda`]: one statement. Nobody at all: not found.
    pub(crate) async fn in_agendas(&self, reader: Reader<'_>, advisors: &[AdvisorId]) -> Result<Vec<InAgenda>, Fault> {
        let ours = advisors::list_some(reader, self.centre.id, advisors).await?;
        if advisors.is_empty() || advisors.iter().any(|advisor| ours.iter().all(|row| row.id != *advisor)) {
            return Err(Refusal::NotFound.into());
        }
        let sees = |advisor: &AdvisorId| match self.seen_agendas() {
            SeenAgendas::Every => true,
            SeenAgendas::Only(own) => own == *advisor,
            SeenAgendas::Nobody => false,
        };
        if !advisors.iter().all(sees) {
            return Err(Refusal::Forbidden.into());
        }
        Ok(advisors.iter().map(|advisor| InAgenda { centre: self.centre.id, advisor: *advisor }).collect())
    }

    /// May see and change this appointment: it is in an agenda they see. Another centre's is not found; a colleague's is
    /// refused to who has only their own.
    pub(crate) async fn on_appointment(&self, reader: Reader<'_>, id: AppointmentId) -> Result<OnAppointment, Fault> {
        appointments::find(reader, self.centre.id, id).await?.ok_or(Refusal::NotFound)?;
        let sees = match self.seen_agendas() {
            SeenAgendas::Every => true,
            SeenAgendas::Only(own) => {
                appointments::list_advisors(reader, &[id]).await?.iter().any(|(_, advisor)| *advisor == own)
            }
            SeenAgendas::Nobody => false,
        };
        if sees { Ok(OnAppointment { centre: self.centre.id, appointment: id }) } else { Err(Refusal::Forbidden.into()) }
    }
}

impl Member {
    /// Whether they may act on a request that this person takes care of.
    pub(crate) fn may_act_for(&self, assigned: Option<StaffId>) -> bool {
        self.role.may(Right::EveryRequest) || assigned.is_none_or(|staff| staff == self.staff)
    }

    /// May act on this request: it is theirs, or nobody's, or they answer for everybody. Another centre's is not found.
    pub(crate) async fn on_request(&self, reader: Reader<'_>, id: RequestId) -> Result<OnRequest, Fault> {
        let one = self.on_requests(reader, &[id]).await?;
        Ok(one.first().copied().ok_or(Refusal::NotFound)?)
    }

    /// May act on every one of these requests, as [`Self::on_request`]: one statement.
    pub(crate) async fn on_requests(&self, reader: Reader<'_>, ids: &[RequestId]) -> Result<Vec<OnRequest>, Fault> {
        let found = queue::list_assigned(reader, self.centre.id, ids).await?;
        if ids.iter().any(|id| found.iter().all(|(one, _)| one != id)) {
            return Err(Refusal::NotFound.into());
        }
        if !found.iter().all(|(_, assigned)| self.may_act_for(*assigned)) {
            return Err(Refusal::Forbidden.into());
        }
        Ok(found.into_iter().map(|(request, _)| OnRequest { request }).collect())
    }
}

impl OnRequest {
    /// Which.
    pub(crate) const fn request(self) -> RequestId {
        self.request
    }
}

impl Managed {
    /// Which centre.
    pub(crate) const fn centre(self) -> CentreId {
        self.centre
    }
}

impl InAgenda {
    /// Of which centre.
    pub(crate) const fn centre(self) -> CentreId {
        self.centre
    }

    /// Whose.
    pub(crate) const fn advisor(self) -> AdvisorId {
        self.advisor
    }
}

impl OnAppointment {
    /// Of which centre.
    pub(crate) const fn centre(self) -> CentreId {
        self.centre
    }

    /// Which.
    pub(crate) const fn appointment(self) -> AppointmentId {
        self.appointment
    }
}
