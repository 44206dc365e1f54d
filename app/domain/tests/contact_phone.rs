//! Telephone numbers: France and overseas, the rest of the world, what may not be called.

#![expect(clippy::expect_used, reason = "a fixture that does not parse fails its test, in helpers too")]

use domain::contact::{InvalidPhone, Phone};

fn e164(text: &str) -> String {
    Phone::parse(text).expect(text).into_string()
}

fn refused(text: &str) -> InvalidPhone {
    Phone::parse(text).expect_err(text)
}

#[test]
fn a_french_number_is_kept_with_its_country_code_however_it_is_punctuated() {
    for text in [
        "06 39 98 12 34",
        "06.39.98.12.34",
        "06-39-98-12-34",
        "0639981234",
        "06\u{a0}39\u{202f}98 12 34",
        "+33 6 39 98 12 34",
        "+33 (0)6 39 98 12 34",
        "0033639981234",
        "\u{202a}+33 6 39 98 12 34\u{202c}",
    ] {
        assert_eq!(e164(text), "+33639981234", "{text}");
    }
    assert_eq!(e164("01 99 00 12 34"), "+33199001234");
    assert_eq!(e164("09 70 00 12 34"), "+33970001234");
}

#[test]
fn an_overseas_number_goes_to_its_own_plan_by_its_first_digits() {
    for (text, expected) in [
        ("0692123456", "+262692123456"),
        ("0693123456", "+262693123456"),
        ("0262123456", "+262262123456"),
        ("0263123456", "+262263123456"),
        ("0269123456", "+262269123456"),
        ("0639123456", "+262639123456"),
        ("0590123456", "+590590123456"),
        ("0690123456", "+590690123456"),
        ("0691123456", "+590691123456"),
        ("0594123456", "+594594123456"),
        ("0694123456", "+594694123456"),
        ("0596123456", "+596596123456"),
        ("0696123456", "+596696123456"),
        ("0697123456", "+596697123456"),
        ("+262 0692 12 34 56", "+262692123456"),
        ("+33 692 12 34 56", "+262692123456"),
    ] {
        assert_eq!(e164(text), expected, "{text}");
    }
}

#[test]
fn a_number_of_another_country_is_kept_when_its_plan_knows_the_length() {
    assert_eq!(e164("+32470123456"), "+32470123456");
    assert_eq!(e164("00352 621 123 456"), "+352621123456");
    assert_eq!(e164("+1 514 555 0100"), "+15145550100");
    assert_eq!(refused("0013458765"), InvalidPhone::NotPossible);
    assert_eq!(refused("+32470123456789012"), InvalidPhone::NotPossible);
    assert_eq!(refused("+33 6 39 98"), InvalidPhone::NotPossible);
    assert_eq!(refused("+2126123"), InvalidPhone::NotPossible);
    assert_eq!(refused("+"), InvalidPhone::Character);
}

#[test]
fn numbers_that_cost_more_than_a_call_are_refused() {
    for text in [
        "0813458765",
        "0820123456",
        "0899123456",
        "0806123456",
        "+33 892 12 34 56",
        "+32 90 212 345",
        "+44 909 879 0123",
        "+1 900 555 0100",
    ] {
        assert_eq!(refused(text), InvalidPhone::Premium, "{text}");
        assert!(Phone::parse_organisation(text).is_err(), "{text}");
    }
    assert_eq!(refused("+44 7640 123 456"), InvalidPhone::Pager);
    assert!(Phone::parse("+44 7624 123 456").is_ok());
}

#[test]
fn only_an_organisation_has_a_freephone_number() {
    for text in ["0800 123 456", "0801123456", "0805123456", "+33800123456"] {
        assert_eq!(refused(text), InvalidPhone::OrganisationOnly, "{text}");
        assert!(Phone::parse_organisation(text).is_ok(), "{text}");
    }
}

#[test]
fn a_french_number_has_ten_digits() {
    assert_eq!(refused("06123"), InvalidPhone::Length { found: 5 });
    assert_eq!(refused("06 39 98 12 34 5"), InvalidPhone::Length { found: 11 });
    assert_eq!(refused("639981234"), InvalidPhone::LostZero);
    assert_eq!(refused("3631"), InvalidPhone::Length { found: 4 });
    assert_eq!(refused("  "), InvalidPhone::Empty);
    assert_eq!(refused("06 39 98 12 3A"), InvalidPhone::Character);
    assert_eq!(refused("06+39981234"), InvalidPhone::Character);
}

#[test]
fn messages_go_to_french_mobiles_metropolitan_and_overseas() {
    for mobile in ["0639981234", "0700123456", "0692123456", "0690123456", "0694123456", "0697123456", "0639123456"] {
        assert!(Phone::parse(mobile).expect(mobile).is_sms_able(), "{mobile}");
    }
    for other in ["0199001234", "0262123456", "0596123456", "0970001234", "+32470123456"] {
        assert!(!Phone::parse(other).expect(other).is_sms_able(), "{other}");
    }
}

#[test]
fn a_number_is_shown_as_people_in_france_write_it() {
    let shown = |text: &str| Phone::parse(text).expect(text).display_french();
    assert_eq!(shown("+33639981234"), "06 39 98 12 34");
    assert_eq!(shown("0692123456"), "0692 12 34 56");
    assert_eq!(shown("+32470123456"), "+32 470 12 34 56");
    assert_eq!(shown("+3225123456"), "+32 25 12 34 56");
}

#[test]
fn what_is_shown_parses_back_to_the_same_number() {
    for text in ["0639981234", "0692123456", "+32470123456", "0199001234", "+15145550100"] {
        let phone = Phone::parse(text).expect(text);
        assert_eq!(Phone::parse(&phone.display_french()), Ok(phone.clone()));
        assert_eq!(Phone::parse(phone.as_str()), Ok(phone));
    }
}

#[test]
fn a_log_shows_two_digits_and_a_stored_freephone_number_reads_back() {
    let phone = Phone::parse_organisation("0800123456").expect("valid");
    assert_eq!(format!("{phone:?}"), "Phone(…56)");
    let json = serde_json::to_string(&phone).expect("json");
    assert_eq!(serde_json::from_str::<Phone>(&json).expect("reads back"), phone);
}
