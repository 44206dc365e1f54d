//! Saving the settings of a type.

use super::drafts;
use crate::{Services, access::Managed, fault::Fault};
use contract::{
    appointment_types::{SaveType, SavedType},
    refusal::Refusal,
    scope::StaffScope,
};
use domain::settings::{Faults, InvalidSlug, Problem, TypeField, TypeSettings, TypeSlug};
use store::{
    Constraint, Reader, StoreError, Tx, advisors, sites,
    type_settings::{self, TypeTies},
    types,
};

/// What stops a save: an answer for the form, or a fault.
enum Stop {
    Refused(Faults<TypeField>),
    Fault(Fault),
}

impl From<Fault> for Stop {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

impl From<StoreError> for Stop {
    fn from(error: StoreError) -> Self {
        Self::Fault(error.into())
    }
}

impl From<Refusal> for Stop {
    fn from(refusal: Refusal) -> Self {
        Self::Fault(refusal.into())
    }
}

impl Services {
    pub(super) async fn save_type_settings(&self, scope: &StaffScope, ask: &SaveType) -> Result<SavedType, Fault> {
        let managed = self.member(scope, &ask.centre).await?.managing()?;
        let settings = match ask.draft.parse() {
            Ok(settings) => settings,
            Err(faults) => return Ok(SavedType::Refused(faults)),
        };
        let slug = match wished_slug(&settings) {
            Ok(slug) => slug,
            Err(faults) => return Ok(SavedType::Refused(faults)),
        };
        let (wish, kept) = (&settings, slug.as_str());
        let written = self
            .0
            .db
            .write(|tx| async move {
                match write(&tx, managed, ask, (wish, kept)).await {
                    Ok(()) => Ok(None),
                    Err(Stop::Refused(faults)) => Ok(Some(faults)),
                    Err(Stop::Fault(fault)) => Err(fault),
                }
            })
            .await;
        match written {
            Ok(None) => Ok(SavedType::Saved { slug: slug.into_string() }),
            Ok(Some(faults)) => Ok(SavedType::Refused(faults)),
            Err(Fault::Store(StoreError::Conflict(Constraint::TypeSlug))) => Ok(SavedType::Refused(taken(&settings))),
            Err(fault) => Err(fault),
        }
    }
}

async fn write(tx: &Tx, managed: Managed, ask: &SaveType, (settings, slug): (&TypeSettings, &str)) -> Result<(), Stop> {
    let centre = managed.centre();
    only_ours(tx.read(), managed, settings).await?;
    let sites = drafts::chosen_sites(settings);
    let Some(id) = ask.id else {
        let position = type_settings::next_position(tx.read(), centre).await?;
        let new = drafts::stored(centre, slug.to_owned(), settings, position)?;
        types::insert(tx, &new, &settings.advisors, sites).await?;
        return Ok(());
    };
    let before = types::find(tx.read(), centre, id).await?.ok_or(Refusal::NotFound)?;
    // Once an appointment was taken, the address stands in messages and on posters.
    if before.settings.slug != slug && type_settings::is_used(tx.read(), id).await? {
        return Err(Stop::Refused(Faults::one(TypeField::Slug, Problem::Fixed)));
    }
    let new = drafts::stored(centre, slug.to_owned(), settings, before.settings.position)?;
    let found = type_settings::update(tx, id, &new, TypeTies { advisors: &settings.advisors, sites }).await?;
    if found { Ok(()) } else { Err(Refusal::NotFound.into()) }
}

/// The address asked for, or the one that the name makes.
pub(super) fn wished_slug(settings: &TypeSettings) -> Result<TypeSlug, Faults<TypeField>> {
    let wished = settings.slug.clone().map_or_else(|| TypeSlug::of_name(settings.name.as_str()), Ok);
    wished.map_err(|error: InvalidSlug| Faults::one(TypeField::Slug, error.into()))
}

/// Another type has the address: said where it came from.
fn taken(settings: &TypeSettings) -> Faults<TypeField> {
    let field = if settings.slug.is_some() { TypeField::Slug } else { TypeField::Name };
    Faults::one(field, Problem::Taken)
}

/// Everything the settings name belongs to the centre, or is not found.
pub(super) async fn only_ours(reader: Reader<'_>, managed: Managed, settings: &TypeSettings) -> Result<(), Fault> {
    let centre = managed.centre();
    let ours = advisors::list_some(reader, centre, &settings.advisors).await?;
    drafts::all_found(ours.len(), settings.advisors.len())?;
    let chosen = drafts::chosen_sites(settings);
    if !chosen.is_empty() {
        let ours = sites::list(reader, centre).await?;
        let n_ours = chosen.iter().filter(|id| ours.iter().any(|site| site.id == **id)).count();
        drafts::all_found(n_ours, chosen.len())?;
    }
    let named = drafts::chosen_trainings(settings);
    let n_ours = type_settings::count_trainings(reader, centre, named).await?;
    drafts::all_found(usize::try_from(n_ours).unwrap_or(usize::MAX), named.len())?;
    Ok(())
}
