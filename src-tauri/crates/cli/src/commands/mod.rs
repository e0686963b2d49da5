//! One module per noun; each turns its words into one call and the outcome into an answer.

pub mod agreement;
pub mod analyze;
pub mod archive;
pub mod article;
pub mod backup;
pub mod bundle;
pub mod capture;
pub mod case;
pub mod claim;
pub mod claim_import;
pub mod claims;
pub mod comment;
pub mod copies;
pub mod correct;
pub mod coverage;
pub mod decide;
pub mod declare;
pub mod device;
pub mod erase;
pub mod evidence;
pub mod history;
pub mod import;
pub mod lint;
pub mod log;
pub mod lookup;
pub mod model;
pub mod orphans;
pub mod overrides;
pub mod passage;
pub mod quote;
pub mod reader;
pub mod recheck;
pub mod relation;
pub mod reply;
pub mod report;
pub mod review;
pub mod reviewer;
pub mod rules;
pub mod sample;
pub mod scale;
pub mod search;
pub mod second_reading;
pub mod sign_off;
pub mod similar;
pub mod source;
pub mod statement;
pub mod tag;
pub mod undo;
pub mod verdict;
pub mod versions;

use crate::arguments::{Arguments, Command};
use crate::failure::Failure;
use crate::output::{Answer, Format};
use crate::reach::Reach;

/// Does what the command line asks.
///
/// # Errors
/// Whatever the command refuses or cannot do.
pub fn run(arguments: Arguments, format: Format) -> Result<Answer, Failure> {
    match arguments.command {
        // These need no desk, and must not make one.
        Command::Agreement(asked) => agreement::run(&asked, || Reach::of(arguments.desk)),
        Command::Analyze(verb) => analyze::run(verb),
        Command::Scale(scale::Verb::List) => scale::list(Reach::of(arguments.desk).ok().as_ref()),
        Command::Reader(asked) => reader::run(&asked),
        command => on_desk(command, &Reach::of(arguments.desk)?, format),
    }
}

fn on_desk(command: Command, reach: &Reach, format: Format) -> Result<Answer, Failure> {
    match command {
        Command::Agreement(asked) => agreement::run(&asked, || Ok(reach.clone())),
        Command::Analyze(verb) => analyze::run(verb),
        Command::Scale(verb) => scale::run(verb, reach),
        Command::Rules(verb) => rules::run(verb, reach),
        Command::Lint(asked) => lint::run(&asked, reach),
        Command::Review(verb) => review::run(verb, reach),
        Command::SecondReading(verb) => second_reading::run(verb, reach),
        Command::Override(asked) => overrides::run(asked, reach),
        Command::Decide(asked) => decide::run(*asked, reach),
        Command::SignOff(asked) => sign_off::run(asked, reach),
        Command::Correct(asked) => correct::run(*asked, reach),
        Command::Declare(asked) => declare::run(asked, reach),
        Command::Reader(asked) => reader::run(&asked),
        Command::Reviewer(verb) => reviewer::run(verb, reach),
        Command::Case(verb) => case::run(verb, reach),
        Command::Sample => sample::run(reach),
        Command::Import(asked) => import::run(&asked, reach),
        Command::Article(verb) => article::run(verb, reach),
        Command::Passage(verb) => passage::run(verb, reach),
        Command::Statement(verb) => statement::run(verb, reach),
        Command::Orphans(asked) => orphans::run(&asked, reach),
        Command::Coverage(asked) => coverage::run(&asked, reach),
        Command::Claims(asked) => claims::run(&asked, reach),
        Command::Claim(verb) => claim::run(verb, reach),
        Command::Relation(verb) => relation::run(verb, reach),
        Command::Source(verb) => source::run(verb, reach),
        Command::Evidence(verb) => evidence::run(verb, reach),
        Command::Lookup(verb) => lookup::run(verb, reach),
        Command::Reply(verb) => reply::run(verb, reach),
        Command::Capture(asked) => capture::run(*asked, reach),
        Command::Quote(verb) => quote::run(verb, reach),
        Command::Archive(verb) => archive::run(verb, reach),
        Command::Copies(asked) => copies::run(&asked, reach),
        Command::Verdict(verb) => verdict::run(verb, reach),
        Command::Comment(asked) => comment::run(asked, reach),
        Command::Tag(asked) => tag::run(asked, reach),
        Command::Recheck(asked) => recheck::run(asked, reach),
        Command::Report(asked) => report::run(&asked, reach, format),
        Command::Model(verb) => model::run(&verb, reach),
        Command::Similar(asked) => similar::run(&asked, reach),
        Command::Search(asked) => search::run(&asked, reach),
        Command::History(asked) => history::run(&asked, reach),
        Command::Undo(asked) => undo::undo(&asked, reach),
        Command::Redo(asked) => undo::redo(&asked, reach),
        Command::Verify(asked) => log::verify(&asked, reach),
        Command::Rebuild => log::rebuild(reach),
        Command::Digest(asked) => log::digest(&asked, reach),
        Command::Check => log::check(reach),
        Command::Bundle(verb) => bundle::run(verb, reach),
        Command::Device(verb) => device::run(verb, reach),
        Command::Erase(asked) => erase::run(&asked, reach),
        Command::Backup(asked) => backup::backup(&asked, reach),
        Command::Restore(asked) => backup::restore(&asked, reach),
    }
}
