//! The stage of an import: one record as a row, and the set-based statements that make the stage the catalogue.

use crate::{db::Tx, error::StoreError, sql::values};
use domain::time::Timestamp;
use sea_orm::Value;
use std::collections::HashMap;

/// A record of the catalogue, parsed and resolved, ready to be swapped in.
#[derive(Clone, Debug, Default, PartialEq)]
#[expect(clippy::struct_excessive_bools, reason = "a row of the stage: independent facts, each its own column")]
pub struct StagedTraining {
    /// Line in the file, from 1.
    pub line: i64,
    /// Rank in the file, no other record of the import has it: several may stand on one line.
    pub position: i64,
    /// Used without some faulty values: counted apart from the other verdicts.
    pub flagged: bool,
    /// In the file, and marked there as not to be shown.
    pub withheld: bool,
    /// Clé ministère éducatif.
    pub key: String,
    /// Hash of the whole record: the same hash means nothing changed.
    pub fingerprint: String,
    /// SIRET of the centre (formateur).
    pub centre_siret: String,
    /// UAI code of the centre.
    pub centre_uai: Option<String>,
    /// Name of the centre.
    pub centre_name: String,
    /// Proposed address of its page, unique (let the SIRET be part of it); a centre that exists keeps its own.
    pub centre_slug: String,
    /// Street of the centre.
    pub centre_address: String,
    /// Postal code of the centre.
    pub centre_postal_code: String,
    /// Town of the centre.
    pub centre_city: String,
    /// SIRET of the managing body (gestionnaire).
    pub body_siret: Option<String>,
    /// UAI code of the managing body.
    pub body_uai: Option<String>,
    /// Name of the managing body; its SIRET when absent.
    pub body_name: Option<String>,
    /// Address of the managing body's office.
    pub body_email: Option<String>,
    /// Name of the site.
    pub site_name: String,
    /// Street of the site.
    pub site_address: String,
    /// Postal code of the site.
    pub site_postal_code: String,
    /// Town of the site.
    pub site_city: String,
    /// INSEE code of the site's commune; empty when unknown.
    pub site_insee: String,
    /// Département of the site.
    pub site_departement: String,
    /// Degrees north: the record's, else the commune's.
    pub latitude: Option<f64>,
    /// Degrees east: the record's, else the commune's.
    pub longitude: Option<f64>,
    /// IANA zone of the site.
    pub zone: String,
    /// Code of [`domain::holidays::Territory`], as it serialises.
    pub territory: String,
    /// Code formation diplôme.
    pub cfd: Option<String>,
    /// RNCP code.
    pub rncp: Option<String>,
    /// Long title.
    pub title: String,
    /// Short title.
    pub short_title: Option<String>,
    /// Kind of diploma.
    pub diploma: Option<String>,
    /// European level, 3 to 7.
    pub level: Option<i32>,
    /// JSON list of ROME codes.
    pub rome_codes: String,
    /// Page at Onisep.
    pub onisep_url: Option<String>,
    /// Identity at Parcoursup.
    pub parcoursup_id: Option<String>,
    /// Listed at Parcoursup.
    pub parcoursup_visible: bool,
    /// Listed at Affelnet.
    pub affelnet_visible: bool,
    /// Identity at Onisep.
    pub ideo2_id: Option<String>,
    /// Places.
    pub capacity: Option<i32>,
    /// Years.
    pub duration_years: Option<i32>,
    /// JSON list of `YYYY-MM-DD`.
    pub starts_on: String,
    /// JSON list of `YYYY-MM-DD`.
    pub ends_on: String,
    /// Entirely at a distance.
    pub remote: bool,
    /// The last valid address of the record.
    pub contact_email: Option<String>,
    /// The phone of the record, E.164.
    pub contact_phone: Option<String>,
    /// Folded title.
    pub sort_title: String,
    /// Folded title, diploma, centre and town.
    pub search_text: String,
}

/// The columns of the stage, in the order of [`bound`].
const COLUMNS: &str = "run_id, \
    line, position, flagged, withheld, key, fingerprint, centre_siret, centre_uai, centre_name, centre_slug, centre_address, \
    centre_postal_code, centre_city, body_siret, body_uai, body_name, body_email, site_name, \
    site_address, site_postal_code, site_city, site_insee, site_departement, latitude, longitude, zone, \
    territory, cfd, rncp, title, short_title, diploma, level, rome_codes, onisep_url, parcoursup_id, \
    parcoursup_visible, affelnet_visible, ideo2_id, capacity, duration_years, starts_on, ends_on, \
    remote, contact_email, contact_phone, sort_title, search_text";
/// How many there are.
const N_COLUMNS: usize = 49;
/// Rows of one statement: below SQLite's 32 766 parameters.
const ROWS: usize = 200;

