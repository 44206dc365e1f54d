//! Signing in and one's own account.

use super::super::{details, refusals};
use domain::account::{Errors, Field, InvalidPassword, Problem};

/// Title: signing in.
pub const LOG_IN_TITLE: &str = "Se connecter";
/// Title: the second step of signing in: a one-time code.
pub const CODE_TITLE: &str = "Code de connexion";
/// Title: an invitation is accepted: a name and a password.
pub const INVITATION_TITLE: &str = "Votre invitation";
/// Title: a link to choose another password is asked for.
pub const FORGOTTEN_TITLE: &str = "Mot de passe oublié";
/// Title: another password is chosen.
pub const NEW_PASSWORD_TITLE: &str = "Nouveau mot de passe";
/// Title: one's own account: password, one-time codes, devices.
pub const OWN_TITLE: &str = "Mon compte";

/// For whom the way in is.
pub const LOG_IN_LEAD: &str = "Pour les équipes des CFA.";
/// Button.
pub const LOG_IN: &str = "Se connecter";
/// Button, while it works.
pub const LOGGING_IN: &str = "Connexion en cours…";
/// Link.
pub const FORGOTTEN: &str = "Mot de passe oublié ?";
/// Who has no account.
pub const NO_ACCOUNT: &str = "Pas encore de compte ? Demandez une invitation à un gestionnaire de votre CFA.";
/// The password was changed by a link.
pub const CHANGED: &str = "Votre mot de passe est changé";
/// What to do now.
pub const CHANGED_BODY: &str = "Connectez-vous avec le nouveau.";
/// Somebody is signed in already.
pub fn signed_in_as(name: &str) -> String {
    format!("Session ouverte au nom de {name}.")
}
/// Link to the dashboards.
pub const GO_ON: &str = "Aller à vos CFA";
/// Button.
pub const LOG_OUT: &str = "Se déconnecter";

/// Field.
pub const EMAIL: &str = "Adresse e-mail";
/// Field.
pub const PASSWORD: &str = "Mot de passe";
/// Field.
pub const NAME: &str = "Prénom et nom";
/// Help.
pub const NAME_HELP: &str = "Vos collègues et l’historique des rendez-vous montrent ce nom.";
/// Field.
pub const NEW_PASSWORD: &str = "Nouveau mot de passe";
/// Help.
pub const NEW_PASSWORD_HELP: &str = "12 caractères au moins. Quelques mots sans lien entre eux font un bon mot de passe.";
/// Field.
pub const PRESENT_PASSWORD: &str = "Mot de passe actuel";
/// Field.
pub const CODE: &str = "Code";

/// What to do.
pub const CODE_LEAD: &str = "Ouvrez votre application de codes et recopiez les 6 chiffres.";
/// Help.
pub const CODE_HELP: &str = "Sans votre téléphone, utilisez un de vos codes de secours.";
/// Button.
pub const ENTER_CODE: &str = "Continuer";
/// Button, while it works.
pub const CHECKING: &str = "Vérification en cours…";
/// The first step was too long ago.
pub const CODE_OVER: &str = "Recommencez la connexion";
/// Why.
pub const CODE_OVER_BODY: &str = "Le délai de 10 minutes est passé.";

/// To whom an invitation is.
pub fn invited_to(centre: &str) -> String {
    format!("{centre} vous invite dans son équipe.")
}
/// Fact.
pub const CENTRE: &str = "CFA";
/// Fact.
pub const ROLE: &str = "Votre rôle";
/// Button of a newcomer.
pub const OPEN_ACCOUNT: &str = "Créer mon compte";
/// Button of who has an account.
pub const ACCEPT: &str = "Accepter l’invitation";
/// Button, while it works.
pub const ACCEPTING: &str = "Un instant…";
/// What a newcomer is asked.
pub const NEWCOMER_LEAD: &str = "Choisissez un mot de passe pour créer votre compte.";
/// What who has an account is asked.
pub const HAS_ACCOUNT_LEAD: &str = "Vous avez déjà un compte. Donnez son mot de passe pour accepter.";
/// What who is signed in is asked.
pub const SIGNED_IN_LEAD: &str = "Votre compte aura accès à ce CFA.";
/// Signed in as somebody else.
pub fn somebody_else(name: &str, email: &str) -> String {
    format!("Session ouverte au nom de {name}. Cette invitation est pour {email}.")
}
/// What to do.
pub const SOMEBODY_ELSE_BODY: &str = "Déconnectez-vous, puis ouvrez de nouveau le lien de l’invitation.";
/// Unknown, expired, used or withdrawn.
pub const INVITATION_OVER: &str = "Cette invitation ne marche pas, ou plus";
/// What to do.
pub const INVITATION_OVER_BODY: &str =
    "Un lien sert une seule fois, pendant 7 jours. Demandez-en un nouveau à un gestionnaire de votre CFA.";

