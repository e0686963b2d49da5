//! `device`: whose key is whose, and who vouches for it.

use clap::Subcommand;
use factdesk_desk::view::Views;
use factdesk_desk::{Desk, device};
use factdesk_domain::DeviceId;
use serde_json::{Value, json};

use super::{bundle, case, reviewer};
use crate::failure::Failure;
use crate::output::Answer;
use crate::reach::{self, Reach};
use crate::shown;
use crate::words::prose;

/// Verbs of devices.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Print the six words of this desk, to be compared by telephone or face to face
    Words,
    /// List the devices that this desk knows, and why they are trusted
    List,
    /// Trust the device with these six words, and take in what waited for it
    Trust {
        /// The six words, as its owner reads them out
        #[arg(long, value_name = "WORDS")]
        words: String,
        /// Who compared them; without this, who sits at the desk
        #[arg(long, value_name = "NAME")]
        reviewer: Option<String>,
    },
    /// Revoke a device: what it wrote up to now counts, what it writes after does not
    Revoke {
        /// Its id
        #[arg(value_name = "DEVICE")]
        device: String,
        /// Only in this case; without this, in every case, and its words count no longer
        #[arg(long)]
        case: Option<String>,
        /// Why
        #[arg(long, value_parser = prose)]
        reason: String,
        /// Who revokes; without this, who sits at the desk
        #[arg(long, value_name = "NAME")]
        reviewer: Option<String>,
    },
}

/// Does what the verb says.
///
/// # Errors
/// Words of no known device; an unknown device, or the own one; the desk.
pub fn run(verb: Verb, reach: &Reach) -> Result<Answer, Failure> {
    match verb {
        Verb::Words => words(&reach.sign()?),
        Verb::List => list(&reach.read()?),
        Verb::Trust { words, reviewer } => trust(&reach.write()?, &words, reviewer.as_deref()),
        Verb::Revoke {
            device,
            case,
            reason,
            reviewer,
        } => revoke(
            &reach.write()?,
            (&device, case.as_deref()),
            &reason,
            reviewer.as_deref(),
        ),
    }
}

fn words(desk: &Desk) -> Result<Answer, Failure> {
    let (device, key) = device::my_key(desk)?;
    let words = bundle::six(&key);
    let (mut older, mut lines) = (Vec::new(), vec![words.clone()]);
    for (device, key) in device::my_older_keys(desk)? {
        let words = bundle::six(&key);
        lines.push(format!(
            "Before it was copied or restored, this desk was device {device}: {words}"
        ));
        older.push(json!({ "device": device, "words": words, "public_key": hex(&key) }));
    }
    let json = json!({ "device": device, "words": words, "public_key": hex(&key), "older": older });
    Ok(Answer::new(json, lines.join("\n")))
}

fn hex(key: &[u8; 32]) -> String {
    key.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn list(desk: &Desk) -> Result<Answer, Failure> {
    let (mine, _) = device::my_key(desk)?;
    let all = device::list(desk)?;
    let json: Vec<Value> = all
        .iter()
        .map(|one| {
            let revoked: Vec<Value> = one
                .revoked
                .iter()
                .map(|(case, after)| json!({ "case": case, "after": after }))
                .collect();
            json!({
                "id": one.id, "this": one.id == mine, "words": one.words(), "trust": one.trust.as_str(),
                "reviewers": one.reviewers, "revoked": revoked, "everywhere": one.everywhere,
            })
        })
        .collect();
    let rows: Vec<Vec<String>> = all
        .iter()
        .map(|one| {
            let mark = if one.id == mine { "*" } else { " " };
            let trust = match one.revoked.len() {
                _ if one.everywhere => "revoked".to_owned(),
                0 => one.trust.as_str().to_owned(),
                cases => format!(
                    "{}, revoked in {}",
                    one.trust.as_str(),
                    shown::count(cases, "case", "cases")
                ),
            };
            vec![
                mark.to_owned(),
                one.id.to_string(),
                trust,
                shown::line(&one.reviewers.join(", ")),
                one.words(),
            ]
        })
        .collect();
    Ok(Answer::new(json!({ "devices": json }), shown::columns(&rows)))
}

fn trust(desk: &Desk, words: &str, name: Option<&str>) -> Result<Answer, Failure> {
    let (ref desk, by) = reviewer::acting(desk, name)?;
    let vouched = factdesk_hub::trust(desk, by, words)?;
    let (device, came) = (vouched.device, &vouched.imported);
    for one in came {
        factdesk_intake::import::follow(desk, &Views::default(), &one.changes)?;
    }
    let json = json!({
        "device": device,
        "trusted": vouched.trusted,
        "imported": came.iter().map(bundle::imported_json).collect::<Vec<_>>(),
    });
    let mut lines = vec![match vouched.trusted {
        true => format!("Device {device} is trusted from now on."),
        false => format!("Device {device} was revoked and is not trusted; what it wrote before is let in."),
    }];
    if vouched.trusted {
        lines.extend(still_revoked(desk, device)?);
    }
    lines.extend(came.iter().map(bundle::imported_words));
    Ok(Answer::new(json, lines.join("\n")))
}

/// The cases in which a trusted device stays revoked.
fn still_revoked(desk: &Desk, device: DeviceId) -> Result<Option<String>, Failure> {
    let all = device::list(desk)?;
    let known = all.iter().find(|one| one.id == device);
    let cases = known.map_or(0, |one| one.revoked.len());
    Ok((cases > 0).then(|| {
        format!(
            "In {} it stays revoked: what it wrote there afterwards is kept and not used.",
            shown::count(cases, "case", "cases")
        )
    }))
}

fn revoke(
    desk: &Desk,
    (device, case): (&str, Option<&str>),
    reason: &str,
    name: Option<&str>,
) -> Result<Answer, Failure> {
    let device = reach::id("device", device)?;
    let case = case.map(|id| case::known(desk, id)).transpose()?;
    let (ref desk, by) = reviewer::acting(desk, name)?;
    let done = device::revoke(desk, by, device, (case, reason))?;
    let cases: Vec<Value> = done
        .value
        .iter()
        .map(|(case, after)| json!({ "case": case, "after": after }))
        .collect();
    let text = match cases.len() {
        0 => {
            format!("Device {device} is revoked. It wrote in no case here; its words do not let it in again.")
        }
        many => format!(
            "Device {device} is revoked in {}. What it wrote up to now still counts; send the others a bundle, so that \
             they know.",
            shown::count(many, "case", "cases")
        ),
    };
    Ok(Answer::new(json!({ "device": device, "cases": cases }), text))
}
