//! What to ask while causes stay open.

use crate::knowledge::{Choice, Problem, Question};

use super::RankedCause;

/// How much likelier or unlikelier an answer makes a cause: as much as a word of the
/// person's own.
pub(super) const CHOICE: f64 = 9.0;

/// A question that is expected to tell less than this many bits is not worth an answer.
const LEAST_GAIN: f64 = 0.1;

/// The question that is expected to separate the causes best, of those that are not answered
/// yet, if one of them is worth asking.
///
/// By expected information: how much smaller the entropy over the causes is, on average,
/// when the answer is known.
pub(super) fn best<'a>(
    problem: &'a Problem,
    causes: &[RankedCause],
    chosen: &[&str],
) -> Option<&'a Question> {
    let is_open = |question: &&Question| {
        question.choices.iter().all(|choice| !chosen.contains(&choice.id.as_str()))
    };
    let open = problem.questions.iter().filter(is_open);
    let gains = open.map(|question| (gain(question, causes), question));
    let best = gains.max_by(|(a, _), (b, _)| a.total_cmp(b));
    best.filter(|(gain, _)| *gain >= LEAST_GAIN).map(|(_, question)| question)
}

/// In bits.
fn gain(question: &Question, causes: &[RankedCause]) -> f64 {
    let likelihoods: Vec<Vec<f64>> =
        causes.iter().map(|cause| likelihoods(question, &cause.id)).collect();
    let before = entropy(causes.iter().map(|cause| cause.confidence));
    let after: f64 = (0..question.choices.len())
        .map(|choice| {
            let joint: Vec<f64> = causes
                .iter()
                .zip(&likelihoods)
                .map(|(cause, likelihoods)| cause.confidence * likelihoods[choice])
                .collect();
            let chance: f64 = joint.iter().sum();
            if chance > 0.0 { chance * entropy(joint.iter().map(|p| p / chance)) } else { 0.0 }
        })
        .sum();
    before - after
}

/// How likely each choice is where this is the cause.
fn likelihoods(question: &Question, cause: &str) -> Vec<f64> {
    let weights: Vec<f64> = question.choices.iter().map(|choice| factor(choice, cause)).collect();
    let sum: f64 = weights.iter().sum();
    weights.into_iter().map(|weight| weight / sum).collect()
}

/// How much likelier a cause is when this was chosen.
pub(super) fn factor(choice: &Choice, cause: &str) -> f64 {
    let names = |list: &[String]| list.iter().any(|name| name == cause);
    if names(&choice.speaks_for) {
        CHOICE
    } else if names(&choice.against) {
        1.0 / CHOICE
    } else {
        1.0
    }
}

fn entropy(chances: impl Iterator<Item = f64>) -> f64 {
    chances.filter(|chance| *chance > 0.0).map(|chance| -chance * chance.log2()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn question(id: &str, choices: &[(&str, &[&str], &[&str])]) -> Question {
        let owned = |names: &[&str]| names.iter().map(ToString::to_string).collect();
        let choice = |(id, speaks_for, against): &(&str, &[&str], &[&str])| Choice {
            id: id.to_string(),
            speaks_for: owned(speaks_for),
            against: owned(against),
        };
        Question { id: id.to_owned(), choices: choices.iter().map(choice).collect() }
    }

    fn causes(chances: &[(&str, f64)]) -> Vec<RankedCause> {
        let cause = |(id, confidence): &(&str, f64)| RankedCause {
            id: id.to_string(),
            confidence: *confidence,
            speaks_for: Vec::new(),
            against: Vec::new(),
        };
        chances.iter().map(cause).collect()
    }

    #[test]
    fn a_question_gains_what_its_answers_separate() {
        let apart = question("apart", &[("a", &["one"], &["two"]), ("b", &["two"], &["one"])]);
        let nothing = question("nothing", &[("c", &["three"], &[]), ("d", &["three"], &[])]);
        let even = causes(&[("one", 0.5), ("two", 0.5)]);
        let clear = causes(&[("one", 0.99), ("two", 0.01)]);
        assert!(gain(&apart, &even) > 0.5, "{}", gain(&apart, &even));
        assert!(gain(&apart, &clear) < LEAST_GAIN);
        assert!(gain(&nothing, &even).abs() < 1e-9);
    }
}
