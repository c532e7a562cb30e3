//! The signs that are there, by problem, and what speaks for its causes.

use std::collections::BTreeMap;
use std::ops::Range;

use super::Diagnosis;
use crate::evidence::{Code, Evidence, FactId};
use crate::knowledge::{Hit, Knowledge, LooseRule, Said, Seen, SignForm, Token};

/// All signs that are there, by problem.
pub(super) struct Witnesses {
    pub by_problem: BTreeMap<usize, Witnessed>,
    /// Whether the text speaks about errors rather than of one that its writer has.
    pub is_aside: bool,
}

/// What speaks for one problem: signs by index, and for its causes.
#[derive(Default)]
pub(super) struct Witnessed {
    /// Sign index to the places in the folded text; the first is the one shown.
    pub signs: BTreeMap<usize, Vec<Range<usize>>>,
    /// Cause index, what was seen, and which kind of fact that is.
    pub causes: Vec<(usize, FactId, Range<usize>)>,
}

impl Witnesses {
    pub fn gather(
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
