//! "Add to my calendar" for those whose calendar is a web page.

use domain::time::Timestamp;

use crate::{Invitation, escape::query, line::utc};

/// Addresses that open a web calendar with the appointment filled in; nothing is sent before the visitor follows one.
#[derive(Clone, PartialEq, Eq)]
pub struct WebCalendarLinks {
    /// Google Calendar.
    pub google: String,
    /// Outlook with a private account (outlook.live.com).
    pub outlook: String,
    /// Outlook with a school's or company's account (outlook.office.com).
    pub office: String,
    /// Yahoo.
    pub yahoo: String,
}

/// The addresses for `invitation`. Neither `url` nor `description` travel: they may hold the manage link, which is a
/// secret and would end in the other site's journals.
pub fn web_calendar_links(invitation: &Invitation) -> WebCalendarLinks {
    let title = query(&invitation.summary);
    let place = query(invitation.location.as_deref().unwrap_or_default());
    let (start, end) = (utc(invitation.interval.start), utc(invitation.interval.end));
    WebCalendarLinks {
        google: format!(
            "https://calendar.google.com/calendar/render?action=TEMPLATE&text={title}&dates={start}%2F{end}&location={place}"
        ),
        outlook: outlook("outlook.live.com", &title, &place, invitation),
        office: outlook("outlook.office.com", &title, &place, invitation),
        yahoo: format!("https://calendar.yahoo.com/?v=60&title={title}&st={start}&et={end}&in_loc={place}"),
    }
}

fn outlook(host: &str, title: &str, place: &str, invitation: &Invitation) -> String {
    let at = |instant: Timestamp| query(&instant.to_rfc3339());
    let (start, end) = (at(invitation.interval.start), at(invitation.interval.end));
    format!(
        "https://{host}/calendar/0/deeplink/compose?path=%2Fcalendar%2Faction%2Fcompose&rru=addevent\
         &subject={title}&startdt={start}&enddt={end}&location={place}"
    )
}

impl std::fmt::Debug for WebCalendarLinks {
    /// The place may be a private phone number.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("WebCalendarLinks(…)")
    }
}
