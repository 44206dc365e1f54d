//! The centre's forms about an appointment: names of their fields, and what was typed.

use contract::agendas::{BookFor, NewAppointmentView, TypeChoice};
use domain::{
    agenda::MinuteOfDay,
    appointment::Mode,
    candidate::{CandidateDetails, FieldErrors, FilledBy, FormRules, PhoneNeed, Restriction, WhenToCall},
    ids::{AdvisorId, AppointmentTypeId, SiteId, TrainingId},
    length::{InvalidLength, Length},
    time::NaiveDate,
};

use super::{
    details::draft_from_pairs,
    pairs::{text_of, value_of},
};

/// The date.
pub const DATE: &str = "jour";
/// The hour.
pub const HOUR: &str = "heure";
/// The length, in minutes.
pub const MINUTES: &str = "duree";
/// Who receives.
pub const ADVISOR: &str = "conseiller";
/// The type.
pub const KIND: &str = "motif";
/// How to meet.
pub const MODE: &str = "mode";
/// About which training.
pub const TRAINING: &str = "formation";
/// Where.
pub const SITE: &str = "site";
/// A word among colleagues.
pub const NOTE: &str = "note";
/// Why it is called off.
pub const REASON: &str = "raison";

/// What is wrong with the time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhenFault {
    /// No date.
    Date,
    /// No hour.
    Hour,
    /// No length that there is.
    Length(InvalidLength),
    /// Nobody receives.
    Advisor,
    /// No type.
    Kind,
    /// No way to meet.
    Mode,
}

impl WhenFault {
    /// The field where it stands.
    pub const fn field(self) -> &'static str {
        match self {
            Self::Date => DATE,
            Self::Hour => HOUR,
            Self::Length(_) => MINUTES,
            Self::Advisor => ADVISOR,
            Self::Kind => KIND,
            Self::Mode => MODE,
        }
    }
}

/// When, how long, with whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct When {
    /// The date.
    pub date: NaiveDate,
    /// The hour.
    pub minute: MinuteOfDay,
    /// The length.
    pub length: Length,
    /// Who receives; `None` where the form does not ask.
    pub advisor: Option<AdvisorId>,
}

/// Whether the form asks who receives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AdvisorAsked {
    /// One of a list.
    Yes,
    /// All who take part stay.
    No,
}

/// Reads the time; all that is wrong at once, in the order of the form.
pub fn read_when(pairs: &[(String, String)], asked: AdvisorAsked) -> Result<When, Vec<WhenFault>> {
    let date = value_of(pairs, DATE).and_then(|text| text.trim().parse().ok()).ok_or(WhenFault::Date);
    let minute = value_of(pairs, HOUR).and_then(|text| MinuteOfDay::parse(text.trim())).ok_or(WhenFault::Hour);
    let length = Length::parse(&text_of(pairs, MINUTES)).map_err(WhenFault::Length);
    let advisor = match asked {
        AdvisorAsked::No => Ok(None),
        AdvisorAsked::Yes => {
            let id = value_of(pairs, ADVISOR).and_then(|text| text.parse().ok()).map(AdvisorId);
            id.map(Some).ok_or(WhenFault::Advisor)
        }
    };
    match (date, minute, length, advisor) {
        (Ok(date), Ok(minute), Ok(length), Ok(advisor)) => Ok(When { date, minute, length, advisor }),
        (date, minute, length, advisor) => {
            let faults = [date.err(), minute.err(), length.err(), advisor.err()];
            Err(faults.into_iter().flatten().collect())
        }
    }
}

/// Everything that is wrong with an appointment for somebody.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BookForFaults {
    /// With the appointment.
    pub when: Vec<WhenFault>,
    /// With the person.
    pub who: FieldErrors,
}

