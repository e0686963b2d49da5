//! How fast the window is, printed and never judged: a busy machine says nothing about the program.

use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use serde_json::Value;

use crate::support::{Desk, Window, wait};

/// Enough that one slow answer does not move the median.
const TIMES: usize = 20;

#[test]
fn the_next_claim_is_painted() -> Result<()> {
    let desk = Desk::new()?;
    let window = Window::open(&desk, &[])?;
    window.claim()?;
    window.run(WATCH, &[])?;
    let mut painted = Vec::new();
    for step in 0..TIMES {
        let before = window.claim()?;
        window.keys(if step < TIMES / 2 { "j" } else { "k" })?;
        window.wait_for_another_claim(&before)?;
        let took = wait::for_value("the claim is painted", Duration::from_secs(20), || {
            let took = window.run(
                "return window.__took.length > arguments[0] ? window.__took.at(-1) : null",
                &[step.into()],
            )?;
            Ok(took.as_f64())
        })?;
        painted.push(took);
    }
    painted.sort_by(f64::total_cmp);
    let (median, most) = (painted[TIMES / 2], painted[TIMES - 1]);
    println!(
        "measured: key to next claim painted, {TIMES} times: median {median:.0} ms, most {most:.0} ms (target 50 ms)"
    );
    window.end()
}

/// Notes for each J or K how long it takes until another claim's words are in the page and two frames have passed.
const WATCH: &str = "
    window.__took = [];
    const said = () => document.querySelector('#claim-head')?.textContent + document.querySelector('textarea#claim')?.value;
    addEventListener('keydown', (event) => {
        if (event.key !== 'j' && event.key !== 'k') return;
        const begin = performance.now();
        const before = said();
        const look = () => {
            if (said() === before) requestAnimationFrame(look);
            else requestAnimationFrame(() => requestAnimationFrame(() => window.__took.push(performance.now() - begin)));
        };
        requestAnimationFrame(look);
    }, true);
";

#[test]
fn the_first_paint_comes() -> Result<()> {
    let desk = Desk::new()?;
    // The first start makes the sample case; a start that people wait for every day has it already.
    let first = Window::open(&desk, &[])?;
    first.claim()?;
    first.close(&desk)?;
    let begin = Instant::now();
    let window = Window::open(&desk, &[])?;
    window.claim()?;
    let opened = begin.elapsed();
    let page = window.run(PAGE, &[])?;
    let claim = page["painted"].as_f64().context("no paint was noted")?;
    println!(
        "measured: driver and window started and the claim shown: {} ms; from the page's own beginning: {}",
        opened.as_millis(),
        Value::from(claim.round()),
    );
    window.end()
}

/// The first contentful paint since the page began to load, in milliseconds.
const PAGE: &str = "
    const paint = performance.getEntriesByName('first-contentful-paint')[0];
    return { painted: paint ? paint.startTime : null };
";
