//! Every sentence a person reads in the interface.
//!
//! Codes travel, sentences stay here. One module per journey; a sentence with a hole is a function. Typography follows
//! French usage: narrow no-break space (U+202F) before `; : ! ?` and inside « », hours as 14 h 30.
//!
//! To add a sentence: put it in the module of its journey, as short as it can be (under 15 words), with « vous ».

pub mod fr;
