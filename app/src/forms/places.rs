//! The forms of a site and of the centre itself: the names of their fields, and what stands in them.

use domain::{
    civil_life::FrenchZone,
    holidays::Territory,
    settings::{CentreDraft, CentreField, SiteDraft, SiteField},
};

use super::pairs::{text_of, value_of};

/// The clock on the wall.
pub const ZONE: &str = "fuseau";
/// Whose public holidays apply.
pub const TERRITORY: &str = "jours_feries";

/// The name of a field of the site, which is also its id.
pub const fn site_name(field: SiteField) -> &'static str {
    match field {
        SiteField::Name => "nom",
        SiteField::Address => "rue",
        SiteField::PostalCode => "code_postal",
        SiteField::City => "ville",
        SiteField::Coordinates => "position",
    }
}

/// The name of a field of the centre, which is also its id.
pub const fn centre_name(field: CentreField) -> &'static str {
    match field {
        CentreField::Name => "nom",
        CentreField::Phone => "telephone",
        CentreField::Email => "courriel",
        CentreField::Address => "rue",
        CentreField::PostalCode => "code_postal",
        CentreField::City => "ville",
        CentreField::Signature => "signature",
        CentreField::Accent => "accent",
    }
}

/// What stands in the form of a site.
pub fn read_site(pairs: &[(String, String)]) -> SiteDraft {
    let text = |field| text_of(pairs, site_name(field));
    SiteDraft {
        name: text(SiteField::Name),
        address: text(SiteField::Address),
        postal_code: text(SiteField::PostalCode),
        city: text(SiteField::City),
        coordinates: text(SiteField::Coordinates),
        zone: zone(pairs),
        territory: territory(pairs),
    }
}

/// What stands in the form of the centre.
pub fn read_centre(pairs: &[(String, String)]) -> CentreDraft {
    let text = |field| text_of(pairs, centre_name(field));
    CentreDraft {
        name: text(CentreField::Name),
        phone: text(CentreField::Phone),
        email: text(CentreField::Email),
        address: text(CentreField::Address),
        postal_code: text(CentreField::PostalCode),
        city: text(CentreField::City),
        zone: zone(pairs),
        territory: territory(pairs),
        signature: text(CentreField::Signature),
        accent: text(CentreField::Accent),
    }
}

fn zone(pairs: &[(String, String)]) -> FrenchZone {
    value_of(pairs, ZONE).and_then(FrenchZone::from_name).unwrap_or_default()
}

fn territory(pairs: &[(String, String)]) -> Territory {
    value_of(pairs, TERRITORY).and_then(Territory::from_code).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forms::pairs::parse_pairs;

    #[test]
    fn the_forms_are_read_whole() {
        let pairs =
            parse_pairs("nom=A&rue=B&code_postal=97400&ville=C&position=1%2C2&fuseau=Indian%2FReunion&jours_feries=reunion");
        let site = read_site(&pairs);
        assert_eq!((site.zone, site.territory), (FrenchZone::Reunion, Territory::Reunion));
        assert_eq!((site.address.as_str(), site.coordinates.as_str()), ("B", "1,2"));
        let centre = read_centre(&parse_pairs("nom=A&courriel=a%40b.fr&accent=%230b5c4a&signature=x%0Ay"));
        assert_eq!((centre.email.as_str(), centre.accent.as_str(), centre.signature.as_str()), ("a@b.fr", "#0b5c4a", "x\ny"));
        assert_eq!((centre.zone, centre.territory), (FrenchZone::Paris, Territory::Metropole));
    }
}
