//! A point on the map.

use serde::{Deserialize, Deserializer, Serialize};

use super::macros::broken_rules;

/// Latitude and longitude in WGS 84, kept in millionths of a degree (a tenth of a metre) so that equal points are equal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Coordinates {
    latitude_e6: i32,
    longitude_e6: i32,
}

broken_rules! {
    /// Why a text is not a point on the map.
    InvalidCoordinates {
        /// Nothing but blanks.
        Empty = "coordinates_empty",
        /// Not two decimal numbers and a comma.
        Shape = "coordinates_shape",
        /// A latitude beyond a pole or a longitude beyond half a turn.
        Range = "coordinates_range",
        /// Zero and zero: what geocoders write when they found nothing.
        Zero = "coordinates_zero",
    }
}

/// The mean radius of the Earth, in kilometres (IUGG).
const EARTH_RADIUS_KM: f64 = 6_371.0;

impl Coordinates {
    /// Degrees north and degrees east.
    pub fn new(latitude: f64, longitude: f64) -> Result<Self, InvalidCoordinates> {
        if !(latitude.abs() <= 90.0 && longitude.abs() <= 180.0) {
            return Err(InvalidCoordinates::Range);
        }
        let to_millionths = |degrees: f64| (degrees * 1e6).round() as i32;
        let point = Self { latitude_e6: to_millionths(latitude), longitude_e6: to_millionths(longitude) };
        if point.latitude_e6 == 0 && point.longitude_e6 == 0 { Err(InvalidCoordinates::Zero) } else { Ok(point) }
    }

    /// Reads `48.075114,-0.784591`: latitude, comma, longitude.
    pub fn parse(text: &str) -> Result<Self, InvalidCoordinates> {
        if text.trim().is_empty() {
            return Err(InvalidCoordinates::Empty);
        }
        let (latitude, longitude) = text.split_once(',').ok_or(InvalidCoordinates::Shape)?;
        let degrees = |text: &str| text.trim().parse::<f64>().ok().filter(|degrees| degrees.is_finite());
        match (degrees(latitude), degrees(longitude)) {
            (Some(latitude), Some(longitude)) => Self::new(latitude, longitude),
            (None, _) | (_, None) => Err(InvalidCoordinates::Shape),
        }
    }

    /// Degrees north.
    pub fn latitude(self) -> f64 {
        f64::from(self.latitude_e6) / 1e6
    }

    /// Degrees east.
    pub fn longitude(self) -> f64 {
        f64::from(self.longitude_e6) / 1e6
    }

    /// Millionths of a degree: north, then east.
    pub fn millionths(self) -> (i32, i32) {
        (self.latitude_e6, self.longitude_e6)
    }

    /// Kilometres as the crow flies (haversine on a sphere: half a per cent of error at most).
    pub fn distance_km(self, other: Self) -> f64 {
        let (from, to) = (self.latitude().to_radians(), other.latitude().to_radians());
        let half_north = (to - from) / 2.0;
        let half_east = (other.longitude() - self.longitude()).to_radians() / 2.0;
        let chord = half_north.sin().powi(2) + from.cos() * to.cos() * half_east.sin().powi(2);
        2.0 * EARTH_RADIUS_KM * chord.sqrt().min(1.0).asin()
    }
}

impl<'de> Deserialize<'de> for Coordinates {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct Millionths {
            latitude_e6: i32,
            longitude_e6: i32,
        }
        let point = Millionths::deserialize(deserializer)?;
        Self::new(f64::from(point.latitude_e6) / 1e6, f64::from(point.longitude_e6) / 1e6).map_err(serde::de::Error::custom)
    }
}
