//! Throw-away mailboxes.

/// One domain a line, in alphabetical order; lines that start with `#` are comments.
const LIST: &str = include_str!("disposable_domains.txt");

/// The domain, or a domain above it, gives throw-away mailboxes.
pub(super) fn is_listed(domain: &str) -> bool {
    LIST.lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .any(|listed| domain.strip_suffix(listed).is_some_and(|before| before.is_empty() || before.ends_with('.')))
}
