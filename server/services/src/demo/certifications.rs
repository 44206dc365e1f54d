//! What the invented centres teach: certifications that exist, with their public numbers.

/// A certification.
pub(super) struct Certification {
    /// Kind of diploma.
    pub diploma: &'static str,
    /// Title.
    pub title: &'static str,
    /// European level, 3 to 7.
    pub level: u8,
    /// Entry in the directory of certifications.
    pub rncp: &'static str,
    /// Job code.
    pub rome: &'static str,
    /// Length.
    pub years: u8,
}

const fn of(
    (diploma, level, years): (&'static str, u8, u8),
    title: &'static str,
    (rncp, rome): (&'static str, &'static str),
) -> Certification {
    Certification { diploma, title, level, rncp, rome, years }
}

const CAP: (&str, u8, u8) = ("CAP", 3, 2);
const BAC_PRO: (&str, u8, u8) = ("Bac pro", 4, 3);
const BP: (&str, u8, u8) = ("BP", 4, 2);
const BTS: (&str, u8, u8) = ("BTS", 5, 2);
const BUT: (&str, u8, u8) = ("BUT", 6, 3);
const LICENCE: (&str, u8, u8) = ("Licence professionnelle", 6, 1);
const MASTER: (&str, u8, u8) = ("Master", 7, 2);

pub(super) static PATISSIER: Certification = of(CAP, "CAP Pâtissier", ("RNCP35316", "D1104"));
pub(super) static BOULANGER: Certification = of(CAP, "CAP Boulanger", ("RNCP37537", "D1102"));
pub(super) static CHOCOLATIER: Certification = of(CAP, "CAP Chocolatier confiseur", ("RNCP37303", "D1104"));
pub(super) static CUISINE: Certification = of(CAP, "CAP Cuisine", ("RNCP37553", "G1602"));
pub(super) static SERVICE: Certification =
    of(CAP, "CAP Commercialisation et services en hôtel-café-restaurant", ("RNCP31096", "G1803"));
pub(super) static COIFFURE: Certification = of(CAP, "CAP Métiers de la coiffure", ("RNCP34670", "D1202"));
pub(super) static ELECTRICIEN: Certification = of(CAP, "CAP Électricien", ("RNCP30328", "F1602"));
pub(super) static METALLIER: Certification = of(CAP, "CAP Métallier", ("RNCP35700", "H2911"));
pub(super) static PETITE_ENFANCE: Certification = of(CAP, "CAP Accompagnant éducatif petite enfance", ("RNCP28048", "K1303"));
pub(super) static PEINTRE: Certification = of(CAP, "CAP Peintre applicateur de revêtements", ("RNCP35196", "F1606"));
pub(super) static BP_BOULANGER: Certification = of(BP, "BP Boulanger", ("RNCP37491", "D1102"));
pub(super) static BP_CUISINE: Certification = of(BP, "BP Arts de la cuisine", ("RNCP34956", "G1601"));
pub(super) static BP_COIFFURE: Certification = of(BP, "BP Coiffure", ("RNCP12281", "D1202"));
pub(super) static BP_MENUISIER: Certification = of(BP, "BP Menuisier", ("RNCP37238", "F1607"));
pub(super) static BAC_BOULANGER: Certification = of(BAC_PRO, "Bac pro Boulanger-pâtissier", ("RNCP7068", "D1102"));
pub(super) static BAC_VEHICULES: Certification =
    of(BAC_PRO, "Bac pro Maintenance des véhicules, option voitures particulières", ("RNCP19117", "I1604"));
pub(super) static BTS_MCO: Certification = of(BTS, "BTS Management commercial opérationnel", ("RNCP34031", "D1406"));
pub(super) static BTS_NDRC: Certification =
    of(BTS, "BTS Négociation et digitalisation de la relation client", ("RNCP34030", "D1402"));
pub(super) static BTS_COMPTABILITE: Certification = of(BTS, "BTS Comptabilité et gestion", ("RNCP35521", "M1203"));
pub(super) static BTS_PME: Certification = of(BTS, "BTS Gestion de la PME", ("RNCP32360", "M1604"));
pub(super) static BTS_SIO: Certification = of(BTS, "BTS Services informatiques aux organisations", ("RNCP35340", "M1805"));
pub(super) static BTS_ELECTROTECHNIQUE: Certification = of(BTS, "BTS Électrotechnique", ("RNCP35346", "H1504"));
pub(super) static BTS_RESTAURATION: Certification = of(BTS, "BTS Management en hôtellerie restauration", ("RNCP35339", "G1402"));
pub(super) static BTS_SANITAIRE: Certification =
    of(BTS, "BTS Services et prestations des secteurs sanitaire et social", ("RNCP36939", "K1403"));
pub(super) static BUT_GACO: Certification =
    of(BUT, "BUT Gestion administrative et commerciale des organisations", ("RNCP35388", "M1707"));
pub(super) static LICENCE_GRH: Certification = of(LICENCE, "Licence professionnelle Métiers de la GRH", ("RNCP29805", "M1502"));
pub(super) static MASTER_TOURISME: Certification = of(MASTER, "Master Tourisme", ("RNCP34436", "G1403"));
