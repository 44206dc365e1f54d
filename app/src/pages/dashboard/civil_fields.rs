//! The clock on the wall and the public holidays, of the centre or of a site; a change of clock is explained before it is
//! saved.

use domain::{civil_life::FrenchZone, holidays::Territory};
use leptos::prelude::*;
use locales::fr::staff::settings as words;

use crate::{
    components::{Announce, Notice, NoticeTone, SelectField, SelectOption},
    forms::places::{TERRITORY, ZONE},
};

/// The two answers, followed by the page.
#[derive(Clone, Copy)]
pub(super) struct CivilFields {
    /// As it came.
    first_zone: FrenchZone,
    zone: RwSignal<String>,
    territory: RwSignal<String>,
    /// Appointments whose shown hour would change.
    n_appointments: u64,
}

impl CivilFields {
    pub(super) fn new(zone: FrenchZone, territory: Territory, n_appointments: u64) -> Self {
        Self {
            first_zone: zone,
            zone: RwSignal::new(zone.name().to_owned()),
            territory: RwSignal::new(territory.code().to_owned()),
            n_appointments,
        }
    }

    /// Answers for the person, who may answer otherwise.
    pub(super) fn set(self, zone: FrenchZone, territory: Territory) {
        self.zone.set(zone.name().to_owned());
        self.territory.set(territory.code().to_owned());
    }
}

pub(super) fn civil_fields(fields: CivilFields) -> AnyView {
    let zones = FrenchZone::ALL.map(|zone| SelectOption { value: zone.name().to_owned(), label: words::zone(zone) }).to_vec();
    let territories = Territory::ALL
        .map(|territory| SelectOption { value: territory.code().to_owned(), label: words::territory(territory).to_owned() })
        .to_vec();
    let moved = move || {
        (fields.zone.with(|zone| zone != fields.first_zone.name())).then(|| {
            view! {
                <Notice tone=NoticeTone::Warn title=words::ZONE_CHANGE announce=Announce::Politely>
                    <p>{words::ZONE_CHANGE_BODY} " " {words::zone_change_appointments(fields.n_appointments)}</p>
                </Notice>
            }
        })
    };
    view! {
        <SelectField id=ZONE name=ZONE label=words::ZONE options=zones live=fields.zone />
        {moved}
        <SelectField
            id=TERRITORY
            name=TERRITORY
            label=words::TERRITORY
            options=territories
            live=fields.territory
            help=words::HOLIDAYS_HELP
        />
    }
    .into_any()
}
