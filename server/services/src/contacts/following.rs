//! Who waits too long: looked for every hour. A candidate is asked once whether they were contacted; a centre is told in the
//! morning of a working day what waits.

use crate::{
    Services,
    contact_jobs::{ContactMail, FOLLOW_UP_EVERY_S, enqueue_contact_mail, enqueue_digest, enqueue_follow_up},
};
use chrono::Timelike;
use domain::{
    callback::{after_opening_days, is_opening_day},
    feedback::{self, Question},
    ids::RequestId,
    life::LATE_AFTER,
    time::Timestamp,
};
use store::{StoreError, waiting};

const DAY: i64 = 24 * 3600;
/// Opening days without an answer after which the candidate is asked.
const ASKED_AFTER: u16 = 5;
/// For how many dates after that the question may still leave, as when the service was away; afterwards never, so that what
/// the queue has forgotten is not asked twice.
const ASKED_WITHIN: i64 = 3;
/// No five opening days are shorter, none longer, in days.
const SHORTEST: i64 = 5;
const LONGEST: i64 = 21;
/// The hours in which a digest leaves: from eight on, and not in the evening when the service was away.
const DIGEST_HOURS: std::ops::Range<u32> = 8..18;

/// How many days ago appointments began about which something may be asked.
const HELD_DAYS: [(i64, i64); 2] = [(5, 0), (34, 29)];

/// What a look asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FollowedUp {
    /// Candidates asked whether they were contacted.
    pub asked: usize,
    /// Centres told what waits.
    pub told: usize,
    /// Candidates asked how their appointment was.
    pub asked_back: usize,
}

impl Services {
    /// Asks for a first look, as every process does when it starts.
    pub async fn schedule_follow_up(&self) -> Result<(), StoreError> {
        let now = self.now();
        self.0.db.write(|tx| async move { enqueue_follow_up(&tx, now, now).await }).await
    }

    /// Asks for the mails that are due, and for the next look, in one transaction. Run twice, it asks for nothing new.
    pub async fn follow_up(&self) -> Result<FollowedUp, StoreError> {
        let now = self.now();
        let reader = self.0.db.read();
        let span = (now.plus_seconds(-LONGEST * DAY), now.plus_seconds(-SHORTEST * DAY));
        let unanswered = waiting::list_unanswered(reader, span).await?;
        let asked: Vec<_> = unanswered.iter().filter(|row| is_due(row, now)).map(|row| row.id).collect();
        let mut told = Vec::new();
        for row in waiting::list_centres(reader).await? {
            let here = now.in_zone(row.zone);
            let today = here.date();
            let waits = after_opening_days(row.oldest_at.date_in(row.zone), LATE_AFTER, row.territory);
            let is_time = is_opening_day(today, row.territory, &[]) && DIGEST_HOURS.contains(&here.time().hour());
            if is_time && waits.is_some_and(|day| day <= today) {
                told.push((row.centre, today.to_string()));
            }
        }
        let back = self.to_ask_back(now).await?;
        let (asked, told, back) = (&asked, &told, &back);
        self.0
            .db
            .write(|tx| async move {
                for request in asked {
                    enqueue_contact_mail(&tx, ContactMail::WereYouContacted, (*request, 0), (now, now)).await?;
                }
                for (mail, request) in back {
                    enqueue_contact_mail(&tx, *mail, (*request, 0), (now, now)).await?;
                }
                let mut n = 0;
                for (centre, day) in told {
                    n += usize::from(enqueue_digest(&tx, (*centre, day), now).await?);
                }
                enqueue_follow_up(&tx, now.plus_seconds(FOLLOW_UP_EVERY_S), now).await?;
                Ok(FollowedUp { asked: asked.len(), told: n, asked_back: back.len() })
            })
            .await
    }
}

impl Services {
    /// Whom to ask how it was, and whether they enrolled; in daylight.
    async fn to_ask_back(&self, now: Timestamp) -> Result<Vec<(ContactMail, RequestId)>, StoreError> {
        let reader = self.0.db.read();
        let mut back = Vec::new();
        for (from, until) in HELD_DAYS.map(|(from, until)| (now.plus_seconds(-from * DAY), now.plus_seconds(-until * DAY))) {
            for row in waiting::list_held(reader, (from, until)).await? {
                let here = now.in_zone(row.zone);
                if !DIGEST_HOURS.contains(&here.time().hour()) {
                    continue;
                }
                match feedback::due(row.starts_at.date_in(row.zone), here.date()) {
                    Some(Question::Useful) => back.push((ContactMail::HowWasIt, row.request)),
                    Some(Question::Enrolled) => back.push((ContactMail::DidYouEnrol, row.request)),
                    None => {}
                }
            }
        }
        Ok(back)
    }
}

fn is_due(row: &waiting::UnansweredRow, now: Timestamp) -> bool {
    let today = now.date_in(row.zone);
    let due = after_opening_days(row.created_at.date_in(row.zone), ASKED_AFTER, row.territory);
    due.is_some_and(|due| due <= today && today.signed_duration_since(due).num_days() <= ASKED_WITHIN)
}
