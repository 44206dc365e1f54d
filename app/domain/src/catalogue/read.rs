//! From a record as received to a record that can be used.

use super::cell;
use super::finding::{Finding, FindingCode, Severity};
use super::gather::Findings;
use super::raw::RawRecord;
use super::read_place::{read_centre, read_managing_body, read_site};
use super::record::{CatalogueRecord, Delivery, Level, Position, Publication};
use crate::contact::{EmailAddress, InvalidEmail, Phone};
use crate::identifiers::{Cfd, InseeCode, Rncp, Rome, TrainingKey};

/// INSEE's table of communes, as far as a record needs it.
pub trait CommuneTable {
    /// The commune of a code; nothing when the table does not have it.
    fn find_commune(&self, insee: &InseeCode) -> Option<Commune>;
}

/// What the table knows of a commune.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Commune {
    /// Its code today: that of the whole town for an arrondissement of Paris, Lyon or Marseille.
    pub insee: InseeCode,
    /// The official name.
    pub name: String,
    /// Where it is; a few have no coordinates.
    pub position: Option<Position>,
}

/// What came out of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading {
    /// A record to use. Findings, if any, flag it and name the values that were left out.
    Usable {
        /// The record, without the faulty values.
        record: Box<CatalogueRecord>,
        /// Why it is flagged; empty when it is plainly accepted.
        findings: Vec<Finding>,
    },
    /// No record: at least one finding rejects it.
    Unusable {
        /// Everything that is wrong, the rejecting findings and the others.
        findings: Vec<Finding>,
    },
}

impl Reading {
    /// Everything that is wrong with the record.
    pub fn findings(&self) -> &[Finding] {
        match self {
            Self::Usable { findings, .. } | Self::Unusable { findings } => findings,
        }
    }
}

/// Reads a record: all findings at once. Rejected: no key, title, level, place or SIRET to rely on. Flagged: a value that the
/// training can do without was wrong and is left out.
pub fn read(raw: &RawRecord, communes: &impl CommuneTable) -> Reading {
    let mut found = Findings::default();
    let record = read_record(raw, communes, &mut found);
    let findings = found.into_list();
    match record {
        Some(record) if findings.iter().all(|finding| finding.severity == Severity::Flags) => {
            Reading::Usable { record: Box::new(record), findings }
        }
        Some(_) | None => Reading::Unusable { findings },
    }
}

/// The greatest number of places believed.
const MAX_CAPACITY: u32 = 10_000;
/// The longest training believed, in years.
const MAX_YEARS: u32 = 10;

