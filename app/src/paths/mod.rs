//! Typed addresses: no page builds a link from a string.

use contract::{
    contacting::ShowContact,
    find::{AddressView, FindTrainings},
};
use domain::{
    appointment::Mode,
    request::{Referrer, Way},
    time::{NaiveDate, Timestamp},
};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::forms::{
    contact::pairs_of,
    done::{ANSWERED, DONE, Done},
    prefill::Prefill,
};

pub mod staff;

/// Everything but the unreserved characters of RFC 3986 is escaped, so that a `#` in a key arrives as `%23`.
const COMPONENT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// One escaped path segment or query value.
pub fn escape(text: &str) -> String {
    utf8_percent_encode(text, COMPONENT).to_string()
}

/// A query under construction; empty values are left out so that addresses stay short and shareable.
#[derive(Clone, Debug, Default)]
pub(crate) struct Query(String);

impl Query {
    pub(crate) fn with(mut self, name: &str, value: impl AsRef<str>) -> Self {
        let value = value.as_ref();
        if !value.is_empty() {
            self.0.push(if self.0.is_empty() { '?' } else { '&' });
            self.0.push_str(name);
            self.0.push('=');
            self.0.push_str(&escape(value));
        }
        self
    }

    pub(crate) fn with_some(self, name: &str, value: Option<impl ToString>) -> Self {
        match value {
            Some(value) => self.with(name, value.to_string()),
            None => self,
        }
    }

    fn with_prefill(self, prefill: &Prefill) -> Self {
        self.with("prenom", &prefill.first_name)
            .with("nom", &prefill.last_name)
            .with("email", &prefill.email)
            .with("telephone", &prefill.phone)
            .with("profil", &prefill.profile)
    }
}

/// The search page.
pub const FIND: &str = "/";
/// The public notice on personal data.
pub const PRIVACY: &str = "/donnees-personnelles";
/// The accessibility statement.
pub const ACCESSIBILITY: &str = "/accessibilite";
/// The form to be called back.
pub const CALL_BACK: &str = "/rappel";
/// The form to write.
pub const WRITE: &str = "/message";
/// "Where are my requests?"
pub const OWN_REQUESTS: &str = "/mes-demandes";
/// The form that follows a held slot.
pub const DETAILS: &str = "/rdv/coordonnees";
/// Every component in every state; development only.
pub const GALLERY: &str = "/dev/composants";
/// The messages that were written instead of sent; development only.
pub const MAILS: &str = "/dev/courriels";

/// The search page with what was typed.
pub fn find(ask: &FindTrainings) -> String {
    let page = (ask.page > 1).then_some(ask.page);
    let query = Query::default()
        .with("q", &ask.text)
        .with("lieu", &ask.place)
        .with_some("rayon", ask.radius_km)
        .with_some("niveau", ask.level)
        .with_some("page", page);
    format!("{FIND}{}", query.0)
}

/// A training's page.
pub fn training(key: &str, referrer: Option<Referrer>) -> String {
    let query = Query::default().with_some("referrer", referrer.map(Referrer::code));
    format!("/formation/{}{}", escape(key), query.0)
}

/// A centre's page.
pub fn centre(slug: &str) -> String {
    format!("/centre/{}", escape(slug))
}

/// Whom the booking page is about, as it stands in the address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Desk {
    /// `/rdv?cleMinistereEducatif=…`
    Training {
        /// The key.
        key: String,
        /// The chosen type, when not the first.
        type_slug: Option<String>,
    },
    /// `/c/{centre}/{type}`
    Type {
        /// The centre's slug.
        centre: String,
        /// The type's slug.
        type_slug: String,
    },
}

/// What a visitor chose on the booking page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DeskChoice {
    /// Where they come from.
    pub referrer: Option<Referrer>,
    /// How to meet.
    pub mode: Option<Mode>,
    /// Which month (any of its days).
    pub month: Option<NaiveDate>,
    /// Which day.
    pub day: Option<NaiveDate>,
    /// The visitor's token, once a slot was held.
    pub visitor: Option<String>,
    /// What a partner's address already said.
    pub prefill: Prefill,
}

