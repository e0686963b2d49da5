//! The real window, opened on a desk.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context as _, Result};
use serde_json::{Value, json};

use super::closing::close_like_a_person;
use super::desk::{app, root};
use super::driver::Driver;
use super::element::{Element, string};
use super::picture::Picture;
use super::{Desk, keys, wait};

/// A window under control. Its processes end with the value.
pub struct Window {
    driver: Driver,
    session: String,
}

impl Window {
    /// Opens the program on `desk` with `files` to import, and waits until its page has loaded.
    pub fn open(desk: &Desk, files: &[PathBuf]) -> Result<Self> {
        let files = files.iter().map(|file| file.display().to_string());
        let arguments: Vec<String> = desk.arguments().into_iter().chain(files).collect();
        Self::start(Driver::start(desk)?, &app()?, &arguments)
    }

    /// Opens any program that shows a page, through a driver that runs already.
    pub fn start(driver: Driver, app: &Path, arguments: &[String]) -> Result<Self> {
        let session = driver
            .session(&app.display().to_string(), arguments)
            .context("the window did not open")?;
        let window = Self { driver, session };
        let blank = arguments.iter().any(|word| word == "--blank");
        wait::until("the page has loaded", || {
            Ok(window.run("return document.readyState", &[])? == "complete"
                && (blank || window.url()? != "about:blank"))
        })?;
        Ok(window)
    }

    /// The title of the page.
    pub fn title(&self) -> Result<String> {
        string(&self.get("/title")?)
    }

    /// The address of the page.
    pub fn url(&self) -> Result<String> {
        string(&self.get("/url")?)
    }

    /// One entry for each open window.
    pub fn handles(&self) -> Result<Vec<Value>> {
        self.get("/window/handles")?
            .as_array()
            .cloned()
            .context("no list of windows")
    }

    /// The first element that `css` matches, which must be there now.
    pub fn find(&self, css: &str) -> Result<Element<'_>> {
        let found = self.post("/element", &json!({ "using": "css selector", "value": css }))?;
        Element::read(self, &found)
    }

    /// Every element that `css` matches, in the order of the page; may be none.
    pub fn find_all(&self, css: &str) -> Result<Vec<Element<'_>>> {
        let found = self.post("/elements", &json!({ "using": "css selector", "value": css }))?;
        let found = found.as_array().context("no list of elements")?;
        found.iter().map(|value| Element::read(self, value)).collect()
    }

    /// Waits until an element that `css` matches is there and can be seen.
    pub fn wait_for(&self, css: &str) -> Result<Element<'_>> {
        wait::for_value(&format!("{css} is shown"), Duration::from_secs(20), || {
            let element = self.find(css)?;
            Ok(element.is_displayed()?.then_some(element))
        })
    }

    /// Waits until the visible text of the page contains `words`.
    pub fn wait_for_text(&self, words: &str) -> Result<()> {
        wait::until(&format!("the page says {words:?}"), || {
            Ok(self.find("body")?.text()?.contains(words))
        })
    }

    /// Waits until nothing matches `css` any more.
    pub fn wait_until_gone(&self, css: &str) -> Result<()> {
        wait::until(&format!("{css} is gone"), || Ok(self.find_all(css)?.is_empty()))
    }

    /// Waits for `css` and clicks it.
    pub fn click(&self, css: &str) -> Result<()> {
        self.wait_for(css)?.click()
    }

    /// Presses a chord such as `Control+Enter` where the focus is.
    pub fn keys(&self, chord: &str) -> Result<()> {
        self.post("/actions", &keys::chord(chord)?).map(drop)
    }

    /// Types `text` where the focus is.
    pub fn type_text(&self, text: &str) -> Result<()> {
        self.post("/actions", &keys::typed(text)).map(drop)
    }

    /// Runs `script` in the page and gives what it returns.
    pub fn run(&self, script: &str, arguments: &[Value]) -> Result<Value> {
        self.post("/execute/sync", &json!({ "script": script, "args": arguments }))
    }

    /// Runs `script`, whose last argument is a function that takes the answer.
    pub fn run_async(&self, script: &str, arguments: &[Value]) -> Result<Value> {
        self.post("/execute/async", &json!({ "script": script, "args": arguments }))
    }

    /// Writes what the screen shows to `out/window/NAME.png` and returns the picture.
    pub fn screenshot(&self, name: &str) -> Result<Picture> {
        let picture = Picture::of_the_screen()?;
        let folder = root().join("out/window");
        fs::create_dir_all(&folder)?;
        let file = folder.join(format!("{name}.png"));
        picture.write(&file)?;
        println!("picture: {}", file.display());
        Ok(picture)
    }

    /// Makes the window this large in pixels, its frame included.
    pub fn resize(&self, width: u32, height: u32) -> Result<()> {
        self.post("/window/rect", &json!({ "width": width, "height": height }))
            .map(drop)
    }

    /// Closes the window as a person does, and waits until the program has ended and everything is on the disk.
    pub fn close(self, desk: &Desk) -> Result<()> {
        close_like_a_person(&desk.path())
    }

    /// Ends the session and the program.
    pub fn end(self) -> Result<()> {
        self.driver.delete(&self.session).map(drop)
    }

    pub(super) fn get(&self, path: &str) -> Result<Value> {
        self.driver.get(&format!("{}{path}", self.session))
    }

    pub(super) fn post(&self, path: &str, body: &Value) -> Result<Value> {
        self.driver.post(&format!("{}{path}", self.session), body)
    }
}
