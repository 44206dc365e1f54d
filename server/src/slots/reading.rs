//! From the text of a scenario to the engine's question.

use super::{ScenarioError, scenario as file};
use domain::{
    agenda::{AdvisorSchedule, Agenda, Assignment, Availability, AvailabilityOverride, Busy, CivilSpan, SlotPolicy, TimeWindow},
    ids::AdvisorId,
    slots::{Ask, Audience},
    time::{DateRange, Interval, Timestamp},
};
use std::collections::BTreeMap;

/// A scenario the engine can answer.
pub struct Scenario {
    /// The dates asked.
    pub dates: DateRange,
    /// Say what removed the rest.
    pub explain: bool,
    agenda: Agenda,
    policy: SlotPolicy,
    now: Timestamp,
    ignoring: Option<i64>,
    /// The advisors' identities in the file, in order: the rank is the identity the engine is given.
    names: Vec<String>,
}

impl Scenario {
    /// The question.
    pub const fn ask(&self) -> Ask<'_> {
        Ask { agenda: &self.agenda, policy: &self.policy, now: self.now, ignoring: self.ignoring, audience: Audience::Candidate }
    }

    /// How the file calls an advisor.
    pub fn name_of(&self, advisor: AdvisorId) -> &str {
        usize::try_from(advisor.0).ok().and_then(|rank| self.names.get(rank)).map_or("", String::as_str)
    }
}

/// Reads a scenario.
pub fn read(text: &str) -> Result<Scenario, ScenarioError> {
    let mut json = serde_json::Deserializer::from_str(text);
    let file: file::Scenario = serde_path_to_error::deserialize(&mut json).map_err(|error| {
        let path = error.path().to_string();
        fault(if path == "." { "" } else { &path }, &error.inner().to_string())
    })?;
    json.end().map_err(|error| fault("", &error.to_string()))?;
    understood(file)
}

fn understood(file: file::Scenario) -> Result<Scenario, ScenarioError> {
    let mut names: Vec<_> = file.advisors.iter().map(|advisor| advisor.id.clone()).collect();
    if let Some(rank) = (1..names.len()).find(|rank| names[..*rank].contains(&names[*rank])) {
        return Err(fault(&format!("advisors[{rank}].id"), &format!("`{}` is already another advisor's", names[rank])));
    }
    names.sort_unstable();
    let mut appointments = Appointments::default();
    let ignoring = file.kind.ignore.as_deref().map(|id| appointments.number_of(id));
    let advisors = file.advisors.iter().map(|advisor| schedule(advisor, &names, &mut appointments)).collect();
    let kind = file.kind;
    Ok(Scenario {
        dates: DateRange::new(file.range.from, file.range.until),
        explain: file.explain,
        agenda: Agenda { zone: file.zone, territory: file.territory, closures: spans(&file.closures), advisors },
        policy: policy(&kind, file.assignment),
        now: file.now.0,
        ignoring,
        names,
    })
}

fn schedule(advisor: &file::Advisor, names: &[String], appointments: &mut Appointments) -> AdvisorSchedule {
    let rank = names.partition_point(|name| *name < advisor.id);
    let mut busy = |entry: &file::Busy| Busy {
        id: entry.id.as_deref().map(|id| appointments.number_of(id)),
        interval: Interval::new(entry.from.0, entry.until.0),
        kind: entry.kind,
        buffer_before_min: entry.buffer_before_min,
        buffer_after_min: entry.buffer_after_min,
    };
    AdvisorSchedule {
        advisor: AdvisorId(rank as i64),
        weekly: advisor.weekly.iter().map(weekly).collect(),
        overrides: advisor.overrides.iter().map(special).collect(),
        absences: spans(&advisor.absences),
        busy: advisor.busy.iter().map(&mut busy).collect(),
    }
}

/// How slots are cut, as the file says it.
pub fn policy(kind: &file::Type, assignment: Assignment) -> SlotPolicy {
    SlotPolicy {
        duration_min: kind.duration_min,
        step_min: kind.step_min.unwrap_or(kind.duration_min),
        buffer_before_min: kind.buffer_before_min,
        buffer_after_min: kind.buffer_after_min,
        min_notice_min: kind.min_notice_min,
        horizon: kind.horizon.map(|form| form.0),
        grid: kind.grid,
        assignment,
    }
}

/// Hours of every week.
pub fn weekly(rule: &file::Weekly) -> Availability {
    Availability {
        days: rule.days.iter().map(|day| (*day).into()).collect(),
        window: TimeWindow { from: rule.from.0, to: rule.to.0 },
        every_weeks: rule.every_weeks.map_or(1, std::num::NonZeroU16::get),
        starting: rule.starting,
        until: rule.until,
    }
}

/// A date unlike the others.
pub fn special(rule: &file::Override) -> AvailabilityOverride {
    AvailabilityOverride {
        date: rule.date,
        windows: rule.windows.iter().map(|window| TimeWindow { from: window.from.0, to: window.to.0 }).collect(),
        opens_holiday: rule.opens_holiday,
    }
}

/// Spans of civil time.
pub fn spans(spans: &[file::Span]) -> Vec<CivilSpan> {
    spans.iter().map(|span| CivilSpan { from: span.from.0, until: span.until.0 }).collect()
}

/// Numbers for the identities the file gives to busy entries.
#[derive(Default)]
struct Appointments(BTreeMap<String, i64>);

impl Appointments {
    fn number_of(&mut self, id: &str) -> i64 {
        let next = self.0.len() as i64;
        *self.0.entry(id.to_owned()).or_insert(next)
    }
}

fn fault(field: &str, problem: &str) -> ScenarioError {
    ScenarioError { field: field.to_owned(), problem: problem.replace(['\n', '\r'], " ") }
}
