//! The keyboard: arrows take an appointment in hand and move it, nothing is sent before Enter.

use leptos::{ev::KeyboardEvent, prelude::*, wasm_bindgen::JsCast};
use locales::fr::staff::agenda as words;
use web_sys::{Element, FocusEvent};

use super::{
    board::{Board, Ghost, Held, date_of, ghost_words},
    layout::{DAY_MIN, ROW_MIN},
    pointer::{column_of, dim, held_by},
};
use crate::forms::browser::focus_on;

/// Minutes by which the empty range moves.
const FREE_STEP: u16 = 30;

/// A key on an appointment.
pub(super) fn pressed(board: Board, event: &KeyboardEvent) {
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
    let Some(id) = held_by(&target) else { return };
    let in_hand = board.ghost.get_untracked().filter(|ghost| ghost.id == id);
    match event.key().as_str() {
        "Enter" if in_hand.is_some() => {
            event.prevent_default();
            dim(board, id, false);
            board.put_down();
        }
        "Escape" if in_hand.is_some() => {
            event.prevent_default();
            dim(board, id, false);
            board.give_up();
        }
        key => {
            let Some(ghost) = in_hand.or_else(|| board.taken_up(id, Held::Keys, column_of(&target))) else { return };
            let step = step_of(board, ghost);
            let n_columns = board.columns.with_untracked(Vec::len);
            let Some(next) = stepped(ghost, key, event.shift_key(), (step, n_columns)) else { return };
            event.prevent_default();
            dim(board, id, true);
            board.free.set(None);
            board.told.set(None);
            board.ghost.set(Some(next));
            board.said.set(words::moving_by_keys(&ghost_words(board, next)));
        }
    }
}

/// The focus leaves the appointment in hand: it stays where it was.
pub(super) fn left(board: Board, event: &FocusEvent) {
    // The page that is left takes its focus away last, when what it knew is gone.
    let Some(ghost) = board.ghost.try_get_untracked().flatten() else { return };
    let left = event.target().and_then(|target| target.dyn_into::<Element>().ok()).and_then(|target| held_by(&target));
    if left == Some(ghost.id) && ghost.held == Held::Keys {
        dim(board, ghost.id, false);
        board.give_up();
    }
}

/// The minutes between two offered starts of its type.
fn step_of(board: Board, ghost: Ghost) -> u16 {
    let step = board.entry(ghost.id).and_then(|entry| board.kind(entry.kind)).map_or(0, |kind| kind.step_min);
    u16::try_from(step).ok().filter(|step| *step > 0).unwrap_or(FREE_STEP)
}

/// Where a key leads; `None` when it is not ours.
fn stepped(ghost: Ghost, key: &str, shift: bool, (step, n_columns): (u16, usize)) -> Option<Ghost> {
    let latest = DAY_MIN.saturating_sub(ghost.minutes);
    Some(match (key, shift) {
        ("ArrowUp", false) => Ghost { minute: ghost.minute.saturating_sub(step), ..ghost },
        ("ArrowDown", false) => Ghost { minute: ghost.minute.saturating_add(step).min(latest), ..ghost },
        ("ArrowLeft", false) => Ghost { column: ghost.column.saturating_sub(1), ..ghost },
        ("ArrowRight", false) => Ghost { column: (ghost.column + 1).min(n_columns.saturating_sub(1)), ..ghost },
        ("ArrowUp", true) => Ghost { minutes: ghost.minutes.saturating_sub(ROW_MIN).max(ROW_MIN), ..ghost },
        ("ArrowDown", true) => {
            let longest = DAY_MIN.saturating_sub(ghost.minute).min(720);
            Ghost { minutes: (ghost.minutes + ROW_MIN).min(longest), ..ghost }
        }
        _other => return None,
    })
}

/// A key on the link of an empty range: up and down choose the hour, left and right the column. Enter follows the link.
pub(super) fn free_keys(board: Board, (column, minute): (usize, u16), event: &KeyboardEvent) {
    let hours = board.hours.get_untracked();
    let n_columns = board.columns.with_untracked(Vec::len);
    let next = match event.key().as_str() {
        "ArrowUp" => (column, minute.saturating_sub(FREE_STEP).max(hours.from)),
        "ArrowDown" => (column, (minute + FREE_STEP).min(hours.until.saturating_sub(FREE_STEP))),
        "ArrowLeft" => (column.saturating_sub(1), minute),
        "ArrowRight" => ((column + 1).min(n_columns.saturating_sub(1)), minute),
        _other_key => return,
    };
    event.prevent_default();
    if next.0 != column {
        focus_on(&format!("[data-free=\"{}\"]", next.0));
    }
    board.free.set(Some(next));
    let day = date_of(board, next.0).map(locales::fr::dates::day).unwrap_or_default();
    board.said.set(format!("{day}, {}", words::clock(next.1)));
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::ids::AppointmentId;

    const GHOST: Ghost = Ghost { id: AppointmentId(1), column: 1, from: 1, minute: 600, minutes: 30, held: Held::Keys };

    fn reached(key: &str, shift: bool) -> Option<(usize, u16, u16)> {
        stepped(GHOST, key, shift, (20, 3)).map(|ghost| (ghost.column, ghost.minute, ghost.minutes))
    }

    #[test]
    fn arrows_move_by_the_step_of_the_type_and_by_a_column() {
        assert_eq!(reached("ArrowUp", false), Some((1, 580, 30)));
        assert_eq!(reached("ArrowDown", false), Some((1, 620, 30)));
        assert_eq!(reached("ArrowLeft", false), Some((0, 600, 30)));
        assert_eq!(reached("ArrowRight", false), Some((2, 600, 30)));
        assert_eq!(reached("Home", false), None);
    }

    #[test]
    fn with_shift_they_change_the_length_by_five_minutes() {
        assert_eq!(reached("ArrowDown", true), Some((1, 600, 35)));
        assert_eq!(reached("ArrowUp", true), Some((1, 600, 25)));
        assert_eq!(reached("ArrowLeft", true), None);
    }

    #[test]
    fn nothing_leaves_the_day() {
        let late = Ghost { minute: 1400, ..GHOST };
        assert_eq!(stepped(late, "ArrowDown", false, (20, 3)).map(|ghost| ghost.minute), Some(1410));
        let early = Ghost { minute: 5, ..GHOST };
        assert_eq!(stepped(early, "ArrowUp", false, (20, 3)).map(|ghost| ghost.minute), Some(0));
    }
}
