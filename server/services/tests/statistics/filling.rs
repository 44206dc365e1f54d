//! How much of the agendas was taken. The week of Monday 22 February 2027 is over; the scene's advisor receives in it from
//! Monday to Friday, 9:00 to 17:00 in Paris: forty hours.

use crate::house::House;
use contract::statistics::FillFigures;
use domain::{
    agenda::{AvailabilityOverride, CivilSpan, MinuteOfDay, TimeWindow},
    appointment::{AppointmentState, Party},
    holidays::Territory,
    ids::{AdvisorId, AppointmentId, CentreId, SiteId},
    time::{Interval, Timestamp, Tz},
};
use store::{
    Db,
    advisors::{self, NewAdvisor, NewAvailability, insert_absence, insert_availability, insert_closure, put_override},
    appointments,
    busy::Overlap,
    requests,
    sites::{self, NewSite},
};
use testkit::{NOW, Scene, a_request, a_site, an_advisor, weekly};

const HOUR: u64 = 60;

impl House {
    async fn filling(&self) -> FillFigures {
        self.shown(self.ask("2027-02-22", "2027-02-28")).await.filling
    }

    /// Half an hour of these advisors from that instant.
    async fn booked(&self, at: &str, whose: &[AdvisorId]) -> AppointmentId {
        let interval = Interval::lasting(Timestamp::parse_rfc3339(at).unwrap(), 1800);
        let (centre, scene) = (self.scene.centre, self.scene);
        let new = |tx| async move {
            let request = requests::insert(&tx, &a_request(centre)).await?;
            appointments::insert(&tx, &scene.appointment(request, interval), whose, Overlap::Forced).await
        };
        self.db.write(new).await.unwrap()
    }

    async fn became(&self, id: AppointmentId, state: AppointmentState) {
        let changed = self.db.write(|tx| async move { appointments::update_state(&tx, (id, 0), state, None, NOW).await });
        assert!(changed.await.unwrap());
    }

    /// One more advisor, with these hours.
    async fn joined(&self, site: Option<SiteId>, hours: impl Fn(AdvisorId) -> NewAvailability + Send + Sync) -> AdvisorId {
        let (new, hours) = (&NewAdvisor { site, ..an_advisor(self.scene.centre) }, &hours);
        let joined = |tx| async move {
            let id = advisors::insert(&tx, new).await?;
            insert_availability(&tx, &hours(id)).await.map(|_| id)
        };
        self.db.write(joined).await.unwrap()
    }

    async fn site(&self, zone: Tz, territory: Territory) -> SiteId {
        let new = &NewSite { zone, territory, ..a_site(self.scene.centre) };
        self.db.write(|tx| async move { sites::insert(&tx, new).await }).await.unwrap()
    }

    async fn closed(&self, site: Option<SiteId>, span: CivilSpan) {
        let centre: CentreId = self.scene.centre;
        self.db.write(|tx| async move { insert_closure(&tx, centre, site, span, "Fermé").await }).await.unwrap();
    }
}

fn civil(from: &str, until: &str) -> CivilSpan {
    CivilSpan { from: from.parse().unwrap(), until: until.parse().unwrap() }
}

fn wednesday() -> CivilSpan {
    civil("2027-02-24T00:00:00", "2027-02-25T00:00:00")
}

async fn taken_is_what_appointments_take_of_the_hours_unless_they_were_called_off(db: &Db) {
    let house = House::new(db).await;
    let advisor = [house.scene.advisor];
    let states = [
        None,
        Some(AppointmentState::Attended { at: NOW }),
        Some(AppointmentState::NoShow { at: NOW }),
        Some(AppointmentState::Cancelled { by: Party::Candidate, at: NOW }),
    ];
    for (hour, state) in (9..).zip(states) {
        let id = house.booked(&format!("2027-02-23T{hour:02}:00:00Z"), &advisor).await;
        if let Some(state) = state {
            house.became(id, state).await;
        }
    }
    // Half of it after five o'clock in Paris, and one in the evening.
    house.booked("2027-02-24T15:45:00Z", &advisor).await;
    house.booked("2027-02-24T19:00:00Z", &advisor).await;
    // At the same time as the first, on somebody's insisting.
    house.booked("2027-02-23T09:10:00Z", &advisor).await;
    assert_eq!(house.filling().await, FillFigures { open_min: 40 * HOUR, taken_min: 3 * 30 + 15 + 10 });
}

