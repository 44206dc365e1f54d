//! Public holidays by territory: the legal list, on published calendars.

use domain::{
    holidays::{PublicHoliday, Territory, holiday_on, holidays_of, is_holiday},
    time::{DateRange, NaiveDate},
};
use rstest::rstest;

const TERRITORIES: [Territory; 8] = [
    Territory::Metropole,
    Territory::AlsaceMoselle,
    Territory::Guadeloupe,
    Territory::Martinique,
    Territory::Guyane,
    Territory::Reunion,
    Territory::Mayotte,
    Territory::None,
];

fn shown(territory: Territory, year: i32) -> Vec<String> {
    holidays_of(territory, year).iter().map(|date| date.format("%m-%d").to_string()).collect()
}

#[test]
fn the_eleven_days_of_2027() {
    let expected = ["01-01", "03-29", "05-01", "05-06", "05-08", "05-17", "07-14", "08-15", "11-01", "11-11", "12-25"];
    assert_eq!(shown(Territory::Metropole, 2027), expected);
}

#[rstest]
#[case(1961, "04-03")]
#[case(2000, "04-24")]
#[case(2008, "03-24")]
#[case(2011, "04-25")]
#[case(2024, "04-01")]
#[case(2025, "04-21")]
#[case(2026, "04-06")]
#[case(2038, "04-26")]
#[case(2285, "03-23")]
fn easter_monday_of(#[case] year: i32, #[case] monday: &str) {
    let date: NaiveDate = format!("{year}-{monday}").parse().unwrap();
    assert!(is_holiday(Territory::Metropole, date));
    assert!(shown(Territory::Metropole, year).contains(&monday.to_owned()));
}

#[rstest]
#[case(Territory::AlsaceMoselle, &["03-26", "12-26"])]
#[case(Territory::Mayotte, &["04-27"])]
#[case(Territory::Martinique, &["05-22"])]
#[case(Territory::Guadeloupe, &["05-27"])]
#[case(Territory::Guyane, &["06-10"])]
#[case(Territory::Reunion, &["12-20"])]
fn a_territory_adds_its_own_days(#[case] territory: Territory, #[case] added: &[&str]) {
    let national = shown(Territory::Metropole, 2027);
    let extra: Vec<_> = shown(territory, 2027).into_iter().filter(|date| !national.contains(date)).collect();
    assert_eq!(extra, added);
    assert_eq!(shown(territory, 2027).len(), 11 + added.len());
}

#[test]
fn two_holidays_on_one_date_are_one_date() {
    // Ascension fell on 1 May 2008.
    assert_eq!(shown(Territory::Metropole, 2008).len(), 10);
}

#[test]
fn an_agenda_without_holidays_has_none() {
    assert!(holidays_of(Territory::None, 2027).is_empty());
}

#[test]
fn the_list_of_a_year_and_the_question_of_a_date_agree() {
    for year in (1900..2200).chain([-4, 0, 9_999]) {
        let (first, next) = (NaiveDate::from_ymd_opt(year, 1, 1).unwrap(), NaiveDate::from_ymd_opt(year + 1, 1, 1).unwrap());
        for territory in TERRITORIES {
            let asked: Vec<_> = DateRange::new(first, next).dates().filter(|date| is_holiday(territory, *date)).collect();
            assert_eq!(asked, holidays_of(territory, year), "{territory:?} {year}");
        }
    }
}

#[test]
fn each_holiday_has_its_name_and_the_one_that_does_not_move_comes_first() {
    let named = |territory, date: &str| holiday_on(territory, date.parse().unwrap());
    let metropole = Territory::Metropole;
    assert_eq!(named(metropole, "2027-03-29"), Some(PublicHoliday::EasterMonday));
    assert_eq!(named(metropole, "2027-05-06"), Some(PublicHoliday::Ascension));
    assert_eq!(named(metropole, "2027-03-26"), None);
    assert_eq!(named(Territory::AlsaceMoselle, "2027-03-26"), Some(PublicHoliday::GoodFriday));
    assert_eq!(named(Territory::Reunion, "2027-12-20"), Some(PublicHoliday::Abolition));
    assert_eq!(named(metropole, "2008-05-01"), Some(PublicHoliday::LabourDay), "and Ascension");
}
