//! The RPC surface: three-line functions that scope, call and map. To add one: a method on a port in `contract`, then a
//! function here with an explicit `endpoint` (the default one carries a hash of the build folder).

#[expect(missing_docs, reason = "the fields of a generated call are the arguments of its function")]
pub mod accounts;
#[expect(missing_docs, reason = "the fields of a generated call are the arguments of its function")]
pub mod agendas;
#[expect(missing_docs, reason = "the fields of a generated call are the arguments of its function")]
pub mod answering;
#[expect(missing_docs, reason = "the fields of a generated call are the arguments of its function")]
pub mod appointment_types;
#[expect(missing_docs, reason = "the fields of a generated call are the arguments of its function")]
pub mod booking;
#[expect(missing_docs, reason = "the fields of a generated call are the arguments of its function")]
pub mod centre_settings;
#[expect(missing_docs, reason = "the fields of a generated call are the arguments of its function")]
pub mod contacting;
#[expect(missing_docs, reason = "the fields of a generated call are the arguments of its function")]
pub mod dashboard;
pub mod error;
#[expect(missing_docs, reason = "the fields of a generated call are the arguments of its function")]
pub mod finding;
#[expect(missing_docs, reason = "the fields of a generated call are the arguments of its function")]
pub mod hours;
#[expect(missing_docs, reason = "the fields of a generated call are the arguments of its function")]
pub mod managing;
#[expect(missing_docs, reason = "the fields of a generated call are the arguments of its function")]
#[cfg(feature = "ssr")]
pub mod outbox;
#[expect(missing_docs, reason = "the fields of a generated call are the arguments of its function")]
pub mod own_data;
#[expect(missing_docs, reason = "the fields of a generated call are the arguments of its function")]
pub mod requests;
#[cfg(feature = "ssr")]
pub mod ssr;
#[expect(missing_docs, reason = "the fields of a generated call are the arguments of its function")]
pub mod statistics;
#[expect(missing_docs, reason = "the fields of a generated call are the arguments of its function")]
pub mod teams;

pub use error::AppError;

use contract::refusal::Refusal;

/// The answer to an address that names nothing, with its status on the server.
pub fn unknown() -> AppError {
    refused(Refusal::NotFound)
}

/// The answer of a page that knows by itself that it must refuse, with its status on the server.
pub fn refused(refusal: Refusal) -> AppError {
    #[cfg(feature = "ssr")]
    return ssr::refused(refusal);
    #[cfg(not(feature = "ssr"))]
    AppError::Refused(refusal)
}
