//! The addresses of the two ways that take no slot: which way, whom, about what.

use contract::{
    contacting::{ContactTarget, ShowContact},
    find::TrainingName,
};
use domain::request::{Referrer, Way};

use super::{
    desk::{KEY, training_name},
    pairs::value_of,
    prefill::Prefill,
};
use crate::paths;

/// Query: the centre's slug.
pub const CENTRE: &str = "centre";
/// Query: the appointment type's slug.
pub const TYPE: &str = "motif";

/// Everything the address of such a form says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContactAsk {
    /// What to show.
    pub show: ShowContact,
    /// What a partner already knows.
    pub prefill: Prefill,
}

/// Reads the address; `None` when it names neither a training nor a centre.
pub fn read_contact(path: &str, query: &[(String, String)]) -> Option<ContactAsk> {
    let way = match path.trim_end_matches('/') {
        paths::CALL_BACK => Way::Callback,
        paths::WRITE => Way::Enquiry,
        _ => return None,
    };
    let given = |name| value_of(query, name).map(str::trim).filter(|value| !value.is_empty()).map(str::to_owned);
    let target = match (training_name(&given), given(CENTRE), given(TYPE)) {
        (Some(name), _, type_slug) => ContactTarget::Training { name, type_slug },
        (None, Some(centre), Some(type_slug)) => ContactTarget::Type { centre, type_slug },
        (None, Some(centre), None) => ContactTarget::Centre { centre },
        (None, None, _) => return None,
    };
    let referrer = given("referrer").and_then(|referrer| Referrer::parse(&referrer));
    Some(ContactAsk { show: ShowContact { target, way, referrer }, prefill: Prefill::read(query) })
}

/// The pairs that [`read_contact`] reads, without the prefill.
pub fn pairs_of(target: &ContactTarget) -> Vec<(&'static str, String)> {
    match target {
        ContactTarget::Training { name, type_slug } => {
            let (name, value) = match name {
                TrainingName::Key(key) => (KEY, key.clone()),
                TrainingName::Parcoursup(id) => ("idParcoursup", id.clone()),
                TrainingName::Action(id) => ("idActionFormation", id.clone()),
            };
            [(name, value)].into_iter().chain(type_slug.clone().map(|slug| (TYPE, slug))).collect()
        }
        ContactTarget::Type { centre, type_slug } => vec![(CENTRE, centre.clone()), (TYPE, type_slug.clone())],
        ContactTarget::Centre { centre } => vec![(CENTRE, centre.clone())],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forms::pairs::parse_pairs;

    fn read(address: &str) -> Option<ContactAsk> {
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        read_contact(path, &parse_pairs(query))
    }

    #[test]
    fn every_address_reads_back_to_what_it_is_about() {
        let targets = [
            ContactTarget::Training { name: TrainingName::Key("K#L01".into()), type_slug: None },
            ContactTarget::Training { name: TrainingName::Key("K#L01".into()), type_slug: Some("entretien".into()) },
            ContactTarget::Type { centre: "cfa".into(), type_slug: "entretien".into() },
            ContactTarget::Centre { centre: "cfa".into() },
        ];
        for target in targets {
            for way in [Way::Callback, Way::Enquiry] {
                let show = ShowContact { target: target.clone(), way, referrer: Some(Referrer::Onisep) };
                let prefill = Prefill { first_name: "Léa".into(), ..Prefill::default() };
                let address = paths::contact(&show, &prefill);
                assert_eq!(read(&address), Some(ContactAsk { show, prefill }), "{address}");
            }
        }
    }

    #[test]
    fn an_address_that_names_nobody_is_none() {
        assert_eq!(read("/rappel"), None);
        assert_eq!(read("/message?motif=entretien"), None);
        assert_eq!(read("/rdv?centre=cfa"), None);
    }
}
