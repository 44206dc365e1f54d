//! When a centre and its advisors receive: weekly hours, special days, absences, closures, and why a slot is missing.
