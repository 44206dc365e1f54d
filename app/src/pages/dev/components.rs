//! Every component in every state, in both schemes, for whoever draws or reviews a page. Not linked from anywhere; its
//! words are samples, which is why they do not live in `locales`.

use domain::time::NaiveDate;
use leptos::prelude::*;

use crate::components::{
    BottomBar, Button, ButtonKind, ButtonLink, ButtonTone, Card, Chip, ChipTone, Choice, ChoiceGroup, ChoiceKind, ChoiceLayout,
    ChoiceState, DayCell, DayState, Dialog, EmptyState, Entry, ErrorSummary, Fact, Facts, Fault, FieldFault, Glyph, Icon,
    MonthCalendar, MonthLink, MonthView, Notice, NoticeTone, PageHeader, Pager, PagerLink, SelectField, SelectOption, Skeleton,
    SkeletonShape, SlotAct, SlotGroup, SlotList, SlotState, SlotView, StatusBadge, StatusShape, Steps, TextArea, TextField,
    WayCard, WayPicker, WayState, WeekdayName,
};

/// Hours of the sample day's morning and afternoon.
const HOURS: [(&str, &[&str]); 2] = [("Matin", &["9 h", "9 h 30", "10 h", "11 h"]), ("Après-midi", &["14 h", "14 h 30"])];
/// Days of March 2027 with free slots, and how many.
const FREE_DAYS: [(u32, u32); 6] = [(9, 5), (10, 8), (11, 2), (15, 4), (22, 6), (26, 1)];

/// The page at `/dev/composants`.
#[component]
pub fn ComponentGallery() -> impl IntoView {
    view! {
        <div data-theme="light">
            <Gallery scheme="clair" />
        </div>
        <div data-theme="dark">
            <Gallery scheme="sombre" />
        </div>
    }
    .into_any()
}

/// All the parts once. Ids carry the scheme, because an id is unique in a page.
#[component]
fn Gallery(scheme: &'static str) -> impl IntoView {
    view! {
        <section class="page stack">
            <PageHeader title=format!("Composants, thème {scheme}") context="Page de travail" lead="Chaque pièce dans chaque état." />
            <ButtonSamples scheme />
            <BookingSamples scheme />
            <FormSamples scheme />
            <MessageSamples />
            <BottomBar what="mardi 9 mars, 10 h" note="gardé pour vous 10 min">
                <ButtonLink href="#">"Continuer"</ButtonLink>
            </BottomBar>
        </section>
    }
    .into_any()
}

#[component]
fn ButtonSamples(scheme: &'static str) -> impl IntoView {
    let open = RwSignal::new(false);
    view! {
        <h2>"Boutons"</h2>
        <div class="actions">
            <Button kind=ButtonKind::Plain>"Continuer"</Button>
            <Button kind=ButtonKind::Plain tone=ButtonTone::Quiet>
                <Icon glyph=Glyph::Mail />
                "Répondre"
            </Button>
            <Button kind=ButtonKind::Plain tone=ButtonTone::Danger on_press=Callback::new(move |()| open.set(true))>
                "Annuler le rendez-vous"
            </Button>
            <Button kind=ButtonKind::Plain tone=ButtonTone::Link>"Plus tard"</Button>
            <Button kind=ButtonKind::Plain busy=true>"Envoi en cours"</Button>
            <Button kind=ButtonKind::Plain disabled=true>"Envoyer"</Button>
        </div>
        <Dialog id=format!("dialog-{scheme}") title="Annuler ce rendez-vous\u{202f}?" close_label="Fermer" open>
            <p>"Le centre sera prévenu."</p>
            <div class="actions">
                <Button kind=ButtonKind::Plain tone=ButtonTone::Danger>"Annuler le rendez-vous"</Button>
            </div>
        </Dialog>
    }
    .into_any()
}

#[component]
fn BookingSamples(scheme: &'static str) -> impl IntoView {
    let href = || "#".to_owned();
    let way = |glyph, name: &str, note: &str, state| WayCard { glyph, name: name.to_owned(), note: note.to_owned(), state };
    let ways = vec![
        way(Glyph::Calendar, "Prendre rendez-vous", "dès demain, 9 h", WayState::Chosen { href: href() }),
        way(Glyph::Phone, "Être rappelé", "à l’heure qui vous va", WayState::Open { href: href() }),
        way(Glyph::Mail, "Écrire", "fermé par ce centre", WayState::Closed),
    ];
    view! {
        <h2>"Rendez-vous"</h2>
        <WayPicker label=format!("Comment échanger, thème {scheme}") ways />
        <div class="picker">
            <MonthCalendar month=sample_month()>
                "Les jours colorés ont des créneaux libres. " <a href="#">"Premier créneau libre"</a>
            </MonthCalendar>
            <SlotList heading="mardi 9 mars" note="Durée 30 min · heure de Paris" groups=sample_hours()>
                "Rien ne vous convient\u{202f}? " <a href="#">"Demander à être rappelé"</a>
            </SlotList>
        </div>
        <Card>
            <Chip glyph=Glyph::Check>"Formation ouverte"</Chip>
            <h2>"CAP Pâtissier"</h2>
            <Facts>
                <Fact term="Où">"12 rue des Ateliers, 18000 Bourges"</Fact>
                <Fact term="Places">"15 places, 4 restantes"</Fact>
            </Facts>
        </Card>
        <Skeleton shape=SkeletonShape::Slots n=6 label="Les créneaux arrivent" />
        <Skeleton shape=SkeletonShape::Title label="La page arrive" />
    }
    .into_any()
}

