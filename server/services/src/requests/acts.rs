//! What staff do with one request. The mails of a step wait ten seconds for second thoughts.

use super::detail::undoable;
use crate::{
    Services,
    access::{Member, OnRequest},
    contact_jobs::{ContactMail, withdraw_contact_mails},
    contacts::{
        SECOND_THOUGHTS_S,
        proposing::Proposing,
        steps::{fresh, take},
        {open_in, parse_message, parse_optional_answer, step_in, write_in},
    },
    doer::Doer,
    fault::Fault,
    secrets,
};
use contract::{
    refusal::{Refusal, Rule},
    requests::{ActOnRequest, RequestAct, RequestView},
    scope::StaffScope,
};
use domain::{
    candidate::{Field, FieldErrors},
    contact::FreeText,
    ids::{RequestId, StaffId},
    life::{RequestState, Step},
    time::Timestamp,
};
use serde_json::json;
use store::{
    Tx, events, holds,
    life::{self, Before},
    members, request_messages, requests, staff,
};

/// The longest word among colleagues, in characters.
const MAX_NOTE: usize = 2000;

impl Services {
    pub(super) async fn act_on_request(&self, scope: &StaffScope, ask: &ActOnRequest) -> Result<RequestView, Fault> {
        let member = self.member(scope, &ask.which.centre).await?;
        let on = member.on_request(self.0.db.read(), ask.which.id).await?;
        self.act_as(&member, on, (&ask.act, ask.revision)).await?;
        self.request_view(&member, &ask.which).await
    }

    async fn act_as(&self, member: &Member, on: OnRequest, (act, seen): (&RequestAct, i32)) -> Result<(), Fault> {
        let (id, now, by) = (on.request(), self.now(), Doer::Member(member));
        let run_at = now.plus_seconds(SECOND_THOUGHTS_S);
        let step = match act {
            RequestAct::Write { body } => {
                let body = parse_message(body)?;
                let (body, by) = (body.as_str(), &by);
                return self.0.db.write(|tx| async move { write_in(&tx, id, (body, by), (run_at, now)).await }).await;
            }
            RequestAct::Propose { starts_at, mode, body } => {
                let body = parse_optional_answer(body)?;
                let case = self.case(id).await?;
                let proposing = Proposing { case: &case, starts_at: *starts_at, mode: *mode, body: &body, by, run_at, now };
                return self.propose(&proposing).await;
            }
            RequestAct::Open => {
                let by = &by;
                return self.0.db.write(|tx| async move { open_in(&tx, id, by, now).await }).await;
            }
            RequestAct::Assign(to) => {
                let to = *to;
                return self.0.db.write(|tx| async move { assign_in(&tx, member, (id, seen), to, now).await }).await;
            }
            RequestAct::Note { seen, note } => {
                let note = parse_note(note)?;
                let (seen, note) = (seen.as_str(), note.as_str());
                return self.0.db.write(|tx| async move { note_in(&tx, member, id, (seen, note), now).await }).await;
            }
            RequestAct::Merge { into } => {
                let into = member.on_request(self.0.db.read(), *into).await?.request();
                return self.0.db.write(|tx| async move { merge_in(&tx, member, (id, seen), into, now).await }).await;
            }
            RequestAct::Undo => return self.0.db.write(|tx| async move { self.undo_in(&tx, member, id, now).await }).await,
            RequestAct::Call(attempt) => Step::Call(*attempt),
            RequestAct::OtherChannel => Step::OtherChannel,
            RequestAct::GiveUp => Step::GiveUp,
        };
        let by = &by;
        self.0
            .db
            .write(|tx| async move {
                unchanged(&tx, id, seen).await?;
                step_in(&tx, id, (step, by), (run_at, now)).await
            })
            .await
    }

    async fn undo_in(&self, tx: &Tx, member: &Member, id: RequestId, now: Timestamp) -> Result<(), Fault> {
        let row = fresh(tx, id).await?;
        let history = events::list(tx.read(), id).await?;
        let found = undoable(&history, member, row.course.revision, now);
        let Some((undo, _)) = found else { return Err(Refusal::Rule(Rule::ChangedMeanwhile).into()) };
        let before = Before {
            state: undo.state,
            outcome: undo.outcome.clone(),
            n_attempts: undo.n_attempts,
            answered_at: undo.answered_at,
        };
        if !life::put_back(tx, (id, row.course.revision), &before).await? {
            return Err(Refusal::Rule(Rule::ChangedMeanwhile).into());
        }
        if let Some(message) = undo.message {
            request_messages::delete(tx, id, message).await?;
            withdraw_contact_mails(tx, &[ContactMail::Answered], (id, message)).await?;
        }
        let mails = [ContactMail::OtherChannel, ContactMail::Unreachable];
        withdraw_contact_mails(tx, &mails, (id, undo.revision.into())).await?;
        if let Some(n) = proposal_of(&history, undo.revision) {
            let token = self.0.secrets.proposal_token(&row.request.public_id, n);
            if let Some(hold) = holds::find(tx.read(), &secrets::hash(&token)).await? {
                holds::release(tx, hold.id, now).await?;
            }
            withdraw_contact_mails(tx, &[ContactMail::Proposed], (id, n.into())).await?;
        }
        Ok(events::append(tx, id, &Doer::Member(member).did("undone", now)).await?)
    }
}

