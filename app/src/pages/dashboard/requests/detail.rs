//! The open request.

use contract::requests::{RequestRef, RequestView};
use domain::{
    ids::RequestId,
    life::{RequestState, Step},
    request::Way,
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use locales::fr::{dates, staff::appointment, staff::requests as words};

use super::{Queue, acting::Acting, care, keys, list::query_of_page};
use crate::{
    components::{ButtonLink, ButtonTone, Notice, NoticeTone, PageHeader, StatusBadge},
    pages::{
        answer::shape,
        dashboard::centre_of_address,
        frame::Tab,
        loading::{answer_to, loaded},
        request_sheet::{Asked, Sheet, acts, history, person, proposals, thread},
    },
    paths::{self, staff},
    server_fns::{requests::show_request, unknown},
};

/// `/gestion/{centre}/demandes/{id}`
#[component]
pub fn RequestPage() -> impl IntoView {
    let centre = centre_of_address();
    let params = use_params_map();
    let which = Memo::new(move |before: Option<&RequestRef>| {
        let id = params.with(|params| params.get("id")).and_then(|id| id.parse().ok()).map(RequestId);
        // While the reader leaves, the address is already another page's: the old request stands.
        match (id, before) {
            (Some(id), _) => RequestRef { centre: centre.get(), id },
            (None, Some(before)) => before.clone(),
            (None, None) => RequestRef { centre: centre.get(), id: RequestId(0) },
        }
    });
    let answered = answer_to(
        move || which.get(),
        |which| async move { if which.id.0 > 0 { show_request(which).await } else { Err(unknown()) } },
    );
    let queue = expect_context::<Queue>();
    let acting = Acting::new(which, answered, queue);
    read_by_a_person(acting);
    loaded(answered, move |view| request_view(view, acting, queue))
}

/// In a living page, somebody reads what is shown: noted for what nobody has read.
fn read_by_a_person(acting: Acting) {
    let told = StoredValue::new(None::<RequestId>);
    Effect::new(move |_| {
        let new = acting.answered.get().and_then(Result::ok);
        let new = new.filter(|view| view.line.state == RequestState::New && view.line.may_act);
        if let Some(id) = new.map(|view| view.line.id)
            && told.get_value() != Some(id)
        {
            told.set_value(Some(id));
            acting.open();
        }
    });
}

fn request_view(view: RequestView, acting: Acting, queue: Queue) -> AnyView {
    acting.seen(&view.line);
    let badge = move || {
        let state = acting.state.get();
        view! { <StatusBadge shape=shape(state) label=words::state(state) /> }
    };
    let name = view.line.name.clone();
    let asked_on = dates::full_day_and_hour(view.line.asked_at);
    let from = view.line.referrer.map(|referrer| format!(", {}", appointment::referrer(referrer))).unwrap_or_default();
    let context = format!("{}, {asked_on}{from}", words::one(view.line.way));
    let centre = acting.which.with_untracked(|which| which.centre.clone());
    let back = queue.ask.with_untracked(|ask| format!("{}{}", staff::requests(&ask.centre), query_of_page(ask)));
    let asked = Asked { way: view.line.way, training: view.line.training.clone(), wanted: view.line.wanted.clone() };
    let call = call(&view);
    let forms = forms(&view, acting);
    let merged = view.merged_into.map(|into| {
        let href = staff::request(&centre, into);
        view! {
            <Notice tone=NoticeTone::Info title=words::MERGED>
                <p>
                    <a href=href>{words::SEE_OTHER}</a>
                </p>
            </Notice>
        }
    });
    let not_theirs = (!view.line.may_act).then(|| view! { <Notice tone=NoticeTone::Info title=words::NOT_YOURS /> });
    let caring = view.line.may_act.then(|| view! { {care::assign(&view, acting)} {care::note(&view, acting)} });
    let others = care::others(&view, &centre, acting);
    view! {
        <article class="request stack stack--loose" data-request=view.line.id.to_string()>
            <Tab title=name.clone() />
            <p class="queue__back not-print">
                <a href=back>{words::BACK}</a>
            </p>
            <PageHeader title=name.clone() context=context>
                {badge}
            </PageHeader>
            {acting.said()}
            {merged}
            {not_theirs}
            {call}
            {person(&view.candidate, &asked)}
            {thread(&view.messages, &name)}
            {proposals(&view.proposals)}
            {forms}
            {caring}
            {others}
            {history(view.history.clone())}
            <div class="not-print">{keys::help()}</div>
        </article>
    }
    .into_any()
}

/// The first thing to do: call, or open the appointment.
fn call(view: &RequestView) -> Option<AnyView> {
    match view.line.way {
        Way::Callback => {
            let (shown, dialled) = view.candidate.phone.clone().zip(view.candidate.dialled.clone())?;
            let label = shown.replace(' ', "\u{a0}");
            Some(
                view! {
                    <div class="actions">
                        <a class="button button--primary" href=paths::tel(&dialled)>
                            {label}
                        </a>
                    </div>
                }
                .into_any(),
            )
        }
        Way::Appointment => {
            let (id, _) = view.line.appointment?;
            let centre = centre_of_address().get_untracked();
            let href = staff::appointment(&centre, id);
            Some(
                view! {
                    <div class="actions">
                        <ButtonLink tone=ButtonTone::Primary href=href>
                            {words::SEE_APPOINTMENT}
                        </ButtonLink>
                    </div>
                }
                .into_any(),
            )
        }
        Way::Enquiry => None,
    }
}

fn forms(view: &RequestView, acting: Acting) -> Option<AnyView> {
    let may = view.line.may_act && Step::Answer.after(view.line.way, view.line.state).is_ok();
    may.then(|| {
        let sheet = Sheet {
            action: String::new(),
            pending: acting.pending,
            wrong: acting.wrong,
            body: acting.body,
            act: Callback::new(move |act| acting.answer(act)),
        };
        acts(view.line.way, &view.free, view.templates.clone(), view.line.n_attempts, &sheet)
    })
}
