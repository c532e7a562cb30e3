//! All problems that a text may show, the likeliest first.

use super::calibration::{Footing, claim};
use super::judge::{judge, with_odds_times};
use super::witnesses::{Witnessed, Witnesses};
use super::{Context, Diagnosis, Ranked};
use crate::evidence::{Evidence, Fact, FactId};
use crate::knowledge::{Hit, Knowledge, Problem, Said, SignForm};

/// The most that a description in somebody's own words says of a problem.
const MOST_CERTAIN_PROPOSAL: f64 = 0.7;

/// What is left of a problem's odds beside one that outranks it.
const OUTRANKED: f64 = 0.25;

/// The most that signs say in a text that speaks about errors and has none.
const MOST_CERTAIN_ASIDE: f64 = 0.25;

/// Up to this many bytes an aside is what the whole text is about; longer ones tell more.
const LONGEST_ASIDE: usize = 300;

/// At most this many problems are listed (T29): the rest would be noise.
const MOST_PROBLEMS: usize = 5;

/// What signs and facts make of the problems.
pub(super) struct Ranking {
    /// The likeliest first.
    pub problems: Vec<Ranked>,
    /// What the text says in loose words.
    pub said: Said,
    /// Whether the text is only about errors.
    is_aside: bool,
}

pub(super) fn rank(
    knowledge: &Knowledge,
    evidence: &Evidence,
    hits: &[Hit],
    known: &Diagnosis,
    context: Context<'_>,
) -> Ranking {
    let said = knowledge.said(hits, &evidence.folded.text);
    let witnesses = Witnesses::gather(knowledge, evidence, hits, &said, known);
    let facts = facts(evidence, known);
    let mut problems: Vec<Ranked> = witnesses
        .by_problem
        .iter()
        .map(|(&index, seen)| judge(&knowledge.problems()[index], seen, &facts, evidence, context))
        .collect();
    apply_ranks(knowledge, &mut problems);
    let is_aside = witnesses.is_aside && evidence.folded.text.len() <= LONGEST_ASIDE;
    if is_aside {
        for problem in &mut problems {
            problem.confidence = problem.confidence.min(MOST_CERTAIN_ASIDE);
        }
    }
    // In the order of `by_problem`, as they were judged.
    for ((&index, seen), problem) in witnesses.by_problem.iter().zip(&mut problems) {
        let footing = footing(&knowledge.problems()[index], seen);
        problem.confidence = claim(problem.confidence, footing, context.unasked);
    }
    sort(&mut problems);
    Ranking { problems, said, is_aside }
}

fn footing(problem: &Problem, seen: &Witnessed) -> Footing {
    let mut signs = seen.signs.keys().map(|&sign| &problem.signs[sign]);
    if signs.clone().all(|sign| sign.shared) {
        Footing::Shared
    } else if signs.all(|sign| sign.form == SignForm::Words) {
        Footing::Words
    } else {
        Footing::Own
    }
}

/// What a look showed, and what the paste shows by its form.
fn facts(evidence: &Evidence, known: &Diagnosis) -> Vec<Fact> {
    let of_look = known.home.iter().flat_map(|home| &home.facts).cloned();
    let alias = evidence.aliases.first();
    let alias = alias.map(|alias| Fact::new(FactId::OutlookAliasGiven, &alias.value.0, ""));
    let scope = known.mistranslated.first();
    let scope =
        scope.map(|scope| Fact::new(FactId::ScopeMistranslated, &scope.written, &scope.name));
    of_look.chain(alias).chain(scope).collect()
}

/// Puts the likeliest first and leaves out what drowns it.
fn sort(ranked: &mut Vec<Ranked>) {
    ranked.sort_by(|a, b| b.confidence.total_cmp(&a.confidence).then_with(|| a.id.cmp(&b.id)));
    ranked.truncate(MOST_PROBLEMS);
}

/// Adds what a text is probably told about that no sign explains. A proposal never makes a
/// problem likelier than a description can; beside signs that are too weak it is one more
/// witness.
pub(super) fn propose(
    knowledge: &Knowledge,
    evidence: &Evidence,
    ranking: &mut Ranking,
    context: Context<'_>,
) {
    if ranking.is_aside {
        return;
    }
    let ranked = &mut ranking.problems;
    for (index, claim) in knowledge.proposals(&evidence.folded.text, &ranking.said) {
        let problem = &knowledge.problems()[index];
        match ranked.iter_mut().find(|ranked| ranked.id == problem.id) {
            Some(ranked) => {
                let together = 1.0 - (1.0 - ranked.confidence) * (1.0 - claim);
                ranked.confidence = together.min(MOST_CERTAIN_PROPOSAL);
            }
            None => {
                let seen = Witnessed::default();
                let proposal = judge(problem, &seen, &[], evidence, context);
                ranked.push(Ranked { confidence: claim, ..proposal });
            }
        }
    }
    sort(ranked);
}

/// Where a problem and one that outranks it were both found, the latter goes first.
fn apply_ranks(knowledge: &Knowledge, ranked: &mut [Ranked]) {
    for winner in 0..ranked.len() {
        let Some(problem) = knowledge.problem(&ranked[winner].id) else {
            continue;
        };
        if ranked[winner].confidence < super::PROBABLE {
            continue;
        }
        let ceiling = ranked[winner].confidence;
        for rank in &problem.outranks {
            if let Some(loser) = ranked.iter_mut().find(|other| other.id == rank.problem) {
                // However strong its signs, it stays behind.
                loser.confidence = with_odds_times(loser.confidence.min(ceiling), OUTRANKED);
            }
        }
    }
}
