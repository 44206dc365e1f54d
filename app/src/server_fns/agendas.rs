//! The agenda of a centre: what is booked, and what staff do with it.
