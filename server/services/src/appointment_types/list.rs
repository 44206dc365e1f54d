//! The list of types.

use crate::{Services, access::Member, fault::Fault};
use contract::{
    appointment_types::{TypeLine, TypeUse, TypesAccess, TypesView},
    scope::StaffScope,
};
use domain::{
    ids::{AdvisorId, AppointmentTypeId, SiteId},
    settings::TypeColour,
};
use std::collections::{HashMap, HashSet};
use store::{
    Reader, advisors, sites,
    type_settings::{self, Hours},
    types::TypeRow,
};

/// What the lines of the list are made of: a fixed number of statements, however many types there are.
struct Around {
    takers: Vec<(AppointmentTypeId, AdvisorId)>,
    hours: Vec<Hours>,
    places: Vec<(AppointmentTypeId, SiteId)>,
    used: HashSet<AppointmentTypeId>,
    advisor_names: HashMap<AdvisorId, String>,
    site_names: HashMap<SiteId, String>,
}

impl Services {
    pub(super) async fn types_view(&self, scope: &StaffScope, centre: &str) -> Result<TypesView, Fault> {
        let member = self.member(scope, centre).await?;
        self.types_of(&member).await
    }

    /// The list, for a member of the centre.
    pub(super) async fn types_of(&self, member: &Member) -> Result<TypesView, Fault> {
        let reader = self.0.db.read();
        let rows = type_settings::list(reader, member.centre().id).await?;
        let around = self.around(reader, member).await?;
        let (archived, types): (Vec<_>, Vec<_>) = rows.iter().partition(|row| row.archived_at.is_some());
        let line = |row: &&TypeRow| around.line(row, self.type_address(&member.centre().centre.slug, &row.settings.slug));
        Ok(TypesView {
            access: if member.managing().is_ok() { TypesAccess::Change } else { TypesAccess::Read },
            types: types.iter().map(line).collect(),
            archived: archived.iter().map(line).collect(),
        })
    }

    async fn around(&self, reader: Reader<'_>, member: &Member) -> Result<Around, Fault> {
        let centre = member.centre();
        let today = self.now().date_in(centre.centre.zone);
        let team = advisors::list(reader, centre.id).await?;
        let sites = sites::list(reader, centre.id).await?;
        Ok(Around {
            takers: type_settings::list_takers(reader, centre.id).await?,
            hours: type_settings::list_hours(reader, centre.id, today).await?,
            places: type_settings::list_places(reader, centre.id).await?,
            used: type_settings::list_used(reader, centre.id).await?.into_iter().collect(),
            advisor_names: team.into_iter().map(|row| (row.id, row.advisor.name)).collect(),
            site_names: sites.into_iter().map(|row| (row.id, row.site.name)).collect(),
        })
    }
}

impl Around {
    fn line(&self, row: &TypeRow, address: String) -> TypeLine {
        let settings = &row.settings;
        let takers = self.takers.iter().filter(|(id, _)| *id == row.id).map(|(_, advisor)| *advisor);
        let (serving, idle): (Vec<AdvisorId>, Vec<AdvisorId>) =
            takers.partition(|advisor| has_hours(&self.hours, *advisor, Some(row.id)));
        let places = self.places.iter().filter(|(id, _)| *id == row.id);
        TypeLine {
            id: row.id,
            slug: settings.slug.clone(),
            name: settings.name.clone(),
            duration_min: settings.policy.duration_min,
            modes: settings.modes.clone(),
            sites: places.filter_map(|(_, site)| self.site_names.get(site).cloned()).collect(),
            n_serving: u32::try_from(serving.len()).unwrap_or(u32::MAX),
            without_hours: idle.iter().filter_map(|advisor| self.advisor_names.get(advisor).cloned()).collect(),
            visibility: settings.visibility,
            confirmation: settings.confirmation,
            colour: TypeColour::of_stored(&settings.colour),
            address,
            used: if self.used.contains(&row.id) { TypeUse::Used } else { TypeUse::Unused },
        }
    }
}

/// Whether somebody has hours: for that type, or, when none is named, for any.
pub(super) fn has_hours(hours: &[Hours], advisor: AdvisorId, kind: Option<AppointmentTypeId>) -> bool {
    let serves = |only: &Option<Vec<AppointmentTypeId>>| match (only, kind) {
        (None, _) | (Some(_), None) => true,
        (Some(only), Some(kind)) => only.contains(&kind),
    };
    hours.iter().any(|(who, only)| *who == advisor && serves(only))
}
