//! Several requests at once: chosen by their boxes.

use contract::requests::{ActOnMany, BulkAct, QueueLine};
use domain::ids::{RequestId, StaffId};
use leptos::{prelude::*, task::spawn_local};
use locales::fr::staff::requests as words;

use super::Queue;
use crate::{
    components::{Announce, Button, ButtonKind, ButtonTone, Notice, NoticeTone},
    pages::refused::act_refused,
    server_fns::{AppError, requests::act_on_many},
};

/// What is chosen, and what became of the last act.
#[derive(Clone, Copy)]
pub(super) struct Bulk {
    queue: Queue,
    me: StaffId,
    chosen: RwSignal<Vec<(RequestId, i32)>>,
    pending: RwSignal<bool>,
    said: RwSignal<Option<Result<String, AppError>>>,
}

impl Bulk {
    pub(super) fn new(queue: Queue, me: StaffId) -> Self {
        Self { queue, me, chosen: RwSignal::new(Vec::new()), pending: RwSignal::new(false), said: RwSignal::new(None) }
    }

    /// The box of a line; none where who looks may not act.
    pub(super) fn tick(self, line: &QueueLine) -> AnyView {
        if !line.may_act {
            return view! { <span class="request-rows__tick"></span> }.into_any();
        }
        let (id, revision) = (line.id, line.revision);
        let label = words::choose(&line.name);
        let is_chosen = move || self.chosen.with(|chosen| chosen.iter().any(|(one, _)| *one == id));
        let change = move |_| {
            self.chosen.update(|chosen| match chosen.iter().position(|(one, _)| *one == id) {
                Some(rank) => drop(chosen.remove(rank)),
                None => chosen.push((id, revision)),
            });
        };
        view! {
            <label class="request-rows__tick">
                <input type="checkbox" aria-label=label prop:checked=is_chosen on:change=change />
            </label>
        }
        .into_any()
    }

    /// What may be done with those chosen, and what became of it.
    pub(super) fn bar(self, lines: &[QueueLine]) -> AnyView {
        let can_choose = lines.iter().any(|line| line.may_act);
        let button = move |label: &'static str, act: BulkAct| {
            view! {
                <Button
                    kind=ButtonKind::Plain
                    tone=ButtonTone::Quiet
                    busy=self.pending
                    on_press=Callback::new(move |()| self.send(act))
                >
                    {label}
                </Button>
            }
        };
        let me = self.me;
        let bar = move || {
            let n = self.chosen.with(Vec::len);
            (can_choose && n > 0).then(|| {
                view! {
                    <div class="queue__bulk actions">
                        <span role="status">{words::chosen(n)}</span>
                        {button(words::TAKE_ALL, BulkAct::Assign(Some(me)))}
                        {button(words::CLOSE_ALL, BulkAct::Close)}
                    </div>
                }
            })
        };
        let said = move || {
            self.said.get().map(|said| match said {
                Ok(words) => view! { <Notice tone=NoticeTone::Ok title=words announce=Announce::Politely /> }.into_any(),
                Err(error) => act_refused(&error, None),
            })
        };
        view! {
            {bar}
            {said}
        }
        .into_any()
    }

    fn send(self, act: BulkAct) {
        if self.pending.get_untracked() {
            return;
        }
        self.pending.set(true);
        let centre = self.queue.ask.with_untracked(|ask| ask.centre.clone());
        let ask = ActOnMany { centre, which: self.chosen.get_untracked(), act };
        spawn_local(async move {
            let answer = act_on_many(ask).await;
            self.pending.set(false);
            self.said.set(Some(answer.map(|done| words::many_done(done.done, done.left))));
            self.chosen.set(Vec::new());
            self.queue.answered.refetch();
        });
    }
}
