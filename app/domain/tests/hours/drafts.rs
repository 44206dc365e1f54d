//! What was typed becomes rules, or says at each field what is wrong.

use domain::{
    agenda::{MinuteOfDay, TimeWindow, WeekdaySet},
    contact::InvalidText,
    hours::{
        HoursErrors, HoursField, HoursProblem, LabelNeed, SpanDraft, SpecialDayDraft, WeeklyDraft, WindowDraft, parse_reason,
    },
    ids::AppointmentTypeId,
    time::{NaiveDate, Weekday},
};

fn window(from: &str, to: &str) -> TimeWindow {
    TimeWindow { from: MinuteOfDay::parse(from).unwrap(), to: MinuteOfDay::parse(to).unwrap() }
}

fn typed(from: &str, to: &str) -> WeeklyDraft {
    WeeklyDraft { days: WeekdaySet::WORKING, from: from.to_owned(), to: to.to_owned(), ..WeeklyDraft::default() }
}

fn refused<T: std::fmt::Debug>(parsed: Result<T, HoursErrors>) -> Vec<(HoursField, HoursProblem)> {
    parsed.unwrap_err().0.into_iter().map(|error| (error.field, error.problem)).collect()
}

#[test]
fn hours_without_rhythm_dates_or_limits_are_those_of_every_week_for_everything() {
    let hours = typed("9h", "12 h").parse().unwrap();
    assert_eq!((hours.weekly.window, hours.weekly.every_weeks), (window("09:00", "12:00"), 1));
    assert_eq!((hours.weekly.starting, hours.weekly.until), (None, None));
    assert!(hours.is_for_everything());
}

#[test]
fn a_window_may_end_at_midnight_however_it_is_written() {
    for end in ["24:00", "24h", "0:00", "minuit"] {
        assert_eq!(typed("22h", end).parse().unwrap().weekly.window, window("22:00", "24:00"), "{end}");
    }
}

#[test]
fn all_that_is_wrong_is_said_at_once_in_the_order_of_the_form() {
    let draft = WeeklyDraft {
        days: WeekdaySet::default(),
        from: String::new(),
        to: "tard".to_owned(),
        every_weeks: "0".to_owned(),
        starting: "hier".to_owned(),
        ..WeeklyDraft::default()
    };
    let expected = [
        (HoursField::Days, HoursProblem::Missing),
        (HoursField::From, HoursProblem::Missing),
        (HoursField::To, HoursProblem::NotATime),
        (HoursField::EveryWeeks, HoursProblem::OutOfRange { min: 1, max: 520 }),
        (HoursField::Starting, HoursProblem::NotADate),
    ];
    assert_eq!(refused(draft.parse()), expected);
}

#[test]
fn an_end_that_is_not_after_the_start_is_refused_at_the_end() {
    let expected = [(HoursField::To, HoursProblem::EndsBeforeItStarts)];
    assert_eq!(refused(typed("12h", "12h").parse()), expected);
    assert_eq!(refused(typed("14h", "9h").parse()), expected);
    let backwards = WeeklyDraft { starting: "2027-03-09".into(), until: "2027-03-08".into(), ..typed("9", "12") };
    assert_eq!(refused(backwards.parse()), [(HoursField::Until, HoursProblem::EndsBeforeItStarts)]);
}

#[test]
fn a_rhythm_is_a_whole_number_of_weeks_from_one_on() {
    for wrong in ["0", "-1", "1.5", "deux", "521"] {
        let draft = WeeklyDraft { every_weeks: wrong.to_owned(), ..typed("9", "12") };
        assert_eq!(refused(draft.parse())[0].0, HoursField::EveryWeeks, "{wrong}");
    }
    assert_eq!(WeeklyDraft { every_weeks: " 2 ".into(), ..typed("9", "12") }.parse().unwrap().weekly.every_weeks, 2);
}

#[test]
fn dates_between_which_none_of_the_days_falls_open_nothing_and_are_refused() {
    // 9 March 2027 is a Tuesday.
    let draft = WeeklyDraft {
        days: [Weekday::Fri].into_iter().collect(),
        starting: "2027-03-09".into(),
        until: "2027-03-11".into(),
        ..typed("9", "12")
    };
    assert_eq!(refused(draft.parse()), [(HoursField::Until, HoursProblem::NeverOpens)]);
    assert!(WeeklyDraft { until: "2027-03-12".into(), ..draft }.parse().is_ok());
}

#[test]
fn chosen_types_are_kept_once_each() {
    let types = [3, 1, 3].map(AppointmentTypeId).to_vec();
    let hours = WeeklyDraft { types, ..typed("9", "12") }.parse().unwrap();
    assert_eq!(hours.types, Some([1, 3].map(AppointmentTypeId).to_vec()));
}

fn special(windows: &[(&str, &str)]) -> SpecialDayDraft {
    let windows = windows.iter().map(|(from, to)| WindowDraft { from: (*from).to_owned(), to: (*to).to_owned() }).collect();
    SpecialDayDraft { date: "2027-03-09".to_owned(), windows, opens_holiday: false }
}

