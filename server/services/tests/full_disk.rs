//! A full disk under the SQLite file: writing is refused, reading goes on, nothing acknowledged is lost, and with room again
//! everything works without a restart.
//!
//! The disk is full for this process alone: no file of it may grow beyond a size (`RLIMIT_FSIZE`), so that a commit fails in
//! its middle as on a disk without room. `scripts/full-disk` does the same on a real one, [`SMALL_DISK`].

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test stops at the first surprise")]

#[path = "booking/house.rs"]
#[expect(dead_code, reason = "arranges more than is needed here")]
mod house;

use contract::{
    booking::{Booking, DeskTarget, HoldSlot, ShowDesk},
    manage::Managing,
    refusal::Refusal,
};
use domain::{ids::AdvisorId, time::Timestamp};
use house::{House, at, scope};
use services::{Limits, Services};
use std::{
    env,
    fs::{self, File},
    io::Write as _,
    path::{Path, PathBuf},
    process::Command,
};
use store::{Db, DbOptions};
use tokio::{
    signal::unix::{Signal, SignalKind, signal},
    task::JoinSet,
};

/// A folder on a volume of a few megabytes.
const SMALL_DISK: &str = "RDV_SMALL_DISK";
/// Raised instead of an error unless somebody listens (Linux, signal(7)).
const SIGXFSZ: i32 = 25;

/// Where the database is, and how its disk gets full.
enum Disk {
    /// Files of this process do not grow.
    Limited { _folder: tempfile::TempDir, _heard: Signal },
    /// Another file takes the room.
    Small(PathBuf),
}

impl Disk {
    #[expect(clippy::disallowed_methods, reason = "a test is told by the environment which disk to fill")]
    fn here() -> (Self, PathBuf) {
        if let Ok(folder) = env::var(SMALL_DISK) {
            return (Self::Small(Path::new(&folder).join("ballast")), PathBuf::from(folder));
        }
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().to_owned();
        (Self::Limited { _folder: folder, _heard: signal(SignalKind::from_raw(SIGXFSZ)).unwrap() }, path)
    }

    fn fill(&self, database: &Path) {
        match self {
            Self::Limited { .. } => limit(&fs::metadata(wal(database)).unwrap().len().to_string()),
            Self::Small(ballast) => {
                let mut file = File::create(ballast).unwrap();
                for chunk in [1 << 16, 1 << 10, 1] {
                    while file.write_all(&vec![1; chunk]).is_ok() {}
                }
            }
        }
    }

    fn give_room(&self) {
        match self {
            Self::Limited { .. } => limit("unlimited"),
            Self::Small(ballast) => fs::remove_file(ballast).unwrap(),
        }
    }
}

/// The soft limit alone: it may be raised again.
fn limit(bytes: &str) {
    let this = std::process::id().to_string();
    let set = Command::new("prlimit").args(["--pid", &this, &format!("--fsize={bytes}:")]).status().expect("prlimit");
    assert!(set.success());
}

fn wal(database: &Path) -> PathBuf {
    database.with_extension("db-wal")
}

/// The `nth` half hour of the second week's days on.
fn slot(nth: i64) -> Timestamp {
    let day = nth / 16;
    at(7 + day / 5 * 7 + day % 5, 9, nth % 16 * 30)
}

async fn book(services: &Services, target: DeskTarget, nth: i64) -> Result<String, Refusal> {
    let who = format!("person{nth}");
    let wish = HoldSlot { target, referrer: None, mode: None, starts_at: slot(nth), visitor: None };
    let hold = services.hold_slot(&scope(&who), wish).await?;
    services.book(&scope(&who), House::form(&hold, &who)).await.map(|booked| booked.manage_token)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_full_disk_refuses_writes_goes_on_reading_and_loses_nothing() {
    let (disk, folder) = Disk::here();
    let database = folder.join("full.db");
    let url = format!("sqlite://{}", database.display());
    let db = Db::connect(&url, DbOptions::default()).await.unwrap();
    migrations::run(db.connection()).await.unwrap();
    let limits = Limits { fastest_form_s: 0, creations_per_phone_day: u32::MAX, ..Limits::default() };
    let house = House::with_limits(&db, limits).await;

    let (mut acknowledged, mut n_refused, mut next) = (Vec::new(), 0, 0);
    acknowledged.push((0, book(&house.services, house.target(), 0).await.expect("there is room")));
    disk.fill(&database);
    while n_refused < 24 {
        // Several at once share a commit, and its fate.
        let mut bookings = JoinSet::new();
        for _ in 0..4 {
            next += 1;
            let (services, target, nth) = (house.services.clone(), house.target(), next);
            bookings.spawn(async move { (nth, book(&services, target, nth).await) });
        }
        for (nth, outcome) in bookings.join_all().await {
            match outcome {
                Ok(token) => acknowledged.push((nth, token)),
                Err(refusal) => {
                    assert_eq!(refusal, Refusal::Unavailable);
                    n_refused += 1;
                }
            }
        }
        let look = ShowDesk { target: house.target(), referrer: None, mode: None, month: None, day: None };
        house.services.show_desk(&scope("v"), look).await.expect("reading goes on");
        assert!(next < 200, "the disk is not full");
    }
    all_there(&house.services, &acknowledged).await;

    disk.give_room();
    for nth in next + 1..next + 9 {
        acknowledged.push((nth, book(&house.services, house.target(), nth).await.expect("there is room again")));
    }
    all_there(&house.services, &acknowledged).await;

    // As after a restart: through the file alone.
    let again = Db::connect(&url, DbOptions::default()).await.unwrap();
    all_there(&House::process(&again, &house.clock, limits, 2), &acknowledged).await;
    assert_eq!(testkit::audit(&again, AdvisorId(0)).await, testkit::Audit::default());
    let n_appointments = house.appointments().await.len();
    assert_eq!(house.n_jobs().await, 2 * n_appointments as u64, "each appointment has its two mails");
    println!("{} acknowledged and kept, {n_refused} refused", acknowledged.len());
}

async fn all_there(services: &Services, acknowledged: &[(i64, String)]) {
    for (nth, token) in acknowledged {
        let view = services.show(&scope("v"), token.clone()).await.unwrap_or_else(|refusal| panic!("{nth}: {refusal:?}"));
        let view = view.appointment().unwrap();
        assert_eq!(view.slot.starts.at, slot(*nth));
    }
}
