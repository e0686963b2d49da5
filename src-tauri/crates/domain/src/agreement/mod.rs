//! How far reviewers agree: percent of pairs, and Krippendorff's alpha.
//!
//! A [`Table`] holds what each reviewer found on each claim, with holes where somebody gave nothing. Its figures
//! follow K. Krippendorff, *Computing Krippendorff's Alpha-Reliability* (2011,
//! <https://repository.upenn.edu/asc_papers/43/>). `docs/agreement.md` has the formulas.
//! Absent on purpose: intervals and ratios between ratings, for no rating scale has them, and any word for what is
//! a good alpha.

mod measure;
mod pair;
mod table;

pub use pair::{Cell, Pair};
pub use table::{LeftOut, Table};

/// Claims with two verdicts that it takes before alpha is shown for a desk's own verdicts; callers hide it below.
///
/// Of twenty claims with sixteen agreements the true share still lies anywhere from .58 to .92 (95 %, Wilson), and
/// alpha is less certain than the share. With fewer, a single claim decides what the figure seems to say.
pub const MINIMUM: usize = 20;

/// What is known about the values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// Names: two values are equal or not.
    Nominal,
    /// Steps on a line: values that are further apart disagree more, by how many of all values lie between them.
    Ordinal,
}

/// Figures of one table.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Agreement {
    /// The share of agreeing pairs among all pairs of values on one claim, 0 to 1; none where no claim has a pair.
    pub percent: Option<f64>,
    /// The share of pairs that lie at most one step of the line apart, 0 to 1; ordinal only.
    pub within_one: Option<f64>,
    /// Krippendorff's alpha: 1 is perfect, 0 is what chance gives, below 0 is worse than chance. None where nothing
    /// is pairable, or where all pairable values are the same, so that chance would agree as well.
    pub alpha: Option<f64>,
    /// Values that stand on a claim with at least one other value.
    pub pairable: usize,
    /// Claims with at least two values: the n of the figures.
    pub claims: usize,
    /// `claims` as a share of all claims of the table, 0 to 1; none where it has no claims.
    pub coverage: Option<f64>,
}

impl Agreement {
    /// Whether there are enough claims for alpha to be shown; see [`MINIMUM`].
    pub fn is_enough(&self) -> bool {
        self.claims >= MINIMUM
    }
}
