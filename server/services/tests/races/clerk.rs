//! A process that acts for another one: a line of acts comes in, a line of outcomes goes out.

use crate::{
    CLERK,
    act::{Act, Outcome, all_at_once, process},
};
use std::{
    env,
    io::{self, BufRead as _, BufReader, Write as _},
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
};
use store::{Db, DbOptions};

/// Set in the process: what tells its chance from the others'.
const SEED: &str = "RDV_RACES_SEED";
/// Begins its lines among those of the test runner.
const ANSWER: &str = "outcomes ";

/// The process, seen from the other one.
pub struct Clerk {
    child: Child,
    told: Option<ChildStdin>,
    says: BufReader<ChildStdout>,
}

impl Clerk {
    pub fn start(url: &str, name: &str, seed: u64) -> Self {
        let mut child = Command::new(env::current_exe().unwrap())
            .args(["--exact", name, "--nocapture"])
            .env(CLERK, url)
            .env(SEED, seed.to_string())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let (told, says) = (child.stdin.take(), BufReader::new(child.stdout.take().unwrap()));
        Self { child, told, says }
    }

    pub fn ask(&mut self, acts: &[Act]) {
        let told = self.told.as_mut().unwrap();
        told.write_all(format!("{}\n", serde_json::to_string(acts).unwrap()).as_bytes()).unwrap();
    }

    pub fn answer(&mut self) -> Vec<Outcome> {
        loop {
            let mut line = String::new();
            assert!(self.says.read_line(&mut line).unwrap() > 0, "the other process ended");
            if let Some(outcomes) = line.strip_prefix(ANSWER) {
                return serde_json::from_str(outcomes).unwrap();
            }
        }
    }
}

impl Drop for Clerk {
    fn drop(&mut self) {
        drop(self.told.take()); // the end of what it reads is the end of its work
        let _ = self.child.wait(); // a test that fails fails for another reason
    }
}

/// Acts until there is nothing more to read.
#[expect(clippy::disallowed_methods, reason = "a test is told by the environment what it is")]
pub async fn serve(url: &str) {
    let db = Db::connect(url, DbOptions::default()).await.unwrap();
    let services = process(&db, env::var(SEED).unwrap().parse().unwrap());
    let mut line = String::new();
    while tokio::task::block_in_place(|| io::stdin().lock().read_line(&mut line)).unwrap() > 0 {
        let outcomes = all_at_once(&services, serde_json::from_str(&line).unwrap()).await;
        let mut out = io::stdout().lock();
        writeln!(out, "\n{ANSWER}{}", serde_json::to_string(&outcomes).unwrap()).unwrap();
        out.flush().unwrap();
        line.clear();
    }
}
