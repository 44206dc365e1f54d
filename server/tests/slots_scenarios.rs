//! Every scenario file, as `server slots` answers it, against the expectation it carries; and scenarios that are malformed.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops")]

use serde_json::{Value, json};
use server::slots::run;
use std::{fs, path::Path};

fn scenario(name: &str) -> Value {
    let path = Path::new("tests/scenarios").join(name);
    serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap()
}

/// One field of each slot.
fn column(answer: &Value, field: &str) -> Vec<String> {
    answer["slots"].as_array().unwrap().iter().map(|slot| slot[field].as_str().unwrap().to_owned()).collect()
}

/// The civil dates that have a slot, each once.
fn open_dates(answer: &Value) -> Vec<String> {
    let mut dates: Vec<_> = column(answer, "local").iter().map(|local| local[..10].to_owned()).collect();
    dates.dedup();
    dates
}

fn closed_dates(scenario: &Value, answer: &Value) -> Vec<String> {
    let date = |bound: &str| scenario["range"][bound].as_str().unwrap().parse::<chrono::NaiveDate>().unwrap();
    let open = open_dates(answer);
    let all = date("from").iter_days().take_while(|day| *day < date("until")).map(|day| day.to_string());
    all.filter(|day| !open.contains(day)).collect()
}

/// Checks one expectation of a scenario file; an unknown one fails.
fn check(scenario: &Value, answer: &Value, what: &str, expected: &Value, name: &str) {
    let found = match what {
        "starts_at" | "local" => json!(column(answer, what)),
        "shown" => json!(column(answer, "local").iter().map(|local| local[11..16].to_owned()).collect::<Vec<_>>()),
        "count" => json!(column(answer, "local").len()),
        "first" => json!(column(answer, "starts_at").first()),
        "last_date" => json!(open_dates(answer).last()),
        "dates" => json!(open_dates(answer)),
        "closed_dates" => json!(closed_dates(scenario, answer)),
        "advisors" => answer["slots"].as_array().unwrap().iter().map(|slot| slot["advisors"].clone()).collect(),
        "next" => answer["next"].clone(),
        "removed" => {
            let parts = answer["removed"].as_array().unwrap().iter();
            parts.map(|part| json!([part["from"], part["until"], part["because"]])).collect()
        }
        unknown => panic!("{name} expects `{unknown}`, which nobody checks"),
    };
    assert_eq!(found, *expected, "{what} of {name}");
}

#[test]
fn every_scenario_file_gets_the_answer_it_expects() {
    let folder = Path::new("tests/scenarios");
    let names: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    assert!(names.len() >= 40, "the acceptance table has that many");
    for name in names {
        let scenario = scenario(&name);
        let answer: Value = serde_json::from_str(&run(&scenario.to_string()).unwrap()).unwrap();
        let expected = scenario["expect"].as_object().unwrap();
        assert!(!expected.is_empty(), "{name} expects nothing");
        expected.iter().for_each(|(what, expected)| check(&scenario, &answer, what, expected, &name));
    }
}

#[test]
fn the_answer_has_the_shape_that_is_documented() {
    let answer: Value = serde_json::from_str(&run(&scenario("winter_friday.json").to_string()).unwrap()).unwrap();
    let first = json!({
        "starts_at": "2027-03-26T08:00:00Z",
        "ends_at": "2027-03-26T08:30:00Z",
        "local": "2027-03-26T09:00:00+01:00",
        "advisors": ["a"],
    });
    assert_eq!(answer["slots"][0], first);
    assert_eq!(answer["next"], "2027-03-26T08:00:00Z");
    assert_eq!(answer.get("removed"), None);
}

#[test]
fn what_is_omitted_has_its_default() {
    let least = json!({
        "now": "2027-01-04T07:00:00Z",
        "zone": "Europe/Paris",
        "range": { "from": "2027-02-03", "until": "2027-02-04" },
        "type": { "duration_min": 60 },
        "advisors": [{ "id": "a", "weekly": [{ "days": ["wed"], "from": "09:00", "to": "12:00" }] }],
    });
    let answer: Value = serde_json::from_str(&run(&least.to_string()).unwrap()).unwrap();
    let expected = ["2027-02-03T08:00:00Z", "2027-02-03T09:00:00Z", "2027-02-03T10:00:00Z"];
    assert_eq!(column(&answer, "starts_at"), expected);
}

/// The message for a usual scenario in which one value is replaced.
fn message_with(pointer: &str, value: Value) -> String {
    let mut scenario = scenario("reschedule_ignores_its_own.json");
    let (parent, field) = pointer.rsplit_once('/').unwrap();
    scenario.pointer_mut(parent).unwrap()[field] = value;
    run(&scenario.to_string()).unwrap_err().to_string()
}

#[test]
fn a_malformed_scenario_is_refused_in_one_line_that_names_the_field() {
    let cases = [
        ("/zone", json!("Europe/Atlantis"), "zone"),
        ("/territory", json!("bretagne"), "territory"),
        ("/now", json!("yesterday"), "now"),
        ("/range/from", json!("2027-02-30"), "range.from"),
        ("/type/duration_min", json!("30"), "type.duration_min"),
        ("/type/horizon", json!({ "weeks": 3 }), "type.horizon"),
        ("/type/grid", json!("loose"), "type.grid"),
        ("/advisors/0/weekly/0/days", json!(["mon", "funday"]), "advisors[0].weekly[0].days[1]"),
        ("/advisors/0/weekly/0/from", json!("25:00"), "advisors[0].weekly[0].from"),
        ("/advisors/0/weekly/0/every_weeks", json!(0), "advisors[0].weekly[0].every_weeks"),
        ("/advisors/0/busy/0/kind", json!("nap"), "advisors[0].busy[0].kind"),
        ("/assignment", json!("some"), "assignment"),
        ("/closures", json!([{ "from": "soon", "until": "2027-02-03" }]), "closures[0].from"),
    ];
    for (pointer, value, field) in cases {
        let message = message_with(pointer, value);
        assert!(message.starts_with(&format!("{field}: ")), "{pointer}: {message}");
        assert_eq!(message.lines().count(), 1, "{message}");
    }
}

#[test]
fn a_missing_field_is_named() {
    let mut scenario = scenario("winter_friday.json");
    scenario.as_object_mut().unwrap().remove("zone");
    assert!(run(&scenario.to_string()).unwrap_err().to_string().contains("`zone`"));
}

#[test]
fn two_advisors_of_one_name_are_malformed() {
    let mut scenario = scenario("two_advisors_any.json");
    scenario["advisors"][1]["id"] = json!("a");
    assert!(run(&scenario.to_string()).unwrap_err().to_string().starts_with("advisors[1].id: "));
}

#[test]
fn text_that_is_no_scenario_is_refused_in_one_line() {
    for text in ["", "{", "[]", "null", "{} {}", "hello\nworld"] {
        let message = run(text).unwrap_err().to_string();
        assert!(!message.is_empty() && message.lines().count() == 1, "{text:?}: {message}");
    }
}
