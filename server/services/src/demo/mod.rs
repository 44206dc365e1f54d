//! The demonstration: invented centres, trainings, advisors and hours, so that a fresh installation shows life at once.
//!
//! Nobody here exists: domains are `example.org`, phones come from the ranges kept for fiction (ARCEP, decision 2018-0881),
//! SIRETs carry a right check digit and belong to nobody. The trainings come in through the import of the catalogue itself.
//! Dates are counted from the day of loading; chance is seeded, so that two fresh installations of a day are alike.

mod agendas;
mod bookings;
mod centres;
mod certifications;
mod contacts;
mod logins;
mod records;
mod seeded;

pub use logins::{DemoLogin, logins};

use crate::{
    Services,
    importing::{ImportCatalogue, ImportFault, MissingGuard},
};
use domain::{
    catalogue::Verdict,
    time::{NaiveDate, Tz},
};
use store::{
    StoreError, centres as stored_centres,
    trainings::{self, TrainingName},
};

/// When the demonstration is loaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DemoWhen {
    /// Only into a database without any centre.
    Empty,
    /// Whatever is there: the demonstration becomes the whole published catalogue; agendas that exist stay.
    Always,
}

/// What loading did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DemoOutcome {
    /// The demonstration is there.
    Loaded {
        /// Centres that got an agenda.
        n_centres: u64,
        /// Trainings.
        n_trainings: u64,
        /// Appointments already taken.
        n_appointments: u64,
    },
    /// The database was not empty: nothing was done.
    Kept,
}

/// Where to look first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tour {
    /// The key of a training of the first centre.
    pub training_key: String,
    /// The address of the first centre's page.
    pub centre_slug: String,
    /// An appointment type of that centre.
    pub type_slug: String,
}

/// Loads the demonstration, counted from today.
pub async fn load(services: &Services, when: DemoWhen) -> Result<DemoOutcome, ImportFault> {
    match when {
        DemoWhen::Always => {}
        DemoWhen::Empty if stored_centres::list(services.db().read(), 0, 1).await?.is_empty() => {}
        DemoWhen::Empty => return Ok(DemoOutcome::Kept),
    }
    let now = services.now();
    let today: NaiveDate = now.date_in(Tz::Europe__Paris);
    let ask = ImportCatalogue { source: "demonstration".to_owned(), guard: MissingGuard::Lifted };
    let imported = services.import_records(ask, records::all(today)).await?;
    let written = services
        .db()
        .write(|tx| async move {
            let mut n_centres = 0;
            let mut n_appointments = 0;
            for (n, centre) in (0..).zip(centres::ALL) {
                if let Some(agenda) = agendas::insert(&tx, centre, n, today).await? {
                    n_centres += 1;
                    n_appointments += bookings::insert(&tx, &agenda, n, now).await?;
                    contacts::insert(&tx, &agenda, n, now).await?;
                }
            }
            Ok::<_, StoreError>((n_centres, n_appointments))
        })
        .await?;
    let (n_centres, n_appointments) = written;
    let n_trainings = imported.n_read - imported.count(Verdict::Rejected);
    Ok(DemoOutcome::Loaded { n_centres, n_trainings, n_appointments })
}

/// Where to look first; `None` when the demonstration is not there.
pub async fn tour(services: &Services) -> Result<Option<Tour>, StoreError> {
    let Some(key) = records::first_key() else { return Ok(None) };
    let found = trainings::find(services.db().read(), TrainingName::Key(&key)).await?;
    Ok(found.map(|details| Tour {
        training_key: key,
        centre_slug: details.centre.centre.slug,
        type_slug: agendas::FIRST_TYPE.to_owned(),
    }))
}
