//! What the pages of the agenda show.

use crate::{
    booking_for::form,
    house::at,
    office::{Office, done, monday},
};
use contract::agendas::{AgendaEntry, AgendaPart, AgendaView, Agendas, ShowAgenda, ShutView, TakenWhat};
use domain::{
    agenda::CivilSpan,
    attendance::{Mark, Standing},
    slots::Reason,
    span::Span,
    time::NaiveTime,
};
use store::{Db, advisors};

fn ask(office: &Office, span: Span) -> ShowAgenda {
    ShowAgenda { centre: office.house.centre_slug.clone(), span, day: None, advisors: Vec::new(), site: None }
}

async fn show(office: &Office, ask: ShowAgenda) -> AgendaView {
    office.house.services.show_page(&office.manager, ask).await.unwrap()
}

fn entries(view: &AgendaView) -> &[AgendaEntry] {
    match &view.part {
        AgendaPart::Each { entries, .. } => entries,
        AgendaPart::Days(_) => panic!("each appointment is asked for"),
    }
}

fn shut(view: &AgendaView) -> &[ShutView] {
    match &view.part {
        AgendaPart::Each { shut, .. } => shut,
        AgendaPart::Days(_) => panic!("each appointment is asked for"),
    }
}

async fn a_week_shows_each_appointment_by_start_and_none_called_off(db: &Db) {
    let office = Office::new(db).await;
    office.booked(at(2, 11, 0), "second").await;
    office.booked(at(1, 10, 0), "first").await;
    let (_, off) = office.booked(at(3, 10, 0), "off").await;
    office.booked(at(7, 10, 0), "next-week").await;
    let call = contract::agendas::CallOff { which: office.which(off), sequence: 0, reason: String::new() };
    office.house.services.call_off(&office.manager, call).await.unwrap();
    let week = show(&office, ask(&office, Span::Week)).await;
    let starts: Vec<_> = entries(&week).iter().map(|entry| entry.starts.at).collect();
    assert_eq!(starts, [at(1, 10, 0), at(2, 11, 0)]);
    assert_eq!(week.advisors, [office.house.scene.advisor, office.colleague]);
    let list = show(&office, ask(&office, Span::List)).await;
    let states: Vec<_> = entries(&list).iter().map(|entry| entry.state).collect();
    assert_eq!(states, [Standing::Booked, Standing::Booked, Standing::Cancelled, Standing::Booked]);
}

async fn a_day_says_for_each_advisor_where_it_is_shut(db: &Db) {
    let office = Office::new(db).await;
    let (scene, day) = (office.house.scene, monday() + chrono::Days::new(1));
    let (from, until) = (NaiveTime::from_hms_opt(10, 0, 0).unwrap(), NaiveTime::from_hms_opt(11, 0, 0).unwrap());
    db.write(|tx| async move {
        let away = CivilSpan { from: day.and_time(from), until: day.and_time(until) };
        advisors::insert_absence(&tx, scene.advisor, away, "Jury").await
    })
    .await
    .unwrap();
    let view = show(&office, ShowAgenda { day: Some(day), ..ask(&office, Span::Day) }).await;
    let of = |advisor| -> Vec<_> {
        let own = shut(&view).iter().filter(|view| view.advisor == Some(advisor));
        own.map(|view| (view.from_min / 60, view.until_min / 60, view.because, view.label.as_str())).collect()
    };
    let outside = Reason::Outside;
    assert_eq!(of(scene.advisor), [(0, 9, outside, ""), (10, 11, Reason::Absence, "Jury"), (17, 24, outside, "")]);
    assert_eq!(of(office.colleague), [(0, 9, outside, ""), (12, 24, outside, "")]);
}

