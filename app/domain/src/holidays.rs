//! French public holidays by territory, computed for any year.
//!
//! Sources: Code du travail, article L3133-1 (the eleven national days), L3134-13 (Alsace-Moselle), L3422-2 (abolition days
//! overseas). A centre may work on any of them: that is an override of its agenda, not a matter of this module.

use crate::time::NaiveDate;
use chrono::{Datelike, Days};
use serde::{Deserialize, Serialize};

/// Whose public holidays apply.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Territory {
    /// Metropolitan France except Alsace-Moselle.
    #[default]
    Metropole,
    /// Départements 57, 67 and 68.
    AlsaceMoselle,
    /// Guadeloupe.
    Guadeloupe,
    /// Martinique.
    Martinique,
    /// Guyane.
    Guyane,
    /// La Réunion.
    Reunion,
    /// Mayotte.
    Mayotte,
    /// No public holiday at all.
    None,
}

impl Territory {
    /// Every territory, in the order shown.
    pub const ALL: [Self; 8] = [
        Self::Metropole,
        Self::AlsaceMoselle,
        Self::Guadeloupe,
        Self::Martinique,
        Self::Guyane,
        Self::Reunion,
        Self::Mayotte,
        Self::None,
    ];

    /// The stable code: as stored, in forms, in scenario files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Metropole => "metropole",
            Self::AlsaceMoselle => "alsace-moselle",
            Self::Guadeloupe => "guadeloupe",
            Self::Martinique => "martinique",
            Self::Guyane => "guyane",
            Self::Reunion => "reunion",
            Self::Mayotte => "mayotte",
            Self::None => "none",
        }
    }

    /// The territory of a stable code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|territory| territory.code() == code)
    }
}

/// A public holiday by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PublicHoliday {
    /// 1 January.
    NewYear,
    /// Friday before Easter, in Alsace-Moselle.
    GoodFriday,
    /// Monday after Easter.
    EasterMonday,
    /// 1 May.
    LabourDay,
    /// 8 May.
    Victory,
    /// 39 days after Easter.
    Ascension,
    /// 50 days after Easter.
    WhitMonday,
    /// 14 July.
    NationalDay,
    /// 15 August.
    Assumption,
    /// 1 November.
    AllSaints,
    /// 11 November.
    Armistice,
    /// 25 December.
    Christmas,
    /// 26 December, in Alsace-Moselle.
    SecondDayOfChristmas,
    /// The day slavery was abolished, overseas.
    Abolition,
}

/// `date` is a public holiday of `territory`.
pub fn is_holiday(territory: Territory, date: NaiveDate) -> bool {
    holiday_on(territory, date).is_some()
}

/// The public holiday of `territory` on `date`; where two fall together, the one that does not move.
pub fn holiday_on(territory: Territory, date: NaiveDate) -> Option<PublicHoliday> {
    if territory == Territory::None {
        return None;
    }
    let day = (date.month(), date.day());
    let fixed = NATIONAL.iter().chain(local_days(territory)).find(|(on, _)| *on == day).map(|(_, holiday)| *holiday);
    fixed.or_else(|| {
        let after_easter = date.signed_duration_since(easter(date.year())).num_days();
        after_easter_days(territory).find(|(days, _)| *days == after_easter).map(|(_, holiday)| holiday)
    })
}

/// The public holidays of `territory` in `year`, in order, each date once (Ascension falls on 1 May in 2008).
pub fn holidays_of(territory: Territory, year: i32) -> Vec<NaiveDate> {
    if territory == Territory::None {
        return Vec::new();
    }
    let fixed = NATIONAL.iter().chain(local_days(territory));
    let movable =
        after_easter_days(territory).filter_map(|(days, _)| easter(year).checked_add_signed(chrono::TimeDelta::days(days)));
    let mut dates: Vec<_> =
        fixed.filter_map(|&((month, day), _)| NaiveDate::from_ymd_opt(year, month, day)).chain(movable).collect();
    dates.sort_unstable();
    dates.dedup();
    dates
}

/// Month and day, and the holiday.
type Fixed = ((u32, u32), PublicHoliday);

/// The national days that do not move.
const NATIONAL: [Fixed; 8] = [
    ((1, 1), PublicHoliday::NewYear),
    ((5, 1), PublicHoliday::LabourDay),
    ((5, 8), PublicHoliday::Victory),
    ((7, 14), PublicHoliday::NationalDay),
    ((8, 15), PublicHoliday::Assumption),
    ((11, 1), PublicHoliday::AllSaints),
    ((11, 11), PublicHoliday::Armistice),
    ((12, 25), PublicHoliday::Christmas),
];

/// What a territory adds.
const fn local_days(territory: Territory) -> &'static [Fixed] {
    match territory {
        Territory::Metropole | Territory::None => &[],
        Territory::AlsaceMoselle => &[((12, 26), PublicHoliday::SecondDayOfChristmas)],
        Territory::Guadeloupe => &[((5, 27), PublicHoliday::Abolition)],
        Territory::Martinique => &[((5, 22), PublicHoliday::Abolition)],
        Territory::Guyane => &[((6, 10), PublicHoliday::Abolition)],
        Territory::Reunion => &[((12, 20), PublicHoliday::Abolition)],
        Territory::Mayotte => &[((4, 27), PublicHoliday::Abolition)],
    }
}

/// Days after Easter Sunday: Easter Monday, Ascension, Whit Monday; Good Friday in Alsace-Moselle.
fn after_easter_days(territory: Territory) -> impl Iterator<Item = (i64, PublicHoliday)> {
    let good_friday = (territory == Territory::AlsaceMoselle).then_some((-2, PublicHoliday::GoodFriday));
    [(1, PublicHoliday::EasterMonday), (39, PublicHoliday::Ascension), (50, PublicHoliday::WhitMonday)]
        .into_iter()
        .chain(good_friday)
}

/// Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher's algorithm), proleptic before 1583.
fn easter(year: i32) -> NaiveDate {
    let golden = year.rem_euclid(19);
    let (century, of_century) = (year.div_euclid(100), year.rem_euclid(100));
    let (leap_centuries, century_rest) = (century.div_euclid(4), century.rem_euclid(4));
    let moon_shift = (century - (century + 8).div_euclid(25) + 1).div_euclid(3);
    let moon = (19 * golden + century - leap_centuries - moon_shift + 15).rem_euclid(30);
    let to_sunday = (32 + 2 * century_rest + 2 * (of_century / 4) - moon - of_century % 4).rem_euclid(7);
    let correction = (golden + 11 * moon + 22 * to_sunday) / 451;
    let days_after_22_march = (moon + to_sunday - 7 * correction).unsigned_abs();
    NaiveDate::from_ymd_opt(year, 3, 22)
        .and_then(|first| first.checked_add_days(Days::new(days_after_22_march.into())))
        .unwrap_or(NaiveDate::MAX)
}
