//! A centre whose only advisor receives day and night, and the use cases over it.

use contract::{booking::DeskTarget, scope::RequestScope};
use domain::time::{Interval, Timestamp, Tz};
use mailer::{Letterhead, Mailbox, Transport};
use server::{
    clock::SystemChance,
    jobs::{GRACE, Post, Runner, handlers},
};
use services::{Clock, Limits, Services, Setup};
use std::{collections::BTreeMap, future::Future, sync::Arc};
use store::{
    Db, DbOptions, StoreError, advisors,
    appointments::{self, AppointmentRow},
    centres, types,
};
use testkit::{FixedClock, NOW, a_centre, a_type, an_advisor, weekly};
use tokio::sync::Notify;

/// Monday 8 March 2027, midnight in UTC, which is this centre's zone.
pub const MONDAY: Timestamp = Timestamp::from_epoch(1_804_464_000);
/// When the mails are sent: long after every lease has run out.
pub const NIGHT: Timestamp = NOW.plus_minutes(12 * 60);
const ADDRESS: &str = "cfa@example.org";
const SLUG: &str = "cfa-de-nuit";
const TYPE: &str = "entretien";

struct Stopped(FixedClock);

impl Clock for Stopped {
    fn now(&self) -> Timestamp {
        self.0.now()
    }
}

/// The use cases over the file.
#[derive(Clone)]
pub struct House {
    pub services: Services,
    db: Db,
}

/// The mails that left.
pub struct Mails {
    /// How many to each candidate.
    pub to_candidates: BTreeMap<String, usize>,
    /// How many to the centre.
    pub to_centre: usize,
}

impl House {
    /// Makes the file, once.
    pub async fn build(url: &str) {
        let db = connect(url).await;
        migrations::run(db.connection()).await.unwrap();
        let written: Result<(), StoreError> = db
            .write(|tx| async move {
                let new = store::centres::NewCentre {
                    zone: Tz::UTC,
                    slug: SLUG.to_owned(),
                    territory: domain::holidays::Territory::None,
                    ..a_centre()
                };
                let centre = centres::insert(&tx, &new).await?;
                let advisor =
                    advisors::insert(&tx, &advisors::NewAdvisor { email: Some(ADDRESS.to_owned()), ..an_advisor(centre) })
                        .await?;
                advisors::insert_availability(&tx, &weekly(advisor, "00:00", "24:00")).await?;
                let kind = types::NewType { slug: TYPE.to_owned(), ..a_type(centre) };
                types::insert(&tx, &kind, &[advisor], &[]).await?;
                Ok(())
            })
            .await;
        written.unwrap();
        db.close().await.unwrap();
    }

    /// Opens the file as a new process does.
    pub async fn open(url: &str) -> Self {
        let db = connect(url).await;
        let limits = Limits { fastest_form_s: 0, creations_per_phone_day: u32::MAX, ..Limits::default() };
        let services = Services::new(Setup {
            db: db.clone(),
            clock: Arc::new(Stopped(FixedClock::at(NOW))),
            chance: Arc::new(SystemChance),
            secret: [7; 32],
            public_url: "https://rdv.example.org".to_owned(),
            limits,
        });
        Self { services, db }
    }

    pub fn target() -> DeskTarget {
        DeskTarget::Type { centre: SLUG.to_owned(), type_slug: TYPE.to_owned() }
    }

    /// Every appointment.
    pub async fn appointments(&self) -> Vec<AppointmentRow> {
        let centre = centres::find_by_slug(self.db.read(), SLUG).await.unwrap().unwrap();
        let years = Interval::new(NOW, NOW.plus_minutes(10 * 366 * 24 * 60));
        appointments::list(self.db.read(), centre.id, years, 1_000_000).await.unwrap()
    }

    /// Does every job that is due at `now`.
    pub async fn drain(&self, now: Timestamp) -> Mails {
        let left = Arc::default();
        let clock = FixedClock::at(now);
        let post = Post {
            services: self.services.clone(),
            transport: Transport::Memory(Arc::clone(&left)),
            letterhead: Letterhead {
                public_url: "https://rdv.example.org".to_owned(),
                privacy_url: "https://rdv.example.org/donnees-personnelles".to_owned(),
                sender: Mailbox { name: "RDV".to_owned(), email: "rdv@example.org".to_owned() },
            },
            clock: Arc::new(Stopped(clock.clone())),
        };
        let runner = Runner {
            db: self.db.clone(),
            clock: Arc::new(Stopped(clock)),
            handlers: handlers(&Arc::new(post)),
            worker: "after the last kill".to_owned(),
            work_left: Arc::new(Notify::new()),
            grace: GRACE,
        };
        runner.drain().await.unwrap();
        let mut mails = Mails { to_candidates: BTreeMap::new(), to_centre: 0 };
        for mail in left.lock().unwrap().iter() {
            let to = mail.to.clone();
            if to == ADDRESS { mails.to_centre += 1 } else { *mails.to_candidates.entry(to).or_default() += 1 }
        }
        mails
    }
}

async fn connect(url: &str) -> Db {
    Db::connect(url, DbOptions::default()).await.unwrap()
}

/// An address of its own for each booking: the limits by address are not what is tested.
pub fn scope(who: &str) -> RequestScope {
    RequestScope { address_key: format!("address of {who}"), request_id: "kills".to_owned() }
}

/// On a runtime of its own.
pub fn block_on<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap().block_on(work)
}
