use std::path::PathBuf;

use secrecy::ExposeSecret;

use super::*;

const EXAMPLE: &str = include_str!("../../deploy/mailfix.example.toml");

struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().expect("a folder"))
    }

    fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.0.path().join(name);
        std::fs::write(&path, text).expect("a file");
        path
    }
}

fn environment(variables: &[(&str, &str)]) -> Environment {
    Environment::from_variables(variables.iter().copied())
}

fn from_file(text: &str) -> Result<Loaded, ConfigErrors> {
    let folder = Folder::new();
    Config::load(Some(&folder.write("mailfix.toml", text)), &environment(&[]))
}

fn from_variables(variables: &[(&str, &str)]) -> Result<Loaded, ConfigErrors> {
    let folder = Folder::new();
    Config::load(Some(&folder.write("mailfix.toml", "")), &environment(variables))
}

fn errors(loaded: Result<Loaded, ConfigErrors>) -> String {
    loaded.expect_err("errors").to_string()
}

fn exposed(secrets: &[SecretString]) -> Vec<&str> {
    secrets.iter().map(ExposeSecret::expose_secret).collect()
}

/// The example file as the table says it should be.
fn table_written_out() -> String {
    let mut text = String::from(
        "# All settings of mailfix with their defaults. Copy it, and take the `#` from what you\n\
         # change. Each can be set by the variable in brackets too, which has the last word.\n\
         # Times are whole numbers with a unit: `500ms`, `8s`, `2m`.\n",
    );
    let mut section = "";
    for setting in SETTINGS {
        let (of_setting, name) = setting.key.rsplit_once('.').unwrap_or(("", setting.key));
        if of_setting != section {
            section = of_setting;
            text += &format!("\n[{section}]\n");
        }
        text += "\n";
        let doc = match setting.shown {
            Shown::Default(_) => setting.doc.to_owned(),
            Shown::Example(_) => format!("{} No default.", setting.doc),
        };
        for line in wrapped(&doc) {
            text += &format!("# {line}\n");
        }
        text += &format!("# ({})\n", setting.variable);
        text += &format!("#{name} = {}\n", setting.shown.text());
        if let Some(file) = &setting.secret_file {
            let name = file.key.rsplit('.').next().expect("a name");
            text += &format!("# Or the file that holds it ({}):\n", file.variable);
            text +=
                &format!("#{name} = \"/run/secrets/{}\"\n", setting.key.replace(['.', '_'], "-"));
        }
    }
    text
}

fn wrapped(text: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        let line = lines.last_mut().expect("a line");
        if line.len() + word.len() > 84 {
            lines.push(word.to_owned());
        } else {
            line.push_str(if line.is_empty() { "" } else { " " });
            line.push_str(word);
        }
    }
    lines
}

#[test]
fn the_example_file_is_the_table_written_out() {
    let expected = table_written_out();
    assert!(EXAMPLE == expected, "deploy/mailfix.example.toml should be:\n{expected}");
}

#[test]
fn the_example_file_without_its_comment_signs_is_a_configuration() {
    let is_setting = |line: &str| line.starts_with('#') && !line.starts_with("# ");
    let uncommented: String = EXAMPLE
        .lines()
        .filter(|line| !line.contains("_file = \"/run/secrets/"))
        .map(|line| format!("{}\n", if is_setting(line) { &line[1..] } else { line }))
        .collect();
    let config = from_file(&uncommented).expect("a configuration").config;
    assert_eq!(config.slack.signing_secrets.len(), 1);
    assert_eq!(config.dns.resolvers.len(), 2);
}

#[test]
fn the_example_file_as_it_is_changes_nothing() {
    let config = from_file(EXAMPLE).expect("a configuration").config;
    assert_eq!(format!("{config:?}"), format!("{:?}", Config::default()));
}

#[test]
fn every_default_in_the_table_is_the_default() {
    for setting in SETTINGS {
        let Shown::Default(value) = setting.shown else {
            continue;
        };
        let line = match setting.key.rsplit_once('.') {
            Some((section, name)) => format!("[{section}]\n{name} = {value}"),
            None => format!("{} = {value}", setting.key),
        };
        let config = from_file(&line).expect(setting.key).config;
        assert_eq!(format!("{config:?}"), format!("{:?}", Config::default()), "{}", setting.key);
    }
}

#[test]
fn every_name_in_the_table_is_there_once() {
    let mut names: Vec<&str> = SETTINGS.iter().flat_map(|s| [s.key, s.variable]).collect();
    let all = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), all);
}

