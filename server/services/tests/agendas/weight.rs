//! A week of a thousand appointments: few statements, few bytes.

use crate::{house::at, office::Office};
use contract::agendas::{AgendaPart, Agendas, ShowAgenda};
use domain::{
    ids::AdvisorId,
    span::Span,
    time::{Interval, Timestamp},
};
use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};
use store::{
    Db, advisors,
    appointments::{self, NewAppointment},
    busy::Overlap,
    requests,
};
use testkit::{a_request, an_advisor, weekly};

/// Ten advisors, five days, twenty appointments a day each.
async fn busy_week(office: &Office, db: &Db) {
    let scene = office.house.scene;
    db.write(|tx| async move {
        for _ in 0..10 {
            let advisor: AdvisorId = advisors::insert(&tx, &an_advisor(scene.centre)).await?;
            advisors::insert_availability(&tx, &weekly(advisor, "08:00", "18:00")).await?;
            for day in 0..5 {
                for rank in 0..20 {
                    let request = requests::insert(&tx, &a_request(scene.centre)).await?;
                    let start: Timestamp = at(day, 8, rank * 30);
                    let new: NewAppointment = scene.appointment(request, Interval::lasting(start, 1800));
                    appointments::insert(&tx, &new, &[advisor], Overlap::Refused).await?;
                }
            }
        }
        Ok::<_, store::StoreError>(())
    })
    .await
    .unwrap();
}

/// Statements that a week's page asks, whatever it holds.
const MOST_STATEMENTS: usize = 16;

async fn a_thousand_appointments_are_few_statements_and_less_than_sixty_bytes_each(db: &Db) {
    let asked = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&asked);
    let db = db.clone().with_statements_told(move || {
        counted.fetch_add(1, Ordering::SeqCst);
    });
    let office = Office::new(&db).await;
    busy_week(&office, &db).await;
    let ask = ShowAgenda { centre: office.house.centre_slug.clone(), span: Span::Week, ..ShowAgenda::default() };
    asked.store(0, Ordering::SeqCst);
    let view = office.house.services.show_page(&office.manager, ask).await.unwrap();
    let n_statements = asked.load(Ordering::SeqCst);
    let AgendaPart::Each { entries, .. } = &view.part else { panic!("a week") };
    assert_eq!(entries.len(), 1000);
    assert!((1..=MOST_STATEMENTS).contains(&n_statements), "{n_statements} statements");
    let bytes = postcard::to_allocvec(&view).unwrap().len();
    assert!(bytes < 60_000, "{bytes} bytes");
}

testkit::on_both_engines!(a_thousand_appointments_are_few_statements_and_less_than_sixty_bytes_each);
