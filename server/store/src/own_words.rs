//! What a centre says of itself and of its sites in the place of the catalogue's word. It stands in columns of its own, so
//! that an import cannot overwrite it; where it says the same as the catalogue, the catalogue's word stands.

use crate::{
    centres::{self, CentreRow},
    codes,
    db::Tx,
    error::StoreError,
    sites::{self, NewSite, SiteRow},
    sql::{Reader, at, values},
};
use domain::{
    holidays::Territory,
    ids::{CentreId, SiteId},
    time::{Timestamp, Tz},
};
use entity::{site, training_centre};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

/// What a centre is called and where it sits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameAndAddress {
    /// Name shown.
    pub name: String,
    /// Street.
    pub address: String,
    /// Postal code.
    pub postal_code: String,
    /// Town.
    pub city: String,
}

/// A centre with what only its managers see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CentreProfile {
    /// As it is shown.
    pub shown: CentreRow,
    /// The catalogue's word.
    pub catalogue: NameAndAddress,
    /// Words at the end of messages.
    pub signature: String,
    /// Colour of the embedded pages, `#rrggbb`.
    pub accent: Option<String>,
    /// When the centre last spoke, and who did.
    pub spoken: Option<(Timestamp, String)>,
}

/// What a centre says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CentreWord {
    /// Name and address.
    pub is: NameAndAddress,
    /// Public phone, E.164.
    pub phone: Option<String>,
    /// Public address for mail.
    pub email: Option<String>,
    /// The zone of its agenda.
    pub zone: Tz,
    /// Whose public holidays apply.
    pub territory: Territory,
    /// Words at the end of messages.
    pub signature: String,
    /// Colour of the embedded pages, `#rrggbb`.
    pub accent: Option<String>,
}

/// A site with the catalogue's word.
#[derive(Clone, Debug, PartialEq)]
pub struct SiteProfile {
    /// As it is shown.
    pub shown: SiteRow,
    /// The catalogue's word; what the centre first said, of a site that the catalogue does not know.
    pub catalogue: NewSite,
}

/// What refers to a site.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SiteUse {
    /// Trainings, published or not.
    pub n_trainings: u64,
    /// Appointments, past ones included, and hours held at this moment.
    pub n_appointments: u64,
    /// Advisors of this site alone.
    pub n_advisors: u64,
    /// Types offered at some sites, this one among them.
    pub n_types: u64,
    /// Weekly hours and closures of this site alone.
    pub n_hours: u64,
}

impl SiteUse {
    /// Nothing refers to it.
    pub fn is_none(self) -> bool {
        self == Self::default()
    }
}

/// The centre as its managers see it.
pub async fn find_centre(reader: Reader<'_>, id: CentreId) -> Result<Option<CentreProfile>, StoreError> {
    training_centre::Entity::find_by_id(id.0).one(&reader).await?.map(centre_profile).transpose()
}

/// Keeps what a centre says of itself. `false` when there is no such centre.
pub async fn put_centre(tx: &Tx, id: CentreId, word: &CentreWord, (by, now): (&str, Timestamp)) -> Result<bool, StoreError> {
    let Some(found) = training_centre::Entity::find_by_id(id.0).one(&tx.read()).await? else { return Ok(false) };
    let is = &word.is;
    let same_place = (&is.address, &is.postal_code, &is.city) == (&found.address, &found.postal_code, &found.city);
    let of_place = |text: &String| (!same_place).then(|| text.clone());
    let change = training_centre::ActiveModel {
        own_name: Set(own(&is.name, &found.name, found.own_name.as_deref())),
        own_address: Set(of_place(&is.address)),
        own_postal_code: Set(of_place(&is.postal_code)),
        own_city: Set(of_place(&is.city)),
        own_at: Set(Some(now.epoch())),
        own_by: Set(Some(by.to_owned())),
        // The catalogue gives these once, to begin with, and never again.
        phone: Set(word.phone.clone()),
        email: Set(word.email.clone()),
        zone: Set(word.zone.name().to_owned()),
        territory: Set(word.territory.code().to_owned()),
        signature: Set(word.signature.clone()),
        accent: Set(word.accent.clone()),
        ..Default::default()
    };
    let done =
        training_centre::Entity::update_many().set(change).filter(training_centre::Column::Id.eq(id.0)).exec(&tx.read()).await?;
    Ok(done.rows_affected > 0)
}

