//! A request as a centre sees it, on the dashboard and by the link of its mailbox: who asks, what was said, what may be done.

mod acts;
mod person;
mod said;

pub(super) use acts::{Sheet, acts};
pub(super) use person::{Asked, person};
pub(super) use said::{history, proposals, thread};
