//! Appointments that invented candidates have already taken, more of them in the days to come than later.

use super::{agendas::DemoAgenda, seeded::Seeded};
use crate::{
    new_request::{request_state, search_text},
    secrets,
};
use domain::{
    agenda::{Busy, BusyKind},
    appointment::{AppointmentState, Mode},
    ids::{AdvisorId, AppointmentTypeId},
    life::RequestState,
    request::{Asker, Subject, Way},
    slots::{Ask, Audience, Slot, bounds_of, open_slots},
    time::{DateRange, Timestamp},
};
use store::{
    StoreError, Tx, agendas,
    agendas::AgendaAsk,
    appointments::{self, NewAppointment},
    busy::{Buffers, Overlap},
    events::{self, Actor, RequestEvent},
    requests::{self, NewRequest, RequestDetails},
    types::{Confirmation, NewType},
};

/// How far ahead invented candidates look, in days.
const DAYS: u16 = 35;
/// In a hundred slots, how many are taken this week, the next one, and so on.
const TAKEN_PER_CENT: [u64; 6] = [40, 22, 12, 7, 4, 2];

const FIRST_NAMES: [&str; 14] =
    ["Léa", "Noé", "Inès", "Malo", "Zoé", "Ilyes", "Jade", "Timéo", "Aïcha", "Lucas", "Manon", "Rayan", "Chloé", "Enzo"];
const LAST_NAMES: [&str; 14] = [
    "Fontanel",
    "Arnoult",
    "Besson",
    "Carlier",
    "Delmas",
    "Estève",
    "Ferrand",
    "Guérin",
    "Hamidi",
    "Imbert",
    "Jolivet",
    "Lacombe",
    "Maréchal",
    "Nguyen",
];

/// Takes some slots of each type; how many.
pub(super) async fn insert(tx: &Tx, agenda: &DemoAgenda, n: usize, now: Timestamp) -> Result<u64, StoreError> {
    let seeded = Seeded::new(2027 + n as u64);
    let mut taken = 0;
    for (id, settings) in &agenda.types {
        taken += take_some(tx, (agenda, *id, settings), &seeded, now).await?;
    }
    Ok(taken)
}

async fn take_some(
    tx: &Tx,
    (demo, id, settings): (&DemoAgenda, AppointmentTypeId, &NewType),
    seeded: &Seeded,
    now: Timestamp,
) -> Result<u64, StoreError> {
    let zone = demo.centre.centre.zone;
    let dates = DateRange::lasting(now.date_in(zone), DAYS);
    let ask = AgendaAsk { type_id: id, site: None, mode: None, from: dates.from };
    let bounds = bounds_of(&settings.policy, zone, dates);
    let Some(agenda) = agendas::load_with_busy(tx.read(), &ask, bounds, now).await? else { return Ok(0) };
    let ask = Ask { agenda: &agenda, policy: &settings.policy, now, ignoring: None, audience: Audience::Candidate };
    let mut mine: Vec<(AdvisorId, Busy)> = Vec::new();
    for slot in open_slots(ask, dates) {
        let week = slot.interval.start.since(now) / (7 * 86_400);
        let likely = TAKEN_PER_CENT.get(week.unsigned_abs() as usize).copied().unwrap_or(0);
        let Some(advisor) = seeded.pick(&slot.advisors) else { continue };
        if seeded.below(100) >= likely || !leaves_room(&mine, advisor, &slot, settings) {
            continue;
        }
        book(tx, (demo, id, settings), (&slot, advisor), seeded, now).await?;
        let kept = Busy {
            id: None,
            interval: slot.interval,
            kind: BusyKind::Appointment,
            buffer_before_min: settings.policy.buffer_before_min,
            buffer_after_min: settings.policy.buffer_after_min,
        };
        mine.push((advisor, kept));
    }
    Ok(mine.len() as u64)
}

