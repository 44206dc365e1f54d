//! What is kept for the next time: one's own views of the queue, and the centre's ready answers.

use crate::{Services, fault::Fault};
use contract::{
    refusal::Refusal,
    requests::{ChangeTemplates, ChangeViews, TemplateChange, TemplateView, ViewChange, ViewName},
    scope::StaffScope,
};
use domain::{
    candidate::{Field, FieldErrors, Problem},
    contact::FreeText,
    ids::CentreId,
    staff::Right,
};
use store::{Constraint, StoreError, Tx, answer_templates, saved_views};

/// The longest name, and the longest ready answer, in characters.
const MAX_NAME: usize = 60;
const MAX_BODY: usize = 4000;
/// The longest filter: as long as the addresses that the page writes.
const MAX_QUERY: usize = 1000;

impl Services {
    pub(super) async fn change_own_views(&self, scope: &StaffScope, ask: &ChangeViews) -> Result<Vec<ViewName>, Fault> {
        let member = self.member(scope, &ask.centre).await?;
        let whose = (member.centre().id, member.staff());
        match &ask.change {
            ViewChange::Keep { name, query } => {
                let name = parse::<MAX_NAME>(Field::FirstName, name)?;
                let query = query.chars().take(MAX_QUERY).collect::<String>();
                let (name, query) = (name.as_str(), query.as_str());
                let kept: Result<(), StoreError> =
                    self.0.db.write(|tx| async move { saved_views::put(&tx, whose, (name, query)).await }).await;
                kept?;
            }
            ViewChange::Forget(id) => {
                let id = *id;
                let gone: Result<bool, StoreError> =
                    self.0.db.write(|tx| async move { saved_views::delete(&tx, whose, id).await }).await;
                if !gone? {
                    return Err(Refusal::NotFound.into());
                }
            }
        }
        let rows = saved_views::list(self.0.db.read(), whose.0, whose.1).await?;
        Ok(rows.into_iter().map(|row| ViewName { id: row.id, name: row.name, query: row.query }).collect())
    }

    pub(super) async fn ready_answers(&self, scope: &StaffScope, centre: &str) -> Result<Vec<TemplateView>, Fault> {
        let member = self.member(scope, centre).await?;
        self.templates_of(member.centre().id).await
    }

    pub(super) async fn change_ready_answers(
        &self,
        scope: &StaffScope,
        ask: &ChangeTemplates,
    ) -> Result<Vec<TemplateView>, Fault> {
        let member = self.member(scope, &ask.centre).await?;
        if !member.role().may(Right::EveryRequest) {
            return Err(Refusal::Forbidden.into());
        }
        let centre = member.centre().id;
        let changed = self.0.db.write(|tx| async move { change_in(&tx, centre, &ask.change).await }).await;
        match changed {
            Err(Fault::Store(StoreError::Conflict(Constraint::TemplateName))) => Err(taken_name().into()),
            Err(fault) => Err(fault),
            Ok(()) => self.templates_of(centre).await,
        }
    }

    async fn templates_of(&self, centre: CentreId) -> Result<Vec<TemplateView>, Fault> {
        let rows = answer_templates::list(self.0.db.read(), centre).await?;
        Ok(rows.into_iter().map(|row| TemplateView { id: row.id, name: row.name, body: row.body }).collect())
    }
}

async fn change_in(tx: &Tx, centre: CentreId, change: &TemplateChange) -> Result<(), Fault> {
    let found = match change {
        TemplateChange::Put { id, name, body } => {
            let (name, body) = (parse::<MAX_NAME>(Field::FirstName, name)?, parse::<MAX_BODY>(Field::Message, body)?);
            if let Some(id) = id {
                answer_templates::update(tx, centre, *id, (&name, &body)).await?
            } else {
                answer_templates::insert(tx, centre, (&name, &body)).await?;
                true
            }
        }
        TemplateChange::Remove(id) => answer_templates::delete(tx, centre, *id).await?,
    };
    if found { Ok(()) } else { Err(Refusal::NotFound.into()) }
}

/// A name stands at [`Field::FirstName`], the words at [`Field::Message`].
fn parse<const MAX: usize>(field: Field, text: &str) -> Result<String, Refusal> {
    FreeText::<MAX>::parse(text).map(|text| text.as_str().to_owned()).map_err(|error| {
        let mut errors = FieldErrors::default();
        errors.push(field, error.into());
        Refusal::Invalid(errors)
    })
}

/// Another ready answer has that name.
fn taken_name() -> Refusal {
    let mut errors = FieldErrors::default();
    errors.push(Field::FirstName, Problem::UnknownChoice);
    Refusal::Invalid(errors)
}
