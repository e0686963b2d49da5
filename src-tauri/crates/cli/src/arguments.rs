//! The command line: options that stand anywhere, and one variant per noun.

use std::path::PathBuf;

use clap::{Parser, Subcommand};

use crate::commands::{
    agreement, analyze, archive, article, backup, bundle, capture, case, claim, claims, comment, copies,
    correct, coverage, decide, declare, device, erase, evidence, history, import, lint, log, lookup, model,
    orphans, overrides, passage, quote, reader, recheck, relation, reply, report, review, reviewer, rules,
    scale, search, second_reading, sign_off, similar, source, statement, tag, undo, verdict,
};

/// The fact-checker's desk without a window.
#[derive(Debug, Parser)]
#[command(name = "factdesk-cli", version, arg_required_else_help = true, after_help = EXIT_CODES)]
pub struct Arguments {
    /// The desk; a missing or empty folder becomes a new desk [default: the desk of this login]
    #[arg(long, value_name = "DIR", global = true)]
    pub desk: Option<PathBuf>,
    /// Answer with one JSON object on standard output, failures too
    #[arg(long, global = true)]
    pub json: bool,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

const EXIT_CODES: &str = "\
Exit codes: 0 done, 1 negative answer or partial import, 2 usage, 3 refused (a rule, an unknown id),
4 desk in use or damaged, 5 input/output.
Positions are Unicode code points from 0, end exclusive.";

/// Every noun and verb.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Reviewers of this desk
    #[command(subcommand)]
    Reviewer(reviewer::Verb),
    /// Rating scales
    #[command(subcommand)]
    Scale(scale::Verb),
    /// Cases
    #[command(subcommand)]
    Case(case::Verb),
    /// Open the built-in sample case, made at first use
    Sample,
    /// Import articles: text, web pages, PDF, office documents, mails, tables, transcripts
    Import(import::Import),
    /// Articles
    #[command(subcommand)]
    Article(article::Verb),
    /// Passages that hold nothing to check
    #[command(subcommand)]
    Passage(passage::Verb),
    /// Where somebody's words stand
    #[command(subcommand)]
    Statement(statement::Verb),
    /// Statements and passages without a place in the present text of their article
    Orphans(orphans::Orphans),
    /// How much of each article is settled
    Coverage(coverage::Coverage),
    /// The claims of a case in the order of the walk, suggested ones included
    Claims(claims::Claims),
    /// One claim: make, change, split, merge, park, flag
    #[command(subcommand)]
    Claim(claim::Verb),
    /// How claims stand to each other
    #[command(subcommand)]
    Relation(relation::Verb),
    /// Sources of evidence
    #[command(subcommand)]
    Source(source::Verb),
    /// Evidence on claims
    #[command(subcommand)]
    Evidence(evidence::Verb),
    /// The search log of a claim: what was looked for, where, and whether it was found
    #[command(subcommand)]
    Lookup(lookup::Verb),
    /// The right of reply: who was asked about a claim, and what they said
    #[command(subcommand)]
    Reply(reply::Verb),
    /// Capture files and pages as evidence; look at captured ones
    Capture(Box<capture::Capture>),
    /// Quotes against captured files
    #[command(subcommand)]
    Quote(quote::Verb),
    /// The captured files of this desk
    #[command(subcommand)]
    Archive(archive::Verb),
    /// Articles and captured files that share much of their wording
    Copies(copies::Copies),
    /// Verdicts
    #[command(subcommand)]
    Verdict(verdict::Verb),
    /// Decide what is published on a claim, or withdraw a decision
    Decide(Box<decide::Decide>),
    /// House rules of a case
    #[command(subcommand)]
    Rules(rules::Verb),
    /// Hold the house rules against the claims of a case, or against one
    Lint(lint::Lint),
    /// Say that a house rule does not hold for a claim, or withdraw that
    Override(overrides::Override),
    /// Declare on a claim that something was not found or is not needed
    Declare(declare::Declare),
    /// Sign a case off, or look at what stops that
    SignOff(sign_off::SignOff),
    /// Correct a case that was signed off
    Correct(Box<correct::Correct>),
    /// What several reviewers found, side by side
    #[command(subcommand)]
    Review(review::Verb),
    /// Second readings, blind to what others found
    #[command(subcommand)]
    SecondReading(second_reading::Verb),
    /// Comments on claims
    Comment(comment::Comment),
    /// Tags on claims
    Tag(tag::Tag),
    /// When to look at a claim again
    Recheck(recheck::Recheck),
    /// How far reviewers agree: percent, and Krippendorff's alpha
    Agreement(agreement::Agreement),
    /// Write the report of a case
    Report(report::Report),
    /// The claims that say something similar to one, in every case
    Similar(similar::Similar),
    /// The sentence model that finds similar claims in other words
    #[command(subcommand)]
    Model(model::Verb),
    /// Look for words in articles, claims, sources, evidence, searches, replies and verdicts
    Search(search::Search),
    /// What was done, the latest first
    History(history::History),
    /// Take the last own act back
    Undo(undo::Undo),
    /// Bring the last undone act back
    Redo(undo::Whose),
    /// Check every hash and signature of the log
    Verify(log::Verify),
    /// Draw the tables from the log again
    Rebuild,
    /// One hash over everything that is shared
    Digest(log::Digest),
    /// Check the files of the desk, and the tables against the log
    Check,
    /// Hand a case over to another desk in one signed file, and take one in
    #[command(subcommand)]
    Bundle(bundle::Verb),
    /// Devices: the six words by which people compare their keys, and who may write
    #[command(subcommand)]
    Device(device::Verb),
    /// Remove for ever what was said, by mistake, by law or on request
    Erase(erase::Erase),
    /// Write a verified copy of the desk
    Backup(backup::Backup),
    /// Make a desk from a backup, in a missing or empty folder
    Restore(backup::Restore),
    /// Read texts as JSON Lines and write what is found in them; needs no desk
    #[command(subcommand)]
    Analyze(analyze::Verb),
    /// Read files that the parent process sends; started by the program itself
    #[command(hide = true)]
    Reader(reader::Reader),
}
