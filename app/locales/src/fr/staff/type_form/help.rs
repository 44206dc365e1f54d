//! How to answer.

/// Name.
pub const NAME: &str = "Ce que lit le candidat. Par exemple : Premier échange";
/// Video link.
pub const VIDEO_LINK: &str = "Commence par https://. Écrivez {rdv} à l’endroit qui change : chaque rendez-vous a alors sa salle.";
/// Which mode first.
pub const FIRST_MODE: &str = "Les autres restent au choix du candidat.";
/// Advisors.
pub const ADVISORS: &str = "Personne de coché : aucun créneau.";
/// Step.
pub const STEP: &str = "Laissez vide pour une suite sans trou : comme la durée.";
/// Buffers.
pub const BUFFERS: &str = "Pour ranger, noter, changer de salle. Entre deux rendez-vous, le plus long des deux compte.";
/// Notice.
pub const NOTICE: &str = "Avant le début. 0 : jusqu’à la dernière minute.";
/// Cancelling and moving.
pub const CHANGES: &str = "Vaut aussi pour les rendez-vous déjà pris. Passé ce délai, le candidat vous appelle.";
/// Restriction.
pub const RESTRICTION: &str = "Le candidat le lit avant de choisir et avant d’envoyer. 500 caractères au plus.";
/// Questions.
pub const QUESTIONS: &str = "Cinq au plus. Ne demandez que ce qui sert à préparer le rendez-vous.";
/// Choices.
pub const CHOICES: &str = "Une par ligne.";
/// Before.
pub const BEFORE: &str = "Au-dessus des créneaux. 1 000 caractères au plus.";
/// After.
pub const AFTER: &str = "Dans le message de confirmation. 1 000 caractères au plus.";
/// Address.
pub const SLUG: &str = "Laissez vide : elle vient du nom.";
/// Address that is given out.
pub const SLUG_FIXED: &str = "Elle est dans des messages envoyés : elle ne change plus.";
/// Colour.
pub const COLOUR: &str = "Dans l’agenda, à côté du nom.";
/// Trainings that left the catalogue.
pub const UNPUBLISHED: &str = "hors catalogue pour le moment";