pub(crate) async fn insert(tx: &Tx, run: i64, batch: &[StagedTraining]) -> Result<(), StoreError> {
    let row = format!("({})", crate::sql::marks(N_COLUMNS));
    let replaced = COLUMNS.split(", ").skip(1).map(|name| format!("{name} = excluded.{name}")).collect::<Vec<_>>().join(", ");
    for chunk in batch.chunks(ROWS) {
        // One statement may touch a key once.
        let last: HashMap<&str, usize> = chunk.iter().enumerate().map(|(at, record)| (record.key.as_str(), at)).collect();
        let kept: Vec<&StagedTraining> = chunk
            .iter()
            .enumerate()
            .filter(|(at, record)| last.get(record.key.as_str()) == Some(at))
            .map(|(_, kept)| kept)
            .collect();
        let sql = format!(
            "INSERT INTO staged_training ({COLUMNS}) VALUES {} ON CONFLICT (run_id, key) DO UPDATE SET {replaced}",
            vec![row.as_str(); kept.len()].join(", ")
        );
        tx.run(&sql, kept.into_iter().flat_map(|record| bound(run, record)).collect()).await?;
    }
    Ok(())
}

fn bound(run: i64, record: &StagedTraining) -> Vec<Value> {
    let r = record;
    values![
        run,
        r.line,
        r.position,
        r.flagged,
        r.withheld,
        r.key.clone(),
        r.fingerprint.clone(),
        r.centre_siret.clone(),
        r.centre_uai.clone(),
        r.centre_name.clone(),
        r.centre_slug.clone(),
        r.centre_address.clone(),
        r.centre_postal_code.clone(),
        r.centre_city.clone(),
        r.body_siret.clone(),
        r.body_uai.clone(),
        r.body_name.clone(),
        r.body_email.clone(),
        r.site_name.clone(),
        r.site_address.clone(),
        r.site_postal_code.clone(),
        r.site_city.clone(),
        r.site_insee.clone(),
        r.site_departement.clone(),
        r.latitude,
        r.longitude,
        r.zone.clone(),
        r.territory.clone(),
        r.cfd.clone(),
        r.rncp.clone(),
        r.title.clone(),
        r.short_title.clone(),
        r.diploma.clone(),
        r.level,
        r.rome_codes.clone(),
        r.onisep_url.clone(),
        r.parcoursup_id.clone(),
        r.parcoursup_visible,
        r.affelnet_visible,
        r.ideo2_id.clone(),
        r.capacity,
        r.duration_years,
        r.starts_on.clone(),
        r.ends_on.clone(),
        r.remote,
        r.contact_email.clone(),
        r.contact_phone.clone(),
        r.sort_title.clone(),
        r.search_text.clone(),
    ]
}

pub(crate) async fn swap(tx: &Tx, run: i64, now: Timestamp) -> Result<(), StoreError> {
    let now = now.epoch();
    tx.run(BODIES, values![run, run]).await?;
    tx.run(CENTRES, values![now, run, run]).await?;
    tx.run(SITES, values![run, run]).await?;
    tx.run(VERDICTS, values![run]).await?;
    tx.run(MISSING, values![run, run]).await?;
    tx.run(TRAININGS, values![now, now, run]).await?;
    tx.run(UNPUBLISH, values![now, now, run]).await.map(drop)
}

/// Of the records that name the same body, the last one in the file describes it; so for the centre and the site. Found by
/// rank first, so that only the few rows wanted are read whole.
const BODIES: &str = "INSERT INTO managing_body (siret, uai, name, email)
    SELECT body_siret, body_uai, COALESCE(body_name, body_siret), body_email FROM staged_training
    WHERE run_id = ? AND position IN
        (SELECT MAX(position) FROM staged_training WHERE run_id = ? AND body_siret IS NOT NULL GROUP BY body_siret)
    ON CONFLICT (siret) DO UPDATE SET uai = excluded.uai, name = excluded.name, email = excluded.email";

const CENTRES: &str = "INSERT INTO training_centre
        (siret, uai, name, slug, address, postal_code, city, zone, territory, managing_body_id, created_at)
    SELECT s.centre_siret, s.centre_uai, s.centre_name, s.centre_slug, s.centre_address, s.centre_postal_code, s.centre_city,
        s.zone, s.territory, b.id, ?
    FROM staged_training s LEFT JOIN managing_body b ON b.siret = s.body_siret
    WHERE s.run_id = ? AND s.position IN (SELECT MAX(position) FROM staged_training WHERE run_id = ? GROUP BY centre_siret)
    ON CONFLICT (siret) DO UPDATE SET uai = excluded.uai, name = excluded.name, address = excluded.address,
        postal_code = excluded.postal_code, city = excluded.city, managing_body_id = excluded.managing_body_id";

