//! How well the rules recognize cases whose problems are known.
//!
//! A case is a line of JSON: a text, the problems of which any is right (`expect`; none: the
//! text is noise), its language and its kind. Scored is the paste alone, without a look.

use std::collections::BTreeMap;

use serde::Deserialize;
use time::Date;

use crate::diagnosis::{self, Context, PROBABLE};
use crate::knowledge::Knowledge;
use crate::reading;

/// One case. Unknown members are ignored.
#[derive(Clone, Debug, Deserialize)]
pub struct Case {
    /// How the case is named in the list of misses; its line if not given.
    #[serde(default)]
    pub n: Option<serde_json::Value>,
    pub text: String,
    /// Problems of which any is right; none for what must find nothing.
    pub expect: Vec<String>,
    /// The language of the person who wrote it.
    #[serde(default, alias = "language")]
    pub lang: String,
    /// Such as `error-with-code` or `described-in-words`.
    #[serde(default)]
    pub kind: String,
}

/// What was found in one case.
#[derive(Clone, Debug)]
pub struct Scored {
    pub expect: Vec<String>,
    pub lang: String,
    pub kind: String,
    /// The likeliest problems first, with their confidence.
    pub found: Vec<(String, f64)>,
}

/// How many of some cases were right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub cases: usize,
    /// The first problem is right.
    pub first: usize,
    /// One of the first three is.
    pub among_three: usize,
    /// The first problem is right, and likely enough to be said.
    pub said: usize,
}

/// A band of confidence, and how often what was said in it was right.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Band {
    pub from: f64,
    pub to: f64,
    pub cases: usize,
    pub hits: usize,
    /// The mean of what was claimed.
    pub claimed: f64,
    /// Fewer hits than the band's lower edge allows, by more than chance (binomial, 5 %).
    pub is_too_sure: bool,
}

/// The figures of all cases.
#[derive(Clone, Debug)]
pub struct Score {
    pub all: Tally,
    /// Texts in which nothing is to be found, and in how many of them something was said.
    pub noise: usize,
    pub false_alarms: usize,
    pub by_kind: BTreeMap<String, Tally>,
    pub by_language: BTreeMap<String, Tally>,
    pub bands: Vec<Band>,
    /// Expected calibration error: how far claim and truth are apart, over the bands.
    pub calibration_error: f64,
}

/// Band edges; the last band holds all that is 0.95 and more.
const EDGES: [f64; 11] = [0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95];

/// From which chance on a shortfall is put down to chance.
const CHANCE: f64 = 0.05;

impl Scored {
    pub fn of(case: &Case, knowledge: &Knowledge, today: Date) -> Self {
        let evidence = reading::read(&case.text);
        let problems = diagnosis::diagnose(knowledge, &evidence, Context::on(today)).problems;
        Self {
            expect: case.expect.clone(),
            lang: case.lang.clone(),
            kind: case.kind.clone(),
            found: problems.into_iter().map(|p| (p.id.into(), p.confidence)).collect(),
        }
    }

    pub fn is_noise(&self) -> bool {
        self.expect.is_empty()
    }

    /// Whether nothing is wrong with what was found.
    pub fn is_right(&self) -> bool {
        if self.is_noise() { !self.is_said() } else { self.is_among(1) }
    }

    /// Whether one of the first `count` problems is right.
    fn is_among(&self, count: usize) -> bool {
        self.found.iter().take(count).any(|(id, _)| self.expect.contains(id))
    }

    fn is_said(&self) -> bool {
        self.found.first().is_some_and(|(_, confidence)| *confidence >= PROBABLE)
    }
}

impl Tally {
    fn add(&mut self, case: &Scored) {
        self.cases += 1;
        self.first += usize::from(case.is_among(1));
        self.among_three += usize::from(case.is_among(3));
        self.said += usize::from(case.is_among(1) && case.is_said());
    }
}

impl Score {
    pub fn of(cases: &[Scored]) -> Self {
        let (noise, telling): (Vec<&Scored>, Vec<&Scored>) =
            cases.iter().partition(|case| case.is_noise());
        let mut all = Tally::default();
        let mut by_kind: BTreeMap<String, Tally> = BTreeMap::new();
        let mut by_language: BTreeMap<String, Tally> = BTreeMap::new();
        for case in telling {
            all.add(case);
            by_kind.entry(case.kind.clone()).or_default().add(case);
            by_language.entry(case.lang.clone()).or_default().add(case);
        }
        let bands = bands(cases);
        let predictions: usize = bands.iter().map(|band| band.cases).sum();
        let apart = |band: &Band| {
            let rate = band.hits as f64 / band.cases as f64;
            (rate - band.claimed).abs() * band.cases as f64
        };
        let calibration_error = if predictions == 0 {
            0.0
        } else {
            bands.iter().map(apart).sum::<f64>() / predictions as f64
        };
        Self {
            all,
            noise: noise.len(),
            false_alarms: noise.iter().filter(|case| case.is_said()).count(),
            by_kind,
            by_language,
            bands,
            calibration_error,
        }
    }
}

