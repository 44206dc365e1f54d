//! From what was typed to settings.

use super::{
    Faults, HorizonForm, Problem, Selection, TypeDraft, TypeField, TypeSettings, TypeSlug, Unit, VideoLink,
    line::one_line,
    number::{whole, whole_or},
    questions,
};
use crate::{
    agenda::{Horizon, SlotPolicy},
    appointment::{ChangePolicy, Mode},
    contact::FreeText,
    time::NaiveDate,
};

/// Minutes of an appointment and between two starts.
const LENGTH: (i32, i32) = (5, 600);
/// Minutes kept free on one side.
const BUFFER: (i32, i32) = (0, 240);
/// Minutes of every notice: thirty days.
const MAX_NOTICE: i32 = 30 * 24 * 60;
/// Days of a horizon: as far as slots are ever looked for.
const DAYS: (i32, i32) = (1, crate::slots::MAX_DAYS as i32);

impl TypeDraft {
    /// Parses every field; all that is wrong is said at once, in the order of the form.
    pub fn parse(&self) -> Result<TypeSettings, Faults<TypeField>> {
        let mut faults = Faults::default();
        let name = faults.take(TypeField::Name, one_line(&self.name));
        let duration = faults.take(TypeField::Duration, whole(&self.duration, LENGTH, Unit::Minutes));
        let (modes, video_link) = self.parse_meeting(&mut faults);
        let policy = self.parse_policy(duration, &mut faults);
        let change = self.parse_change(&mut faults);
        let sites = some_or_all(&self.sites, TypeField::Sites, &mut faults);
        let trainings = some_or_all(&self.trainings, TypeField::Trainings, &mut faults);
        let restriction = faults.take(TypeField::Restriction, FreeText::parse_optional(&self.restriction)).flatten();
        let questions = questions::parse(&self.questions, &mut faults);
        let before = faults.take(TypeField::InstructionsBefore, FreeText::parse_optional(&self.instructions_before)).flatten();
        let after = faults.take(TypeField::InstructionsAfter, FreeText::parse_optional(&self.instructions_after)).flatten();
        let slug = self.parse_slug(&mut faults);
        match (name, policy, change) {
            (Some(name), Some(policy), Some(change)) if faults.0.is_empty() => Ok(TypeSettings {
                name,
                slug,
                policy,
                modes,
                video_link,
                change,
                confirmation: self.confirmation,
                reminders: self.reminders,
                advisors: each_once(&self.advisors),
                sites,
                trainings,
                instructions_before: before,
                instructions_after: after,
                restriction,
                questions,
                visibility: self.visibility,
                colour: self.colour,
            }),
            _ => Err(faults),
        }
    }

    /// The modes in the order offered, and the link that one of them needs. A link without its mode is kept for later, if
    /// it is one.
    fn parse_meeting(&self, faults: &mut Faults<TypeField>) -> (Vec<Mode>, Option<VideoLink>) {
        let mut modes: Vec<Mode> = Mode::ALL.into_iter().filter(|mode| self.modes.contains(mode)).collect();
        modes.sort_by_key(|mode| Some(*mode) != self.first_mode);
        if modes.is_empty() {
            faults.push(TypeField::Modes, Problem::Missing);
        }
        let link = if modes.contains(&Mode::Video) {
            faults.take(TypeField::VideoLink, VideoLink::parse(&self.video_link))
        } else {
            VideoLink::parse(&self.video_link).ok()
        };
        (modes, link)
    }

    fn parse_policy(&self, duration: Option<i32>, faults: &mut Faults<TypeField>) -> Option<SlotPolicy> {
        // Without a duration the bound itself stands for it: only what was typed is at fault.
        let step = whole_or(&self.step, duration.unwrap_or(LENGTH.0), LENGTH, Unit::Minutes);
        let step = faults.take(TypeField::Step, step);
        let before = faults.take(TypeField::BufferBefore, whole_or(&self.buffer_before, 0, BUFFER, Unit::Minutes));
        let after = faults.take(TypeField::BufferAfter, whole_or(&self.buffer_after, 0, BUFFER, Unit::Minutes));
        let notice = faults.take(TypeField::Notice, self.notice.parse(MAX_NOTICE));
        let horizon = self.parse_horizon().map_err(|wrong| faults.0.extend(wrong.0)).ok();
        Some(SlotPolicy {
            duration_min: duration?,
            step_min: step?,
            buffer_before_min: before?,
            buffer_after_min: after?,
            min_notice_min: notice?,
            horizon: horizon?,
            grid: self.grid,
            assignment: self.assignment,
        })
    }

    fn parse_horizon(&self) -> Result<Option<Horizon>, Faults<TypeField>> {
        let days = || {
            let days = whole(&self.horizon_days, DAYS, Unit::Days);
            days.map(|days| days as u16).map_err(|problem| Faults::one(TypeField::HorizonDays, problem))
        };
        match self.horizon {
            HorizonForm::None => Ok(None),
            HorizonForm::Days => Ok(Some(Horizon::Days(days()?))),
            HorizonForm::WorkingDays => Ok(Some(Horizon::WorkingDays(days()?))),
            HorizonForm::Period => {
                let mut faults = Faults::default();
                let from = faults.take(TypeField::PeriodFrom, date(&self.period_from));
                let to = faults.take(TypeField::PeriodTo, date(&self.period_to));
                match (from, to) {
                    (Some(from), Some(to)) if from <= to => Ok(Some(Horizon::Period { from, to })),
                    (Some(_), Some(_)) => Err(Faults::one(TypeField::PeriodTo, Problem::Backwards)),
                    (None, _) | (_, None) => Err(faults),
                }
            }
        }
    }

    fn parse_change(&self, faults: &mut Faults<TypeField>) -> Option<ChangePolicy> {
        let cancel = faults.take(TypeField::CancelNotice, self.cancel_notice.parse(MAX_NOTICE));
        let moving = faults.take(TypeField::MoveNotice, self.move_notice.parse(MAX_NOTICE));
        Some(ChangePolicy { cancel_notice_min: cancel?, move_notice_min: moving? })
    }

    fn parse_slug(&self, faults: &mut Faults<TypeField>) -> Option<TypeSlug> {
        if self.slug.trim().is_empty() {
            return None;
        }
        faults.take(TypeField::Slug, TypeSlug::parse(&self.slug))
    }
}

fn date(text: &str) -> Result<NaiveDate, Problem> {
    let text = text.trim();
    if text.is_empty() { Err(Problem::Missing) } else { text.parse().map_err(|_| Problem::Date) }
}

fn some_or_all<Id: Copy + PartialEq>(chosen: &Selection<Id>, field: TypeField, faults: &mut Faults<TypeField>) -> Selection<Id> {
    match chosen {
        Selection::All => Selection::All,
        Selection::Only(ids) if ids.is_empty() => {
            faults.push(field, Problem::Missing);
            Selection::Only(Vec::new())
        }
        Selection::Only(ids) => Selection::Only(each_once(ids)),
    }
}

fn each_once<Id: Copy + PartialEq>(ids: &[Id]) -> Vec<Id> {
    let mut once = Vec::with_capacity(ids.len());
    for id in ids {
        if !once.contains(id) {
            once.push(*id);
        }
    }
    once
}