/// The sites of a centre, by the name shown.
pub async fn list_sites(reader: Reader<'_>, centre: CentreId) -> Result<Vec<SiteProfile>, StoreError> {
    let found =
        site::Entity::find().filter(site::Column::CentreId.eq(centre.0)).order_by_asc(site::Column::Id).all(&reader).await?;
    let mut profiles: Vec<SiteProfile> = found.into_iter().map(site_profile).collect::<Result<_, _>>()?;
    profiles.sort_by(|a, b| a.shown.site.name.cmp(&b.shown.site.name));
    Ok(profiles)
}

/// Adds a site that a centre has of its own. An import that comes to know the place adopts it and leaves every word of the
/// centre. Conflict: `SitePlace`.
pub async fn insert_site(tx: &Tx, new: &NewSite, (by, now): (&str, Timestamp)) -> Result<SiteId, StoreError> {
    let model = site::ActiveModel {
        own_name: Set(Some(new.name.clone())),
        own_address: Set(Some(new.address.clone())),
        own_postal_code: Set(Some(new.postal_code.clone())),
        own_city: Set(Some(new.city.clone())),
        own_insee: Set(Some(new.insee.clone())),
        own_departement: Set(Some(new.departement.clone())),
        own_latitude: Set(new.coordinates.map(|(latitude, _)| latitude)),
        own_longitude: Set(new.coordinates.map(|(_, longitude)| longitude)),
        own_zone: Set(Some(new.zone.name().to_owned())),
        own_territory: Set(Some(new.territory.code().to_owned())),
        own_at: Set(Some(now.epoch())),
        own_by: Set(Some(by.to_owned())),
        ..sites::active(new)
    };
    Ok(SiteId(site::Entity::insert(model).exec(&tx.read()).await?.last_insert_id))
}

/// Keeps what a centre says of one of its sites. `false` when it has no such site.
pub async fn put_site(
    tx: &Tx,
    (centre, id): (CentreId, SiteId),
    word: &NewSite,
    (by, now): (&str, Timestamp),
) -> Result<bool, StoreError> {
    let mine = site::Entity::find_by_id(id.0).filter(site::Column::CentreId.eq(centre.0)).one(&tx.read()).await?;
    let Some(found) = mine else { return Ok(false) };
    // A street without its town says nothing: the place is the centre's own word as a whole, or the catalogue's.
    let same_place = (&word.address, &word.postal_code, &word.city) == (&found.address, &found.postal_code, &found.city)
        && found.own_address.as_ref() != Some(&found.address);
    let of_place = |text: &String| (!same_place).then(|| text.clone());
    let known = found.latitude.zip(found.longitude);
    let point = word.coordinates.filter(|point| Some(*point) != known || found.own_latitude.zip(found.own_longitude) == known);
    let change = site::ActiveModel {
        own_name: Set(own(&word.name, &found.name, found.own_name.as_deref())),
        own_address: Set(of_place(&word.address)),
        own_postal_code: Set(of_place(&word.postal_code)),
        own_city: Set(of_place(&word.city)),
        own_insee: Set(of_place(&word.insee)),
        own_departement: Set(of_place(&word.departement)),
        own_latitude: Set(point.map(|(latitude, _)| latitude)),
        own_longitude: Set(point.map(|(_, longitude)| longitude)),
        own_zone: Set(own(word.zone.name(), &found.zone, found.own_zone.as_deref())),
        own_territory: Set(own(word.territory.code(), &found.territory, found.own_territory.as_deref())),
        own_at: Set(Some(now.epoch())),
        own_by: Set(Some(by.to_owned())),
        ..Default::default()
    };
    let done = site::Entity::update_many().set(change).filter(site::Column::Id.eq(id.0)).exec(&tx.read()).await?;
    Ok(done.rows_affected > 0)
}

