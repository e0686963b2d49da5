//! Fractions without rounding, and Krippendorff's alpha written down as the paper does: by a matrix of coincidences.

use std::ops::{Add, Mul, Sub};

/// A fraction in lowest terms; the lower part is positive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fraction(pub i128, pub i128);

impl Fraction {
    pub fn of(upper: i128, lower: i128) -> Self {
        let (mut a, mut b) = (upper.abs(), lower.abs());
        while b != 0 {
            (a, b) = (b, a % b);
        }
        let sign = lower.signum();
        Self(sign * upper / a.max(1), sign * lower / a.max(1))
    }

    pub fn as_f64(self) -> f64 {
        self.0 as f64 / self.1 as f64
    }
}

impl Add for Fraction {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self::of(self.0 * other.1 + other.0 * self.1, self.1 * other.1)
    }
}

impl Sub for Fraction {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self::of(self.0 * other.1 - other.0 * self.1, self.1 * other.1)
    }
}

impl Mul for Fraction {
    type Output = Self;
    fn mul(self, other: Self) -> Self {
        Self::of(self.0 * other.0, self.1 * other.1)
    }
}

/// What the values of each claim coincide with, and how often each value is pairable.
pub struct Coincidences {
    pub matrix: Vec<Vec<Fraction>>,
    pub counts: Vec<i128>,
}

impl Coincidences {
    /// Of claims with values from 0 to `steps`, exclusive.
    pub fn of(claims: &[Vec<usize>], steps: usize) -> Self {
        let mut matrix = vec![vec![Fraction::of(0, 1); steps]; steps];
        let mut counts = vec![0; steps];
        for values in claims.iter().filter(|values| values.len() > 1) {
            for (i, a) in values.iter().enumerate() {
                counts[*a] += 1;
                for (_, b) in values.iter().enumerate().filter(|(j, _)| i != *j) {
                    let one = Fraction::of(1, values.len() as i128 - 1);
                    matrix[*a][*b] = matrix[*a][*b] + one;
                }
            }
        }
        Self { matrix, counts }
    }

    /// Alpha with equal or unequal values.
    pub fn nominal(&self) -> Option<Fraction> {
        self.alpha(|a, b| Fraction::of(i128::from(a != b), 1))
    }

    /// Alpha with the square of the values that lie between two, half of the two themselves among them.
    pub fn ordinal(&self) -> Option<Fraction> {
        self.alpha(|a, b| {
            let between: i128 = self.counts[a.min(b)..=a.max(b)].iter().sum();
            let apart = Fraction::of(2 * between - self.counts[a] - self.counts[b], 2);
            apart * apart
        })
    }

    fn alpha(&self, apart: impl Fn(usize, usize) -> Fraction) -> Option<Fraction> {
        let (mut observed, mut expected) = (Fraction::of(0, 1), Fraction::of(0, 1));
        for (a, row) in self.matrix.iter().enumerate() {
            for (b, coincide) in row.iter().enumerate() {
                observed = observed + *coincide * apart(a, b);
                expected = expected + Fraction::of(self.counts[a] * self.counts[b], 1) * apart(a, b);
            }
        }
        let n: i128 = self.counts.iter().sum();
        let share = Fraction::of((n - 1) * observed.0 * expected.1, observed.1 * expected.0.max(1));
        (expected.0 > 0).then(|| Fraction::of(1, 1) - share)
    }
}
