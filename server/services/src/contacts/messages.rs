//! Words between a candidate and a centre: parsed, and said once.

use crate::fault::Fault;
use contract::refusal::Refusal;
use domain::{
    appointment::Party,
    candidate::{Field, FieldErrors, MAX_MESSAGE},
    contact::FreeText,
    ids::RequestId,
    time::Timestamp,
};
use store::{
    Tx,
    request_messages::{self, RequestMessage},
};

/// The longest answer of a centre, in characters.
pub(crate) const MAX_ANSWER_OF_CENTRE: usize = 4000;
/// For how long the same words again are the same message: a form that came twice.
const TWICE_S: i64 = 3600;

/// A message of a candidate that may be left out.
pub(crate) fn parse_optional_message(text: &str) -> Result<Option<String>, Refusal> {
    let parsed = FreeText::<MAX_MESSAGE>::parse_optional(text).map_err(|error| wrong(error.into()))?;
    Ok(parsed.map(|text| text.as_str().to_owned()))
}

/// An answer of a centre.
pub(crate) fn parse_message(text: &str) -> Result<String, Refusal> {
    let parsed = FreeText::<MAX_ANSWER_OF_CENTRE>::parse(text).map_err(|error| wrong(error.into()))?;
    Ok(parsed.as_str().to_owned())
}

/// Words of a centre that may be left out; empty then.
pub(crate) fn parse_optional_answer(text: &str) -> Result<String, Refusal> {
    let parsed = FreeText::<MAX_ANSWER_OF_CENTRE>::parse_optional(text).map_err(|error| wrong(error.into()))?;
    Ok(parsed.map_or_else(String::new, |text| text.as_str().to_owned()))
}

fn wrong(problem: domain::candidate::Problem) -> Refusal {
    let mut errors = FieldErrors::default();
    errors.push(Field::Message, problem);
    Refusal::Invalid(errors)
}

/// Writes a message down; its number, `None` when these very words were just said.
pub(crate) async fn say_once(
    tx: &Tx,
    request: RequestId,
    (author, name, body): (Party, Option<String>, &str),
    now: Timestamp,
) -> Result<Option<i64>, Fault> {
    let last = request_messages::find_last(tx.read(), request, author).await?;
    if last.is_some_and(|last| last.body == body && now.since(last.at) < TWICE_S) {
        return Ok(None);
    }
    let message = RequestMessage { at: now, author, author_name: name, body: body.to_owned() };
    Ok(Some(request_messages::append(tx, request, &message).await?))
}
