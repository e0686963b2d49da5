//! Every screen, light and dark, written to `out/window/` to be looked at; and nothing on any of them is cut off.

use anyhow::{Result, ensure};
use serde_json::json;

use crate::support::{Desk, Window, wait};
use crate::whole;

/// A screen, and how to come there from any other one.
pub struct Screen {
    pub name: &'static str,
    pub go: fn(&Window) -> Result<()>,
}

const SCREENS: [Screen; 10] = [
    Screen {
        name: "desk",
        go: |window| show(window, &["Control+h"], "table.cases tr[aria-current]"),
    },
    Screen {
        name: "walkthrough",
        go: walkthrough,
    },
    Screen {
        name: "contested",
        go: |window| show(window, &["Control+2"], ".set"),
    },
    Screen {
        name: "articles",
        go: |window| show(window, &["Control+3"], "table.listing tr[aria-current]"),
    },
    Screen {
        name: "sources",
        go: |window| show(window, &["Control+4"], "[data-pane=sources]"),
    },
    Screen {
        name: "report",
        go: |window| show(window, &["Control+6"], ".sheet.made"),
    },
    Screen {
        name: "history",
        go: |window| show(window, &["Control+7"], ".log tr[aria-current]"),
    },
    Screen {
        name: "settings",
        go: |window| show(window, &["Control+,"], ".settings"),
    },
    Screen {
        name: "keys",
        go: |window| show(window, &["?"], "[role=dialog] .key-top"),
    },
    Screen {
        name: "palette",
        go: palette,
    },
];

/// Screens that must also fit the smallest window.
const SMALL: [&str; 2] = ["walkthrough", "report"];

#[test]
fn every_screen_fits_its_window_in_light_and_dark() -> Result<()> {
    let desk = Desk::new()?;
    let window = Window::open(&desk, &[])?;
    window.claim()?;
    whole::confirm_a_contested_pair(&window)?;
    whole::add_evidence(&window)?;
    let decided = window.claim()?;
    whole::give_a_verdict(&window, &decided)?;
    window.keys("Escape")?;
    let mut misfits = Vec::new();
    for (width, height, suffix) in [(1440, 900, ""), (1100, 700, "-1100")] {
        resize(&window, width, height)?;
        for theme in ["light", "dark"] {
            choose_theme(&window, theme)?;
            for screen in &SCREENS {
                if suffix.is_empty() || SMALL.contains(&screen.name) {
                    let name = format!("{}-{theme}{suffix}", screen.name);
                    misfits.extend(picture(&window, screen, &name)?);
                }
            }
        }
    }
    ensure!(misfits.is_empty(), "these do not fit:\n{}", misfits.join("\n"));
    window.end()
}

/// Goes to a screen, takes its picture, leaves it again, and says what does not fit.
pub fn picture(window: &Window, screen: &Screen, name: &str) -> Result<Vec<String>> {
    walkthrough(window)?;
    (screen.go)(window)?;
    window.clear_notices()?;
    window.wait_for_paint()?;
    window.screenshot(name)?;
    let misfits = window.what_does_not_fit()?;
    // Dialogs and the settings are left by Escape; elsewhere it does no harm.
    window.keys("Escape")?;
    window.keys("Escape")?;
    Ok(misfits
        .into_iter()
        .map(|misfit| format!("{name}: {misfit}"))
        .collect())
}

pub fn walkthrough(window: &Window) -> Result<()> {
    window.keys("Control+h")?;
    window.wait_for("table.cases tr[aria-current]")?;
    window.keys("Enter")?;
    wait::until("the case is open", || Ok(window.count(".tabs")? == 1))?;
    window.keys("Control+1")?;
    window.claim()?;
    window.wait_for(".article mark").map(drop)
}

fn palette(window: &Window) -> Result<()> {
    show(window, &["Control+k"], ".palette-row")?;
    window.type_text("alarm")?;
    window.wait_for(".palette-hit").map(drop)
}

pub fn show(window: &Window, keys: &[&str], css: &str) -> Result<()> {
    for chord in keys {
        window.keys(chord)?;
    }
    window.wait_for(css).map(drop)
}

pub fn resize(window: &Window, width: u32, height: u32) -> Result<()> {
    window.resize(width, height)?;
    wait::until("the window has its size", || {
        let now = window.run("return [innerWidth, innerHeight]", &[])?;
        ensure!(now == json!([width, height]), "it has {now}");
        Ok(true)
    })
}

pub fn choose_theme(window: &Window, theme: &str) -> Result<()> {
    let shown = || window.run("return document.documentElement.dataset.theme", &[]);
    if shown()? != theme {
        // Not with the pointer: where it rests, its hint would stand on every picture.
        window.run(
            "document.querySelector(\"[aria-label='Dark theme']\").click()",
            &[],
        )?;
        // The button would take the next Enter for itself.
        window.keys("Escape")?;
    }
    wait::until("the theme is shown", || Ok(shown()? == theme))
}
