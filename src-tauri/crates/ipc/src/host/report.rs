//! The report: shown, exported, saved.

use std::io::Write;
use std::path::{Path, PathBuf};

use factdesk_desk::local::{self as kept, Receipt};
use factdesk_desk::{blind, case};
use factdesk_domain::CaseId;
use factdesk_report as report;

use super::{Host, Reply, error, parse};
use crate::wire::common::{ByCase, WireError};
use crate::wire::report::{Block, Inline, ReportCheck, ReportExported, ReportPreview};

/// Longest part of a file name made from a title, in characters.
const NAME_CHARS: usize = 60;

impl Host {
    /// Shows the report as it would be exported now.
    ///
    /// # Errors
    /// An unknown case; the database.
    pub fn report_preview(&self, input: &ByCase) -> Reply<ReportPreview> {
        let case: CaseId = parse::id("case", &input.case_id)?;
        let model = self.report_model(case)?;
        let owed = self.desk.read(|c| Ok(blind::keeps_from(c, case)?))?;
        let markdown = match owed {
            true => with_note(&report::markdown(&model)),
            false => report::markdown(&model),
        };
        Ok(ReportPreview {
            blocks: report::blocks(&markdown).into_iter().map(block).collect(),
            words: u32::try_from(markdown.split_whitespace().count()).unwrap_or(u32::MAX),
            bytes: u32::try_from(markdown.len()).unwrap_or(u32::MAX),
            checks: report::checks(&model).into_iter().map(check).collect(),
            export_path: self
                .export_folder(case)?
                .join(report_name())
                .display()
                .to_string(),
            markdown,
        })
    }

    /// The report as Markdown.
    ///
    /// # Errors
    /// An unknown case; the database.
    pub fn report_markdown(&self, case: CaseId) -> Reply<String> {
        Ok(report::markdown(&self.report_model(case)?))
    }

    /// Writes the report into the case's export folder.
    ///
    /// # Errors
    /// An unknown case; a full disk, a folder that cannot be written. The file that was there stays then.
    pub fn report_export(&self, input: &ByCase) -> Reply<ReportExported> {
        let case: CaseId = parse::id("case", &input.case_id)?;
        let folder = self.export_folder(case)?;
        std::fs::create_dir_all(&folder).map_err(|source| error::file(&folder, &source))?;
        self.write_report(case, &folder.join(report_name()))
    }

    /// Writes the report to a path that the person chose.
    ///
    /// # Errors
    /// As [`Host::report_export`].
    pub fn report_write(&self, input: &ByCase, path: &Path) -> Reply<ReportExported> {
        self.write_report(parse::id("case", &input.case_id)?, path)
    }

    fn write_report(&self, case: CaseId, path: &Path) -> Reply<ReportExported> {
        blind::refuse_owing(&self.desk, case)?;
        let markdown = self.report_markdown(case)?;
        write_whole(path, markdown.as_bytes())?;
        let sha256 = factdesk_desk::archive::sha256_hex(markdown.as_bytes());
        let receipt = Receipt {
            case: Some(case.to_string()),
            kind: "report".to_owned(),
            path: path.display().to_string(),
            sha256: Some(sha256.clone()),
            at_ms: self.desk.now().as_i64(),
        };
        if !self.desk.store().is_read_only() {
            self.desk.write_local(|tx| Ok(kept::receipt_add(tx, &receipt)?))?;
        }
        let bytes = u32::try_from(markdown.len()).unwrap_or(u32::MAX);
        Ok(ReportExported {
            path: receipt.path,
            bytes,
            sha256,
        })
    }

    /// The name that *Save as* offers.
    ///
    /// # Errors
    /// An unknown case.
    pub fn report_file_name(&self, input: &ByCase) -> Reply<String> {
        let case: CaseId = parse::id("case", &input.case_id)?;
        let known = self.desk.read(|c| case::show(c, case))?;
        Ok(format!("{}.md", file_name(&known.title, "report")))
    }

    fn report_model(&self, case: CaseId) -> Reply<report::Report> {
        report::load_with(&self.desk, &self.views, case).map_err(WireError::from)
    }

