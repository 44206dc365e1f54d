//! Reminders by short text message: what leaves, and when nothing does.

use crate::given::office::{Gateway, Office};
use services::texting::Text;
use std::sync::Arc;
use store::Db;

const MOBILE: Option<&str> = Some("+33639981234");

async fn a_mobile_gets_a_message_beside_each_mail(db: &Db) {
    let office = Office::new(db).await;
    let (appointment, _) = office.booked(72, MOBILE).await;
    office.look_at(24).await;
    office.look_at(25).await;
    office.look_at(70).await;
    office.look_at(71).await;
    let texts = office.texts();
    let ids: Vec<&str> = texts.iter().map(|text| text.id.as_str()).collect();
    assert_eq!(
        ids,
        Text::ALL.map(|text| format!("rdv-{appointment}.0.{}.0@rdv.example.org", text.job())),
        "each once, under a name that does not change"
    );
    assert_eq!(office.mails.lock().unwrap().len(), 2);
    assert_eq!(texts[0].to.as_str(), "+33639981234");
    for text in &texts {
        for told in ["CFA Les Tilleuls", "jeudi 4 mars", "9h", "le CFA vous appelle", "https://rdv.example.org/suivi/"] {
            assert!(text.text.contains(told), "{told} in {}", text.text);
        }
        assert!(!text.text.contains("Martin"), "nothing of the candidate passes through others' hands");
    }
    assert_eq!((office.queue().await.n_queued, office.queue().await.n_dead), (1, 0), "only the next look is left");
}

async fn nothing_leaves_where_no_gateway_is_set_and_nothing_is_wrong(db: &Db) {
    let office = Office::with(db, Gateway::None).await;
    office.booked(72, MOBILE).await;
    office.look_at(24).await;
    assert_eq!(office.mails.lock().unwrap().len(), 1);
    assert_eq!((office.queue().await.n_queued, office.queue().await.n_dead), (1, 0));
}

async fn a_number_that_takes_no_message_gets_none(db: &Db) {
    let office = Office::new(db).await;
    office.booked(72, Some("+33491001234")).await;
    office.booked(73, None).await;
    office.look_at(25).await;
    assert_eq!(office.mails.lock().unwrap().len(), 2);
    assert!(office.texts().is_empty());
}

async fn a_gateway_that_comes_back_after_the_start_sends_nothing_any_more(db: &Db) {
    // Nobody listens there.
    let away = sms::Gateway::new("http://127.0.0.1:9/", "key", "RDV").unwrap();
    let office = Office::with(db, Gateway::Other(sms::Transport::Http(Arc::new(away)))).await;
    office.booked(2, MOBILE).await;
    office.look_at(0).await;
    assert_eq!((office.queue().await.n_queued, office.queue().await.n_dead), (2, 0), "it is tried again");
    let (back, texts) = sms::Transport::memory();
    let later = Office::with(db, Gateway::Other(back)).await;
    later.look_at(2).await;
    assert!(texts.lock().unwrap().is_empty());
    assert_eq!((later.queue().await.n_queued, later.queue().await.n_dead), (1, 0));
}

testkit::on_both_engines!(
    a_mobile_gets_a_message_beside_each_mail,
    nothing_leaves_where_no_gateway_is_set_and_nothing_is_wrong,
    a_number_that_takes_no_message_gets_none,
    a_gateway_that_comes_back_after_the_start_sends_nothing_any_more,
);
