//! A step of a request's life, taken: the state, the history, and what is needed to take it back.

use crate::{doer::Doer, fault::Fault};
use contract::refusal::{Refusal, Rule};
use domain::{
    ids::{RequestId, StaffId},
    life::{RequestState, Step},
    time::Timestamp,
};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use store::{
    Tx, events,
    life::{self, Change},
    requests::{self, RequestRow},
};

/// How the request stood before a step, kept in the history with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Undo {
    /// Whose step.
    pub staff: StaffId,
    /// The revision that the step gave.
    pub revision: i32,
    /// Where it stood.
    pub state: RequestState,
    /// How it had been answered.
    pub outcome: Option<String>,
    /// Calls tried.
    pub n_attempts: u32,
    /// When it had first been answered.
    pub answered_at: Option<Timestamp>,
    /// The message that was written with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<i64>,
}

/// The facts of an event that may be taken back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct UndoFacts {
    /// How it stood.
    pub undo: Undo,
}

/// The request as it stands, while nobody else changes it until the transaction ends.
pub(crate) async fn fresh(tx: &Tx, id: RequestId) -> Result<RequestRow, Fault> {
    life::lock(tx, id).await?;
    Ok(requests::find(tx.read(), id).await?.ok_or(Refusal::NotFound)?)
}

/// Takes a step of a request that is [`fresh`], with more facts for its history; the revision it gives.
pub(crate) async fn take(
    tx: &Tx,
    row: &RequestRow,
    (step, by): (Step, &Doer<'_>),
    (facts, message): (Value, Option<i64>),
    now: Timestamp,
) -> Result<i32, Fault> {
    let state = step.after(row.request.way, row.request.state).map_err(|refused| Refusal::Rule(Rule::Step(refused)))?;
    let change = Change {
        state,
        outcome: step.outcome(),
        called: matches!(step, Step::Call(_)),
        opened_at: by.is_centre().then_some(now),
        answered_at: step.is_answer().then_some(now),
    };
    if !life::advance(tx, (row.id, row.course.revision), change).await? {
        return Err(Refusal::Rule(Rule::ChangedMeanwhile).into());
    }
    let revision = row.course.revision + 1;
    let mut facts = facts;
    if let (Some(message), Value::Object(facts)) = (message, &mut facts) {
        facts.insert("message".to_owned(), json!(message));
    }
    if let (Doer::Member(member), Value::Object(facts)) = (by, &mut facts) {
        let undo = Undo {
            staff: member.staff(),
            revision,
            state: row.request.state,
            outcome: row.course.outcome.clone(),
            n_attempts: row.course.n_attempts,
            answered_at: row.course.answered_at,
            message,
        };
        facts.insert("undo".to_owned(), json!(undo));
    }
    events::append(tx, row.id, &by.did_with(code(step), facts.to_string(), now)).await?;
    Ok(revision)
}

/// How the history names a step.
pub(crate) const fn code(step: Step) -> &'static str {
    match step {
        Step::Open => "opened",
        Step::Call(_) => "called",
        Step::Answer => "answered",
        Step::OtherChannel => "other_channel",
        Step::GiveUp => "gave_up",
        Step::Propose => "proposed",
        Step::WriteAgain => "wrote_again",
        Step::Remind => "reminded",
        Step::Withdraw => "withdrawn",
        Step::Merge => "merged",
    }
}

/// The facts of a step that has none besides.
pub(crate) fn no_facts() -> Value {
    json!({})
}
