//! Text for the places where the framework writes what it is given into the page as it is.

/// A text that the parser of HTML gives back unchanged as the content of a `<textarea>` or a `<title>`: `&` and `<` are
/// written as references (both elements are escapable raw text, HTML § 13.1.2).
pub(crate) fn raw_text(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}
