//! The candidate's manage link: see, cancel, download. Unknown and expired tokens are answered alike.

use crate::{
    Services,
    agendas::ChangeFacts,
    booking::{host, uid},
    desk::Desk,
    doer::Doer,
    fault::Fault,
    feedback::Said,
    jobs::{self, Mail},
    secrets, views,
};
use async_trait::async_trait;
use contract::{
    Answer,
    manage::{
        AskLinks, CalendarFile, CalendarLink, CalendarProvider, CancelByLink, CompleteByLink, ContactManageView, EventCode,
        EventView, GiveFeedback, ManageView, ManagedView, Managing, MoveByLink, MoveView, ShowMove, WasContacted,
    },
    refusal::{Refusal, Rule},
    scope::RequestScope,
};
use domain::{
    appointment::{AppointmentState, CancelRefused, Mode, NotLiveState, Party, cancel, cancellable_until},
    candidate::{Field, FieldErrors, Problem},
    contact::{FreeText, InvalidText},
    moving::{MAX_MOVES, may_move, movable_until},
    request::Way,
    settings::VideoLink,
    time::{CivilInstant, Timestamp, Tz},
};
use store::{
    Tx,
    appointments::{self, AppointmentRow},
    centres,
    events::{self, Actor, RequestEvent},
    requests::{self, RequestRow},
    sites, tokens,
    tokens::TokenScope,
    trainings, types,
};

/// The longest reason for cancelling, in characters.
pub(crate) const MAX_REASON: usize = 300;

#[async_trait]
impl Managing for Services {
    async fn show(&self, scope: &RequestScope, token: String) -> Answer<ManagedView> {
        self.show_by_link(&token).await.map_err(|fault| fault.refusal(scope))
    }

    async fn give_feedback(&self, scope: &RequestScope, ask: GiveFeedback) -> Answer<ManageView> {
        self.feedback_by_link(&ask).await.map_err(|fault| fault.refusal(scope))
    }

    async fn complete(&self, scope: &RequestScope, ask: CompleteByLink) -> Answer<ContactManageView> {
        self.complete_by_link(&ask).await.map_err(|fault| fault.refusal(scope))
    }

    async fn withdraw(&self, scope: &RequestScope, token: String) -> Answer<ContactManageView> {
        self.withdraw_by_link(&token).await.map_err(|fault| fault.refusal(scope))
    }

    async fn say_contacted(&self, scope: &RequestScope, token: String, said: WasContacted) -> Answer<ContactManageView> {
        self.say_contacted_by_link(&token, said).await.map_err(|fault| fault.refusal(scope))
    }

    async fn cancel(&self, scope: &RequestScope, ask: CancelByLink) -> Answer<ManageView> {
        self.cancel_by_link(&ask).await.map_err(|fault| fault.refusal(scope))
    }

    async fn show_move(&self, scope: &RequestScope, ask: ShowMove) -> Answer<MoveView> {
        self.places_to_move(&ask).await.map_err(|fault| fault.refusal(scope))
    }

    async fn move_to(&self, scope: &RequestScope, ask: MoveByLink) -> Answer<ManageView> {
        self.move_by_link(&ask).await.map_err(|fault| fault.refusal(scope))
    }

    async fn send_links(&self, scope: &RequestScope, ask: AskLinks) -> Answer<()> {
        self.ask_links(scope, &ask).await.map_err(|fault| fault.refusal(scope))
    }

    async fn calendar_file(&self, scope: &RequestScope, token: String) -> Answer<CalendarFile> {
        self.calendar_of(&token).await.map_err(|fault| fault.refusal(scope))
    }
}

/// A request with its appointment and everything around it.
pub(crate) struct Managed {
    pub request: RequestRow,
    pub appointment: AppointmentRow,
    pub desk: Desk,
}

impl Managed {
    fn zone(&self) -> Tz {
        self.desk.zone()
    }

    /// The video room of this appointment: its own where the type's link has a place for a name.
    pub(crate) fn room(&self) -> Option<String> {
        let link = self.desk.chosen.as_ref()?.settings.video_link.as_ref()?;
        Some(VideoLink::of_appointment(link, &self.request.request.public_id.replace('-', "")))
    }
}