/// Reads the form for somebody's appointment with the domain's own rules.
pub fn read_book_for(pairs: &[(String, String)], (centre, view): (&str, &NewAppointmentView)) -> Result<BookFor, BookForFaults> {
    let kind = chosen_type(pairs, view);
    let mode = value_of(pairs, MODE).and_then(Mode::from_code);
    let mode = mode.filter(|mode| kind.is_some_and(|kind| kind.modes.contains(mode)));
    let asked = if kind.is_some_and(|kind| kind.together) { AdvisorAsked::No } else { AdvisorAsked::Yes };
    let when = read_when(pairs, asked);
    let questions = kind.map(|kind| kind.questions.as_slice()).unwrap_or_default();
    let rules = FormRules {
        by: FilledBy::Centre,
        phone: PhoneNeed::Optional,
        questions,
        restriction: Restriction::None,
        when_to_call: WhenToCall::NotAsked,
    };
    let draft = draft_from_pairs(pairs);
    let who: Result<CandidateDetails, FieldErrors> = draft.parse(rules);
    let mut faults = BookForFaults { when: Vec::new(), who: who.err().unwrap_or_default() };
    faults.when.extend(kind.is_none().then_some(WhenFault::Kind));
    faults.when.extend((kind.is_some() && mode.is_none()).then_some(WhenFault::Mode));
    faults.when.extend(when.as_ref().err().into_iter().flatten());
    let (Some(kind), Some(mode), Ok(when)) = (kind, mode, when) else { return Err(faults) };
    if !faults.who.0.is_empty() {
        return Err(faults);
    }
    Ok(BookFor {
        centre: centre.to_owned(),
        key: view.key.clone(),
        kind: kind.id,
        training: value_of(pairs, TRAINING).and_then(|id| id.parse().ok()).map(TrainingId),
        site: value_of(pairs, SITE).and_then(|id| id.parse().ok()).map(SiteId),
        mode,
        starts: contract::agendas::CivilTime { date: when.date, minute: when.minute, zone: view.zone.clone() },
        length: when.length,
        advisors: when.advisor.map_or_else(|| kind.advisors.clone(), |advisor| vec![advisor]),
        draft,
        note: text_of(pairs, NOTE),
        accepted: Vec::new(),
    })
}

/// The type that is chosen.
pub fn chosen_type<'a>(pairs: &[(String, String)], view: &'a NewAppointmentView) -> Option<&'a TypeChoice> {
    let id = value_of(pairs, KIND).and_then(|id| id.parse().ok()).map(AppointmentTypeId)?;
    view.types.iter().find(|kind| kind.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forms::pairs::parse_pairs;
    use domain::candidate::{Field, Problem};

    fn view() -> NewAppointmentView {
        NewAppointmentView {
            key: "k".to_owned(),
            zone: "Europe/Paris".to_owned(),
            today: NaiveDate::from_ymd_opt(2027, 3, 1).unwrap(),
            types: vec![TypeChoice {
                id: AppointmentTypeId(4),
                name: "Entretien".to_owned(),
                duration_min: 30,
                modes: vec![Mode::Phone],
                questions: Vec::new(),
                advisors: vec![AdvisorId(1), AdvisorId(2)],
                together: false,
            }],
            people: Vec::new(),
            sites: Vec::new(),
            trainings: Vec::new(),
        }
    }

    #[test]
    fn everything_wrong_is_said_at_once() {
        let faults = read_book_for(&parse_pairs("motif=4&mode=video&duree=3"), ("cfa", &view())).unwrap_err();
        let fields: Vec<_> = faults.when.iter().map(|fault| fault.field()).collect();
        assert_eq!(fields, [MODE, DATE, HOUR, MINUTES, ADVISOR]);
        assert_eq!(faults.who.of(Field::LastName), Some(Problem::Missing));
        assert_eq!(faults.who.of(Field::Subjects), None, "the centre may leave them");
    }

    #[test]
    fn a_filled_form_is_a_booking() {
        let typed = "motif=4&mode=phone&jour=2027-03-09&heure=09%3A30&duree=45&conseiller=2&formation=&site=&note=n\
                     &prenom=Yanis&nom=Benali&email=y%40example.org&telephone=";
        let ask = read_book_for(&parse_pairs(typed), ("cfa", &view())).unwrap();
        assert_eq!((ask.length.minutes(), ask.starts.minute.to_string()), (45, "09:30".to_owned()));
        assert_eq!((ask.advisors, ask.training, ask.note.as_str()), (vec![AdvisorId(2)], None, "n"));
    }

    #[test]
    fn who_receives_together_receives_all() {
        let mut view = view();
        view.types[0].together = true;
        let typed = "motif=4&mode=phone&jour=2027-03-09&heure=09%3A30&duree=45&prenom=Yanis&nom=Benali&email=y%40example.org";
        let ask = read_book_for(&parse_pairs(typed), ("cfa", &view)).unwrap();
        assert_eq!(ask.advisors, [AdvisorId(1), AdvisorId(2)]);
    }
}
