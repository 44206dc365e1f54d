//! Sending the form in a living page.

use contract::{
    contacting::{ContactView, SendContact, ShowContact},
    refusal::{Refusal, Rule},
};
use leptos::{prelude::*, task::spawn_local};

use crate::{
    forms::{
        details::{KEY, TICKET, TRAP},
        kept,
        pairs::{Pairs, text_of},
    },
    pages::{
        candidate_form::{Asked, FormState},
        loading::Answered,
    },
    paths,
    server_fns::{AppError, contacting::send_contact},
};

/// The page of a form that takes no slot.
#[derive(Clone, Copy)]
pub(super) struct Sending {
    /// What the form needs, asked again when its ticket has expired.
    pub answered: Answered<ContactView>,
    /// The form.
    pub form: FormState,
}

impl Sending {
    /// Parses with the domain's own rules, then asks the server. The same key twice gives the same request.
    pub fn send(self, (pairs, asked): (&Pairs, StoredValue<Asked>), page: &ShowContact, gone: Callback<String>) {
        let Some(draft) = self.form.checked(pairs, asked) else { return };
        let command = SendContact {
            page: page.clone(),
            key: text_of(pairs, KEY),
            ticket: text_of(pairs, TICKET),
            trap: text_of(pairs, TRAP),
            draft,
        };
        spawn_local(async move {
            match send_contact(command).await {
                Ok(sent) => {
                    asked.with_value(|asked| kept::forget(&asked.kept_as));
                    gone.run(paths::confirmation(&sent.manage_token));
                }
                Err(error) => {
                    if error == AppError::Refused(Refusal::Rule(Rule::ExpiredForm)) {
                        self.answered.refetch();
                    }
                    self.form.refused(error);
                }
            }
        });
    }
}
