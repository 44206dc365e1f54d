//! Who works for the centre: members, invitations, who and what can be booked.

mod bookables;
mod invitations;
mod members;

use contract::teams::{BookableStanding, TeamView};
use domain::ids::AdvisorId;
use leptos::prelude::*;
use locales::fr::staff::team as words;

use super::centre_of_address;
use crate::{
    components::{Announce, Notice, NoticeTone, PageHeader, SelectOption},
    forms::browser::focus_on,
    pages::{
        frame::Tab,
        loading::{Answered, answer_to, loaded},
    },
    server_fns::teams::show_team,
};

/// `/gestion/{centre}/equipe`
#[component]
pub fn TeamPage() -> impl IntoView {
    let team = Team::new(centre_of_address());
    loaded(team.answered, move |view| team_view(&view, team))
}

/// What the page knows beside the team itself; it stays while the team is shown anew.
#[derive(Clone, Copy)]
struct Team {
    centre: Memo<String>,
    answered: Answered<TeamView>,
    /// What was just done.
    said: RwSignal<Option<&'static str>>,
}

impl Team {
    fn new(centre: Memo<String>) -> Self {
        Self { centre, answered: answer_to(move || centre.get(), show_team), said: RwSignal::new(None) }
    }

    fn centre(self) -> String {
        self.centre.get_untracked()
    }

    /// Shows the team as it is now, and says what was done.
    fn done(self, view: TeamView, said: &'static str) {
        self.said.set(Some(said));
        self.answered.set(Some(Ok(view)));
        request_animation_frame(|| focus_on("#fait"));
    }
}

fn team_view(view: &TeamView, team: Team) -> AnyView {
    let said = move || {
        team.said.get().map(|said| {
            view! {
                <div id="fait" tabindex="-1">
                    <Notice tone=NoticeTone::Ok title=said announce=Announce::Politely />
                </div>
            }
        })
    };
    view! {
        <div class="stack stack--loose">
            <Tab title=words::TEAM_TITLE />
            <PageHeader title=words::TEAM_TITLE />
            {said}
            {members::section(view, team)}
            {invitations::section(view, team)}
            {bookables::section(view, team)}
        </div>
    }
    .into_any()
}

/// The bookable persons that a member can be; `own` is theirs already, put aside or not.
fn advisor_options(view: &TeamView, own: Option<AdvisorId>) -> Vec<SelectOption> {
    let taken: Vec<AdvisorId> = view.members.iter().filter_map(|member| member.advisor).filter(|id| Some(*id) != own).collect();
    let nobody = SelectOption { value: String::new(), label: words::NO_ADVISOR.to_owned() };
    let free = view
        .bookables
        .iter()
        .filter(|row| Some(row.id) == own || (row.standing == BookableStanding::Active && !taken.contains(&row.id)))
        .map(|row| SelectOption { value: row.id.to_string(), label: row.name.clone() });
    std::iter::once(nobody).chain(free).collect()
}
