//! The laws of the slot engine: the acceptance table, its corners, and 10 000 random agendas against a naive reference.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops")]

mod acceptance;
mod advisors;
mod bounds;
mod clock_changes;
mod explainer;
mod filling;
mod given;
mod grids;
mod limits;
mod machine_zone;
mod property;
mod random;
mod reference;
mod rules;
mod search;
