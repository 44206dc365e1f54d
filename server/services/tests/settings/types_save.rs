//! Saving the settings of a type: what candidates see at once, what their appointments keep.

use crate::house::{House, at, visitor};
use contract::{
    appointment_types::{TypeState, TypeUse},
    booking::{Booking, HoldSlot, HoldStatus},
    manage::Managing,
    refusal::Refusal,
};
use domain::{
    agenda::{Assignment, Grid, Horizon},
    appointment::Mode,
    ids::AppointmentTypeId,
    settings::{
        Confirmation, HorizonForm, Problem, QuestionDraft, QuestionForm, Selection, SpanDraft, SpanUnit, TypeColour, TypeDraft,
        TypeField, Visibility,
    },
    time::Interval,
};
use store::{Db, advisors, appointments, busy, sites, types};
use testkit::{NOW, a_site, a_staged_training, an_advisor, scene::publish, weekly};

async fn a_name_makes_a_type_that_candidates_can_book(db: &Db) {
    let house = House::new(db).await;
    let draft = house.new_draft("Visite de l’atelier").await;
    assert_eq!(draft.advisors, [house.scene.advisor], "everybody takes it, to begin with");
    let slug = house.saved(None, draft).await;
    assert_eq!(slug, "visite-de-l-atelier");
    // Three hours of notice: from noon on.
    assert_eq!(house.offered(&slug).await, (10, Some(at(0, 12, 0))));
    let view = house.settings(&slug).await;
    assert_eq!((view.state, view.used), (TypeState::Offered, TypeUse::Unused));
    assert_eq!(view.address_start, format!("https://rdv.example.org/c/{}/", house.centre));
    let line = house.list().await.types.pop().unwrap();
    assert_eq!((line.name.as_str(), line.n_serving), ("Visite de l’atelier", 1));
}

/// Every setting away from what a new type begins with.
async fn everything(house: &House) -> TypeDraft {
    let db = &house.db;
    let centre = house.scene.centre;
    let (site, second) = db
        .write(|tx| async move {
            let site = sites::insert(&tx, &a_site(centre)).await?;
            let second = advisors::insert(&tx, &an_advisor(centre)).await?;
            advisors::insert_availability(&tx, &weekly(second, "09:00", "12:00")).await?;
            Ok::<_, store::StoreError>((site, second))
        })
        .await
        .unwrap();
    let record = store::StagedTraining {
        centre_siret: store::centres::find(db.read(), centre).await.unwrap().unwrap().centre.siret,
        ..a_staged_training("training")
    };
    let training = publish(db, &[record], NOW).await[0];
    let span = |amount: &str, unit| SpanDraft { amount: amount.to_owned(), unit };
    TypeDraft {
        name: "Entretien à deux </textarea><script>alert(1)</script>".to_owned(),
        duration: "50".to_owned(),
        modes: vec![Mode::Video, Mode::OnSite],
        first_mode: Some(Mode::Video),
        video_link: "https://visio.example.org/{rdv}".to_owned(),
        advisors: vec![house.scene.advisor, second],
        step: "20".to_owned(),
        grid: Grid::Clock,
        buffer_before: "5".to_owned(),
        buffer_after: "10".to_owned(),
        notice: span("90", SpanUnit::Minutes),
        horizon: HorizonForm::WorkingDays,
        horizon_days: "12".to_owned(),
        period_from: String::new(),
        period_to: String::new(),
        cancel_notice: span("5", SpanUnit::Hours),
        move_notice: span("2", SpanUnit::Days),
        assignment: Assignment::All,
        sites: Selection::Only(vec![site]),
        trainings: Selection::Only(vec![training]),
        confirmation: Confirmation::ByCentre,
        restriction: "Réservé aux admis </textarea><script>".to_owned(),
        questions: vec![QuestionDraft {
            label: "Admis ? </textarea><script>".to_owned(),
            form: QuestionForm::Choice,
            choices: "oui\nnon </textarea><script>".to_owned(),
            required: true,
        }],
        instructions_before: "Avant\n</textarea><script>".to_owned(),
        instructions_after: "Après\n</textarea><script>".to_owned(),
        slug: "a-deux".to_owned(),
        reminders: domain::reminder::Reminders::TwoHours,
        visibility: Visibility::Unlisted,
        colour: TypeColour::Plum,
    }
}

