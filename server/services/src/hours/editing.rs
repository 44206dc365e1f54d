//! Changing the hours, special days and absences of an advisor.

use super::{
    places::{Places, zone_of},
    state::{State, Stop},
    telling::{Saying, call_off},
    touched::{Decided, asked_about, closed_by_change, decided, live_of},
};
use crate::{
    Services,
    access::{InAgenda, Member},
    fault::Fault,
};
use contract::{
    hours::{Decision, EditHours, HoursAnswer, HoursEdit, SavedView},
    refusal::Refusal,
    scope::StaffScope,
};
use domain::{
    hours::{HoursErrors, HoursField, HoursProblem, WeeklyDraft},
    ids::AdvisorId,
    time::{NaiveDate, Timestamp},
};
use store::{Reader, Tx, advisors, busy, centres::CentreRow, sites, types};

/// Who changes what, and when.
pub(super) struct Change<'a> {
    pub centre: &'a CentreRow,
    pub member: &'a Member,
    pub now: Timestamp,
    pub today: NaiveDate,
    pub decision: &'a Decision,
}

impl Services {
    pub(super) async fn edited(&self, scope: &StaffScope, ask: &EditHours) -> Result<HoursAnswer, Fault> {
        let member = self.member(scope, &ask.centre).await?;
        let agenda = member.in_agenda(self.0.db.read(), ask.advisor).await?;
        if let Some(wrong) = unknown_choice(self.0.db.read(), agenda, &ask.edit).await? {
            return Ok(HoursAnswer::Refused(wrong));
        }
        let now = self.now();
        let today = self.today_of(member.centre(), agenda.advisor()).await?;
        let change = Change { centre: member.centre(), member: &member, now, today, decision: &ask.decision };
        self.0.db.write(|tx| edit_in(tx, agenda, &change, &ask.edit)).await
    }

    /// Today's civil date where the hours of an advisor are meant.
    pub(super) async fn today_of(&self, centre: &CentreRow, advisor: AdvisorId) -> Result<NaiveDate, Fault> {
        let reader = self.0.db.read();
        let rows = advisors::list_some(reader, centre.id, &[advisor]).await?;
        let row = rows.first().ok_or(Refusal::NotFound)?;
        Ok(self.now().date_in(zone_of(reader, centre, row).await?))
    }
}

async fn edit_in(tx: Tx, agenda: InAgenda, change: &Change<'_>, edit: &HoursEdit) -> Result<HoursAnswer, Fault> {
    let advisor = agenda.advisor();
    // Two who edit the same hours, and who books meanwhile, wait for each other.
    busy::lock_advisors(&tx, &[advisor]).await?;
    let before = State::load(tx.read(), advisor, yesterday(change.today)).await?;
    let step = match before.step(edit, change.today) {
        Ok(step) => step,
        Err(Stop::Refused(errors)) => return Ok(HoursAnswer::Refused(errors)),
        Err(Stop::ChangedMeanwhile) => return Ok(HoursAnswer::ChangedMeanwhile),
    };
    let places = Places::load(tx.read(), change.centre, yesterday(change.today)).await?;
    let live = live_of(tx.read(), agenda.centre(), advisor, change.now).await?;
    let touched = closed_by_change(&places, live, (&before, &before.after(&step)), change.now);
    let (cancelled, reason, n_left) = match decided(&touched, change.decision) {
        Decided::Undecided => return asked_about(&tx, (change.member.staff(), agenda.centre()), &touched, change.now).await,
        Decided::Refused(errors) => return Ok(HoursAnswer::Refused(errors)),
        Decided::Settled { cancelled, reason, n_left } => (cancelled, reason, n_left),
    };
    if !before.write(&tx, &step).await? {
        return Ok(HoursAnswer::ChangedMeanwhile);
    }
    let n_cancelled = call_off(&tx, &cancelled, Saying { reason: &reason, member: change.member, now: change.now }).await?;
    Ok(HoursAnswer::Saved(SavedView { n_cancelled, n_left, n_skipped: 0 }))
}

/// Windows that began before midnight may still be open: the day before counts too.
pub(super) fn yesterday(today: NaiveDate) -> NaiveDate {
    today.pred_opt().unwrap_or(today)
}

/// A site or a type that is not the centre's.
pub(super) async fn unknown_choice(reader: Reader<'_>, agenda: InAgenda, edit: &HoursEdit) -> Result<Option<HoursErrors>, Fault> {
    let draft: &WeeklyDraft = match edit {
        HoursEdit::Add(draft) | HoursEdit::Change { to: draft, .. } => draft,
        HoursEdit::Remove { .. }
        | HoursEdit::PutDay(_)
        | HoursEdit::ClearDay(_)
        | HoursEdit::AddAbsence(_)
        | HoursEdit::ChangeAbsence { .. }
        | HoursEdit::RemoveAbsence(_) => return Ok(None),
    };
    let unknown = |field| Ok(Some(HoursErrors::of_one(field, HoursProblem::UnknownChoice)));
    if let Some(site) = draft.site
        && sites::find(reader, agenda.centre(), site).await?.is_none()
    {
        return unknown(HoursField::Site);
    }
    for id in &draft.types {
        if types::find(reader, agenda.centre(), *id).await?.is_none() {
            return unknown(HoursField::Types);
        }
    }
    Ok(None)
}
