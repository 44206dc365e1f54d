//! The form of an appointment type: what it accepts, what it refuses and where, what it warns of.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use domain::{
    agenda::{AdvisorSchedule, Agenda, Availability, Horizon, MinuteOfDay, SlotPolicy, TimeWindow, WeekdaySet},
    appointment::Mode,
    candidate::{Question, QuestionKind},
    contact::InvalidText,
    holidays::Territory,
    ids::{AdvisorId, SiteId},
    settings::{
        Faults, HorizonForm, InvalidLink, InvalidSlug, Problem, QuestionDraft, QuestionForm, Selection, SpanDraft, SpanUnit,
        TypeDraft, TypeField, TypeWarning, Unit, warnings,
    },
    slots::{Ask, Audience},
    time::{NaiveDate, Timestamp, Tz},
};

/// Monday 1 March 2027, 9:00 in Paris.
const NOW: Timestamp = Timestamp::from_epoch(1_803_888_000);

fn draft() -> TypeDraft {
    TypeDraft { name: "Premier échange".to_owned(), ..TypeDraft::starting(vec![AdvisorId(1)]) }
}

fn faults(draft: &TypeDraft) -> Vec<(TypeField, Problem)> {
    let Err(Faults(faults)) = draft.parse() else { return Vec::new() };
    faults.into_iter().map(|fault| (fault.field, fault.problem)).collect()
}

#[test]
fn a_name_is_all_that_a_new_type_needs() {
    assert_eq!(faults(&TypeDraft::starting(vec![])), [(TypeField::Name, Problem::Missing)]);
    let settings = draft().parse().unwrap();
    assert_eq!((settings.policy.duration_min, settings.policy.step_min), (30, 30));
    assert_eq!((settings.policy.min_notice_min, settings.policy.horizon), (180, Some(Horizon::Days(60))));
    assert_eq!((settings.change.cancel_notice_min, settings.change.move_notice_min), (240, 1440));
    assert_eq!((settings.modes, settings.slug), (vec![Mode::OnSite], None));
    assert_eq!((settings.sites, settings.trainings), (Selection::All, Selection::All));
}

#[test]
fn a_step_left_blank_follows_the_duration() {
    let longer = TypeDraft { duration: "45".to_owned(), ..draft() };
    assert_eq!(longer.parse().unwrap().policy.step_min, 45);
    let own = TypeDraft { step: "15".to_owned(), ..longer };
    assert_eq!(own.parse().unwrap().policy.step_min, 15);
}

#[test]
fn all_that_is_wrong_is_said_at_once_in_the_order_of_the_form() {
    let span = |amount: &str| SpanDraft { amount: amount.to_owned(), unit: SpanUnit::Days };
    let wrong = TypeDraft {
        name: " ".to_owned(),
        duration: "0".to_owned(),
        modes: vec![],
        step: "601".to_owned(),
        buffer_before: "-5".to_owned(),
        buffer_after: "241".to_owned(),
        notice: span("31"),
        horizon_days: "367".to_owned(),
        cancel_notice: span("trois"),
        move_notice: span("99"),
        sites: Selection::Only(vec![]),
        trainings: Selection::Only(vec![]),
        restriction: "a".repeat(501),
        instructions_before: "a".repeat(1001),
        instructions_after: "a\u{7}".to_owned(),
        slug: "été".to_owned(),
        ..draft()
    };
    let minutes = |min, max| Problem::OutOfRange { min, max, unit: Unit::Minutes };
    let too_long = |max, found| Problem::Text(InvalidText::TooLong { max, found });
    let expected = [
        (TypeField::Name, Problem::Missing),
        (TypeField::Duration, minutes(5, 600)),
        (TypeField::Modes, Problem::Missing),
        (TypeField::Step, minutes(5, 600)),
        (TypeField::BufferBefore, Problem::NotANumber),
        (TypeField::BufferAfter, minutes(0, 240)),
        (TypeField::Notice, minutes(0, 43_200)),
        (TypeField::HorizonDays, Problem::OutOfRange { min: 1, max: 366, unit: Unit::Days }),
        (TypeField::CancelNotice, Problem::NotANumber),
        (TypeField::MoveNotice, minutes(0, 43_200)),
        (TypeField::Sites, Problem::Missing),
        (TypeField::Trainings, Problem::Missing),
        (TypeField::Restriction, too_long(500, 501)),
        (TypeField::InstructionsBefore, too_long(1000, 1001)),
        (TypeField::InstructionsAfter, Problem::Text(InvalidText::Control)),
        (TypeField::Slug, Problem::Slug(InvalidSlug::Character)),
    ];
    assert_eq!(faults(&wrong), expected);
}

