//! What an agenda shows and notes, in SQL: its filters, its hours in the centre's words, who came.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use domain::{
    agenda::CivilSpan,
    appointment::{AppointmentState, Mode, Party},
    attendance::Standing,
    ids::{AdvisorId, AppointmentId, SiteId},
    time::{Interval, NaiveDate, NaiveTime, Tz},
};
use store::{
    Constraint, Db, StoreError, advisors,
    agenda_hours::{self, HoursAsk},
    agenda_names,
    agenda_views::{self, Shown, TakenBy, Which},
    appointments::{self, Move},
    attendance, attention,
    busy::{self, Buffers, BusySource, Overlap},
    sites, types,
};
use testkit::{NOW, Scene, a_site, a_type, an_advisor, weekly};

fn shown(scene: Scene) -> Shown {
    let within = Interval::new(NOW.plus_minutes(-1440), NOW.plus_minutes(14 * 1440));
    Shown { centre: scene.centre, advisors: None, site: None, within, which: Which::Standing }
}

async fn ids(db: &Db, shown: &Shown) -> Vec<AppointmentId> {
    agenda_views::list_entries(db.read(), shown, 100).await.unwrap().into_iter().map(|row| row.id).collect()
}

async fn settle(db: &Db, id: AppointmentId, sequence: i32, state: AppointmentState) {
    let changed = db.write(|tx| async move { appointments::update_state(&tx, (id, sequence), state, None, NOW).await }).await;
    assert!(changed.unwrap());
}

async fn another_centre_s_appointments_are_not_listed(db: &Db) {
    let (own, other) = (Scene::new(db).await, Scene::new(db).await);
    let mine = own.book(db, Scene::slot(1, 30)).await.unwrap();
    other.book(db, Scene::slot(1, 30)).await.unwrap();
    assert_eq!(ids(db, &shown(own)).await, [mine]);
    assert_eq!(agenda_views::pulse(db.read(), &shown(own)).await.unwrap().n, 1);
    assert_eq!(agenda_views::find_entry(db.read(), other.centre, mine).await.unwrap(), None);
    assert_eq!(agenda_names::list_names(db.read(), other.centre, &[mine]).await.unwrap(), []);
    let found = agenda_views::list_intervals(db.read(), other.centre, shown(own).within).await.unwrap();
    assert_eq!(found.len(), 1);
}

async fn a_filter_leaves_the_rest_out(db: &Db) {
    let scene = Scene::new(db).await;
    let first = scene.book(db, Scene::slot(1, 30)).await.unwrap();
    let off = scene.book(db, Scene::slot(2, 30)).await.unwrap();
    settle(db, off, 0, AppointmentState::Cancelled { by: Party::Centre, at: NOW }).await;
    assert_eq!(ids(db, &shown(scene)).await, [first]);
    assert_eq!(ids(db, &Shown { which: Which::All, ..shown(scene) }).await, [first, off]);
    assert_eq!(ids(db, &Shown { which: Which::Pending, ..shown(scene) }).await, []);
    let nobody = Shown { advisors: Some(vec![AdvisorId(scene.advisor.0 + 100)]), ..shown(scene) };
    assert_eq!(ids(db, &nobody).await, []);
    assert_eq!(ids(db, &Shown { advisors: Some(Vec::new()), ..shown(scene) }).await, [], "nobody's is not everybody's");
    assert_eq!(ids(db, &Shown { advisors: Some(vec![scene.advisor]), ..shown(scene) }).await, [first]);
    assert_eq!(ids(db, &Shown { site: Some(SiteId(1)), ..shown(scene) }).await, []);
    let touching = Interval::new(Scene::slot(1, 30).end, Scene::slot(1, 30).end.plus_minutes(60));
    assert_eq!(ids(db, &Shown { within: touching, ..shown(scene) }).await, [], "an end is not inside");
}

