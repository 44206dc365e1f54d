//! The forms of a team as typed, and their parsers.

use super::{Errors, Field, Problem};
use crate::{
    contact::{EmailAddress, FreeText, InvalidText, PersonName, Phone},
    ids::{AdvisorId, SiteId},
    staff::Role,
};
use serde::{Deserialize, Serialize};

/// An invitation as typed: it survives any error.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct InvitationDraft {
    /// Where the invitation goes.
    pub email: String,
    /// Name of the person, to be put right when they accept.
    pub name: String,
    /// Code of the role.
    pub role: String,
    /// The bookable person they are; empty for none.
    pub advisor: String,
}

/// Somebody to invite.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invitee {
    /// Where the invitation goes.
    pub email: EmailAddress,
    /// Name of the person.
    pub name: PersonName,
    /// As what.
    pub role: Role,
    /// The bookable person they are.
    pub advisor: Option<AdvisorId>,
}

/// What can be booked, as typed.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct BookableDraft {
    /// Name shown.
    pub name: String,
    /// The only site; empty for every site.
    pub site: String,
    /// Own address; may be empty.
    pub email: String,
    /// Own phone; may be empty.
    pub phone: String,
}

/// Name of a bookable person or room, on one line.
pub type BookableName = FreeText<80>;

/// What can be booked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bookable {
    /// Name shown.
    pub name: BookableName,
    /// The only site.
    pub site: Option<SiteId>,
    /// Own address.
    pub email: Option<EmailAddress>,
    /// Own phone.
    pub phone: Option<Phone>,
}

impl InvitationDraft {
    /// Parses every field and says all that is wrong at once.
    pub fn parse(&self) -> Result<Invitee, Errors> {
        let mut wrong = Errors::default();
        let email = wrong.take(Field::Email, EmailAddress::parse(&self.email));
        let name = wrong.take(Field::Name, PersonName::parse(&self.name));
        let role = wrong.take(Field::Role, parse_role(&self.role));
        let advisor = wrong.take(Field::Advisor, parse_id(&self.advisor).map(|id| id.map(AdvisorId)));
        match (email, name, role, advisor) {
            (Some(email), Some(name), Some(role), Some(advisor)) => Ok(Invitee { email, name, role, advisor }),
            _incomplete => Err(wrong),
        }
    }
}

impl BookableDraft {
    /// Parses every field and says all that is wrong at once.
    pub fn parse(&self) -> Result<Bookable, Errors> {
        let mut wrong = Errors::default();
        let name = wrong.take(Field::Name, one_line(&self.name));
        let site = wrong.take(Field::Site, parse_id(&self.site).map(|id| id.map(SiteId)));
        let email = wrong.take(Field::Email, optional(&self.email, EmailAddress::parse));
        let phone = wrong.take(Field::Phone, optional(&self.phone, Phone::parse_organisation));
        match (name, site, email, phone) {
            (Some(name), Some(site), Some(email), Some(phone)) => Ok(Bookable { name, site, email, phone }),
            _incomplete => Err(wrong),
        }
    }
}

/// The role of a code.
fn parse_role(code: &str) -> Result<Role, Problem> {
    if code.is_empty() { Err(Problem::Missing) } else { Role::from_code(code).ok_or(Problem::UnknownChoice) }
}

/// The number of what was chosen in a list; none when nothing was.
fn parse_id(text: &str) -> Result<Option<i64>, Problem> {
    if text.is_empty() { Ok(None) } else { text.parse().map(Some).map_err(|_| Problem::UnknownChoice) }
}

fn one_line(text: &str) -> Result<BookableName, InvalidText> {
    BookableName::parse(text).and_then(|name| if name.as_str().contains('\n') { Err(InvalidText::Control) } else { Ok(name) })
}

fn optional<T, E>(text: &str, parse: impl Fn(&str) -> Result<T, E>) -> Result<Option<T>, E> {
    if text.trim().is_empty() { Ok(None) } else { parse(text).map(Some) }
}

impl core::fmt::Debug for InvitationDraft {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("InvitationDraft(…)")
    }
}

impl core::fmt::Debug for BookableDraft {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("BookableDraft(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contact::{InvalidEmail, InvalidPhone};

    fn invitation() -> InvitationDraft {
        InvitationDraft {
            email: " Awa.Sow@CFA.example.org ".to_owned(),
            name: "Awa Sow".to_owned(),
            role: "advisor".to_owned(),
            advisor: "12".to_owned(),
        }
    }

    #[test]
    fn a_whole_invitation_is_understood() {
        let invitee = invitation().parse().unwrap();
        assert_eq!(invitee.email.as_str(), "Awa.Sow@cfa.example.org");
        assert_eq!((invitee.role, invitee.advisor), (Role::Advisor, Some(AdvisorId(12))));
        let nobody = InvitationDraft { advisor: String::new(), ..invitation() };
        assert_eq!(nobody.parse().unwrap().advisor, None);
    }

    #[test]
    fn everything_wrong_with_an_invitation_is_said_at_once_in_the_order_of_the_form() {
        let draft = InvitationDraft { email: "awa".to_owned(), role: "owner".to_owned(), ..InvitationDraft::default() };
        let wrong = draft.parse().unwrap_err();
        assert_eq!(
            wrong.0.iter().map(|fault| (fault.field, fault.problem)).collect::<Vec<_>>(),
            [
                (Field::Email, Problem::Email(InvalidEmail::NoAt)),
                (Field::Name, Problem::Missing),
                (Field::Role, Problem::UnknownChoice),
            ]
        );
    }

    #[test]
    fn a_room_needs_a_name_and_nothing_else() {
        let draft = BookableDraft { name: "Salle 12".to_owned(), email: " ".to_owned(), ..BookableDraft::default() };
        let room = draft.parse().unwrap();
        assert_eq!((room.name.as_str(), room.site, room.email, room.phone), ("Salle 12", None, None, None));
        assert_eq!(BookableDraft::default().parse().unwrap_err().of(Field::Name), Some(Problem::Missing));
    }

    #[test]
    fn what_is_given_of_a_room_is_right() {
        let draft = BookableDraft {
            name: "Salle\n12".to_owned(),
            site: "north".to_owned(),
            email: "a@b".to_owned(),
            phone: "12".to_owned(),
        };
        let wrong = draft.parse().unwrap_err();
        assert_eq!(wrong.of(Field::Name), Some(Problem::Text(InvalidText::Control)));
        assert_eq!(wrong.of(Field::Site), Some(Problem::UnknownChoice));
        assert_eq!(wrong.of(Field::Email), Some(Problem::Email(InvalidEmail::NoDomainDot)));
        assert_eq!(wrong.of(Field::Phone), Some(Problem::Phone(InvalidPhone::Length { found: 2 })));
    }
}
