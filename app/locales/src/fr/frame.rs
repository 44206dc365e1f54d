//! What stands around every page.

/// The product's name.
pub const NAME: &str = "RDV Apprentissage";
/// First link of every page.
pub const SKIP: &str = "Aller au contenu";
/// The header's link.
pub const FIND: &str = "Trouver une formation";
/// Name of the header's navigation.
pub const NAV: &str = "Navigation principale";
/// A page that could not be shown.
pub const TROUBLE: &str = "Cette page n’a pas pu s’afficher";
/// Footer.
pub const PROMISE: &str = "Gratuit, sans compte. Vos données servent seulement à votre demande.";
/// Footer link.
pub const PRIVACY: &str = "Données personnelles";
/// Footer link.
pub const ACCESSIBILITY: &str = "Accessibilité";
/// Footer link, for those who work for a centre.
pub const STAFF_SIDE: &str = "Espace CFA";
/// Name of the footer's navigation.
pub const FOOTER_NAV: &str = "Informations";
/// While a page loads.
pub const LOADING: &str = "Chargement…";

/// The title of the browser's tab.
pub fn tab(page: &str) -> String {
    format!("{page} – {NAME}")
}

/// Unknown address.
pub mod not_found {
    /// Title.
    pub const TITLE: &str = "Cette page n’existe pas";
    /// What happened.
    pub const BODY: &str = "L’adresse est incomplète ou la page a été retirée.";
    /// What to do.
    pub const FIND: &str = "Chercher une formation";
}
