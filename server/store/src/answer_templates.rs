//! Answers that a centre writes once and uses often.

use crate::{
    db::Tx,
    error::StoreError,
    sql::{Reader, at, values},
};
use domain::ids::{CentreId, TemplateId};

/// One template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerTemplate {
    /// Which.
    pub id: TemplateId,
    /// What staff call it.
    pub name: String,
    /// The words, with their variables.
    pub body: String,
}

/// The templates of a centre by name.
pub async fn list(reader: Reader<'_>, centre: CentreId) -> Result<Vec<AnswerTemplate>, StoreError> {
    let sql = "SELECT id, name, body FROM answer_template WHERE centre_id = ? ORDER BY name, id";
    let rows = reader.all(sql, values![centre.0]).await?;
    rows.iter().map(|row| Ok(AnswerTemplate { id: TemplateId(at(row, 0)?), name: at(row, 1)?, body: at(row, 2)? })).collect()
}

/// Writes a template down. Conflict: `TemplateName`.
pub async fn insert(tx: &Tx, centre: CentreId, (name, body): (&str, &str)) -> Result<(), StoreError> {
    let sql = "INSERT INTO answer_template (centre_id, name, body) VALUES (?, ?, ?)";
    tx.run(sql, values![centre.0, name, body]).await.map(drop)
}

/// Changes a template of this centre. Conflict: `TemplateName`. `false` when there is none.
pub async fn update(tx: &Tx, centre: CentreId, id: TemplateId, (name, body): (&str, &str)) -> Result<bool, StoreError> {
    let sql = "UPDATE answer_template SET name = ?, body = ? WHERE id = ? AND centre_id = ?";
    Ok(tx.run(sql, values![name, body, id.0, centre.0]).await? > 0)
}

/// Takes a template of this centre away. `false` when there is none.
pub async fn delete(tx: &Tx, centre: CentreId, id: TemplateId) -> Result<bool, StoreError> {
    Ok(tx.run("DELETE FROM answer_template WHERE id = ? AND centre_id = ?", values![id.0, centre.0]).await? > 0)
}
