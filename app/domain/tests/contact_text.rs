//! Names of persons and free texts.

#![expect(clippy::expect_used, reason = "a fixture that does not parse fails its test, in helpers too")]

use domain::contact::{FreeText, InvalidName, InvalidText, PersonName};

fn refused(text: &str) -> InvalidName {
    PersonName::parse(text).expect_err(text)
}

#[test]
fn names_of_any_script_with_spaces_apostrophes_and_hyphens_are_accepted() {
    for text in ["A B", "É-lie", "O’Neil", "O'Neil", "Nguyễn", "Jean-Pierre de la Tour", "李小龙", "محمد", "नेहा", "Łukasz"]
    {
        assert_eq!(PersonName::parse(text).expect(text).as_str(), text);
    }
}

#[test]
fn a_name_is_trimmed_its_spaces_brought_to_one_and_composed() {
    assert_eq!(PersonName::parse("  Marie\u{a0}  Anne\t").expect("valid").as_str(), "Marie Anne");
    assert_eq!(PersonName::parse("E\u{301}lie").expect("valid").as_str(), "Élie");
}

#[test]
fn a_name_has_at_least_two_letters() {
    let too_few = InvalidName::TooFewLetters { min: 2 };
    assert_eq!(refused("A"), too_few);
    assert_eq!(refused("O'"), too_few);
    assert_eq!(refused("E\u{301}"), too_few);
    assert_eq!(refused(" - "), too_few);
    assert_eq!(refused(" \u{a0} "), InvalidName::Empty);
}

#[test]
fn a_name_has_no_digit_no_address_no_line_break() {
    assert_eq!(refused("A1"), InvalidName::Digit);
    assert_eq!(refused("Léa ٣"), InvalidName::Digit);
    assert_eq!(refused("https://example.org"), InvalidName::Address);
    assert_eq!(refused("www.example.org"), InvalidName::Address);
    assert_eq!(refused("lea@example.org"), InvalidName::Address);
    assert_eq!(refused("Léa\nMartin"), InvalidName::LineBreak);
    assert_eq!(refused("Léa\u{2028}Martin"), InvalidName::LineBreak);
    for text in ["example.org", "<b>Léa", "Léa\0", "Léa, Tom", "Léa/Tom", "Léa 🙂"] {
        assert_eq!(refused(text), InvalidName::Character, "{text}");
    }
}

#[test]
fn a_name_holds_in_fifty_characters() {
    assert!(PersonName::parse(&"é".repeat(50)).is_ok());
    assert_eq!(refused(&"é".repeat(51)), InvalidName::TooLong { max: 50, found: 51 });
}

#[test]
fn a_shared_mailbox_may_see_an_initial_and_a_log_nothing() {
    let name = PersonName::parse("'élie").expect("valid");
    assert_eq!(name.initial(), "É");
    assert_eq!(format!("{name:?}"), "PersonName(…)");
}

#[test]
fn a_text_is_composed_and_its_line_ends_unified() {
    let text = FreeText::<100>::parse("  Bonjour,\r\ne\u{301}le\u{300}ve\rde\tterminale\n").expect("valid");
    assert_eq!(text.as_str(), "Bonjour,\nélève\nde terminale");
}

#[test]
fn a_text_is_bounded_in_characters_after_normalisation() {
    assert!(FreeText::<4>::parse("e\u{301}e\u{301}🙂🙂").is_ok());
    assert_eq!(FreeText::<4>::parse("a\r\nbcd"), Err(InvalidText::TooLong { max: 4, found: 5 }));
}

#[test]
fn control_characters_are_refused_and_markup_is_text() {
    assert_eq!(FreeText::<100>::parse("a\0b"), Err(InvalidText::Control));
    assert_eq!(FreeText::<100>::parse("a\u{1b}[31m"), Err(InvalidText::Control));
    assert_eq!(FreeText::<100>::parse("<script>").expect("valid").as_str(), "<script>");
}

#[test]
fn a_blank_text_is_absent_where_the_field_is_optional() {
    assert_eq!(FreeText::<10>::parse(" \n "), Err(InvalidText::Empty));
    assert_eq!(FreeText::<10>::parse_optional(" \n "), Ok(None));
    assert!(FreeText::<10>::parse_optional("01234567890").is_err());
}

#[test]
fn a_log_shows_the_length_of_a_text_and_no_more() {
    let text = FreeText::<100>::parse("secret").expect("valid");
    assert_eq!(format!("{text:?}"), "FreeText(6 characters)");
}
