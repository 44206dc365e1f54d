//! The notice on personal data and the accessibility statement.

/// A titled list of sentences.
#[derive(Clone, Copy, Debug)]
pub struct Part {
    /// Title.
    pub title: &'static str,
    /// Sentences.
    pub lines: &'static [&'static str],
}

/// Personal data (articles 13 and 14 of the GDPR, in plain words).
pub mod privacy {
    use super::Part;

    /// Title.
    pub const TITLE: &str = "Vos données personnelles";
    /// Lead.
    pub const LEAD: &str = "Ce que nous gardons, pourquoi, combien de temps, et vos droits.";
    /// Above the link to [`crate::fr::own_requests`].
    pub const ACT: &str = "Voir, télécharger ou effacer vos données";
    /// What the link does.
    pub const ACT_BODY: &str = "Donnez votre adresse e-mail : nous vous envoyons vos liens.";
    /// Parts.
    pub const PARTS: &[Part] = &[
        Part {
            title: "Qui est responsable",
            lines: &[
                "Le CFA à qui vous écrivez est responsable de votre demande.",
                "L’organisme qui fait fonctionner ce site la garde et l’envoie pour le CFA.",
                "Chaque CFA ne voit que les demandes qui lui sont faites.",
            ],
        },
        Part {
            title: "Ce que nous gardons",
            lines: &[
                "Le prénom et le nom de la personne qui cherche une formation.",
                "Son adresse e-mail, et son téléphone si elle le donne.",
                "Les sujets choisis, les messages et les réponses aux questions du CFA.",
                "Si un professionnel fait la demande : son nom et son adresse e-mail.",
                "La formation, l’heure choisie, le site d’où vous venez, et si vous êtes venu.",
                "Ce qui s’est passé : demande, déplacement, annulation, réponse. Le CFA peut ajouter une note.",
                "Nous ne demandons pas la date de naissance.",
            ],
        },
        Part {
            title: "Pourquoi",
            lines: &[
                "Pour que le CFA vous reçoive et vous réponde : c’est nécessaire pour donner suite à votre demande.",
                "Pour vous envoyer la confirmation, les rappels et vos liens.",
                "Pour limiter les abus : votre adresse réseau, votre e-mail et votre téléphone servent à compter les demandes. \
                 Ils sont brouillés, et oubliés en trois jours au plus.",
                "Vos données ne sont ni vendues, ni utilisées pour de la publicité.",
            ],
        },
        Part {
            title: "Qui les lit",
            lines: &[
                "Les personnes du CFA qui répondent aux demandes.",
                "L’équipe qui fait fonctionner ce service, seulement pour le dépanner.",
                "Personne ne voit les autres candidats.",
            ],
        },
        Part {
            title: "Comment partent les messages",
            lines: &[
                "Les e-mails partent par le serveur d’envoi de l’organisme qui fait fonctionner ce site.",
                "Le CFA reçoit votre demande par e-mail, avec votre nom et vos coordonnées.",
                "Si des SMS sont envoyés, un opérateur de téléphonie reçoit votre numéro et le texte.",
                "Aucun message ne contient d’image qui vous suit.",
            ],
        },
        Part {
            title: "Combien de temps",
            lines: &[
                "24 mois après la fin de votre demande : le rendez-vous, ou le dernier échange. Puis tout est effacé.",
                "Il reste une ligne de statistique : le mois, le CFA, la formation. Rien ne vous désigne.",
                "Le lien de suivi marche jusqu’à 60 jours après le rendez-vous.",
                "Un créneau gardé sans être réservé est oublié en deux jours au plus.",
                "Les comptes des CFA qui ne servent plus sont supprimés après 24 mois.",
            ],
        },
        Part {
            title: "Sur votre appareil",
            lines: &[
                "Ce site ne dépose pas de cookie pour les candidats, et ne vous suit pas.",
                "Ce que vous écrivez reste dans l’onglet, pour ne rien perdre. Fermer l’onglet l’efface.",
            ],
        },
        Part {
            title: "Vos droits",
            lines: &[
                "Vous pouvez voir et télécharger vos données, et les faire effacer vous-même, tout de suite.",
                "Vous pouvez faire corriger une erreur, vous opposer à l’usage de vos données ou le faire limiter.",
                "Pour cela, répondez au message de confirmation : votre réponse arrive au CFA.",
                "Si la réponse ne vient pas, vous pouvez saisir la CNIL : www.cnil.fr.",
                "Si vous avez moins de 15 ans, un parent peut le faire avec vous.",
            ],
        },
    ];
}

/// Accessibility (RGAA: what is done, what is not, whom to ask).
pub mod accessibility {
    use super::Part;

    /// Title.
    pub const TITLE: &str = "Accessibilité";
    /// Lead.
    pub const LEAD: &str = "Ce service vise le niveau AA des règles WCAG 2.2 et du RGAA 4.1.";
    /// Parts.
    pub const PARTS: &[Part] = &[
        Part {
            title: "Ce qui est fait",
            lines: &[
                "Toutes les pages marchent sans JavaScript et au clavier seul.",
                "Les textes et les commandes ont un contraste suffisant, en clair comme en sombre.",
                "Les erreurs sont dites en mots, près du champ et en haut du formulaire.",
                "La police a été dessinée pour les personnes qui voient mal.",
                "Les animations s’arrêtent si votre appareil le demande.",
                "Chaque page est vérifiée par un outil automatique à chaque changement.",
            ],
        },
        Part {
            title: "Ce qui n’est pas encore fait",
            lines: &[
                "Aucun audit par un organisme extérieur n’a eu lieu.",
                "Les essais avec des lecteurs d’écran restent à compléter.",
                "Les cartes s’ouvrent sur un autre site, qui peut être moins accessible.",
            ],
        },
        Part {
            title: "Un problème ?",
            lines: &[
                "Appelez le CFA : son téléphone est sur sa page. Il peut prendre le rendez-vous avec vous.",
                "Vous pouvez aussi répondre à l’un de nos messages.",
                "Sans réponse, vous pouvez saisir le Défenseur des droits : www.defenseurdesdroits.fr.",
            ],
        },
    ];
}