async fn a_week_is_shut_where_nobody_receives_day_by_day(db: &Db) {
    let office = Office::new(db).await;
    let (scene, day) = (office.house.scene, monday() + chrono::Days::new(3));
    db.write(|tx| async move {
        let closed =
            CivilSpan { from: day.and_time(NaiveTime::MIN), until: (day + chrono::Days::new(1)).and_time(NaiveTime::MIN) };
        advisors::insert_closure(&tx, scene.centre, None, closed, "Conseil de classe").await
    })
    .await
    .unwrap();
    let view = show(&office, ask(&office, Span::Week)).await;
    let on = |days: u64| -> Vec<_> {
        let date = monday() + chrono::Days::new(days);
        shut(&view).iter().filter(|view| view.date == date).map(|view| (view.from_min, view.until_min, view.because)).collect()
    };
    assert_eq!(on(0), [(0, 540, Reason::Outside), (1020, 1440, Reason::Outside)]);
    assert_eq!(on(3), [(0, 540, Reason::Outside), (540, 1020, Reason::Closure), (1020, 1440, Reason::Outside)]);
    assert_eq!(on(6), [(0, 1440, Reason::Outside)], "a Sunday");
    assert!(shut(&view).iter().any(|view| view.label == "Conseil de classe"));
}

async fn a_month_counts_each_day_and_names_the_first(db: &Db) {
    let office = Office::new(db).await;
    for (rank, hour) in [9, 10, 11, 14].into_iter().enumerate() {
        office.booked(at(2, hour, 0), &format!("p{rank}")).await;
    }
    let view = show(&office, ask(&office, Span::Month)).await;
    let AgendaPart::Days(days) = view.part else { panic!("a month") };
    assert_eq!(days.len(), 35);
    assert_eq!(days.iter().map(|day| day.n).sum::<u32>(), 4);
    let day = days.iter().find(|day| day.date == monday() + chrono::Days::new(2)).unwrap();
    assert_eq!((day.n, day.first.len(), day.first[0].starts.at), (4, 3, at(2, 9, 0)));
    let easter = days.iter().find(|day| day.date.to_string() == "2027-03-29").unwrap();
    assert!(easter.shut.is_none(), "closed within its hours, outside around them");
}

async fn a_visitor_s_hold_is_shown_without_a_person_and_goes(db: &Db) {
    let office = Office::new(db).await;
    office.house.hold(at(2, 10, 0)).await.unwrap();
    let view = show(&office, ask(&office, Span::Week)).await;
    let AgendaPart::Each { taken, entries, .. } = view.part else { panic!("a week") };
    assert_eq!((entries.len(), taken.len(), taken[0].what, taken[0].minutes), (0, 1, TakenWhat::Hold, 30));
    office.house.clock.advance_seconds(601);
    assert_ne!(pulse(&office).await, view.pulse, "the page hears of it");
    let view = show(&office, ask(&office, Span::Week)).await;
    assert!(matches!(view.part, AgendaPart::Each { taken, .. } if taken.is_empty()));
}

async fn pulse(office: &Office) -> contract::agendas::Pulse {
    office.house.services.pulse(&office.manager, ask(office, Span::Week)).await.unwrap()
}

async fn the_pulse_changes_with_every_change_and_with_nothing_else(db: &Db) {
    let office = Office::new(db).await;
    let (_, id) = office.booked(at(0, 10, 0), "lina").await;
    let mut before = pulse(&office).await;
    assert_eq!(show(&office, ask(&office, Span::Week)).await.pulse, before);
    office.booked(at(7, 10, 0), "next-week").await;
    assert_eq!(pulse(&office).await, before, "another week");
    for step in 0..5 {
        match step {
            0 => drop(office.booked(at(1, 10, 0), "new").await),
            1 => drop(done(office.mark(id, 0, Mark::Arrived).await)),
            2 => drop(done(office.mark(id, 0, Mark::NotArrived).await)),
            3 => drop(done(office.reschedule(office.to(id, 0, at(0, 11, 0))).await)),
            _ => drop(done(office.reschedule(office.to(id, 1, at(0, 10, 0))).await)),
        }
        let after = pulse(&office).await;
        assert_ne!(after, before, "step {step}");
        before = after;
    }
}

