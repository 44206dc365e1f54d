//! What the slot engine is given, and what it is not.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use chrono::NaiveDate;
use domain::{
    agenda::{AvailabilityOverride, CivilSpan, MinuteOfDay, TimeWindow},
    appointment::Mode,
    ids::AdvisorId,
    time::{Interval, Tz},
};
use store::{
    Constraint, Db, StoreError, advisors,
    agendas::{self, AgendaAsk},
    busy::{self, Buffers, BusySource, Overlap},
    holds, sites, types,
    types::{NewType, TypeTrainings, Visibility},
};
use testkit::{NOW, Scene, a_site, a_staged_training, a_type, an_advisor, scene::publish, weekly};

testkit::on_both_engines!(
    an_agenda_holds_what_is_to_come_and_nothing_else,
    taken_times_are_those_of_the_agenda_without_identities,
    windows_for_another_type_site_or_mode_are_left_out,
    advisors_of_another_site_are_left_out,
    a_site_gives_its_own_zone_and_closures,
    an_inactive_advisor_takes_nothing,
    a_type_reads_back_as_it_was_written,
    a_type_serves_the_trainings_it_chose_at_its_sites,
    an_address_is_taken_once_in_a_centre,
    special_hours_are_replaced,
    another_centre_does_not_see_types_advisors_or_sites,
);

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2027, 3, day).unwrap()
}

fn days(from: u32, until: u32) -> CivilSpan {
    CivilSpan { from: day(from).and_hms_opt(0, 0, 0).unwrap(), until: day(until).and_hms_opt(0, 0, 0).unwrap() }
}

fn ask(scene: Scene) -> AgendaAsk {
    AgendaAsk { type_id: scene.type_id, site: None, mode: None, from: day(2) }
}

async fn taken_times_are_those_of_the_agenda_without_identities(db: &Db) {
    let scene = Scene::new(db).await;
    let buffers = Buffers { before_min: 5, after_min: 10 };
    let day_long = Interval::lasting(NOW.plus_minutes(48 * 60), 3 * 86_400);
    scene.book(db, Scene::slot(24, 30)).await.unwrap();
    db.write(|tx| async move {
        holds::insert(&tx, &scene.hold("visitor", Scene::slot(26, 30), NOW), &[scene.advisor], buffers).await?;
        busy::insert(&tx, &[scene.advisor], Scene::slot(28, 60), (BusySource::Session, buffers, Overlap::Refused)).await?;
        busy::replace_external(&tx, scene.advisor, &[Scene::slot(30, 45), day_long]).await
    })
    .await
    .unwrap();
    let range = Interval::lasting(NOW, 7 * 86_400);
    let mut named = agendas::load_with_busy(db.read(), &ask(scene), range, NOW).await.unwrap().unwrap();
    let times = agendas::load_with_taken_times(db.read(), &ask(scene), range, NOW).await.unwrap().unwrap();
    let busy = &mut named.advisors[0].busy;
    assert_eq!(busy.iter().filter(|one| one.id.is_some()).count(), 2);
    assert_eq!(busy.len(), 5);
    for one in busy.iter_mut() {
        one.id = None;
    }
    assert_eq!(times, named);
}

fn special(date: NaiveDate, from: &str, to: &str) -> AvailabilityOverride {
    let minute = |text| MinuteOfDay::parse(text).unwrap();
    AvailabilityOverride { date, windows: vec![TimeWindow { from: minute(from), to: minute(to) }], opens_holiday: true }
}

async fn an_agenda_holds_what_is_to_come_and_nothing_else(db: &Db) {
    let scene = Scene::new(db).await;
    db.write(|tx| async move {
        advisors::insert_closure(&tx, scene.centre, None, days(1, 2), "passée").await?;
        advisors::insert_closure(&tx, scene.centre, None, days(1, 4), "pont").await?;
        advisors::insert_absence(&tx, scene.advisor, days(1, 2), "passée").await?;
        advisors::insert_absence(&tx, scene.advisor, days(8, 9), "formation").await?;
        advisors::put_override(&tx, scene.advisor, &special(day(1), "10:00", "11:00")).await?;
        advisors::put_override(&tx, scene.advisor, &special(day(2), "10:00", "11:00")).await?;
        Ok::<_, StoreError>(())
    })
    .await
    .unwrap();
    let agenda = agendas::load(db.read(), &ask(scene)).await.unwrap().unwrap();
    assert_eq!(agenda.zone, Tz::Europe__Paris);
    assert_eq!(agenda.closures, [days(1, 4)]);
    assert_eq!(agenda.advisors.len(), 1);
    let schedule = &agenda.advisors[0];
    assert_eq!(schedule.advisor, scene.advisor);
    assert_eq!(schedule.weekly, [weekly(scene.advisor, "09:00", "17:00").weekly]);
    assert_eq!(schedule.absences, [days(8, 9)]);
    assert_eq!(schedule.overrides, [special(day(2), "10:00", "11:00")]);
    assert!(schedule.busy.is_empty());
}

