//! The pages and functions with which a centre sets its types, its sites and itself.

mod rights;
mod words;
