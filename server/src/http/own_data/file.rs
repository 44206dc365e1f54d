//! The file somebody takes along: JSON for machines, in words for people. docs/privacy.md tells each field.

use contract::own_data::{OwnAppointmentData, OwnDataFile, OwnEventData, OwnMessageData, OwnRequestData, Reach};
use domain::time::CivilInstant;
use locales::fr::{
    desk::mode,
    fields,
    own_data::{self as words, file},
    staff::appointment::referrer,
};
use serde::Serialize;

/// The file's text.
pub fn written(kept: &OwnDataFile) -> serde_json::Result<String> {
    serde_json::to_string_pretty(&File {
        service: locales::fr::frame::NAME,
        made_at: at(kept.made_at),
        note: match kept.reach {
            Reach::Request => file::REQUEST,
            Reach::Address => file::ADDRESS,
        },
        requests: kept.requests.iter().map(request).collect(),
    })
}

#[derive(Serialize)]
struct File {
    service: &'static str,
    #[serde(rename = "fait_le")]
    made_at: String,
    #[serde(rename = "a_savoir")]
    note: &'static str,
    #[serde(rename = "demandes")]
    requests: Vec<Request>,
}

#[derive(Serialize)]
struct Request {
    #[serde(rename = "numero")]
    public_id: String,
    #[serde(rename = "nature")]
    way: &'static str,
    #[serde(rename = "faite_le")]
    asked_at: String,
    #[serde(rename = "cfa")]
    centre: String,
    #[serde(rename = "formation")]
    training: Option<String>,
    #[serde(rename = "site_d_origine")]
    referrer: Option<&'static str>,
    #[serde(rename = "faite_par")]
    asker: &'static str,
    #[serde(rename = "professionnel")]
    professional: Option<Professional>,
    #[serde(rename = "prenom")]
    first_name: String,
    #[serde(rename = "nom")]
    last_name: String,
    #[serde(rename = "adresse_email")]
    email: String,
    #[serde(rename = "telephone")]
    phone: Option<String>,
    #[serde(rename = "sujets")]
    subjects: Vec<&'static str>,
    #[serde(rename = "autre_sujet")]
    subject_other: String,
    message: String,
    #[serde(rename = "reponses_aux_questions_du_cfa")]
    answers: Vec<String>,
    #[serde(rename = "demi_journees_pour_etre_rappele")]
    wanted: Vec<String>,
    #[serde(rename = "etat")]
    state: String,
    #[serde(rename = "issue")]
    outcome: Option<String>,
    #[serde(rename = "nombre_d_essais_du_cfa")]
    n_attempts: i32,
    #[serde(rename = "ouverte_par_le_cfa_le")]
    opened_at: Option<String>,
    #[serde(rename = "premiere_reponse_le")]
    answered_at: Option<String>,
    #[serde(rename = "note_du_cfa")]
    note: Option<&'static str>,
    #[serde(rename = "rendez_vous")]
    appointment: Option<Appointment>,
    #[serde(rename = "messages")]
    messages: Vec<Message>,
    #[serde(rename = "historique")]
    history: Vec<Event>,
    #[serde(rename = "creneaux_proposes")]
    proposed: Vec<String>,
    #[serde(rename = "liens_valables_jusqu_au")]
    links_until: Vec<String>,
}

#[derive(Serialize)]
struct Professional {
    #[serde(rename = "nom")]
    name: String,
    #[serde(rename = "adresse_email")]
    email: String,
}

#[derive(Serialize)]
struct Appointment {
    #[serde(rename = "motif")]
    purpose: String,
    #[serde(rename = "site")]
    site: Option<String>,
    #[serde(rename = "moyen")]
    mode: &'static str,
    #[serde(rename = "debut")]
    starts: String,
    #[serde(rename = "fin")]
    ends: String,
    #[serde(rename = "raison_de_l_annulation")]
    cancel_reason: Option<String>,
    #[serde(rename = "arrivee_notee_le")]
    arrived_at: Option<String>,
    #[serde(rename = "nombre_de_deplacements")]
    n_moves: i32,
}

#[derive(Serialize)]
struct Message {
    #[serde(rename = "le")]
    at: String,
    #[serde(rename = "de")]
    author: String,
    #[serde(rename = "nom")]
    author_name: Option<String>,
    #[serde(rename = "texte")]
    body: String,
}

#[derive(Serialize)]
struct Event {
    #[serde(rename = "le")]
    at: String,
    #[serde(rename = "par")]
    actor: String,
    #[serde(rename = "quoi")]
    code: String,
}

fn at(civil: CivilInstant) -> String {
    civil.to_rfc3339()
}

fn request(kept: &OwnRequestData) -> Request {
    Request {
        public_id: kept.public_id.clone(),
        way: words::way(kept.way),
        asked_at: at(kept.asked_at),
        centre: kept.centre.clone(),
        training: kept.training.clone(),
        referrer: kept.referrer.map(referrer),
        asker: fields::asker(kept.asker),
        professional: kept.professional.clone().map(|(name, email)| Professional { name, email }),
        first_name: kept.first_name.clone(),
        last_name: kept.last_name.clone(),
        email: kept.email.clone(),
        phone: kept.phone.clone(),
        subjects: kept.subjects.iter().copied().map(fields::subject).collect(),
        subject_other: kept.subject_other.clone(),
        message: kept.message.clone(),
        answers: kept.answers.clone(),
        wanted: kept.wanted.iter().map(|(day, half)| format!("{day} {}", file::half(half))).collect(),
        state: file::state(&kept.state).to_owned(),
        outcome: kept.outcome.as_deref().map(|code| file::outcome(code).to_owned()),
        n_attempts: kept.n_attempts,
        opened_at: kept.opened_at.map(at),
        answered_at: kept.answered_at.map(at),
        note: kept.has_note.then_some(file::NOTE),
        appointment: kept.appointment.as_ref().map(appointment),
        messages: kept.messages.iter().map(message).collect(),
        history: kept.history.iter().map(event).collect(),
        proposed: kept.proposed.iter().copied().map(at).collect(),
        links_until: kept.links_until.iter().copied().map(at).collect(),
    }
}

fn appointment(kept: &OwnAppointmentData) -> Appointment {
    Appointment {
        purpose: kept.purpose.clone(),
        site: kept.site.clone(),
        mode: mode::name(kept.mode),
        starts: at(kept.starts),
        ends: at(kept.ends),
        cancel_reason: kept.cancel_reason.clone(),
        arrived_at: kept.arrived_at.map(at),
        n_moves: kept.n_moves,
    }
}

fn message(kept: &OwnMessageData) -> Message {
    Message {
        at: at(kept.at),
        author: file::party(&kept.author).to_owned(),
        author_name: kept.author_name.clone(),
        body: kept.body.clone(),
    }
}

fn event(kept: &OwnEventData) -> Event {
    Event { at: at(kept.at), actor: file::party(&kept.actor).to_owned(), code: file::event(&kept.code).to_owned() }
}
