//! A JSON array, one element at a time.

use super::{
    feed::{Element, Outlet, ReadFault},
    input::Tally,
};
use domain::catalogue::RawRecord;
use serde::de::{
    DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor, value::MapAccessDeserializer,
};
use std::{cell::Cell, fmt, io::Read};

/// Gives each element of the array to `outlet`. An element that is no object is one that cannot be read; a file that breaks
/// off or goes on after the array is refused.
pub(super) fn read(input: impl Read, tally: &Tally, outlet: &mut Outlet) -> Result<(), ReadFault> {
    let mut json = serde_json::Deserializer::from_reader(input);
    let stopped = Cell::new(false);
    let read = json.deserialize_seq(Array { tally, outlet, stopped: &stopped }).and_then(|()| json.end());
    match read {
        Ok(()) => Ok(()),
        Err(_) if stopped.get() => Err(ReadFault::Stopped),
        Err(error) => Err(match error.io_error_kind() {
            None | Some(std::io::ErrorKind::InvalidData) => ReadFault::Unreadable { line: tally.line() },
            Some(_) => ReadFault::Input(error.into()),
        }),
    }
}

struct Array<'a> {
    tally: &'a Tally,
    outlet: &'a mut Outlet,
    stopped: &'a Cell<bool>,
}

impl<'de> Visitor<'de> for Array<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array of records")
    }

    fn visit_seq<S: SeqAccess<'de>>(self, mut elements: S) -> Result<(), S::Error> {
        self.tally.mark_record();
        while let Some((line, element)) = elements.next_element_seed(Numbered(self.tally))? {
            self.tally.mark_record();
            if self.outlet.give(line, self.tally.bytes(), element).is_err() {
                self.stopped.set(true);
                return Err(S::Error::custom("stopped"));
            }
        }
        Ok(())
    }
}

/// An element with the line it begins on: the parser has read its first byte, and nothing beyond.
struct Numbered<'a>(&'a Tally);

impl<'de> DeserializeSeed<'de> for Numbered<'_> {
    type Value = (u64, Element);

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        let line = self.0.line();
        Ok((line, deserializer.deserialize_any(AnyElement)?))
    }
}

struct AnyElement;

impl<'de> Visitor<'de> for AnyElement {
    type Value = Element;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a record")
    }

    fn visit_map<M: MapAccess<'de>>(self, map: M) -> Result<Element, M::Error> {
        let record = <RawRecord as serde::Deserialize>::deserialize(MapAccessDeserializer::new(map))?;
        Ok(Element::Record(Box::new(record)))
    }

    fn visit_seq<S: SeqAccess<'de>>(self, mut items: S) -> Result<Element, S::Error> {
        while items.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Element::Misshapen(None))
    }

    fn visit_unit<E>(self) -> Result<Element, E> {
        Ok(Element::Misshapen(None))
    }

    fn visit_bool<E>(self, _: bool) -> Result<Element, E> {
        Ok(Element::Misshapen(None))
    }

    fn visit_i64<E>(self, _: i64) -> Result<Element, E> {
        Ok(Element::Misshapen(None))
    }

    fn visit_u64<E>(self, _: u64) -> Result<Element, E> {
        Ok(Element::Misshapen(None))
    }

    fn visit_f64<E>(self, _: f64) -> Result<Element, E> {
        Ok(Element::Misshapen(None))
    }

    fn visit_str<E>(self, _: &str) -> Result<Element, E> {
        Ok(Element::Misshapen(None))
    }
}
