//! Cells of the files people send.

#![expect(clippy::expect_used, reason = "a fixture that does not parse fails its test, in helpers too")]

use chrono::NaiveDate;
use domain::catalogue::cell::{InvalidDate, InvalidYesNo, date, file_date, yes_no};
use rstest::rstest;

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a real day")
}

#[test]
fn a_date_is_iso_or_french() {
    assert_eq!(date("2027-03-26"), Ok(day(2027, 3, 26)));
    assert_eq!(date(" 26/03/2027 "), Ok(day(2027, 3, 26)));
    assert_eq!(date("1/9/2027"), Ok(day(2027, 9, 1)));
    assert_eq!(date("29/02/2028"), Ok(day(2028, 2, 29)));
}

#[rstest]
#[case("31/02/2027", InvalidDate::NoSuchDay)]
#[case("29/02/2027", InvalidDate::NoSuchDay)]
#[case("2027-13-01", InvalidDate::NoSuchDay)]
#[case("26/03/27", InvalidDate::ShortYear)]
#[case("26.03.2027", InvalidDate::Shape)]
#[case("26 mars 2027", InvalidDate::Shape)]
#[case("-2027-03-26", InvalidDate::Shape)]
#[case("2027/03-26", InvalidDate::Shape)]
#[case("46107", InvalidDate::Shape)]
#[case("", InvalidDate::Empty)]
fn a_wrong_date_tells_which_rule_it_breaks(#[case] text: &str, #[case] rule: InvalidDate) {
    assert_eq!(date(text), Err(rule));
}

#[test]
fn a_file_may_hold_a_spreadsheet_serial() {
    // 1 January 2000 is day 36526 of the 1900 system: every spreadsheet's manual says so.
    assert_eq!(file_date("36526"), Ok(day(2000, 1, 1)));
    assert_eq!(file_date("36527.5"), Ok(day(2000, 1, 2)));
    assert_eq!(file_date("2027"), Err(InvalidDate::Shape));
    assert_eq!(file_date("20270326"), Err(InvalidDate::Shape));
}

#[test]
fn an_instant_in_a_file_is_the_day_it_falls_on_in_paris() {
    assert_eq!(file_date("2026-09-01T00:00:00.000Z"), Ok(day(2026, 9, 1)));
    assert_eq!(file_date("2026-08-31T22:00:00.000Z"), Ok(day(2026, 9, 1)));
}

#[test]
fn yes_and_no_have_four_spellings_each_and_blank_is_unknown() {
    for text in ["oui", "VRAI", "true", "1", " Oui "] {
        assert_eq!(yes_no(text), Ok(Some(true)), "{text}");
    }
    for text in ["non", "Faux", "false", "0"] {
        assert_eq!(yes_no(text), Ok(Some(false)), "{text}");
    }
    assert_eq!(yes_no("  "), Ok(None));
    for text in ["yes", "o", "2", "peut-être"] {
        assert_eq!(yes_no(text), Err(InvalidYesNo::Unknown), "{text}");
    }
}
