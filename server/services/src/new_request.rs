//! A request of a candidate, about to be written: the same for the three ways.

use crate::{desk::Desk, fault::Fault};
use domain::{
    appointment::AppointmentState,
    candidate::CandidateDetails,
    contact::Phone,
    ids::RequestId,
    life::RequestState,
    request::{Referrer, Way},
    text::fold,
    time::Timestamp,
};
use store::{
    StoreError,
    requests::{NewRequest, RequestDetails},
};

/// The longest text the queue searches in, in characters: an index row has its limits.
const MAX_SEARCH: usize = 400;

/// What is known of it.
pub(crate) struct NewAsk<'a> {
    /// Of whom, about what.
    pub desk: &'a Desk,
    /// Which way.
    pub way: Way,
    /// Where it stands at first.
    pub state: RequestState,
    /// Who asks, parsed.
    pub details: &'a CandidateDetails,
    /// From where.
    pub referrer: Option<Referrer>,
    /// The request whose proposed slot it takes.
    pub follows: Option<RequestId>,
    /// Its identity outside.
    pub public_id: String,
    /// Of the form's key.
    pub idempotency_hash: String,
    /// When.
    pub now: Timestamp,
}

/// The request as it is stored.
pub(crate) fn new_request(ask: &NewAsk<'_>) -> Result<NewRequest, Fault> {
    let NewAsk { desk, details, now, .. } = *ask;
    let answers: Vec<&str> = details.answers.iter().map(|answer| answer.as_ref().map_or("", |text| text.as_str())).collect();
    let answers = serde_json::to_string(&answers).map_err(|error| Fault::Store(StoreError::Unexpected(Box::new(error))))?;
    let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
    let title = desk.training.as_ref().map(|training| training.training.title.as_str());
    Ok(NewRequest {
        public_id: ask.public_id.clone(),
        centre: desk.centre.id,
        training: desk.training.as_ref().map(|training| training.training.id),
        site: desk.site.as_ref().map(|site| site.id),
        type_id: desk.chosen.as_ref().map(|kind| kind.id),
        way: ask.way,
        state: ask.state,
        referrer: ask.referrer,
        asker: details.asker,
        professional: details.professional.as_ref().map(|who| (who.name.as_str().to_owned(), who.email.as_str().to_owned())),
        first_name: details.first_name.as_str().to_owned(),
        last_name: details.last_name.as_str().to_owned(),
        email: details.email.as_str().to_owned(),
        email_key: details.email.normalised(),
        search: search_text(&[
            details.first_name.as_str(),
            details.last_name.as_str(),
            details.email.as_str(),
            &details.phone.as_ref().map(digits).unwrap_or_default(),
            title.unwrap_or_default(),
        ]),
        details: RequestDetails {
            phone: details.phone.as_ref().map(|phone| phone.as_str().to_owned()),
            subjects: details.subjects.clone(),
            subject_other: text(details.subject_other.as_ref().map(|other| other.as_str())),
            message: text(details.message.as_ref().map(|message| message.as_str())),
            answers,
            wanted: details.wanted.clone(),
        },
        idempotency_hash: Some(ask.idempotency_hash.clone()),
        duplicate_key: duplicate_key(details, desk, ask.way),
        follows: ask.follows,
        created_at: now,
    })
}

/// Who, about what, which way: without a training the type stands for it, and without a type the centre.
pub(crate) fn duplicate_key(details: &CandidateDetails, desk: &Desk, way: Way) -> String {
    let about = match (&desk.training, &desk.chosen) {
        (Some(details), _) => format!("training:{}", details.training.id),
        (None, Some(kind)) => format!("type:{}", kind.id),
        (None, None) => format!("centre:{}", desk.centre.id),
    };
    format!("{}|{about}|{}", details.email.normalised(), way.code())
}

/// Where the request of an appointment stands.
pub(crate) const fn request_state(state: AppointmentState) -> RequestState {
    match state {
        AppointmentState::Pending { .. } => RequestState::Pending,
        AppointmentState::Booked => RequestState::Booked,
        AppointmentState::Attended { .. } => RequestState::Attended,
        AppointmentState::NoShow { .. } => RequestState::NoShow,
        AppointmentState::Cancelled { .. } => RequestState::Cancelled,
    }
}

/// The digits by which a phone is looked for: as people write it and as it is kept.
pub(crate) fn digits(phone: &Phone) -> String {
    let only = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    format!("{} {}", only(&phone.display_french()), only(phone.as_str()))
}

/// What the queue's text search reads.
pub(crate) fn search_text(parts: &[&str]) -> String {
    fold(&parts.join(" ")).chars().take(MAX_SEARCH).collect()
}

/// The words of a search in the queue: folded, the digits of a phone together however they were typed.
pub(crate) fn search_words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in fold(text).split_whitespace() {
        let is_digits = |word: &str| word.bytes().all(|octet| octet.is_ascii_digit());
        match words.last_mut() {
            Some(last) if is_digits(last) && is_digits(word) => last.push_str(word),
            Some(_) | None => words.push(word.to_owned()),
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phone_is_found_however_it_is_typed() {
        let phone = Phone::parse("06 39 98 12 34").unwrap();
        let text = search_text(&["Lina", "Kaci", &digits(&phone)]);
        for typed in ["06 39 98", "0639981234", "+33 6 39 98 12 34", "kaci 06.39"] {
            assert!(search_words(typed).iter().all(|word| text.contains(word.as_str())), "{typed} in {text}");
        }
        assert_eq!(search_words("Été 06 39"), ["ete", "0639"]);
    }

    #[test]
    fn a_long_text_is_cut_between_characters() {
        assert_eq!(search_text(&[&"é".repeat(500)]).chars().count(), MAX_SEARCH);
    }
}
