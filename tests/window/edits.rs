//! A person pastes an article and works on its claims by keyboard; the history says so, and each act is taken back.

use anyhow::{Result, bail, ensure};

use crate::support::{Claim, Desk, Window, wait};

const ARTICLE: &str = "Lake Imra rose by a metre in one night\n\
The lake authority said that the northern sluice was opened at four in the morning. Mayor Petra Lund said that 40 houses were under water and two bridges were closed.\n\
The people of the lower town carried their furniture upstairs. The ferry did not sail. The keeper of the sluice denied that it had been left shut.\n\
The weather service had warned of 90 millimetres of rain. It will take weeks until the cellars are dry.";

const SENTENCE: &str = "The ferry did not sail.";
const REWORDED: &str = "The ferry across Lake Imra did not sail, and two of its crew were ill";
const PARTS: [&str; 2] = [
    "The ferry across Lake Imra did not sail",
    "two of its crew were ill",
];

#[test]
fn claims_are_made_and_changed_by_keyboard_and_every_act_can_be_taken_back() -> Result<()> {
    let desk = Desk::new()?;
    let window = Window::open(&desk, &[])?;
    start_a_case_with_a_pasted_article(&window)?;
    let dismissed = dismiss_a_suggestion(&window)?;
    mark_a_sentence(&window)?;
    reword(&window)?;
    split(&window)?;
    merge(&window)?;
    let merged = window.claim()?;
    flag(&window)?;
    say_it_cannot_be_checked(&window, &merged)?;
    let parked = park(&window)?;
    the_history_lists_it_in_words(&window)?;
    take_everything_back(&window, &[dismissed, merged, parked])?;
    window.end()
}

fn start_a_case_with_a_pasted_article(window: &Window) -> Result<()> {
    window.claim()?;
    window.keys("Control+n")?;
    window.wait_for_dialog("New case")?;
    window.type_text("The night of the flood")?;
    window.submit_dialog()?;
    window.wait_for_text("No articles in this case")?;
    window.keys("F6")?;
    window.wait_for_focus("input[type=radio]")?;
    window.keys("Tab")?;
    window.wait_for_focus("input[type=search]")?;
    window.keys("Tab")?;
    window.wait_for_focus("button")?;
    window.keys("Enter")?;
    window.wait_for_dialog("Paste an article")?;
    window.type_text(ARTICLE)?;
    window.submit_dialog()?;
    window.wait_for_notice("1 article is in.")?;
    window.wait_for_words("tr[aria-current] .case-link", "Lake Imra rose by a metre")?;
    window.keys("Escape")?;
    window.keys("Control+1")?;
    window.claim().map(drop)
}

/// Dismisses the suggested claim at hand and returns it.
fn dismiss_a_suggestion(window: &Window) -> Result<Claim> {
    let suggested = window.claim()?;
    let claims = claims(window)?;
    window.keys("d")?;
    window.wait_for_dialog("Dismiss this suggestion?")?;
    window.submit_dialog()?;
    window.wait_for_another_claim(&suggested)?;
    wait_for_claims(window, claims - 1)?;
    Ok(suggested)
}

/// Makes a claim of the sentence under the cursor.
fn mark_a_sentence(window: &Window) -> Result<()> {
    go_to_the_sentence(window, SENTENCE)?;
    window.wait_for_words(".article span.cursor", SENTENCE)?;
    window.keys("m")?;
    window.wait_for_wording(SENTENCE)?;
    window.wait_for_words(".article mark.cursor", SENTENCE)
}

/// Walks over the sentences of the article, from the first one on, until the cursor is on the one with these words.
pub fn go_to_the_sentence(window: &Window, words: &str) -> Result<()> {
    window.keys("Control+g")?;
    window.wait_for_dialog("Go to a sentence")?;
    window.type_text("1")?;
    window.submit_dialog()?;
    for number in 2..20 {
        let there = || Ok(window.words_of(".art-tools .muted")? == format!("Sentence {}", number - 1));
        wait::until("the cursor is on the sentence", there)?;
        if window.all_words_of(".article .cursor")?.concat().contains(words) {
            return Ok(());
        }
        window.keys("Shift+J")?;
    }
    bail!("the article has no sentence {words:?}")
}

fn wait_until_the_sentence_is_plain(window: &Window) -> Result<()> {
    wait::until("the sentence is no claim", || {
        let marks = window.all_words_of(".article mark")?;
        Ok(!marks.iter().any(|mark| mark.contains(SENTENCE)))
    })
}

fn reword(window: &Window) -> Result<()> {
    window.keys("c")?;
    window.wait_for_focus("textarea#claim")?;
    window.retype(REWORDED)?;
    window.keys("Escape")?;
    window.wait_for_words(".claim .fold summary", "1 earlier wording")
}