#[component]
fn FormSamples(scheme: &'static str) -> impl IntoView {
    let id = move |name: &str| format!("{name}-{scheme}");
    let wrong = "Entrez une adresse comme prenom@exemple.fr";
    let faults = vec![FieldFault { field_id: id("email"), sentence: wrong.to_owned() }];
    let who = |value: &str, label: &str, hint: Option<&str>, state| Choice {
        value: value.to_owned(),
        label: label.to_owned(),
        hint: hint.map(str::to_owned),
        state,
    };
    let choices = vec![
        who("self", "Moi", None, ChoiceState::Chosen),
        who("parent", "Un parent", Some("pour son enfant"), ChoiceState::Free),
        who("other", "Un professionnel", None, ChoiceState::Closed),
    ];
    let options = vec![SelectOption { value: "3".to_owned(), label: "CAP".to_owned() }];
    view! {
        <Steps position="Étape 2 sur 3" title="Vos coordonnées" here=2 total=3 next="Ensuite\u{202f}: vérifier et envoyer" />
        <form class="form">
            <ErrorSummary title="Une réponse à corriger" faults />
            <ChoiceGroup
                id=id("who")
                name=id("who")
                kind=ChoiceKind::One
                layout=ChoiceLayout::Row
                legend="Qui fait la demande\u{202f}?"
                choices
            />
            <TextField id=id("given") name="given" label="Prénom" entry=Entry::GivenName value="Lina" />
            <TextField
                id=id("email")
                name="email"
                label="E-mail"
                entry=Entry::Email
                value="lina@"
                help="Pour recevoir la confirmation."
                error=wrong
            />
            <SelectField id=id("level") name="level" label="Diplôme" options optional_word="(facultatif)" />
            <TextArea id=id("message") name="message" label="Message" optional_word="(facultatif)" count="0 sur 1 000" />
        </form>
    }
    .into_any()
}

#[component]
fn MessageSamples() -> impl IntoView {
    let page = |label: &str| Some(PagerLink { href: "#".to_owned(), label: label.to_owned() });
    view! {
        <h2>"Messages et états"</h2>
        <Notice tone=NoticeTone::Info title="À savoir">
            <p>"Le centre répond sous 2 jours ouvrés."</p>
        </Notice>
        <Notice tone=NoticeTone::Ok title="Rendez-vous pris" />
        <Notice tone=NoticeTone::Warn title="Ce créneau vient d’être pris" />
        <Notice tone=NoticeTone::Danger title="La connexion a été coupée">
            <p>"Vos réponses sont gardées. Réessayez."</p>
        </Notice>
        <div class="cluster">
            <StatusBadge shape=StatusShape::New label="nouvelle" />
            <StatusBadge shape=StatusShape::Waiting label="à confirmer" />
            <StatusBadge shape=StatusShape::Settled label="réservé" />
            <StatusBadge shape=StatusShape::Done label="venu" />
            <StatusBadge shape=StatusShape::Missed label="absent" />
            <StatusBadge shape=StatusShape::Cancelled label="annulé" />
            <Chip tone=ChipTone::Info>"Parcoursup"</Chip>
        </div>
        <EmptyState glyph=Glyph::Calendar title="Aucun créneau ce mois-ci" text="Demandez à être rappelé.">
            <ButtonLink tone=ButtonTone::Quiet href="#">"Être rappelé"</ButtonLink>
        </EmptyState>
        <Fault title="La page n’a pas pu s’afficher" text="Rien n’est perdu. Réessayez." code="Incident 4F2A" />
        <Pager label="Résultats" position="21 à 40 sur 312" previous=page("Précédents") next=page("Suivants") />
    }
    .into_any()
}

fn sample_hours() -> Vec<SlotGroup> {
    let slot = |label: &&str| SlotView {
        label: (*label).to_owned(),
        accessible: format!("mardi 9 mars à {label}"),
        note: None,
        act: SlotAct::Open { href: "#".to_owned() },
        state: if *label == "10 h" { SlotState::Chosen } else { SlotState::Free },
    };
    HOURS.iter().map(|(title, hours)| SlotGroup { title: (*title).to_owned(), slots: hours.iter().map(slot).collect() }).collect()
}

fn sample_month() -> MonthView {
    let link = |label: &str, href: Option<&str>| MonthLink { href: href.map(str::to_owned), label: label.to_owned() };
    let weekday = |(short, long): (&str, &str)| WeekdayName { short: short.to_owned(), long: long.to_owned() };
    let names = [
        ("lun.", "lundi"),
        ("mar.", "mardi"),
        ("mer.", "mercredi"),
        ("jeu.", "jeudi"),
        ("ven.", "vendredi"),
        ("sam.", "samedi"),
        ("dim.", "dimanche"),
    ];
    MonthView {
        title: "mars 2027".to_owned(),
        caption: "Jours de mars 2027 et leurs créneaux libres".to_owned(),
        weekdays: names.map(weekday).to_vec(),
        // March 2027 begins on a Monday.
        weeks: (0..5).map(|week| std::array::from_fn(|column| sample_day(week * 7 + column as u32 + 1))).collect(),
        previous: link("Février 2027", None),
        next: link("Avril 2027", Some("#")),
    }
}

fn sample_day(day: u32) -> Option<DayCell> {
    let date = NaiveDate::from_ymd_opt(2027, 3, day)?;
    let n_slots = FREE_DAYS.iter().find(|(free, _)| *free == day).map_or(0, |(_, n_slots)| *n_slots);
    let state = match day {
        8 => DayState::Today,
        9 => DayState::Chosen,
        _other_day => DayState::Plain,
    };
    Some(DayCell {
        date,
        label: day.to_string(),
        n_slots,
        href: (n_slots > 0).then(|| "#".to_owned()),
        accessible: format!("{day} mars, {n_slots} créneaux libres"),
        state,
    })
}
