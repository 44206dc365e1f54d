//! The filter of the queue, as the page's address says it.

use contract::requests::{Care, QueueFilter};
use domain::{
    ids::{SiteId, StaffId, TrainingId},
    life::{RequestState, Stage},
    request::{Referrer, Way},
};

use super::pairs::{Pairs, value_of, write_pairs};

/// The filter as the page's address says it: a query without a question mark, empty values left out.
pub fn query_of(filter: &QueueFilter) -> String {
    let mut pairs: Vec<(&str, String)> = Vec::new();
    match filter.stage {
        Stage::Waiting => {}
        Stage::Settled => pairs.push((STAGE, SETTLED.to_owned())),
        Stage::Any => pairs.push((STAGE, ANY.to_owned())),
        Stage::In(state) => pairs.push((STAGE, state.code().to_owned())),
    }
    pairs.extend(filter.way.map(|way| (WAY, way.code().to_owned())));
    pairs.extend(filter.training.map(|id| (TRAINING, id.to_string())));
    pairs.extend(filter.site.map(|id| (SITE, id.to_string())));
    match filter.care {
        Care::Anybody => {}
        Care::Mine => pairs.push((CARE, MINE.to_owned())),
        Care::Nobody => pairs.push((CARE, NOBODY.to_owned())),
        Care::Of(staff) => pairs.push((CARE, staff.to_string())),
    }
    pairs.extend(filter.referrer.map(|referrer| (REFERRER, referrer.code().to_owned())));
    pairs.extend(filter.older_than_days.map(|days| (OLDER, days.to_string())));
    if !filter.text.trim().is_empty() {
        pairs.push((TEXT, filter.text.trim().to_owned()));
    }
    let pairs: Pairs = pairs.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    write_pairs(&pairs)
}

/// Reads what [`query_of`] writes, from the pairs of a query; what is unknown counts as not asked.
pub fn filter_of(pairs: &[(String, String)]) -> QueueFilter {
    let given = |name: &str| value_of(pairs, name).filter(|value| !value.is_empty());
    let number = |name: &str| given(name).and_then(|value| value.parse::<i64>().ok());
    QueueFilter {
        stage: match given(STAGE) {
            None => Stage::Waiting,
            Some(SETTLED) => Stage::Settled,
            Some(ANY) => Stage::Any,
            Some(code) => RequestState::from_code(code).map_or(Stage::Waiting, Stage::In),
        },
        way: given(WAY).and_then(Way::from_code),
        training: number(TRAINING).map(TrainingId),
        site: number(SITE).map(SiteId),
        care: match given(CARE) {
            None => Care::Anybody,
            Some(MINE) => Care::Mine,
            Some(NOBODY) => Care::Nobody,
            Some(id) => id.parse().map_or(Care::Anybody, |id| Care::Of(StaffId(id))),
        },
        referrer: given(REFERRER).and_then(Referrer::from_code),
        older_than_days: given(OLDER).and_then(|days| days.parse().ok()),
        text: given(TEXT).unwrap_or_default().to_owned(),
    }
}

/// Names and values of the page's query.
pub const STAGE: &str = "etat";
/// See [`STAGE`].
pub const SETTLED: &str = "traitees";
/// See [`STAGE`].
pub const ANY: &str = "toutes";
/// Query: which way.
pub const WAY: &str = "voie";
/// Query: which training.
pub const TRAINING: &str = "formation";
/// Query: which site.
pub const SITE: &str = "site";
/// Query: whose.
pub const CARE: &str = "suivi";
/// See [`CARE`].
pub const MINE: &str = "moi";
/// See [`CARE`].
pub const NOBODY: &str = "personne";
/// Query: from which platform.
pub const REFERRER: &str = "origine";
/// Query: at least so many days old.
pub const OLDER: &str = "age";
/// Query: which words.
pub const TEXT: &str = "q";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forms::pairs::parse_pairs;

    #[test]
    fn a_filter_reads_back_from_its_query() {
        let filter = QueueFilter {
            stage: Stage::In(RequestState::InProgress),
            way: Some(Way::Callback),
            training: Some(TrainingId(12)),
            site: Some(SiteId(3)),
            care: Care::Of(StaffId(7)),
            referrer: Some(Referrer::Onisep),
            older_than_days: Some(2),
            text: "léa & co".to_owned(),
        };
        let query = query_of(&filter);
        assert_eq!(filter_of(&parse_pairs(&query)), filter);
        assert_eq!(query_of(&QueueFilter::default()), "");
        assert_eq!(filter_of(&[]), QueueFilter::default());
    }
}
