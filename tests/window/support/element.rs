//! One element of the page.

use anyhow::{Context as _, Result};
use serde_json::{Value, json};

use super::Window;

/// The name under which WebDriver hands elements over (W3C WebDriver, section Elements).
const KEY: &str = "element-6066-11e4-a52e-4f735466cecf";

/// An element that was found on the page. It goes stale when the page replaces it; find it again then.
pub struct Element<'a> {
    window: &'a Window,
    id: String,
}

impl<'a> Element<'a> {
    pub(super) fn read(window: &'a Window, value: &Value) -> Result<Self> {
        let id = value[KEY]
            .as_str()
            .with_context(|| format!("no element in {value}"))?;
        Ok(Self {
            window,
            id: id.to_owned(),
        })
    }

    /// The element as an argument of a script.
    pub fn as_argument(&self) -> Value {
        json!({ KEY: self.id })
    }

    /// Clicks its middle, after it has been scrolled into view.
    pub fn click(&self) -> Result<()> {
        self.post("click", &json!({})).map(drop)
    }

    /// Its visible text.
    pub fn text(&self) -> Result<String> {
        string(&self.get("text")?)
    }

    /// What a form field holds now.
    pub fn value(&self) -> Result<String> {
        string(&self.get("property/value")?)
    }

    /// An attribute as written in the page; `None` where it is absent.
    pub fn attribute(&self, name: &str) -> Result<Option<String>> {
        Ok(self
            .get(&format!("attribute/{name}"))?
            .as_str()
            .map(str::to_owned))
    }

    /// Whether a person could see it.
    pub fn is_displayed(&self) -> Result<bool> {
        Ok(self.get("displayed")? == true)
    }

    /// Whether it is chosen (a radio button, a checkbox, an option).
    pub fn is_selected(&self) -> Result<bool> {
        Ok(self.get("selected")? == true)
    }

    /// Empties a form field.
    pub fn clear(&self) -> Result<()> {
        self.post("clear", &json!({})).map(drop)
    }

    /// The first element in it that `css` matches.
    pub fn find(&self, css: &str) -> Result<Element<'a>> {
        let found = self.post("element", &json!({ "using": "css selector", "value": css }))?;
        Element::read(self.window, &found)
    }

    fn get(&self, what: &str) -> Result<Value> {
        self.window.get(&format!("/element/{}/{what}", self.id))
    }

    fn post(&self, what: &str, body: &Value) -> Result<Value> {
        self.window.post(&format!("/element/{}/{what}", self.id), body)
    }
}

pub(super) fn string(value: &Value) -> Result<String> {
    value
        .as_str()
        .map(str::to_owned)
        .with_context(|| format!("no text in {value}"))
}
