//! What browser it is, in a few words, so that people know their own devices in a list.

use axum::http::{HeaderMap, header};
use locales::fr::staff::account as words;

/// Name of a browser, and what its header says; the first that matches is the one: Chromium's kin name each other.
const BROWSERS: [(&str, &str); 7] = [
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("Chrom", "Chrome"),
    ("Safari", "Safari"),
];
/// The same for systems.
const SYSTEMS: [(&str, &str); 7] = [
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Macintosh", "Mac"),
    ("CrOS", "Chromebook"),
    ("Linux", "Linux"),
];

/// The device of a request.
pub fn of(headers: &HeaderMap) -> String {
    let agent = headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let find = |names: &[(&str, &'static str)]| names.iter().find(|(told, _)| agent.contains(told)).map(|(_, name)| *name);
    // Chrome on an iPhone names itself CriOS.
    let browser = find(&BROWSERS)
        .filter(|name| *name != "Safari" || !agent.contains("CriOS"))
        .or_else(|| agent.contains("CriOS").then_some("Chrome"));
    words::device(browser, find(&SYSTEMS))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(agent: &'static str) -> String {
        let mut headers = HeaderMap::new();
        headers.insert(header::USER_AGENT, agent.parse().unwrap());
        of(&headers)
    }

    #[test]
    fn a_device_is_named_by_its_browser_and_its_system() {
        for (agent, name) in [
            ("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox sur Windows"),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0",
                "Edge sur Windows",
            ),
            (
                "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Mobile Safari/537.36",
                "Chrome sur Android",
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1 (KHTML, like Gecko) Version/18.5 Mobile Safari/604.1",
                "Safari sur iPhone",
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1 (KHTML, like Gecko) CriOS/140.0 Mobile Safari/604.1",
                "Chrome sur iPhone",
            ),
            (
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1 (KHTML, like Gecko) Version/18.5 Safari/605.1",
                "Safari sur Mac",
            ),
            ("curl/8.5.0", "Appareil inconnu"),
        ] {
            assert_eq!(named(agent), name);
        }
    }

    #[test]
    fn what_a_stranger_writes_into_the_header_is_never_shown() {
        assert_eq!(named("<script>alert(1)</script>"), "Appareil inconnu");
    }
}
