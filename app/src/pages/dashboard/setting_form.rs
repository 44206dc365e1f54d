//! What the forms of a centre's settings share: what is wrong and where, what is on its way, what became of it.

use domain::settings::Faults;
use leptos::{ev, prelude::*, task::spawn_local};
use locales::fr::{details, staff::setting_faults::at_field};

use crate::{
    components::{Announce, Button, ButtonLink, ButtonTone, ErrorSummary, FieldFault, Notice, NoticeTone},
    forms::browser::{field_name, focus_on, unfold_around},
    pages::refused::act_refused,
    server_fns::AppError,
};

/// A form whose fields are `F`.
pub(super) struct SettingForm<F: 'static> {
    /// What is wrong now, at the fields.
    faults: RwSignal<Faults<F>>,
    /// What was wrong when the form was last sent, at its head.
    summary: RwSignal<Faults<F>>,
    /// Why it was refused as a whole.
    trouble: RwSignal<Option<AppError>>,
    /// On its way to the server.
    pub(super) pending: RwSignal<bool>,
    /// Saved, and nothing wrong since.
    pub(super) done: RwSignal<bool>,
}

impl<F> Clone for SettingForm<F> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<F> Copy for SettingForm<F> {}

/// How a field is found in the page, and what it is called.
pub(super) struct Place {
    /// Its id, which is also its name.
    pub(super) id: String,
    /// Its label.
    pub(super) label: String,
}

impl<F: Copy + PartialEq + Send + Sync + 'static> SettingForm<F> {
    /// Nothing is wrong yet.
    pub(super) fn new() -> Self {
        Self {
            faults: RwSignal::new(Faults::default()),
            summary: RwSignal::new(Faults::default()),
            trouble: RwSignal::new(None),
            pending: RwSignal::new(false),
            done: RwSignal::new(false),
        }
    }

    /// What is wrong at a field, in words.
    pub(super) fn error(self, field: F) -> MaybeProp<String> {
        MaybeProp::derive(move || self.faults.with(|faults| faults.of(field)).map(at_field))
    }

    /// A field was left: says at once what is wrong with that field, and no other. `fresh` is all that is wrong now.
    pub(super) fn left(self, event: &ev::Event, fresh: Option<&Faults<F>>, id_of: impl Fn(F) -> String) {
        let Some(name) = field_name(event) else { return };
        let fresh = fresh.into_iter().flat_map(|faults| &faults.0).find(|fault| id_of(fault.field) == name).copied();
        let shown = self.faults.with_untracked(|faults| faults.0.iter().any(|fault| id_of(fault.field) == name));
        // Nothing there and nothing wrong: the page is not touched.
        if shown || fresh.is_some() {
            self.faults.update(|faults| {
                faults.0.retain(|fault| id_of(fault.field) != name);
                faults.0.extend(fresh);
            });
        }
    }

    /// The form is wrong: says where, opens what is folded around it.
    pub(super) fn refuse(self, faults: Faults<F>, id_of: impl Fn(F) -> String) {
        self.done.set(false);
        for fault in &faults.0 {
            unfold_around(&id_of(fault.field));
        }
        self.faults.set(faults.clone());
        self.summary.set(faults);
    }

    /// Sends; a second press while the first is on its way changes nothing. `settle` hears the answer.
    pub(super) fn send<T: 'static>(
        self,
        answer: impl Future<Output = Result<T, AppError>> + 'static,
        settle: impl FnOnce(T) + 'static,
    ) {
        if self.pending.get_untracked() {
            return;
        }
        self.pending.set(true);
        self.trouble.set(None);
        spawn_local(async move {
            let answer = answer.await;
            self.pending.set(false);
            match answer {
                Ok(answer) => settle(answer),
                Err(error) => {
                    self.done.set(false);
                    self.trouble.set(Some(error));
                    request_animation_frame(|| focus_on("#refus"));
                }
            }
        });
    }

    /// It is saved: nothing is wrong any more.
    pub(super) fn settle(self) {
        self.faults.set(Faults::default());
        self.summary.set(Faults::default());
        self.done.set(true);
        request_animation_frame(|| focus_on("#fait"));
    }

    /// The head of the form: what is wrong, why it was refused, or that it is done.
    pub(super) fn head(self, title: &'static str, place: impl Fn(F) -> Place + Send + Sync + 'static) -> AnyView {
        let faults = Signal::derive(move || {
            let line = |fault: &domain::settings::Fault<F>| {
                let Place { id, label } = place(fault.field);
                FieldFault { field_id: id, sentence: details::fault(&label, &at_field(fault.problem)) }
            };
            self.summary.with(|faults| faults.0.iter().map(line).collect::<Vec<_>>())
        });
        view! {
            <ErrorSummary title=title faults=faults />
            {move || self.trouble.get().map(|error| act_refused(&error, None))}
        }
        .into_any()
    }

    /// The word that it is done, where the focus goes.
    pub(super) fn done(self, title: &'static str, body: &'static str) -> AnyView {
        let said = move || {
            self.done.get().then(|| {
                view! {
                    <div id="fait" tabindex="-1">
                        <Notice tone=NoticeTone::Ok title=title announce=Announce::Politely>
                            <p>{body}</p>
                        </Notice>
                    </div>
                }
            })
        };
        said.into_any()
    }

    /// The button that saves, and the way back.
    pub(super) fn buttons(self, (save, saving): (&'static str, &'static str), back: Option<(String, &'static str)>) -> AnyView {
        let label = move || if self.pending.get() { saving } else { save };
        let back = back.map(|(href, words)| {
            view! {
                <ButtonLink tone=ButtonTone::Quiet href=href>
                    {words}
                </ButtonLink>
            }
        });
        view! {
            <div class="save-bar">
                <Button busy=self.pending>{label}</Button>
                {back}
            </div>
        }
        .into_any()
    }
}
