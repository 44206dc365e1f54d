//! The way in and out.

mod cookies;
mod crossing;
mod forms;
mod given;
mod log;
mod members;
