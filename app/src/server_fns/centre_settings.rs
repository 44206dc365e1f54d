//! What describes a centre and its sites.
