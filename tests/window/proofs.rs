//! The screens of evidence on a desk where much was captured, light and dark, in `out/window/`.

use std::fs;

use anyhow::{Context as _, Result, ensure};

use crate::edits::go_to_the_sentence;
use crate::pictures::{Screen, choose_theme, picture, resize, show};
use crate::support::cli::{ask, claim, text};
use crate::support::{Desk, Window, paper, wait};

const SAID: &str = "The regional hospital said that 31 people were injured";
const REGISTER: &str = "admissions-15-may.pdf";
const COUNTED: &str = "31 persons with injuries were admitted between 08:40 and 19:10.";
const PAGE: &str = "hospital-notice.html";
const NOTICE: &str = "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Notice on the night of \
14 May</title></head><body><article><h1>Notice on the night of 14 May</h1><p>The regional hospital has been asked \
how many people it treated after the explosion at the grain terminal.</p><h2>Who was treated</h2><p>Thirty-one \
people were “brought in or walked in” with injuries. Nine of them stayed, and three died.</p><h2>Who was \
not</h2><p>People who were looked after on the quay by the crews of the fire brigade are not counted here, because \
nobody wrote their names down that morning.</p><h2>Questions</h2><p>The press office answers on working days \
between nine and four.</p></article></body></html>";
const BEDS: &str = "ward,beds,occupied\nSurgery,24,22\nBurns,8,7\nChildren,16,4\n";
const TAPE: &str = "1\n00:00:04,000 --> 00:00:09,500\nWe carried fourteen people down the quay,\n\n2\n\
00:00:09,500 --> 00:00:15,000\nand the ambulances took the others from the gate.\n";

const SCREENS: [Screen; 16] = [
    Screen {
        name: "files",
        go: |window| show(window, &["Control+3", "g"], "table.files tr[aria-current]"),
    },
    Screen {
        name: "files-table",
        go: files_table,
    },
    Screen {
        name: "evidence",
        go: |window| window.wait_for("#E4 .ev-meta").map(drop),
    },
    Screen {
        name: "looked-for",
        go: looked_for,
    },
    Screen {
        name: "viewer-page",
        go: viewer_page,
    },
    Screen {
        name: "viewer-text",
        go: viewer_text,
    },
    Screen {
        name: "sources-card",
        go: |window| show(window, &["Control+4"], "[data-pane=details] input"),
    },
    Screen {
        name: "source-confidential",
        go: source_confidential,
    },
    Screen {
        name: "quote-verbatim",
        go: |window| quote(window, REGISTER, COUNTED, "Verified word for word"),
    },
    Screen {
        name: "quote-tolerant",
        go: |window| {
            quote(
                window,
                PAGE,
                "\"brought in or walked in\" with injuries",
                "Verified with tolerance",
            )
        },
    },
    Screen {
        name: "quote-near",
        go: |window| {
            quote(
                window,
                REGISTER,
                "41 persons with injuries were admitted between 08:40 and 19:10.",
                "Differs from the file",
            )
        },
    },
    Screen {
        name: "quote-absent",
        go: |window| {
            quote(
                window,
                PAGE,
                "The minister resigned in the evening",
                "Not in the file",
            )
        },
    },
    Screen {
        name: "new-version",
        go: |window| show(window, &["Control+u"], ".nv-file"),
    },
    Screen {
        name: "compare",
        go: |window| show(window, &["Control+d"], ".cmp-text del"),
    },
    Screen {
        name: "tray",
        go: |window| show(window, &["g"], ".tray-list [aria-selected=true]"),
    },
    Screen {
        name: "report-files",
        go: report_files,
    },
];

#[test]
fn every_screen_of_evidence_fits_its_window_in_light_and_dark() -> Result<()> {
    let desk = Desk::new()?;
    prepare(&desk)?;
    let window = Window::open(&desk, &[])?;
    window.claim()?;
    show_the_claim(&window)?;
    let mut misfits = Vec::new();
    for (width, height, suffix) in [(1440, 900, ""), (1100, 700, "-1100")] {
        resize(&window, width, height)?;
        for theme in ["light", "dark"] {
            choose_theme(&window, theme)?;
            for screen in &SCREENS {
                let name = format!("{}-{theme}{suffix}", screen.name);
                misfits.extend(picture(&window, screen, &name)?);
            }
        }
    }
    misfits.extend(twice_as_large(&window)?);
    ensure!(misfits.is_empty(), "these do not fit:\n{}", misfits.join("\n"));
    window.end()
}

