//! What a centre does with a request, as its forms say it.

use contract::answering::{AnswerAct, AppointmentAct, LinkAct};
use domain::{
    appointment::Mode,
    life::{Attempt, Step},
    time::Timestamp,
};

use super::pairs::{text_of, value_of};

/// Hidden, or the button's name: what is done.
pub const ACT: &str = "geste";
/// The words of an answer.
pub const BODY: &str = "reponse";
/// The slot that is proposed.
pub const SLOT: &str = "creneau";
/// The words beside it.
pub const WORDS: &str = "mots";
/// [`ACT`]: a message.
pub const WRITE: &str = "ecrire";
/// [`ACT`]: a slot.
pub const PROPOSE: &str = "proposer";
/// [`ACT`]: answered another way.
pub const OTHER_CHANNEL: &str = "autrement";
/// [`ACT`]: could not be reached.
pub const GIVE_UP: &str = "injoignable";

/// [`ACT`]: yes, to an appointment that waits.
pub const CONFIRM: &str = "confirmer";
/// [`ACT`]: no, to one that waits.
pub const REFUSE: &str = "refuser";
/// [`ACT`]: it is off.
pub const CALL_OFF: &str = "annuler";
/// [`ACT`]: the candidate came.
pub const ATTENDED: &str = "venu";
/// [`ACT`]: the candidate did not come.
pub const NO_SHOW: &str = "absent";
/// Why not.
pub const REASON: &str = "raison";
/// The appointment as it was seen.
pub const SEQUENCE: &str = "version";

/// How [`ACT`] names the end of a call.
pub const fn call(attempt: Attempt) -> &'static str {
    match attempt {
        Attempt::Reached => "joint",
        Attempt::NoAnswer => "pas-de-reponse",
        Attempt::WrongNumber => "mauvais-numero",
    }
}

/// A slot as [`SLOT`] carries it: its start and how to meet.
pub fn slot_value(starts_at: Timestamp, mode: Mode) -> String {
    format!("{}.{}", starts_at.epoch(), mode.code())
}

/// Reads a form; `None` when it is none of ours.
pub fn read_act(pairs: &[(String, String)]) -> Option<AnswerAct> {
    let act = value_of(pairs, ACT)?;
    match act {
        WRITE => Some(AnswerAct::Write { body: text_of(pairs, BODY) }),
        PROPOSE => {
            let (seconds, mode) = value_of(pairs, SLOT)?.split_once('.')?;
            let starts_at = Timestamp::from_epoch(seconds.parse().ok()?);
            Some(AnswerAct::Propose { starts_at, mode: Mode::from_code(mode)?, body: text_of(pairs, WORDS) })
        }
        OTHER_CHANNEL => Some(AnswerAct::Step(Step::OtherChannel)),
        GIVE_UP => Some(AnswerAct::Step(Step::GiveUp)),
        other => {
            Attempt::ALL.into_iter().find(|attempt| call(*attempt) == other).map(|attempt| AnswerAct::Step(Step::Call(attempt)))
        }
    }
}

/// Reads a form of the page of the link; `None` when it is none of ours.
pub fn read_link_act(pairs: &[(String, String)]) -> Option<LinkAct> {
    let reason = || text_of(pairs, REASON);
    let act = match value_of(pairs, ACT)? {
        CONFIRM => AppointmentAct::Confirm,
        REFUSE => AppointmentAct::Refuse { reason: reason() },
        CALL_OFF => AppointmentAct::CallOff { reason: reason() },
        ATTENDED => AppointmentAct::Attended,
        NO_SHOW => AppointmentAct::NoShow,
        _ => return read_act(pairs).map(LinkAct::Answer),
    };
    Some(LinkAct::Appointment { sequence: value_of(pairs, SEQUENCE)?.parse().ok()?, act })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forms::pairs::parse_pairs;

    #[test]
    fn every_act_reads_back_from_its_form() {
        let at = Timestamp::from_epoch(1_803_888_000);
        let slot = slot_value(at, Mode::OnSite);
        let read = |query: &str| read_act(&parse_pairs(query));
        assert_eq!(read("geste=ecrire&reponse=Bonjour"), Some(AnswerAct::Write { body: "Bonjour".into() }));
        let proposed = AnswerAct::Propose { starts_at: at, mode: Mode::OnSite, body: String::new() };
        assert_eq!(read(&format!("geste=proposer&creneau={slot}")), Some(proposed));
        for attempt in Attempt::ALL {
            assert_eq!(read(&format!("geste={}", call(attempt))), Some(AnswerAct::Step(Step::Call(attempt))));
        }
        assert_eq!(read("geste=autrement"), Some(AnswerAct::Step(Step::OtherChannel)));
        assert_eq!(read("geste=injoignable"), Some(AnswerAct::Step(Step::GiveUp)));
        assert_eq!(read("geste=proposer&creneau=demain"), None);
        assert_eq!(read("geste=ouvrir"), None, "looking is no form");
    }

    #[test]
    fn what_is_done_about_an_appointment_reads_back_with_what_was_seen() {
        let read = |query: &str| read_link_act(&parse_pairs(query));
        let about = |act| Some(LinkAct::Appointment { sequence: 3, act });
        assert_eq!(read("geste=confirmer&version=3"), about(AppointmentAct::Confirm));
        let reason = "Salle prise".to_owned();
        assert_eq!(read("geste=refuser&version=3&raison=Salle+prise"), about(AppointmentAct::Refuse { reason }));
        assert_eq!(read("geste=annuler&version=3"), about(AppointmentAct::CallOff { reason: String::new() }));
        assert_eq!(read("geste=venu&version=3"), about(AppointmentAct::Attended));
        assert_eq!(read("geste=absent&version=3"), about(AppointmentAct::NoShow));
        assert_eq!(read("geste=venu"), None, "of which nobody knows what was seen");
        assert_eq!(read("geste=autrement"), Some(LinkAct::Answer(AnswerAct::Step(Step::OtherChannel))));
    }
}
