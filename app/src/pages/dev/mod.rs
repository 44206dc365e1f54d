//! Pages for whoever works on the product; none is linked from a page that a candidate or a centre sees.

pub mod components;