/// At 200 per cent in the smallest window, where the panes stand below each other.
fn twice_as_large(window: &Window) -> Result<Vec<String>> {
    window.run("document.activeElement.blur()", &[])?;
    for _ in 0..12 {
        window.keys("Control+=")?;
    }
    wait::until("the page is twice as large", || {
        let zoom =
            "return Number(getComputedStyle(document.documentElement).getPropertyValue('--zoom')) >= 2";
        Ok(window.run(zoom, &[])? == true)
    })?;
    let mut misfits = Vec::new();
    for screen in SCREENS
        .iter()
        .filter(|one| ["files", "evidence", "sources-card"].contains(&one.name))
    {
        misfits.extend(picture(window, screen, &format!("{}-200", screen.name))?);
    }
    let articles = Screen {
        name: "articles",
        go: |window| show(window, &["Control+3"], "[data-pane=articles], [data-pane=files]"),
    };
    misfits.extend(picture(window, &articles, "articles-200")?);
    Ok(misfits)
}

/// The sample case with captured files, sources, searches and replies, and one article in a second version.
fn prepare(desk: &Desk) -> Result<()> {
    let made = ask(desk, &["sample"])?;
    let case = text(&made["case"])?;
    let register = paper::pdf(&[
        &[
            "Regional Hospital of Port Ostra",
            "Admissions, 14 May 2026",
            "Kept by the night desk. Names are withheld.",
        ],
        &[
            "Summary",
            COUNTED,
            "Three of them died.",
            "Nine stayed longer than two days.",
        ],
    ]);
    let mut hashes = Vec::new();
    for (name, bytes) in [
        (REGISTER, register.as_slice()),
        (PAGE, NOTICE.as_bytes()),
        ("beds.csv", BEDS.as_bytes()),
        ("radio-tape.srt", TAPE.as_bytes()),
    ] {
        let file = desk.beside(name);
        fs::write(&file, bytes)?;
        let taken = ask(desk, &["capture", "--case", &case, &file.display().to_string()])?;
        hashes.push(text(&taken["captures"][0]["sha256"])?);
    }
    put_on_record(desk, &claim(desk, &case, "31 people were injured")?, &hashes)?;
    for words in ["Ammonia had leaked", "The fire burned for more than six"] {
        let claim = claim(desk, &case, words)?;
        ask(
            desk,
            &[
                "verdict",
                "give",
                "--claim",
                &claim,
                "--rating",
                "mostly-true",
                "--rationale",
                "Nobody says otherwise.",
            ],
        )?;
    }
    new_text(desk, &case)
}

fn put_on_record(desk: &Desk, claim: &str, hashes: &[String]) -> Result<()> {
    let hospital = source(
        desk,
        &[
            "--name",
            "Regional Hospital of Port Ostra",
            "--kind",
            "primary",
            "--what",
            "organisation",
            "--reliability",
            "B",
            "--interests",
            "Run by the port town",
            "--origin-group",
            "Hospital desk",
            "--url",
            "https://hospital.example",
        ],
    )?;
    let nurse = source(
        desk,
        &[
            "--name",
            "Source Heron",
            "--kind",
            "primary",
            "--what",
            "person",
            "--reliability",
            "C",
            "--confidential",
            "--real-name",
            "Mette Vang",
            "--contact",
            "mette@ward.example",
        ],
    )?;
    let quotes = [
        (&hospital, COUNTED, "supports", &hashes[0], "p. 2"),
        (
            &hospital,
            "\"brought in or walked in\" with injuries",
            "supports",
            &hashes[1],
            "¶ 4",
        ),
        (
            &nurse,
            "We carried twelve people down the quay",
            "refutes",
            &hashes[3],
            "00:00:04",
        ),
    ];
    for (source, quote, stance, file, locator) in quotes {
        ask(
            desk,
            &[
                "evidence",
                "add",
                "--claim",
                claim,
                "--source",
                source,
                "--quote",
                quote,
                "--stance",
                stance,
                "--file",
                file,
                "--locator",
                locator,
                "--published",
                "2026-05-14",
                "--credibility",
                "2",
            ],
        )?;
    }
    let late = ask(
        desk,
        &[
            "evidence",
            "add",
            "--claim",
            claim,
            "--source",
            &hospital,
            "--quote",
            "The figure has not changed since the first night",
            "--stance",
            "context",
            "--published",
            "2026-06-02",
        ],
    )?;
    let late = text(&late["evidence"])?;
    ask(
        desk,
        &[
            "evidence",
            "flag",
            "--evidence",
            &late,
            "--problem",
            "not-supported",
        ],
    )?;
    ask(
        desk,
        &[
            "lookup",
            "add",
            "--claim",
            claim,
            "--query",
            "log of the ambulance service, 14 May",
            "--place",
            "Archive of the county",
            "--not-found",
        ],
    )?;
    ask(
        desk,
        &[
            "lookup",
            "add",
            "--claim",
            claim,
            "--query",
            "hospital notice injured",
            "--place",
            "Website of the hospital",
            "--found",
        ],
    )?;
    ask(
        desk,
        &[
            "reply",
            "ask",
            "--claim",
            claim,
            "--from",
            "Port Ostra Harbour Authority",
            "--how",
            "mail",
            "--asked-on",
            "2026-05-16",
            "--deadline",
            "2026-05-18",
            "--question",
            "How did you come to 14?",
        ],
    )?;
    Ok(())
}