async fn every_setting_reads_back_as_it_was_typed(db: &Db) {
    let house = House::new(db).await;
    let typed = everything(&house).await;
    let slug = house.saved(None, typed.clone()).await;
    assert_eq!(house.settings(&slug).await.draft, typed);
    // The same over a type that had other settings.
    let id = house.settings(&slug).await.id;
    let plain = TypeDraft { slug: "a-deux".to_owned(), ..house.new_draft("Simple").await };
    house.saved(id, plain.clone()).await;
    let read = house.settings("a-deux").await.draft;
    assert_eq!(read.advisors, plain.advisors);
    assert_eq!((read.sites, read.trainings, read.questions), (Selection::All, Selection::All, vec![]));
    house.saved(id, typed.clone()).await;
    assert_eq!(house.settings("a-deux").await.draft, typed);
}

async fn what_is_typed_reaches_the_candidate_as_text(db: &Db) {
    let house = House::new(db).await;
    let typed = everything(&house).await;
    let typed = TypeDraft { advisors: vec![house.scene.advisor], grid: Grid::Anchored, ..typed };
    let slug = house.saved(None, typed.clone()).await;
    let agenda = house.desk(&slug).await.unwrap().agenda.unwrap();
    assert_eq!((&agenda.instructions, &agenda.restriction), (&typed.instructions_before, &typed.restriction));
    assert_eq!(agenda.mode, Mode::Video, "the one proposed first");
    let starts_at = agenda.first_free.unwrap().starts.at;
    let target = contract::booking::DeskTarget::Type { centre: house.centre.clone(), type_slug: slug.clone() };
    let ask = HoldSlot { target, referrer: None, mode: None, starts_at, visitor: None };
    let hold = house.services.hold_slot(&visitor(), ask).await.unwrap();
    assert_eq!(hold.questions[0].label, typed.questions[0].label);
}

async fn each_video_appointment_has_a_room_of_its_own(db: &Db) {
    let house = House::new(db).await;
    let link = "https://visio.example.org/salle-{rdv}";
    let draft = TypeDraft { modes: vec![Mode::Video], video_link: link.to_owned(), ..house.new_draft("Visio").await };
    let slug = house.saved(None, draft).await;
    let mut rooms = Vec::new();
    for hour in [10, 11] {
        let token = house.book(&slug, at(1, hour, 0)).await.unwrap();
        rooms.push(house.services.show(&visitor(), token).await.unwrap().appointment().unwrap().video_link.unwrap());
    }
    assert!(rooms.iter().all(|room| room.starts_with("https://visio.example.org/salle-") && !room.contains('{')), "{rooms:?}");
    assert_ne!(rooms[0], rooms[1]);
}

async fn a_change_is_on_the_candidate_s_page_at_once(db: &Db) {
    let house = House::new(db).await;
    let slug = house.type_slug.clone();
    assert_eq!(house.offered(&slug).await, (16, Some(at(0, 9, 0))));
    let id = Some(house.scene.type_id);
    house.saved(id, TypeDraft { duration: "60".to_owned(), ..house.draft().await }).await;
    assert_eq!(house.offered(&slug).await, (8, Some(at(0, 9, 0))), "the step follows the duration");
    let with_notice = TypeDraft { notice: SpanDraft::of_minutes(180), step: "30".to_owned(), ..house.draft().await };
    house.saved(id, with_notice).await;
    assert_eq!(house.offered(&slug).await, (9, Some(at(0, 12, 0))));
    house.saved(id, TypeDraft { advisors: vec![], ..house.draft().await }).await;
    assert_eq!(house.offered(&slug).await, (0, None), "nobody is nobody");
}

async fn a_change_never_touches_an_appointment(db: &Db) {
    let house = House::new(db).await;
    let id = Some(house.scene.type_id);
    house.saved(id, TypeDraft { buffer_after: "10".to_owned(), ..house.draft().await }).await;
    let token = house.book(&house.type_slug, at(1, 10, 0)).await.unwrap();
    let range = Interval::new(NOW, at(10, 0, 0));
    let rows = async || appointments::list(db.read(), house.scene.centre, range, 10).await.unwrap();
    let blocked = async || busy::list_busy(db.read(), &[house.scene.advisor], range, house.clock.now()).await.unwrap();
    let before = (rows().await, blocked().await);
    let other = TypeDraft {
        duration: "90".to_owned(),
        buffer_before: "45".to_owned(),
        buffer_after: String::new(),
        modes: vec![Mode::Phone],
        advisors: vec![],
        ..house.draft().await
    };
    house.saved(id, other).await;
    assert_eq!((rows().await, blocked().await), before);
    let view = house.services.show(&visitor(), token.clone()).await.unwrap().appointment().unwrap();
    assert_eq!((view.slot.starts.at, view.slot.ends.at, view.mode), (at(1, 10, 0), at(1, 10, 30), Mode::OnSite));
}

