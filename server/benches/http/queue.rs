//! What a centre's own side answers from fifty thousand requests: the queue under each filter, one request, the figures.

use crate::{
    calls,
    centre::{self, Centre},
    connection::{Connection, get_as},
    house,
    load::one_by_one,
    mails::Mails,
    report::Report,
    running::Running,
    scenarios::{ENGINES, home, several},
};
use app::paths::staff as paths;
use chrono::Days;
use contract::{
    requests::{Care, Cursor, QueueFilter, QueueView, ShowQueue},
    statistics::ShowStatistics,
};
use domain::{
    ids::RequestId,
    life::{RequestState, Stage},
    request::{Referrer, Way},
};
use std::{thread, time::Duration};
use testkit::years::RARE;
use tokio::runtime::Runtime;

/// Of each question in one run; a file of everything is asked for less often.
const ASKED: usize = 30;
const FILES: usize = 3;

/// A question, in words and as sent.
struct Question {
    what: String,
    request: Vec<u8>,
    n: usize,
}

/// On both engines.
pub fn queue(report: &mut Report) {
    let runtime = Runtime::new().unwrap();
    for engine in ENGINES {
        let home = runtime.block_on(home(engine));
        eprintln!("filling a database with {} requests", centre::REQUESTS);
        let centre = runtime.block_on(centre::build(&home.db));
        let running = Running::start(&home.url, &Mails::open());
        thread::sleep(Duration::from_secs(5)); // what it does by itself at its start
        let mut member = Member { centre: &centre, connection: Connection::open(running.address) };
        let mut questions = member.pages();
        questions.extend(member.filters());
        questions.extend(member.others());
        for Question { what, request, n } in questions {
            let figures = several(&running, || one_by_one(running.address, &request, n));
            report.question(&what, engine, figures);
        }
        report.complaints("queue", &running.complaints());
    }
}

/// Who looks at the queue.
struct Member<'a> {
    centre: &'a Centre,
    connection: Connection,
}

