//! The closures of a centre and of its sites. Managers change them, everybody sees them.

use super::{
    editing::yesterday,
    places::{Places, coming_holidays, name_of},
    state::span,
    telling::{Saying, call_off},
    touched::{Decided, Touched, asked_about, decided, is_seen, lies_in, live_of_centre, takers_of, view},
};
use crate::{
    Services,
    access::{Managed, Member},
    fault::Fault,
};
use contract::{
    hours::{AdvisorName, ClosureEdit, ClosureView, ClosuresView, Decision, EditClosure, HolidayWorkers, HoursAnswer, SavedView},
    scope::StaffScope,
};
use domain::{
    hours::{HoursErrors, HoursField, HoursProblem, LabelNeed, SpanDraft},
    ids::SiteId,
    slots::Reason,
    staff::Right,
    time::{NaiveDate, NaiveTime, Timestamp},
};
use store::{
    Reader, Tx, advisors, busy,
    closures::{self, ClosureRow, NewClosure},
    opening_hours, sites,
    touched::LiveRow,
};

/// Who changes what, and when.
struct Change<'a> {
    managed: Managed,
    member: &'a Member,
    now: Timestamp,
    today: NaiveDate,
    decision: &'a Decision,
}

impl Services {
    pub(super) async fn closures_view(&self, scope: &StaffScope, centre: &str) -> Result<ClosuresView, Fault> {
        let member = self.member(scope, centre).await?;
        let (reader, now) = (self.0.db.read(), self.now());
        let row = member.centre();
        let today = now.date_in(row.centre.zone);
        let places = Places::load(reader, row, yesterday(today)).await?;
        let mut live = live_of_centre(reader, row.id, now).await?;
        live.retain(|one| is_seen(member.seen_agendas(), one));
        let names = takers_of(reader, row.id, live.iter()).await?;
        let coming = places.closures.iter().filter(|row| row.closure.span.until > today.and_time(NaiveTime::MIN));
        let view = |closure: &ClosureRow| ClosureView {
            id: closure.id,
            span: closure.closure.span,
            label: closure.closure.label.clone(),
            site: closure.closure.site.and_then(|site| places.site_name(site)),
            touched: touched_by(&live, Some(&closure.closure), None).iter().map(|touched| view(touched, &names)).collect(),
        };
        let views: Vec<ClosureView> = coming.map(view).collect();
        self.note_seen(&member, views.iter().map(|closure| closure.touched.len()).sum()).await?;
        Ok(ClosuresView {
            closures: views,
            sites: places.site_names(),
            holidays: self.holiday_workers(&places, today).await?,
            may_change: member.role().may(Right::Configure),
            today,
        })
    }

    async fn holiday_workers(&self, places: &Places, today: NaiveDate) -> Result<Vec<HolidayWorkers>, Fault> {
        let reader = self.0.db.read();
        let team = advisors::list(reader, places.centre.id).await?;
        let ids: Vec<_> = team.iter().map(|row| row.id).collect();
        let special = opening_hours::list_special_days(reader, &ids, today).await?;
        let workers = |date: NaiveDate| {
            let open = special.iter().filter(move |(_, day)| day.date == date && day.opens_holiday && !day.windows.is_empty());
            open.map(|(advisor, _)| AdvisorName { id: *advisor, name: name_of(&team, *advisor) }).collect()
        };
        let holidays = coming_holidays(places.centre.centre.territory, today);
        Ok(holidays.into_iter().map(|(date, holiday)| HolidayWorkers { date, holiday, workers: workers(date) }).collect())
    }

    pub(super) async fn closure_edited(&self, scope: &StaffScope, ask: &EditClosure) -> Result<HoursAnswer, Fault> {
        let member = self.member(scope, &ask.centre).await?;
        let managed = member.managing()?;
        let now = self.now();
        let today = now.date_in(member.centre().centre.zone);
        let change = Change { managed, member: &member, now, today, decision: &ask.decision };
        self.0.db.write(|tx| edit_in(tx, &change, &ask.edit)).await
    }
}

