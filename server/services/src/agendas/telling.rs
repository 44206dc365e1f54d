//! Who is told of an act of the centre, and when. A reschedule can be taken back: its mails wait for ten seconds, and a
//! later one takes the place of those that have not left. What the candidate knows is kept in the history, so that nobody is
//! told twice, or told of a change that is none.

use super::facts::{Agreed, ChangeFacts};
use crate::{
    access::Member,
    doer::Doer,
    fault::Fault,
    jobs::{self, Mail},
};
use domain::{ids::RequestId, time::Timestamp};
use store::{
    Tx,
    events::{self, Actor},
};

/// How long the mails of a reschedule wait for second thoughts.
pub(super) const SECOND_THOUGHTS_S: i64 = 10;

/// Takes the mails of earlier reschedules that are still here out of the queue; what the candidate knows then.
pub(super) async fn known(tx: &Tx, request: RequestId, (before, sequence): (&Agreed, i32)) -> Result<Agreed, Fault> {
    let untold = jobs::withdraw(tx, &[Mail::CandidateMoved, Mail::CandidateResized], request, sequence).await?;
    jobs::withdraw(tx, &[Mail::ColleaguesMoved], request, sequence).await?;
    if untold == 0 {
        return Ok(before.clone());
    }
    Ok(last_change(tx, request).await?.map_or_else(|| before.clone(), |facts| facts.known))
}

/// The last reschedule by the centre, when it is the last change of the appointment's time.
pub(super) async fn last_change(tx: &Tx, request: RequestId) -> Result<Option<ChangeFacts>, Fault> {
    let history = events::list(tx.read(), request).await?;
    let last = history.iter().rev().find(|event| matches!(event.code.as_str(), "moved" | "resized" | "reassigned"));
    Ok(last.filter(|event| event.actor == Actor::Centre).and_then(|event| serde_json::from_str(&event.facts).ok()))
}

/// Tells who does not know yet where the appointment stands after a reschedule.
pub(super) async fn tell_change(
    tx: &Tx,
    request: RequestId,
    (known, after, sequence): (&Agreed, &Agreed, i32),
    (member, now): (&Member, Timestamp),
) -> Result<(), Fault> {
    // What is over needs no invitation.
    if after.end <= now || known == after {
        return Ok(());
    }
    let run_at = now.plus_seconds(SECOND_THOUGHTS_S);
    let mail = if known.start != after.start {
        Some(Mail::CandidateMoved)
    } else if known.end != after.end {
        Some(Mail::CandidateResized)
    } else {
        None // who receives is the centre's own affair
    };
    if let Some(mail) = mail {
        jobs::enqueue_mail_at(tx, mail, (request, sequence), (run_at, now)).await?;
    }
    jobs::enqueue_colleagues(tx, Mail::ColleaguesMoved, (request, sequence, member.staff()), (run_at, now)).await?;
    Ok(())
}

/// Tells that it is off: the advisors concerned, but not who did it. Where nobody knows which colleague did: the contact and
/// every advisor concerned.
pub(crate) async fn tell_cancelled(
    tx: &Tx,
    (request, sequence): (RequestId, i32),
    (by, now): (&Doer<'_>, Timestamp),
) -> Result<(), Fault> {
    match by {
        Doer::Member(member) => {
            let which = (request, sequence, member.staff());
            jobs::enqueue_colleagues(tx, Mail::ColleaguesCancelled, which, (now, now)).await?;
        }
        Doer::Link | Doer::Candidate(_) | Doer::Program(_) => {
            jobs::enqueue_mail(tx, Mail::CentreCancelled, request, sequence, now).await?;
        }
    }
    Ok(())
}
