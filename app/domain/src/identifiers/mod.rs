//! Public identifiers of establishments, certifications, trainings and places: value objects that parse.
//!
//! A value that exists is valid and normalised. Each has a small enum of the rules a text may break; the codes travel,
//! the sentences are the interface's.

mod certification;
mod coordinates;
mod departement;
pub(crate) mod macros;
mod place;
mod siret;
mod training_key;
mod uai;

pub use certification::{Cfd, InvalidCfd, InvalidRncp, InvalidRome, Rncp, Rome};
pub use coordinates::{Coordinates, InvalidCoordinates};
pub use departement::{Departement, InvalidDepartement};
pub use place::{InseeCode, InvalidInsee, InvalidPostalCode, PostalCode};
pub use siret::{InvalidSiret, Siret};
pub use training_key::{InvalidTrainingKey, TrainingKey};
pub use uai::{InvalidUai, Uai};

/// What was mended while reading a cell, to be told to whoever sent the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Repair {
    /// A spreadsheet took the code for a number and dropped its leading zero.
    LeadingZero,
}

/// The code with its zero back, when the cell holds exactly `DIGITS` digits.
fn restore_zero<const DIGITS: usize>(cell: &str) -> Option<String> {
    let cell = cell.trim();
    (cell.len() == DIGITS && cell.bytes().all(|b| b.is_ascii_digit())).then(|| format!("0{cell}"))
}
