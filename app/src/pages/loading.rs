//! What a server function answers, shown when it comes: a skeleton the first time, then the old answer until the new.

use leptos::prelude::*;
use locales::fr::frame;
use serde::{Serialize, de::DeserializeOwned};

use super::refused::trouble;
use crate::{
    components::{Skeleton, SkeletonShape},
    server_fns::AppError,
    wire::WireEncoding,
};

/// What a page asked for.
pub(super) type Answered<T> = Resource<Result<T, AppError>, WireEncoding>;

/// Asks whenever `ask` changes.
pub(super) fn answer_to<Ask, T, Answer>(
    ask: impl Fn() -> Ask + Send + Sync + 'static,
    answer: impl Fn(Ask) -> Answer + Send + Sync + 'static,
) -> Answered<T>
where
    Ask: PartialEq + Clone + Send + Sync + 'static,
    T: Serialize + DeserializeOwned + Send + Sync + 'static,
    Answer: Future<Output = Result<T, AppError>> + Send + 'static,
{
    Resource::new_with_options(ask, answer, false)
}

/// Shows what was answered, or why it was not.
pub(super) fn loaded<T>(answered: Answered<T>, show: impl Fn(T) -> AnyView + Clone + Send + Sync + 'static) -> AnyView
where
    T: Clone + Serialize + DeserializeOwned + Send + Sync + 'static,
{
    let waiting = || {
        view! {
            <div class="page stack">
                <Skeleton shape=SkeletonShape::Title n=4 label=frame::LOADING />
                <Skeleton shape=SkeletonShape::Rows n=4 label="" />
            </div>
        }
    };
    view! {
        <Transition fallback=waiting>
            {move || {
                let show = show.clone();
                Suspend::new(async move {
                    match answered.await {
                        Ok(answer) => show(answer),
                        Err(error) => trouble(&error),
                    }
                })
            }}
        </Transition>
    }
    .into_any()
}
