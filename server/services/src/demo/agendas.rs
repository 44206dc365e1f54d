//! Types, advisors and hours of the invented centres.

use super::centres::Centre;
use super::records::siret;
use chrono::{Datelike, Days, Weekday};
use domain::{
    agenda::{
        Assignment, Availability, AvailabilityOverride, CivilSpan, Grid, Horizon, MinuteOfDay, SlotPolicy, TimeWindow, WeekdaySet,
    },
    appointment::{ChangePolicy, Mode},
    candidate::{Question, QuestionKind},
    ids::{AdvisorId, AppointmentTypeId},
    reminder::Reminders,
    settings::TypeColour,
    time::{NaiveDate, NaiveTime},
};
use store::{
    StoreError, Tx,
    advisors::{self, NewAdvisor, NewAvailability},
    centres::{self, CentreRow},
    trainings,
    trainings::TrainingRow,
    types::{self, Confirmation, NewType, TypeTrainings, Visibility},
};

/// The address of the type to look at first.
pub(super) const FIRST_TYPE: &str = "premier-echange";

/// What a centre now offers.
pub(super) struct DemoAgenda {
    /// The centre.
    pub centre: CentreRow,
    /// Its types with their settings.
    pub types: Vec<(AppointmentTypeId, NewType)>,
    /// Its trainings.
    pub trainings: Vec<TrainingRow>,
}

/// Gives the `n`-th centre its agenda; `None` when it has one already, or was not imported.
pub(super) async fn insert(tx: &Tx, demo: &Centre, n: usize, today: NaiveDate) -> Result<Option<DemoAgenda>, StoreError> {
    let Some(centre) = centres::find_by_siret(tx.read(), &siret(demo)).await? else { return Ok(None) };
    if !types::list(tx.read(), centre.id).await?.is_empty() {
        return Ok(None);
    }
    let mut team = Vec::with_capacity(demo.advisors.len());
    for (position, name) in (0_i32..).zip(demo.advisors) {
        let advisor = NewAdvisor {
            centre: centre.id,
            site: None,
            name: (*name).to_owned(),
            email: Some(format!("conseil{}@{}", position + 1, demo.domain)),
            phone: None,
            position,
        };
        team.push(advisors::insert(tx, &advisor).await?);
    }
    let mut offered = Vec::new();
    for new in kinds(&centre, n)? {
        let takers: &[AdvisorId] = if new.slug == WORKSHOP { &team[..team.len().min(2)] } else { &team };
        offered.push((types::insert(tx, &new, takers, &[]).await?, new));
    }
    for (rank, advisor) in team.iter().enumerate() {
        insert_hours(tx, *advisor, n + rank).await?;
    }
    insert_exceptions(tx, &centre, &team, today).await?;
    let trainings = trainings::list_of_centre(tx.read(), centre.id, 0, 100).await?;
    Ok(Some(DemoAgenda { centre, types: offered, trainings }))
}

/// The slug of the visit.
const WORKSHOP: &str = "visite-atelier";

fn kinds(centre: &CentreRow, n: usize) -> Result<[NewType; 3], StoreError> {
    let common = NewType {
        centre: centre.id,
        slug: FIRST_TYPE.to_owned(),
        name: "Premier échange".to_owned(),
        policy: SlotPolicy {
            duration_min: 30,
            step_min: 30,
            buffer_before_min: 0,
            buffer_after_min: 0,
            min_notice_min: 180,
            horizon: Some(Horizon::Days(60)),
            grid: Grid::Anchored,
            assignment: Assignment::Any,
        },
        modes: Mode::ALL.to_vec(),
        video_link: Some(format!("https://visio.example.org/{}", centre.centre.slug)),
        change: ChangePolicy { cancel_notice_min: 240, move_notice_min: 1440 },
        confirmation: Confirmation::None,
        reminders: Reminders::Both,
        instructions_before: String::new(),
        instructions_after: "Venez avec vos questions. Un parent peut vous accompagner.".to_owned(),
        restriction: String::new(),
        questions: "[]".to_owned(),
        colour: TypeColour::Green.code().to_owned(),
        trainings: TypeTrainings::All,
        visibility: Visibility::Public,
        position: 0,
    };
    let visit = NewType {
        slug: WORKSHOP.to_owned(),
        name: "Visite de l’atelier".to_owned(),
        policy: SlotPolicy { duration_min: 60, buffer_after_min: 15, min_notice_min: 1440, ..common.policy.clone() },
        modes: vec![Mode::OnSite],
        video_link: None,
        // One centre of two says yes itself, so that both lives of an appointment can be seen.
        confirmation: if n.is_multiple_of(2) { Confirmation::ByCentre } else { Confirmation::None },
        instructions_after: "Prévoyez des chaussures fermées.".to_owned(),
        colour: TypeColour::Terracotta.code().to_owned(),
        position: 1,
        ..common.clone()
    };
    let question = Question {
        label: "Où en est votre candidature ?".replace(" ?", "\u{202F}?"),
        kind: QuestionKind::Choice(["Pas encore déposée", "Déposée", "En attente d’une entreprise"].map(str::to_owned).to_vec()),
        required: true,
    };
    let questions = serde_json::to_string(&[question]).map_err(|error| StoreError::Unexpected(Box::new(error)))?;
    let follow_up = NewType {
        slug: "point-candidature".to_owned(),
        name: "Point sur ma candidature".to_owned(),
        policy: SlotPolicy { duration_min: 20, step_min: 20, ..common.policy.clone() },
        modes: vec![Mode::Phone],
        video_link: None,
        instructions_after: String::new(),
        restriction: "Pour qui a déjà pris contact avec le centre.".to_owned(),
        questions,
        colour: TypeColour::Blue.code().to_owned(),
        position: 2,
        ..common.clone()
    };
    Ok([common, visit, follow_up])
}

