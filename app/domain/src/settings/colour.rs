//! Colours as numbers, and the contrast between two of them.

use crate::identifiers::macros::broken_rules;

/// A colour of the sRGB space, written `#0b5c4a`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Rgb {
    red: u8,
    green: u8,
    blue: u8,
}

broken_rules! {
    /// Why a text is not a colour.
    InvalidColour {
        /// Nothing but blanks.
        Empty = "colour_empty",
        /// Not three or six hexadecimal digits.
        Shape = "colour_shape",
    }
}

impl Rgb {
    /// The lightest.
    pub const WHITE: Self = Self::new(255, 255, 255);
    /// The darkest.
    pub const BLACK: Self = Self::new(0, 0, 0);

    /// From its three parts.
    pub const fn new(red: u8, green: u8, blue: u8) -> Self {
        Self { red, green, blue }
    }

    /// Reads `#0b5c4a`, `0B5C4A` or `#abc`.
    pub fn parse(text: &str) -> Result<Self, InvalidColour> {
        let text = text.trim();
        if text.is_empty() {
            return Err(InvalidColour::Empty);
        }
        let digits = text.strip_prefix('#').unwrap_or(text);
        let nibbles: Option<Vec<u8>> = digits.chars().map(|c| c.to_digit(16).map(|nibble| nibble as u8)).collect();
        match nibbles.as_deref() {
            Some([r, g, b]) => Ok(Self::new(r * 17, g * 17, b * 17)),
            Some([r, rr, g, gg, b, bb]) => Ok(Self::new(r * 16 + rr, g * 16 + gg, b * 16 + bb)),
            Some(_) | None => Err(InvalidColour::Shape),
        }
    }

    /// `#0b5c4a`.
    pub fn hex(self) -> String {
        format!("#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }

    /// This colour with `parts` of a hundred of `other` in it.
    #[must_use]
    pub fn mixed(self, other: Self, parts: u8) -> Self {
        let mix = |own: u8, other: u8| {
            let (own, other, parts) = (u32::from(own), u32::from(other), u32::from(parts.min(100)));
            ((own * (100 - parts) + other * parts + 50) / 100) as u8
        };
        Self::new(mix(self.red, other.red), mix(self.green, other.green), mix(self.blue, other.blue))
    }

    /// The contrast between two colours, from 1 to 21: WCAG 2.2, "contrast ratio" and "relative luminance".
    pub fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    fn luminance(self) -> f64 {
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(self.red) + 0.7152 * linear(self.green) + 0.0722 * linear(self.blue)
    }
}

impl core::fmt::Display for Rgb {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(&self.hex())
    }
}

impl serde::Serialize for Rgb {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.hex())
    }
}

impl<'de> serde::Deserialize<'de> for Rgb {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <String as serde::Deserialize>::deserialize(deserializer)?;
        Self::parse(&text).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_is_read_as_people_write_it() {
        let green = Rgb::new(11, 92, 74);
        for text in ["#0b5c4a", "0B5C4A", " #0b5c4A "] {
            assert_eq!(Rgb::parse(text), Ok(green), "{text}");
        }
        assert_eq!(Rgb::parse("#abc"), Rgb::parse("#aabbcc"));
        assert_eq!(green.hex(), "#0b5c4a");
        for wrong in ["vert", "#12345", "#0b5c4a80", "##abc", "#ggg", "é#a"] {
            assert_eq!(Rgb::parse(wrong), Err(InvalidColour::Shape), "{wrong}");
        }
    }

    #[test]
    fn contrast_is_that_of_the_standard() {
        let close = |one: f64, other: f64| (one - other).abs() < 0.005;
        assert!(close(Rgb::BLACK.contrast(Rgb::WHITE), 21.0));
        assert!(close(Rgb::WHITE.contrast(Rgb::WHITE), 1.0));
        // The grey that everybody cites as the first to pass on white.
        assert!(close(Rgb::new(0x76, 0x76, 0x76).contrast(Rgb::WHITE), 4.54));
        assert!(close(Rgb::WHITE.contrast(Rgb::new(0x77, 0x77, 0x77)), 4.48));
    }

    #[test]
    fn mixing_goes_from_one_to_the_other() {
        assert_eq!(Rgb::BLACK.mixed(Rgb::WHITE, 0), Rgb::BLACK);
        assert_eq!(Rgb::BLACK.mixed(Rgb::WHITE, 100), Rgb::WHITE);
        assert_eq!(Rgb::BLACK.mixed(Rgb::WHITE, 50), Rgb::new(128, 128, 128));
    }
}