/// What to do.
pub const FORGOTTEN_LEAD: &str = "Nous envoyons un lien à votre adresse. Il sert une fois, pendant 2 heures.";
/// Button.
pub const SEND_LINK: &str = "Recevoir le lien";
/// Button, while it works.
pub const SENDING_LINK: &str = "Envoi en cours…";
/// Said to everybody.
pub const LINK_SENT: &str = "Regardez vos messages";
/// Whether there is an account or not.
pub fn link_sent_body(email: &str) -> String {
    format!("Si un compte existe pour {email}, un lien vient de partir. Pensez au dossier des indésirables.")
}
/// Link.
pub const BACK_TO_LOG_IN: &str = "Revenir à la connexion";

/// For whom.
pub fn new_password_for(email: &str) -> String {
    format!("Pour le compte {email}. Vos appareils connectés seront déconnectés.")
}
/// Button.
pub const SAVE_PASSWORD: &str = "Changer le mot de passe";
/// Button, while it works.
pub const SAVING: &str = "Enregistrement…";
/// Unknown, expired or used.
pub const RESET_OVER: &str = "Ce lien ne marche pas, ou plus";
/// What to do.
pub const RESET_OVER_BODY: &str = "Un lien sert une seule fois, pendant 2 heures. Demandez-en un nouveau.";
/// Link.
pub const ASK_AGAIN: &str = "Demander un nouveau lien";

/// Heading.
pub const IDENTITY: &str = "Identité";
/// Button.
pub const SAVE: &str = "Enregistrer";
/// It is done.
pub const SAVED: &str = "C’est enregistré";
/// Heading.
pub const PASSWORD_HEADING: &str = "Mot de passe";
/// Since when.
pub fn password_since(when: &str) -> String {
    format!("Choisi {when}.")
}
/// It is done.
pub const PASSWORD_CHANGED: &str = "Mot de passe changé. Vos autres appareils sont déconnectés.";
/// What follows.
pub const PASSWORD_LEAD: &str = "Vos autres appareils seront déconnectés.";

/// Heading.
pub const CODES: &str = "Codes de connexion";
/// State.
pub const CODES_OFF: &str = "Désactivés";
/// State.
pub const CODES_ON: &str = "Activés";
/// What they are.
pub const CODES_LEAD: &str = "En plus du mot de passe, un code de votre téléphone. Personne n’entre sans lui.";
/// Button.
pub const CODES_BEGIN: &str = "Activer les codes";
/// First thing to do.
pub const CODES_SCAN: &str = "1. Ouvrez une application de codes et lisez ce dessin.";
/// Text of the picture.
pub const CODES_PICTURE: &str = "Code QR de la clé";
/// The same by hand.
pub const CODES_BY_HAND: &str = "Ou recopiez cette clé :";
/// The same by a link, on the phone itself.
pub const CODES_BY_LINK: &str = "Ouvrir dans l’application de ce téléphone";
/// Second thing to do.
pub const CODES_CONFIRM: &str = "2. Donnez le code qu’elle affiche et votre mot de passe.";
/// Button.
pub const CODES_TURN_ON: &str = "Activer";
/// Button.
pub const CODES_TURN_OFF: &str = "Désactiver les codes";
/// Button.
pub const GIVE_UP: &str = "Renoncer";
/// Heading.
pub const RECOVERY: &str = "Codes de secours";
/// How many are left.
pub fn recovery_left(n: u32) -> String {
    match n {
        0 => "Il ne vous reste aucun code de secours.".to_owned(),
        1 => "Il vous reste 1 code de secours.".to_owned(),
        n => format!("Il vous reste {n} codes de secours."),
    }
}
/// What to do with them.
pub const RECOVERY_LEAD: &str = "Gardez ces codes à part. Chacun ouvre votre compte une fois. Ils ne seront plus montrés.";
/// Button.
pub const RECOVERY_RENEW: &str = "Refaire les codes de secours";
/// Button.
pub const RECOVERY_KEPT: &str = "Je les ai gardés";
/// What to do to go on.
pub const CONFIRM_LEAD: &str = "Confirmez avec votre mot de passe et un code.";

