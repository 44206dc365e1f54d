//! Where races take place: one database, and for each round a centre with an advisor of its own.

use crate::{
    act::{Act, Outcome, process, scope},
    team::Team,
};
use contract::booking::{BookAppointment, Booking, DeskTarget, HoldSlot, HoldStatus};
use domain::{
    candidate::CandidateDraft,
    ids::{AdvisorId, AppointmentTypeId, CentreId},
    time::{Interval, Timestamp},
};
use services::Services;
use sha2::{Digest as _, Sha256};
use std::fmt::Write as _;
use store::{
    Db, StoreError, advisors,
    appointments::{self, AppointmentRow},
    busy::Buffers,
    centres,
    holds::{self, NewHold},
    jobs, requests,
    types::{self, NewType},
};
use testkit::{NOW, a_centre, a_type, an_advisor, weekly};

pub struct Ground {
    pub db: Db,
    /// How it is called in what is printed.
    pub place: &'static str,
    /// Prepares rounds; it takes no part in them.
    pub services: Services,
    team: Team,
    n_people: u32,
    /// The advisor of the last desk.
    pub newest: AdvisorId,
}

/// A centre, its advisor and a type of theirs.
pub struct Desk {
    pub centre: CentreId,
    pub advisor: AdvisorId,
    pub type_id: AppointmentTypeId,
    slugs: (String, String),
}

impl Ground {
    pub fn new(db: &Db, team: Team, place: &'static str) -> Self {
        Self { db: db.clone(), place, services: process(db, 1), team, n_people: 0, newest: AdvisorId(0) }
    }

    /// A new desk: Monday to Friday from 9:00 to 17:00 in Paris, half an hour each, by telephone.
    pub async fn desk(&mut self, change: impl FnOnce(&mut NewType)) -> Desk {
        let centre = &a_centre();
        let mut kind = a_type(CentreId(0));
        change(&mut kind);
        let kind = &kind;
        let written: Result<Desk, StoreError> = self
            .db
            .write(|tx| async move {
                let id = centres::insert(&tx, centre).await?;
                let advisor = advisors::insert(&tx, &an_advisor(id)).await?;
                advisors::insert_availability(&tx, &weekly(advisor, "09:00", "17:00")).await?;
                let kind = NewType { centre: id, ..kind.clone() };
                let type_id = types::insert(&tx, &kind, &[advisor], &[]).await?;
                Ok(Desk { centre: id, advisor, type_id, slugs: (centre.slug.clone(), kind.slug) })
            })
            .await;
        let desk = written.unwrap();
        self.newest = desk.advisor;
        desk
    }

    /// Another type of the same advisor.
    pub async fn second_type(&self, desk: &Desk, change: impl FnOnce(&mut NewType)) -> Desk {
        let mut kind = a_type(desk.centre);
        change(&mut kind);
        let (kind, advisor) = (&kind, desk.advisor);
        let written = self.db.write(|tx| async move { types::insert(&tx, kind, &[advisor], &[]).await }).await;
        let slugs = (desk.slugs.0.clone(), kind.slug.clone());
        Desk { centre: desk.centre, advisor, type_id: written.unwrap(), slugs }
    }

    /// Filled forms, each of somebody else, for these starts. Their holds have run out: everybody may still win.
    pub async fn forms<const N: usize>(&mut self, starts: [(&Desk, Timestamp); N]) -> Vec<Act> {
        let tokens: Vec<String> = starts.iter().map(|_| self.somebody()).collect();
        let (lent, starts) = (&tokens, &starts);
        let written: Result<(), StoreError> = self
            .db
            .write(|tx| async move {
                for (token, (desk, start)) in lent.iter().zip(starts) {
                    let kind = types::find(tx.read(), desk.centre, desk.type_id).await?.unwrap();
                    let minutes = i64::from(kind.settings.policy.duration_min);
                    // Without an advisor, as one whose time was given back.
                    holds::insert(&tx, &lapsed(desk, token, *start, minutes), &[], Buffers::default()).await?;
                }
                Ok(())
            })
            .await;
        written.unwrap();
        let ticket = self.ticket(&tokens[0]).await;
        tokens.into_iter().map(|token| self.form(token, ticket.clone())).collect()
    }

