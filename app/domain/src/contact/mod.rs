//! How a person is named and reached: value objects that parse, with a masked `Debug` so that no log shows them.
//!
//! The same parsers run in the browser, in the forms, in imports and in the API.

mod disposable;
mod email;
mod email_hint;
mod free_text;
mod numbering;
mod person_name;
mod phone;

pub use email::{EmailAddress, InvalidEmail};
pub use free_text::{FreeText, InvalidText};
pub use person_name::{InvalidName, PersonName};
pub use phone::{InvalidPhone, Phone};
