//! Blocks of Markdown, one after the other, a blank line between each two.

use crate::escape::lines;

/// Markdown in the making. Everything handed in is Markdown already, save where a method says that it is a field.
#[derive(Debug, Default)]
pub(super) struct Page(String);

impl Page {
    pub(super) fn finish(self) -> String {
        self.0
    }

    fn block(&mut self, markdown: &str) {
        if !self.0.is_empty() {
            self.0.push('\n');
        }
        self.0.push_str(markdown);
        self.0.push('\n');
    }

    pub(super) fn front(&mut self, entries: &[(&str, String)]) {
        let lines: Vec<String> = entries
            .iter()
            .map(|(key, value)| format!("{key}: {value}"))
            .collect();
        self.block(&format!("---\n{}\n---", lines.join("\n")));
    }

    pub(super) fn heading(&mut self, level: usize, markdown: &str) {
        self.block(&format!("{} {markdown}", "#".repeat(level)));
    }

    pub(super) fn para(&mut self, markdown: &str) {
        self.block(markdown);
    }

    /// A field of several lines as paragraphs; nothing when it is blank.
    pub(super) fn field(&mut self, field: &str) {
        for paragraph in lines(field) {
            self.block(&paragraph.join("\\\n"));
        }
    }

    /// A field of several lines behind a bold label; nothing when it is blank.
    pub(super) fn labelled(&mut self, label: &str, field: &str) {
        for (index, paragraph) in lines(field).into_iter().enumerate() {
            let paragraph = paragraph.join("\\\n");
            match index {
                0 => self.block(&format!("**{label}** {paragraph}")),
                _ => self.block(&paragraph),
            }
        }
    }

    /// A field of several lines as a quotation; a blank one says so.
    pub(super) fn quote(&mut self, field: &str) {
        let mut paragraphs = lines(field);
        if paragraphs.is_empty() {
            paragraphs.push(vec!["(no words on record)".to_owned()]);
        }
        let quoted: Vec<String> = paragraphs
            .into_iter()
            .map(|lines| format!("> {}", lines.join("\\\n> ")))
            .collect();
        self.block(&quoted.join("\n>\n"));
    }

    pub(super) fn list(&mut self, items: impl IntoIterator<Item = String>) {
        let items: Vec<String> = items.into_iter().map(|item| format!("- {item}")).collect();
        if !items.is_empty() {
            self.block(&items.join("\n"));
        }
    }

    /// A table; nothing when it has no rows. Code with a pipe must not stand in a cell.
    pub(super) fn table<const N: usize>(
        &mut self,
        head: [&str; N],
        rows: impl IntoIterator<Item = [String; N]>,
    ) {
        let rows: Vec<String> = rows
            .into_iter()
            .map(|row| format!("| {} |", row.join(" | ")))
            .collect();
        if rows.is_empty() {
            return;
        }
        let rule = ["---"; N].join(" | ");
        self.block(&format!(
            "| {} |\n| {rule} |\n{}",
            head.join(" | "),
            rows.join("\n")
        ));
    }
}
