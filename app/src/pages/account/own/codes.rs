//! One-time codes: off, offered, on; and the recovery codes, shown once.

use contract::accounts::{AccountView, CodesOffer, CodesView, ConfirmCodes, Hidden, QrPicture, RecoveryCodes};
use domain::account::Field;
use leptos::{ev::SubmitEvent, prelude::*};
use locales::fr::staff::account as words;

use super::Own;
use crate::{
    components::{Announce, Button, ButtonKind, ButtonTone, Chip, ChipTone, Entry, Glyph, Notice, NoticeTone, TextField},
    forms::{browser::focus_on, entrance::name_of, pairs::text_of},
    pages::account::form::Form,
    paths::staff as paths,
    server_fns::accounts::{offer_codes, renew_recovery_codes, turn_codes_off, turn_codes_on},
};

/// Where the codes stand on the page.
#[derive(Clone, Copy)]
struct Codes {
    on: Form,
    /// What a code program needs, while codes are being turned on.
    offer: RwSignal<Option<CodesOffer>>,
    /// Shown once.
    recovery: RwSignal<Option<RecoveryCodes>>,
}

impl Codes {
    fn new() -> Self {
        Self { on: Form::new("codes-"), offer: RwSignal::new(None), recovery: RwSignal::new(None) }
    }

    /// Shows recovery codes; the account is asked anew once they were kept.
    fn show_recovery(self, codes: RecoveryCodes) {
        self.offer.set(None);
        self.recovery.set(Some(codes));
        request_animation_frame(|| focus_on("#secours"));
    }
}

pub(super) fn codes_section(account: &AccountView, own: Own) -> AnyView {
    let codes = Codes::new();
    let state = account.codes;
    let body = move || match (codes.recovery.get(), codes.offer.get(), state) {
        (Some(recovery), _, _) => recovery_view(&recovery, own, codes),
        (None, Some(offer), _) => offer_view(&offer, codes),
        (None, None, CodesView::Off) => off_view(codes),
        (None, None, CodesView::On { n_recovery_codes }) => on_view(n_recovery_codes, own, codes),
    };
    view! {
        <section class="stack" aria-labelledby="codes">
            <h2 id="codes">{words::CODES}</h2>
            {body}
        </section>
    }
    .into_any()
}

fn off_view(codes: Codes) -> AnyView {
    let begin = Callback::new(move |()| {
        codes.on.act(offer_codes(), move |offer| {
            codes.offer.set(Some(offer));
            request_animation_frame(|| focus_on("#codes-offre"));
        });
    });
    view! {
        <div class="stack">
            <p>
                <Chip tone=ChipTone::Plain>{words::CODES_OFF}</Chip>
            </p>
            <p>{words::CODES_LEAD}</p>
            {codes.on.head()}
            <div class="actions">
                <Button kind=ButtonKind::Plain tone=ButtonTone::Quiet busy=codes.on.pending on_press=begin>
                    {words::CODES_BEGIN}
                </Button>
            </div>
        </div>
    }
    .into_any()
}

fn offer_view(offer: &CodesOffer, codes: Codes) -> AnyView {
    let form = codes.on;
    let submit = move |event: SubmitEvent| {
        let Some(ask) = confirmed(&event) else { return };
        form.send(turn_codes_on(ask), move |recovery| codes.show_recovery(recovery));
    };
    let give_up = Callback::new(move |()| {
        form.clear();
        codes.offer.set(None);
    });
    view! {
        <div class="stack" id="codes-offre" tabindex="-1">
            <p>{words::CODES_SCAN}</p>
            <div class="qr">{picture(&offer.picture)}</div>
            <p>
                {words::CODES_BY_HAND} " " <code class="qr__key">{offer.secret.clone()}</code>
            </p>
            <p>
                <a href=offer.address.clone() rel="external">{words::CODES_BY_LINK}</a>
            </p>
            <form class="form" method="post" action=paths::ACCOUNT novalidate on:submit=submit>
                {form.head()}
                <p>{words::CODES_CONFIRM}</p>
                {confirm_fields(form)}
                <div class="actions">
                    <Button busy=form.pending>{words::CODES_TURN_ON}</Button>
                    <Button kind=ButtonKind::Plain tone=ButtonTone::Link on_press=give_up>
                        {words::GIVE_UP}
                    </Button>
                </div>
            </form>
        </div>
    }
    .into_any()
}

