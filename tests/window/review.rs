//! One case over two desks: a first verdict, a blind second one by a hand-over, the way back, a disagreement, a
//! decision with dissent, the sign-off, a correction, and the report that says all of it.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context as _, Result, ensure};

use crate::support::{Desk, Window, cli, wait};

const ARTICLE: &str = "Fire at the salt works of Lorn\n\n\
The fire chief said that eleven workers were hurt in the salt works of Lorn on Monday night.\n";
const FIRST: &str = "The register of the clinic lists eleven, marigoldfirst.";
const SECOND: &str = "Nine of the eleven were only shaken, marigoldsecond.";
const REASON: &str = "Shaken is not hurt; the register does not say why they came.";
const STATEMENT: &str = "Read by two, signed by one.";
const NOTICE: &str = "An earlier version of this report called the claim false.";
const WHY: &str = "The clinic has counted anew.";

#[test]
fn a_case_goes_over_two_desks_to_a_decision_a_sign_off_and_a_correction() -> Result<()> {
    let (here, there) = (Desk::new()?, Desk::new()?);
    seat(&here, "Ada Editor", "editor")?;
    seat(&here, "Cleo Checker", "checker")?;
    seat(&there, "Ben Reader", "second-reader")?;
    let case = the_first_verdict(&here)?;
    let bundle = handed_over(&here, &case, "to-ben.factdesk", &["--blind"])?;
    the_second_verdict(&there, &words(&here)?, bundle)?;
    let bundle = handed_over(&there, &case, "to-ada.factdesk", &[])?;
    cli::ask(&here, &["reviewer", "use", "Ada Editor"])?;
    let window = Window::open(&here, &[])?;
    window.claim()?;
    take_in(&here, &window, &words(&there)?, bundle)?;
    decide(&window)?;
    sign_off(&window)?;
    correct(&window)?;
    the_report_says_all_of_it(&here, &window)?;
    window.end()
}

fn seat(desk: &Desk, name: &str, role: &str) -> Result<()> {
    cli::ask(desk, &["reviewer", "add", name, "--role", role])?;
    cli::ask(desk, &["reviewer", "use", name]).map(drop)
}

fn words(desk: &Desk) -> Result<String> {
    cli::text(&cli::ask(desk, &["device", "words"])?["words"])
}

fn handed_over(desk: &Desk, case: &str, name: &str, more: &[&str]) -> Result<PathBuf> {
    let file = desk.beside(name);
    let path = file.display().to_string();
    let line = [&["bundle", "export", "--case", case, "-o", &path], more].concat();
    cli::ask(desk, &line)?;
    Ok(file)
}

/// The article comes in and its claim gets a verdict. Returns the case.
fn the_first_verdict(desk: &Desk) -> Result<String> {
    let article = desk.beside("salt-works.txt");
    fs::write(&article, ARTICLE)?;
    let window = Window::open(desk, &[article])?;
    window.wait_for_notice("1 article is in.")?;
    let claim = window.claim()?;
    ensure!(claim.wording.contains("leven workers"), "it is {claim:?}");
    window.rate("1")?;
    window.type_text(FIRST)?;
    window.keys("Control+Enter")?;
    window.wait_for_words(".given .chip", "True")?;
    window.wait_for_notice("last claim of the walk")?;
    window.press_until_focus("Escape", ":not(textarea)")?;
    window.keys("Shift+T")?;
    window.wait_for_dialog("Ask for a second reading")?;
    window.submit_dialog()?;
    window.wait_for_text("Second reading asked for by")?;
    window.screenshot("second-reading-asked")?;
    window.close(desk)?;
    let cases = cli::ask(desk, &["case", "list"])?;
    let cases = cases["cases"].as_array().context("a list of cases")?;
    let one = cases
        .iter()
        .find(|one| one["sample"] != true)
        .context("the new case")?;
    cli::text(&one["id"])
}

/// On the other desk the first verdict is nowhere, until one of its own is saved.
fn the_second_verdict(desk: &Desk, words: &str, bundle: PathBuf) -> Result<()> {
    let window = Window::open(desk, &[])?;
    window.claim()?;
    take_in(desk, &window, words, bundle)?;
    window.keys("Control+5")?;
    window.wait_for_words(".hidden-v", "The first verdict is hidden.")?;
    let shown = window.words_of("body")?;
    ensure!(
        !shown.contains("marigoldfirst"),
        "the first verdict shows: {shown}"
    );
    window.rate("5")?;
    window.type_text(SECOND)?;
    window.keys("Control+Enter")?;
    window.wait_until_gone(".hidden-v")?;
    window.close(desk)
}