fn read_record(raw: &RawRecord, communes: &impl CommuneTable, found: &mut Findings) -> Option<CatalogueRecord> {
    let key = found.required("cle_ministere_educatif", raw.cle_ministere_educatif.as_deref(), TrainingKey::parse);
    let level = found.required("niveau", raw.niveau.as_deref(), |text| Level::parse(text).ok_or(FindingCode::UnknownLevel));
    let short_title = found.line("intitule_court", raw.intitule_court.as_deref());
    let title = found.line("intitule_long", raw.intitule_long.as_deref()).or_else(|| short_title.clone());
    if title.is_none() {
        found.reject("intitule_long", FindingCode::Missing);
    }
    let centre = read_centre(raw, found);
    let managing_body = read_managing_body(raw, found);
    if let Some(key) = &key {
        let centre = centre.as_ref().map(|centre| centre.siret.as_str());
        let body = managing_body.as_ref().map(|body| body.siret.as_str());
        check_key("etablissement_formateur_siret", centre, key.centre_siret(), found);
        check_key("etablissement_gestionnaire_siret", body, key.managing_body_siret(), found);
    }
    let site = read_site(raw, communes, found);
    // What may be missing is read before what must be there: a rejected record still tells all its findings.
    Some(CatalogueRecord {
        cfd: found.repaired("cfd", raw.cfd.as_deref(), Cfd::parse_cell),
        rncp: found.optional("rncp_code", raw.rncp_code.as_deref(), Rncp::parse),
        diploma: found.line("diplome", raw.diplome.as_deref()),
        content: found.description("contenu", raw.contenu.as_deref()),
        objective: found.description("objectif", raw.objectif.as_deref()),
        rome: read_rome(raw, found),
        parcoursup_id: found.line("parcoursup_id", raw.parcoursup_id.as_deref()),
        parcoursup_visible: found.yes_no("parcoursup_visible", raw.parcoursup_visible.as_deref()).unwrap_or(false),
        affelnet_visible: found.yes_no("affelnet_visible", raw.affelnet_visible.as_deref()).unwrap_or(false),
        ideo2_id: found.line("id_action_ideo2", raw.id_action_ideo2.as_deref()),
        onisep_url: found.optional("onisep_url", raw.onisep_url.as_deref(), web_address),
        capacity: found.optional("capacite", raw.capacite.as_deref(), |text| whole_number(text, MAX_CAPACITY)),
        duration_years: found.optional("duree", raw.duree.as_deref(), |text| whole_number(text, MAX_YEARS)),
        starts_on: found.each("date_debut", &raw.date_debut, cell::file_date),
        ends_on: found.each("date_fin", &raw.date_fin, cell::file_date),
        email: found.optional("email", raw.email.as_deref(), last_valid_address),
        phone: found.optional("num_tel", raw.num_tel.as_deref(), Phone::parse_organisation),
        delivery: read_delivery(raw, found),
        publication: read_publication(raw, found),
        short_title,
        key: key?,
        title: title?,
        level: level?,
        site: site?,
        centre: centre?,
        managing_body: managing_body?,
    })
}

/// A key whose SIRETs are not the record's belongs to another training.
fn check_key(field: &'static str, in_record: Option<&str>, in_key: &str, found: &mut Findings) {
    if in_record.is_some_and(|siret| siret != in_key) {
        found.reject(field, FindingCode::KeyContradicts);
    }
}

fn read_rome(raw: &RawRecord, found: &mut Findings) -> Vec<Rome> {
    let mut codes = found.each("rome_codes", &raw.rome_codes, Rome::parse);
    if codes.len() > Rome::MAX_LIST {
        found.flag("rome_codes", FindingCode::TooMany { max: Rome::MAX_LIST });
        codes.truncate(Rome::MAX_LIST);
    }
    codes
}

fn read_delivery(raw: &RawRecord, found: &mut Findings) -> Delivery {
    match found.yes_no("entierement_a_distance", raw.entierement_a_distance.as_deref()) {
        Some(true) => Delivery::Remote,
        Some(false) | None => Delivery::OnSite,
    }
}

/// A record is shown unless one of the two columns says no.
fn read_publication(raw: &RawRecord, found: &mut Findings) -> Publication {
    let ministry = found.yes_no("published", raw.published.as_deref());
    let catalogue = found.yes_no("catalogue_published", raw.catalogue_published.as_deref());
    if ministry == Some(false) || catalogue == Some(false) { Publication::Withheld } else { Publication::Published }
}

/// The last valid of the addresses between `##`; the last error when none is.
fn last_valid_address(text: &str) -> Result<EmailAddress, InvalidEmail> {
    let mut last_error = InvalidEmail::Empty;
    for part in text.rsplit("##").filter(|part| !part.trim().is_empty()) {
        match EmailAddress::parse(part) {
            Ok(address) => return Ok(address),
            Err(broken) => last_error = broken,
        }
    }
    Err(last_error)
}

/// Only the web's own schemes: a page shows the address as a link.
fn web_address(text: &str) -> Result<String, FindingCode> {
    let text = text.trim();
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let sound = rest.is_some_and(|rest| !rest.is_empty()) && !text.contains(|c: char| c.is_whitespace() || c.is_control());
    if sound { Ok(text.to_owned()) } else { Err(FindingCode::Url) }
}

fn whole_number(text: &str, max: u32) -> Result<u32, FindingCode> {
    let text = text.trim();
    let whole = text.strip_suffix(".0").unwrap_or(text);
    whole.parse().ok().filter(|number| *number <= max).ok_or(FindingCode::Number { max })
}
