//! Who works for the centre.

use domain::staff::Role;

/// Title: who works for the centre.
pub const TEAM_TITLE: &str = "Équipe";

/// Heading.
pub const MEMBERS: &str = "Membres";
/// Oneself.
pub const YOU: &str = "vous";
/// Field.
pub const ROLE: &str = "Rôle";
/// What a role may do.
pub const fn role_hint(role: Role) -> &'static str {
    match role {
        Role::Advisor => "Son agenda et ses horaires",
        Role::Reception => "Tous les agendas, aucun réglage",
        Role::Manager => "Tout : agendas, équipe, motifs, réglages",
    }
}
/// Field.
pub const ADVISOR: &str = "Reçoit en tant que";
/// Help.
pub const ADVISOR_HELP: &str = "Lie le compte à un agenda de la liste du bas.";
/// Nobody.
pub const NO_ADVISOR: &str = "Personne : pas d’agenda";
/// Whose agenda a member has.
pub fn receives_as(name: &str) -> String {
    format!("Agenda : {name}")
}
/// When a member came in last.
pub fn seen(when: &str) -> String {
    format!("Vu {when}")
}
/// They never came.
pub const NEVER_SEEN: &str = "Pas encore venu";
/// A code is asked of them.
pub const HAS_CODES: &str = "codes activés";
/// Disclosure.
pub const CHANGE: &str = "Modifier";
/// The same, for readers.
pub fn change(name: &str) -> String {
    format!("Modifier {name}")
}
/// Button.
pub const SAVE: &str = "Enregistrer";
/// It is done.
pub const MEMBER_CHANGED: &str = "Le membre est modifié";
/// Disclosure, and button.
pub const REMOVE: &str = "Retirer de l’équipe";
/// What follows.
pub fn remove_body(name: &str) -> String {
    format!("{name} n’aura plus accès à ce CFA dès maintenant. Ses rendez-vous restent.")
}
/// It is done.
pub const MEMBER_REMOVED: &str = "La personne n’a plus accès";

/// Heading.
pub const INVITATIONS: &str = "Invitations en attente";
/// Nobody.
pub const NO_INVITATION: &str = "Aucune invitation en attente.";
/// Disclosure.
pub const INVITE: &str = "Inviter quelqu’un";
/// What follows.
pub const INVITE_LEAD: &str = "La personne reçoit un lien valable 7 jours.";
/// Field.
pub const EMAIL: &str = "Adresse e-mail";
/// Field.
pub const NAME: &str = "Prénom et nom";
/// Button.
pub const SEND_INVITATION: &str = "Envoyer l’invitation";
/// Button, while it works.
pub const SENDING: &str = "Envoi en cours…";
/// It is done.
pub const INVITED: &str = "L’invitation est partie";
/// Until when.
pub fn works_until(when: &str) -> String {
    format!("Lien valable jusqu’au {when}")
}
/// It is over.
pub const OVER: &str = "expirée";
/// Button.
pub const RESEND: &str = "Renvoyer";
/// The same, for readers.
pub fn resend(email: &str) -> String {
    format!("Renvoyer l’invitation de {email}")
}
/// It is done.
pub const RESENT: &str = "Un nouveau lien est parti. L’ancien ne marche plus.";
/// Button.
pub const REVOKE: &str = "Retirer";
/// The same, for readers.
pub fn revoke(email: &str) -> String {
    format!("Retirer l’invitation de {email}")
}
/// It is done.
pub const REVOKED: &str = "L’invitation est retirée";

/// Heading.
pub const BOOKABLES: &str = "Personnes et salles à réserver";
/// What they are.
pub const BOOKABLES_LEAD: &str = "Chacune a son agenda, avec ou sans compte. Les candidats les voient dans cet ordre.";
/// None.
pub const NO_BOOKABLE: &str = "Personne à réserver pour le moment";
/// What to do.
pub const NO_BOOKABLE_BODY: &str = "Ajoutez une personne ou une salle, puis donnez-lui des horaires.";
/// Disclosure.
pub const ADD: &str = "Ajouter une personne ou une salle";
/// Button.
pub const ADD_IT: &str = "Ajouter";
/// It is done.
pub const ADDED: &str = "C’est ajouté. Donnez-lui maintenant des horaires.";
/// Field.
pub const BOOKABLE_NAME: &str = "Nom";
/// Help.
pub const BOOKABLE_NAME_HELP: &str = "Les candidats voient ce nom.";
/// Field.
pub const SITE: &str = "Site";
/// Everywhere.
pub const EVERY_SITE: &str = "Tous les sites";
/// Field.
pub const PHONE: &str = "Téléphone";
/// Help.
pub const BOOKABLE_EMAIL_HELP: &str = "Reçoit un message à chaque rendez-vous.";
/// It is done.
pub const BOOKABLE_CHANGED: &str = "C’est enregistré";
/// Appointments to come.
pub fn upcoming(n: u32) -> String {
    match n {
        0 => "Aucun rendez-vous à venir".to_owned(),
        1 => "1 rendez-vous à venir".to_owned(),
        n => format!("{n} rendez-vous à venir"),
    }
}
/// Button.
pub const UP: &str = "Monter";
/// The same, for readers.
pub fn up(name: &str) -> String {
    format!("Monter {name}")
}
/// Button.
pub const DOWN: &str = "Descendre";
/// The same, for readers.
pub fn down(name: &str) -> String {
    format!("Descendre {name}")
}
/// It is done.
pub const MOVED: &str = "L’ordre est changé";
/// State.
pub const ASIDE: &str = "mis de côté";
/// Disclosure, and button.
pub const SET_ASIDE: &str = "Mettre de côté";
/// What follows.
pub fn aside_body(n_upcoming: u32) -> String {
    match n_upcoming {
        0 => "Plus aucun créneau ne sera proposé.".to_owned(),
        1 => "Plus aucun créneau ne sera proposé. Le rendez-vous à venir reste.".to_owned(),
        n => format!("Plus aucun créneau ne sera proposé. Les {n} rendez-vous à venir restent."),
    }
}
/// It is done.
pub const SET_ASIDE_DONE: &str = "Plus aucun créneau n’est proposé. Les rendez-vous à venir restent.";
/// Button.
pub const TAKE_BACK: &str = "Reprendre";
/// The same, for readers.
pub fn take_back(name: &str) -> String {
    format!("Reprendre {name}")
}
/// It is done.
pub const TAKEN_BACK: &str = "Les créneaux sont de nouveau proposés";
/// Has an account.
pub fn account_of(name: &str) -> String {
    format!("Compte : {name}")
}
