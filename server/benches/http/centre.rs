//! A busy centre for its own side: fifty thousand requests of two years, and a manager who is signed in.

use crate::house::now;
use contract::requests::Care;
use domain::{
    ids::{RequestId, SiteId, StaffId, TrainingId},
    request::Way,
    staff::Role,
    time::Timestamp,
};
use serde_json::json;
use server::http::session::{DEVICE, STAFF, key_of};
use store::{
    Db, StagedTraining, StoreError, advisors,
    members::{self, Membership},
    sessions::{self, Kept, SessionRow},
    staff, trainings, types,
};
use testkit::{Years, a_staged_training, a_type, an_advisor, scene::publish, weekly};
use tower_sessions::session::Id;

/// How many requests.
pub const REQUESTS: i64 = 50_000;
const TRAININGS: usize = 36;
const SITES: usize = 3;
const ADVISORS: usize = 10;
const STAFF_MEMBERS: usize = 8;
/// What can be learnt there.
const TITLES: [&str; 12] = [
    "boulangerie",
    "cuisine",
    "coiffure",
    "electricien",
    "menuiserie",
    "mecanique auto",
    "commerce",
    "comptabilite et gestion",
    "accompagnant educatif",
    "plomberie",
    "paysagiste",
    "service en salle",
];

/// What the questions name.
pub struct Centre {
    pub slug: String,
    /// The header that signs the manager in.
    pub cookie: String,
    /// Asked about most, and least.
    pub trainings: [TrainingId; 2],
    pub site: SiteId,
    pub colleague: Care,
    /// One that waits, of each way: a call-back, a message, an appointment.
    pub waiting: [RequestId; 3],
    /// The instants at which the oldest ones were asked, in the order of their ids, which begin with 1.
    pub oldest: Vec<Timestamp>,
}

/// Makes it.
pub async fn build(db: &Db) -> Centre {
    let records: Vec<StagedTraining> = (0..TRAININGS).map(record).collect();
    let ids = publish(db, &records, now()).await;
    let mut taught = Vec::new();
    for (record, id) in records.iter().zip(ids) {
        let found = trainings::find(db.read(), trainings::TrainingName::Key(&record.key)).await.unwrap().unwrap();
        taught.push((id, found.site.id, record.sort_title.clone()));
    }
    let centre = trainings::find_by_id(db.read(), taught[0].0).await.unwrap().unwrap().centre;
    let id = centre.id;
    let written: Result<_, StoreError> = db
        .write(|tx| async move {
            let mut receiving = Vec::new();
            for _ in 0..ADVISORS {
                let advisor = advisors::insert(&tx, &an_advisor(id)).await?;
                advisors::insert_availability(&tx, &weekly(advisor, "08:00", "18:00")).await?;
                receiving.push(advisor);
            }
            let kind = types::insert(&tx, &a_type(id), &receiving, &[]).await?;
            let mut people = Vec::new();
            for rank in 0..STAFF_MEMBERS {
                let email = format!("member.{rank}@cfa.example.org");
                let person = staff::insert(&tx, (&email, &email), &format!("Membre {rank}"), now()).await?;
                let role = if rank == 0 { Role::Manager } else { Role::Advisor };
                let advisor = receiving.get(rank).copied();
                members::put(&tx, &Membership { staff: person, centre: id, role, advisor }, now()).await?;
                people.push(person);
            }
            Ok((receiving, kind, people))
        })
        .await;
    let (receiving, kind, people) = written.unwrap();
    let (trainings, staff) = (taught.as_slice(), people.as_slice());
    let years = Years { centre: id, trainings, advisors: &receiving, staff, kind, n: REQUESTS, now: now() };
    years.write(db).await;
    Centre {
        slug: centre.centre.slug,
        cookie: sign_in(db, people[0]).await,
        trainings: [taught[0].0, taught[TRAININGS - 2].0],
        site: taught[1].1,
        colleague: Care::Of(people[1]),
        waiting: [Way::Callback, Way::Enquiry, Way::Appointment].map(|way| years.latest(way)),
        oldest: (1..=50).map(|rank| years.asked_at(rank)).collect(),
    }
}

fn record(rank: usize) -> StagedTraining {
    let site = rank % SITES;
    let title = format!("{} {}", TITLES[rank % TITLES.len()], rank / TITLES.len() + 1);
    StagedTraining {
        centre_siret: "99999999900001".to_owned(),
        centre_name: "CFA des deux années".to_owned(),
        centre_slug: "cfa-des-deux-annees".to_owned(),
        site_name: format!("Site {site}"),
        site_address: format!("{site} rue du Pont"),
        title: title.clone(),
        search_text: title.clone(),
        sort_title: title,
        ..a_staged_training(&format!("Y{rank}"))
    }
}

/// A session as signing in leaves it.
async fn sign_in(db: &Db, staff: StaffId) -> String {
    let id = Id::default();
    let moment = now().epoch();
    let row = SessionRow {
        id_hash: key_of(&id),
        staff: Some(staff),
        content: json!({ STAFF: staff.0, DEVICE: "", "since": moment, "seen": moment }).to_string(),
        device: String::new(),
        seen_at: now(),
        expires_at: now().plus_seconds(12 * 3600),
    };
    let row = &row;
    let kept: Result<bool, StoreError> = db.write(|tx| async move { sessions::put(&tx, row, Kept::New).await }).await;
    assert!(kept.unwrap());
    format!("Cookie: __Host-session={id}\r\n")
}
