//! The narrow no-break spaces of French (U+202F): before `; : ! ?` and inside « ». The templates are written with
//! ordinary spaces, which can be seen and reviewed; this puts the right ones in at the end.

use crate::french::NNBSP;

/// The spaces of a text.
pub(crate) fn text(source: &str) -> String {
    let mut out = String::with_capacity(source.len());
    narrow(source, &mut out);
    out
}

/// The spaces of a page: only between tags, never inside one nor in the style sheet.
pub(crate) fn html(source: &str) -> String {
    let mut out = String::with_capacity(source.len() + 64);
    let mut rest = source;
    while let Some(start) = rest.find('<') {
        let (between, tagged) = rest.split_at(start);
        narrow(between, &mut out);
        let close = if tagged.starts_with("<style") { "</style>" } else { ">" };
        let end = tagged.find(close).map_or(tagged.len(), |at| at + close.len());
        out.push_str(&tagged[..end]);
        rest = &tagged[end..];
    }
    narrow(rest, &mut out);
    out
}

fn narrow(source: &str, out: &mut String) {
    let mut characters = source.chars().peekable();
    let mut before = None;
    while let Some(character) = characters.next() {
        let tight = before == Some('«') || characters.peek().is_some_and(|after| ";:!?»".contains(*after));
        out.push(if character == ' ' && tight && before.is_some_and(|before| before != '\n') { NNBSP } else { character });
        before = Some(character);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_before_double_marks_and_inside_quotes_become_narrow() {
        assert_eq!(
            text("Où : ici ! « Oui » ? Non ; fin."),
            "Où\u{202f}: ici\u{202f}! «\u{202f}Oui\u{202f}»\u{202f}? Non\u{202f}; fin."
        );
        assert_eq!(text("https://a.b/c?d 14:30"), "https://a.b/c?d 14:30");
    }

    #[test]
    fn tags_and_styles_are_left_alone() {
        let page = "<style>@media x { :root{a : b} }</style><p title=\"a : b\">a : b</p>";
        assert_eq!(html(page), page.replace(">a : b<", ">a\u{202f}: b<"));
    }
}
