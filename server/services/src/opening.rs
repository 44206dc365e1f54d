//! A centre's first agenda, given in one piece: appointment types, advisors, their hours, closures.

use crate::Services;
use domain::{
    agenda::{Availability, AvailabilityOverride, CivilSpan, SlotPolicy},
    appointment::{ChangePolicy, Mode},
    ids::AdvisorId,
    reminder::Reminders,
    settings::TypeSlug,
    text::slug,
};
use std::collections::HashSet;
use store::{
    StoreError, Tx, WriteError,
    advisors::{self, NewAdvisor, NewAvailability},
    centres::{self, CentreRow},
    types::{self, Confirmation, NewType, TypeTrainings, Visibility},
};

/// Candidates may cancel until four hours and move until a day before, unless the centre says otherwise.
const CHANGE: ChangePolicy = ChangePolicy { cancel_notice_min: 240, move_notice_min: 1440 };

/// What a centre starts with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FirstAgenda {
    /// What can be booked, in the order shown; each by its own name.
    pub types: Vec<FirstType>,
    /// Who receives, in the order shown.
    pub advisors: Vec<FirstAdvisor>,
    /// When the centre is closed.
    pub closures: Vec<CivilSpan>,
}

/// An appointment type for all trainings of the centre and every advisor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FirstType {
    /// Name shown; its address is made of it.
    pub name: String,
    /// How slots are cut.
    pub policy: SlotPolicy,
    /// How one may meet, in the order offered.
    pub modes: Vec<Mode>,
    /// Whether it waits for the centre's word.
    pub confirmation: Confirmation,
}

/// An advisor and their hours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FirstAdvisor {
    /// Name shown.
    pub name: String,
    /// Where notices go.
    pub email: Option<String>,
    /// Hours of every week.
    pub weekly: Vec<Availability>,
    /// Dates unlike the others.
    pub overrides: Vec<AvailabilityOverride>,
    /// Away.
    pub absences: Vec<CivilSpan>,
}

/// Why a centre got no agenda.
#[derive(Debug, thiserror::Error)]
pub enum OpeningFault {
    /// Neither a SIRET nor an address of a centre.
    #[error("no centre has this SIRET or this address")]
    UnknownCentre,
    /// Somebody has set it up already.
    #[error("the centre has an agenda already")]
    HasAgenda,
    /// Two types would have the same address, or one would have none that a page can have.
    #[error("two appointment types have the same name, or one has none that makes an address")]
    TypeNames,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl WriteError for OpeningFault {
    fn store_error(&self) -> Option<&StoreError> {
        if let Self::Store(error) = self { Some(error) } else { None }
    }
}

impl Services {
    /// Gives the centre of that SIRET or slug its first agenda, whole or not at all; answers the centre's slug.
    pub async fn open_agenda(&self, centre: &str, first: &FirstAgenda) -> Result<String, OpeningFault> {
        let reader = self.0.db.read();
        let found = match centres::find_by_siret(reader, centre).await? {
            Some(found) => Some(found),
            None => centres::find_by_slug(reader, centre).await?,
        };
        let found = found.ok_or(OpeningFault::UnknownCentre)?;
        let addresses: HashSet<String> = first.types.iter().map(|kind| slug(&kind.name)).collect();
        if addresses.len() < first.types.len() || addresses.contains("") || addresses.contains(TypeSlug::RESERVED) {
            return Err(OpeningFault::TypeNames);
        }
        self.0.db.write(|tx| write(tx, &found, first)).await?;
        Ok(found.centre.slug)
    }
}

async fn write(tx: Tx, centre: &CentreRow, first: &FirstAgenda) -> Result<(), OpeningFault> {
    if !types::list(tx.read(), centre.id).await?.is_empty() {
        return Err(OpeningFault::HasAgenda);
    }
    let mut team = Vec::with_capacity(first.advisors.len());
    for (position, advisor) in (0..).zip(&first.advisors) {
        team.push(write_advisor(&tx, centre, position, advisor).await?);
    }
    for (position, kind) in (0..).zip(&first.types) {
        types::insert(&tx, &new_type(centre, position, kind), &team, &[]).await?;
    }
    for closure in &first.closures {
        advisors::insert_closure(&tx, centre.id, None, *closure, "").await?;
    }
    Ok(())
}

async fn write_advisor(tx: &Tx, centre: &CentreRow, position: i32, first: &FirstAdvisor) -> Result<AdvisorId, StoreError> {
    let new =
        NewAdvisor { centre: centre.id, site: None, name: first.name.clone(), email: first.email.clone(), phone: None, position };
    let advisor = advisors::insert(tx, &new).await?;
    for weekly in &first.weekly {
        let new = NewAvailability { advisor, weekly: weekly.clone(), site: None, mode: None, types: None };
        advisors::insert_availability(tx, &new).await?;
    }
    for special in &first.overrides {
        advisors::put_override(tx, advisor, special).await?;
    }
    for absence in &first.absences {
        advisors::insert_absence(tx, advisor, *absence, "").await?;
    }
    Ok(advisor)
}

fn new_type(centre: &CentreRow, position: i32, first: &FirstType) -> NewType {
    NewType {
        centre: centre.id,
        slug: slug(&first.name),
        name: first.name.clone(),
        policy: first.policy.clone(),
        modes: first.modes.clone(),
        video_link: None,
        change: CHANGE,
        confirmation: first.confirmation,
        reminders: Reminders::Both,
        instructions_before: String::new(),
        instructions_after: String::new(),
        restriction: String::new(),
        questions: "[]".to_owned(),
        colour: String::new(),
        trainings: TypeTrainings::All,
        visibility: Visibility::Public,
        position,
    }
}