#[test]
fn a_video_appointment_needs_its_link_and_others_do_without() {
    let video = TypeDraft { modes: vec![Mode::Video, Mode::OnSite], first_mode: Some(Mode::Video), ..draft() };
    assert_eq!(faults(&video), [(TypeField::VideoLink, Problem::Missing)]);
    let wrong = TypeDraft { video_link: "http://visio.example.org".to_owned(), ..video.clone() };
    assert_eq!(faults(&wrong), [(TypeField::VideoLink, Problem::Link(InvalidLink::NotHttps))]);
    assert_eq!(faults(&TypeDraft { modes: vec![Mode::Phone], ..wrong }), []);
    let right = TypeDraft { video_link: "https://visio.example.org/{rdv}".to_owned(), ..video };
    assert_eq!(right.parse().unwrap().modes, [Mode::Video, Mode::OnSite], "the one proposed first comes first");
}

#[test]
fn a_period_has_two_dates_in_their_order() {
    let period = |from: &str, to: &str| TypeDraft {
        horizon: HorizonForm::Period,
        period_from: from.to_owned(),
        period_to: to.to_owned(),
        ..draft()
    };
    assert_eq!(
        faults(&period("", "2027-02-30")),
        [(TypeField::PeriodFrom, Problem::Missing), (TypeField::PeriodTo, Problem::Date)]
    );
    assert_eq!(faults(&period("2027-03-02", "2027-03-01")), [(TypeField::PeriodTo, Problem::Backwards)]);
    let day = NaiveDate::from_ymd_opt(2027, 3, 1).unwrap();
    let settings = period("2027-03-01", "2027-03-01").parse().unwrap();
    assert_eq!(settings.policy.horizon, Some(Horizon::Period { from: day, to: day }));
    let unbounded = TypeDraft { horizon: HorizonForm::None, horizon_days: "x".to_owned(), ..draft() };
    assert_eq!(unbounded.parse().unwrap().policy.horizon, None);
}

#[test]
fn every_horizon_is_written_as_it_is_read() {
    let day = NaiveDate::from_ymd_opt(2027, 3, 1).unwrap();
    for horizon in [None, Some(Horizon::Days(7)), Some(Horizon::WorkingDays(5)), Some(Horizon::Period { from: day, to: day })] {
        assert_eq!(draft().with_horizon(horizon).parse().unwrap().policy.horizon, horizon);
    }
}

fn question(label: &str, form: QuestionForm, choices: &str) -> QuestionDraft {
    QuestionDraft { label: label.to_owned(), form, choices: choices.to_owned(), required: true }
}

#[test]
fn questions_keep_their_order_and_blank_ones_are_dropped() {
    let asked = TypeDraft {
        questions: vec![
            question("Votre  classe ?", QuestionForm::Text, "ignorés"),
            question(" ", QuestionForm::Choice, ""),
            question("</textarea><script>", QuestionForm::Choice, " CAP \n\nBac pro\r\nBTS"),
            question("Permis ?", QuestionForm::YesNo, ""),
        ],
        ..draft()
    };
    let choices = ["CAP", "Bac pro", "BTS"].map(str::to_owned).to_vec();
    let kinds = [QuestionKind::Text, QuestionKind::Choice(choices), QuestionKind::YesNo];
    let labels = ["Votre  classe ?", "</textarea><script>", "Permis ?"];
    let expected: Vec<Question> =
        labels.into_iter().zip(kinds).map(|(label, kind)| Question { label: label.to_owned(), kind, required: true }).collect();
    let questions = asked.parse().unwrap().questions;
    assert_eq!(questions, expected);
    assert_eq!(QuestionDraft::of(&questions[1]).choices, "CAP\nBac pro\nBTS");
}