fn split(window: &Window) -> Result<()> {
    let claims = claims(window)?;
    window.keys("x")?;
    window.wait_for_dialog("Split into parts")?;
    let fields = "[...document.querySelectorAll('[role=dialog] textarea')].map((one) => one.value)";
    let proposed = window.run(&format!("return {fields}"), &[])?;
    assert_eq!(proposed, serde_json::json!(PARTS), "the parts are proposed");
    window.submit_dialog()?;
    window.wait_for_wording(PARTS[0])?;
    wait_for_claims(window, claims + 1)
}

fn merge(window: &Window) -> Result<()> {
    let claims = claims(window)?;
    window.keys("Shift+M")?;
    window.wait_for_dialog("Merge with another claim")?;
    window.type_text("crew")?;
    window.wait_for_words(".picker-list [role=option]:only-of-type", PARTS[1])?;
    window.keys("ArrowDown")?;
    window.wait_for(".picker-list [aria-selected=true]")?;
    window.submit_dialog()?;
    wait_for_claims(window, claims - 1)?;
    window.wait_for_wording(PARTS[0]).map(drop)
}

fn flag(window: &Window) -> Result<()> {
    window.keys("f")?;
    window.wait_for(FLAGGED).map(drop)
}

const FLAGGED: &str = ".pane-head [aria-label='Take the flag away'][aria-pressed=true]";

fn say_it_cannot_be_checked(window: &Window, claim: &Claim) -> Result<()> {
    window.keys("n")?;
    window.wait_for_dialog("Not checkable")?;
    window.keys("3")?;
    window.submit_dialog()?;
    window.wait_for_another_claim(claim)?;
    wait_for_settled(window, 1)
}

/// Parks the claim at hand and returns it.
fn park(window: &Window) -> Result<Claim> {
    let claim = window.claim()?;
    window.keys("s")?;
    window.wait_for_dialog("Park this claim")?;
    window.type_text("The answer of the lake authority")?;
    window.submit_dialog()?;
    window.wait_for_another_claim(&claim)?;
    Ok(claim)
}

fn the_history_lists_it_in_words(window: &Window) -> Result<()> {
    window.keys("Control+7")?;
    wait::until("the history lists the acts, the last one first", || {
        let listed = window.all_words_of(".log .act")?;
        let mut rest = listed.iter();
        for act in ACTS {
            ensure!(
                rest.any(|one| one == act),
                "{act:?} is not in its place in {listed:?}"
            );
        }
        Ok(true)
    })?;
    window.keys("Control+1")?;
    window.claim().map(drop)
}

const ACTS: [&str; 8] = [
    "Claim parked",
    "Not checkable",
    "Flag set",
    "2 claims merged",
    "Claim split into 2",
    "Claim reworded",
    "Claim written",
    "Suggested claim rejected",
];

fn take_everything_back(window: &Window, [dismissed, merged, parked]: &[Claim; 3]) -> Result<()> {
    let all = claims(window)?;
    take_back(window)?;
    window.wait_for_wording(&parked.wording)?;
    window.wait_until_gone(".chip-line.parked")?;
    take_back(window)?;
    window.wait_for_wording(&merged.wording)?;
    wait_for_settled(window, 0)?;
    window.wait_for(FLAGGED)?;
    take_back(window)?;
    window.wait_until_gone(FLAGGED)?;
    take_back(window)?;
    wait_for_claims(window, all + 1)?;
    take_back(window)?;
    window.wait_for_wording(REWORDED)?;
    wait_for_claims(window, all)?;
    take_back(window)?;
    window.wait_for_wording(SENTENCE)?;
    take_back(window)?;
    wait_for_claims(window, all - 1)?;
    wait_until_the_sentence_is_plain(window)?;
    take_back(window)?;
    window.wait_for_wording(&dismissed.wording)?;
    wait_for_claims(window, all)
}

fn take_back(window: &Window) -> Result<()> {
    window.clear_notices()?;
    window.keys("Control+z")?;
    window.wait_for_notice("Taken back:").map(drop)
}

fn claims(window: &Window) -> Result<u64> {
    let words = window.words_of(".prog:has([aria-label='All claims settled']) .num")?;
    let all = words.rsplit(' ').next().and_then(|word| word.parse().ok());
    all.ok_or_else(|| anyhow::anyhow!("no number of claims in {words:?}"))
}

fn wait_for_claims(window: &Window, wanted: u64) -> Result<()> {
    wait::until(&format!("the case has {wanted} claims"), || {
        let now = claims(window)?;
        ensure!(now == wanted, "it has {now}");
        Ok(true)
    })
}

fn wait_for_settled(window: &Window, wanted: u64) -> Result<()> {
    window.wait_for_words(
        ".prog:has([aria-label='All claims settled']) .num",
        &format!("{wanted} of "),
    )
}