    /// The folder that exports of a case go to.
    pub(super) fn export_folder(&self, case: CaseId) -> Reply<PathBuf> {
        let known = self.desk.read(|c| case::show(c, case))?;
        // The end of the id tells two cases of one title apart.
        let id = case.to_string();
        let end = &id[id.len() - 6..];
        Ok(self
            .exports
            .join(format!("{}-{end}", file_name(&known.title, "case"))))
    }
}

/// Says at the top, behind the front matter, that a blind reader does not see the whole report.
fn with_note(markdown: &str) -> String {
    let head = markdown
        .strip_prefix("---\n")
        .and_then(|rest| rest.find("\n---\n"));
    let at = head.map_or(0, |end| end + "---\n".len() + "\n---\n".len());
    let note = format!(
        "**{}.** Claims that wait for your verdict stand here without those of others.",
        blind::HIDDEN
    );
    format!("{}\n{note}\n{}", &markdown[..at], &markdown[at..])
}

fn report_name() -> &'static str {
    "report.md"
}

/// A title as part of a file name: letters, digits and hyphens of any script, safe on every system.
pub(super) fn file_name(title: &str, fallback: &str) -> String {
    let lower = title.to_lowercase();
    let parts = lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|part| !part.is_empty());
    let mut name = String::new();
    for part in parts {
        if name.chars().count() + part.chars().count() >= NAME_CHARS {
            break;
        }
        if !name.is_empty() {
            name.push('-');
        }
        name.push_str(part);
    }
    // Names that Windows keeps for devices.
    let device = ["con", "prn", "aux", "nul"].contains(&name.as_str());
    if name.is_empty() || device {
        fallback.to_owned()
    } else {
        name
    }
}

/// Writes a file that appears whole or not at all.
pub(super) fn write_whole(path: &Path, bytes: &[u8]) -> Reply<()> {
    let failed = |source: std::io::Error| error::file(path, &source);
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    let mut file = tempfile::NamedTempFile::new_in(folder).map_err(failed)?;
    file.write_all(bytes).map_err(failed)?;
    file.as_file().sync_all().map_err(failed)?;
    file.persist(path).map_err(|refused| failed(refused.error))?;
    Ok(())
}

fn check(one: report::Check) -> ReportCheck {
    ReportCheck {
        level: one.level.as_str().to_owned(),
        title: one.title,
        text: one.text,
        section: one.section.map(|section| section.to_string()),
        claim_id: one.claim_id,
    }
}

fn block(one: report::Block) -> Block {
    let blocks = |list: Vec<report::Block>| list.into_iter().map(block).collect::<Vec<_>>();
    let row = |cells: Vec<Vec<report::Inline>>| cells.into_iter().map(inlines).collect::<Vec<_>>();
    match one {
        report::Block::Heading { level, inlines: text } => Block::Heading {
            level,
            inlines: inlines(text),
        },
        report::Block::Paragraph { inlines: text } => Block::Paragraph {
            inlines: inlines(text),
        },
        report::Block::Quote { blocks: within } => Block::Quote {
            blocks: blocks(within),
        },
        report::Block::List { start, items } => Block::List {
            start,
            items: items.into_iter().map(blocks).collect(),
        },
        report::Block::Table { head, rows } => Block::Table {
            head: row(head),
            rows: rows.into_iter().map(row).collect(),
        },
        report::Block::Code { text } => Block::Code { text },
        report::Block::Rule => Block::Rule,
    }
}

fn inlines(list: Vec<report::Inline>) -> Vec<Inline> {
    let inline = |one: report::Inline| Inline {
        text: one.text,
        strong: one.strong,
        emphasis: one.emphasis,
        code: one.code,
    };
    list.into_iter().map(inline).collect()
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn a_title_becomes_a_name_that_every_system_takes() {
        assert_eq!(
            file_name("Port Ostra: terminal fire, 14 May 2026", "case"),
            "port-ostra-terminal-fire-14-may-2026"
        );
        assert_eq!(file_name("../../etc/passwd", "case"), "etc-passwd");
        assert_eq!(file_name("???", "case"), "case");
        assert_eq!(file_name("CON", "case"), "case");
        assert_eq!(file_name("東京 火災", "case"), "東京-火災");
    }
}
