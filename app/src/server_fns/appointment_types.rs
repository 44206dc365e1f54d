//! The appointment types of a centre and their settings.