/// Four rhythms with holes: nobody works from eight to eight.
async fn insert_hours(tx: &Tx, advisor: AdvisorId, rhythm: usize) -> Result<(), StoreError> {
    use Weekday::{Fri, Mon, Thu, Tue, Wed};
    let windows: &[(&[Weekday], u16, u16)] = match rhythm % 4 {
        0 => &[(&[Mon, Tue, Thu], 9 * 60, 12 * 60), (&[Mon, Tue, Thu], 14 * 60, 17 * 60), (&[Wed], 13 * 60 + 30, 18 * 60)],
        1 => &[(&[Tue, Wed, Fri], 8 * 60 + 30, 12 * 60), (&[Wed, Fri], 13 * 60 + 30, 16 * 60)],
        2 => &[(&[Mon, Wed], 10 * 60, 12 * 60 + 30), (&[Thu], 14 * 60, 18 * 60 + 30)],
        _ => &[(&[Mon, Tue, Wed, Thu, Fri], 14 * 60, 16 * 60 + 30)],
    };
    for (days, from, to) in windows {
        let weekly = Availability {
            days: days.iter().copied().collect::<WeekdaySet>(),
            window: window(*from, *to),
            every_weeks: 1,
            starting: None,
            until: None,
        };
        let new = NewAvailability { advisor, weekly, site: None, mode: None, types: None };
        advisors::insert_availability(tx, &new).await?;
    }
    Ok(())
}

/// What makes one week unlike another: days away, a day closed, a Saturday open, a short day.
async fn insert_exceptions(tx: &Tx, centre: &CentreRow, team: &[AdvisorId], today: NaiveDate) -> Result<(), StoreError> {
    let monday = today + Days::new(7 - u64::from(today.weekday().num_days_from_monday()));
    let days = |from: NaiveDate, n: u64| CivilSpan {
        from: from.and_time(NaiveTime::MIN),
        until: (from + Days::new(n)).and_time(NaiveTime::MIN),
    };
    if let Some(first) = team.first() {
        advisors::insert_absence(tx, *first, days(monday + Days::new(15), 3), "Formation interne").await?;
        let saturday =
            AvailabilityOverride { date: monday + Days::new(12), windows: vec![window(9 * 60, 12 * 60)], opens_holiday: false };
        advisors::put_override(tx, *first, &saturday).await?;
    }
    if let Some(last) = team.last() {
        let short =
            AvailabilityOverride { date: monday + Days::new(2), windows: vec![window(10 * 60, 12 * 60)], opens_holiday: false };
        advisors::put_override(tx, *last, &short).await?;
    }
    advisors::insert_closure(tx, centre.id, None, days(monday + Days::new(11), 1), "Journée pédagogique").await
}

/// From a minute of the day to another, both within it.
fn window(from: u16, to: u16) -> TimeWindow {
    TimeWindow {
        from: MinuteOfDay::new(from).unwrap_or(MinuteOfDay::START),
        to: MinuteOfDay::new(to).unwrap_or(MinuteOfDay::END),
    }
}
