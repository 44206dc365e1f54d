//! The candidate's form: names of its fields, and what was typed as a draft.

use domain::candidate::{CandidateDraft, Field};

use super::pairs::text_of;

/// Hidden: the hold's token.
pub const HOLD: &str = "reservation";
/// Hidden: when the form was handed out.
pub const TICKET: &str = "ticket";
/// The trap that only robots fill.
pub const TRAP: &str = "site_web";
/// Hidden: names a form that takes no slot.
pub const KEY: &str = "cle_formulaire";
/// The button that prolongs the hold.
pub const RENEW: &str = "prolonger";
/// Most questions a centre may add.
pub const MAX_QUESTIONS: u8 = 5;

/// The name of a field, in the form and as its id.
pub fn name_of(field: Field) -> String {
    match field {
        Field::Asker => "demandeur".to_owned(),
        Field::ProfessionalName => "pro_nom".to_owned(),
        Field::ProfessionalEmail => "pro_email".to_owned(),
        Field::FirstName => "prenom".to_owned(),
        Field::LastName => "nom".to_owned(),
        Field::Email => "email".to_owned(),
        Field::Phone => "telephone".to_owned(),
        Field::Subjects => "sujets".to_owned(),
        Field::SubjectOther => "sujet_autre".to_owned(),
        Field::Message => "message".to_owned(),
        Field::Answer(rank) => format!("reponse_{rank}"),
        Field::Restriction => "lu_et_accepte".to_owned(),
        Field::Wanted => "quand".to_owned(),
    }
}

/// The field of that name.
pub fn field_named(name: &str) -> Option<Field> {
    let fixed = [
        Field::Asker,
        Field::ProfessionalName,
        Field::ProfessionalEmail,
        Field::FirstName,
        Field::LastName,
        Field::Email,
        Field::Phone,
        Field::Subjects,
        Field::SubjectOther,
        Field::Message,
        Field::Restriction,
        Field::Wanted,
    ];
    fixed.into_iter().chain((0..MAX_QUESTIONS).map(Field::Answer)).find(|field| name_of(*field) == name)
}

/// What was typed, as typed; fields that are not there count as empty.
pub fn draft_from_pairs(pairs: &[(String, String)]) -> CandidateDraft {
    let typed = |field| text_of(pairs, &name_of(field));
    let every = |field| {
        let name = name_of(field);
        pairs.iter().filter(|(own, _)| *own == name).map(|(_, value)| value.clone()).collect::<Vec<_>>()
    };
    let mut answers: Vec<String> = (0..MAX_QUESTIONS).map(|rank| typed(Field::Answer(rank))).collect();
    while answers.last().is_some_and(String::is_empty) {
        answers.pop();
    }
    CandidateDraft {
        asker: typed(Field::Asker),
        professional_name: typed(Field::ProfessionalName),
        professional_email: typed(Field::ProfessionalEmail),
        first_name: typed(Field::FirstName),
        last_name: typed(Field::LastName),
        email: typed(Field::Email),
        phone: typed(Field::Phone),
        subjects: every(Field::Subjects),
        subject_other: typed(Field::SubjectOther),
        message: typed(Field::Message),
        answers,
        restriction: typed(Field::Restriction),
        wanted: every(Field::Wanted),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forms::pairs::parse_pairs;

    #[test]
    fn every_field_reads_back_from_its_name() {
        for field in [Field::Asker, Field::Email, Field::Subjects, Field::Message, Field::Answer(0), Field::Answer(4)] {
            assert_eq!(field_named(&name_of(field)), Some(field));
        }
        assert_eq!(field_named(TICKET), None);
        assert_eq!(field_named("reponse_5"), None);
    }

    #[test]
    fn a_posted_form_becomes_a_draft_with_every_subject_and_answer_at_its_rank() {
        let draft = draft_from_pairs(&parse_pairs(
            "demandeur=parent&prenom=L%C3%A9a&nom=K&email=a%40b.fr&telephone=&sujets=frais&sujets=place&message=a%0D%0Ab&reponse_1=oui&ticket=x",
        ));
        assert_eq!(draft.asker, "parent");
        assert_eq!(draft.first_name, "Léa");
        assert_eq!(draft.email, "a@b.fr");
        assert_eq!(draft.subjects, ["frais", "place"]);
        assert_eq!(draft.message, "a\r\nb");
        assert_eq!(draft.answers, ["", "oui"]);
    }

    #[test]
    fn fields_that_never_arrived_count_as_empty() {
        assert_eq!(draft_from_pairs(&[]), CandidateDraft::default());
    }
}
