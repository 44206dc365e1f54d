//! The trainings of the invented centres, as records of the national catalogue.

use super::centres::{ALL, Centre, Site};
use super::certifications::Certification;
use chrono::Datelike;
use domain::{catalogue::RawRecord, time::NaiveDate};

/// Every record, in an order that does not change: it is part of the keys.
pub(super) fn all(today: NaiveDate) -> Vec<RawRecord> {
    offers().map(|(rank, centre, site, taught)| record(rank, centre, site, taught, today)).collect()
}

/// The key of the first training.
pub(super) fn first_key() -> Option<String> {
    offers().next().map(|(rank, centre, site, taught)| key(rank, centre, site, taught))
}

/// The SIRET of a centre, with its check digit (Luhn's, as INSEE has it).
pub(super) fn siret(centre: &Centre) -> String {
    let sum: u32 = centre
        .siret
        .bytes()
        .rev()
        .zip([2, 1].into_iter().cycle())
        .map(|(digit, weight)| u32::from(digit - b'0') * weight)
        .map(|product| product / 10 + product % 10)
        .sum();
    format!("{}{}", centre.siret, (10 - sum % 10) % 10)
}

fn offers() -> impl Iterator<Item = (usize, &'static Centre, &'static Site, &'static Certification)> {
    let sites = ALL.iter().flat_map(|centre| centre.sites.iter().map(move |site| (centre, site)));
    let taught = sites.flat_map(|(centre, site)| site.taught.iter().map(move |taught| (centre, site, *taught)));
    taught.enumerate().map(|(rank, (centre, site, taught))| (rank + 1, centre, site, taught))
}

fn key(rank: usize, centre: &Centre, site: &Site, taught: &Certification) -> String {
    let siret = siret(centre);
    format!("{:06}P01{}1{siret}{siret}-{}#L{:02}", 99_000 + rank, taught.years, site.insee, rank % 100)
}

fn record(rank: usize, centre: &Centre, site: &Site, taught: &Certification, today: NaiveDate) -> RawRecord {
    let siret = siret(centre);
    let text = |value: &str| Some(value.to_owned());
    // Who comes in spring applies for September, who comes in autumn for the next one.
    let first_year = if today.month() < 9 { today.year() } else { today.year() + 1 };
    let years = [first_year, first_year + 1];
    let parcoursup = taught.level >= 5 && rank.is_multiple_of(2);
    RawRecord {
        cle_ministere_educatif: Some(key(rank, centre, site, taught)),
        rncp_code: text(taught.rncp),
        intitule_long: text(taught.title),
        intitule_court: text(taught.title),
        diplome: text(taught.diploma),
        niveau: Some(taught.level.to_string()),
        rome_codes: vec![taught.rome.to_owned()],
        parcoursup_id: parcoursup.then(|| (88_000 + rank).to_string()),
        parcoursup_visible: Some(parcoursup.to_string()),
        id_action_ideo2: rank.is_multiple_of(3).then(|| format!("AF.{}", 990_000 + rank)),
        capacite: Some([12, 15, 24, 30][rank % 4].to_string()),
        duree: Some(taught.years.to_string()),
        date_debut: years.iter().map(|year| format!("{year}-09-07")).collect(),
        date_fin: years.iter().map(|year| format!("{}-06-30", year + i32::from(taught.years))).collect(),
        email: Some(format!("admissions@{}", centre.domain)),
        num_tel: text(centre.phone),
        lieu_formation_adresse: text(site.street),
        code_postal: text(site.postal_code),
        localite: text(site.city),
        code_commune_insee: text(site.insee),
        etablissement_formateur_siret: Some(siret.clone()),
        etablissement_formateur_enseigne: text(centre.name),
        etablissement_formateur_entreprise_raison_sociale: Some(centre.name.to_uppercase()),
        etablissement_formateur_adresse: centre.sites.first().and_then(|seat| text(seat.street)),
        etablissement_formateur_code_postal: centre.sites.first().and_then(|seat| text(seat.postal_code)),
        etablissement_formateur_localite: centre.sites.first().and_then(|seat| text(seat.city)),
        etablissement_gestionnaire_siret: Some(siret),
        etablissement_gestionnaire_entreprise_raison_sociale: Some(centre.name.to_uppercase()),
        etablissement_gestionnaire_courriel: Some(format!("direction@{}", centre.domain)),
        ..RawRecord::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{
        catalogue::{Reading, read},
        identifiers::Siret,
    };
    use std::collections::HashSet;

    const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2027, 3, 1).unwrap();

    #[test]
    fn every_siret_passes_and_belongs_to_one_centre() {
        let sirets: HashSet<_> = ALL.iter().map(|centre| Siret::parse(&siret(centre)).unwrap().into_string()).collect();
        assert_eq!(sirets.len(), ALL.len());
    }

    #[test]
    fn every_record_is_accepted_as_it_stands() {
        let communes = crate::gazetteer::Gazetteer::embedded();
        for record in all(TODAY) {
            let reading = read(&record, &communes);
            assert!(matches!(&reading, Reading::Usable { findings, .. } if findings.is_empty()), "{reading:?}");
        }
    }

    #[test]
    fn a_training_starts_after_the_day_of_loading() {
        for day in [TODAY, TODAY.with_month(12).unwrap()] {
            assert!(all(day).iter().all(|record| record.date_debut.iter().all(|start| *start > day.to_string())));
        }
    }
}
