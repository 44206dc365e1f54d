//! A record of the national catalogue as it is received: nothing checked, everything optional.

use core::fmt;

use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

/// Declares the columns once: the struct, and access by the column's name for CSV files and reports.
macro_rules! columns {
    (single { $($(#[$sdoc:meta])* $single:ident),+ $(,)? } list { $($(#[$ldoc:meta])* $list:ident),+ $(,)? }) => {
        /// One record as received. A number, a boolean and a text read alike; null, absent and blank are `None`; fields
        /// that the catalogue has and we do not use are skipped.
        #[derive(Clone, Default, PartialEq, Eq)]
        pub struct RawRecord {
            $($(#[$sdoc])* pub $single: Option<String>,)+
            $($(#[$ldoc])* pub $list: Vec<String>,)+
        }

        impl RawRecord {
            /// The columns that are read, by their names in the file.
            pub const COLUMNS: &'static [&'static str] = &[$(stringify!($single),)+ $(stringify!($list),)+];

            /// Fills a column from a cell of a CSV file. Columns that are not used are skipped.
            pub fn set(&mut self, column: &str, cell: &str) {
                match column {
                    $(stringify!($single) => self.$single = present(cell),)+
                    $(stringify!($list) => self.$list = split_list(cell),)+
                    _ => {}
                }
            }

            /// What was received in a column, for a report; lists are joined by commas.
            pub fn received(&self, column: &str) -> Option<String> {
                match column {
                    $(stringify!($single) => self.$single.clone(),)+
                    $(stringify!($list) => (!self.$list.is_empty()).then(|| self.$list.join(",")),)+
                    _ => None,
                }
            }

            fn take(&mut self, column: &str, value: Received) {
                match column {
                    $(stringify!($single) => self.$single = value.into_single(),)+
                    $(stringify!($list) => self.$list = value.into_list(),)+
                    _ => {}
                }
            }
        }
    };
}

columns! {
    single {
        /// The training key.
        cle_ministere_educatif,
        /// The ministry's diploma code.
        cfd,
        /// The entry in the directory of certifications.
        rncp_code,
        /// The full title.
        intitule_long,
        /// The short title.
        intitule_court,
        /// The kind of diploma.
        diplome,
        /// The level: a digit, then an explanation.
        niveau,
        /// Onisep's page about the training.
        onisep_url,
        /// Parcoursup's number.
        parcoursup_id,
        /// Parcoursup shows the training.
        parcoursup_visible,
        /// Affelnet shows the training.
        affelnet_visible,
        /// Onisep's number of the training at its place.
        id_action_ideo2,
        /// Number of places.
        capacite,
        /// Length in years.
        duree,
        /// The training's addresses, separated by `##`.
        email,
        /// The training's telephone.
        num_tel,
        /// The ministry publishes the record.
        published,
        /// The catalogue shows the record.
        catalogue_published,
        /// Nothing happens on site.
        entierement_a_distance,
        /// Street of the place.
        lieu_formation_adresse,
        /// Postal code of the place.
        code_postal,
        /// Town of the place.
        localite,
        /// INSEE code of the place.
        code_commune_insee,
        /// `latitude,longitude` of the place.
        lieu_formation_geo_coordonnees,
        /// SIRET of the centre.
        etablissement_formateur_siret,
        /// UAI of the centre.
        etablissement_formateur_uai,
        /// Trade name of the centre.
        etablissement_formateur_enseigne,
        /// Legal name of the centre.
        etablissement_formateur_entreprise_raison_sociale,
        /// Street of the centre.
        etablissement_formateur_adresse,
        /// Postal code of the centre.
        etablissement_formateur_code_postal,
        /// Town of the centre.
        etablissement_formateur_localite,
        /// SIRET of the managing body.
        etablissement_gestionnaire_siret,
        /// UAI of the managing body.
        etablissement_gestionnaire_uai,
        /// Legal name of the managing body.
        etablissement_gestionnaire_entreprise_raison_sociale,
        /// Address of the managing body.
        etablissement_gestionnaire_courriel,
        /// What is taught.
        contenu,
        /// What for.
        objectif,
    }
    list {
        /// Job codes.
        rome_codes,
        /// First days.
        date_debut,
        /// Last days.
        date_fin,
    }
}

impl fmt::Debug for RawRecord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RawRecord({})", self.cle_ministere_educatif.as_deref().unwrap_or("no key"))
    }
}

impl<'de> Deserialize<'de> for RawRecord {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Record;
        impl<'de> Visitor<'de> for Record {
            type Value = RawRecord;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a record")
            }

            fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<RawRecord, M::Error> {
                let mut record = RawRecord::default();
                while let Some(column) = map.next_key::<String>()? {
                    if RawRecord::COLUMNS.contains(&column.as_str()) {
                        record.take(&column, map.next_value()?);
                    } else {
                        map.next_value::<IgnoredAny>()?;
                    }
                }
                Ok(record)
            }
        }
        deserializer.deserialize_map(Record)
    }
}

/// A value of any JSON type, as text.
enum Received {
    Nothing,
    One(String),
    Several(Vec<String>),
}

impl Received {
    fn into_single(self) -> Option<String> {
        match self {
            Self::Nothing => None,
            Self::One(text) => present(&text),
            Self::Several(texts) => texts.into_iter().next(),
        }
    }

    fn into_list(self) -> Vec<String> {
        match self {
            Self::Nothing => Vec::new(),
            Self::One(text) => split_list(&text),
            Self::Several(texts) => texts,
        }
    }
}

impl<'de> Deserialize<'de> for Received {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Any;
        impl<'de> Visitor<'de> for Any {
            type Value = Received;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a value")
            }

            fn visit_unit<E>(self) -> Result<Received, E> {
                Ok(Received::Nothing)
            }

            fn visit_bool<E>(self, value: bool) -> Result<Received, E> {
                Ok(Received::One(value.to_string()))
            }

            fn visit_i64<E>(self, value: i64) -> Result<Received, E> {
                Ok(Received::One(value.to_string()))
            }

            fn visit_u64<E>(self, value: u64) -> Result<Received, E> {
                Ok(Received::One(value.to_string()))
            }

            fn visit_f64<E>(self, value: f64) -> Result<Received, E> {
                Ok(Received::One(value.to_string()))
            }

            fn visit_str<E>(self, value: &str) -> Result<Received, E> {
                Ok(Received::One(value.to_owned()))
            }

            fn visit_seq<S: SeqAccess<'de>>(self, mut items: S) -> Result<Received, S::Error> {
                let mut texts = Vec::new();
                while let Some(item) = items.next_element::<Received>()? {
                    texts.extend(item.into_single());
                }
                Ok(Received::Several(texts))
            }

            fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Received, M::Error> {
                while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
                Ok(Received::Nothing)
            }
        }
        deserializer.deserialize_any(Any)
    }
}

fn present(cell: &str) -> Option<String> {
    let cell = cell.trim();
    (!cell.is_empty()).then(|| cell.to_owned())
}

/// A list in one cell: a JSON array of plain texts, or items between commas, semicolons, bars or `##`.
fn split_list(cell: &str) -> Vec<String> {
    let inner = cell.trim().trim_start_matches('[').trim_end_matches(']');
    inner.split([',', ';', '|', '#']).map(|item| item.trim().trim_matches('"')).filter_map(present).collect()
}
