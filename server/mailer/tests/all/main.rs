//! The messages as files and as bytes, what strangers may not do, and the ways out.

mod golden;
mod mime;
mod sink;
mod strangers;
mod support;
mod transports;
