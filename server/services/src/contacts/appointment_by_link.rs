//! What a centre does about an appointment by the link from its mailbox: the same as on the dashboard, without an account.

use super::Case;
use crate::{
    Services,
    agendas::{call_off, mark},
    confirming::{Word, settle},
    doer::Doer,
    fault::Fault,
    managing::parse_reason,
    views,
};
use contract::{
    agendas::{AppointmentRef, MarkAppointment, Verdict},
    answering::{AppointmentAct, AskedAppointment},
    refusal::{Refusal, Rule},
};
use domain::{
    appointment::AppointmentState,
    attendance::{Mark, Standing},
    contact::FreeText,
};
use store::{advisors, appointments, attendance};

impl Services {
    /// The appointment as the centre's link shows it.
    pub(super) async fn asked_appointment(&self, case: &Case) -> Result<AskedAppointment, Fault> {
        let (reader, zone) = (self.0.db.read(), case.zone());
        let row = appointments::find_by_request(reader, case.request.id).await?.ok_or(Refusal::NotFound)?;
        let agreed = &row.appointment;
        let ids: Vec<_> = appointments::list_advisors(reader, &[row.id]).await?.into_iter().map(|(_, who)| who).collect();
        let with = advisors::list_some(reader, agreed.centre, &ids).await?;
        let until = match agreed.state {
            AppointmentState::Pending { until } => Some(until.in_zone(zone)),
            AppointmentState::Booked
            | AppointmentState::Attended { .. }
            | AppointmentState::NoShow { .. }
            | AppointmentState::Cancelled { .. } => None,
        };
        Ok(AskedAppointment {
            slot: views::interval(agreed.interval, zone),
            kind: case.desk.chosen.as_ref().map(|kind| kind.settings.name.clone()).unwrap_or_default(),
            mode: agreed.mode,
            site: case.desk.site.as_ref().map_or(&case.desk.centre.centre.name, |site| &site.site.name).clone(),
            address: case.desk.address(),
            with: with.into_iter().map(|row| row.advisor.name).collect(),
            standing: Standing::of(agreed.state, attendance::find(reader, row.id).await?.arrived_at),
            until,
            cancel_reason: row.cancel_reason,
            has_begun: agreed.interval.start <= self.now(),
            sequence: row.sequence,
        })
    }

    /// Acts on the appointment as it was seen.
    pub(super) async fn act_on_appointment(
        &self,
        token: &str,
        case: &Case,
        (sequence, act): (i32, &AppointmentAct),
    ) -> Result<(), Fault> {
        let on = self.on_appointment_by_link(token).await?;
        let (by, now) = (Doer::Link, self.now());
        match act {
            AppointmentAct::Confirm => {
                let word = Word { by, on, sequence, verdict: Verdict::Confirmed, reason: None, now };
                self.0.db.write(|tx| settle(tx, &word)).await
            }
            AppointmentAct::Refuse { reason } => {
                let reason = parse_reason(reason)?;
                let reason = reason.as_ref().map(FreeText::as_str);
                let word = Word { by, on, sequence, verdict: Verdict::Refused, reason, now };
                self.0.db.write(|tx| settle(tx, &word)).await
            }
            AppointmentAct::CallOff { reason } => {
                let reason = parse_reason(reason)?;
                let reason = reason.as_ref().map(FreeText::as_str);
                self.0.db.write(|tx| call_off(tx, (by, on), (sequence, reason), now)).await
            }
            AppointmentAct::Attended | AppointmentAct::NoShow => {
                let said = if *act == AppointmentAct::Attended { Mark::Attended } else { Mark::NoShow };
                let which = AppointmentRef { centre: case.desk.centre.centre.slug.clone(), id: on.appointment() };
                let ask = MarkAppointment { which, sequence, mark: said, accepted: Vec::new() };
                let held_back = self.0.db.write(|tx| mark(tx, (by, on, &case.desk.centre), &ask, now)).await?;
                // Only what is taken back can meet an objection, and the link takes nothing back.
                if held_back.is_some() { Err(Refusal::Rule(Rule::ChangedMeanwhile).into()) } else { Ok(()) }
            }
        }
    }
}
