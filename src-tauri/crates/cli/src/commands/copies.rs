//! `copies`: articles and captured files that share much of their wording.

use clap::Args;
use factdesk_ipc::Host;
use factdesk_ipc::wire::common::ByCase;
use serde_json::json;

use super::case;
use crate::failure::Failure;
use crate::output::Answer;
use crate::reach::Reach;
use crate::shown;

/// Of which case.
#[derive(Debug, Args)]
pub struct Copies {
    /// Case
    #[arg(long)]
    pub case: String,
}

/// Lists groups of texts that look like one wire copy.
///
/// # Errors
/// An unknown case; the desk.
pub fn run(asked: &Copies, reach: &Reach) -> Result<Answer, Failure> {
    let desk = reach.read()?;
    let case_id = case::known(&desk, &asked.case)?.to_string();
    let found = Host::new(desk, std::path::PathBuf::new()).copies_list(&ByCase { case_id })?;
    let (mut groups, mut lines) = (Vec::new(), Vec::new());
    for group in &found.groups {
        lines.push(format!("{:.0} % in common", group.share * 100.0));
        let members = group.members.iter().map(|one| {
            lines.push(format!(
                "  {} {}  {}",
                one.noun,
                one.id,
                shown::short(&one.title, 90)
            ));
            json!({ "noun": one.noun, "id": one.id, "title": one.title, "outlet": one.outlet })
        });
        let members: Vec<_> = members.collect();
        groups.push(json!({ "members": members, "share": group.share, "origin_group": group.origin_group }));
    }
    Ok(Answer::new(json!({ "groups": groups }), lines.join("\n")))
}
