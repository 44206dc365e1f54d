//! E-mail addresses: what is accepted, what is refused, what is suggested.

#![expect(clippy::expect_used, reason = "a fixture that does not parse fails its test, in helpers too")]

use domain::contact::{EmailAddress, InvalidEmail};

fn refused(text: &str) -> InvalidEmail {
    EmailAddress::parse(text).expect_err(text)
}

fn suggested(text: &str) -> Option<String> {
    EmailAddress::parse(text).expect(text).suggestion().map(EmailAddress::into_string)
}

#[test]
fn the_domain_is_lowered_and_the_local_part_kept() {
    let address = EmailAddress::parse("  Lea.Martin@Example.ORG ").expect("valid");
    assert_eq!(address.as_str(), "Lea.Martin@example.org");
    assert_eq!((address.local_part(), address.domain()), ("Lea.Martin", "example.org"));
}

#[test]
fn plus_addressing_and_international_domains_are_kept() {
    assert_eq!(EmailAddress::parse("lea+cfa@example.org").expect("valid").as_str(), "lea+cfa@example.org");
    assert_eq!(EmailAddress::parse("lea@École-Élan.fr").expect("valid").as_str(), "lea@école-élan.fr");
    assert_eq!(EmailAddress::parse("o'neil@xn--cole-9oa.fr").expect("valid").domain(), "xn--cole-9oa.fr");
}

#[test]
fn an_address_has_one_at_and_a_dotted_domain() {
    assert_eq!(refused(""), InvalidEmail::Empty);
    assert_eq!(refused("pas une adresse"), InvalidEmail::NoAt);
    assert_eq!(refused("a@b@example.org"), InvalidEmail::SeveralAt);
    assert_eq!(refused("lea@localhost"), InvalidEmail::NoDomainDot);
    assert_eq!(refused("lea@"), InvalidEmail::Domain);
    assert_eq!(refused("@example.org"), InvalidEmail::LocalPart { max: 64 });
}

#[test]
fn a_domain_that_cannot_exist_is_refused() {
    for text in
        ["a@.example.org", "a@example..org", "a@example.org.", "a@-example.org", "a@example-.org", "a@192.168.0.1", "a@example.c"]
    {
        assert_eq!(refused(text), InvalidEmail::Domain, "{text}");
    }
}

#[test]
fn a_character_that_could_forge_a_header_or_a_second_recipient_is_refused() {
    for text in [
        "a b@example.org",
        "a@example.org\r\nBcc:x",
        "a,b@example.org",
        "<a@example.org>",
        "a;b@example.org",
        "a@exa mple.org",
        "\"a\"@example.org",
    ] {
        assert_eq!(refused(text), InvalidEmail::Character, "{text}");
    }
    for text in [".a@example.org", "a.@example.org", "a..b@example.org"] {
        assert_eq!(refused(text), InvalidEmail::Dots, "{text}");
    }
}

#[test]
fn the_whole_address_holds_in_254_octets_and_the_local_part_in_64() {
    let domain = format!("{}.{}.{}.org", "a".repeat(63), "b".repeat(63), "c".repeat(57));
    let longest = format!("{}@{domain}", "l".repeat(64));
    assert_eq!(longest.len(), 254);
    assert!(EmailAddress::parse(&longest).is_ok());
    assert_eq!(refused(&longest.replace("@a", "@a.a")), InvalidEmail::TooLong { max: 254, found: 256 });
    assert_eq!(refused(&format!("{}@example.org", "l".repeat(65))), InvalidEmail::LocalPart { max: 64 });
}

#[test]
fn throw_away_domains_are_refused_on_public_forms_only() {
    for text in ["x@yopmail.com", "x@YOPMAIL.com", "x@alias.yopmail.com", "x@mailinator.com"] {
        assert_eq!(EmailAddress::parse_public(text).expect_err(text), InvalidEmail::Disposable);
        assert!(EmailAddress::parse(text).is_ok(), "{text}");
    }
    assert!(EmailAddress::parse_public("x@notyopmail.com").is_ok());
    assert!(EmailAddress::parse_public("x@example.org").is_ok());
}

#[test]
fn common_typing_errors_get_a_suggestion() {
    for (typed, meant) in [
        ("lea@gamil.com", "lea@gmail.com"),
        ("lea@gmial.com", "lea@gmail.com"),
        ("lea@gmail.con", "lea@gmail.com"),
        ("lea@gmail.co", "lea@gmail.com"),
        ("lea@gmail.fr", "lea@gmail.com"),
        ("lea@gmaill.com", "lea@gmail.com"),
        ("lea@hotmial.fr", "lea@hotmail.fr"),
        ("lea@ornage.fr", "lea@orange.fr"),
        ("lea@laposte.fr", "lea@laposte.net"),
        ("lea@yaho.fr", "lea@yahoo.fr"),
        ("Léa+cfa@gmail.com", "Lea+cfa@gmail.com"),
        ("léa@gamil.com", "lea@gmail.com"),
    ] {
        assert_eq!(suggested(typed).as_deref(), Some(meant), "{typed}");
    }
}

#[test]
fn a_plausible_address_gets_no_suggestion() {
    for typed in
        ["lea@gmail.com", "lea@ymail.com", "lea@mail.com", "lea@orange.fr", "lea@fred.fr", "lea@example.org", "léa@école.fr"]
    {
        assert_eq!(suggested(typed), None, "{typed}");
    }
}

#[test]
fn two_ways_of_typing_one_address_have_one_normalised_form() {
    let normalised = |text: &str| EmailAddress::parse(text).expect(text).normalised();
    assert_eq!(normalised("Lea@Example.org"), normalised("lea@example.ORG "));
    assert_ne!(normalised("parent+lea@example.org"), normalised("parent+tom@example.org"));
}

#[test]
fn a_suffix_or_ignored_dots_lead_to_the_same_mailbox() {
    let mailbox = |text: &str| EmailAddress::parse(text).expect(text).mailbox();
    assert_eq!(mailbox("parent+lea@example.org"), "parent@example.org");
    assert_eq!(mailbox("L.E.A+1@googlemail.com"), "lea@gmail.com");
    assert_eq!(mailbox("l.e.a@example.org"), "l.e.a@example.org");
    assert_eq!(mailbox("+1@example.org"), "+1@example.org");
}

#[test]
fn a_log_shows_neither_the_person_nor_the_whole_address() {
    let address = EmailAddress::parse("lea.martin@example.org").expect("valid");
    assert_eq!(format!("{address:?}"), "EmailAddress(l…@example.org)");
}

#[test]
fn an_address_travels_as_a_string_and_is_parsed_on_arrival() {
    let address: EmailAddress = serde_json::from_str("\"lea@EXAMPLE.org\"").expect("valid");
    assert_eq!(serde_json::to_string(&address).expect("json"), "\"lea@example.org\"");
    let error = serde_json::from_str::<EmailAddress>("\"secret at home\"").expect_err("refused").to_string();
    assert!(error.starts_with(InvalidEmail::NoAt.code()) && !error.contains("secret"), "{error}");
}