#[test]
fn the_environment_has_the_last_word() {
    let folder = Folder::new();
    let file = folder.write(
        "mailfix.toml",
        "bind = \"127.0.0.1:1\"\noffline = true\n[slack]\nsigning_secrets = [\"a\", \"b\"]\n",
    );
    let variables = [("MAILFIX_BIND", "[::1]:2"), ("MAILFIX_SLACK_SIGNING_SECRETS", " c ,d,")];
    let config = Config::load(Some(&file), &environment(&variables)).expect("both").config;
    assert_eq!(config.bind.to_string(), "[::1]:2");
    assert!(config.offline);
    assert_eq!(exposed(&config.slack.signing_secrets), ["c", "d"]);
}

#[test]
fn an_empty_variable_is_not_set_but_an_empty_admin_address_turns_it_off() {
    let variables = [
        ("MAILFIX_BIND", ""),
        ("MAILFIX_SLACK_SIGNING_SECRETS", " "),
        ("MAILFIX_SLACK_BOT_TOKEN", ""),
        ("MAILFIX_SLACK_BOT_TOKEN_FILE", ""),
        ("MAILFIX_ADMIN_BIND", ""),
    ];
    let config = from_variables(&variables).expect("nothing wrong").config;
    assert_eq!(config.bind, Config::default().bind);
    assert!(config.slack.signing_secrets.is_empty());
    assert!(config.slack.bot_token.is_none());
    assert_eq!(config.admin_bind, None);
}

#[test]
fn a_secret_of_digits_stays_text() {
    let token = |loaded: Result<Loaded, ConfigErrors>| {
        loaded.expect("a configuration").config.slack.bot_token.expect("a token")
    };
    let from_variable = token(from_variables(&[("MAILFIX_SLACK_BOT_TOKEN", "0123")]));
    assert_eq!(from_variable.expose_secret(), "0123");
    assert_eq!(token(from_file("[slack]\nbot_token = 123")).expose_secret(), "123");
}

#[test]
fn unknown_keys_are_refused_with_their_line_and_the_nearest_name() {
    let text = "bind = \"127.0.0.1:0\"\nbindd = \"x\"\n\n[slack]\nsigning_secret = \"s3cret\"\n\
                [pigeon]\nloft = 1\n[slac]\n";
    let errors = errors(from_file(text));
    let lines: Vec<&str> = errors.lines().collect();
    assert_eq!(lines.len(), 4, "{errors}");
    assert!(errors.contains("mailfix.toml:2: unknown key `bindd`; did you mean `bind`?"));
    assert!(errors.contains(
        "mailfix.toml:5: unknown key `slack.signing_secret`; did you mean `slack.signing_secrets`?"
    ));
    assert!(errors.contains("mailfix.toml:6: unknown key `pigeon`"));
    assert!(
        errors.contains("mailfix.toml:8: unknown key `slac`; did you mean `slack`?"),
        "{errors}"
    );
    assert!(!errors.contains("s3cret"));
}

#[test]
fn all_that_is_wrong_is_said_at_once_and_without_secrets() {
    let folder = Folder::new();
    let file = folder.write(
        "mailfix.toml",
        "bind = \"everywhere\"\nadmin_bind = [1]\n[http]\nmax_connections = 0\n\
         idle_timeout = \"soon\"\n[slack]\nbot_token = [\"xoxb-1\"]\nsigning_secrets = \"s3cret\"\n",
    );
    let variables = [
        ("MAILFIX_PUBLIC_URL", "https://user:s3cret@example.net"),
        ("MAILFIX_SLACK_RESPONSE_ORIGINS", "https://example.net/path"),
        ("MAILFIX_DISCORD_PUBLIC_KEY", "abc"),
        ("MAILFIX_DISCORD_TOKEN", "s3cret"),
        ("MAILFIX_DISCORD_TOKEN_FILE", "/nowhere"),
        ("MAILFIX_API_KEYS_FILE", "/nowhere"),
        ("MAILFIX_LOG", "mailfix=loud"),
    ];
    let errors = errors(Config::load(Some(&file), &environment(&variables)));
    for expected in [
        "mailfix.toml:1: `bind` must be an IP address and a port",
        "mailfix.toml:2: `admin_bind` takes one value",
        "mailfix.toml:4: `http.max_connections` must be a whole number above zero, not `0`",
        "mailfix.toml:5: `http.idle_timeout` must be a time",
        "mailfix.toml:7: `slack.bot_token` takes one value",
        "mailfix.toml:8: `slack.signing_secrets` is a list",
        "MAILFIX_PUBLIC_URL: `public_url` must be an address",
        "MAILFIX_SLACK_RESPONSE_ORIGINS: `slack.response_origins` must be addresses",
        "MAILFIX_DISCORD_PUBLIC_KEY: `discord.public_key` must be 64",
        "MAILFIX_DISCORD_TOKEN_FILE: `discord.token` and `discord.token_file` are both set",
        "MAILFIX_API_KEYS_FILE: cannot read `/nowhere`: ",
        "MAILFIX_LOG: `log.filter` must be",
    ] {
        assert!(errors.contains(expected), "no {expected:?} in\n{errors}");
    }
    assert_eq!(errors.lines().count(), 12, "{errors}");
    assert!(!errors.contains("s3cret") && !errors.contains("xoxb-1"), "{errors}");
}

