//! A record of the catalogue as a row of the stage.

use super::slugs::Slugs;
use domain::{
    catalogue::{CatalogueRecord, Delivery, Publication, fingerprint},
    civil_life::civil_life,
    text::fold,
};
use store::{StagedTraining, StoreError};

/// Where a record stands in its file.
#[derive(Clone, Copy)]
pub(super) struct Place {
    /// Line, from 1.
    pub line: u64,
    /// Rank, from 1.
    pub position: u64,
}

/// The row of a record.
pub(super) fn staged(record: CatalogueRecord, at: Place, slugs: &mut Slugs) -> Result<StagedTraining, StoreError> {
    let print = fingerprint(&record).to_string();
    let CatalogueRecord { site, centre, managing_body, .. } = record;
    let centre_name = centre.display_name().to_owned();
    let site_city = site.city.unwrap_or_default();
    let centre_city = centre.city.unwrap_or_else(|| site_city.clone());
    let (zone, territory) = civil_life(site.departement);
    let position = site.position.map(|position| position.at);
    let words = [&record.title, record.diploma.as_deref().unwrap_or_default(), &centre_name, &site_city].join(" ");
    Ok(StagedTraining {
        line: at.line.cast_signed(),
        position: at.position.cast_signed(),
        flagged: false,
        withheld: record.publication == Publication::Withheld,
        key: record.key.into_string(),
        fingerprint: print,
        centre_slug: slugs.give(centre.siret.as_str(), &centre_name, &centre_city),
        centre_siret: centre.siret.into_string(),
        centre_uai: centre.uai.map(|uai| uai.into_string()),
        centre_name,
        centre_address: centre.address.unwrap_or_default(),
        centre_postal_code: centre.postal_code.map(|code| code.into_string()).unwrap_or_default(),
        centre_city,
        body_siret: Some(managing_body.siret.into_string()),
        body_uai: managing_body.uai.map(|uai| uai.into_string()),
        body_name: managing_body.legal_name,
        body_email: managing_body.email.map(|email| email.into_string()),
        site_name: site_city.clone(),
        site_address: site.address.unwrap_or_default(),
        site_postal_code: site.postal_code.map(|code| code.into_string()).unwrap_or_default(),
        site_city,
        site_insee: site.insee.map(|insee| insee.into_string()).unwrap_or_default(),
        site_departement: site.departement.map(|departement| departement.code().to_owned()).unwrap_or_default(),
        latitude: position.map(|point| point.latitude()),
        longitude: position.map(|point| point.longitude()),
        zone: zone.name().to_owned(),
        territory: territory.code().to_owned(),
        cfd: record.cfd.map(|cfd| cfd.into_string()),
        rncp: record.rncp.map(|rncp| rncp.into_string()),
        sort_title: fold(&record.title),
        title: record.title,
        short_title: record.short_title,
        diploma: record.diploma,
        level: Some(record.level.number().into()),
        rome_codes: json(&record.rome)?,
        onisep_url: record.onisep_url,
        parcoursup_id: record.parcoursup_id,
        parcoursup_visible: record.parcoursup_visible,
        affelnet_visible: record.affelnet_visible,
        ideo2_id: record.ideo2_id,
        capacity: record.capacity.map(u32::cast_signed),
        duration_years: record.duration_years.map(u32::cast_signed),
        starts_on: json(&record.starts_on)?,
        ends_on: json(&record.ends_on)?,
        remote: record.delivery == Delivery::Remote,
        contact_email: record.email.map(|email| email.into_string()),
        contact_phone: record.phone.map(|phone| phone.into_string()),
        search_text: fold(&words),
    })
}

fn json(value: &impl serde::Serialize) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|error| StoreError::Unexpected(Box::new(error)))
}
