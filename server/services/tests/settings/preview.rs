//! Settings are tried before they are saved.

use crate::house::{House, at};
use contract::appointment_types::{AppointmentTypes, PreviewType, PreviewView, TypePreview};
use domain::{
    appointment::Mode,
    ids::AppointmentTypeId,
    settings::{HorizonForm, SpanDraft, TypeDraft, TypeField, TypeWarning},
};
use store::{Db, advisors, types};

async fn tried(house: &House, id: Option<AppointmentTypeId>, draft: TypeDraft) -> PreviewView {
    let ask = PreviewType { centre: house.centre.clone(), id, draft };
    match house.services.preview_type(&house.manager, ask).await.unwrap() {
        TypePreview::Shown(view) => *view,
        TypePreview::Refused(faults) => panic!("refused: {faults:?}"),
    }
}

async fn a_draft_is_counted_by_the_engine_and_nothing_is_written(db: &Db) {
    let house = House::new(db).await;
    house.book(&house.type_slug, at(1, 10, 0)).await.unwrap();
    let draft = TypeDraft { notice: SpanDraft::of_minutes(0), ..house.new_draft("Essai").await };
    let view = tried(&house, None, draft.clone()).await;
    // Ten working days of sixteen half hours; five seconds past nine the first is over, one is taken.
    let counts: Vec<u32> = view.days.iter().map(|day| day.n_free).collect();
    assert_eq!(counts, [15, 15, 16, 16, 16, 0, 0, 16, 16, 16, 16, 16, 0, 0]);
    assert_eq!((view.modes[0].mode, view.modes[0].n_slots), (Mode::OnSite, 158));
    assert_eq!(view.first_free.map(|slot| slot.starts.at), Some(at(0, 9, 30)));
    assert_eq!((view.slug.as_str(), view.warnings.len()), ("essai", 0));
    assert_eq!(types::list(db.read(), house.scene.centre).await.unwrap().len(), 1);

    let shown = house.saved(None, draft).await;
    let agenda = house.desk(&shown).await.unwrap().agenda.unwrap();
    let of_fortnight = agenda.free_days.iter().filter(|day| day.date <= view.days[13].date).map(|day| day.n_free).sum::<u32>();
    assert_eq!(of_fortnight, 158, "what was promised is what candidates get");
}

async fn each_mode_is_counted_with_the_hours_that_serve_it(db: &Db) {
    let house = House::new(db).await;
    let advisor = house.scene.advisor;
    db.write(|tx| async move {
        let phone = advisors::NewAvailability { mode: Some(Mode::Phone), ..testkit::weekly(advisor, "18:00", "19:00") };
        advisors::insert_availability(&tx, &phone).await
    })
    .await
    .unwrap();
    let draft = TypeDraft {
        modes: vec![Mode::OnSite, Mode::Phone],
        first_mode: Some(Mode::Phone),
        notice: SpanDraft::of_minutes(0),
        ..house.new_draft("Essai").await
    };
    let view = tried(&house, None, draft).await;
    let counts: Vec<(Mode, u32)> = view.modes.iter().map(|mode| (mode.mode, mode.n_slots)).collect();
    assert_eq!(counts, [(Mode::Phone, 180), (Mode::OnSite, 160)]);
}

async fn what_leaves_no_slot_is_said(db: &Db) {
    let house = House::new(db).await;
    let nobody = tried(&house, None, TypeDraft { advisors: vec![], ..house.new_draft("Essai").await }).await;
    assert_eq!((nobody.warnings, nobody.first_free), (vec![TypeWarning::Nobody], None));
    let late = TypeDraft {
        notice: SpanDraft { amount: "10".to_owned(), unit: domain::settings::SpanUnit::Days },
        horizon_days: "5".to_owned(),
        ..house.new_draft("Essai").await
    };
    let late = tried(&house, None, late).await;
    assert_eq!((late.warnings, late.first_free), (vec![TypeWarning::NoticeBeyondHorizon], None));
    let far = TypeDraft {
        horizon: HorizonForm::Period,
        period_from: "2027-06-07".to_owned(),
        period_to: "2027-06-11".to_owned(),
        ..house.new_draft("Essai").await
    };
    let far = tried(&house, None, far).await;
    assert_eq!(far.modes[0].n_slots, 0);
    // Summer time by then.
    assert_eq!(far.first_free.map(|slot| slot.starts.at), Some(at(98, 8, 0)), "beyond the two weeks, it is still found");
}

async fn a_draft_that_cannot_be_read_says_where(db: &Db) {
    let house = House::new(db).await;
    let draft = TypeDraft { duration: "x".to_owned(), ..house.new_draft("Essai").await };
    let nameless = TypeDraft { name: String::new(), duration: "30".to_owned(), ..draft.clone() };
    assert_eq!(tried(&house, None, nameless).await.slug, "", "a type is tried before it has a name");
    let ask = PreviewType { centre: house.centre.clone(), id: None, draft };
    let TypePreview::Refused(faults) = house.services.preview_type(&house.manager, ask).await.unwrap() else {
        panic!("it cannot be read")
    };
    assert!(faults.of(TypeField::Duration).is_some());
}

testkit::on_both_engines!(
    a_draft_is_counted_by_the_engine_and_nothing_is_written,
    each_mode_is_counted_with_the_hours_that_serve_it,
    what_leaves_no_slot_is_said,
    a_draft_that_cannot_be_read_says_where,
);
