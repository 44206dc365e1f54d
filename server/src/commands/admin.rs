//! `server admin agenda CENTRE FILE`: a centre's first agenda from a JSON file, whole or not at all.
//!
//! The file speaks as scenarios of the slot engine do (`server slots`): `types` with a `name`, `modes` and the fields of a
//! scenario's `type`; `advisors` with a `name` and the hours of a scenario's advisor; `closures`.

use crate::{
    config::{Raw, SettingError},
    parts,
    slots::{reading, scenario as file},
};
use anyhow::Result;
use domain::{agenda::Assignment, appointment::Mode, contact::EmailAddress};
use serde::Deserialize;
use services::opening::{FirstAdvisor, FirstAgenda, FirstType, OpeningFault};
use std::{fs, path::PathBuf};
use store::types::Confirmation;

/// What `admin agenda` is given.
#[derive(clap::Args)]
pub struct AgendaFile {
    /// SIRET of the centre, or its name in addresses
    centre: String,
    /// The agenda, in JSON
    file: PathBuf,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Agenda {
    types: Vec<Kind>,
    advisors: Vec<Advisor>,
    #[serde(default)]
    closures: Vec<file::Span>,
}

#[derive(Deserialize)]
struct Kind {
    name: String,
    modes: Vec<Mode>,
    #[serde(default)]
    confirmed_by_centre: bool,
    #[serde(default)]
    assignment: Assignment,
    #[serde(flatten)]
    cut: file::Type,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Advisor {
    name: String,
    email: Option<String>,
    weekly: Vec<file::Weekly>,
    #[serde(default)]
    overrides: Vec<file::Override>,
    #[serde(default)]
    absences: Vec<file::Span>,
}

/// Writes the agenda and says where it can be seen. A wrong file or centre is a wrong setting.
pub async fn agenda(settings: &Raw, ask: &AgendaFile) -> Result<()> {
    let text = fs::read_to_string(&ask.file).map_err(|error| wrong(ask, &error.to_string()))?;
    let first = read(&text).map_err(|problem| wrong(ask, &problem))?;
    let services = parts::open_for_data(&settings.database_url()?).await?;
    match services.open_agenda(&ask.centre, &first).await {
        Ok(slug) => {
            println!("{} types, {} advisors: {}", first.types.len(), first.advisors.len(), app::paths::centre(&slug));
            Ok(())
        }
        Err(OpeningFault::Store(error)) => Err(error.into()),
        Err(fault @ OpeningFault::TypeNames) => Err(wrong(ask, &fault.to_string()).into()),
        Err(fault) => Err(SettingError::new("CENTRE", format!("{}: {fault}", ask.centre)).into()),
    }
}

fn wrong(ask: &AgendaFile, problem: &str) -> SettingError {
    SettingError::new("FILE", format!("{}: {problem}", ask.file.display()))
}

fn read(text: &str) -> Result<FirstAgenda, String> {
    let mut json = serde_json::Deserializer::from_str(text);
    let agenda: Agenda =
        serde_path_to_error::deserialize(&mut json).map_err(|error| format!("{}: {}", error.path(), error.inner()))?;
    json.end().map_err(|error| error.to_string())?;
    let types = agenda.types.iter().enumerate().map(|(rank, kind)| first_type(rank, kind)).collect::<Result<_, _>>()?;
    let advisors =
        agenda.advisors.into_iter().enumerate().map(|(rank, advisor)| first_advisor(rank, advisor)).collect::<Result<_, _>>()?;
    Ok(FirstAgenda { types, advisors, closures: reading::spans(&agenda.closures) })
}

fn first_type(rank: usize, kind: &Kind) -> Result<FirstType, String> {
    let policy = reading::policy(&kind.cut, kind.assignment);
    if policy.duration_min <= 0 || policy.step_min <= 0 {
        return Err(format!("types[{rank}]: duration_min and step_min must be positive"));
    }
    if kind.modes.is_empty() {
        return Err(format!("types[{rank}].modes: at least one of on_site, phone, video"));
    }
    let confirmation = if kind.confirmed_by_centre { Confirmation::ByCentre } else { Confirmation::None };
    Ok(FirstType { name: kind.name.clone(), policy, modes: kind.modes.clone(), confirmation })
}

fn first_advisor(rank: usize, advisor: Advisor) -> Result<FirstAdvisor, String> {
    let email = advisor.email.map(|email| EmailAddress::parse(&email)).transpose();
    Ok(FirstAdvisor {
        name: advisor.name,
        email: email.map_err(|_| format!("advisors[{rank}].email: no e-mail address"))?.map(|email| email.as_str().to_owned()),
        weekly: advisor.weekly.iter().map(reading::weekly).collect(),
        overrides: advisor.overrides.iter().map(reading::special).collect(),
        absences: reading::spans(&advisor.absences),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = r#"{
      "types": [{ "name": "Premier échange", "modes": ["on_site", "phone"], "duration_min": 30, "horizon": { "days": 60 } }],
      "advisors": [{ "name": "Awa Sow", "email": "awa@example.org",
                     "weekly": [{ "days": ["mon", "thu"], "from": "09:00", "to": "12:00" }] }],
      "closures": [{ "from": "2027-02-03", "until": "2027-02-04" }]
    }"#;

    #[test]
    fn a_whole_file_becomes_an_agenda() {
        let first = read(FILE).expect("a whole file");
        assert_eq!(first.types[0].modes, [Mode::OnSite, Mode::Phone]);
        assert_eq!((first.types[0].policy.duration_min, first.types[0].policy.step_min), (30, 30));
        assert_eq!((first.advisors[0].weekly.len(), first.closures.len()), (1, 1));
    }

    #[test]
    fn a_wrong_file_names_the_field() {
        for (from, to, field) in [
            ("\"duration_min\": 30", "\"duration_min\": 0", "types[0]"),
            ("[\"on_site\", \"phone\"]", "[]", "types[0].modes"),
            ("awa@example.org", "awa", "advisors[0].email"),
            ("\"from\": \"09:00\"", "\"from\": \"9h\"", "advisors[0].weekly[0].from"),
            ("\"closures\"", "\"closed\"", "closed"),
        ] {
            let problem = read(&FILE.replace(from, to)).expect_err(field);
            assert!(problem.contains(field), "{problem}");
        }
    }
}
