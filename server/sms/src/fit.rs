//! Cutting the names until a message fits; everything else stays whole.

use crate::{
    MAX_SEGMENTS,
    alphabet::{only_known, plain},
    segments,
};

/// Letters of a name at most.
const LONGEST: usize = 160;
/// Letters below which a cut name says nothing any more.
const SHORTEST: usize = 12;
/// What stands for the rest of a name.
const CUT: &str = "...";

/// The parts of a message that may be cut.
#[derive(Clone, Copy, Default)]
pub(crate) struct Names<'a> {
    /// With whom; empty when nothing can be said.
    pub centre: &'a str,
    /// Where; empty when nothing can be said.
    pub place: &'a str,
}

/// The longest text of `compose` that takes [`MAX_SEGMENTS`] at most. `compose` is given the names as they may be written,
/// and the link; the names are cut first, the longer one before the other. Letters that would halve the room go when they
/// leave none. A link is never cut: one that has no room even so is left out.
pub(crate) fn fit(names: Names<'_>, link: &str, compose: impl Fn(Names<'_>, &str) -> String) -> String {
    let written = Cuttable { centre: plain(names.centre), place: plain(names.place) };
    let known = Cuttable { centre: only_known(&written.centre), place: only_known(&written.place) };
    written
        .fitted(link, &compose)
        .or_else(|| known.fitted(link, &compose))
        .unwrap_or_else(|| known.fitted("", &compose).unwrap_or_else(|| compose(Names::default(), "")))
}

struct Cuttable {
    centre: String,
    place: String,
}

impl Cuttable {
    /// The first text that fits while the names shrink; `None` when they cannot shrink any more.
    fn fitted(&self, link: &str, compose: &impl Fn(Names<'_>, &str) -> String) -> Option<String> {
        let (long_centre, long_place) = (self.centre.chars().count(), self.place.chars().count());
        let (mut centre, mut place) = (long_centre.min(LONGEST), long_place.min(LONGEST));
        loop {
            let names = (shortened(&self.centre, centre, long_centre), shortened(&self.place, place, long_place));
            let text = compose(Names { centre: &names.0, place: &names.1 }, link);
            if segments(&text).n <= MAX_SEGMENTS {
                return Some(text);
            }
            match (centre > SHORTEST, place > SHORTEST) {
                (true, _) if centre >= place => centre -= 1,
                (_, true) => place -= 1,
                (_, false) if place > 0 => place = 0, // a scrap of an address leads nowhere
                (true, false) => centre -= 1,
                (false, false) => return None,
            }
        }
    }
}

/// The first `n` letters of a name of `whole` letters, with the sign that something is missing.
fn shortened(name: &str, n: usize, whole: usize) -> String {
    match n {
        0 => String::new(),
        n if n >= whole => name.to_owned(),
        n => format!("{}{CUT}", name.chars().take(n).collect::<String>().trim_end_matches([' ', ',', '.', '-'])),
    }
}
