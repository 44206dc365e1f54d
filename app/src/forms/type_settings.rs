//! The form of an appointment type: the names of its fields, and what stands in them.

use domain::{
    agenda::{Assignment, Grid},
    appointment::Mode,
    ids::{AdvisorId, SiteId, TrainingId},
    reminder::Reminders,
    settings::{
        Confirmation, HorizonForm, QuestionDraft, QuestionForm, Selection, SpanDraft, SpanUnit, TypeColour, TypeDraft, TypeField,
        Visibility,
    },
};

use super::pairs::{text_of, value_of};

/// Names of fields that cannot be wrong.
pub const FIRST_MODE: &str = "mode_propose";
/// Who takes the type.
pub const ADVISORS: &str = "conseillers";
/// Where the starts fall.
pub const GRID: &str = "grille";
/// Which kind of horizon.
pub const HORIZON: &str = "horizon";
/// Whether one advisor is enough.
pub const ASSIGNMENT: &str = "attribution";
/// All sites or some.
pub const PLACES: &str = "lieux";
/// All trainings or some.
pub const SERVED: &str = "formations";
/// Whether it waits for the centre's word.
pub const CONFIRMATION: &str = "validation";
/// Which reminders the candidate gets.
pub const REMINDERS: &str = "rappels";
/// Whether it is offered.
pub const VISIBILITY: &str = "visibilite";
/// Colour in the agenda.
pub const COLOUR: &str = "couleur";
/// All of them.
pub const ALL: &str = "tous";
/// Some of them.
pub const SOME: &str = "certains";
/// Ticked.
pub const YES: &str = "oui";
/// What every field of a question begins with; the number that follows is the question's for as long as the page lives.
const QUESTION: &str = "question_";
const UNIT: &str = "_unite";

/// The name of a field, which is also its id. A question is named by its number in the page.
pub fn name_of(field: TypeField, question: impl Fn(u8) -> u32) -> String {
    let fixed = match field {
        TypeField::Name => "nom",
        TypeField::Duration => "duree",
        TypeField::Modes => "modes",
        TypeField::VideoLink => "lien_visio",
        TypeField::Step => "pas",
        TypeField::BufferBefore => "battement_avant",
        TypeField::BufferAfter => "battement_apres",
        TypeField::Notice => "delai",
        TypeField::HorizonDays => "horizon_jours",
        TypeField::PeriodFrom => "periode_debut",
        TypeField::PeriodTo => "periode_fin",
        TypeField::CancelNotice => "annulation",
        TypeField::MoveNotice => "deplacement",
        TypeField::Sites => "sites",
        TypeField::Trainings => "formations_choisies",
        TypeField::Restriction => "restriction",
        TypeField::Questions => "questions",
        TypeField::InstructionsBefore => "consignes_avant",
        TypeField::InstructionsAfter => "consignes_apres",
        TypeField::Slug => "adresse",
        TypeField::Question(rank) => return question_name(question(rank), QuestionPart::Label),
        TypeField::Choices(rank) => return question_name(question(rank), QuestionPart::Choices),
    };
    fixed.to_owned()
}

/// The name of a field that is not one of a question.
pub fn plain_name(field: TypeField) -> String {
    name_of(field, u32::from)
}

/// The unit of a length of time stands beside its number.
pub fn unit_of(name: &str) -> String {
    format!("{name}{UNIT}")
}

/// A part of a question.
#[derive(Clone, Copy)]
pub enum QuestionPart {
    /// What is asked.
    Label,
    /// How it is answered.
    Form,
    /// The choices.
    Choices,
    /// Whether it must be answered.
    Required,
}

/// The name of a part of the question that has this number in the page.
pub fn question_name(number: u32, part: QuestionPart) -> String {
    let part = match part {
        QuestionPart::Label => "",
        QuestionPart::Form => "_forme",
        QuestionPart::Choices => "_choix",
        QuestionPart::Required => "_obligatoire",
    };
    format!("{QUESTION}{number}{part}")
}

/// What stands in the form. What is not one of ours is left out, as if it were not there.
pub fn read_type(pairs: &[(String, String)]) -> TypeDraft {
    let text = |field| text_of(pairs, &plain_name(field));
    let span = |field| read_span(pairs, &plain_name(field));
    TypeDraft {
        name: text(TypeField::Name),
        duration: text(TypeField::Duration),
        modes: all_of(pairs, &plain_name(TypeField::Modes)).filter_map(Mode::from_code).collect(),
        first_mode: value_of(pairs, FIRST_MODE).and_then(Mode::from_code),
        video_link: text(TypeField::VideoLink),
        advisors: ids_of(pairs, ADVISORS).map(AdvisorId).collect(),
        step: text(TypeField::Step),
        grid: value_of(pairs, GRID).and_then(Grid::from_code).unwrap_or_default(),
        buffer_before: text(TypeField::BufferBefore),
        buffer_after: text(TypeField::BufferAfter),
        notice: span(TypeField::Notice),
        horizon: value_of(pairs, HORIZON).and_then(HorizonForm::from_code).unwrap_or_default(),
        horizon_days: text(TypeField::HorizonDays),
        period_from: text(TypeField::PeriodFrom),
        period_to: text(TypeField::PeriodTo),
        cancel_notice: span(TypeField::CancelNotice),
        move_notice: span(TypeField::MoveNotice),
        assignment: value_of(pairs, ASSIGNMENT).and_then(Assignment::from_code).unwrap_or_default(),
        sites: some_or_all(pairs, PLACES, &plain_name(TypeField::Sites), SiteId),
        trainings: some_or_all(pairs, SERVED, &plain_name(TypeField::Trainings), TrainingId),
        confirmation: value_of(pairs, CONFIRMATION).and_then(Confirmation::from_code).unwrap_or_default(),
        restriction: text(TypeField::Restriction),
        questions: read_questions(pairs),
        instructions_before: text(TypeField::InstructionsBefore),
        instructions_after: text(TypeField::InstructionsAfter),
        reminders: value_of(pairs, REMINDERS).and_then(Reminders::from_code).unwrap_or_default(),
        slug: text(TypeField::Slug),
        visibility: value_of(pairs, VISIBILITY).and_then(Visibility::from_code).unwrap_or_default(),
        colour: value_of(pairs, COLOUR).and_then(TypeColour::from_code).unwrap_or_default(),
    }
}

