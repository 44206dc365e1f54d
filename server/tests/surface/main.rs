//! What browsers, scripts and probes reach, in the process: the whole router over ports of ten lines.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test stops at the first surprise")]

mod given;

mod contacts;
mod files;
mod forms;
mod functions;
mod guard;
mod hooks;
mod journal;
mod own_data;
mod pages;
mod post;
mod probes;
mod program;
mod queue;
mod texts;
