//! Times and dates as people write them.

use domain::{
    agenda::MinuteOfDay,
    hours::{
        HoursProblem,
        typed::{read_date, read_end, read_time},
    },
    time::NaiveDate,
};
use rstest::rstest;

#[rstest]
#[case("9", "09:00")]
#[case("09", "09:00")]
#[case("9h", "09:00")]
#[case("9 h 30", "09:30")]
#[case("9\u{202f}h\u{a0}30", "09:30")]
#[case("9H05", "09:05")]
#[case("09:30", "09:30")]
#[case("9.30", "09:30")]
#[case("930", "09:30")]
#[case("1745", "17:45")]
#[case("9 h 30 min", "09:30")]
#[case("midi", "12:00")]
#[case("Minuit", "00:00")]
#[case("24:00", "24:00")]
#[case("24h", "24:00")]
#[case("2400", "24:00")]
fn a_time_is_read_as_people_write_it(#[case] text: &str, #[case] expected: &str) {
    assert_eq!(read_time(text).map(|time| time.to_string()), Ok(expected.to_owned()));
}

#[rstest]
#[case("h")]
#[case("25")]
#[case("24:01")]
#[case("9:60")]
#[case("9h5")]
#[case("12345")]
#[case("-9")]
#[case("9h30h")]
#[case("neuf")]
#[case("９h")]
#[case("é9")]
fn what_is_no_time_is_refused(#[case] text: &str) {
    assert_eq!(read_time(text), Err(HoursProblem::NotATime));
}

#[test]
fn nothing_typed_is_missing_not_wrong() {
    assert_eq!(read_time(" \u{202f}"), Err(HoursProblem::Missing));
    assert_eq!(read_date(" "), Err(HoursProblem::Missing));
}

#[test]
fn midnight_ends_a_day_and_begins_one() {
    assert_eq!(read_end("0:00"), Ok(MinuteOfDay::END));
    assert_eq!(read_end("minuit"), Ok(MinuteOfDay::END));
    assert_eq!(read_time("0:00"), Ok(MinuteOfDay::START));
    assert_eq!(read_end("17h"), read_time("17h"));
}

#[test]
fn a_date_is_read_from_the_browser_s_field_or_as_written() {
    let date = NaiveDate::from_ymd_opt(2027, 3, 9);
    assert_eq!(read_date("2027-03-09").ok(), date);
    assert_eq!(read_date(" 9/3/2027 ").ok(), date);
    assert_eq!(read_date("09/03/2027").ok(), date);
    for wrong in ["2027-02-29", "31/04/2027", "9/3", "9/3/2027/1", "9/3/27", "1999-12-31", "2200-01-01", "demain"] {
        assert_eq!(read_date(wrong), Err(HoursProblem::NotADate), "{wrong}");
    }
}
