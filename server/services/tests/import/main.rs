//! The import of the catalogue, from a file to what candidates find, on both engines.

mod files;
mod house;
mod refusals;
mod verdicts;
