//! One problem by its signs and the facts: how likely it is, and which of its causes.
//!
//! Signs of one problem are taken as independent witnesses: each leaves the doubt that it
//! has, and the doubts multiply. Facts about the domain are likelihood ratios of causes.
//! Both are rough and both are the same for all rules, so weights can be compared.

use std::cmp::Ordering;
use std::ops::Range;

use super::question::factor;
use super::witnesses::Witnessed;
use super::{Chosen, Context, Ranked, RankedCause, SeenSign, SignKind};
use crate::evidence::{Evidence, Fact, FactId};
use crate::knowledge::{Cause, Choice, Problem, Sign, SignForm};

/// How much likelier or unlikelier one fact makes a cause.
const FACT: f64 = 3.0;

/// A word of the person's own that speaks for a cause: as much as two facts.
const WORD: f64 = FACT * FACT;

/// A code that settles a cause, against all that is usual: as much as four.
const CODE: f64 = WORD * WORD;

/// No witness leaves no doubt at all.
const MOST_CERTAIN: f64 = 0.99;

/// A sign that several problems show, alone, never reaches the bound of certainty.
const MOST_CERTAIN_SHARED: f64 = 0.79;

/// Judges one problem by its signs and the facts.
pub(super) fn judge(
    problem: &Problem,
    seen: &Witnessed,
    facts: &[Fact],
    evidence: &Evidence,
    context: Context<'_>,
) -> Ranked {
    let doubt: f64 = independent(problem, seen).map(|weight| 1.0 - weight).product();
    let all_shared = seen.signs.keys().all(|&sign| problem.signs[sign].shared);
    let by_signs = (1.0 - doubt).min(if all_shared { MOST_CERTAIN_SHARED } else { MOST_CERTAIN });
    let (causes, factor) = judge_causes(problem, seen, facts, evidence, all_shared, context);
    Ranked {
        id: problem.id.clone(),
        confidence: with_odds_times(by_signs, factor).min(MOST_CERTAIN),
        causes,
        signs: seen_signs(problem, seen, evidence),
    }
}

/// The weights of the signs that are witnesses of their own. A sign within the place of
/// another one reads the same words again, and so do two signs of loose words that share
/// some: of such only the heavier counts.
fn independent<'a>(
    problem: &'a Problem,
    seen: &'a Witnessed,
) -> impl Iterator<Item = f64> + use<'a> {
    let weighed = |(&sign, spans): (&usize, &'a Vec<Range<usize>>)| {
        (problem.signs[sign].weight, sign, spans.first().cloned().unwrap_or_default())
    };
    let all: Vec<(f64, usize, Range<usize>)> = seen.signs.iter().map(weighed).collect();
    let is_loose = |sign: usize| problem.signs[sign].form == SignForm::Words;
    let repeats = move |sign: usize, span: &Range<usize>, other: usize, there: &Range<usize>| {
        let holds = |outer: &Range<usize>, inner: &Range<usize>| {
            outer.start <= inner.start && inner.end <= outer.end
        };
        let share = span.start < there.end && there.start < span.end;
        holds(there, span) || holds(span, there) || is_loose(sign) && is_loose(other) && share
    };
    let is_repeated = move |(weight, sign, span): &(f64, usize, Range<usize>)| {
        all.iter().any(|(other_weight, other, there)| {
            (other_weight, other) > (weight, sign) && repeats(*sign, span, *other, there)
        })
    };
    seen.signs.iter().map(weighed).filter(move |one| !is_repeated(one)).map(|(weight, ..)| weight)
}

/// The causes, and how much likelier all that is known makes the problem as a whole.
///
/// What a person says of a cause makes the problem likelier only where its signs are those
/// of others too (`all_shared`): "guest" tells which problem a shared code means, while
/// "assigned" is in the very words by which a problem was found. A code that settles a cause
/// never does: it is mostly the shared code itself.
fn judge_causes(
    problem: &Problem,
    seen: &Witnessed,
    facts: &[Fact],
    evidence: &Evidence,
    all_shared: bool,
    context: Context<'_>,
) -> (Vec<RankedCause>, f64) {
    let holds = |cause: &Cause| cause.holds_on(context.today);
    let possible = || problem.causes.iter().enumerate().filter(|(_, cause)| holds(cause));
    let chosen = chosen(problem, context.chosen);
    let prior_sum: f64 = possible().map(|(_, cause)| cause.prior).sum();
    if prior_sum <= 0.0 {
        return (Vec::new(), 1.0);
    }
    let mut by_facts = 0.0;
    let mut by_words = 0.0;
    let mut by_all = 0.0;
    let mut causes = Vec::with_capacity(problem.causes.len());
    for (index, cause) in possible() {
        let judged = judge_cause(index, cause, seen, facts, evidence, &chosen);
        let share = cause.prior / prior_sum;
        by_facts += share * judged.by_facts;
        by_words += share * judged.by_facts * judged.by_words;
        let confidence = share * judged.by_facts * judged.by_words * judged.by_choice;
        by_all += confidence;
        causes.push(RankedCause { confidence, ..judged.cause });
    }
    for cause in &mut causes {
        cause.confidence /= by_all;
    }
    causes.sort_by(|a, b| b.confidence.total_cmp(&a.confidence));
    (causes, if all_shared { by_words } else { by_facts })
}

