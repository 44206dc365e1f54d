//! Every function behind the pages of a centre, with arguments that are right, and for whom it is.

use super::{For, Town};
use app::{
    server_fns::{
        agendas::*, appointment_types::*, centre_settings::*, dashboard::DashboardFrameCall, hours::*, requests::*,
        statistics::*, teams::*,
    },
    wire::WireEncoding,
};
use contract::{
    agendas::{
        AppointmentRef, BookFor, CallOff, CivilTime, MarkAppointment, Reschedule, Settle, ShowAgenda, TakeBack, Verdict,
        WriteNote,
    },
    appointment_types::{ActOnType, PlaceType, PreviewType, SaveType, ShowType},
    centre_settings::{DeleteSite, ProposePlace, SaveSettings, SaveSite},
    hours::{
        AskWhy, ClosureEdit, CopyHours, CopyHow, Decision, EditClosure, EditHours, HoursEdit, PreviewHours, ShowHours,
        TellTouched,
    },
    requests::{
        ActOnMany, ActOnRequest, BulkAct, ChangeTemplates, ChangeViews, QueueFilter, RequestAct, RequestRef, ShowQueue,
        TemplateChange, ViewChange,
    },
    statistics::ShowStatistics,
    teams::{BookableStanding, ChangeMember, InviteMember, SaveBookable, Shift},
};
use domain::{
    account::{BookableDraft, InvitationDraft},
    agenda::MinuteOfDay,
    appointment::Mode,
    attendance::Mark,
    candidate::CandidateDraft,
    ids::{ClosureId, InvitationId, SiteId, StaffId},
    length::Length,
    settings::{CentreDraft, SiteDraft, TypeDraft},
    span::Span,
    staff::Role,
    time::NaiveDate,
};
use leptos::server_fn::{Bytes, Encodes as _};
use serde::Serialize;

/// Its name, for whom it is, the arguments as they are sent.
pub type Call = (&'static str, For, Bytes);

/// Every call, on the things of the town's centre, under that address.
pub fn calls(town: &Town, address: &str) -> Vec<Call> {
    let mut all = of_agendas(town, address);
    all.extend(of_requests(town, address));
    all.extend(of_hours(town, address));
    all.extend(of_settings(town, address));
    all.extend(of_the_team(town, address));
    all
}

fn body(arguments: &impl Serialize) -> Bytes {
    WireEncoding::encode(arguments).unwrap()
}

/// A Tuesday after the present of the tests.
fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2027, 3, 9).unwrap()
}

fn of_requests(town: &Town, address: &str) -> Vec<Call> {
    let centre = || address.to_owned();
    let which = || RequestRef { centre: centre(), id: town.request };
    let queue = ShowQueue { centre: centre(), filter: QueueFilter::default(), behind: None };
    let act = ActOnRequest { which: which(), revision: 0, act: RequestAct::Assign(None) };
    let many = ActOnMany { centre: centre(), which: vec![(town.request, 0)], act: BulkAct::Assign(None) };
    let keep = ViewChange::Keep { name: "Les miennes".to_owned(), query: "suivi=moi".to_owned() };
    let put = TemplateChange::Put { id: None, name: "Bonjour".to_owned(), body: "Bonjour {prénom}".to_owned() };
    vec![
        ("show_queue", For::Members, body(&ShowQueueCall { ask: queue })),
        (
            "show_statistics",
            For::Members,
            body(&ShowStatisticsCall { ask: ShowStatistics { centre: centre(), from: None, to: None } }),
        ),
        ("show_request", For::Members, body(&ShowRequestCall { which: which() })),
        ("act_on_request", For::Members, body(&ActOnRequestCall { ask: act })),
        ("act_on_many", For::Members, body(&ActOnManyCall { ask: many })),
        ("change_views", For::Members, body(&ChangeViewsCall { ask: ChangeViews { centre: centre(), change: keep } })),
        ("show_templates", For::Members, body(&ShowTemplatesCall { centre: centre() })),
        (
            "change_templates",
            For::EveryRequest,
            body(&ChangeTemplatesCall { ask: ChangeTemplates { centre: centre(), change: put } }),
        ),
    ]
}

