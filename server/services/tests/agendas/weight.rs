//! A week of a thousand appointments: few statements, few bytes.

use crate::{house::at, office::Office};
use contract::agendas::{AgendaPart, Agendas, ShowAgenda};
use domain::{
    ids::AdvisorId,
    span::Span,
    time::{Interval, Timestamp},
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

async fn a_thousand_appointments_weigh_less_than_sixty_bytes_each(db: &Db) {
    let office = Office::new(db).await;
    busy_week(&office, db).await;
    let ask = ShowAgenda { centre: office.house.centre_slug.clone(), span: Span::Week, ..ShowAgenda::default() };
    let view = office.house.services.show_page(&office.manager, ask.clone()).await.unwrap();
    let AgendaPart::Each { entries, .. } = &view.part else { panic!("a week") };
    assert_eq!(entries.len(), 1000);
    let bytes = postcard::to_allocvec(&view).unwrap().len();
    assert!(bytes < 60_000, "{bytes} bytes");
    let begun = std::time::Instant::now();
    for _ in 0..20 {
        office.house.services.show_page(&office.manager, ask.clone()).await.unwrap();
    }
    let each = begun.elapsed() / 20;
    // Said by `--no-capture`; the bound only keeps a query per row away from a slow machine.
    println!("{:?}: {bytes} bytes, {each:?} a page", db.engine());
    assert!(each < std::time::Duration::from_millis(500), "{each:?}");
}

testkit::on_both_engines!(a_thousand_appointments_weigh_less_than_sixty_bytes_each);
