//! What most tests begin with: a centre where an appointment can be taken.

use crate::builders::{NOW, a_centre, a_request, a_type, an_advisor, weekly};
use domain::{
    appointment::{AppointmentState, Mode},
    ids::{AdvisorId, AppointmentId, AppointmentTypeId, CentreId, RequestId, TrainingId},
    time::{Interval, Timestamp},
};
use store::{
    Db, StagedTraining, StoreError, Tx, advisors,
    appointments::{self, NewAppointment},
    busy::{Buffers, Overlap},
    centres,
    holds::NewHold,
    imports, requests, types,
};

/// A centre, one advisor there Monday to Friday from 9:00 to 17:00, one type.
#[derive(Clone, Copy, Debug)]
pub struct Scene {
    /// The centre.
    pub centre: CentreId,
    /// Its advisor.
    pub advisor: AdvisorId,
    /// Its type.
    pub type_id: AppointmentTypeId,
}

impl Scene {
    /// Writes the scene down.
    pub async fn new(db: &Db) -> Self {
        let scene = db.write(|tx| async move { Self::insert(&tx).await }).await;
        scene.expect("a scene")
    }

    async fn insert(tx: &Tx) -> Result<Self, StoreError> {
        let centre = centres::insert(tx, &a_centre()).await?;
        let advisor = advisors::insert(tx, &an_advisor(centre)).await?;
        advisors::insert_availability(tx, &weekly(advisor, "09:00", "17:00")).await?;
        let type_id = types::insert(tx, &a_type(centre), &[advisor], &[]).await?;
        Ok(Self { centre, advisor, type_id })
    }

    /// `minutes` of time, beginning `hours` after [`NOW`].
    pub fn slot(hours: i64, minutes: i64) -> Interval {
        Interval::lasting(NOW.plus_minutes(hours * 60), minutes * 60)
    }

    /// A booked appointment of a new request in this scene.
    pub fn appointment(&self, request: RequestId, interval: Interval) -> NewAppointment {
        NewAppointment {
            request,
            centre: self.centre,
            type_id: self.type_id,
            site: None,
            mode: Mode::Phone,
            interval,
            buffers: Buffers::default(),
            state: AppointmentState::Booked,
            created_at: NOW,
        }
    }

    /// A hold of ten minutes given at `at`; its token says which.
    pub fn hold(&self, token: &str, interval: Interval, at: Timestamp) -> NewHold {
        NewHold {
            token_hash: token.to_owned(),
            visitor_hash: "visitor".to_owned(),
            type_id: self.type_id,
            centre: self.centre,
            training: None,
            site: None,
            mode: None,
            referrer: None,
            interval,
            created_at: at,
            expires_at: at.plus_minutes(10),
            request: None,
        }
    }

    /// Books the scene's advisor.
    pub async fn book(&self, db: &Db, interval: Interval) -> Result<AppointmentId, StoreError> {
        let scene = *self;
        db.write(|tx| async move {
            let request = requests::insert(&tx, &a_request(scene.centre)).await?;
            let new = scene.appointment(request, interval);
            appointments::insert(&tx, &new, &[scene.advisor], Overlap::Refused).await
        })
        .await
    }
}

/// Makes `records` the whole catalogue, as an import does at `now`; the ids of its trainings in the same order.
pub async fn publish(db: &Db, records: &[StagedTraining], now: Timestamp) -> Vec<TrainingId> {
    let imported = db
        .write(|tx| async move {
            let import = imports::insert(&tx, "test", now).await?;
            imports::stage(&tx, import, records).await?;
            imports::swap(&tx, import, now).await?;
            imports::finish(&tx, import, imports::ImportEnd::Applied, (records.len() as u64, "{}"), now).await
        })
        .await;
    imported.expect("an import");
    let mut ids = Vec::with_capacity(records.len());
    for record in records {
        let found = store::trainings::find(db.read(), store::trainings::TrainingName::Key(&record.key)).await;
        ids.push(found.expect("a search").expect("an imported training").training.id);
    }
    ids
}

/// Gives a centre the address to which requests go.
pub async fn give_address(db: &Db, centre: CentreId, email: &str) {
    use sea_orm::ConnectionTrait;
    let sql = format!("UPDATE training_centre SET email = '{email}' WHERE id = {centre}");
    db.connection().execute_unprepared(&sql).await.expect("a centre");
}