/// The bands in which anything was claimed.
fn bands(cases: &[Scored]) -> Vec<Band> {
    let claims: Vec<(f64, bool)> =
        cases.iter().filter_map(|case| Some((case.found.first()?.1, case.is_among(1)))).collect();
    EDGES
        .iter()
        .enumerate()
        .filter_map(|(index, &from)| {
            let to = EDGES.get(index + 1).copied().unwrap_or(1.0);
            let is_last = index + 1 == EDGES.len();
            let inside = |claim: f64| claim >= from && (is_last || claim < to);
            let claims: Vec<_> = claims.iter().filter(|(claim, _)| inside(*claim)).collect();
            let cases = claims.len();
            let hits = claims.iter().filter(|(_, hit)| *hit).count();
            let claimed = claims.iter().map(|(claim, _)| claim).sum::<f64>() / cases as f64;
            let is_too_sure = at_most(hits, cases, from) < CHANCE;
            (cases > 0).then_some(Band { from, to, cases, hits, claimed, is_too_sure })
        })
        .collect()
}

/// The probability of at most `hits` hits in `cases` trials that each hit with `chance`.
fn at_most(hits: usize, cases: usize, chance: f64) -> f64 {
    if hits >= cases || chance <= 0.0 {
        return if hits >= cases { 1.0 } else { f64::from(u8::from(chance <= 0.0)) };
    }
    // By logarithms, since the factors leave the range of numbers.
    let mut log_ways = 0.0;
    let mut sum = 0.0;
    for hit in 0..=hits {
        if hit > 0 {
            log_ways += ((cases - hit + 1) as f64).ln() - (hit as f64).ln();
        }
        let log = log_ways + hit as f64 * chance.ln() + (cases - hit) as f64 * (1.0 - chance).ln();
        sum += log.exp();
    }
    sum.min(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn case(expect: &[&str], found: &[(&str, f64)]) -> Scored {
        Scored {
            expect: expect.iter().map(ToString::to_string).collect(),
            lang: "en".to_owned(),
            kind: "x".to_owned(),
            found: found.iter().map(|(id, confidence)| (id.to_string(), *confidence)).collect(),
        }
    }

    #[test]
    fn a_score_counts_hits_alarms_and_how_far_claims_are_from_the_truth() {
        let cases = [
            case(&["a"], &[("a", 0.9)]),
            case(&["a", "b"], &[("b", 0.9), ("a", 0.3)]),
            case(&["a"], &[("b", 0.9), ("a", 0.8)]),
            case(&["a"], &[("a", 0.4)]),
            case(&["a"], &[]),
            case(&[], &[("a", 0.45)]),
            case(&[], &[("a", 0.55)]),
        ];
        let score = Score::of(&cases);
        let all = Tally { cases: 5, first: 3, among_three: 4, said: 2 };
        assert_eq!((score.all, score.noise, score.false_alarms), (all, 2, 1));
        let right: Vec<bool> = cases.iter().map(Scored::is_right).collect();
        assert_eq!(right, [true, true, false, true, false, true, false]);
        // 0.9: two of three; 0.4 and 0.45: one of two; 0.55: none of one.
        let expected = ((0.9 * 3.0 - 2.0) + (1.0 - 0.85) + 0.55) / 6.0;
        assert!((score.calibration_error - expected).abs() < 1e-9, "{}", score.calibration_error);
    }

    #[test]
    fn a_shortfall_counts_when_chance_does_not_explain_it() {
        assert!((at_most(0, 2, 0.5) - 0.25).abs() < 1e-9);
        assert!((at_most(1, 2, 0.5) - 0.75).abs() < 1e-9);
        assert!(at_most(1000, 2000, 0.9) < 1e-6);
        let sure: Vec<Scored> =
            (0..20).map(|n| case(&["a"], &[(if n < 12 { "a" } else { "b" }, 0.92)])).collect();
        assert!(Score::of(&sure).bands[0].is_too_sure);
        assert!(!Score::of(&sure[..13]).bands[0].is_too_sure);
    }
}