/// The booking page.
pub fn desk(desk: &Desk, choice: &DeskChoice) -> String {
    let (path, query) = match desk {
        Desk::Training { key, type_slug } => {
            ("/rdv".to_owned(), Query::default().with("cleMinistereEducatif", key).with_some("motif", type_slug.as_deref()))
        }
        Desk::Type { centre, type_slug } => (format!("/c/{}/{}", escape(centre), escape(type_slug)), Query::default()),
    };
    let query = query
        .with_some("referrer", choice.referrer.map(Referrer::code))
        .with_some("mode", choice.mode.map(Mode::code))
        .with_some("mois", choice.month.map(|month| month.format("%Y-%m")))
        .with_some("jour", choice.day)
        .with_some("v", choice.visitor.as_deref())
        .with_prefill(&choice.prefill);
    format!("{path}{}", query.0)
}

/// The form of a way that takes no slot.
pub fn contact(show: &ShowContact, prefill: &Prefill) -> String {
    let path = match show.way {
        Way::Callback => CALL_BACK,
        Way::Enquiry | Way::Appointment => WRITE,
    };
    let about = pairs_of(&show.target).into_iter().fold(Query::default(), |query, (name, value)| query.with(name, value));
    let query = about.with_some("referrer", show.referrer.map(Referrer::code)).with_prefill(prefill);
    format!("{path}{}", query.0)
}

/// The form of a held slot.
pub fn details(hold: &str) -> String {
    format!("{DETAILS}{}", Query::default().with("reservation", hold).0)
}

/// The form of a held slot, with what a partner's address already said.
pub fn details_with(hold: &str, prefill: &Prefill) -> String {
    format!("{DETAILS}{}", Query::default().with("reservation", hold).with_prefill(prefill).0)
}

/// The page that says the appointment is booked.
pub fn confirmation(manage_token: &str) -> String {
    format!("/rdv/confirmation/{}", escape(manage_token))
}

/// Whether an address is a page of the candidate's that comes without a browser program. A link to it from a page that has one
/// is `rel="external"`: the router of that program does not know it.
pub fn is_plain(address: &str) -> bool {
    let path = address.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/');
    match path.strip_prefix("/suivi/") {
        Some(rest) => rest.split_once('/').is_none_or(|(_, part)| part == "donnees"),
        None => [OWN_REQUESTS, PRIVACY, ACCESSIBILITY].contains(&path),
    }
}

/// The manage link.
pub fn manage(token: &str) -> String {
    format!("/suivi/{}", escape(token))
}

/// The manage link after an act of its own forms.
pub fn managed_after(token: &str, done: Done) -> String {
    format!("{}?{DONE}={}", manage(token), done.code())
}

/// Where a request is completed.
pub fn complete(token: &str) -> String {
    format!("/suivi/{}/completer", escape(token))
}

/// Where a request is taken back.
pub fn withdraw(token: &str) -> String {
    format!("/suivi/{}/retirer", escape(token))
}

/// Where a candidate says whether they were answered.
pub fn say_contacted(token: &str) -> String {
    format!("/suivi/{}/reponse", escape(token))
}

/// Where a candidate says how an appointment was.
pub fn feedback(token: &str) -> String {
    format!("/suivi/{}/avis", escape(token))
}

/// The link by which a centre answers.
pub fn answer(token: &str) -> String {
    format!("/reponse/{}", escape(token))
}

/// The same, after something was done there.
pub fn answered(token: &str) -> String {
    format!("{}?{DONE}={ANSWERED}", answer(token))
}

/// Where cancelling is posted.
pub fn cancel(token: &str) -> String {
    format!("/suivi/{}/annuler", escape(token))
}