fn of_agendas(town: &Town, address: &str) -> Vec<Call> {
    let centre = || address.to_owned();
    let scene = &town.house.scene;
    let which = || AppointmentRef { centre: centre(), id: town.appointment };
    let starts = || CivilTime { date: day(), minute: MinuteOfDay::new(600).unwrap(), zone: "Europe/Paris".to_owned() };
    let (length, accepted, sequence) = (Length::new(30).unwrap(), Vec::new, 0);
    let page = || ShowAgenda { centre: centre(), span: Span::Week, day: None, advisors: Vec::new(), site: None };
    let book = BookFor {
        centre: centre(),
        key: "clef".to_owned(),
        kind: scene.type_id,
        training: None,
        site: None,
        mode: Mode::OnSite,
        starts: starts(),
        length,
        advisors: vec![scene.advisor],
        draft: CandidateDraft::default(),
        note: String::new(),
        accepted: accepted(),
    };
    let reschedule =
        Reschedule { which: which(), sequence, starts: starts(), length, advisors: vec![scene.advisor], accepted: accepted() };
    let settle = Settle { which: which(), sequence, verdict: Verdict::Confirmed, reason: String::new() };
    let mark = MarkAppointment { which: which(), sequence, mark: Mark::Arrived, accepted: accepted() };
    let note = WriteNote { which: which(), seen: String::new(), note: "Apporter le dossier".to_owned() };
    let call_off = CallOff { which: which(), sequence: 99, reason: "Essai".to_owned() };
    let take_back = TakeBack { which: which(), sequence, accepted: accepted() };
    vec![
        ("dashboard_frame", For::Members, body(&DashboardFrameCall { centre: centre() })),
        ("show_today", For::Members, body(&ShowTodayCall { centre: centre() })),
        ("show_agenda_frame", For::Members, body(&ShowAgendaFrameCall { centre: centre() })),
        ("show_agenda", For::Members, body(&ShowAgendaCall { ask: page() })),
        ("agenda_pulse", For::Members, body(&AgendaPulseCall { ask: page() })),
        ("show_new_appointment", For::Members, body(&ShowNewAppointmentCall { centre: centre() })),
        ("show_appointment", For::Concerned, body(&ShowAppointmentCall { which: which() })),
        ("book_for", For::Concerned, body(&BookForCall { ask: book })),
        ("reschedule", For::Concerned, body(&RescheduleCall { ask: reschedule })),
        ("take_back", For::Concerned, body(&TakeBackCall { ask: take_back })),
        ("settle_appointment", For::Concerned, body(&SettleAppointmentCall { ask: settle })),
        ("mark_appointment", For::Concerned, body(&MarkAppointmentCall { ask: mark })),
        ("write_note", For::Concerned, body(&WriteNoteCall { ask: note })),
        ("call_off", For::Concerned, body(&CallOffCall { ask: call_off })),
    ]
}

fn of_hours(town: &Town, address: &str) -> Vec<Call> {
    let centre = || address.to_owned();
    let advisor = town.house.scene.advisor;
    let decision = Decision::default;
    let preview = PreviewHours { centre: centre(), advisor, edit: None, type_slug: None, mode: None, site: None, week: None };
    let edit = EditHours { centre: centre(), advisor, edit: HoursEdit::ClearDay(day()), decision: decision() };
    let copy = CopyHours { centre: centre(), from: advisor, to: vec![advisor], how: CopyHow::Add, decision: decision() };
    let closure = EditClosure { centre: centre(), edit: ClosureEdit::Remove(ClosureId(1)), decision: decision() };
    let tell = TellTouched { centre: centre(), appointments: vec![town.appointment], reason: "Travaux".to_owned() };
    let why = AskWhy { centre: centre(), day: None, type_slug: None, advisor: None, mode: None, site: None };
    vec![
        (
            "show_hours",
            For::Concerned,
            body(&ShowHoursCall { ask: ShowHours { centre: centre(), advisor: Some(advisor), week: None } }),
        ),
        ("preview_hours", For::Concerned, body(&PreviewHoursCall { ask: preview })),
        ("edit_hours", For::Concerned, body(&EditHoursCall { ask: edit })),
        ("copy_hours", For::Concerned, body(&CopyHoursCall { ask: copy })),
        ("show_closures", For::Members, body(&ShowClosuresCall { centre: centre() })),
        ("edit_closure", For::Managers, body(&EditClosureCall { ask: closure })),
        ("tell_touched", For::Concerned, body(&TellTouchedCall { ask: tell })),
        ("explain_day", For::Members, body(&ExplainDayCall { ask: why })),
    ]
}