impl Services {
    /// Whatever the way it was asked.
    async fn show_by_link(&self, token: &str) -> Result<ManagedView, Fault> {
        let found = tokens::find(self.0.db.read(), &secrets::hash(token), TokenScope::Manage, self.now()).await?;
        let id = found.ok_or(Refusal::NotFound)?;
        let request = requests::find(self.0.db.read(), id).await?.ok_or(Refusal::NotFound)?;
        Ok(match request.request.way {
            Way::Appointment => {
                let managed = self.managed_request(id).await?;
                ManagedView::Appointment(Box::new(self.view_of(&managed).await?))
            }
            Way::Callback | Way::Enquiry => {
                let case = self.case(id).await?;
                ManagedView::Contact(Box::new(self.contact_view(&case).await?))
            }
        })
    }

    pub(crate) async fn managed(&self, token: &str) -> Result<ManageView, Fault> {
        let managed = self.managed_by(token).await?;
        self.view_of(&managed).await
    }

    /// What the manage link shows of it, its history included.
    pub(crate) async fn view_of(&self, managed: &Managed) -> Result<ManageView, Fault> {
        let history = events::list(self.0.db.read(), managed.request.id).await?;
        Ok(self.manage_view(managed, &history))
    }

    pub(crate) async fn managed_by(&self, token: &str) -> Result<Managed, Fault> {
        let found = tokens::find(self.0.db.read(), &secrets::hash(token), TokenScope::Manage, self.now()).await?;
        self.managed_request(found.ok_or(Refusal::NotFound)?).await
    }

    /// The appointment of a request, with what surrounds it.
    pub(crate) async fn managed_request(&self, id: domain::ids::RequestId) -> Result<Managed, Fault> {
        let reader = self.0.db.read();
        let request = requests::find(reader, id).await?.ok_or(Refusal::NotFound)?;
        let appointment = appointments::find_by_request(reader, id).await?.ok_or(Refusal::NotFound)?;
        let agreed = &appointment.appointment;
        let centre = centres::find(reader, agreed.centre).await?.ok_or(Refusal::NotFound)?;
        let kind = types::find(reader, agreed.centre, agreed.type_id).await?.ok_or(Refusal::NotFound)?;
        let training = match request.request.training {
            Some(training) => trainings::find_by_id(reader, training).await?,
            None => None,
        };
        let site = match agreed.site {
            Some(site) => sites::find(reader, agreed.centre, site).await?,
            None => None,
        };
        let desk = Desk { training, centre, site, types: Vec::new(), chosen: Some(kind) };
        Ok(Managed { request, appointment, desk })
    }

    fn manage_view(&self, managed: &Managed, history: &[RequestEvent]) -> ManageView {
        let zone = managed.zone();
        let agreed = &managed.appointment.appointment;
        let training = managed.desk.training.as_ref();
        let kind = managed.desk.chosen.as_ref();
        ManageView {
            first_name: managed.request.request.first_name.clone(),
            email_hint: email_hint(&managed.request.request.email),
            state: agreed.state,
            slot: views::interval(agreed.interval, zone),
            zone: zone.name().to_owned(),
            chosen: kind.map_or_else(empty_type, views::appointment_type),
            mode: agreed.mode,
            phone: managed.request.request.details.phone.as_deref().map(views::shown_phone),
            video_link: managed.room().filter(|_| agreed.mode == Mode::Video),
            instructions: kind.map(|kind| kind.settings.instructions_after.clone()).unwrap_or_default(),
            training_title: training.map(|details| details.training.title.clone()),
            training_key: training.map(|details| details.training.key.clone()),
            centre: managed.desk.centre_summary(),
            address: managed.desk.address(),
            cancellable_until: self.still_cancellable(managed),
            movable_until: self.still_movable(managed),
            moves_left: MAX_MOVES.saturating_sub(managed.appointment.n_moves),
            sequence: managed.appointment.sequence,
            history: history.iter().filter_map(|event| event_view(event, zone)).collect(),
            calendar_links: self.calendar_links(managed),
        }
    }

    fn still_cancellable(&self, managed: &Managed) -> Option<CivilInstant> {
        let agreed = &managed.appointment.appointment;
        let until = cancellable_until(agreed.interval.start, managed.desk.chosen.as_ref()?.settings.change);
        (agreed.state.is_live() && self.now() <= until).then(|| until.in_zone(managed.zone()))
    }

