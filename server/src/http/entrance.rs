//! Forms of the way in, for browsers without JavaScript. Each comes back to its own page's address: done, it redirects;
//! refused, the page is shown again with the refusal's status and what was typed, passwords and codes excepted.

use super::{
    Surface,
    fault::Fault,
    forms::Posted,
    render::{self, StaffVisitor},
};
use app::{
    forms::{
        entrance::{self as read, name_of},
        pairs::{parse_pairs, text_of},
    },
    paths::staff as paths,
    replay::StaffReplay,
};
use axum::{
    extract::{FromRequest, Path, Request},
    http::Uri,
    response::{IntoResponse, Redirect, Response},
};
use contract::{
    Answer,
    accounts::{Accounts, Outcome, Step},
};
use domain::account::Field;
use std::sync::Arc;

/// Somebody at the door with a form in their hand.
pub struct Caller {
    surface: Arc<Surface>,
    visitor: StaffVisitor,
    accounts: Arc<dyn Accounts>,
    address: Uri,
    query: Vec<(String, String)>,
    form: Vec<(String, String)>,
}

impl FromRequest<Arc<Surface>> for Caller {
    type Rejection = Response;

    async fn from_request(request: Request, surface: &Arc<Surface>) -> Result<Self, Response> {
        let surface = Arc::clone(surface);
        let visitor = StaffVisitor::of(&surface, &request).ok_or_else(|| Fault::NotFound.problem())?;
        let ports = surface.staff.as_ref().map(|staff| staff.ports.clone()).ok_or_else(|| Fault::NotFound.problem())?;
        let address = request.uri().clone();
        let query = parse_pairs(address.query().unwrap_or_default());
        let Posted(form) = Posted::from_request(request, &()).await?;
        let accounts = (ports.accounts)(Arc::clone(&visitor.door));
        Ok(Self { surface, visitor, accounts, address, query, form })
    }
}

impl Caller {
    /// Where to go once signed in.
    fn target(&self) -> String {
        paths::after_log_in(&text_of(&self.query, paths::BACK))
    }

    /// Onwards, or the page again.
    async fn answer<T>(self, answer: Answer<Outcome<T>>, onwards: impl FnOnce(T) -> Response) -> Response {
        let typed = |field| text_of(&self.form, name_of(field));
        let mut replay = StaffReplay { email: typed(Field::Email), name: typed(Field::Name), ..StaffReplay::default() };
        match answer {
            Ok(Outcome::Done(done)) => return onwards(done),
            Ok(Outcome::Wrong(wrong)) => replay.wrong = wrong,
            Err(refusal) => replay.refusal = Some(refusal),
        }
        render::staff_replay(&self.surface, self.visitor, self.address, replay).await
    }
}

/// Address and password.
pub async fn log_in(caller: Caller) -> Response {
    let target = caller.target();
    let answer = caller.accounts.log_in(&caller.visitor.scope, read::log_in(&caller.form)).await;
    caller.answer(answer, |step| to(&onwards(step, &target))).await
}

/// The code.
pub async fn enter_code(caller: Caller) -> Response {
    let target = caller.target();
    let ask = read::enter_code(&caller.query, &caller.form);
    let answer = caller.accounts.enter_code(&caller.visitor.scope, ask).await;
    caller.answer(answer, |()| to(&target)).await
}

/// Out.
pub async fn log_out(mut caller: Caller) -> Response {
    // The form's own address has no page.
    caller.address = Uri::from_static(paths::LOG_IN);
    let answer = caller.accounts.log_out(&caller.visitor.scope).await.map(Outcome::Done);
    caller.answer(answer, |()| to(paths::LOG_IN)).await
}

/// An invitation. Whatever else the form says, role and centre are the invitation's.
pub async fn accept_invitation(Path(token): Path<String>, caller: Caller) -> Response {
    let back = paths::invitation(&token);
    let ask = read::accept_invitation(token, &caller.form);
    let answer = caller.accounts.accept_invitation(&caller.visitor.scope, ask).await;
    caller
        .answer(answer, |accepted| match accepted.step {
            Step::In => to(&paths::today(&accepted.slug)),
            step @ Step::Code { .. } => to(&onwards(step, &back)),
        })
        .await
}

/// A link to choose another password is asked for. The page says so; nothing to go on to.
pub async fn ask_reset(caller: Caller) -> Response {
    let email = text_of(&caller.form, name_of(Field::Email));
    match caller.accounts.ask_reset(&caller.visitor.scope, email.clone()).await {
        Ok(Outcome::Done(())) => {
            let replay = StaffReplay { email, done: true, ..StaffReplay::default() };
            render::staff_replay(&caller.surface, caller.visitor, caller.address, replay).await
        }
        refused => caller.answer(refused, |()| to(paths::LOG_IN)).await,
    }
}

/// Another password by a link.
pub async fn reset_password(Path(token): Path<String>, caller: Caller) -> Response {
    let ask = read::reset_password(token, &caller.form);
    let answer = caller.accounts.reset_password(&caller.visitor.scope, ask).await;
    caller.answer(answer, |()| to(&paths::log_in_again())).await
}

/// After the first step.
fn onwards(step: Step, target: &str) -> String {
    match step {
        Step::In => target.to_owned(),
        Step::Code { ticket } => paths::code_then(&ticket, target),
    }
}

/// Only ever one of our own addresses: they are made of typed parts.
fn to(address: &str) -> Response {
    Redirect::to(address).into_response()
}
