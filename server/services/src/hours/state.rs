//! What opens and closes one advisor's time: as it is stored, and as an edit would leave it.

use crate::fault::Fault;
use contract::hours::HoursEdit;
use domain::{
    agenda::{AdvisorSchedule, Agenda},
    hours::{
        AdvisorHours, HoursChange, HoursErrors, HoursField, HoursProblem, LabelNeed, LabelledSpan, ScopeDraft, Series, Served,
        SpanDraft, WeeklyDraft, WeeklyHours, clashes, plan,
    },
    ids::{AbsenceId, AdvisorId, AvailabilityId},
    time::NaiveDate,
};
use store::{
    Reader, StoreError, Tx,
    opening_hours::{self, AbsenceRow},
};

/// Series, special days and absences of one advisor.
#[derive(Clone)]
pub(super) struct State {
    pub advisor: AdvisorId,
    pub hours: AdvisorHours,
    pub absences: Vec<AbsenceRow>,
}

/// What an edit changes.
pub(super) enum Step {
    Hours(Vec<HoursChange>),
    AddAbsence(LabelledSpan),
    ChangeAbsence(AbsenceId, LabelledSpan),
    RemoveAbsence(AbsenceId),
}

/// Why an edit changes nothing.
#[derive(Debug)]
pub(super) enum Stop {
    Refused(HoursErrors),
    ChangedMeanwhile,
}

impl From<HoursErrors> for Stop {
    fn from(errors: HoursErrors) -> Self {
        Self::Refused(errors)
    }
}

impl State {
    /// As stored, what was over before `from` left out.
    pub async fn load(reader: Reader<'_>, advisor: AdvisorId, from: NaiveDate) -> Result<Self, StoreError> {
        let loaded = Self::load_all(reader, &[advisor], from).await?.pop();
        Ok(loaded.unwrap_or_else(|| Self { advisor, hours: AdvisorHours::default(), absences: Vec::new() }))
    }

    /// Those of several advisors, in their order: three statements.
    pub async fn load_all(reader: Reader<'_>, advisors: &[AdvisorId], from: NaiveDate) -> Result<Vec<Self>, StoreError> {
        let hours = opening_hours::list(reader, advisors, from).await?;
        let absences = opening_hours::list_absences(reader, advisors, from).await?;
        let of = |advisor: AdvisorId| -> Vec<AbsenceRow> {
            absences.iter().filter(|absence| absence.advisor == advisor).cloned().collect()
        };
        Ok(hours.into_iter().map(|(advisor, hours)| Self { advisor, hours, absences: of(advisor) }).collect())
    }

    /// What the engine knows of the advisor, for what is asked; nothing of what is busy.
    pub fn schedule(&self, served: Served) -> AdvisorSchedule {
        AdvisorSchedule { weekly: self.hours.serving(served), ..self.schedule_of_all() }
    }

    /// The same with every series, whatever it serves.
    pub fn schedule_of_all(&self) -> AdvisorSchedule {
        AdvisorSchedule {
            advisor: self.advisor,
            weekly: self.hours.series.iter().map(|series| series.hours.weekly.clone()).collect(),
            overrides: self.hours.days.clone(),
            absences: self.absences.iter().map(|absence| absence.span).collect(),
            busy: Vec::new(),
        }
    }

    /// Puts these hours in the place of those that the agenda has for the advisor; `false` when it has none.
    pub fn put_into(&self, agenda: &mut Agenda, served: Served) -> bool {
        let schedule = agenda.advisors.iter_mut().find(|schedule| schedule.advisor == self.advisor);
        let found = schedule.is_some();
        if let Some(schedule) = schedule {
            let busy = core::mem::take(&mut schedule.busy);
            *schedule = AdvisorSchedule { busy, ..self.schedule(served) };
        }
        found
    }

