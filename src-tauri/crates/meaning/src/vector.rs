//! A text's meaning as numbers, small enough to keep for every claim.

/// The direction of a text's meaning. Kept in whole numbers from -127 to 127, a quarter of the room of
/// floats; cosines change by less than 0.005.
#[derive(Debug, Clone, PartialEq)]
pub struct Vector {
    values: Box<[i8]>,
    /// 1 / length, or 0 for the vector of a text that says nothing.
    inverse: f32,
}

impl Vector {
    /// Rounds numbers of any scale. The vector of nothing but zeros, or of what is no number, has no
    /// direction: its cosine with any vector is 0.
    pub fn of(numbers: &[f32]) -> Self {
        let largest = numbers.iter().fold(0.0_f32, |most, n| most.max(n.abs()));
        let scale = if largest > 0.0 && largest.is_finite() {
            127.0 / largest
        } else {
            0.0
        };
        #[expect(
            clippy::cast_possible_truncation,
            reason = "the scale keeps them within 127; not-a-number becomes 0"
        )]
        let values = numbers.iter().map(|n| (n * scale).round() as i8).collect();
        Self::kept(values)
    }

    /// A vector as [`Vector::to_bytes`] gave it.
    pub fn from_bytes(bytes: &[u8]) -> Self {
        Self::kept(bytes.iter().map(|byte| byte.cast_signed()).collect())
    }

    /// One byte a dimension, two's complement.
    pub fn to_bytes(&self) -> Vec<u8> {
        self.values.iter().map(|value| value.cast_unsigned()).collect()
    }

    /// How many numbers it has. Vectors of different models may differ.
    pub fn dimensions(&self) -> usize {
        self.values.len()
    }

    /// How near two meanings are: 1 the same, 0 nothing in common, below 0 less than that. Vectors of
    /// different dimensions come from different models and have nothing in common.
    pub fn cosine(&self, other: &Self) -> f32 {
        if self.values.len() != other.values.len() {
            return 0.0;
        }
        #[expect(clippy::cast_precision_loss, reason = "rounding in the eighth digit")]
        let dot = dot(&self.values, &other.values) as f32;
        dot * self.inverse * other.inverse
    }

    fn kept(values: Box<[i8]>) -> Self {
        #[expect(clippy::cast_precision_loss, reason = "rounding in the eighth digit")]
        let square = dot(&values, &values) as f32;
        let inverse = if square > 0.0 { square.sqrt().recip() } else { 0.0 };
        Self { values, inverse }
    }
}

/// Cannot overflow below 133,000 dimensions.
fn dot(a: &[i8], b: &[i8]) -> i32 {
    a.iter().zip(b).map(|(a, b)| i32::from(*a) * i32::from(*b)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounding_keeps_the_cosine() {
        let a: Vec<f32> = (0..384).map(|n| (n as f32 * 0.7).sin()).collect();
        let b: Vec<f32> = (0..384).map(|n| (n as f32 * 0.7 + 0.4).sin() * 1e-6).collect();
        let dot = |a: &[f32], b: &[f32]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f32>();
        let exact = dot(&a, &b) / (dot(&a, &a) * dot(&b, &b)).sqrt();
        let rounded = Vector::of(&a).cosine(&Vector::of(&b));
        assert!((exact - rounded).abs() < 0.005, "{exact} {rounded}");
        assert!((Vector::of(&a).cosine(&Vector::of(&a)) - 1.0).abs() < 1e-5);
    }

    #[test]
    fn bytes_give_the_same_vector_again() {
        let vector = Vector::of(&[0.5, -1.0, 0.0, 0.25]);
        assert_eq!(vector.to_bytes(), [64, 129, 0, 32]);
        assert_eq!(Vector::from_bytes(&vector.to_bytes()), vector);
    }

    #[test]
    fn what_has_no_direction_is_near_to_nothing() {
        let some = Vector::of(&[1.0, 2.0]);
        for nothing in [
            vec![0.0, 0.0],
            vec![f32::NAN, 1.0],
            vec![f32::INFINITY, 1.0],
            vec![],
            vec![1.0],
        ] {
            let cosine = Vector::of(&nothing).cosine(&some);
            assert!(cosine.abs() <= 1.0, "{nothing:?} {cosine}");
        }
        assert_eq!(Vector::of(&[0.0, 0.0]).cosine(&some), 0.0);
        assert_eq!(Vector::of(&[1.0]).cosine(&some), 0.0);
    }
}
