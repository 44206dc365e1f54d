//! The centre's ready answers.

use contract::{
    refusal::Refusal,
    requests::{ChangeTemplates, TemplateChange, TemplateView},
};
use domain::{
    candidate::{Field, FieldErrors, Problem},
    ids::TemplateId,
};
use leptos::{ev::SubmitEvent, prelude::*, task::spawn_local};
use locales::fr::{refusals, staff::requests as words};

use crate::{
    components::{Announce, Button, ButtonKind, ButtonTone, Entry, Notice, NoticeTone, PageHeader, TextArea, TextField},
    forms::{
        browser::{focus_on, form_of, read_form},
        pairs::text_of,
    },
    pages::{
        dashboard::centre_of_address,
        frame::Tab,
        loading::{Answered, answer_to, loaded},
        refused::act_refused,
    },
    paths::staff as paths,
    server_fns::{
        AppError,
        requests::{change_templates, show_templates},
    },
};

/// Fields.
const NAME: &str = "nom-reponse";
const BODY: &str = "texte-reponse";

/// Where the changes stand.
#[derive(Clone, Copy)]
struct Changing {
    centre: Memo<String>,
    answered: Answered<Vec<TemplateView>>,
    pending: RwSignal<bool>,
    /// What is wrong, and in which template.
    wrong: RwSignal<(Option<TemplateId>, FieldErrors)>,
    trouble: RwSignal<Option<AppError>>,
    done: RwSignal<bool>,
}

/// `/gestion/{centre}/demandes/reponses`
#[component]
pub fn TemplatesPage() -> impl IntoView {
    let centre = centre_of_address();
    let answered = answer_to(move || centre.get(), show_templates);
    let changing = Changing {
        centre,
        answered,
        pending: RwSignal::new(false),
        wrong: RwSignal::new((None, FieldErrors::default())),
        trouble: RwSignal::new(None),
        done: RwSignal::new(false),
    };
    loaded(answered, move |view| templates_view(view, changing))
}

fn templates_view(templates: Vec<TemplateView>, changing: Changing) -> AnyView {
    let back = paths::requests(&changing.centre.get_untracked());
    let none = templates.is_empty().then(|| view! { <p class="muted">{words::TEMPLATE_NONE}</p> });
    let forms = templates.into_iter().map(|one| form(Some(one), changing)).collect_view();
    view! {
        <div class="stack stack--loose">
            <Tab title=words::TEMPLATES_TITLE />
            <PageHeader title=words::TEMPLATES_TITLE lead=words::TEMPLATES_LEAD />
            {changing.said()}
            {none}
            {forms}
            <section class="stack" aria-labelledby="nouvelle">
                <h2 id="nouvelle">{words::TEMPLATE_NEW}</h2>
                {form(None, changing)}
            </section>
            <p>
                <a href=back>{words::BACK}</a>
            </p>
        </div>
    }
    .into_any()
}

fn form(template: Option<TemplateView>, changing: Changing) -> AnyView {
    let id = template.as_ref().map(|one| one.id);
    let suffix = id.map(|id| format!("-{id}")).unwrap_or_default();
    let (name, body) = template.map(|one| (one.name, one.body)).unwrap_or_default();
    let error = move |field| {
        MaybeProp::derive(move || {
            let wrong = changing.wrong.get();
            let problem = (wrong.0 == id).then(|| wrong.1.of(field)).flatten();
            problem.map(|problem| match (field, problem) {
                (Field::FirstName, Problem::UnknownChoice) => words::TEMPLATE_TAKEN.to_owned(),
                (_, problem) => refusals::at_field(problem),
            })
        })
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let Some(form) = form_of(&event) else { return };
        let pairs = read_form(&form);
        let change = TemplateChange::Put { id, name: text_of(&pairs, NAME), body: text_of(&pairs, BODY) };
        changing.send(id, change);
    };
    let label = if id.is_some() { words::TEMPLATE_SAVE } else { words::TEMPLATE_ADD };
    let removing = words::template_remove(&name);
    let remove = id.map(|id| {
        let press = Callback::new(move |()| changing.send(Some(id), TemplateChange::Remove(id)));
        view! {
            <Button kind=ButtonKind::Plain tone=ButtonTone::Danger busy=changing.pending on_press=press>
                {removing}
            </Button>
        }
    });
    view! {
        <form class="form" method="post" novalidate on:submit=submit>
            <TextField
                id=format!("{NAME}{suffix}")
                name=NAME
                label=words::TEMPLATE_NAME
                entry=Entry::Text
                value=name
                error=error(Field::FirstName)
            />
            <TextArea
                id=format!("{BODY}{suffix}")
                name=BODY
                label=words::TEMPLATE_BODY
                rows=5
                value=body
                error=error(Field::Message)
            />
            <div class="actions">
                <Button tone=ButtonTone::Quiet busy=changing.pending>
                    {label}
                </Button>
                {remove}
            </div>
        </form>
    }
    .into_any()
}

impl Changing {
    fn send(self, id: Option<TemplateId>, change: TemplateChange) {
        if self.pending.get_untracked() {
            return;
        }
        self.pending.set(true);
        self.trouble.set(None);
        self.done.set(false);
        self.wrong.set((None, FieldErrors::default()));
        let ask = ChangeTemplates { centre: self.centre.get_untracked(), change };
        spawn_local(async move {
            let answer = change_templates(ask).await;
            self.pending.set(false);
            match answer {
                Ok(templates) => {
                    self.done.set(true);
                    self.answered.set(Some(Ok(templates)));
                    request_animation_frame(|| focus_on("#fait"));
                }
                Err(AppError::Refused(Refusal::Invalid(wrong))) => self.wrong.set((id, wrong)),
                Err(error) => {
                    self.trouble.set(Some(error));
                    request_animation_frame(|| focus_on("#refus"));
                }
            }
        });
    }

    fn said(self) -> AnyView {
        (move || match (self.done.get(), self.trouble.get()) {
            (_, Some(error)) => Some(act_refused(&error, None)),
            (true, None) => Some(
                view! {
                    <div id="fait" tabindex="-1">
                        <Notice tone=NoticeTone::Ok title=words::TEMPLATE_SAVED announce=Announce::Politely />
                    </div>
                }
                .into_any(),
            ),
            (false, None) => None,
        })
        .into_any()
    }
}
