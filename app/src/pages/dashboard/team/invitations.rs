//! Invitations: sent, sent again, withdrawn.

use contract::teams::{InvitationSummary, InviteMember, TeamView};
use domain::{
    account::{Field, InvitationDraft},
    staff::Role,
};
use leptos::{ev::SubmitEvent, prelude::*};
use locales::fr::{
    dates,
    staff::{self, team as words},
};

use super::{Team, advisor_options};
use crate::{
    components::{
        Button, ButtonKind, ButtonTone, Chip, ChipTone, Choice, ChoiceGroup, ChoiceKind, ChoiceState, Entry, SelectField,
        TextField,
    },
    forms::{entrance::name_of, pairs::text_of},
    pages::account::form::Form,
    server_fns::teams::{invite, resend_invitation, revoke_invitation},
};

pub(super) fn section(view: &TeamView, team: Team) -> AnyView {
    let form = Form::new("attente-");
    let lines = view.invitations.iter().map(|invitation| line(invitation, (team, form))).collect_view();
    let list = if view.invitations.is_empty() {
        view! { <p class="muted">{words::NO_INVITATION}</p> }.into_any()
    } else {
        view! { <ul class="rows">{lines}</ul> }.into_any()
    };
    view! {
        <section class="stack" aria-labelledby="invitations">
            <h2 id="invitations">{words::INVITATIONS}</h2>
            {form.head()}
            {list}
            {inviting(view, team)}
        </section>
    }
    .into_any()
}

fn line(invitation: &InvitationSummary, (team, form): (Team, Form)) -> AnyView {
    let id = invitation.id;
    let resend = Callback::new(move |()| {
        form.act(resend_invitation(team.centre(), id), move |view| team.done(view, words::RESENT));
    });
    let revoke = Callback::new(move |()| {
        form.act(revoke_invitation(team.centre(), id), move |view| team.done(view, words::REVOKED));
    });
    let standing = if invitation.is_over {
        view! { <Chip tone=ChipTone::Warn>{words::OVER}</Chip> }.into_any()
    } else {
        let until = words::works_until(&dates::full_day_and_hour(invitation.expires_at));
        view! { <p class="small muted">{until}</p> }.into_any()
    };
    // From the command line an invitation may have no name.
    let is_named = !invitation.name.is_empty();
    let name = if is_named { invitation.name.clone() } else { invitation.email.clone() };
    let email = is_named.then(|| view! { <p class="small">{invitation.email.clone()}</p> });
    let (role, spoken) = (staff::role(invitation.role), (words::resend(&invitation.email), words::revoke(&invitation.email)));
    view! {
        <li class="row">
            <div class="row__what">
                <p class="row__name">
                    <strong>{name}</strong>
                    " "
                    <Chip>{role}</Chip>
                </p>
                {email}
                {standing}
            </div>
            <div class="actions">
                <Button
                    kind=ButtonKind::Plain
                    tone=ButtonTone::Quiet
                    busy=form.pending
                    on_press=resend
                    attr:aria-label=spoken.0
                >
                    {words::RESEND}
                </Button>
                <Button
                    kind=ButtonKind::Plain
                    tone=ButtonTone::Quiet
                    busy=form.pending
                    on_press=revoke
                    attr:aria-label=spoken.1
                >
                    {words::REVOKE}
                </Button>
            </div>
        </li>
    }
    .into_any()
}

fn inviting(view: &TeamView, team: Team) -> AnyView {
    let form = Form::new("invitation-");
    let submit = move |event: SubmitEvent| {
        let Some(pairs) = Form::taken(&event) else { return };
        let typed = |field| text_of(&pairs, name_of(field));
        let draft = InvitationDraft {
            email: typed(Field::Email),
            name: typed(Field::Name),
            role: typed(Field::Role),
            advisor: typed(Field::Advisor),
        };
        form.send(invite(InviteMember { centre: team.centre(), draft }), move |view| team.done(view, words::INVITED));
    };
    let label = move || if form.pending.get() { words::SENDING } else { words::SEND_INVITATION };
    let options = advisor_options(view, None);
    view! {
        <details class="disclosure disclosure--marked">
            <summary>{words::INVITE}</summary>
            <form class="form" method="post" novalidate on:submit=submit>
                {form.head()}
                <p class="muted">{words::INVITE_LEAD}</p>
                <TextField
                    id=form.id(Field::Email)
                    name=name_of(Field::Email)
                    label=words::EMAIL
                    entry=Entry::Email
                    autocomplete="off"
                    error=form.error(Field::Email)
                />
                <TextField
                    id=form.id(Field::Name)
                    name=name_of(Field::Name)
                    label=words::NAME
                    autocomplete="off"
                    error=form.error(Field::Name)
                />
                <ChoiceGroup
                    id=form.id(Field::Role)
                    name=name_of(Field::Role)
                    kind=ChoiceKind::One
                    legend=words::ROLE
                    choices=roles()
                    error=form.error(Field::Role)
                />
                <SelectField
                    id=form.id(Field::Advisor)
                    name=name_of(Field::Advisor)
                    label=words::ADVISOR
                    help=words::ADVISOR_HELP
                    options=options
                    error=form.error(Field::Advisor)
                />
                <div class="actions">
                    <Button busy=form.pending>{label}</Button>
                </div>
            </form>
        </details>
    }
    .into_any()
}

fn roles() -> Vec<Choice> {
    Role::ALL
        .into_iter()
        .map(|role| Choice {
            value: role.code().to_owned(),
            label: staff::role(role).to_owned(),
            hint: Some(words::role_hint(role).to_owned()),
            state: ChoiceState::Free,
        })
        .collect()
}
