//! What is done with the types of the list. The list changes at once; it is the server's again when the server said no.

use contract::appointment_types::{ActOnType, PlaceType, Removal, TypeLine, TypesView};
use domain::ids::AppointmentTypeId;
use leptos::{prelude::*, task::spawn_local};
use locales::fr::staff::types as words;

use crate::{
    components::{Announce, Button, ButtonKind, ButtonTone, Dialog, Notice, NoticeTone},
    forms::browser::focus_on,
    pages::refused::act_refused,
    server_fns::{
        AppError,
        appointment_types::{archive_type, delete_type, list_types, place_type, restore_type},
    },
};

/// The list as it stands in the page.
#[derive(Clone, Copy)]
pub(super) struct Listed {
    pub(super) centre: StoredValue<String>,
    pub(super) types: RwSignal<Vec<TypeLine>>,
    pub(super) archived: RwSignal<Vec<TypeLine>>,
    said: RwSignal<Option<String>>,
    /// For readers only: a move is seen by the others.
    whispered: RwSignal<String>,
    trouble: RwSignal<Option<AppError>>,
    /// Acts on their way.
    pending: RwSignal<bool>,
    asking: RwSignal<bool>,
    /// Which type the question is about.
    doomed: RwSignal<Option<TypeLine>>,
}

/// Towards the beginning or the end of the order.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    Up,
    Down,
}

impl Way {
    /// The id of its button for a type.
    pub(super) fn button(self, id: AppointmentTypeId) -> String {
        match self {
            Self::Up => format!("monter-{id}"),
            Self::Down => format!("descendre-{id}"),
        }
    }
}

impl Listed {
    pub(super) fn new(centre: String, view: TypesView) -> Self {
        Self {
            centre: StoredValue::new(centre),
            types: RwSignal::new(view.types),
            archived: RwSignal::new(view.archived),
            said: RwSignal::new(None),
            whispered: RwSignal::new(String::new()),
            trouble: RwSignal::new(None),
            pending: RwSignal::new(false),
            asking: RwSignal::new(false),
            doomed: RwSignal::new(None),
        }
    }

    /// Where the type would stand after one step; `None` at the end of the way.
    pub(super) fn neighbour(self, id: AppointmentTypeId, way: Way) -> Option<usize> {
        self.types.with(|types| {
            let at = types.iter().position(|line| line.id == id)?;
            match way {
                Way::Up => at.checked_sub(1),
                Way::Down => (at + 1 < types.len()).then_some(at + 1),
            }
        })
    }

    /// Moves a type by one place.
    pub(super) fn shift(self, id: AppointmentTypeId, way: Way) {
        let Some(to) = self.neighbour(id, way).filter(|_| !self.pending.get_untracked()) else { return };
        let mut moved = String::new();
        self.types.update(|types| {
            if let Some(at) = types.iter().position(|line| line.id == id) {
                let line = types.remove(at);
                moved.clone_from(&line.name);
                types.insert(to, line);
            }
        });
        let total = self.types.with_untracked(Vec::len);
        let before = self.types.with_untracked(|types| types.get(to + 1).map(|line| line.id));
        self.whispered.set(words::moved(&moved, to + 1, total));
        // The line has moved in the page, and its button with it.
        request_animation_frame(move || focus_on(&format!("#{}", way.button(id))));
        let ask = PlaceType { centre: self.centre.get_value(), id, before };
        self.act(async move { place_type(ask).await }, None);
    }

    /// Offers a type no more.
    pub(super) fn archive(self, id: AppointmentTypeId, name: &str) {
        let ask = ActOnType { centre: self.centre.get_value(), id };
        self.act(async move { archive_type(ask).await }, Some(words::archived(name)));
    }

    /// Offers it again.
    pub(super) fn restore(self, id: AppointmentTypeId, name: &str) {
        let ask = ActOnType { centre: self.centre.get_value(), id };
        self.act(async move { restore_type(ask).await }, Some(words::restored(name)));
    }

    /// Opens the question.
    pub(super) fn ask_to_delete(self, line: TypeLine) {
        self.doomed.set(Some(line));
        self.asking.set(true);
    }

    fn delete(self) {
        self.asking.set(false);
        let Some(line) = self.doomed.get_untracked() else { return };
        let centre = self.centre.get_value();
        let ask = ActOnType { centre: centre.clone(), id: line.id };
        let done = async move {
            let removal = delete_type(ask).await?;
            self.said.set(Some(match removal {
                Removal::Deleted => words::DELETED.to_owned(),
                Removal::Archived => words::KEPT.to_owned(),
            }));
            list_types(centre).await
        };
        self.act(done, None);
    }

    /// One act at a time; its answer is the list.
    fn act(self, answer: impl Future<Output = Result<TypesView, AppError>> + 'static, said: Option<String>) {
        if self.pending.get_untracked() {
            return;
        }
        self.pending.set(true);
        self.trouble.set(None);
        self.said.set(None);
        let speaks = said.is_some();
        spawn_local(async move {
            let answer = answer.await;
            self.pending.set(false);
            match answer {
                Ok(view) => {
                    self.take(view);
                    if let Some(said) = said {
                        self.said.set(Some(said));
                    }
                    if speaks || self.said.with_untracked(Option::is_some) {
                        request_animation_frame(|| focus_on("#fait"));
                    }
                }
                Err(error) => {
                    self.trouble.set(Some(error));
                    // What was shown ahead of the answer is not so.
                    if let Ok(view) = list_types(self.centre.get_value()).await {
                        self.take(view);
                    }
                    request_animation_frame(|| focus_on("#refus"));
                }
            }
        });
    }

    fn take(self, view: TypesView) {
        self.types.set(view.types);
        self.archived.set(view.archived);
    }

    /// What became of the last act.
    pub(super) fn said(self) -> AnyView {
        let done = move || {
            self.said.get().map(|said| {
                view! {
                    <div id="fait" tabindex="-1">
                        <Notice tone=NoticeTone::Ok title=said announce=Announce::Politely />
                    </div>
                }
            })
        };
        view! {
            <p class="visually-hidden" role="status">
                {move || self.whispered.get()}
            </p>
            {move || self.trouble.get().map(|error| act_refused(&error, None))}
            {done}
        }
        .into_any()
    }

    /// The question before deleting.
    pub(super) fn question(self) -> AnyView {
        let question = move || {
            self.doomed.get().map(|line| {
                view! {
                    <Dialog
                        id="supprimer"
                        title=words::delete_title(&line.name)
                        close_label=words::DELETE_NO
                        open=self.asking
                    >
                        <p>{words::DELETE_BODY}</p>
                        <div class="actions">
                            <Button
                                tone=ButtonTone::Danger
                                kind=ButtonKind::Plain
                                on_press=Callback::new(move |()| self.delete())
                            >
                                {words::DELETE_YES}
                            </Button>
                            <Button
                                tone=ButtonTone::Quiet
                                kind=ButtonKind::Plain
                                on_press=Callback::new(move |()| self.asking.set(false))
                            >
                                {words::DELETE_NO}
                            </Button>
                        </div>
                    </Dialog>
                }
            })
        };
        question.into_any()
    }
}
