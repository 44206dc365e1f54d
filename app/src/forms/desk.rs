//! The booking page's address: whom, about what, which month, which day.

use contract::{
    booking::{DeskTarget, HoldSlot, HoldView, ShowDesk},
    find::TrainingName,
};
use domain::{
    appointment::Mode,
    request::Referrer,
    time::{NaiveDate, Timestamp},
};
use percent_encoding::percent_decode_str;

use super::{pairs::value_of, prefill::Prefill};

/// The field that a chosen hour sends: epoch seconds.
pub const START: &str = "creneau";
/// Query: the training's key.
pub const KEY: &str = "cleMinistereEducatif";

/// Everything the address of the booking page says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeskAsk {
    /// What to show.
    pub show: ShowDesk,
    /// The visitor's token, once a slot was held.
    pub visitor: Option<String>,
    /// What a partner already knows.
    pub prefill: Prefill,
}

impl DeskAsk {
    /// The wish to keep the start that was chosen on this page.
    pub fn hold(&self, starts_at: Timestamp) -> HoldSlot {
        HoldSlot {
            target: self.show.target.clone(),
            referrer: self.show.referrer,
            mode: self.show.mode,
            starts_at,
            visitor: self.visitor.clone(),
        }
    }
}

/// Reads the address of the booking page; `None` when it names neither a training nor a type.
pub fn read_desk(path: &str, query: &[(String, String)]) -> Option<DeskAsk> {
    let given = |name| value_of(query, name).map(str::trim).filter(|value| !value.is_empty()).map(str::to_owned);
    let day = given("jour").and_then(|day| day.parse::<NaiveDate>().ok());
    let month = given("mois").and_then(|month| format!("{month}-01").parse::<NaiveDate>().ok()).or(day);
    let target = match path.strip_prefix("/c/") {
        Some(rest) => type_of(rest)?,
        None if matches!(path.trim_end_matches('/'), "/rdv" | "/rdva") => {
            DeskTarget::Training { name: training_name(&given)?, type_slug: given("motif") }
        }
        None => return None,
    };
    Some(DeskAsk {
        show: ShowDesk {
            target,
            referrer: given("referrer").and_then(|referrer| Referrer::parse(&referrer)),
            mode: given("mode").and_then(|mode| Mode::from_code(&mode)),
            month,
            day,
        },
        visitor: given("v"),
        prefill: Prefill::read(query),
    })
}

/// Where a chosen start is posted: `creneau` as sent by the form.
pub fn read_start(form: &[(String, String)]) -> Option<Timestamp> {
    value_of(form, START).and_then(|seconds| seconds.parse().ok()).map(Timestamp::from_epoch)
}

/// The wish to keep another start of the same agenda as `hold`.
pub fn hold_instead(hold: &HoldView, starts_at: Timestamp) -> HoldSlot {
    HoldSlot {
        target: target_of(hold),
        referrer: hold.referrer,
        mode: Some(hold.mode),
        starts_at,
        visitor: Some(hold.visitor.clone()),
    }
}

fn target_of(hold: &HoldView) -> DeskTarget {
    let type_slug = hold.chosen.slug.clone();
    match &hold.training {
        Some(training) => DeskTarget::Training { name: TrainingName::Key(training.key.clone()), type_slug: Some(type_slug) },
        None => DeskTarget::Type { centre: hold.centre.slug.clone(), type_slug },
    }
}

/// The address that an unescaped `#` has cut: the browser keeps `#L01&referrer=…` for itself. `None` when nothing is
/// to be repaired. `search` comes without `?`, `hash` with `#`.
pub fn repaired(path: &str, search: &str, hash: &str) -> Option<String> {
    let cut = super::pairs::parse_pairs(search).iter().any(|(name, value)| name == KEY && !value.contains('#'));
    let remainder = hash.strip_prefix('#').filter(|rest| rest.starts_with('L'))?;
    // The key has to be the last of what arrived, else the remainder is not its own.
    let last = search.rsplit('&').next().is_some_and(|pair| pair.starts_with(KEY));
    (cut && last).then(|| format!("{path}?{search}%23{remainder}"))
}

pub(super) fn training_name(given: &impl Fn(&'static str) -> Option<String>) -> Option<TrainingName> {
    given(KEY)
        .map(TrainingName::Key)
        .or_else(|| given("idParcoursup").map(TrainingName::Parcoursup))
        .or_else(|| given("idActionFormation").map(TrainingName::Action))
}

fn type_of(rest: &str) -> Option<DeskTarget> {
    let (centre, type_slug) = rest.trim_end_matches('/').split_once('/')?;
    let decode = |part: &str| percent_decode_str(part).decode_utf8_lossy().into_owned();
    (!centre.is_empty() && !type_slug.is_empty() && !type_slug.contains('/'))
        .then(|| DeskTarget::Type { centre: decode(centre), type_slug: decode(type_slug) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forms::pairs::parse_pairs;

    fn read(path: &str, query: &str) -> Option<DeskAsk> {
        read_desk(path, &parse_pairs(query))
    }

    #[test]
    fn the_three_names_of_a_training_are_understood() {
        let name = |query| match read("/rdv", query).expect("a desk").show.target {
            DeskTarget::Training { name, .. } => name,
            DeskTarget::Type { .. } => panic!("a training was named"),
        };
        assert_eq!(name("cleMinistereEducatif=K%23L01&referrer=lba"), TrainingName::Key("K#L01".into()));
        assert_eq!(name("idParcoursup=4321"), TrainingName::Parcoursup("4321".into()));
        assert_eq!(name("idActionFormation=99"), TrainingName::Action("99".into()));
    }

    #[test]
    fn a_day_without_a_month_shows_its_own_month() {
        let show = read("/rdva", "cleMinistereEducatif=K&jour=2027-03-09&mode=phone").expect("a desk").show;
        assert_eq!(show.month, NaiveDate::from_ymd_opt(2027, 3, 9));
        assert_eq!(show.mode, Some(Mode::Phone));
    }

    #[test]
    fn the_address_of_a_type_names_centre_and_type() {
        let show = read("/c/cfa-berry/visite%20libre", "mois=2027-03").expect("a desk").show;
        assert_eq!(show.target, DeskTarget::Type { centre: "cfa-berry".into(), type_slug: "visite libre".into() });
        assert_eq!(show.month, NaiveDate::from_ymd_opt(2027, 3, 1));
        assert_eq!(show.day, None);
    }

    #[test]
    fn an_address_that_names_nothing_is_no_desk() {
        assert_eq!(read("/rdv", "referrer=lba"), None);
        assert_eq!(read("/rdv/coordonnees", "cleMinistereEducatif=K"), None);
        assert_eq!(read("/c/cfa-berry", ""), None);
    }

    #[test]
    fn a_key_cut_by_its_sharp_is_put_together_again() {
        assert_eq!(
            repaired("/rdv", "cleMinistereEducatif=K", "#L01&referrer=lba").as_deref(),
            Some("/rdv?cleMinistereEducatif=K%23L01&referrer=lba")
        );
        assert_eq!(repaired("/rdv", "cleMinistereEducatif=K%23L01", "#L01"), None);
        assert_eq!(repaired("/rdv", "cleMinistereEducatif=K", "#content"), None);
        assert_eq!(repaired("/rdv", "cleMinistereEducatif=K&referrer=lba", "#L01"), None);
    }
}
