//! The settings of an appointment type, every field valid.

use super::{Selection, TypeColour, TypeSlug, VideoLink};
use crate::{
    agenda::SlotPolicy,
    appointment::{ChangePolicy, Mode},
    candidate::Question,
    contact::FreeText,
    ids::{AdvisorId, SiteId, TrainingId},
    reminder::Reminders,
};
use serde::{Deserialize, Serialize};

/// The longest name, in characters.
pub const MAX_TYPE_NAME: usize = 80;
/// The longest instructions, in characters.
pub const MAX_INSTRUCTIONS: usize = 1000;
/// The longest restriction, in characters.
pub const MAX_RESTRICTION: usize = 500;

/// Whether candidates are offered a type.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Visibility {
    /// Offered.
    #[default]
    Public,
    /// Only for who has its address.
    Unlisted,
}

impl Visibility {
    /// Both, in the order shown.
    pub const ALL: [Self; 2] = [Self::Public, Self::Unlisted];

    /// The stable code, as in forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Unlisted => "unlisted",
        }
    }

    /// The visibility of a stable code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }
}

/// Whether an appointment waits for the centre's word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Confirmation {
    /// Booked at once.
    #[default]
    None,
    /// The centre confirms.
    ByCentre,
}

impl Confirmation {
    /// Both, in the order shown.
    pub const ALL: [Self; 2] = [Self::None, Self::ByCentre];

    /// The stable code, as in forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::ByCentre => "by_centre",
        }
    }

    /// The confirmation of a stable code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }
}

/// What an appointment type is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypeSettings {
    /// Name.
    pub name: FreeText<{ MAX_TYPE_NAME }>,
    /// Address; `None`: to be made of the name.
    pub slug: Option<TypeSlug>,
    /// How slots are cut.
    pub policy: SlotPolicy,
    /// How one may meet, in the order offered; never empty.
    pub modes: Vec<Mode>,
    /// Link of the video room; there when one may meet by video.
    pub video_link: Option<VideoLink>,
    /// Until when the candidate may change it.
    pub change: ChangePolicy,
    /// Whether it waits for the centre's word.
    pub confirmation: Confirmation,
    /// Who takes it, each once. Nobody is allowed, and offers nothing.
    pub advisors: Vec<AdvisorId>,
    /// Which reminders the candidate gets.
    pub reminders: Reminders,
    /// Where it is held.
    pub sites: Selection<SiteId>,
    /// Which trainings it serves.
    pub trainings: Selection<TrainingId>,
    /// Words before booking.
    pub instructions_before: Option<FreeText<{ MAX_INSTRUCTIONS }>>,
    /// Words with the confirmation.
    pub instructions_after: Option<FreeText<{ MAX_INSTRUCTIONS }>>,
    /// What a candidate must know and accept.
    pub restriction: Option<FreeText<{ MAX_RESTRICTION }>>,
    /// The centre's own questions, at most [`MAX_QUESTIONS`](super::MAX_QUESTIONS).
    pub questions: Vec<Question>,
    /// Whether it is offered.
    pub visibility: Visibility,
    /// Colour in the agenda.
    pub colour: TypeColour,
}