const SITES: &str = "INSERT INTO site
        (centre_id, name, address, postal_code, city, insee, departement, latitude, longitude, zone, territory)
    SELECT c.id, s.site_name, s.site_address, s.site_postal_code, s.site_city, s.site_insee, s.site_departement,
        s.latitude, s.longitude, s.zone, s.territory
    FROM staged_training s JOIN training_centre c ON c.siret = s.centre_siret
    WHERE s.run_id = ? AND s.position IN
        (SELECT MAX(position) FROM staged_training WHERE run_id = ? GROUP BY centre_siret, site_address, site_insee)
    ON CONFLICT (centre_id, address, insee) DO UPDATE SET name = excluded.name, postal_code = excluded.postal_code,
        city = excluded.city, departement = excluded.departement, latitude = excluded.latitude,
        longitude = excluded.longitude, zone = excluded.zone, territory = excluded.territory";

/// Before the trainings change: a verdict compares with what was there.
const VERDICTS: &str = "INSERT INTO import_finding (run_id, line, key, verdict)
    SELECT s.run_id, s.line, s.key, CASE
        WHEN s.withheld = TRUE THEN CASE WHEN t.published = TRUE THEN 'unpublished' ELSE 'unchanged' END
        WHEN t.id IS NULL THEN 'created' WHEN t.published = FALSE THEN 'reappeared'
        WHEN t.fingerprint = s.fingerprint THEN 'unchanged' ELSE 'updated' END
    FROM staged_training s LEFT JOIN training t ON t.key = s.key WHERE s.run_id = ? AND s.flagged = FALSE ORDER BY s.position";

const MISSING: &str = "INSERT INTO import_finding (run_id, line, key, verdict)
    SELECT CAST(? AS BIGINT), 0, t.key, 'unpublished' FROM training t WHERE t.published = TRUE
        AND NOT EXISTS (SELECT 1 FROM staged_training s WHERE s.run_id = ? AND s.key = t.key)";

/// Only what is new, different or back is written.
const TRAININGS: &str = "INSERT INTO training
        (key, centre_id, site_id, managing_body_id, insee, departement, published, unpublished_at, imported_at, first_seen_at,
        cfd, rncp, title, short_title, diploma, level, rome_codes, onisep_url, parcoursup_id,
        parcoursup_visible, affelnet_visible, ideo2_id, capacity, duration_years, starts_on, ends_on, remote,
        contact_email, contact_phone, fingerprint, sort_title, search_text, latitude, longitude)
    SELECT s.key, c.id, si.id, b.id, s.site_insee, s.site_departement, TRUE, NULL, ?, ?,
        s.cfd, s.rncp, s.title, s.short_title, s.diploma, s.level, s.rome_codes, s.onisep_url, s.parcoursup_id,
        s.parcoursup_visible, s.affelnet_visible, s.ideo2_id, s.capacity, s.duration_years, s.starts_on,
        s.ends_on, s.remote, s.contact_email, s.contact_phone, s.fingerprint, s.sort_title, s.search_text,
        s.latitude, s.longitude
    FROM staged_training s
    JOIN training_centre c ON c.siret = s.centre_siret
    JOIN site si ON si.centre_id = c.id AND si.address = s.site_address AND si.insee = s.site_insee
    LEFT JOIN managing_body b ON b.siret = s.body_siret
    LEFT JOIN training t ON t.key = s.key
    WHERE s.run_id = ? AND s.withheld = FALSE
        AND (t.id IS NULL OR t.published = FALSE OR t.fingerprint <> s.fingerprint)
    ON CONFLICT (key) DO UPDATE SET
        centre_id = excluded.centre_id, site_id = excluded.site_id,
        managing_body_id = excluded.managing_body_id, insee = excluded.insee,
        departement = excluded.departement, published = excluded.published,
        unpublished_at = excluded.unpublished_at, imported_at = excluded.imported_at, cfd = excluded.cfd,
        rncp = excluded.rncp, title = excluded.title, short_title = excluded.short_title,
        diploma = excluded.diploma, level = excluded.level, rome_codes = excluded.rome_codes,
        onisep_url = excluded.onisep_url, parcoursup_id = excluded.parcoursup_id,
        parcoursup_visible = excluded.parcoursup_visible, affelnet_visible = excluded.affelnet_visible,
        ideo2_id = excluded.ideo2_id, capacity = excluded.capacity, duration_years = excluded.duration_years,
        starts_on = excluded.starts_on, ends_on = excluded.ends_on, remote = excluded.remote,
        contact_email = excluded.contact_email, contact_phone = excluded.contact_phone,
        fingerprint = excluded.fingerprint, sort_title = excluded.sort_title,
        search_text = excluded.search_text, latitude = excluded.latitude, longitude = excluded.longitude";

const UNPUBLISH: &str = "UPDATE training SET published = FALSE, unpublished_at = ?, imported_at = ?
    WHERE published = TRUE AND NOT EXISTS
        (SELECT 1 FROM staged_training s WHERE s.run_id = ? AND s.key = training.key AND s.withheld = FALSE)";
