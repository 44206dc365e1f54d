//! What tests arrange with: fresh databases on both engines, a fixed clock, seeded chance, builders.
//!
//! A test states only what matters: `NewType { slug: "visite".into(), ..a_type(centre) }`. The PostgreSQL half of a test
//! needs `TEST_POSTGRES_URL`, the address of a server on which databases may be created; without it the test fails.

#![expect(clippy::expect_used, clippy::missing_panics_doc, reason = "a test that cannot be arranged must stop, saying why")]

pub mod audit;
pub mod builders;
pub mod clock;
pub mod cluster;
pub mod database;
pub mod disk;
pub mod everything;
pub mod scene;
pub mod schema;
pub mod staff;
pub mod years;

pub use audit::{Audit, audit};
pub use builders::{NOW, a_centre, a_request, a_site, a_staged_training, a_type, an_advisor, weekly};
pub use clock::{FixedClock, SeededRandom};
pub use cluster::Cluster;
pub use database::TestDb;
pub use everything::everything;
pub use scene::Scene;
pub use staff::{a_member, signed_in};
pub use years::Years;

/// Makes of each `async fn rule(db: &Db)` two tests, one on each engine, each with a fresh, migrated database.
#[macro_export]
macro_rules! on_both_engines {
    ($($rule:ident),+ $(,)?) => {$(
        mod $rule {
            #[tokio::test]
            async fn on_sqlite() {
                let test = $crate::TestDb::sqlite().await;
                super::$rule(&test.db).await;
            }

            #[tokio::test]
            async fn on_postgres() {
                let test = $crate::TestDb::postgres().await;
                super::$rule(&test.db).await;
            }
        }
    )+};
}