#[test]
fn the_windows_of_a_special_day_come_in_order_and_blank_lines_count_for_nothing() {
    let day = special(&[("14h", "17h"), ("", ""), ("9h", "12h")]).parse().unwrap();
    assert_eq!(day.windows, [window("09:00", "12:00"), window("14:00", "17:00")]);
    assert!(special(&[("", "")]).parse().unwrap().windows.is_empty(), "no window: closed that day");
}

#[test]
fn windows_that_touch_are_joined_and_those_that_overlap_are_refused() {
    assert_eq!(special(&[("9h", "12h"), ("12h", "14h")]).parse().unwrap().windows, [window("09:00", "14:00")]);
    let expected = [(HoursField::WindowFrom(0), HoursProblem::Overlaps)];
    assert_eq!(refused(special(&[("11h", "14h"), ("9h", "12h")]).parse()), expected);
}

#[test]
fn half_a_window_is_said_at_the_half_that_lacks() {
    assert_eq!(refused(special(&[("9h", "")]).parse()), [(HoursField::WindowTo(0), HoursProblem::Missing)]);
    assert_eq!(refused(special(&[("9h", "12h"), ("", "14h")]).parse()), [(HoursField::WindowFrom(1), HoursProblem::Missing)]);
}

fn span(first_day: &str, first_time: &str, last_day: &str, last_time: &str) -> SpanDraft {
    SpanDraft {
        first_day: first_day.to_owned(),
        first_time: first_time.to_owned(),
        last_day: last_day.to_owned(),
        last_time: last_time.to_owned(),
        label: "Pont".to_owned(),
    }
}

fn shown(draft: &SpanDraft) -> (String, String) {
    let parsed = draft.parse(LabelNeed::Required).unwrap().span;
    (parsed.from.to_string(), parsed.until.to_string())
}

#[test]
fn days_without_hours_are_whole_days_the_last_one_included() {
    let both = |from: &str, until: &str| (from.to_owned(), until.to_owned());
    assert_eq!(shown(&span("2027-05-07", "", "", "")), both("2027-05-07 00:00:00", "2027-05-08 00:00:00"));
    assert_eq!(shown(&span("2027-05-07", "", "2027-05-09", "")), both("2027-05-07 00:00:00", "2027-05-10 00:00:00"));
    assert_eq!(shown(&span("2027-05-07", "14h", "", "16h30")), both("2027-05-07 14:00:00", "2027-05-07 16:30:00"));
    assert_eq!(shown(&span("2027-05-07", "14h", "2027-05-09", "")), both("2027-05-07 14:00:00", "2027-05-10 00:00:00"));
}

#[test]
fn a_span_that_ends_before_it_starts_is_refused_where_it_ends() {
    let refused = |draft: SpanDraft| refused(draft.parse(LabelNeed::Required));
    let backwards = |field| [(field, HoursProblem::EndsBeforeItStarts)];
    assert_eq!(refused(span("2027-05-07", "", "2027-05-06", "")), backwards(HoursField::LastDay));
    assert_eq!(refused(span("2027-05-07", "16h", "", "14h")), backwards(HoursField::LastTime));
}

#[test]
fn a_span_reads_back_from_the_form_made_of_it() {
    for draft in [span("2027-05-07", "", "2027-05-09", ""), span("2027-05-07", "14:00", "2027-05-07", "16:30")] {
        let parsed = draft.parse(LabelNeed::Required).unwrap();
        assert_eq!(SpanDraft::of(parsed.span, &parsed.label), draft);
    }
}

#[test]
fn a_closure_has_a_name_and_an_absence_may_go_without() {
    let nameless = SpanDraft { label: " ".into(), ..span("2027-05-07", "", "", "") };
    assert_eq!(refused(nameless.parse(LabelNeed::Required)), [(HoursField::Label, HoursProblem::Missing)]);
    assert_eq!(nameless.parse(LabelNeed::Optional).unwrap().label, "");
    let long = SpanDraft { label: "x".repeat(121), ..nameless };
    let too_long = HoursProblem::Text(InvalidText::TooLong { max: 120, found: 121 });
    assert_eq!(refused(long.parse(LabelNeed::Optional)), [(HoursField::Label, too_long)]);
}

#[test]
fn appointments_are_called_off_with_words_and_words_stay_what_they_are() {
    assert_eq!(refused(parse_reason("  ")), [(HoursField::Reason, HoursProblem::Missing)]);
    let hostile = "</textarea><script>alert(1)</script>";
    assert_eq!(parse_reason(hostile), Ok(hostile.to_owned()));
}

#[test]
fn the_first_occurrence_of_a_rhythm_is_found_whatever_the_day_asked() {
    let draft = WeeklyDraft {
        days: [Weekday::Wed].into_iter().collect(),
        every_weeks: "2".into(),
        starting: "2019-07-17".into(),
        ..typed("9", "12")
    };
    let weekly = draft.parse().unwrap().weekly;
    let date = |day| NaiveDate::from_ymd_opt(2019, 8, day);
    assert_eq!(weekly.next_on(date(12).unwrap()), date(14));
    assert_eq!(weekly.next_on(date(15).unwrap()), date(28));
}
