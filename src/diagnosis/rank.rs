//! From signs and facts to probabilities.
//!
//! Signs of one problem are taken as independent witnesses: each leaves the doubt that it
//! has, and the doubts multiply. Facts about the domain are likelihood ratios of causes.
//! Both are rough and both are the same for all rules, so weights can be compared.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::ops::Range;

use super::calibration::calibrated;
use super::question::factor;
use super::{Chosen, Context, Diagnosis, Ranked, RankedCause, SeenSign, SignKind};
use crate::evidence::{Code, Evidence, Fact, FactId};
use crate::knowledge::{
    Cause, Choice, Hit, Knowledge, LooseRule, Problem, Said, Seen, Sign, SignForm, Token,
};

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

/// The most that a description in somebody's own words says of a problem.
const MOST_CERTAIN_PROPOSAL: f64 = 0.7;

/// What is left of a problem's odds beside one that outranks it.
const OUTRANKED: f64 = 0.25;

/// The most that signs say in a text that speaks about errors and has none.
const MOST_CERTAIN_ASIDE: f64 = 0.4;

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
    for problem in &mut problems {
        problem.confidence = calibrated(problem.confidence);
    }
    sort(&mut problems);
    Ranking { problems, said, is_aside }
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

/// All signs that are there, by problem.
struct Witnesses {
    by_problem: BTreeMap<usize, Witnessed>,
    /// Whether the text speaks about errors rather than of one that its writer has.
    is_aside: bool,
}

/// What speaks for one problem: signs by index, and for its causes.
#[derive(Default)]
struct Witnessed {
    /// Sign index to the places in the folded text; the first is the one shown.
    signs: BTreeMap<usize, Vec<Range<usize>>>,
    /// Cause index, what was seen, and which kind of fact that is.
    causes: Vec<(usize, FactId, Range<usize>)>,
}

impl Witnesses {
    fn gather(
        knowledge: &Knowledge,
        evidence: &Evidence,
        hits: &[Hit],
        said: &Said,
        known: &Diagnosis,
    ) -> Self {
        let mut witnesses = Self { by_problem: BTreeMap::new(), is_aside: false };
        // Words for a cause mean nothing without a sign of its problem.
        let mut for_causes = Vec::new();
        for hit in hits.iter().cloned().chain(code_hits(knowledge, evidence)) {
            match hit.seen {
                Seen::Sign { problem, sign } => witnesses.add_sign(problem, sign, hit.span),
                Seen::CauseCode { problem, cause } => {
                    for_causes.push((problem, cause, FactId::CodeGiven, hit.span));
                }
                Seen::CauseWord { problem, cause } => {
                    for_causes.push((problem, cause, FactId::WordGiven, hit.span));
                }
                Seen::Product { .. } | Seen::Scope { .. } | Seen::Word { .. } => {}
            }
        }
        for (rule, span) in &said.fulfilled {
            match *rule {
                LooseRule::Aside => witnesses.is_aside = true,
                LooseRule::Sign { problem, sign } => {
                    witnesses.add_sign(problem, sign, span.clone());
                }
            }
        }
        witnesses.add_tokens(knowledge, evidence, hits, known);
        witnesses.drop_what_does_not_count(knowledge, evidence, said);
        let sentences = witnesses.sentences(knowledge);
        for (problem, cause, fact, span) in for_causes {
            // "Soft-deleted, or is hosted on-premise" is Microsoft's sentence, whoever has it.
            let is_quoted = sentences.iter().any(|sentence| {
                sentence.start <= span.start && span.end <= sentence.end && *sentence != span
            });
            if is_quoted {
                continue;
            }
            if let Some(witnessed) = witnesses.by_problem.get_mut(&problem) {
                witnessed.causes.push((cause, fact, span));
            }
        }
        witnesses
    }

    /// Where the sentences stand that screens and programs show.
    fn sentences(&self, knowledge: &Knowledge) -> Vec<Range<usize>> {
        let of_problem = |(&problem, witnessed): (&usize, &Witnessed)| {
            let signs = &knowledge.problems()[problem].signs;
            let phrases =
                witnessed.signs.iter().filter(|(sign, _)| signs[**sign].form == SignForm::Phrase);
            phrases.flat_map(|(_, spans)| spans.iter().cloned()).collect::<Vec<_>>()
        };
        self.by_problem.iter().flat_map(of_problem).collect()
    }

    fn add_sign(&mut self, problem: usize, sign: usize, span: Range<usize>) {
        self.by_problem.entry(problem).or_default().signs.entry(sign).or_default().push(span);
    }