/// Where it is moved: shown by `GET`, done by `POST`.
pub fn moving(token: &str) -> String {
    format!("/suivi/{}/deplacer", escape(token))
}

/// Where it is moved, with a month, a day or an hour chosen.
pub fn moving_to(token: &str, choice: &DeskChoice, start: Option<Timestamp>) -> String {
    let query = Query::default()
        .with_some("mois", choice.month.map(|month| month.format("%Y-%m")))
        .with_some("jour", choice.day)
        .with_some("creneau", start.map(start_value));
    format!("{}{}", moving(token), query.0)
}

/// The appointment as an iCalendar file.
pub fn calendar_file(token: &str) -> String {
    format!("/suivi/{}/rendez-vous.ics", escape(token))
}

/// What is kept about a candidate: shown by `GET`, erased by `POST`.
pub fn own_data(token: &str) -> String {
    format!("/suivi/{}/donnees", escape(token))
}

/// The same, as a file.
pub fn own_data_file(token: &str) -> String {
    format!("/suivi/{}/donnees.json", escape(token))
}

/// A telephone link.
pub fn tel(phone: &str) -> String {
    let digits: String = phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    format!("tel:{digits}")
}

/// The place on a public map: OpenStreetMap, which needs no account.
pub fn map(address: &AddressView) -> String {
    if let Some((latitude, longitude)) = address.coordinates {
        let (latitude, longitude) = (degrees(latitude), degrees(longitude));
        return format!("https://www.openstreetmap.org/?mlat={latitude}&mlon={longitude}#map=17/{latitude}/{longitude}");
    }
    let words = format!("{} {} {}", address.street, address.postal_code, address.city);
    format!("https://www.openstreetmap.org/search{}", Query::default().with("query", words.trim()).0)
}

/// Millionths of a degree in decimal degrees: `-770000` gives `-0.770000`.
fn degrees(millionths: i32) -> String {
    let (sign, value) = (if millionths < 0 { "-" } else { "" }, millionths.unsigned_abs());
    format!("{sign}{}.{:06}", value / 1_000_000, value % 1_000_000)
}

/// One message of the development outbox.
pub fn mail(id: &str) -> String {
    format!("{MAILS}/{}", escape(id))
}

/// A start as it travels in a form: epoch seconds.
pub fn start_value(at: Timestamp) -> String {
    at.epoch().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sharp_of_a_training_key_is_escaped() {
        assert_eq!(training("117257P01-53130#L01", None), "/formation/117257P01-53130%23L01");
    }

    #[test]
    fn what_a_mail_leads_to_comes_without_a_program() {
        assert!(is_plain("/suivi/abc") && is_plain("/suivi/abc?reponse=non") && is_plain("/suivi/abc/donnees/"));
        assert!(is_plain(PRIVACY) && is_plain(OWN_REQUESTS));
        assert!(!is_plain("/suivi/abc/deplacer") && !is_plain("/") && !is_plain("/rappel?centre=suivi"));
    }

    #[test]
    fn degrees_keep_their_sign_and_six_decimals() {
        assert_eq!([48_070_001, -770_000, 5].map(degrees), ["48.070001", "-0.770000", "0.000005"]);
    }

    #[test]
    fn empty_search_fields_leave_no_trace_in_the_address() {
        let ask = FindTrainings { text: "pâtissier".into(), page: 1, ..FindTrainings::default() };
        assert_eq!(find(&ask), "/?q=p%C3%A2tissier");
    }

    #[test]
    fn a_choice_of_day_keeps_referrer_and_type() {
        let desk_at = Desk::Training { key: "K#L01".into(), type_slug: Some("entretien".into()) };
        let choice =
            DeskChoice { referrer: Some(Referrer::Onisep), day: NaiveDate::from_ymd_opt(2027, 3, 9), ..DeskChoice::default() };
        assert_eq!(desk(&desk_at, &choice), "/rdv?cleMinistereEducatif=K%23L01&motif=entretien&referrer=onisep&jour=2027-03-09");
    }
}
