//! The window opens, shows its bundled page, and lets nothing remote in.

use std::time::Duration;

use anyhow::Result;
use serde_json::{Value, json};

use crate::support::{Desk, Outside, Window, wait};

#[test]
fn the_window_opens_and_shows_its_page() -> Result<()> {
    let desk = Desk::new()?;
    let window = Window::open(&desk, &[])?;
    assert_eq!(window.title()?, "Factdesk");
    assert!(
        window.url()?.starts_with("tauri://localhost"),
        "the page is a bundled one"
    );
    wait::until("the page shows words", || {
        Ok(!window.find("body")?.text()?.trim().is_empty())
    })?;
    let visible = window.run("return document.visibilityState", &[])?;
    assert_eq!(visible, "visible", "the window appears once its page has loaded");
    wait::until("the words are painted", || {
        Ok(window.screenshot("opening")?.colours() > 8)
    })?;
    window.end()
}

#[test]
fn nothing_remote_is_loaded_and_nothing_inline_is_run() -> Result<()> {
    let desk = Desk::new()?;
    let window = Window::open(&desk, &[])?;
    let outside = Outside::open()?;
    let address = outside.address()?;
    let refused = window.run_async(PROBE, &[json!(address)])?;
    assert_eq!(refused["inline"], Value::Null, "an inline script must not run");
    assert_eq!(refused["fetch"], "refused", "a page must not fetch from outside");
    assert_eq!(refused["tauri"], "undefined", "there is no global Tauri object");
    let directives = refused["directives"].to_string();
    for directive in ["script-src", "style-src", "img-src", "frame-src", "connect-src"] {
        assert!(
            directives.contains(directive),
            "{directive} refused nothing: {directives}"
        );
    }
    assert_eq!(outside.callers()?, [""; 0], "nobody may call outside");
    window.end()
}

/// Tries what a hostile text would try, and answers with what was refused.
const PROBE: &str = "
    const [address, done] = arguments;
    const directives = new Set();
    document.addEventListener('securitypolicyviolation', (event) => directives.add(event.effectiveDirective));
    const add = (name, set) => {
        const element = document.createElement(name);
        Object.assign(element, set);
        document.body.append(element);
        return element;
    };
    add('script', { textContent: 'window.__inline = true' });
    add('style', { textContent: 'body { color: red }' });
    add('img', { src: address + 'picture' });
    add('iframe', { src: address + 'frame' });
    const fetched = fetch(address).then(() => 'answered', () => 'refused');
    const answer = async () => {
        const fetch = await fetched;
        for (let frame = 0; frame < 200 && directives.size < 5; frame += 1) {
            await new Promise((next) => setTimeout(next, 10));
        }
        done({ inline: window.__inline ?? null, fetch, tauri: typeof window.__TAURI__,
               directives: [...directives] });
    };
    answer();
";

#[test]
fn a_link_cannot_take_the_window_over() -> Result<()> {
    let desk = Desk::new()?;
    let window = Window::open(&desk, &[])?;
    let outside = Outside::open()?;
    let address = outside.address()?;
    for target in ["_self", "_blank"] {
        let click = "const link = document.createElement('a'); link.href = arguments[0];
                     link.target = arguments[1]; document.body.append(link); link.click();";
        window.run(click, &[json!(address), json!(target)])?;
        // A refused navigation leaves no trace, so the page is asked to prove that it still lives.
        let alive = window.run_async("setTimeout(() => arguments[0](location.protocol), 300)", &[])?;
        assert_eq!(
            alive, "tauri:",
            "a link with target {target} must not leave the bundled page"
        );
    }
    assert_eq!(outside.callers()?, [""; 0], "nobody may call outside");
    assert_eq!(window.handles()?.len(), 1, "no second window opens");
    window.end()
}

#[test]
fn a_second_start_gives_way_to_the_first() -> Result<()> {
    let desk = Desk::new()?;
    let window = Window::open(&desk, &[])?;
    let mut second = desk.start_again(&[])?;
    let ended = wait::for_value("the second start ends", Duration::from_secs(20), || {
        Ok(second.try_wait()?)
    });
    if ended.is_err() {
        second.kill()?;
    }
    assert!(ended?.success(), "it hands over and ends in peace");
    assert_eq!(window.title()?, "Factdesk", "the first window goes on");
    window.end()
}

#[test]
fn keys_and_text_reach_the_page() -> Result<()> {
    let desk = Desk::new()?;
    let window = Window::open(&desk, &[])?;
    let listen = "window.__keys = []; window.addEventListener('keydown', (event) => {
                      window.__keys.push((event.ctrlKey ? 'Control+' : '') + (event.shiftKey ? 'Shift+' : '') + event.key);
                  }, true);
                  const field = document.createElement('textarea'); field.id = 'probe';
                  document.body.append(field); field.focus();";
    window.run(listen, &[])?;
    window.type_text("Zwölf wounded 😀")?;
    wait::until("the text arrives", || {
        Ok(window.find("#probe")?.value()? == "Zwölf wounded 😀")
    })?;
    window.run("window.__keys = []; document.activeElement.blur()", &[])?;
    window.keys("Control+Enter")?;
    window.keys("Shift+ArrowDown")?;
    window.keys("j")?;
    let keys = window.run(
        "return window.__keys.filter((key) => !/(Control|Shift)$/.test(key))",
        &[],
    )?;
    assert_eq!(keys, json!(["Control+Enter", "Shift+ArrowDown", "j"]));
    window.end()
}
