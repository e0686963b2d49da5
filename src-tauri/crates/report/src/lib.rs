//! The fact-check report as Markdown: same data, same bytes.