async fn hours_to_come_do_not_count_yet(db: &Db) {
    let house = House::new(db).await;
    house.scene.book(db, Scene::slot(1, 30)).await.unwrap();
    let of = async |from, to| house.shown(house.ask(from, to)).await.filling;
    assert_eq!(of("2027-02-26", "2027-03-05").await, FillFigures { open_min: 8 * HOUR, taken_min: 0 });
    assert_eq!(of("2027-03-02", "2027-03-05").await, FillFigures::default());
}

async fn closures_absences_and_holidays_are_not_open_and_special_days_are(db: &Db) {
    let house = House::new(db).await;
    let advisor = house.scene.advisor;
    house.closed(None, wednesday()).await;
    let minute = |minutes| MinuteOfDay::new(minutes).unwrap();
    let saturday = &AvailabilityOverride {
        date: "2027-02-27".parse().unwrap(),
        windows: vec![TimeWindow { from: minute(540), to: minute(720) }],
        opens_holiday: false,
    };
    let change = |tx| async move {
        insert_absence(&tx, advisor, civil("2027-02-25T12:00:00", "2027-02-25T18:00:00"), "").await?;
        put_override(&tx, advisor, saturday).await
    };
    db.write(change).await.unwrap();
    assert_eq!(house.filling().await.open_min, (40 - 8 - 5 + 3) * HOUR);
    let new_year = house.shown(house.ask("2026-12-28", "2027-01-03")).await.filling;
    assert_eq!(new_year.open_min, 32 * HOUR, "Friday is the first of January");
}

async fn everybody_who_receives_today_counts_and_nobody_else(db: &Db) {
    let (house, other) = (House::new(db).await, House::new(db).await);
    let colleague = house.joined(None, |id| weekly(id, "14:00", "16:00")).await;
    let gone = house.joined(None, |id| weekly(id, "10:00", "12:00")).await;
    house.booked("2027-02-23T13:30:00Z", &[house.scene.advisor, colleague]).await;
    house.booked("2027-02-23T09:30:00Z", &[gone]).await;
    other.booked("2027-02-23T09:30:00Z", &[other.scene.advisor]).await;
    let centre = house.scene.centre;
    assert!(db.write(|tx| async move { advisors::deactivate(&tx, centre, gone).await }).await.unwrap());
    assert_eq!(house.filling().await, FillFigures { open_min: 50 * HOUR, taken_min: 60 }, "an hour of two people is two");
}

async fn a_site_has_its_own_clock_holidays_and_closures(db: &Db) {
    let house = House::new(db).await;
    let site = house.site(Tz::Indian__Reunion, Territory::Reunion).await;
    let there = house.joined(Some(site), |id| weekly(id, "09:00", "11:00")).await;
    // Nine o'clock there, and nine o'clock in Paris.
    house.booked("2027-02-23T05:00:00Z", &[there]).await;
    house.booked("2027-02-23T08:00:00Z", &[there]).await;
    assert_eq!(house.filling().await, FillFigures { open_min: 50 * HOUR, taken_min: 30 });
    house.closed(Some(site), wednesday()).await;
    assert_eq!(house.filling().await.open_min, 48 * HOUR, "the others are open");
    house.closed(None, wednesday()).await;
    assert_eq!(house.filling().await.open_min, 40 * HOUR, "nobody is");
}

async fn hours_kept_for_a_site_close_with_it_and_count_once(db: &Db) {
    let house = House::new(db).await;
    let (here, elsewhere) =
        (house.site(Tz::Europe__Paris, Territory::Metropole).await, house.site(Tz::Europe__Paris, Territory::Metropole).await);
    let hours = |site| move |id| NewAvailability { site: Some(site), ..weekly(id, "08:00", "10:00") };
    let advisor = house.joined(None, hours(here)).await;
    let again = &NewAvailability { site: Some(elsewhere), ..weekly(advisor, "09:00", "11:00") };
    db.write(|tx| async move { insert_availability(&tx, again).await }).await.unwrap();
    assert_eq!(house.filling().await.open_min, (40 + 15) * HOUR, "from eight to eleven");
    house.closed(Some(here), wednesday()).await;
    assert_eq!(house.filling().await.open_min, (40 + 14) * HOUR, "from nine on Wednesday");
    house.joined(Some(elsewhere), hours(here)).await;
    assert_eq!(house.filling().await.open_min, (40 + 14) * HOUR, "nobody receives at another site than their own");
}

testkit::on_both_engines!(
    taken_is_what_appointments_take_of_the_hours_unless_they_were_called_off,
    hours_to_come_do_not_count_yet,
    closures_absences_and_holidays_are_not_open_and_special_days_are,
    everybody_who_receives_today_counts_and_nobody_else,
    a_site_has_its_own_clock_holidays_and_closures,
    hours_kept_for_a_site_close_with_it_and_count_once,
);