/// The slots were asked for once: those taken since are looked at here, buffers included.
fn leaves_room(mine: &[(AdvisorId, Busy)], advisor: AdvisorId, slot: &Slot, settings: &NewType) -> bool {
    let gap = i64::from(settings.policy.buffer_after_min.max(settings.policy.buffer_before_min)) * 60;
    mine.iter().filter(|(who, _)| *who == advisor).all(|(_, busy)| {
        slot.interval.start >= busy.interval.end.plus_seconds(gap) || slot.interval.end.plus_seconds(gap) <= busy.interval.start
    })
}

async fn book(
    tx: &Tx,
    (demo, id, settings): (&DemoAgenda, AppointmentTypeId, &NewType),
    (slot, advisor): (&Slot, AdvisorId),
    seeded: &Seeded,
    now: Timestamp,
) -> Result<(), StoreError> {
    let asked_at = now.plus_minutes(-(seeded.below(9 * 24 * 60).cast_signed()) - 5);
    let mode = seeded.pick(&settings.modes).unwrap_or(Mode::Phone);
    let state = match settings.confirmation {
        Confirmation::None => AppointmentState::Booked,
        Confirmation::ByCentre => AppointmentState::Pending { until: now.plus_minutes(2 * 24 * 60).min(slot.interval.start) },
    };
    let request = NewRequest { type_id: Some(id), state: request_state(state), ..request(demo, settings, seeded, asked_at) };
    let about = requests::insert(tx, &request).await?;
    let appointment = NewAppointment {
        request: about,
        centre: demo.centre.id,
        type_id: id,
        site: None,
        mode,
        interval: slot.interval,
        buffers: Buffers { before_min: settings.policy.buffer_before_min, after_min: settings.policy.buffer_after_min },
        state,
        created_at: asked_at,
    };
    appointments::insert(tx, &appointment, &[advisor], Overlap::Refused).await?;
    let event = RequestEvent {
        at: asked_at,
        actor: Actor::Candidate,
        actor_name: None,
        way: "form".to_owned(),
        code: if state == AppointmentState::Booked { "booked" } else { "requested" }.to_owned(),
        facts: "{}".to_owned(),
    };
    events::append(tx, about, &event).await
}

/// What an invented candidate writes.
pub(super) fn request(demo: &DemoAgenda, settings: &NewType, seeded: &Seeded, asked_at: Timestamp) -> NewRequest {
    let first_name = seeded.pick(&FIRST_NAMES).unwrap_or_default();
    let last_name = seeded.pick(&LAST_NAMES).unwrap_or_default();
    let name = domain::text::slug(&format!("{first_name}.{last_name}"));
    let email = format!("{name}.{}@example.org", seeded.below(100_000));
    let training = demo.trainings.get(seeded.below(demo.trainings.len() as u64) as usize).map(|training| training.id);
    let answers = if settings.questions == "[]" { "[]" } else { r#"["Déposée"]"# };
    let public_id = secrets::new_public_id(seeded);
    NewRequest {
        duplicate_key: format!("demonstration|{public_id}"),
        search: search_text(&[first_name, last_name, &email]),
        follows: None,
        public_id,
        centre: demo.centre.id,
        training,
        site: None,
        type_id: None,
        way: Way::Appointment,
        state: RequestState::Booked,
        referrer: None,
        asker: if seeded.below(4) == 0 { Asker::Parent } else { Asker::Candidate },
        professional: None,
        first_name: first_name.to_owned(),
        last_name: last_name.to_owned(),
        email_key: email.clone(),
        email,
        details: RequestDetails {
            phone: Some(format!("+33639980{:03}", seeded.below(1000))),
            subjects: seeded
                .pick(&[Subject::Contenu, Subject::Place, Subject::Modalite, Subject::Accompagnement])
                .into_iter()
                .collect(),
            answers: answers.to_owned(),
            ..RequestDetails::default()
        },
        idempotency_hash: None,
        created_at: asked_at,
    }
}
