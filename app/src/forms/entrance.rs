//! The forms of the way in: names of their fields, and what was typed as a command.

use contract::accounts::{AcceptInvitation, EnterCode, Hidden, LogIn, ResetPassword};
use domain::account::Field;

use super::pairs::text_of;
use crate::paths::staff as paths;

/// The name of a field, in the form and as its id.
pub const fn name_of(field: Field) -> &'static str {
    match field {
        Field::Email => "email",
        Field::Name => "nom",
        Field::PresentPassword => "mot_de_passe",
        Field::NewPassword => "nouveau_mot_de_passe",
        Field::Code => "code",
        Field::Role => "role",
        Field::Advisor => "conseiller",
        Field::Site => "site",
        Field::Phone => "telephone",
    }
}

fn hidden(pairs: &[(String, String)], field: Field) -> Hidden {
    Hidden(text_of(pairs, name_of(field)))
}

/// The first step.
pub fn log_in(pairs: &[(String, String)]) -> LogIn {
    LogIn { email: text_of(pairs, name_of(Field::Email)), password: hidden(pairs, Field::PresentPassword) }
}

/// The second step; the ticket stands in the page's address.
pub fn enter_code(query: &[(String, String)], pairs: &[(String, String)]) -> EnterCode {
    EnterCode { ticket: text_of(query, paths::TICKET), code: hidden(pairs, Field::Code) }
}

/// An invitation. Who opens an account chooses a password; who has one gives it.
pub fn accept_invitation(token: String, pairs: &[(String, String)]) -> AcceptInvitation {
    let chosen = hidden(pairs, Field::NewPassword);
    let password = if chosen.0.is_empty() { hidden(pairs, Field::PresentPassword) } else { chosen };
    AcceptInvitation { token, name: text_of(pairs, name_of(Field::Name)), password }
}

/// Another password by a link.
pub fn reset_password(token: String, pairs: &[(String, String)]) -> ResetPassword {
    ResetPassword { token, password: hidden(pairs, Field::NewPassword) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forms::pairs::parse_pairs;

    #[test]
    fn a_form_says_no_more_than_its_command_asks() {
        let pairs = parse_pairs("nom=Awa+Sow&nouveau_mot_de_passe=a+b&role=manager&centre=autre");
        let ask = accept_invitation("t".to_owned(), &pairs);
        assert_eq!((ask.token.as_str(), ask.name.as_str(), ask.password.0.as_str()), ("t", "Awa Sow", "a b"));
    }

    #[test]
    fn a_password_keeps_its_blanks() {
        assert_eq!(log_in(&parse_pairs("email=a%40b.fr&mot_de_passe=+x+")).password.0, " x ");
    }
}
