//! The mails that left, by the identity that a mailbox knows them by.

use domain::ids::AppointmentId;
use std::{
    collections::{HashMap, HashSet},
    fs,
    path::Path,
};

/// After the `@` of every identity.
const HOST: &str = "rdv.example.org";

/// How often each mail left.
#[derive(Default)]
pub struct Sack(HashMap<String, u64>);

/// What left, beside what was to leave.
pub struct Compared {
    pub n_sent: u64,
    pub n_lost: u64,
    pub n_again: u64,
    /// About no appointment that there is.
    pub strange: Vec<String>,
}

impl Sack {
    pub fn add(&mut self, other: Self) {
        for (identity, n) in other.0 {
            *self.0.entry(identity).or_default() += n;
        }
    }

    /// One mail of this identity.
    pub fn drop_in(&mut self, identity: &str) {
        *self.0.entry(identity.replace('@', "-")).or_default() += 1;
    }

    /// Takes in what a process wrote into its folder: files `<instant>-<identity>.eml`. What the kill cut has another ending.
    /// While it lives, a process sends nothing twice.
    pub fn collect(&mut self, folder: &Path) {
        let mut sent = HashSet::new();
        for file in fs::read_dir(folder).unwrap() {
            let name = file.unwrap().file_name().into_string().unwrap();
            if let Some((_, identity)) = name.strip_suffix(".eml").and_then(|name| name.split_once('-')) {
                assert!(sent.insert(identity.to_owned()), "{identity} was sent twice without a kill");
                self.drop_in(identity);
            }
        }
    }

    /// Each of these appointments has one mail to its candidate and one to its centre.
    pub fn compare(&self, appointments: impl Iterator<Item = AppointmentId>) -> Compared {
        let due: HashSet<String> = appointments
            .flat_map(|id| ["candidate", "centre"].map(|to| format!("rdv-{id}.0.mail_{to}_booked.0-{HOST}")))
            .collect();
        let n_sent: u64 = self.0.values().sum();
        Compared {
            n_sent,
            n_lost: due.iter().filter(|identity| !self.0.contains_key(*identity)).count() as u64,
            n_again: n_sent - self.0.len() as u64,
            strange: self.0.keys().filter(|identity| !due.contains(*identity)).cloned().collect(),
        }
    }
}
