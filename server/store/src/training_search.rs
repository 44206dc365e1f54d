//! The search among published trainings: words, place, level; by distance, then title.

use crate::{
    db::Engine,
    error::StoreError,
    sql::{Reader, get, values},
};
use domain::ids::TrainingId;
use sea_orm::{QueryResult, Value};

/// Kilometres of one degree of a great circle.
const KM_PER_DEGREE: f64 = 111.195;

/// A circle around a place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Near {
    /// Degrees north.
    pub latitude: f64,
    /// Degrees east.
    pub longitude: f64,
    /// Kilometres.
    pub radius_km: f64,
}

/// What is looked for. Every condition given must hold.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SearchAsk {
    /// Folded words (lower case, no accents), each of which must begin a word of the training.
    pub words: Vec<String>,
    /// Around a place; trainings without coordinates are left out then.
    pub near: Option<Near>,
    /// Code of a département.
    pub departement: Option<String>,
    /// European level.
    pub level: Option<u8>,
    /// How many to skip.
    pub offset: u64,
    /// How many to give.
    pub limit: u64,
}

/// A training found.
#[derive(Clone, Debug, PartialEq)]
pub struct SearchRow {
    /// Which.
    pub id: TrainingId,
    /// Clé ministère éducatif.
    pub key: String,
    /// Long title.
    pub title: String,
    /// Kind of diploma.
    pub diploma: Option<String>,
    /// European level.
    pub level: Option<u8>,
    /// Name of the centre.
    pub centre_name: String,
    /// Address of the centre's page.
    pub centre_slug: String,
    /// Town of the site.
    pub city: String,
    /// Postal code of the site.
    pub postal_code: String,
    /// From the place asked for; `None` when none was.
    pub distance_km: Option<f64>,
    /// Its centre offers a type of appointment for it.
    pub bookable: bool,
}

/// One page of what was found.
#[derive(Clone, Debug, PartialEq)]
pub struct SearchPage {
    /// The page.
    pub rows: Vec<SearchRow>,
    /// How many there are in all.
    pub total: u64,
}

/// One page: by distance when a place is given, then by title, then by id, so that paging is stable.
pub async fn search(reader: Reader<'_>, ask: &SearchAsk) -> Result<SearchPage, StoreError> {
    let filter = Filter::of(reader.engine(), ask, Reach::Radius);
    let total = count(reader, ask, &filter).await?;
    let rows = if total > ask.offset { page(reader, ask, filter, (ask.offset, ask.limit)).await? } else { Vec::new() };
    Ok(SearchPage { rows, total })
}

/// The `limit` nearest that meet the ask apart from its radius; nothing when no place is given.
pub async fn nearest(reader: Reader<'_>, ask: &SearchAsk, limit: u64) -> Result<Vec<SearchRow>, StoreError> {
    let Some(near) = ask.near else { return Ok(Vec::new()) };
    // A circle that holds enough holds the nearest; only when none does is the whole country sorted.
    for times in [4.0, 16.0] {
        let wider = Near { radius_km: near.radius_km * times, ..near };
        let wider = SearchAsk { near: Some(wider), ..ask.clone() };
        let rows = page(reader, &wider, Filter::of(reader.engine(), &wider, Reach::Radius), (0, limit)).await?;
        if rows.len() as u64 == limit {
            return Ok(rows);
        }
    }
    page(reader, ask, Filter::of(reader.engine(), ask, Reach::Anywhere), (0, limit)).await
}

async fn count(reader: Reader<'_>, ask: &SearchAsk, filter: &Filter) -> Result<u64, StoreError> {
    let by_words_alone = ask.near.is_none() && ask.departement.is_none() && ask.level.is_none();
    match (reader.engine(), query(reader.engine(), &ask.words)) {
        // Full text knows it without visiting the trainings: it holds what is published and nothing else.
        (Engine::Sqlite, Some(words)) if by_words_alone => {
            reader.count("SELECT COUNT(*) FROM training_search WHERE training_search MATCH ?", values![words]).await
        }
        (Engine::Sqlite | Engine::Postgres, _) => {
            let sql = format!("SELECT COUNT(*) FROM training t WHERE {}", filter.condition);
            reader.count(&sql, filter.values.clone()).await
        }
    }
}

/// The ids are found in the narrow index; the wide rows are read for one page only.
async fn page(
    reader: Reader<'_>,
    ask: &SearchAsk,
    filter: Filter,
    (offset, limit): (u64, u64),
) -> Result<Vec<SearchRow>, StoreError> {
    let (distance, mut bound) = match ask.near {
        Some(near) => (format!("({SQUARE})"), square(near)),
        None => ("CAST(NULL AS DOUBLE PRECISION)".to_owned(), Vec::new()),
    };
    let order = if ask.near.is_some() { "d2, sort_title, id" } else { "sort_title, id" };
    let sql = format!(
        "SELECT t.id, t.key, t.title, t.diploma, t.level,
             COALESCE(c.own_name, c.name) AS centre_name, c.slug, COALESCE(s.own_city, s.city) AS city,
             COALESCE(s.own_postal_code, s.postal_code) AS postal_code, p.d2, {BOOKABLE} AS bookable
         FROM (SELECT t.id, t.sort_title, {distance} AS d2 FROM training t WHERE {} ORDER BY {order} LIMIT ? OFFSET ?) p
         JOIN training t ON t.id = p.id JOIN training_centre c ON c.id = t.centre_id JOIN site s ON s.id = t.site_id
         ORDER BY {}",
        filter.condition,
        if ask.near.is_some() { "p.d2, p.sort_title, p.id" } else { "p.sort_title, p.id" },
    );
    bound.extend(filter.values);
    bound.extend(values![limit as i64, offset as i64]);
    let rows = reader.all(&sql, bound).await?;
    rows.iter().map(row).collect()
}