async fn an_entry_names_who_comes_and_who_receives(db: &Db) {
    let scene = Scene::new(db).await;
    let id = scene.book(db, Scene::slot(1, 45)).await.unwrap();
    let row = agenda_views::find_entry(db.read(), scene.centre, id).await.unwrap().unwrap();
    assert_eq!((row.first_name.as_str(), row.last_name.as_str()), ("Léa", "Martin"));
    assert_eq!((row.advisors, row.interval, row.standing), (vec![scene.advisor], Scene::slot(1, 45), Standing::Booked));
    let arrived = db.write(|tx| async move { attendance::update_arrival(&tx, (id, 0), Some(NOW), NOW).await }).await;
    assert!(arrived.unwrap());
    let row = agenda_views::find_entry(db.read(), scene.centre, id).await.unwrap().unwrap();
    assert_eq!((row.standing, row.sequence), (Standing::Arrived, 0));
}

async fn what_else_takes_time_is_listed_without_appointments_and_expired_holds(db: &Db) {
    let scene = Scene::new(db).await;
    scene.book(db, Scene::slot(1, 30)).await.unwrap();
    let advisor = scene.advisor;
    db.write(|tx| async move {
        let sources = [(BusySource::External, 3), (BusySource::Session, 5)];
        for (source, hours) in sources {
            busy::insert(&tx, &[advisor], Scene::slot(hours, 30), (source, Buffers::default(), Overlap::Refused)).await?;
        }
        Ok::<_, StoreError>(())
    })
    .await
    .unwrap();
    let within = shown(scene).within;
    let taken = agenda_views::list_taken(db.read(), &[advisor], within, NOW).await.unwrap();
    assert_eq!(taken.iter().map(|row| row.by).collect::<Vec<_>>(), [TakenBy::External, TakenBy::Session]);
    assert_eq!(agenda_views::count_taken(db.read(), &[advisor], within, NOW).await.unwrap(), 2);
    assert_eq!(agenda_views::list_taken(db.read(), &[], within, NOW).await.unwrap(), []);
}

async fn hours_come_with_the_centre_s_own_words_and_only_those_that_serve(db: &Db) {
    let scene = Scene::new(db).await;
    let day = NaiveDate::from_ymd_opt(2027, 3, 4).unwrap();
    let span = CivilSpan { from: day.and_time(NaiveTime::MIN), until: day.succ_opt().unwrap().and_time(NaiveTime::MIN) };
    let site = db
        .write(|tx| async move {
            let site = sites::insert(&tx, &a_site(scene.centre)).await?;
            advisors::insert_closure(&tx, scene.centre, None, span, "Conseil de classe").await?;
            advisors::insert_closure(&tx, scene.centre, Some(site), span, "Travaux").await?;
            advisors::insert_absence(&tx, scene.advisor, span, "Jury").await?;
            let elsewhere = advisors::NewAvailability { site: Some(site), ..weekly(scene.advisor, "18:00", "19:00") };
            advisors::insert_availability(&tx, &elsewhere).await?;
            Ok::<_, StoreError>(site)
        })
        .await
        .unwrap();
    let ask = HoursAsk {
        centre: scene.centre,
        place: (Tz::Europe__Paris, domain::holidays::Territory::Metropole),
        advisors: &[scene.advisor],
        site: None,
        serving: None,
        from: day,
    };
    let hours = agenda_hours::load(db.read(), &ask).await.unwrap();
    assert_eq!(hours.closures, [(span, "Conseil de classe".to_owned())]);
    assert_eq!(hours.absences, [(scene.advisor, span, "Jury".to_owned())]);
    assert_eq!(hours.agenda.advisors[0].weekly.len(), 2, "of every site where none is asked for");
    let at_site = agenda_hours::load(db.read(), &HoursAsk { site: Some(site), ..ask }).await.unwrap();
    assert_eq!(at_site.closures.len(), 2);
    let other = SiteId(site.0 + 1);
    assert_eq!(
        agenda_hours::load(db.read(), &HoursAsk { site: Some(other), ..ask }).await.unwrap().agenda.advisors[0].weekly.len(),
        1
    );
    let later = HoursAsk { from: day.succ_opt().unwrap(), ..ask };
    assert_eq!(agenda_hours::load(db.read(), &later).await.unwrap().closures, [], "what ended before is left out");
}

