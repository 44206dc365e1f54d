//! The invented centres: where they are, who answers, what they teach.

use super::certifications as c;
use super::certifications::Certification;

/// A centre.
pub(super) struct Centre {
    /// Name on the door.
    pub name: &'static str,
    /// The first 13 digits of its SIRET; the last one is computed.
    pub siret: &'static str,
    /// Its corner of `example.org`.
    pub domain: &'static str,
    /// From the ranges kept for fiction.
    pub phone: &'static str,
    /// Where it trains; the first one is its seat.
    pub sites: &'static [Site],
    /// Who receives candidates.
    pub advisors: &'static [&'static str],
}

/// A place and what is taught there.
pub(super) struct Site {
    /// Number and street.
    pub street: &'static str,
    /// Postal code.
    pub postal_code: &'static str,
    /// Town.
    pub city: &'static str,
    /// INSEE code.
    pub insee: &'static str,
    /// What is taught.
    pub taught: &'static [&'static Certification],
}

/// Every centre, the one to look at first first.
pub(super) const ALL: &[Centre] = &[
    Centre {
        name: "CFA des Métiers du Berry",
        siret: "9990001110001",
        domain: "cfa-metiers-berry.example.org",
        phone: "0261910101",
        sites: &[
            Site {
                street: "12 rue des Tanneurs imaginaires",
                postal_code: "18000",
                city: "Bourges",
                insee: "18033",
                taught: &[
                    &c::PATISSIER,
                    &c::BOULANGER,
                    &c::CHOCOLATIER,
                    &c::CUISINE,
                    &c::SERVICE,
                    &c::BAC_BOULANGER,
                    &c::BP_CUISINE,
                    &c::BTS_MCO,
                ],
            },
            Site {
                street: "3 quai du Canal inventé",
                postal_code: "18100",
                city: "Vierzon",
                insee: "18279",
                taught: &[&c::METALLIER, &c::ELECTRICIEN],
            },
        ],
        advisors: &["Nadia Berthelot", "Julien Marchais", "Sophie Daguin"],
    },
    Centre {
        name: "École des Arts de la Table des Deux Fleuves",
        siret: "9990002220001",
        domain: "arts-table-deux-fleuves.example.org",
        phone: "0465710202",
        sites: &[Site {
            street: "48 montée des Saveurs",
            postal_code: "69007",
            city: "Lyon",
            insee: "69123",
            taught: &[
                &c::CUISINE,
                &c::SERVICE,
                &c::PATISSIER,
                &c::BP_CUISINE,
                &c::BP_BOULANGER,
                &c::BTS_RESTAURATION,
                &c::MASTER_TOURISME,
            ],
        }],
        advisors: &["Claire Montagnon", "Karim Benali", "Élodie Perrachon", "Hugo Vernay"],
    },
    Centre {
        name: "CFA Numérique et Commerce de Bretagne",
        siret: "9990003330001",
        domain: "cfa-numerique-bretagne.example.org",
        phone: "0261910303",
        sites: &[Site {
            street: "7 allée des Ajoncs",
            postal_code: "35000",
            city: "Rennes",
            insee: "35238",
            taught: &[&c::BTS_SIO, &c::BTS_MCO, &c::BTS_NDRC, &c::BTS_COMPTABILITE, &c::BTS_PME, &c::BUT_GACO, &c::LICENCE_GRH],
        }],
        advisors: &["Gwenaëlle Le Floch", "Thomas Kerbrat"],
    },
    Centre {
        name: "CFA du Rhin supérieur",
        siret: "9990004440001",
        domain: "cfa-rhin-superieur.example.org",
        phone: "0353010404",
        sites: &[Site {
            street: "21 quai des Cigognes",
            postal_code: "67000",
            city: "Strasbourg",
            insee: "67482",
            taught: &[
                &c::ELECTRICIEN,
                &c::BP_MENUISIER,
                &c::PEINTRE,
                &c::BAC_VEHICULES,
                &c::BTS_ELECTROTECHNIQUE,
                &c::BOULANGER,
                &c::BTS_COMPTABILITE,
            ],
        }],
        advisors: &["Anne Schmittbuhl", "Mathieu Klingler", "Leïla Haddad"],
    },
    Centre {
        name: "Campus des Métiers de la Calanque",
        siret: "9990005550001",
        domain: "campus-calanque.example.org",
        phone: "0465710505",
        sites: &[Site {
            street: "90 traverse des Goélands",
            postal_code: "13008",
            city: "Marseille",
            insee: "13055",
            taught: &[
                &c::COIFFURE,
                &c::BP_COIFFURE,
                &c::PETITE_ENFANCE,
                &c::BTS_SANITAIRE,
                &c::BTS_NDRC,
                &c::CUISINE,
                &c::PATISSIER,
            ],
        }],
        advisors: &["Magali Rostan", "Yanis Cherif", "Fabienne Olive"],
    },
    Centre {
        name: "CFA des Mascareignes",
        siret: "9990006660001",
        domain: "cfa-mascareignes.example.org",
        phone: "0199000606",
        sites: &[Site {
            street: "5 rue des Flamboyants",
            postal_code: "97400",
            city: "Saint-Denis",
            insee: "97411",
            taught: &[&c::CUISINE, &c::SERVICE, &c::PATISSIER, &c::ELECTRICIEN, &c::BTS_MCO, &c::BTS_SIO, &c::BAC_VEHICULES],
        }],
        advisors: &["Marie-Andrée Hoarau", "Loïc Payet"],
    },
];
