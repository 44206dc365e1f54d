//! The frame of the dashboard: whose it is, and for whom.

use crate::{Services, fault::Fault, views};
use async_trait::async_trait;
use contract::{
    Answer,
    dashboard::{Dashboards, FrameView, HomeView, MeView},
    refusal::Refusal,
    scope::StaffScope,
};
use store::{centres, members, staff};

#[async_trait]
impl Dashboards for Services {
    async fn home(&self, scope: &StaffScope) -> Answer<HomeView> {
        self.staff_home(scope).await.map_err(|fault| fault.refusal(&scope.request))
    }

    async fn frame(&self, scope: &StaffScope, centre: String) -> Answer<FrameView> {
        self.dashboard_frame(scope, &centre).await.map_err(|fault| fault.refusal(&scope.request))
    }
}

impl Services {
    async fn staff_home(&self, scope: &StaffScope) -> Result<HomeView, Fault> {
        let reader = self.0.db.read();
        let person = staff::find(reader, Self::signed_in(scope)?).await?.ok_or(Refusal::SignedOut)?;
        let centres = centres::list_some(reader, &members::list_centres(reader, person.id).await?).await?;
        Ok(HomeView { name: person.name, centres: centres.iter().map(|row| views::centre(row, None)).collect() })
    }

    async fn dashboard_frame(&self, scope: &StaffScope, centre: &str) -> Result<FrameView, Fault> {
        let member = self.member(scope, centre).await?;
        let n_centres = members::list_centres(self.0.db.read(), member.staff()).await?.len();
        let row = member.centre();
        Ok(FrameView {
            centre: views::centre(row, None),
            zone: row.centre.zone.name().to_owned(),
            today: self.now().date_in(row.centre.zone),
            me: MeView { name: member.name().to_owned(), role: member.role(), advisor: member.advisor() },
            has_other_centres: n_centres > 1,
        })
    }
}
