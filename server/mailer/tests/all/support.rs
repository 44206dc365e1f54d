//! Facts that the tests share. Each test changes only what it is about.

use domain::{
    request::Subject,
    time::{Interval, Timestamp, Tz},
};
use mailer::{
    AppointmentBooked, AppointmentCancelledCandidate, AppointmentCancelledCentre, AppointmentFacts, AppointmentNotice,
    Cancellation, CancelledBy, Candidate, Centre, Letterhead, Mailbox, Message, Place, RenderedMail, Standing, render,
};

pub fn at(rfc3339: &str) -> Timestamp {
    Timestamp::parse_rfc3339(rfc3339).unwrap()
}

pub fn letterhead() -> Letterhead {
    Letterhead {
        public_url: "https://rdv.exemple.fr".into(),
        privacy_url: "https://rdv.exemple.fr/donnees-personnelles".into(),
        sender: Mailbox { name: "RDV Apprentissage".into(), email: "ne-pas-repondre@rdv.exemple.fr".into() },
    }
}

pub fn candidate() -> Candidate {
    Candidate {
        first_name: "Lina".into(),
        last_name: "Durand".into(),
        email: "lina.durand@exemple.fr".into(),
        phone: Some("+33612345678".into()),
    }
}

pub fn centre() -> Centre {
    Centre { name: "CFA Les Tilleuls".into(), email: "contact@tilleuls.exemple.fr".into(), phone: Some("+33491000000".into()) }
}

pub fn appointment() -> AppointmentFacts {
    AppointmentFacts {
        uid: "rdv-42@rdv.exemple.fr".into(),
        sequence: 0,
        created_at: at("2027-03-01T08:00:00Z"),
        changed_at: at("2027-03-01T08:00:00Z"),
        interval: Interval::new(at("2027-03-09T13:30:00Z"), at("2027-03-09T14:00:00Z")),
        zone: Tz::Europe__Paris,
        purpose: "Premier entretien".into(),
        training: Some("CAP Pâtissier".into()),
        place: Place::OnSite { site: "Site du Vieux-Port".into(), address: "12 rue de l’Évêché\n13002 Marseille".into() },
        centre: centre(),
        standing: Standing::Booked,
    }
}

pub fn booked() -> AppointmentBooked {
    AppointmentBooked {
        message_id: "job-7@rdv.exemple.fr".into(),
        candidate: candidate(),
        appointment: appointment(),
        instructions: Some(
            "Apportez votre CV et vos derniers bulletins.\nSonnez à l’accueil : on viendra vous chercher !".into(),
        ),
        manage_url: "https://rdv.exemple.fr/suivi/9tYk2Q-jeton-de-lina".into(),
        cancellable_before: Some(at("2027-03-09T09:30:00Z")),
    }
}

pub fn notice() -> AppointmentNotice {
    AppointmentNotice {
        message_id: "job-8@rdv.exemple.fr".into(),
        to: "accueil@tilleuls.exemple.fr".into(),
        candidate: candidate(),
        appointment: appointment(),
        by: None,
        subjects: vec![Subject::Place, Subject::Frais],
        message: Some("Bonjour,\nmon portfolio : https://lina.exemple.fr\nOu lina@exemple.fr. Merci !".into()),
        answer_url: Some("https://rdv.exemple.fr/reponse/jeton-du-centre".into()),
    }
}

pub fn cancelled_appointment() -> AppointmentFacts {
    AppointmentFacts { sequence: 1, changed_at: at("2027-03-05T10:00:00Z"), ..appointment() }
}

pub fn cancelled_candidate() -> AppointmentCancelledCandidate {
    AppointmentCancelledCandidate {
        message_id: "job-9@rdv.exemple.fr".into(),
        candidate: candidate(),
        appointment: cancelled_appointment(),
        cancellation: Cancellation { by: CancelledBy::Centre, reason: Some("La conseillère est souffrante.".into()) },
        rebook_url: Some("https://rdv.exemple.fr/c/les-tilleuls/premier-entretien".into()),
    }
}

pub fn cancelled_centre() -> AppointmentCancelledCentre {
    AppointmentCancelledCentre {
        message_id: "job-10@rdv.exemple.fr".into(),
        to: "accueil@tilleuls.exemple.fr".into(),
        candidate: candidate(),
        appointment: cancelled_appointment(),
        cancellation: Cancellation { by: CancelledBy::Candidate, reason: Some("J’ai trouvé une entreprise.".into()) },
        by: None,
        answer_url: Some("https://rdv.exemple.fr/reponse/jeton-du-centre".into()),
    }
}

pub fn mail(message: &Message) -> RenderedMail {
    render(message, &letterhead()).unwrap()
}