#[test]
fn a_question_that_cannot_be_asked_is_refused_at_its_place() {
    let refused = |label: &str, choices: &str| {
        faults(&TypeDraft {
            questions: vec![question("ok", QuestionForm::Text, ""), question(label, QuestionForm::Choice, choices)],
            ..draft()
        })
    };
    assert_eq!(refused("", "a\nb"), [(TypeField::Question(1), Problem::Missing)]);
    assert_eq!(refused("x", "a"), [(TypeField::Choices(1), Problem::TooFew { min: 2 })]);
    assert_eq!(refused("x", "a\nb\na"), [(TypeField::Choices(1), Problem::Repeated)]);
    let many: Vec<String> = (0..13).map(|n| n.to_string()).collect();
    assert_eq!(refused("x", &many.join("\n")), [(TypeField::Choices(1), Problem::TooMany { max: 12 })]);
    let long = Problem::Text(InvalidText::TooLong { max: 300, found: 301 });
    assert_eq!(refused(&"a".repeat(301), "a\nb"), [(TypeField::Question(1), long)]);
    let six = TypeDraft { questions: vec![question("x", QuestionForm::Text, ""); 6], ..draft() };
    assert_eq!(faults(&six), [(TypeField::Questions, Problem::TooMany { max: 5 })]);
}

#[test]
fn whatever_is_named_twice_counts_once() {
    let twice = TypeDraft {
        advisors: vec![AdvisorId(2), AdvisorId(1), AdvisorId(2)],
        sites: Selection::Only(vec![SiteId(1), SiteId(1)]),
        ..draft()
    };
    let settings = twice.parse().unwrap();
    assert_eq!(settings.advisors, [AdvisorId(2), AdvisorId(1)]);
    assert_eq!(settings.sites, Selection::Only(vec![SiteId(1)]));
}

fn schedule(advisor: i64, days: WeekdaySet) -> AdvisorSchedule {
    let minute = |text| MinuteOfDay::parse(text).unwrap();
    let window = TimeWindow { from: minute("09:00"), to: minute("12:00") };
    let weekly = Availability { days, window, every_weeks: 1, starting: None, until: None };
    AdvisorSchedule { advisor: AdvisorId(advisor), weekly: vec![weekly], overrides: vec![], absences: vec![], busy: vec![] }
}

fn warned(advisors: Vec<AdvisorSchedule>, draft: &TypeDraft) -> Vec<TypeWarning> {
    let agenda = Agenda { zone: Tz::Europe__Paris, territory: Territory::Metropole, closures: vec![], advisors };
    let policy: SlotPolicy = draft.parse().unwrap().policy;
    warnings(Ask { agenda: &agenda, policy: &policy, now: NOW, ignoring: None, audience: Audience::Candidate })
}

#[test]
fn nothing_is_said_of_settings_that_work() {
    assert_eq!(warned(vec![schedule(1, WeekdaySet::WORKING)], &draft()), []);
}

#[test]
fn nobody_and_nobody_with_hours_are_said() {
    assert_eq!(warned(vec![], &draft()), [TypeWarning::Nobody]);
    let idle = AdvisorSchedule { weekly: vec![], ..schedule(2, WeekdaySet::WORKING) };
    assert_eq!(warned(vec![schedule(1, WeekdaySet::WORKING), idle], &draft()), [TypeWarning::WithoutHours(vec![AdvisorId(2)])]);
}

#[test]
fn a_notice_beyond_the_horizon_is_said_from_the_minute_on_which_nothing_is_left() {
    let team = || vec![schedule(1, WeekdaySet::WORKING)];
    let with = |hours: &str, days: &str| TypeDraft {
        notice: SpanDraft { amount: hours.to_owned(), unit: SpanUnit::Hours },
        horizon_days: days.to_owned(),
        ..draft()
    };
    // It is 9:00; one day ahead ends in 39 hours.
    assert_eq!(warned(team(), &with("38", "1")), []);
    assert_eq!(warned(team(), &with("39", "1")), [TypeWarning::NoticeBeyondHorizon]);
    let over = TypeDraft {
        horizon: HorizonForm::Period,
        period_from: "2027-01-01".to_owned(),
        period_to: "2027-02-28".to_owned(),
        ..draft()
    };
    assert_eq!(warned(team(), &over), [TypeWarning::PeriodOver]);
}

#[test]
fn a_step_or_buffers_longer_than_the_appointment_are_said_and_allowed() {
    let team = vec![schedule(1, WeekdaySet::WORKING)];
    let wide = TypeDraft { step: "60".to_owned(), buffer_before: "20".to_owned(), buffer_after: "15".to_owned(), ..draft() };
    let expected = [
        TypeWarning::StepLonger { step_min: 60, duration_min: 30 },
        TypeWarning::BuffersLonger { buffers_min: 35, duration_min: 30 },
    ];
    assert_eq!(warned(team, &wide), expected);
}