async fn edit_in(tx: Tx, change: &Change<'_>, edit: &ClosureEdit) -> Result<HoursAnswer, Fault> {
    let centre = change.managed.centre();
    // Whoever books meanwhile waits, and is seen.
    let team: Vec<_> = advisors::list(tx.read(), centre).await?.iter().map(|row| row.id).collect();
    busy::lock_advisors(&tx, &team).await?;
    let (before, new) = match edit {
        ClosureEdit::Add { site, draft } => (None, Some(parsed(tx.read(), change, *site, draft).await?)),
        ClosureEdit::Change { id, site, draft } => {
            (closures::find(tx.read(), centre, *id).await?, Some(parsed(tx.read(), change, *site, draft).await?))
        }
        ClosureEdit::Remove(id) => (closures::find(tx.read(), centre, *id).await?, None),
    };
    let new = match new.transpose() {
        Ok(new) => new,
        Err(errors) => return Ok(HoursAnswer::Refused(errors)),
    };
    let live = live_of_centre(tx.read(), centre, change.now).await?;
    let touched = touched_by(&live, new.as_ref(), before.as_ref().map(|row| &row.closure));
    let (cancelled, reason, n_left) = match decided(&touched, change.decision) {
        Decided::Undecided => return asked_about(&tx, (change.member.staff(), centre), &touched, change.now).await,
        Decided::Refused(errors) => return Ok(HoursAnswer::Refused(errors)),
        Decided::Settled { cancelled, reason, n_left } => (cancelled, reason, n_left),
    };
    if !write(&tx, change.managed, before.as_ref(), (edit, new.as_ref())).await? {
        return Ok(HoursAnswer::ChangedMeanwhile);
    }
    let n_cancelled = call_off(&tx, &cancelled, Saying { reason: &reason, member: change.member, now: change.now }).await?;
    Ok(HoursAnswer::Saved(SavedView { n_cancelled, n_left, n_skipped: 0 }))
}

/// `false` when the closure is gone meanwhile.
async fn write(
    tx: &Tx,
    managed: Managed,
    before: Option<&ClosureRow>,
    (edit, new): (&ClosureEdit, Option<&NewClosure>),
) -> Result<bool, Fault> {
    let centre = managed.centre();
    Ok(match (edit, before, new) {
        (ClosureEdit::Add { .. }, _, Some(new)) => {
            closures::insert(tx, centre, new).await?;
            true
        }
        (ClosureEdit::Change { id, .. }, Some(_), Some(new)) => closures::update(tx, centre, *id, new).await?,
        (ClosureEdit::Remove(id), Some(_), _) => closures::delete(tx, centre, *id).await?,
        (ClosureEdit::Add { .. } | ClosureEdit::Change { .. } | ClosureEdit::Remove(_), _, _) => false,
    })
}

async fn parsed(
    reader: Reader<'_>,
    change: &Change<'_>,
    site: Option<SiteId>,
    draft: &SpanDraft,
) -> Result<Result<NewClosure, HoursErrors>, Fault> {
    if let Some(site) = site
        && sites::find(reader, change.managed.centre(), site).await?.is_none()
    {
        return Ok(Err(HoursErrors::of_one(HoursField::Site, HoursProblem::UnknownChoice)));
    }
    let parsed = span(draft, LabelNeed::Required, change.today);
    Ok(parsed.map(|parsed| NewClosure { site, span: parsed.span, label: parsed.label }))
}

/// The live appointments that lie in `new` and did not in `before`.
fn touched_by(live: &[LiveRow], new: Option<&NewClosure>, before: Option<&NewClosure>) -> Vec<Touched> {
    let in_closure =
        |row: &LiveRow, closure: &NewClosure| (closure.site.is_none() || closure.site == row.site) && lies_in(row, closure.span);
    let touched = live
        .iter()
        .filter(|row| new.is_some_and(|new| in_closure(row, new)) && !before.is_some_and(|before| in_closure(row, before)));
    touched.map(|row| Touched { row: row.clone(), because: Some(Reason::Closure) }).collect()
}
