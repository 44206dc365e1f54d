//! The colour a centre gives to its embedded pages, and the shades that come of it. It is taken only when the contrast
//! holds; the shades are made so that it always does, in both schemes.

use super::{InvalidColour, Rgb};
use crate::identifiers::macros::broken_rules;

/// A colour that may be text on every light ground of the pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Accent(Rgb);

broken_rules! {
    /// Why a colour is not taken.
    InvalidAccent {
        /// Nothing but blanks.
        Empty = "accent_empty",
        /// Not three or six hexadecimal digits.
        Shape = "accent_shape",
        /// Too light to be read on the paper of the pages.
        TooLight {
            /// Its contrast, in hundredths.
            found: u16,
            /// The least contrast, in hundredths.
            min: u16,
        } = "accent_too_light",
    }
}

/// The grounds and the ink of one scheme, as in `style/tokens.css`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Surfaces {
    /// The page.
    pub bg: Rgb,
    /// A sheet on it.
    pub surface: Rgb,
    /// The text.
    pub ink: Rgb,
}

/// What takes the place of the four colours that are a centre's: `--primary`, `--primary-strong`, `--on-primary`, `--tint`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shades {
    /// Links and filled buttons.
    pub primary: Rgb,
    /// The same under the pointer.
    pub primary_strong: Rgb,
    /// Text on them.
    pub on_primary: Rgb,
    /// A ground that is tinted.
    pub tint: Rgb,
}

impl Surfaces {
    /// By day.
    pub const LIGHT: Self = Self { bg: Rgb::new(0xfb, 0xf8, 0xf2), surface: Rgb::WHITE, ink: Rgb::new(0x1d, 0x27, 0x21) };
    /// By night.
    pub const DARK: Self =
        Self { bg: Rgb::new(0x10, 0x17, 0x14), surface: Rgb::new(0x18, 0x21, 0x1d), ink: Rgb::new(0xf1, 0xee, 0xe6) };
}

impl Accent {
    /// The least contrast of text (WCAG 2.2, 1.4.3).
    pub const MIN_CONTRAST: f64 = 4.5;

    /// Reads a colour; refused when it is too light.
    pub fn parse(text: &str) -> Result<Self, InvalidAccent> {
        let colour = Rgb::parse(text).map_err(|error| match error {
            InvalidColour::Empty => InvalidAccent::Empty,
            InvalidColour::Shape => InvalidAccent::Shape,
        })?;
        let found = least(colour, [Surfaces::LIGHT.bg, Surfaces::LIGHT.surface]);
        if found < Self::MIN_CONTRAST {
            return Err(InvalidAccent::TooLight { found: hundredths(found), min: hundredths(Self::MIN_CONTRAST) });
        }
        Ok(Self(colour))
    }

    /// The nearest darker shade of a colour that is taken; the colour itself when it is.
    pub fn nearest(colour: Rgb) -> Self {
        let darker = (0..=100).map(|parts| colour.mixed(Rgb::BLACK, parts));
        let grounds = [Surfaces::LIGHT.bg, Surfaces::LIGHT.surface];
        Self(darker.into_iter().find(|shade| least(*shade, grounds) >= Self::MIN_CONTRAST).unwrap_or(Rgb::BLACK))
    }

    /// The colour itself.
    pub const fn colour(self) -> Rgb {
        self.0
    }

    /// Its shades by day.
    pub fn light(self) -> Shades {
        let Surfaces { surface, ink, .. } = Surfaces::LIGHT;
        Shades {
            primary: self.0,
            primary_strong: self.0.mixed(Rgb::BLACK, 25),
            on_primary: Rgb::WHITE,
            tint: tint(self.0, surface, ink),
        }
    }

    /// Its shades by night: as much lighter as it needs.
    pub fn dark(self) -> Shades {
        let Surfaces { bg, surface, ink } = Surfaces::DARK;
        // A little more than the least, so that a tinted ground is possible.
        let enough = Self::MIN_CONTRAST * 1.25;
        let lighter = (0..=100).map(|parts| self.0.mixed(Rgb::WHITE, parts));
        let primary = lighter.into_iter().find(|shade| least(*shade, [bg, surface]) >= enough).unwrap_or(Rgb::WHITE);
        Shades { primary, primary_strong: primary.mixed(Rgb::WHITE, 25), on_primary: bg, tint: tint(primary, surface, ink) }
    }
}

/// As much of `colour` on `ground` as leaves both `colour` and `ink` readable on it.
fn tint(colour: Rgb, ground: Rgb, ink: Rgb) -> Rgb {
    let paler = (0..=12).rev().map(|parts| ground.mixed(colour, parts));
    paler
        .into_iter()
        .find(|tint| tint.contrast(colour) >= Accent::MIN_CONTRAST && tint.contrast(ink) >= Accent::MIN_CONTRAST)
        .unwrap_or(ground)
}

fn least(colour: Rgb, grounds: [Rgb; 2]) -> f64 {
    grounds.map(|ground| colour.contrast(ground)).into_iter().fold(f64::INFINITY, f64::min)
}

/// Rounded down: 4.496 is not 4.5.
fn hundredths(ratio: f64) -> u16 {
    (ratio * 100.0).floor() as u16
}