    /// Takes out the signs that a more exact code of another problem makes void, and those
    /// that what stands beside them does.
    fn drop_what_does_not_count(
        &mut self,
        knowledge: &Knowledge,
        evidence: &Evidence,
        said: &Said,
    ) {
        let has_reply = !evidence.replies.is_empty();
        self.by_problem.retain(|&index, witnessed| {
            let is_of_this =
                |seen: &Seen| matches!(seen, Seen::Sign { problem, .. } if *problem == index);
            let has_other_code = evidence.codes.iter().any(|code| match code.value {
                Code::Aadsts(number) => !knowledge.aadsts(number).iter().any(is_of_this),
                Code::Status(_) => false,
            });
            let signs = &knowledge.problems()[index].signs;
            witnessed.signs.retain(|&sign, _| {
                let yields = has_other_code && signs[sign].unless_other_code;
                !yields && knowledge.counts(index, sign, said, has_reply)
            });
            !witnessed.signs.is_empty()
        });
    }

    fn add_tokens(
        &mut self,
        knowledge: &Knowledge,
        evidence: &Evidence,
        hits: &[Hit],
        known: &Diagnosis,
    ) {
        let scopes = |wanted: bool| {
            hits.iter().filter_map(move |hit| match hit.seen {
                Seen::Scope { scope, mistranslated } if mistranslated == wanted => {
                    Some((scope, hit.span.clone()))
                }
                _ => None,
            })
        };
        let spans: Vec<(Token, Range<usize>)> = [
            (!known.mistranslated.is_empty())
                .then(|| scopes(true).next())
                .flatten()
                .map(|(_, span)| (Token::MistranslatedScope, span)),
            scope_list(knowledge, scopes(false)).map(|span| (Token::ScopeList, span)),
            evidence
                .aliases
                .first()
                .map(|alias| (Token::OutlookAlias, folded_span(evidence, &alias.span))),
        ]
        .into_iter()
        .flatten()
        .collect();
        for (problem, rules) in knowledge.problems().iter().enumerate() {
            for (sign, rule) in rules.signs.iter().enumerate() {
                let found = spans.iter().find(|(token, _)| rule.form == SignForm::Token(*token));
                if let Some((_, span)) = found {
                    self.add_sign(problem, sign, span.clone());
                }
            }
        }
    }
}

/// What the codes with a grammar of their own stand for: AADSTS numbers and replies.
fn code_hits<'a>(
    knowledge: &'a Knowledge,
    evidence: &'a Evidence,
) -> impl Iterator<Item = Hit> + use<'a> {
    let codes = evidence.codes.iter().flat_map(|code| {
        let seen = match code.value {
            Code::Aadsts(number) => knowledge.aadsts(number),
            Code::Status(_) => &[],
        };
        let span = folded_span(evidence, &code.span);
        seen.iter().map(move |&seen| Hit { seen, span: span.clone() })
    });
    let replies = evidence.replies.iter().flat_map(|reply| {
        let span = folded_span(evidence, &reply.span);
        knowledge.replies(reply.value).map(move |seen| Hit { seen, span: span.clone() })
    });
    codes.chain(replies)
}

/// The place of the first of two or more different scopes with names of their own; `email`
/// and `openid` are words.
fn scope_list(
    knowledge: &Knowledge,
    found: impl Iterator<Item = (usize, Range<usize>)>,
) -> Option<Range<usize>> {
    let mut distinct: Vec<(usize, Range<usize>)> = Vec::new();
    for (scope, span) in found {
        let has_own_name = knowledge.scopes()[scope].name.contains(['.', '_']);
        if has_own_name && distinct.iter().all(|(other, _)| *other != scope) {
            distinct.push((scope, span));
        }
    }
    if distinct.len() < 2 { None } else { distinct.into_iter().next().map(|(_, span)| span) }
}

/// Where in the folded text a place of the paste is; codes keep only the latter.
fn folded_span(evidence: &Evidence, source: &Range<usize>) -> Range<usize> {
    evidence.folded.folded(source.clone())
}

/// Judges one problem by its signs and the facts.
fn judge(
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
/// another one reads the same words again, so of the two only the heavier counts.
fn independent<'a>(
    problem: &'a Problem,
    seen: &'a Witnessed,
) -> impl Iterator<Item = f64> + use<'a> {
    let weighed = |(&sign, spans): (&usize, &'a Vec<Range<usize>>)| {
        (problem.signs[sign].weight, sign, spans.first().cloned().unwrap_or_default())
    };
    let all: Vec<(f64, usize, Range<usize>)> = seen.signs.iter().map(weighed).collect();
    let holds = |outer: &Range<usize>, inner: &Range<usize>| {
        outer.start <= inner.start && inner.end <= outer.end
    };
    let is_repeated = move |(weight, sign, span): &(f64, usize, Range<usize>)| {
        all.iter().any(|(other_weight, other_sign, other)| {
            let is_heavier = (other_weight, other_sign) > (weight, sign);
            is_heavier && (holds(other, span) || holds(span, other))
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

/// The probability whose odds are `factor` times those of `probability`.
fn with_odds_times(probability: f64, factor: f64) -> f64 {
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
