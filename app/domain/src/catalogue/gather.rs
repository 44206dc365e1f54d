//! Reading values while noting what is wrong with them.

use crate::text::composed;

use super::cell;
use super::finding::{Finding, FindingCode, Severity};
use crate::identifiers::Repair;

/// The longest line of text kept, in characters.
const MAX_LINE: usize = 500;
/// The longest description kept, in characters.
const MAX_DESCRIPTION: usize = 20_000;

/// The findings on one record, in the order met.
#[derive(Default)]
pub(super) struct Findings(Vec<Finding>);

impl Findings {
    /// Notes what makes the record unusable.
    pub(super) fn reject(&mut self, field: &'static str, code: impl Into<FindingCode>) {
        self.0.push(Finding { field, code: code.into(), severity: Severity::Rejects });
    }

    /// Notes what the record can do without.
    pub(super) fn flag(&mut self, field: &'static str, code: impl Into<FindingCode>) {
        self.0.push(Finding { field, code: code.into(), severity: Severity::Flags });
    }

    /// A value without which there is no record.
    pub(super) fn required<T, E: Into<FindingCode>>(
        &mut self,
        field: &'static str,
        text: Option<&str>,
        parse: impl FnOnce(&str) -> Result<T, E>,
    ) -> Option<T> {
        let Some(text) = text else {
            self.reject(field, FindingCode::Missing);
            return None;
        };
        parse(text).map_err(|broken| self.reject(field, broken)).ok()
    }

    /// A value that is left out when it is absent or wrong.
    pub(super) fn optional<T, E: Into<FindingCode>>(
        &mut self,
        field: &'static str,
        text: Option<&str>,
        parse: impl FnOnce(&str) -> Result<T, E>,
    ) -> Option<T> {
        parse(text?).map_err(|broken| self.flag(field, broken)).ok()
    }

    /// As [`Self::optional`], for a parser that mends; what was mended is noted.
    pub(super) fn repaired<T, E: Into<FindingCode>>(
        &mut self,
        field: &'static str,
        text: Option<&str>,
        parse: impl FnOnce(&str) -> Result<(T, Option<Repair>), E>,
    ) -> Option<T> {
        let (value, repair) = self.optional(field, text, parse)?;
        match repair {
            Some(Repair::LeadingZero) => self.flag(field, FindingCode::LeadingZero),
            None => {}
        }
        Some(value)
    }

    /// The right values of a list.
    pub(super) fn each<T, E: Into<FindingCode>>(
        &mut self,
        field: &'static str,
        texts: &[String],
        parse: impl Fn(&str) -> Result<T, E>,
    ) -> Vec<T> {
        texts
            .iter()
            .filter(|text| !text.trim().is_empty())
            .filter_map(|text| self.optional(field, Some(text.as_str()), &parse))
            .collect()
    }

    /// A yes or a no; wrong is unknown.
    pub(super) fn yes_no(&mut self, field: &'static str, text: Option<&str>) -> Option<bool> {
        self.optional(field, text, cell::yes_no).flatten()
    }

    /// One line of text: composed, blanks brought to one, cut at the bound.
    pub(super) fn line(&mut self, field: &'static str, text: Option<&str>) -> Option<String> {
        let words: Vec<&str> =
            text?.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty()).collect();
        self.bounded(field, composed(&words.join(" ")), MAX_LINE)
    }

    /// Several lines of text: composed, line ends unified, other control characters dropped, cut at the bound.
    pub(super) fn description(&mut self, field: &'static str, text: Option<&str>) -> Option<String> {
        let unified = text?.replace("\r\n", "\n").replace('\r', "\n");
        let clean: String = composed(unified.trim()).chars().filter(|c| *c == '\n' || !c.is_control()).collect();
        self.bounded(field, clean, MAX_DESCRIPTION)
    }

    /// All that was noted.
    pub(super) fn into_list(self) -> Vec<Finding> {
        self.0
    }

    fn bounded(&mut self, field: &'static str, text: String, max: usize) -> Option<String> {
        if text.is_empty() {
            return None;
        }
        match text.char_indices().nth(max) {
            None => Some(text),
            Some((end, _)) => {
                self.flag(field, FindingCode::TooLong { max });
                Some(text[..end].to_owned())
            }
        }
    }
}
