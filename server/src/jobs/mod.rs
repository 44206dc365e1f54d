//! The work that follows a request: taken from the queue in the database, one process at a time, run again when it fails.
//!
//! How to add one: a file here with a [`Handler`] (constant name, payload of ids only, harmless when run twice), its place in
//! [`handlers`], and the use case that enqueues it in its own transaction.

mod follow_up;
mod free_overdue;
mod letter;
mod mail_candidate_booked;
mod mail_candidate_cancelled;
mod mail_centre_booked;
mod mail_centre_cancelled;
mod mail_centre_erased;
mod mail_contact;
mod mail_delivery_failed;
mod mail_digest;
mod mail_links;
mod mail_staff;
mod post;
mod purge_staff;
mod remind;
mod retain;
mod runner;
mod sms_reminder;

pub use post::Post;
pub use runner::{GRACE, Runner, backoff_s};

use async_trait::async_trait;
use mail_candidate_booked::MailCandidateBooked;
use mail_centre_booked::MailCentreBooked;
use mail_centre_cancelled::MailCentreCancelled;
use mail_staff::MailStaff;
use services::{
    contact_jobs::ContactMail,
    jobs::{Mail, StaffMail},
    texting::Text,
};
use sms_reminder::SmsReminder;
use std::sync::Arc;

/// Why a job did not end well. The words are ours: no name, no address, nothing of what somebody typed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum JobError {
    /// Another try may succeed.
    #[error("{0}")]
    Retry(String),
    /// No try will.
    #[error("{0}")]
    GiveUp(String),
}

/// What does one kind of job.
#[async_trait]
pub trait Handler: Send + Sync {
    /// The name in the queue; it never changes.
    fn name(&self) -> &'static str;

    /// Does the work of `payload`. May be run twice for one job.
    async fn run(&self, payload: &str) -> Result<(), JobError>;
}

/// The handlers of short text messages, which leave by `way`.
pub fn sms_handlers(post: &Arc<Post>, way: Option<&sms::Transport>) -> Vec<Arc<dyn Handler>> {
    let handler = |text| -> Arc<dyn Handler> { Arc::new(SmsReminder { post: Arc::clone(post), way: way.cloned(), text }) };
    Text::ALL.into_iter().map(handler).collect()
}

/// Every other handler.
pub fn handlers(post: &Arc<Post>) -> Vec<Arc<dyn Handler>> {
    let contact = ContactMail::ALL.map(|mail| Arc::new(mail_contact::MailContact(Arc::clone(post), mail)) as Arc<dyn Handler>);
    let others: Vec<Arc<dyn Handler>> = vec![
        Arc::new(MailCandidateBooked(Arc::clone(post), Mail::CandidateBooked)),
        Arc::new(MailCandidateBooked(Arc::clone(post), Mail::CandidateMoved)),
        Arc::new(MailCandidateBooked(Arc::clone(post), Mail::CandidateResized)),
        Arc::new(MailCandidateBooked(Arc::clone(post), Mail::CandidateConfirmed)),
        Arc::new(MailCandidateBooked(Arc::clone(post), Mail::CandidateRemindedTwoDays)),
        Arc::new(MailCandidateBooked(Arc::clone(post), Mail::CandidateRemindedTwoHours)),
        Arc::new(MailCentreBooked(Arc::clone(post), Mail::CentreBooked)),
        Arc::new(MailCentreBooked(Arc::clone(post), Mail::CentreMoved)),
        Arc::new(MailCentreBooked(Arc::clone(post), Mail::ColleaguesBooked)),
        Arc::new(MailCentreBooked(Arc::clone(post), Mail::ColleaguesMoved)),
        Arc::new(free_overdue::FreeOverdue(post.services.clone())),
        Arc::new(mail_candidate_cancelled::MailCandidateCancelled(Arc::clone(post))),
        Arc::new(MailCentreCancelled(Arc::clone(post), Mail::CentreCancelled)),
        Arc::new(MailCentreCancelled(Arc::clone(post), Mail::ColleaguesCancelled)),
        Arc::new(mail_centre_erased::MailCentreErased(Arc::clone(post))),
        Arc::new(mail_links::MailLinks(Arc::clone(post))),
        Arc::new(mail_delivery_failed::MailDeliveryFailed(Arc::clone(post))),
        Arc::new(mail_digest::MailDigest(Arc::clone(post))),
        Arc::new(follow_up::FollowUp(post.services.clone())),
        Arc::new(MailStaff(Arc::clone(post), StaffMail::Invitation)),
        Arc::new(MailStaff(Arc::clone(post), StaffMail::Reset)),
        Arc::new(MailStaff(Arc::clone(post), StaffMail::PasswordChanged)),
        Arc::new(MailStaff(Arc::clone(post), StaffMail::IdleAccount)),
        Arc::new(purge_staff::PurgeStaff(post.services.clone())),
        Arc::new(remind::Remind(post.services.clone())),
        Arc::new(retain::Retain(post.services.clone())),
    ];
    others.into_iter().chain(contact).collect()
}