async fn a_filter_shows_those_agendas_and_their_columns(db: &Db) {
    let office = Office::new(db).await;
    office.booked(at(2, 10, 0), "lina").await;
    let only = ShowAgenda { advisors: vec![office.colleague], ..ask(&office, Span::Week) };
    let view = show(&office, only).await;
    assert_eq!((entries(&view).len(), view.advisors.clone()), (0, vec![office.colleague]));
    let gone = ShowAgenda { advisors: vec![domain::ids::AdvisorId(9_999)], ..ask(&office, Span::Week) };
    assert_eq!(entries(&show(&office, gone).await).len(), 1, "an address that names nobody shows everybody");
}

async fn who_left_keeps_a_column_while_something_is_there(db: &Db) {
    let office = Office::new(db).await;
    office.booked(at(2, 10, 0), "lina").await;
    let scene = office.house.scene;
    db.write(|tx| async move { advisors::deactivate(&tx, scene.centre, scene.advisor).await }).await.unwrap();
    let day = |days| ShowAgenda { day: Some(monday() + chrono::Days::new(days)), ..ask(&office, Span::Day) };
    assert!(show(&office, day(2)).await.advisors.contains(&scene.advisor));
    assert!(!show(&office, day(3)).await.advisors.contains(&scene.advisor));
    let frame = office.house.services.show_frame(&office.manager, office.house.centre_slug.clone()).await.unwrap();
    assert!(frame.people.iter().any(|person| person.id == scene.advisor && !person.active));
}

async fn a_phone_number_is_shown_where_the_centre_is_to_call(db: &Db) {
    let office = Office::new(db).await;
    let mut ask_for = form(&office, at(2, 10, 0), "yanis").await;
    "06 39 98 12 34".clone_into(&mut ask_for.draft.phone);
    let entry = done(office.house.services.book_for(&office.manager, ask_for.clone()).await);
    assert!(entry.phone.is_some_and(|phone| phone.ends_with("34")));
    ask_for.mode = domain::appointment::Mode::Video;
    "another".clone_into(&mut ask_for.key);
    ask_for.starts.minute = domain::agenda::MinuteOfDay::parse("11:00").unwrap();
    assert_eq!(done(office.house.services.book_for(&office.manager, ask_for).await).phone, None);
}

async fn who_looked_at_how_many_persons_is_kept(db: &Db) {
    let office = Office::new(db).await;
    show(&office, ask(&office, Span::Week)).await;
    let (_, id) = office.booked(at(2, 10, 0), "lina").await;
    office.booked(at(2, 11, 0), "second").await;
    show(&office, ask(&office, Span::Week)).await;
    pulse(&office).await;
    office.details(id).await;
    let kept = store::journal::list(db.read(), office.house.scene.centre, 10).await.unwrap();
    let lines: Vec<_> = kept.iter().map(|line| (line.act.as_str(), line.n_persons)).collect();
    assert_eq!(lines, [("appointment_seen", 1), ("agenda_seen", 2)], "an empty page and a pulse show nobody");
    assert!(kept.iter().all(|line| line.staff == office.manager.staff));
}

testkit::on_both_engines!(
    a_week_shows_each_appointment_by_start_and_none_called_off,
    a_day_says_for_each_advisor_where_it_is_shut,
    a_week_is_shut_where_nobody_receives_day_by_day,
    a_month_counts_each_day_and_names_the_first,
    a_visitor_s_hold_is_shown_without_a_person_and_goes,
    the_pulse_changes_with_every_change_and_with_nothing_else,
    a_filter_shows_those_agendas_and_their_columns,
    who_left_keeps_a_column_while_something_is_there,
    a_phone_number_is_shown_where_the_centre_is_to_call,
    who_looked_at_how_many_persons_is_kept,
);
