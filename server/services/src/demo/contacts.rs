//! Call-backs and messages that invented candidates have already sent, some of them answered.

use super::{agendas::DemoAgenda, bookings, seeded::Seeded};
use crate::doer::Doer;
use domain::{
    appointment::Party,
    callback,
    ids::RequestId,
    life::{Attempt, RequestState, Step},
    request::{Referrer, Subject, Way},
    time::Timestamp,
};
use serde_json::json;
use store::{
    StoreError, Tx, answer_templates, events,
    life::{self, Change},
    request_messages::{self, RequestMessage},
    requests::{self, NewRequest},
};

/// How many a centre has.
const REQUESTS: u64 = 9;

const MESSAGES: [&str; 5] = [
    "Bonjour, je suis en 3e et je voudrais savoir si je peux commencer avant d’avoir trouvé une entreprise.",
    "Bonjour, est-ce qu’il reste des places pour la rentrée ? Je peux venir visiter un mercredi.",
    "Mon fils a déposé un dossier il y a trois semaines. Où en est sa candidature ?",
    "",
    "Est-ce que vous aidez à trouver un logement ? J’habite à deux heures de route.",
];

/// The centre's ready answers.
const TEMPLATES: [(&str, &str); 2] = [
    (
        "Il reste des places",
        "Bonjour {prénom},\n\nOui, il reste des places en {formation}. Venez nous rencontrer : prenez rendez-vous depuis votre \
         page de suivi, ou passez un mercredi après-midi.\n\n{conseiller}, {centre}",
    ),
    (
        "Trouver une entreprise",
        "Bonjour {prénom},\n\nVous pouvez vous inscrire avant d’avoir trouvé une entreprise : nous vous aidons à chercher, \
         avec une liste d’entreprises et un atelier chaque semaine.\n\n{conseiller}, {centre}",
    ),
];

/// Sends some requests and answers some of them; how many.
pub(super) async fn insert(tx: &Tx, demo: &DemoAgenda, n: usize, now: Timestamp) -> Result<u64, StoreError> {
    let seeded = Seeded::new(4054 + n as u64);
    let Some((type_id, settings)) = demo.types.first() else { return Ok(0) };
    for (name, body) in TEMPLATES {
        answer_templates::insert(tx, demo.centre.id, (name, body)).await?;
    }
    for rank in 0..REQUESTS {
        let way = if rank % 2 == 0 { Way::Callback } else { Way::Enquiry };
        let asked_at = now.plus_minutes(-((rank * rank * 97 + 7 + seeded.below(120)).cast_signed()));
        let mut request = bookings::request(demo, settings, &seeded, asked_at);
        request.way = way;
        request.state = RequestState::New;
        request.type_id = Some(*type_id);
        request.referrer = seeded.pick(&[Referrer::Parcoursup, Referrer::LaBonneAlternance, Referrer::Own]);
        request.details.subjects =
            seeded.pick(&[[Subject::Place, Subject::Frais], [Subject::Modalite, Subject::Lieu]]).map_or_else(Vec::new, Vec::from);
        request.details.message = seeded.pick(&MESSAGES).unwrap_or_default().to_owned();
        if way == Way::Callback && rank % 4 == 0 {
            let offered = callback::offered(asked_at.in_zone(demo.centre.centre.zone), demo.centre.centre.territory, &[]);
            request.details.wanted = offered.into_iter().skip(2).step_by(3).take(2).collect();
        }
        let id = requests::insert(tx, &request).await?;
        events::append(tx, id, &Doer::Candidate("form").did("created", asked_at)).await?;
        live(tx, id, &request, rank).await?;
    }
    Ok(REQUESTS)
}

/// What has become of it since.
async fn live(tx: &Tx, id: RequestId, request: &NewRequest, rank: u64) -> Result<(), StoreError> {
    let at = request.created_at.plus_minutes(90);
    let (step, code, facts) = match rank {
        2 | 4 => (Step::Call(Attempt::NoAnswer), "called", json!({ "attempt": Attempt::NoAnswer })),
        5 | 7 => (Step::Answer, "answered", json!({})),
        6 => (Step::Call(Attempt::Reached), "called", json!({ "attempt": Attempt::Reached })),
        _ => return Ok(()),
    };
    let Ok(state) = step.after(request.way, request.state) else { return Ok(()) };
    if step == Step::Answer {
        let body = "Bonjour, oui il reste des places. Venez nous voir mercredi après-midi.".to_owned();
        let message = RequestMessage { at, author: Party::Centre, author_name: None, body };
        request_messages::append(tx, id, &message).await?;
    }
    let called = matches!(step, Step::Call(_));
    let change = Change { state, outcome: step.outcome(), called, opened_at: Some(at), answered_at: Some(at) };
    life::advance(tx, (id, 0), change).await?;
    events::append(tx, id, &Doer::Link.did_with(code, facts.to_string(), at)).await
}
