//! Identifiers of establishments and certifications: the published vectors, and the ways people and spreadsheets spoil them.

use domain::identifiers::{
    Cfd, InvalidCfd, InvalidRncp, InvalidRome, InvalidSiret, InvalidTrainingKey, InvalidUai, Repair, Rncp, Rome, Siret,
    TrainingKey, Uai,
};
use rstest::rstest;

const KEY: &str = "104489P01118940379770001089403797700010-78646#L01";

#[rstest]
#[case("73282932000074")]
#[case("732 829 320 00074")]
#[case("732\u{a0}829\u{202f}320.000-74")]
#[case("35600000000048")]
#[case("35600000009075")]
fn a_siret_has_fourteen_digits_and_the_right_key(#[case] text: &str) {
    let siret = Siret::parse(text).expect(text);
    assert_eq!(siret.as_str().len(), 14);
    assert!(siret.as_str().starts_with(siret.siren()) && siret.siren().len() == 9);
}

#[rstest]
#[case("73282932000075", InvalidSiret::Checksum)]
#[case("35600000009090", InvalidSiret::Checksum)]
#[case("00000000000000", InvalidSiret::Zeros)]
#[case("7.79E+13", InvalidSiret::Spreadsheet)]
#[case("7,79e13", InvalidSiret::Spreadsheet)]
#[case("3282932000074", InvalidSiret::LostZero)]
#[case("732829320", InvalidSiret::Length { found: 9 })]
#[case("7328293200007A", InvalidSiret::Character)]
#[case("７３２８２９３２０００００７４", InvalidSiret::Character)]
#[case(" - ", InvalidSiret::Empty)]
fn a_wrong_siret_tells_which_rule_it_breaks(#[case] text: &str, #[case] rule: InvalidSiret) {
    assert_eq!(Siret::parse(text), Err(rule));
}

#[test]
fn the_sum_of_digits_counts_for_la_poste_alone() {
    // Digit sum 20, wrong Luhn key: La Poste's SIREN makes the difference.
    assert!(Siret::parse("35600000000006").is_ok());
    assert_eq!(Siret::parse("73282932000079"), Err(InvalidSiret::Checksum));
}

#[rstest]
#[case("0750655E")]
#[case(" 0750655e ")]
#[case("0751234J")]
#[case("6209999Z")]
#[case("9749999A")]
fn a_uai_ends_with_the_letter_of_its_digits(#[case] text: &str) {
    assert_eq!(Uai::parse(text).expect(text).as_str(), text.trim().to_uppercase());
}

#[rstest]
#[case("0123456A", InvalidUai::Letter { expected: 'S' })]
#[case("0951099C", InvalidUai::Letter { expected: 'D' })]
#[case("0750655I", InvalidUai::Letter { expected: 'E' })]
#[case("0960001A", InvalidUai::Prefix)]
#[case("0000001B", InvalidUai::Prefix)]
#[case("0750655", InvalidUai::Shape)]
#[case("07506555", InvalidUai::Shape)]
#[case("É750655E", InvalidUai::Shape)]
#[case("", InvalidUai::Empty)]
fn a_wrong_uai_tells_which_rule_it_breaks(#[case] text: &str, #[case] rule: InvalidUai) {
    assert_eq!(Uai::parse(text), Err(rule));
}

#[test]
fn a_training_key_states_the_two_sirets() {
    let key = TrainingKey::parse(&format!("  {} ", KEY.to_lowercase())).expect("valid");
    assert_eq!((key.as_str(), key.managing_body_siret(), key.centre_siret()), (KEY, "89403797700010", "89403797700010"));
}

#[test]
fn a_wrong_training_key_tells_which_rule_it_breaks() {
    let broken = |text: &str| TrainingKey::parse(text).expect_err(text);
    assert_eq!(broken(&KEY[..45]), InvalidTrainingKey::Length { expected: 49, found: 45 });
    assert_eq!(broken(""), InvalidTrainingKey::Empty);
    assert_eq!(broken(&KEY.replace('P', "Q")), InvalidTrainingKey::Shape);
    assert_eq!(broken(&KEY.replace("#L", "-L")), InvalidTrainingKey::Shape);
    assert_eq!(broken(&KEY.replace("78646", "7A646")), InvalidTrainingKey::Shape);
    assert_eq!(broken(&KEY.replace("P011", "Pé11")), InvalidTrainingKey::Shape);
    assert_eq!(broken(&KEY.replace("010-", "011-")), InvalidTrainingKey::Siret);
}

#[test]
fn a_corsican_key_is_a_key() {
    assert!(TrainingKey::parse(&KEY.replace("78646", "2A004")).is_ok());
}

#[test]
fn an_rncp_code_gets_its_prefix_and_loses_its_spaces() {
    assert_eq!(Rncp::parse("35316").expect("digits").as_str(), "RNCP35316");
    assert_eq!(Rncp::parse("rncp 12").expect("spaced").as_str(), "RNCP12");
    assert_eq!(Rncp::parse("RS5616"), Err(InvalidRncp::SpecificDirectory));
    for text in ["1", "123456", "RNCP", "RNCP12A"] {
        assert_eq!(Rncp::parse(text), Err(InvalidRncp::Shape), "{text}");
    }
}

#[test]
fn a_cfd_has_eight_characters_with_three_digits_in_the_middle() {
    assert_eq!(Cfd::parse("50022427").expect("digits").as_str(), "50022427");
    assert_eq!(Cfd::parse(" 46t32401").expect("letter").as_str(), "46T32401");
    for text in ["5002242Z9", "5002242", "500A2427", "500é2427"] {
        assert_eq!(Cfd::parse(text), Err(InvalidCfd::Shape), "{text}");
    }
}

#[test]
fn a_cfd_cell_of_seven_digits_gets_its_zero_back_and_says_so() {
    let (cfd, repair) = Cfd::parse_cell("1022103").expect("padded");
    assert_eq!((cfd.as_str(), repair), ("01022103", Some(Repair::LeadingZero)));
    let (cfd, repair) = Cfd::parse_cell("50022427").expect("whole");
    assert_eq!((cfd.as_str(), repair), ("50022427", None));
    assert_eq!(Cfd::parse_cell("102210Z"), Err(InvalidCfd::Shape));
}

#[test]
fn a_rome_code_is_a_letter_and_four_digits() {
    assert_eq!(Rome::parse("d1104").expect("valid").as_str(), "D1104");
    for text in ["D110", "D11045", "11104", "DD104", "Éd11"] {
        assert_eq!(Rome::parse(text), Err(InvalidRome::Shape), "{text}");
    }
}

#[test]
fn an_identifier_travels_as_a_string_and_is_parsed_on_arrival() {
    let siret: Siret = serde_json::from_str("\"732 829 320 00074\"").expect("valid");
    assert_eq!(serde_json::to_string(&siret).expect("json"), "\"73282932000074\"");
    assert!(serde_json::from_str::<Siret>("\"73282932000075\"").is_err());
}
