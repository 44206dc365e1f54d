//! A text of one line.

use crate::contact::{FreeText, InvalidText};

/// As [`FreeText::parse`], whatever was pasted over several lines brought to one.
pub(super) fn one_line<const MAX: usize>(text: &str) -> Result<FreeText<MAX>, InvalidText> {
    let lines: Vec<&str> = text.split(['\r', '\n']).map(str::trim).filter(|line| !line.is_empty()).collect();
    FreeText::parse(&lines.join(" "))
}
