//! The appointment types of a centre and their settings.

use crate::Services;
use contract::appointment_types::AppointmentTypes;

impl AppointmentTypes for Services {}
