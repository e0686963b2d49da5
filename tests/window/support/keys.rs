//! Keys by the names that a web page knows them by, as WebDriver's Actions want them.

use anyhow::{Result, bail};
use serde_json::{Value, json};

/// Presses a chord such as `Control+Shift+E`, `Enter`, `?` or `j`: the keys go down from left to right and up
/// again from right to left.
pub fn chord(text: &str) -> Result<Value> {
    let keys = if text == "+" {
        vec!['+']
    } else {
        text.split('+').map(code).collect::<Result<_>>()?
    };
    let down = keys.iter().map(|key| json!({ "type": "keyDown", "value": key }));
    let up = keys
        .iter()
        .rev()
        .map(|key| json!({ "type": "keyUp", "value": key }));
    Ok(actions(down.chain(up).collect()))
}

/// Types `text` letter by letter; a new line is the Enter key.
pub fn typed(text: &str) -> Value {
    let keys = text
        .chars()
        .map(|letter| if letter == '\n' { ENTER } else { letter });
    let steps = keys.flat_map(|key| ["keyDown", "keyUp"].map(|step| json!({ "type": step, "value": key })));
    actions(steps.collect())
}

fn actions(steps: Vec<Value>) -> Value {
    json!({ "actions": [{ "type": "key", "id": "keyboard", "actions": steps }] })
}

const ENTER: char = '\u{E007}';

/// The code points that WebDriver gives to keys without a letter (W3C WebDriver, section Keyboard Actions).
fn code(name: &str) -> Result<char> {
    let code = match name {
        "Control" => '\u{E009}',
        "Shift" => '\u{E008}',
        "Alt" => '\u{E00A}',
        "Meta" => '\u{E03D}',
        "Enter" => ENTER,
        "Escape" => '\u{E00C}',
        "Tab" => '\u{E004}',
        "Backspace" => '\u{E003}',
        "Delete" => '\u{E017}',
        "Space" => ' ',
        "Home" => '\u{E011}',
        "End" => '\u{E010}',
        "PageUp" => '\u{E00E}',
        "PageDown" => '\u{E00F}',
        "ArrowLeft" => '\u{E012}',
        "ArrowUp" => '\u{E013}',
        "ArrowRight" => '\u{E014}',
        "ArrowDown" => '\u{E015}',
        _ => return function_key_or_letter(name),
    };
    Ok(code)
}

fn function_key_or_letter(name: &str) -> Result<char> {
    let number = name
        .strip_prefix('F')
        .and_then(|number| number.parse::<u32>().ok());
    if let Some(key) = number.filter(|number| (1..=12).contains(number)) {
        return Ok(char::from_u32(0xE030 + key).expect("BUG: function keys are code points"));
    }
    let mut letters = name.chars();
    match (letters.next(), letters.next()) {
        (Some(letter), None) => Ok(letter),
        _ => bail!("there is no key called {name:?}"),
    }
}
