//! What the screens say, in the words that a journey asks for.

use std::time::Duration;

use anyhow::{Context as _, Result, bail, ensure};
use serde_json::{Value, json};

use super::element::string;
use super::{Window, wait};

/// The question that a claim answers to: where it is, and what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// Its number in the walk, from 1.
    pub number: u64,
    /// The words to check.
    pub wording: String,
}

impl Window {
    /// The claim at hand, once the walkthrough shows one.
    pub fn claim(&self) -> Result<Claim> {
        wait::for_value("a claim is shown", Duration::from_secs(20), || {
            let found = self.run(CLAIM, &[])?;
            let number = found["number"].as_u64();
            Ok(number.map(|number| Claim {
                number,
                wording: found["wording"].as_str().unwrap_or_default().to_owned(),
            }))
        })
    }

    /// Waits until another claim than `before` is at hand, and gives it.
    pub fn wait_for_another_claim(&self, before: &Claim) -> Result<Claim> {
        wait::for_value("another claim is shown", Duration::from_secs(20), || {
            let now = self.claim()?;
            Ok((now != *before).then_some(now))
        })
    }

    /// Waits until the claim with these words is at hand.
    pub fn wait_for_wording(&self, wording: &str) -> Result<Claim> {
        wait::for_value(
            &format!("the claim {wording:?} is shown"),
            Duration::from_secs(20),
            || {
                let now = self.claim()?;
                ensure!(now.wording == wording, "it is {:?}", now.wording);
                Ok(Some(now))
            },
        )
    }

    /// The text of the first element that `css` matches, visible or not, without double spaces.
    pub fn words_of(&self, css: &str) -> Result<String> {
        let script =
            "return document.querySelector(arguments[0])?.textContent.replace(/\\s+/g, ' ').trim() ?? null";
        string(&self.run(script, &[json!(css)])?).with_context(|| format!("nothing matches {css}"))
    }

    /// The text of every element that `css` matches, in the order of the page.
    pub fn all_words_of(&self, css: &str) -> Result<Vec<String>> {
        let script = "return [...document.querySelectorAll(arguments[0])].map(
                          (one) => one.textContent.replace(/\\s+/g, ' ').trim())";
        let found = self.run(script, &[json!(css)])?;
        let found = found.as_array().context("no list of texts")?;
        found.iter().map(string).collect()
    }

    /// How many elements `css` matches.
    pub fn count(&self, css: &str) -> Result<u64> {
        let count = self.run(
            "return document.querySelectorAll(arguments[0]).length",
            &[json!(css)],
        )?;
        count.as_u64().context("no number")
    }

    /// What the field that `css` matches holds.
    pub fn value_of(&self, css: &str) -> Result<String> {
        let value = self.run(
            "return document.querySelector(arguments[0])?.value ?? null",
            &[json!(css)],
        )?;
        string(&value).with_context(|| format!("no field matches {css}"))
    }

    /// Waits until the first element that `css` matches says `words`.
    pub fn wait_for_words(&self, css: &str, words: &str) -> Result<()> {
        wait::until(&format!("{css} says {words:?}"), || {
            let now = self.words_of(css)?;
            ensure!(now.contains(words), "it says {now:?}");
            Ok(true)
        })
    }

    /// Waits until the focus is on an element that `css` matches.
    pub fn wait_for_focus(&self, css: &str) -> Result<()> {
        let script = "const at = document.activeElement;
                      return at.matches(arguments[0]) ? null : at.outerHTML.slice(0, 120)";
        wait::until(&format!("the focus is on {css}"), || {
            let elsewhere = self.run(script, &[json!(css)])?;
            ensure!(elsewhere == Value::Null, "it is on {elsewhere}");
            Ok(true)
        })
    }

    /// Presses `key` until an element that `css` matches has the focus.
    pub fn press_until_focus(&self, key: &str, css: &str) -> Result<()> {
        let there = format!("return document.activeElement.matches({css:?})");
        for _ in 0..12 {
            self.keys(key)?;
            if self.run(&there, &[])? == true {
                return Ok(());
            }
        }
        bail!("{key} does not lead to {css}")
    }

    /// Chooses a rating and goes into the rationale.
    pub fn rate(&self, key: &str) -> Result<()> {
        self.keys(key)?;
        wait::until("the rating is chosen", || {
            Ok(self.count(&format!(".scale label:nth-child({key}) input:checked"))? == 1)
        })?;
        self.keys("w")?;
        self.wait_for_focus("textarea.rationale")
    }

    /// Waits until a dialog with this title has the keys.
    pub fn wait_for_dialog(&self, title: &str) -> Result<()> {
        self.wait_for_words("[role=dialog] h2", title)?;
        wait::until("the dialog has the focus", || {
            Ok(self.run(
                "return document.activeElement.closest('[role=dialog]') !== null",
                &[],
            )? == true)
        })
    }

    /// Sends the dialog off and waits until it is gone.
    pub fn submit_dialog(&self) -> Result<()> {
        self.keys("Control+Enter")?;
        let said = || self.all_words_of("[role=dialog] .field-error");
        wait::until("the dialog is gone", || {
            let errors = said()?;
            ensure!(errors.is_empty(), "it says {errors:?}");
            Ok(self.count("[role=dialog]")? == 0)
        })
    }

    /// Waits until a notice says `words`, and gives the whole notice.
    pub fn wait_for_notice(&self, words: &str) -> Result<String> {
        wait::for_value(
            &format!("a notice says {words:?}"),
            Duration::from_secs(20),
            || {
                let notices = self.all_words_of(".notice p")?;
                let found = notices.iter().find(|notice| notice.contains(words));
                ensure!(found.is_some(), "the notices are {notices:?}");
                Ok(found.cloned())
            },
        )
    }

    /// Closes every notice, so that the next one is news.
    pub fn clear_notices(&self) -> Result<()> {
        let close = "document.querySelectorAll('.notice .icon-btn').forEach((button) => button.click())";
        self.run(close, &[])?;
        self.wait_until_gone(".notice")
    }

    /// Types `text` into the field that has the focus, in place of what it holds.
    pub fn retype(&self, text: &str) -> Result<()> {
        self.keys("Control+a")?;
        self.type_text(text)
    }
}

const CLAIM: &str = "
    const number = /[0-9]+/.exec(document.querySelector('#claim-head')?.textContent ?? '');
    const wording = document.querySelector('textarea#claim')?.value ?? null;
    return { number: number && wording !== null ? Number(number[0]) : null, wording };
";
