//! The command line as a person or a script uses it: the real binary, its output and how it
//! ends. Nothing is looked up.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// Runs mailfix in an empty folder with an empty environment.
fn mailfix(arguments: &[&str], input: &[u8]) -> Output {
    let folder = tempfile::tempdir().expect("a folder");
    mailfix_in(folder.path(), arguments, input, &[])
}

fn mailfix_in(
    folder: &Path,
    arguments: &[&str],
    input: &[u8],
    environment: &[(&str, &str)],
) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_mailfix"))
        .args(arguments)
        .current_dir(folder)
        .env_clear()
        .envs(environment.iter().copied())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary runs");
    let mut stdin = child.stdin.take().expect("a pipe");
    let input = input.to_vec();
    // A program that does not read its input may be gone before all of it is written.
    let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().expect("the binary ends");
    writer.join().expect("the writer ends");
    output
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

fn errors(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}

fn lines(output: &Output) -> Vec<Value> {
    out(output).lines().map(|line| serde_json::from_str(line).expect("a line of JSON")).collect()
}

#[test]
fn the_language_of_the_paste_and_of_the_answer_are_independent() {
    let output = mailfix(
        &["diagnose", "--offline", "--locale", "en", "Serve l'approvazione dell'amministratore"],
        b"",
    );
    assert!(out(&output).starts_with("Your administrator has to approve the app\n"));
    let output = mailfix(&["diagnose", "--offline", "--locale", "it", "Need admin approval"], b"");
    assert!(out(&output).starts_with("Il tuo amministratore deve approvare l'app\n"));
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn a_code_with_two_causes_names_both_with_steps_for_both_sides() {
    let code = "OFFICE_ERROR_REST_API_NOT_ENABLED_FOR_COMPONENT_SHARED_MAILBOX";
    let answer = out(&mailfix(&["diagnose", "--offline", "--locale", "it", code], b""));
    for part in [
        "Il tuo dominio sta ancora passando a Microsoft 365",
        "configurazione ibrida",
        "Che cosa puoi fare tu\n  1. ",
        "Che cosa può fare il tuo amministratore\n  1. ",
    ] {
        assert!(answer.contains(part), "{part} in {answer}");
    }
}

#[test]
fn a_mistranslated_list_of_scopes_is_put_right() {
    let paste = "HubSpot chiede Posta.Invia e Calendari.LeggereScrivere";
    let answer = out(&mailfix(&["diagnose", "--offline", "--locale", "it", paste], b""));
    assert!(answer.contains("Posta.Invia") && answer.contains("si chiama Mail.Send"), "{answer}");
    assert!(answer.contains("si chiama Calendars.ReadWrite"), "{answer}");
}

#[test]
fn advice_changes_on_dates() {
    let on = |day: &str| {
        let arguments = ["diagnose", "--offline", "--date", day, "--locale", "en", "AADSTS90094"];
        out(&mailfix(&arguments, b""))
    };
    // Microsoft's default policy lets nobody grant mail since October 2025 (MC1163922).
    assert!(on("2026-11-23").contains("default consent policy"), "{}", on("2026-11-23"));
    assert!(!on("2025-09-30").contains("default consent policy"), "{}", on("2025-09-30"));
}

#[test]
fn a_batch_answers_each_line_with_a_line_in_the_same_order() {
    let input = b"{\"id\":7,\"text\":\"AADSTS90094\",\"unheard\":true}\n\
        not json\n\
        \n\
        {\"id\":\"b\",\"text\":\"grazie!\",\"locale\":\"it\"}\n\
        \xff\xfe\n\
        {\"text\":\"no id\"}\n";
    let output = mailfix(&["diagnose", "--batch", "--format", "jsonl", "--offline"], input);
    let lines = lines(&output);
    assert_eq!(lines.len(), 5);
    assert_eq!(lines[0]["id"], 7);
    assert_eq!(lines[0]["problems"][0]["id"], "microsoft/admin-approval-required");
    assert!(lines[0].get("answer").is_none());
    assert_eq!((&lines[1]["id"], lines[1]["error"].is_string()), (&Value::Null, true));
    assert_eq!((&lines[2]["id"], &lines[2]["language"]), (&"b".into(), &"it".into()));
    assert_eq!(lines[2]["problems"], Value::Array(vec![]));
    assert!(lines[3]["error"].is_string() && lines[4]["error"].is_string());
    assert_eq!(output.status.code(), Some(0));
    let with_answer = ["diagnose", "--batch", "--format", "jsonl", "--offline", "--answer"];
    let output = mailfix(&with_answer, b"{\"id\":1,\"text\":\"AADSTS90094\"}\n");
    assert_eq!(self::lines(&output)[0]["answer"]["problem"], "microsoft/admin-approval-required");
}

#[test]
fn odd_input_gets_an_answer_and_never_a_crash() {
    let ten_megabytes = "nothing to see here ".repeat(512 * 1024);
    let many_codes: String = (0..10_000).map(|n| format!("AADSTS{} ", 600_000 + n)).collect();
    for (name, input) in [
        ("empty", &b""[..]),
        ("invalid UTF-8", b"\xff\xfe AADSTS90094 \x80\0"),
        ("ten megabytes", ten_megabytes.as_bytes()),
        ("ten thousand codes", many_codes.as_bytes()),
        ("line feeds", &[b'\n'; 100_000]),
    ] {
        for format in ["text", "json", "jsonl", "markdown"] {
            let arguments = ["diagnose", "-", "--offline", "--format", format, "--locale", "it"];
            let output = mailfix(&arguments, input);
            assert_eq!(output.status.code(), Some(0), "{name}: {}", errors(&output));
            assert!(output.stdout.len() > 20, "{name}");
            // What a person reads stays short; the list of codes is for programs.
            let is_read = matches!(format, "text" | "markdown");
            assert!(!is_read || output.stdout.len() < 10_000, "{name}: {}", out(&output));
        }
    }
}

#[test]
fn a_locale_that_does_not_exist_falls_back() {
    let output = mailfix(&["diagnose", "--offline", "--locale", "../../it", "AADSTS90094"], b"");
    assert!(out(&output).starts_with("Your administrator"), "{}", out(&output));
}

#[test]
fn what_makes_no_sense_ends_in_two_with_the_reason() {
    for (arguments, reason) in [
        (&["check", "10.0.0.1"][..], "an IP address"),
        (&["check", "localhost"], "private networks"),
        (&["check", "co.uk"], "public suffix"),
        (&["check", "con toso.com", "printer.local"], "`printer.local`"),
        (&["diagnose", "--date", "yesterday", "x"], "yesterday"),
        (&["diagnose", "--format", "xml", "x"], "xml"),
        (
            &["knowledge", "show", "microsoft/outlook-allias"],
            "did you mean `microsoft/outlook-alias`",
        ),
        (&["--config", "missing.toml", "diagnose", "x"], "missing.toml"),
    ] {
        let output = mailfix(arguments, b"");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(errors(&output).contains(reason), "{arguments:?}: {}", errors(&output));
    }
}

#[test]
fn a_setting_with_a_mistake_is_named_by_its_line_and_injected_variables_are_one_warning() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(
        folder.path().join("mailfix.toml"),
        "offline = true\n\n[slack]\nsigning_secret = \"x\"\n",
    )
    .expect("a file");
    let output = mailfix_in(folder.path(), &["diagnose", "x"], b"", &[]);
    assert_eq!(output.status.code(), Some(2));
    assert!(errors(&output).contains("mailfix.toml:4"), "{}", errors(&output));

    let injected = [("MAILFIX_PORT", "tcp://10.0.0.1:80"), ("MAILFIX_SERVICE_HOST", "10.0.0.1")];
    let empty = tempfile::tempdir().expect("a folder");
    let arguments = ["diagnose", "--offline", "AADSTS90094"];
    let output = mailfix_in(empty.path(), &arguments, b"", &injected);
    assert_eq!(output.status.code(), Some(0));
    let warnings = errors(&output);
    assert_eq!(warnings.lines().count(), 1, "{warnings}");
    assert!(warnings.contains("MAILFIX_PORT") && warnings.contains("MAILFIX_SERVICE_HOST"));
}

#[test]
fn lint_finds_nothing_wrong_and_says_when_cases_were_not_there() {
    let output = mailfix(&["knowledge", "lint"], b"");
    assert_eq!(output.status.code(), Some(0));
    assert!(out(&output).contains("cases were not checked"), "{}", out(&output));
    let corpus = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/corpus");
    let output = mailfix(&["knowledge", "lint", "--corpus", corpus], b"");
    assert_eq!(output.status.code(), Some(0), "{}", out(&output));
    assert!(!out(&output).contains("not checked"));
    // A corpus without cases is wrong, and says which problems have none.
    let empty = tempfile::tempdir().expect("a folder");
    let path = empty.path().to_str().expect("a path in UTF-8");
    let output = mailfix(&["knowledge", "lint", "--corpus", path], b"");
    assert_eq!(output.status.code(), Some(1));
    assert!(out(&output).contains("`microsoft/outlook-alias` has no case"));
}

#[test]
fn no_terminal_no_colors() {
    let output = mailfix(&["diagnose", "--offline", "AADSTS90094"], b"");
    assert!(!out(&output).contains('\u{1b}'));
}
