//! The sites of a centre.

use super::{
    place::{usual_of, written},
    profile::place,
};
use crate::{Services, access::Managed, fault::Fault, views};
use contract::{
    centre_settings::{
        CatalogueWord, DeleteSite, SaveSite, SavedSite, SiteDetails, SiteRemoval, SiteUses, SitesAccess, SitesView,
    },
    refusal::Refusal,
    scope::StaffScope,
};
use domain::{
    civil_life::FrenchZone,
    ids::{AppointmentTypeId, SiteId},
    settings::{Faults, Problem, SiteDraft, SiteField, SiteWords},
};
use store::{
    Constraint, StoreError,
    advisors::{self, AdvisorRow},
    own_words::{self, SiteProfile, SiteUse},
    sites::NewSite,
    type_settings, types,
    types::TypeRow,
};

/// What stands around the sites of a centre.
struct Around {
    team: Vec<AdvisorRow>,
    kinds: Vec<TypeRow>,
    places: Vec<(AppointmentTypeId, SiteId)>,
    uses: Vec<(SiteId, SiteUse)>,
}

impl Services {
    pub(super) async fn sites_view(&self, scope: &StaffScope, centre: &str) -> Result<SitesView, Fault> {
        let member = self.member(scope, centre).await?;
        let id = member.centre().id;
        let reader = self.0.db.read();
        let around = Around {
            team: advisors::list(reader, id).await?,
            kinds: types::list(reader, id).await?,
            places: type_settings::list_places(reader, id).await?,
            uses: own_words::list_site_uses(reader, id).await?,
        };
        let sites = own_words::list_sites(reader, id).await?;
        Ok(SitesView {
            sites: sites.iter().map(|profile| around.details(profile)).collect(),
            access: if member.managing().is_ok() { SitesAccess::Change } else { SitesAccess::Read },
        })
    }

    pub(super) async fn save_site_words(&self, scope: &StaffScope, ask: &SaveSite) -> Result<SavedSite, Fault> {
        let member = self.member(scope, &ask.centre).await?;
        let managed = member.managing()?;
        let words = match ask.draft.parse() {
            Ok(words) => words,
            Err(faults) => return Ok(SavedSite::Refused(faults)),
        };
        let (word, by) = (&self.stored(managed, words), (member.name(), self.now()));
        let saved = self
            .0
            .db
            .write(|tx| async move {
                match ask.id {
                    None => Ok(Some(own_words::insert_site(&tx, word, by).await?)),
                    Some(id) => {
                        let found = own_words::put_site(&tx, (managed.centre(), id), word, by).await?;
                        Ok::<_, Fault>(found.then_some(id))
                    }
                }
            })
            .await;
        match saved {
            Ok(Some(id)) => Ok(SavedSite::Saved { id }),
            Ok(None) => Err(Refusal::NotFound.into()),
            Err(Fault::Store(StoreError::Conflict(Constraint::SitePlace))) => {
                Ok(SavedSite::Refused(Faults::one(SiteField::Address, Problem::Taken)))
            }
            Err(fault) => Err(fault),
        }
    }

    pub(super) async fn remove_site(&self, scope: &StaffScope, ask: &DeleteSite) -> Result<SiteRemoval, Fault> {
        let managed = self.member(scope, &ask.centre).await?.managing()?;
        let used = self.use_of(managed, ask.id).await?;
        if !used.is_none() {
            return Ok(SiteRemoval::InUse(uses(used)));
        }
        let deleted = self.0.db.write(|tx| async move { own_words::delete_site(&tx, managed.centre(), ask.id).await }).await;
        match deleted {
            Ok(true) => Ok(SiteRemoval::Deleted),
            // Something came to refer to it since the look.
            Ok(false) | Err(StoreError::Conflict(Constraint::Reference)) => {
                Ok(SiteRemoval::InUse(uses(self.use_of(managed, ask.id).await?)))
            }
            Err(error) => Err(error.into()),
        }
    }

    async fn use_of(&self, managed: Managed, id: SiteId) -> Result<SiteUse, Fault> {
        let uses = own_words::list_site_uses(self.0.db.read(), managed.centre()).await?;
        let found = uses.into_iter().find(|(site, _)| *site == id);
        Ok(found.map(|(_, used)| used).ok_or(Refusal::NotFound)?)
    }

    /// The commune is understood from postal code and town; a place nobody knows has none.
    fn stored(&self, managed: Managed, words: SiteWords) -> NewSite {
        let understood = self.understand(&words.postal_code, words.city.as_str());
        let departement = understood.as_ref().map(|place| place.departement_code()).unwrap_or_default();
        NewSite {
            centre: managed.centre(),
            name: words.name.into_string(),
            address: words.address.into_string(),
            postal_code: words.postal_code.into_string(),
            city: words.city.into_string(),
            departement: departement.to_owned(),
            insee: understood.map(|place| place.insee).unwrap_or_default(),
            coordinates: words.coordinates.map(|point| (point.latitude(), point.longitude())),
            zone: words.zone.tz(),
            territory: words.territory,
        }
    }
}

impl Around {
    fn details(&self, profile: &SiteProfile) -> SiteDetails {
        let (id, site) = (profile.shown.id, &profile.shown.site);
        let zone = FrenchZone::from_name(site.zone.name());
        let usual = usual_of(&site.insee, &site.departement);
        let used = self.uses.iter().find(|(one, _)| *one == id).map(|(_, used)| *used).unwrap_or_default();
        SiteDetails {
            id,
            draft: SiteDraft {
                name: site.name.clone(),
                address: site.address.clone(),
                postal_code: site.postal_code.clone(),
                city: site.city.clone(),
                coordinates: site.coordinates.map(written).unwrap_or_default(),
                zone: zone.unwrap_or_default(),
                territory: site.territory,
            },
            point: site.coordinates.map(|(latitude, longitude)| (views::millionths(latitude), views::millionths(longitude))),
            // A site without trainings is the centre's own: the catalogue does not know it.
            catalogue: if used.n_trainings > 0 { catalogue(profile) } else { CatalogueWord::default() },
            usual: usual.filter(|(clock, territory)| Some(*clock) != zone || *territory != site.territory),
            advisors: self.receiving(id).map(|row| row.advisor.name.clone()).collect(),
            types: self.held(id).map(|row| row.settings.name.clone()).collect(),
            uses: uses(used),
        }
    }

    /// Those of this site, and those of every site.
    fn receiving(&self, id: SiteId) -> impl Iterator<Item = &AdvisorRow> {
        self.team.iter().filter(move |row| row.advisor.site.is_none_or(|site| site == id))
    }

    /// The types of this site, and those of every site.
    fn held(&self, id: SiteId) -> impl Iterator<Item = &TypeRow> {
        self.kinds.iter().filter(move |row| {
            let mut places = self.places.iter().filter(|(kind, _)| *kind == row.id).peekable();
            places.peek().is_none() || places.any(|(_, site)| *site == id)
        })
    }
}

fn catalogue(profile: &SiteProfile) -> CatalogueWord {
    let (shown, known) = (&profile.shown.site, &profile.catalogue);
    let same_place = (&shown.address, &shown.postal_code, &shown.city) == (&known.address, &known.postal_code, &known.city);
    CatalogueWord {
        name: (shown.name != known.name).then(|| known.name.clone()),
        place: (!same_place).then(|| place(&known.address, &known.postal_code, &known.city)),
    }
}

const fn uses(used: SiteUse) -> SiteUses {
    let SiteUse { n_trainings, n_appointments, n_advisors, n_types, n_hours } = used;
    SiteUses { n_trainings, n_appointments, n_advisors, n_types, n_hours }
}