async fn an_address_is_changed_until_somebody_has_used_it(db: &Db) {
    let house = House::new(db).await;
    let id = Some(house.scene.type_id);
    let slug = house.saved(id, TypeDraft { slug: "premier-contact".to_owned(), ..house.draft().await }).await;
    assert_eq!(slug, "premier-contact");
    assert_eq!(house.desk(&house.type_slug).await.err(), Some(Refusal::NotFound), "the old address leads nowhere");
    house.book(&slug, at(1, 10, 0)).await.unwrap();
    let draft = house.settings(&slug).await.draft;
    assert_eq!(house.settings(&slug).await.used, TypeUse::Used);
    let other = TypeDraft { slug: "autre".to_owned(), ..draft.clone() };
    assert_eq!(house.refused(id, other).await, [(TypeField::Slug, Problem::Fixed)]);
    let renamed = TypeDraft { name: "Autre nom".to_owned(), slug: String::new(), ..draft.clone() };
    assert_eq!(house.refused(id, renamed).await, [(TypeField::Slug, Problem::Fixed)], "nor by way of the name");
    house.saved(id, TypeDraft { name: "Autre nom".to_owned(), ..draft }).await;
    assert!(house.desk(&slug).await.is_ok());
}

async fn two_types_never_share_an_address(db: &Db) {
    let house = House::new(db).await;
    house.saved(None, house.new_draft("Visite").await).await;
    assert_eq!(house.refused(None, house.new_draft("Visite !").await).await, [(TypeField::Name, Problem::Taken)]);
    let typed = TypeDraft { slug: "visite".to_owned(), ..house.new_draft("Autre").await };
    assert_eq!(house.refused(None, typed).await, [(TypeField::Slug, Problem::Taken)]);
    assert_eq!(house.list().await.types.len(), 2);
}

async fn what_is_wrong_is_refused_whole(db: &Db) {
    let house = House::new(db).await;
    let before = types::find(db.read(), house.scene.centre, house.scene.type_id).await.unwrap();
    let wrong = TypeDraft { duration: "0".to_owned(), name: "Autre".to_owned(), ..house.draft().await };
    let found = house.refused(Some(house.scene.type_id), wrong).await;
    assert_eq!(found.len(), 1);
    assert_eq!(types::find(db.read(), house.scene.centre, house.scene.type_id).await.unwrap(), before);
    let reserved = house.refused(None, house.new_draft("Nouveau").await).await;
    assert!(matches!(reserved[..], [(TypeField::Slug, Problem::Slug(_))]), "{reserved:?}");
    assert_eq!(house.save(Some(AppointmentTypeId(9999)), house.new_draft("X").await).await, Err(Refusal::NotFound));
}

async fn a_form_that_was_open_when_the_questions_changed_is_refused_or_taken_never_mixed_up(db: &Db) {
    let house = House::new(db).await;
    let id = Some(house.scene.type_id);
    let asked = |label: &str| {
        vec![QuestionDraft { label: label.to_owned(), form: QuestionForm::YesNo, required: true, ..QuestionDraft::default() }]
    };
    house.saved(id, TypeDraft { questions: asked("Permis ?"), ..house.draft().await }).await;
    let target = contract::booking::DeskTarget::Type { centre: house.centre.clone(), type_slug: house.type_slug.clone() };
    let ask = HoldSlot { target, referrer: None, mode: None, starts_at: at(1, 10, 0), visitor: None };
    let hold = house.services.hold_slot(&visitor(), ask).await.unwrap();
    assert_eq!(hold.questions.len(), 1);
    house.saved(id, TypeDraft { questions: vec![], ..house.draft().await }).await;
    let HoldStatus::Open(hold) = house.services.show_hold(&visitor(), hold.token).await.unwrap() else { panic!("it is open") };
    assert!(hold.questions.is_empty());
}

async fn a_horizon_is_kept_exactly(db: &Db) {
    let house = House::new(db).await;
    let id = Some(house.scene.type_id);
    house.saved(id, TypeDraft { horizon: HorizonForm::WorkingDays, horizon_days: "5".to_owned(), ..house.draft().await }).await;
    let row = types::find(db.read(), house.scene.centre, house.scene.type_id).await.unwrap().unwrap();
    assert_eq!(row.settings.policy.horizon, Some(Horizon::WorkingDays(5)));
}

testkit::on_both_engines!(
    a_name_makes_a_type_that_candidates_can_book,
    every_setting_reads_back_as_it_was_typed,
    what_is_typed_reaches_the_candidate_as_text,
    each_video_appointment_has_a_room_of_its_own,
    a_change_is_on_the_candidate_s_page_at_once,
    a_change_never_touches_an_appointment,
    an_address_is_changed_until_somebody_has_used_it,
    two_types_never_share_an_address,
    what_is_wrong_is_refused_whole,
    a_form_that_was_open_when_the_questions_changed_is_refused_or_taken_never_mixed_up,
    a_horizon_is_kept_exactly,
);