/// What refers to each site of a centre.
pub async fn list_site_uses(reader: Reader<'_>, centre: CentreId) -> Result<Vec<(SiteId, SiteUse)>, StoreError> {
    let sql = "SELECT s.id,
            (SELECT COUNT(*) FROM training t WHERE t.site_id = s.id),
            (SELECT COUNT(*) FROM appointment a WHERE a.site_id = s.id) + (SELECT COUNT(*) FROM hold h WHERE h.site_id = s.id),
            (SELECT COUNT(*) FROM advisor d WHERE d.site_id = s.id),
            (SELECT COUNT(*) FROM appointment_type_site ts WHERE ts.site_id = s.id),
            (SELECT COUNT(*) FROM availability v WHERE v.site_id = s.id)
                + (SELECT COUNT(*) FROM closure c WHERE c.site_id = s.id)
        FROM site s WHERE s.centre_id = ?";
    let rows = reader.all(sql, values![centre.0]).await?;
    let read = |row: &sea_orm::QueryResult| {
        let count = |index| Ok::<u64, StoreError>(at::<i64>(row, index)?.unsigned_abs());
        let used = SiteUse {
            n_trainings: count(1)?,
            n_appointments: count(2)?,
            n_advisors: count(3)?,
            n_types: count(4)?,
            n_hours: count(5)?,
        };
        Ok((SiteId(at(row, 0)?), used))
    };
    rows.iter().map(read).collect()
}

/// Takes a site away that nothing refers to. `false` when a type is offered there and nowhere else than at chosen sites:
/// the type would be offered everywhere. Conflict: `Reference`, when anything else refers to it.
pub async fn delete_site(tx: &Tx, centre: CentreId, id: SiteId) -> Result<bool, StoreError> {
    let sql = "DELETE FROM site WHERE id = ? AND centre_id = ?
               AND NOT EXISTS (SELECT 1 FROM appointment_type_site ts WHERE ts.site_id = site.id)";
    Ok(tx.run(sql, values![id.0, centre.0]).await? > 0)
}

/// How many appointments of a centre are still to be held.
pub async fn count_upcoming(reader: Reader<'_>, centre: CentreId, now: Timestamp) -> Result<u64, StoreError> {
    let sql = "SELECT COUNT(*) FROM appointment WHERE centre_id = ? AND starts_at >= ? AND state IN ('pending', 'booked')";
    reader.count(sql, values![centre.0, now.epoch()]).await
}

/// The centre's own word, or none where it says what the catalogue says. A word that was the centre's before the catalogue
/// came to say the same, or ever said anything, stays its own.
fn own(word: &str, catalogue: &str, before: Option<&str>) -> Option<String> {
    (word != catalogue || before == Some(catalogue)).then(|| word.to_owned())
}

fn centre_profile(model: training_centre::Model) -> Result<CentreProfile, StoreError> {
    let catalogue = NameAndAddress {
        name: model.name.clone(),
        address: model.address.clone(),
        postal_code: model.postal_code.clone(),
        city: model.city.clone(),
    };
    let (signature, accent) = (model.signature.clone(), model.accent.clone());
    let spoken = model.own_at.map(Timestamp::from_epoch).zip(model.own_by.clone());
    Ok(CentreProfile { shown: centres::row(model)?, catalogue, signature, accent, spoken })
}

fn site_profile(model: site::Model) -> Result<SiteProfile, StoreError> {
    let catalogue = NewSite {
        centre: CentreId(model.centre_id),
        name: model.name.clone(),
        address: model.address.clone(),
        postal_code: model.postal_code.clone(),
        city: model.city.clone(),
        insee: model.insee.clone(),
        departement: model.departement.clone(),
        coordinates: model.latitude.zip(model.longitude),
        zone: codes::zone(&model.zone)?,
        territory: codes::territory(&model.territory)?,
    };
    Ok(SiteProfile { shown: sites::row(model)?, catalogue })
}
