//! What a candidate asks: the ways, the subjects, who asks, where they came from.

use serde::{Deserialize, Serialize};

macro_rules! codes {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $code:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name { $($(#[$vdoc])* #[serde(rename = $code)] $variant),+ }

        impl $name {
            /// Every value, in the order shown.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The stable code, as stored and exchanged.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }

            /// The value of a stable code.
            pub fn from_code(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.code() == code)
            }
        }
    };
}

codes! {
    /// The three ways to reach a centre.
    Way {
        /// Be called back.
        Callback = "callback",
        /// Write.
        Enquiry = "enquiry",
        /// Take a slot.
        Appointment = "appointment",
    }
}

codes! {
    /// What the candidate wants to talk about. Codes shared with partner platforms, hence French.
    Subject {
        /// How the training goes (rhythm, in-company time).
        Modalite = "modalite",
        /// Places left.
        Place = "place",
        /// Help to find a company.
        Accompagnement = "accompagnement",
        /// Costs.
        Frais = "frais",
        /// What is taught.
        Contenu = "contenu",
        /// Hours.
        Horaire = "horaire",
        /// Jobs afterwards.
        Debouche = "debouche",
        /// Anything more about the training.
        Plus = "plus",
        /// What became of an application.
        Suivi = "suivi",
        /// The place, access, housing.
        Lieu = "lieu",
        /// Open days.
        Porte = "porte",
        /// Something else; opens a text.
        Autre = "autre",
    }
}

codes! {
    /// Who fills the form.
    Asker {
        /// The young person.
        Candidate = "candidate",
        /// A parent.
        Parent = "parent",
        /// A professional (school, mission locale…), for the young person.
        Professional = "professional",
    }
}

codes! {
    /// The platform a candidate comes from. The numeric code is the one partners exchange.
    Referrer {
        /// Parcoursup, 1.
        Parcoursup = "parcoursup",
        /// La bonne alternance, 2.
        LaBonneAlternance = "lba",
        /// Onisep, 4.
        Onisep = "onisep",
        /// 1 jeune 1 solution, 5.
        UnJeuneUneSolution = "jeune_1_solution",
        /// Affelnet, 6.
        Affelnet = "affelnet",
        /// The centre's own site or page, or this site.
        Own = "own",
    }
}

impl Referrer {
    /// Reads what partner addresses carry: the stable code or the number, case ignored.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim().to_ascii_lowercase();
        match text.as_str() {
            "1" => Some(Self::Parcoursup),
            "2" | "la_bonne_alternance" => Some(Self::LaBonneAlternance),
            "4" => Some(Self::Onisep),
            "5" | "1jeune1solution" | "jeune1solution" => Some(Self::UnJeuneUneSolution),
            "6" => Some(Self::Affelnet),
            other => Self::from_code(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_reads_back_to_its_value() {
        for subject in Subject::ALL {
            assert_eq!(Subject::from_code(subject.code()), Some(*subject));
        }
        for referrer in Referrer::ALL {
            assert_eq!(Referrer::parse(referrer.code()), Some(*referrer));
        }
    }

    #[test]
    fn a_referrer_is_known_by_its_number_and_by_its_name_in_any_case() {
        assert_eq!(Referrer::parse(" 6 "), Some(Referrer::Affelnet));
        assert_eq!(Referrer::parse("PARCOURSUP"), Some(Referrer::Parcoursup));
        assert_eq!(Referrer::parse("3"), None);
    }
}
