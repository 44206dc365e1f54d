//! What a candidate types.
