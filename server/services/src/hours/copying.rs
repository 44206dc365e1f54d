//! Giving other advisors the weekly hours of one.

use super::{
    editing::{Change, yesterday},
    places::Places,
    state::{State, Step},
    telling::{Saying, call_off},
    touched::{Decided, Touched, asked_about, closed_by_change, count, decided, live_of_centre},
};
use crate::{Services, access::InAgenda, fault::Fault};
use contract::{
    hours::{CopyHours, CopyHow, HoursAnswer, SavedView},
    scope::StaffScope,
};
use domain::{
    hours::{HoursChange, HoursErrors, HoursField, HoursProblem, WeeklyHours, clashes},
    ids::AdvisorId,
    time::NaiveDate,
};
use store::{Tx, busy};

/// What one advisor gets.
struct Gift {
    before: State,
    step: Step,
    n_skipped: usize,
}

impl Services {
    pub(super) async fn copied(&self, scope: &StaffScope, ask: &CopyHours) -> Result<HoursAnswer, Fault> {
        let member = self.member(scope, &ask.centre).await?;
        let reader = self.0.db.read();
        let from = member.in_agenda(reader, ask.from).await?;
        let mut to: Vec<AdvisorId> = ask.to.iter().copied().filter(|advisor| *advisor != ask.from).collect();
        to.sort_unstable();
        to.dedup();
        if to.is_empty() {
            return Ok(HoursAnswer::Refused(HoursErrors::of_one(HoursField::Targets, HoursProblem::Missing)));
        }
        let mut agendas = Vec::with_capacity(to.len());
        for advisor in to {
            agendas.push(member.in_agenda(reader, advisor).await?);
        }
        let today = self.today_of(member.centre(), ask.from).await?;
        let change = Change { centre: member.centre(), member: &member, now: self.now(), today, decision: &ask.decision };
        self.0.db.write(|tx| copy_in(tx, from, &agendas, (&change, ask.how))).await
    }
}

async fn copy_in(tx: Tx, from: InAgenda, to: &[InAgenda], (change, how): (&Change<'_>, CopyHow)) -> Result<HoursAnswer, Fault> {
    let ids: Vec<AdvisorId> = to.iter().map(|agenda| agenda.advisor()).collect();
    busy::lock_advisors(&tx, &ids).await?;
    let from_day = yesterday(change.today);
    let given = State::load(tx.read(), from.advisor(), from_day).await?;
    let given: Vec<WeeklyHours> = given
        .hours
        .series
        .into_iter()
        .map(|series| series.hours)
        .filter(|hours| hours.weekly.until.is_none_or(|until| until >= change.today))
        .collect();
    let places = Places::load(tx.read(), change.centre, from_day).await?;
    let live = live_of_centre(tx.read(), from.centre(), change.now).await?;
    let mut gifts = Vec::with_capacity(to.len());
    let mut touched: Vec<Touched> = Vec::new();
    for before in State::load_all(tx.read(), &ids, from_day).await? {
        let (changes, n_skipped) = match how {
            CopyHow::Replace => (replacing(&before, &given), 0),
            CopyHow::Add => joining(&before, &given, change.today),
        };
        let step = Step::Hours(changes);
        let own: Vec<_> = live.iter().filter(|row| row.advisors.contains(&before.advisor)).cloned().collect();
        for one in closed_by_change(&places, own, (&before, &before.after(&step)), change.now) {
            // An appointment that two of them share is asked about once.
            if !touched.iter().any(|known| known.row.id == one.row.id) {
                touched.push(one);
            }
        }
        gifts.push(Gift { before, step, n_skipped });
    }
    let (cancelled, reason, n_left) = match decided(&touched, change.decision) {
        Decided::Undecided => return asked_about(&tx, (change.member.staff(), from.centre()), &touched, change.now).await,
        Decided::Refused(errors) => return Ok(HoursAnswer::Refused(errors)),
        Decided::Settled { cancelled, reason, n_left } => (cancelled, reason, n_left),
    };
    for gift in &gifts {
        gift.before.write(&tx, &gift.step).await?;
    }
    let n_cancelled = call_off(&tx, &cancelled, Saying { reason: &reason, member: change.member, now: change.now }).await?;
    let n_skipped = count(gifts.iter().map(|gift| gift.n_skipped).sum());
    Ok(HoursAnswer::Saved(SavedView { n_cancelled, n_left, n_skipped }))
}

fn replacing(before: &State, given: &[WeeklyHours]) -> Vec<HoursChange> {
    let gone = before.hours.series.iter().map(|series| HoursChange::Delete(series.id));
    gone.chain(given.iter().cloned().map(HoursChange::Insert)).collect()
}

/// What joins the hours that are there, and how much was left out because it would open the same time twice.
fn joining(before: &State, given: &[WeeklyHours], today: NaiveDate) -> (Vec<HoursChange>, usize) {
    let mut changes: Vec<HoursChange> = Vec::new();
    for hours in given {
        changes.push(HoursChange::Insert(hours.clone()));
        if clashes(&before.hours.after(&changes), hours, today) {
            changes.pop();
        }
    }
    let n_skipped = given.len() - changes.len();
    (changes, n_skipped)
}