#[test]
fn a_file_that_is_not_toml_is_refused_with_its_line_and_not_quoted() {
    let errors = errors(from_file("bind = \"127.0.0.1:0\"\n[slack]\nbot_token = s3cret\n"));
    assert!(errors.contains("mailfix.toml:3: "), "{errors}");
    assert!(!errors.contains("s3cret"), "{errors}");
}

#[test]
fn a_file_that_was_named_must_be_there() {
    let missing = Folder::new().0.path().join("missing.toml");
    let errors = errors(Config::load(Some(&missing), &environment(&[])));
    assert!(errors.contains("cannot read") && errors.contains("missing.toml"), "{errors}");
}

#[test]
fn secrets_can_stand_in_files() {
    let folder = Folder::new();
    let secrets = folder.write("signing-secrets", "one\ntwo\n");
    let token = folder.write("token", "xoxb-file\n");
    let file = folder.write(
        "mailfix.toml",
        &format!("[slack]\nsigning_secrets_file = \"{}\"\n", secrets.display()),
    );
    let token = token.to_str().expect("UTF-8");
    let variables = environment(&[("MAILFIX_SLACK_BOT_TOKEN_FILE", token)]);
    let slack = Config::load(Some(&file), &variables).expect("both").config.slack;
    assert_eq!(exposed(&slack.signing_secrets), ["one", "two"]);
    assert_eq!(slack.bot_token.expect("a token").expose_secret(), "xoxb-file");
}

#[test]
fn variables_that_are_not_ours_are_one_warning() {
    let variables = [
        ("MAILFIX_PORT", "tcp://10.0.0.7:80"),
        ("MAILFIX_SERVICE_HOST", "10.0.0.7"),
        ("MAILFIX_SLACK_SIGNING_SECRET", "s3cret"),
        ("MAILFIXER", "x"),
        ("MAILFIX_BIND", "127.0.0.1:0"),
    ];
    let warning = from_variables(&variables).expect("only a warning").warning.expect("a warning");
    assert_eq!(
        warning,
        "Ignored variables that are not settings: MAILFIX_PORT, MAILFIX_SERVICE_HOST, \
         MAILFIX_SLACK_SIGNING_SECRET (did you mean MAILFIX_SLACK_SIGNING_SECRETS?)"
    );
    assert_eq!(from_variables(&[("HOME", "/")]).expect("fine").warning, None);
}

#[test]
fn no_secret_is_ever_shown() {
    let secrets = SETTINGS.iter().filter(|setting| setting.is_secret());
    let variables: Vec<(&str, &str)> = secrets.map(|s| (s.variable, "s3cret")).collect();
    assert_eq!(variables.len(), 4);
    let loaded = from_variables(&variables).expect("a configuration");
    assert!(loaded.config.discord.token.is_some());
    assert!(!format!("{loaded:?} {loaded:#?}").contains("s3cret"));
}

#[test]
fn times_have_units_and_bounds() {
    let idle = |text: &str| {
        from_variables(&[("MAILFIX_HTTP_IDLE_TIMEOUT", text)])
            .map(|loaded| loaded.config.http.idle_timeout.as_millis())
    };
    for (text, millis) in [("20", 20_000), ("20s", 20_000), ("20 ms", 20), ("2m", 120_000)] {
        assert_eq!(idle(text).expect(text), millis);
    }
    for text in ["0s", "-1s", "1.5s", "s", "2d", "25000m", "99999999999999999999s"] {
        assert!(idle(text).is_err(), "{text}");
    }
}

#[test]
fn half_a_configuration_turns_on_what_it_can() {
    let key = "0123456789abcdef".repeat(4);
    let platforms = |variables: &[(&str, &str)]| {
        from_variables(variables).expect("a configuration").config.platforms()
    };
    let is_on = |switch: &Switch| matches!(switch, Switch::On { .. });

    let [slack, discord] = platforms(&[]);
    assert!(!is_on(&slack.switch) && !is_on(&discord.switch));

    let [slack, discord] = platforms(&[("MAILFIX_SLACK_SIGNING_SECRETS", "a")]);
    assert!(matches!(slack.switch, Switch::On { lacks: Some(_), .. }));
    assert!(!is_on(&discord.switch));

    let [slack, discord] = platforms(&[("MAILFIX_DISCORD_PUBLIC_KEY", &key)]);
    assert!(!is_on(&slack.switch));
    assert_eq!(discord.switch, Switch::On { ways: vec!["interactions endpoint"], lacks: None });

    let [_, discord] = platforms(&[("MAILFIX_DISCORD_TOKEN", "t")]);
    assert_eq!(is_on(&discord.switch), cfg!(feature = "gateway"));
}
