//! Addresses of the centre's side.

use super::{Query, escape};
use crate::forms::{
    queue::query_of,
    statistics::{FROM, TO},
};
use contract::{agendas::ShowAgenda, hours::AskWhy, requests::ShowQueue, statistics::ShowStatistics};
use domain::{
    agenda::MinuteOfDay,
    appointment::Mode,
    ids::{AdvisorId, AppointmentId, RequestId},
    span::Span,
    time::NaiveDate,
};

/// Signing in.
pub const LOG_IN: &str = "/connexion";
/// One's own account.
pub const ACCOUNT: &str = "/compte";
/// The centres one works for.
pub const HOME: &str = "/gestion";
/// Where the centre's side begins: the first segments that belong to it.
const ROOTS: [&str; 6] = [LOG_IN, ACCOUNT, HOME, "/invitation", "/mot-de-passe", "/reponse"];

/// Whether a path is a page of the centre's side.
pub fn is_staff(path: &str) -> bool {
    ROOTS.iter().any(|root| path.strip_prefix(root).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')))
}

/// Where the log-out form is sent; nothing is shown there.
pub const LOG_OUT: &str = "/deconnexion";
/// Where a page of the centre's side leads to after signing in.
pub const BACK: &str = "retour";
/// Says who passed the first step of signing in.
pub const TICKET: &str = "suite";
/// The password was just changed by a link.
pub const CHANGED: &str = "change";

/// Whether a page is only for who is signed in.
pub fn is_private(path: &str) -> bool {
    [HOME, ACCOUNT].iter().any(|root| path.strip_prefix(root).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')))
}

/// Signing in, then back to `target`.
pub fn log_in_then(target: &str) -> String {
    format!("{LOG_IN}{}", Query::default().with(BACK, target).0)
}

/// The second step of signing in, then on to `target`.
pub fn code_then(ticket: &str, target: &str) -> String {
    let query = Query::default().with(TICKET, ticket);
    let query = if target == HOME { query } else { query.with(BACK, target) };
    format!("{CODE}{}", query.0)
}

/// Signing in, once another password was chosen.
pub fn log_in_again() -> String {
    format!("{LOG_IN}{}", Query::default().with(CHANGED, "1").0)
}

/// Where to go after signing in: the page asked for if it is one of ours for who is signed in, or an invitation, the centres
/// otherwise. What a stranger wrote into the address leads nowhere else: a path of ours has one slash at its start, no backslash, no control
/// character.
pub fn after_log_in(asked: &str) -> String {
    let path = asked.split(['?', '#']).next().unwrap_or_default();
    let plain = asked.chars().all(|c| !c.is_control() && c != '\\');
    let is_invitation = path.strip_prefix("/invitation/").is_some_and(|token| !token.is_empty() && !token.contains('/'));
    if plain && (is_private(path) || is_invitation) { asked.to_owned() } else { HOME.to_owned() }
}

/// The first page of a centre's dashboard.
pub fn today(centre: &str) -> String {
    format!("{HOME}/{}", escape(centre))
}

/// Asks for a link to choose another password.
pub const FORGOTTEN: &str = "/mot-de-passe";
/// The second step of signing in.
pub const CODE: &str = "/connexion/code";

/// Where an invitation is accepted.
pub fn invitation(token: &str) -> String {
    format!("/invitation/{}", escape(token))
}

/// Where another password is chosen.
pub fn new_password(token: &str) -> String {
    format!("/mot-de-passe/{}", escape(token))
}

/// A part of a centre's dashboard.
fn part(centre: &str, rest: &str) -> String {
    format!("{HOME}/{}/{rest}", escape(centre))
}

/// The agenda.
pub fn agenda(centre: &str) -> String {
    part(centre, "agenda")
}

/// A page of the agenda.
pub fn agenda_page(ask: &ShowAgenda) -> String {
    let advisors: Vec<String> = ask.advisors.iter().map(ToString::to_string).collect();
    let span = (ask.span != Span::default()).then(|| ask.span.code());
    let query = Query::default()
        .with_some(SPAN, span)
        .with_some(DAY, ask.day)
        .with(ADVISORS, advisors.join(BETWEEN))
        .with_some(SITE, ask.site);
    format!("{}{}", agenda(&ask.centre), query.0)
}

/// Query: how much of the agenda.
pub const SPAN: &str = "vue";
/// Query: around which day.
pub const DAY: &str = "jour";
/// Query: whose agendas.
pub const ADVISORS: &str = "conseillers";
/// Query: at which site.
pub const SITE: &str = "site";
/// Query: at which hour, `HH:MM`.
pub const HOUR: &str = "heure";
/// Query: with whom.
pub const ADVISOR: &str = "conseiller";
/// Between two agendas in an address: needs no escape.
pub const BETWEEN: &str = "-";

/// One appointment.
pub fn appointment(centre: &str, id: AppointmentId) -> String {
    part(centre, &format!("agenda/rdv/{id}"))
}

/// An appointment for somebody.
pub fn new_appointment(centre: &str) -> String {
    part(centre, "agenda/nouveau")
}

/// An appointment for somebody, at a time and perhaps with an advisor that are chosen already.
pub fn new_appointment_at(centre: &str, (date, minute): (NaiveDate, MinuteOfDay), advisor: Option<AdvisorId>) -> String {
    let query = Query::default().with(DAY, date.to_string()).with(HOUR, minute.to_string()).with_some(ADVISOR, advisor);
    format!("{}{}", new_appointment(centre), query.0)
}

/// The queue.
pub fn requests(centre: &str) -> String {
    part(centre, "demandes")
}

/// A page of the queue.
pub fn requests_page(ask: &ShowQueue) -> String {
    let query = query_of(&ask.filter);
    let behind = ask.behind.map(|cursor| format!("{BEHIND}={}-{}", cursor.asked_at.epoch(), cursor.id));
    let parts: Vec<String> = [query].into_iter().chain(behind).filter(|part| !part.is_empty()).collect();
    let query = if parts.is_empty() { String::new() } else { format!("?{}", parts.join("&")) };
    format!("{}{query}", requests(&ask.centre))
}

/// One request.
pub fn request(centre: &str, id: RequestId) -> String {
    part(centre, &format!("demandes/{id}"))
}

/// The ready answers.
pub fn templates(centre: &str) -> String {
    part(centre, "demandes/reponses")
}

/// Where what the filter finds is exported: `csv` or `xlsx`.
pub fn export(ask: &ShowQueue, kind: &str) -> String {
    let query = query_of(&ask.filter);
    let query = if query.is_empty() { query } else { format!("?{query}") };
    format!("{}{query}", part(&ask.centre, &format!("demandes/export.{kind}")))
}

/// Query: behind which line a page of the queue begins.
pub const BEHIND: &str = "apres";

/// The hours of the advisors.
pub fn hours(centre: &str) -> String {
    part(centre, "horaires")
}

/// The hours of one advisor, in one week.
pub fn hours_of(centre: &str, advisor: Option<AdvisorId>, week: Option<NaiveDate>) -> String {
    let query = Query::default().with_some("conseiller", advisor).with_some("semaine", week);
    format!("{}{}", hours(centre), query.0)
}

/// The closures.
pub fn closures(centre: &str) -> String {
    part(centre, "fermetures")
}

/// Why there is no slot.
pub fn why(centre: &str) -> String {
    part(centre, "pourquoi")
}

/// Why a day looks as it does.
pub fn why_of(ask: &AskWhy) -> String {
    let query = Query::default()
        .with_some("jour", ask.day)
        .with_some("motif", ask.type_slug.as_ref())
        .with_some("conseiller", ask.advisor)
        .with_some("mode", ask.mode.map(Mode::code))
        .with_some("site", ask.site);
    format!("{}{}", why(&ask.centre), query.0)
}

/// The figures.
pub fn statistics(centre: &str) -> String {
    part(centre, "statistiques")
}

/// The figures of a period.
pub fn statistics_of(ask: &ShowStatistics) -> String {
    format!("{}{}", statistics(&ask.centre), period_of(ask).0)
}

/// Where the figures of a period are exported: `csv` or `xlsx`.
pub fn statistics_export(ask: &ShowStatistics, kind: &str) -> String {
    format!("{}{}", part(&ask.centre, &format!("statistiques/export.{kind}")), period_of(ask).0)
}

fn period_of(ask: &ShowStatistics) -> Query {
    Query::default().with_some(FROM, ask.from).with_some(TO, ask.to)
}

/// The appointment types.
pub fn types(centre: &str) -> String {
    part(centre, "motifs")
}

/// The name that stands in the place of a type that does not exist yet.
pub const NEW_TYPE: &str = "nouveau";

/// The settings of an appointment type, by its slug, or [`NEW_TYPE`].
pub fn type_settings(centre: &str, type_slug: &str) -> String {
    part(centre, &format!("motifs/{}", escape(type_slug)))
}

/// Who works there.
pub fn team(centre: &str) -> String {
    part(centre, "equipe")
}

/// The sites.
pub fn sites(centre: &str) -> String {
    part(centre, "sites")
}

/// The name that stands in the place of a site that does not exist yet.
pub const NEW_SITE: &str = "nouveau";

/// The form of a site, by its number, or [`NEW_SITE`].
pub fn site(centre: &str, site: &str) -> String {
    format!("{}{}", sites(centre), Query::default().with(SITE, site).0)
}

/// What describes the centre.
pub fn settings(centre: &str) -> String {
    part(centre, "reglages")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn after_signing_in_only_our_own_private_pages_are_returned_to() {
        assert_eq!(after_log_in("/gestion/cfa-du-lac/agenda?jour=2027-03-01"), "/gestion/cfa-du-lac/agenda?jour=2027-03-01");
        assert_eq!(after_log_in("/invitation/abc"), "/invitation/abc");
        for elsewhere in [
            "/invitation/",
            "/invitation/a//evil.example",
            "/connexion",
            "//evil.example",
            "https://evil.example",
            "/gestion.evil",
            "/\\evil.example",
            "/gestion/\r\nx",
            "",
            "/",
        ] {
            assert_eq!(after_log_in(elsewhere), HOME, "{elsewhere:?}");
        }
    }

    #[test]
    fn the_candidate_s_pages_are_not_of_the_centre_s_side() {
        assert!(is_staff("/connexion") && is_staff("/gestion/cfa") && is_staff("/invitation/abc"));
        assert!(!is_staff("/") && !is_staff("/gestionnaire") && !is_staff("/centre/gestion"));
    }
}
