//! holidays