/// Some public type of the centre serves the training; asked for the rows of one page only.
const BOOKABLE: &str = "EXISTS (SELECT 1 FROM appointment_type ty
    WHERE ty.centre_id = t.centre_id AND ty.visible AND ty.archived_at IS NULL
          AND (ty.all_trainings OR EXISTS
               (SELECT 1 FROM appointment_type_training tt WHERE tt.type_id = ty.id AND tt.training_id = t.id)))";

/// Square of the distance in kilometres on a plane through the place (equirectangular): right to 0.1 % at such distances.
const SQUARE: &str = "(t.latitude - ?) * ? * (t.latitude - ?) * ? + (t.longitude - ?) * ? * (t.longitude - ?) * ?";

fn square(near: Near) -> Vec<Value> {
    let east = KM_PER_DEGREE * near.latitude.to_radians().cos();
    let north = values![near.latitude, KM_PER_DEGREE];
    let east = values![near.longitude, east];
    [north.clone(), north, east.clone(), east].concat()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Reach {
    Radius,
    Anywhere,
}

struct Filter {
    condition: String,
    values: Vec<Value>,
}

impl Filter {
    fn of(engine: Engine, ask: &SearchAsk, reach: Reach) -> Self {
        let mut filter = Self { condition: "t.published = TRUE".to_owned(), values: Vec::new() };
        if let Some(words) = query(engine, &ask.words) {
            let condition = match engine {
                Engine::Sqlite => "t.id IN (SELECT rowid FROM training_search WHERE training_search MATCH ?)",
                Engine::Postgres => "to_tsvector('simple', t.search_text) @@ to_tsquery('simple', ?)",
            };
            filter.and(condition, values![words]);
        }
        if let Some(departement) = &ask.departement {
            filter.and("t.departement = ?", values![departement.as_str()]);
        }
        if let Some(level) = ask.level {
            filter.and("t.level = ?", values![i32::from(level)]);
        }
        match (ask.near, reach) {
            (Some(near), Reach::Radius) => filter.within(near),
            (Some(_), Reach::Anywhere) => filter.and("t.latitude IS NOT NULL", values![]),
            (None, _) => {}
        }
        filter
    }

    fn and(&mut self, condition: &str, values: Vec<Value>) {
        self.condition.push_str(" AND ");
        self.condition.push_str(condition);
        self.values.extend(values);
    }

    /// A square first, which the index knows, then the circle inside.
    fn within(&mut self, near: Near) {
        let north = near.radius_km / KM_PER_DEGREE;
        let east = north / near.latitude.to_radians().cos().max(0.01);
        self.and(
            "t.latitude BETWEEN ? AND ? AND t.longitude BETWEEN ? AND ?",
            values![near.latitude - north, near.latitude + north, near.longitude - east, near.longitude + east],
        );
        self.and(&format!("{SQUARE} <= ?"), square(near));
        self.values.extend(values![near.radius_km * near.radius_km]);
    }
}

/// Every word as a prefix, all of them required; `None` when there is nothing to look for. Only letters and digits reach
/// the engines' own query languages.
fn query(engine: Engine, words: &[String]) -> Option<String> {
    let words: Vec<&str> =
        words.iter().flat_map(|word| word.split(|c: char| !c.is_alphanumeric())).filter(|word| !word.is_empty()).collect();
    if words.is_empty() {
        return None;
    }
    Some(match engine {
        Engine::Sqlite => words.iter().map(|word| format!("\"{word}\"*")).collect::<Vec<_>>().join(" AND "),
        Engine::Postgres => words.iter().map(|word| format!("{word}:*")).collect::<Vec<_>>().join(" & "),
    })
}

fn row(row: &QueryResult) -> Result<SearchRow, StoreError> {
    Ok(SearchRow {
        id: TrainingId(get(row, "id")?),
        key: get(row, "key")?,
        title: get(row, "title")?,
        diploma: get(row, "diploma")?,
        level: get::<Option<i32>>(row, "level")?.and_then(|level| u8::try_from(level).ok()),
        centre_name: get(row, "centre_name")?,
        centre_slug: get(row, "slug")?,
        city: get(row, "city")?,
        postal_code: get(row, "postal_code")?,
        distance_km: get::<Option<f64>>(row, "d2")?.map(|square| square.max(0.0).sqrt()),
        bookable: get(row, "bookable")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_cannot_speak_the_query_language() {
        let words = ["l'aide".to_owned(), "bts\" OR \"x".to_owned(), "&|!".to_owned()];
        assert_eq!(query(Engine::Sqlite, &words).unwrap(), r#""l"* AND "aide"* AND "bts"* AND "OR"* AND "x"*"#);
        assert_eq!(query(Engine::Postgres, &words).unwrap(), "l:* & aide:* & bts:* & OR:* & x:*");
        assert_eq!(query(Engine::Sqlite, &words[2..]), None);
    }
}
