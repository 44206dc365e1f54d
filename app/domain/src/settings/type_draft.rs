//! The settings of an appointment type as typed: texts survive any error, closed lists are closed already.

use super::{Confirmation, QuestionDraft, SpanDraft, TypeColour, Visibility};
use crate::{
    agenda::{Assignment, Grid, Horizon},
    appointment::Mode,
    ids::{AdvisorId, SiteId, TrainingId},
    reminder::Reminders,
};
use serde::{Deserialize, Serialize};

/// The fields of the form that can be wrong, in its order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum TypeField {
    /// Name.
    Name,
    /// Length.
    Duration,
    /// How one meets.
    Modes,
    /// Link of the video room.
    VideoLink,
    /// Distance between two starts.
    Step,
    /// Minutes kept free before.
    BufferBefore,
    /// Minutes kept free after.
    BufferAfter,
    /// Least time before the start.
    Notice,
    /// How many days ahead.
    HorizonDays,
    /// First date of a period.
    PeriodFrom,
    /// Last date of a period.
    PeriodTo,
    /// Until when it can be cancelled.
    CancelNotice,
    /// Until when it can be moved.
    MoveNotice,
    /// Where it is held.
    Sites,
    /// Which trainings it serves.
    Trainings,
    /// What a candidate must know and accept.
    Restriction,
    /// The centre's own questions as a whole.
    Questions,
    /// The question at that place of the form, from 0.
    Question(u8),
    /// Its choices.
    Choices(u8),
    /// Words before booking.
    InstructionsBefore,
    /// Words with the confirmation.
    InstructionsAfter,
    /// Address of its page.
    Slug,
}

/// All of them, those to come included, or some.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Selection<Id> {
    /// All.
    #[default]
    All,
    /// These.
    Only(Vec<Id>),
}

/// Which kind of horizon is chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum HorizonForm {
    /// Days from today.
    #[default]
    Days,
    /// Working days from today.
    WorkingDays,
    /// Between two dates.
    Period,
    /// Not bounded.
    None,
}

impl HorizonForm {
    /// Every kind, in the order shown.
    pub const ALL: [Self; 4] = [Self::Days, Self::WorkingDays, Self::Period, Self::None];

    /// The stable code, as in forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Days => "days",
            Self::WorkingDays => "working_days",
            Self::Period => "period",
            Self::None => "none",
        }
    }

    /// The kind of a stable code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// What a manager typed. [`TypeDraft::parse`] makes settings of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TypeDraft {
    /// Name.
    pub name: String,
    /// Minutes.
    pub duration: String,
    /// How one may meet.
    pub modes: Vec<Mode>,
    /// Which of them is proposed first.
    pub first_mode: Option<Mode>,
    /// Link of the video room.
    pub video_link: String,
    /// Who takes it.
    pub advisors: Vec<AdvisorId>,
    /// Minutes; nothing: as the duration.
    pub step: String,
    /// Where the starts fall.
    pub grid: Grid,
    /// Minutes; nothing: none.
    pub buffer_before: String,
    /// Minutes; nothing: none.
    pub buffer_after: String,
    /// Least time before the start.
    pub notice: SpanDraft,
    /// Which kind of horizon.
    pub horizon: HorizonForm,
    /// How many days, for the two kinds that count them.
    pub horizon_days: String,
    /// First date of a period, ISO.
    pub period_from: String,
    /// Last date of a period, ISO.
    pub period_to: String,
    /// Until how long before the start it can be cancelled.
    pub cancel_notice: SpanDraft,
    /// Until how long before the start it can be moved.
    pub move_notice: SpanDraft,
    /// Whether one advisor is enough.
    pub assignment: Assignment,
    /// Where it is held.
    pub sites: Selection<SiteId>,
    /// Which trainings it serves.
    pub trainings: Selection<TrainingId>,
    /// Whether it waits for the centre's word.
    pub confirmation: Confirmation,
    /// What a candidate must know and accept.
    pub restriction: String,
    /// The centre's own questions.
    pub questions: Vec<QuestionDraft>,
    /// Words before booking.
    pub instructions_before: String,
    /// Words with the confirmation.
    pub instructions_after: String,
    /// Which reminders the candidate gets.
    pub reminders: Reminders,
    /// Address of its page; nothing: made of the name.
    pub slug: String,
    /// Whether it is offered.
    pub visibility: Visibility,
    /// Colour in the agenda.
    pub colour: TypeColour,
}

impl TypeDraft {
    /// What a new type begins with: a name is all that misses.
    pub fn starting(advisors: Vec<AdvisorId>) -> Self {
        Self {
            duration: "30".to_owned(),
            modes: vec![Mode::OnSite],
            advisors,
            notice: SpanDraft::of_minutes(3 * 60),
            horizon_days: "60".to_owned(),
            cancel_notice: SpanDraft::of_minutes(4 * 60),
            move_notice: SpanDraft::of_minutes(24 * 60),
            ..Self::default()
        }
    }

    /// Writes a horizon as it would be typed.
    #[must_use]
    pub fn with_horizon(self, horizon: Option<Horizon>) -> Self {
        let days = |days: u16| days.to_string();
        match horizon {
            None => Self { horizon: HorizonForm::None, ..self },
            Some(Horizon::Days(n)) => Self { horizon: HorizonForm::Days, horizon_days: days(n), ..self },
            Some(Horizon::WorkingDays(n)) => Self { horizon: HorizonForm::WorkingDays, horizon_days: days(n), ..self },
            Some(Horizon::Period { from, to }) => {
                Self { horizon: HorizonForm::Period, period_from: from.to_string(), period_to: to.to_string(), ..self }
            }
        }
    }
}