    fn still_movable(&self, managed: &Managed) -> Option<CivilInstant> {
        let agreed = &managed.appointment.appointment;
        let policy = managed.desk.chosen.as_ref()?.settings.change;
        may_move(agreed.state, agreed.interval.start, managed.appointment.n_moves, policy, self.now()).ok()?;
        Some(movable_until(agreed.interval.start, policy).in_zone(managed.zone()))
    }

    fn calendar_links(&self, managed: &Managed) -> Vec<CalendarLink> {
        if !managed.appointment.appointment.state.is_live() {
            return Vec::new();
        }
        let links = ical::web_calendar_links(&self.invitation(managed));
        vec![
            CalendarLink { provider: CalendarProvider::Google, href: links.google },
            CalendarLink { provider: CalendarProvider::Outlook, href: links.outlook },
            CalendarLink { provider: CalendarProvider::Yahoo, href: links.yahoo },
        ]
    }

    async fn calendar_of(&self, token: &str) -> Result<CalendarFile, Fault> {
        let managed = self.managed_by(token).await?;
        Ok(CalendarFile { body: ical::write(&self.invitation(&managed)) })
    }

    /// The appointment as calendars read it, for who holds the manage link.
    fn invitation(&self, managed: &Managed) -> ical::Invitation {
        let agreed = &managed.appointment.appointment;
        let token = self.0.secrets.manage_token(&managed.request.request.public_id, managed.request.token_generation);
        let purpose = managed.desk.chosen.as_ref().map(|kind| kind.settings.name.clone()).unwrap_or_default();
        let centre = &managed.desk.centre.centre.name;
        ical::Invitation {
            uid: uid(managed.appointment.id, &self.0.public_url),
            sequence: managed.appointment.sequence.unsigned_abs(),
            method: ical::Method::Publish,
            created_at: agreed.created_at,
            changed_at: managed.appointment.updated_at,
            interval: agreed.interval,
            summary: format!("{purpose} – {centre}"),
            description: managed.desk.training.as_ref().map(|details| details.training.title.clone()),
            location: Some(location(managed)).filter(|place| !place.is_empty()),
            url: Some(format!("{}/suivi/{token}", self.0.public_url)),
            organizer: self.organizer(managed),
            status: status(agreed.state),
        }
    }

    /// The centre; a centre without an address is named all the same, at an address of the site that takes no mail.
    fn organizer(&self, managed: &Managed) -> ical::Person {
        let contact =
            managed.desk.training.as_ref().and_then(|details| details.email.as_ref()).map(|contact| contact.value.clone());
        let email = contact.or_else(|| managed.desk.centre.centre.email.clone());
        ical::Person {
            name: managed.desk.centre.centre.name.clone(),
            email: email.unwrap_or_else(|| format!("noreply@{}", host(&self.0.public_url))),
        }
    }

    async fn cancel_by_link(&self, ask: &CancelByLink) -> Result<ManageView, Fault> {
        let reason = parse_reason(&ask.reason)?;
        let managed = self.managed_by(&ask.token).await?;
        match managed.appointment.appointment.state {
            AppointmentState::Cancelled { .. } => return self.managed(&ask.token).await,
            AppointmentState::Pending { .. }
            | AppointmentState::Booked
            | AppointmentState::Attended { .. }
            | AppointmentState::NoShow { .. } => {}
        }
        let now = self.now();
        let reason = reason.as_ref().map(FreeText::as_str);
        self.0.db.write(|tx| cancel_in(tx, &managed, reason, now)).await?;
        self.managed(&ask.token).await
    }
}

async fn cancel_in(tx: Tx, managed: &Managed, reason: Option<&str>, now: Timestamp) -> Result<(), Fault> {
    let kind = managed.desk.chosen.as_ref().ok_or(Refusal::NotFound)?;
    // Read again behind the lock: the other tab may have cancelled, the centre may have settled it.
    appointments::lock(&tx, managed.appointment.id).await?;
    let row = appointments::find_by_request(tx.read(), managed.request.id).await?.ok_or(Refusal::NotFound)?;
    let agreed = &row.appointment;
    let state = match cancel(agreed.state, agreed.interval, kind.settings.change, Party::Candidate, now) {
        Ok(state) => state,
        Err(CancelRefused::NotLive { state: NotLiveState::Cancelled }) => return Ok(()),
        Err(refused) => return Err(Refusal::Rule(Rule::Cancel(refused)).into()),
    };
    if !appointments::update_state(&tx, (row.id, row.sequence), state, reason, now).await? {
        return Err(Refusal::Unavailable.into());
    }
    events::append(&tx, managed.request.id, &Doer::Candidate("manage_link").did("cancelled", now)).await?;
    let sequence = row.sequence + 1;
    jobs::enqueue_mail(&tx, Mail::CandidateCancelled, managed.request.id, sequence, now).await?;
    jobs::enqueue_mail(&tx, Mail::CentreCancelled, managed.request.id, sequence, now).await?;
    Ok(())
}

