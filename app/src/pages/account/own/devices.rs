//! Where one is signed in.

use contract::accounts::{AccountView, DeviceView};
use leptos::prelude::*;
use locales::fr::{dates, staff::account as words};

use super::Own;
use crate::{
    components::{Button, ButtonKind, ButtonTone, Chip},
    pages::account::{form::Form, log_in::onwards},
    paths::staff as paths,
    server_fns::accounts::{end_device, end_every_device},
};

pub(super) fn devices_section(account: &AccountView, own: Own) -> AnyView {
    let form = Form::new("appareils-");
    let lines = account.devices.iter().map(|device| device_line(device, (own, form))).collect_view();
    let gone = onwards();
    let everywhere = Callback::new(move |()| {
        form.act(end_every_device(), move |()| gone.run(paths::LOG_IN.to_owned()));
    });
    view! {
        <section class="stack" aria-labelledby="appareils">
            <h2 id="appareils">{words::DEVICES}</h2>
            {form.head()}
            <ul class="rows">{lines}</ul>
            <div class="actions">
                <Button kind=ButtonKind::Plain tone=ButtonTone::Quiet busy=form.pending on_press=everywhere>
                    {words::END_EVERY_DEVICE}
                </Button>
            </div>
        </section>
    }
    .into_any()
}

fn device_line(device: &DeviceView, (own, form): (Own, Form)) -> AnyView {
    let act = if device.is_this {
        view! { <Chip>{words::THIS_DEVICE}</Chip> }.into_any()
    } else {
        let id = device.id.clone();
        let end = Callback::new(move |()| {
            form.act(end_device(id.clone()), move |account| own.done(account, words::DEVICE_ENDED));
        });
        view! {
            <Button
                kind=ButtonKind::Plain
                tone=ButtonTone::Quiet
                busy=form.pending
                on_press=end
                attr:aria-label=words::end_device(&device.name)
            >
                {words::END_DEVICE}
            </Button>
        }
        .into_any()
    };
    let when = words::device_seen(&dates::day_and_hour(device.since), &dates::day_and_hour(device.seen_at));
    view! {
        <li class="row">
            <div class="row__what">
                <strong>{device.name.clone()}</strong>
                <p class="small muted">{when}</p>
            </div>
            {act}
        </li>
    }
    .into_any()
}
