//! What a centre says of itself.

use crate::{Services, access::Member, fault::Fault, views};
use contract::{
    centre_settings::{CatalogueWord, SaveSettings, SavedSettings, SettingsView},
    refusal::Refusal,
    scope::StaffScope,
};
use domain::{
    civil_life::FrenchZone,
    contact::FreeText,
    settings::{CentreDraft, CentreWords},
};
use store::own_words::{self, CentreProfile, CentreWord, NameAndAddress};

impl Services {
    pub(super) async fn centre_profile(&self, scope: &StaffScope, centre: &str) -> Result<SettingsView, Fault> {
        let member = self.member(scope, centre).await?;
        member.managing()?;
        self.profile_view(&member).await
    }

    pub(super) async fn save_centre_profile(&self, scope: &StaffScope, ask: &SaveSettings) -> Result<SavedSettings, Fault> {
        let member = self.member(scope, &ask.centre).await?;
        let managed = member.managing()?;
        let words = match ask.draft.parse() {
            Ok(words) => words,
            Err(faults) => return Ok(SavedSettings::Refused(faults)),
        };
        let (word, by) = (&stored(words), (member.name(), self.now()));
        let found = self.0.db.write(|tx| async move { own_words::put_centre(&tx, managed.centre(), word, by).await }).await?;
        if !found {
            return Err(Refusal::NotFound.into());
        }
        Ok(SavedSettings::Saved(Box::new(self.profile_view(&member).await?)))
    }

    async fn profile_view(&self, member: &Member) -> Result<SettingsView, Fault> {
        let reader = self.0.db.read();
        let id = member.centre().id;
        let profile = own_words::find_centre(reader, id).await?.ok_or(Refusal::NotFound)?;
        let centre = &profile.shown.centre;
        Ok(SettingsView {
            draft: draft(&profile),
            catalogue: catalogue(&profile),
            address: format!("{}/centre/{}", self.0.public_url, centre.slug),
            changed: profile.spoken.as_ref().map(|(at, by)| (at.in_zone(centre.zone), by.clone())),
            n_upcoming: own_words::count_upcoming(reader, id, self.now()).await?,
        })
    }
}

fn draft(profile: &CentreProfile) -> CentreDraft {
    let centre = &profile.shown.centre;
    CentreDraft {
        name: centre.name.clone(),
        phone: centre.phone.as_deref().map(views::shown_phone).unwrap_or_default(),
        email: centre.email.clone().unwrap_or_default(),
        address: centre.address.clone(),
        postal_code: centre.postal_code.clone(),
        city: centre.city.clone(),
        zone: FrenchZone::from_name(centre.zone.name()).unwrap_or_default(),
        territory: centre.territory,
        signature: profile.signature.clone(),
        accent: profile.accent.clone().unwrap_or_default(),
    }
}

/// The catalogue's word where it differs from what is shown.
fn catalogue(profile: &CentreProfile) -> CatalogueWord {
    let (shown, known) = (&profile.shown.centre, &profile.catalogue);
    let same_place = (&shown.address, &shown.postal_code, &shown.city) == (&known.address, &known.postal_code, &known.city);
    CatalogueWord {
        name: (shown.name != known.name).then(|| known.name.clone()),
        place: (!same_place).then(|| place(&known.address, &known.postal_code, &known.city)),
    }
}

/// Street, postal code and town in one line.
pub(super) fn place(address: &str, postal_code: &str, city: &str) -> String {
    format!("{address}, {postal_code} {city}").trim_start_matches([',', ' ']).to_owned()
}

fn stored(words: CentreWords) -> CentreWord {
    CentreWord {
        is: NameAndAddress {
            name: words.name.into_string(),
            address: words.address.into_string(),
            postal_code: words.postal_code.into_string(),
            city: words.city.into_string(),
        },
        phone: words.phone.map(|phone| phone.into_string()),
        email: words.email.map(|email| email.into_string()),
        zone: words.zone.tz(),
        territory: words.territory,
        signature: words.signature.map(FreeText::into_string).unwrap_or_default(),
        accent: words.accent.map(|accent| accent.colour().hex()),
    }
}
