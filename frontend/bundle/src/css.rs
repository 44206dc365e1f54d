//! The style sheet: one file out of many, without what browsers ignore.
//!
//! The sheet is plain modern CSS, so nothing is translated. A full parser would take longer to compile than the rest of
//! the bundler for some hundred bytes after compression; blanks and comments are what is worth removing.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

/// Reads a style sheet and puts the partials that it imports in their place, each in its layer.
///
/// Understood: `@import "x.css";` and `@import url("x.css") layer(name);`, one on a line. Anything else is refused, because a
/// browser that met a leftover `@import` would fetch a file that the site does not have.
pub fn join(path: &Path) -> Result<String> {
    let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut joined = String::new();
    for line in text.lines() {
        let Some(import) = line.trim_start().strip_prefix("@import") else {
            let _ = writeln!(joined, "{line}");
            continue;
        };
        let (name, layer) =
            parse_import(import).with_context(|| format!("in {}: cannot read `{}`", path.display(), line.trim()))?;
        let partial = join(&folder.join(name))?;
        let _ = match layer {
            Some(layer) => writeln!(joined, "@layer {layer} {{\n{partial}\n}}"),
            None => writeln!(joined, "{partial}"),
        };
    }
    Ok(joined)
}

/// Removes comments, and blanks where they mean nothing: at line breaks, around `{ } ; ,`. Strings stay as they are.
pub fn strip(sheet: &str) -> String {
    let mut out = String::with_capacity(sheet.len());
    let mut blank = false;
    let mut rest = sheet;
    while let Some(next) = rest.chars().next() {
        if let Some(comment) = rest.strip_prefix("/*") {
            rest = comment.split_once("*/").map_or("", |(_, after)| after);
            blank = true;
            continue;
        }
        if next.is_ascii_whitespace() {
            rest = &rest[1..];
            blank = true;
            continue;
        }
        if blank && !glues(next) && out.chars().last().is_some_and(|last| !glues(last)) {
            out.push(' ');
        }
        blank = false;
        let length = if matches!(next, '"' | '\'') { string_length(rest, next) } else { next.len_utf8() };
        if next == '}' && out.ends_with(';') {
            out.pop();
        }
        out.push_str(&rest[..length]);
        rest = &rest[length..];
    }
    out
}

/// Replaces each `url(…)` by the address that the site gives to the file of that name.
///
/// `address` answers `None` for a file that the site does not have, which is an error. Data and fragment addresses stay.
pub fn point_to_hashed(sheet: &str, address: impl Fn(&str) -> Option<String>) -> Result<String> {
    let mut out = String::with_capacity(sheet.len());
    let mut rest = sheet;
    while let Some((before, after)) = rest.split_once("url(") {
        let (inside, after) = after.split_once(')').context("a url( without its )")?;
        let target = inside.trim().trim_matches(['"', '\'']);
        out.push_str(before);
        if target.starts_with("data:") || target.starts_with('#') {
            let _ = write!(out, "url({inside})");
        } else {
            let name = target.rsplit('/').next().unwrap_or(target);
            let Some(found) = address(name) else { bail!("the style sheet asks for {target}, which public/ does not have") };
            let _ = write!(out, "url(\"{found}\")");
        }
        rest = after;
    }
    out.push_str(rest);
    Ok(out)
}

/// The file and the layer of what follows `@import`.
fn parse_import(import: &str) -> Result<(&str, Option<&str>)> {
    let import = import.trim().strip_suffix(';').context("no ; at the end of the line")?;
    let quoted = import.strip_prefix("url(").unwrap_or(import);
    let quote = quoted.chars().next().filter(|first| matches!(first, '"' | '\'')).context("no quoted file name")?;
    let (name, after) = quoted[1..].split_once(quote).context("the file name has no end")?;
    let after = after.trim_start_matches(')').trim();
    if after.is_empty() {
        return Ok((name, None));
    }
    let layer = after.strip_prefix("layer(").and_then(|layer| layer.strip_suffix(')')).context("only layer(…) may follow")?;
    Ok((name, Some(layer)))
}

fn glues(character: char) -> bool {
    matches!(character, '{' | '}' | ';' | ',')
}

/// Bytes of the string that `text` starts with, both quotes included.
fn string_length(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, character) in text.char_indices().skip(1) {
        match (escaped, character) {
            (true, _) => escaped = false,
            (false, '\\') => escaped = true,
            (false, found) if found == quote => return at + 1,
            (false, _) => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet_of(files: &[(&str, &str)]) -> Result<String> {
        let folder = tempfile::tempdir()?;
        for (name, text) in files {
            fs::write(folder.path().join(name), text)?;
        }
        join(&folder.path().join("main.css"))
    }

    #[test]
    fn partials_come_in_the_order_of_their_imports_each_in_its_layer() {
        let sheet = sheet_of(&[
            ("main.css", "@layer a, b;\n@import url(\"two.css\") layer(b);\n@import 'one.css';\n"),
            ("one.css", "p { color: red }"),
            ("two.css", "q { color: blue }"),
        ])
        .unwrap();
        assert_eq!(strip(&sheet), "@layer a,b;@layer b{q{color: blue}}p{color: red}");
    }

    #[test]
    fn an_import_that_the_bundler_cannot_honour_is_refused() {
        for line in ["@import url(\"x.css\") screen;", "@import x.css;", "@import \"x.css\""] {
            assert!(sheet_of(&[("main.css", line), ("x.css", "")]).is_err(), "{line}");
        }
        assert!(sheet_of(&[("main.css", "@import \"absent.css\";")]).is_err());
    }

    #[test]
    fn comments_and_needless_blanks_go_and_strings_stay() {
        let sheet = "/* a */\na::before {\n  content: \"/* ,  { kept */ \\\" }\";\n  margin: 0  auto;\n}\n";
        assert_eq!(strip(sheet), "a::before{content: \"/* ,  { kept */ \\\" }\";margin: 0 auto}");
    }

    #[test]
    fn blanks_that_carry_meaning_stay() {
        assert_eq!(strip("a :hover > b {}"), "a :hover > b{}");
        assert_eq!(strip("a { width: calc(1px + 2px) }"), "a{width: calc(1px + 2px)}");
        assert_eq!(strip("@media (width < 10px) and (hover) { }"), "@media (width < 10px) and (hover){}");
        assert_eq!(strip("a { --empty: ; top: 0 }"), "a{--empty:;top: 0}");
    }

    #[test]
    fn an_address_becomes_the_hashed_one_and_an_unknown_file_is_refused() {
        let address = |name: &str| (name == "a.woff2").then(|| "/pkg/a.12.woff2".to_owned());
        assert_eq!(point_to_hashed("src:url(\"/a.woff2\") x", address).unwrap(), "src:url(\"/pkg/a.12.woff2\") x");
        assert_eq!(point_to_hashed("b:url(#c)", address).unwrap(), "b:url(#c)");
        assert_eq!(point_to_hashed("b:url(data:image/png;base64,AA)", address).unwrap(), "b:url(data:image/png;base64,AA)");
        assert!(point_to_hashed("b:url(/other.svg)", address).is_err());
    }
}
