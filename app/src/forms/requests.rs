//! What a centre does with a request, as its forms say it.

use contract::answering::AnswerAct;
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
}