/// Why it is called off, in somebody's words.
pub(crate) fn parse_reason(text: &str) -> Result<Option<FreeText<MAX_REASON>>, Refusal> {
    FreeText::parse_optional(text).map_err(|error: InvalidText| {
        let mut errors = FieldErrors::default();
        errors.push(Field::Message, Problem::Text(error));
        Refusal::Invalid(errors)
    })
}

fn status(state: AppointmentState) -> ical::Status {
    match state {
        AppointmentState::Pending { .. } => ical::Status::Tentative,
        AppointmentState::Booked | AppointmentState::Attended { .. } | AppointmentState::NoShow { .. } => ical::Status::Confirmed,
        AppointmentState::Cancelled { .. } => ical::Status::Cancelled,
    }
}

fn location(managed: &Managed) -> String {
    match managed.appointment.appointment.mode {
        Mode::OnSite => {
            let address = managed.desk.address();
            format!("{}, {} {}", address.street, address.postal_code, address.city).trim_start_matches([',', ' ']).to_owned()
        }
        Mode::Phone => managed.request.request.details.phone.as_deref().map(views::shown_phone).unwrap_or_default(),
        Mode::Video => managed.room().unwrap_or_default(),
    }
}

/// A type that is gone from the database is a defect elsewhere; the page still shows the rest.
fn empty_type() -> contract::find::TypeSummary {
    contract::find::TypeSummary { slug: String::new(), name: String::new(), duration_min: 0, modes: Vec::new() }
}

/// `l…@example.org`: enough to recognise one's own address.
pub(crate) fn email_hint(email: &str) -> String {
    match email.split_once('@') {
        Some((local, domain)) => format!("{}…@{domain}", local.chars().take(1).collect::<String>()),
        None => String::new(),
    }
}

fn event_view(event: &RequestEvent, zone: Tz) -> Option<EventView> {
    let what = match (event.code.as_str(), event.actor) {
        ("booked", Actor::Candidate | Actor::System) => EventCode::Booked,
        ("booked", Actor::Centre) => EventCode::BookedByCentre,
        ("requested", _) => EventCode::Requested,
        ("acknowledged", _) => EventCode::AcknowledgementSent,
        ("centre_told", _) => EventCode::CentreTold,
        ("moved", actor) => moved((&event.facts, actor), zone)?,
        ("resized", _) => resized(&event.facts, zone)?,
        ("confirmed", _) => EventCode::Confirmed,
        ("expired", _) => EventCode::Expired,
        ("feedback", _) => {
            let Said { question, yes } = serde_json::from_str(&event.facts).ok()?;
            EventCode::Feedback { question, yes }
        }
        ("cancelled", Actor::Candidate) => EventCode::CancelledByCandidate,
        ("cancelled", Actor::Centre | Actor::System) => EventCode::CancelledByCentre,
        // What is the same for every way.
        _ => return crate::contacts::event_code(event, zone),
    };
    Some(EventView { at: event.at.in_zone(zone), what })
}

/// From when to when, as the history keeps it.
fn moved((facts, actor): (&str, Actor), zone: Tz) -> Option<EventCode> {
    #[derive(serde::Deserialize)]
    struct Moved {
        from: i64,
        to: i64,
    }
    let Moved { from, to } = serde_json::from_str(facts).ok()?;
    let civil = |at| Timestamp::from_epoch(at).in_zone(zone);
    Some(match actor {
        Actor::Candidate => EventCode::Moved { from: civil(from), to: civil(to) },
        Actor::Centre | Actor::System => EventCode::MovedByCentre { from: civil(from), to: civil(to) },
    })
}

/// Until when from now on, as the history keeps it.
fn resized(facts: &str, zone: Tz) -> Option<EventCode> {
    let facts: ChangeFacts = serde_json::from_str(facts).ok()?;
    Some(EventCode::LengthChanged { until: facts.after.end.in_zone(zone) })
}
