//! A hold with what its form shows, asked at once: a statement is a journey, and this goes to seven tables.

use crate::{
    error::StoreError,
    holds::{self, HoldRow},
    sql::{Reader, columns_of, values},
    trainings::{self, TrainingDetails},
    types::{self, TypeRow},
};
use entity::{appointment_type, hold};
use sea_orm::FromQueryResult;
use std::sync::LazyLock;

/// A hold and what was chosen when it was taken.
#[derive(Clone, Debug, PartialEq)]
pub struct Held {
    /// What is kept.
    pub hold: HoldRow,
    /// About what, archived meanwhile or not.
    pub kind: TypeRow,
    /// For which training, as it is now.
    pub training: Option<TrainingDetails>,
}

static ALL: LazyLock<String> = LazyLock::new(|| {
    format!(
        "SELECT {}, {}, {} FROM hold h
         JOIN appointment_type ty ON ty.id = h.type_id AND ty.centre_id = h.centre_id
         LEFT JOIN training t ON t.id = h.training_id {} WHERE h.token_hash = ?",
        columns_of::<hold::Entity>("h"),
        columns_of::<appointment_type::Entity>("ty"),
        *trainings::COLUMNS,
        trainings::AROUND,
    )
});

/// The hold of a token, expired ones included. One statement, and a second one when nobody but the training's siblings knows an
/// address.
pub async fn find(reader: Reader<'_>, token_hash: &str) -> Result<Option<Held>, StoreError> {
    let Some(row) = reader.one(&ALL, values![token_hash]).await? else { return Ok(None) };
    Ok(Some(Held {
        hold: holds::row(hold::Model::from_query_result(&row, "h_")?)?,
        kind: types::row(appointment_type::Model::from_query_result(&row, "ty_")?)?,
        training: trainings::details_of(reader, &row).await?,
    }))
}
