//! What goes wrong under the product: the file is locked by another program, the disk is full, the clock goes back.

use crate::house::{House, at, scope};
use contract::{
    booking::{Booking, HoldSlot, ShowDesk},
    manage::Managing,
    refusal::Refusal,
};
use services::Limits;
use std::time::Duration;
use store::{Db, DbOptions, StoreError, settings};
use testkit::TestDb;
use tokio::sync::oneshot;

/// The same file through a program that is not patient.
async fn impatient(test: &TestDb) -> Db {
    let options = DbOptions { busy_timeout: Duration::from_millis(50), ..DbOptions::default() };
    Db::connect(&test.url, options).await.unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_locked_file_is_said_to_be_unavailable_and_works_again_afterwards() {
    let test = TestDb::sqlite().await;
    let house = House::new(&test.db).await;
    let ours = House::process(&impatient(&test).await, &house.clock, Limits::default(), 2);
    let (locked, is_locked) = oneshot::channel();
    let (let_go, may_end) = oneshot::channel::<()>();
    let other = test.again().await;
    let both = std::sync::Mutex::new(Some((locked, may_end)));
    let holder = tokio::spawn(async move {
        other
            .write(|tx| {
                let both = both.lock().unwrap().take();
                async move {
                    settings::put(&tx, "lock", "held").await?;
                    if let Some((locked, may_end)) = both {
                        locked.send(()).unwrap();
                        may_end.await.unwrap();
                    }
                    Ok::<(), StoreError>(())
                }
            })
            .await
    });
    is_locked.await.unwrap();
    let target = house.target();
    let wish = || HoldSlot { target: target.clone(), referrer: None, mode: None, starts_at: at(1, 10, 0), visitor: None };
    let visitor = scope("v");
    let (refused, shown) = tokio::join!(ours.hold_slot(&visitor, wish()), ours.show_desk(&visitor, desk(&house)));
    assert_eq!(refused.unwrap_err(), Refusal::Unavailable);
    assert!(shown.is_ok(), "reading goes on meanwhile");
    let_go.send(()).unwrap();
    holder.await.unwrap().unwrap();
    ours.hold_slot(&visitor, wish()).await.expect("the lock is gone");
}

fn desk(house: &House) -> ShowDesk {
    ShowDesk { target: house.target(), referrer: None, mode: None, month: None, day: None }
}

async fn a_clock_that_goes_back_doubles_nothing_and_loses_nothing(db: &Db) {
    let house = House::new(db).await;
    let first = house.hold(at(2, 10, 0)).await.unwrap();
    house.clock.advance_seconds(-3600);
    assert!(house.hold(at(2, 10, 0)).await.is_err(), "still held");
    let early = house.book(&first, "lina").await;
    assert!(early.is_err(), "a ticket from the future is not ours: {early:?}");
    house.clock.advance_seconds(3600);
    let token = house.book(&first, "lina").await.unwrap().manage_token;
    house.clock.advance_seconds(-3600);
    let view = house.services.show(&scope("v"), token).await.unwrap().appointment().unwrap();
    assert_eq!(view.slot.starts.at, at(2, 10, 0));
    assert!(house.hold(at(2, 10, 0)).await.is_err(), "taken whatever the clock says");
    assert_eq!(house.appointments().await.len(), 1);
}

testkit::on_both_engines!(a_clock_that_goes_back_doubles_nothing_and_loses_nothing);
