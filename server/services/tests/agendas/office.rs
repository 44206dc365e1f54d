//! A centre at work: the house of the candidates' tests, with a colleague, and people of every role signed in.

use crate::house::{House, scope};
use contract::{
    Answer,
    agendas::{
        Acted, AgendaEntry, Agendas, AppointmentDetails, AppointmentRef, CivilTime, MarkAppointment, Objection, Reschedule,
        TakeBack,
    },
    manage::{ManageView, Managing},
    scope::StaffScope,
};
use domain::{
    agenda::MinuteOfDay,
    attendance::Mark,
    ids::{AdvisorId, AppointmentId},
    length::Length,
    staff::Role,
    time::{NaiveDate, Timestamp},
};
use store::{
    Db, advisors,
    appointments::{self, AppointmentRow},
    jobs::LeasedJob,
    types::NewType,
};
use testkit::{NOW, Scene, a_member, an_advisor, weekly};

/// Who acts, on what.
pub struct Office {
    pub house: House,
    /// Receives with the scene's advisor, 9:00 to 12:00, but takes no type.
    pub colleague: AdvisorId,
    pub manager: StaffScope,
    pub reception: StaffScope,
    /// The scene's advisor.
    pub advisor: StaffScope,
    /// The manager of another centre.
    pub stranger: StaffScope,
}

impl Office {
    pub async fn new(db: &Db) -> Self {
        Self::around(House::new(db).await, db).await
    }

    pub async fn with_type(db: &Db, change: impl FnOnce(&mut NewType)) -> Self {
        Self::around(House::with_type(db, change).await, db).await
    }

    async fn around(house: House, db: &Db) -> Self {
        let scene = house.scene;
        let colleague = db
            .write(|tx| async move {
                let colleague = advisors::insert(&tx, &an_advisor(scene.centre)).await?;
                advisors::insert_availability(&tx, &weekly(colleague, "09:00", "12:00")).await?;
                Ok::<_, store::StoreError>(colleague)
            })
            .await
            .unwrap();
        let elsewhere = Scene::new(db).await;
        Self {
            colleague,
            manager: a_member(db, scene.centre, Role::Manager, None).await,
            reception: a_member(db, scene.centre, Role::Reception, None).await,
            advisor: a_member(db, scene.centre, Role::Advisor, Some(scene.advisor)).await,
            stranger: a_member(db, elsewhere.centre, Role::Manager, None).await,
            house,
        }
    }

    /// A candidate books a slot; the manage link and the appointment.
    pub async fn booked(&self, start: Timestamp, who: &str) -> (String, AppointmentId) {
        let hold = self.house.hold(start).await.expect("a free slot");
        let token = self.house.book(&hold, who).await.expect("a booking").manage_token;
        let rows = self.house.appointments().await;
        let row = rows.iter().max_by_key(|row| row.id).unwrap();
        (token, row.id)
    }

    pub fn which(&self, id: AppointmentId) -> AppointmentRef {
        AppointmentRef { centre: self.house.centre_slug.clone(), id }
    }

    /// To that start, for half an hour, with the scene's advisor.
    pub fn to(&self, id: AppointmentId, sequence: i32, start: Timestamp) -> Reschedule {
        Reschedule {
            which: self.which(id),
            sequence,
            starts: civil(start),
            length: Length::new(30).unwrap(),
            advisors: vec![self.house.scene.advisor],
            accepted: Vec::new(),
        }
    }

    pub async fn reschedule(&self, ask: Reschedule) -> Answer<Acted> {
        self.house.services.reschedule(&self.manager, ask).await
    }

    pub async fn take_back(&self, id: AppointmentId, sequence: i32) -> Answer<Acted> {
        let ask = TakeBack { which: self.which(id), sequence, accepted: Vec::new() };
        self.house.services.take_back(&self.manager, ask).await
    }

    pub async fn mark(&self, id: AppointmentId, sequence: i32, mark: Mark) -> Answer<Acted> {
        let ask = MarkAppointment { which: self.which(id), sequence, mark, accepted: Vec::new() };
        self.house.services.mark(&self.manager, ask).await
    }

    pub async fn details(&self, id: AppointmentId) -> AppointmentDetails {
        self.house.services.appointment(&self.manager, self.which(id)).await.unwrap()
    }

    /// What the candidate sees.
    /// As it is kept.
    pub async fn row(&self, id: AppointmentId) -> AppointmentRow {
        appointments::find(self.house.db.read(), self.house.scene.centre, id).await.unwrap().unwrap()
    }

    pub async fn managed(&self, token: &str) -> ManageView {
        self.house.services.show(&scope("v"), token.to_owned()).await.unwrap().appointment().unwrap()
    }

    /// Names of the jobs that are due `seconds` from now, in order; they are taken out of the queue.
    pub async fn due(&self, seconds: i64) -> Vec<String> {
        let at = self.house.clock.now().plus_seconds(seconds);
        let taken: Result<Vec<LeasedJob>, store::StoreError> = self
            .house
            .db
            .write(|tx| async move {
                let leased = store::jobs::lease(&tx, "test", (at, at.plus_seconds(1)), 100).await?;
                for job in &leased {
                    store::jobs::complete(&tx, job.id, "test", at).await?;
                }
                Ok(leased)
            })
            .await;
        taken.unwrap().into_iter().map(|job| job.name).collect()
    }
}

/// What a clock in Paris reads at that instant.
pub fn civil(at: Timestamp) -> CivilTime {
    use chrono::Timelike;
    let naive = at.in_zone(domain::time::Tz::Europe__Paris).naive();
    let minute = MinuteOfDay::new(u16::try_from(naive.hour() * 60 + naive.minute()).unwrap()).unwrap();
    CivilTime { date: naive.date(), minute, zone: "Europe/Paris".to_owned() }
}

/// The entry of an act that was done.
pub fn done(answer: Answer<Acted>) -> AgendaEntry {
    match answer {
        Ok(Acted::Done(entry)) => *entry,
        other => panic!("not done: {other:?}"),
    }
}

/// What an act was held back for.
pub fn held_back(answer: Answer<Acted>) -> Vec<Objection> {
    match answer {
        Ok(Acted::HeldBack(objections)) => objections,
        other => panic!("not held back: {other:?}"),
    }
}

/// Monday 1 March 2027, a day on which everybody works.
pub fn monday() -> NaiveDate {
    NOW.date_in(domain::time::Tz::Europe__Paris)
}
