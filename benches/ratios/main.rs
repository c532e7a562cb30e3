//! What the engine costs, as ratios to one aho-corasick pass over all phrases.
//!
//! Absolute times drift with the machine, so every figure stands beside the yardstick that
//! ran in the same rounds: measured alternately, medians of [`ROUNDS`] rounds. The budgets
//! are those of the design; a ratio over its budget is marked, and ends the run with 1.

mod more_rules;

use std::collections::BTreeSet;
use std::hint::black_box;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Instant;

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use hmac::{Hmac, Mac};
use mailfix::answer::{self, Situation};
use mailfix::diagnosis::{self, Context, diagnose};
use mailfix::folding::fold;
use mailfix::knowledge::{self, Knowledge};
use mailfix::locale::Locales;
use mailfix::reading::read;
use sha2::Sha256;

/// The day on which all questions are asked here.
const TODAY: time::Date = time::macros::date!(2026 - 11 - 23);

const ROUNDS: usize = 11;

/// About 500 bytes as people paste them, with a code and a phrase in it.
const PASTE: &str = "Hi, since this morning nobody new can connect their mailbox to HubSpot, the \
others still work. Microsoft shows “Need admin approval” and then\nHubSpot Sales needs permission \
to access resources in your organization that only an admin can grant. Please ask an admin to \
grant permission to this app before you can use it. AADSTS90094: The grant requires administrator \
permissions. Trace ID: 99990000-1111-2222-3333-444455556666 Timestamp: 2026-11-20 09:14:02Z — \
could somebody have a look, please? Thanks a lot, Anna (anna@contoso.com)";

/// As long, and about nothing that mailfix knows.
const CHAT: &str = "Good morning everybody, the meeting room on the second floor is free again from \
ten o'clock, so the design review can take place there as planned. Please bring the printed \
drawings of the new building and the list of open questions from last week. Marta has put the \
minutes of the previous meeting into the shared folder; whoever was not there should read them \
beforehand. Lunch will be at half past twelve in the usual place around the corner, and the \
afternoon is reserved for the visit of the construction site.";

struct Figure {
    name: &'static str,
    /// At most this many times the first figure, if the design has a budget.
    budget: Option<f64>,
    run: Box<dyn Fn()>,
    /// How often it runs in one round.
    repeats: u32,
}