    /// What an edit changes, or why it changes nothing.
    pub fn step(&self, edit: &HoursEdit, today: NaiveDate) -> Result<Step, Stop> {
        match edit {
            HoursEdit::Add(draft) => self.planned(vec![HoursChange::Insert(draft.parse()?)], today),
            HoursEdit::Change { id, was, to, scope } => self.change(self.unchanged(*id, was)?, to, scope, today),
            HoursEdit::Remove { id, was, scope } => {
                Ok(Step::Hours(plan(&self.hours, self.unchanged(*id, was)?, None, scope.parse()?)?))
            }
            HoursEdit::PutDay(draft) => {
                let day = draft.parse()?;
                if day.date < today {
                    return Err(HoursErrors::of_one(HoursField::Date, HoursProblem::Past).into());
                }
                Ok(Step::Hours(vec![HoursChange::PutDay(day)]))
            }
            HoursEdit::ClearDay(date) => Ok(Step::Hours(vec![HoursChange::DeleteDay(*date)])),
            HoursEdit::AddAbsence(draft) => Ok(Step::AddAbsence(span(draft, LabelNeed::Optional, today)?)),
            HoursEdit::ChangeAbsence { id, to } => {
                self.absence(*id)?;
                Ok(Step::ChangeAbsence(*id, span(to, LabelNeed::Optional, today)?))
            }
            HoursEdit::RemoveAbsence(id) => {
                self.absence(*id)?;
                Ok(Step::RemoveAbsence(*id))
            }
        }
    }

    fn change(&self, series: &Series, to: &WeeklyDraft, scope: &ScopeDraft, today: NaiveDate) -> Result<Step, Stop> {
        let (reach, to) = match (scope.parse(), to.within(scope.kind).parse()) {
            (Ok(reach), Ok(to)) => (reach, to),
            (reach, to) => {
                let wrong = reach.err().into_iter().chain(to.err()).flat_map(|errors| errors.0);
                return Err(HoursErrors(wrong.collect()).into());
            }
        };
        self.planned(plan(&self.hours, series, Some(&to), reach)?, today)
    }

    /// The new series, which comes last, opens nothing twice.
    fn planned(&self, changes: Vec<HoursChange>, today: NaiveDate) -> Result<Step, Stop> {
        let new = match changes.last() {
            Some(HoursChange::Insert(hours) | HoursChange::Update(_, hours)) => Some(hours),
            Some(HoursChange::Delete(_) | HoursChange::PutDay(_) | HoursChange::DeleteDay(_)) | None => None,
        };
        if new.is_some_and(|new| clashes(&self.hours.after(&changes), new, today)) {
            return Err(HoursErrors::of_one(HoursField::From, HoursProblem::Overlaps).into());
        }
        Ok(Step::Hours(changes))
    }

    /// The series, if it is still as it was shown.
    fn unchanged(&self, id: AvailabilityId, was: &WeeklyHours) -> Result<&Series, Stop> {
        self.hours.find(id).filter(|series| series.hours == *was).ok_or(Stop::ChangedMeanwhile)
    }

    fn absence(&self, id: AbsenceId) -> Result<&AbsenceRow, Stop> {
        self.absences.iter().find(|absence| absence.id == id).ok_or(Stop::ChangedMeanwhile)
    }

    /// As the step would leave it.
    pub fn after(&self, step: &Step) -> Self {
        let mut after = self.clone();
        match step {
            Step::Hours(changes) => after.hours = self.hours.after(changes),
            Step::AddAbsence(new) => after.absences.push(self.absence_row(AbsenceId(0), new)),
            Step::ChangeAbsence(id, to) => {
                after.absences.retain(|absence| absence.id != *id);
                after.absences.push(self.absence_row(*id, to));
            }
            Step::RemoveAbsence(id) => after.absences.retain(|absence| absence.id != *id),
        }
        after
    }

    fn absence_row(&self, id: AbsenceId, new: &LabelledSpan) -> AbsenceRow {
        AbsenceRow { id, advisor: self.advisor, span: new.span, label: new.label.clone() }
    }

    /// Writes the step down; `false` when somebody was faster.
    pub async fn write(&self, tx: &Tx, step: &Step) -> Result<bool, Fault> {
        match step {
            Step::Hours(changes) => {
                opening_hours::apply(tx, self.advisor, changes).await?;
                Ok(true)
            }
            Step::AddAbsence(new) => {
                opening_hours::insert_absence(tx, self.advisor, new.span, &new.label).await?;
                Ok(true)
            }
            Step::ChangeAbsence(id, to) => Ok(opening_hours::update_absence(tx, self.advisor, *id, to).await?),
            Step::RemoveAbsence(id) => Ok(opening_hours::delete_absence(tx, self.advisor, *id).await?),
        }
    }
}

/// A span that is not over.
pub(super) fn span(draft: &SpanDraft, label: LabelNeed, today: NaiveDate) -> Result<LabelledSpan, HoursErrors> {
    let parsed = draft.parse(label)?;
    if parsed.span.until.date() < today {
        return Err(HoursErrors::of_one(HoursField::FirstDay, HoursProblem::Past));
    }
    Ok(parsed)
}
