//! Who acts: this process, or two others.

use crate::{
    act::{Act, Outcome, all_at_once, process},
    clerk::Clerk,
};
use services::Services;
use store::Db;

pub enum Team {
    /// Everybody comes to one process.
    Here(Services),
    /// Every second one to the other process.
    Two(Box<[Clerk; 2]>),
}

impl Team {
    pub fn here(db: &Db) -> Self {
        Self::Here(process(db, 2))
    }

    /// Two more processes over the same database: this program again, as the test called `name`.
    pub fn two_processes(url: &str, name: &str) -> Self {
        Self::Two(Box::new([Clerk::start(url, name, 2), Clerk::start(url, name, 3)]))
    }

    /// Does all of it at once; the outcomes in the order of the acts.
    pub async fn act(&mut self, acts: Vec<Act>) -> Vec<Outcome> {
        match self {
            Self::Here(services) => all_at_once(services, acts).await,
            Self::Two(clerks) => {
                let mut shares = [Vec::new(), Vec::new()];
                for (rank, act) in acts.into_iter().enumerate() {
                    shares[rank % 2].push(act);
                }
                tokio::task::block_in_place(|| {
                    for (clerk, share) in clerks.iter_mut().zip(&shares) {
                        clerk.ask(share);
                    }
                    let mut answers = clerks.each_mut().map(|clerk| clerk.answer().into_iter());
                    let n = shares[0].len() + shares[1].len();
                    (0..n).map(|rank| answers[rank % 2].next().unwrap()).collect()
                })
            }
        }
    }
}