fn source(desk: &Desk, words: &[&str]) -> Result<String> {
    let added = ask(desk, &[&["source", "add"], words].concat())?;
    text(&added["source"])
}

/// One figure is another one, and what the firefighters said is gone.
fn new_text(desk: &Desk, case: &str) -> Result<()> {
    let articles = ask(desk, &["article", "list", "--case", case])?;
    let all = articles["articles"].as_array().context("no articles")?;
    let post = all.iter().find(|one| one.to_string().contains("Meridian Post"));
    let id = text(&post.context("no Meridian Post")?["id"])?;
    let sample = crate::support::root().join("src-tauri/crates/intake/sample/meridian-post.md");
    let first = fs::read_to_string(sample)?;
    let second = first
        .replace("confirmed late on Friday that", "confirmed on Saturday morning that some")
        .replace("Firefighters from Lindholm, who were the first outside help to arrive, reported that the fire burned for more than six hours.", "Help came from Lindholm as well.");
    ensure!(second != first, "the new text is another one");
    let file = desk.beside("meridian-post-corrected.md");
    fs::write(&file, second)?;
    ask(
        desk,
        &[
            "article",
            "update",
            "--article",
            &id,
            &file.display().to_string(),
            "--reason",
            "The paper corrected a day",
        ],
    )?;
    Ok(())
}

/// Shows the article of the claim that all this is about, and the claim.
fn show_the_claim(window: &Window) -> Result<()> {
    let tab = "const tab = [...document.querySelectorAll('.art-tabs [role=tab]')].find((one) => one.textContent.includes('Meridian'));
               tab?.click(); return tab !== undefined";
    wait::until("the tab of the article is there", || {
        Ok(window.run(tab, &[])? == true)
    })?;
    window.wait_for_words(".article", "regional hospital")?;
    go_to_the_sentence(window, SAID)?;
    window.wait_for("#E4").map(drop)
}

fn files_table(window: &Window) -> Result<()> {
    show(window, &["Control+3"], "[data-pane=articles], [data-pane=files]")?;
    if window.count("[data-pane=files]")? == 0 {
        window.keys("g")?;
    }
    window.wait_for("table.files tr[aria-current]")?;
    window.keys("j")?;
    window.keys("o")?;
    window.wait_for(".vw-row").map(drop)
}

fn looked_for(window: &Window) -> Result<()> {
    window.wait_for(".rec")?;
    let last = "[...document.querySelectorAll('.rec')].at(-1).scrollIntoView({ block: 'end' })";
    window.run(last, &[]).map(drop)
}

fn viewer_page(window: &Window) -> Result<()> {
    show(window, &["o"], ".viewer .is-quote")?;
    window.wait_for_focus(".vw-body")?;
    show(window, &["v"], ".vw-picture img")
}

/// The page that the second piece of evidence is quoted from.
fn viewer_text(window: &Window) -> Result<()> {
    window.run("document.querySelector('#E2').focus()", &[])?;
    show(window, &["o"], ".viewer .is-quote")
}

fn source_confidential(window: &Window) -> Result<()> {
    show(
        window,
        &["Control+4", "Shift+N"],
        "[role=dialog] input[type=checkbox]",
    )?;
    window.wait_for_focus("input")?;
    let hidden = window.count("[role=dialog] input[type=checkbox]:checked")?;
    if hidden == 0 {
        window.click("[role=dialog] input[type=checkbox]")?;
    }
    window.wait_for_text("Real name").map(drop)
}

/// A new piece of evidence with this quote held against a file.
fn quote(window: &Window, file: &str, words: &str, state: &str) -> Result<()> {
    show(window, &["e"], "[role=dialog] .qp")?;
    window.wait_for_focus("textarea")?;
    if window.count(".cap-taken")? > 0 {
        window.click(".cap-taken button")?;
    }
    window.click(".cap-field input[role=combobox]")?;
    window.type_text(file)?;
    window.wait_for_words(".cap-taken", file)?;
    window.wait_for_focus("textarea")?;
    window.retype(words)?;
    window.wait_for_words(".qp", state)
}

fn report_files(window: &Window) -> Result<()> {
    show(window, &["Control+6"], ".sheet.made")?;
    let heading = "const all = [...document.querySelectorAll('.sheet h2, .sheet h3')];
        const head = all.find((one) => one.textContent.includes('Captured files'));
        let box = head?.parentElement;
        while (box && !/auto|scroll/.test(getComputedStyle(box).overflowY)) box = box.parentElement;
        box?.scrollBy(0, head.getBoundingClientRect().top - box.getBoundingClientRect().top - 20);
        return Boolean(box)";
    wait::until("the files are in the report", || {
        Ok(window.run(heading, &[])? == true)
    })
}
