//! The two shapes that value objects share: an error enum that is a list of codes, and a string behind a parser.

/// A closed list of the rules that a text may break. Each variant has a stable code and carries its numbers; the
/// sentence is chosen by the interface and the mailer.
macro_rules! broken_rules {
    (
        $(#[$doc:meta])*
        $name:ident {
            $($(#[$vdoc:meta])* $variant:ident $({ $($(#[$fdoc:meta])* $field:ident: $type:ty),+ $(,)? })? = $code:literal),+ $(,)?
        }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name {
            $($(#[$vdoc])* $variant $({ $($(#[$fdoc])* $field: $type),+ })?),+
        }

        impl $name {
            /// The stable code of the broken rule, as exchanged and reported.
            pub const fn code(&self) -> &'static str {
                match self { $(Self::$variant { .. } => $code),+ }
            }
        }

        impl core::fmt::Display for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.write_str(self.code())
            }
        }

        impl core::error::Error for $name {}
    };
}

/// What a newtype over a parsed `String` offers everywhere: the text, `FromStr`, and serde through the parser. The third
/// argument names the parser that reads stored values back, when it accepts more than `parse`.
macro_rules! parsed_string {
    ($name:ident, $error:ident) => {
        $crate::identifiers::macros::parsed_string!($name, $error, parse);
    };
    ($name:ident, $error:ident, $read_back:ident) => {
        impl $name {
            /// The normalised text.
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// The normalised text, owned.
            pub fn into_string(self) -> String {
                self.0
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl core::str::FromStr for $name {
            type Err = $error;

            fn from_str(text: &str) -> Result<Self, $error> {
                Self::parse(text)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = <String as serde::Deserialize>::deserialize(deserializer)?;
                Self::$read_back(&text).map_err(serde::de::Error::custom)
            }
        }
    };
}

/// A public identifier: printable as it is, in logs as on screen. Personal values do not get this.
macro_rules! public_string {
    ($name:ident, $error:ident) => {
        $crate::identifiers::macros::parsed_string!($name, $error);

        impl core::fmt::Debug for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.0)
            }
        }

        impl core::fmt::Display for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

pub(crate) use {broken_rules, parsed_string, public_string};
