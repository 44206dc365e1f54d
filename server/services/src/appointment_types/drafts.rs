//! From a stored type to the form, and from valid settings to what is stored.

use crate::{fault::Fault, holding::questions};
use contract::refusal::Refusal;
use domain::{
    candidate::Question,
    contact::FreeText,
    ids::{AdvisorId, CentreId, SiteId, TrainingId},
    settings::{QuestionDraft, Selection, SpanDraft, TypeColour, TypeDraft, TypeSettings},
};
use store::{
    StoreError,
    types::{NewType, TypeRow, TypeTrainings},
};

/// A stored type as it would be typed. A step that is the duration is left blank: it follows.
pub(super) fn of(
    row: &TypeRow,
    advisors: Vec<AdvisorId>,
    sites: Vec<SiteId>,
    trainings: Vec<TrainingId>,
) -> Result<TypeDraft, Fault> {
    let settings = &row.settings;
    let policy = &settings.policy;
    let follows = policy.step_min == policy.duration_min;
    let asked: Vec<Question> = questions(&settings.questions)?;
    let draft = TypeDraft {
        name: settings.name.clone(),
        duration: policy.duration_min.to_string(),
        modes: settings.modes.clone(),
        first_mode: settings.modes.first().copied(),
        video_link: settings.video_link.clone().unwrap_or_default(),
        advisors,
        step: if follows { String::new() } else { policy.step_min.to_string() },
        grid: policy.grid,
        buffer_before: policy.buffer_before_min.to_string(),
        buffer_after: policy.buffer_after_min.to_string(),
        notice: SpanDraft::of_minutes(policy.min_notice_min),
        horizon_days: "60".to_owned(),
        cancel_notice: SpanDraft::of_minutes(settings.change.cancel_notice_min),
        move_notice: SpanDraft::of_minutes(settings.change.move_notice_min),
        assignment: policy.assignment,
        sites: if sites.is_empty() { Selection::All } else { Selection::Only(sites) },
        trainings: match settings.trainings {
            TypeTrainings::All => Selection::All,
            TypeTrainings::Chosen(_) => Selection::Only(trainings),
        },
        confirmation: settings.confirmation,
        reminders: settings.reminders,
        restriction: settings.restriction.clone(),
        questions: asked.iter().map(QuestionDraft::of).collect(),
        instructions_before: settings.instructions_before.clone(),
        instructions_after: settings.instructions_after.clone(),
        slug: settings.slug.clone(),
        visibility: settings.visibility,
        colour: TypeColour::of_stored(&settings.colour),
        ..TypeDraft::default()
    };
    Ok(draft.with_horizon(policy.horizon))
}

/// What is stored of valid settings.
pub(super) fn stored(centre: CentreId, slug: String, settings: &TypeSettings, position: i32) -> Result<NewType, Fault> {
    let questions = serde_json::to_string(&settings.questions).map_err(|error| StoreError::Unexpected(Box::new(error)))?;
    Ok(NewType {
        centre,
        slug,
        name: settings.name.as_str().to_owned(),
        policy: settings.policy.clone(),
        modes: settings.modes.clone(),
        video_link: settings.video_link.as_ref().map(|link| link.as_str().to_owned()),
        change: settings.change,
        confirmation: settings.confirmation,
        reminders: settings.reminders,
        instructions_before: text(settings.instructions_before.as_ref()),
        instructions_after: text(settings.instructions_after.as_ref()),
        restriction: text(settings.restriction.as_ref()),
        questions,
        colour: settings.colour.code().to_owned(),
        trainings: match &settings.trainings {
            Selection::All => TypeTrainings::All,
            Selection::Only(trainings) => TypeTrainings::Chosen(trainings.clone()),
        },
        visibility: settings.visibility,
        position,
    })
}

/// The sites that are written down: none stands for every site.
pub(super) fn chosen_sites(settings: &TypeSettings) -> &[SiteId] {
    match &settings.sites {
        Selection::All => &[],
        Selection::Only(sites) => sites,
    }
}

/// The trainings that are named.
pub(super) fn chosen_trainings(settings: &TypeSettings) -> &[TrainingId] {
    match &settings.trainings {
        Selection::All => &[],
        Selection::Only(trainings) => trainings,
    }
}

fn text<const MAX: usize>(text: Option<&FreeText<MAX>>) -> String {
    text.map(|text| text.as_str().to_owned()).unwrap_or_default()
}

/// Whatever is named must be the centre's own.
pub(super) fn all_found(n_found: usize, n_named: usize) -> Result<(), Refusal> {
    if n_found == n_named { Ok(()) } else { Err(Refusal::NotFound) }
}
