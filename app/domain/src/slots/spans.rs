//! Sets of instants as sorted lists of half-open intervals that neither touch nor overlap.

use crate::time::Interval;

/// Sorts, drops the empty ones, joins those that touch or overlap.
pub(super) fn merged(mut spans: Vec<Interval>) -> Vec<Interval> {
    spans.retain(|span| !span.is_empty());
    spans.sort_unstable();
    spans.dedup_by(|next, kept| {
        let joins = next.start <= kept.end;
        if joins {
            kept.end = kept.end.max(next.end);
        }
        joins
    });
    spans
}

/// What remains of the single interval `whole` once `removed`, a merged list, is taken away.
pub(super) fn remains(whole: Interval, removed: &[Interval]) -> impl Iterator<Item = Interval> {
    let first = removed.partition_point(|span| span.end <= whole.start);
    let mut cuts = removed[first..].iter().take_while(move |span| span.start < whole.end);
    let mut from = Some(whole.start);
    core::iter::from_fn(move || {
        loop {
            let start = from?;
            let piece = if let Some(cut) = cuts.next() {
                from = Some(cut.end);
                Interval::new(start, cut.start)
            } else {
                from = None;
                Interval::new(start, whole.end)
            };
            if !piece.is_empty() {
                return Some(piece);
            }
        }
    })
}

/// The instants of both.
pub(super) fn common(one: Interval, other: Interval) -> Interval {
    Interval::new(one.start.max(other.start), one.end.min(other.end))
}
