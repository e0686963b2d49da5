//! The screens of a case that several people read: before a decision, as a blind reader, and after the sign-off; light
//! and dark, in `out/window/`.

use anyhow::{Context as _, Result, ensure};

use crate::pictures::{Screen, choose_theme, picture, resize, show};
use crate::support::cli::{ask, claim, text};
use crate::support::{Desk, Window};

const EDITOR: &str = "Ada Editor";
const FIRST: &str = "Cleo Checker";
const SECOND: &str = "Ben Reader";

/// As an editor finds a case on which two reviewers differ.
const BEFORE: [Screen; 11] = [
    Screen {
        name: "review",
        go: |window| show(window, &["Control+5"], ".vcol"),
    },
    Screen {
        name: "review-agreement",
        go: |window| in_review(window, "g", "[role=dialog] .agree-all"),
    },
    Screen {
        name: "review-ask-third",
        go: |window| in_review(window, "t", "[role=dialog] .dialog-text"),
    },
    Screen {
        name: "review-send-back",
        go: |window| in_review(window, "r", "[role=dialog] .dialog-text"),
    },
    Screen {
        name: "reading-ask",
        go: |window| show(window, &["Shift+T"], "[role=dialog] .dialog-text"),
    },
    Screen {
        name: "hand-over",
        go: |window| show(window, &["Control+Shift+H"], "[role=dialog] .ho-never"),
    },
    Screen {
        name: "take-in",
        go: |window| show(window, &["Control+Shift+O"], "[role=dialog] #ti-inbox"),
    },
    Screen {
        name: "case-form",
        go: |window| show(window, &["F2"], "[role=dialog] input"),
    },
    Screen {
        name: "sign-off-stopped",
        go: |window| show(window, &["Control+Shift+S"], "[data-pane=sign-off] li"),
    },
    Screen {
        name: "settings-devices",
        go: |window| {
            show(window, &["Control+,"], "#devices-h")?;
            let there = "document.querySelector('#devices-h').scrollIntoView()";
            window.run(there, &[]).map(drop)
        },
    },
    Screen {
        name: "history-erase",
        go: |window| {
            show(window, &["Control+7"], ".log tr[aria-current]")?;
            window.wait_for_words(".foot-acts", "Erase")?;
            let open = "[...document.querySelectorAll('.foot-acts button')].find((one) => one.textContent.includes('Erase')).click()";
            window.run(open, &[])?;
            window.wait_for("[role=dialog] textarea").map(drop)
        },
    },
];

/// As a second reader finds it.
const BLIND: [Screen; 2] = [
    Screen {
        name: "blind-walk",
        go: |window| window.wait_for(".article mark").map(drop),
    },
    Screen {
        name: "blind-review",
        go: |window| show(window, &["Control+5"], ".hidden-v"),
    },
];

/// After the sign-off.
const AFTER: [Screen; 7] = [
    Screen {
        name: "signed-walk",
        go: |window| window.wait_for(".signed-band").map(drop),
    },
    Screen {
        name: "signed-review",
        go: |window| show(window, &["Control+5"], ".vcol"),
    },
    Screen {
        name: "signed-sign-off",
        go: |window| show(window, &["Control+Shift+S"], "[data-pane=sign-off] .co"),
    },
    Screen {
        name: "signed-correct",
        go: |window| show(window, &["Control+Shift+C"], "[role=dialog] textarea"),
    },
    Screen {
        name: "signed-report",
        go: |window| show(window, &["Control+6"], ".sheet.made"),
    },
    Screen {
        name: "signed-history",
        go: |window| show(window, &["Control+7"], ".log tr[aria-current]"),
    },
    Screen {
        name: "desk-again",
        go: |window| show(window, &["Control+h"], "table.cases tr[aria-current]"),
    },
];

#[test]
fn every_screen_of_a_case_that_several_read_fits_its_window() -> Result<()> {
    let desk = Desk::new()?;
    let case = prepare(&desk)?;
    let mut misfits = seen(&desk, &BEFORE)?;
    ask(&desk, &["reviewer", "use", SECOND])?;
    misfits.extend(seen(&desk, &BLIND)?);
    ask(&desk, &["reviewer", "use", EDITOR])?;
    sign(&desk, &case)?;
    misfits.extend(seen(&desk, &AFTER)?);
    ensure!(misfits.is_empty(), "these do not fit:\n{}", misfits.join("\n"));
    Ok(())
}

/// A key of the review, which is of no use before a claim is shown.
fn in_review(window: &Window, key: &str, css: &str) -> Result<()> {
    show(window, &["Control+5"], ".vcol")?;
    show(window, &[key], css)
}

