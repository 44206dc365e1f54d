//! The queue: order, filters, search, counts, views, export.

use crate::house::{House, at};
use contract::{
    agendas::{Agendas, WaitingRequests},
    refusal::Refusal,
    requests::{Care, ChangeViews, QueueFilter, QueueView, RequestAct, Requests, ShowQueue, ViewChange},
    scope::StaffScope,
};
use domain::{
    ids::RequestId,
    life::{RequestState, Stage},
    request::Way,
    staff::Role,
};
use store::{Db, journal};
use testkit::a_member;

async fn page(house: &House, filter: QueueFilter) -> QueueView {
    let ask = ShowQueue { centre: house.slug.clone(), filter, behind: None };
    house.services.queue(&house.manager, ask).await.unwrap()
}

fn ids(view: &QueueView) -> Vec<RequestId> {
    view.lines.iter().map(|line| line.id).collect()
}

async fn who_waits_longest_comes_first_and_what_is_settled_leaves(db: &Db) {
    let house = House::new(db).await;
    let (_, first) = house.asked(Way::Callback, "lina").await;
    let (_, second) = house.asked(Way::Enquiry, "yanis").await;
    let (_, third) = house.asked(Way::Callback, "emma").await;
    let view = page(&house, QueueFilter::default()).await;
    assert_eq!(ids(&view), [first.id, second.id, third.id]);
    assert_eq!((view.counts.callbacks, view.counts.enquiries, view.counts.own), (2, 1, 0));
    house.act(first.id, RequestAct::OtherChannel).await.unwrap();
    let view = page(&house, QueueFilter::default()).await;
    assert_eq!(ids(&view), [second.id, third.id]);
    let settled = page(&house, QueueFilter { stage: Stage::Settled, ..QueueFilter::default() }).await;
    assert_eq!(ids(&settled), [first.id]);
    let all = page(&house, QueueFilter { stage: Stage::Any, ..QueueFilter::default() }).await;
    assert_eq!(ids(&all), [third.id, second.id, first.id], "the latest first");
}

async fn each_filter_finds_its_own_and_no_other(db: &Db) {
    let house = House::new(db).await;
    let (_, call) = house.asked(Way::Callback, "lina").await;
    let (_, write) = house.asked(Way::Enquiry, "yanis").await;
    house.act(write.id, RequestAct::Assign(house.manager.staff)).await.unwrap();
    house.act(call.id, RequestAct::Call(domain::life::Attempt::NoAnswer)).await.unwrap();
    let found = async |filter| ids(&page(&house, filter).await);
    let base = QueueFilter::default;
    assert_eq!(found(QueueFilter { way: Some(Way::Callback), ..base() }).await, [call.id]);
    assert_eq!(found(QueueFilter { stage: Stage::In(RequestState::InProgress), ..base() }).await, [call.id]);
    assert_eq!(found(QueueFilter { care: Care::Mine, ..base() }).await, [write.id]);
    assert_eq!(found(QueueFilter { care: Care::Nobody, ..base() }).await, [call.id]);
    assert_eq!(found(QueueFilter { care: Care::Of(house.manager.staff.unwrap()), ..base() }).await, [write.id]);
    assert_eq!(found(QueueFilter { older_than_days: Some(1), ..base() }).await, []);
    house.clock.set(at(1, 9, 5));
    assert_eq!(found(QueueFilter { older_than_days: Some(1), ..base() }).await, [call.id, write.id]);
}

async fn age_is_counted_in_opening_days_and_late_is_two_of_them(db: &Db) {
    let house = House::new(db).await;
    house.clock.set(at(4, 16, 0));
    let (_, asked) = house.asked(Way::Callback, "friday").await;
    let seen = async |n| {
        let view = page(&house, QueueFilter { older_than_days: Some(n), ..QueueFilter::default() }).await;
        view.lines.first().map(|line| line.is_late)
    };
    for (days, one, two) in [(6, None, None), (7, Some(false), None), (8, Some(true), Some(true))] {
        house.clock.set(at(days, 9, 0));
        assert_eq!((seen(1).await, seen(2).await), (one, two), "{days} days after Monday");
    }
    let today = Agendas::today(&house.services, &house.manager, house.slug.clone()).await.unwrap().requests;
    assert_eq!((today.n, today.n_late, today.oldest.map(|at| at.at)), (1, 1, Some(asked.request.created_at)));
    house.act(asked.id, RequestAct::Call(domain::life::Attempt::Reached)).await.unwrap();
    let today = Agendas::today(&house.services, &house.manager, house.slug.clone()).await.unwrap().requests;
    assert_eq!(today, WaitingRequests::default());
    assert!(!house.seen(asked.id).await.line.is_late, "what is settled never is");
}

