//! From what the signs of a problem add up to, to the probability that it is the one.
//!
//! The weights of signs are honest one by one and careful together: what they call 0.75 was
//! right far more often. `mailfix knowledge score` shows claim against truth, and this curve
//! brings the two together.

/// Points of the curve, ascending: what signs add up to, and how often that was right, in the
/// cases of `tests/corpus` and others of their kinds, less a margin for what nobody has
/// pasted yet. Between them it is a line.
const CURVE: [(f64, f64); 14] = [
    (0.0, 0.0),
    (0.3, 0.1),
    (0.45, 0.25),
    (0.5, 0.5),
    (0.55, 0.75),
    (0.6, 0.785),
    (0.7, 0.795),
    (0.74, 0.87),
    (0.79, 0.94),
    (0.8, 0.95),
    (0.85, 0.975),
    (0.9, 0.988),
    (0.95, 0.994),
    (1.0, 1.0),
];

/// What a problem is recognized by, as far as it bounds the claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Footing {
    /// Loose words alone. They are right when somebody asks; in a channel most messages are
    /// about something else, and there they are not enough to speak up.
    Words,
    /// Signs that other problems show too: which it is, is open.
    Shared,
    /// A sign of its own.
    Own,
}

/// The most that is claimed where mailfix is to be no more than "probably" right.
const MOST_PROBABLE: f64 = 0.79;

/// The probability for a sum of signs, both 0 to 1.
pub(super) fn claim(sum: f64, footing: Footing, unasked: bool) -> f64 {
    let claim = calibrated(sum);
    match footing {
        // Words of the person's own can say which of the problems it is, and then the sum is
        // beyond what shared signs have.
        Footing::Shared if sum < super::CERTAIN => claim.min(MOST_PROBABLE),
        Footing::Words if unasked => claim.min(MOST_PROBABLE),
        _ => claim,
    }
}

fn calibrated(sum: f64) -> f64 {
    let above = CURVE.partition_point(|(from, _)| *from <= sum).clamp(1, CURVE.len() - 1);
    let ((from, low), (to, high)) = (CURVE[above - 1], CURVE[above]);
    low + (high - low) * ((sum - from) / (to - from)).clamp(0.0, 1.0)
}

#[cfg(test)]
mod tests {
    use super::super::{CERTAIN, PROBABLE};
    use super::*;

    #[test]
    fn the_curve_rises_and_keeps_the_bound_of_what_is_said_at_all() {
        let sums = (0..=1000).map(|n| f64::from(n) / 1000.0);
        let claims: Vec<f64> = sums.map(calibrated).collect();
        assert!(claims.windows(2).all(|pair| pair[0] <= pair[1]));
        assert_eq!((calibrated(0.0), calibrated(1.0)), (0.0, 1.0));
        assert!((calibrated(PROBABLE) - PROBABLE).abs() < 1e-9);
        assert!(calibrated(PROBABLE - 0.001) < PROBABLE);
    }

    #[test]
    fn shared_signs_are_never_certain_and_words_are_not_unasked() {
        assert!(claim(0.79, Footing::Shared, false) < CERTAIN);
        assert!(claim(0.95, Footing::Shared, false) > CERTAIN);
        assert!(claim(0.79, Footing::Words, false) >= CERTAIN);
        for sum in [0.79, 0.9, 0.99] {
            assert!(claim(sum, Footing::Words, true) < CERTAIN);
        }
        assert!(claim(0.79, Footing::Own, true) >= CERTAIN);
    }
}