impl Member<'_> {
    fn ask(&self, filter: &QueueFilter, behind: Option<Cursor>) -> ShowQueue {
        ShowQueue { centre: self.centre.slug.clone(), filter: filter.clone(), behind }
    }

    fn see(&mut self, filter: &QueueFilter, behind: Option<Cursor>) -> QueueView {
        let request = calls::queue(&self.centre.cookie, self.ask(filter, behind));
        calls::answered(self.connection.ask(&request))
    }

    /// Behind which line the last page begins.
    fn last_page(&mut self, filter: &QueueFilter) -> Option<Cursor> {
        let mut behind = None;
        while let Some(next) = self.see(filter, behind).next {
            behind = Some(next);
        }
        behind
    }

    /// A page of the queue, and how many lines it shows.
    fn page(&mut self, what: &str, filter: &QueueFilter, behind: Option<Cursor>) -> Question {
        let seen = self.see(filter, behind);
        let more = if seen.next.is_some() { "+" } else { "" };
        let request = calls::queue(&self.centre.cookie, self.ask(filter, behind));
        Question { what: format!("{what}: {}{more}", seen.lines.len()), request, n: ASKED }
    }

    fn get(&self, what: &str, path: &str, n: usize) -> Question {
        Question { what: what.to_owned(), request: get_as(&self.centre.cookie, path), n }
    }

    fn pages(&mut self) -> Vec<Question> {
        let (waiting, any) = (QueueFilter::default(), of_stage(Stage::Any));
        let second = self.see(&waiting, None).next;
        let last = self.last_page(&waiting);
        let second_of_all = self.see(&any, None).next;
        let oldest = &self.centre.oldest;
        let last_of_all = oldest.last().map(|asked_at| Cursor { asked_at: *asked_at, id: RequestId(oldest.len() as i64) });
        let mut all = vec![
            self.page("what waits, first page", &waiting, None),
            self.page("what waits, second page", &waiting, second),
            self.page("what waits, last page", &waiting, last),
            self.page("everything, first page", &any, None),
            self.page("everything, second page", &any, second_of_all),
            self.page("everything, last page", &any, last_of_all),
            self.page("what is settled", &of_stage(Stage::Settled), None),
        ];
        all.extend(RequestState::ALL.iter().map(|state| self.page(state.code(), &of_stage(Stage::In(*state)), None)));
        all
    }

    fn filters(&mut self) -> Vec<Question> {
        let [usual, seldom] = self.centre.trainings;
        let (site, colleague) = (self.centre.site, self.centre.colleague);
        let none = QueueFilter::default();
        let combined = QueueFilter {
            way: Some(Way::Callback),
            training: Some(usual),
            site: Some(site),
            care: Care::Mine,
            referrer: Some(Referrer::Parcoursup),
            older_than_days: Some(2),
            text: "lina martin".to_owned(),
            ..none.clone()
        };
        let filters = [
            ("call-backs", QueueFilter { way: Some(Way::Callback), ..none.clone() }),
            ("messages", QueueFilter { way: Some(Way::Enquiry), ..none.clone() }),
            ("appointments", QueueFilter { way: Some(Way::Appointment), ..none.clone() }),
            ("a training asked about often", QueueFilter { training: Some(usual), ..none.clone() }),
            ("a training asked about seldom", QueueFilter { training: Some(seldom), ..none.clone() }),
            ("a site", QueueFilter { site: Some(site), ..none.clone() }),
            ("mine", QueueFilter { care: Care::Mine, ..none.clone() }),
            ("nobody's", QueueFilter { care: Care::Nobody, ..none.clone() }),
            ("a colleague's", QueueFilter { care: colleague, ..none.clone() }),
            ("from a platform", QueueFilter { referrer: Some(Referrer::Affelnet), ..none.clone() }),
            ("older than 2 days", QueueFilter { older_than_days: Some(2), ..none.clone() }),
            ("older than a year", QueueFilter { older_than_days: Some(365), ..none.clone() }),
            ("all of these at once", combined),
            ("a word that many have", worded("lina")),
            ("a word that all have", worded("example")),
            ("a word that few have", worded(RARE)),
            ("a word that none has", worded("xylophone")),
            ("two words", worded("lina martin")),
            ("part of a phone", worded("06 39 98 12")),
        ];
        let mut all = Vec::new();
        for (stage, of) in [(Stage::Waiting, "what waits"), (Stage::Any, "everything")] {
            for (what, filter) in &filters {
                all.push(self.page(&format!("{of}, {what}"), &QueueFilter { stage, ..filter.clone() }, None));
            }
        }
        all
    }

    fn others(&self) -> Vec<Question> {
        let (slug, cookie) = (self.centre.slug.as_str(), self.centre.cookie.as_str());
        let one = |request: Vec<u8>, what: &str| Question { what: what.to_owned(), request, n: ASKED };
        let all = self.ask(&of_stage(Stage::Any), None);
        let today = house::now().to_utc().date_naive();
        let two_years = ShowStatistics { centre: slug.to_owned(), from: Some(today - Days::new(730)), to: Some(today) };
        let usual = ShowStatistics { centre: slug.to_owned(), ..ShowStatistics::default() };
        let [callback, enquiry, appointment] = self.centre.waiting;
        vec![
            self.get("the whole page of what waits", &paths::requests(slug), ASKED),
            one(calls::request(cookie, slug, callback), "a call-back, opened"),
            one(calls::request(cookie, slug, enquiry), "a message, opened"),
            one(calls::request(cookie, slug, appointment), "an appointment, opened"),
            one(calls::today(cookie, slug), "today"),
            self.get("the whole page of today", &paths::today(slug), ASKED),
            one(calls::statistics(cookie, usual), "the figures of twelve weeks"),
            one(calls::statistics(cookie, two_years.clone()), "the figures of two years"),
            self.get("the whole page of the figures of two years", &paths::statistics_of(&two_years), ASKED),
            self.get("everything as CSV", &paths::export(&all, "csv"), FILES),
            self.get("everything as XLSX", &paths::export(&all, "xlsx"), FILES),
        ]
    }
}

fn of_stage(stage: Stage) -> QueueFilter {
    QueueFilter { stage, ..QueueFilter::default() }
}

fn worded(text: &str) -> QueueFilter {
    QueueFilter { text: text.to_owned(), ..QueueFilter::default() }
}