fn on_view(n_recovery_codes: u32, own: Own, codes: Codes) -> AnyView {
    let (renewing, ending) = (Form::new("secours-"), Form::new("sans-codes-"));
    let renew = move |event: SubmitEvent| {
        let Some(ask) = confirmed(&event) else { return };
        renewing.send(renew_recovery_codes(ask), move |recovery| codes.show_recovery(recovery));
    };
    let off = move |event: SubmitEvent| {
        let Some(ask) = confirmed(&event) else { return };
        ending.send(turn_codes_off(ask), move |account| own.done(account, words::CODES_OFF));
    };
    view! {
        <div class="stack">
            <p>
                <Chip tone=ChipTone::Ok glyph=Glyph::Check>
                    {words::CODES_ON}
                </Chip>
            </p>
            <p>{words::recovery_left(n_recovery_codes)}</p>
            <details class="disclosure disclosure--marked">
                <summary>{words::RECOVERY_RENEW}</summary>
                <form class="form" method="post" action=paths::ACCOUNT novalidate on:submit=renew>
                    {renewing.head()}
                    <p class="small muted">{words::CONFIRM_LEAD}</p>
                    {confirm_fields(renewing)}
                    <div class="actions">
                        <Button busy=renewing.pending>{words::RECOVERY_RENEW}</Button>
                    </div>
                </form>
            </details>
            <details class="disclosure disclosure--marked">
                <summary>{words::CODES_TURN_OFF}</summary>
                <form class="form" method="post" action=paths::ACCOUNT novalidate on:submit=off>
                    {ending.head()}
                    <p class="small muted">{words::CONFIRM_LEAD}</p>
                    {confirm_fields(ending)}
                    <div class="actions">
                        <Button tone=ButtonTone::Danger busy=ending.pending>
                            {words::CODES_TURN_OFF}
                        </Button>
                    </div>
                </form>
            </details>
        </div>
    }
    .into_any()
}

fn recovery_view(recovery: &RecoveryCodes, own: Own, codes: Codes) -> AnyView {
    let lines = recovery.0.iter().map(|code| view! { <li><code>{code.clone()}</code></li> }).collect_view();
    let kept = Callback::new(move |()| {
        own.account.refetch();
        codes.recovery.set(None);
    });
    view! {
        <div class="stack" id="secours" tabindex="-1">
            <Notice tone=NoticeTone::Warn title=words::RECOVERY announce=Announce::Politely>
                <p>{words::RECOVERY_LEAD}</p>
                <ul class="recovery">{lines}</ul>
            </Notice>
            <div class="actions">
                <Button kind=ButtonKind::Plain on_press=kept>
                    {words::RECOVERY_KEPT}
                </Button>
            </div>
        </div>
    }
    .into_any()
}

fn confirm_fields(form: Form) -> AnyView {
    view! {
        <TextField
            id=form.id(Field::Code)
            name=name_of(Field::Code)
            label=words::CODE
            entry=Entry::OneTimeCode
            error=form.error(Field::Code)
        />
        <TextField
            id=form.id(Field::PresentPassword)
            name=name_of(Field::PresentPassword)
            label=words::PRESENT_PASSWORD
            entry=Entry::CurrentPassword
            error=form.error(Field::PresentPassword)
        />
    }
    .into_any()
}

fn confirmed(event: &SubmitEvent) -> Option<ConfirmCodes> {
    let pairs = Form::taken(event)?;
    let typed = |field| Hidden(text_of(&pairs, name_of(field)));
    Some(ConfirmCodes { present: typed(Field::PresentPassword), code: typed(Field::Code) })
}

/// Dark on light in both schemes: cameras look for that.
fn picture(picture: &QrPicture) -> AnyView {
    let frame = format!("0 0 {0} {0}", picture.side);
    view! {
        <svg class="qr__picture" viewBox=frame role="img" aria-label=words::CODES_PICTURE shape-rendering="crispEdges">
            <path d=picture.path.clone() />
        </svg>
    }
    .into_any()
}
