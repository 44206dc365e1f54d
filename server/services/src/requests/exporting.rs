//! The queue as a table that leaves the house: for who may, and written to the journal.

use super::queue::stored_filter;
use crate::{Services, fault::Fault, views};
use contract::{
    refusal::Refusal,
    requests::{ExportColumn, ExportTable, QueueFilter},
    scope::StaffScope,
};
use domain::{
    staff::Right,
    time::{Timestamp, Tz},
};
use store::queue::{self, ExportRow};

/// The columns, in their order.
const COLUMNS: [ExportColumn; 12] = [
    ExportColumn::AskedAt,
    ExportColumn::Way,
    ExportColumn::State,
    ExportColumn::FirstName,
    ExportColumn::LastName,
    ExportColumn::Email,
    ExportColumn::Phone,
    ExportColumn::Training,
    ExportColumn::Referrer,
    ExportColumn::Assigned,
    ExportColumn::AnsweredAt,
    ExportColumn::StartsAt,
];

impl Services {
    pub(super) async fn export_queue(
        &self,
        scope: &StaffScope,
        centre: &str,
        filter: &QueueFilter,
    ) -> Result<ExportTable, Fault> {
        let member = self.member(scope, centre).await?;
        if !member.role().may(Right::Configure) {
            return Err(Refusal::Forbidden.into());
        }
        let filter = stored_filter(&member, filter, self.now());
        let zone = member.centre().centre.zone;
        let rows = queue::export(self.0.db.read(), member.centre().id, &filter).await?;
        self.note_persons(&member, "requests_exported", rows.len()).await?;
        Ok(ExportTable { columns: COLUMNS.to_vec(), rows: rows.into_iter().map(|row| cells(row, zone)).collect() })
    }
}

/// In the order of [`COLUMNS`]; ways, states and platforms by their codes, which the page puts into words.
fn cells(row: ExportRow, zone: Tz) -> Vec<String> {
    let civil = |at: Timestamp| at.in_zone(zone).naive().format("%Y-%m-%d %H:%M").to_string();
    vec![
        civil(row.created_at),
        row.way.code().to_owned(),
        row.state.code().to_owned(),
        row.first_name,
        row.last_name,
        row.email,
        row.phone.map(|phone| views::shown_phone(&phone)).unwrap_or_default(),
        row.training.unwrap_or_default(),
        row.referrer.map(|referrer| referrer.code().to_owned()).unwrap_or_default(),
        row.assigned.unwrap_or_default(),
        row.answered_at.map(civil).unwrap_or_default(),
        row.starts_at.map(civil).unwrap_or_default(),
    ]
}
