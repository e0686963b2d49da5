//! Rules.
/// A refusal.
#[derive(Debug)]
pub struct RuleError;