    /// The filled form of a live hold.
    pub async fn form_of_live_hold(&mut self, desk: &Desk, starts_at: Timestamp) -> Act {
        let Act::Hold(wish) = desk.wish(starts_at) else { unreachable!("a wish is to hold") };
        let hold = self.services.hold_slot(&scope("somebody quick"), wish).await.unwrap();
        self.form(hold.token, hold.ticket)
    }

    /// The ticket of every form that is handed out now.
    async fn ticket(&self, hold: &str) -> String {
        let shown = self.services.show_hold(&scope("somebody"), hold.to_owned()).await.unwrap();
        let HoldStatus::Open(view) = shown else { panic!("booked already") };
        view.ticket
    }

    fn form(&mut self, hold: String, ticket: String) -> Act {
        let who = self.somebody();
        let draft = CandidateDraft {
            first_name: "Lina".to_owned(),
            last_name: "Kaci".to_owned(),
            email: format!("{who}@example.org"),
            // Of the range that Arcep keeps for works of fiction.
            phone: format!("06 39 98 {:02} {:02}", self.n_people / 100 % 100, self.n_people % 100),
            subjects: vec!["place".to_owned()],
            ..CandidateDraft::default()
        };
        Act::Book(Box::new(BookAppointment { hold, ticket, trap: String::new(), draft }))
    }

    fn somebody(&mut self) -> String {
        self.n_people += 1;
        format!("person{}", self.n_people)
    }

    /// An appointment that is made; the manage link's token.
    pub async fn booked(&mut self, desk: &Desk, start: Timestamp) -> String {
        let form = self.form_of_live_hold(desk, start).await;
        let outcome = crate::act::all_at_once(&self.services, vec![form]).await.remove(0);
        let Outcome::Booked(token) = outcome else { panic!("{outcome:?}") };
        token
    }

    /// The race itself.
    pub async fn race(&mut self, acts: Vec<Act>) -> Vec<Outcome> {
        self.team.act(acts).await
    }

    pub async fn appointments(&self, desk: &Desk) -> Vec<AppointmentRow> {
        let range = Interval::new(NOW, NOW.plus_minutes(400 * 24 * 60));
        appointments::list(self.db.read(), desk.centre, range, 1000).await.unwrap()
    }

    pub async fn n_requests(&self, desk: &Desk) -> usize {
        requests::list_of_centre(self.db.read(), desk.centre, 0, 1000).await.unwrap().len()
    }

    /// Jobs in the queue, of all rounds.
    pub async fn n_jobs(&self) -> u64 {
        jobs::state(self.db.read(), NOW).await.unwrap().n_queued
    }
}

impl Desk {
    /// The centre's address.
    pub fn slug(&self) -> &str {
        &self.slugs.0
    }

    /// Somebody chooses a slot.
    pub fn wish(&self, starts_at: Timestamp) -> Act {
        let target = DeskTarget::Type { centre: self.slugs.0.clone(), type_slug: self.slugs.1.clone() };
        Act::Hold(HoldSlot { target, referrer: None, mode: None, starts_at, visitor: None })
    }
}

/// A hold that ran out a second ago.
fn lapsed(desk: &Desk, token: &str, start: Timestamp, minutes: i64) -> NewHold {
    NewHold {
        token_hash: stored(token),
        visitor_hash: stored("a visitor"),
        type_id: desk.type_id,
        centre: desk.centre,
        training: None,
        site: None,
        mode: None,
        referrer: None,
        interval: Interval::lasting(start, minutes * 60),
        created_at: NOW.plus_seconds(-601),
        expires_at: NOW.plus_seconds(-1),
        request: None,
    }
}

/// What the product keeps of a token.
fn stored(token: &str) -> String {
    Sha256::digest(token.as_bytes()).iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").unwrap();
        text
    })
}

/// A working day from 8 to 26 March 2027 and an hour from 9 to 14, in Paris, plus minutes: another one each round.
pub fn slot(round: u64, minutes: i64) -> Timestamp {
    let (day, hour) = ((round % 15) as i64, (round % 6) as i64);
    at(7 + day / 5 * 7 + day % 5, 9 + hour, minutes)
}

/// Hours and minutes of Monday 1 March 2027 in Paris, plus whole days.
pub fn at(days: i64, hour: i64, minute: i64) -> Timestamp {
    NOW.plus_minutes(days * 24 * 60 + (hour - 9) * 60 + minute)
}
