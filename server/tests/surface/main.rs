//! What browsers, scripts and probes reach, in the process: the whole router over ports of ten lines.

mod given;

mod files;
mod forms;
mod functions;
mod guard;
mod journal;
mod pages;
mod probes;
mod program;
mod queue;
