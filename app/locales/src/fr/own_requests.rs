//! "Where are my requests?"

/// Page title.
pub const TITLE: &str = "Retrouver mes demandes";
/// Under it.
pub const LEAD: &str = "Donnez l’adresse e-mail que vous aviez écrite. Nous vous envoyons les liens vers vos demandes.";
/// Help at the address.
pub const EMAIL_HELP: &str = "La même que la première fois.";
/// Button.
pub const SEND: &str = "Recevoir les liens";
/// Done.
pub const SENT: &str = "Regardez vos messages";
/// Done, whoever asks.
pub fn sent_body(email: &str) -> String {
    format!(
        "Si des demandes ont été faites avec {email}, les liens arrivent dans quelques minutes. Pensez à regarder les indésirables."
    )
}
/// Link from other pages.
pub const LINK: &str = "Retrouver mes demandes";
/// Button on the page of a link that has ended.
pub const NEW_LINK: &str = "Recevoir un nouveau lien";
