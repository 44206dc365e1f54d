//! The candidate's form: every rule at its field, all at once.

use domain::{
    callback::HalfDay,
    candidate::{
        AS_SOON_AS_POSSIBLE, CandidateDraft, Field, FilledBy, FormRules, PhoneNeed, Problem, Question, QuestionKind, Restriction,
        WhenToCall,
    },
    contact::InvalidPhone,
    request::{Asker, Subject},
};

const NO_QUESTION: FormRules<'static> = FormRules {
    by: FilledBy::Candidate,
    phone: PhoneNeed::Optional,
    questions: &[],
    restriction: Restriction::None,
    when_to_call: WhenToCall::NotAsked,
};

fn filled() -> CandidateDraft {
    CandidateDraft {
        first_name: "Lina".into(),
        last_name: "Kaci".into(),
        email: "Lina.Kaci@Example.org".into(),
        subjects: vec!["frais".into(), "place".into()],
        ..CandidateDraft::default()
    }
}

fn problem(draft: &CandidateDraft, rules: FormRules<'_>, field: Field) -> Option<Problem> {
    draft.parse(rules).err().and_then(|errors| errors.of(field))
}

#[test]
fn a_filled_form_gives_valid_details_with_subjects_in_the_order_of_the_form() {
    let details = filled().parse(NO_QUESTION).expect("nothing is wrong");
    assert_eq!(details.asker, Asker::Candidate);
    assert_eq!(details.subjects, [Subject::Place, Subject::Frais]);
    assert_eq!(details.email.domain(), "example.org");
}

#[test]
fn an_empty_form_names_every_missing_field_at_once() {
    let errors = CandidateDraft::default().parse(NO_QUESTION).expect_err("everything is missing");
    let fields: Vec<Field> = errors.0.iter().map(|error| error.field).collect();
    assert_eq!(fields, [Field::FirstName, Field::LastName, Field::Email, Field::Subjects]);
    assert!(errors.0.iter().all(|error| error.problem == Problem::Missing));
}

#[test]
fn a_phone_is_required_only_when_the_centre_calls() {
    let rules = FormRules {
        by: FilledBy::Candidate,
        phone: PhoneNeed::Required,
        questions: &[],
        restriction: Restriction::None,
        when_to_call: WhenToCall::NotAsked,
    };
    assert_eq!(problem(&filled(), rules, Field::Phone), Some(Problem::Missing));
    assert_eq!(problem(&filled(), NO_QUESTION, Field::Phone), None);
}

#[test]
fn an_optional_phone_that_is_given_must_be_a_real_one() {
    let draft = CandidateDraft { phone: "0813458765".into(), ..filled() };
    assert_eq!(problem(&draft, NO_QUESTION, Field::Phone), Some(Problem::Phone(InvalidPhone::Premium)));
}

#[test]
fn a_professional_gives_their_own_name_and_address() {
    let draft = CandidateDraft { asker: "professional".into(), ..filled() };
    assert_eq!(problem(&draft, NO_QUESTION, Field::ProfessionalName), Some(Problem::Missing));
    assert_eq!(problem(&draft, NO_QUESTION, Field::ProfessionalEmail), Some(Problem::Missing));
}

#[test]
fn another_subject_must_be_named() {
    let draft = CandidateDraft { subjects: vec!["autre".into()], ..filled() };
    assert_eq!(problem(&draft, NO_QUESTION, Field::SubjectOther), Some(Problem::Missing));
}

#[test]
fn a_subject_nobody_offered_is_refused() {
    let draft = CandidateDraft { subjects: vec!["place".into(), "x".into()], ..filled() };
    assert_eq!(problem(&draft, NO_QUESTION, Field::Subjects), Some(Problem::UnknownChoice));
}