async fn windows_for_another_type_site_or_mode_are_left_out(db: &Db) {
    let scene = Scene::new(db).await;
    let (here, there) = db
        .write(|tx| async move {
            let here = sites::insert(&tx, &a_site(scene.centre)).await?;
            let there = sites::insert(&tx, &a_site(scene.centre)).await?;
            let other = types::insert(&tx, &a_type(scene.centre), &[], &[]).await?;
            let base = || weekly(scene.advisor, "18:00", "19:00");
            for mut window in [base(), base(), base(), base()].into_iter().enumerate() {
                match window.0 {
                    0 => window.1.types = Some(vec![other]),
                    1 => window.1.site = Some(there),
                    2 => window.1.mode = Some(Mode::Video),
                    _ => window.1.types = Some(vec![other, scene.type_id]),
                }
                advisors::insert_availability(&tx, &window.1).await?;
            }
            Ok::<_, StoreError>((here, there))
        })
        .await
        .unwrap();
    let n = async |site, mode| {
        let asked = AgendaAsk { site: Some(site), mode: Some(mode), ..ask(scene) };
        agendas::load(db.read(), &asked).await.unwrap().unwrap().advisors[0].weekly.len()
    };
    assert_eq!(n(here, Mode::Phone).await, 2);
    assert_eq!(n(there, Mode::Phone).await, 3);
    assert_eq!(n(here, Mode::Video).await, 3);
}

async fn advisors_of_another_site_are_left_out(db: &Db) {
    let scene = Scene::new(db).await;
    let (here, there, type_id, local) = db
        .write(|tx| async move {
            let here = sites::insert(&tx, &a_site(scene.centre)).await?;
            let there = sites::insert(&tx, &a_site(scene.centre)).await?;
            let mut new = an_advisor(scene.centre);
            new.site = Some(there);
            let local = advisors::insert(&tx, &new).await?;
            let type_id = types::insert(&tx, &a_type(scene.centre), &[scene.advisor, local], &[]).await?;
            Ok::<_, StoreError>((here, there, type_id, local))
        })
        .await
        .unwrap();
    let who = async |site| -> Vec<AdvisorId> {
        agendas::list_eligible(db.read(), &AgendaAsk { type_id, site, ..ask(scene) }).await.unwrap()
    };
    assert_eq!(who(Some(here)).await, [scene.advisor]);
    assert_eq!(who(Some(there)).await, [scene.advisor, local]);
    assert_eq!(who(None).await, [scene.advisor, local]);
}

async fn a_site_gives_its_own_zone_and_closures(db: &Db) {
    let (scene, stranger) = (Scene::new(db).await, Scene::new(db).await);
    let (here, there, elsewhere) = db
        .write(|tx| async move {
            let mut far = a_site(scene.centre);
            far.zone = Tz::Indian__Reunion;
            let here = sites::insert(&tx, &far).await?;
            let there = sites::insert(&tx, &a_site(scene.centre)).await?;
            advisors::insert_closure(&tx, scene.centre, Some(here), days(3, 4), "travaux").await?;
            Ok::<_, StoreError>((here, there, sites::insert(&tx, &a_site(stranger.centre)).await?))
        })
        .await
        .unwrap();
    let load = async |site| agendas::load(db.read(), &AgendaAsk { site: Some(site), ..ask(scene) }).await.unwrap();
    let agenda = load(here).await.unwrap();
    assert_eq!((agenda.zone, agenda.closures.len()), (Tz::Indian__Reunion, 1));
    let agenda = load(there).await.unwrap();
    assert_eq!((agenda.zone, agenda.closures.len()), (Tz::Europe__Paris, 0));
    assert_eq!(load(elsewhere).await, None, "a site of another centre is no site of this type");
}

async fn an_inactive_advisor_takes_nothing(db: &Db) {
    let scene = Scene::new(db).await;
    assert!(db.write(|tx| async move { advisors::deactivate(&tx, scene.centre, scene.advisor).await }).await.unwrap());
    assert!(agendas::load(db.read(), &ask(scene)).await.unwrap().unwrap().advisors.is_empty());
}

