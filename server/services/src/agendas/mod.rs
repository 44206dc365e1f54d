//! The agenda of a centre: what is booked, and what staff do with it.

use crate::Services;
use contract::agendas::Agendas;

impl Agendas for Services {}