#[test]
fn the_centres_questions_hold_their_kind_and_their_need() {
    let question = |kind, required| Question { label: "?".into(), kind, required };
    let questions = [
        question(QuestionKind::Text, false),
        question(QuestionKind::Choice(vec!["bleu".into()]), true),
        question(QuestionKind::YesNo, true),
    ];
    let rules = FormRules {
        by: FilledBy::Candidate,
        phone: PhoneNeed::Optional,
        questions: &questions,
        restriction: Restriction::None,
        when_to_call: WhenToCall::NotAsked,
    };
    let draft = CandidateDraft { answers: vec![String::new(), "rouge".into(), String::new()], ..filled() };
    assert_eq!(problem(&draft, rules, Field::Answer(0)), None);
    assert_eq!(problem(&draft, rules, Field::Answer(1)), Some(Problem::UnknownChoice));
    assert_eq!(problem(&draft, rules, Field::Answer(2)), Some(Problem::Missing));
    let draft = CandidateDraft { answers: vec![String::new(), "bleu".into(), "oui".into()], ..filled() };
    assert!(draft.parse(rules).is_ok());
}

#[test]
fn what_was_typed_never_shows_in_debug_output() {
    assert!(!format!("{:?}", filled()).contains("Kaci"));
}

#[test]
fn the_centre_may_leave_subjects_and_required_questions_and_nothing_else() {
    let questions = [Question { label: "Niveau".to_owned(), kind: QuestionKind::Text, required: true }];
    let rules = FormRules {
        by: FilledBy::Centre,
        phone: PhoneNeed::Optional,
        questions: &questions,
        restriction: Restriction::None,
        when_to_call: WhenToCall::NotAsked,
    };
    let draft = CandidateDraft { subjects: Vec::new(), ..filled() };
    assert!(draft.parse(rules).is_ok());
    assert_eq!(problem(&CandidateDraft { email: String::new(), ..draft }, rules, Field::Email), Some(Problem::Missing));
}

#[test]
fn what_the_centre_wants_accepted_must_be_and_nothing_else_asks_for_it() {
    let rules = FormRules { restriction: Restriction::of("Avoir une promesse d’embauche."), ..NO_QUESTION };
    let refused = filled().parse(rules).expect_err("the box is not ticked");
    assert_eq!(refused.of(Field::Restriction), Some(Problem::NotAccepted));
    assert!(CandidateDraft { restriction: "oui".into(), ..filled() }.parse(rules).is_ok());
    assert!(filled().parse(FormRules { restriction: Restriction::of(""), ..NO_QUESTION }).is_ok());
}

#[test]
fn a_call_back_needs_half_days_of_the_list_or_any_time() {
    let half = |text| HalfDay::from_code(text).unwrap();
    let offered = [half("2027-03-09.matin"), half("2027-03-09.apres-midi"), half("2027-03-10.matin")];
    let rules = FormRules { when_to_call: WhenToCall::AmongThese(&offered), ..NO_QUESTION };
    let asked = |codes: &[&str]| CandidateDraft { wanted: codes.iter().map(|code| (*code).to_owned()).collect(), ..filled() };
    assert_eq!(problem(&asked(&[]), rules, Field::Wanted), Some(Problem::Missing));
    assert_eq!(problem(&asked(&["2027-03-11.matin"]), rules, Field::Wanted), Some(Problem::UnknownChoice));
    assert_eq!(problem(&asked(&["demain"]), rules, Field::Wanted), Some(Problem::UnknownChoice));
    assert_eq!(asked(&[AS_SOON_AS_POSSIBLE]).parse(rules).unwrap().wanted, []);
    let chosen = asked(&["2027-03-10.matin", AS_SOON_AS_POSSIBLE, "2027-03-09.matin", "2027-03-09.matin"]);
    assert_eq!(chosen.parse(rules).unwrap().wanted, [offered[0], offered[2]], "half-days that are named are meant");
    assert_eq!(asked(&["whatever"]).parse(NO_QUESTION).unwrap().wanted, [], "a form that does not ask");
}
