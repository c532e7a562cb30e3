//! From what the signs of a problem add up to, to the probability that it is the one.
//!
//! The weights of signs are honest one by one and careful together: what they call 0.7 was
//! right far more often. `mailfix knowledge score` shows claim against truth, and this curve
//! brings the two together. It has fixed points at the bounds where mailfix begins to speak,
//! so it never changes what is said, only how sure we say that we are.

/// Points of the curve, ascending: what signs add up to, and how often that was right, in the
/// cases of `tests/corpus` and others of their kinds, less a margin for what nobody has
/// pasted yet. Between them it is a line.
const CURVE: [(f64, f64); 13] = [
    (0.0, 0.0),
    (0.3, 0.1),
    (0.45, 0.25),
    (0.5, 0.5),
    (0.55, 0.7),
    (0.6, 0.77),
    (0.7, 0.79),
    (0.799, 0.799),
    (0.8, 0.94),
    (0.85, 0.97),
    (0.9, 0.985),
    (0.95, 0.992),
    (1.0, 1.0),
];

/// The probability for a sum of signs, both 0 to 1.
pub(super) fn calibrated(sum: f64) -> f64 {
    let above = CURVE.partition_point(|(from, _)| *from <= sum).clamp(1, CURVE.len() - 1);
    let ((from, low), (to, high)) = (CURVE[above - 1], CURVE[above]);
    low + (high - low) * ((sum - from) / (to - from)).clamp(0.0, 1.0)
}

#[cfg(test)]
mod tests {
    use super::super::{CERTAIN, PROBABLE};
    use super::*;

    #[test]
    fn the_curve_rises_and_keeps_the_bounds() {
        let sums = (0..=1000).map(|n| f64::from(n) / 1000.0);
        let claims: Vec<f64> = sums.map(calibrated).collect();
        assert!(claims.windows(2).all(|pair| pair[0] <= pair[1]));
        assert_eq!((calibrated(0.0), calibrated(1.0)), (0.0, 1.0));
        assert!((calibrated(PROBABLE) - PROBABLE).abs() < 1e-9);
        assert!(calibrated(PROBABLE - 0.001) < PROBABLE);
        assert!(calibrated(CERTAIN) >= CERTAIN && calibrated(CERTAIN - 0.001) < CERTAIN);
    }
}
