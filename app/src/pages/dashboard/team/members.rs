//! Who works there: role, agenda, out.

use contract::{
    accounts::Outcome,
    refusal::Refusal,
    teams::{ChangeMember, MemberSummary, TeamView},
};
use domain::{
    account::Field,
    ids::AdvisorId,
    staff::{Right, Role},
};
use leptos::{ev::SubmitEvent, prelude::*};
use leptos_router::{NavigateOptions, hooks::use_navigate};
use locales::fr::{
    dates,
    staff::{self, team as words},
};

use super::{Team, advisor_options};
use crate::{
    components::{Button, ButtonKind, ButtonTone, Chip, ChipTone, SelectField, SelectOption},
    forms::{entrance::name_of, pairs::text_of},
    pages::account::form::Form,
    paths::staff as paths,
    server_fns::{
        AppError,
        teams::{change_member, remove_member},
    },
};

pub(super) fn section(view: &TeamView, team: Team) -> AnyView {
    let lines = view.members.iter().map(|member| line(member, view, team)).collect_view();
    view! {
        <section class="stack" aria-labelledby="membres">
            <h2 id="membres">{words::MEMBERS}</h2>
            <ul class="rows">{lines}</ul>
        </section>
    }
    .into_any()
}

fn line(member: &MemberSummary, view: &TeamView, team: Team) -> AnyView {
    let you = (member.staff == view.me).then(|| view! { <Chip tone=ChipTone::Plain>{words::YOU}</Chip> });
    let codes = member.has_codes.then(|| view! { <Chip tone=ChipTone::Plain>{words::HAS_CODES}</Chip> });
    let agenda = member.advisor.and_then(|own| view.bookables.iter().find(|row| row.id == own));
    let agenda = agenda.map(|row| view! { <p class="small">{words::receives_as(&row.name)}</p> });
    let seen = member.last_seen_at.map_or_else(|| words::NEVER_SEEN.to_owned(), |at| words::seen(&dates::day_and_hour(at)));
    let role = staff::role(member.role);
    view! {
        <li class="row row--open">
            <div class="row__what">
                <p class="row__name">
                    <strong>{member.name.clone()}</strong>
                    " "
                    <Chip>{role}</Chip>
                    {you}
                    {codes}
                </p>
                {agenda}
                <p class="small muted">{member.email.clone()} " · " {seen}</p>
            </div>
            {changing(member, view, team)}
        </li>
    }
    .into_any()
}

fn changing(member: &MemberSummary, view: &TeamView, team: Team) -> AnyView {
    let form = Form::about("membre-", member.staff.0);
    let (whom, is_me, role_now) = (member.staff, member.staff == view.me, member.role);
    let elsewhere = leave();
    let submit = move |event: SubmitEvent| {
        let Some(pairs) = Form::taken(&event) else { return };
        let role = Role::from_code(&text_of(&pairs, name_of(Field::Role))).unwrap_or(role_now);
        let advisor = text_of(&pairs, name_of(Field::Advisor)).parse().ok().map(AdvisorId);
        let ask = ChangeMember { centre: team.centre(), staff: whom, role, advisor };
        if is_me && !role.may(Right::Configure) {
            form.send(given_up(change_member(ask)), move |()| elsewhere.run(paths::today(&team.centre())));
        } else {
            form.send(change_member(ask), move |view| team.done(view, words::MEMBER_CHANGED));
        }
    };
    let roles = Role::ALL.map(|role| SelectOption { value: role.code().to_owned(), label: role_label(role) }).to_vec();
    let advisor = member.advisor.map(|id| id.to_string()).unwrap_or_default();
    let options = advisor_options(view, member.advisor);
    view! {
        <details class="disclosure disclosure--marked">
            <summary>
                <span aria-hidden="true">{words::CHANGE}</span>
                <span class="visually-hidden">{words::change(&member.name)}</span>
            </summary>
            <form class="form" method="post" novalidate on:submit=submit>
                {form.head()}
                <SelectField
                    id=form.id(Field::Role)
                    name=name_of(Field::Role)
                    label=words::ROLE
                    options=roles
                    value=member.role.code()
                    error=form.error(Field::Role)
                />
                <SelectField
                    id=form.id(Field::Advisor)
                    name=name_of(Field::Advisor)
                    label=words::ADVISOR
                    help=words::ADVISOR_HELP
                    options=options
                    value=advisor
                    error=form.error(Field::Advisor)
                />
                <div class="actions">
                    <Button tone=ButtonTone::Quiet busy=form.pending>
                        {words::SAVE}
                    </Button>
                </div>
            </form>
            {removing(member, view, team)}
        </details>
    }
    .into_any()
}

fn removing(member: &MemberSummary, view: &TeamView, team: Team) -> AnyView {
    let form = Form::about("retrait-", member.staff.0);
    let (whom, is_me) = (member.staff, member.staff == view.me);
    let elsewhere = leave();
    // The refusal is about the role; here it leads to the button.
    let button_id = form.id(Field::Role);
    let remove = Callback::new(move |()| {
        let answer = remove_member(team.centre(), whom);
        if is_me {
            form.send(given_up(answer), move |()| elsewhere.run(paths::HOME.to_owned()));
        } else {
            form.send(answer, move |view| team.done(view, words::MEMBER_REMOVED));
        }
    });
    view! {
        <details class="disclosure disclosure--marked">
            <summary>{words::REMOVE}</summary>
            <div class="stack">
                {form.head()}
                <p>{words::remove_body(&member.name)}</p>
                <div class="actions">
                    <Button
                        kind=ButtonKind::Plain
                        tone=ButtonTone::Danger
                        busy=form.pending
                        on_press=remove
                        attr:id=button_id
                    >
                        {words::REMOVE}
                    </Button>
                </div>
            </div>
        </details>
    }
    .into_any()
}

/// Who has just given up the team is refused its page: that is how it shows that it is done.
async fn given_up(answer: impl Future<Output = Result<Outcome<TeamView>, AppError>>) -> Result<Outcome<()>, AppError> {
    match answer.await {
        Ok(Outcome::Wrong(wrong)) => Ok(Outcome::Wrong(wrong)),
        Ok(Outcome::Done(_)) | Err(AppError::Refused(Refusal::Forbidden | Refusal::NotFound)) => Ok(Outcome::Done(())),
        Err(error) => Err(error),
    }
}

fn role_label(role: Role) -> String {
    format!("{} ({})", staff::role(role), words::role_hint(role).to_lowercase())
}

fn leave() -> Callback<String> {
    let navigate = use_navigate();
    Callback::new(move |address: String| navigate(&address, NavigateOptions::default()))
}
