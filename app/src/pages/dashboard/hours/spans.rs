//! The fields of an absence or a closure: days, or hours of days.

use domain::hours::HoursField;
use leptos::prelude::*;
use locales::fr::staff::hours::{self as words, absence as said};

use super::acts::Acts;
use crate::{
    components::{Entry, TextField},
    forms::hours::{SpanForm, field_id},
};

/// From when to when.
pub(in crate::pages::dashboard) fn span_fields(acts: Acts, form: SpanForm) -> AnyView {
    view! {
        <div class="pair">
            <TextField
                id=field_id(HoursField::FirstDay)
                name="premier-jour"
                label=said::FIRST_DAY
                entry=Entry::Date
                live=form.first_day
                error=acts.error(HoursField::FirstDay)
            />
            <TextField
                id=field_id(HoursField::FirstTime)
                name="premiere-heure"
                label=said::FIRST_TIME
                entry=Entry::ClockTime
                optional_word=words::OPTIONAL
                help=said::TIME_HELP
                live=form.first_time
                error=acts.error(HoursField::FirstTime)
            />
        </div>
        <div class="pair">
            <TextField
                id=field_id(HoursField::LastDay)
                name="dernier-jour"
                label=said::LAST_DAY
                entry=Entry::Date
                optional_word=words::OPTIONAL
                help=said::DAY_HELP
                live=form.last_day
                error=acts.error(HoursField::LastDay)
            />
            <TextField
                id=field_id(HoursField::LastTime)
                name="derniere-heure"
                label=said::LAST_TIME
                entry=Entry::ClockTime
                optional_word=words::OPTIONAL
                help=said::LAST_TIME_HELP
                live=form.last_time
                error=acts.error(HoursField::LastTime)
            />
        </div>
    }
    .into_any()
}
