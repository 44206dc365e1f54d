//! The slot engine on a scenario file: no database, no configuration, no clock. For bug reports, benchmarks and acceptance.
//!
//! [`scenario`] is the shape of the file, [`reading`] turns it into the engine's question, [`answer`] the slots into JSON.

mod answer;
pub(crate) mod reading;
pub(crate) mod scenario;

use std::{
    fs,
    io::{self, Read, Write},
    process::ExitCode,
};

/// A scenario that cannot be understood. Its message is one line that names the field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScenarioError {
    /// The path of the faulty field, `advisors[0].weekly[0].from`; empty when the file is no JSON object at all.
    pub field: String,
    /// What is wrong with it, on one line.
    pub problem: String,
}

impl std::fmt::Display for ScenarioError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.field.is_empty() {
            write!(f, "scenario: {}", self.problem)
        } else {
            write!(f, "{}: {}", self.field, self.problem)
        }
    }
}

impl std::error::Error for ScenarioError {}

/// Answers a scenario given as JSON text, with JSON text.
pub fn run(input: &str) -> Result<String, ScenarioError> {
    let scenario = reading::read(input)?;
    let answer = answer::Answer::of(&scenario);
    serde_json::to_string_pretty(&answer).map_err(|error| ScenarioError { field: String::new(), problem: error.to_string() })
}

/// The command `slots PATH`, `-` for standard input: prints the answer; 2 with one line on standard error when the scenario
/// cannot be read or understood.
pub fn command(path: &str) -> ExitCode {
    let outcome =
        text_of(path).map_err(|error| format!("{path}: {error}")).and_then(|text| run(&text).map_err(|error| error.to_string()));
    match outcome {
        // A reader that went away (`| head`) is no failure of the scenario.
        Ok(answer) => writeln!(io::stdout(), "{answer}").map_or(ExitCode::FAILURE, |()| ExitCode::SUCCESS),
        Err(line) => {
            eprintln!("{line}");
            ExitCode::from(2)
        }
    }
}

fn text_of(path: &str) -> io::Result<String> {
    if path == "-" {
        let mut text = String::new();
        io::stdin().read_to_string(&mut text)?;
        return Ok(text);
    }
    fs::read_to_string(path)
}
