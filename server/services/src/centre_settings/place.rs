//! What is usual at a place: its commune, its clock, its public holidays.

use crate::{Services, fault::Fault, gazetteer::Place};
use contract::{
    centre_settings::{PlaceProposal, ProposePlace},
    scope::StaffScope,
};
use domain::{
    civil_life::{FrenchZone, civil_life},
    holidays::Territory,
    identifiers::{Departement, InseeCode, PostalCode},
};

/// A place understood from what was typed.
pub(super) struct Understood {
    /// INSEE code of the commune; empty when only the département is known.
    pub insee: String,
    /// The name of what was understood.
    name: String,
    /// The département.
    pub departement: Option<Departement>,
    /// The middle of the commune.
    coordinates: Option<(f64, f64)>,
}

impl Understood {
    /// Clock and holidays there.
    pub fn usual(&self) -> (FrenchZone, Territory) {
        civil_life(self.departement)
    }

    /// The code of the département; empty when it is not known.
    pub fn departement_code(&self) -> &'static str {
        self.departement.map_or("", Departement::code)
    }
}

impl Services {
    pub(super) async fn usual_at(&self, scope: &StaffScope, ask: &ProposePlace) -> Result<Option<PlaceProposal>, Fault> {
        self.member(scope, &ask.centre).await?.managing()?;
        let Ok(postal_code) = PostalCode::parse(&ask.postal_code) else { return Ok(None) };
        Ok(self.understand(&postal_code, &ask.city).map(|place| {
            let (zone, territory) = place.usual();
            PlaceProposal { place: place.name, zone, territory, coordinates: place.coordinates.map(written) }
        }))
    }

    /// The commune of a postal code that is called so; the greatest one when none is, the département at least.
    pub(super) fn understand(&self, postal_code: &PostalCode, city: &str) -> Option<Understood> {
        let found = self.0.gazetteer.find_place(&format!("{} {city}", postal_code.as_str()));
        found.into_iter().next().map(|place| match place {
            Place::Commune { insee, name, departement, coordinates, .. } => {
                Understood { insee, name, departement: Departement::parse(&departement).ok(), coordinates }
            }
            Place::Departement { code, name } => {
                Understood { insee: String::new(), name, departement: Departement::parse(&code).ok(), coordinates: None }
            }
        })
    }
}

/// Clock and holidays of a commune by its code, for want of it of a département.
pub(super) fn usual_of(insee: &str, departement: &str) -> Option<(FrenchZone, Territory)> {
    let of_commune = InseeCode::parse(insee).ok().and_then(|code| code.departement());
    of_commune.or_else(|| Departement::parse(departement).ok()).map(|departement| civil_life(Some(departement)))
}

/// `48.0707, -0.7734`: a tenth of a metre is enough.
pub(super) fn written((latitude, longitude): (f64, f64)) -> String {
    let trimmed = |degrees: f64| {
        let text = format!("{degrees:.6}");
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    };
    format!("{}, {}", trimmed(latitude), trimmed(longitude))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_is_written_as_it_is_read() {
        assert_eq!(written((48.0707, -0.77)), "48.0707, -0.77");
        assert_eq!(written((45.0, 3.000_000_1)), "45, 3");
        assert!(domain::identifiers::Coordinates::parse(&written((48.0707, -0.7734))).is_ok());
    }
}
