//! The mouse and the pen: an appointment is dragged to another time, its lower edge to another length; an empty range opens
//! the form. A finger scrolls and taps: on a phone the appointment's own page moves it.

use domain::ids::AppointmentId;
use leptos::{ev::MouseEvent, prelude::*, wasm_bindgen::JsCast};
use web_sys::{Element, EventTarget, HtmlElement, PointerEvent};

use super::{
    board::{Board, Ghost, Held},
    layout::{DAY_MIN, ROW_MIN},
};

/// Pixels a press may wander and still be a click.
const STILL: i32 = 4;

/// A pressed button.
#[derive(Clone, Copy)]
pub(super) struct Press {
    id: AppointmentId,
    /// Where it was pressed.
    at: (i32, i32),
    column: usize,
    what: Grip,
    /// Minutes between the appointment's start (or end) and the pointer.
    offset: i32,
    /// It wandered: what follows is no click.
    dragging: bool,
}

/// By what an appointment is held.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Grip {
    Body,
    Edge,
}

type Pressed = StoredValue<Option<Press>>;

/// A button is pressed.
pub(super) fn down(board: Board, press: Pressed, event: &PointerEvent) {
    press.set_value(None);
    if event.button() != 0 || event.pointer_type() == "touch" || event.ctrl_key() || event.meta_key() || event.shift_key() {
        return;
    }
    let Some(target) = element(event.target()) else { return };
    let Some(id) = held_by(&target) else { return };
    let Some(column) = column_of(&target) else { return };
    let Some(ghost) = board.taken_up(id, Held::Pointer, Some(column)) else { return };
    let is_edge = target.closest(".event__edge").ok().flatten().is_some();
    let what = if is_edge { Grip::Edge } else { Grip::Body };
    let held = if is_edge { ghost.minute.saturating_add(ghost.minutes) } else { ghost.minute };
    let Some(minute) = minute_at(board, event.client_y()) else { return };
    let offset = minute - i32::from(held);
    press.set_value(Some(Press { id, at: (event.client_x(), event.client_y()), column, what, offset, dragging: false }));
}

/// The pointer moves: with a press, the appointment follows; without, the empty range under it is offered.
pub(super) fn moved(board: Board, press: Pressed, event: &PointerEvent) {
    let Some(mut held) = press.get_value() else {
        offer(board, event);
        return;
    };
    if !held.dragging {
        let (x, y) = held.at;
        if (event.client_x() - x).abs() < STILL && (event.client_y() - y).abs() < STILL {
            return;
        }
        held.dragging = true;
        press.set_value(Some(held));
        take(board, &held, event);
    }
    event.prevent_default();
    follow(board, &held, event);
}

/// The first move of a drag: the pointer is ours until it is let go.
fn take(board: Board, held: &Press, event: &PointerEvent) {
    if let Some(grid) = board.grid.get_untracked() {
        // A pointer that is gone already cannot be captured: the drag then ends at the grid's edge.
        let _ = grid.set_pointer_capture(event.pointer_id());
    }
    board.free.set(None);
    board.told.set(None);
    board.ghost.set(board.taken_up(held.id, Held::Pointer, Some(held.column)));
    dim(board, held.id, true);
}

fn follow(board: Board, held: &Press, event: &PointerEvent) {
    let Some(ghost) = board.ghost.get_untracked() else { return };
    let Some(minute) = minute_at(board, event.client_y()) else { return };
    let there = snapped(minute - held.offset);
    let next = match held.what {
        Grip::Body => {
            let column = column_at(board, event.client_x()).unwrap_or(ghost.column);
            let latest = DAY_MIN.saturating_sub(ghost.minutes);
            Ghost { column, minute: there.min(latest), ..ghost }
        }
        Grip::Edge => Ghost { minutes: there.saturating_sub(ghost.minute).clamp(ROW_MIN, 720), ..ghost },
    };
    if next != ghost {
        board.ghost.set(Some(next));
    }
}

/// The button is let go: the appointment stays there.
pub(super) fn up(board: Board, press: Pressed, _event: &PointerEvent) {
    if let Some(held) = press.get_value()
        && held.dragging
    {
        dim(board, held.id, false);
        board.put_down();
    }
}

/// The drag was broken off.
pub(super) fn cancel(board: Board, press: Pressed) {
    if let Some(held) = press.get_value() {
        dim(board, held.id, false);
    }
    press.set_value(None);
    board.give_up();
}

/// The pointer leaves the grid.
pub(super) fn leave(board: Board) {
    let is_focused = document().active_element().is_some_and(|element| element.class_list().contains("free"));
    if !is_focused {
        board.free.set(None);
    }
}