/// Heading.
pub const DEVICES: &str = "Appareils connectés";
/// The one at hand.
pub const THIS_DEVICE: &str = "cet appareil";
/// What a device is, in a few words.
pub fn device(browser: Option<&str>, system: Option<&str>) -> String {
    match (browser, system) {
        (Some(browser), Some(system)) => format!("{browser} sur {system}"),
        (Some(name), None) | (None, Some(name)) => name.to_owned(),
        (None, None) => "Appareil inconnu".to_owned(),
    }
}
/// When a device was used.
pub fn device_seen(since: &str, seen: &str) -> String {
    format!("Connecté {since}, utilisé {seen}")
}
/// Button.
pub const END_DEVICE: &str = "Déconnecter";
/// The same, for readers.
pub fn end_device(name: &str) -> String {
    format!("Déconnecter {name}")
}
/// It is done.
pub const DEVICE_ENDED: &str = "L’appareil est déconnecté";
/// Button.
pub const END_EVERY_DEVICE: &str = "Se déconnecter partout";

/// Head of an error summary.
pub const ERRORS: &str = "Il reste quelque chose à corriger";
/// What was tried too often.
pub fn too_often(retry_after_s: u32) -> String {
    let wait = match retry_after_s {
        0..=59 => format!("{} secondes", retry_after_s.max(2)),
        60..=119 => "une minute".to_owned(),
        more => format!("{} minutes", more.div_ceil(60)),
    };
    format!("Trop d’essais. Réessayez dans {wait}.")
}

/// The label of a field of these forms.
pub const fn label(field: Field) -> &'static str {
    match field {
        Field::Email => EMAIL,
        Field::Name => NAME,
        Field::PresentPassword => PASSWORD,
        Field::NewPassword => NEW_PASSWORD,
        Field::Code => CODE,
        Field::Role => super::team::ROLE,
        Field::Advisor => super::team::ADVISOR,
        Field::Site => super::team::SITE,
        Field::Phone => super::team::PHONE,
    }
}

/// The sentence at a field.
pub fn at_field(problem: Problem) -> String {
    match problem {
        Problem::Missing => "À remplir".to_owned(),
        Problem::UnknownChoice => "Choisissez une réponse de la liste".to_owned(),
        Problem::Email(error) => refusals::at_field(error.into()),
        Problem::Name(error) => refusals::at_field(error.into()),
        Problem::Text(error) => refusals::at_field(error.into()),
        Problem::Phone(error) => refusals::at_field(error.into()),
        Problem::Password(error) => password(error),
        Problem::WrongCredentials => "L’adresse ou le mot de passe ne convient pas".to_owned(),
        Problem::WrongPassword => "Ce n’est pas le mot de passe de ce compte".to_owned(),
        Problem::WrongCode => "Ce code ne convient pas, ou a déjà servi".to_owned(),
        Problem::AlreadyMember => "Cette personne fait déjà partie de l’équipe".to_owned(),
        Problem::AdvisorTaken => "Un autre membre est déjà cette personne".to_owned(),
        Problem::LastManager => "Le CFA garde au moins un gestionnaire. Nommez-en un autre d’abord.".to_owned(),
    }
}

fn password(error: InvalidPassword) -> String {
    match error {
        InvalidPassword::Empty => "À remplir".to_owned(),
        InvalidPassword::TooShort { min } => format!("{min} caractères au moins"),
        InvalidPassword::TooLong { max } => format!("{max} caractères au plus"),
        InvalidPassword::Guessable => "Trop facile à deviner. Ajoutez des mots sans lien entre eux".to_owned(),
    }
}

/// The lines of an error summary, with the fields they lead to.
pub fn faults(wrong: &Errors) -> Vec<(Field, String)> {
    wrong.0.iter().map(|fault| (fault.field, details::fault(label(fault.field), &at_field(fault.problem)))).collect()
}
