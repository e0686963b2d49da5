//! Files and pages in: text, Markdown, HTML.
