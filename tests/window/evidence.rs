//! Evidence that can be proved, by keyboard: a PDF and a page are captured, one quote is found and another is not,
//! a verdict cites both, the article gets a new text, and the report says what each quote rests on.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context as _, Result, bail, ensure};
use sha2::{Digest as _, Sha256};

use crate::edits::go_to_the_sentence;
use crate::support::{Claim, Desk, Window, paper, wait};

const FIRST: &str = "Ferry Alma runs aground off Cape Lorn\n\n\
The night ferry Alma ran onto the reef off Cape Lorn in thick fog.\n\n\
The coast guard said that 14 passengers were injured when the hull struck. \
Tugs waited outside the reef until the tide turned.\n\n\
The shipping line said that 230 passengers were on board that night. \
Blankets were handed out in the school of the village.\n\n\
The harbour pilot said that three buoys had been dark for a week.\n\n\
The mayor said that the road to the cape was closed until noon.\n";

const PILOT: &str = "The harbour pilot said that three buoys had been dark for a week.\n\n";
const PILOT_NOW: &str = "Nobody had repaired the lights along the channel";

/// The shipping line corrected its figure, and the pilot is told of elsewhere, in other words.
fn second() -> String {
    let end = format!("{PILOT_NOW}, as the man who guides ships in complained.\n");
    FIRST
        .replace(PILOT, "")
        .replace("230 passengers", "260 passengers")
        + &end
}

const REGISTER: &str = "admissions.pdf";
const COUNTED: &str = "Fourteen passengers of the ferry Alma were admitted during the night.";
const PAGE: &str = "clinic.html";
const WRONG: &str = "The clinic treated nineteen passengers for cold and cuts";
const RIGHT: &str = "The clinic treated eleven passengers for cold and cuts";

fn register() -> Vec<u8> {
    paper::pdf(&[
        &["Lorn General Hospital", "Register of admissions, 4 March 2026"],
        &[
            "Summary of the night",
            COUNTED,
            "Two of them stayed until Friday.",
        ],
    ])
}

fn page() -> String {
    format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Cape Lorn Clinic: the night of the \
         Alma</title></head><body><article><h1>The night of the Alma</h1><p>Our doors were open all night, and \
         every nurse of the village came to help.</p><p>{RIGHT}. Nobody had to be flown out.</p><p>We thank the \
         fishermen who carried people up from the beach.</p></article></body></html>"
    )
}

#[test]
fn quotes_are_proved_cited_and_printed_and_a_new_version_is_worked_through() -> Result<()> {
    let desk = Desk::new()?;
    let article = written(&desk, "alma.txt", FIRST)?;
    let window = Window::open(&desk, &[article])?;
    window.wait_for_notice("1 article is in.")?;
    window.claim()?;
    capture_the_register(&desk, &window)?;
    go_to_the_claim(&window, "14 passengers")?;
    quote_the_register(&window)?;
    quote_the_page_wrongly(&desk, &window)?;
    look_into_the_register(&window)?;
    cite_both(&window)?;
    for words in ["230 passengers", "three buoys"] {
        go_to_the_claim(&window, words)?;
        give_a_verdict(&window, "1", "Nobody says otherwise.")?;
    }
    bring_the_new_text(&desk, &window)?;
    see_what_it_did(&window)?;
    place_the_orphan(&window)?;
    the_report_says_what_each_quote_rests_on(&desk, &window)?;
    window.end()
}

fn written(desk: &Desk, name: &str, content: impl AsRef<[u8]>) -> Result<PathBuf> {
    let file = desk.beside(name);
    fs::write(&file, content)?;
    Ok(file)
}

fn capture_the_register(desk: &Desk, window: &Window) -> Result<()> {
    window.keys("Control+3")?;
    window.wait_for("[data-pane=articles]")?;
    window.keys("g")?;
    window.wait_for_text("No files yet")?;
    desk.hand_over(written(desk, REGISTER, register())?)?;
    window.wait_for_notice("Captured:")?;
    window.wait_for_words("table.files tr[aria-current] .case-link", REGISTER)?;
    window.wait_for_words("[data-pane=details] .mono", &hash(&register()))?;
    window.keys("Control+1")?;
    window.claim().map(drop)
}

