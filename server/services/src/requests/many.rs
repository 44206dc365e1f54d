//! The same for many requests, in one transaction: those that changed meanwhile are left as they are.

use super::acts::{assign_in, unchanged};
use crate::{
    Services,
    access::{Member, OnRequest},
    contacts::{SECOND_THOUGHTS_S, step_in},
    doer::Doer,
    fault::Fault,
};
use contract::{
    refusal::Refusal,
    requests::{ActOnMany, BulkAct, ManyDone},
    scope::StaffScope,
};
use domain::{life::Step, time::Timestamp};
use store::Tx;

/// The most at once.
const MOST: usize = 100;

impl Services {
    pub(super) async fn act_on_requests(&self, scope: &StaffScope, ask: &ActOnMany) -> Result<ManyDone, Fault> {
        let member = self.member(scope, &ask.centre).await?;
        if ask.which.len() > MOST {
            return Err(Refusal::Forbidden.into());
        }
        let ids: Vec<_> = ask.which.iter().map(|(id, _)| *id).collect();
        // One that is not theirs, or none: nothing is done at all.
        let on = member.on_requests(self.0.db.read(), &ids).await?;
        let now = self.now();
        let (member, on) = (&member, &on);
        self.0.db.write(|tx| async move { all_in(&tx, (member, on), ask, now).await }).await
    }
}

async fn all_in(tx: &Tx, (member, on): (&Member, &[OnRequest]), ask: &ActOnMany, now: Timestamp) -> Result<ManyDone, Fault> {
    let mut outcome = ManyDone::default();
    // In the order of their ids: two that do the same to the same wait for each other, and never crosswise.
    let mut which: Vec<_> = on.iter().map(|on| on.request()).collect();
    which.sort_unstable();
    for id in which {
        let seen = ask.which.iter().find(|(asked, _)| *asked == id).map_or(-1, |(_, revision)| *revision);
        let done = match ask.act {
            BulkAct::Assign(to) => assign_in(tx, member, (id, seen), to, now).await,
            BulkAct::Close => match unchanged(tx, id, seen).await {
                Ok(()) => {
                    let times = (now.plus_seconds(SECOND_THOUGHTS_S), now);
                    step_in(tx, id, (Step::OtherChannel, &Doer::Member(member)), times).await
                }
                Err(fault) => Err(fault),
            },
        };
        match done {
            Ok(()) => outcome.done += 1,
            // Refused before anything was written.
            Err(Fault::Refused(Refusal::Rule(_))) => outcome.left += 1,
            Err(fault) => return Err(fault),
        }
    }
    Ok(outcome)
}
