//! How views and arguments travel between the two halves of the interface: postcard, in the bodies of server functions and
//! inside the page that the server rendered.
//!
//! JSON would be easier to read on the way, but its parsers, one per view with every field's name, were a sixth of the
//! program that a candidate downloads. What is not self-describing must not be misread: each message begins with
//! [`contract::SHAPE`], so a tab opened before an update gets an [`Unreadable::OtherShape`] and is asked to load again,
//! never a wrong value.

use core::fmt;

use leptos::server_fn::{Bytes, ContentType, Decodes, Encodes, Format, FormatType, codec::Post};
use serde::{Serialize, de::DeserializeOwned};

/// Postcard behind the shape of the contract.
pub struct WireEncoding;

/// Arguments and answers in the body of a `POST`.
pub type Wire = Post<WireEncoding>;

/// Why a message could not be written or read.
#[derive(Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// Written by a program of another version.
    OtherShape,
    /// Broken, or of another type.
    Broken,
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::OtherShape => "written by another version",
            Self::Broken => "broken",
        })
    }
}

fn write<T: Serialize>(value: &T) -> Result<Vec<u8>, Unreadable> {
    postcard::to_extend(value, contract::SHAPE.to_le_bytes().to_vec()).map_err(|_| Unreadable::Broken)
}

fn read<T: DeserializeOwned>(message: &[u8]) -> Result<T, Unreadable> {
    let body = message.strip_prefix(&contract::SHAPE.to_le_bytes()).ok_or(Unreadable::OtherShape)?;
    postcard::from_bytes(body).map_err(|_| Unreadable::Broken)
}

impl ContentType for WireEncoding {
    const CONTENT_TYPE: &'static str = "application/postcard";
}

impl FormatType for WireEncoding {
    const FORMAT_TYPE: Format = Format::Binary;
}

impl<T: Serialize> Encodes<T> for WireEncoding {
    type Error = Unreadable;

    fn encode(output: &T) -> Result<Bytes, Self::Error> {
        write(output).map(Bytes::from)
    }
}

impl<T: DeserializeOwned> Decodes<T> for WireEncoding {
    type Error = Unreadable;

    fn decode(bytes: Bytes) -> Result<T, Self::Error> {
        read(&bytes)
    }
}

impl<T: Serialize> codee::Encoder<T> for WireEncoding {
    type Error = Unreadable;
    type Encoded = Vec<u8>;

    fn encode(value: &T) -> Result<Vec<u8>, Unreadable> {
        write(value)
    }
}

impl<T: DeserializeOwned> codee::Decoder<T> for WireEncoding {
    type Error = Unreadable;
    type Encoded = [u8];

    fn decode(message: &[u8]) -> Result<T, Unreadable> {
        read(message)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_reads_back() {
        let words = vec!["é".to_owned(), "\n".to_owned()];
        let message = write(&words).expect("words can be written");
        assert_eq!(read::<Vec<String>>(&message), Ok(words));
    }

    #[test]
    fn another_version_and_broken_bytes_are_told_apart() {
        let mut message = write(&"words").expect("words can be written");
        assert_eq!(read::<String>(&message[..6]), Err(Unreadable::Broken));
        message[0] ^= 1;
        assert_eq!(read::<String>(&message), Err(Unreadable::OtherShape));
        assert_eq!(read::<String>(b""), Err(Unreadable::OtherShape));
    }
}
