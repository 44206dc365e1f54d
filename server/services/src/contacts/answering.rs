//! The centre's link from its mailbox: see, answer, propose, without an account. A `GET` changes nothing.

use super::{
    Case,
    messages::{parse_message, say_once},
    proposing::Proposing,
    steps::{fresh, no_facts, take},
};
use crate::{
    Services,
    agendas::{contact_history, person_details},
    contact_jobs::{ContactMail, enqueue_contact_mail},
    doer::Doer,
    fault::Fault,
    views,
};
use async_trait::async_trait;
use contract::{
    Answer,
    answering::{ActByLink, AnswerAct, AnswerView, Answering, LinkAct},
    refusal::Refusal,
    scope::RequestScope,
};
use domain::{
    appointment::Party,
    ids::RequestId,
    life::{RequestState, Step},
    request::Way,
    time::Timestamp,
};
use serde_json::{Value, json};
use store::{Tx, events, request_messages};

#[async_trait]
impl Answering for Services {
    async fn show(&self, scope: &RequestScope, token: String) -> Answer<AnswerView> {
        self.answer_view(&token).await.map_err(|fault| fault.refusal(scope))
    }

    async fn act(&self, scope: &RequestScope, ask: ActByLink) -> Answer<AnswerView> {
        self.answer_by_link(&ask).await.map_err(|fault| fault.refusal(scope))
    }
}

impl Services {
    async fn answer_view(&self, token: &str) -> Result<AnswerView, Fault> {
        let case = self.case(self.request_by_answer_link(token).await?).await?;
        let (reader, now, zone) = (self.0.db.read(), self.now(), case.zone());
        let asked = &case.request.request;
        let questions = case.desk.chosen.as_ref().map_or("", |kind| kind.settings.questions.as_str());
        let history = events::list(reader, case.request.id).await?;
        let messages = request_messages::list(reader, &[case.request.id]).await?;
        let is_over = Step::Answer.after(asked.way, asked.state).is_err();
        let appointment = match asked.way {
            Way::Appointment => Some(self.asked_appointment(&case).await?),
            Way::Callback | Way::Enquiry => None,
        };
        Ok(AnswerView {
            way: asked.way,
            state: asked.state,
            centre: case.desk.centre.centre.name.clone(),
            training: case.training(),
            asked_at: asked.created_at.in_zone(zone),
            candidate: person_details(asked, questions)?,
            wanted: asked.details.wanted.clone(),
            n_attempts: case.request.course.n_attempts,
            messages: messages.into_iter().map(|message| views::message(message, zone)).collect(),
            proposals: self.proposals_of(&case, now).await?,
            appointment,
            free: if is_over { Vec::new() } else { self.free_for(&case, now).await? },
            history: contact_history(&history, zone),
            zone: zone.name().to_owned(),
        })
    }

    async fn answer_by_link(&self, ask: &ActByLink) -> Result<AnswerView, Fault> {
        let case = self.case(self.request_by_answer_link(&ask.token).await?).await?;
        match (case.request.request.way, &ask.act) {
            (Way::Appointment, LinkAct::Appointment { sequence, act }) => {
                self.act_on_appointment(&ask.token, &case, (*sequence, act)).await?;
            }
            (Way::Callback | Way::Enquiry, LinkAct::Answer(act)) => self.act_on_contact(&case, act).await?,
            // The agenda keeps no first look.
            (Way::Appointment, LinkAct::Answer(AnswerAct::Open)) => {}
            (Way::Appointment, LinkAct::Answer(_)) | (Way::Callback | Way::Enquiry, LinkAct::Appointment { .. }) => {
                return Err(Refusal::NotFound.into());
            }
        }
        self.answer_view(&ask.token).await
    }

    async fn act_on_contact(&self, case: &Case, act: &AnswerAct) -> Result<(), Fault> {
        let (id, now) = (case.request.id, self.now());
        match act {
            AnswerAct::Open => {
                self.0.db.write(|tx| async move { open_in(&tx, id, &Doer::Link, now).await }).await?;
            }
            AnswerAct::Step(step) => {
                let step = *step;
                self.0.db.write(|tx| async move { step_in(&tx, id, (step, &Doer::Link), (now, now)).await }).await?;
            }
            AnswerAct::Write { body } => {
                let body = parse_message(body)?;
                let body = body.as_str();
                self.0.db.write(|tx| async move { write_in(&tx, id, (body, &Doer::Link), (now, now)).await }).await?;
            }
            AnswerAct::Propose { starts_at, mode, body } => {
                let body = super::messages::parse_optional_answer(body)?;
                let proposing =
                    Proposing { case, starts_at: *starts_at, mode: *mode, body: &body, by: Doer::Link, run_at: now, now };
                self.propose(&proposing).await?;
            }
        }
        Ok(())
    }
}

/// A person of the centre looks at it: noted the first time.
pub(crate) async fn open_in(tx: &Tx, id: RequestId, by: &Doer<'_>, now: Timestamp) -> Result<(), Fault> {
    let row = fresh(tx, id).await?;
    if row.request.state == RequestState::New && row.course.opened_at.is_none() {
        take(tx, &row, (Step::Open, by), (no_facts(), None), now).await?;
    }
    Ok(())
}

/// A step of the centre that needs no words. Its mail, where it has one, leaves at `run_at`.
pub(crate) async fn step_in(
    tx: &Tx,
    id: RequestId,
    (step, by): (Step, &Doer<'_>),
    (run_at, now): (Timestamp, Timestamp),
) -> Result<(), Fault> {
    let row = fresh(tx, id).await?;
    let (facts, mail): (Value, Option<ContactMail>) = match step {
        Step::Call(attempt) => (json!({ "attempt": attempt }), None),
        Step::OtherChannel => (no_facts(), Some(ContactMail::OtherChannel)),
        Step::GiveUp => (no_facts(), Some(ContactMail::Unreachable)),
        // Those have words, another author, or both.
        Step::Open | Step::Answer | Step::Propose | Step::WriteAgain | Step::Remind | Step::Withdraw | Step::Merge => {
            return Err(Refusal::NotFound.into());
        }
    };
    let revision = take(tx, &row, (step, by), (facts, None), now).await?;
    if let Some(mail) = mail {
        enqueue_contact_mail(tx, mail, (id, revision.into()), (run_at, now)).await?;
    }
    Ok(())
}

/// A message of the centre. The same words twice are said once.
pub(crate) async fn write_in(
    tx: &Tx,
    id: RequestId,
    (body, by): (&str, &Doer<'_>),
    (run_at, now): (Timestamp, Timestamp),
) -> Result<(), Fault> {
    let row = fresh(tx, id).await?;
    let Some(message) = say_once(tx, id, (Party::Centre, by.name(), body), now).await? else { return Ok(()) };
    take(tx, &row, (Step::Answer, by), (no_facts(), Some(message)), now).await?;
    Ok(enqueue_contact_mail(tx, ContactMail::Answered, (id, message), (run_at, now)).await?)
}
