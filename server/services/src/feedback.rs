//! "How was it?" and "did you enrol?": what a candidate says on the link of an appointment that took place.

use crate::{Services, doer::Doer, fault::Fault};
use contract::{
    manage::{GiveFeedback, ManageView},
    refusal::Refusal,
};
use domain::{appointment::AppointmentState, feedback::Question};
use store::{
    appointments,
    events::{self, RequestEvent},
};

impl Services {
    /// Keeps what was said; the same answer twice is kept once, another one follows it.
    pub(crate) async fn feedback_by_link(&self, ask: &GiveFeedback) -> Result<ManageView, Fault> {
        let managed = self.managed_by(&ask.token).await?;
        // Only of what took place.
        if !matches!(managed.appointment.appointment.state, AppointmentState::Attended { .. }) {
            return Err(Refusal::NotFound.into());
        }
        let (now, id) = (self.now(), managed.request.id);
        let said = Doer::Candidate("manage_link").did_with("feedback", feedback_facts(ask), now);
        let said = &said;
        self.0
            .db
            .write(|tx| async move {
                appointments::lock(&tx, managed.appointment.id).await?;
                let history = events::list(tx.read(), id).await?;
                let last = history.iter().rev().find(|event| event.code == "feedback" && same_question(event, said));
                if last.is_some_and(|last| last.facts == said.facts) {
                    return Ok::<(), Fault>(());
                }
                Ok(events::append(&tx, id, said).await?)
            })
            .await?;
        self.managed(&ask.token).await
    }
}

/// What was said to what, as the history keeps it.
#[derive(serde::Serialize, serde::Deserialize)]
pub(crate) struct Said {
    pub question: Question,
    pub yes: bool,
}

fn feedback_facts(ask: &GiveFeedback) -> String {
    serde_json::json!(Said { question: ask.question, yes: ask.yes }).to_string()
}

fn same_question(one: &RequestEvent, other: &RequestEvent) -> bool {
    let asked = |event: &RequestEvent| serde_json::from_str::<Said>(&event.facts).ok().map(|said| said.question);
    asked(one) == asked(other)
}
