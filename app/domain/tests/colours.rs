//! The contrast of a centre's colours and of the appointment types', against the style sheet's own values.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test stops at the first surprise")]

use domain::settings::{Accent, InvalidAccent, Rgb, Shades, Surfaces, TypeColour};

const TOKENS: &str = include_str!("../../../style/tokens.css");
const TYPES: &str = include_str!("../../../style/types.css");

/// The value of `--name` in the block that begins with `selector`.
fn token(selector: &str, name: &str) -> Rgb {
    let block = TOKENS.split_once(selector).expect("the block").1.split_once('}').expect("its end").0;
    let value = block.split_once(&format!("--{name}:")).unwrap_or_else(|| panic!("--{name} after {selector}")).1;
    Rgb::parse(value.split(';').next().unwrap()).unwrap()
}

const LIGHT: &str = "[data-theme=\"light\"] {";
const DARK: &str = "[data-theme=\"dark\"] {";
const DARK_BY_DEVICE: &str = ":root:not([data-theme=\"light\"]) {";

#[test]
fn the_grounds_and_the_ink_are_those_of_the_style_sheet() {
    let read = |scheme| Surfaces { bg: token(scheme, "bg"), surface: token(scheme, "surface"), ink: token(scheme, "ink") };
    assert_eq!(read(LIGHT), Surfaces::LIGHT);
    assert_eq!(read(DARK), Surfaces::DARK);
    assert_eq!(read(DARK_BY_DEVICE), Surfaces::DARK);
}

#[test]
fn the_two_dark_palettes_are_alike() {
    let block = |selector: &str| {
        let block = TOKENS.split_once(selector).unwrap().1.split_once('}').unwrap().0;
        block.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    assert_eq!(block(DARK), block(DARK_BY_DEVICE));
}

#[test]
fn every_colour_of_a_type_can_be_read_on_its_tint_and_seen_on_a_sheet() {
    for colour in TypeColour::ALL {
        let rule = TYPES.split_once(&format!("[data-colour=\"{}\"]", colour.code())).expect("a rule for the colour").1;
        let names: Vec<&str> = rule.split("var(--").skip(1).map(|rest| rest.split(')').next().unwrap()).take(2).collect();
        let [solid, tint] = names[..] else { panic!("a colour and its tint for {}", colour.code()) };
        for (scheme, surfaces) in [(LIGHT, Surfaces::LIGHT), (DARK, Surfaces::DARK)] {
            let (solid, tint) = (token(scheme, solid), token(scheme, tint));
            assert!(solid.contrast(tint) >= 4.5, "{} on its tint: {}", colour.code(), solid.contrast(tint));
            assert!(surfaces.ink.contrast(tint) >= 4.5, "ink on the tint of {}", colour.code());
            assert!(solid.contrast(surfaces.surface) >= 3.0, "the edge of {}", colour.code());
        }
    }
}

fn holds(shades: Shades, surfaces: Surfaces, what: &str) {
    let pairs = [
        ("on the page", shades.primary, surfaces.bg),
        ("on a sheet", shades.primary, surfaces.surface),
        ("on its tint", shades.primary, shades.tint),
        ("text on it", shades.on_primary, shades.primary),
        ("text on the strong one", shades.on_primary, shades.primary_strong),
        ("ink on the tint", surfaces.ink, shades.tint),
    ];
    for (pair, one, other) in pairs {
        assert!(one.contrast(other) >= 4.5, "{what}, {pair}: {one} and {other} make {}", one.contrast(other));
    }
}

#[test]
fn whatever_colour_is_taken_every_pair_made_of_it_can_be_read() {
    let steps = [0_u8, 17, 51, 85, 119, 136, 170, 204, 238, 255];
    let mut n_taken = 0;
    for red in steps {
        for green in steps {
            for blue in steps {
                let colour = Rgb::new(red, green, blue);
                let Ok(accent) = Accent::parse(&colour.hex()) else { continue };
                n_taken += 1;
                holds(accent.light(), Surfaces::LIGHT, &format!("{colour} by day"));
                holds(accent.dark(), Surfaces::DARK, &format!("{colour} by night"));
            }
        }
    }
    assert!((200..900).contains(&n_taken), "dark colours are taken, light ones are not: {n_taken} of 1000");
}

#[test]
fn a_colour_that_cannot_be_read_is_refused_with_its_contrast() {
    assert_eq!(Accent::parse("#ffff00"), Err(InvalidAccent::TooLight { found: 101, min: 450 }));
    // 4.54 on white, less on the paper of the pages.
    assert!(matches!(Accent::parse("#767676"), Err(InvalidAccent::TooLight { found: 420..450, .. })));
    assert_eq!(Accent::parse(""), Err(InvalidAccent::Empty));
    assert_eq!(Accent::parse("</textarea><script>"), Err(InvalidAccent::Shape));
    assert_eq!(Accent::parse("#0B5C4A").unwrap().colour().hex(), "#0b5c4a");
}

#[test]
fn a_colour_that_is_refused_has_a_darker_one_near_that_is_taken() {
    for light in ["#ffff00", "#767676", "#ffffff", "#ff9a75"] {
        let nearest = Accent::nearest(Rgb::parse(light).unwrap());
        assert_eq!(Accent::parse(&nearest.colour().hex()), Ok(nearest), "{light}");
    }
    let taken = Rgb::new(11, 92, 74);
    assert_eq!(Accent::nearest(taken).colour(), taken);
}