/// One cause with what speaks for and against it, and how much likelier each kind of
/// evidence makes it. Its confidence is known when those of all are.
struct Judged {
    cause: RankedCause,
    by_facts: f64,
    by_words: f64,
    /// By a code that settles it, and by what the person answered.
    by_choice: f64,
}

/// What the person answered to this problem's questions.
fn chosen<'a>(problem: &'a Problem, chosen: &[Chosen]) -> Vec<&'a Choice> {
    let is_chosen = |choice: &&Choice| {
        chosen.iter().any(|given| given.problem == problem.id && given.choice == choice.id)
    };
    problem.questions.iter().flat_map(|question| &question.choices).filter(is_chosen).collect()
}

fn judge_cause(
    index: usize,
    cause: &Cause,
    seen: &Witnessed,
    facts: &[Fact],
    evidence: &Evidence,
    chosen: &[&Choice],
) -> Judged {
    let of = |ids: &[FactId]| -> Vec<Fact> {
        facts.iter().filter(|fact| ids.contains(&fact.id)).cloned().collect()
    };
    let mut speaks_for = of(&cause.speaks_for);
    let mut against = of(&cause.against);
    let by_facts = FACT.powi(speaks_for.len() as i32) / FACT.powi(against.len() as i32);
    let (mut by_words, mut by_choice) = (1.0, 1.0);
    // A word said twice says no more than once, and a code all that a word does.
    let of_cause = seen.causes.iter().filter(|(of, _, _)| *of == index);
    if let Some((_, fact, span)) = of_cause.min_by_key(|(_, fact, _)| *fact) {
        match fact {
            FactId::CodeGiven => by_choice = CODE,
            _ => by_words = WORD,
        }
        let source = evidence.folded.source(span.clone());
        let written = evidence.text.get(source).unwrap_or_default();
        speaks_for.insert(0, Fact::new(*fact, written, ""));
    }
    for choice in chosen {
        let factor = factor(choice, &cause.id);
        by_choice *= factor;
        let fact = Fact::new(FactId::AnswerGiven, &choice.id, "");
        match factor.total_cmp(&1.0) {
            Ordering::Greater => speaks_for.push(fact),
            Ordering::Less => against.push(fact),
            Ordering::Equal => {}
        }
    }
    let cause = RankedCause { id: cause.id.clone(), confidence: 0.0, speaks_for, against };
    Judged { cause, by_facts, by_words, by_choice }
}

fn seen_signs(problem: &Problem, seen: &Witnessed, evidence: &Evidence) -> Vec<SeenSign> {
    let mut signs: Vec<SeenSign> = seen
        .signs
        .iter()
        .filter_map(|(&sign, spans)| {
            let source = evidence.folded.source(spans.first()?.clone());
            Some(SeenSign {
                kind: kind(&problem.signs[sign]),
                text: evidence.text.get(source.clone())?.to_owned(),
                start: source.start,
                end: source.end,
            })
        })
        .collect();
    signs.sort_by_key(|sign| sign.start);
    signs
}

fn kind(sign: &Sign) -> SignKind {
    match sign.form {
        SignForm::Code => SignKind::Code,
        SignForm::Phrase => SignKind::Phrase,
        SignForm::Token(_) => SignKind::Token,
        SignForm::Words => SignKind::Words,
    }
}

/// The probability whose odds are `factor` times those of `probability`.
pub(super) fn with_odds_times(probability: f64, factor: f64) -> f64 {
    let odds = probability / (1.0 - probability) * factor;
    odds / (1.0 + odds)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn odds_multiply() {
        assert!((with_odds_times(0.5, 3.0) - 0.75).abs() < 1e-9);
        assert!((with_odds_times(0.8, 0.25) - 0.5).abs() < 1e-9);
    }
}