fn of_settings(town: &Town, address: &str) -> Vec<Call> {
    let centre = || address.to_owned();
    let id = town.house.scene.type_id;
    let draft = || TypeDraft { name: "Visite".to_owned(), ..TypeDraft::starting(vec![town.house.scene.advisor]) };
    let act = || ActOnType { centre: centre(), id };
    let place = ProposePlace { centre: centre(), postal_code: "53000".to_owned(), city: String::new() };
    let show = ShowType { centre: centre(), slug: Some(town.type_slug.clone()) };
    vec![
        ("list_types", For::Members, body(&ListTypesCall { centre: centre() })),
        ("show_type", For::Managers, body(&ShowTypeCall { ask: show })),
        ("save_type", For::Managers, body(&SaveTypeCall { ask: SaveType { centre: centre(), id: None, draft: draft() } })),
        (
            "preview_type",
            For::Managers,
            body(&PreviewTypeCall { ask: PreviewType { centre: centre(), id: None, draft: draft() } }),
        ),
        ("place_type", For::Managers, body(&PlaceTypeCall { ask: PlaceType { centre: centre(), id, before: None } })),
        ("archive_type", For::Managers, body(&ArchiveTypeCall { ask: act() })),
        ("restore_type", For::Managers, body(&RestoreTypeCall { ask: act() })),
        ("delete_type", For::Managers, body(&DeleteTypeCall { ask: act() })),
        ("show_settings", For::Managers, body(&ShowSettingsCall { centre: centre() })),
        (
            "save_settings",
            For::Managers,
            body(&SaveSettingsCall { ask: SaveSettings { centre: centre(), draft: CentreDraft::default() } }),
        ),
        ("list_sites", For::Members, body(&ListSitesCall { centre: centre() })),
        (
            "save_site",
            For::Managers,
            body(&SaveSiteCall { ask: SaveSite { centre: centre(), id: None, draft: SiteDraft::default() } }),
        ),
        ("delete_site", For::Managers, body(&DeleteSiteCall { ask: DeleteSite { centre: centre(), id: SiteId(1) } })),
        ("propose_place", For::Managers, body(&ProposePlaceCall { ask: place })),
    ]
}

fn of_the_team(town: &Town, address: &str) -> Vec<Call> {
    let centre = || address.to_owned();
    let id = town.house.scene.advisor;
    let staff = StaffId(9_999);
    let invite = InviteMember { centre: centre(), draft: InvitationDraft::default() };
    let change = ChangeMember { centre: centre(), staff, role: Role::Advisor, advisor: None };
    let save = SaveBookable { centre: centre(), id: Some(id), draft: BookableDraft::default() };
    let invitation = InvitationId(1);
    vec![
        ("show_team", For::Managers, body(&ShowTeamCall { centre: centre() })),
        ("invite", For::Managers, body(&InviteCall { ask: invite })),
        ("resend_invitation", For::Managers, body(&ResendInvitationCall { centre: centre(), id: invitation })),
        ("revoke_invitation", For::Managers, body(&RevokeInvitationCall { centre: centre(), id: invitation })),
        ("change_member", For::Managers, body(&ChangeMemberCall { ask: change })),
        ("remove_member", For::Managers, body(&RemoveMemberCall { centre: centre(), staff })),
        ("save_bookable", For::Managers, body(&SaveBookableCall { ask: save })),
        ("shift_bookable", For::Managers, body(&ShiftBookableCall { centre: centre(), id, shift: Shift::Up })),
        (
            "set_bookable_standing",
            For::Managers,
            body(&SetBookableStandingCall { centre: centre(), id, standing: BookableStanding::Active }),
        ),
    ]
}
