//! Turns what clap says into an answer (`--help`, `--version`) or a failure with exit code 2.

use std::ffi::OsString;

use clap::Parser;
use clap::error::{ContextKind, ContextValue, Error, ErrorKind};
use serde_json::json;

use crate::arguments::Arguments;
use crate::failure::Failure;
use crate::output::{Answer, Format};

/// Reads the command line.
///
/// # Errors
/// The answer to `--help` or `--version`, or the failure of a line that cannot be understood.
pub fn parse(words: &[OsString]) -> Result<Arguments, Result<Answer, Failure>> {
    Arguments::try_parse_from(words).map_err(|error| shown(&error, Format::asked_for(words)))
}

fn shown(error: &Error, format: Format) -> Result<Answer, Failure> {
    let text = error.render().to_string();
    match error.kind() {
        ErrorKind::DisplayHelp => Ok(Answer::new(json!({ "help": text }), text)),
        ErrorKind::DisplayVersion => Ok(Answer::new(json!({ "version": env!("CARGO_PKG_VERSION") }), text)),
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand if format == Format::Json => {
            Err(Failure::usage("A command is needed; --help lists them."))
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => Err(Failure::usage(text)),
        _ => Err(refused(error, &text, format)),
    }
}

fn refused(error: &Error, text: &str, format: Format) -> Failure {
    let text = text.strip_prefix("error: ").unwrap_or(text).trim();
    let failure = match format {
        Format::Text => Failure::usage(text),
        Format::Json => Failure::usage(first_paragraph(text)),
    };
    match field(error) {
        Some(field) => failure.on(field),
        None => failure,
    }
}

/// What is wrong in one line, without the usage and the tips that follow for people.
fn first_paragraph(text: &str) -> String {
    let paragraph = text.split("\n\n").next().unwrap_or(text);
    paragraph.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The option or argument at fault as a snake_case word: `--not-checkable <REASON>` is `not_checkable`.
fn field(error: &Error) -> Option<String> {
    let named = match error.get(ContextKind::InvalidArg)? {
        ContextValue::String(one) => one.clone(),
        ContextValue::Strings(many) => many.first()?.clone(),
        _ => return None,
    };
    let word = named.split([' ', '=']).next().unwrap_or_default();
    let word = word
        .trim_start_matches('-')
        .trim_matches(['<', '>', '[', ']', '.']);
    (!word.is_empty()).then(|| word.to_lowercase().replace('-', "_"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn failed(line: &str) -> Failure {
        let words: Vec<OsString> = line.split(' ').map(OsString::from).collect();
        match parse(&words) {
            Err(Err(failure)) => failure,
            other => panic!("{line} should be refused, not {other:?}"),
        }
    }

    #[test]
    fn the_command_line_is_free_of_contradictions() {
        use clap::CommandFactory as _;
        Arguments::command().debug_assert();
    }

    #[test]
    fn an_unknown_option_is_named() {
        let failure = failed("cli analyze sentences --fast");
        assert_eq!(failure.code, "usage");
        assert_eq!(failure.field.as_deref(), Some("fast"));
        assert!(failure.message.contains("--fast"), "{}", failure.message);
    }

    #[test]
    fn an_option_without_its_value_is_named() {
        assert_eq!(
            failed("cli analyze sentences --desk").field.as_deref(),
            Some("desk")
        );
    }

    #[test]
    fn nothing_at_all_is_a_usage_failure() {
        assert!(failed("cli").message.contains("Usage"));
    }

    #[test]
    fn every_line_of_the_contract_is_understood() {
        for line in CONTRACT.lines() {
            let words: Vec<OsString> = ["cli"]
                .into_iter()
                .chain(line.split(' '))
                .map(OsString::from)
                .collect();
            assert!(parse(&words).is_ok(), "{line}: {:?}", parse(&words));
        }
    }

    const CONTRACT: &str = "\
--desk D --json reviewer add Ada
reviewer --json list --desk D
reviewer use Ada --desk D --json
scale list
case new Title --json
case list
case show C
case show --case C
import --case C a.txt b.html --json
import a.txt --json b.html --case C
article list --case C
article show --article A
coverage --case C
claims --case C --contested
claim add --article A --start 0 --end 5
claim add --article A --start -1 --end 5
claim edit --claim K --text -5
claim split K --into one --into two
claim merge --into K --from L --from M
claim merge --into K --from L M
claim park --claim K
claim flag K
claim not-checkable --claim K --reason opinion
relation list --case C
relation confirm R
relation confirm K L
relation confirm --claim K --other L
relation reject --relation R
relation set K L --kind same-claim
source add --name N --kind primary
evidence add --claim K --source S --quote -x --stance refutes --locator p.3 --url u --published 2026-05
verdict give --claim K --rating mixed --rationale [E1] --confidence low --reviewer Ada
comment --claim K --text hm
comment add --claim K --text hm
comment list K
tag --claim K --tag money
tag remove --claim K --tag money
recheck --claim K --on 2027-01-01
recheck --claim K --clear
report --case C --format markdown -o -
search two words --case C
history
history --case C --limit 3
undo
redo --case C
verify --head 5f0c1d2e3b4a596877665544332211000f1e2d3c4b5a69788796a5b4c3d2e1f0
rebuild
digest --case C
check
backup -o F
sample
passage mark --article A --start 3 --end 9 --reason weather
passage unmark P
verdict withdraw V --reason wrong
case edit C --question Why?
analyze contested";

    #[test]
    fn lines_that_leave_out_what_is_needed_are_usage_failures() {
        for (line, field) in [
            ("cli claims", "case"),
            ("cli relation list", "case"),
            (
                "cli evidence add --claim K --source S --quote x --stance maybe",
                "stance",
            ),
            ("cli claim add --article A --start x --end 2", "start"),
            (
                "cli verdict give --claim K --rating true --rationale --json",
                "rationale",
            ),
            ("cli recheck --claim K", "on"),
        ] {
            let failure = failed(line);
            assert_eq!(failure.exit, crate::failure::Exit::Usage);
            assert!(
                failure
                    .field
                    .as_deref()
                    .is_some_and(|named| named.contains(field)),
                "{line}: {failure:?}"
            );
        }
    }
}
