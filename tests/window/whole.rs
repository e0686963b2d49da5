//! A whole fact-check by keyboard alone: from the list of cases to the report on the disk.

use std::fs;

use anyhow::{Context as _, Result, ensure};

use crate::contest::two_articles;
use crate::support::{Claim, Desk, Window, wait};

const QUOTE: &str = "08.50: two taken out dead at silo 4, fourteen to hospital.";
const SOURCE: &str = "Radio log of the Port Ostra fire brigade";
const RATIONALE: &str = "The radio log was kept while it happened and counts two dead, see ";
const HALF: &str = "The labour inspectorate named the month its";

#[test]
fn a_whole_fact_check_is_made_by_keyboard() -> Result<()> {
    let desk = Desk::new()?;
    let window = Window::open(&desk, &[])?;
    open_the_sample_from_the_list(&window)?;
    import_two_articles(&desk, &window)?;
    confirm_a_contested_pair(&window)?;
    add_evidence(&window)?;
    let decided = window.claim()?;
    let next = give_a_verdict(&window, &decided)?;
    take_it_back_and_bring_it_again(&window, &decided)?;
    let stopped = half_type_a_rationale(&window, &next)?;
    window.close(&desk)?;

    let window = Window::open(&desk, &[])?;
    let again = window.wait_for_wording(&stopped.wording)?;
    assert_eq!(again, stopped, "the window opens where it was closed");
    wait::until("the half-typed rationale is there", || {
        Ok(window.value_of("textarea.rationale")? == HALF)
    })?;
    export_the_report(&window, &desk)?;
    window.end()
}

fn open_the_sample_from_the_list(window: &Window) -> Result<()> {
    window.claim().context("a new desk opens at the sample case")?;
    window.keys("Control+h")?;
    window.wait_for_words("tr[aria-current] .case-link", "Port Ostra terminal fire")?;
    window.keys("Enter")?;
    let claim = window.claim()?;
    assert_eq!(claim.number, 1, "the walk begins at its first claim");
    window.wait_for_words(".crumb-here", "Port Ostra terminal fire")
}

/// Gives the open window two articles by a second start, as a file manager does.
fn import_two_articles(desk: &Desk, window: &Window) -> Result<()> {
    let mut second = desk.start_again(&two_articles(desk)?)?;
    window.wait_for_notice("2 articles are in.")?;
    ensure!(second.wait()?.success(), "the second start hands over and ends");
    window.claim().map(drop)
}

pub fn confirm_a_contested_pair(window: &Window) -> Result<()> {
    window.wait_for_words("#riv-h + .muted", "0 confirmed")?;
    let target = window.wait_for(".rival.is-target.suggested")?;
    let relation = target
        .attribute("data-rival")?
        .context("a rival names its relation")?;
    window.keys("y")?;
    window.wait_for_words(
        &format!("[data-rival='{relation}'].confirmed .rel .tick"),
        "Confirmed by",
    )?;
    window.wait_for_words("#riv-h + .muted", "1 confirmed")
}

pub fn add_evidence(window: &Window) -> Result<()> {
    window.keys("e")?;
    window.wait_for_dialog("Add evidence")?;
    window.wait_for_focus("textarea")?;
    window.type_text(QUOTE)?;
    window.keys("Tab")?;
    window.wait_for_focus("input[type=radio]")?;
    window.keys("Space")?;
    window.keys("Tab")?;
    window.wait_for_focus("input[role=combobox]")?;
    window.type_text(SOURCE)?;
    window.submit_dialog()?;
    window.wait_for_words("#E1 blockquote", QUOTE)?;
    window.wait_for_words("#E1 .ev-top", "Supports")?;
    window.wait_for_words("#E1 .ev-src", SOURCE)
}

/// Gives the claim its verdict and returns the claim that follows.
pub fn give_a_verdict(window: &Window, claim: &Claim) -> Result<Claim> {
    wait_for_settled(window, 0)?;
    window.keys("2")?;
    wait::until("the second rating is chosen", || {
        Ok(window.count(".scale label:nth-child(2) input:checked")? == 1)
    })?;
    window.keys("w")?;
    window.wait_for_focus("textarea.rationale")?;
    window.type_text(&format!("{RATIONALE}["))?;
    window.wait_for_words(".cites:not([hidden]) [aria-selected=true]", "E1")?;
    window.keys("Enter")?;
    wait::until("the citation is written out", || {
        Ok(window.value_of("textarea.rationale")? == format!("{RATIONALE}[E1]"))
    })?;
    window.keys("Control+Enter")?;
    let next = window.wait_for_another_claim(claim)?;
    wait_for_settled(window, 1)?;
    assert_eq!(
        window.value_of("textarea.rationale")?,
        "",
        "the next claim begins with an empty rationale"
    );
    assert_eq!(
        window.count(".scale input:checked")?,
        0,
        "nothing is pre-selected"
    );
    Ok(next)
}

fn take_it_back_and_bring_it_again(window: &Window, decided: &Claim) -> Result<()> {
    // In a text field Ctrl Z is the field's own.
    window.keys("Escape")?;
    window.keys("Control+z")?;
    window.wait_for_wording(&decided.wording)?;
    wait_for_settled(window, 0)?;
    window.wait_until_gone(".given")?;
    assert_eq!(window.count("#E1")?, 1, "only the last act is taken back");
    window.keys("Control+Shift+Z")?;
    wait_for_settled(window, 1)?;
    window.wait_for_wording(&decided.wording)?;
    window.wait_for_words(".given .chip", "Mostly true")?;
    window.wait_for_words(".given", RATIONALE.trim())
}

/// Goes on to `next`, types the beginning of a rationale, and returns where that was.
fn half_type_a_rationale(window: &Window, next: &Claim) -> Result<Claim> {
    window.keys("Shift+Enter")?;
    let here = window.wait_for_wording(&next.wording)?;
    window.keys("w")?;
    window.wait_for_focus("textarea.rationale")?;
    window.type_text(HALF)?;
    window.wait_for_words(".verdict .chip-line", "Draft")?;
    Ok(here)
}

fn export_the_report(window: &Window, desk: &Desk) -> Result<()> {
    window.keys("Control+e")?;
    let notice = window.wait_for_notice("Report written:")?;
    let exports = desk.path().join("exports");
    let folders = fs::read_dir(&exports)?.collect::<Result<Vec<_>, _>>()?;
    ensure!(
        folders.len() == 1,
        "one case was exported, and there are {folders:?}"
    );
    let file = folders[0].path().join("report.md");
    assert!(
        notice.contains(&file.display().to_string()),
        "{notice} names {}",
        file.display()
    );
    // Markdown may put a backslash before any sign; what a reader sees is without.
    let report = fs::read_to_string(&file)?.replace('\\', "");
    for words in [RATIONALE.trim(), QUOTE, SOURCE, "Mostly true"] {
        assert!(report.contains(words), "the report holds {words:?}:\n{report}");
    }
    assert!(!report.contains(HALF), "a draft is no part of the report");
    Ok(())
}

fn wait_for_settled(window: &Window, claims: u64) -> Result<()> {
    window.wait_for_words(
        ".prog:has([aria-label='All claims settled'])",
        &format!("{claims} of "),
    )
}
