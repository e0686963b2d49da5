//! Two articles named on the command line become a case; what they contest is confirmed and rejected by keyboard,
//! and stays so when the window is opened again.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context as _, Result, ensure};

use crate::support::{Claim, Desk, Window, wait};

/// Two invented reports of one event that contradict each other.
const REPORTS: [(&str, &str); 2] = [
    (
        "evening.txt",
        "The cable car at Mount Sorel stopped on Sunday. The operator said that seven passengers were injured. \
         The operator said that two passengers were killed.",
    ),
    (
        "morning.txt",
        "The cable car at Mount Sorel stopped on Sunday. The hospital said that 12 passengers were injured. \
         The hospital said that five passengers were killed.",
    ),
];

#[test]
fn two_articles_are_imported_and_what_they_contest_is_decided() -> Result<()> {
    let desk = Desk::new()?;
    let window = Window::open(&desk, &articles(&desk)?)?;
    window.wait_for_notice("2 articles are in.")?;
    window.claim()?;
    decide_and_open_again(&desk, window)
}

#[test]
fn the_two_given_articles_show_eleven_against_twenty_three() -> Result<()> {
    let Some(seeds) = seeds()? else {
        println!("NOT RUN: the two given articles are not beside the project (../shared/seeds).");
        return Ok(());
    };
    let desk = Desk::new()?;
    let window = Window::open(&desk, &seeds)?;
    window.wait_for_notice("2 articles are in.")?;
    window.claim()?;
    window.keys("Control+2")?;
    wait::until("a set has the answers 11 and 23", || {
        let sets = answers(&window)?;
        let has = |set: &[String], number: &str| set.iter().any(|answer| answer.contains(number));
        ensure!(
            sets.iter().any(|set| has(set, "11") && has(set, "23")),
            "the sets are {sets:#?}"
        );
        Ok(true)
    })?;
    window.click(".set details.fold summary")?;
    wait::until("a set says why", || {
        let reasons = window.all_words_of(".set details[open] li")?;
        Ok(!reasons.is_empty() && reasons.iter().all(|reason| reason.contains(' ')))
    })?;
    window.keys("Control+1")?;
    window.claim()?;
    ensure!(
        !window.words_of(".rival.is-target .why")?.is_empty(),
        "a suggested rival says why"
    );
    decide_look_and_open_again(&desk, window)
}

/// Confirms two suggested relations, rejects a third, has the articles read anew, and sees that all three stay
/// decided, also after the window was closed.
fn decide_look_and_open_again(desk: &Desk, window: Window) -> Result<()> {
    for _ in 0..2 {
        decide(&window, "y", "confirmed")?;
        window.keys("Control+2")?;
        window.wait_for(".set")?;
        window.keys("g")?;
    }
    let rejected = decide(&window, "u", "rejected")?;
    let here = window.claim()?;
    window.clear_notices()?;
    window.keys("Control+l")?;
    window.wait_for_dialog("Look again for contested statements")?;
    window.screenshot("look-again")?;
    window.submit_dialog()?;
    window.wait_for_notice("Nothing new was found.")?;
    stays_rejected(&window, &here, &rejected)?;
    window.close(desk)?;

    let window = Window::open(desk, &[])?;
    stays_rejected(&window, &here, &rejected)?;
    window.keys("Control+2")?;
    window.wait_for(".set")?;
    let confirmed = || -> Result<usize> {
        let chips = window.all_words_of(".set-q .chip")?;
        Ok(chips.iter().filter(|chip| *chip == "Confirmed").count())
    };
    wait::until("the confirmed sets are still confirmed", || Ok(confirmed()? >= 1))?;
    window.end()
}

fn stays_rejected(window: &Window, claim: &Claim, relation: &str) -> Result<()> {
    window.wait_for_wording(&claim.wording)?;
    window.wait_for_words(".rivals .row", "1 rejected")?;
    ensure!(
        window.count(&rival(relation))? == 0,
        "a rejected rival stays away"
    );
    Ok(())
}

/// Confirms the first suggested relation, rejects another one, closes the window, and sees that both stay.
fn decide_and_open_again(desk: &Desk, window: Window) -> Result<()> {
    let confirmed = decide(&window, "y", "confirmed")?;
    // The set keeps a link only while it is no more than suggested.
    window.keys("Control+2")?;
    window.wait_for(".set")?;
    wait::until("one set is confirmed", || {
        Ok(window
            .all_words_of(".set-q .chip")?
            .iter()
            .any(|chip| chip == "Confirmed"))
    })?;
    window.keys("g")?;
    let rejected = decide(&window, "u", "rejected")?;
    let here = window.claim()?;
    window.close(desk)?;

    let window = Window::open(desk, &[])?;
    stays_rejected(&window, &here, &rejected)?;
    window.keys("Control+2")?;
    window.wait_for(".set")?;
    ensure!(confirmed != rejected, "two relations were decided");
    window.end()
}

/// Presses `key` on the rival at hand and waits until it has `status`; returns its relation.
fn decide(window: &Window, key: &str, status: &str) -> Result<String> {
    window.claim()?;
    let target = window.wait_for(".rival.is-target.suggested")?;
    let relation = target
        .attribute("data-rival")?
        .context("a rival names its relation")?;
    window.keys(key)?;
    if status == "rejected" {
        window.wait_until_gone(&rival(&relation))?;
    } else {
        window.wait_for(&format!("{}.{status}", rival(&relation)))?;
    }
    Ok(relation)
}

fn rival(relation: &str) -> String {
    format!(".rival[data-rival='{relation}']")
}

/// The rival answers of each set that is shown, the answers as they are labelled.
fn answers(window: &Window) -> Result<Vec<Vec<String>>> {
    let script = "return [...document.querySelectorAll('.set')].map(
                      (set) => [...set.querySelectorAll('.ans h4')].map((one) => one.textContent.trim()))";
    Ok(serde_json::from_value(window.run(script, &[])?)?)
}

/// Two articles that contradict each other: the given ones, or ours where these are not there.
pub fn two_articles(desk: &Desk) -> Result<Vec<PathBuf>> {
    match seeds()? {
        Some(seeds) => Ok(seeds),
        None => articles(desk),
    }
}

fn articles(desk: &Desk) -> Result<Vec<PathBuf>> {
    let write = |(name, text): &(&str, &str)| -> Result<PathBuf> {
        let file = desk.beside(name);
        fs::write(&file, text)?;
        Ok(file)
    };
    REPORTS.iter().map(write).collect()
}

/// The two given articles, where the folder is there.
fn seeds() -> Result<Option<Vec<PathBuf>>> {
    let folder = crate::support::root().join("../shared/seeds");
    let Ok(entries) = fs::read_dir(&folder) else {
        return Ok(None);
    };
    let mut files = entries
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<Vec<_>>>()?;
    files.sort();
    Ok((files.len() >= 2).then_some(files))
}