/// Puts the cursor on the sentence with these words and returns its claim.
fn go_to_the_claim(window: &Window, words: &str) -> Result<Claim> {
    go_to_the_sentence(window, words)?;
    wait::for_value("the claim of the sentence is shown", wait::PATIENCE, || {
        let said = window.words_of(".cur-quote")?;
        ensure!(said.contains(words), "it is {said:?}");
        window.claim().map(Some)
    })
}

fn quote_the_register(window: &Window) -> Result<()> {
    window.keys("e")?;
    window.wait_for_dialog("Add evidence")?;
    window.wait_for_focus("textarea")?;
    window.press_until_focus("Shift+Tab", ".cap-field input[role=combobox]")?;
    window.type_text(REGISTER)?;
    window.wait_for_words(".cap-taken", REGISTER)?;
    window.wait_for_focus("textarea")?;
    window.type_text(COUNTED)?;
    window.wait_for_words(".qp", "Verified word for word")?;
    say_who_and_save(window, "Lorn General Hospital")?;
    window.wait_for_words("#E1 .ev-proof", "Verified word for word")?;
    window.wait_for_words("#E1 .ev-src", "p. 2")
}

fn quote_the_page_wrongly(desk: &Desk, window: &Window) -> Result<()> {
    window.keys("e")?;
    window.wait_for_dialog("Add evidence")?;
    window.wait_for_focus("textarea")?;
    desk.hand_over(written(desk, PAGE, page())?)?;
    window.wait_for_words(".cap-taken", PAGE)?;
    window.wait_for_focus("textarea")?;
    window.type_text(WRONG)?;
    window.wait_for_words(".qp", "Differs from the file")?;
    window.wait_for_words(".qp-sides", RIGHT)?;
    window.wait_for_words(".qp-diffs", "nineteen")?;
    window.wait_for_words(".qp-diffs", "eleven")?;
    say_who_and_save(window, "Cape Lorn Clinic")?;
    window.wait_for_words("#E2 .ev-proof", "Differs from the file")
}

fn say_who_and_save(window: &Window, source: &str) -> Result<()> {
    window.press_until_focus("Tab", "input[type=radio]")?;
    window.keys("Space")?;
    window.keys("Tab")?;
    window.wait_for_focus("input[role=combobox]")?;
    window.type_text(source)?;
    window.submit_dialog()
}

/// The quote stands out in the text of its page, and the page is drawn as it was printed.
fn look_into_the_register(window: &Window) -> Result<()> {
    window.keys("o")?;
    window.wait_for_words(".viewer .is-quote", COUNTED)?;
    window.wait_for_focus(".vw-body")?;
    window.keys("v")?;
    window.wait_for(".vw-picture img")?;
    window.wait_for_words(".vw-pages", "Page 2 of 2")?;
    window.keys("Escape")?;
    window.wait_until_gone(".viewer")
}

fn cite_both(window: &Window) -> Result<()> {
    let before = window.claim()?;
    window.rate("2")?;
    let typed = |text: &str| -> Result<()> {
        wait::until("the rationale is written", || {
            Ok(window.value_of("textarea.rationale")? == text)
        })
    };
    window.type_text("The register counts them [")?;
    window.wait_for_words(".cites:not([hidden]) [aria-selected=true]", "E1")?;
    window.keys("Enter")?;
    typed("The register counts them [E1]")?;
    window.type_text("; the clinic had others [")?;
    window.wait_for_words(".cites:not([hidden]) [aria-selected=true]", "E1")?;
    window.keys("ArrowDown")?;
    window.wait_for_words(".cites:not([hidden]) [aria-selected=true]", "E2")?;
    window.keys("Enter")?;
    typed("The register counts them [E1]; the clinic had others [E2]")?;
    window.keys("Control+Enter")?;
    window.wait_for_another_claim(&before).map(drop)
}

fn give_a_verdict(window: &Window, rating: &str, rationale: &str) -> Result<()> {
    let before = window.claim()?;
    window.rate(rating)?;
    window.type_text(rationale)?;
    window.keys("Control+Enter")?;
    window.wait_for_another_claim(&before).map(drop)
}

