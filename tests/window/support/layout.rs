//! Whether everything that a screen says has the room to be read.

use anyhow::{Context as _, Result};

use super::Window;
use super::element::string;

impl Window {
    /// What does not fit: a page wider than the window, text that is cut or spills out of its box, and a pane
    /// that scrolls sideways. Empty when all is well. Text that ends in an ellipsis by design counts as fitting.
    pub fn what_does_not_fit(&self) -> Result<Vec<String>> {
        let found = self.run(MISFITS, &[])?;
        let found = found.as_array().context("no list of misfits")?;
        found.iter().map(string).collect()
    }

    /// Waits until the fonts are there and what the page shows now has been painted.
    pub fn wait_for_paint(&self) -> Result<()> {
        self.run_async(PAINTED, &[]).map(drop)
    }
}

const PAINTED: &str = "
    const done = arguments[0];
    document.fonts.ready.then(() => requestAnimationFrame(() => requestAnimationFrame(() => done(true))));
";

const MISFITS: &str = r#"
    const found = [];
    const page = document.scrollingElement;
    if (page.scrollWidth > innerWidth) found.push(`the page is ${page.scrollWidth} wide in a window of ${innerWidth}`);
    const name = (one) => one.tagName.toLowerCase() + [...one.classList].map((word) => '.' + word).join('')
        + ' "' + one.textContent.replace(/\s+/g, ' ').trim().slice(0, 50) + '"';
    // Words for screen readers alone, pictures, and the copy of the rationale behind its field are not read by eye.
    const unseen = 'svg, .vh, .skip, .mirror, [hidden], [aria-hidden=true]:not(.mirror)';
    const scrolls = (style) => /auto|scroll/.test(style);
    // Only a box of lines ends in an ellipsis: in a flexible row or a grid the words are cut without a sign.
    const lines = /^(block|inline-block|flow-root|list-item|table-cell|-webkit-box)$/;
    const ends = (style) => style.textOverflow === 'ellipsis' && lines.test(style.display);
    for (const one of document.body.querySelectorAll('*')) {
        if (one.closest(unseen) || !one.checkVisibility() || one.clientWidth === 0) continue;
        const style = getComputedStyle(one);
        if (one.matches('input, textarea, select') || style.clipPath === 'inset(50%)') continue;
        const sideways = one.scrollWidth - one.clientWidth;
        if (sideways > 1 && !ends(style)) {
            const how = scrolls(style.overflowX) ? 'scrolls sideways' : style.overflowX === 'visible' ? 'spills over' : 'is cut';
            const meant = scrolls(style.overflowX) && one.matches('[role=tablist], pre');
            if (!meant) found.push(`${name(one)} ${how} by ${sideways}`);
        }
        const down = one.scrollHeight - one.clientHeight;
        const cut = /hidden|clip/.test(style.overflowY) && down > 2 && style.webkitLineClamp === 'none';
        if (cut && one.innerText.trim() !== '' && !ends(style)) found.push(`${name(one)} is cut below by ${down}`);
        const box = one.getBoundingClientRect();
        const text = [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== '');
        if (text && box.width > 0 && !one.closest('[role=tablist]') && (box.right > innerWidth + 1 || box.left < -1)) {
            found.push(`${name(one)} leaves the window`);
        }
        // What the program itself says on a button is never cut; texts of people are, and tell their direction.
        const label = one.closest('button, .hint') && !one.closest('[dir=auto], bdi') && !one.closest('[title]');
        if (label && text && sideways > 1) found.push(`${name(one)} is cut by ${sideways} on its button`);
    }
    return [...new Set(found)];
"#;
