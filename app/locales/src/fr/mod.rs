//! French.

pub mod answering;
pub mod contacting;
pub mod dates;
pub mod desk;
pub mod details;
pub mod fields;
pub mod finding;
pub mod frame;
pub mod imports;
pub mod legal;
pub mod managing;
pub mod national;
pub mod own_data;
pub mod own_requests;
pub mod refusals;
pub mod staff;

/// The narrow no-break space of French typography.
pub const NNBSP: char = '\u{202F}';
