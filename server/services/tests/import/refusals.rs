//! When a file is refused whole, and that the catalogue is then as it was.

use crate::house::{import, json_file, record, services, training, try_import, with};
use domain::catalogue::Verdict;
use serde_json::Value;
use services::importing::{ImportFault, ImportRefusal, MissingGuard};
use std::io::{self, Read};
use store::{Db, StoreError, imports};
use testkit::{NOW, a_staged_training};

testkit::on_both_engines!(
    a_file_that_cannot_be_read_whole_changes_nothing,
    more_than_a_fifth_missing_is_refused_until_somebody_insists,
    a_file_whose_reading_fails_is_a_fault_and_changes_nothing,
    what_a_crash_left_staged_is_dropped_by_the_next_import,
    a_record_without_an_end_does_not_fill_the_memory,
);

async fn a_file_that_cannot_be_read_whole_changes_nothing(db: &Db) {
    let services = services(db);
    import(&services, json_file(&[record(1)])).await;
    let whole = json_file(&[record(1), record(2)]);
    let broken_off = &whole[..whole.len() - 1];
    let cases: [(&[u8], &str); 9] = [
        (b"", "empty"),
        (b" \n ", "empty"),
        (b"[]", "empty"),
        (b"{}", "unreadable"),
        (b"no catalogue\nat all", "unreadable"),
        (broken_off.as_bytes(), "unreadable"),
        (b"[] []", "unreadable"),
        (b"cle_ministere_educatif,localite\n\xff\xfe,x", "unreadable"),
        (b"[{\"niveau\": 3}, 12]", "nothing_usable"),
    ];
    for (file, code) in cases {
        let outcome = import(&services, file).await;
        assert_eq!(outcome.refusal.map(ImportRefusal::code), Some(code), "{}", String::from_utf8_lossy(file));
        assert_eq!(imports::count_published(db.read()).await.unwrap(), 1);
        assert!(training(db, 2).await.is_none());
    }
    let stored = imports::list(db.read(), 1).await.unwrap();
    assert_eq!(stored[0].refusal.as_deref(), Some("nothing_usable"), "the history keeps the reason");
}

async fn more_than_a_fifth_missing_is_refused_until_somebody_insists(db: &Db) {
    let services = services(db);
    let all: Vec<Value> = (1..=10).map(record).collect();
    import(&services, json_file(&all)).await;
    assert_eq!(import(&services, json_file(&all[..8])).await.refusal, None, "a fifth is not more than a fifth");
    import(&services, json_file(&all)).await;
    let refused = import(&services, json_file(&all[..7])).await;
    assert_eq!(refused.refusal, Some(ImportRefusal::TooManyMissing { missing: 3, published: 10 }));
    assert_eq!(imports::count_published(db.read()).await.unwrap(), 10);
    let insisted = try_import(&services, json_file(&all[..7]), MissingGuard::Lifted).await.unwrap();
    assert_eq!((insisted.refusal, insisted.count(Verdict::Unpublished)), (None, 3));
}

struct Failing(io::Cursor<Vec<u8>>);

impl Read for Failing {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self.0.read(buffer)? {
            0 => Err(io::ErrorKind::ConnectionReset.into()),
            n => Ok(n),
        }
    }
}

async fn a_file_whose_reading_fails_is_a_fault_and_changes_nothing(db: &Db) {
    let services = services(db);
    import(&services, json_file(&[record(1)])).await;
    let ask = services::importing::ImportCatalogue { source: "test".to_owned(), guard: MissingGuard::Lifted };
    let input = Failing(io::Cursor::new(format!("[{},", record(2)).into_bytes()));
    let fault = services.import_catalogue(ask, input, |_| {}).await;
    assert!(matches!(fault, Err(ImportFault::Input(_))), "{fault:?}");
    assert!(training(db, 1).await.is_some() && training(db, 2).await.is_none());
}

async fn what_a_crash_left_staged_is_dropped_by_the_next_import(db: &Db) {
    let services = services(db);
    import(&services, json_file(&[record(1)])).await;
    let stray = [a_staged_training("stray")];
    let stray = &stray;
    let abandoned = db
        .write(|tx| async move {
            let id = imports::insert(&tx, "crashed", NOW).await?;
            imports::stage(&tx, id, stray).await?;
            Ok::<_, StoreError>(id)
        })
        .await
        .unwrap();
    assert_eq!(imports::count_published(db.read()).await.unwrap(), 1, "staged is not published");
    let outcome = import(&services, json_file(&[record(1), record(2)])).await;
    assert_eq!((outcome.count(Verdict::Unchanged), outcome.count(Verdict::Created)), (1, 1));
    assert_eq!(imports::count_staged(db.read(), abandoned).await.unwrap(), 0);
    assert_eq!(imports::count_published(db.read()).await.unwrap(), 2);
}

async fn a_record_without_an_end_does_not_fill_the_memory(db: &Db) {
    let services = services(db);
    let endless = with(1, "contenu", "x".repeat(5 << 20));
    let outcome = import(&services, json_file(&[endless, record(2)])).await;
    assert_eq!(outcome.refusal.map(ImportRefusal::code), Some("unreadable"));
}
