//! What the preview shows is what candidates see once it is saved.

use crate::house::{House, SAVED, days, every, march};
use contract::hours::{Hours, HoursEdit, PreviewAnswer, PreviewHours, PreviewNote, PreviewView};
use domain::{
    agenda::{Assignment, WeekdaySet},
    hours::{HoursErrors, HoursField, HoursProblem, SpecialDayDraft, WeeklyDraft, WindowDraft},
    slots::Reason,
    time::{NaiveDate, Weekday},
};
use store::{Db, types};
use testkit::{Scene, SeededRandom, a_type};

testkit::on_both_engines!(
    what_is_previewed_is_what_candidates_see_once_it_is_saved,
    a_preview_saves_nothing,
    what_is_not_whole_yet_says_so_at_its_fields,
    a_preview_counts_the_slots_of_the_week_and_says_what_takes_some_away,
    a_type_that_the_advisor_does_not_take_has_no_slots,
    where_all_take_part_only_shared_time_is_previewed,
);

fn ask(house: &House, edit: Option<HoursEdit>, week: NaiveDate) -> PreviewHours {
    PreviewHours {
        centre: house.centre.clone(),
        advisor: house.scene.advisor,
        edit,
        type_slug: Some(house.type_slug.clone()),
        mode: None,
        site: None,
        week: Some(week),
    }
}

async fn shown(house: &House, edit: Option<HoursEdit>, week: NaiveDate) -> PreviewView {
    match house.services.preview_hours(&house.advisor, ask(house, edit, week)).await.unwrap() {
        PreviewAnswer::Shown(view) => view,
        PreviewAnswer::Refused(errors) => panic!("{errors:?}"),
    }
}

fn times(view: &PreviewView) -> Vec<Vec<String>> {
    let of_day =
        |day: &contract::hours::PreviewDay| day.slots.iter().map(|slot| slot.time().format("%H:%M").to_string()).collect();
    view.days.iter().map(of_day).collect()
}

/// An edit as somebody might type it.
fn some_edit(random: &SeededRandom) -> HoursEdit {
    let pick = |most: u64| random.next_u64() % most;
    let clock = |minutes: u64| format!("{:02}:{:02}", minutes / 60, minutes % 60);
    let from = pick(22 * 60);
    let to = from + 1 + pick(24 * 60 - from);
    if pick(3) == 0 {
        let date = march(22) + chrono::Days::new(pick(14));
        let windows = vec![WindowDraft { from: clock(from), to: clock(to) }];
        return HoursEdit::PutDay(SpecialDayDraft { date: date.to_string(), windows, opens_holiday: pick(2) == 0 });
    }
    HoursEdit::Add(WeeklyDraft {
        days: WeekdaySet::from_bits(1 + u8::try_from(pick(127)).unwrap()),
        from: clock(from),
        to: clock(to),
        every_weeks: (1 + pick(3)).to_string(),
        starting: if pick(2) == 0 { String::new() } else { (march(1) + chrono::Days::new(pick(40))).to_string() },
        ..WeeklyDraft::default()
    })
}

async fn what_is_previewed_is_what_candidates_see_once_it_is_saved(db: &Db) {
    let house = House::new(db).await;
    let series = house.series().await;
    house.edited(HoursEdit::Remove { id: series.id, was: series.hours, scope: crate::house::all() }).await;
    house.edited(HoursEdit::AddAbsence(days(march(24), march(24), ""))).await;
    let random = SeededRandom::new(27);
    let mut saved = 0;
    for _ in 0..24 {
        let edit = some_edit(&random);
        // The week in which the clocks change, and the one of Easter Monday.
        for week in [march(22), march(29)] {
            if let PreviewAnswer::Shown(view) =
                house.services.preview_hours(&house.advisor, ask(&house, Some(edit.clone()), week)).await.unwrap()
            {
                saved += u32::from(house.edited(edit.clone()).await == SAVED);
                let mut seen = Vec::new();
                for day in &view.days {
                    seen.push(house.offered(day.date).await);
                }
                assert_eq!(times(&view), seen, "{edit:?}");
            }
        }
    }
    assert!(saved > 12, "most edits were worth comparing: {saved}");
}

async fn a_preview_saves_nothing(db: &Db) {
    let house = House::new(db).await;
    let view = shown(&house, Some(HoursEdit::Add(every(&[Weekday::Sat], "9h", "12h"))), march(8)).await;
    assert_eq!(times(&view)[5].len(), 6);
    assert!(house.offered(march(13)).await.is_empty());
    assert_eq!(house.series().await.hours.weekly.days, WeekdaySet::WORKING);
}

async fn what_is_not_whole_yet_says_so_at_its_fields(db: &Db) {
    let house = House::new(db).await;
    let edit = HoursEdit::Add(every(&[Weekday::Sat], "9h", ""));
    let answer = house.services.preview_hours(&house.advisor, ask(&house, Some(edit), march(8))).await.unwrap();
    assert_eq!(answer, PreviewAnswer::Refused(HoursErrors::of_one(HoursField::To, HoursProblem::Missing)));
}

async fn a_preview_counts_the_slots_of_the_week_and_says_what_takes_some_away(db: &Db) {
    let house = House::new(db).await;
    let as_it_is = shown(&house, None, march(10)).await;
    assert_eq!((as_it_is.monday, as_it_is.n_slots), (march(8), 80));
    assert!(as_it_is.notes.is_empty());
    house.book(crate::house::half_an_hour(9, 10, 0)).await;
    house.edited(HoursEdit::AddAbsence(days(march(12), march(12), ""))).await;
    let fewer = shown(&house, None, march(10)).await;
    assert_eq!(fewer.n_slots, 80 - 1 - 16);
    assert_eq!(fewer.notes, [Reason::Absence, Reason::Appointment].map(PreviewNote::Because));
    let easter = shown(&house, None, march(29)).await;
    assert_eq!((easter.n_slots, easter.days[0].holiday.is_some()), (64, true));
}

async fn a_type_that_the_advisor_does_not_take_has_no_slots(db: &Db) {
    let house = House::new(db).await;
    let kind = a_type(house.scene.centre);
    let new = &kind;
    db.write(|tx| async move { types::insert(&tx, new, &[], &[]).await }).await.unwrap();
    let ask = PreviewHours { type_slug: Some(kind.slug), ..ask(&house, None, march(8)) };
    let PreviewAnswer::Shown(view) = house.services.preview_hours(&house.advisor, ask).await.unwrap() else { panic!("shown") };
    assert_eq!((view.n_slots, view.notes.first()), (0, Some(&PreviewNote::NotTaken)));
}

async fn where_all_take_part_only_shared_time_is_previewed(db: &Db) {
    let house = House::new(db).await;
    let colleague = house.colleague("Hugo").await;
    let mut kind = a_type(house.scene.centre);
    kind.policy.assignment = Assignment::All;
    let (new, hours, Scene { advisor, .. }) = (&kind, testkit::weekly(colleague, "09:00", "10:00"), house.scene);
    let hours = &hours;
    db.write(|tx| async move {
        store::advisors::insert_availability(&tx, hours).await?;
        types::insert(&tx, new, &[advisor, colleague], &[]).await
    })
    .await
    .unwrap();
    let ask = PreviewHours { type_slug: Some(kind.slug), ..ask(&house, None, march(8)) };
    let PreviewAnswer::Shown(view) = house.services.preview_hours(&house.advisor, ask).await.unwrap() else { panic!("shown") };
    assert_eq!((view.n_slots, view.notes.first()), (10, Some(&PreviewNote::Shared)));
}