fn read_span(pairs: &[(String, String)], name: &str) -> SpanDraft {
    let unit = value_of(pairs, &unit_of(name)).and_then(SpanUnit::from_code).unwrap_or_default();
    SpanDraft { amount: text_of(pairs, name), unit }
}

fn all_of<'a>(pairs: &'a [(String, String)], name: &'a str) -> impl Iterator<Item = &'a str> {
    pairs.iter().filter(move |(own, _)| own == name).map(|(_, value)| value.as_str())
}

fn ids_of<'a>(pairs: &'a [(String, String)], name: &'a str) -> impl Iterator<Item = i64> + 'a {
    all_of(pairs, name).filter_map(|id| id.parse().ok())
}

fn some_or_all<Id>(pairs: &[(String, String)], which: &str, name: &str, id: fn(i64) -> Id) -> Selection<Id> {
    if value_of(pairs, which) == Some(SOME) { Selection::Only(ids_of(pairs, name).map(id).collect()) } else { Selection::All }
}

/// The questions in the order of the page.
fn read_questions(pairs: &[(String, String)]) -> Vec<QuestionDraft> {
    let mut numbers: Vec<u32> = Vec::new();
    for (name, _) in pairs {
        let number = name.strip_prefix(QUESTION).and_then(|rest| rest.split('_').next()?.parse().ok());
        if let Some(number) = number.filter(|number| !numbers.contains(number)) {
            numbers.push(number);
        }
    }
    let read = |number: u32| {
        let text = |part| text_of(pairs, &question_name(number, part));
        QuestionDraft {
            label: text(QuestionPart::Label),
            form: QuestionForm::from_code(&text(QuestionPart::Form)).unwrap_or_default(),
            choices: text(QuestionPart::Choices),
            required: text(QuestionPart::Required) == YES,
        }
    };
    numbers.into_iter().map(read).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forms::pairs::parse_pairs;

    #[test]
    fn a_form_is_read_whole() {
        let pairs = parse_pairs(
            "nom=Visite&duree=45&modes=phone&modes=video&mode_propose=video&lien_visio=https%3A%2F%2Fv.example.org&conseillers=3\
             &conseillers=x&delai=2&delai_unite=days&horizon=period&periode_debut=2027-03-01&lieux=certains&sites=7&sites=8\
             &formations=tous&formations_choisies=9&validation=by_centre&visibilite=unlisted&couleur=plum&grille=clock",
        );
        let draft = read_type(&pairs);
        assert_eq!((draft.name.as_str(), draft.duration.as_str()), ("Visite", "45"));
        assert_eq!((draft.modes, draft.first_mode), (vec![Mode::Phone, Mode::Video], Some(Mode::Video)));
        assert_eq!(draft.advisors, [AdvisorId(3)], "what is no number names nobody");
        assert_eq!(draft.notice, SpanDraft { amount: "2".to_owned(), unit: SpanUnit::Days });
        assert_eq!((draft.horizon, draft.period_from.as_str()), (HorizonForm::Period, "2027-03-01"));
        assert_eq!(draft.sites, Selection::Only(vec![SiteId(7), SiteId(8)]));
        assert_eq!(draft.trainings, Selection::All, "those ticked before count no more");
        assert_eq!((draft.confirmation, draft.visibility), (Confirmation::ByCentre, Visibility::Unlisted));
        assert_eq!((draft.colour, draft.grid), (TypeColour::Plum, Grid::Clock));
    }

    #[test]
    fn questions_come_in_the_order_of_the_page_whatever_their_numbers() {
        let pairs = parse_pairs(
            "question_4=B&question_4_forme=yes_no&question_4_obligatoire=oui&question_1=A&question_1_forme=choice\
             &question_1_choix=x%0D%0Ay&questions=9",
        );
        let questions = read_type(&pairs).questions;
        assert_eq!(questions.iter().map(|question| question.label.as_str()).collect::<Vec<_>>(), ["B", "A"]);
        assert_eq!(questions.iter().map(|question| question.required).collect::<Vec<_>>(), [true, false]);
        assert_eq!((questions[1].form, questions[1].choices.as_str()), (QuestionForm::Choice, "x\r\ny"));
        assert_eq!(name_of(TypeField::Choices(1), |rank| [4, 1][usize::from(rank)]), "question_1_choix");
    }
}