async fn a_type_reads_back_as_it_was_written(db: &Db) {
    use domain::agenda::{Assignment, Grid, Horizon};
    let scene = Scene::new(db).await;
    let mut new = NewType { visibility: Visibility::Unlisted, modes: vec![Mode::Video], ..a_type(scene.centre) };
    new.policy.horizon = Some(Horizon::Period { from: day(1), to: day(31) });
    new.policy.grid = Grid::Clock;
    new.policy.assignment = Assignment::All;
    let lent = &new;
    let id = db.write(|tx| async move { types::insert(&tx, lent, &[], &[]).await }).await.unwrap();
    let row = types::find_by_slug(db.read(), scene.centre, &new.slug).await.unwrap().unwrap();
    assert_eq!((row.id, &row.settings, row.archived_at), (id, &new, None));
    assert!(db.write(|tx| async move { types::archive(&tx, scene.centre, id, NOW).await }).await.unwrap());
    assert_eq!(types::find_by_slug(db.read(), scene.centre, &new.slug).await.unwrap(), None);
    assert_eq!(types::find(db.read(), scene.centre, id).await.unwrap().unwrap().archived_at, Some(NOW));
}

async fn a_type_serves_the_trainings_it_chose_at_its_sites(db: &Db) {
    let records = [a_staged_training("A"), a_staged_training("B")];
    let ids = publish(db, &records, NOW).await;
    let first = store::trainings::find_by_id(db.read(), ids[0]).await.unwrap().unwrap();
    let (centre, site) = (first.centre.id, first.site.id);
    let other = store::trainings::find_by_id(db.read(), ids[1]).await.unwrap().unwrap();
    let chosen_ids = ids.clone();
    let chosen_ids = &chosen_ids;
    let (chosen, everywhere) = db
        .write(|tx| async move {
            let chosen = NewType { trainings: TypeTrainings::Chosen(chosen_ids[..1].to_vec()), ..a_type(centre) };
            let chosen = types::insert(&tx, &chosen, &[], &[site]).await?;
            let wrong = NewType { trainings: TypeTrainings::Chosen(chosen_ids[1..].to_vec()), ..a_type(centre) };
            types::insert(&tx, &wrong, &[], &[]).await?;
            let unlisted = NewType { visibility: Visibility::Unlisted, ..a_type(centre) };
            types::insert(&tx, &unlisted, &[], &[]).await?;
            let elsewhere = sites::insert(&tx, &a_site(centre)).await?;
            types::insert(&tx, &a_type(centre), &[], &[elsewhere]).await?;
            types::insert(&tx, &a_type(other.centre.id), &[], &[]).await?;
            Ok::<_, StoreError>((chosen, types::insert(&tx, &a_type(centre), &[], &[]).await?))
        })
        .await
        .unwrap();
    let served = types::list_for_training(db.read(), ids[0]).await.unwrap();
    assert_eq!(served.iter().map(|row| row.id).collect::<Vec<_>>(), [chosen, everywhere]);
    assert_eq!(types::list_trainings(db.read(), chosen).await.unwrap(), ids[..1]);
    assert_eq!(types::list_sites(db.read(), chosen).await.unwrap(), [site]);
}

async fn an_address_is_taken_once_in_a_centre(db: &Db) {
    let (scene, other) = (Scene::new(db).await, Scene::new(db).await);
    let insert = |centre| async move {
        let new = NewType { slug: "visite".to_owned(), ..a_type(centre) };
        let new = &new;
        db.write(|tx| async move { types::insert(&tx, new, &[], &[]).await }).await
    };
    insert(scene.centre).await.unwrap();
    insert(other.centre).await.unwrap();
    assert_eq!(insert(scene.centre).await.unwrap_err().constraint(), Some(Constraint::TypeSlug));
}

async fn special_hours_are_replaced(db: &Db) {
    let scene = Scene::new(db).await;
    for to in ["11:00", "12:00"] {
        db.write(|tx| async move { advisors::put_override(&tx, scene.advisor, &special(day(2), "10:00", to)).await })
            .await
            .unwrap();
    }
    let agenda = agendas::load(db.read(), &ask(scene)).await.unwrap().unwrap();
    assert_eq!(agenda.advisors[0].overrides, [special(day(2), "10:00", "12:00")]);
}

async fn another_centre_does_not_see_types_advisors_or_sites(db: &Db) {
    let (scene, other) = (Scene::new(db).await, Scene::new(db).await);
    let site = db.write(|tx| async move { sites::insert(&tx, &a_site(scene.centre)).await }).await.unwrap();
    assert!(types::find(db.read(), scene.centre, scene.type_id).await.unwrap().is_some());
    assert_eq!(types::find(db.read(), other.centre, scene.type_id).await.unwrap(), None);
    assert_eq!(sites::find(db.read(), other.centre, site).await.unwrap(), None);
    assert!(advisors::list_some(db.read(), other.centre, &[scene.advisor]).await.unwrap().is_empty());
    assert!(!db.write(|tx| async move { advisors::deactivate(&tx, other.centre, scene.advisor).await }).await.unwrap());
    assert!(!db.write(|tx| async move { types::archive(&tx, other.centre, scene.type_id, NOW).await }).await.unwrap());
}
