//! Reads and diagnoses whatever somebody may paste. Nothing may panic, and every sign has to
//! stand where it is said to stand.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use mailfix::diagnosis::{Context, diagnose};
use mailfix::knowledge::Knowledge;
use mailfix::reading::read;

static KNOWLEDGE: LazyLock<Knowledge> = LazyLock::new(Knowledge::embedded);

fuzz_target!(|bytes: &[u8]| {
    let evidence = read(&String::from_utf8_lossy(bytes));
    let today = time::macros::date!(2026 - 11 - 23);
    let diagnosis = diagnose(&KNOWLEDGE, &evidence, Context::on(today));
    for problem in diagnosis.problems {
        assert!((0.0..1.0).contains(&problem.confidence));
        for sign in problem.signs {
            assert_eq!(evidence.text.get(sign.start..sign.end), Some(sign.text.as_str()));
        }
    }
});