/// A click that ends a drag opens nothing; one on an empty range opens the form there.
pub(super) fn click(board: Board, press: Pressed, event: &MouseEvent) {
    let dragged = press.get_value().is_some_and(|held| held.dragging);
    press.set_value(None);
    if dragged {
        event.prevent_default();
        event.stop_propagation();
        return;
    }
    let Some(target) = element(event.target()) else { return };
    if target.closest("a").ok().flatten().is_some() {
        return;
    }
    let Some((column, minute)) = empty_range(board, &target, event.client_y()) else { return };
    board.free.set(Some((column, minute)));
    let link = document().query_selector(&format!("[data-free=\"{column}\"]")).ok().flatten();
    if let Some(link) = link.and_then(|link| link.dyn_into::<HtmlElement>().ok()) {
        // Once the link has taken its new address.
        request_animation_frame(move || link.click());
    }
}

/// The empty range under a hovering pointer.
fn offer(board: Board, event: &PointerEvent) {
    if event.pointer_type() == "touch" {
        return;
    }
    let Some(target) = element(event.target()) else { return };
    if target.closest(".free").ok().flatten().is_some() {
        return;
    }
    let found = empty_range(board, &target, event.client_y());
    if board.free.get_untracked() != found {
        board.free.set(found);
    }
}

/// The half-hour of a column that is pointed at, unless an appointment is there.
fn empty_range(board: Board, target: &Element, y: i32) -> Option<(usize, u16)> {
    if target.closest(".event").ok().flatten().is_some() {
        return None;
    }
    let column = column_of(target)?;
    let minute = minute_at(board, y)?.max(0);
    Some((column, u16::try_from(minute).ok()? / 30 * 30))
}

/// Shows that the appointment is in hand. Its node is the framework's own, drawn anew when anything of it changes.
pub(super) fn dim(board: Board, id: AppointmentId, is_in_hand: bool) {
    let Some(grid) = board.grid.get_untracked() else { return };
    let Ok(found) = grid.query_selector_all(&format!("[data-id=\"{id}\"]")) else { return };
    for rank in 0..found.length() {
        if let Some(element) = found.item(rank).and_then(|node| node.dyn_into::<Element>().ok()) {
            // A class that cannot be set leaves the appointment looking as before.
            let _ = element.class_list().toggle_with_force("event--in-hand", is_in_hand);
        }
    }
}

fn element(target: Option<EventTarget>) -> Option<Element> {
    target?.dyn_into().ok()
}

/// The appointment that an element belongs to.
pub(super) fn held_by(target: &Element) -> Option<AppointmentId> {
    let event = target.closest(".event[data-id]").ok().flatten()?;
    event.get_attribute("data-id")?.parse().ok().map(AppointmentId)
}

/// The column that an element stands in.
pub(super) fn column_of(target: &Element) -> Option<usize> {
    target.closest("[data-column]").ok().flatten()?.get_attribute("data-column")?.parse().ok()
}

/// The column under the pointer.
fn column_at(board: Board, x: i32) -> Option<usize> {
    let columns = all_columns(board);
    let x = f64::from(x);
    let under = columns.iter().position(|column| {
        let place = column.get_bounding_client_rect();
        place.left() <= x && x < place.right()
    });
    // Beyond an end counts as the column at that end.
    under.or_else(|| {
        let first = columns.first()?.get_bounding_client_rect();
        Some(if x < first.left() { 0 } else { columns.len() - 1 })
    })
}

/// The minute of the day at a height of the window.
fn minute_at(board: Board, y: i32) -> Option<i32> {
    let column = all_columns(board).into_iter().next()?;
    let place = column.get_bounding_client_rect();
    let hours = board.hours.get_untracked();
    let whole = f64::from(hours.until - hours.from);
    let share = (f64::from(y) - place.top()) / place.height().max(1.0);
    Some(i32::from(hours.from) + (share * whole) as i32)
}

fn all_columns(board: Board) -> Vec<Element> {
    let Some(grid) = board.grid.get_untracked() else { return Vec::new() };
    let Ok(found) = grid.query_selector_all("[data-column]") else { return Vec::new() };
    (0..found.length()).filter_map(|rank| found.item(rank)).filter_map(|node| node.dyn_into().ok()).collect()
}

/// The nearest five minutes of the day.
fn snapped(minute: i32) -> u16 {
    let step = i32::from(ROW_MIN);
    let near = (minute + step / 2).div_euclid(step) * step;
    u16::try_from(near.clamp(0, i32::from(DAY_MIN - ROW_MIN))).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::snapped;

    #[test]
    fn a_time_snaps_to_five_minutes_of_the_same_day() {
        assert_eq!([602, 603, -7, 1500].map(snapped), [600, 605, 0, 1435]);
    }
}