async fn the_centre_s_move_counts_for_nobody_and_forgets_who_had_arrived(db: &Db) {
    let scene = Scene::new(db).await;
    let id = scene.book(db, Scene::slot(1, 30)).await.unwrap();
    let to = Move {
        interval: Scene::slot(4, 60),
        site: None,
        mode: Mode::Phone,
        state: AppointmentState::Booked,
        advisors: vec![scene.advisor],
        overlap: Overlap::Forced,
        by: Party::Centre,
    };
    let to = &to;
    db.write(|tx| async move {
        attendance::update_arrival(&tx, (id, 0), Some(NOW), NOW).await?;
        appointments::update_time(&tx, (id, 0), to, NOW).await
    })
    .await
    .unwrap();
    let row = appointments::find(db.read(), scene.centre, id).await.unwrap().unwrap();
    let noted = attendance::find(db.read(), id).await.unwrap();
    assert_eq!((row.n_moves, row.sequence, noted.arrived_at, noted.forced), (0, 1, None, true));
}

async fn reopening_takes_the_time_again_or_conflicts(db: &Db) {
    let scene = Scene::new(db).await;
    let id = scene.book(db, Scene::slot(1, 30)).await.unwrap();
    settle(db, id, 0, AppointmentState::NoShow { at: NOW }).await;
    scene.book(db, Scene::slot(1, 30)).await.unwrap();
    let reopen = async |overlap| {
        db.write(|tx| async move { attendance::reopen(&tx, (id, 1), (&[scene.advisor], overlap), NOW).await }).await
    };
    assert_eq!(reopen(Overlap::Refused).await.unwrap_err().constraint(), Some(Constraint::BusyOverlap));
    assert!(reopen(Overlap::Forced).await.unwrap());
    assert!(!reopen(Overlap::Forced).await.unwrap(), "it is open already");
}

async fn a_note_is_written_over_what_was_seen_alone(db: &Db) {
    let scene = Scene::new(db).await;
    let id = scene.book(db, Scene::slot(1, 30)).await.unwrap();
    let write = async |seen: &'static str, note: &'static str| {
        db.write(|tx| async move { attendance::update_note(&tx, id, (seen, note), NOW).await }).await.unwrap()
    };
    assert!(write("", "first").await);
    assert!(!write("", "second").await);
    assert_eq!(attendance::find(db.read(), id).await.unwrap().note, "first");
}

async fn what_wants_a_look_is_found(db: &Db) {
    let scene = Scene::new(db).await;
    let today = NaiveDate::from_ymd_opt(2027, 3, 1).unwrap();
    assert_eq!(attention::list_without_hours(db.read(), scene.centre, today).await.unwrap(), []);
    assert_eq!(attention::list_unserved(db.read(), scene.centre).await.unwrap(), []);
    let ready = attention::readiness(db.read(), scene.centre, today).await.unwrap();
    assert!(ready.has_advisor && ready.has_hours && ready.has_type);
    let idle = db
        .write(|tx| async move {
            types::insert(&tx, &a_type(scene.centre), &[], &[]).await?;
            advisors::insert(&tx, &an_advisor(scene.centre)).await
        })
        .await
        .unwrap();
    let without = attention::list_without_hours(db.read(), scene.centre, today).await.unwrap();
    assert_eq!(without.iter().map(|(id, _)| *id).collect::<Vec<_>>(), [idle]);
    assert_eq!(attention::list_unserved(db.read(), scene.centre).await.unwrap().len(), 1);
    let span = CivilSpan { from: today.and_time(NaiveTime::MIN), until: today.succ_opt().unwrap().and_time(NaiveTime::MIN) };
    db.write(|tx| async move { advisors::insert_closure(&tx, scene.centre, None, span, "").await }).await.unwrap();
    let found = async |from: u64, until: u64| {
        let day = |days| today + chrono::Days::new(days);
        attention::list_closures(db.read(), scene.centre, (day(from), day(until))).await.unwrap().len()
    };
    assert_eq!((found(0, 14).await, found(1, 14).await), (1, 0), "over at midnight is over");
}

testkit::on_both_engines!(
    another_centre_s_appointments_are_not_listed,
    a_filter_leaves_the_rest_out,
    an_entry_names_who_comes_and_who_receives,
    what_else_takes_time_is_listed_without_appointments_and_expired_holds,
    hours_come_with_the_centre_s_own_words_and_only_those_that_serve,
    the_centre_s_move_counts_for_nobody_and_forgets_who_had_arrived,
    reopening_takes_the_time_again_or_conflicts,
    a_note_is_written_over_what_was_seen_alone,
    what_wants_a_look_is_found,
);
