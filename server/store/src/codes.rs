//! Between the domain's closed lists and what is stored.

use crate::error::StoreError;
use chrono::{NaiveDate, NaiveDateTime};
use domain::{
    agenda::{Assignment, Grid},
    appointment::{Mode, Party},
    holidays::Territory,
    reminder::Reminders,
    time::Tz,
};
use serde::{Serialize, de::DeserializeOwned};

/// How a civil minute is stored.
const CIVIL: &str = "%Y-%m-%dT%H:%M";

pub(crate) fn territory(code: &str) -> Result<Territory, StoreError> {
    Territory::from_code(code).ok_or_else(|| StoreError::corrupt("territory", code))
}

pub(crate) fn grid(code: &str) -> Result<Grid, StoreError> {
    Grid::from_code(code).ok_or_else(|| StoreError::corrupt("grid", code))
}

pub(crate) fn assignment(code: &str) -> Result<Assignment, StoreError> {
    Assignment::from_code(code).ok_or_else(|| StoreError::corrupt("assignment", code))
}

pub(crate) fn mode(code: &str) -> Result<Mode, StoreError> {
    Mode::from_code(code).ok_or_else(|| StoreError::corrupt("mode", code))
}

pub(crate) fn reminders(code: &str) -> Result<Reminders, StoreError> {
    Reminders::from_code(code).ok_or_else(|| StoreError::corrupt("reminders", code))
}

pub(crate) fn party(code: &str) -> Result<Party, StoreError> {
    Party::from_code(code).ok_or_else(|| StoreError::corrupt("party", code))
}

pub(crate) fn zone(name: &str) -> Result<Tz, StoreError> {
    name.parse().map_err(|_| StoreError::corrupt("zone", name))
}

pub(crate) fn date(text: &str) -> Result<NaiveDate, StoreError> {
    text.parse().map_err(|_| StoreError::corrupt("date", text))
}

pub(crate) fn civil(text: &str) -> Result<NaiveDateTime, StoreError> {
    NaiveDateTime::parse_from_str(text, CIVIL).map_err(|_| StoreError::corrupt("civil date-time", text))
}

pub(crate) fn civil_text(at: NaiveDateTime) -> String {
    at.format(CIVIL).to_string()
}

pub(crate) fn from_json<T: DeserializeOwned>(text: &str) -> Result<T, StoreError> {
    serde_json::from_str(text).map_err(|error| StoreError::Unexpected(error.into()))
}

pub(crate) fn to_json<T: Serialize>(value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|error| StoreError::Unexpected(error.into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_stored_code_reads_back() {
        for code in ["metropole", "alsace-moselle", "guadeloupe", "martinique", "guyane", "reunion", "mayotte", "none"] {
            assert_eq!(territory(code).map(Territory::code).unwrap(), code);
        }
        assert_eq!(grid("clock").unwrap(), Grid::Clock);
        assert_eq!(assignment("all").unwrap(), Assignment::All);
        assert!(grid("Clock").is_err());
    }

    #[test]
    fn a_civil_minute_reads_back_as_it_was_written() {
        let at = NaiveDate::from_ymd_opt(2027, 3, 28).unwrap().and_hms_opt(2, 30, 0).unwrap();
        assert_eq!(civil_text(at), "2027-03-28T02:30");
        assert_eq!(civil("2027-03-28T02:30").unwrap(), at);
    }
}