/// The proposal made by the step that gave this revision.
fn proposal_of(history: &[events::RequestEvent], revision: i32) -> Option<i32> {
    #[derive(serde::Deserialize)]
    struct Facts {
        proposal: i32,
        undo: crate::contacts::steps::Undo,
    }
    let facts = history.iter().rev().filter(|event| event.code == "proposed");
    let mut facts = facts.filter_map(|event| serde_json::from_str::<Facts>(&event.facts).ok());
    facts.find(|facts| facts.undo.revision == revision).map(|facts| facts.proposal)
}

/// Who decides must have seen how it stands.
pub(super) async fn unchanged(tx: &Tx, id: RequestId, seen: i32) -> Result<(), Fault> {
    let row = fresh(tx, id).await?;
    if row.course.revision == seen { Ok(()) } else { Err(Refusal::Rule(Rule::ChangedMeanwhile).into()) }
}

/// Somebody of the centre takes care of it from now on, or nobody.
pub(super) async fn assign_in(
    tx: &Tx,
    member: &Member,
    (id, seen): (RequestId, i32),
    to: Option<StaffId>,
    now: Timestamp,
) -> Result<(), Fault> {
    let row = fresh(tx, id).await?;
    if row.course.assigned_to == to {
        return Ok(());
    }
    let name = match to {
        None => None,
        Some(staff) => {
            if !members::is_member(tx.read(), member.centre().id, staff).await? {
                return Err(Refusal::NotFound.into());
            }
            staff::find(tx.read(), staff).await?.map(|row| row.name)
        }
    };
    if !life::assign(tx, (id, seen), to).await? {
        return Err(Refusal::Rule(Rule::ChangedMeanwhile).into());
    }
    let facts = json!({ "to": name });
    Ok(events::append(tx, id, &Doer::Member(member).did_with("assigned", facts.to_string(), now)).await?)
}

async fn note_in(tx: &Tx, member: &Member, id: RequestId, (seen, note): (&str, &str), now: Timestamp) -> Result<(), Fault> {
    if fresh(tx, id).await?.course.note == note {
        return Ok(());
    }
    if !life::update_note(tx, id, (seen, note)).await? {
        return Err(Refusal::Rule(Rule::ChangedMeanwhile).into());
    }
    Ok(events::append(tx, id, &Doer::Member(member).did("noted", now)).await?)
}

/// It goes on in another request of the same person; what was said is shown there.
async fn merge_in(tx: &Tx, member: &Member, (id, seen): (RequestId, i32), into: RequestId, now: Timestamp) -> Result<(), Fault> {
    // In one order, whoever merges what: two merges crosswise wait for each other, and the second one finds the first.
    life::lock(tx, id.min(into)).await?;
    life::lock(tx, id.max(into)).await?;
    let row = requests::find(tx.read(), id).await?.ok_or(Refusal::NotFound)?;
    let other = requests::find(tx.read(), into).await?.ok_or(Refusal::NotFound)?;
    let is_same_person = row.request.email_key == other.request.email_key && id != into;
    if !is_same_person || other.request.state == RequestState::Merged {
        return Err(Refusal::NotFound.into());
    }
    if row.course.revision != seen {
        return Err(Refusal::Rule(Rule::ChangedMeanwhile).into());
    }
    let by = Doer::Member(member);
    take(tx, &row, (Step::Merge, &by), (json!({ "into": into }), None), now).await?;
    life::merge(tx, id, into).await?;
    Ok(events::append(tx, into, &by.did("merged_here", now)).await?)
}

fn parse_note(text: &str) -> Result<String, Refusal> {
    let parsed = FreeText::<MAX_NOTE>::parse_optional(text).map_err(|error| {
        let mut errors = FieldErrors::default();
        errors.push(Field::Message, error.into());
        Refusal::Invalid(errors)
    })?;
    Ok(parsed.map_or_else(String::new, |note| note.as_str().to_owned()))
}
