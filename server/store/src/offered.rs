//! A training with what may be booked for it, asked at once: a statement is a journey, and every page and hold begins with this.

use crate::{
    error::StoreError,
    sql::{Reader, columns_of, values},
    trainings::{self, TrainingDetails, TrainingName},
    types::{self, TypeRow},
};
use entity::appointment_type;
use sea_orm::FromQueryResult;

/// The training of this name and the public types that serve it, in the order shown: none once it is no longer published. One
/// statement, and a second one when nobody but the training's siblings knows an address.
pub async fn find(reader: Reader<'_>, name: TrainingName<'_>) -> Result<Option<(TrainingDetails, Vec<TypeRow>)>, StoreError> {
    let (named, value) = name.meant();
    // A row for each type, the training in all of them: only the first one's is read.
    let sql = format!(
        "SELECT {}, {} FROM training t {} LEFT JOIN appointment_type ty ON t.published AND {} WHERE t.id = {named}
         ORDER BY ty.position, ty.id",
        *trainings::COLUMNS,
        columns_of::<appointment_type::Entity>("ty"),
        trainings::AROUND,
        types::SERVES,
    );
    let rows = reader.all(&sql, values![value]).await?;
    let Some(first) = rows.first() else { return Ok(None) };
    let Some(training) = trainings::details_of(reader, first).await? else { return Ok(None) };
    let mut offered = Vec::new();
    for row in &rows {
        if let Some(model) = Option::<appointment_type::Model>::from_query_result(row, "ty_")? {
            offered.push(types::row(model)?);
        }
    }
    Ok(Some((training, offered)))
}
