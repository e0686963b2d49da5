//! Numbers as people write them, compared by value and without rounding.

use std::cmp::Ordering;

/// A decimal number. 1, 1.0, +01 and 1e0 are equal; digits beyond any float still count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decimal {
    negative: bool,
    /// Where the point stands: before the first digit at 0. As 0.`digits` × 10^`point`.
    point: i64,
    /// Without zeros at either end; empty for zero.
    digits: Vec<u8>,
}

impl Decimal {
    /// Reads `-12.50`, `.5`, `5.`, `1E+03`. None for anything else: a comma, blanks, `NaN`, no digit.
    pub fn parse(text: &str) -> Option<Self> {
        let (negative, text) = match text.as_bytes().first()? {
            b'-' => (true, &text[1..]),
            b'+' => (false, &text[1..]),
            _ => (false, text),
        };
        let (written, power) = match text.split_once(['e', 'E']) {
            Some((written, power)) => (written, exponent(power)?),
            None => (text, 0),
        };
        let (whole, part) = written.split_once('.').unwrap_or((written, ""));
        let all = || whole.bytes().chain(part.bytes());
        if all().next().is_none() || !all().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let zeros = all().take_while(|byte| *byte == b'0').count();
        let mut digits: Vec<u8> = all().skip(zeros).collect();
        digits.truncate(
            digits
                .iter()
                .rposition(|byte| *byte != b'0')
                .map_or(0, |last| last + 1),
        );
        let point = i64::try_from(whole.len()).ok()? - i64::try_from(zeros).ok()? + power;
        let is_zero = digits.is_empty();
        Some(Self {
            negative: negative && !is_zero,
            point: if is_zero { 0 } else { point },
            digits,
        })
    }

    fn sign(&self) -> i8 {
        match (self.digits.is_empty(), self.negative) {
            (true, _) => 0,
            (false, true) => -1,
            (false, false) => 1,
        }
    }
}

/// At most nine digits: no rating needs more, and sums with it cannot overflow.
fn exponent(text: &str) -> Option<i64> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let fits = (1..=9).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    fits.then(|| text.parse().ok()).flatten()
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        let size = |a: &Self, b: &Self| a.point.cmp(&b.point).then_with(|| a.digits.cmp(&b.digits));
        self.sign().cmp(&other.sign()).then_with(|| match self.negative {
            true => size(other, self),
            false => size(self, other),
        })
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Decimal {
        Decimal::parse(text).unwrap_or_else(|| panic!("{text} is a number"))
    }

    #[test]
    fn numbers_are_in_order_by_value() {
        let order = [
            "-1e3",
            "-20",
            "-3",
            "-2.5",
            "-0.004",
            "0",
            "1e-3",
            "0.05",
            ".5",
            "0.75",
            "1",
            "1.5",
            "2",
            "10",
            "1e300",
            "9007199254740992e300",
            "9007199254740993e300",
        ];
        for (i, a) in order.iter().enumerate() {
            for (j, b) in order.iter().enumerate() {
                assert_eq!(read(a).cmp(&read(b)), i.cmp(&j), "{a} beside {b}");
            }
        }
    }

    #[test]
    fn one_value_has_many_spellings() {
        for text in ["1.0", "+1", "01", "1.", "1e0", "10E-1", "0.1e1", "0.001e+3"] {
            assert_eq!(read(text), read("1"), "{text}");
        }
        assert_eq!(read("-0.00"), read("0e5"));
    }

    #[test]
    fn what_is_no_number_is_refused() {
        let wrong = [
            "",
            "-",
            ".",
            "e5",
            "1,5",
            "1 000",
            "one",
            "NaN",
            "inf",
            "0x1",
            "1e",
            "1e+",
            "--1",
            "1.2.3",
            "1e1.0",
            "1_0",
            "１",
            "−1",
            "1e9999999999",
            "+-1",
        ];
        for text in wrong {
            assert_eq!(Decimal::parse(text), None, "{text}");
        }
    }
}
