//! The centre's word on an appointment that waits for it: yes, no, or nothing for 48 hours. The slot is taken while it
//! waits and freed by a refusal or by silence.

use crate::{
    Services,
    access::OnAppointment,
    agendas::tell_cancelled,
    doer::Doer,
    fault::Fault,
    jobs::{self, Mail},
    managing::parse_reason,
};
use contract::{
    agendas::{Acted, Settle, Verdict},
    refusal::{Refusal, Rule},
    scope::StaffScope,
};
use domain::{
    appointment::{AppointmentState, Party},
    contact::FreeText,
    time::Timestamp,
};
use store::{
    StoreError, Tx,
    appointments::{self, AppointmentRow},
    events,
};

/// How many overdue appointments one round frees.
const BATCH: u64 = 50;

/// The centre's word: whose, on which, as they saw it.
pub(crate) struct Word<'a> {
    /// Whose.
    pub by: Doer<'a>,
    /// On which.
    pub on: OnAppointment,
    /// As it was seen.
    pub sequence: i32,
    /// Yes or no.
    pub verdict: Verdict,
    /// Why not.
    pub reason: Option<&'a str>,
    /// When.
    pub now: Timestamp,
}

impl Services {
    /// Somebody of the centre answers an appointment that waits. Saying the same twice is answered as once; an appointment
    /// that waits no more, or changed since it was seen, is refused with [`Rule::ChangedMeanwhile`].
    pub(crate) async fn settle_pending(&self, scope: &StaffScope, ask: &Settle) -> Result<Acted, Fault> {
        let member = self.member(scope, &ask.which.centre).await?;
        let on = member.on_appointment(self.0.db.read(), ask.which.id).await?;
        let reason = parse_reason(&ask.reason)?;
        let reason = reason.as_ref().map(FreeText::as_str);
        let word = Word { by: Doer::Member(&member), on, sequence: ask.sequence, verdict: ask.verdict, reason, now: self.now() };
        self.0.db.write(|tx| settle(tx, &word)).await?;
        self.acted(on, member.centre()).await
    }

    /// Frees what waited too long; how many. Run again and again by a job: each is freed once.
    pub async fn free_overdue(&self) -> Result<u64, StoreError> {
        let now = self.now();
        let overdue = appointments::list_overdue(self.0.db.read(), now, BATCH).await?;
        let mut freed = 0;
        for row in &overdue {
            let done: Result<bool, StoreError> = self.0.db.write(|tx| free(tx, row, now)).await;
            freed += u64::from(done?);
        }
        Ok(freed)
    }
}

/// Writes the word down, and tells it. Saying the same twice is answered as once.
pub(crate) async fn settle(tx: Tx, word: &Word<'_>) -> Result<(), Fault> {
    let Word { by, on, verdict, now, .. } = *word;
    appointments::lock(&tx, on.appointment()).await?; // somebody else may be saying the same: then it is said
    let row = appointments::find(tx.read(), on.centre(), on.appointment()).await?.ok_or(Refusal::NotFound)?;
    match (row.appointment.state, verdict) {
        (AppointmentState::Pending { until }, _) if until > now && row.sequence == word.sequence => {}
        (AppointmentState::Booked, Verdict::Confirmed)
        | (AppointmentState::Cancelled { by: Party::Centre, .. }, Verdict::Refused) => return Ok(()),
        _ => return Err(Refusal::Rule(Rule::ChangedMeanwhile).into()),
    }
    let (state, code, reason) = match verdict {
        Verdict::Confirmed => (AppointmentState::Booked, "confirmed", None),
        Verdict::Refused => (AppointmentState::Cancelled { by: Party::Centre, at: now }, "cancelled", word.reason),
    };
    if !appointments::update_state(&tx, (row.id, row.sequence), state, reason, now).await? {
        return Err(Refusal::Rule(Rule::ChangedMeanwhile).into());
    }
    let (request, sequence) = (row.appointment.request, row.sequence + 1);
    events::append(&tx, request, &by.did(code, now)).await?;
    match verdict {
        Verdict::Confirmed => jobs::enqueue_mail(&tx, Mail::CandidateConfirmed, request, sequence, now).await?,
        Verdict::Refused => {
            jobs::enqueue_mail(&tx, Mail::CandidateCancelled, request, sequence, now).await?;
            tell_cancelled(&tx, (request, sequence), (&by, now)).await?;
        }
    }
    Ok(())
}

/// `false` when somebody answered meanwhile.
async fn free(tx: Tx, row: &AppointmentRow, now: Timestamp) -> Result<bool, StoreError> {
    let state = AppointmentState::Cancelled { by: Party::Centre, at: now };
    if !appointments::update_state(&tx, (row.id, row.sequence), state, None, now).await? {
        return Ok(false);
    }
    let request = row.appointment.request;
    events::append(&tx, request, &Doer::Program("job").did("expired", now)).await?;
    for mail in [Mail::CandidateCancelled, Mail::CentreCancelled] {
        jobs::enqueue_mail(&tx, mail, request, row.sequence + 1, now).await?;
    }
    Ok(true)
}
