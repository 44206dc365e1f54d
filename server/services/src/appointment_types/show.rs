//! The settings of one type, with what may be chosen.

use super::{drafts, list::has_hours};
use crate::{Services, access::Member, fault::Fault};
use contract::{
    appointment_types::{
        AdvisorChoice, AdvisorHours, ShowType, SiteChoice, TrainingChoice, TypeSettingsView, TypeState, TypeUse,
    },
    refusal::Refusal,
    scope::StaffScope,
};
use domain::{
    ids::{AdvisorId, AppointmentTypeId},
    settings::TypeDraft,
};
use store::{
    Reader,
    advisors::{self, AdvisorRow},
    sites,
    type_settings::{self, ServedTraining},
    types,
};

impl Services {
    pub(super) async fn type_settings(&self, scope: &StaffScope, ask: &ShowType) -> Result<TypeSettingsView, Fault> {
        let member = self.member(scope, &ask.centre).await?;
        let centre = member.managing()?.centre();
        let reader = self.0.db.read();
        let row = match &ask.slug {
            None => None,
            Some(slug) => Some(type_settings::find_by_slug(reader, centre, slug).await?.ok_or(Refusal::NotFound)?),
        };
        let id = row.as_ref().map(|row| row.id);
        let tied = match id {
            None => Vec::new(),
            Some(id) => type_settings::list_tied(reader, id).await?,
        };
        let advisors = self.advisor_choices(reader, &member, &tied).await?;
        let (draft, used) = match &row {
            None => (TypeDraft::starting(advisors.iter().map(|choice| choice.id).collect()), TypeUse::Unused),
            Some(row) => {
                let sites = types::list_sites(reader, row.id).await?;
                let trainings = types::list_trainings(reader, row.id).await?;
                let used = if type_settings::is_used(reader, row.id).await? { TypeUse::Used } else { TypeUse::Unused };
                (drafts::of(row, tied, sites, trainings)?, used)
            }
        };
        Ok(TypeSettingsView {
            id,
            draft,
            used,
            state: match &row {
                None => TypeState::New,
                Some(row) if row.archived_at.is_some() => TypeState::Archived,
                Some(_) => TypeState::Offered,
            },
            address_start: self.type_address(&member.centre().centre.slug, ""),
            advisors,
            sites: sites::list(reader, centre).await?.into_iter().map(site_choice).collect(),
            trainings: type_settings::list_served(reader, centre, id).await?.into_iter().map(training_choice).collect(),
        })
    }

    /// Everybody who receives, and those tied to the type who do not any more.
    async fn advisor_choices(
        &self,
        reader: Reader<'_>,
        member: &Member,
        tied: &[AdvisorId],
    ) -> Result<Vec<AdvisorChoice>, Fault> {
        let centre = member.centre();
        let team = advisors::list(reader, centre.id).await?;
        let gone: Vec<AdvisorId> = tied.iter().copied().filter(|id| team.iter().all(|row| row.id != *id)).collect();
        let gone = advisors::list_some(reader, centre.id, &gone).await?;
        let hours = type_settings::list_hours(reader, centre.id, self.now().date_in(centre.centre.zone)).await?;
        let sites = sites::list(reader, centre.id).await?;
        let choice = |row: &AdvisorRow, hours| AdvisorChoice {
            id: row.id,
            name: row.advisor.name.clone(),
            site: row.advisor.site.and_then(|id| sites.iter().find(|site| site.id == id)).map(|site| site.site.name.clone()),
            hours,
        };
        let receives = |row: &AdvisorRow| {
            if has_hours(&hours, row.id, None::<AppointmentTypeId>) { AdvisorHours::Some } else { AdvisorHours::None }
        };
        let mut choices: Vec<AdvisorChoice> = team.iter().map(|row| choice(row, receives(row))).collect();
        choices.extend(gone.iter().map(|row| choice(row, AdvisorHours::Left)));
        Ok(choices)
    }
}

fn site_choice(row: sites::SiteRow) -> SiteChoice {
    SiteChoice { id: row.id, name: row.site.name, city: row.site.city }
}

fn training_choice(row: ServedTraining) -> TrainingChoice {
    TrainingChoice { id: row.id, title: row.title, city: row.city, published: row.published }
}