/// Takes a hand-over in, by the words of its desk, and opens the case.
fn take_in(desk: &Desk, window: &Window, words: &str, bundle: PathBuf) -> Result<()> {
    desk.hand_over(bundle)?;
    window.wait_for_dialog("Take in a hand-over")?;
    window.wait_for_words("[role=dialog]", "This desk is not known here")?;
    window.wait_for_focus("textarea")?;
    window.type_text(words)?;
    window.keys("Control+Enter")?;
    window.wait_for_dialog("Taken in")?;
    window.keys("Enter")?;
    window.wait_until_gone("[role=dialog]")
}

/// The editor sees what differs, takes one view, and prints the other as dissent.
fn decide(window: &Window) -> Result<()> {
    window.keys("Control+5")?;
    window.wait_for_words("[data-pane=review-queue]", "Disagree")?;
    wait::until("both verdicts stand side by side", || {
        Ok(window.count(".vcol")? == 2)
    })?;
    for name in ["Cleo", "Ben"] {
        let shown = window.all_words_of(".vcol h3")?.concat();
        ensure!(
            !shown.contains(name),
            "names are hidden until the decision: {shown}"
        );
    }
    ensure!(
        window.count(".decide input[type=radio]:checked")? == 0,
        "nothing is pre-selected"
    );
    let letter = window.run(
        "return [...document.querySelectorAll('.vcol')].find((one) => one.querySelector('.big').textContent.includes('False')).dataset.verdict",
        &[],
    )?;
    let letter = letter.as_str().context("the letter of a verdict")?.to_lowercase();
    window.keys(&letter)?;
    wait::until("the verdict is taken", || {
        Ok(window.count(".decide input[type=radio]:checked")? == 1)
    })?;
    window.keys("w")?;
    window.wait_for_focus("textarea.reason")?;
    window.type_text(REASON)?;
    window.screenshot("review-decide")?;
    window.keys("Control+Enter")?;
    window.wait_for_notice("Decided")?;
    window.wait_for_words(".dec", REASON)?;
    window.wait_for_words("[data-pane=review-claim]", "Cleo Checker")?;
    window.screenshot("review-decided").map(drop)
}

fn sign_off(window: &Window) -> Result<()> {
    window.keys("Escape")?;
    window.keys("Control+Shift+S")?;
    window.wait_for_words("[data-pane=sign-off]", "Nothing stops it.")?;
    window.keys("w")?;
    window.wait_for_focus("[data-statement]")?;
    window.type_text(STATEMENT)?;
    window.screenshot("sign-off")?;
    window.keys("Control+Enter")?;
    window.wait_for_dialog("Sign this case off?")?;
    window.keys("Enter")?;
    window.wait_for_words(".signed-band", "Signed off by Ada Editor")?;
    // From here on the case is read-only.
    window.keys("Control+1")?;
    window.claim()?;
    window.keys("f")?;
    window.wait_for_notice("signed off").map(drop)
}

fn correct(window: &Window) -> Result<()> {
    window.clear_notices()?;
    window.keys("Control+Shift+C")?;
    window.wait_for_dialog("Make a correction")?;
    window.press_until_focus("Tab", "input[type=radio]")?;
    window.keys("Space")?;
    window.press_until_focus(
        "Tab",
        "select, [role=combobox][aria-haspopup], button[aria-haspopup=listbox]",
    )?;
    window.press_until_focus("Tab", "textarea")?;
    window.type_text(NOTICE)?;
    window.keys("Tab")?;
    window.wait_for_focus("textarea")?;
    window.type_text(WHY)?;
    window.screenshot("correction")?;
    window.submit_dialog()?;
    window.keys("Control+Shift+S")?;
    window.wait_for_words(".co", NOTICE)?;
    window.screenshot("corrected").map(drop)
}

fn the_report_says_all_of_it(desk: &Desk, window: &Window) -> Result<()> {
    window.clear_notices()?;
    window.keys("Control+e")?;
    window.wait_for_notice("Report written:")?;
    let folder = fs::read_dir(desk.path().join("exports"))?.next();
    let file = folder.context("a folder of exports")??.path().join("report.md");
    // Markdown may put a backslash before any sign; what a reader sees is without.
    let report = fs::read_to_string(file)?.replace('\\', "");
    for words in [
        FIRST,
        REASON,
        STATEMENT,
        NOTICE,
        "Cleo Checker",
        "Ben Reader",
        "Ada Editor",
        "Dissent",
    ] {
        assert!(report.contains(words), "the report holds {words:?}:\n{report}");
    }
    Ok(())
}
