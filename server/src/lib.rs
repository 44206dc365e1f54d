//! The program: the only crate that knows every part and introduces them to each other.
//!
//! | module | what it holds |
//! |---|---|
//! | [`commands`] | the words of the command line |
//! | [`config`] | settings, read once |
//! | [`clock`] | the time and chance, nowhere else |
//! | [`figures`] | figures as tables |
//! | [`http`] | what browsers and probes reach |
//! | [`jobs`] | what follows a request |
//! | [`slots`] | the slot engine on a file |
//! | [`parts`] | the composition root |
//! | [`tables`] | tables as CSV and XLSX |

pub mod clock;
pub mod commands;
pub mod config;
pub mod figures;
pub mod http;
pub mod jobs;
pub mod parts;
pub mod slots;
pub mod tables;