async fn words_are_found_without_accents_and_phones_however_they_are_typed(db: &Db) {
    let house = House::new(db).await;
    house.asked(Way::Callback, "lina").await;
    let (_, yanis) = house.asked(Way::Callback, "yanis").await;
    let found = async |text: &str| ids(&page(&house, QueueFilter { text: text.to_owned(), ..QueueFilter::default() }).await);
    assert_eq!(found("YÂNIS@example").await, [yanis.id]);
    assert_eq!(found("kaci 06 39 98").await.len(), 2);
    assert_eq!(found("+33 6 39 98 12 34").await.len(), 2);
    assert_eq!(found("%").await.len(), 2, "no pattern: nothing is looked for");
    assert_eq!(found("yanis_").await, [yanis.id]);
    assert_eq!(found("inconnue").await, []);
}

async fn pages_follow_each_other_without_a_gap_while_new_ones_come(db: &Db) {
    let house = House::with_limits(db, crowd()).await;
    let mut expected = Vec::new();
    for n in 0..60 {
        expected.push(house.asked(Way::Enquiry, &format!("person{n}")).await.1.id);
    }
    let first = page(&house, QueueFilter::default()).await;
    assert_eq!(first.lines.len(), 50);
    house.asked(Way::Enquiry, "late").await;
    let ask = ShowQueue { centre: house.slug.clone(), filter: QueueFilter::default(), behind: first.next };
    let second = house.services.queue(&house.manager, ask).await.unwrap();
    let both: Vec<_> = [ids(&first), ids(&second)].concat();
    assert_eq!(both[..60], expected);
    assert_eq!((both.len(), second.next), (61, None));
}

fn crowd() -> services::Limits {
    services::Limits { creations_per_phone_day: 1000, ..services::Limits::default() }
}

async fn another_centre_sees_none_of_it(db: &Db) {
    let house = House::new(db).await;
    let (_, row) = house.asked(Way::Enquiry, "lina").await;
    let other = house.neighbour().await;
    assert!(page(&other, QueueFilter { stage: Stage::Any, ..QueueFilter::default() }).await.lines.is_empty());
    let shown = other.services.request(&other.manager, other.which(row.id)).await;
    assert_eq!(shown.err(), Some(Refusal::NotFound));
    let shown = other.services.request(&other.manager, house.which(row.id)).await;
    assert_eq!(shown.err(), Some(Refusal::NotFound));
}

async fn a_view_is_kept_for_oneself_and_written_over_by_its_name(db: &Db) {
    let house = House::new(db).await;
    let change = async |who: &StaffScope, change| {
        house.services.change_views(who, ChangeViews { centre: house.slug.clone(), change }).await
    };
    let keep = |query: &str| ViewChange::Keep { name: " Les miennes ".into(), query: query.into() };
    change(&house.manager, keep("suivi=moi")).await.unwrap();
    let views = change(&house.manager, keep("suivi=moi&voie=callback")).await.unwrap();
    let seen: Vec<_> = views.iter().map(|view| (view.name.as_str(), view.query.as_str())).collect();
    assert_eq!(seen, [("Les miennes", "suivi=moi&voie=callback")]);
    let colleague = a_member(db, house.scene.centre, Role::Reception, None).await;
    assert_eq!(change(&colleague, ViewChange::Forget(views[0].id)).await, Err(Refusal::NotFound), "another's");
    assert_eq!(change(&house.manager, ViewChange::Forget(views[0].id)).await, Ok(Vec::new()));
}

async fn who_looks_and_who_exports_is_in_the_journal(db: &Db) {
    let house = House::new(db).await;
    let (_, row) = house.asked(Way::Enquiry, "lina").await;
    page(&house, QueueFilter::default()).await;
    house.seen(row.id).await;
    let table = house.services.export(&house.manager, house.slug.clone(), QueueFilter::default()).await.unwrap();
    assert_eq!((table.rows.len(), table.rows[0].len()), (1, table.columns.len()));
    let lines = journal::list(db.read(), house.scene.centre, 10).await.unwrap();
    let acts: Vec<_> = lines.iter().map(|line| (line.act.as_str(), line.n_persons)).collect();
    assert_eq!(acts, [("requests_exported", 1), ("request_seen", 1), ("queue_seen", 1)]);
    let reception = a_member(db, house.scene.centre, Role::Reception, None).await;
    let refused = house.services.export(&reception, house.slug.clone(), QueueFilter::default()).await;
    assert_eq!(refused.err(), Some(Refusal::Forbidden));
}

testkit::on_both_engines!(
    age_is_counted_in_opening_days_and_late_is_two_of_them,
    who_waits_longest_comes_first_and_what_is_settled_leaves,
    each_filter_finds_its_own_and_no_other,
    words_are_found_without_accents_and_phones_however_they_are_typed,
    pages_follow_each_other_without_a_gap_while_new_ones_come,
    another_centre_sees_none_of_it,
    a_view_is_kept_for_oneself_and_written_over_by_its_name,
    who_looks_and_who_exports_is_in_the_journal,
);
