//! Who may do what: every act, by every role, in the own and in another centre.

use crate::house::{House, days, every, march};
use contract::{
    hours::{
        AskWhy, ClosureEdit, CopyHours, CopyHow, Decision, EditClosure, EditHours, Hours, HoursEdit, PreviewHours, ShowHours,
        TellTouched,
    },
    refusal::Refusal,
    scope::StaffScope,
};
use domain::{ids::AdvisorId, staff::Role, time::Weekday};
use store::Db;
use testkit::{a_member, signed_in};

testkit::on_both_engines!(
    each_role_may_what_it_may_and_no_more,
    another_centre_does_not_exist_for_anybody,
    nobody_signed_in_is_asked_to_sign_in,
    an_advisor_of_another_centre_does_not_exist_in_ours,
);

/// Every act of the port about this advisor, by its name.
const ACTS: [&str; 8] = ["show", "preview", "edit", "copy", "closures", "close", "tell", "why"];

async fn act(house: &House, who: &StaffScope, advisor: AdvisorId, act: &str) -> Result<(), Refusal> {
    let (services, centre) = (&house.services, house.centre.clone());
    let edit = HoursEdit::Add(every(&[Weekday::Sun], "9h", "10h"));
    match act {
        "show" => services.show_hours(who, ShowHours { centre, advisor: Some(advisor), week: None }).await.map(drop),
        "preview" => {
            let ask = PreviewHours { centre, advisor, edit: Some(edit), type_slug: None, mode: None, site: None, week: None };
            services.preview_hours(who, ask).await.map(drop)
        }
        "edit" => {
            let ask = EditHours { centre, advisor, edit, decision: Decision::default() };
            services.edit_hours(who, ask).await.map(drop)
        }
        "copy" => {
            let ask = CopyHours {
                centre,
                from: house.scene.advisor,
                to: vec![advisor],
                how: CopyHow::Add,
                decision: Decision::default(),
            };
            services.copy_hours(who, ask).await.map(drop)
        }
        "closures" => services.show_closures(who, centre).await.map(drop),
        "close" => {
            let edit = ClosureEdit::Add { site: None, draft: days(march(20), march(20), "Pont") };
            services.edit_closure(who, EditClosure { centre, edit, decision: Decision::default() }).await.map(drop)
        }
        "tell" => {
            let ask = TellTouched { centre, appointments: Vec::new(), reason: "Fermé".to_owned() };
            services.tell_touched(who, ask).await.map(drop)
        }
        "why" => {
            let ask = AskWhy { centre, advisor: Some(advisor), ..AskWhy::default() };
            services.explain_day(who, ask).await.map(drop)
        }
        other => panic!("no such act: {other}"),
    }
}

async fn each_role_may_what_it_may_and_no_more(db: &Db) {
    let house = House::new(db).await;
    let colleague = house.colleague("Hugo").await;
    let own = house.scene.advisor;
    let unbound = a_member(db, house.scene.centre, Role::Advisor, None).await;
    for (name, who, about, forbidden) in [
        ("manager", &house.manager, colleague, &[][..]),
        ("reception", &house.reception, colleague, &["close"][..]),
        ("advisor, own agenda", &house.advisor, own, &["close"][..]),
        ("advisor, a colleague's", &house.advisor, colleague, &["show", "preview", "edit", "copy", "close", "why"][..]),
        ("advisor without agenda", &unbound, own, &["show", "preview", "edit", "copy", "close", "why"][..]),
    ] {
        for one in ACTS {
            let expected = if forbidden.contains(&one) { Err(Refusal::Forbidden) } else { Ok(()) };
            assert_eq!(act(&house, who, about, one).await, expected, "{name}: {one}");
        }
    }
}

async fn another_centre_does_not_exist_for_anybody(db: &Db) {
    let (house, elsewhere) = (House::new(db).await, House::new(db).await);
    for who in [&house.manager, &house.reception, &house.advisor] {
        for one in ACTS {
            let answer = act(&elsewhere, who, elsewhere.scene.advisor, one).await;
            assert_eq!(answer, Err(Refusal::NotFound), "{one}");
        }
    }
}

async fn nobody_signed_in_is_asked_to_sign_in(db: &Db) {
    let house = House::new(db).await;
    for one in ACTS {
        assert_eq!(act(&house, &signed_in(None), house.scene.advisor, one).await, Err(Refusal::SignedOut), "{one}");
    }
}

async fn an_advisor_of_another_centre_does_not_exist_in_ours(db: &Db) {
    let (house, elsewhere) = (House::new(db).await, House::new(db).await);
    for one in ["show", "preview", "edit", "copy", "why"] {
        let answer = act(&house, &house.manager, elsewhere.scene.advisor, one).await;
        assert_eq!(answer, Err(Refusal::NotFound), "{one}");
    }
}
