//! A centre's queue: what waits, one request, and what staff do with it.
//!
//! [`queue`] is the page, [`detail`] one request, [`acts`] what is done with one and [`many`] with many, [`keeping`] views and
//! ready answers, [`exporting`] the table that leaves. Who may act is decided in [`crate::access`].

mod acts;
mod detail;
mod exporting;
mod keeping;
mod many;
mod queue;

pub(crate) use queue::asked_before;

use crate::{Services, access::Member, fault::Fault};
use async_trait::async_trait;
use contract::{
    Answer,
    requests::{
        ActOnMany, ActOnRequest, ChangeTemplates, ChangeViews, ExportTable, ManyDone, QueueFilter, QueueView, RequestRef,
        RequestView, Requests, ShowQueue, TemplateView, ViewName,
    },
    scope::StaffScope,
};
use store::{StoreError, journal};

#[async_trait]
impl Requests for Services {
    async fn queue(&self, scope: &StaffScope, ask: ShowQueue) -> Answer<QueueView> {
        self.queue_page(scope, &ask).await.map_err(|fault| fault.refusal(&scope.request))
    }

    async fn request(&self, scope: &StaffScope, which: RequestRef) -> Answer<RequestView> {
        self.request_page(scope, &which).await.map_err(|fault| fault.refusal(&scope.request))
    }

    async fn act(&self, scope: &StaffScope, ask: ActOnRequest) -> Answer<RequestView> {
        self.act_on_request(scope, &ask).await.map_err(|fault| fault.refusal(&scope.request))
    }

    async fn act_on_many(&self, scope: &StaffScope, ask: ActOnMany) -> Answer<ManyDone> {
        self.act_on_requests(scope, &ask).await.map_err(|fault| fault.refusal(&scope.request))
    }

    async fn change_views(&self, scope: &StaffScope, ask: ChangeViews) -> Answer<Vec<ViewName>> {
        self.change_own_views(scope, &ask).await.map_err(|fault| fault.refusal(&scope.request))
    }

    async fn templates(&self, scope: &StaffScope, centre: String) -> Answer<Vec<TemplateView>> {
        self.ready_answers(scope, &centre).await.map_err(|fault| fault.refusal(&scope.request))
    }

    async fn change_templates(&self, scope: &StaffScope, ask: ChangeTemplates) -> Answer<Vec<TemplateView>> {
        self.change_ready_answers(scope, &ask).await.map_err(|fault| fault.refusal(&scope.request))
    }

    async fn export(&self, scope: &StaffScope, centre: String, filter: QueueFilter) -> Answer<ExportTable> {
        self.export_queue(scope, &centre, &filter).await.map_err(|fault| fault.refusal(&scope.request))
    }
}

impl Services {
    /// Notes that the member saw, or took out, `n` persons of the queue; nothing for none. A journal that cannot be written
    /// shows nobody: the page is refused.
    async fn note_persons(&self, member: &Member, act: &'static str, n: usize) -> Result<(), Fault> {
        if n == 0 {
            return Ok(());
        }
        let (who, now) = ((member.staff(), member.centre().id), self.now());
        let noted: Result<(), StoreError> =
            self.0.db.write(|tx| async move { journal::record(&tx, who, (act, n as u64), now).await }).await;
        Ok(noted?)
    }
}
