//! The place, the centre and the managing body of a record.

use super::finding::FindingCode;
use super::gather::Findings;
use super::raw::RawRecord;
use super::read::{Commune, CommuneTable};
use super::record::{CentreRecord, ManagingBodyRecord, Position, Precision, SiteRecord};
use crate::contact::EmailAddress;
use crate::identifiers::{Coordinates, InseeCode, PostalCode, Siret, Uai};

/// The place. A centre has a SIRET; a place has at least a commune, a postal code or a town: without any of them nobody can
/// find it, by name or by distance.
pub(super) fn read_site(raw: &RawRecord, communes: &impl CommuneTable, found: &mut Findings) -> Option<SiteRecord> {
    let commune = read_commune(raw, communes, found);
    let postal_code = found.repaired("code_postal", raw.code_postal.as_deref(), PostalCode::parse_cell);
    let city = found.line("localite", raw.localite.as_deref());
    let at = found.optional("lieu_formation_geo_coordonnees", raw.lieu_formation_geo_coordonnees.as_deref(), Coordinates::parse);
    let address = found.line("lieu_formation_adresse", raw.lieu_formation_adresse.as_deref());
    if commune.is_none() && postal_code.is_none() && city.is_none() {
        found.reject("code_commune_insee", FindingCode::NoPlace);
        return None;
    }
    let (insee, commune_position) = commune.map(|commune| (commune.insee, commune.position)).unzip();
    // The postal code crosses borders: the commune's word counts first.
    let departement = match &insee {
        Some(insee) => insee.departement(),
        None => postal_code.as_ref().and_then(PostalCode::probable_departement),
    };
    let position = at.map(|at| Position { at, precision: Precision::Site }).or(commune_position.flatten());
    Some(SiteRecord { address, postal_code, city, insee, departement, position })
}

/// Who teaches.
pub(super) fn read_centre(raw: &RawRecord, found: &mut Findings) -> Option<CentreRecord> {
    let siret = found.required("etablissement_formateur_siret", raw.etablissement_formateur_siret.as_deref(), Siret::parse);
    Some(CentreRecord {
        // The UAI identifies nothing here, and many centres have none: a wrong one is left out, the training stays.
        uai: found.optional("etablissement_formateur_uai", raw.etablissement_formateur_uai.as_deref(), Uai::parse),
        trade_name: found.line("etablissement_formateur_enseigne", raw.etablissement_formateur_enseigne.as_deref()),
        legal_name: found.line(
            "etablissement_formateur_entreprise_raison_sociale",
            raw.etablissement_formateur_entreprise_raison_sociale.as_deref(),
        ),
        address: found.line("etablissement_formateur_adresse", raw.etablissement_formateur_adresse.as_deref()),
        postal_code: found.repaired(
            "etablissement_formateur_code_postal",
            raw.etablissement_formateur_code_postal.as_deref(),
            PostalCode::parse_cell,
        ),
        city: found.line("etablissement_formateur_localite", raw.etablissement_formateur_localite.as_deref()),
        siret: siret?,
    })
}

/// Who answers for it.
pub(super) fn read_managing_body(raw: &RawRecord, found: &mut Findings) -> Option<ManagingBodyRecord> {
    let siret = found.required("etablissement_gestionnaire_siret", raw.etablissement_gestionnaire_siret.as_deref(), Siret::parse);
    Some(ManagingBodyRecord {
        uai: found.optional("etablissement_gestionnaire_uai", raw.etablissement_gestionnaire_uai.as_deref(), Uai::parse),
        legal_name: found.line(
            "etablissement_gestionnaire_entreprise_raison_sociale",
            raw.etablissement_gestionnaire_entreprise_raison_sociale.as_deref(),
        ),
        email: found.optional(
            "etablissement_gestionnaire_courriel",
            raw.etablissement_gestionnaire_courriel.as_deref(),
            EmailAddress::parse,
        ),
        siret: siret?,
    })
}

fn read_commune(raw: &RawRecord, communes: &impl CommuneTable, found: &mut Findings) -> Option<Commune> {
    let insee = found.optional("code_commune_insee", raw.code_commune_insee.as_deref(), InseeCode::parse)?;
    let commune = communes.find_commune(&insee);
    if commune.is_none() {
        found.flag("code_commune_insee", FindingCode::UnknownCommune);
    }
    commune
}
