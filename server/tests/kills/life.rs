//! The life of a process that is killed, seen from inside and from outside.

use crate::{
    CHILD,
    booker::{Acknowledged, book},
    clock::Hurried,
    house::{House, block_on},
    post::Sack,
};
use domain::time::Timestamp;
use mailer::Transport;
use services::Clock as _;
use std::{
    env,
    io::{BufRead as _, BufReader},
    path::PathBuf,
    process::{Child, ChildStdout, Command, Stdio},
    sync::mpsc::{self, Receiver},
    thread::{self, JoinHandle},
    time::Duration,
};
use testkit::SeededRandom;

const LANE: &str = "RDV_LANE";
const NTH: &str = "RDV_LIFE";
const TIME: &str = "RDV_TIME";
const MAILS: &str = "RDV_MAILS";

/// One life, as its process knows it.
pub struct Life {
    /// Which of those that live at the same time.
    pub lane: u64,
    /// Which of the lane's lives.
    pub nth: u64,
    url: String,
    time: i64,
    mails: PathBuf,
}

impl Life {
    #[expect(clippy::disallowed_methods, reason = "a test is told by the environment what it is")]
    pub fn is_this_process() -> bool {
        env::var(CHILD).is_ok()
    }

    #[expect(clippy::disallowed_methods, reason = "a test is told by the environment what it is")]
    pub fn of_this_process() -> Self {
        let told = |name: &str| env::var(name).unwrap();
        let number = |name: &str| told(name).parse().unwrap();
        let time = told(TIME).parse().unwrap();
        Self { lane: number(LANE), nth: number(NTH), url: told(CHILD), time, mails: PathBuf::from(told(MAILS)) }
    }

    /// Books and sends; never ends by itself before it is killed.
    pub fn live(self) {
        block_on(async {
            let house = House::open(&self.url, Hurried::at(Timestamp::from_epoch(self.time))).await;
            let runner = house.runner(Transport::Folder(self.mails.clone()), format!("life {}.{}", self.lane, self.nth));
            let work_left = runner.work_left.clone();
            let sending = tokio::spawn(runner.run(std::future::pending()));
            book(&house, &self, &work_left).await;
            sending.await.unwrap();
        });
    }
}

/// Lives that follow each other.
pub struct Lane {
    pub nth: u64,
    /// The test that starts them.
    pub test: &'static str,
    pub url: String,
    pub clock: Hurried,
}

impl Lane {
    /// Starts and kills so many; what they had acknowledged and sent.
    pub fn kill(&self, n_kills: u64) -> (Vec<Acknowledged>, Sack) {
        let chance = SeededRandom::new(u64::from(std::process::id()) + self.nth);
        let (mut acknowledged, mut sack) = (Vec::new(), Sack::default());
        for nth in 0..n_kills {
            let mails = tempfile::tempdir().unwrap();
            let mut child = self.start(nth, mails.path().to_owned());
            let (began, reader) = listen(BufReader::new(child.stdout.take().unwrap()));
            // Some die while they start, the others some time after their first booking.
            if chance.next_u64().is_multiple_of(8) {
                thread::sleep(Duration::from_millis(chance.next_u64() % 1000));
            } else {
                assert!(began.recv_timeout(Duration::from_mins(1)).is_ok(), "no booking within a minute");
                thread::sleep(Duration::from_millis(chance.next_u64() % 300));
            }
            child.kill().unwrap();
            let status = child.wait().unwrap();
            assert!(!status.success(), "it was to die, not to end: {status}");
            acknowledged.extend(reader.join().unwrap());
            sack.collect(mails.path());
        }
        (acknowledged, sack)
    }

    fn start(&self, nth: u64, mails: PathBuf) -> Child {
        Command::new(env::current_exe().unwrap())
            .args(["--exact", self.test, "--nocapture"])
            .env(CHILD, &self.url)
            .env(LANE, self.nth.to_string())
            .env(NTH, nth.to_string())
            .env(TIME, self.clock.now().epoch().to_string())
            .env(MAILS, mails)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap()
    }
}

/// Everything the process says, and a word when it has said the first.
fn listen(said: BufReader<ChildStdout>) -> (Receiver<()>, JoinHandle<Vec<Acknowledged>>) {
    let (began, first) = mpsc::channel();
    let reader = thread::spawn(move || {
        let mut whole = Vec::new();
        for line in said.split(b'\n') {
            // A line that the kill cut has no end, and what was not said whole was not acknowledged.
            if let Some(one) = Acknowledged::read(&String::from_utf8_lossy(&line.unwrap())) {
                whole.push(one);
                let _ = began.send(()); // the parent waits for the first alone
            }
        }
        whole
    });
    (first, reader)
}