fn main() -> ExitCode {
    let knowledge = Arc::new(Knowledge::embedded());
    let locales = Arc::new(Locales::embedded());
    let engine = measured(&figures(&knowledge, &locales));
    // Ten times the rules fill the caches of everything beside them, so they run apart.
    let more_rules = measured(&figures_of_more_rules(&knowledge));
    if engine && more_rules { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Measures the figures alternately and reports them; whether all are within their budgets.
fn measured(figures: &[Figure]) -> bool {
    let mut rounds: Vec<Vec<f64>> = vec![Vec::new(); figures.len()];
    for _ in 0..ROUNDS {
        for (figure, times) in figures.iter().zip(&mut rounds) {
            let start = Instant::now();
            for _ in 0..figure.repeats {
                (figure.run)();
            }
            times.push(start.elapsed().as_secs_f64() * 1e6 / f64::from(figure.repeats));
        }
    }
    let medians: Vec<f64> = rounds.into_iter().map(median).collect();
    report(figures, &medians)
}

fn figure(name: &'static str, budget: Option<f64>, repeats: u32, run: Box<dyn Fn()>) -> Figure {
    Figure { name, budget, run, repeats }
}

fn figures_of_more_rules(knowledge: &Arc<Knowledge>) -> Vec<Figure> {
    let knowledge = Arc::clone(knowledge);
    let with_these = move || {
        black_box(diagnose(&knowledge, &read(black_box(PASTE)), Context::on(TODAY)));
    };
    let many = more_rules::ten_times();
    let with_many = move || {
        black_box(diagnose(&many, &read(black_box(PASTE)), Context::on(TODAY)));
    };
    vec![
        figure("reading + diagnosis of 500 bytes with a code", None, 500, Box::new(with_these)),
        figure("the same with ten times the rules", Some(1.5), 500, Box::new(with_many)),
    ]
}

fn figures(knowledge: &Arc<Knowledge>, locales: &Arc<Locales>) -> Vec<Figure> {
    let with = || (Arc::clone(knowledge), Arc::clone(locales));
    let folded = fold(PASTE).text;
    let phrases = yardstick();
    let pass = move || {
        black_box(phrases.find_overlapping_iter(black_box(&folded)).count());
    };
    let (k, _) = with();
    let paste = move || {
        black_box(diagnose(&k, &read(black_box(PASTE)), Context::on(TODAY)));
    };
    let (k, _) = with();
    let chat = move || {
        black_box(diagnose(&k, &read(black_box(CHAT)), Context::on(TODAY)));
    };
    let (k, l) = with();
    let to_answer = move || {
        let words = l.words(l.tagged("it").unwrap_or_else(|| l.english()));
        let evidence = read(black_box(PASTE));
        let diagnosis = diagnosis::diagnose(&k, &evidence, Context::on(TODAY));
        let situation = Situation {
            knowledge: &k,
            evidence: &evidence,
            diagnosis: &diagnosis,
            offline: true,
            today: TODAY,
        };
        black_box(answer::answer(words, &situation));
    };
    let log = long_log();
    let (k, _) = with();
    let long = move || {
        black_box(diagnose(&k, &read(black_box(&log)), Context::on(TODAY)));
    };
    vec![
        figure("one aho-corasick pass over all phrases", None, 2000, Box::new(pass)),
        figure("reading + diagnosis of 500 bytes with a code", Some(8.0), 500, Box::new(paste)),
        figure("the same where nothing matches", Some(40.0), 500, Box::new(chat)),
        figure("text to Answer, language given", Some(20.0), 500, Box::new(to_answer)),
        figure("reading + diagnosis of a 64 KiB log", None, 5, Box::new(long)),
        figure("Slack signature over 430 bytes", None, 5000, Box::new(slack_signature())),
        figure("Discord signature over 430 bytes", None, 100, Box::new(discord_signature())),
    ]
}

/// All codes, phrases and words of the rules as one automaton.
fn yardstick() -> AhoCorasick {
    let problems = knowledge::written(&Knowledge::embedded_files()).expect("good rules");
    let mut texts: BTreeSet<String> = BTreeSet::new();
    for problem in problems {
        for sign in problem.file.signs {
            let words = sign.words.into_values().flatten().flatten();
            let phrases = sign.phrase.into_values().flatten();
            let conditions = sign.unless.into_iter().chain(sign.beside);
            let all = sign.code.into_iter().chain(phrases).chain(words).chain(conditions);
            texts.extend(all.map(|text| fold(text.trim_end_matches('*')).text));
        }
        for cause in problem.file.causes {
            let all = cause.code.into_iter().chain(cause.words.into_values().flatten());
            texts.extend(all.map(|text| fold(text.trim_end_matches('*')).text));
        }
    }
    AhoCorasick::builder()
        .kind(Some(AhoCorasickKind::ContiguousNFA))
        .build(texts)
        .expect("far below 2^31 states")
}

/// 64 KiB of a program's log, in which an error comes now and then.
fn long_log() -> String {
    let line = "2026-11-20T09:14:02Z WARN sync{user=17}: token request failed, retrying in 30 s\n";
    let mut log = line.repeat(64 * 1024 / line.len());
    log.push_str("AADSTS90094");
    log
}

fn slack_signature() -> impl Fn() {
    let body = vec![b'a'; 430];
    let mac = Hmac::<Sha256>::new_from_slice(b"8f742231b10e8888abcd99yyyzzz85a5")
        .expect("HMAC takes keys of any length");
    let expected = mac.clone().chain_update(&body).finalize().into_bytes();
    move || {
        let verified = mac.clone().chain_update(black_box(&body)).verify_slice(&expected);
        black_box(verified.is_ok());
    }
}

fn discord_signature() -> impl Fn() {
    use ed25519_dalek::{Signer, SigningKey};
    let key = SigningKey::from_bytes(&[7; 32]);
    let body = vec![b'a'; 430];
    let message = [b"1531420618".as_slice(), &body].concat();
    let signature = hex::encode(key.sign(&message).to_bytes());
    let public = hex::encode(key.verifying_key().to_bytes());
    let verifier = serenity::interactions_endpoint::Verifier::new(&public);
    move || {
        black_box(verifier.verify(&signature, "1531420618", black_box(&body)).is_ok());
    }
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

fn report(figures: &[Figure], medians: &[f64]) -> bool {
    let mut is_within = true;
    println!("{:<48} {:>10} {:>8} {:>8}", "median of 11 rounds", "µs", "ratio", "budget");
    for (figure, median) in figures.iter().zip(medians) {
        let ratio = median / medians[0];
        let budget = figure.budget.map(|budget| budget.to_string()).unwrap_or_default();
        let mark = match figure.budget {
            Some(budget) if ratio > budget => {
                is_within = false;
                " over"
            }
            _ => "",
        };
        println!("{:<48} {median:>10.2} {ratio:>8.1} {budget:>8}{mark}", figure.name);
    }
    println!();
    is_within
}
