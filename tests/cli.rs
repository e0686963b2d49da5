//! The whole program without a window, as scripts and people use it: the built binary, real desks.

mod cli_agreement;
mod cli_analyze;
mod cli_blind;
mod cli_bundle;
mod cli_capture;
mod cli_claim_import;
mod cli_confidential;
mod cli_copies;
mod cli_crash;
mod cli_decide;
mod cli_full_disk;
mod cli_hostile;
mod cli_match;
mod cli_proofs;
mod cli_reader;
mod cli_refusals;
mod cli_review;
mod cli_rules;
mod cli_seeds;
mod cli_side_by_side;
mod cli_sign_off;
mod cli_similar;
mod cli_traced;
mod cli_versions;
mod cli_walk;
mod support;