/// Pictures of these screens, and what does not fit.
fn seen(desk: &Desk, screens: &[Screen]) -> Result<Vec<String>> {
    let window = Window::open(desk, &[])?;
    window.wait_for(".tabs")?;
    let mut misfits = Vec::new();
    for (width, height, suffix) in [(1440, 900, ""), (1100, 700, "-1100")] {
        resize(&window, width, height)?;
        for theme in ["light", "dark"] {
            choose_theme(&window, theme)?;
            for screen in screens {
                let name = format!("{}-{theme}{suffix}", screen.name);
                misfits.extend(picture(&window, screen, &name)?);
            }
        }
    }
    choose_theme(&window, "light")?;
    window.close(desk)?;
    Ok(misfits)
}

/// The sample case with an editor, a checker and a second reader, who agree on one claim and differ on another.
fn prepare(desk: &Desk) -> Result<String> {
    for (name, role) in [(FIRST, "checker"), (SECOND, "second-reader"), (EDITOR, "editor")] {
        ask(desk, &["reviewer", "add", name, "--role", role])?;
    }
    ask(desk, &["reviewer", "use", EDITOR])?;
    let case = text(&ask(desk, &["sample"])?["case"])?;
    let (injured, ammonia) = (
        claim(desk, &case, "31 people were injured")?,
        claim(desk, &case, "Ammonia had leaked")?,
    );
    quote(desk, &injured)?;
    for (claim, who, rating, why) in [
        (
            &injured,
            FIRST,
            "mostly-true",
            "The hospital counted 31 who came to its door [E1].",
        ),
        (
            &injured,
            SECOND,
            "mixed",
            "Nobody counted those who were looked after on the quay.",
        ),
        (
            &ammonia,
            FIRST,
            "true",
            "Both the company and the fire brigade say so.",
        ),
        (
            &ammonia,
            SECOND,
            "true",
            "The log of the terminal names the pipe.",
        ),
    ] {
        give(desk, claim, who, (rating, why))?;
    }
    let first_only = claim(desk, &case, "The fire burned for more than six")?;
    give(
        desk,
        &first_only,
        FIRST,
        ("unproven", "Nobody looked at a clock."),
    )?;
    ask(
        desk,
        &[
            "second-reading",
            "ask",
            "--claim",
            &first_only,
            "--from",
            SECOND,
            "--why",
            "The brigade keeps a log.",
        ],
    )?;
    Ok(case)
}

fn quote(desk: &Desk, claim: &str) -> Result<()> {
    let source = ["--name", "Regional Hospital of Port Ostra", "--kind", "primary"];
    let source = text(&ask(desk, &[&["source", "add"], source.as_slice()].concat())?["source"])?;
    let words = [
        "--quote",
        "31 persons with injuries were admitted",
        "--stance",
        "supports",
    ];
    let of = ["evidence", "add", "--claim", claim, "--source", &source];
    ask(desk, &[of.as_slice(), &words].concat()).map(drop)
}

fn give(desk: &Desk, claim: &str, who: &str, (rating, why): (&str, &str)) -> Result<()> {
    let given = ["--rating", rating, "--rationale", why, "--reviewer", who];
    ask(
        desk,
        &[&["verdict", "give", "--claim", claim], given.as_slice()].concat(),
    )
    .map(drop)
}

/// The editor decides what differs, signs, and corrects.
fn sign(desk: &Desk, case: &str) -> Result<()> {
    let injured = claim(desk, case, "31 people were injured")?;
    let verdicts = ask(desk, &["verdict", "list", "--claim", &injured])?;
    let all = verdicts["verdicts"].as_array().context("no verdicts")?;
    let dissent = all.iter().find(|one| one.to_string().contains("on the quay"));
    let dissent = text(&dissent.context("no dissent")?["id"])?;
    let reason = "The claim is about who was admitted.";
    let line = [
        "--rating",
        "mostly-true",
        "--reason",
        reason,
        "--dissent",
        &dissent,
    ];
    ask(
        desk,
        &[&["decide", "--claim", &injured], line.as_slice()].concat(),
    )?;
    ask(
        desk,
        &[
            "sign-off",
            "--case",
            case,
            "--statement",
            "Read by two where it was contested.",
        ],
    )?;
    let notice = ["--notice", "An earlier version of this report said mostly true."];
    let why = [
        "--kind",
        "correction",
        "--reason",
        "The hospital counted anew.",
        "--rating",
        "mixed",
    ];
    let of = ["correct", "--case", case, "--claim", &injured];
    ask(desk, &[of.as_slice(), &why, &notice].concat()).map(drop)
}