fn bring_the_new_text(desk: &Desk, window: &Window) -> Result<()> {
    window.keys("Control+u")?;
    window.wait_for_dialog("New version of an article")?;
    desk.hand_over(written(desk, "alma-corrected.txt", second())?)?;
    window.wait_for_words(".nv-file", "alma-corrected.txt")?;
    window.keys("Control+Enter")?;
    window.wait_for_dialog("Version 2")?;
    let numbers = window.all_words_of(".nv-rows dd b")?;
    assert_eq!(
        numbers,
        ["1", "0", "1", "1"],
        "kept, moved, changed, without a place"
    );
    wait::until("the one claim that is open again is named", || {
        Ok(window.count(".nv-claims li")? == 1)
    })?;
    window.keys("Enter")?;
    window.wait_until_gone("[role=dialog]")?;
    window.wait_for_words(".tray-strip", "1 statement has no place")
}

fn see_what_it_did(window: &Window) -> Result<()> {
    go_to_the_claim(window, "14 passengers")?;
    window.wait_for_words(".given .chip", "Mostly true")?;
    ensure!(
        window.count(".banner.v-mixed")? == 0,
        "what did not change is not open again"
    );
    go_to_the_claim(window, "260 passengers")?;
    window.wait_for_words(".banner.v-mixed", "Re-opened.")?;
    window.wait_for_words(".banner.v-mixed", "230 passengers")?;
    window.keys("Control+d")?;
    window.wait_for_dialog("Compare versions")?;
    window.wait_for_words(".cmp-text del.here", "230")?;
    window.wait_for_words(".cmp-text ins.here", "260")?;
    window.keys("Escape")?;
    window.wait_until_gone("[role=dialog]")
}

fn place_the_orphan(window: &Window) -> Result<()> {
    window.keys("g")?;
    window.wait_for_words(".tray-list [aria-selected=true]", "three buoys")?;
    window.wait_for_focus(".tray-list")?;
    go_down_to(window, PILOT_NOW)?;
    window.wait_for_focus(".tray-list")?;
    window.keys("Enter")?;
    window.wait_until_gone(".tray-strip")?;
    window.wait_until_gone(".tray")?;
    go_to_the_claim(window, PILOT_NOW)?;
    window.wait_for_words(".current > .chip-line.is-state", "Placed by hand in version 2")
}

/// Moves the cursor from sentence to sentence, with the focus where it is, until it is on these words.
fn go_down_to(window: &Window, words: &str) -> Result<()> {
    let at = || window.words_of(".art-tools .muted");
    for _ in 0..30 {
        if window.all_words_of(".article .cursor")?.concat().contains(words) {
            return Ok(());
        }
        let before = at()?;
        window.keys("Shift+J")?;
        wait::until("the cursor moves", || Ok(at()? != before))?;
    }
    bail!("the cursor does not come to {words:?}")
}

fn the_report_says_what_each_quote_rests_on(desk: &Desk, window: &Window) -> Result<()> {
    window.clear_notices()?;
    window.keys("Control+e")?;
    window.wait_for_notice("Report written:")?;
    let folder = fs::read_dir(desk.path().join("exports"))?.next();
    let file = folder.context("a folder of exports")??.path().join("report.md");
    // Markdown may put a backslash before any sign; what a reader sees is without.
    let report = fs::read_to_string(file)?.replace('\\', "");
    let (pdf, html) = (hash(&register()), hash(page().as_bytes()));
    for words in [
        "The register counts them [E1]; the clinic had others [E2]".to_owned(),
        "**E1 supports the claim.** Lorn General Hospital; secondary source; p. 2; looked at ".to_owned(),
        "**E2 supports the claim.** Cape Lorn Clinic; secondary source; ¶ ".to_owned(),
        format!("Captured file: `{}` “{REGISTER}”, captured ", &pdf[..12]),
        format!("Captured file: `{}` “{PAGE}”, captured ", &html[..12]),
        "- Quote: found word for word in the captured file.".to_owned(),
        "- **Quote: NOT in the captured file; the nearest passage differs by 1 word.**".to_owned(),
        format!("- `{pdf}`: “{REGISTER}”, application/pdf, "),
        format!("- `{html}`: “{PAGE}”, text/html, "),
        "Verdict on earlier words of the article".to_owned(),
        "Version 1 was imported ".to_owned(),
    ] {
        assert!(report.contains(&words), "the report holds {words:?}:\n{report}");
    }
    Ok(())
}

fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}
