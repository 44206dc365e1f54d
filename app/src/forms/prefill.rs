//! What a partner's address already says about who asks.

use domain::{candidate::CandidateDraft, request::Asker};

use super::pairs::text_of;

/// Values for the form, carried from address to address: `prenom, nom, email, telephone, profil`.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Prefill {
    /// First name.
    pub first_name: String,
    /// Last name.
    pub last_name: String,
    /// E-mail address.
    pub email: String,
    /// Phone.
    pub phone: String,
    /// Who asks, as the partner says it.
    pub profile: String,
}

impl core::fmt::Debug for Prefill {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("Prefill(…)")
    }
}

impl Prefill {
    /// Reads a query.
    pub fn read(query: &[(String, String)]) -> Self {
        Self {
            first_name: text_of(query, "prenom"),
            last_name: text_of(query, "nom"),
            email: text_of(query, "email"),
            phone: text_of(query, "telephone"),
            profile: text_of(query, "profil"),
        }
    }

    /// The form before anything was typed.
    pub fn draft(&self) -> CandidateDraft {
        CandidateDraft {
            asker: asker_of(&self.profile).code().to_owned(),
            first_name: self.first_name.clone(),
            last_name: self.last_name.clone(),
            email: self.email.clone(),
            phone: self.phone.clone(),
            ..CandidateDraft::default()
        }
    }
}

/// Partners name profiles in French or by our codes; an unknown one is the young person.
fn asker_of(profile: &str) -> Asker {
    match profile.trim().to_lowercase().as_str() {
        "parent" | "parents" => Asker::Parent,
        "professional" | "professionnel" | "pro" | "conseiller" => Asker::Professional,
        _young_person_or_unknown => Asker::Candidate,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forms::pairs::parse_pairs;

    #[test]
    fn a_partner_address_fills_the_form() {
        let draft = Prefill::read(&parse_pairs("prenom=Lina&nom=Kaci&telephone=0639981234&profil=Parent")).draft();
        assert_eq!((draft.first_name.as_str(), draft.last_name.as_str()), ("Lina", "Kaci"));
        assert_eq!(draft.phone, "0639981234");
        assert_eq!(draft.asker, "parent");
    }

    #[test]
    fn an_unknown_profile_is_the_young_person() {
        assert_eq!(Prefill::read(&parse_pairs("profil=robot")).draft().asker, "candidate");
    }
}
