//! The history of a request: append-only.

use crate::{
    db::Tx,
    error::StoreError,
    sql::{Reader, values},
};
use domain::{ids::RequestId, time::Timestamp};
use entity::request_event;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

/// Who did something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Actor {
    /// The candidate, or who acts for them.
    Candidate,
    /// Somebody of the centre.
    Centre,
    /// The program, by itself.
    System,
}

impl Actor {
    /// The stable code, as stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Candidate => "candidate",
            Self::Centre => "centre",
            Self::System => "system",
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        [Self::Candidate, Self::Centre, Self::System].into_iter().find(|actor| actor.code() == code)
    }
}

/// Something that happened to a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestEvent {
    /// When.
    pub at: Timestamp,
    /// Who.
    pub actor: Actor,
    /// Their name, when the actor is a person of the centre.
    pub actor_name: Option<String>,
    /// By which way it came: `form`, `manage_link`, `answer_link`, `api`, `job`…
    pub way: String,
    /// What: `created`, `moved`, `cancelled`…
    pub code: String,
    /// JSON object of the facts the history shows.
    pub facts: String,
}

/// Adds to the history, with the next statement.
pub async fn append(tx: &Tx, request: RequestId, event: &RequestEvent) -> Result<(), StoreError> {
    tx.later(
        "INSERT INTO request_event (request_id, at, actor, actor_name, way, code, facts) VALUES (?, ?, ?, ?, ?, ?, ?)",
        values![
            request.0,
            event.at.epoch(),
            event.actor.code(),
            event.actor_name.clone(),
            event.way.as_str(),
            event.code.as_str(),
            event.facts.as_str(),
        ],
    )
    .await
}

/// The history, oldest first.
pub async fn list(reader: Reader<'_>, request: RequestId) -> Result<Vec<RequestEvent>, StoreError> {
    let found = request_event::Entity::find()
        .filter(request_event::Column::RequestId.eq(request.0))
        .order_by_asc(request_event::Column::Id)
        .all(&reader)
        .await?;
    found
        .into_iter()
        .map(|model| {
            Ok(RequestEvent {
                at: Timestamp::from_epoch(model.at),
                actor: Actor::from_code(&model.actor).ok_or_else(|| StoreError::corrupt("actor", &model.actor))?,
                actor_name: model.actor_name,
                way: model.way,
                code: model.code,
                facts: model.facts,
            })
        })
        .collect()
}
