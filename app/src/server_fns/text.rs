//! How server functions travel: JSON in the body of a POST, read as text.
//!
//! The framework's own JSON codec reads bytes, while resources rendered into the page are read as text: with both, every
//! view's parser stands twice in the program that the candidate downloads. Reading text in both places keeps one.

use leptos::server_fn::{Bytes, ContentType, Decodes, Encodes, Format, FormatType, codec::Post};
use serde::{Serialize, de::DeserializeOwned};

/// JSON, read as text.
pub struct TextEncoding;

/// Arguments and answers as JSON in the body of a `POST`.
pub type Text = Post<TextEncoding>;

/// Why a body could not be read.
#[derive(Debug)]
pub enum Unreadable {
    /// Not UTF-8.
    Encoding,
    /// Not the JSON that was expected.
    Json(serde_json::Error),
}

impl core::fmt::Display for Unreadable {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self {
            Self::Encoding => f.write_str("not UTF-8"),
            Self::Json(error) => error.fmt(f),
        }
    }
}

impl ContentType for TextEncoding {
    const CONTENT_TYPE: &'static str = "application/json";
}

impl FormatType for TextEncoding {
    const FORMAT_TYPE: Format = Format::Text;
}

impl<T: Serialize> Encodes<T> for TextEncoding {
    type Error = Unreadable;

    fn encode(output: &T) -> Result<Bytes, Self::Error> {
        serde_json::to_string(output).map(Bytes::from).map_err(Unreadable::Json)
    }
}

impl<T: DeserializeOwned> Decodes<T> for TextEncoding {
    type Error = Unreadable;

    fn decode(bytes: Bytes) -> Result<T, Self::Error> {
        let text = core::str::from_utf8(&bytes).map_err(|_| Unreadable::Encoding)?;
        serde_json::from_str(text).map_err(Unreadable::Json)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_reads_back_and_other_bytes_are_refused() {
        let bytes = TextEncoding::encode(&vec!["é", "\n"]).expect("text is JSON");
        assert_eq!(<TextEncoding as Decodes<Vec<String>>>::decode(bytes).expect("it was JSON"), ["é", "\n"]);
        assert!(matches!(<TextEncoding as Decodes<String>>::decode(Bytes::from_static(b"\xff")), Err(Unreadable::Encoding)));
        assert!(matches!(<TextEncoding as Decodes<String>>::decode(Bytes::from_static(b"{")), Err(Unreadable::Json(_))));
    }
}
